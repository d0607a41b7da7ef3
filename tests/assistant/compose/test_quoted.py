"""The sums of a sentence that is quoted in answer to how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.compose.facts import Found, say_found
from assistant.compose.quoted import with_quoted_sums
from assistant.compose.sums import load_sum_models
from assistant.evidence.sentences import sentences
from tests.assistant.workbench import MEASURES


def quoted(bench, question, clause_id, words):
    """The draft that quotes the sentence of a clause with these words, and what it was made for."""
    inquiry = replace(bench.inquire(question), sum_models=load_sum_models("words"))
    view = bench.view(MEASURES, clause_id)
    sentence = next(s for s in sentences(view.clause.text) if words in s.text)
    return inquiry, say_found(inquiry, [Found(view, sentence, 1.0)], "support.direct_plain")


def values(draft):
    return [found.provision.value for found in draft.amounts]


@pytest.mark.parametrize(
    ("question", "clause_id", "words", "expected"),
    [
        ("孵化器最高资助多少？", "16", "最高200万元", [2_000_000.0]),
        ("How much can an incubator get?", "16", "最高200万元", [2_000_000.0]),
        ("孵化器支持什么？", "16", "最高200万元", []),
        ("孵化器最高资助多少？", "16", "推进数字创意孵化中心", []),
        ("第十六条最高资助多少？", "16", "最高200万元", []),
    ],
)
def test_the_sum_of_a_quoted_sentence_is_among_the_amounts_where_a_sum_was_asked(
    bench, question, clause_id, words, expected
):
    inquiry, draft = quoted(bench, question, clause_id, words)
    assert values(with_quoted_sums(inquiry, draft)) == expected
