"""Which sentences of a message ask, and which only tell of the circumstances.

“I make gloves in Xiamen. How much is there for digital equipment?” asks of digital equipment; the gloves and the
town may help to find the clause, but no answer has to speak of them. English only: there a message tells a story
before its question, and full stops show where that ends.
"""

from __future__ import annotations

import re

from assistant.understanding.vocabulary import phrases

_ENDS = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[\"“'(]?[A-Z0-9])")
_COLON = re.compile(r":\s+|\s[-–—]\s")
_LONG_LEAD = 6


def asking_part(text: str) -> str:
    """``text`` with the sentences that only tell blanked, so that places in it stay; ``text`` where none or all ask."""
    spans = _sentences(text)
    asking = [span for span in spans if _asks(text[slice(*span)])]
    if not asking or len(asking) == len(spans):
        return text
    kept = [" "] * len(text)
    for start, end in asking:
        kept[start:end] = text[start:end]
    return "".join(kept)


def _sentences(text: str) -> list[tuple[int, int]]:
    """The sentences by their places; what tells of the asker before a colon or a dash is one of its own."""
    bounds = [0, *(m.end() for m in _ENDS.finditer(text)), len(text)]
    found: list[tuple[int, int]] = []
    for start, end in zip(bounds, bounds[1:], strict=False):
        colon = next((m for m in _COLON.finditer(text, start, end) if _tells(text[start : m.start()])), None)
        found += [(start, colon.end()), (colon.end(), end)] if colon else [(start, end)]
    return [(start, end) for start, end in found if text[start:end].strip()]


def _tells(lead: str) -> bool:
    """Whether what stands before a colon is a sentence about the asker, not the topic of what follows."""
    told = phrases("first_person").search(lead) or phrases("supposed").search(lead)
    return told is not None and len(lead.split()) >= _LONG_LEAD and not _asks(lead)


def _asks(sentence: str) -> bool:
    return sentence.rstrip(" \"”')").endswith("?") or phrases("asks_indirectly").search(sentence) is not None
