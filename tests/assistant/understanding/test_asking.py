from __future__ import annotations

import pytest

from assistant.understanding.asking import asking_part
from assistant.understanding.model import Ask


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("We build lighthouses in Turku. How much is there for piers?", "How much is there for piers?"),
        ("How much is there for piers? My uncle could not tell.", "How much is there for piers?"),
        ("I paint boats. Please list the grants for piers.", "Please list the grants for piers."),
        ("I paint boats. We would like to know the sum for piers.", "We would like to know the sum for piers."),
        ("Suppose the inspectors come at night: who decides on piers?", "who decides on piers?"),
        ("I was told that piers get nothing. True?", "I was told that piers get nothing. True?"),
    ],
)
def test_the_sentences_that_ask(text, asking):
    assert " ".join(asking_part(text).split()) == asking


@pytest.mark.parametrize(
    "text",
    [
        "How much is there for piers?",
        "Piers: how much?",
        "Piers and docks on the eastern shore of the lake: how much?",
        "We build lighthouses. We repair piers.",
        "我们做动漫。孵化器多少钱?",
        "If our pier is certified, how much is it?",
    ],
)
def test_nothing_is_set_aside_where_all_or_nothing_asks(text):
    assert asking_part(text) == text


def test_places_stay_where_they_were():
    text = "We build lighthouses in Turku. How much is there for piers?"
    assert asking_part(text).index("piers") == text.index("piers")


def test_the_sentence_that_asks_decides_the_kind_and_whether_it_is_a_yes_or_no(bench):
    told = bench.by_phrases("We run a pottery and sell mugs. Is the incubator grant for game studios paid every year?")
    assert Ask.PROFILE not in told.asks and told.yes_no


def test_somebody_who_asks_openly_still_describes_itself(bench):
    assert bench.by_phrases("We are a game studio in Shenzhen. Which grants are there for us?").ask is Ask.PROFILE


def test_what_is_only_told_is_no_topic_that_an_answer_must_hold(bench):
    told = bench.understand("My brother runs a hospital. How much may a digital equipment platform get from Shenzhen?")
    assert {t.key for t in told.terms if t.aside} == {"hospital"}
    assert not any(t.hard for t in told.terms if t.aside)
    assert "hospital" not in {t.key for t in bench.inquire("My brother runs a hospital. How much may a digital equipment platform get?").topic}


def test_where_the_question_names_little_the_story_before_it_is_the_topic(bench):
    told = bench.understand("We run an incubator for game studios. How much could we get?")
    assert not any(t.aside for t in told.terms)
    assert "incubator" in {t.key for t in told.terms}


def test_the_place_where_the_asker_is_at_home_is_not_the_place_asked_about(bench):
    home = "Our studio is in Chengdu."
    assert bench.understand(f"{home} How are the works for the national plan chosen?").foreign_place is None
    assert bench.understand(f"{home} Which incubator grant is there for games?").foreign_place is None
    assert bench.understand(f"{home} Which incubator grant do we get here?").foreign_place == "Chengdu"
    assert bench.understand("Which incubator grant is there in Chengdu?").foreign_place == "Chengdu"
    assert bench.understand("Our Chengdu studio would like to know who interprets the measures.").foreign_place is None
    assert bench.understand("Our studio wants to know what a museum gets in Chengdu.").foreign_place == "Chengdu"


def test_a_figure_told_before_the_question_is_a_claim_only_where_it_is_to_be_confirmed(bench):
    spent = "We spent three million on our incubator."
    assert bench.understand(f"{spent} How much is the grant for digital equipment platforms?").claims == ()
    assert [c.value for c in bench.understand(f"{spent} Is that the right sum?").claims] == [3_000_000]


def test_what_is_told_of_the_asker_is_no_topic_of_a_question_about_the_text(bench):
    told = bench.understand("I run a cartoon studio. Who interprets the measures?")
    assert told.ask is Ask.AUTHORITY and all(t.aside for t in told.terms)
