"""What a question takes for granted is corrected where the clause that answers says another thing."""

from __future__ import annotations

import pytest

from assistant.understanding.presumed import presumed_part


@pytest.mark.parametrize(
    ("question", "clause_id", "said"),
    [
        ("Given that maker spaces are supported for ten years, what do they get in all?", "16", "3 years"),
        ("As film studios receive 3 million, what is left for bases?", "9", "RMB 5 million"),
        ("Why do livestreaming bases get only 1 million?", "9", "RMB 5 million"),
        ("既然众创空间资助四年，最高多少", "16", "不超过3年"),
        ("为什么数字影棚只有100万", "9", "最高500万元"),
    ],
)
def test_a_figure_taken_for_granted_is_corrected_by_the_clause_that_answers(founding, question, clause_id, said):
    answer = founding.answer(question)
    first = answer.answer.splitlines()[0]
    assert first.startswith(("No. ", "不对。")) and said in first
    assert answer.citations[0].clause_id == clause_id


@pytest.mark.parametrize("question", ["Why does Shenzhen give 3 million for exports?", "Why are 5 million paid for export projects?"])
def test_a_sum_taken_for_granted_where_none_is_fixed_is_denied(founding, question):
    answer = founding.answer(question)
    assert answer.status.value == "not_specified" and answer.answer.startswith("No. ") and not answer.amounts


@pytest.mark.parametrize(
    "question",
    [
        "Since incubators get up to 2 million, what must they be like?",
        "Given that incubators are funded for three years, who may run one?",
        "既然直播基地最高500万，数字影棚呢",
    ],
)
def test_what_is_rightly_taken_for_granted_is_not_denied(founding, question):
    assert not founding.answer(question).answer.startswith(("No. ", "不对"))


@pytest.mark.parametrize(
    "question",
    ["As the Finance Commission leads the special task force, who else is in it?", "既然工作专班由市商务局牵头，还有谁参加"],
)
def test_the_body_taken_for_the_leader_is_corrected(by_meaning, question):
    answer = by_meaning.answer(question)
    assert answer.answer.startswith(("No. ", "不对。")) and answer.citations[0].clause_id == "2"


def test_a_number_taken_for_granted_is_corrected(founding):
    answer = founding.answer("Since the plan wants 300 co-created works, how many are due each year?")
    assert answer.answer.startswith("No. ") and "100" in answer.answer and answer.citations[0].clause_id == "box1"


def test_a_deadline_taken_for_granted_asks_of_applying(founding):
    answer = founding.answer("Since the deadline for applications is 15 May, how many weeks are left?")
    assert answer.status.value == "not_specified" and answer.citations[0].clause_id == "25"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Since bases get 5 million, how do I apply?", "bases get 5 million"),
        ("既然有资助，怎么申请", None),
        ("Since when are the measures in force?", None),
        ("How much is it?", None),
    ],
)
def test_the_part_that_is_taken_for_granted(question, said):
    assert presumed_part(question) == said
