from __future__ import annotations

from assistant.understanding.model import Ask
from tests.assistant.workbench import MEASURES


def test_topic_leaves_out_words_that_choose_nothing(bench):
    inquiry = bench.inquire("孵化器项目资助")
    assert "generic" not in {t.category for t in inquiry.topic}
    assert {t.surface for t in inquiry.topic_beyond("instrument")} == {"孵化器"}


def test_asks(bench):
    inquiry = bench.inquire("孵化器最高资助多少、几年")
    assert inquiry.asks(Ask.AMOUNT) and inquiry.asks(Ask.TOC, Ask.TERM) and not inquiry.asks(Ask.TOC)


def test_subject_in_the_readers_words(bench):
    assert bench.inquire("孵化器多少钱").subject() == "孵化器"
    assert bench.inquire("how much for an incubator").subject() == "incubator"
    assert "孵化器" not in bench.inquire("孵化器多少钱", language="en").subject()


def test_ranked_clause_names_its_clause_and_document(bench):
    best = bench.inquire("孵化器").ranked[0]
    assert best.clause.key == (MEASURES, "16") and best.document is bench.document(MEASURES)


def test_narrowed_keeps_what_is_of_these_documents(bench):
    wide = bench.inquire("游戏出口")
    narrow = wide.narrowed([bench.document(MEASURES)])
    assert {r.document.document_id for r in narrow.ranked} == {MEASURES}
    assert {s.view.document.document_id for s in narrow.statements} == {MEASURES}
    assert [d.document_id for d in narrow.scope] == [MEASURES] and narrow.understanding is wide.understanding
