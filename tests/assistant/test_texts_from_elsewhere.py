"""What a reader asks of a text that nobody here wrote, over a made-up district with two texts."""

from __future__ import annotations

import pytest

from assistant.compose.phrasing import quotation
from tests.assistant.workbench import Workbench


@pytest.mark.parametrize(
    ("question", "clause_id", "said"),
    [
        ("拿过路桥区奖励的企业几年内不能迁走", "5", "八年"),
        ("路桥区青年人才落户，献血一次加几分", "annex1", "3分"),
        ("路桥区人才分类目录由谁修订", "4", "人才办公室"),
        ("路桥区青年落户要满多大年龄", "2", "18"),
    ],
)
def test_a_quantity_that_the_sentence_gives_is_not_denied(towns, question, clause_id, said):
    answer = towns.answer(question)
    assert answer.status.value == "answered"
    assert answer.citations[0].clause_id == clause_id
    assert said in answer.answer


@pytest.mark.parametrize(
    ("question", "document_id", "clause_id"),
    [
        ("路桥区外贸政策第三条说什么", "trade", "3"),
        ("路桥区青年人才办法第三条说什么", "talent", "3"),
        ("路桥区外贸意见什么时候施行", "trade", "6"),
        ("路桥区人才落户办法什么时候施行", "talent", "5"),
    ],
)
def test_the_words_of_a_title_choose_the_document(towns, question, document_id, clause_id):
    answer = towns.answer(question)
    assert {c.document_id for c in answer.citations} == {document_id}
    assert clause_id in {c.clause_id for c in answer.citations}


def test_another_place_is_not_answered_from_this_one(towns):
    answer = towns.answer("杭州市外贸公共服务平台奖励多少")
    assert answer.status.value == "not_found"
    assert answer.amounts == []


def test_english_question_on_chinese_text_without_rendering(towns):
    answer = towns.answer("How much does Luqiao pay for a booth at a trade fair outside Europe?")
    assert answer.language == "en"
    assert [a.value for a in answer.amounts] == [6000.0]
    assert "6,000" in answer.answer and "0.6万元" in answer.citations[0].quote


def test_sums_of_a_chinese_quote_are_converted_for_english_readers(towns):
    bench = Workbench(towns)
    view = bench.view("trade", "1")
    written = quotation(bench.inquire("How much for a booth?", language="en"), view, view.sentences[0])
    assert "2万元" in written and "RMB 20,000" in written
    assert "RMB" not in quotation(bench.inquire("展位费补助多少"), view, view.sentences[0])
