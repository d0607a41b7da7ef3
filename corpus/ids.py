"""Gives every unit its short, stable id: 16, 3.2, ch1, box4, supp.6, annex2/3."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.model import ClauseKind
from corpus.numbering import ARTICLES, RANKS, Style
from corpus.outline import Block, Role
from corpus.phrases import SUPPLEMENT_HEADINGS
from corpus.structure import Levels, Structure, Unit
from corpus.tracker import Step

_NAMED = {ClauseKind.HEAD: "head", ClauseKind.NOTICE: "notice", ClauseKind.PREAMBLE: "preamble",
          ClauseKind.IMPRINT: "imprint"}
_LETTERS = "bcdefghijklmnopqrstuvwxyz"


def assign_ids(structure: Structure, blocks: Sequence[Block]) -> list[str]:
    """One id for each unit of ``structure``, in order, all different.

    A number printed twice in one place keeps its id the first time and takes -b, -c … after.
    """
    prefixes = _instrument_prefixes(blocks)
    sections = _section_names(blocks)
    prefixed = _restarting_sections(structure)
    ids: list[str] = []
    used: dict[str, int] = {}
    for unit in structure.units:
        levels = structure.levels[unit.instrument]
        local = _local_id(unit, levels, sections, prefixed)
        prefix = prefixes[unit.instrument]
        if unit.kind is ClauseKind.ANNEX:
            wanted = prefix.rstrip("/")
        elif unit.kind is ClauseKind.IMPRINT and "imprint" not in used:
            wanted = local
        else:
            wanted = prefix + local
        ids.append(unique(wanted, used))
    return ids


def unique(wanted: str, used: dict[str, int]) -> str:
    """``wanted``, or with the first free letter after it.

    ``used`` counts how often each id was wanted; the result is entered in it.
    """
    chosen, turn = wanted, used.get(wanted, 0)
    while chosen in used:
        chosen = f"{wanted}-{_LETTERS[turn - 1] if turn <= len(_LETTERS) else turn + 1}"
        turn += 1
    used[wanted] = max(turn, 1)
    used.setdefault(chosen, 1)
    return chosen


def dotted(steps: Iterable[Step], sections: dict[int, str]) -> str:
    """The numbers of ``steps`` from the outside in, joined by dots."""
    return ".".join(name for step in steps if (name := step.name or sections.get(step.uid, "")))


def _local_id(unit: Unit, levels: Levels, sections: dict[int, str], prefixed: set[int]) -> str:
    if unit.kind in _NAMED:
        return _NAMED[unit.kind]
    if unit.kind is ClauseKind.ANNEX:
        return "annex"
    step = unit.steps[-1]
    if unit.kind is ClauseKind.BOX:
        return f"box{step.name}"
    if unit.kind is ClauseKind.CHAPTER:
        return _chapter_id(unit.steps, sections)
    return _clause_id(unit.steps, levels, sections, prefixed)


def _chapter_id(steps: tuple[Step, ...], sections: dict[int, str]) -> str:
    if not steps[-1].name:
        return dotted(steps, sections)
    return f"ch{dotted((step for step in steps if step.name), sections)}"


def _clause_id(steps: tuple[Step, ...], levels: Levels, sections: dict[int, str], prefixed: set[int]) -> str:
    step, depth = steps[-1], len(steps) - 1
    section = next((upper for upper in steps[:-1] if upper.uid in prefixed), None)
    if step.style is Style.DECIMAL or _own_number_suffices(step, depth, levels):
        return f"{sections[section.uid]}.{step.name}" if section else step.name
    above = [upper for upper in steps[:-1] if upper.name or upper is section]
    return dotted([*above, step], sections)


def _own_number_suffices(step: Step, depth: int, levels: Levels) -> bool:
    if step.style in ARTICLES or step.style in RANKS:
        return not levels.restarts(step, depth)
    return depth == 0 or levels.runs_through(step, depth)


def _restarting_sections(structure: Structure) -> set[int]:
    """The unnumbered headings under which the numbers begin anew after others have been used."""
    numbered: set[int] = set()
    first_seen: set[int] = set()
    restarting: set[int] = set()
    for unit in structure.units:
        if unit.kind is not ClauseKind.CLAUSE:
            continue
        section = next((step for step in unit.steps[:-1] if not step.name), None)
        if section and section.uid not in first_seen:
            first_seen.add(section.uid)
            if unit.instrument in numbered and unit.steps[-1].name == "1":
                restarting.add(section.uid)
        numbered.add(unit.instrument)
    return restarting


def _section_names(blocks: Sequence[Block]) -> dict[int, str]:
    """The names of headings without number: supp for 附则, s1, s2 … for others of the instrument."""
    names: dict[int, str] = {}
    counts: dict[int, int] = defaultdict(int)
    for block in blocks:
        step = block.opens
        if block.role is not Role.HEADING or step is None or step.name:
            continue
        if "".join(block.text.split()).lower() in SUPPLEMENT_HEADINGS:
            names[step.uid] = "supp"
        else:
            counts[block.instrument] += 1
            names[step.uid] = f"s{counts[block.instrument]}"
    return names


def _instrument_prefixes(blocks: Sequence[Block]) -> dict[int, str]:
    prefixes = {0: ""}
    used: dict[str, int] = {}
    marked = 0
    for block in blocks:
        if block.instrument in prefixes:
            continue
        mark = block.label if block.role is Role.ANNEX else None
        if mark is not None:
            marked += 1
            wanted = f"annex{mark.name or marked}"
        else:
            wanted = f"annex{block.instrument + 1}"
        prefixes[block.instrument] = unique(wanted, used) + "/"
    return prefixes
