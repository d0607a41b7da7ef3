from __future__ import annotations

from datetime import date

import pytest

from assistant.compose.dates import day
from assistant.compose.timeline import compose_timeline
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize("question", ["深圳措施什么时候开始实施", "深圳措施从哪年哪月哪日开始实施", "When do the Shenzhen measures take effect?"])
def test_blank_date_stays_open(bench, question):
    draft = compose_timeline(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft) == [(MEASURES, "26")]
    assert "2022年" in written(draft) and "5" in written(draft)


@pytest.mark.parametrize("question", ["深圳措施从哪一年开始实施", "In which year do the Shenzhen measures begin?"])
def test_the_year_of_a_blank_date_is_told_where_only_the_year_is_asked_for(bench, question):
    draft = compose_timeline(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft) == [(MEASURES, "26")]
    assert "**2022" in written(draft) and "5" not in written(draft)


@pytest.mark.parametrize(
    ("question", "words"), [("深圳措施有效期多久", "5年"), ("How long are the Shenzhen measures valid?", "5 years")]
)
def test_validity(bench, question, words):
    draft = compose_timeline(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and f"**{words}" in written(draft)


@pytest.mark.parametrize(("question", "clause_id", "words"), [
    ("国家行动计划的文号是什么", "head", "文产发〔2017〕33号"),
    ("国家行动计划什么时候印发的", "imprint", "2018年1月4日"),
    ("When was the national plan issued?", "imprint", "4 January 2018"),
    ("谁发布的国家行动计划", "head", "文化部"),
])  # fmt: skip
def test_what_a_document_says_of_itself(bench, question, clause_id, words):
    draft = compose_timeline(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert words in written(draft) and keys(draft)[0] == (PLAN, clause_id)


def test_number_that_is_not_printed(bench):
    draft = compose_timeline(bench.inquire("深圳措施的文号是什么"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and "没有" in written(draft)


@pytest.mark.parametrize(("question", "words"), [
    ("深圳措施是正式文件吗", "征求意见稿"),
    ("国家行动计划还有效吗", "现行"),
    ("深圳市动漫会展扶持暂行办法还有效吗", "2018年2月28日"),
    ("杭州市短剧产业扶持办法现在有效吗", "2099年1月1日"),
])  # fmt: skip
def test_status(wide_bench, question, words):
    assert words in written(compose_timeline(wide_bench.inquire(question)))


@pytest.mark.parametrize(("question", "words", "key"), [
    ("《杭州市数字出版管理办法》什么时候施行", "2023年7月1日", ("regulation", "7")),
    ("When do the Marisland Film Incentive Regulations come into force?", "1 April 2019", ("english", "6")),
])  # fmt: skip
def test_date_of_an_added_text(wide_bench, question, words, key):
    draft = compose_timeline(wide_bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and words in written(draft) and keys(draft) == [key]


def test_many_documents_are_asked_back(wide_bench):
    draft = compose_timeline(wide_bench.inquire("什么时候开始实施"))
    assert draft.status is AnswerStatus.CLARIFY and len(draft.suggestions) == 4


def test_topic_inside_a_document_is_not_its_date(bench):
    assert compose_timeline(bench.inquire("孵化器什么时候申请")) is None


@pytest.mark.parametrize(("value", "zh", "en"), [(date(2018, 1, 4), "2018年1月4日", "4 January 2018"), (None, "", "")])
def test_day(value, zh, en):
    assert (day(value, "zh"), day(value, "en")) == (zh, en)


def test_closing_clause_named_by_number_speaks_for_its_document(bench):
    validity = bench.compose("第二十六条的有效期")
    assert validity.status is AnswerStatus.ANSWERED
    assert {key for key in keys(validity)} == {(MEASURES, "26")} and "**5年**" in written(validity)
    date = bench.compose("第26条写的实施日期")
    assert date.status is AnswerStatus.NOT_SPECIFIED
    assert keys(date)[0] == (MEASURES, "26") and "月、日留空" in written(date)


def test_other_clause_named_by_number_does_not_speak_for_its_document(bench):
    assert compose_timeline(bench.inquire("第五条什么时候实施")) is None


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Would the Shenzhen measures expire after three years?", "No. ", "Yes"),
        ("Are the Shenzhen measures valid for five years?", "Yes", "No. "),
    ],
)
def test_a_period_that_is_stated_is_confirmed_or_corrected(bench, question, said, unsaid):
    draft = compose_timeline(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (MEASURES, "26")
    assert draft.lines[0].text.startswith(said) and unsaid not in written(draft)


def test_issue_date(bench):
    draft = compose_timeline(bench.inquire("national plan issue date"))
    assert draft.status is AnswerStatus.ANSWERED and "4 January 2018" in written(draft)


@pytest.mark.parametrize("question", ["最晚哪天交表？", "On what date is the raffle for pitches held?"])
def test_the_date_of_something_else_is_none_of_a_rule(bench, question):
    assert compose_timeline(bench.inquire(question)) is None


@pytest.mark.parametrize("question", ["国家计划是草案吗", "Is the national plan also just a draft?"])
def test_an_issued_text_is_no_draft_and_the_day_stands_where_it_is_printed(bench, question):
    draft = compose_timeline(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[:2] == [(PLAN, "head"), (PLAN, "imprint")]


def test_whether_a_date_is_left_blank_is_answered(bench):
    assert compose_timeline(bench.inquire("深圳措施的实施日期是空着没填吗")).status is AnswerStatus.ANSWERED


def test_who_asks_from_what_day_is_told_of_the_day_first(bench):
    draft = compose_timeline(bench.inquire("From what day are the Shenzhen measures in force?"))
    assert keys(draft)[0] == (MEASURES, "26")


def test_number_issuer_and_day_are_told_together(bench):
    told = written(compose_timeline(bench.inquire("Issuer, number and date of printing of the national plan")))
    assert "33" in told and "Ministry of Culture" in told and "4 January 2018" in told


def test_a_text_that_prints_no_day_of_issue_says_so(bench):
    draft = compose_timeline(bench.inquire("深圳措施公布日期是哪天"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and "没有印出发布日期" in written(draft)


@pytest.mark.parametrize("question", ["国家计划印发了没有", "Was the national plan issued?"])
def test_whether_a_text_was_issued_is_told_by_its_imprint(bench, question):
    draft = compose_timeline(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (PLAN, "imprint")
