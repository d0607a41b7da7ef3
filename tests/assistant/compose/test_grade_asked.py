from __future__ import annotations

import pytest

from assistant.compose.figures import Figure
from assistant.compose.grade_asked import of_the_grade
from corpus.model import Limit, Provision, ProvisionKind


def figure(number, written, case):
    given = Provision(f"1{number}", ProvisionKind.RATE, written, 0, len(written), Limit.RATE, value=0.5)
    return Figure(given, "", case, case, "", "", case, 0)


YEARS = [figure("a", "50%", "厂房租金第一年"), figure("b", "30%", "第二年"), figure("c", "15%", "第三年")]


@pytest.mark.parametrize(
    ("question", "picked", "told"),
    [
        ("搬进来第二年，厂房租金补几成", [0], [1]),
        ("What share is met in the third year?", [0], [2]),
        ("厂房租金补几成", [0], [0]),
        ("第二年补几成", [1], [1]),
        ("第二年补几成", [0, 1], [0, 1]),
        ("第五年补几成", [0], [0]),
    ],
)
def test_the_figure_of_the_grade_asked_for(question, picked, told):
    assert of_the_grade(question, YEARS, [YEARS[i] for i in picked]) == [YEARS[i] for i in told]


LEVELS = [figure("a", "50%", "省重点企业"), figure("b", "30%", "市重点企业")]


@pytest.mark.parametrize(
    ("question", "told"),
    [("评上滨城市的重点企业补几成", [1]), ("省级重点企业补几成", [0]), ("重点企业补几成", [0, 1])],
)
def test_of_several_levels_the_one_asked_for(question, told):
    assert of_the_grade(question, LEVELS, LEVELS) == [LEVELS[i] for i in told]


CONTESTS = [figure("a", "50%", "省级比赛获得冠军的"), figure("b", "30%", "获得亚军的"), figure("c", "15%", "获得季军的")]


@pytest.mark.parametrize(
    ("question", "told"),
    [("省里的比赛得了第二", [1]), ("third place in the province", [2]), ("省赛第一名", [0]), ("国家级比赛冠军", [0])],
)
def test_a_figure_of_the_level_asked_for_gives_way_where_its_prize_is_another(question, told):
    assert of_the_grade(question, CONTESTS, [CONTESTS[0]]) == [CONTESTS[i] for i in told]
