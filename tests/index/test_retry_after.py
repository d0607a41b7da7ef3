from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.retry_after import retry_after

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(("value", "seconds"), [
    ("30", 30.0), ("0", 0.0), ("1.5", 1.5), ("Tue, 24 Nov 2026 12:01:30 GMT", 90.0), ("Tue, 24 Nov 2026 11:00:00 GMT", 0.0),
    ("Tue, 24 Nov 2026 12:01:30", 90.0), ("", None), ("soon", None), ("-5", None), ("²", None), ("nan", None), ("99999999999", None),
])
def test_retry_after_is_seconds_or_a_date(value, seconds):
    assert retry_after({"retry-after": value}, NOW) == seconds


def test_without_the_header_nothing_is_asked():
    assert retry_after({}) is None
