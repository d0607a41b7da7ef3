"""Rule: what a sentence calls a figure the number of is what stands with the figure in its clause.

A sentence of a clause may speak of many things before it gives a number of one of them: exhibitions are held, display
zones set up, and a number of enterprises takes part. So the thing must stand between the same commas as the figure,
behind it where it is told of what comes then, before it where it ends a phrase (participation of {1}).
"""

from __future__ import annotations

import re

from assistant.understanding.stems import english_stems
from assistant.writing.case import LIST_COMMA, MARK, Case, Fault, Segment, flat, normal
from assistant.writing.lexicon import alike, bare, grammar, pattern, stems_of
from assistant.writing.order import HAN, places_of
from assistant.writing.sheet import Slot, rendering_with_slots, with_slots
from assistant.writing.words import words_of
from corpus.glossary import Glossary
from corpus.model import ProvisionKind

_COMMA = re.compile(r"[，,;；。]|\.(?=\s|$)")
_ENDS_A_PHRASE = re.compile(r"\b(?:of|to|by|reach|reaches|exceeds?|total|totals)\s*$")
_ITSELF = re.compile(r"\b(?:along|of|for|that|which|who|to be|in|from|with|by|at|is|are|was|will|under|on)\b")

_HEAD = re.compile(r"([a-z-]+)(?=(?: ([a-z]+))?)")
"""A word with the one behind it: in an exhibition the exhibition is a thing, in exhibition participation it is not."""


def counts(case: Case) -> Fault | None:
    """The first thing that a figure is called the number of and that does not stand with it."""
    place = 0
    for segment in case.segments:
        inside = case.slots[place : place + segment.text.count(MARK)]
        place += len(inside)
        found = pattern("number_of").search(segment.text)
        counted = [slot for slot in inside if slot.provision.kind is ProvisionKind.COUNT]
        if found is None or len(counted) != 1:
            continue
        strange = (_chinese if case.language == "zh" else _english)(case, segment, found, counted[0])
        if strange:
            return Fault("counted", "、".join(strange))
    return None


def _chinese(case: Case, segment: Segment, found: re.Match[str], slot: Slot) -> list[str]:
    """The words before 的数量 that do not stand between the commas of the figure."""
    mark = f"{{{slot.source.slot(slot.provision)}}}"
    before, behind = _beside(with_slots(slot.source), mark, case.tools.glossary)
    told = flat(f"{before}{slot.provision.as_written}{behind}")
    words = (word for run in HAN.finditer(segment.text[: found.start()]) for word, _ in words_of(run.group()))
    return [w for w in words if len(w) > 1 and w not in bare("zh") and not places_of(w, told)]


def _english(case: Case, segment: Segment, found: re.Match[str], slot: Slot) -> list[str]:
    """The stems behind "number of" that do not stand beside the figure: before it where it ends a phrase."""
    mark = f"{{{slot.source.slot(slot.provision)}}}"
    before, behind = _beside(rendering_with_slots(slot.source), mark, case.tools.glossary)
    told = before if _ENDS_A_PHRASE.search(before) or not behind.strip() else behind
    named = english_stems(_ITSELF.split(segment.text[found.end() :].replace(MARK, " ").strip())[0]).split()
    stems = set(english_stems(told).split())
    heads = {english_stems(m[1]).strip() for m in _HEAD.finditer(told) if not m[2] or m[2] in grammar()}
    lacking = {stem for stem in named if stems.isdisjoint({stem, *alike(stem)})}
    lacking |= {stem for stem in named[-1:] if heads.isdisjoint({stem, *alike(stem)})}
    return sorted(lacking - stems_of(bare("en"))) if told.strip() else []


def _beside(text: str, mark: str, glossary: Glossary) -> tuple[str, str]:
    """What stands before and behind a figure between its commas; those in a list or a name are none."""
    before, _, behind = text.partition(mark)
    before, behind = (_without_commas_in_names(normal(part), glossary) for part in (before, behind))
    return _COMMA.split(before)[-1], _COMMA.split(behind)[0]


def _without_commas_in_names(text: str, glossary: Glossary) -> str:
    for match in glossary.concepts_in(text):
        text = text[: match.start] + text[match.start : match.end].replace(",", " ") + text[match.end :]
    return LIST_COMMA.sub(" ", text)
