"""By which words a clause says for whom a sum is."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.understanding.stems import english_stems
from assistant.writing.case import ENGLISH_TITLE, flat, normal
from assistant.writing.lexicon import neutral, stems_of
from assistant.writing.sheet import Source, rendering_with_slots
from corpus.model import Provision

_VERB = re.compile(r"\b(?:are|is|shall|may|will|can)\b")
_GENERIC = 2
_CALLED = frozenset({"资助", "奖励", "扶持", "补贴", "补助", "追加", "支持"})
_RUN = 3
_LONGEST_NAME = 200


def rendered_part(source: Source, provision: Provision) -> str:
    """The part of a clause's English that holds a figure."""
    mark = f"{{{source.slot(provision)}}}"
    parts = re.split(r"[;；]|\.(?=\s|$)", rendering_with_slots(source))
    return next((p.replace(mark, "") for p in parts if mark in p), "")


@lru_cache(maxsize=4096)
def features(source: Source, provision: Provision) -> frozenset[str]:
    """The pairs of characters and the English stems by which a clause says for whom a sum is."""
    if not provision.beneficiary:
        before = source.view.clause.text[: _sentence_start(source.view.clause.text, provision)]
        return frozenset(
            read(f"{before} {source.view.title_rendering} {ENGLISH_TITLE.sub(' ', source.view.clause.rendering or '')}")
        )
    own = read(f"{provision.beneficiary} {provision.condition or ''}") | read(source.view.clause.title or "")
    if is_generic(provision.beneficiary):
        own |= read(source.view.clause.text[: _sentence_start(source.view.clause.text, provision)])
        own |= _stems(ENGLISH_TITLE.sub(" ", source.view.clause.rendering or ""))
    return frozenset(own | _stems(ENGLISH_TITLE.sub(" ", rendered_part(source, provision))))


def is_generic(beneficiary: str) -> bool:
    """Whether a beneficiary is anybody that meets the conditions (符合条件的项目)."""
    return len(read(beneficiary)) <= _GENERIC


@lru_cache(maxsize=4096)
def receivers(source: Source, provision: Provision) -> frozenset[str]:
    """The pairs of characters and the English stems that name the receiver itself: what stands before the verb."""
    before = _VERB.split(rendered_part(source, provision))[0]
    named = f"{provision.beneficiary or ''} {provision.condition or ''} {source.view.clause.title or ''}"
    return frozenset(read(named) | _stems(before)) if provision.beneficiary else features(source, provision)


@lru_cache(maxsize=4096)
def told_with(source: Source, provision: Provision) -> frozenset[str]:
    """The pairs of characters and the English stems of the part of a sentence that gives a sum."""
    text = source.view.clause.text
    part = re.split("[。；;]", text[_sentence_start(text, provision) :])[0]
    return frozenset(read(part) | _stems(ENGLISH_TITLE.sub(" ", rendered_part(source, provision))))


@lru_cache(maxsize=4096)
def named_as(source: Source, provision: Provision) -> frozenset[str]:
    """The pairs of characters of the beneficiary, and the English stems before the verb that gives it the sum."""
    if not provision.beneficiary:
        return frozenset()
    return frozenset(read(provision.beneficiary) | _stems(rendered_receivers(source, provision)))


def rendered_receivers(source: Source, provision: Provision) -> str:
    """What stands before the verb in the part of a clause's English that gives a sum."""
    return _VERB.split(rendered_part(source, provision))[0]


def rendered_name(source: Source, provision: Provision) -> str | None:
    """For whom a clause's English gives a sum, word for word; None where it does not begin with that."""
    name, verb = rendered_receivers(source, provision).strip(" ,"), _VERB.search(rendered_part(source, provision))
    return name if verb and 0 < len(name) <= _LONGEST_NAME else None


def _sentence_start(text: str, provision: Provision) -> int:
    return max(text.rfind(stop, 0, provision.start) for stop in "。；;") + 1


def read(text: str) -> set[str]:
    """The pairs of characters and the English stems of a text that say something."""
    plain = normal(text)
    runs = re.split("[^\u3400-\u9fff]|[的和与及等对给予在为将]", flat(plain))
    pairs = {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
    return (pairs - neutral("zh") - _CALLED) | _stems(plain)


def _stems(text: str) -> set[str]:
    return set(english_stems(text).split()) - stems_of(neutral("en"))


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of three English words of a text."""
    words = re.findall(r"[a-z]+", normal(text))
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
