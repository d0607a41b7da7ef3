from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from corpus.model import ClauseKind, Nature
from tests.assistant.workbench import MEASURES, keys, written


def values(draft):
    return {a.provision.value for a in draft.amounts}


def clauses(draft):
    return {c for d, c in keys(draft) if d == MEASURES}


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("不超过100万元的有哪些？", {1e6}),
        ("不超过200万的有哪些", {1e6, 2e6}),
        ("不高于100万的条款", {1e6}),
        ("100万元以下的有哪些", {1e6}),
        ("clauses capped at no more than RMB 1 million", {1e6}),
        ("which grants are at most 2 million yuan", {1e6, 2e6}),
        ("低于200万元的条款有哪些", {1e6}),
        ("which grants are less than 2 million yuan", {1e6}),
        ("有没有超过300万的资助", {5e6}),
        ("超过200万元的有哪些", {5e6}),
        ("which grants are more than 2 million yuan", {5e6}),
        ("不低于200万元的有哪些", {2e6, 5e6}),
        ("200万元以上的条款", {2e6, 5e6}),
        ("which grants are no less than 2 million yuan", {2e6, 5e6}),
        ("超过100万元但不超过200万元的有哪些", {2e6}),
        ("which clauses offer up to RMB 5 million", {5e6}),
    ],
)
def test_bounds_take_in_or_leave_out_the_figure_itself(bench, question, kept):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED and values(draft) == kept


def test_a_bound_from_above_keeps_what_is_no_cap(bench):
    """追加100万元 is no cap, but it does not exceed 100万元 either."""
    assert "23" in clauses(bench.compose("不超过100万元的有哪些"))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("深圳哪些条款是奖励", {"10", "22"}),
        ("给我列出所有奖励（不是资助）", {"10", "22"}),
        ("list all rewards, not grants", {"10", "22"}),
        ("哪些条款是扶持而不是资助", {"22"}),
        ("不是资助的有哪些", {"10", "19", "22"}),
    ],
)
def test_only_what_is_called_so(bench, question, found):
    draft = bench.compose(question)
    assert clauses(draft) == found
    assert Nature.GRANT not in {a.provision.nature for a in draft.amounts}


def test_a_name_of_money_alone_chooses_nothing(bench):
    assert len(bench.compose("哪些条款有资助").amounts) == 21


def test_a_clause_is_asked_what_it_supports_not_what_it_is_called(bench):
    assert "11" in clauses(bench.compose("哪些条款是支持游戏的"))


def ordering(bench):
    return [c for d in bench.library.documents for c in d.clauses if c.kind in (ClauseKind.CLAUSE, ClauseKind.BOX)]


@pytest.mark.parametrize("question", ["哪些条款没有提到“经认定”", "which clauses do not mention “经认定”"])
def test_what_does_not_mention_a_word(bench, question):
    draft = bench.compose(question)
    silent = [c.key for c in ordering(bench) if "经认定" not in c.text]
    assert keys(draft) == silent and len(silent) < len(ordering(bench))
    assert str(len(silent)) in draft.lines[0].text


def test_a_topic_within_a_longer_word_is_mentioned_in_either_language(bench):
    """游戏产品 mentions 游戏, whichever language asks."""
    found = [keys(bench.compose(q)) for q in ("哪些条款没有提到游戏", "which clauses do not mention games")]
    assert found[0] == found[1] == [c.key for c in ordering(bench) if "游戏" not in c.text]


def test_whether_something_is_mentioned_is_no_negation(bench):
    assert "unmentioned" not in bench.understand("有没有提到出口的条款，列出来").filters


@pytest.mark.parametrize("question", ["除了游戏，哪些有资助", "except for games, which clauses have grants"])
def test_what_a_list_is_to_leave_out(bench, question):
    everything = clauses(bench.compose("哪些有资助"))
    assert everything - clauses(bench.compose(question)) == {"11"}


def test_clauses_without_an_amount_include_those_that_offer_nothing(bench):
    draft = bench.compose("哪些条款没有写金额？")
    measures = [c for c in ordering(bench) if c.document_id == MEASURES]
    assert clauses(draft) == {c.clause_id for c in measures if not any(p.currency for p in c.provisions)}
    assert "7" in draft.lines[0].text and "（二十六）" in written(draft)


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("有没有低于100万的", {1e6}),
        ("有没有超过500万的支持", {5e6}),
        ("Is anything above 5 million on offer?", {5e6}),
        ("Is there any grant below 1 million?", {1e6}),
    ],
)
def test_where_nothing_lies_beyond_a_bound_the_nearest_sums_are_told(bench, question, kept):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED
    assert values(draft) == kept
    assert draft.lines[0].text in {"没有符合的条款。", "No clause matches."}


def test_a_bound_on_the_asker_is_no_bound_on_sums(bench):
    assert values(bench.compose("我们营收有500万以下，能申请吗")) == set()


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("哪些条款给100万，固定的和封顶的都要", True),
        ("凡是上限100万或追加100万的条款，列出来", True),
        ("List every grant of RMB 1 million, capped or fixed.", True),
        ("哪些条款最高100万", False),
    ],
)
def test_what_is_no_cap_is_listed_where_both_are_asked_for(founding, question, kept):
    found = [a.clause_id for a in founding.answer(question).amounts]
    assert found.count("24") == 2 and ("23" in found) is kept


@pytest.mark.parametrize("question", ["哪些支持没写明对象", "Which sums have no named beneficiary?", "哪些条款的钱没说给谁"])
def test_sums_for_which_nobody_is_named(founding, question):
    assert [c.clause_id for c in founding.answer(question).citations] == ["3", "12", "13"]
