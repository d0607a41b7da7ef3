from __future__ import annotations

import pytest

from assistant.compose.figures import Figure
from assistant.compose.share_asked import is_share_asked, of_the_share
from corpus.model import Limit, Provision, ProvisionKind

SUM, SHARE = ProvisionKind.AMOUNT, ProvisionKind.RATE


def figure(number, written, kind, place, period=0):
    given = Provision(f"1{number}", kind, written, place, place + len(written), Limit.EXACT, value=1.0)
    return Figure(given, "", written, written, "", "", written, period)


HALF, BOUND = figure("a", "50%", SHARE, 10), figure("b", "6000元", SUM, 20)
PHASES = [figure("c", "20%", SHARE, 30, 25), figure("d", "30%", SHARE, 36, 25)]
CAPS = [figure("e", "300万元", SUM, 50, 25), figure("f", "1500万元", SUM, 60, 25)]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("账单能抵几成", True),
        ("利息贴几个点", True),
        ("按什么比例补", True),
        ("What share of the rent was covered?", True),
        ("How many percentage points more do I get?", True),
        ("能补多少钱", False),
        ("出口增长15%，奖多少", False),
        ("Our exports rose 15 percent. What is the bonus?", False),
    ],
)
def test_what_asks_for_a_share(question, asked):
    assert is_share_asked(question) is asked


@pytest.mark.parametrize(
    ("question", "figures", "picked", "told"),
    [
        ("账单能抵几成", [HALF, BOUND], [BOUND], [HALF]),
        ("能抵多少", [HALF, BOUND], [BOUND], [BOUND]),
        ("做完三期能报几成", [HALF, BOUND, *PHASES, *CAPS], [CAPS[1]], [PHASES[1]]),
        ("几成", [*PHASES, BOUND], [BOUND], [BOUND]),
        ("几成", [HALF, CAPS[0]], [CAPS[0]], [HALF]),
    ],
)
def test_the_share_that_goes_with_a_sum(question, figures, picked, told):
    assert of_the_share(question, figures, picked) == told
