"""What a streamed answer is made of: pieces of text, then the whole answer, which replaces them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.contract import Answer


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
