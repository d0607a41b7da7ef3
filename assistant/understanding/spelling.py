"""Mends slips of typing, so that 孵化气 and incubater still find their clause.

Only words that neither the glossary, the question vocabulary nor the library knows are touched:
English ones by edit distance (Damerau–Levenshtein, optimal string alignment), Chinese ones where
they sound like a glossary word, which is how input methods go wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

from assistant.understanding.nouns import entry_of
from assistant.understanding.vocabulary import question_words, scaffold
from corpus.glossary import Glossary
from corpus.glossary.dictionary import words_of_glosses

_LATIN = re.compile(r"[A-Za-z]{4,}(?![A-Za-z'’])")
_CAPITAL_LATER = re.compile(r".+[A-Z]")
_INSIDE = re.compile(r"[^.?!:;。？！：；\s][\s(“\"'‘]+$")
_PREFIXED = re.compile(
    r"(?:pre|post|non|re|un|micro|multi|anti|co|sub|over|super|inter|cross|cyber|tele)(?P<rest>[a-z]{5,})"
)
_SHORTEST = 4
_TWO_SLIPS = 8
"""From so many letters a word may have two slips; in a shorter one two make another word of it (cosplay, comply)."""
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_LONGEST = 6
_MOST_SLIPS = 3
_WORD, _COMMON, _COMMONEST = 3, 30, 50_000
"""The longest word looked for across the edge of a slip, and how often jieba's corpus has a common one."""


class Speller:
    """Corrects questions about one library.

    ``library_words`` gives the English words of the library's texts; it is called once, when the
    first unknown word turns up.
    """

    def __init__(self, glossary: Glossary, library_words: Callable[[], Iterable[str]]) -> None:
        """Keep what is needed; tables are built when first used."""
        self._glossary = glossary
        self._library_words = library_words
        self._known: frozenset[str] | None = None
        self._printed: frozenset[str] = frozenset()
        self._targets: list[str] = []
        self._sounds: dict[tuple[str, ...], str] | None = None

    def english(self, text: str) -> str:
        """The text with slips in English words mended; the same text where there are none."""
        return _LATIN.sub(lambda m: self._word(m.group(), inside=_INSIDE.search(text[: m.start()]) is not None), text)

    def _word(self, word: str, *, inside: bool) -> str:
        """The word mended; ``inside`` a sentence a capital marks a name, which becomes a word of the library alone."""
        lowered = word.lower()
        if _CAPITAL_LATER.search(word) or lowered in self._vocabulary() or lowered in _dictionary():
            return word
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = 1 if len(word) < _TWO_SLIPS else 2
        initial = lowered[0]
        near = process.extract(lowered, self._targets, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        begun = [(target, slips) for target, slips, _ in near if target[0] == initial]
        likely = [(slips, not _is_common_slip(lowered, target), target) for target, slips in begun]
        target = min(likely)[-1] if likely else word
        if not likely or _is_replaced(lowered, target) or _is_english(lowered):
            return word
        return word if inside and word != lowered and target not in self._printed else target

    def _vocabulary(self) -> frozenset[str]:
        if self._known is None:
            own = {w for c in self._glossary.concepts for form in c.en for w in _words(form)}
            asked = {w for w in question_words() | scaffold("en") if len(w) > 3}
            self._printed = frozenset(w.lower() for w in self._library_words())
            self._targets = sorted(own | asked)
            inflected = {f"{w}{ending}" for w in own | asked for ending in ("s", "es", "ed", "ing", "d")}
            self._known = frozenset(own | asked | self._printed | inflected)
        return self._known

    def chinese(self, text: str) -> str:
        """The text with words that only sound right mended; dearer, so for questions not understood."""
        for run in reversed(list(_HAN_RUN.finditer(text))):
            mended = run.group()
            for _ in range(_MOST_SLIPS):
                mended = self._mend_run(mended)
            text = text[: run.start()] + mended + text[run.end() :]
        return text

    def _mend_run(self, run: str) -> str:
        loose = self._loose(run)
        if not any(loose):
            return run
        sounds, table = _pinyin(run), self._by_sound()
        for length in range(min(_LONGEST, len(run)), 1, -1):
            for start in range(len(run) - length + 1):
                if not any(loose[start : start + length]):
                    continue
                word = table.get(tuple(sounds[start : start + length]))
                written = run[start : start + length]
                if word and word != written and _could_be_meant(word, written) and _is_slip(run, start, length):
                    return run[:start] + word + run[start + length :]
        return run

    def _loose(self, run: str) -> list[bool]:
        """Which characters belong to no glossary word, scaffold word or kind of question."""
        loose = [True] * len(run)
        for match in self._glossary.concepts_in(run):
            loose[match.start : match.end] = [False] * (match.end - match.start)
        for word in scaffold("zh"):
            if len(word) > 1 or not word.isalpha():
                for found in re.finditer(re.escape(word), run):
                    loose[found.start() : found.end()] = [False] * len(word)
        return loose

    def _by_sound(self) -> dict[tuple[str, ...], str]:
        if self._sounds is None:
            forms = [form for c in self._glossary.concepts for form in c.zh if 2 <= len(form) <= _LONGEST]
            self._sounds = {tuple(_pinyin(form)): form for form in reversed(forms) if _HAN_RUN.fullmatch(form)}
        return self._sounds


@cache
def _dictionary() -> Collection[str]:
    from spellchecker import SpellChecker

    words: Iterable[str] = SpellChecker(language="en").word_frequency.words()
    return frozenset(words)


def _is_common_slip(word: str, target: str) -> bool:
    """Whether letters are left out, put in or have changed places: amout is amount rather than about, mutch much."""
    return sorted(word) == sorted(target) or _runs_through(word, target) or _runs_through(target, word)


def _runs_through(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


def _is_replaced(word: str, target: str) -> bool:
    """Whether a letter of a short word would be another one: of four letters that leaves too little to go by."""
    return len(word) == _SHORTEST == len(target) and sorted(word) != sorted(target)


def _is_english(word: str) -> bool:
    """Whether a word that the frequency list lacks is one all the same: young (metaverse), rare or put together."""
    from lemminflect import getAllLemmas

    if _is_listed(word) or _is_listed(word.removesuffix("s")) or getAllLemmas(word):
        return True
    prefixed = _PREFIXED.fullmatch(word)
    return prefixed is not None and _is_listed(prefixed["rest"])


def _is_listed(word: str) -> bool:
    return word in _dictionary() or word in words_of_glosses()


def _words(form: str) -> Sequence[str]:
    return [w for w in re.findall(r"[a-z]+", form.lower()) if len(w) > 3]


def _pinyin(text: str) -> list[str]:
    from pypinyin import lazy_pinyin

    sounds: list[str] = lazy_pinyin(list(text))
    return sounds


def _is_slip(run: str, start: int, length: int) -> bool:
    """Whether these characters are no common word, nor cut through one: 网电 of 上网电价 is no 网店."""
    end = start + length
    across = [(a, b) for edge in (start, end) for a, b in _spans_over(edge, len(run))]
    return not any(_is_common(run[a:b]) for a, b in [(start, end), *across])


def _spans_over(edge: int, length: int) -> Iterable[tuple[int, int]]:
    """Where a word of two to ``_WORD`` characters may lie across a place in a run of that length."""
    starts = range(max(edge - _WORD + 1, 0), edge)
    return [(a, b) for a in starts for b in range(edge + 1, min(a + _WORD, length) + 1)]


def _is_common(word: str, often: int = _COMMON) -> bool:
    entry = entry_of(word)
    return entry is not None and entry[0] >= often


def _could_be_meant(word: str, written: str) -> bool:
    """Whether a word shares a character with what was written, and what differs is none of the commonest (是, 在)."""
    pairs = list(zip(word, written, strict=True))
    return any(a == b for a, b in pairs) and not any(a != b and _is_common(b, _COMMONEST) for a, b in pairs)
