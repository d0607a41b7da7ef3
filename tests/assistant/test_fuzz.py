"""Whatever is typed gives a valid answer that keeps its guarantees, or a question error."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.contract import Answer
from assistant.conversation import Turn
from corpus.errors import QuestionError
from tests.assistant.guarantees import check
from tests.assistant.test_contract import QUESTIONS

FRAGMENTS = [
    "孵化器", "产业基地", "游戏", "动漫", "出口", "多少钱", "几年", "第", "条", "（十九）", "16", "专栏", "200万元", "20%",
    "不", "没有", "吗", "？", "?", "，", "；", "和", "哪些", "比较", "最高", "每年", "深圳", "国家", "上海", "《", "》", "怎么申请",
    "什么是", "谁负责", " how much ", " incubator ", " export ", " clause ", " which ", " compare ", " Shenzhen ", " not ",
    " 5 million yuan ", " box ", " in total ", "第二个", "它", "呢", "{0}", "[1]", "**", "|", "\n", "\\", "萬", "零", "一百零一", "-", ".",
]  # fmt: skip
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
mixed = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=8).map("".join)
mangled = st.tuples(st.sampled_from(QUESTIONS), st.integers(0, 40), st.sampled_from(FRAGMENTS)).map(
    lambda t: t[0][: t[1]] + t[2] + t[0][t[1] :]
)


def holds(assistant, question, **options):
    try:
        answer = assistant.answer(question, **options)
    except QuestionError as error:
        assert error.code.startswith("question")
        return None
    assert Answer.model_validate(answer.model_dump()) == answer
    assert answer.answer.strip()
    check(answer, assistant.library)
    return answer


@settings(max_examples=120, deadline=None, suppress_health_check=QUIET, derandomize=True)
@given(question=st.one_of(mixed, mangled))
def test_any_mixture_of_the_subjects_words(founding, question):
    holds(founding, question)


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET, derandomize=True)
@given(question=st.one_of(mixed, mangled))
def test_any_mixture_over_an_enlarged_library(enlarged, question):
    holds(enlarged, question)


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET, derandomize=True)
@given(question=st.text(max_size=80))
def test_any_text_at_all(founding, question):
    holds(founding, question)


@settings(max_examples=40, deadline=None, suppress_health_check=QUIET, derandomize=True)
@given(first=st.sampled_from(QUESTIONS), second=mixed, language=st.sampled_from(["zh", "en", None]))
def test_any_follow_up(founding, first, second, language):
    before = founding.answer(first)
    holds(founding, second, history=[Turn(first, before)], language=language)
