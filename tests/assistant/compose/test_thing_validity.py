"""How long a thing that a text issues is valid, beside the validity of the text itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.service import Assistant
from assistant.settings import Settings
from tests.assistant.workbench import opened_with

RULE = """湖心镇渡船管理办法
第一条 为规范渡船经营，制定本办法。
第二条 船主应当向镇政府提交申请。符合条件的，发放渡船经营牌，经营牌有效期为2年，期满前20日申请续期。
第三条 镇政府每年向居民发放渡船乘坐券，乘坐券自发放之日起9个月内有效，逾期作废。
第四条 经评定为示范渡船的，奖励3万元。
第五条 本办法自2025年3月1日起施行，有效期6年。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    assistant = opened_with(tmp_path_factory.mktemp("ferries"), {"lake-ferries": RULE})
    return lambda question: assistant.answer(question, documents=["lake-ferries"])


@pytest.mark.parametrize(
    ("question", "clause", "words"),
    [
        ("渡船牌子发下来管几年", "2", "有效期为2年"),
        ("How long is the ferry operator's plate valid?", "2", "有效期为2年"),
        ("乘坐券什么时候作废", "3", "9个月内有效"),
        ("We got a ride voucher in May. When does it expire?", "3", "9个月内有效"),
    ],
)
def test_a_thing_has_its_own_validity(ask, question, clause, words):
    answer = ask(question)
    assert (answer.status.value, answer.citations[0].clause_id) == ("answered", clause)
    assert words in answer.answer and "6年" not in answer.answer


@pytest.mark.parametrize("question", ["这个办法管几年", "湖心镇渡船管理办法有效期多久", "How long are these measures valid?"])
def test_the_text_has_that_of_its_last_clause(ask, question):
    answer = ask(question)
    assert answer.citations[0].clause_id == "5" and "6年" in answer.answer and "2年" not in answer.answer


def test_of_what_no_clause_says_it_nothing_is_told(ask):
    answer = ask("示范渡船的称号几年有效")
    assert answer.status.value != "answered" and "6年" not in answer.answer


def test_a_text_that_names_its_last_day_is_valid_until_then(tmp_path):
    path = tmp_path / "lake-lamps.txt"
    rule = RULE.replace("湖心镇渡船管理办法", "湖心镇路灯管理办法").replace("有效期6年", "有效期至2031年4月30日")
    path.write_text(rule, encoding="utf-8")
    assistant = Assistant.open(Settings(home=tmp_path / "home"))
    assistant.add([Path(path)])
    zh = assistant.answer("这个办法有效期到什么时候", documents=["lake-lamps"])
    assert "有效期至**2031年4月30日**" in zh.answer and zh.citations[0].clause_id == "5"
    en = assistant.answer("How long are these measures valid?", documents=["lake-lamps"])
    assert "is valid until **30 April 2031**" in en.answer
