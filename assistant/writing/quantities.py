"""Rule: what the clause makes more of is not made less of, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understanding.stems import english_stems
from assistant.writing.case import Case, Fault, Ground, normal
from assistant.writing.lexicon import pattern

_OPPOSITE = {"makes_more": "makes_less", "makes_less": "makes_more"}
_LAST = 2
_GOES_ON = re.compile(r"\b(?:of|for|in|and|to|by|so|that|which)\b")
_GOES_ON_CHINESE = re.compile("并|和|以|是")


def quantities(case: Case) -> Fault | None:
    """The first thing raised that every cited clause which changes it lowers, or lowered that it raises."""
    for way, other in _OPPOSITE.items():
        kept = {thing for g in case.grounds for thing in _things(_text(g, case.language), way, case.language)}
        turned = {thing for g in case.grounds for thing in _things(_text(g, case.language), other, case.language)}
        for thing in _things(case.own, way, case.language):
            if thing in turned - kept:
                return Fault("turned", f"{thing}")
    return None


def _text(ground: Ground, language: str) -> str:
    clause = ground.view.clause
    return normal(clause.text if language == "zh" else (clause.rendering or clause.text))


def _things(text: str, way: str, language: str) -> Iterator[str]:
    """The head of what is changed each time: its last two characters, or its last stem before "of"."""
    for found in pattern(way).finditer(text):
        after = re.split(r"[，,。；;：:、§]|\.(?=\s|$)", text[found.end() :])[0]
        if language == "zh":
            thing = re.sub("[^\u3400-\u9fff]", "", _GOES_ON_CHINESE.split(after)[0])[-_LAST:]
        else:
            thing = (english_stems(_GOES_ON.split(after)[0]).split() or [""])[-1]
        if len(thing) > 1:
            yield thing
