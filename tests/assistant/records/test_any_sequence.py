"""Whatever is done in whatever order, the records hold what a plain list of turns would hold."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from assistant.records import MAX_TURNS, UnknownRecordError
from tests.assistant.records.conftest import a_turn

NAMED = ["a" * 22, "b" * 200, "甲" * 36]
OWNERS = st.sampled_from(["", "key"])
NAMES = st.sampled_from(NAMED)
TEXTS = st.text(max_size=20)


class Machine(RuleBasedStateMachine):
    """Does the same to the records and to dictionaries."""

    records = None

    def __init__(self):
        super().__init__()
        self.records.purge(timedelta(0))
        self.turns, self.links, self.lone, self.rated = {}, {}, [], {}

    def given(self):
        return [*self.lone, *(answer_id for turns in self.turns.values() for answer_id, _ in turns)]

    @rule(owner=OWNERS, name=NAMES, text=TEXTS)
    def append(self, owner, name, text):
        turn = a_turn(text)
        assert self.records.append(name, turn, owner=owner)
        kept = self.records.answer(turn.answer.answer_id)
        self.turns.setdefault((owner, name), []).append((turn.answer.answer_id, kept.question))

    @rule(text=TEXTS)
    def append_alone(self, text):
        turn = a_turn(text)
        assert self.records.append(None, turn)
        self.lone.append(turn.answer.answer_id)

    @rule(owner=OWNERS, name=NAMES)
    def share(self, owner, name):
        if (owner, name) in self.turns:
            token = self.records.share(name, owner=owner)
            self.links[token] = ((owner, name), list(self.turns[owner, name]))
        else:
            with pytest.raises(UnknownRecordError):
                self.records.share(name, owner=owner)

    @rule(owner=OWNERS, name=NAMES)
    def unshare(self, owner, name):
        gone = [token for token, (key, _) in self.links.items() if key == (owner, name)]
        assert self.records.unshare(name, owner=owner) == len(gone)
        for token in gone:
            del self.links[token]

    @precondition(lambda self: self.given())
    @rule(data=st.data(), rating=st.sampled_from(["up", "down"]), comment=st.none() | TEXTS)
    def rate(self, data, rating, comment):
        answer_id = data.draw(st.sampled_from(self.given()))
        self.records.feedback(answer_id, rating, (), comment)
        self.rated[answer_id] = rating

    @rule(owner=OWNERS | st.none(), name=NAMES)
    def erase(self, owner, name):
        keys = [key for key in self.turns if key[1] == name and owner in (None, key[0])]
        if not keys:
            with pytest.raises(UnknownRecordError):
                self.records.erase(name, owner=owner)
        else:
            assert self.records.erase(name, owner=owner) == len(keys)
        for key in keys:
            self._forget(key)

    @rule(everything=st.booleans())
    def purge(self, everything):
        conversations, lone = self.records.purge(timedelta(0) if everything else timedelta(days=1))
        assert (conversations, lone) == ((len(self.turns), len(self.lone)) if everything else (0, 0))
        if everything:
            for key in list(self.turns):
                self._forget(key)
            for answer_id in self.lone:
                self.rated.pop(answer_id, None)
            self.lone.clear()

    def _forget(self, key):
        for answer_id, _ in self.turns.pop(key):
            self.rated.pop(answer_id, None)
        self.links = {token: link for token, link in self.links.items() if link[0] != key}

    @invariant()
    def histories_agree(self):
        for owner in ("", "key"):
            for name in NAMED:
                expected = [question for _, question in self.turns.get((owner, name), [])]
                found = [turn.question for turn in self.records.history(name, owner=owner)]
                assert found == expected[-MAX_TURNS:]

    @invariant()
    def links_agree(self):
        for token, (_, turns) in self.links.items():
            assert [turn.question for turn in self.records.shared(token).turns] == [q for _, q in turns]

    @invariant()
    def ratings_agree(self):
        assert {row["answer_id"]: row["rating"] for row in self.records.all_feedback()} == self.rated

    @invariant()
    def lists_agree(self):
        found = sorted((summary.conversation_id, summary.turns) for summary in self.records.overview(1000))
        assert found == sorted((name, len(turns)) for (_, name), turns in self.turns.items())


def test_any_sequence(records):
    records.purge(timedelta(0))
    machine = type("OnThese", (Machine,), {"records": records})
    run_state_machine_as_test(
        machine,
        settings=hypothesis_settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
