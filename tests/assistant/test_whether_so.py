"""Whether it is so what a question states comes first, and no yes is given for what a clause does not say."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.settings import Settings


@pytest.fixture(scope="module")
def answer(founding_home):
    assistant = Assistant.open(Settings(home=founding_home))
    return lambda question: assistant.answer(question)


@pytest.mark.parametrize(
    ("question", "clause_id", "opening"),
    [
        ("An innovation platform of industry and universities draws its 2 million yearly, right?", "15", "No. By"),
        ("第十五条那200万年年都给，对吧", "15", "不对"),
        ("Research results get their million only once, don't they?", "24", "No. By"),
        ("第二十四条的研究成果资助是每年的，对吗", "24", "对，"),
        ("Clause 20 pays its 2 million each year, doesn't it?", "20", "No. Clause"),
        ("第八条的200万一年一笔，每年都给，对吧", "8", "不对"),
        ("Money for incubators goes on without any time limit, correct?", "16", "No. Clause"),
        ("孵化器资助不设期限，对吧", "16", "不对"),
        ("The tax bureau interprets the Shenzhen measures, right?", "25", "No. Clause"),
        ("深圳措施由市税务局解释，对吧", "25", "不对"),
        ("Shenzhen already runs a green channel for approvals, doesn't it?", "18", "No."),
        ("深圳已经有数字创意产业投资基金了，对吧", "21", "不对"),
        ("Clause 22 gives its reward of 2 million to whoever settles here, right?", "22", "No. Clause"),
        ("第二十二条的500万归牵线招来企业的那家，对吧", "22", "不对"),
    ],
)
def test_the_first_sentence_says_whether_it_is_so(answer, question, clause_id, opening):
    told = answer(question)
    assert told.citations[0].clause_id == clause_id
    assert told.answer.replace("*", "").startswith(opening)


@pytest.mark.parametrize(
    "question",
    [
        "Is the grant for incubators paid every year or once?",
        "How much do incubators get each year?",
        "How long are incubators funded?",
        "谁负责解释深圳措施",
    ],
)
def test_what_only_asks_gets_no_verdict(answer, question):
    assert not answer(question).answer.replace("*", "").startswith(("No", "Yes", "对", "不对"))


@pytest.mark.parametrize(
    "question",
    [
        "Clause 15 isn't paid every year, right?",
        "The Shenzhen measures aren't interpreted by the tax bureau, are they?",
        "The national plan was not issued in 2020, right?",
        "措施不由财政局解释吧",
        "The annual list is made once every two years, right?",
        "All platforms get the extra million, right?",
    ],
)
def test_no_verdict_on_what_is_denied_or_said_of_all(answer, question):
    assert not answer(question).answer.startswith(("No", "Yes", "对", "不对"))


def test_no_denial_where_another_clause_gives_the_sum_that_is_stated(answer):
    told = answer("Is it true that cultural tourism projects get 2 million?")
    assert not told.answer.startswith("No")
    assert ("14", 2_000_000) in {(a.clause_id, a.value) for a in told.amounts}


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("Under clause 11 exporters of games are paid 2 million, right?", "11"),
        ("按第九条短视频企业能拿500万，对吧", "9"),
        ("Universities get the 2 million of clause 16, don't they?", "16"),
    ],
)
def test_a_sum_is_not_told_for_whom_it_is_not_paid(answer, question, clause_id):
    told = answer(question)
    assert told.answer.startswith(("No.", "不对")) and told.citations[0].clause_id == clause_id
    assert clause_id not in {a.clause_id for a in told.amounts}


def test_a_clause_that_is_taken_to_speak_of_something_else_is_corrected(answer):
    told = answer("Since clause 9 deals with hospitals, what sum do they draw?")
    assert told.status.value == "not_specified" and not told.amounts
    assert told.citations[0].clause_id == "9" and "does not speak of" in told.answer


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Clause 3 gives 5 million and clause 13 one million, right?", "Yes."),
        ("第三条给500万，第十三条给200万，对吗", "不对"),
    ],
)
def test_each_sum_is_checked_for_its_own_clause(answer, question, opening):
    told = answer(question)
    assert told.answer.startswith(opening)
    assert [(a.clause_id, a.value) for a in told.amounts] == [("3", 5_000_000), ("13", 1_000_000)]


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("The highest sum in the Shenzhen measures is 8 million yuan, right?", "No."),
        ("The highest sum in the Shenzhen measures is 5 million yuan, right?", "Yes."),
        ("深圳措施里最低的一笔是50万元，对吧", "不对"),
    ],
)
def test_the_largest_and_the_smallest_sum_are_checked(answer, question, opening):
    assert answer(question).answer.replace("*", "").startswith(opening)


def test_a_rule_that_is_taken_to_be_held_is_not(answer):
    told = answer("The special fund measures are in your library, so what do they give for exports?")
    assert told.status.value == "not_found" and "is not in the library" in told.answer


@pytest.mark.parametrize(
    ("question", "clause_id", "affirmed"),
    [
        ("Must a digital product be newly launched?", "5", True),
        ("Need an incubator operate well?", "16", False),
        ("Does a public platform have to be of provincial level?", "23", True),
        ("Do live-streaming bases have to be certified?", "9", False),
        ("Must animation works be certified?", "10", False),
    ],
)
def test_a_condition_is_affirmed_only_where_it_is_set_for_all(answer, question, clause_id, affirmed):
    told = answer(question)
    assert told.citations[0].clause_id == clause_id
    assert told.answer.startswith("Yes") is affirmed
