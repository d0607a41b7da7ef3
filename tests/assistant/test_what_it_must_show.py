"""The cases that the first issue promises, word for word."""

from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus, NoticeKind
from tests.assistant.guarantees import check
from tests.assistant.workbench import MEASURES, PLAN, cited

RULE = "《深圳市文化产业专项资金资助办法》"


@pytest.fixture(scope="module", params=["how much can a game export project get?", "游戏出口项目最多能拿多少钱"])
def export(request, founding):
    answer = founding.answer(request.param)
    check(answer, founding.library)
    return answer


def test_game_export_has_no_fixed_amount(export):
    assert export.status is AnswerStatus.NOT_SPECIFIED
    assert export.amounts == []


def test_game_export_answer_rests_on_clause_19_first(export):
    assert cited(export)[0] == (MEASURES, "19")
    assert "对经认定的优秀数字创意产品出口项目" in export.citations[0].quote
    assert "经认定" in export.answer.split("\n")[0] or "ertified" in export.answer.split("\n")[0]


def test_game_export_answer_names_the_rule_and_that_the_library_lacks_it(export):
    assert RULE in export.answer
    missing = "不在本资料库" if export.language == "zh" else "not in the library"
    assert missing in export.answer


def test_game_export_answer_shows_what_the_national_plan_offers(export):
    assert {(PLAN, "4.3"), (PLAN, "4.4")} <= set(cited(export))


def test_game_export_answer_keeps_the_draft_notice_and_asks_to_check(export):
    kinds = {n.document_id: n.kind for n in export.notices if n.document_id}
    assert kinds == {MEASURES: NoticeKind.DRAFT, PLAN: NoticeKind.CHECK_CURRENT}
    reminder = "征求意见稿" if export.language == "zh" else "draft for comment"
    assert reminder in export.answer.split("⚠️")[1]


def test_game_export_answer_gives_the_200_to_research_projects_only(export):
    if (MEASURES, "11") not in cited(export):
        pytest.fail("clause 11 should be set apart")
    paragraph = next(p for p in export.answer.split("\n\n") if "200万元" in p)
    limit, whom = (
        ("最高200万元", "经认定的新型游戏研发项目") if export.language == "zh" else ("up to RMB 2 million", "R&D")
    )
    assert limit in paragraph and whom in paragraph
    denial = "不适用" if export.language == "zh" else "does not apply"
    assert denial in paragraph


def test_game_export_is_answered_in_the_language_of_the_question(founding):
    english = founding.answer("how much can a game export project get?")
    assert english.language == "en"
    assert english.answer.startswith("**The text fixes no amount.** Clause （十九）")
    assert "unofficial translation" in english.answer
    assert any(n.kind is NoticeKind.UNOFFICIAL_TRANSLATION for n in english.notices)
    assert founding.answer("游戏出口项目最多能拿多少钱").language == "zh"


def test_incubator_amount_and_term(founding):
    answer = founding.answer("孵化器最高资助多少、几年")
    assert answer.status is AnswerStatus.ANSWERED
    assert cited(answer) == [(MEASURES, "16")]
    amount = answer.amounts[0]
    assert (amount.as_written, amount.limit, amount.value) == ("最高200万元", "cap", 2_000_000)
    assert amount.term == "不超过3年" and len(answer.amounts) == 1
    assert "**最高200万元" in answer.answer and "不超过3年" in answer.answer
    assert "按年计还是总计" in answer.answer and "没有写明" in answer.answer


def test_clause_that_does_not_exist(founding):
    answer = founding.answer("深圳措施第三十条")
    assert answer.status is AnswerStatus.NOT_FOUND
    assert cited(answer) == [(MEASURES, "26")]
    assert "没有第三十条" in answer.answer and "（二十六）" in answer.answer


def test_commencement_left_blank(founding):
    answer = founding.answer("什么时候开始实施")
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert cited(answer)[0] == (MEASURES, "26")
    first = answer.answer.split("\n\n")[0]
    assert "2022年" in first and "月、日留空" in first
    assert "5年的有效期" in first and "没有确定" in first
    assert "5年" in answer.citations[0].quote or "2022年" in answer.citations[0].quote


@pytest.mark.parametrize("question", ["今天天气", "今天天气怎么样？", "What is the weather today?"])
def test_weather_is_not_found_politely_with_suggestions(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert answer.citations == [] and answer.amounts == []
    assert len(answer.suggestions) >= 2
    for suggestion in answer.suggestions:
        assert founding.answer(suggestion).status is AnswerStatus.ANSWERED
