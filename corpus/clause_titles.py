"""The title a clause prints after its label: 支持数字创意产品出口, 载体建设, 指导思想."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.phrases import NOT_A_TITLE

_LONGEST_LINE = 45
_LONGEST_SENTENCE = 28
_TITLED_SHARE = 0.3
_FIRST_SENTENCE = re.compile(r"([^。；：，,;:！？?\n]{2,28})[。]\s*(?=\S)|([^.;:,!?\n]{3,60})\.\s+(?=[A-Z])")


def find_titles(bodies: Sequence[tuple[str, bool]]) -> list[str | None]:
    """The title of each clause of one document, or None.

    Args:
        bodies: for each clause its first paragraph without the label, and whether more
            paragraphs follow it.

    A first sentence counts as a title only where the clauses of the document commonly open
    with one, so that a short rule of a statute is not taken for its name.
    """
    lines = [_line_title(body) if more else None for body, more in bodies]
    sentences = [_sentence_title(body) for body, _ in bodies]
    titled = sum(title is not None for title in sentences)
    common = titled >= _TITLED_SHARE * len(bodies) and titled > 0
    return [line or (sentence if common else None) for line, sentence in zip(lines, sentences, strict=True)]


def _line_title(body: str) -> str | None:
    text = body.strip().rstrip("：:").strip()
    if not text or len(text) > (_LONGEST_LINE if not text.isascii() else 90) or re.search(r"[。；;，]", text):
        return None
    return text if not body.rstrip().endswith(("：", ":")) or len(text) <= 12 else None


def _sentence_title(body: str) -> str | None:
    match = _FIRST_SENTENCE.match(body.strip())
    if match is None:
        return None
    title = (match[1] or match[2]).strip()
    return None if NOT_A_TITLE.search(title) else title
