"""Quotes that cannot hold what was asked, put to a text that was added on the spot."""

import pytest

from tests.assistant.workbench import opened_with

NOTICE = """望湖县科普场馆开放办法
第一条 为规范科普场馆开放，制定本办法。
第二条 科技馆开放时间。每日9时至17时开放，周一闭馆。
第三条 中小学设立科普课堂的，由县科协派遣教师，课时由学校安排。
第四条 中试基地按设备投入的30%给予补助，最高200万元。中试基地的认定条件由县科技局另行制定。
第五条 返乡人员开办科普工坊的，可以申请最高30万元的贴息贷款。
第六条 对有重要价值的捐赠给予奖励，奖励金额由评审委员会逐件评定。
第七条 本办法自2024年3月1日起施行，有效期5年。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return opened_with(tmp_path_factory.mktemp("unstated"), {"venues": NOTICE})


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("学校的科普课堂一周上几节课", "3"),
        ("返乡开工坊，贷款利息政府贴几个点", "5"),
        ("捐赠有重要价值的东西，奖励金额是多少", "6"),
        ("中试基地的认定条件是什么", "4"),
    ],
)
def test_a_quote_without_what_was_asked_is_no_answer(assistant, question, clause):
    answer = assistant.answer(question, documents=["venues"])
    assert answer.status.value == "not_specified"
    assert (answer.citations[0].clause_id, answer.amounts) == (clause, [])


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("科技馆几点开门", "2", "9时"),
        ("中试基地按设备投入补几成", "4", "30%"),
        ("返乡人员开工坊能贷多少", "5", "30万元"),
        ("科普课堂的老师由谁派", "3", "县科协"),
    ],
)
def test_what_a_sentence_states_is_told(assistant, question, clause, said):
    answer = assistant.answer(question, documents=["venues"])
    assert answer.status.value == "answered"
    assert answer.citations[0].clause_id == clause
    assert said in answer.answer


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("What happens if an industry base shuts down?", "not_specified"),
        ("如果产业基地倒闭了会怎么样", "not_specified"),
        ("What does Shenzhen do for industry bases?", "answered"),
        ("如果政策实施效果不好怎么办", "answered"),
    ],
)
def test_what_is_supported_does_not_say_what_comes_of_it(founding, question, status):
    assert founding.answer(question).status.value == status
