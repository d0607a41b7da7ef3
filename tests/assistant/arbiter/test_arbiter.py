"""Which of the possible answers stands."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.arbiter import arbiter
from assistant.arbiter.arbiter import (
    BEHIND_NOTHING,
    CLOSE_TO_NOTHING,
    LIKELY_OPEN,
    MARGIN,
    MARGIN_FOR_NOTHING,
    MARGIN_FOR_SUMS,
    MARGIN_TO_REFUSE,
    chosen,
    likeliest,
    open_to_choice,
)
from assistant.arbiter.outcomes import KINDS, LEFT_OPEN, NOTHING, READ, WAYS, Outcome, outcomes
from assistant.arbiter.traits import COMPARED, NAMES, OWN, alone, traits
from assistant.compose import compose
from assistant.compose.draft import first_clause
from assistant.contract import AnswerStatus
from assistant.evidence.gather import gathered_alike
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.verify import verify
from tests.assistant.workbench import Workbench

ASKED = ("给多少资助建孵化器？", "How much for an incubator?", "谁来负责解释这份措施？", "what premium would I pay?")


@pytest.fixture(scope="module")
def bench(founding_home):
    """The steps of the path with the bundled embeddings, whose cosines are weighed."""
    return Workbench(Assistant.open(Settings(home=founding_home)))


@pytest.fixture(scope="module")
def read(bench):
    """A question read and answered, and what inquires about it as another kind."""

    def read(question):
        inquiry = bench.inquire(question)
        return inquiry, verify(compose(inquiry), inquiry.scope)[0], lambda u: bench.inquire_as(question, u)

    return read


class Weighing:
    """Trees that give each row a probability chosen beforehand."""

    def __init__(self, *chances):
        self.chances = chances

    def probability(self, rows):
        return np.array(self.chances[: len(rows)] + (0.0,) * (len(rows) - len(self.chances)))


def weighed(monkeypatch, doubt, *chances):
    models = {"doubt": Weighing(doubt), "arbiter": Weighing(*chances)}
    monkeypatch.setattr(arbiter, "_model", lambda name, _columns: models[name])


@pytest.mark.parametrize("question", ASKED)
def test_each_answer_is_found_once_and_every_way_leads_to_one(read, question):
    found = outcomes(*read(question))
    assert found[0].ways[0] == READ
    assert len({one.told for one in found}) == len(found)
    ways = [way for one in found for way in one.ways]
    assert set(ways) <= set(WAYS)
    assert {kind.value for kind in KINDS} - set(ways) <= {ask.value for ask in found[0].inquiry.understanding.asks}


@pytest.mark.parametrize("question", ASKED)
def test_refusals_are_among_the_answers(read, question):
    found = outcomes(*read(question))
    statuses = {way: one.draft.status for one in found for way in one.ways}
    nothing = statuses.get(NOTHING, found[0].draft.status)
    assert nothing is AnswerStatus.NOT_FOUND
    if found[0].draft.status is AnswerStatus.ANSWERED:
        assert statuses[LEFT_OPEN] is AnswerStatus.NOT_SPECIFIED


@pytest.mark.parametrize("question", ASKED)
def test_traits_are_finite_and_say_which_way_led_there(read, question):
    found = outcomes(*read(question))
    rows = traits(found)
    assert rows.shape == (len(found), len(NAMES))
    assert np.isfinite(rows).all()
    for way in WAYS:
        assert list(rows[:, OWN.index(f"way_{way}")]) == [float(way in one.ways) for one in found]


def test_what_is_weighed_alone_is_what_is_weighed_beside_others_but_for_how_they_agree(read):
    inquiry, draft, inquire = read(ASKED[0])
    found = outcomes(inquiry, draft, inquire)
    single = alone(Outcome(draft, inquiry, (READ,)))[0]
    beside = traits(found)[0][: len(OWN)]
    others = {n for n, name in enumerate(OWN) if name.startswith(("way_", "same_", "read_"))}
    kept = [n for n in range(len(OWN)) if n not in others and OWN[n] not in COMPARED]
    assert single[kept] == pytest.approx(beside[kept])


def test_the_shipped_models_weigh_these_traits(read):
    inquiry, draft, inquire = read(ASKED[1])
    assert arbiter._model("doubt", len(OWN)).probability(alone(Outcome(draft, inquiry, (READ,)))).shape == (1,)
    chances = arbiter._model("arbiter", len(NAMES)).probability(traits(outcomes(inquiry, draft, inquire)))
    assert ((chances > 0) & (chances < 1)).all()


def test_an_answer_that_is_sure_is_not_compared(read, monkeypatch):
    inquiry, draft, _ = read(ASKED[0])
    weighed(monkeypatch, 0.99)

    def never(_understanding):
        raise AssertionError("no other kind is tried")

    assert chosen(inquiry, draft, never).draft is draft


def test_another_answer_needs_a_margin_and_one_with_sums_a_wider_one(read, monkeypatch):
    inquiry, draft, inquire = read(ASKED[0])
    found = outcomes(inquiry, draft, inquire)
    plain = next(n for n, one in enumerate(found) if n and not one.draft.amounts)
    chances = [0.5] + [0.0] * (len(found) - 1)
    for gain, taken in ((MARGIN - 0.01, False), (MARGIN + 0.01, True)):
        chances[plain] = 0.5 + gain
        weighed(monkeypatch, 0.1, *chances)
        assert (chosen(inquiry, draft, inquire).told == found[plain].told) is taken
    assert MARGIN_FOR_SUMS > MARGIN


def test_a_refusal_in_place_of_an_answer_needs_the_widest_margin(read, monkeypatch):
    inquiry, draft, inquire = read(ASKED[0])
    found = outcomes(inquiry, draft, inquire)
    assert draft.status is AnswerStatus.ANSWERED
    refusing = next(n for n, one in enumerate(found) if NOTHING in one.ways)
    chances = [0.5] + [0.0] * (len(found) - 1)
    for gain, taken in ((MARGIN_TO_REFUSE - 0.01, False), (MARGIN_TO_REFUSE + 0.01, True)):
        chances[refusing] = 0.5 + gain
        weighed(monkeypatch, 0.1, *chances)
        assert (chosen(inquiry, draft, inquire).draft.status is AnswerStatus.NOT_FOUND) is taken


@pytest.mark.parametrize(
    ("nothing", "open_", "pointed"),
    [
        (0.3, 0.3 - CLOSE_TO_NOTHING + 0.01, True),
        (0.3, 0.3 - CLOSE_TO_NOTHING - 0.11, False),
        (0.5, LIKELY_OPEN + 0.01, True),
        (0.5, LIKELY_OPEN - 0.01, False),
        (0.9, 0.9 - BEHIND_NOTHING - 0.01, False),
    ],
)
def test_the_first_clause_is_pointed_to_where_nothing_is_hardly_likelier(read, monkeypatch, nothing, open_, pointed):
    inquiry, draft, inquire = read("Which visa do pilots need?")
    assert draft.status is AnswerStatus.NOT_FOUND and open_to_choice(inquiry, draft)
    found = outcomes(inquiry, draft, inquire)
    place = next(n for n, one in enumerate(found) if one.draft.status is AnswerStatus.NOT_FOUND)
    chances = [0.0] * (len(found) + 1)
    chances[place], chances[-1] = nothing, open_
    weighed(monkeypatch, 0.1, *chances)
    stands = chosen(inquiry, draft, inquire).draft
    assert (stands.status is AnswerStatus.NOT_SPECIFIED) is pointed
    if pointed:
        assert first_clause(stands) == inquiry.ranked[0].clause.key
        # nothing is denied to a clause that may settle it
        assert stands.lines[0].text.startswith("**No clause clearly answers this.**")


def test_what_is_left_open_is_said_in_words_that_fit_whatever_was_asked(read, monkeypatch):
    inquiry, draft, inquire = read("Who decides on the incubators?")
    found = outcomes(inquiry, draft, inquire)
    silent = next(
        n
        for n, one in enumerate(found)
        if one.draft.status is AnswerStatus.NOT_SPECIFIED and not {READ, LEFT_OPEN, "authority"} & set(one.ways)
    )
    weighed(monkeypatch, 0.1, *(float(n == silent) for n in range(len(found))))
    said = chosen(inquiry, draft, inquire).draft
    assert said.status is AnswerStatus.NOT_SPECIFIED
    assert said.lines[0].text != found[silent].draft.lines[0].text
    assert "leaves open" in said.lines[0].text or "does not" in said.lines[0].text


@pytest.mark.parametrize("question", ["第十六条给多少", "What does clause 16 give?", "北京市的孵化器给多少"])
def test_a_clause_or_a_place_that_is_named_leaves_no_choice(bench, question):
    inquiry = bench.inquire(question)
    assert not open_to_choice(inquiry, compose(inquiry))


def test_without_the_bundled_embeddings_nothing_is_chosen(read):
    inquiry, draft, _ = read(ASKED[0])
    assert open_to_choice(inquiry, replace(draft, settled=False))
    assert not open_to_choice(replace(inquiry, bundled_embeddings=False), draft)
    assert not open_to_choice(replace(inquiry, vector=None), draft)


@pytest.mark.parametrize("question", ASKED)
def test_kinds_that_are_gathered_alike_find_the_same(bench, question):
    inquiry = bench.inquire(question)
    for kind in KINDS:
        other = replace(inquiry.understanding, asks=(kind,))
        if gathered_alike(other) != gathered_alike(inquiry.understanding):
            continue
        again = bench.inquire_as(question, other)
        assert [r.clause.key for r in again.ranked] == [r.clause.key for r in inquiry.ranked]
        assert [r.score for r in again.ranked] == pytest.approx([r.score for r in inquiry.ranked])


def test_that_nothing_speaks_to_it_displaces_a_clause_that_leaves_it_open_by_a_wide_margin_only():
    open_, nothing = AnswerStatus.NOT_SPECIFIED, AnswerStatus.NOT_FOUND
    assert likeliest(np.array([0.4, 0.4 + MARGIN_FOR_NOTHING - 0.01]), [open_, nothing], [False, False]) == 0
    assert likeliest(np.array([0.4, 0.4 + MARGIN_FOR_NOTHING + 0.01]), [open_, nothing], [False, False]) == 1
    assert likeliest(np.array([0.4, 0.4 + MARGIN + 0.01]), [nothing, open_], [False, False]) == 1


def test_what_the_reading_quotes_is_not_left_open_by_another_kind(read, monkeypatch):
    """Asked for so many years, with the years in the sentence that is quoted."""
    inquiry, draft, inquire = read("孵化器可以资助几年")
    assert draft.status is AnswerStatus.ANSWERED and "3年" in draft.lines[0].text + draft.lines[-1].text
    found = outcomes(inquiry, draft, inquire)
    silent = [one for one in found if one.draft.status is AnswerStatus.NOT_SPECIFIED]
    kept = [one for one in silent if first_clause(one.draft) != first_clause(draft)]
    weighed(monkeypatch, 0.1, 0.0, *[1.0] * (len(found) - 1 - len(silent) + len(kept)))
    stands = chosen(inquiry, draft, inquire)
    told = first_clause(stands.draft), stands.draft.status
    assert told != (first_clause(draft), AnswerStatus.NOT_SPECIFIED)
