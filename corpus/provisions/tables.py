"""Cells of a table: what heads the column of a figure, and what its row is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Limit
from corpus.provisions.mention import Mention
from corpus.provisions.reading import Reading

_CEILING = re.compile(
    r"上限|最高|限额|封顶|不超过|\b(?:max(?:imum)?|ceiling|cap|limit|up to|not more than)\b", re.IGNORECASE
)
_WORD = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}")
_SUM = re.compile(r"\s*[\d.,]+\s*[百千万亿]*(?:元|%|％|个百分点)\s*")
_BOUND = re.compile(r"至|到|~|～|—|以上|以下|以内|不足|不满|[<>≤≥]|\d\s?-\s?\d")
_COUNTING = re.compile(r"序号|编号|No\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell below a table's head: the head of its column, and the span of the cell that names its row.

    ``lead`` is the line that the table follows (按下表给予补贴：), ``row_head`` heads the column that names the rows.
    """

    head: str
    row_start: int
    row_end: int
    lead: str = ""
    row_head: str = ""


def cell_at(text: str, position: int) -> Cell | None:
    """The cell around ``position``; None outside tables, in the head itself and where columns do not agree."""
    start, end = _line(text, position)
    if "\t" not in text[start:end]:
        return None
    first = start
    while first and "\t" in text[slice(*_line(text, first - 1))]:
        first = _line(text, first - 1)[0]
    if first == start:
        return None
    heads = text[slice(*_line(text, first))].split("\t")
    cells = text[start:end].split("\t")
    column = text.count("\t", start, position)
    if len(heads) != len(cells):
        return None
    lead = text[slice(*_line(text, first - 1))] if first else ""
    naming = _naming_column(heads, cells)
    if naming is None:
        return None
    place = start + sum(len(cell) + 1 for cell in cells[:naming])
    return Cell(heads[column].strip(), place, place + len(cells[naming]), lead, heads[naming].strip())


def _naming_column(heads: Sequence[str], cells: Sequence[str]) -> int | None:
    """The column that names the row: the first in words, else in bounds (10%（含）至20%), else the very first (4层)."""
    named = [place for place, head in enumerate(heads) if not _COUNTING.search(head)]
    in_words = [place for place in named if _WORD.search(cells[place]) and not _SUM.fullmatch(cells[place])]
    bounded = [place for place in named if _BOUND.search(cells[place])]
    return next(iter([*in_words, *bounded, *(named[:1] if named and named[0] == 0 else [])]), None)


def names_its_row(text: str, position: int) -> bool:
    """Whether a figure stands in the cell that names its row: a bound of the case, not what is given."""
    cell = cell_at(text, position)
    return cell is not None and cell.row_start <= position < cell.row_end


def is_ceiling(head: str) -> bool:
    """Whether the head of a column says that its figures are upper bounds."""
    return _CEILING.search(head) is not None


def capped_by_head(reading: Reading, mention: Mention) -> Mention:
    """A figure in a column of ceilings (年度上限) as an upper bound; any other as it is."""
    if mention.limit is not Limit.EXACT or "\t" not in reading.words:
        return mention
    cell = cell_at(reading.words, mention.core)
    return replace(mention, limit=Limit.CAP) if cell is not None and is_ceiling(cell.head) else mention


def _line(text: str, position: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return start, end if end >= 0 else len(text)
