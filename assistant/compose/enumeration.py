"""Finds the sentence that lists a named number of things: A、B、C、D等四大业态, the four business forms of …."""

from __future__ import annotations

import re
from functools import cache

from assistant.compose.clause_lists import ASIDE, listed_views
from assistant.evidence.rendered import rendering_of
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.stems import english_stems
from assistant.understanding.vocabulary import general_words, scaffold

_HAN = "二三四五六七八九十"
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ASKED_ZH = re.compile(rf"(?P<number>[两{_HAN}]|[2-9]|10)(?:大|个|类|种|项|方面|块|链|点)(?!月|一|级|年)")
_ASKED_EN = re.compile(rf"\b(?P<number>{'|'.join(_WORDS)})\b(?= [a-z])")
_PART = re.compile(r"[^，,。；;]+")
_BETWEEN = re.compile(r"[、和及与]")
_HELD = 0.9


def enumeration(inquiry: Inquiry) -> tuple[ClauseView, Sentence] | None:
    """The sentence that lists as many things as the question names, the nearest to its topic; None where none does."""
    number = _number(inquiry.understanding.text.lower())
    if number is None:
        return None
    counted = _counting(inquiry, number)
    rank = {r.view: place for place, r in enumerate(inquiry.ranked)}
    found: list[tuple[float, int, ClauseView, Sentence]] = []
    for view in listed_views(inquiry):
        for sentence in () if view.clause.kind in ASIDE else body_sentences(view):
            if not _lists(view.plain[sentence.start : sentence.end], counted, number):
                continue
            if inquiry.language == "en" and not _same_things(inquiry, view, sentence, _WORDS[number - 2]):
                continue
            match = inquiry.matcher.clause(inquiry.terms, view)
            if not match.missing(_HELD):
                fit = inquiry.matcher.sentence(inquiry.terms, view, sentence)
                found.append((-round(fit, 1), rank.get(view, len(rank)), view, sentence))
    best = min(found, key=lambda item: item[:2], default=None)
    return best[2:] if best else None


def lists_its_number(view: ClauseView, sentence: Sentence) -> bool:
    """Whether a sentence names as many things one by one as it says there are."""
    text = view.plain[sentence.start : sentence.end]
    return any(_lists(text, _count_of(number), number) for number in range(3, len(_HAN) + 2))


def _count_of(number: int, chain: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?:{_HAN[number - 2]}|{number})(?:大|个|类|种|项|方面|块|点|{chain or '大'})(?!月|一|级)")


def _counting(inquiry: Inquiry, number: int) -> re.Pattern[str]:
    """How a text counts so many things; chains (四链) only where chains are asked for."""
    chain = "链" if re.search("链|chain", inquiry.understanding.text, re.IGNORECASE) else ""
    return _count_of(number, chain)


def _same_things(inquiry: Inquiry, view: ClauseView, sentence: Sentence, number: str) -> bool:
    """Whether the rendering counts what the question counts: four major business forms, four lines of business.

    Four segments names nothing in particular, and may be any four that the topic has.
    """
    rendering = rendering_of(view, sentence)
    if rendering is None:
        return True
    told, asked = (_after(number, text) for text in (rendering.lower(), inquiry.understanding.text.lower()))
    return bool(told & asked) or not asked - _empty_stems()


@cache
def _empty_stems() -> frozenset[str]:
    return frozenset(english_stems(w) for w in (*scaffold("en"), *general_words("en")))


def _after(number: str, text: str) -> frozenset[str]:
    """The stems of the few words after a number."""
    match = re.search(rf"\b{number}\b((?:\W+[a-z-]+){{1,4}})", text)
    words = re.findall("[a-z]+", match.group(1)) if match else []
    return frozenset(english_stems(w) for w in words if w not in scaffold("en"))


def _number(text: str) -> int | None:
    match = _ASKED_ZH.search(text) or _ASKED_EN.search(text)
    if match is None:
        return None
    written = match["number"].replace("两", "二")
    if written.isdecimal():
        return int(written)
    return (_HAN.index(written) if written in _HAN else _WORDS.index(written)) + 2


def _lists(text: str, counted: re.Pattern[str], number: int) -> bool:
    """Whether a part of a sentence that counts its things names at least so many."""
    return any(counted.search(part) and len(_BETWEEN.findall(part)) >= number - 1 for part in _PART.findall(text))
