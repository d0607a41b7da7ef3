"""Answers how much each of two things gets where only one of them has a sum: side by side, so that both are told."""

from __future__ import annotations

from assistant.compose.compare import compose_compare, per_side
from assistant.compose.draft import Draft
from assistant.compose.sides import sides
from assistant.evidence.views import StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases


def compose_one_sided(inquiry: Inquiry) -> Draft | None:
    """The two sides in a table, where one is paid a sum and the other is left to another rule; else None."""
    understanding = inquiry.understanding
    asked = inquiry.asks(Ask.AMOUNT) and phrases("severally").search(understanding.text)
    if not asked or understanding.refs or inquiry.asks(Ask.TOTAL, Ask.COMPARE) or len(sides(understanding)) != 2:
        return None
    kinds = [{s.kind for s in view.statements} for view in per_side(inquiry)]
    priced = [StatementKind.AMOUNT in of_one for of_one in kinds]
    left = [StatementKind.DECIDES in of_one and not sums for of_one, sums in zip(kinds, priced, strict=True)]
    return compose_compare(inquiry) if len(kinds) == 2 and any(priced) and any(left) else None
