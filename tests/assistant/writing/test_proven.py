from __future__ import annotations

import pytest

from assistant.wording import Words
from assistant.writing.absences import LACKS
from assistant.writing.checker import Mending
from assistant.writing.reply import Claim

MEASURES = "shenzhen-digital-creative-measures-draft"


@pytest.mark.parametrize(
    ("question", "text", "source"),
    [
        ("出口有多少钱？", "该条没有写明金额。", "19"),
        ("How much?", "The clause fixes no amount for game export projects.", "19"),
        ("能叠加吗？", "能否叠加，条款没有写明。", "16"),
        ("由谁认定？", "条款没有说明由谁认定。", "11"),
        ("哪天开始？", "实施的月和日留空。", "26"),
        ("When?", "The day and month are left blank.", "26"),
        ("每档多少？", "该条没有写明各档的金额。", "5"),
        ("设立了吗？", "并没有说基金已经设立。", "21"),
        ("有最高吗？", "这笔数额没有“最高”字样。", "23"),
        ("按年吗？", "不是按年，条文写的是一次性给予，额度为{15a}。", "15"),
        ("Which projects?", "The clause speaks of eligible projects and does not spell out the conditions.", "3"),
        ("By whom?", "The clause does not say who does the certifying.", "11"),
        ("Is it law?", "This is a draft for comment, not a final text.", f"{MEASURES}/head"),
    ],
)
def test_a_denial_that_can_be_looked_up_to_the_last_word_passes(fault, question, text, source):
    assert fault(question, text, source) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The draft does not state any period of validity.", "26"),
        ("The draft does not state any period of validity.", "9"),
        ("This document gives no date of effect.", f"{MEASURES}/head"),
        ("措施没有规定有效期限。", "3"),
        ("条款没有写明资助的条件。", "15"),
        ("条款没有写明奖励的对象。", "10"),
        ("条款没有写明是按年计还是总计。", "24"),
        ("并未规定对符合条件的项目给予资助。", "3"),
        ("符合条件的项目可得到{13a}资助，已获国家资金的项目不在此列。", "13"),
        ("The clause does not say what forms of cooperation are supported.", "3.3"),
        ("条款没有写明只有企业才能获得的金额。", "19"),
        ("各区可以制定具体实施办法，市文化广电旅游体育局制定操作规程不是强制要求。", "25"),
        ("This amount is a ceiling and not a promised sum: {23a}.", "23"),
        ("This draft has not been published for comments.", f"{MEASURES}/head"),
        ("The clause does not state who is rewarded.", "22"),
        ("The clause does not state who carries out basic research.", "24"),
        ("The clause does not spell out the conditions.", "15"),
        ("XR equipment and wearable intelligent cultural devices are not named.", "8"),
    ],
)
def test_a_denial_of_what_is_there_fails(fault, text, source):
    assert fault("这条怎么规定？", text, source) is not None


@pytest.mark.parametrize(
    ("question", "text", "source"),
    [
        ("游戏研发？", "{11a}资助针对的是经认定的新型游戏研发项目，不是出口项目。", "11"),
        ("怎样查询？", "至于企业怎样查询这个信息库，专栏里没有说明。", "box2"),
        ("Duty?", "Hiring local staff is not phrased as a duty.", "3.4"),
        ("Yearly?", "The wording “each year” goes with the research results, not with the bases.", "24"),
        ("主导企业？", "以商招商成功的主导企业可获得{22b}奖励，没有成功的不在此列。", "22"),
        ("Duty?", "Creating demonstration bases is encouraged rather than required.", "19"),
    ],
)
def test_a_true_denial_of_another_shape_is_told_otherwise(judge, question, text, source):
    verdict = judge.judge(question, [Claim(text, (source,))])[0]
    assert not verdict.passed
    assert judge.mend(question, verdict) is not None


def test_what_a_clause_leaves_open_is_said_in_the_words_of_the_program(judge):
    for question, text, source, said in (
        ("基础部分？", "基础部分是多少，要看该资助办法，征求意见稿里没有写。", "23", "条款没有写明基础金额。"),
        ("Tiers?", "It fixes neither the number of tiers nor the amount for each.", "5", "for each tier."),
    ):
        verdict = judge.judge(question, [Claim(text, (source,))])[0]
        shown = judge.mend(question, verdict)
        assert shown.mending is Mending.LEFT_OPEN and shown.claim.text.endswith(said) and shown.passed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_something_is_left_open_passes_only_where_it_is(judge, language):
    words, passed = Words(language), 0
    for kind, lacks in LACKS.items():
        if not words.has(f"left_open.{kind}"):
            continue
        for source in judge.sheet.sources:
            claim = Claim(words(f"left_open.{kind}"), (source.alias,))
            if judge.judge("", [claim])[0].passed:
                assert lacks(source.view), (kind, source.alias)
                passed += 1
    assert passed > 300
