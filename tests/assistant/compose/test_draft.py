from __future__ import annotations

from assistant.compose.draft import Draft, Evidence
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES


def test_evidence_of_a_span_names_its_innermost_item(wide_bench):
    document = wide_bench.document("english")
    clause = document.clause("3")
    inner = next(i for i in clause.items if i.item_id == "3(2)")
    assert Evidence.of(document, clause, inner.start + 4, inner.end).item_id == "3(2)"
    assert Evidence.of(document, clause).item_id is None
    assert Evidence.of(document, clause, 0, inner.end).item_id is None


def test_quote_is_verbatim(bench):
    document = bench.document(MEASURES)
    clause = document.clause("26")
    assert Evidence.of(document, clause).quote == clause.text
    assert Evidence.of(document, clause, 6, 9).quote == clause.text[6:9]


def test_lines_in_order_with_what_they_rest_on(bench):
    document = bench.document(MEASURES)
    span = Evidence.of(document, document.clause("16"))
    draft = Draft(AnswerStatus.ANSWERED).say("a", span, derived=[2]).paragraph().say("b", style="row")
    assert [(line.text, line.style) for line in draft.lines] == [("a", "sentence"), ("", "break"), ("b", "row")]
    assert draft.lines[0].evidence == (span,) and draft.lines[0].derived == {2.0}


def test_document_is_mentioned_once(bench):
    document = bench.document(MEASURES)
    assert Draft(AnswerStatus.ANSWERED).mention(document).mention(document).documents == [document]
