"""Pairs the sentences of a clause with those of its English rendering."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.evidence.sentences import Sentence, sentence_at, sentences
from assistant.evidence.views import ClauseView
from assistant.understanding.stems import english_stems
from corpus.model import Clause

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MOST_OF_IT = 0.8


@lru_cache(maxsize=4096)
def rendered_stems(view: ClauseView, sentence: Sentence) -> str:
    """The stems of the English that renders a sentence, joined as in ``english_stems``; empty without a rendering."""
    return english_stems(rendering_of(view, sentence) or "")


def rendering_of(view: ClauseView, sentence: Sentence) -> str | None:
    """The English sentence that renders a Chinese one, or None where there is no rendering."""
    return _rendering(view.clause, sentence)


def passage_at(clause: Clause, offset: int) -> str | None:
    """The English of the sentence that holds ``offset``, as a sentence of its own; None without a rendering."""
    found = _rendering(clause, sentence_at(sentences(clause.text), offset)) if clause.rendering else None
    return f"{found[:1].upper()}{found[1:].rstrip('.;')}." if found else None


def _rendering(clause: Clause, sentence: Sentence) -> str | None:
    if not clause.rendering:
        return None
    if sentence.end - sentence.start > _MOST_OF_IT * len(clause.text):
        return clause.rendering
    candidates = sentences(clause.rendering)
    if not candidates:
        return None
    place = (sentence.start + sentence.end) / 2 / max(len(clause.text), 1)
    wanted = _anchors(clause, sentence)
    total = len(clause.rendering)

    def fitness(candidate: Sentence) -> float:
        numbers = set(_NUMBER.findall(candidate.text))
        shared = len(wanted & numbers) - 0.5 * len(wanted - numbers)
        distance = abs((candidate.start + candidate.end) / 2 / total - place)
        return shared - 3 * distance

    return max(candidates, key=fitness).text


def _anchors(clause: Clause, sentence: Sentence) -> set[str]:
    values: set[str] = set()
    for provision in clause.provisions:
        if sentence.start <= provision.start < sentence.end and provision.value is not None:
            scale = 1e6 if provision.currency and provision.value >= 1e6 else 1
            values.add(f"{provision.value / scale:g}")
    return values
