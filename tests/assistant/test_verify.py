"""The checker removes lies that a composer might tell; nothing true is removed."""

from __future__ import annotations

import logging

import pytest

from assistant.compose.draft import Draft, Evidence
from assistant.contract import AnswerStatus
from assistant.verify import verify
from corpus.parser import parse_text
from tests.assistant.test_contract import QUESTIONS
from tests.assistant.workbench import MEASURES, written


@pytest.fixture
def measures(bench):
    return bench.document(MEASURES)


@pytest.fixture
def incubator(measures):
    return Evidence.of(measures, measures.clause("16"))


def checked(document, *lines):
    draft = Draft(AnswerStatus.ANSWERED)
    for text, spans, options in lines:
        draft.say(text, *spans, **options)
    return verify(draft, [document])


@pytest.mark.parametrize(
    "truth",
    [
        "孵化器最高200万元，不超过3年。",
        "Up to RMB 2 million, at most 3 years.",
        "The cap is no more than 2,000,000 yuan.",
        "（十六）规定最高二百万元。",
        "这一条没有写明条件。",
    ],
)
def test_truth_stays(measures, incubator, truth):
    draft, objections = checked(measures, (truth, [incubator], {}))
    assert objections == [] and written(draft) == truth


@pytest.mark.parametrize(
    ("lie", "reason"),
    [
        ("孵化器最高300万元。", "unsupported numbers"),
        ("孵化器最高2000万元。", "unsupported numbers"),
        ("Up to RMB 20 million.", "unsupported numbers"),
        ("期限不超过9年。", "unsupported numbers"),
        ("按最高80%资助。", "unsupported numbers"),
        ("第三十条规定最高200万元。", "unsupported numbers"),
        ("孵化器可得200万元。", "limiting word"),
        ("An incubator gets RMB 2 million.", "limiting word"),
        ("An incubator gets 2,000,000 yuan.", "limiting word"),
    ],
)
def test_lie_is_removed_and_logged(measures, incubator, lie, reason, caplog):
    truth = "期限不超过3年。"
    with caplog.at_level(logging.WARNING):
        draft, objections = checked(measures, (lie, [incubator], {}), (truth, [incubator], {}))
    assert [o.line.text for o in objections] == [lie]
    assert reason in objections[0].reason
    assert written(draft) == truth and draft.status is AnswerStatus.ANSWERED
    assert lie in caplog.text


@pytest.mark.parametrize(("start", "end"), [(0, 10_000), (5, 5), (9, 3), (-1, 4)])
def test_span_outside_its_clause_is_removed(measures, start, end):
    bad = Evidence(measures, measures.clause("16"), start, end)
    draft, objections = checked(measures, ("支持孵化器。", [bad], {}))
    assert len(objections) == 1 and "outside" in objections[0].reason
    assert draft.lines == []


def test_draft_without_a_line_left_finds_nothing(measures, incubator):
    draft, _ = checked(measures, ("孵化器最高300万元。", [incubator], {}))
    assert draft.status is AnswerStatus.NOT_FOUND and draft.amounts == []


def test_number_of_a_clause_that_is_not_cited_is_no_support(measures, incubator):
    _, objections = checked(measures, ("产业基地最高500万元。", [incubator], {}))
    assert len(objections) == 1


def test_declared_number_may_be_stated_and_no_other(measures, incubator):
    draft, objections = checked(
        measures, ("共21条。", [incubator], {"derived": [21]}), ("共22条。", [incubator], {"derived": [21]})
    )
    assert written(draft) == "共21条。" and len(objections) == 1


def test_metadata_supports_its_numbers(bench):
    plan = bench.document("belt-and-road-animation-games-plan")
    imprint = Evidence.of(plan, plan.clause("imprint"))
    _, objections = checked(plan, ("文号是文产发〔2017〕33号，2018年1月4日印发。", [imprint], {}))
    assert objections == []
    _, objections = checked(plan, ("2018年1月5日印发。", [imprint], {}))
    assert len(objections) == 1


def test_top_up_needs_no_limiting_word(measures):
    top_up = Evidence.of(measures, measures.clause("23"))
    _, objections = checked(measures, ("追加100万元。", [top_up], {}))
    assert objections == []


def test_a_ceiling_behind_its_sum_is_a_limiting_word():
    text = "某辦法\n第一條 每度補助新臺幣4,000元，每戶以新臺幣40,000元為限。\n第二條 本辦法自公布日施行。\n"
    document = parse_text(text, document_id="storage")
    first = Evidence.of(document, document.clause("1"))
    _, objections = checked(document, ("每度補助新臺幣4,000元，每戶以新臺幣40,000元為限。", [first], {}))
    assert objections == []


def test_the_assistants_own_drafts_need_no_repair(bench):
    removed = {}
    for question in QUESTIONS:
        inquiry = bench.inquire(question)
        _, objections = verify(bench.compose(question), inquiry.scope)
        if objections:
            removed[question] = [o.line.text for o in objections]
    assert removed == {}


TIERS = parse_text(
    "Harbour Grants\n\nArticle 1 Owners with an income below £28,000 receive £900; the limit £5,000 holds for boats.\n",
    None,
    document_id="tiers",
)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("The figure is £900, for owners with an income below £28,000.", True),
        ("The figure is the limit £5,000, for boats.", True),
        ("The figure is £5,000, for boats.", False),
        ("The figure is £900, for an income of £28,000.", False),
    ],
)
def test_a_bound_that_stands_as_it_is_written_keeps_its_word(line, kept):
    _, objections = checked(TIERS, (line, [Evidence.of(TIERS, TIERS.clause("1"))], {}))
    assert (objections == []) is kept


DUES = parse_text(
    "Harbour Dues\n\nArticle 1 No person may receive more than £4,000 in total.\nArticle 2 Others pay.\n",
    None,
    document_id="dues",
)


def test_a_sentence_quoted_whole_drops_no_limit():
    """However it puts its limit: nobody may receive more than …."""
    clause = DUES.clause("1")
    draft, objections = checked(DUES, (f"It says: “{clause.text}”", [Evidence.of(DUES, clause)], {}))
    assert objections == []
    _, objections = checked(DUES, ("A person receives £4,000.", [Evidence.of(DUES, clause)], {}))
    assert [o.reason for o in objections] == ["a limiting word was dropped"]
