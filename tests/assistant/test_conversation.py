from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from assistant.conversation import Turn, recall
from assistant.describing import describe
from assistant.understanding.model import Ask
from tests.assistant.workbench import MEASURES, PLAN, cited


@pytest.mark.parametrize(
    ("questions", "clause_id", "amount"),
    [
        (("孵化器最多能拿多少钱", "那产业基地呢？"), "17", "最高500万元"),
        (("How much can an incubator get?", "What about industrial bases?"), "17", "最高500万元"),
        (("孵化器支持吗", "最多多少钱"), "16", "最高200万元"),
        (("数创孵化器最多给多少？", "说错了，我想问的是数创园区、产业基地那条"), "17", "最高500万元"),
    ],
)
def test_follow_up_takes_what_it_lacks_from_before(converse, questions, clause_id, amount):
    answer = converse(*questions)
    assert answer.status is AnswerStatus.ANSWERED and answer.understood_as
    assert cited(answer)[0] == (MEASURES, clause_id)
    assert amount in [a.as_written for a in answer.amounts]


def test_term_after_the_amount(converse):
    answer = converse("孵化器最多能拿多少钱", "期限多长")
    assert cited(answer)[0] == (MEASURES, "16") and "不超过3年" in answer.answer


def test_second_of_a_list(converse):
    answer = converse("哪些条款的资助超过300万元", "第二个的原文是什么")
    assert cited(answer) == [(MEASURES, "9")]


def test_third_turn_still_knows_the_first(converse):
    answer = converse("孵化器最多能拿多少钱", "怎么申请", "期限多长")
    assert cited(answer)[0] == (MEASURES, "16")


def test_full_question_is_not_changed_by_history(converse, founding):
    after = converse("孵化器最多能拿多少钱", "国家行动计划的文号是什么")
    alone = founding.answer("国家行动计划的文号是什么")
    assert after.understood_as is None
    assert (after.status, after.answer) == (alone.status, alone.answer)


def test_weather_does_not_become_the_topic_before(converse):
    answer = converse("孵化器最多能拿多少钱", "今天天气怎么样")
    assert answer.status is AnswerStatus.NOT_FOUND


def test_conversation_id_is_kept(converse):
    assert converse("孵化器").conversation_id == "c"


def test_without_history_nothing_is_recalled(bench):
    current = bench.understand("那产业基地呢")
    recalled = recall(current, (), bench.understander, "zh")
    assert recalled.understanding is current and recalled.understood_as is None


def test_ordinal_beyond_what_was_cited_points_nowhere(bench, founding):
    before = Turn("孵化器多少钱", founding.answer("孵化器多少钱"))
    recalled = recall(bench.understand("第八个是多少"), [before], bench.understander, "zh")
    assert recalled.understanding.refs == () and recalled.understanding.dangling


@pytest.mark.parametrize("question", ["孵化器多少钱", "深圳第十六条", "产业基地期限", "what about incubators"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_description_can_be_understood_again(bench, question, language):
    understood = bench.understand(question)
    again = bench.understand(describe(understood, language))
    hard = {t.key for t in understood.terms if t.hard}
    assert hard <= {t.key for t in again.terms}
    assert {r.ids for r in understood.refs} == {r.ids for r in again.refs}
    if understood.ask is Ask.AMOUNT:
        assert again.ask is Ask.AMOUNT


@pytest.mark.parametrize(
    ("turns", "clause", "document"),
    [
        (["国家计划什么时候印发的", "是谁印的"], "imprint", PLAN),
        (["What is the status of the national plan?", "and when was it printed?"], "imprint", PLAN),
        (["孵化器最高多少", "有效期多久"], "26", MEASURES),
        (["深圳的措施有效期几年", "国家的呢"], "head", PLAN),
    ],
)
def test_question_about_a_document_stays_with_the_one_spoken_of(founding, turns, clause, document):
    history = [Turn(turns[0], founding.answer(turns[0]))]
    answer = founding.answer(turns[1], history=history)
    assert {c.document_id for c in answer.citations} == {document} and answer.citations[0].clause_id == clause
    assert answer.understood_as


@pytest.mark.parametrize(
    ("questions", "clause_id", "told"),
    [
        (("第二十二条有几笔钱？", "第二笔是给谁的？"), "22", "主导企业"),
        (("第二十四条写了什么资助？", "第一笔是每年都发吗？"), "24", "每年"),
        (("哪些条款最高500万", "最后一个给谁"), "22", "领军企业"),
        (("How much does clause 22 pay?", "Who gets the second one?"), "22", "以商招商成功的主导企业"),
        (("动漫作品得奖有奖金吗", "依据哪个办法？"), "10", "《深圳市文化产业专项资金资助办法》"),
        (("Compare clauses 15 and 16", "Which of the two has a time limit?"), "16", "3 years"),
        (("Compare clauses 5 and 6 of the Shenzhen draft.", "Which of the two mentions museums?"), "6", "museums"),
    ],
)
def test_what_was_told_can_be_picked_from(converse, questions, clause_id, told):
    answer = converse(*questions)
    assert cited(answer)[0] == (MEASURES, clause_id)
    assert told in answer.answer


@pytest.mark.parametrize(
    ("questions", "clause_id", "value"),
    [
        (("第十九条给多少？", "第二十条呢？"), "20", 2e6),
        (("第九条最高多少", "那第八条"), "8", 2e6),
        (("孵化器给多少", "不对，我想问的是产业基地"), "17", 5e6),
        (("第三十条给多少", "那第三条呢"), "3", 5e6),
        (("What is the cap for incubators?", "and the industry–university–research platforms?"), "15", 2e6),
        (("How much under the sixteenth clause?", "And the one after that?"), "17", 5e6),
        (("给我讲讲第七条", "钱呢"), "7", 2e6),
    ],
)
def test_elliptic_follow_up_keeps_the_kind_of_question(converse, questions, clause_id, value):
    answer = converse(*questions)
    assert [(a.clause_id, a.value) for a in answer.amounts] == [(clause_id, value)]
    assert answer.understood_as


@pytest.mark.parametrize(
    "question", ["那一条的具体要求呢", "第二个呢", "刚才说的那个多少钱", "and the second one?", "How much is it?"]
)
def test_pointing_at_nothing_asks_back(converse, question):
    answer = converse(question)
    assert answer.status is AnswerStatus.CLARIFY and len(answer.suggestions) >= 2


@pytest.mark.parametrize(
    "question",
    [
        "Which grants have a time limit written into them?",
        "Who won the last World Cup?",
        "四大业态中，其中动漫怎么支持",
    ],
)
def test_pronoun_with_its_antecedent_points_nowhere_else(bench, question):
    assert not recall(bench.understand(question), (), bench.understander, "en").understanding.dangling


def test_parts_of_a_message_are_turns(converse):
    answer = converse("数字影棚最高多少？孵化器最高多少？", "最长几年")
    assert cited(answer)[0] == (MEASURES, "16") and "不超过3年" in answer.answer


@pytest.mark.parametrize(
    ("questions", "status", "clause_id"),
    [
        (("产学研创新平台最多多少钱", "评审是哪个部门做的？"), "not_specified", "15"),
        (("网络视听创新基地有啥支持", "一年一给吗？"), "not_specified", "9"),
        (("措施谁解释", "他们还得再定什么东西吗"), "answered", "25"),
        (("新来的领军企业能给五百万？", "国外的公司也算吗"), "not_specified", "22"),
        (("孵化器最多给多少？", "最长给几年？", "到期以后还能续吗？"), "not_specified", "16"),
        (("How much for incubators?", "Can it be extended after three years?"), "not_specified", "16"),
        (("How many companies should take part in exhibitions according to the ministry?", "every year or altogether?"),
         "answered", "box2"),
        (("国家计划里的资金保障是哪一条？", "包括会展推广吗？"), "answered", "4.3"),
        (("专栏2说什么", "下一个专栏呢"), "answered", "box3"),
        (("深圳那份第三十条写了什么", "那最后一条呢？"), "answered", "26"),
        (("What does clause 40 of the Shenzhen draft say?", "Sorry, typo, 14. How much is it worth?"), "answered", "14"),
        (("元宇宙项目补多少", "国产引擎呢"), "answered", "3"),
    ],
)  # fmt: skip
def test_question_without_a_topic_is_put_to_the_clause_just_told_of(converse, questions, status, clause_id):
    answer = converse(*questions)
    assert (answer.status.value, cited(answer)[0][1]) == (status, clause_id)


def test_sum_is_not_taken_from_the_clause_just_told_of_where_the_topic_leads_elsewhere(converse):
    answer = converse("深圳对游戏出海有没有支持？", "能拿到几百万？")
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts


@pytest.mark.parametrize(
    "questions",
    [
        ("孵化器最多能拿多少钱", "换个话题，明天深圳台风停课吗"),
        ("How much for incubators?", "Different question: what's the weather tomorrow?"),
    ],
)
def test_new_topic_takes_nothing_along(converse, questions):
    assert converse(*questions).status is AnswerStatus.NOT_FOUND


def test_sum_of_picked_amounts_shows_its_operands(converse):
    answer = converse("第二十二条给多少钱", "两笔加起来呢")
    assert answer.status is AnswerStatus.ANSWERED and "700万元" in answer.answer
    assert "最高500万元" in answer.answer and "最高200万元" in answer.answer
    english = converse("How much does clause 22 pay?", "What do both come to together?")
    assert "RMB 7 million" in english.answer


def test_comparison_with_what_was_told(converse):
    answer = converse("数字创意跟旅游融合的示范项目给多少", "跟元宇宙那类比，哪个高")
    assert {c for _, c in cited(answer)} >= {"14", "12"}


def test_rule_the_clause_points_to_is_said_to_be_lacking(converse):
    answer = converse("省级公共服务平台追加多少", "那个办法里面是怎么规定金额的")
    assert answer.status is AnswerStatus.NOT_FOUND and "《深圳市文化产业专项资金资助办法》" in answer.answer


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("国家计划的基本原则是什么", "第三个讲的啥"), "市场运作"),
        (("What are the basic principles of the national plan?", "Explain the third one."), "市场运作"),
        (
            ("What are the basic principles of the national plan?", "Explain the last one.", "and the first?"),
            "交融互鉴",
        ),
    ],
)
def test_part_of_a_clause_by_its_place(converse, questions, told):
    answer = converse(*questions)
    assert cited(answer)[0] == (PLAN, "2.2")
    assert answer.citations[0].quote.startswith(told)


def test_one_selected_document_is_what_it_stands_for(enlarged):
    alone = enlarged.answer("Are they in force already?", documents=["fund"])
    assert alone.status != "clarify" and {c.document_id for c in alone.citations} == {"fund"}
    assert enlarged.answer("Are they in force already?").status == "clarify"


def test_one_side_of_a_comparison_is_what_was_spoken_of(converse):
    answer = converse("深圳的直播基地最高给多少？", "那它跟孵化器比，谁的上限高？")
    assert {c.clause_id for c in answer.citations} >= {"9", "16"}


def test_the_weather_is_not_asked_of_the_clause_told_of(converse):
    assert converse("深圳的直播基地最高给多少？", "明天会下雨吗？").status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("questions", "clause_id"),
    [
        (("高校跟企业一起搞的产学研创新平台，深圳给多少？", "对平台本身有什么要求？"), "15"),
        (("国家的动漫游戏计划提没提保护知识产权？", "深圳那份呢？"), "21"),
    ],
)
def test_a_follow_up_stays_with_what_was_asked_of(converse, questions, clause_id):
    assert clause_id in {c.clause_id for c in converse(*questions).citations}


@pytest.mark.parametrize(
    ("questions", "clause_id", "amounts"),
    [
        (("We develop games. What is the R&D ceiling?", "ok, and for our wearable gadgets?"), "8", ["最高200万元"]),
        (("incubator, how much at most?", "VR shopping?"), "13", ["最高100万元"]),
        (("孵化器最多给多少", "产业基地"), "17", ["最高500万元"]),
        (("引进来的行业龙头能拿多少扶持？", "帮忙把它招来的那家企业呢"), "22", ["最高200万元"]),
        (("Which condition must a digital creative industry base meet?", "符合的话能拿多少？"), "17", ["最高500万元"]),
    ],
)
def test_a_fragment_asks_for_the_same_figure_of_another_thing(converse, questions, clause_id, amounts):
    answer = converse(*questions)
    assert cited(answer)[0] == (MEASURES, clause_id)
    assert [a.as_written for a in answer.amounts] == amounts


@pytest.mark.parametrize(
    ("questions", "clause_id"),
    [
        (("Is there an investment fund for digital creativity in Shenzhen?", "How big?"), "21"),
        (("深圳支持短视频平台吗", "多少钱"), "9"),
        (("overseas labs and the green channel, what does Shenzhen's draft say?", "how many yuan per lab?"), "18"),
        (("深圳的直播基地最高给多少？", "How many such bases will be funded?"), "9"),
        (("原创作品新上线最多能拿多少？", "最低那一档呢"), "5"),
    ],
)
def test_a_sum_for_others_is_not_told_of_what_was_spoken_of(converse, questions, clause_id):
    answer = converse(*questions)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and answer.amounts == []
    assert cited(answer)[0] == (MEASURES, clause_id)


@pytest.mark.parametrize(
    "questions",
    [
        ("深圳对孵化器有什么支持？", "那养老院呢"),
        ("数字装备研发最高资助多少？", "and subsidy for buying 电动车?"),
        ("Maximum for smart farm demonstration projects?", "And fertiliser subsidies for rice farmers?"),
    ],
)
def test_a_thing_that_no_text_names_changes_the_subject(converse, questions):
    assert converse(*questions).status is AnswerStatus.NOT_FOUND


def test_the_latter_and_both_are_picked_from_what_was_told(converse):
    latter = converse(
        "Live-streaming base or incubator, which gets more?", "What does the latter have to show to qualify?"
    )
    assert cited(latter)[0] == (MEASURES, "16")
    both = converse("新型游戏研发给多少？", "第二十条那种平台呢", "两个放一起看，哪个高")
    assert {a.clause_id for a in both.amounts} == {"11", "20"}


@pytest.mark.parametrize(
    ("asked", "named", "clause"),
    [
        ("能补多少钱？", "我说的是网络视听创新基地", "9"),
        ("how much money is there?", "I mean for a digital creative industry base in Shenzhen", "17"),
    ],
)
def test_what_is_named_after_asking_back_is_asked_the_same(founding, asked, named, clause):
    first = founding.answer(asked)
    assert first.status is AnswerStatus.CLARIFY
    answer = founding.answer(named, history=[Turn(asked, first)])
    assert [(a.clause_id, a.value) for a in answer.amounts] == [(clause, 5_000_000)]


def test_a_place_without_texts_is_left_for_one_that_has_some(founding):
    first = founding.answer("上海对直播基地有没有补贴？")
    answer = founding.answer("那深圳呢", history=[Turn("上海对直播基地有没有补贴？", first)])
    assert "上海" not in (answer.understood_as or "") and answer.citations[0].clause_id == "9"


@pytest.mark.parametrize(
    "questions",
    [
        ("what does a visa cost?", "okay, does the national plan at least send our own people abroad to learn?"),
        ("签证要多少钱？", "那国家计划有没有支持国内专业人才前往沿线国家交流学习？"),
    ],
)
def test_a_whole_question_of_a_text_that_it_names_takes_no_kind_over(converse, questions):
    understood = converse(*questions).understood_as or ""
    assert "How much" not in understood and "多少" not in understood


@pytest.mark.parametrize(
    ("questions", "clause_id"),
    [
        (("孵化器最多给多少", "这份文件由谁解释", "最长几年"), "16"),
        (("直播基地给多少", "这个办法什么时候生效", "那是每年都给吗"), "9"),
        (("How much for livestreaming bases?", "when does the document take effect?", "and who gets it?"), "9"),
    ],
)
def test_a_bare_question_of_a_support_passes_over_what_was_asked_of_the_document(converse, questions, clause_id):
    assert cited(converse(*questions))[0] == (MEASURES, clause_id)


@pytest.mark.parametrize(
    ("questions", "clause_id", "said"),
    [
        (
            (
                "How much does a demonstration enterprise of industry chain innovation get?",
                "Is an investment fund planned too?",
            ),
            "21",
            "fund",
        ),
        (("动漫出口能拿多少", "国家层面，企业能贷款吗", "债券呢"), "4.4", "债"),
    ],
)
def test_an_instrument_of_its_own_is_not_asked_for_the_sum_before(converse, questions, clause_id, said):
    answer = converse(*questions)
    assert cited(answer)[0][1] == clause_id and said in answer.answer and not answer.amounts


def test_what_was_refused_says_nothing_of_the_next_thing(converse):
    answer = converse("Does the document say anything about electric cars?", "What about virtual reality equipment?")
    assert answer.status is AnswerStatus.ANSWERED and "electric" not in answer.understood_as


@pytest.mark.parametrize(
    ("questions", "clause_id", "value"),
    [
        (("第九条给多少？", "那十七条呢？"), "17", 5e6),
        (("How much under clause 9?", "and 17?"), "17", 5e6),
        (("孵化器补500万对吗？", "好，那产业基地呢？"), "17", 5e6),
        (("We develop cloud games. What is there for us?", "How much is the first one?"), "11", 2e6),
        (("国家计划支持众创空间吗？", "深圳给多少？"), "16", 2e6),
        (("How much for an incubator?", "So that is 3 million?"), "16", 2e6),
    ],
)
def test_sum_of_what_a_short_message_names(converse, questions, clause_id, value):
    answer = converse(*questions)
    assert [(a.clause_id, a.value) for a in answer.amounts] == [(clause_id, value)]


@pytest.mark.parametrize(
    "questions", [("孵化器最多多少？", "那就是300万喽？"), ("How much for an incubator?", "so it is 3 million?")]
)
def test_a_sum_concluded_wrongly_is_denied(converse, questions):
    answer = converse(*questions)
    assert "不是" in answer.answer or answer.answer.startswith("No.")


@pytest.mark.parametrize(
    "questions", [("公共服务平台追加多少？", "市级的呢？"), ("省级公共服务平台追加多少？", "那区级的呢？")]
)
def test_a_sum_for_one_level_is_not_told_of_another(converse, questions):
    answer = converse(*questions)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("第二十二条有几笔钱？", "少的那笔给谁？"), "主导企业"),
        (("What does clause 22 pay?", "Who is the larger sum for?"), "领军企业"),
    ],
)
def test_one_of_two_sums_is_picked_by_its_size(converse, questions, told):
    answer = converse(*questions)
    assert cited(answer) == [(MEASURES, "22")] and told in "".join(c.quote for c in answer.citations)


@pytest.mark.parametrize(
    "questions",
    [
        ("游戏研发项目能拿多少？", "要先经过批准吗？"),
        ("How much for a new-type game R&D project?", "Does it have to be approved first?"),
    ],
)
def test_an_approval_is_told_by_the_certifying_of_the_clause(converse, questions):
    answer = converse(*questions)
    assert answer.status is AnswerStatus.ANSWERED and not answer.amounts
    assert any("经认定" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("新上线的原创数字内容产品给多少？", "档次怎么划分？"), "触达率"),
        (("How much for an original digital content product?", "And how are the tiers decided?"), "reach"),
    ],
)
def test_how_tiers_are_drawn_is_no_question_of_a_sum(converse, questions, told):
    answer = converse(*questions)
    assert told in answer.answer and not answer.amounts


@pytest.mark.parametrize(
    ("questions", "term"),
    [(("孵化器最多多少", "给几年"), "不超过3年"), (("How much for an incubator?", "For how long?"), "3 years")],
)
def test_a_period_is_told_before_the_sentence_that_sets_it(converse, questions, term):
    assert term in converse(*questions).answer.split("[1]")[0].split("“")[0]


@pytest.mark.parametrize(
    "questions",
    [
        ("网络视听创新基地给多少？", "要是没通过认定呢？"),
        ("How much for digital equipment R&D?", "And if it is not certified?"),
        ("How much for digital equipment R&D?", "Even without certification?"),
    ],
)
def test_who_supposes_that_a_condition_is_not_met_is_told_the_condition_and_no_sum(converse, questions):
    answer = converse(*questions)
    assert answer.status is AnswerStatus.ANSWERED and not answer.amounts
    assert any("经认定" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("questions", "clause_id"),
    [
        (("数字影棚给多少？", "假如是直播基地呢？"), "9"),
        (("How much for a digital film studio?", "And what if we run an incubator?"), "16"),
    ],
)
def test_supposing_another_thing_asks_the_same_of_it(converse, questions, clause_id):
    assert [a.clause_id for a in converse(*questions).amounts] == [clause_id]


@pytest.mark.parametrize(
    ("turns", "clause", "value"),
    [
        (("孵化器最高多少", "产业基地也是这个数吗"), "17", 5_000_000),
        (("直播基地能补多少", "跟旅游结合的示范项目也是这个数吗"), "14", 2_000_000),
        (("孵化器有钱拿吗", "那产业基地呢"), "17", 5_000_000),
        (("How much for incubators?", "Do industry bases get the same amount?"), "17", 5_000_000),
    ],
)
def test_the_same_sum_of_another_thing_is_asked_of_that_thing(converse, turns, clause, value):
    answer = converse(*turns)
    assert answer.citations[0].clause_id == clause
    assert (answer.amounts[0].clause_id, answer.amounts[0].value) == (clause, value)
    assert "16" not in {c.clause_id for c in answer.citations}
