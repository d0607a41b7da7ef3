from __future__ import annotations

import pytest

from assistant.compose.compare import compose_compare
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    "question",
    ["比较孵化器和产业基地的资助", "compare incubators and industrial bases", "深圳第十六条和第十七条有什么区别"],
)
def test_two_clauses_side_by_side(bench, question):
    draft = compose_compare(bench.inquire(question))
    assert keys(draft) == [(MEASURES, "16"), (MEASURES, "17")]
    assert [a.provision.value for a in draft.amounts] == [2_000_000, 5_000_000]
    verdict = draft.lines[0].text
    assert "（十七）" in verdict and "5" in verdict and ("最高500万元" in verdict or "up to RMB 5 million" in verdict)


@pytest.mark.parametrize(
    "question",
    [
        "孵化器还是产业基地，哪边钱多？",
        "Which pays more at the top end: the startup hatchery or the industrial base?",
        "incubator or industrial base, where's more money?",
    ],
)
def test_which_side_gets_more_however_it_is_asked(founding, question):
    answer = founding.answer(question)
    assert [a.clause_id for a in answer.amounts] == ["17", "16"]


def test_two_levels_come_from_the_country_down(founding):
    answer = founding.answer("How do the ministry and the city each treat maker spaces?")
    assert [(c.document_id, c.clause_id) for c in answer.citations] == [(PLAN, "4.2"), (MEASURES, "16")]


@pytest.mark.parametrize(
    "question",
    [
        "动漫获奖奖励跟优秀出口项目支持，哪个金额更高？",
        "Does a certified comic get a bigger reward than one with a national award?",
    ],
)
def test_what_no_side_fixes_cannot_be_more(founding, question):
    answer = founding.answer(question)
    assert answer.amounts == []
    assert {c.clause_id for c in answer.citations} <= {"10", "19"} and "23" not in answer.answer


def test_table_has_a_column_for_each_clause(bench):
    rows = [line.text for line in compose_compare(bench.inquire("深圳第三、第十六条和第十七条有什么区别")).lines]
    table = [row for row in rows if row.startswith("|")]
    assert len(table) >= 6
    assert {row.replace("\\|", "").count("|") for row in table} == {table[0].count("|")}


def test_equal_amounts_are_called_equal(bench):
    text = compose_compare(bench.inquire("深圳第九条和第十七条有什么区别")).lines[0].text
    assert "相同" in text or "一样" in text or "相等" in text


def test_open_side_cannot_be_ranked(bench):
    text = compose_compare(bench.inquire("深圳第十六条和第十九条有什么区别")).lines[0].text
    assert "（十六）" in text and "最高200万元" in text and "（十九）" not in text


@pytest.mark.parametrize(
    ("question", "clauses"),
    [("技术研发和技术应用比，上限各是多少", {"3", "4"}), ("元宇宙这类和游戏研发这类，资助上限差多少", {"12", "11"})],
)
def test_sums_are_compared_between_clauses_that_give_them(bench, question, clauses):
    assert {clause for _, clause in keys(compose_compare(bench.inquire(question)))} == clauses


def test_two_levels(bench):
    draft = compose_compare(bench.inquire("compare the national plan and the Shenzhen measures on game export"))
    assert {document for document, _ in keys(draft)} == {PLAN, MEASURES}
    assert "national level" in written(draft) and "municipal level" in written(draft)


def test_one_clause_is_no_comparison(bench):
    assert compose_compare(bench.inquire("深圳第十六条有什么区别")) is None


def test_two_levels_in_chinese(bench):
    draft = compose_compare(bench.inquire("比较国家和深圳对游戏出口的支持"))
    assert {document for document, _ in keys(draft)} == {PLAN, MEASURES}


@pytest.mark.parametrize("question", ["孵化器和产业基地哪个资助高", "孵化器跟产业基地比，给得多的是哪个？"])
def test_the_higher_side_leads_where_it_is_asked_for(bench, question):
    assert keys(compose_compare(bench.inquire(question))) == [(MEASURES, "17"), (MEASURES, "16")]


def test_terms_of_a_side_belong_together(bench):
    draft = compose_compare(bench.inquire("未来新业态那条和“数字创意+”跨界那条，额度一样吗？"))
    assert {a.clause.clause_id for a in draft.amounts} == {"12", "13"}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("孵化器和产业基地，哪个给的钱多？", {"16", "17"}),
        ("孵化器跟产业基地，哪个封顶高些？", {"16", "17"}),
        ("游戏研发跟游戏出口的资助有啥不一样？", {"11", "19"}),
        ("（七）和（十七）都写了基地，钱是一样的吗？", {"7", "17"}),
        ("Which pays more, a livestreaming base or a design base?", {"7", "9"}),
    ],
)
def test_everyday_words_compare_too(bench, question, found):
    draft = bench.compose(question)
    assert {clause for document, clause in keys(draft) if document == MEASURES} == found
    assert any(line.style == "table" for line in draft.lines)


def test_sides_within_one_clause(bench):
    two = bench.compose(
        "In clause 22 of the Shenzhen measures there is one sum for headquarters and another for whoever lures them. "
        "How do they differ?"
    )
    assert sorted(a.provision.value for a in two.amounts) == [2_000_000, 5_000_000]
    same = bench.compose("Digital film studio or live-streaming base, who gets the higher ceiling?")
    assert [a.provision.value for a in same.amounts] == [5_000_000]


@pytest.mark.parametrize(
    "question", ["保护知识产权，国家和深圳分别怎么写", "知识产权保护，国家计划跟深圳措施各讲了什么"]
)
def test_what_each_of_two_documents_says_in_the_order_they_are_named(bench, question):
    draft = bench.compose(question)
    assert keys(draft)[:2] == [(PLAN, "4.1"), (MEASURES, "21")]


def test_two_that_one_sum_is_for_are_told_of_together(bench):
    draft = compose_compare(bench.inquire("孵化器跟众创空间给的一样吗"))
    assert keys(draft) == [(MEASURES, "16")] and len(draft.amounts) == 1


def test_two_sides_of_one_clause_are_told_from_it_and_which_of_them_it_pays(by_meaning):
    answer = by_meaning.answer("产业园区和产业基地有什么区别")
    assert [a.clause_id for a in answer.amounts] == ["17"] and {c.clause_id for c in answer.citations} == {"17"}
    assert "“产业园区”在这一条里也提到，但金额不是写给它的" in answer.answer
    both = by_meaning.answer("孵化器和众创空间有什么不同")
    assert [a.clause_id for a in both.amounts] == ["16"] and {c.clause_id for c in both.citations} == {"16"}
    assert "不是写给它" not in both.answer


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("资金保障跟金融支持，两项保障措施各管哪头", {"4.3", "4.4"}),
        ("拓展合作渠道与搭建交流平台这两项任务的区别", {"3.2", "3.3"}),
        ("产学研平台、孵化器、产业基地三者谁最高", {"15", "16", "17"}),
        ("Grant, reward, top-up: contrast clauses 21, 22 and 23.", {"21", "22", "23"}),
        ("孵化器和产业基地，谁拿的封顶高", {"16", "17"}),
        ("技术研发项目跟技术应用项目，哪个补的最高额大", {"3", "4"}),
        ("Original digital content or digitalised production: is the maximum the same?", {"5", "6"}),
    ],
)
def test_sides_are_set_side_by_side(founding, question, clauses):
    assert {c.clause_id for c in founding.answer(question).citations} == clauses


def test_contents_are_compared_by_what_is_said_where_nothing_is_asked_of_money(founding):
    answer = founding.answer("拓展合作渠道与搭建交流平台这两项任务的区别").answer
    assert "金额" not in answer and "会展" not in answer.split("|")[0]


def test_two_documents_are_compared_by_their_standing(founding):
    answer = founding.answer("Difference of status between the two documents?")
    assert {c.document_id for c in answer.citations} == {PLAN, MEASURES}


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("出口方面国家和深圳两级政策有什么差别", {"4.4", "19"}),
        ("融资上，国家和深圳怎么说", {"4.4", "21"}),
        ("知识产权保护，比较行动计划与若干措施的说法", {"4.1", "21"}),
        ("关于众创空间，文化部和深圳两层面有什么异同", {"4.2", "16"}),
        ("Talent: Shenzhen draft and national plan side by side, please", {"4.2", "24"}),
    ],
)
def test_each_document_that_is_named_is_compared(founding, question, clauses):
    assert {c.clause_id for c in founding.answer(question).citations} == clauses


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("产业链示范企业和新引进的领军企业，上限差多少？", [("21", 2_000_000), ("22", 5_000_000)]),
        ("产业链示范企业和以商招商成功的企业，上限差多少？", [("21", 2_000_000), ("22", 2_000_000)]),
        ("动漫和游戏两条，深圳给的金额一样吗？", [("11", 2_000_000)]),
        ("直播基地和设计基地谁的资助多，多多少？", [("9", 5_000_000), ("7", 2_000_000)]),
    ],
)
def test_the_sums_compared_are_those_for_the_sides(founding, question, told):
    assert [(a.clause_id, a.value) for a in founding.answer(question).amounts] == told


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("海外并购，两份文件各怎么规定", [(PLAN, "4.4"), (MEASURES, "19")]),
        ("博物馆、美术馆怎么数字化，国家文件和地方说法有没有出入", [(PLAN, "3.5"), (MEASURES, "6")]),
    ],
)
def test_of_each_text_the_clause_that_prints_the_very_words(bench, question, clauses):
    assert keys(compose_compare(bench.inquire(question)))[:2] == clauses


@pytest.mark.parametrize("question", ["孵化器与产业基地孰多孰少", "孵化器和产业基地，后者是前者的几倍"])
def test_more_words_for_which_is_higher(founding, question):
    answer = founding.answer(question)
    assert {c.clause_id for c in answer.citations} == {"16", "17"}


def test_sums_are_not_given_where_only_the_contents_of_two_texts_are_compared(founding):
    answer = founding.answer("知识产权方面，国家和深圳各怎么写？")
    assert answer.amounts == [] and {c.clause_id for c in answer.citations} == {"4.1", "21"}


def test_two_clauses_of_which_one_gives_more_are_no_range(bench):
    draft = bench.compose("Between clause 7 and clause 9, which pays more?")
    assert [a.clause.clause_id for a in draft.amounts] == ["7", "9"]


def test_a_side_that_a_sum_is_not_for_gets_the_clause_that_is_about_it(bench):
    draft = bench.compose("拍动画片和开发游戏，哪边补贴多？")
    assert {c for _, c in keys(draft)} == {"10", "11"} and [a.clause.clause_id for a in draft.amounts] == ["11"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("第六章和第七章比，哪章给得多？", ["17", "14"]),
        ("Compare clauses 4 to 8 with clauses 9 to 13: which row pays more at most?", ["9", "4", "5", "6", "7", "8"]),
    ],
)
def test_parts_with_more_clauses_than_a_table_holds(bench, question, found):
    draft = bench.compose(question)
    assert [a.clause.clause_id for a in draft.amounts] == found


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("对比第十六条和第十五条的资助期限", "只有《深圳措施（征求意见稿）》（十六）规定了期限（**不超过3年**）"),
        (
            "Compare clauses 15 and 16 by their time limits",
            "Only clause （十六） of the Shenzhen measures (draft) fixes a term",
        ),
        ("比较第九条和第十七条的期限", "两者都没有规定期限"),
    ],
)
def test_periods_are_compared_where_they_are_asked_for(founding, question, opening):
    assert founding.answer(question).answer.startswith(opening)
