from corpus.items import Part, find_items
from corpus.numbering import read_labels


def clause_of(*paragraphs, depths):
    """A clause's text and parts; a depth of None is a paragraph without label."""
    parts, offset = [], 0
    for text, depth in zip(paragraphs, depths, strict=True):
        labels = read_labels(text)
        parts.append(Part(offset, offset + len(text), labels[0] if depth is not None and labels else None, depth))
        offset += len(text) + 1
    return "\n".join(paragraphs), parts


def named(clause_id, text, parts):
    return {item.item_id: text[item.start:item.end] for item in find_items(clause_id, text, parts)}


def test_items_and_their_items():
    text, parts = clause_of("第六条 可以申请：", "（一）研发：", "1.自主的；", "2.合作的；", "（二）出口。",
        depths=[0, 1, 2, 2, 1])
    assert named("6", text, parts) == {
        "6(1)":
            "（一）研发：\n1.自主的；\n2.合作的；", "6(1)(1)": "1.自主的；", "6(1)(2)": "2.合作的；",
            "6(2)": "（二）出口。"}


def test_paragraphs_are_numbered_when_there_are_several():
    text, parts = clause_of("第六条 可以申请：", "（一）研发。", "前款企业应当注册。", depths=[0, 1, None])
    assert named("6", text, parts) == {
        "6p1": "第六条 可以申请：\n（一）研发。", "6(1)": "（一）研发。", "6p2": "前款企业应当注册。"}
    assert named("7", *clause_of("第七条 施行。", depths=[0])) == {}


def test_a_title_line_is_no_paragraph():
    text, parts = clause_of("（二）基本原则", "开放。坚持开放。", "创新。坚持创新。", depths=[0, None, None])
    assert named("2.2", text, parts) == {"2.2p1": "开放。坚持开放。", "2.2p2": "创新。坚持创新。"}


def test_an_item_of_a_title_alone_takes_the_paragraph_below_it():
    text, parts = clause_of("2．奖励类", "（1）获奖奖励", "获得奖项的影片。", "（2）优秀奖励", depths=[0, 1, None, 1])
    assert named("2", text, parts)["2(1)"] == "（1）获奖奖励\n获得奖项的影片。"


def test_a_second_list_is_named_by_its_paragraph():
    text, parts = clause_of("第二条 可以申请：", "（一）研发。", "不得申请：", "（一）失信的；",
        "（二）违法的。", depths=[0, 1, None, 1, 1])
    assert list(named("2", text, parts)) == ["2p1", "2(1)", "2p2", "2p2(1)", "2p2(2)"]


def test_lists_that_run_within_a_paragraph():
    text, parts = clause_of("5.特色楼宇。（1）经认定的，奖励20万元。（2）入驻的，奖励10万元。", depths=[0])
    assert named("5", text, parts) == {"5(1)": "（1）经认定的，奖励20万元。", "5(2)": "（2）入驻的，奖励10万元。"}


def test_a_lone_bracketed_number_is_no_list():
    assert named("5", *clause_of("5.特色楼宇。（1）经认定的，奖励20万元。", depths=[0])) == {}


def test_a_list_that_goes_on_in_the_line_of_its_first_item():
    text, parts = clause_of("17.入学。符合条件之一：", "（1）高管任职二年。（2）法人任职三年。", depths=[0, 1])
    assert named("17", text, parts) == {"17(1)": "（1）高管任职二年。", "17(2)": "（2）法人任职三年。"}


def test_decimal_items_keep_their_printed_number():
    text, parts = clause_of("1.2　分级", "1.2.1　一级：", "（1）全省的。", "1.2.2　二级。", depths=[0, 1, 2, 1])
    assert list(named("annex1/1.2", text, parts)) == ["annex1/1.2.1", "annex1/1.2.1(1)", "annex1/1.2.2"]


def test_english_letters_are_printed_as_they_are():
    text, parts = clause_of("Article 2", "(a) a studio;", "(b) a school.", depths=[0, 1, 1])
    assert list(named("2", text, parts)) == ["2(a)", "2(b)"]
