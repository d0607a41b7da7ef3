"""A streamed answer: pieces, then the whole."""

from __future__ import annotations

import threading

from assistant.contract import Answer
from assistant.streaming import Delta


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
