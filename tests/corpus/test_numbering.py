import pytest

from corpus.numbering import Style, heading_like, heading_line, read_annex, read_box, read_labels


def first(text):
    labels = read_labels(text)
    return (labels[0].style, labels[0].name, labels[0].printed) if labels else None


@pytest.mark.parametrize(("text", "expected"), [
    ("第十六条　本办法", (Style.ARTICLE, "16", "第十六条")),
    ("第 16 條", (Style.ARTICLE, "16", "第 16 條")),
    ("第十六条之一 企业", (Style.ARTICLE, "16-1", "第十六条之一")),
    ("第 10-1 條", (Style.ARTICLE, "10-1", "第 10-1 條")),
    ("第一章　总　则", (Style.CHAPTER, "1", "第一章")),
    ("第 二 章 獎助", (Style.CHAPTER, "2", "第 二 章")),
    ("第三節 審查", (Style.SECTION, "3", "第三節")),
    ("第一编 通则", (Style.PART, "1", "第一编")),
    ("一、目标", (Style.CN, "1", "一、")),
    ("一、\t目标", (Style.CN, "1", "一、")),
    ("（十九）出口", (Style.CN_PAREN, "19", "（十九）")),
    ("(二) 人才", (Style.CN_PAREN, "2", "(二)")),
    ("1.奖励", (Style.DIGIT, "1", "1.")),
    ("12．补助", (Style.DIGIT, "12", "12．")),
    ("3、贴息", (Style.DIGIT, "3", "3、")),
    ("（4）贴租", (Style.DIGIT_PAREN, "4", "（4）")),
    ("5）名额", (Style.DIGIT_CLOSE, "5", "5）")),
    ("②剧本", (Style.CIRCLED, "2", "②")),
    ("Ⅲ．附加", (Style.ROMAN_SIGN, "3", "Ⅲ．")),
    ("1.2　等级", (Style.DECIMAL, "1.2", "1.2")),
    ("1.2.3 省级响应", (Style.DECIMAL, "1.2.3", "1.2.3")),
    ("Article 5", (Style.EN_ARTICLE, "5", "Article 5")),
    ("Section 3. Grants", (Style.EN_SECTION, "3", "Section 3")),
    ("CHAPTER II — SCOPE", (Style.EN_CHAPTER, "2", "CHAPTER II")),
    ("(b) the sum", (Style.PAREN_ALPHA, "b", "(b)")),
    ("A. Scope", (Style.UPPER_ALPHA, "A", "A.")),
])
def test_labels_of_every_style(text, expected):
    assert first(text) == expected


@pytest.mark.parametrize("text", [
    "第三条规定的事项除外。", "第十条第一款所列企业", "第四条、第五条的规定", "（二）项所列情形", "（一）、（二）项",
    "Section 6 of this policy applies.", "1.5倍以上五倍以下", "2019年度预算", "12.5%的补助", "企业", "",
    "Part (a) applies"])
def test_references_and_numbers_are_no_labels(text):
    assert first(text) is None


@pytest.mark.parametrize("text", ["第二条中小企业可以申请", "（二）项目支持。对项目给予补助", "第五条所有权不变"])
def test_words_that_only_may_refer_make_a_label_doubtful(text):
    assert read_labels(text)[0].doubtful


def test_words_after_a_space_do_not_make_it_a_reference():
    assert first("第八条  第一类企业实行备案管理。") == (Style.ARTICLE, "8", "第八条")


def test_letters_that_are_roman_too_have_both_readings():
    assert [(label.style, label.number) for label in read_labels("(i) the sum")] == [
        (Style.PAREN_ALPHA, 9), (Style.PAREN_ROMAN, 1)]


def test_inserted_articles_follow_their_article():
    inserted, following = read_labels("第六条之一 甲")[0], read_labels("第七条 乙")[0]
    assert inserted.follows((6, 0))
    assert following.follows((6, 0))
    assert following.follows(inserted.key)
    assert not read_labels("第八条 丙")[0].follows((6, 0))


def test_boxes_and_annexes():
    assert read_box("专栏 4 重点项目").printed == "专栏 4"
    assert read_box("專欄二 人才").name == "2"
    assert read_box("专栏 4 中的项目") is None
    assert (read_annex("附件2：申请表").name, read_annex("附件").name, read_annex("附录A").name) == ("2", "", "A")
    assert read_annex("Appendix B: Terms").name == "B"
    assert read_annex("附件所列项目") is None


def test_headings_have_no_sentence_in_them():
    assert heading_like("加大统筹力度")
    assert not heading_like("加大统筹力度。")
    assert not heading_like("健全机制，加大力度")
    assert heading_line("健全机制，加大力度")
    assert not heading_line("健全机制，加大力度。各区应当配合")
