from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from assistant.compose.draft import AmountFound, Draft, Evidence
from assistant.contract import AnswerStatus, NoticeKind
from assistant.publish import MAX_CITATIONS, amount, publish
from tests.assistant.workbench import MEASURES, PLAN


@pytest.fixture
def measures(bench):
    return bench.document(MEASURES)


@pytest.fixture
def span(measures):
    return lambda clause_id: Evidence.of(measures, measures.clause(clause_id))


def published(draft, bench, language="zh", **options):
    return publish(draft, question="问", language=language, library=bench.library, **options)


def test_markers_follow_first_use_and_are_shared(bench, span):
    a, b = span("16"), span("17")
    draft = Draft(AnswerStatus.ANSWERED).say("甲。", b).say("乙。", a).say("丙。", b, a)
    answer = published(draft, bench)
    assert answer.answer.split("\n\n")[0] == "甲。 [1] 乙。 [2] 丙。 [1][2]"
    assert [(c.marker, c.clause_id) for c in answer.citations] == [(1, "17"), (2, "16")]


def test_at_most_four_citations_unless_unlimited(bench, span):
    for unlimited, shown in ((False, MAX_CITATIONS), (True, 6)):
        draft = Draft(AnswerStatus.ANSWERED, unlimited=unlimited)
        for clause_id in ("3", "4", "5", "6", "7", "8"):
            draft.say(f"甲{clause_id}。", span(clause_id)).paragraph()
        answer = published(draft, bench)
        assert len(answer.citations) == shown
        assert answer.answer.count("甲") == shown


def test_styles(bench, span):
    draft = Draft(AnswerStatus.ANSWERED).say("头。", span("16")).paragraph()
    draft.say("行", span("16"), style="row").say("行", span("16"), style="row").say("引", span("16"), style="quote")
    draft.say("| 一 \0000\000 |", span("16"), style="table")
    body = published(draft, bench).answer.split("\n\n⚠️")[0]
    assert body == "头。 [1]\n\n- 行 [1]\n- 行 [1]\n\n> 引 [1]\n\n| 一 [1] |"


def test_citation_tells_where_it_stands(bench, measures):
    clause = measures.clause("19")
    start = clause.text.index("对经认定")
    evidence = Evidence.of(measures, clause, start)
    citation = published(Draft(AnswerStatus.ANSWERED).say("甲。", evidence), bench).citations[0]
    assert (citation.start, citation.end) == (start, len(clause.text))
    assert citation.quote == clause.text[start:]
    assert citation.label == "（十九）" and citation.heading_path == ["拓展数字创意产品和服务贸易"]
    query = parse_qs(citation.href.removeprefix("?"))
    assert query == {"document": [MEASURES], "clause": ["19"], "quote": [f"{start}-{len(clause.text)}"]}


def test_rendering_is_for_english_readers(bench, span):
    draft = Draft(AnswerStatus.ANSWERED).say("a.", span("16"))
    assert published(draft, bench).citations[0].rendering is None
    english = published(draft, bench, "en")
    assert english.citations[0].rendering == bench.clause(MEASURES, "16").rendering
    assert NoticeKind.UNOFFICIAL_TRANSLATION in [n.kind for n in english.notices]


@pytest.mark.parametrize("status", AnswerStatus)
def test_draft_is_labelled(bench, span, status):
    answer = published(Draft(status).say("甲。", span("16")), bench)
    assert [(n.kind, n.document_id) for n in answer.notices] == [(NoticeKind.DRAFT, MEASURES)]
    reminded = "⚠️" in answer.answer
    assert reminded is (status in {AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED})


@pytest.mark.parametrize(
    ("document_id", "kind"),
    [
        (PLAN, NoticeKind.CHECK_CURRENT),
        ("fund", NoticeKind.CHECK_CURRENT),
        ("expired", NoticeKind.EXPIRED),
        ("future", NoticeKind.NOT_IN_FORCE),
        ("english", NoticeKind.CHECK_CURRENT),
    ],
)
def test_notice_of_each_status(wide_bench, document_id, kind):
    document = wide_bench.document(document_id)
    draft = Draft(AnswerStatus.ANSWERED).say("甲。", Evidence.of(document, document.clauses[-1]))
    notices = published(draft, wide_bench).notices
    assert [(n.kind, n.document_id) for n in notices] == [(kind, document_id)]


def test_check_current_says_the_date(bench):
    plan = bench.document(PLAN)
    draft = Draft(AnswerStatus.ANSWERED).say("甲。", Evidence.of(plan, plan.clause("4.3")))
    assert "2018年1月4日" in published(draft, bench).notices[0].text


def test_amount_in_the_contracts_form(bench, wide_bench):
    for workbench, expected in ((bench, None), (wide_bench, "fund")):
        document = workbench.document(MEASURES)
        clause = document.clause("11")
        found = amount(AmountFound(document, clause, clause.provisions[0]), workbench.library)
        assert (found.limit, found.nature, found.value, found.currency) == ("cap", "grant", 2_000_000, "CNY")
        assert found.basis.title == "深圳市文化产业专项资金资助办法"
        assert found.basis.document_id == expected


def test_an_english_amount_has_the_sentence_of_its_rendering(bench):
    document = bench.document(MEASURES)
    clause = document.clause("22")
    sentences = [amount(AmountFound(document, clause, p), bench.library, "en").rendering for p in clause.provisions]
    assert sentences[0].startswith("Newly brought-in leading") and sentences[0].endswith("up to RMB 5 million.")
    assert sentences[1].endswith("a reward of up to RMB 2 million.")
    assert amount(AmountFound(document, clause, clause.provisions[0]), bench.library).rendering is None


def test_the_same_amount_is_given_once(bench, measures, span):
    clause = measures.clause("16")
    draft = Draft(AnswerStatus.ANSWERED).say("甲。", span("16"))
    draft.amounts += [AmountFound(measures, clause, clause.provisions[0])] * 2
    assert len(published(draft, bench).amounts) == 1


def test_every_answer_has_an_id_of_its_own(bench, span):
    draft = Draft(AnswerStatus.ANSWERED).say("甲。", span("16"))
    first, second = published(draft, bench, conversation_id="c"), published(draft, bench)
    assert first.answer_id != second.answer_id
    assert (first.conversation_id, second.conversation_id) == ("c", None)
