"""Chinese words: the segmentation of a text that covers it with the longest glossary words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class ChineseMatcher:
    """Finds glossary words in text without spaces.

    Where words overlap (市场化妆品: 市场化 or 化妆品) the cover with the greatest sum of
    squared lengths wins, so that a longer word beats the shorter ones inside it.
    """

    def __init__(self, forms: Mapping[str, tuple[str, ...]]) -> None:
        """``forms`` maps simplified, lower-case words to concept ids."""
        self._forms = forms
        lengths: dict[str, set[int]] = {}
        for form in forms:
            lengths.setdefault(form[:2], set()).add(len(form))
        self._lengths = {head: tuple(sorted(sizes)) for head, sizes in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, int, Iterable[str]]]:
        """Start, end and concept ids of each word in a simplified, lower-case text, left to right."""
        best = [0] * (len(text) + 1)
        chosen = [0] * len(text)
        for start in range(len(text) - 1, -1, -1):
            best[start] = best[start + 1]
            for size in self._sizes_at(text, start):
                score = size * size + best[start + size]
                if score > best[start]:
                    best[start], chosen[start] = score, size
        at = 0
        while at < len(text):
            size = chosen[at]
            if size:
                yield at, at + size, self._forms[text[at : at + size]]
            at += size or 1

    def _sizes_at(self, text: str, start: int) -> Iterator[int]:
        for head in (text[start : start + 2], text[start]):
            for size in self._lengths.get(head, ()):
                end = start + size
                if end <= len(text) and text[start:end] in self._forms and not _splits_a_word(text, start, end):
                    yield size


def _splits_a_word(text: str, start: int, end: int) -> bool:
    return _joined(text, start) or _joined(text, end)


def _joined(text: str, at: int) -> bool:
    pair = text[at - 1 : at + 1] if at else ""
    return len(pair) == 2 and pair.isascii() and pair.isalnum()
