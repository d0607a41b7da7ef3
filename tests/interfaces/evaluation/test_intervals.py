from __future__ import annotations

import pytest

from interfaces.evaluation.intervals import Share


def test_what_is_not_judged_does_not_count():
    assert Share.of([True, None, False, True]) == Share(2, 3)
    assert Share.of([None]).value is None and Share.of([]).interval is None


@pytest.mark.parametrize(("share", "low", "high"), [(Share(8, 10), 0.4902, 0.9433), (Share(150, 150), 0.9750, 1.0)])
def test_the_interval_is_wilsons(share, low, high):
    assert share.interval == pytest.approx((low, high), abs=2e-4)
