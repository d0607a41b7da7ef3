from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.normalise import detect_language, encodable, normalise
from corpus.errors import QuestionError


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("  孵化器   多少钱 ", "孵化器 多少钱"),
        ("１６条（一）", "16条(一)"),
        ("遊戲出口項目", "游戏出口项目"),
        ("how\tmuch\n?", "how much ?"),
        ("孵\u200b化\u202e器", "孵化器"),
        ("孵化器\ud800", "孵化器"),
        ("<script>alert(1)</script>孵化器多少钱", "孵化器多少钱"),
        ("孵化器最高资助多少？<img src=x onerror=alert(1)>", "孵化器最高资助多少?"),
        ("how<br/>much", "how much"),
        ("营收<5亿元还是>5亿元", "营收<5亿元还是>5亿元"),
        ("<XR>项目", "<XR>项目"),
        ("“（四）”和「第十六條」", "(四)和第十六条"),
        ("“数创”是什么", "“数创”是什么"),
    ],
)
def test_text(question, text):
    normalised = normalise(question)
    assert normalised.text == text
    assert normalised.original == question


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("", "question_empty"),
        (" \n ", "question_empty"),
        ("？！…", "question_empty"),
        ("\u200b", "question_empty"),
        ("孵化器\x00", "question_control"),
        ("a\x1bb", "question_control"),
        ("长" * 2001, "question_too_long"),
        ("x" * 10_000_000, "question_too_long"),
    ],
)
def test_what_cannot_be_asked(question, code):
    with pytest.raises(QuestionError) as raised:
        normalise(question)
    assert raised.value.code == code
    assert raised.value.remedy and len(str(raised.value)) < 300


def test_limit_is_inclusive():
    assert normalise("字" * 20, max_chars=20).text == "字" * 20
    with pytest.raises(QuestionError, match="21 characters, more than the 20 allowed"):
        normalise("字" * 21, max_chars=20)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("孵化器最高资助多少", "zh"),
        ("XR项目给多少", "zh"),
        ("IP运营 VR AR 支持吗", "zh"),
        ("how much can an incubator get?", "en"),
        ("What does 《深圳市文化产业专项资金资助办法》 say?", "en"),
        ("what does clause （十九） say", "en"),
        ("support for 动漫 exports please", "en"),
        ("16", "zh"),
        ("incubator", "en"),
        ("Sum for a 产业链创新示范企业?", "en"),
        ("数字影棚, biggest grant?", "en"),
        ("Maximum 奖励 for 以商招商?", "en"),
        ("how much is added (追加) for a 省级公共服务平台?", "en"),
        ("Cap for 经认定的优秀数字创意产品出口项目?", "en"),
        ("live streaming base 资助上限", "zh"),
        ("Belt and Road 计划 文号", "zh"),
        ("Made in China 相关补贴", "zh"),
        ("regional headquarters新搬过来，扶持封顶多少？", "zh"),
        ("maker space 众创空间", "zh"),
    ],
)
def test_language(text, language):
    assert detect_language(text) == language
    assert normalise(text).language == language


def test_asked_language_wins():
    assert normalise("孵化器", language="en").language == "en"


@given(st.text(max_size=200))
def test_any_text_is_cleaned_or_refused(question):
    try:
        text = normalise(question).text
    except QuestionError as error:
        assert error.code.startswith("question_")
    else:
        assert text == text.strip() and "  " not in text
        assert normalise(text).text == text


def test_lone_surrogates_have_a_sign_that_every_reader_can_be_sent():
    assert encodable("孵化器\ud800多少") == "孵化器\ufffd多少"
    assert encodable("游戏🎮") == "游戏🎮"
