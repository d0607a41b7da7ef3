"""What a part of a clause lacks of a part of a sentence, so that it does not bear it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.contract import Language
from assistant.understanding.stems import word_stem
from assistant.writing.case import MARK, Case, flat, normal
from assistant.writing.idle import FUNCTION, idle, is_said
from assistant.writing.items import OF_HEADINGS, Item
from assistant.writing.kept import dropped
from assistant.writing.lexicon import alike, bare, conditions, framing, grammar, harmless, neutral, pattern
from assistant.writing.naming import conditions_of
from assistant.writing.order import HAN, is_free, turned
from assistant.writing.overlap import held, units
from assistant.writing.sheet import Slot
from assistant.writing.words import ends_otherwise, missing_words, words_of

_TWO_WORDS = 4
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """What a part of a clause lacks of a part of a sentence, and what it has in another place."""

    missing: tuple[str, ...]
    turned: tuple[str, ...]
    item: Item

    @property
    def size(self) -> tuple[int, int]:
        """How much is missing, then how much stands elsewhere."""
        return len(self.missing), len(self.turned)


def gap_of(case: Case, text: str, item: Item, spoken: str, items: Sequence[Item]) -> Gap:
    """What ``item`` lacks of ``text``; ``spoken`` is all that the clauses say, in the parts ``items``."""
    missing = [
        *missing_words(case, text, [item]),
        *_in_another(text, item, spoken, case.language),
        *_others_conditions(text, item),
        *_exchanged(text, item, case.language),
        *_forced(text, item, spoken),
        *_torn(text, item, case.language),
        *idle(case, text, item),
    ]
    lacking = tuple(word for word in dict.fromkeys(missing) if not _goes_without_saying(word, item))
    reserved = tuple(dropped(case, text, item, items))
    return Gap((*lacking, *reserved), tuple(turned(text, item, case.language)), item)


def _goes_without_saying(word: str, item: Item) -> bool:
    """Whether a word names where the document applies, is made of two that the part has, or like one."""
    metadata = item.view.document.metadata
    region = normal(f"{metadata.region or ''} {metadata.region_en or ''}")
    if word.isascii() and not alike(word_stem(word)).isdisjoint(_stems(item.text)):
        return True
    return word in region or (len(word) == _TWO_WORDS and HAN.fullmatch(word) is not None and is_said(word, item.flat))


def _forced(text: str, item: Item, spoken: str) -> Iterator[str]:
    """The words by which a part of a sentence leaves out all others, or lets somebody do what the clause does not."""
    only, may = (pattern(name).search(text) for name in ("only_so", "may"))
    if only and MARK not in text and pattern("only_so").search(item.clause) is None:
        yield only.group()
    if may and MARK not in text and pattern("may").search(spoken) and pattern("may").search(item.clause) is None:
        yield may.group()


def _torn(text: str, item: Item, language: Language) -> list[str]:
    """What a text has of headings that it does not have whole, where it tells what the headings of a clause are."""
    if item.sentence != OF_HEADINGS:
        return []
    text = flat(text) if language == "zh" else text
    for heading in re.split("、|, ", item.text):
        text = text.replace(heading.strip(), " ")
    return sorted(held(units(text, language), item.text, language))


def _others_conditions(text: str, item: Item) -> list[str]:
    """The conditions that a part of a sentence puts on those whom a sum is for and that the clause puts on others."""
    strange = list[str]()
    for provision in item.view.clause.provisions:
        slot = Slot(item.source, provision)
        if provision.currency and item.has(slot):
            own, others = conditions_of(text, slot)
            found = (pattern(name).search(text) for name in others - own if own)
            strange += [match.group() for match in found if match]
    return strange


def _exchanged(text: str, item: Item, language: Language) -> Iterator[str]:
    """The conditions that a part of a sentence puts before what a part of a clause puts another condition before."""
    held = [(name, units(behind, language)) for name, _, behind in _conditioned(item.text)]
    if len({name for name, _ in held}) < _SEVERAL:
        return
    for name, words, behind in _conditioned(text):
        own = {unit for other, found in held if other == name for unit in found}
        others = {unit for other, found in held if other != name for unit in found}
        if own and (units(behind, language) & others) - own:
            yield words


def _conditioned(text: str) -> list[tuple[str, str, str]]:
    """The conditions of a text in order: the group, its words, and what stands behind them up to the next one."""
    found = sorted((m.start(), m.end(), name) for name in conditions() for m in pattern(name).finditer(text))
    ends = [*(start for start, _, _ in found[1:]), len(text)][: len(found)]
    behind = [_before_giving(text[b:end]) for (_, b, _), end in zip(found, ends, strict=True)]
    return [(name, text[a:b], said) for (a, b, name), said in zip(found, behind, strict=True)]


def _before_giving(text: str) -> str:
    """What stands before a text says that something is given: that is given to the others too."""
    given = pattern("giving").search(text)
    return text[: given.start()] if given else text


def _in_another(text: str, item: Item, spoken: str, language: Language) -> list[str]:
    """The words that other parts of the clauses have and this one has only in its title."""
    if language == "zh":
        whole = flat(f"{item.lead}{item.text}")
        words = (w for run in HAN.finditer(text) for w, flag in words_of(run.group()) if not flag.startswith(FUNCTION))
        named = (w for w in words if len(w) > 1 and not is_free(w) and w not in bare("zh") and w in spoken)
        return [w for w in named if not is_said(w, whole)]
    stems, here = _stems(spoken), _stems(f"{item.lead} {item.text}")
    free = harmless("en") - neutral("en") | framing("en") | grammar() | bare("en")
    said = ((w, word_stem(w)) for w in re.findall("[a-z]{3,}", text) if w not in free)
    return [w for w, s in said if s in stems and s not in here and not ends_otherwise(s, here) and not alike(s) & here]


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word_stem(word) for word in re.findall("[a-z]{2,}", text))
