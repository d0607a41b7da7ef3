"""Rule: every cited clause carries its share of the sentence; one that merely mentions the topic does not."""

from __future__ import annotations

import re

from assistant.understanding.stems import english_stems
from assistant.writing.case import MARK, Case, Fault, Ground, flat
from assistant.writing.lexicon import neutral
from assistant.writing.topics import hard_terms

_SHARE = 0.3
_FAR = 0.05
"""Calibrated on the sentences of tests/llm/claims: docs/decisions/claims-and-slots.md."""


def about(case: Case) -> Fault | None:
    """The first cited clause that has too little to do with the sentence."""
    if fault := _far(case):
        return fault
    if len(case.grounds) < 2:
        return None
    for source, ground in zip(case.sources, case.grounds, strict=True):
        if _share(case, ground) < _SHARE:
            return Fault("about", source.alias)
    return None


def _far(case: Case) -> Fault | None:
    """A sentence much nearer to another clause than to any it cites, by the vectors of the index."""
    if case.tools.similarity is None or len(case.sheet.sources) == len(case.sources):
        return None
    keys = [source.view.clause.key for source in case.sheet.sources]
    near = dict(zip(keys, case.tools.similarity(case.own.replace(MARK, ""), keys), strict=True))
    best = max(near[source.view.clause.key] for source in case.sources)
    return Fault("about", case.sources[0].alias) if best < max(near.values()) - _FAR else None


def _share(case: Case, ground: Ground) -> float:
    topics = {t.key for t in hard_terms(case, case.own)}
    held = ground.view.concepts.closure | ground.view.title_concepts.closure
    units = [key in held for key in topics]
    han = re.sub("[^\u3400-\u9fff]", "", flat(case.own))
    units += [p in ground.flat for p in {han[i : i + 2] for i in range(len(han) - 1)} - neutral("zh")]
    stems = set(english_stems(case.own).split()) - set(english_stems(" ".join(neutral("en"))).split())
    units += [stem in ground.stems for stem in stems]
    return sum(units) / len(units) if units else 1.0
