"""Pairs the sentences of a clause with those of its English rendering."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.evidence.sentences import Sentence, sentences
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
    if not view.clause.rendering:
        return None
    if sentence.end - sentence.start > _MOST_OF_IT * len(view.clause.text):
        return view.clause.rendering
    candidates = sentences(view.clause.rendering)
    if not candidates:
        return None
    place = (sentence.start + sentence.end) / 2 / max(len(view.clause.text), 1)
    wanted = _anchors(view.clause, sentence)
    total = len(view.clause.rendering)

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
