from corpus.cleaning import split_lines
from corpus.model import ClauseKind
from corpus.outline import read_outline
from corpus.structure import build_structure


def structure_of(text):
    return build_structure(read_outline(split_lines(text)[0]).blocks)


def shape(text):
    return [(unit.kind, len(unit.blocks)) for unit in structure_of(text).units]


def test_a_heading_with_text_of_its_own_is_a_unit_and_a_heading():
    structure = structure_of("某意见\n一、目标\n建成园区。\n（一）近期。动工。\n二、任务\n（一）研发。投入。")
    assert [unit.kind for unit in structure.units] == [
        ClauseKind.HEAD, ClauseKind.CHAPTER, ClauseKind.CLAUSE, ClauseKind.CLAUSE]
    assert [(mark.block.text, mark.unit) for mark in structure.headings] == [("一、目标", 1), ("二、任务", 3)]


def test_a_numbered_sentence_with_nothing_below_it_is_a_unit():
    assert shape("某决定\n一、调整第一类审批事项；\n二、调整第二类审批事项。")[1:] == [(ClauseKind.CLAUSE, 1)] * 2
    assert shape("某决定\n一、修改第一项\n二、修改第二项")[1:] == [(ClauseKind.CLAUSE, 1)] * 2


def test_a_numbered_sentence_beside_units_with_parts_is_a_clause():
    text = "某要点\n一、为鼓励修缮，订定本要点。\n二、补助项目如下：\n（一）屋顶。\n（二）外墙。\n三、每案五万元。"
    assert [kind for kind, _ in shape(text)[1:]] == [
        ClauseKind.CLAUSE, ClauseKind.CHAPTER, ClauseKind.CLAUSE, ClauseKind.CLAUSE, ClauseKind.CLAUSE]


def test_units_with_text_below_and_no_parts_anywhere_are_clauses():
    text = "某通知\n一、范围\n适用于本市企业。\n二、标准\n每家五万元。"
    assert [kind for kind, _ in shape(text)[1:]] == [ClauseKind.CLAUSE, ClauseKind.CLAUSE]


def test_a_clause_that_goes_on_after_a_box_keeps_its_order():
    text = (
        "某计划\n一、任务\n（一）研发\n支持如下：\n1.园区；\n专栏 1 项目\n建设项目。\n2.平台。\n"
        "（二）出口\n开拓市场。")
    assert [kind for kind, _ in shape(text)] == [
        ClauseKind.HEAD, ClauseKind.CLAUSE, ClauseKind.BOX, ClauseKind.CLAUSE, ClauseKind.CLAUSE]


def test_an_imprint_ends_an_instrument():
    assert [kind for kind, _ in shape("某办法\n第一条 施行。\n某局\n2020年1月1日印发")] == [
        ClauseKind.HEAD, ClauseKind.CLAUSE, ClauseKind.IMPRINT]
