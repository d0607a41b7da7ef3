from __future__ import annotations

import pytest

from assistant.conversation import Turn
from assistant.records import Records
from assistant.settings import Settings
from interfaces.pages.visit import MOST_KNOWN, Visit
from tests.interfaces.fakes import answer_about_lighthouses

THEIRS = "their-id-" + "x" * 23


@pytest.fixture
def records(tmp_path):
    opened = Records.open(Settings(home=tmp_path))
    opened.append(THEIRS, Turn("灯塔", answer_about_lighthouses("灯塔")))
    yield opened
    opened.close()


def test_an_address_opens_its_conversation_and_keeps_no_key(records):
    visit, address = Visit(), {"conversation": THEIRS, "lang": "zh"}
    visit.arrive(address, records)
    assert address == {"lang": "zh"}
    assert [past.question for past in visit.exchanges] == ["灯塔"]
    assert visit.conversation_id == THEIRS and visit.known == [THEIRS]
    assert visit.came_by_link


def test_a_conversation_of_ones_own_is_not_called_a_strangers(records):
    visit = Visit(known=[THEIRS])
    visit.arrive({"conversation": THEIRS}, records)
    assert visit.exchanges and not visit.came_by_link


def test_an_id_that_is_not_kept_is_never_taken_on(records):
    visit = Visit()
    visit.arrive({"conversation": "planted"}, records)
    assert visit.conversation_id is None and visit.problem.code == "conversation_gone"
    visit.ask("灯塔")
    assert visit.conversation_id not in (None, "planted") and len(visit.conversation_id) >= 32


def test_a_reload_goes_on_where_the_tab_was(records):
    visit = Visit()
    visit.hear(["other", THEIRS], THEIRS)
    visit.arrive({}, records)
    assert len(visit.exchanges) == 1 and not visit.came_by_link
    assert visit.known == ["other", THEIRS]


def test_what_the_browser_tells_late_does_not_end_a_conversation(records):
    visit = Visit()
    visit.ask("几年")
    here = visit.conversation_id
    visit.hear([THEIRS], THEIRS)
    visit.arrive({}, records)
    assert visit.conversation_id == here and visit.known == [THEIRS, here]


def test_a_database_that_is_away_is_told():
    visit = Visit()
    visit.arrive({"conversation": THEIRS}, Records.off())
    assert visit.problem.code == "records" and visit.conversation_id is None


def test_what_is_forgotten_is_left_and_listed_no_more():
    visit = Visit(conversation_id="a", known=["b", "a"])
    visit.forget("a")
    assert (visit.conversation_id, visit.known, visit.forgotten) == (None, ["b"], ["a"])


def test_the_list_does_not_grow_without_end():
    visit = Visit()
    for number in range(MOST_KNOWN + 5):
        visit.know(str(number))
    assert len(visit.known) == MOST_KNOWN and visit.known[-1] == str(MOST_KNOWN + 4)
