import pytest

from corpus.cleaning import Line, Wrapping, display_width, ends_sentence, is_row, join, split_lines
from corpus.model import FurnitureKind


def lines_of(text):
    return split_lines(text)[0]


def test_lines_keep_their_number_indent_and_gap():
    lines = lines_of("甲\r\n\r\n　　乙\f丙")
    assert [(line.number, line.text, line.indent, line.gap) for line in lines] == [
        (1, "甲", 0, False), (3, "乙", 4, True), (4, "丙", 0, False)]


def test_invisible_characters_are_set_aside_by_name():
    lines, artefacts = split_lines("企\u200b业\x00\n\ud800补助")
    assert [line.text for line in lines] == ["企业", "补助"]
    assert [(piece.kind, piece.text, piece.line) for piece in artefacts] == [
        (FurnitureKind.ARTEFACT, "\u200b\x00", 1), (FurnitureKind.ARTEFACT, "\ud800", 2)]


@pytest.mark.parametrize(("before", "after", "joined"), [
    ("市场机会的共", "享，", "市场机会的共享，"), ("the annual", "report", "the annual report"),
    ("发展 5G", "网络", "发展 5G网络"), ("共 20", "22 年", "共 2022 年"), ("code-", "sharing", "code-sharing")])
def test_only_latin_words_are_parted_by_a_space(before, after, joined):
    assert join(before, after) == joined


@pytest.mark.parametrize("text", ["完。", "完：", "完；", "完。”", "Done.", "完！）"])
def test_ends_of_sentences(text):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["给予资助", "（试行）", "《办法》", "资助，"])
def test_lines_that_end_no_sentence(text):
    assert not ends_sentence(text)


def test_rows_are_cells_parted_by_tabs_not_a_label_and_a_tab():
    assert is_row("序号\t项目\t金额")
    assert is_row("基础性指标说明\t分值")
    assert not is_row("一、\t推动利用外资")


def opens(text, following, *, labelled=False, in_front=False):
    line, after = lines_of(f"{text}\n{following}")
    return Wrapping([line, after]).open(text, line, after, labelled=labelled, in_front=in_front)


def test_a_paragraph_goes_on_after_an_unfinished_sentence():
    assert opens("实现创新成果和市场机会的共享，以及人才的交", "流。")
    assert opens("注重各国历史传统、文化习俗和自然条件的差异，针对", "不同国家。")
    assert opens("shall be reported to the", "competent authority.")


def test_a_paragraph_does_not_go_on_after_a_title_or_a_sentence():
    assert not opens("指导思想", "全面贯彻落实。", labelled=True)
    assert not opens("企业应当报告。", "主管部门应当答复。")
    assert not opens("某市关于印发某某产业发展办法的通知", "各区人民政府：", in_front=True)


def test_a_line_in_brackets_is_complete():
    aside = "（2025年10月9日某市人民政府令第27号公布，自2025年12月1日起施行）"
    assert not opens(aside, "第一条 为了示例，制定本办法。", in_front=True)
    assert not opens("（某政发〔2021〕18号，2021年8月2日印发（试行））", "第一条 为了示例。", in_front=True)
    assert opens("（2025年10月9日某市人民政府令第27号公布，自2025年", "12月1日起施行）", in_front=True)
    assert opens("（一）对首次认定的企业，按照认定级别给予奖励（省级", "10万元）。")


def test_an_indented_line_begins_a_paragraph():
    assert not opens("企业应当按照规定报告，并接受监督检查和有关", "　　主管部门应当答复。")


def test_hard_wrapped_sources_are_known_by_their_even_lines():
    body = "企业应当按照规定的程序和时限向主管部门报告有关情况并接受监督检查和指导服务工作安"
    wrapped = lines_of("\n".join([body] * 9 + ["排。"]))
    assert Wrapping(wrapped).hard
    assert Wrapping(wrapped).full(wrapped[0])
    assert not Wrapping(lines_of("\n".join(["短句。", "另一个较长的句子。"] * 6))).hard


def test_width_counts_full_width_characters_twice():
    assert display_width("资a　") == 5


def test_lines_compare_without_space_and_width():
    assert Line(1, "国家级 （Ⅰ级）").compact == Line(9, "国家级(I级)").compact
