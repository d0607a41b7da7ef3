"""Short spans of a text, so that what tells one part of a clause from another can be compared with a question alone.

A whole question lies about as near to one member of a series as to the next, since most of what it says is said of
all of them: 邻市的航线一年补多少 of 市内航线 and 跨市航线. Its spans do not. The comparison of a span with the nearest
one of another text is the late interaction of ColBERT (Khattab and Zaharia 2020), with spans in place of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.understanding.vocabulary import scaffold
from corpus.scripts import to_simplified

Segment = Callable[[str], list[str]]

_PIECE = re.compile(r"[A-Za-z][A-Za-z'’-]*|[\u4e00-\u9fff]+|\S")
_LONGEST, _MOST = 3, 60


def spans_of(text: str, segment: Segment) -> list[str]:
    """Up to three content words that follow one another, in order, without repeats; the first sixty."""
    found: dict[str, None] = {}
    for run in _runs(to_simplified(text), segment):
        for start in range(len(run)):
            for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
                found[_joined(run[start:end])] = None
    return list(found)[:_MOST]


def telling_spans(texts: Sequence[str], segment: Segment) -> list[list[str]]:
    """For each text the runs of content words that not all the others hold."""
    read = [_runs(to_simplified(text), segment) for text in texts]
    common = set.intersection(*({word for run in runs for word in run} for runs in read)) if read else set()
    return [_telling(runs, common) for runs in read]


def _telling(runs: Sequence[Sequence[str]], common: set[str]) -> list[str]:
    found: dict[str, None] = {}
    for run in runs:
        own: list[str] = []
        for word in (*run, None):
            if word is not None and word not in common:
                own.append(word)
            elif own:
                found[_joined(own)] = None
                own = []
    return list(found)


def _runs(text: str, segment: Segment) -> list[list[str]]:
    """The content words of a text, those in one list that stand beside one another."""
    runs: list[list[str]] = [[]]
    stop = scaffold("en")
    for piece in _PIECE.findall(text):
        if piece[0].isascii() and piece[0].isalpha():
            if piece.lower() in stop:
                runs.append([])
            else:
                runs[-1].append(piece.lower())
        elif "\u4e00" <= piece[0] <= "\u9fff":
            _add_chinese(runs, piece, segment)
        else:
            runs.append([])
    return [run for run in runs if run]


def _add_chinese(runs: list[list[str]], piece: str, segment: Segment) -> None:
    at = 0
    for word in segment(piece):
        place = piece.find(word, at)
        if place < 0:
            continue
        if place > at:
            runs.append([])
        runs[-1].append(word)
        at = place + len(word)
    if at < len(piece):
        runs.append([])


def _joined(words: Sequence[str]) -> str:
    return (" " if words[0].isascii() else "").join(words)
