"""Questions whose words no rule understands, put to a text that was added on the spot."""

import pytest

from tests.assistant.workbench import opened_with

NOTICE = """江湾县小微企业用工保障返还办法
第一条 为做好保障工作，制定本办法。
第二条 中小微企业按上年度实际缴费的60%返还，大型企业按30%返还。
第三条 返还名单在县人民政府网站公示7天。
第四条 对骗取返还资金的企业，依法追回资金，并处2万元以下罚款。
第五条 没有对公账户的企业，可以拨付至其缴费账户。
第六条 本办法由县人力资源和社会保障局负责解释，自2024年3月1日起施行。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return opened_with(tmp_path_factory.mktemp("nearest"), {"refund": NOTICE})


@pytest.mark.parametrize(
    ("question", "clause"),
    [("名单要公示几天", "3"), ("大公司能返多少", "2")],
)
def test_everyday_words_find_the_sentence(assistant, question, clause):
    answer = assistant.answer(question, documents=["refund"])
    assert answer.status.value == "answered"
    assert [c.clause_id for c in answer.citations][0] == clause


def test_a_clause_in_other_words_is_shown_even_where_it_is_not_taken_for_an_answer(assistant):
    answer = assistant.answer("没开公账的公司钱打到哪", documents=["refund"])
    assert answer.citations[0].clause_id == "5"
    assert "缴费账户" in answer.answer


@pytest.mark.parametrize("question", ["火锅底料怎么炒", "Which visa do pilots need?", "上海的地铁几点收车"])
def test_what_the_text_does_not_speak_of_stays_unanswered(assistant, question):
    assert assistant.answer(question, documents=["refund"]).status.value != "answered"
