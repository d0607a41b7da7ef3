from __future__ import annotations

import pytest

from interfaces.http.model_names import ModelNames


@pytest.mark.parametrize(
    ("names", "known", "unknown"),
    [
        (ModelNames(), ["tiaowen", "gpt-4o-mini", "gpt-3.5-turbo", "chatgpt-4o-latest"], ["tiaowen2", "llama-3", "GPT", ""]),
        (ModelNames.of([]), ["tiaowen"], ["gpt-4o-mini"]),
        (ModelNames.of(["house"]), ["tiaowen", "house"], ["house-2", "gpt-4o-mini"]),
    ],
)
def test_names(names, known, unknown):
    assert all(map(names.includes, known))
    assert not any(map(names.includes, unknown))
