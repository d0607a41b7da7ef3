from __future__ import annotations

import pytest

from assistant.normalise import normalise
from assistant.understanding.dialect import written_chinese


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("共同创作目标几多部", "共同创作目标多少部"),
        ("边个资助上限高", "哪个资助上限高"),
        ("孵化器有冇资助", "孵化器有没有资助"),
        ("系咪封顶两百万", "是不是封顶两百万"),
        ("可唔可以同时攞", "可不可以同时拿"),
        ("畀几钱", "给多少钱"),
        ("基地给300w没错吧", "基地给300万没错吧"),
        ("1.5w的补贴", "1.5万的补贴"),
    ],
)
def test_cantonese_questions_are_put_into_written_chinese(spoken, written):
    assert written_chinese(spoken) == written


@pytest.mark.parametrize("text", ["周边个人商户", "孵化器最高多少", "how much", "500W灯具", "功率500W灯", "a 500W lamp", "几个部门", "两边各给多少"])
def test_written_chinese_stays(text):
    assert written_chinese(text) == text


def test_traditional_cantonese_is_read_as_a_question():
    assert normalise("遊戲研發畀幾多").text == "游戏研发给多少"


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("一年能领好多钱", "一年能领多少钱"),
        ("能拿多少银子", "能拿多少钱"),
        ("有没有人牵个线搭个桥", "有没有人牵线搭桥"),
        ("好多企业都来了", "好多企业都来了"),
    ],
)
def test_everyday_words_for_money_and_help(spoken, written):
    assert written_chinese(spoken) == written
