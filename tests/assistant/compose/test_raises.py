from __future__ import annotations

import pytest

from assistant.compose.figures import Figure
from assistant.compose.raises import of_the_raise, only_raises
from corpus.model import Limit, Nature, Provision, ProvisionKind


def figure(written, own, kind=ProvisionKind.AMOUNT, nature=Nature.SUBSIDY):
    given = Provision("1a", kind, written, 0, len(written), Limit.EXACT, value=1.0, nature=nature)
    return Figure(given, "", own, own, "", "", own, 0)


BASE = figure("1200元", "每人给予培训机构1200元补贴")
MORE = figure("每人再增加400元", "学员为退役军人的，每人再增加400元", nature=Nature.TOP_UP)
UP = figure("上浮20%", "首次举办的，上限上浮20%", ProvisionKind.RATE)
DOWN = figure("下调15%", "连续三届的，上限下调15%", ProvisionKind.RATE)
EXTRA = figure("an additional £300", "Owners with an income below £9,000 receive an additional £300", nature=Nature.TOP_UP)
BELOW = figure("below £9,000", "Owners with an income below £9,000 receive an additional £300")


@pytest.mark.parametrize(
    ("question", "figures", "told"),
    [
        ("退伍兵每人比普通学员多补多少", [BASE, MORE], [MORE]),
        ("How much more is paid for a veteran?", [BASE, MORE], [MORE]),
        ("第一次办的上限能提高多少", [UP, DOWN], [UP]),
        ("By how much does the ceiling fall from the fourth edition?", [UP, DOWN], [DOWN]),
        ("每人补多少", [BASE, MORE], [BASE]),
        ("How much extra do low earners get?", [BASE, BELOW, EXTRA], [EXTRA]),
        ("能多拿多少", [BASE, figure("800元", "每人800元")], [BASE]),
        ("多久能拿到", [BASE, MORE], [BASE]),
    ],
)
def test_the_figure_that_raises_is_told_where_that_is_asked(question, figures, told):
    assert of_the_raise(question, figures, [figures[0]]) == told


def test_what_only_raises():
    assert only_raises(UP.provision) and only_raises(MORE.provision) and not only_raises(BASE.provision)
