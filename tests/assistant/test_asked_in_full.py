"""Follow-ups that are put as whole questions: another party, sum, superlative, document or home of the applicant."""

from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from assistant.conversation import Turn
from assistant.in_its_place import in_its_place
from tests.assistant.workbench import MEASURES, PLAN, cited


@pytest.fixture(scope="module")
def talk(by_meaning):
    """The last answer of a conversation with the assistant as it is shipped."""

    def ask(*questions):
        turns = []
        for question in questions:
            turns.append(Turn(question, by_meaning.answer(question, history=turns)))
        return turns[-1].answer

    return ask


PARTIES = [
    (("新引进的地区总部能拿多少？", "那把它引来的那家呢？"), 2e6),
    (("How much does a newly arrived headquarters get?", "And what does the firm that invited it get?"), 2e6),
    (("以商招商成功奖多少？", "反过来，请来的那家企业呢？"), 5e6),
    (("What is the reward for bringing in another company?", "And for the company that was brought in?"), 5e6),
    (("落户的龙头企业扶持多少？", "介绍人的那一方呢？"), 2e6),
]


@pytest.mark.parametrize(("turns", "value"), PARTIES)
def test_each_of_two_parties_is_told_its_own_sum(talk, turns, value):
    answer = talk(*turns)
    assert [(a.clause_id, a.value) for a in answer.amounts] == [("22", value)]
    assert answer.understood_as


def test_who_recruits_people_is_no_party_of_a_clause_on_other_things(converse):
    answer = converse("孵化器最多能拿多少钱", "招他们来的企业呢？")
    assert 2e6 not in [a.value for a in answer.amounts if a.clause_id == "22"]


@pytest.mark.parametrize(
    ("turns", "clauses"),
    [
        (("哪些条款资助超过300万元？", "150万元以下的呢？"), {"12", "13", "23", "24"}),
        (("Which clauses pay more than 3 million?", "And less than 1.5 million?"), {"12", "13", "23", "24"}),
        (("Which clauses grant up to RMB 2 million?", "and up to 1 million?"), {"12", "13", "24"}),
        (("金额最高的是哪几条？", "最低的呢？"), {"12", "13", "23", "24"}),
        (("What is the largest grant?", "And the smallest one?"), {"12", "13", "23", "24"}),
    ],
)
def test_another_sum_or_the_other_end_is_looked_up_anew(converse, turns, clauses):
    answer = converse(*turns)
    assert answer.status is AnswerStatus.ANSWERED
    assert {a.clause_id for a in answer.amounts} == clauses


@pytest.mark.parametrize(
    "turns", [("国家计划给不给钱？", "深圳呢？"), ("Does the national plan give money?", "What about Shenzhen?")]
)
def test_another_document_is_asked_the_same(talk, turns):
    answer = talk(*turns)
    assert {c.document_id for c in answer.citations} == {MEASURES}
    assert "19" in answer.answer


def test_a_document_with_a_topic_is_no_bare_one(bench, founding):
    before = bench.understand("国家计划支持众创空间吗")
    assert in_its_place(bench.understand("深圳呢"), before, lambda _: (0, 4), founding.library.documents) is None


@pytest.mark.parametrize(
    ("turns", "clause"),
    [
        (("孵化器最多补多少？", "我们公司注册在武汉，行吗？"), "16"),
        (("How much for a live-streaming base?", "And if we are based in Chengdu?"), "9"),
        (("数字影棚最高多少？", "那重庆的企业呢？"), "9"),
    ],
)
def test_whoever_is_at_home_elsewhere_is_not_told_a_sum(converse, turns, clause):
    answer = converse(*turns)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts
    assert (MEASURES, clause) in cited(answer)


@pytest.mark.parametrize("turns", [("孵化器最多补多少？", "那武汉呢？"), ("孵化器最多补多少？", "武汉给多少？")])
def test_another_city_is_no_home(converse, turns):
    assert converse(*turns).status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("turns", "box", "number"),
    [
        (("国家计划要培训多少人次？", "那要做多少个数字化项目？"), "box3", "30"),
        (("How many people does the national plan want to train?", "And how many works to create?"), "box1", "100"),
    ],
)
def test_another_number_is_asked_of_the_same_document(converse, turns, box, number):
    answer = converse(*turns)
    assert cited(answer)[0] == (PLAN, box)
    assert number in answer.answer and not answer.amounts


@pytest.mark.parametrize(
    ("turns", "clause_id", "value"),
    [
        (("孵化器最高资助多少", "要是在罗湖呢"), "16", 2000000.0),
        (("直播基地最高多少", "那宝安的呢", "盐田呢"), "9", 5000000.0),
        (("How much does a live-streaming base get?", "And in Luohu?"), "9", 5000000.0),
    ],
)
def test_a_part_of_the_place_is_asked_the_same_and_told_that_the_sum_is_the_citys(converse, turns, clause_id, value):
    answer = converse(*turns)
    assert answer.citations[0].clause_id == clause_id and [a.value for a in answer.amounts] == [value]
    assert "市级" in answer.answer or "city" in answer.answer


def test_things_of_another_kind_are_asked_the_same(converse):
    answer = converse("What is given for digital fusion projects?", "And for demonstration ones?")
    assert answer.citations[0].clause_id == "14"


@pytest.mark.parametrize(("last", "said"), [("数字影棚也是500吗", "最高500万元"), ("数字影棚也300吗", "不对")])
def test_a_bare_number_after_a_sum_is_one_of_its_unit(converse, last, said):
    answer = converse("直播基地最高多少", last)
    assert said in answer.answer and [a.value for a in answer.amounts] == [5000000.0]


def test_something_of_those_spoken_of_is_asked_the_same(converse):
    answer = converse("What do newly brought-in leading enterprises get?", "and their key laboratories?")
    assert answer.citations[0].clause_id == "22"
    assert [a.value for a in answer.amounts] == [5000000.0]


def test_something_that_the_clause_told_of_does_not_have_is_given_none_of_its_sum(converse):
    assert not converse("What do newly brought-in leading enterprises get?", "and their kindergartens?").amounts


@pytest.mark.parametrize("question", ["措施何时施行", "措施现在生效了吗", "措施的有效期多长"])
def test_the_one_text_of_measures_is_meant_by_its_kind(converse, question):
    assert {c.document_id for c in converse(question).citations} == {"shenzhen-digital-creative-measures-draft"}
