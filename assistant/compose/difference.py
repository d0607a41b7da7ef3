"""By how much two sums that are set side by side differ."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.draft import Draft, Evidence
from assistant.compose.money import money, plain_sum
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Provision


def say_difference(
    inquiry: Inquiry, draft: Draft, sums: Sequence[Sequence[Provision]], spans: Sequence[Evidence]
) -> None:
    """Append by how much the sums of two sides differ, where that is asked for and each side has one of a kind.

    A ceiling and an exact sum, or a sum for each year and one for all, have no difference that says anything.
    """
    if phrases("difference_asked").search(inquiry.understanding.text) is None:
        return
    if len(sums) != 2 or any(len(of_one) != 1 for of_one in sums):
        return
    first, second = (of_one[0] for of_one in sums)
    alike = (first.limit, first.per, first.currency) == (second.limit, second.per, second.currency)
    if not alike or first.value is None or second.value is None or first.value == second.value:
        return
    apart = abs(first.value - second.value)
    text = inquiry.words(
        "compare.difference",
        amount=plain_sum(apart, first.currency, inquiry.language),
        first=money(first, inquiry.language),
        second=money(second, inquiry.language),
    )
    draft.say(text, *spans, derived=[apart])
