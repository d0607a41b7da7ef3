"""Of two clauses that nearly tie for the first place, the one that holds more of the topic takes it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.evidence.gather import more_of_the_topic_first
from assistant.evidence.match import Match
from assistant.inquiry import RankedClause
from assistant.understanding.model import Term

GAME, EXPORT = Term("game", "手游", "sector", hard=True), Term("export", "出口", "action", hard=True)


def ranked(name, score, game, export):
    match = Match(score, ((GAME, game), (EXPORT, export)))
    return RankedClause(SimpleNamespace(name=name), match, 0.0, score, 1.0, None)


@pytest.mark.parametrize(
    ("rival", "order"),
    [
        ((0.79, 0.96, 1.0), ["second", "first", "third"]),
        ((0.6, 0.96, 1.0), ["first", "second", "third"]),
        ((0.79, 0.96, 0.9), ["first", "second", "third"]),
        ((0.79, 0.3, 1.0), ["first", "second", "third"]),
    ],
)
def test_only_a_near_tie_that_lacks_nothing_of_the_first_moves_up(rival, order):
    clauses = [ranked("first", 0.8, 0.0, 1.0), ranked("second", *rival), ranked("third", 0.5, 0.0, 0.0)]
    placed = more_of_the_topic_first(clauses)
    assert [r.view.name for r in placed] == order
    assert [r.score for r in placed] == sorted((r.score for r in clauses), reverse=True)


def test_clauses_read_for_other_terms_are_not_compared():
    alone = RankedClause(SimpleNamespace(name="other"), Match(0.8, ((GAME, 1.0),)), 0.0, 0.79, 1.0, None)
    placed = more_of_the_topic_first([ranked("first", 0.8, 0.0, 1.0), alone])
    assert [r.view.name for r in placed] == ["first", "other"]


def test_nothing_to_place():
    assert more_of_the_topic_first([]) == []
