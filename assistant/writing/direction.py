"""Rule: what brings about what is not turned round, and what a clause does for the eligible is told of no others."""

from __future__ import annotations

import re

from assistant.understanding.stems import english_stems
from assistant.writing.case import Case, Fault, Ground, flat
from assistant.writing.lexicon import neutral, pattern
from assistant.writing.topics import hard_terms

_SOON = 30
_CONDITIONS = ("condition_certified", "condition_eligible")
_SAID_OF = frozenset({"sector", "action"})
_MOST, _LEAST = 0.6, 0.2


def turned(case: Case) -> Fault | None:
    """A cause that the clause has as the effect: it brings about what stands before the verb, not what follows."""
    for segment in case.segments:
        found = pattern("brings_about").search(segment.text)
        if found is None or case.slots:
            continue
        before = _units(segment.text[: found.start()], case.language)
        after = _units(segment.text[found.end() :], case.language)
        if before and after and all(_is_turned(before, after, g, case.language) for g in case.grounds):
            return Fault("turned", segment.text.strip())
    return None


def _is_turned(before: set[str], after: set[str], ground: Ground, language: str) -> bool:
    text, soon = (ground.flat, _SOON) if language == "zh" else (ground.clause, _SOON * 5)
    effects = set[str]()
    for mark in pattern("brings_about").finditer(text):
        effects |= _units(re.split("[。；;.]", text[mark.end() : mark.end() + soon])[0], language)
    caused, causing = len(before & effects) / len(before), len(after & effects) / len(after)
    return caused >= _MOST and causing <= _LEAST


def exchanged(case: Case) -> Fault | None:
    """What the clause says of one place told of another: 中国特色文化资源 for 沿线国家特色文化资源."""
    for match in case.tools.glossary.concepts_in(case.own):
        what = re.match("(?:和地区|的)?([\u3400-\u9fff]{4})", case.own[match.end :])
        if what is None or case.tools.glossary.get(match.concept).category != "place":
            continue
        owners = [owner for g in case.grounds for owner in _owners(case, what[1], g)]
        if owners and all(owner and owner != match.concept for owner in owners):
            return Fault("place", f"{match.surface}{what[1]}")
    return None


def _owners(case: Case, what: str, ground: Ground) -> list[str]:
    """The place named right before each occurrence of some words; empty where there is none."""
    found = []
    for place in re.finditer(re.escape(what), ground.flat):
        before = re.sub("(?:和地区|的)$", "", ground.flat[max(0, place.start() - _SOON) : place.start()])
        ends = [m.concept for m in case.tools.glossary.concepts_in(before) if m.end == len(before)]
        found.append(next((c for c in ends if case.tools.glossary.get(c).category == "place"), ""))
    return found


def conditioned(case: Case) -> Fault | None:
    """A topic told of the certified or eligible that stands in no sentence of the clause that has that condition."""
    for segment in () if case.slots else case.segments:
        named = [name for name in _CONDITIONS if pattern(name).search(segment.text)]
        terms = [t for t in hard_terms(case, case.spoken[segment.start : segment.end]) if t.category in _SAID_OF]
        if not named or not terms or pattern("negation").search(segment.text):
            continue
        held = [closure for g in case.grounds for closure in _conditioned(g, named[0])]
        if held and (strange := min(([t for t in terms if t.key not in c] for c in held), key=len)):
            return Fault("subject", "、".join(t.surface for t in strange))
    return None


def _conditioned(ground: Ground, name: str) -> list[frozenset[str]]:
    """What each sentence of a clause that has a condition is about, with what goes without saying."""
    return [
        ground.view.sentence_concepts[s.start].closure | ground.around | ground.view.title_concepts.closure
        for s in ground.view.sentences
        if pattern(name).search(s.text) and s.start in ground.view.sentence_concepts
    ]


def _units(text: str, language: str) -> set[str]:
    if language == "zh":
        kept = re.sub("[^\u3400-\u9fff]", "", flat(text))
        return {kept[i : i + 2] for i in range(len(kept) - 1)} - neutral("zh")
    return set(english_stems(text).split()) - set(english_stems(" ".join(neutral("en"))).split())
