"""Rule: the words around a slot do not contradict how its figure is bound, paid or called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.understanding.stems import english_stems
from assistant.writing.beneficiaries import read, rendered_part, told_with
from assistant.writing.case import MARK, Case, Fault, Segment, flat, normal
from assistant.writing.comparisons import compares
from assistant.writing.lexicon import neutral
from assistant.writing.sheet import Slot
from assistant.writing.slots import limits
from corpus.model import Limit, Nature, Provision, ProvisionKind

NATURES: Mapping[Nature, re.Pattern[str]] = {
    Nature.REWARD: re.compile(r"奖励|奖金|奖(?=§)|\brewards?\b|\brewarded\b|\bawards?\b|\bbonus|\bprizes?\b"),
    Nature.SUBSIDY: re.compile(r"补贴|补助|津贴|\bsubsid"),
    Nature.GRANT: re.compile(r"资助|\bgrants?\b"),
    Nature.TOP_UP: re.compile(r"追加|\btop-?ups?\b"),
}
_NO_TOP_UP = re.compile(
    r"(?:基本|基础|原有|总|全部)(?:的)?(?:资助|金额|奖励)(?!办法)"
    r"|\b(?:basic|base|main|original|whole) (?:grant|support|amount|sum|funding)\b"
)
_SYMBOL = re.compile(
    rf"[×x*÷/+\-–~≥≤<>=%$€£¥±^{{}}]\s*{MARK}|{MARK}\s*(?:[×*÷/+\-–~≥≤<>=%$€£¥±^{{}}]|x\s*\d|多|余|上下|开外|出头|打底|不等|起(?!实))"
    rf"|{MARK}\s*(?:(?:and|or) (?:more|up|above|over|beyond|higher|greater)|upwards?|onwards?)|[<>{{}}]"
)
_NOT_COUNTED = re.compile(
    r"\b(?:of|are|is|in|for|to|and|by|from|with|a|per|will|be|on|at|together|jointly|along|every|each|through|across"
    r"|under|as|which|that|who)\b"
)
_COUNTED, _NEAR = 4, 40
_KINDS: Mapping[ProvisionKind, re.Pattern[str]] = {
    ProvisionKind.DATE: re.compile(r"日期|\bdates?\b|\btake effect on\b"),
    ProvisionKind.VALIDITY: re.compile(r"有效期|\bvalid|\bvalidity\b"),
    ProvisionKind.TERM: re.compile(r"期限|年限|为期|时长|\bperiod\b|\bterm\b|\bduration\b"),
    ProvisionKind.COUNT: re.compile(r"数量|\bnumber of\b"),
    ProvisionKind.AMOUNT: re.compile(r"金额|数额|\bamounts?\b|\bsum\b"),
}


def beside_slots(case: Case) -> Fault | None:
    """The first word beside a slot that its figure does not bear out."""
    if found := _SYMBOL.search(case.plain):
        return Fault("bound", found.group().replace(MARK, "…"))
    place = 0
    for segment in case.segments:
        inside = case.slots[place : place + segment.text.count(MARK)]
        place += len(inside)
        sums = [s for s in inside if s.provision.currency]
        if len(sums) > 1 or (sums and any(s.source is not sums[0].source for s in inside)):
            return Fault("two_figures", segment.text.replace(MARK, "…").strip())
        for slot in inside:
            fault = (
                _of_other_clause(case, segment, slot)
                or _counted(case, segment, slot)
                or _kind(segment, slot.provision, {s.provision.kind for s in inside})
                or _bound(case, segment, slot)
                or _nature(case, segment, slot.provision)
            )
            if fault is not None:
                return fault
    return None


def _bound(case: Case, segment: Segment, slot: Slot) -> Fault | None:
    text, provision = segment.text, slot.provision
    for name, words in _ordered().items():
        found = words.search(text)
        if found is None:
            continue
        if not _is_bound(name, provision) and not compares(case, found.group()) and not _is_printed(text, found, slot):
            return Fault("bound", found.group())
        text = words.sub(" ", text)
    return None


def _is_printed(text: str, found: re.Match[str], slot: Slot) -> bool:
    """Whether the clause itself has the word, and all that stands between it and the figure, before the figure."""
    between = flat(text[found.start() :].split(MARK)[0])
    before = flat(slot.source.view.clause.text[: slot.provision.start])
    return MARK in text[found.start() :] and before.endswith(between)


def _of_other_clause(case: Case, segment: Segment, slot: Slot) -> Fault | None:
    """A figure that is no sum, told with more of the words beside a like figure of another clause that is cited."""
    if slot.provision.currency:
        return None
    said = read(segment.text)
    own = len(said & told_with(slot.source, slot.provision))
    others = [
        len(said & told_with(source, provision))
        for source in case.sources
        if source is not slot.source
        for provision in source.view.clause.provisions
        if provision.kind is slot.provision.kind
    ]
    return Fault("counted", segment.text.replace(MARK, "…").strip()) if max(others, default=0) > own else None


def _counted(case: Case, segment: Segment, slot: Slot) -> Fault | None:
    """What is counted must be what the clause counts: the words after the slot stand near its figure."""
    if slot.provision.kind is not ProvisionKind.COUNT:
        return None
    if case.language == "en":
        return _counted_in_english(segment, slot)
    after = re.split("[^\u3400-\u9fff]", segment.text.split(MARK, 1)[1])[0].lstrip("的")[:_COUNTED]
    clause = slot.source.view.clause.text
    near = flat(clause[max(0, slot.provision.start - _NEAR) : slot.provision.end + _NEAR])
    pairs = {after[i : i + 2] for i in range(len(after) - 1)} - neutral("zh")
    strange = next((pair for pair in pairs if pair not in near), None)
    return Fault("counted", after) if strange else None


def _counted_in_english(segment: Segment, slot: Slot) -> Fault | None:
    """The same for the noun after the slot, by the stems beside the figure in the clause's English."""
    noun = re.match(r"[ -]*((?:[a-z]+[ -]?){1,3})", segment.text.split(MARK, 1)[1])
    words = _NOT_COUNTED.split(noun[1])[0] if noun else ""
    near = set(english_stems(rendered_part(slot.source, slot.provision)).split())
    strange = [word for word in words.split() if not set(english_stems(word).split()) <= near]
    return Fault("counted", " ".join(strange)) if strange and near else None


def _kind(segment: Segment, provision: Provision, present: set[ProvisionKind]) -> Fault | None:
    """A word for a sort of figure that is not ``present``, such as 实施日期 before a period of validity."""
    own = _KINDS.get(provision.kind)
    if own is not None and own.search(segment.text):
        return None
    if ProvisionKind.RATE in present:
        present = present | {ProvisionKind.AMOUNT}
    for kind, words in _KINDS.items():
        found = words.search(segment.text)
        if kind not in present and found:
            return Fault("kind", found.group())
    return None


def _is_bound(name: str, provision: Provision) -> bool:
    written = normal(provision.as_written)
    if name in {"cap", "floor", "exact"}:
        same = provision.limit is Limit(name)
        return same if name == "exact" else same or any(word in written for word in limits()[name])
    if name == "one_off":
        return provision.one_off is True
    if name == "per_year":
        return bool(provision.per and "year" in provision.per)
    if name == "top_up":
        return provision.nature is Nature.TOP_UP
    return name == "per_other" and bool(provision.per) and "year" not in (provision.per or "")


def _nature(case: Case, segment: Segment, provision: Provision) -> Fault | None:
    """奖励 for what the clause calls 资助: the word must be the figure's own, or stand in its sentence."""
    if not provision.currency:
        return None
    clause = next(s.source.view.clause for s in case.slots if s.provision is provision)
    around = normal(clause.text[max(0, provision.start - 60) : provision.end + 12] + (clause.rendering or ""))
    if provision.nature is Nature.TOP_UP and (found := _NO_TOP_UP.search(segment.text)):
        return Fault("nature", found.group())
    for nature, words in NATURES.items():
        found = words.search(segment.text)
        if found and nature is not provision.nature and words.search(around) is None:
            return Fault("nature", found.group())
    return None


@cache
def _ordered() -> Mapping[str, re.Pattern[str]]:
    """The bounds in an order in which 不超过 is read before 超过."""
    order = ("cap", "top_up", "one_off", "per_other", "per_year", "per_unit", "about", "floor", "exact")
    return {name: _pattern(limits()[name]) for name in order}


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = [rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in sorted(words, key=len, reverse=True)]
    return re.compile("|".join(_only_beside(p) for p in parts))


def _only_beside(word: str) -> str:
    """One character such as 约 counts only right before a slot; 年度 is not 年."""
    return rf"{word}(?=\s*{MARK})" if len(word.replace("\\", "")) == 1 else word
