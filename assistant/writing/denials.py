"""Rules: a denial is borne out by the clauses, and so is what is said to be fixed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.writing.absences import (
    LACKS,
    is_for_others,
    is_looked_up,
    is_true_absence,
    is_true_of_draft,
    says_less,
)
from assistant.writing.case import MARK, Case, Fault, Segment, normal
from assistant.writing.lexicon import conditions, objects_of_absence, pattern
from assistant.writing.silence import is_said_beside, is_silent, promises_nothing

_BOTH = 2
_LOOKED_UP = ("amount", "term", "date", "count")


def denials(case: Case) -> Fault | None:
    """The first denial that the clauses do not bear out."""
    for segment in case.segments:
        found = pattern("negation").search(segment.text)
        if found is None or is_true_absence(case, segment) or is_true_of_draft(case, segment):
            continue
        if says_less(case, segment) or is_looked_up(case, segment) or is_for_others(case, segment):
            continue
        if is_turned_condition(case, segment):
            continue
        if is_silent(case, segment) or promises_nothing(segment) or is_said_beside(case, segment):
            continue
        if not _stands(case, segment):
            return Fault("negation", segment.text.strip())
    return None


def is_turned_condition(case: Case, segment: Segment) -> bool:
    """Whether a part only says that those get no sum who lack a condition of it (没有成功的不在此列)."""
    found = list(pattern("negation").finditer(segment.text))
    if len(found) != _BOTH or MARK in segment.text or not case.slots:
        return False
    between, after = segment.text[found[0].end() : found[1].start()], segment.text[found[1].start() :]
    if pattern("gets_nothing").match(after) is None:
        return False
    limited = normal(" ".join(f"{s.provision.beneficiary or ''} {s.provision.condition or ''}" for s in case.slots))
    return any(pattern(c).search(between) and pattern(c).search(limited) for c in conditions())


def settled(case: Case) -> Fault | None:
    """A matter that is said to be fixed where no cited clause fixes it: the day of a date left blank."""
    for segment in case.segments:
        found = pattern("fixes").search(segment.text)
        if found is None or MARK in segment.text or pattern("negation").search(segment.text):
            continue
        named = [name for name in _LOOKED_UP if objects_of_absence()[name].search(segment.text)]
        views = [g.view for g in case.grounds]
        if any(all(LACKS[name](view) for view in views) for name in named):
            return Fault("settled", found.group())
    return None


def _stands(case: Case, segment: Segment) -> bool:
    """Whether a sentence of a cited clause denies in the same words."""
    denied = pattern("negation").search(segment.text)
    if denied is None:
        return True
    after = re.sub(r"\s+", "", segment.text[denied.start() :])[:4]
    return (
        any(after in g.flat for g in case.grounds)
        if re.search(r"[\u3400-\u9fff]", after)
        else any(_same_english(segment.text[denied.start() :], g.clause) for g in case.grounds)
    )


def _same_english(denial: str, clause: str) -> bool:
    words = list(_words(denial))[:3]
    return len(words) > 1 and " ".join(words) in " ".join(_words(clause))


def _words(text: str) -> Iterator[str]:
    return (m.group() for m in re.finditer(r"[a-z'’]+", text))
