from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.model import Clause, ClauseKind, Item, Provision
from corpus.provisions import extract_provisions

Extract = Callable[..., tuple[Provision, ...]]


@pytest.fixture
def extract() -> Extract:
    """Provisions of a text, as those of clause 7."""

    def run(text: str, items: tuple[Item, ...] = ()) -> tuple[Provision, ...]:
        clause = Clause("doc", "7", ClauseKind.CLAUSE, "（七）", text, 0, items=items)
        return extract_provisions(clause)

    return run
