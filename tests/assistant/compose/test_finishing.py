"""The quote of the answer that stands, made whole."""

import pytest


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("街头演艺必须写明什么", "5", "应当在显著位置标明演艺证号"),
        ("我擅自改了节目单，会有什么后果", "6", "予以追回"),
        ("演艺者对考核结果有异议，几天内申请复核，主管部门几天内答复", "11", "20日内"),
    ],
)
def test_the_quote_says_what_was_asked(ask, question, clause, said):
    answer = ask(question)
    assert answer.status.value == "answered"
    assert answer.citations[0].clause_id == clause
    assert said in answer.answer


def test_every_quote_is_cited_word_for_word(ask, rulebook):
    answer = ask("转借演艺证会怎样")
    document = next(d for d in rulebook.library.documents if d.document_id == "street-arts")
    for citation in answer.citations:
        clause = document.clause(citation.clause_id)
        assert clause.text[citation.start : citation.end] == citation.quote


def test_what_is_barred_stays_where_that_is_asked(ask):
    answer = ask("街头演艺不得有哪些内容")
    assert answer.citations[0].clause_id == "5"
    assert "惊吓未成年人" in answer.answer


def test_what_happens_to_a_grant_asks_for_no_sum(ask):
    answer = ask("What can happen to my grant if I lend out my licence?")
    assert answer.amounts == []
    assert "states no amount" not in answer.answer


def test_a_look_back_is_no_time_that_one_has(ask):
    answer = ask("申请材料不全的，几天内要补正")
    assert answer.status.value == "not_specified"
