"""Questions about the answer just given, after every kind of answer."""

from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from assistant.understanding.vocabulary import phrases


@pytest.mark.parametrize(
    ("first", "asked", "clause_id"),
    [
        ("新型游戏研发最高资助多少", "是哪一条写的？", "11"),
        ("How much can an incubator get?", "which clause is that?", "16"),
        ("游戏出口能拿多少钱", "出自哪条", "19"),
        ("How much can an incubator get?", "what's the exact wording?", "16"),
        ("哪些条款是按每年给的？", "原文怎么写的", "24"),
    ],
)
def test_the_clause_just_told_of_is_shown_in_full(converse, first, asked, clause_id):
    answer = converse(first, asked)
    assert answer.status is AnswerStatus.ANSWERED and {c.clause_id for c in answer.citations} == {clause_id}
    assert "全文" in answer.answer or "in full" in answer.answer


@pytest.mark.parametrize("asked", ["是哪一条写的", "这是最高额还是固定额", "每年都给吗", "为什么", "能叠加吗"])
def test_after_a_refusal_nothing_else_is_told(converse, asked):
    answer = converse("深圳有没有给咖啡馆的补贴", asked)
    assert answer.status is AnswerStatus.NOT_FOUND and not answer.citations and not answer.amounts


@pytest.mark.parametrize(
    ("questions", "sums", "said"),
    [
        (("新型游戏研发最高资助多少", "这是最高额还是固定额"), ["11"], "是上限"),
        (("How much can an incubator get?", "is that a cap?"), ["16"], "a ceiling"),
        (("孵化器和产业基地哪个给得多", "是封顶数吗"), ["16", "17"], "是上限"),
        (("第二十条讲什么", "是上限还是固定的"), ["20"], "是上限"),
        (("被评为省级公共服务平台的项目追加多少", "是最高还是固定的数"), ["23"], "没有写“最高”"),
    ],
)
def test_a_sum_is_said_to_be_a_ceiling_or_a_fixed_one(converse, questions, sums, said):
    answer = converse(*questions)
    assert sorted(a.clause_id for a in answer.amounts) == sums and said in answer.answer


def test_how_each_of_several_sums_is_paid_is_told_of_each(converse):
    answer = converse("孵化器和产业基地哪个给得多", "每年都给还是就一次")
    assert answer.status is AnswerStatus.NOT_SPECIFIED and {c.clause_id for c in answer.citations} == {"16", "17"}


@pytest.mark.parametrize(
    "asked", ["And is the 2 million per year?", "那200万是每年都给吗", "一次性给完，还是年年都有？"]
)
def test_the_manner_of_a_sum_just_told_is_no_claim_and_no_validity(converse, asked):
    answer = converse("How much for a project applying AI and big data to cultural products?", asked)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and {c.clause_id for c in answer.citations} == {"4"}


@pytest.mark.parametrize("asked", ["是按项目还是按企业", "Is that per project or per company?"])
def test_asked_per_what_a_sum_is_its_sentence_is_told(converse, asked):
    answer = converse("游戏研发最高资助多少", asked)
    assert [a.clause_id for a in answer.amounts] == ["11"] and "按年计" not in answer.answer


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("per_which", "is that per year or in total?"),
        ("per_which", "每年都给还是就一次"),
        ("where_it_stands", "哪条是500万"),
        ("where_it_stands", "which clause covers incubators?"),
        ("where_it_stands", "哪条给得最多"),
        ("where_it_stands", "where is that office"),
        ("its_wording", "第三条原文"),
        ("limit_asked", "最高多少"),
        ("limit_asked", "maximum?"),
        ("limit_asked", "is there a cap on rent?"),
        ("whether_a_sum", "孵化器有没有具体数额"),
    ],
)
def test_a_question_with_a_matter_of_its_own_is_none_about_the_answer(name, text):
    assert phrases(name).fullmatch(text) is None
