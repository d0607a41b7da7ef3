"""What a text that is named by its title says nothing of."""

import pytest


@pytest.mark.parametrize(
    "question",
    [
        "岚汀市街头演艺管理条例里光伏发电每度电补多少",
        "按街头演艺管理条例，发明专利保护几年",
        "Under the Lanting street arts ordinance, is there any money for filing patents?",
    ],
)
def test_nothing_is_answered_by_what_only_sounds_near(ask, question):
    answer = ask(question)
    assert answer.status.value in ("not_found", "not_specified")
    assert answer.amounts == []


@pytest.mark.parametrize(
    ("question", "clause"),
    [("街头演艺管理条例里租排练场地补几成", "10"), ("按这个条例，占用消防通道情节严重的罚多少", "8")],
)
def test_what_it_says_is_told(ask, question, clause):
    answer = ask(question)
    assert answer.status.value == "answered"
    assert answer.citations[0].clause_id == clause
    assert answer.amounts
