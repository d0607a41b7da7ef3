from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus, NoticeKind
from corpus.errors import UnknownDocumentError
from tests.assistant.guarantees import check
from tests.assistant.workbench import MEASURES, PLAN, cited


def test_several_questions_give_parts(founding):
    answer = founding.answer("孵化器最高资助多少？专栏5是什么？上海的补贴是多少？")
    assert [p.status.value for p in answer.parts] == ["answered", "answered", "not_found"]
    assert answer.status is AnswerStatus.ANSWERED
    assert [p.question for p in answer.parts][0] == "孵化器最高资助多少?"
    assert set(cited(answer)) == {(MEASURES, "16"), (PLAN, "box5")}
    assert [a.provision_id for a in answer.amounts] == ["16a"]
    check(answer, founding.library)


def test_no_part_answered_is_not_answered(founding):
    answer = founding.answer("上海的补贴是多少？今天天气怎么样？")
    assert answer.status is AnswerStatus.NOT_FOUND and len(answer.parts) == 2


def test_later_part_takes_its_kind_from_the_one_before(founding):
    answer = founding.answer("孵化器最高资助多少？产业基地呢？")
    assert cited(answer.parts[1])[0] == (MEASURES, "17") and answer.parts[1].amounts


def test_one_question_has_no_parts(founding):
    answer = founding.answer("孵化器最高资助多少、几年")
    assert answer.parts == [] and answer.question == "孵化器最高资助多少、几年"


@pytest.mark.parametrize("document", [PLAN, MEASURES])
def test_only_the_documents_asked_for_are_cited(founding, document):
    answer = founding.answer("游戏出口有什么支持", documents=[document])
    assert {d for d, _ in cited(answer)} == {document}


def test_unknown_document_is_named_with_the_choices(founding):
    with pytest.raises(UnknownDocumentError, match="no-such-document") as raised:
        founding.answer("孵化器", documents=["no-such-document"])
    assert PLAN in raised.value.remedy


@pytest.mark.parametrize(("question", "language"), [("孵化器多少钱", "en"), ("how much for an incubator", "zh")])
def test_asked_language_wins(founding, question, language):
    answer = founding.answer(question, language=language)
    assert answer.language == language and cited(answer)[0] == (MEASURES, "16")
    assert ("up to RMB 2 million" in answer.answer) is (language == "en")


@pytest.mark.parametrize("question", ["遊戲出口項目最多能拿多少錢", "孵化器最高資助多少、幾年"])
def test_traditional_question_gets_the_same_answer(founding, question):
    from corpus.scripts import to_simplified

    assert founding.answer(question).answer == founding.answer(to_simplified(question)).answer


def test_the_same_question_gets_the_same_answer(founding):
    first, second = founding.answer("动漫作品奖励多少"), founding.answer("动漫作品奖励多少")
    assert first.answer_id != second.answer_id
    changing = {"answer_id", "timings_ms"}
    assert first.model_dump(exclude=changing) == second.model_dump(exclude=changing)


def test_following_a_reference_into_the_library(enlarged):
    for question in ("游戏出口项目最多能拿多少钱", "how much can a game export project get?"):
        answer = enlarged.answer(question)
        assert answer.status is AnswerStatus.ANSWERED
        assert cited(answer) == [(MEASURES, "19"), ("fund", "3")]
        assert {(a.document_id, a.as_written) for a in answer.amounts} == {("fund", "5%"), ("fund", "最高150万元")}
        assert {n.document_id: n.kind.value for n in answer.notices if n.document_id} == {
            MEASURES: "draft",
            "fund": "check_current",
        }


def test_number_in_a_question_off_topic_keeps_the_denial(founding):
    answer = founding.answer("101号公交车几点开")
    assert answer.status is AnswerStatus.NOT_FOUND and "没有涉及" in answer.answer


@pytest.mark.parametrize(
    "asked",
    [
        "我的手机是13800138000，孵化器最高资助多少",
        "身份证11010519491231002X，孵化器最高资助多少",
        "孵化器最高资助多少？有消息请致电0755-88101234",
        "孵化器最高资助多少，回复zhang@example.com",
    ],
)
def test_personal_data_is_left_out_of_the_way_and_the_reader_is_told(founding, asked):
    plain, answer = founding.answer("孵化器最高资助多少"), founding.answer(asked)
    assert answer.answer == plain.answer
    assert answer.question == asked
    assert [n.kind for n in answer.notices] == [*(n.kind for n in plain.notices), NoticeKind.MASKED]
    assert "13800138000" not in answer.model_copy(update={"question": ""}).model_dump_json()


def test_personal_data_in_several_questions_is_told_once(founding):
    answer = founding.answer("孵化器最高资助多少？我的电话13800138000。出口项目呢？")
    assert [n.kind for n in answer.notices].count(NoticeKind.MASKED) == 1
    assert all("13800138000" not in part.model_dump_json() for part in answer.parts)
    assert "13800138000" not in answer.answer


def test_a_message_of_personal_data_alone_is_no_error(founding):
    answer = founding.answer("13800138000")
    assert NoticeKind.MASKED in {n.kind for n in answer.notices}
    assert "13800138000" not in answer.answer


def test_answer_to_a_question_with_a_lone_surrogate_can_be_sent(founding):
    answer = founding.answer("孵化器\ud800多少钱")
    assert answer.status is AnswerStatus.ANSWERED and answer.question == "孵化器\ufffd多少钱"
    assert "200万元" in answer.model_dump_json().encode("utf-8").decode("utf-8")
