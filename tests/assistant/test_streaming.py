"""A streamed answer: pieces, then the whole."""

from __future__ import annotations

import threading

from assistant.contract import Answer
from assistant.streaming import Delta, differs


def test_pieces_add_up_and_the_answer_comes_last(founding):
    *pieces, last = founding.stream("孵化器最高资助多少")
    assert isinstance(last, Answer)
    assert pieces and all(isinstance(piece, Delta) for piece in pieces)
    assert "".join(piece.text for piece in pieces) == last.answer


def test_cancelled_stream_ends_without_an_answer(founding):
    cancelled = threading.Event()
    events = founding.stream("孵化器最高资助多少", cancelled=cancelled)
    next(events)
    cancelled.set()
    assert list(events) == []


def test_other_words_than_the_answers_are_told_from_the_same_words_with_other_markers(founding):
    answer = founding.answer("孵化器最高资助多少").model_copy(update={"answer": "甲。 [1] 乙。 [2][3]\n\n> 丙 [1]"})
    for shown in ("", "甲。 [1] 乙。 [2]", "乙。 [1]\n\n甲。", "> 丙 [4]", answer.answer):
        assert not differs(shown, answer)
    for shown in ("丁。 [1]", "甲。 [1] 丁。", "甲乙"):
        assert differs(shown, answer)


def test_every_question_of_a_message_counts(founding):
    answer = founding.answer("孵化器最高资助多少？《若干措施》什么时候开始实施？")
    assert len(answer.parts) == 2
    assert not any(differs(part.answer, answer) for part in answer.parts)
