from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata, Status
from corpus.status import status_on

DAY = date(2025, 6, 1)


def of(**fields):
    return Metadata("d", "t", **{"status": Status.ISSUED, **fields})


@pytest.mark.parametrize(
    ("metadata", "status"),
    [
        (of(), Status.ISSUED),
        (of(status=Status.DRAFT, effective_on=date(2020, 1, 1)), Status.DRAFT),
        (of(effective_on=date(2025, 6, 2)), Status.NOT_IN_FORCE),
        (of(effective_on=date(2025, 6, 1)), Status.ISSUED),
        (of(effective_on=date(2025, 6, 1), expires_on=date(2025, 6, 1)), Status.IN_FORCE),
        (of(expires_on=date(2025, 5, 31)), Status.EXPIRED),
        (of(superseded_by="other"), Status.SUPERSEDED),
        (of(status=Status.EXPIRED, effective_on=date(2020, 1, 1), expires_on=date(2030, 1, 1)), Status.IN_FORCE),
        (of(status=Status.EXPIRED), Status.EXPIRED),
    ],
)
def test_status(metadata, status):
    assert status_on(metadata, DAY) is status


def test_a_successor_counts_from_its_own_day():
    metadata = of(superseded_by="other")
    assert status_on(metadata, DAY, superseded_on=date(2025, 6, 2)) is Status.ISSUED
    assert status_on(metadata, DAY, superseded_on=date(2025, 6, 1)) is Status.SUPERSEDED
