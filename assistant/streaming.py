"""What a streamed answer is made of: pieces of text, then the whole answer, which replaces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.contract import Answer

_MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of the answer's Markdown, to be appended to what was streamed before."""

    text: str


StreamEvent = Delta | Answer


def deltas(answer: Answer) -> Iterator[StreamEvent]:
    """A finished answer line by line, then whole."""
    for line in answer.answer.splitlines(keepends=True):
        yield Delta(line)
    yield answer


def differs(shown: str, answer: Answer) -> bool:
    """Whether some of what was streamed is not in the answer that replaces it; its markers may be others."""
    kept = _flat(_MARKER.sub("", answer.answer))
    return any(_flat(piece) not in kept for piece in _MARKER.split(shown))


def _flat(text: str) -> str:
    return "".join(text.split())
