"""Rule: the force of the text is kept: what it explores, encourages or plans is not said to be done or given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.understanding.stems import english_stems
from assistant.writing.case import Case, Fault, Ground, Segment, flat, normal, told
from assistant.writing.lexicon import neutral, pattern, stems_of, synonyms
from assistant.writing.proven import is_proven
from assistant.writing.words import ends_otherwise

_HEDGES = ("explore", "encourage", "plan", "may")
_FORCES = ("explore", "encourage")
_CUT = re.compile(r"[，,；;。!?？：:\n]|\.(?=\s|$)")
_CHINESE_SHARE, _ENGLISH_SHARE = 0.6, 0.6
_LEAST = 2
_JOINED = 12
_OTHER_WORD = 0.5
_NO_FACT = ("may", "encourage", "plan", "supporting", "wished", "listing")
_GRAMMAR = frozenset(("the", "a", "each", "every", "all", "and", "of", "in"))
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
            fault = _dropped(case, segment, ground) or _unfree(case, segment, ground)
            if fault is not None:
                return fault
    return _bare(case)


def _bare(case: Case) -> Fault | None:
    """What the clause only supports or encourages, stated as a fact: 金融机构提供便利 for 鼓励金融机构提供便利."""
    parts = [s for s in case.segments if not is_proven(case, s)]
    said = " ".join(case.spoken[s.start : s.end] for s in parts)
    own = " ".join(s.text for s in parts)
    if case.slots or any(pattern(name).search(said) for name in ("any_force", "listing", "giving")):
        return None
    for ground in case.grounds:
        shares = [(_common(own, part, case.language), part) for part in _parts(ground, case.language)]
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
    free = any(pattern(n).search(whole) for n in ("encourage", "plan", "may")) and not pattern("directs").search(best)
    return share >= _DEMANDED and not free and pattern("held_back").search(best) is None


def _dropped(case: Case, segment: Segment, ground: Ground) -> Fault | None:
    """The hedge of the part of the clause that a part of the sentence repeats, where the sentence has none."""
    if segment.text.endswith("的") and _ADVICE.match(case.own[segment.end :]):
        return None
    said, parts = segment.text, list(_parts(ground, case.language))
    best, share = _likest(said, parts, case.language)
    floor = _CHINESE_SHARE if case.language == "zh" else _ENGLISH_SHARE
    if share < floor:
        return None
    for hedge in _HEDGES:
        found = pattern(hedge).search(best)
        if found is None or pattern(hedge).search(case.spoken) or pattern("listing").search(segment.text):
            continue
        if not _is_kept(case, best, found, hedge):
            return Fault("force", found.group())
    return None


def _unfree(case: Case, segment: Segment, ground: Ground) -> Fault | None:
    """What somebody may do or is encouraged to do told as what he does, also where it is said some commas later."""
    if any(pattern(name).search(case.spoken) for name in _NO_FACT):
        return None
    said = _agents(segment.text)
    for sentence in told(_text(ground, case.language)):
        for found in _free().finditer(sentence):
            if found["word"] and pattern("able").search(case.spoken):
                continue
            agents = _agents(found["free"] or found["moved"])
            named = [word for word in agents if _holds(word, said)]
            _, share = _likest(segment.text, [sentence], case.language)
            if len(named) * 2 > len(agents) and share >= _CHINESE_SHARE:
                return Fault("force", found["word"] or found.group().split()[0])
    return None


@cache
def _free() -> re.Pattern[str]:
    """Whoever may do something, or is encouraged to."""
    who = r"(?:^|[，,])\s*(?:the )?(?P<free>[\u3400-\u9fff]{2,8}?|[a-z ]{3,30}?)"
    return re.compile(rf"{who}\s*(?P<word>{pattern('may').pattern})|\bencourage (?P<moved>[a-z ]{{3,40}}?)(?=,| to )")


def _agents(text: str) -> set[str]:
    """Who acts, by the pairs of characters or the stems of what stands for them."""
    han = re.sub("[^\u3400-\u9fff]", "", text)
    return {han[n : n + _LEAST] for n in range(len(han) - 1)} if han else set(english_stems(text).split()) - _GRAMMAR


def _is_kept(case: Case, part: str, found: re.Match[str], hedge: str) -> bool:
    """Whether another word of the sentence keeps the force: what it aims at is no fact either."""
    if hedge == "may" and pattern("able").search(case.spoken):
        return True
    if hedge == "encourage" and pattern("aimed").search(case.spoken):
        return True
    return _is_joined(part, found) and pattern("supporting").search(case.spoken) is not None


def _is_joined(part: str, hedge: re.Match[str]) -> bool:
    """Whether a clause supports and encourages in one breath: then one of the two is enough."""
    near = part[max(0, hedge.start() - _JOINED) : hedge.end() + _JOINED]
    support, joint = f"(?:{pattern('supporting').pattern})", "(?:和|与|、|并| and )"
    return re.search(f"{support}{joint}{hedge[0]}|{hedge[0]}{joint}{support}", near) is not None


def _parts(ground: Ground, language: str) -> Iterator[str]:
    yield from (p for p in _CUT.split(_text(ground, language)) if p.strip())


def _text(ground: Ground, language: str) -> str:
    clause = ground.view.clause
    text = normal(clause.text if language == "zh" else (clause.rendering or clause.text))
    return _list_comma().sub(" ", text)


@cache
def _list_comma() -> re.Pattern[str]:
    """The comma in a name such as animation, comics and games; not that before "support and encourage"."""
    verb = f"(?!{pattern('any_force').pattern})"
    return re.compile(rf",(?= {verb}[a-z-]+ and {verb}[a-z])")


def _likest(own: str, parts: Sequence[str], language: str) -> tuple[str, float]:
    """The part of a clause that a text repeats, by the words that tell it from the other parts, and how much of it."""
    said, held = _words(own, language), [_words(part, language) for part in parts]
    if len(said) < _LEAST or not parts:
        return "", 0.0
    found = [{word for word in said if _holds(word, words)} for words in held]
    often = Counter(word for words in found for word in words)
    best = max(range(len(parts)), key=lambda n: sum((1 if w in held[n] else _OTHER_WORD) / often[w] for w in found[n]))
    return parts[best], len(found[best]) / len(said)


def _holds(word: str, words: set[str]) -> bool:
    """Whether a part has a word, with another ending, or one that may stand for it."""
    if word in words or not word.isascii():
        return word in words
    other = synonyms(word)
    return ends_otherwise(word, words) or (other is not None and not other.stems.isdisjoint(words))


def _words(text: str, language: str) -> set[str]:
    if language == "zh":
        return _pairs(flat(text))
    return set(english_stems(text).split()) - stems_of(neutral("en"))


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
