from __future__ import annotations

import pytest

from assistant.split import MAX_PARTS, split_questions


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("孵化器最高资助多少?产业基地呢?", ("孵化器最高资助多少?", "产业基地呢?")),
        ("孵化器多少钱?什么时候实施?谁负责解释?", ("孵化器多少钱?", "什么时候实施?", "谁负责解释?")),
        ("How much is it? Who decides?", ("How much is it?", "Who decides?")),
        ("孵化器多少钱,另外谁负责解释", ("孵化器多少钱", "谁负责解释")),
        ("What is the cap and who decides?", ("What is the cap", "who decides?")),
        ("我们做动漫。孵化器多少钱?", ("我们做动漫。孵化器多少钱?",)),
        ("孵化器", ("孵化器",)),
        ("Is any of the money paid only once? Which?", ("Is any of the money paid only once? Which?",)),
        ("Where is one million written? Name all places.", ("Where is one million written? Name all places.",)),
        ("有没有按年给的钱?是哪条?", ("有没有按年给的钱?是哪条?",)),
        ("旅游融合最高多少,数字创意+最高多少", ("旅游融合最高多少?", "数字创意+最高多少?")),
        ("首年最高多少,之后最高多少", ("首年最高多少,之后最高多少",)),
        ("各区能不能自己制定办法,市里哪个局牵头?", ("各区能不能自己制定办法?", "市里哪个局牵头?")),
        ("影视和电竞分别属于哪条?", ("影视属于哪条?", "电竞属于哪条?")),
        ("影视归哪条,电竞归哪条", ("影视归哪条?", "电竞归哪条?")),
        ("请问三个问题:孵化器给几年、谁来解释、哪天生效", ("孵化器给几年?", "谁来解释?", "哪天生效?")),
        ("问两件:孵化器、产业园", ("问两件:孵化器、产业园",)),
        ("交易平台有上限,研究基地有没有?", ("交易平台有没有上限?", "研究基地有没有上限?")),
        ("措施管几年,谁解释,各区可不可以自己定细则", ("措施管几年?", "谁解释?", "各区可不可以自己定细则?")),
        ("审批要几个工作日,办法有写吗?", ("审批要几个工作日,办法有写吗?",)),
        ("有没有跟省里衔接,是哪份?", ("有没有跟省里衔接,是哪份?",)),
        ("孵化器能不能申请,谁审批?", ("孵化器能不能申请,谁审批?",)),
        (
            "Tell me the cap for a base; also whether Guangzhou offers the same.",
            ("Tell me the cap for a base;", "also whether Guangzhou offers the same."),
        ),
        (
            "Who may build one, plus what must it look like?",
            ("Who may build one?", "what must it look like?"),
        ),
        (
            "How is the list drawn up & what do the chosen firms get?",
            ("How is the list drawn up?", "what do the chosen firms get?"),
        ),
        ("What is R&D & how much?", ("What is R&D & how much?",)),
        (
            "Does the plan back branches abroad? Does it back insurance?",
            ("Does the plan back branches abroad?", "Does the plan back insurance?"),
        ),
        ("Does a base get money? Does it last?", ("Does a base get money?", "Does it last?")),
        (
            "1) cap for XR gear 2) top-up for provincial platforms",
            ("cap for XR gear?", "top-up for provincial platforms?"),
        ),
        ("灯塔修缮最多给多少,谁来解释这个措施", ("灯塔修缮最多给多少?", "谁来解释这个措施?")),
        (
            "How much may a pier get, and on which date does it begin?",
            ("How much may a pier get", "on which date does it begin?"),
        ),
        ("any cash for lighthouse keepers? how much?", ("any cash for lighthouse keepers? how much?",)),
        ("文件一共几条,最后一条讲什么", ("文件一共几条?", "最后一条讲什么?")),
        (
            "办法从2022年1月1日起就生效了,我去年的项目算在里面吗?",
            ("办法从2022年1月1日起就生效了,我去年的项目算在里面吗?",),
        ),
        ("灯塔和码头最高各是多少,数字各写在哪里", ("灯塔和码头最高各是多少,数字各写在哪里",)),
        ("灯塔最高多少,码头呢,最长几年", ("灯塔最高多少?", "码头呢?", "最长几年?")),
        (
            "What's the cap for piers, what's the cap for docks, and how long do docks get it?",
            ("What's the cap for piers", "what's the cap for docks", "how long do docks get it?"),
        ),
        ("Which clauses fix no amount, and which are they?", ("Which clauses fix no amount, and which are they?",)),
        ("孵化器最高资助多少、几年", ("孵化器最高资助多少、几年",)),
        ("If the pier is certified, how much is it?", ("If the pier is certified, how much is it?",)),
        ("When two keepers disagree, which body decides?", ("When two keepers disagree, which body decides?",)),
        ("When does it start, which body decides?", ("When does it start", "which body decides?")),
        (
            "Two quick things: the cap for a pier, and who may build one?",
            ("the cap for a pier?", "who may build one?"),
        ),
        ("Three things: what is a pier?", ("what is a pier?",)),
        (
            "Is there a ceiling for (a) tall piers and (b) docks by the lake?",
            ("Is there a ceiling for tall piers?", "Is there a ceiling for docks by the lake?"),
        ),
        (
            "What does the plan pay for a pier, and what for two docks?",
            ("What does the plan pay for a pier", "What does the plan pay for two docks?"),
        ),
        (
            "What does the county say about piers? And what does the port say?",
            ("What does the county say about piers?", "what does the port say about piers?"),
        ),
        (
            "Does the plan fix a ceiling for piers? Does the county set one for docks?",
            ("Does the plan fix a ceiling for piers?", "Does the county set a ceiling for docks?"),
        ),
        (
            "Which clauses pay for piers, and how much each?",
            ("Which clauses pay for piers, and how much each?",),
        ),
        ("What's the least, and which clauses have it?", ("What's the least, and which clauses have it?",)),
        ("码头修缮每年补助多少,栈桥多少?", ("码头修缮每年补助多少?", "栈桥补助多少?")),
        ("码头修缮补助多少,标准多少?", ("码头修缮补助多少,标准多少?",)),
        ("哪些资助是按年给的,哪些是一次性的?", ("哪些资助是按年给的?", "哪些资助是一次性的?")),
        ("哪些条款给500万?逐条列出来", ("哪些条款给500万?逐条列出来",)),
        ("码头资助几年,栈桥资助几年?", ("码头资助几年?", "栈桥资助几年?")),
        ("码头资助多久,第二年资助多久?", ("码头资助多久,第二年资助多久?",)),
        ("我问两件事,第一码头补几年,第二栈桥补多少钱", ("码头补几年?", "栈桥补多少钱?")),
        ("想问三件事:码头补多少、补几年、能不能叠加", ("码头补多少?", "补几年?", "能不能叠加?")),
        (
            "How much for a hall that shows boats and does thematic research?",
            ("How much for a hall that shows boats and does thematic research?",),
        ),
        ("How high is it and is it paid once?", ("How high is it", "is it paid once?")),
        ("How high is it and does Turku pay too?", ("How high is it", "does Turku pay too?")),
        (
            "Tell me which clause pays most and how large it is.",
            ("Tell me which clause pays most and how large it is.",),
        ),
        (
            "How many must be piers and how many docks?",
            ("How many must be piers and how many docks?",),
        ),
        ("We make games. We export. How much can we get?", ("We make games. We export. How much can we get?",)),
        (
            "A tower on a rock: how much per lamp, and what yearly limit?",
            ("A tower on a rock: how much per lamp, and what yearly limit?",),
        ),
        ("一座塔补多少？最多呢？", ("一座塔补多少？最多呢？",)),
        ("How many piers are planned and by when?", ("How many piers are planned", "by when?")),
        ("When is the pier due, and by what day?", ("When is the pier due", "by what day?")),
        ("哪个部门牵头，谁来解释", ("哪个部门牵头?", "谁来解释?")),
        ("谁牵头，谁来牵头申报", ("谁牵头，谁来牵头申报",)),
        ("新来的龙头给多少，介绍他们来的又能拿多少钱？", ("新来的龙头给多少?", "介绍他们来的又能拿多少钱？")),
        ("第一年给多少，第二年给多少", ("第一年给多少，第二年给多少",)),
        ("建灯塔补多少，最多补多少", ("建灯塔补多少，最多补多少",)),
        ("我有几条小船在江里拉货,没装货的一条给几块?", ("我有几条小船在江里拉货,没装货的一条给几块?",)),
    ],
)
def test_questions(text, questions):
    assert split_questions(text).questions == questions


def test_number_of_parts_is_bounded():
    assert len(split_questions("多少钱?" * 50).questions) == MAX_PARTS


def test_introduction_joins_the_question_after_it():
    assert split_questions("多少钱?我们是一家很大的动漫企业;谁负责?").questions == (
        "多少钱?",
        "我们是一家很大的动漫企业; 谁负责?",
    )


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("1)孵化器给多少 2)动漫获奖按哪个规定", ("孵化器给多少?", "动漫获奖按哪个规定?")),
        (
            "Please tell (1) the ceiling for platforms and (2) the ceiling for bases.",
            ("Please tell the ceiling for platforms?", "the ceiling for bases.?"),
        ),
        ("What is in clause 16 (1) and (2)?", ("What is in clause 16 (1) and (2)?",)),
        ("who certifies outstanding projects??", ("who certifies outstanding projects?",)),
    ],
)
def test_numbered_questions_are_so_many(message, questions):
    found = split_questions(message).questions
    assert tuple(q.rstrip("?") for q in found) == tuple(q.rstrip("?") for q in questions)


def test_a_bare_when_behind_the_issuer_asks_of_the_issuing():
    assert split_questions("Which ministry issued the plan and when?").questions[1] == "When was it issued?"
    assert split_questions("Who interprets the plan and when?").questions[-1].endswith("when?")


def test_what_leans_on_the_question_before_stays_with_it():
    message = "By when must departments file their report, and when does the bureau publish its own?"
    assert len(split_questions(message).questions) == 1
    assert len(split_questions("By when must departments file, and who interprets the rules?").questions) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("孵化器能给多少、产业基地能给多少、谁负责解释", 3),
        ("数字影棚能资助多少、孵化中心能资助多少、这份文件何时生效", 3),
        ("孵化器最高资助多少、几年", 1),
        ("第一年给多少、第二年给多少", 1),
        ("孵化器、产业基地能给多少", 1),
    ],
)
def test_sums_and_facts_asked_in_one_breath(text, count):
    assert len(split_questions(text).questions) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Please give me the ceiling for labs, the limit for film bases and the award for a drama series", 3),
        ("What is the cap for incubators and the cap for bases?", 2),
        ("What is the cap for incubators and bases?", 1),
        ("Is the grant for a lab paid once?", 1),
    ],
)
def test_sums_named_in_a_row_are_asked_for_severally(text, count):
    assert len(split_questions(text).questions) == count
