from __future__ import annotations

import pytest

from assistant.understanding.model import Ask
from tests.assistant.workbench import MEASURES, PLAN


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("孵化器最多能拿多少钱", Ask.AMOUNT),
        ("how much can an incubator get", Ask.AMOUNT),
        ("资助期限多长", Ask.TERM),
        ("how long is the funding period", Ask.TERM),
        ("要培训多少人次", Ask.COUNT),
        ("how many works are planned", Ask.COUNT),
        ("谁负责解释", Ask.AUTHORITY),
        ("who interprets the measures", Ask.AUTHORITY),
        ("什么时候开始实施", Ask.DATE),
        ("when does it take effect", Ask.DATE),
        ("有效期几年", Ask.VALIDITY),
        ("现在还有效吗", Ask.STATUS),
        ("is it still in force", Ask.STATUS),
        ("文号是什么", Ask.NUMBER),
        ("谁发布的", Ask.ISSUER),
        ("who issued it", Ask.ISSUER),
        ("怎么申请孵化器资助", Ask.APPLY),
        ("how do I apply for the grant", Ask.APPLY),
        ("What do I need to submit for the incubator grant?", Ask.APPLY),
        ("what must we hand in", Ask.APPLY),
        ("需要什么条件", Ask.CONDITIONS),
        ("到2020年要达到什么目标", Ask.GENERAL),
        ("who is eligible", Ask.CONDITIONS),
        ("什么是元宇宙", Ask.DEFINITION),
        ("what is meant by metaverse", Ask.DEFINITION),
        ("第十六条", Ask.LOOKUP),
        ("clause 16", Ask.LOOKUP),
        ("目录", Ask.TOC),
        ("孵化器和产业基地有什么区别", Ask.COMPARE),
        ("compare incubators and bases", Ask.COMPARE),
        ("资助最高的是哪一条", Ask.EXTREME),
        ("which grant is the largest", Ask.EXTREME),
        ("加起来多少", Ask.TOTAL),
        ("哪些条款支持出口", Ask.LIST),
        ("which clauses support exports", Ask.LIST),
        ("我们公司做动漫，能申请什么支持", Ask.PROFILE),
        ("我们公司做动漫的，在这里，有哪些钱可以拿？", Ask.PROFILE),
        ("我们在南山区有个VR公司，去年营收800万，能报什么", Ask.PROFILE),
        ("we are a game studio, what can we apply for", Ask.PROFILE),
        ("有没有电竞支持", Ask.SUPPORT),
        ("is there any support for exports", Ask.SUPPORT),
        ("孵化器", Ask.GENERAL),
        ("领军企业落户奖励", Ask.AMOUNT),
        ("退回去的地每亩怎么算钱", Ask.AMOUNT),
        ("借一件怎么算", Ask.AMOUNT),
        ("每吨公里补几分钱", Ask.AMOUNT),
        ("怎么算龙头企业", Ask.DEFINITION),
        ("产业基地资助上线", Ask.AMOUNT),
        ("财务急着用钱，按什么数额支持", Ask.AMOUNT),
        ("这份管到几年", Ask.VALIDITY),
        ("深圳最高一档多少钱", Ask.EXTREME),
        ("哪个部门管申请", Ask.APPLY),
        ("孵化器资助的前提", Ask.CONDITIONS),
        ("追加一百万的前提", Ask.LIST),
        ("凡是上限200万元的项目，一条不落地列一下", Ask.LIST),
        ("孵化器和产业基地，谁的资助上限高", Ask.COMPARE),
        ("我们把制作流程全部换成数字的，请问资助最多到多少万", Ask.AMOUNT),
        ("算数字技术应用项目，上限是多少", Ask.AMOUNT),
    ],
)
def test_kind_of_question(bench, question, ask):
    assert bench.understand(question).ask is ask


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("Is the plan definitive or a proposal?", Ask.STATUS),
        ("Is this still out for consultation?", Ask.STATUS),
        ("建智库合算还是建展馆合算", Ask.COMPARE),
        ("Who is to issue the operating procedures for these grants?", Ask.AUTHORITY),
    ],
)
def test_standing_worth_and_authorship_in_more_words(bench, question, ask):
    assert bench.by_phrases(question).ask is ask


def test_what_to_do_about_something_is_no_question_of_applying(bench):
    assert Ask.APPLY not in bench.understand("顾客不肯退押金，店家该怎么办？").asks
    assert bench.understand("孵化器资助该怎么申请？").ask is Ask.APPLY


def test_a_question_with_two_kinds_keeps_both(bench):
    assert {Ask.AMOUNT, Ask.TERM} <= set(bench.understand("孵化器最高资助多少、几年").asks)


def test_parts_are_kept_apart(bench):
    found = bench.understand("深圳第十六条的孵化器是200万元吗")
    assert found.documents == (MEASURES,)
    assert [r.ids for r in found.refs] == [("16",)]
    assert [c.value for c in found.claims] == [2_000_000]
    assert {t.surface for t in found.terms} == {"孵化器"}
    assert found.yes_no


@pytest.mark.parametrize(
    ("question", "yes"),
    [("支持出口吗", True), ("Is there a cap?", True), ("最高多少", False), ("how much is it", False)],
)
def test_yes_no(bench, question, yes):
    assert bench.understand(question).yes_no is yes


@pytest.mark.parametrize("question", ["那产业基地呢", "第二个是多少", "what about exports", "它什么时候到期"])
def test_follow_up_is_noticed(bench, question):
    assert bench.understand(question).anaphoric


def test_both_languages_and_scripts_give_the_same_topic(bench):
    topics = [
        {t.key for t in bench.understand(q).terms if t.is_concept and t.hard}
        for q in ("游戏出口最多多少钱", "遊戲出口最多多少錢", "how much for game exports")
    ]
    assert topics[0] == topics[1] == topics[2] != set()


def test_quantity_in_the_question_is_no_topic(bench):
    assert not [t for t in bench.understand("哪些资助超过300万元").terms if "300" in t.surface]


def test_filters(bench):
    assert "over" in bench.understand("哪些资助超过300万元").filters
    assert "under" in bench.understand("which grants are below 2 million yuan").filters
    assert "no_fixed" in bench.understand("哪些条款没有规定金额").filters
    assert "combine" in bench.understand("能叠加吗").filters
    assert "combine" in bench.understand("孵化器和基地的钱都能申请吗").filters
    assert "combine" not in bench.understand("是不是所有展会都能拿到300万").filters


def test_what_is_no_yes_no_question(bench):
    assert not bench.understand("孵化器有什么").yes_no


@pytest.mark.parametrize(
    "question",
    ["产学研平台资助是每年200万吗？", "海外资源平台怎么支持", "香港资助项目多少钱", "对外资助多少", "条例会不会废止", "培训要多少个人"],
)
def test_two_characters_across_words_ask_for_no_point_of_detail(bench, question):
    assert bench.understand(question).attributes == ()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("外资企业能申请吗", "foreign_owned"),
        ("台资公司可以申请吗", "foreign_owned"),
        ("香港的港资企业行吗", "foreign_owned"),
        ("个人能申请吗", "individual"),
        ("例会频率", "meeting"),
    ],
)
def test_point_of_detail_is_read(bench, question, name):
    assert [a.name for a in bench.understand(question).attributes] == [name]


@pytest.mark.parametrize("question", ["这个政策现在能申请了吗", "深圳的资助目前可以申报吗", "Can we apply for the grant now?"])
def test_whether_one_can_apply_already_is_about_applying(bench, question):
    assert bench.understand(question).ask is Ask.APPLY


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("I need the file reference of the plan", Ask.NUMBER),
        ("which ministry is behind the plan", Ask.ISSUER),
        ("who stands behind this", Ask.ISSUER),
        ("who writes the operating procedures", Ask.AUTHORITY),
        ("Upon which earlier documents does the Shenzhen draft rest?", Ask.BASIS),
        ("which rules do the measures build on", Ask.BASIS),
        ("which documents mention games", Ask.LIST),
        ("what is PSL short for", Ask.DEFINITION),
        ("museums in both texts?", Ask.COMPARE),
        ("How is an original work judged?", Ask.CONDITIONS),
        ("How do I get on the list?", Ask.APPLY),
        ("申报 deadline for the 孵化器 grant?", Ask.APPLY),
        ("Which clauses suit us?", Ask.PROFILE),
        ("Which criteria count when firms are chosen?", Ask.CONDITIONS),
        ("Is the maker space financed under the draft?", Ask.GENERAL),
        ("draft?", Ask.STATUS),
        ("Which sum stands behind maker spaces?", Ask.AMOUNT),
        ("Reward for bringing another firm?", Ask.AMOUNT),
        ("What could the city pay for a maker space?", Ask.AMOUNT),
        ("Who exactly decides which maker space is good?", Ask.AUTHORITY),
        ("Who signs off on the choice of maker spaces?", Ask.AUTHORITY),
        ("Which licence does a cinema need, and who issues it?", Ask.AUTHORITY),
        ("Which of the two papers is older?", Ask.DATE),
        ("Maker space grant: apply by when?", Ask.APPLY),
        ("Maker space grant: papers needed?", Ask.APPLY),
        ("Which papers would we have to enclose?", Ask.APPLY),
        ("How do I sign up for the courses?", Ask.APPLY),
        ("To which offices was the letter addressed?", Ask.ADDRESSEE),
        ("Under which higher-level papers was the draft drawn up?", Ask.BASIS),
        ("Which office is to write the detailed procedures?", Ask.AUTHORITY),
        ("National against local level: what does each say on talent?", Ask.COMPARE),
        ("Show me every article on talent", Ask.LIST),
        ("Give me every item on talent", Ask.LIST),
        ("Make us a full table of the supports for talent", Ask.LIST),
        ("Which ministry drew up the plan?", Ask.ISSUER),
        ("Who compiled the measures?", Ask.ISSUER),
        ("How does a studio get officially recognised as a base?", Ask.CONDITIONS),
        ("How is a base accredited?", Ask.CONDITIONS),
        ("For how many years does a maker space get its money?", Ask.TERM),
        ("How long is the money for a maker space paid?", Ask.TERM),
        ("All places with one million in the measures", Ask.LIST),
        ("Makers of devices and of maker spaces: is one of them better off?", Ask.COMPARE),
        ("Is it better paid to open a maker space or to invent something?", Ask.COMPARE),
        ("Maker space, and what figure stands there?", Ask.AMOUNT),
        ("What may public money be spent on nationally?", Ask.GENERAL),
        ("On which portal do I hand in my papers for the money?", Ask.APPLY),
        ("How many years, and how much money at most, for a maker space?", Ask.AMOUNT),
    ],
)
def test_everyday_english_for_what_is_asked(bench, question, ask):
    assert bench.by_phrases(question).ask is ask


@pytest.mark.parametrize("question", ["Phone comics supported?", "Short-video firm, 60 staff. Any clause?", "We run a website", "a non-profit association"])
def test_a_thing_or_a_self_description_is_no_point_of_detail(bench, question):
    assert bench.understand(question).attributes == ()


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("Is the incubator money paid at the end of the three years?", "payment"),
        ("Whom do I call about it?", "contact"),
        ("which phone number", "contact"),
        ("how many staff must we have", "staff"),
        ("Who appraises the yearly results before money is given out?", "jury"),
        ("Am I personally allowed to file an application?", "individual"),
        ("Is there a minimum age for young companies?", "firm_age"),
        ("size requirement for parks", "floor_area"),
        ("Which part of our legal fees is covered?", "cost_share"),
        ("what percentage of the translation costs", "cost_share"),
        ("Does the money come all at once?", "payment"),
        ("Is it spread evenly over the years?", "payment"),
        ("Can we have the refusal reconsidered?", "appeal"),
        ("Which committee votes on it?", "jury"),
        ("Maker space: minimum tenants?", "threshold"),
        ("Do expenses from before count?", "retroactive"),
        ("Is it shared among us?", "sharing"),
        ("How often is the list updated?", "interval"),
        ("How much are the subtitlers paid per page?", "wage"),
        ("Under what address is it?", "contact"),
        ("Are loss-making firms left out?", "profit"),
    ],
)
def test_points_of_detail_in_everyday_english(bench, question, attribute):
    assert [a.name for a in bench.understand(question).attributes] == [attribute]


def test_hearsay_is_no_topic(bench):
    understood = bench.understand("Somebody in the meeting said the incubator term is three years. True?")
    assert [t.key for t in understood.terms if t.hard] == ["incubator"]
    assert [(c.value, c.unit) for c in understood.claims] == [(3, "year")]


@pytest.mark.parametrize("question", ["Sorry, not a game, a cartoon", "不是游戏，是动画"])
def test_what_is_not_meant_is_no_topic(bench, question):
    assert [t.key for t in bench.understand(question).terms] == ["cartoon"]


def test_what_a_text_says_of_something_is_no_property_of_the_text(bench):
    assert bench.understand("What does it say about translation?").ask is Ask.SUPPORT


def test_conditions_of_money_are_no_question_for_a_sum(bench):
    asked = bench.understand("Which conditions must an incubator meet before it sees money?").asks
    assert Ask.CONDITIONS in asked and Ask.AMOUNT not in asked
    both = bench.understand("How much money does an incubator get and under which conditions?").asks
    assert {Ask.CONDITIONS, Ask.AMOUNT} <= set(both)

@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("biggest and smallest sums?", Ask.EXTREME),
        ("largest and smallest grant", Ask.EXTREME),
        ("regional HQ moves in, payout?", Ask.AMOUNT),
        ("talent training base ceiling?", Ask.AMOUNT),
        ("home-grown digital engine max", Ask.AMOUNT),
    ],
)
def test_a_sum_in_few_words_and_the_greatest_of_all_where_nothing_is_named(bench, question, ask):
    assert bench.understand(question).ask is ask


def test_what_is_treated_differently_stays_the_topic(bench):
    understood = bench.understand("How do the two documents treat exports differently?")
    assert understood.ask is Ask.COMPARE and "export" in [t.key for t in understood.terms]


def test_what_the_introduction_speaks_of_is_not_asked(bench):
    asked = bench.understand("我们走完了内部审批流程，请问孵化器资助最多多少").asks
    assert Ask.AMOUNT in asked and Ask.APPLY not in asked


def test_a_point_of_detail_is_read_from_the_part_that_asks(bench):
    found = bench.understand("一半员工在东莞，想问文件有没有规定要注册满几年").attributes
    assert [a.name for a in found] == ["firm_age"]


def test_a_bare_question_word_is_named_with_what_it_asks(bench):
    (detail,) = bench.understand("Incubators: who pays the rent of the tenants?").attributes
    assert detail.written == "who pays the rent of the tenants"


def test_a_list_of_all_sums_comes_before_one_sum(bench):
    assert bench.understand("凡是上限200万元的项目，一条不落地列一下").ask is Ask.LIST


def test_a_sum_without_a_topic_asks_for_a_list(bench):
    assert bench.understand("深圳哪些项目能拿500万").ask is Ask.LIST


def test_what_the_named_text_is_called_is_no_topic(bench):
    assert "action_plan" not in {t.key for t in bench.understand("国家那个计划提没提人才").terms}


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("深圳这件事到底是哪个衙门挑头", Ask.AUTHORITY),
        ("找哪个部门给解释才算数", Ask.AUTHORITY),
        ("名录由哪个司局具体评选", Ask.AUTHORITY),
        ("深圳给得最大方的是哪几项", Ask.EXTREME),
        ("专项资金总共安排了多少亿", Ask.AMOUNT),
        ("这玩意儿还是draft吗", Ask.STATUS),
        ("数字艺术和粉丝经济这两条的上限一样不", Ask.COMPARE),
        ("受理材料的窗口是哪个科室", Ask.APPLY),
    ],
)
def test_everyday_wordings_of_a_kind(bench, question, ask):
    assert bench.understand(question).ask is ask


@pytest.mark.parametrize("question", ["讲翻译配音的是哪一条", "哪一条讲翻译配音"])
def test_which_clause_asks_for_no_definition(bench, question):
    assert Ask.DEFINITION not in bench.understand(question).asks


def test_an_applicant_from_elsewhere_may_ask_of_a_national_plan(bench):
    assert bench.understand("我们是成都的游戏公司，那份行动计划给报销多少展位费").foreign_place is None
    assert bench.understand("我们是成都的游戏公司，云游戏平台能拿多少").foreign_place == "成都"


@pytest.mark.parametrize("question", ["这份办法里一共出现了几个500万", "How many times does 5 million appear in the measures?"])
def test_how_often_a_sum_stands_in_a_text_asks_for_a_list(bench, question):
    assert bench.understand(question).asks == (Ask.LIST,)


def test_who_writes_the_rules_on_procedure_is_no_question_of_procedure(bench):
    assert bench.understand("Who will write the detailed rules on how to apply?").ask is Ask.AUTHORITY


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("深圳措施每章讲什么", Ask.TOC),
        ("How is the national plan organised?", Ask.TOC),
        ("2028年深圳措施还管用吗", Ask.STATUS),
        ("现在能按深圳措施申请资助吗", Ask.STATUS),
        ("Suppose it is 1 June 2023. Do the Shenzhen measures apply?", Ask.STATUS),
        ("Which office do I apply to?", Ask.APPLY),
        ("Can I apply online?", Ask.APPLY),
        ("国家计划是哪一天印发的", Ask.DATE),
        ("Name the authority, number and date of each document.", Ask.NUMBER),
    ],
)
def test_what_is_asked_of_a_text_itself(bench, question, ask):
    assert bench.by_phrases(question).ask is ask


@pytest.mark.parametrize("question", ["行动计划和深圳措施各有几章", "How long are the Shenzhen measures and the plan valid?"])
def test_a_text_named_by_its_kind_stands_beside_one_named_by_its_place(bench, question):
    assert set(bench.understand(question).documents) == {PLAN, MEASURES}


@pytest.mark.parametrize(
    ("question", "hard"), [("Who helps our studio find distributors?", False), ("Is a film studio supported?", True)]
)
def test_the_askers_own_studio_is_no_topic(bench, question, hard):
    assert any(t.hard for t in bench.understand(question).terms if t.key in ("studio", "digital_studio")) is hard
