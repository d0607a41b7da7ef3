"""Rule: one breath does not join what two sentences of a clause say of different things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.evidence.sentences import sentences
from assistant.writing.case import Case, Fault, Ground, blank, flat
from assistant.writing.comparisons import is_highest
from assistant.writing.lexicon import conditions, pattern
from assistant.writing.words import missing_words

_LONG = 4
_TWO = 2
_HAN = re.compile(r"[\u3400-\u9fff]+")


def mixed(case: Case) -> Fault | None:
    """Two stretches of the clause's own words in a part without a comma that stand in no one sentence of it."""
    if case.language != "zh":
        return None
    for segment in case.segments:
        if (strange := _from_two(case, segment.text)) is not None:
            return Fault("mixed", strange)
        if re.search("分别|以及|和|与|、|并|也|还", segment.text):
            continue
        for ground in case.grounds:
            around = flat(f"{ground.view.clause.title or ''} {' '.join(ground.view.clause.heading_path)}")
            found = [f for f in dict.fromkeys(_stretches(segment.text, ground)) if f not in around and _says(case, f)]
            said = [flat(s.text) for s in sentences(ground.view.clause.text)]
            if len(found) > 1 and not any(all(f in text for f in found) for text in said):
                return Fault("mixed", " … ".join(found))
    return None


def _from_two(case: Case, text: str) -> str | None:
    """A stretch of one clause and one of another in a part that does not set them side by side."""
    if len(case.grounds) < _TWO or is_highest(case) or re.search("分别|以及|而|均|都|也|还|或|§", text):
        return None
    found = [f for g in case.grounds for f in _stretches(text, g) if _says(case, f)]
    apart = [f for f in found if sum(f in g.flat for g in case.grounds) == 1]
    for one in apart:
        for other in apart:
            holders = [g for g in case.grounds if one in g.flat or other in g.flat]
            together = any(one in g.flat and other in g.flat for g in case.grounds)
            if len(holders) > 1 and not _overlap(one, other) and not together:
                return f"{one} … {other}"
    return None


def _overlap(one: str, other: str) -> bool:
    return any(one[i : i + _TWO] in other for i in range(len(one) - 1))


def _says(case: Case, stretch: str) -> bool:
    """Whether a stretch holds more than conditions and words that any text has."""
    bare = blank(stretch, *(pattern(name) for name in conditions()))
    return bool(missing_words(case, bare, ()))


def _stretches(text: str, ground: Ground) -> Iterator[str]:
    whole = flat(ground.view.clause.text)
    for run in _HAN.findall(text):
        place = 0
        while place + _LONG <= len(run):
            end = place
            while end < len(run) and run[place : end + 1] in whole:
                end += 1
            if end - place >= _LONG:
                yield run[place:end].strip("的")
                place = end
            else:
                place += 1
