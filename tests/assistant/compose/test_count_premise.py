from __future__ import annotations

import pytest

from assistant.compose.count_premise import compose_count_premise
from assistant.contract import AnswerStatus
from tests.assistant.workbench import PLAN, keys


@pytest.mark.parametrize(
    ("question", "box", "figure"),
    [
        ("国家计划要合作拍300部，是真的吗？", "box1", "100 部"),
        ("培训2000人次是真的吗", "box5", "1000 人次"),
        ("国家计划是不是要搞50个文化资源数字化项目？", "box3", "30 个"),
        ("专栏5说培训2000人次，对不对", "box5", "1000 人次"),
        ("Is it true that the plan wants 300 works co-created?", "box1", "100"),
    ],
)
def test_a_wrong_number_is_corrected(bench, question, box, figure):
    draft = compose_count_premise(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert draft.lines[0].text.startswith(("不对", "No.")) and figure in draft.lines[0].text
    assert keys(draft) == [(PLAN, box)]


@pytest.mark.parametrize("question", ["每年参展100家次对吗", "The plan funds 30 digitisation projects, right?"])
def test_a_right_number_is_confirmed(bench, question):
    assert compose_count_premise(bench.inquire(question)).lines[0].text.startswith(("对", "Yes"))


@pytest.mark.parametrize(
    "question", ["我们公司有300人，对吗，能申请孵化器补贴吗", "共同创作100部作品由谁负责", "孵化器最高300万元对吗"]
)
def test_a_number_of_the_asker_a_mention_and_a_sum_are_no_such_premise(bench, question):
    assert compose_count_premise(bench.inquire(question)) is None


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("I read that box 3 promises 80 heritage digitisation projects. Correct?", "30"),
        ("我听说专栏1要创作300部作品，对吗", "100"),
    ],
)
def test_what_the_asker_heard_is_a_premise(bench, question, printed):
    draft = bench.compose(question)
    assert draft.lines[0].text.startswith(("No.", "不对")) and printed in draft.lines[0].text
