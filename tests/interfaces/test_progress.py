from __future__ import annotations

import io

from interfaces.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nothing_is_drawn_where_there_is_no_terminal():
    stream = io.StringIO()
    with Progress(stream, "indexing") as progress:
        progress("words", 1, 2)
    assert stream.getvalue() == ""


def test_a_terminal_gets_a_bar_for_each_stage():
    stream = Terminal()
    with Progress(stream, "indexing") as progress:
        progress("words", 2, 2)
        progress("vectors", 1, 4)
    assert "indexing" in stream.getvalue() and "1/4" in stream.getvalue()
