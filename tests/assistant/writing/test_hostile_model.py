"""A model that is wrong in every way it can be, through the whole assistant and its real client."""

from __future__ import annotations

import json
import re

import pytest

from assistant.contract import AnswerStatus, Composer
from assistant.llm.fake_server import says
from assistant.writing.reply import MAX_CLAIMS
from tests.assistant.writing.scripts import reply
from tests.assistant.writing.served import kept, served, streamed

ZH = "孵化器最高资助多少、几年？"
EN = "How much do incubators get, and for how long?"
WHO = "运作良好、有示范引领作用的孵化器和众创空间"
WHO_EN = "Incubators and maker spaces that play a leading role and operate well"
TRUE = {
    ZH: ((f"{WHO}可获得{{16a}}资助。", "16"), ("资助期限{16b}。", "16")),
    EN: ((f"{WHO_EN} can receive {{16a}}.", "16"), ("The funding period is {16b}.", "16")),
}

# (what the sentence must not bring to the reader, the sentence, its sources)
LIES = {
    ZH: [
        ("500万", f"{WHO}可获得500万元资助。", "16"),
        ("２００", f"{WHO}可获得２００万元资助。", "16"),
        ("五百万", f"{WHO}可获得五百万元资助。", "16"),
        ("伍佰萬", f"{WHO}可获得伍佰萬元资助。", "16"),
        ("叁年", f"{WHO}可获得资助，叁年。", "16"),
        ("俩年", f"{WHO}可获得资助，俩年。", "16"),
        ("⑤", f"{WHO}可获得{{16a}}资助（⑤）。", "16"),
        ("Ⅴ", f"{WHO}可获得{{16a}}资助（Ⅴ）。", "16"),
        ("٥٠٠", f"{WHO}可获得{{16a}}资助，٥٠٠。", "16"),
        ("第十六条", f"按第十六条，{WHO}可获得{{16a}}资助。", "16"),
        ("（九十九）", f"按（九十九），{WHO}可获得{{16a}}资助。", "16"),
        ("每\u200b年", f"{WHO}每\u200b年可获得{{16a}}资助。", "16"),
        ("每年", f"{WHO}每年可获得{{16a}}资助。", "16"),
        ("一定能", f"{WHO}一定能获得{{16a}}资助。", "16"),
        ("500万", f"{WHO}可获得{{17a}}资助。", "17"),
        ("500万", f"{WHO}可获得{{17a}}资助。", "16 17"),
        ("{99z}", f"{WHO}可获得{{99z}}资助。", "16"),
        ("{", f"{WHO}可获得{{{{{{16a}}}}}}资助。", "16"),
        ("示范引领。", "示范引领。", "99 box77 other-document/16"),
        ("金额不超过3年", f"{WHO}的资助金额{{16b}}。", "16"),
        ("Incubators", f"{WHO_EN} can receive {{16a}}.", "16"),
        ("](", f"[{WHO}](//孵化器)可获得{{16a}}资助。", "16"),
        ("![", f"![孵化器](孵化器){WHO}可获得{{16a}}资助。", "16"),
        ("<img", f"<img src=x onerror=alert()>{WHO}可获得{{16a}}资助。", "16"),
        ("<script", f"{WHO}可获得{{16a}}资助<script>alert()</script>。", "16"),
        ("javascript:", f"{WHO}可获得{{16a}}资助，详见javascript:alert()。", "16"),
        ("http", f"{WHO}可获得{{16a}}资助，详见 https://example.com 。", "16"),
        ("#", f"# {WHO}可获得{{16a}}资助", "16"),
        ("|", f"| {WHO} | 可获得{{16a}}资助 |", "16"),
    ],
    EN: [
        ("5 million", f"{WHO_EN} can receive RMB 5 million.", "16"),
        ("five million", f"{WHO_EN} can receive five million yuan.", "16"),
        ("a dozen", f"{WHO_EN} can receive {{16a}} a dozen times.", "16"),
        ("twice", f"{WHO_EN} can receive {{16a}} twice.", "16"),
        ("３ years", f"{WHO_EN} can receive {{16a}} for ３ years.", "16"),
        ("Clause 16", f"Clause 16 gives {WHO_EN.lower()} {{16a}}.", "16"),
        ("sixteenth", f"The sixteenth clause gives {WHO_EN.lower()} {{16a}}.", "16"),
        ("every year", f"{WHO_EN} can receive {{16a}} every year.", "16"),
        ("guaranteed", f"{WHO_EN} are guaranteed {{16a}}.", "16"),
        ("500万", f"{WHO_EN} can receive {{17a}}.", "17"),
        ("{16q}", f"{WHO_EN} can receive {{16q}}.", "16"),
        ("[link]", f"{WHO_EN} can receive {{16a}}, [link](https://example.com/form).", "16"),
        ("<b>", f"<b>{WHO_EN}</b> can receive {{16a}}.", "16"),
        ("可获得", f"{WHO}可获得{{16a}}资助。", "16"),
        ("law", f"Under this law, {WHO_EN.lower()} can receive {{16a}}.", "16"),
        ("\u0456", "\u0406ncubators and maker spaces th\u0430t operate well c\u0430n receive {16a} \u0456.", "16"),
    ],
}
CASES = [(question, *lie) for question, lies in LIES.items() for lie in lies]


@pytest.mark.parametrize(("question", "mark", "text", "sources"), CASES, ids=lambda v: v[:24] if isinstance(v, str) else v)
def test_a_lie_among_true_sentences_never_reaches_the_reader(question, mark, text, sources, founding, tmp_path):
    script = [says(reply(*TRUE[question], (text, sources))), says(reply((text, sources)))]
    with served(founding, tmp_path, script) as (assistant, server):
        answer, shown = streamed(assistant, question)
    expected = kept(answer, founding, question)
    assert len(server.requests) == 2 and answer.generation.failed == 1 and answer.generation.repaired == 0
    assert answer.composer is Composer.LLM and answer.answer.startswith(shown)
    if mark not in expected.answer:
        assert mark not in answer.answer and mark not in shown
    assert text.count("{") == 0 or text not in answer.answer


@pytest.mark.parametrize("question", LIES)
def test_lies_alone_leave_the_extractive_answer(question, founding, tmp_path):
    lies = reply(*((text, sources) for _, text, sources in LIES[question]))
    with served(founding, tmp_path, [says(lies)]) as (assistant, _):
        answer, shown = streamed(assistant, question)
    expected = kept(answer, founding, question)
    assert answer.composer is Composer.EXTRACTIVE and answer.answer == expected.answer == shown
    assert answer.citations == expected.citations and answer.generation is None


@pytest.mark.parametrize(
    ("question", "denial"),
    [
        (ZH, ("所引条款没有写明资助金额，也没有写明资助期限。", "16")),
        (ZH, ("深圳没有针对孵化器的资助。", "16")),
        (EN, ("The clause states no amount and no period for incubators.", "16")),
        (EN, ("There is no funding for incubators.", "16")),
    ],
)
def test_what_is_fixed_is_not_said_to_be_left_open(question, denial, founding, tmp_path):
    with served(founding, tmp_path, [says(reply(denial))]) as (assistant, _):
        answer, shown = streamed(assistant, question)
    kept(answer, founding, question)
    assert answer.status is AnswerStatus.ANSWERED and answer.composer is Composer.EXTRACTIVE
    assert denial[0] not in answer.answer and denial[0] not in shown


@pytest.mark.parametrize(
    ("question", "gift"),
    [
        ("游戏出口项目能拿多少钱？", ("游戏出口项目可获得{11a}资助。", "11")),
        ("游戏出口项目能拿多少钱？", ("支持游戏出口，给予{11a}资助。", "19 11")),
        ("游戏出口项目能拿多少钱？", ("条款写明了游戏出口的资助金额。", "19")),
        ("How much can a game export project get?", ("Game export projects can receive {11a}.", "11")),
        ("How much can a game export project get?", ("The clause states the amount for game exports.", "19")),
    ],
)
def test_what_is_left_open_is_not_said_to_be_fixed(question, gift, founding, tmp_path):
    with served(founding, tmp_path, [says(reply(gift))]) as (assistant, _):
        answer, shown = streamed(assistant, question)
    expected = kept(answer, founding, question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and answer.amounts == []
    assert answer.composer is Composer.EXTRACTIVE and answer.answer == expected.answer == shown


@pytest.mark.parametrize("question", ["上海的补贴是多少？", "What is the weather like today?", "第九十九条说了什么？"])
def test_refusals_never_ask_the_model(question, founding, tmp_path):
    with served(founding, tmp_path, [says(reply(*TRUE[ZH]))]) as (assistant, server):
        answer = assistant.answer(question)
    kept(answer, founding, question)
    assert server.requests == [] and answer.usage is None


def test_the_other_language_is_not_shown(founding, tmp_path):
    with served(founding, tmp_path, [says(reply(*TRUE[ZH]))]) as (assistant, _):
        answer = assistant.answer(EN)
        kept(answer, founding, EN)
        assert answer.composer is Composer.EXTRACTIVE and answer.answer == founding.answer(EN).answer
    with served(founding, tmp_path, [says(reply(*TRUE[ZH]))]) as (assistant, _):
        assert kept(assistant.answer(ZH, language="en"), founding, ZH, language="en").language == "en"


def test_one_sentence_said_over_and_over_is_shown_once(founding, tmp_path):
    with served(founding, tmp_path, [says(reply(*TRUE[ZH], *[TRUE[ZH][0]] * 200))]) as (assistant, _):
        answer, shown = streamed(assistant, ZH)
    kept(answer, founding, ZH)
    assert answer.composer is Composer.LLM and answer.generation.sentences == 2
    assert answer.answer.count("可获得") == shown.count("可获得") == 1


def test_a_failed_sentence_mended_into_one_that_stands_is_not_said_twice(founding, tmp_path):
    script = [says(reply(*TRUE[ZH], (f"{WHO}每年可获得{{16a}}资助。", "16"))), says(reply(TRUE[ZH][0]))]
    with served(founding, tmp_path, script) as (assistant, _):
        answer, shown = streamed(assistant, ZH)
    kept(answer, founding, ZH)
    assert answer.generation.repaired == 0 and answer.answer.count("可获得") == shown.count("可获得") == 1


def test_a_reply_without_end_is_left_when_it_has_enough_sentences(founding, tmp_path):
    rows = [*TRUE[ZH], *((f"孵化器{'和众创空间' * n}可以得到支持。", "16") for n in range(500))]
    with served(founding, tmp_path, [says(reply(*rows), piece=40, drip=0.002), says(reply(("", "")))]) as (assistant, server):
        answer, _ = streamed(assistant, ZH)
        assert server.abandoned.wait(10), "the connection is closed before the reply has ended"
    kept(answer, founding, ZH)
    assert answer.usage.completion_tokens < len(reply(*rows)) / 4
    assert len(answer.citations) <= 4 and answer.generation.sentences == MAX_CLAIMS


@pytest.mark.parametrize(
    "text",
    [
        '{"status": "not_specified", "answer": "未规定", "amounts": [], "sentences": []}',
        '{"sentences": [{"text": {"text": "五百万"}, "sources": {"id": {"id": []}}}]}',
        '{"sentences": [[[["孵化器可得五百万元"]]]]}',
        "[" * 5000 + "]" * 5000,
        '{"sentences":' * 3000,
        "孵化器可得五百万元。" * 900,
        "```\n{}\n```",
        "\x00\ud83d".encode("utf-8", "replace").decode(),
        json.dumps({"tool_calls": [{"name": "set_status", "arguments": {"status": "answered"}}]}),
    ],
    ids=lambda text: text[:20].replace("\x00", "0"),
)
def test_replies_of_no_form_leave_the_extractive_answer(text, founding, tmp_path):
    with served(founding, tmp_path, [says(text, piece=500)]) as (assistant, _):
        answer, shown = streamed(assistant, ZH)
    expected = kept(answer, founding, ZH)
    assert answer.answer == expected.answer == shown and answer.composer is Composer.EXTRACTIVE
    assert not re.search("五百万", answer.answer)
