"""Rule: the force of the text is kept: what it explores, encourages or plans is not said to be done or given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understanding.stems import english_stems
from assistant.writing.absences import is_true_absence, without_contrast
from assistant.writing.case import Case, Fault, Ground, Segment, flat, normal, told
from assistant.writing.lexicon import neutral, pattern, stems_of

_HEDGES = ("explore", "encourage", "plan")
_FORCES = ("explore", "encourage")
_CUT = re.compile(r"[，,；;。!?？：:\n]|\.(?=\s|$)")
_CHINESE_SHARE, _ENGLISH_SHARE = 0.6, 0.6
_LEAST = 2
_LIKE, _DEMANDED = 0.28, 0.5
_NUMBER = re.compile(r"^\s*[(（]\w+[)）]")
_ADVICE = re.compile(r"\W*(?:可以?|请|建议)(?:看|参见|参考|查)")
_GOALS = re.compile(r"目标|愿景|\b(?:goals?|objectives?|targets?)\b", re.IGNORECASE)


def force(case: Case) -> Fault | None:
    """The hedge of the clause that the sentence drops, or one that the clause lacks."""
    for segment in case.segments:
        for hedge in _FORCES:
            if pattern(hedge).search(segment.text) and not any(pattern(hedge).search(g.clause) for g in case.grounds):
                return Fault("force", pattern(hedge).search(segment.text).group())  # type: ignore[union-attr]
        for ground in case.grounds:
            fault = _dropped(case, segment, ground)
            if fault is not None:
                return fault
    return _bare(case)


def _bare(case: Case) -> Fault | None:
    """What the clause only supports or encourages, stated as a fact: 金融机构提供便利 for 鼓励金融机构提供便利."""
    if (
        case.slots
        or any(is_true_absence(case, s) for s in case.segments)
        or pattern("any_force").search(case.spoken)
        or pattern("listing").search(case.own)
        or pattern("giving").search(case.own)
    ):
        return None
    for ground in case.grounds:
        shares = [(_common(case.own, part, case.language), part) for part in _parts(ground, case.language)]
        share, best = max(shares, default=(0.0, ""))
        found = pattern("held_back").search(best)
        if found and share >= _LIKE:
            return Fault("force", found.group())
    return None


def is_demanded(own: str, ground: Ground, language: str) -> bool:
    """Whether the clause has most of what a text says done, and does not only allow or encourage it."""
    if _GOALS.search(ground.view.clause.title or " ".join(ground.view.clause.heading_path[-1:]) or ""):
        return False
    title = normal(f"{ground.view.clause.title or ''} {ground.view.title_rendering}")
    parts = [part for part in _parts(ground, language) if _NUMBER.sub("", part).strip() not in title]
    share, best = max(((_common(own, part, language), part) for part in parts), default=(0.0, ""))
    whole = next((said for said in told(_text(ground, language)) if best and best in said), best)
    held = pattern("held_back").search(best) or any(pattern(n).search(whole) for n in ("encourage", "plan", "may"))
    return share >= _DEMANDED and not held


def _dropped(case: Case, segment: Segment, ground: Ground) -> Fault | None:
    """The hedge of the part of the clause that a part of the sentence repeats, where the sentence has none."""
    if segment.text.endswith("的") and _ADVICE.match(case.own[segment.end :]):
        return None
    best, share, said = "", 0.0, without_contrast(case, segment, segment.text)
    for part in _parts(ground, case.language):
        if (common := _common(said, part, case.language)) > share:
            best, share = part, common
    floor = _CHINESE_SHARE if case.language == "zh" else _ENGLISH_SHARE
    if share < floor:
        return None
    for hedge in _HEDGES:
        found = pattern(hedge).search(best)
        if found and not pattern(hedge).search(case.spoken) and not pattern("listing").search(segment.text):
            return Fault("force", found.group())
    return None


def _parts(ground: Ground, language: str) -> Iterator[str]:
    yield from (p for p in _CUT.split(_text(ground, language)) if p.strip())


def _text(ground: Ground, language: str) -> str:
    clause = ground.view.clause
    return normal(clause.text if language == "zh" else (clause.rendering or clause.text))


def _common(own: str, part: str, language: str) -> float:
    """The share of what the sentence's part says that the clause's part says too."""
    if language == "zh":
        pairs = _pairs(flat(own))
        return len(pairs & _pairs(flat(part))) / len(pairs) if len(pairs) >= _LEAST else 0.0
    stems = set(english_stems(own).split()) - stems_of(neutral("en"))
    return len(stems & set(english_stems(part).split())) / len(stems) if len(stems) >= _LEAST else 0.0


def _pairs(text: str) -> set[str]:
    words = neutral("zh")
    kept = re.sub("[^\u3400-\u9fffa-z0-9]", "", text)
    return {kept[i : i + 2] for i in range(len(kept) - 1)} - words
