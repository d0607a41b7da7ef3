"""Rule: whoever is said to do something stands in the sentence of the clause that has it done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.contract import Language
from assistant.understanding.stems import english_stems
from assistant.writing.agents import PARTIES, name_units
from assistant.writing.case import MARK, Case, Fault, Ground, Segment, flat, normal, told
from assistant.writing.comparisons import is_highest
from assistant.writing.lexicon import neutral, pattern
from assistant.writing.overlap import units
from assistant.writing.proven import is_proven

_MOST, _NEARLY = 0.6, 0.8
_HEAD, _LEAST = 4, 3


def doers(case: Case) -> Fault | None:
    """The first who is said to do what the clause has done in a sentence without him, while he stands in another."""
    if is_highest(case):
        return None
    for segment in case.segments:
        if MARK in segment.text or is_proven(case, segment):
            continue
        for who, done in _said(segment, case.language):
            if any(_is_another(who, done, ground, case.language) for ground in case.grounds):
                return Fault("agent", who)
    return None


def _said(segment: Segment, language: Language) -> Iterator[tuple[str, str]]:
    """Who is said to do something, and what: whoever stands before the verb, in English also behind "by"."""
    if language == "zh":
        found = pattern("acting").match(segment.text.strip())
        if found is not None:
            yield found["who"], segment.text.strip()[found.end() :]
        return
    verb = pattern("said_of").search(segment.text)
    if verb is not None:
        yield segment.text[: verb.start()], segment.text[verb.end() :]
        behind = pattern("done_by").search(segment.text, verb.end())
        if behind is not None:
            yield segment.text[behind.end() :], segment.text[verb.end() : behind.start()]


def _is_another(who: str, done: str, ground: Ground, language: Language) -> bool:
    """Whether none of the sentences of a clause that have most of what is done has who does it, and another has him."""
    clause = ground.view.clause
    text = clause.text if language == "zh" else (clause.rendering or "")
    sentences = [_words(said, language) for said in told(normal(text))]
    wanted = units(done, language)
    named = _named(who, language)
    if not named or len(wanted) < (_LEAST if language == "zh" else 2):
        return False
    shares = [sum(unit in said for unit in wanted) / len(wanted) for said in sentences]
    best = max(shares, default=0.0)
    near = [said for said, share in zip(sentences, shares, strict=True) if share >= _NEARLY * best]
    return best >= _MOST and not _has(near, named) and _has(sentences, named)


def _words(text: str, language: Language) -> str | frozenset[str]:
    return flat(text) if language == "zh" else frozenset(english_stems(text).split())


def _named(who: str, language: Language) -> frozenset[str]:
    """The words for who acts: the end of a Chinese name, the stems of an English one that is a public body."""
    if language == "zh":
        return frozenset({re.split("[、和与及]", who)[-1][-_HEAD:]}) - neutral("zh")
    own = name_units(who, language)
    return frozenset(own) if own & PARTIES or pattern("acting_body").search(who) else frozenset()


def _has(sentences: Sequence[str | frozenset[str]], named: frozenset[str]) -> bool:
    return any(word in said for said in sentences for word in named)
