from __future__ import annotations

from assistant.contract import AnswerStatus
from interfaces.evaluation.golden import parse_golden
from interfaces.evaluation.scoring import comparable, failed_score, score_answer
from tests.interfaces.fakes import answer_about_lighthouses, lighthouse_document

DOCUMENTS = [lighthouse_document()]
GOLDEN = {
    "id": "z1", "kind": "amount", "language": "zh", "turns": ["灯塔多少钱"], "status": "answered",
    "clauses": [["lighthouse", "1"]], "amounts": [{"clause_id": "1", "value": 300000, "limit": "cap"}],
    "must_contain": [["30 万元", "300,000"]], "notices": ["draft"],
}  # fmt: skip


def score(answer=None, **changes):
    answer = answer or answer_about_lighthouses("灯塔多少钱")
    return score_answer(parse_golden({**GOLDEN, **changes}), answer, DOCUMENTS)


def test_a_right_answer_fails_in_nothing():
    right = score()
    assert right.failures == []
    assert (right.first, right.cited, right.amounts, right.contents, right.notices) == (True,) * 5
    assert (right.abstained, right.refused) == (None, False)


def test_the_wrong_clause_is_seen():
    wrong = score(clauses=[["lighthouse", "2"], ["lighthouse", "1"]])
    assert (wrong.first, wrong.cited) == (False, False)
    assert wrong.recalled == (False, True) and wrong.precise == (True,)


def test_a_clause_nobody_asked_for_costs_precision():
    assert score(clauses=[["lighthouse", "2"]]).precise == (False,)
    assert score(clauses=[], acceptable=[]).precise == ()


def test_amounts_are_compared_as_a_multiset_counted_once():
    answer = answer_about_lighthouses("灯塔")
    assert score(answer.model_copy(update={"parts": [answer]})).amounts is True
    assert score(amounts=[]).amounts is False
    assert score(amounts=[{"clause_id": "1", "value": 300000, "limit": "exact"}]).amounts is False


def test_a_range_is_named_by_where_it_begins():
    answer = answer_about_lighthouses("灯塔")
    ranged = answer.amounts[0].model_copy(update={"value": None, "min": 200.0, "max": 1000.0, "limit": "range"})
    fined = answer.model_copy(update={"amounts": [ranged]})
    assert score(fined, amounts=[{"clause_id": "1", "value": 200, "limit": "range"}]).amounts is True
    assert score(fined, amounts=[{"clause_id": "1", "value": 1000, "limit": "range"}]).amounts is False


def test_status_language_contents_and_notices_are_judged():
    assert score(status="not_found").abstained is False
    assert score(status=["not_specified", "not_found"]).failures[-1] == "status=answered"
    assert "language" in score(language="en").failures
    assert score(must_contain=["九千"]).contents is False
    assert score(must_contain=[], must_not_contain=["资助"]).contents is False
    assert score(notices=["expired"]).notices is False


def test_a_refusal_of_what_is_answerable_is_false():
    refused = answer_about_lighthouses("灯塔").model_copy(update={"status": AnswerStatus.NOT_FOUND})
    assert score(refused).refused is True


def test_no_answer_at_all_is_wrong_in_everything_judged():
    failed = failed_score(parse_golden(GOLDEN), "oops")
    assert (failed.first, failed.cited, failed.amounts, failed.refused) == (False, False, False, True)


def test_texts_are_compared_without_width_case_and_space():
    assert comparable("ＲＭＢ 2 Million") == "rmb2million"
