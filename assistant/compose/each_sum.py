"""The sums of several things that one question names: 孵化器和产业基地各多少, a base and a platform respectively."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.select import PRICED, choose
from assistant.compose.sides import listed_sides, sides
from assistant.evidence.gather import rematched
from assistant.evidence.match import StatementMatch
from assistant.evidence.views import StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term
from assistant.understanding.vocabulary import phrases

_OWN = 0.9
_MOST = 6


def sums_of_sides(inquiry: Inquiry) -> list[StatementMatch]:
    """The sums of what the question joins (孵化器和产业基地加起来), where there is one for each of them, else none."""
    return _one_for_each(inquiry, sides(inquiry.understanding))


def sum_for_each(inquiry: Inquiry, told: Sequence[StatementMatch]) -> tuple[StatementMatch, ...]:
    """Where the sums of several are asked for one by one, that of each; none where ``told`` holds them all already.

    None, too, where one of them has no sum of its own, or two have the same.
    """
    understanding = inquiry.understanding
    if understanding.refs or understanding.provisions or not phrases("severally").search(understanding.text):
        return ()
    named = listed_sides(understanding)
    found = _one_for_each(inquiry, named) if 1 < len(named) <= _MOST else []
    keys = {_key(f) for f in found}
    return tuple(found) if len(keys) == len(named) and not keys <= {_key(f) for f in told} else ()


def each_by_name(inquiry: Inquiry) -> tuple[StatementMatch, ...]:
    """The sum of each thing that a question names, where no single statement is for all; none where one lacks a sum."""
    if "several" not in inquiry.understanding.filters:
        return ()
    objects = [(t,) for t in inquiry.topic if t.hard and t.category in {"object", "subject", "sector"}]
    apart = sides(inquiry.understanding) if phrases("severally").search(inquiry.understanding.text) else []
    return _best_of_each(inquiry, objects) or _best_of_each(inquiry, apart)


def _one_for_each(inquiry: Inquiry, named: Sequence[tuple[Term, ...]]) -> list[StatementMatch]:
    found: list[StatementMatch] = []
    for side in named:
        sums = [f for f in choose(rematched(inquiry, side)).answering if f.statement.kind is StatementKind.AMOUNT]
        if len(sums) != 1:
            return []
        found += sums
    return found if len(found) > 1 else []


def _best_of_each(inquiry: Inquiry, things: Sequence[tuple[Term, ...]]) -> tuple[StatementMatch, ...]:
    """The sum for each of two or more things; none where one of them has no sum or one sum is for all."""
    best: list[StatementMatch] = []
    for terms in things:
        found = [inquiry.matcher.statement(terms, s.view, s.statement) for s in inquiry.statements]
        own = [f for f in found if f.statement.kind in PRICED and f.match.score >= _OWN]
        if not own:
            return ()
        best.append(max(own, key=lambda f: f.match.score))
    once = {_key(f): f for f in best}
    return tuple(once.values()) if len(once) > 1 else ()


def _key(found: StatementMatch) -> tuple[tuple[str, str], str]:
    provision = found.statement.provision
    return found.view.clause.key, provision.provision_id if provision else ""
