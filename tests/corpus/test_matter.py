from corpus.cleaning import split_lines
from corpus.matter import back_length, split_front
from corpus.outline import Block, Role


def blocks(*texts):
    return [Block(text, Role.TEXT, split_lines(text)[0][0]) for text in texts]


def front(*texts):
    return [(kind.value, [block.text for block in members]) for kind, members in split_front(blocks(*texts))]


def test_a_title_and_the_reasons_for_it():
    assert front("某市若干措施", "（征求意见稿）", "为支持企业，制定本措施。") == [
        ("head", ["某市若干措施", "（征求意见稿）"]), ("preamble", ["为支持企业，制定本措施。"])]


def test_an_adoption_line_belongs_to_the_title():
    assert front("某条例", "2022年8月30日 某市人民代表大会常务委员会第十一次会议通过")[0][0] == "head"


def test_a_signed_letter_is_a_notice():
    assert front("某府关于印发某办法的通知", "各区人民政府：", "现印发给你们。", "某府", "2020年1月1日", "某办法") == [
        ("head", ["某府关于印发某办法的通知"]), ("notice", ["各区人民政府：", "现印发给你们。", "某府",
        "2020年1月1日"]),
        ("preamble", ["某办法"])]


def test_a_letter_that_is_itself_the_instrument_is_its_preamble():
    assert front("某府关于支持企业的意见", "各区人民政府：", "为支持企业，现提出如下意见。") == [
        ("head", ["某府关于支持企业的意见"]), ("preamble", ["各区人民政府：", "为支持企业，现提出如下意见。"])]


def test_the_imprint_is_cut_off_the_last_unit():
    assert back_length(blocks("第二条 施行。", "某市文化局", "2020年1月1日印发", "（此件公开发布）")) == 3
    assert back_length(blocks("第二条 施行。", "附件：申请表")) == 1
    assert back_length(blocks("第二条 施行。", "本办法由某局负责解释。")) == 0
    assert back_length(blocks("某局")) == 0
