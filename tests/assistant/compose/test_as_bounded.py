"""The most in money or the share, as a question wants it, and the share of the base that it names."""

import pytest

from assistant.compose.as_bounded import alike, base_of


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("设立集市最多补多少钱", [150000]),
        ("搭建集市的补助封顶多少", [150000]),
        ("设立集市按搭建费用的百分之几补助", [0.4]),
        ("集市搭建补几成", [0.4]),
        ("演出补助最多占演出总支出的多少", [0.3]),
        ("道具补助最多占演出补助的几成", [0.55]),
        ("设立集市补几成，封顶多少", [0.4, 150000]),
        ("摊主参加展销，一次性能领多少", [2000]),
        ("头一回评上岛城市的示范集市，奖励多少", [30000]),
        ("首次认定为省示范集市奖励多少", [80000]),
    ],
)
def test_the_figure_is_the_one_asked_for(markets, question, values):
    assert [a.value for a in markets(question).amounts] == values


def test_a_base_is_read_from_the_question_and_compared_in_the_order_of_its_letters():
    assert base_of("奖励按融资额的百分之几算") == "融资额"
    assert base_of("最多占总成本的多少") == "总成本"
    assert base_of("补多少钱") == ""
    assert alike("融资额", "不超过融资金额的2%") == 3 > alike("融资额", "当期实际投资额")
