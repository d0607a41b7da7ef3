"""From text to the tokens that the lexical index holds and looks up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from corpus.glossary import Glossary, load_glossary
from corpus.glossary.english import stem
from corpus.scripts import to_simplified
from index.numbers import normalise_numbers
from index.segmenter import Segmenter

_HAN_RUN = re.compile("[\u3400-\u9fff\U00020000-\U0003134f]+")
_LATIN_WORD = re.compile(r"[a-z0-9]+(?:[.'&+-][a-z0-9]+)*")
_WORD_CHARACTER = re.compile(r"\w")
_SURROGATE = re.compile("[\ud800-\udfff]")

ANALYSIS_VERSION = "2"
"""Raised whenever the tokens of a text change, so that stored indexes are built again."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    import tomllib

    data = tomllib.loads(Path(__file__).with_name("stopwords.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in data.items()}


def clean(text: str) -> str:
    """``text`` with full-width forms folded, lower case, simplified, and lone surrogates blanked."""
    plain = unicodedata.normalize("NFKC", _SURROGATE.sub(" ", text)).lower()
    return to_simplified(plain)


class Analyzer:
    """Turns text into tokens. One instance serves an index and its questions; safe from several threads."""

    def __init__(self, cache_folder: Path | None = None, glossary: Glossary | None = None) -> None:
        """``cache_folder`` keeps the word list; ``glossary`` defaults to the shipped one."""
        self._glossary = glossary if glossary is not None else load_glossary()
        self._segmenter = Segmenter(self._glossary.words_zh(), cache_folder)

    def words(self, text: str) -> list[str]:
        """Words for scoring a question's coverage: no stop words, no single Chinese characters, English stemmed."""
        stop = _lists()
        found = []
        for token in self._pieces(normalise_numbers(clean(text))):
            if _HAN_RUN.fullmatch(token):
                if len(token) > 1 and token not in stop["zh"]:
                    found.append(token)
            elif token not in stop["en"]:
                found.append(stem(token))
        return found

    def chinese(self, text: str) -> list[str]:
        """Tokens of the Chinese side: words, Latin terms and numbers, then every pair of neighbouring characters."""
        plain = normalise_numbers(clean(text))
        words = self._pieces(plain)
        pairs = (run[i : i + 2] for run in _HAN_RUN.findall(plain) for i in range(len(run) - 1))
        return [*words, *pairs]

    def english(self, text: str) -> list[str]:
        """Tokens of the English side: stemmed words and numbers without stop words."""
        stop = _lists()["en"]
        plain = re.sub(r"(?<=\d),(?=\d{3})", "", clean(text))
        return [stem(word) for word in _LATIN_WORD.findall(plain) if word not in stop]

    def concepts(self, text: str, *, broader: bool = False, skip: Iterable[str] = ()) -> list[str]:
        """Ids of the glossary concepts named in ``text``; with ``broader`` those above them too."""
        left_out = frozenset(skip)
        found: list[str] = []
        for match in self._glossary.concepts_in(text):
            if self._glossary.get(match.concept).category in left_out:
                continue
            found.append(match.concept)
            if broader:
                found.extend(self._glossary.ancestors(match.concept))
        return found

    def _pieces(self, plain: str) -> list[str]:
        return [token for token in map(str.strip, self._segmenter.cut(plain)) if _WORD_CHARACTER.search(token)]
