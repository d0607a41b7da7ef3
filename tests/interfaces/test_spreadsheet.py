from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from interfaces.spreadsheet import csv_bytes, xlsx_bytes

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("http://elsewhere.invalid")']


def read_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_xlsx(data):
    return load_workbook(io.BytesIO(data)).active


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text):
    assert read_csv(csv_bytes([text], [[text, -5.0]])) == [[f"'{text}"], [f"'{text}", "-5.0"]]
    cell = read_xlsx(xlsx_bytes(text, [text], [[text]]))["A2"]
    assert cell.data_type == "s" and cell.value.replace("\r", "").endswith(text.replace("\r", ""))


def test_texts_figures_and_gaps_come_back_as_they_were():
    head, rows = ["甲", "乙, 丙"], [["最高“200万元”\n第二行", 2000000.0], [None, None]]
    assert csv_bytes(head, rows).startswith("\ufeff".encode())
    assert read_csv(csv_bytes(head, rows)) == [head, [rows[0][0], "2000000.0"], ["", ""]]
    sheet = read_xlsx(xlsx_bytes("资助一览", head, rows))
    assert [[cell.value for cell in row] for row in sheet.rows] == [head, *rows]
    assert sheet.title == "资助一览" and sheet.freeze_panes == "A2"


def test_what_a_workbook_cannot_hold_is_left_out():
    sheet = read_xlsx(xlsx_bytes("a/b[c]" * 9, ["x\x00y"], [["a\x0bb"]]))
    assert (sheet["A1"].value, sheet["A2"].value) == ("xy", "ab") and len(sheet.title) <= 31
