from __future__ import annotations

import pytest

from assistant.llm.redaction import Redaction

KEY = "sk-sk-canary-77aa10"


def filtered(text, size, secret=KEY):
    redaction = Redaction(secret)
    pieces = [redaction.pass_on(text[start : start + size]) for start in range(0, len(text), size)]
    return "".join([*pieces, redaction.rest()])


@pytest.mark.parametrize("size", [1, 2, 5, 19, 100])
@pytest.mark.parametrize(("text", "shown"), [
    (f"Incorrect API key provided: {KEY}.", "Incorrect API key provided: [key]."),
    (f"{KEY}{KEY}", "[key][key]"),
    (f"sk-{KEY} sk-", "sk-[key] sk-"),
    (f"最高{KEY[:-1]}", f"最高{KEY[:-1]}"),
    ("孵化器最高200万元", "孵化器最高200万元"),
])
def test_the_key_is_taken_out_however_the_reply_is_cut(size, text, shown):
    assert filtered(text, size) == shown


def test_a_placeholder_for_a_key_may_be_a_word_of_the_reply():
    assert filtered("none of the clauses", 3, "none") == "none of the clauses"
    assert Redaction("").pass_on("x") == "x"
