"""Rule: what a sentence lists as the members of one thing, the clause lists together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.understanding.stems import english_stems
from assistant.writing.case import Case, Fault, Ground, flat, normal, told
from assistant.writing.comparisons import is_highest
from assistant.writing.lexicon import neutral, stems_of

_LIST = re.compile(r"(?:是|指的是|指|即|为|包括|分别是|分别为)([^，,。；;：:§]*、[^，,。；;：:§]*)")
_ENGLISH_LIST = re.compile(
    r"\b(?:is|are|were|being|stands? for|consists? of|comprises?|includes?|namely) ([^.;:§]*, [^.;:§]* and [^.;:§,]*)"
)
_ITEMS = re.compile(r"、|以及|和|与|及|, and |, | and ")
_LEAST = 3
_WORD = "[a-z&/-]+"
_ENGLISH_NAMES = re.compile(
    rf"\b(?:{_WORD} ){{0,2}}{_WORD}(?:, (?:{_WORD} ){{0,3}}{_WORD})+,? and (?:{_WORD} ){{0,2}}?{_WORD}"
)
_NAME = 4
_HEAD_WORDS = 3
_CUT = re.compile(r"[，,；;。：:]|\.(?=\s|$)")


def listed(case: Case) -> Fault | None:
    """The member of a list that the clause has elsewhere, while it has all others in one place."""
    for found in [] if is_highest(case) else [*_LIST.finditer(case.own), *_ENGLISH_LIST.finditer(case.own)]:
        header = case.own[: found.start()]
        items = [flat(item) for item in _ITEMS.split(found[1]) if len(flat(item)) > 1]
        if len(items) < _LEAST:
            continue
        for ground in case.grounds:
            if fault := _stranger(items, ground) or _other_header(flat(header), items, ground):
                return Fault("mixed", fault)
    return _from_elsewhere(case) or _examples_of_another(case)


def _examples_of_another(case: Case) -> Fault | None:
    """What is called an example of one thing where the clause has it as an example of another."""
    for name, members in _examples(case.own):
        for ground in case.grounds:
            groups = _examples(_text(ground, "en"))
            own = frozenset[str]().union(*(held for other, held in groups if other & name))
            others = frozenset[str]().union(*(held for other, held in groups if not other & name))
            if own and (strange := (members & others) - own):
                return Fault("mixed", " ".join(sorted(strange)))
    return None


def _examples(text: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    """The stems of what examples are given of and of the examples, for each "such as" of a text."""
    found = []
    for sentence in told(text):
        parts = sentence.split(" such as ")
        for before, after in pairwise(parts):
            behind = " ".join(after.split()[:-_HEAD_WORDS]) if after is not parts[-1] else after
            found.append((_name(" ".join(before.split()[-_HEAD_WORDS:]), "en"), _name(behind, "en")))
    return found


def _from_elsewhere(case: Case) -> Fault | None:
    """The same of any list of names, whatever stands before it: by whole names, in English by their stems."""
    if is_highest(case):
        return None
    for text in (s.text for s in case.segments) if case.language == "zh" else told(case.own):
        items = [_name(item, case.language) for item in _items(text, case.language)]
        for ground in case.grounds if len(items) >= _LEAST else ():
            parts = [_said(part, case.language) for part in told(_text(ground, case.language))]
            held = [[item for item in items if _has(part, item)] for part in parts]
            best, whole = max(held, key=len, default=[]), _said(_text(ground, case.language), case.language)
            strange = [item for item in items if item not in best and _has(whole, item)]
            if len(best) == len(items) - 1 and strange:
                return Fault("mixed", strange[0] if isinstance(strange[0], str) else " ".join(sorted(strange[0])))
    return None


def _items(text: str, language: str) -> list[str]:
    """The members of the longest list of a part, without what goes before the first and follows the last."""
    if language == "zh":
        lists = [re.split("、|以及|和|与|及", run) for run in re.findall("[\u3400-\u9fff、]+", text) if "、" in run]
        items = max(lists, key=len, default=[])
        return items[1:-1] if len(items) > _LEAST + 1 else []
    found = _ENGLISH_NAMES.search(text)
    return re.split(r", (?:and )?| and ", found.group()) if found else []


def _name(item: str, language: str) -> frozenset[str]:
    if language == "zh":
        return frozenset({flat(item)})
    return frozenset(english_stems(item).split()) - stems_of(neutral("en"))


def _said(text: str, language: str) -> str | frozenset[str]:
    return flat(text) if language == "zh" else frozenset(english_stems(text).split())


def _has(text: str | frozenset[str], item: frozenset[str]) -> bool:
    return all(word in text for word in item)


def _text(ground: Ground, language: str) -> str:
    clause = ground.view.clause
    return normal(clause.text if language == "zh" else (clause.rendering or clause.text))


def _stranger(items: list[str], ground: Ground) -> str | None:
    """The one item that stands in the clause, but in none of its parts where the rest stand."""
    held = [[item for item in items if item in part] for part in _parts(ground)]
    best = max(held, key=len, default=[])
    strange = [item for item in items if item not in best and item in ground.flat]
    if absent := next((item for item in items if len(best) >= _LEAST - 1 and not _is_held(item, ground)), None):
        return absent
    return strange[0] if len(best) >= _LEAST - 1 and len(strange) == 1 and len(best) == len(items) - 1 else None


def _is_held(item: str, ground: Ground) -> bool:
    """Whether the clause itself has at least one pair of characters or one word of an item."""
    if not item.isascii():
        return any(item[n : n + 2] in ground.flat for n in range(len(item) - 1))
    return True


def _other_header(header: str, items: list[str], ground: Ground) -> str | None:
    """What the list is said to be of, where the clause has it beside another list (四大业态)."""
    name = next((header[-n:] for n in range(len(header), _NAME - 1, -1) if header[-n:] in ground.flat), None)
    if name is None or not all(item in ground.flat for item in items):
        return None
    own = [part for part in (flat(p) for p in _CUT.split(normal(ground.view.clause.text))) if name in part]
    listing = [part for part in own if part.count("、") >= _LEAST - 1]
    return name if listing and not any(sum(item in part for item in items) > 1 for part in own) else None


def _parts(ground: Ground) -> Iterator[str]:
    """The sentences of the clause between commas in Chinese, whole in English, where commas part the items."""
    yield from (flat(part) for part in _CUT.split(normal(ground.view.clause.text)))
    yield from (flat(part) for part in re.split(r"[.;]", normal(ground.view.clause.rendering or "")))
