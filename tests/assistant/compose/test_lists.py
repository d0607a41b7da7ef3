from __future__ import annotations

import pytest

from assistant.compose.extremes import compose_extreme
from assistant.compose.listed_sums import listed_amounts, value_of
from assistant.compose.lists import compose_list, compose_total
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


def clauses(draft):
    return [c for _, c in keys(draft)]


def test_every_fixed_amount_of_the_founding_documents(bench):
    draft = compose_list(bench.inquire("列出所有资助金额"))
    expected = [
        (c.key, p.provision_id)
        for d in bench.library.documents
        for c in d.clauses
        for p in c.provisions
        if p.kind == "amount" and p.currency
    ]
    assert [(a.clause.key, a.provision.provision_id) for a in draft.amounts] == expected
    assert len(expected) == 21 and "21" in draft.lines[0].text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("哪些条款的资助超过300万元", ["3", "9", "17", "22"]),
        ("which grants are over 3 million yuan", ["3", "9", "17", "22"]),
        ("哪些资助不低于500万元", ["3", "9", "17", "22"]),
        ("哪些条款的资助低于200万元", ["12", "13", "23", "24"]),
    ],
)
def test_bounds(bench, question, found):
    assert clauses(compose_list(bench.inquire(question))) == found


def test_clauses_without_an_amount(bench):
    draft = compose_list(bench.inquire("深圳措施哪些条款没有规定金额"))
    found = clauses(draft)
    assert {"10", "18", "19", "25"} <= set(found) and not {"3", "16", "22", "23", "24"} & set(found)
    assert str(len(found)) in draft.lines[0].text
    assert written(draft).count("《深圳市文化产业专项资金资助办法》") == 2


def test_topical_list(bench):
    draft = compose_list(bench.inquire("哪些条款涉及出口"))
    assert {(MEASURES, "18"), (MEASURES, "19")} <= set(keys(draft))
    assert "16" not in clauses(draft)


@pytest.mark.parametrize("question", ["which grant is the largest", "给钱最多的条款"])
def test_largest(bench, question):
    draft = compose_extreme(bench.inquire(question))
    assert clauses(draft) == ["3", "9", "17", "22"]
    assert {a.provision.value for a in draft.amounts} == {5_000_000}


def test_smallest(bench):
    draft = compose_extreme(bench.inquire("资助最少的有哪些"))
    assert {a.provision.value for a in draft.amounts} == {1_000_000}
    assert clauses(draft) == ["12", "13", "23", "24"]


def test_caps_are_not_added_up(bench):
    draft = compose_total(bench.inquire("全部加起来一共能拿多少"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert "不宜相加" in draft.lines[0].text and len(draft.amounts) == 21


def test_each_currency_has_its_own_extreme(wide_bench):
    inquiry = wide_bench.inquire("资助最少的有哪些")
    least: dict[str | None, float] = {}
    for found in listed_amounts(inquiry):
        currency = found.statement.provision.currency
        least[currency] = min(least.get(currency, value_of(found)), value_of(found))
    told = compose_extreme(inquiry).amounts
    assert len(least) > 1
    assert {(a.provision.currency, a.provision.value or a.provision.max) for a in told} == set(least.items())


def test_which_clause_is_no_clause_number(bench):
    assert clauses(bench.compose("资助最高的是哪一条")) == ["3", "9", "17", "22"]


def test_which_clauses_fix_an_amount(bench):
    assert len(bench.compose("Which clauses fix an amount?").amounts) == 21


def test_bound_that_nothing_passes(bench):
    assert bench.compose("哪些条款的资助超过900万元").status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize("question", ["哪一项资助没有封顶？", "Which amount is not capped?"])
def test_sums_that_are_no_upper_limit(bench, question):
    draft = bench.compose(question)
    assert [a.provision.as_written for a in draft.amounts] == ["追加100万元"]


@pytest.mark.parametrize(
    "question",
    ["哪些扶持没有固定金额？", "讲了扶持却没写具体金额的，深圳有哪几条？", "Which supports have no fixed amount?"],
)
def test_support_without_an_amount_is_support(bench, question):
    found = [clause for document, clause in keys(bench.compose(question)) if document == MEASURES]
    assert found == ["10", "18", "19"]


def test_clauses_as_such_may_offer_nothing(bench):
    found = [clause for document, clause in keys(bench.compose("哪些条款没有固定金额？")) if document == MEASURES]
    assert {"1", "10", "18", "19"} <= set(found)


@pytest.mark.parametrize(
    "question",
    [
        "国家计划里总共有几个量化的目标，数字各是多少？",
        "国家行动计划里有哪些写死了数字的目标？",
        "Which numeric targets does the national plan set?",
    ],
)
def test_targets_with_a_number(bench, question):
    assert [c for _, c in keys(bench.compose(question))] == ["box1", "box2", "box3", "box5"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("帮我把封顶一百万元的资助都找出来。", ["12", "13", "24", "24"]),
        ("哪一笔钱明写了是按年给的？", ["24"]),
        ("How many separate sums in the draft have a ceiling of five million?", ["3", "9", "17", "22"]),
    ],
)
def test_lists_in_everyday_words(bench, question, found):
    assert [a.clause.clause_id for a in bench.compose(question).amounts] == found


def test_clauses_that_go_by_another_rule(bench):
    draft = bench.compose("有几条说要照《深圳市文化产业专项资金资助办法》来办")
    assert [c for _, c in keys(draft)] == ["10", "11", "12", "19", "23"] and "5" in written(draft)


def test_total_of_a_document_without_any_sum(bench):
    draft = compose_total(bench.inquire("total budget of the national plan?"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and draft.amounts == []
    assert keys(draft)[0][0] == PLAN and "No sum is fixed" in written(draft)


def test_the_share_asked_for_of_documents_that_fix_sums_only(bench):
    draft = bench.compose("最高资助比例是多少")
    assert draft.status is AnswerStatus.NOT_SPECIFIED and "没有规定资助比例" in written(draft)


def test_what_only_aspires_comes_last(bench):
    found = [clause for _, clause in keys(bench.compose("国家层面对动漫游戏有哪些支持"))]
    assert found.index("2.1") > max(found.index(c) for c in found if c.startswith(("3.", "4.")))


def test_the_largest_within_a_range_is_one_of_it(founding):
    answer = founding.answer("前五条里最高给多少钱")
    assert [(a.clause_id, a.value) for a in answer.amounts] == [("3", 5_000_000)]


def test_a_chapter_without_sums_has_no_largest(founding):
    answer = founding.answer("深圳第二章哪条钱最多")
    assert (answer.status, answer.amounts) == (AnswerStatus.NOT_SPECIFIED, [])


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("创新体系那一章，哪条给得最多", {"17"}),
        ("同一条里出现两个金额的有哪些", {"22", "24"}),
        ("which clauses fix more than one sum?", {"22", "24"}),
        ("how many 5-million caps are there?", {"3", "9", "17", "22"}),
        ("这份办法里一共出现了几个500万", {"3", "9", "17", "22"}),
        ("凡是给“基地”的钱，统统列出来", {"7", "9", "17", "24"}),
        ("给平台的资助，凡有金额的，请列全", {"7", "8", "15", "20", "23"}),
        ("Which sum in the draft isn't a ceiling but a fixed figure?", {"23"}),
        ("在别的办法基础上再加钱的条款，找找", {"23"}),
    ],
)
def test_sums_are_chosen_by_what_they_are(founding, question, clauses):
    assert {a.clause_id for a in founding.answer(question).amounts} == clauses


@pytest.mark.parametrize(
    ("question", "first"), [("把所有金额从低到高排一下", "12"), ("all sums, highest to lowest", "3")]
)
def test_sums_are_listed_by_height(founding, question, first):
    amounts = founding.answer(question).amounts
    values = [a.value for a in amounts]
    assert amounts[0].clause_id == first and len(amounts) == 21
    assert values in (sorted(values), sorted(values, reverse=True))


@pytest.mark.parametrize(
    ("question", "box"),
    [("Largest number in the boxes of the national plan?", "box5"), ("专栏里的指标，哪个数最小", "box3")],
)
def test_the_largest_target_is_told_first_with_the_others(founding, question, box):
    cited = [c.clause_id for c in founding.answer(question).citations]
    assert cited[0] == box and set(cited) == {"box1", "box2", "box3", "box5"}


def test_the_commonest_sum_is_counted(founding):
    answer = founding.answer("What's the most common ceiling in Shenzhen's draft?")
    assert {a.value for a in answer.amounts} == {2_000_000} and "12" in answer.answer


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("可穿戴设备在两份文件里哪些条款有提及", {"3.6", "8"}),
        ("Give every clause dealing with intellectual property in both texts", {"4.1", "18", "21"}),
        ("行动计划凡提到翻译的地方都给我", {"3.2", "4.2", "box5"}),
        ("Which box gives no figure?", {"box4"}),
    ],
)
def test_every_clause_that_holds_the_word_is_listed(founding, question, clauses):
    assert {c.clause_id for c in founding.answer(question).citations} == clauses


@pytest.mark.parametrize("question", ["第五条、第十条、第十二条各多少", "clauses 10 to 12: caps?"])
def test_a_clause_without_a_sum_is_named_among_those_asked_for(founding, question):
    answer = founding.answer(question)
    assert "10" in {c.clause_id for c in answer.citations} and "10" not in {a.clause_id for a in answer.amounts}


@pytest.mark.parametrize("question", ["行动计划五个专栏的数量目标一起给我", "动漫计划里有几个专栏带具体数字"])
def test_the_targets_of_the_boxes_are_those_with_numbers(founding, question):
    assert {c.clause_id for c in founding.answer(question).citations} == {"box1", "box2", "box3", "box5"}


@pytest.mark.parametrize(
    ("question", "operands", "total"),
    [
        ("（二十二）扶持和奖励都拿满，加在一起多少？", ["22", "22"], "700万元"),
        ("第七部分三条的上限加起来是多少？", ["15", "16", "17"], "900万元"),
        ("孵化器和产业基地加起来能拿多少？", ["16", "17"], "700万元"),
    ],
)
def test_few_sums_that_are_named_are_added_with_what_that_does_not_mean(founding, question, operands, total):
    answer = founding.answer(question)
    assert [a.clause_id for a in answer.amounts] == operands
    assert total in answer.answer and "没有规定总额" in answer.answer


def test_a_yearly_sum_is_not_added_to_one_that_is_not(founding):
    answer = founding.answer("（二十四）两笔加起来是多少？")
    assert answer.status is AnswerStatus.NOT_SPECIFIED and "200万元" not in answer.answer


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("最高的那一档是多少，有几项？", {"3", "9", "17", "22"}),
        ("最低的一档资助多少，涉及哪几条？", {"12", "13", "23", "24"}),
        ("500万这一档一共几项？", {"3", "9", "17", "22"}),
        ("500万的几项加起来多少？", {"3", "9", "17", "22"}),
    ],
)
def test_a_step_of_the_sums_is_told_with_all_that_stand_on_it(founding, question, clauses):
    assert {a.clause_id for a in founding.answer(question).amounts} == clauses


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("深圳措施里提到区块链的有哪几处？", {"4", "12"}),
        ("深圳措施里提到“元宇宙”的条款有几条？", {"3", "12"}),
        ("内容创作那一章两条各给多少？", {"5", "6"}),
        ("国家计划里写了具体数字的专栏有几个？", {"box1", "box2", "box3", "box5"}),
        ("国家计划几个专栏里哪个没有数字指标？", {"box4"}),
    ],
)
def test_what_is_counted_or_called_is_listed(founding, question, clauses):
    assert {c.clause_id for c in founding.answer(question).citations} == clauses


@pytest.mark.parametrize("question", ["众创空间和孵化器加起来多少钱", "网络视听创新基地和数字影棚一共能拿多少"])
def test_one_sum_that_a_sentence_gives_for_several_is_not_added_to_itself(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and len(draft.amounts) == 1
    assert not any(total in written(draft) for total in ("400万元", "1000万元"))


@pytest.mark.parametrize("question", ["Do all grants run for three years?", "所有资助都是三年吗"])
def test_whether_all_sums_have_a_term_is_told_by_those_that_have(bench, question):
    assert keys(bench.compose(question)) == [(MEASURES, "16")]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("哪些条款给得比200万还高", ["3", "9", "17", "22"]),
        ("100到150万之间的有哪些条", ["12", "13", "23", "24", "24"]),
        ("Which clauses pay between four and six million?", ["3", "9", "17", "22"]),
        ("哪些条是100万的，追加的也算进来", ["12", "13", "23", "24", "24"]),
        ("List what is paid at one million, whether it is a ceiling or an extra sum", ["12", "13", "23", "24", "24"]),
        ("第五、六章里150万到250万之间的是哪几条", ["7", "8", "11", "14"]),
        ("What do chapters three and four pay?", ["3", "4", "5", "6"]),
        ("业态融合创新那一章的两条，给谁、上限多少", ["13", "14"]),
    ],
)
def test_sums_within_bounds_and_chapters(bench, question, found):
    assert [a.clause.clause_id for a in bench.compose(question).amounts] == found


@pytest.mark.parametrize(
    "question", ["除了200万的，还有哪些资助", "Apart from the 2 million ones, which other caps are there?"]
)
def test_a_sum_that_is_left_out(bench, question):
    sums = {a.provision.value for a in bench.compose(question).amounts}
    assert sums == {1_000_000, 5_000_000}


@pytest.mark.parametrize(
    "question", ["深圳措施里有哪几种不同的资助标准", "How many different ceilings does the Shenzhen draft know?"]
)
def test_which_sums_occur(bench, question):
    draft = bench.compose(question)
    lead = draft.lines[0].text
    assert "4" in lead and all(sum_ in lead for sum_ in ("500万", "200万", "最高100万", "追加100万"))
    assert len(draft.amounts) == 21


def test_clauses_with_and_without_a_sum(bench):
    draft = bench.compose("深圳措施哪些条写了金额，哪些没写")
    assert len(draft.amounts) == 21
    assert "没有规定金额的有 7 条" in written(draft)


@pytest.mark.parametrize(
    "question",
    [
        "哪些条没给具体数额，只是照文化产业专项资金办法走",
        "Which clauses name no sum and only point to the special fund measures?",
    ],
)
def test_what_another_rule_decides_by_its_name(bench, question):
    assert [c for _, c in keys(bench.compose(question))] == ["10", "19"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("国家计划各专栏分别写了哪些数量目标？", ["box1", "box2", "box3", "box5"]),
        (
            "List all numerical targets of the national plan: films, courses, fairs, anything.",
            ["box1", "box2", "box3", "box5"],
        ),
        ("会展参展和人才培训的数量目标分别是多少？", ["box2", "box5"]),
    ],
)
def test_targets_of_boxes_and_of_things_in_a_row(bench, question, found):
    assert [c for _, c in keys(bench.compose(question))] == found


@pytest.mark.parametrize(
    "question", ["Name the principal tasks of the national plan.", "What are the key tasks in the national plan?"]
)
def test_a_chapter_by_another_word_for_its_heading(bench, question):
    assert [c for _, c in keys(bench.compose(question))] == [f"3.{n}" for n in range(1, 8)]


def test_the_total_of_clauses_whose_matter_is_named_too(bench):
    draft = bench.compose(
        "What do the ceilings for research platforms and incubators, clauses 15 and 16, come to in total?"
    )
    assert "RMB 4 million" in written(draft) and len(draft.amounts) == 2


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("上限500万的四条各给谁", ["3", "9", "17", "22"]),
        ("Which clauses of chapter five have a bigger cap than 2 million?", ["9"]),
        ("把第三、四章的补贴列个清单", ["3", "4", "5", "6"]),
        ("Order the clauses of chapter seven by amount, largest first.", ["17", "15", "16"]),
    ],
)
def test_clauses_counted_bounded_and_ranked(bench, question, found):
    assert [a.clause.clause_id for a in bench.compose(question).amounts] == found


@pytest.mark.parametrize("question", ["深圳措施总共写了多少笔钱？", "How many ceilings does the draft fix altogether?"])
def test_how_many_sums_is_no_total(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED and "21" in draft.lines[0].text


@pytest.mark.parametrize("question", ["有没有条款给得比500万更多的？", "有比600万还高的吗"])
def test_nothing_above_the_highest(bench, question):
    draft = bench.compose(question)
    assert draft.lines[0].text == "没有符合的条款。" and {a.provision.value for a in draft.amounts} == {5_000_000}


@pytest.mark.parametrize("question", ["哪几个专栏没写数字？", "Which box has no quantitative goal or target at all?"])
def test_the_box_without_a_number(bench, question):
    draft = bench.compose(question)
    assert [c for _, c in keys(draft)] == ["box4"]
    assert "没有写明数字" in written(draft) or "no number" in written(draft)


@pytest.mark.parametrize("question", ["资助额的范围是多大", "What range do all these caps lie in?"])
def test_from_which_sum_to_which(bench, question):
    draft = bench.compose(question)
    assert {a.provision.value for a in draft.amounts} == {1_000_000, 5_000_000}


def test_what_is_named_with_all_of_its_kind_narrows_nothing(bench):
    question = "Which clauses reward works or projects but state no sum and only refer to other rules?"
    assert [c for _, c in keys(bench.compose(question))] == ["10", "19"]


@pytest.mark.parametrize("question", ["跟产业基地一样拿500万的还有哪些条", "哪些条款和孵化基地同样给到500万？"])
def test_another_of_the_same_sum_does_not_narrow_a_list(bench, question):
    assert [a.clause.clause_id for a in bench.compose(question).amounts] == ["3", "9", "17", "22"]


def test_chapters_of_a_text_without_sums_add_no_rows(bench):
    found = keys(bench.compose("第三章到第五章的上限列一下"))
    assert {document for document, _ in found} == {MEASURES} and "10" in {c for _, c in found}
