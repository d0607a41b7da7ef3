from __future__ import annotations

import pytest

from assistant.contract import Amount
from interfaces.money import amount_value
from interfaces.words import words


def amount(**values):
    base = dict.fromkeys(Amount.model_fields) | {
        "provision_id": "1a", "document_id": "d", "clause_id": "1", "limit": "cap", "nature": "grant",
        "as_written": "最高30万元", "currency": "CNY",
    }  # fmt: skip
    return Amount(**{**base, **values})


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"value": 2000000}, "at most CNY 2,000,000"),
        ({"value": 1000000, "limit": "exact"}, "exactly CNY 1,000,000"),
        ({"limit": "range", "min": 1.5, "max": 20}, "between CNY 1.50–20"),
        ({"limit": "rate", "value": 0.2, "currency": None}, "share 20%"),
        ({"value": None}, "at most"),
    ],
)
def test_an_amount_keeps_its_limiting_word(values, text):
    assert amount_value(amount(**values), words("en")) == text
