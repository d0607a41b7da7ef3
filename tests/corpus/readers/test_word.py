from __future__ import annotations

import io
import zipfile

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from corpus.errors import DocumentError
from corpus.readers import word
from corpus.readers.word import read_docx
from corpus.readers.word_numbering import number_text


def lines(save) -> list[str]:
    return read_docx(save(), "f.docx").text.split("\n")


def test_paragraphs_and_tables_in_their_order(docx):
    document, save = docx
    document.add_paragraph("样例办法")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["级别", "金额", "一级", "50万元"], strict=True):
        cell.text = text
    document.add_paragraph("第二条")
    assert lines(save) == ["样例办法", "级别\t金额", "一级\t50万元", "第二条"]


def test_nested_tables_and_line_breaks(docx):
    document, save = docx
    cell = document.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = "外"
    cell.add_table(rows=1, cols=2).cell(0, 0).text = "内"
    document.add_paragraph("一\n二")
    assert lines(save) == ["\t外 内", "一", "二"]


def test_insertions_stay_and_deletions_go(docx):
    document, save = docx
    paragraph = document.add_paragraph("最高")
    for tag, text_tag, text in (("w:ins", "w:t", "200"), ("w:del", "w:delText", "100")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run("万元")
    assert lines(save) == ["最高200万元"]


def numbered(document, text: str, list_id: int, level: int = 0) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    numbers = properties.get_or_add_numPr()
    numbers.get_or_add_ilvl().val = level
    numbers.get_or_add_numId().val = list_id


def test_automatic_numbers_are_written_out(docx):
    document, save = docx
    root = document.part.numbering_part.element
    root.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="9"/>'
            '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl><w:lvl w:ilvl="1">'
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
        ),
    )
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for text, level in (("甲", 0), ("子", 1), ("丑", 1), ("乙", 0), ("寅", 1)):
        numbered(document, text, 90, level)
    document.add_paragraph("无号")
    assert lines(save) == ["第九条 甲", "1) 子", "2) 丑", "第十条 乙", "1) 寅", "无号"]


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCounting", "十一"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "chineseLegalSimplified", "贰"),
        (7, "decimalZero", "07"),
        (7, "unheardOf", "7"),
    ],
)
def test_number_formats(number, style, text):
    assert number_text(number, style) == text


def test_title_of_the_properties(docx):
    document, save = docx
    document.add_paragraph("第一条")
    document.core_properties.title = "样例办法"
    assert read_docx(save(), "f.docx").title == "样例办法"


def test_an_archive_that_is_no_word_file():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(DocumentError, match="damaged or no .docx"):
        read_docx(buffer.getvalue(), "f.docx")


def test_an_archive_that_unpacks_too_large(docx, monkeypatch):
    _, save = docx
    monkeypatch.setattr(word, "_MAX_UNPACKED", 100)
    with pytest.raises(DocumentError, match="unpacks"):
        read_docx(save(), "f.docx")


def test_text_boxes_are_read_once(docx):
    document, save = docx
    paragraph = document.add_paragraph()
    text = f"<w:r {nsdecls('w')}><w:t>框内</w:t></w:r>"
    both = parse_xml(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{text}</mc:Choice><mc:Fallback>{text}</mc:Fallback></mc:AlternateContent>"
    )
    paragraph._p.append(both)
    assert qn("w:p") == paragraph._p.tag
    assert lines(save) == ["框内"]
