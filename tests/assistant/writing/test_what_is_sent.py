"""What leaves the machine with a model: no personal data of a question, of an earlier one, or of one understood by both."""

from __future__ import annotations

import logging

import pytest

from assistant.contract import NoticeKind
from assistant.conversation import Turn
from assistant.llm.fake_server import says
from assistant.masking import mask
from tests.assistant.writing.scripts import reply
from tests.assistant.writing.served import CANARY, kept, served

PERSONAL = ["13812345678", "zhang.san@example.com", "11010519491231002X", "6222020200112233446"]
LIE = reply(("孵化器每年可获得{16a}资助。", "16"))


def sent(server):
    """Everything that the service got, save the key."""
    return "".join(str(request.body) for request in server.requests)


@pytest.mark.parametrize("secret", PERSONAL)
def test_personal_data_is_masked_before_anything_is_sent_or_logged(secret, founding, tmp_path, caplog):
    question = f"我的联系方式是{secret}，孵化器最高资助多少？"
    with caplog.at_level(logging.DEBUG), served(founding, tmp_path, [says(LIE)]) as (assistant, server):
        answer = assistant.answer(question)
    kept(answer, founding, question)
    assert len(server.requests) == 2, "the repair is sent too"
    assert secret not in sent(server) and secret not in caplog.text
    assert NoticeKind.MASKED in {notice.kind for notice in answer.notices}


def test_words_that_only_introduce_personal_data_are_no_subject_of_a_follow_up(founding):
    plain, personal = "孵化器最高资助多少？", "我的手机号是13812345678，银行卡6222020200112233446，孵化器最高资助多少？"
    for first in (plain, personal, mask(personal).text):
        answer = founding.answer("我电话13912345678，期限呢？", history=[Turn(first, founding.answer(first))])
        assert answer.understood_as == founding.answer("期限呢？", history=[Turn(plain, founding.answer(plain))]).understood_as


@pytest.mark.parametrize("secret", PERSONAL)
def test_nor_does_it_come_back_out_of_the_conversation(secret, founding, tmp_path, caplog):
    first = f"我的联系方式是{secret}，孵化器最高资助多少？"
    history = [Turn(first, founding.answer(first))]
    with (
        caplog.at_level(logging.DEBUG),
        served(founding, tmp_path, [says('{"question": "孵化器的资助期限是几年？"}'), says(LIE)], query_help=True) as (assistant, server),
    ):
        for second in ("那期限呢？", "那它另外那个东西咋整呢"):
            answer = assistant.answer(second, history=history)
            assert secret not in (answer.understood_as or "") + answer.answer
    assert server.requests and secret not in sent(server) and secret not in caplog.text


def test_the_key_is_in_its_header_alone(founding, tmp_path):
    with served(founding, tmp_path, [says(LIE)]) as (assistant, server):
        assistant.answer("孵化器最高资助多少？")
    for request in server.requests:
        assert request.headers["authorization"] == f"Bearer {CANARY}"
        others = {name: value for name, value in request.headers.items() if name != "authorization"}
        assert CANARY not in str(others) + str(request.body)
