"""Which denials the code can look up completely; all others must stand in the clause that they are of."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.evidence.views import is_money
from assistant.writing.case import MARK, Case, Segment, blank, flat, once
from assistant.writing.gaps import is_left_open
from assistant.writing.items import items_of
from assistant.writing.lexicon import pattern, whole_words
from assistant.writing.quotes import is_missed
from assistant.writing.unpaid import is_unpaid
from assistant.writing.words import missing_words
from corpus.model import Limit, Nature, Provision, Status

_LOOSE = ("may", "encourage", "explore", "supporting")
_PAID: dict[str, Callable[[Provision], bool]] = {
    "not_yearly": lambda provision: provision.one_off is True,
    "not_once": lambda provision: bool(provision.per and "year" in provision.per),
    "not_total": lambda provision: provision.nature is Nature.TOP_UP,
}


@once
def is_proven(case: Case, segment: Segment) -> bool:
    """Whether a part denies something, nothing else, and the clauses have been asked all of it."""
    if is_left_open(case, segment) or is_unpaid(case, segment):
        return True
    if len(pattern("negation").findall(segment.text)) != 1:
        return False
    return any(holds(case, segment) for holds in (_is_paid_otherwise, _is_unbound, _is_no_promise)) or any(
        holds(case, segment) for holds in (is_not_made, is_of_draft, _is_unquoted)
    )


def _is_paid_otherwise(case: Case, segment: Segment) -> bool:
    """不是每年 where every sum of the clauses is paid once; not a total where each is a top-up."""
    sums = [p for g in case.grounds for p in g.view.clause.provisions if is_money(p)]
    return bool(sums) and any(pattern(n).search(segment.text) and all(map(is_so, sums)) for n, is_so in _PAID.items())


def _is_unbound(case: Case, segment: Segment) -> bool:
    """不是必须 beside a part that says with the clause's own word that it only encourages or allows it."""
    if pattern("not_bound").search(segment.text) is None:
        return False
    if missing_words(case, blank(segment.text, pattern("not_bound")), ()):
        return False
    if any(pattern("binding").search(g.clause) for g in case.grounds):
        return False
    others = [s for s in case.segments if s.start != segment.start]
    return any(pattern(name).search(s.text) for s in others for name in _LOOSE)


def _is_no_promise(case: Case, segment: Segment) -> bool:
    """A ceiling is not a promised sum."""
    sums = [p for g in case.grounds for p in g.view.clause.provisions if is_money(p)]
    if pattern("no_promise").search(segment.text) is None or any(p.limit is not Limit.CAP for p in sums):
        return False
    return bool(sums) and not missing_words(case, blank(segment.text, pattern("no_promise"), *_measured()), ())


def is_not_made(case: Case, segment: Segment) -> bool:
    """没有说基金已经成立 of a thing that the clause only explores."""
    found = pattern("says_not").search(segment.text)
    made = pattern("existence").search(segment.text, found.end()) if found else None
    if found is None or made is None or MARK in segment.text:
        return False
    named = blank(segment.text, pattern("says_not"), pattern("this_clause"), pattern("existence"), pattern("set_up"))
    explored = [
        item
        for source in case.sources
        for item in items_of(case.tools.views, source, case.language)
        if pattern("explore").search(item.text)
    ]
    return any(not missing_words(case, named, [item]) for item in explored)


def is_of_draft(case: Case, segment: Segment) -> bool:
    """还不是正式文件, not yet in force: true of a draft, and nothing said besides."""
    drafts = all(g.view.document.metadata.status in (Status.DRAFT, Status.NOT_IN_FORCE) for g in case.grounds)
    if not drafts or pattern("draft").search(segment.text):
        return False
    if not all(pattern(name).search(segment.text) for name in ("in_force", "final")):
        return False
    said = blank(
        segment.text, pattern("in_force"), pattern("negation"), pattern("this_document"), whole_words("telling")
    )
    return not missing_words(case, said, ())


def _is_unquoted(case: Case, segment: Segment) -> bool:
    """没有“最高”字样: the very words that are said to be missing stand in no cited clause."""
    spoken = case.spoken[segment.start : segment.end]
    quoted = [words for words in case.quotations if words in spoken and is_missed(case, words)]
    if not quoted or any(flat(words) in g.flat for words in quoted for g in case.grounds):
        return False
    rest = blank(segment.text, pattern("negation"), pattern("this_clause"), whole_words("telling"), *_measured())
    return not missing_words(case, rest, ())


def _measured() -> tuple[re.Pattern[str], ...]:
    return (pattern("ceiling_named"),)
