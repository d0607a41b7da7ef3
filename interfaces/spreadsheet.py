"""Tables for spreadsheet programs, in which no cell can run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

Cell = str | float | None

# a program that opens CSV takes a cell that begins so for a formula (OWASP, CSV injection)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_WIDEST = 60


def csv_bytes(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads the Chinese; texts like formulas get an apostrophe before."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_inert(cell) for cell in head])
    writer.writerows([[_inert(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(title: str, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet with a fixed head and filters; every text is stored as text."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = _sheet_name(title)
    for number, row in enumerate([list(head), *rows], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value, cell.data_type = _printable(value), "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            else:
                cell.value = value
            cell.font = Font(bold=number == 1)
    for column in range(1, len(head) + 1):
        longest = max([len(str(row[column - 1] or "")) for row in [head, *rows]], default=0)
        sheet.column_dimensions[get_column_letter(column)].width = min(2 * longest + 2, _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _inert(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = _printable(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _printable(text: str) -> str:
    """Without the control characters that a workbook cannot hold; lines and tabs stay."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")


def _sheet_name(title: str) -> str:
    return "".join(char for char in title if char not in r"[]:*?/\'")[:31] or "1"
