from __future__ import annotations

import pytest

from assistant.llm.thoughts import Thoughts


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize(("text", "shown"), [
    ("plain", "plain"), ("", ""), (" <thin", " <thin"), ("<b>x</b>", "<b>x</b>"), ("<think>a</think> b", "b"),
    ("\n<think>a<think></think>b</think>", "b</think>"), ("<think>never closed", ""), ("x <think>a</think>", "x <think>a</think>"),
    ("<think></think>", ""), ("<think>" + "a" * 500 + "</thin</think>\n\n\nb \n", "b \n"),
])
def test_a_leading_thought_is_dropped_however_it_is_cut(text, shown, size):
    thoughts = Thoughts()
    out = "".join(thoughts.pass_on(text[i : i + size]) for i in range(0, len(text), size)) + thoughts.rest()
    assert out == shown
