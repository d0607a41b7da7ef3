"""Which parts of a sentence say that the text leaves something open, where that can be looked up to the last word.

The kind of thing that is denied is known and is what the denial is of; none of the clauses that would have to fix it
has anything of that kind; and every other word of the denial stands in the clause or in the question. A denial that
is not of this shape may be true, and is told in the clause's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.writing.absences import is_lacking, kinds_in
from assistant.writing.case import MARK, Case, Segment, blank, flat, normal, once
from assistant.writing.lexicon import objects_of_absence, pattern, whole_words
from assistant.writing.topics import hard_terms
from assistant.writing.words import missing_words

_TAIL = re.compile(r"(?:[的了来等过]|\s)*$")
_PLACE = re.compile(r"[\s在里中上都也还均则并]+$")
_NO_DENIAL = re.compile(
    r"留空|空缺|空白|空着|能否|是否|可否|[能可会]不[能可会]以?|\b(?:left )?(?:blank|open)\b|\band no\b|\bnor\b"
)
_OTHER_CLAIMS = ("exception", "exclusive", "certainty", "before", "only_so")
_IDLE = ("negation", "this_clause", "this_document", "untold", "asks")
_HEAD_WORDS = 4


@once
def is_left_open(case: Case, segment: Segment) -> bool:
    """Whether a part says that the text leaves something open, and it does.

    The thing may stand in the part before (能否叠加，条款没有写明), which then belongs to it.
    """
    if _denies(case, segment):
        return True
    after = [s for s in case.segments if s.start >= segment.end][:1]
    return bool(_put(case, segment)) and any(_is_bare(case, s) and _denies(case, s) for s in after)


def _denies(case: Case, segment: Segment) -> bool:
    denial = _denial(case, segment)
    if denial is None or MARK in segment.text or pattern("not_open").search(segment.text):
        return False
    if len(pattern("negation").findall(_NO_DENIAL.sub(" ", segment.text))) > 1 or claims_more(segment.text):
        return False
    kinds = _kinds(case, segment, denial)
    terms = [t for t in hard_terms(case, case.spoken[segment.start : segment.end]) if t.hard]
    return (
        bool(kinds)
        and all(is_lacking(case, segment.text, kind, terms) for kind in kinds)
        and _is_accounted_for(case, segment)
    )


def _denial(case: Case, segment: Segment) -> re.Match[str] | None:
    """Where a part denies that the text tells something: the denial with its verb."""
    found = list(_shape(case.language).finditer(segment.text))
    return found[-1] if found else pattern("blank").search(segment.text)


@cache
def _shape(language: str) -> re.Pattern[str]:
    telling, untold = whole_words("telling").pattern, pattern("untold").pattern
    manner, person = (f"(?:{pattern(name).pattern})" for name in ("untold_manner", "untold_for"))
    if language == "zh":
        return re.compile(f"(?:{untold})(?:{manner})*(?:{person})?(?:{manner})*(?:{telling})")
    told = f"(?:{telling}) (?:no|neither)\\b|\\b(?:no|neither) (?=[^,;]{{2,60}} (?:is|are) (?:{telling}))"
    return re.compile(
        f"(?:{untold}) (?:{telling})|{told}|\\bwithout (?:(?:{telling}) )?(?=an? |any |the )|\\bneither\\b"
    )


def claims_more(text: str) -> bool:
    """Whether a denial holds another claim that no look-up covers (only, already, must)."""
    return any(pattern(name).search(_NO_DENIAL.sub(" ", text)) for name in _OTHER_CLAIMS)


def _kinds(case: Case, segment: Segment, denial: re.Match[str]) -> list[str]:
    """The kinds of thing that a part denies, one of which the denial is of; those asked, where it names none."""
    said = case.spoken[segment.start : segment.end]
    kinds = _as_day(kinds_in(said), said)
    if not kinds:
        return _asked(case, segment) if _is_bare(case, segment) else []
    behind, before = said[denial.end() :], said[: denial.start()]
    if not behind.strip(" 的了"):
        return kinds if _ends(case, before) or _begins(before) or kinds_in(denial.group()) else []
    return kinds if _is_of_kind(behind, case.language) or (not kinds_in(behind) and _begins(before)) else []


def _is_of_kind(behind: str, language: str) -> bool:
    """Whether what stands behind a denial is a kind of thing: its last word in Chinese, in English its first noun."""
    matches = [m for words in objects_of_absence().values() for m in words.finditer(behind)]
    if language == "zh":
        return any(_TAIL.match(behind, m.end()) for m in matches)
    return any(_are_idle(behind[: m.start()]) for m in matches)


def _are_idle(text: str) -> bool:
    return all(re.fullmatch(pattern("any_of").pattern, word) for word in text.split())


def _ends(case: Case, before: str) -> bool:
    """Whether a kind of thing is what a denial that stands behind it is of (各档次的金额条文没有列出)."""
    return case.language == "zh" and _is_of_kind(_PLACE.sub("", blank(before, pattern("this_clause"))), "zh")


def _begins(before: str) -> bool:
    """Whether a part begins with a kind of thing (the date on which they take effect is left blank)."""
    matches = [m for words in objects_of_absence().values() for m in words.finditer(before)]
    return any(len(before[: m.start()].split()) < _HEAD_WORDS for m in matches)


def _as_day(kinds: Sequence[str], said: str) -> list[str]:
    """A date that is called blank is one whose day is not filled in."""
    return ["day" if kind == "date" and pattern("blank").search(said) else kind for kind in kinds]


def _is_bare(case: Case, segment: Segment) -> bool:
    """Whether a denial names no thing of its own (条款没有写明)."""
    return not kinds_in(case.spoken[segment.start : segment.end]) and not _said(case, segment)


def _asked(case: Case, segment: Segment) -> list[str]:
    """What a bare denial is of: the part before, which puts it, else at the beginning of a sentence the question."""
    before = [s for s in case.segments if s.end <= segment.start][-1:]
    if before:
        return _put(case, before[0])
    return kinds_in(normal(case.question))


def _put(case: Case, segment: Segment) -> list[str]:
    """The kinds of thing of which a part asks or which it names, and says nothing else."""
    said = case.spoken[segment.start : segment.end]
    kinds = kinds_in(said)
    if not kinds or MARK in said or pattern("negation").search(_NO_DENIAL.sub(" ", said)) or claims_more(said):
        return []
    named = pattern("asks").search(said) or _is_of_kind(said, case.language)
    return kinds if named and _is_accounted_for(case, segment) else []


def _is_accounted_for(case: Case, segment: Segment) -> bool:
    """Whether every word of a denial but those that deny and tell stands in a clause or in the question."""
    asked = flat(case.question)
    stems = set(re.findall("[a-z]{3,}", normal(case.question)))
    return all(word in asked or word in stems for word in _said(case, segment, strange=True))


def _said(case: Case, segment: Segment, *, strange: bool = False) -> list[str]:
    """What a denial says besides that the text does not tell a kind of thing; ``strange`` is what no clause has."""
    text = case.spoken[segment.start : segment.end]
    text = blank(text, *objects_of_absence().values(), whole_words("telling"), whole_words("giving"))
    text = blank(text, *(pattern(name) for name in _IDLE))
    return missing_words(case, text, case.grounds if strange else ())


def denies_telling(case: Case) -> bool:
    """Whether all that a sentence denies is that the text tells something."""
    denied = [s for s in case.segments if pattern("negation").search(s.text)]
    return all(_denial(case, segment) is not None for segment in denied)


def denied_kinds(case: Case) -> list[str]:
    """The kinds of thing that a sentence denies in whatever words, or that were asked for where it names none."""
    denied = [s for s in case.segments if pattern("negation").search(s.text)]
    texts = [case.spoken[s.start : s.end] for s in denied]
    before = [case.spoken[s.start : s.end] for s in case.segments if any(s.end <= d.start for d in denied)]
    found = [kind for text in [*texts, *before[-1:]] for kind in _as_day(kinds_in(text), text)]
    return list(dict.fromkeys([*found, *(kinds_in(normal(case.question)) if denied and not found else [])]))
