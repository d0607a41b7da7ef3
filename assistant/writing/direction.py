"""Rule: what brings about what is not turned round, and what a clause does for the eligible is told of no others."""

from __future__ import annotations

import re

from assistant.evidence.rendered import rendering_of
from assistant.understanding.model import Term
from assistant.understanding.stems import english_stems
from assistant.writing.case import Case, Fault, Ground, flat
from assistant.writing.lexicon import neutral, parties, pattern, stems_of, synonyms
from assistant.writing.naming import due_conditions
from assistant.writing.sheet import Slot
from assistant.writing.topics import hard_terms

_SOON = 30
_CONDITIONS = ("condition_certified", "condition_eligible")
_SAID_OF = frozenset({"sector", "action"})
_APART = re.compile(r"\band (?=[a-z]{3,}s [a-z])|同时")
_DEMANDS = re.compile(
    r"(?:要求|责成|命令)(?:各|有关|相关|所有)*|\b(?:requires?|obliges?|orders?|asks?) (?:all |the |any )*"
)
_HOSTS = re.compile(
    r"\s*(?P<who>[\u3400-\u9fff]{0,8}(?:国家|地区|国家和地区|企业|机构|公司|政府))(?:将|会|要|负责|自行|统一|分别)?"
    r"(?P<does>举办|主办|承办)"
)
_MOST, _LEAST = 0.6, 0.2


def addressed(case: Case) -> Fault | None:
    """Somebody to whom the text is said to be sent whom the clause does not name by that word."""
    for segment in case.segments:
        if (found := pattern("addressed").search(segment.text)) is None:
            continue
        named = re.split(r"[，,§]|\b(?:who|which|that|and are|for|by)\b", segment.text[found.end() :])[0].strip()
        wanted = flat(named).rstrip("等")[-2:] if case.language == "zh" else (english_stems(named).split() or [""])[-1]
        texts = (f"{g.view.clause.text} {g.view.clause.rendering or ''}" for g in case.grounds)
        known = (flat(t) if case.language == "zh" else english_stems(t).split() for t in texts)
        if wanted and not any(wanted in words for words in known):
            return Fault("agent", named)
    return None


def demanded(case: Case) -> Fault | None:
    """A sort of party of which the text is said to demand something, where no cited clause speaks of that sort."""
    for found in _DEMANDS.finditer(case.own):
        for sort in parties():
            named = pattern(sort).match(case.own, found.end())
            if named is not None and not any(pattern(sort).search(g.clause) for g in case.grounds):
                return Fault("agent", named.group())
    return None


def hosted(case: Case) -> Fault | None:
    """Somebody else said to hold or run what the clause has held, where the clause names nobody or another for it."""
    for segment in case.segments if case.language == "zh" else ():
        found = _HOSTS.match(segment.text)
        if found is None:
            continue
        parts = [p for g in case.grounds for p in re.split(r"[，,；;。]", g.flat) if found["does"] in p]
        if parts and not any(found["who"][-2:] in part.split(found["does"])[0] for part in parts):
            return Fault("agent", found["who"])
    return None


def turned(case: Case) -> Fault | None:
    """A cause that the clause has as the effect: it brings about what stands before the verb, not what follows."""
    for segment in case.segments:
        found = pattern("brings_about").search(segment.text)
        if found is None or case.slots:
            continue
        if pattern("causes").search(segment.text) and not any(_has_effects(g, case.language) for g in case.grounds):
            return Fault("turned", segment.text.strip())
        before = _units(segment.text[: found.start()], case.language)
        after = _units(segment.text[found.end() :], case.language)
        if before and after and all(_is_turned(before, after, g, case.language) for g in case.grounds):
            return Fault("turned", segment.text.strip())
    return None


def _has_effects(ground: Ground, language: str) -> bool:
    """Whether the clause says of anything that it brings something about, or what something is for."""
    text = ground.flat if language == "zh" else ground.clause
    return pattern("brings_about").search(text) is not None


def _is_turned(before: set[str], after: set[str], ground: Ground, language: str) -> bool:
    text, soon = (ground.flat, _SOON) if language == "zh" else (ground.clause, _SOON * 5)
    effects = set[str]()
    for mark in pattern("brings_about").finditer(text):
        effects |= _units(re.split("[。；;.]", text[mark.end() : mark.end() + soon])[0], language)
    caused, causing = len(before & effects) / len(before), len(after & effects) / len(after)
    return caused >= _MOST and causing <= _LEAST


def conditioned(case: Case) -> Fault | None:
    """A topic told of the certified or eligible that stands in no sentence of the clause that has that condition."""
    for segment in () if case.slots else case.segments:
        named = [name for name in _CONDITIONS if pattern(name).search(segment.text)]
        if lacking := _of_others(case, segment.text, named):
            return Fault("condition", lacking)
        parts = _APART.split(case.spoken[segment.start : segment.end])
        said = [part for part in parts if named and pattern(named[0]).search(part)]
        terms = [t for part in said for t in hard_terms(case, part) if t.category in _SAID_OF]
        terms = [t for t in terms if not pattern("giving").fullmatch(t.surface)]
        if not named or not terms or pattern("negation").search(segment.text):
            continue
        held = [own for g in case.grounds for own in _conditioned(g, named[0])]
        unsaid = [[t for t in terms if t.key not in known and not _is_said(t, words)] for known, words in held]
        if strange := min(unsaid, key=len, default=[]):
            return Fault("subject", "、".join(t.surface for t in strange))
    return None


def _of_others(case: Case, text: str, named: list[str]) -> str | None:
    """The condition under which the clause has those whom a text names, where the text has them under another."""
    if len(named) != 1 or pattern("negation").search(text):
        return None
    for source in case.sources:
        for provision in (p for p in source.view.clause.provisions if p.currency):
            due = [each for each in due_conditions(text, Slot(source, provision)) if each[0] in _CONDITIONS]
            if due and all(name != named[0] for name, _ in due):
                return due[0][1]
    return None


def _is_said(term: Term, words: str) -> bool:
    if not term.surface.isascii():
        return term.surface in words
    known, other = english_stems(words), synonyms(english_stems(term.surface).strip())
    if other is not None and (not other.stems.isdisjoint(known.split()) or any(w in words for w in other.chinese)):
        return True
    return english_stems(term.surface) in known


def _conditioned(ground: Ground, name: str) -> list[tuple[frozenset[str], str]]:
    """What each sentence of a clause that has a condition is about, with what goes without saying, and its words."""
    around = ground.around | ground.view.title_concepts.closure
    return [
        (ground.view.sentence_concepts[s.start].closure | around, f"{s.text} {rendering_of(ground.view, s) or ''}")
        for s in ground.view.sentences
        if pattern(name).search(s.text) and s.start in ground.view.sentence_concepts
    ]


def _units(text: str, language: str) -> set[str]:
    if language == "zh":
        kept = re.sub("[^\u3400-\u9fff]", "", flat(text))
        return {kept[i : i + 2] for i in range(len(kept) - 1)} - neutral("zh")
    return set(english_stems(text).split()) - stems_of(neutral("en"))
