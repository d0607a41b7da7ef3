"""Who or what goes by a name, asked in everyday words: the sentence that explains the name, and no other."""

import pytest

from assistant.compose.defined import name_asked
from assistant.evidence.definienda import definienda
from tests.assistant.workbench import opened_with

ORCHARDS = """榆塘县果园扶持办法
第一条 为扶持果园发展，制定本办法。果园是乡村的名片，果园越多越好。
第二条 本办法所称果园，是指连片种植面积在三十亩以上的下列园地：
（一）梨园；
（二）枣园；
（三）柿园。
第三条 本办法所称果园主，是指经营果园的自然人或者合作社。所称临时采摘工是指受雇不满六十日的采摘人员。
第四条 经认定为生态果园（全年不使用化学农药，且蜂箱密度达到每十亩一箱及以上的果园），给予经营者奖励6万元。
第五条 果园主应当爱护示范果园，示范果园每年公布一次。
"""
LANTERNS = """Lantern Quarter Rules
Article 1 These rules protect the lantern quarter and its lantern keepers.
Article 2 The terms used in these rules are defined as follows:
1. "Lantern keeper" is defined as follows: any person who lights or repairs lanterns for the public.
2. Float lantern: refers to a lantern that is set on water.
Article 3 A lantern keeper shall be registered with the Quarter Office. Float lanterns are welcome.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """The answer to a question put to the orchards of a county, or to the lanterns of a quarter."""
    opened = opened_with(tmp_path_factory.mktemp("defined"), {"orchards": ORCHARDS, "lanterns": LANTERNS})
    return lambda question, text: opened.answer(question, documents=[text])


@pytest.mark.parametrize(
    ("question", "text", "clause", "told"),
    [
        ("哪些园地算果园？", "orchards", "2", "枣园"),
        ("谁算果园主？", "orchards", "3", "合作社"),
        ("临时采摘工指的是什么人？", "orchards", "3", "六十日"),
        ("怎样的果园才称得上“生态果园”？", "orchards", "4", "蜂箱密度"),
        ("Which plots count as an orchard under these rules?", "orchards", "2", "三十亩"),
        ("Who is meant by a lantern keeper?", "lanterns", "2", "lights or repairs"),
        ("What do the rules understand by a float lantern?", "lanterns", "2", "set on water"),
    ],
)
def test_a_name_is_told_by_the_sentence_that_explains_it(ask, question, text, clause, told):
    answer = ask(question, text)
    assert answer.status.value == "answered"
    assert answer.citations[0].clause_id == clause and told in answer.answer


def test_what_is_only_used_is_not_told_by_the_meaning_of_something_else(ask):
    answer = ask("什么样的果园才算示范果园？", "orchards")
    assert answer.status.value != "answered" or answer.citations[0].clause_id != "2"


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("本办法所称船坞,是指停泊场所。", ["船坞"]),
        ("“渡口”指上下乘客的地点。", ["渡口"]),
        ("由县政府指定的渡口负责接送。", []),
        ("“slip” means a place to berth.", ["slip"]),
        ("票价(含税)每张五元。", []),
    ],
)
def test_what_a_sentence_explains(sentence, terms):
    assert [one.text for one in definienda(sentence)] == terms


def test_a_question_for_a_sum_names_nothing_to_explain():
    assert name_asked("枣园一亩补多少钱") is None
