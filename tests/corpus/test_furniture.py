from corpus.cleaning import split_lines
from corpus.furniture import set_aside
from corpus.model import FurnitureKind

SENTENCE = "企业应当按照规定的程序和时限向主管部门报告有关情况"


def named(text):
    kept, furniture = set_aside(split_lines(text)[0])
    return [line.text for line in kept], [(piece.kind, piece.text, piece.line) for piece in furniture]


def test_page_numbers_are_told_from_stray_numbers():
    kept, furniture = named(f"{SENTENCE}\n12\n并接受检查。\n13\n完。")
    assert kept == [SENTENCE, "并接受检查。", "完。"]
    assert {kind for kind, _, _ in furniture} == {FurnitureKind.PAGE_NUMBER}
    assert named("甲。\n— 3 —\n第 4 页 共 9 页\n乙。")[0] == ["甲。", "乙。"]
    assert named("甲。\n8203\n乙。")[1] == [(FurnitureKind.ARTEFACT, "8203", 2)]


def test_running_heads_are_those_that_break_a_sentence():
    text = f"某区促进\n开放发展意见（试行）\n{SENTENCE}\n某区促进\n开放发展意见（试行）\n并接受检查。"
    kept, furniture = named(text)
    assert kept == ["某区促进", "开放发展意见（试行）", SENTENCE, "并接受检查。"]
    assert [(kind, line) for kind, _, line in furniture] == [
        (FurnitureKind.RUNNING_HEAD, 4), (FurnitureKind.RUNNING_HEAD, 5)]


def test_a_repeated_paragraph_is_no_running_head():
    text = "（一）甲：\n其他条件。\n（二）乙：\n其他条件。"
    assert named(text) == (text.split("\n"), [])


def test_contents_end_where_the_text_begins():
    text = "某预案\n目　录\n1　总则\n1.1　目的(一)\n2　附则\n1　总则\n1.1　目的（一）\n为了防灾，制定本预案。\n2　附则"
    kept, furniture = named(text)
    assert kept == ["某预案", "1　总则", "1.1　目的（一）", "为了防灾，制定本预案。", "2　附则"]
    assert [kind for kind, _, _ in furniture] == [FurnitureKind.TABLE_OF_CONTENTS] * 4


def test_contents_with_page_numbers():
    kept, _ = named("目录\n一、总体要求……1\n二、任务……3\n一、总体要求\n坚持创新。")
    assert kept == ["一、总体要求", "坚持创新。"]


def test_marks_at_the_very_top():
    kept, furniture = named("# source: a shelf\n附件1\n某市若干措施")
    assert kept == ["某市若干措施"]
    assert [kind for kind, _, _ in furniture] == [FurnitureKind.SOURCE_NOTE, FurnitureKind.ENCLOSURE_MARK]
    assert named("某市若干措施\n附件1")[1] == []
