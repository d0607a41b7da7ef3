"""Turns the text of one policy into a document: clauses with ids and items, headings, furniture."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from corpus.clause_titles import find_titles
from corpus.cleaning import invisible, split_lines
from corpus.furniture import set_aside
from corpus.ids import assign_ids
from corpus.items import Part, find_items
from corpus.model import Clause, ClauseKind, Document, Furniture, FurnitureKind, Heading, Metadata
from corpus.numbering import LONGEST_HEADING, heading_like, heading_line
from corpus.outline import Block, Role, read_outline
from corpus.structure import HeadingMark, Structure, Unit, build_structure

SCHEMA = 1
"""Raised whenever parsing the same text may give another document."""

_WITHOUT_ITEMS = frozenset({ClauseKind.HEAD, ClauseKind.NOTICE, ClauseKind.PREAMBLE, ClauseKind.IMPRINT})


def parse_text(text: str, metadata: Metadata | None = None, *, document_id: str) -> Document:
    """Parse the full text of a policy, line breaks and page furniture included.

    Args:
        text: the source text as read from the file.
        metadata: what is known of the document; read from the text when None.
        document_id: the slug written into every clause.

    Returns:
        The document with clauses, items, references, provisions, headings and furniture.
        An empty text gives a document without clauses.
    """
    lines, furniture = split_lines(text)
    kept, aside = set_aside(lines)
    outline = read_outline(kept)
    marks = [Furniture(FurnitureKind.ENCLOSURE_MARK, line.text, line.number) for line in outline.enclosure_marks]
    structure = build_structure(outline.blocks)
    clauses = _clauses(structure, outline.blocks, document_id)
    if metadata is None:
        from corpus.metadata import extract_metadata

        metadata = extract_metadata(text, clauses, document_id=document_id)
    return Document(
        metadata=metadata,
        clauses=tuple(_with_facts(clause) for clause in clauses),
        headings=_headings(structure),
        furniture=tuple(sorted([*furniture, *aside, *marks], key=lambda piece: piece.line)),
        source_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def account(text: str, document: Document) -> bool:
    """Whether every non-space character of ``text`` lies, in order, in exactly one part of ``document``.

    A heading that opens a clause of its own (一、重点支持领域 in ch1) counts there and not again.
    """
    lines, artefacts = split_lines(text)
    aside = {piece.line: piece for piece in document.furniture if not all(map(invisible, piece.text))}
    whole = {line.number: line.text for line in lines}
    if any(whole.get(number) != piece.text for number, piece in aside.items()):
        return False
    if [piece for piece in document.furniture if piece.line not in aside] != [
            piece for piece in artefacts if piece.line not in aside]:
        return False
    source = "".join(line.text for line in lines if line.number not in aside)
    return _without_space(source) == _without_space("".join(_in_order(document)))


def _without_space(text: str) -> str:
    return "".join(text.split())


def _in_order(document: Document) -> list[str]:
    """The texts of headings and clauses as they stand in the source."""
    pieces: list[str] = []
    waiting = list(document.headings)
    for clause in document.clauses:
        while waiting and waiting[0].order <= clause.order:
            heading = waiting.pop(0)
            last = not waiting or waiting[0].order > clause.order
            if not (last and clause.kind is ClauseKind.CHAPTER and clause.text.startswith(heading.text)):
                pieces.append(heading.text)
        pieces.append(clause.text)
    return pieces + [heading.text for heading in waiting]


def _clauses(structure: Structure, blocks: Sequence[Block], document_id: str) -> list[Clause]:
    ids = assign_ids(structure, blocks)
    heading_texts = {mark.step.uid: _heading_text(mark.block) for mark in structure.headings}
    instrument_titles = _instrument_titles(structure)
    clauses = []
    for order, (unit, clause_id) in enumerate(zip(structure.units, ids, strict=True)):
        text, parts = _compose(unit)
        path = [heading_texts[step.uid] for step in unit.headings if step.uid in heading_texts]
        title = instrument_titles.get(unit.instrument)
        chapter = next((step for step in unit.steps if step.uid in heading_texts and step.name), None)
        clauses.append(Clause(
            document_id=document_id, clause_id=clause_id, kind=unit.kind, label=_label(unit), text=text, order=order,
            heading_path=tuple(([title] if title and unit.kind is not ClauseKind.ANNEX else []) + path),
            chapter=chapter.name if chapter else None, chapter_inferred=bool(chapter and chapter.inferred),
            items=find_items(clause_id, text, parts) if unit.kind not in _WITHOUT_ITEMS else ()))
    return _with_titles(clauses, structure.units)


def _compose(unit: Unit) -> tuple[str, list[Part]]:
    """The unit's text, one paragraph a line, and where each paragraph lies in it."""
    parts: list[Part] = []
    offset = 0
    for index, block in enumerate(unit.blocks):
        depth: int | None = None
        if index == 0 and (unit.steps or block.label):
            depth = 0
        elif block.role is Role.UNIT:
            depth = max(1, len(block.trail) - len(unit.steps))
        end = offset + len(block.text)
        parts.append(Part(offset, end, block.label, depth, block.role is Role.ROW))
        offset = end + 1
    return "\n".join(block.text for block in unit.blocks), parts


def _label(unit: Unit) -> str:
    first = unit.blocks[0]
    return first.label.printed if first.label else ""


def _with_titles(clauses: list[Clause], units: Sequence[Unit]) -> list[Clause]:
    titled = [i for i, unit in enumerate(units) if unit.steps]
    bodies = [_titled_body(units[i]) for i in titled]
    titles = dict(zip(titled, find_titles(bodies), strict=True))
    for i, unit in enumerate(units):
        if unit.kind is ClauseKind.ANNEX:
            titles[i] = _instrument_title(unit)
    return [replace(clause, title=titles.get(i)) for i, clause in enumerate(clauses)]


def _titled_body(unit: Unit) -> tuple[str, bool]:
    """The paragraph a title may stand in: the label's own, or the next where the label stands alone."""
    first, *others = unit.blocks
    if not first.body and len(others) > 1 and others[0].role is Role.TEXT:
        return others[0].text, True
    return first.body, bool(others)


def _instrument_titles(structure: Structure) -> dict[int, str]:
    """The title of each annex or further instrument, the first of the headings above its clauses."""
    return {unit.instrument: title for unit in structure.units
            if unit.kind is ClauseKind.ANNEX and (title := _instrument_title(unit))}


def _instrument_title(unit: Unit) -> str | None:
    first = unit.blocks[0]
    own = first.body.strip(" 　:：") if first.role is Role.ANNEX else ""
    if own:
        return own
    lines = []
    for block in unit.blocks[1 if first.role is Role.ANNEX else 0:]:
        if block.role is not Role.TEXT or not heading_like(block.text, 60):
            break
        lines.append(block.text)
    return "".join(lines) or None


def _heading_text(block: Block) -> str:
    """A heading as printed; of a numbered paragraph that is more than a heading, its first sentence."""
    if heading_line(block.text, LONGEST_HEADING):
        return block.text
    end = min((at for mark in "。：；" if (at := block.text.find(mark)) > 0), default=len(block.text))
    return block.text[:end]


def _headings(structure: Structure) -> tuple[Heading, ...]:
    return tuple(_heading(mark) for mark in structure.headings)


def _heading(mark: HeadingMark) -> Heading:
    number = mark.step.name or None
    return Heading(_heading_text(mark.block), mark.level, number, mark.step.inferred, mark.unit)


def _with_facts(clause: Clause) -> Clause:
    from corpus.provisions import extract_provisions
    from corpus.references import extract_references

    with_references = replace(clause, references=tuple(extract_references(clause.text)))
    return replace(with_references, provisions=tuple(extract_provisions(with_references)))
