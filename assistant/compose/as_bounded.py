"""Which figures a question means by what it wants bounded: the sum at most, the share of some base."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.compose.share_asked import is_share_asked
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit
from corpus.scripts import to_simplified

if TYPE_CHECKING:
    from assistant.compose.figures import Figure

_LEAST = 2


def of_the_bound(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """The ceiling in money where that is asked for (最多补多少钱, 一年封顶多少), the share where only that is.

    A share told beside its ceiling answers neither: 不超过50%，每个项目最高30万元. Of several ceilings of one share
    none stands out, so that all that was picked is told.
    """
    if is_share_asked(question):
        shares = [f for f in picked if f.is_share]
        return _of_the_base(question, figures, shares or picked)
    if not phrases("sum_at_most").search(question) or not any(f.is_share for f in picked):
        return picked
    told = [f for f in picked if _is_ceiling(f)]
    periods = {f.period for f in picked}
    ceilings = told or [f for f in figures if f.period in periods and _is_ceiling(f)]
    return ceilings if len(ceilings) == 1 else picked


def of_the_floor(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """The one figure that must be reached where the least is asked for (赔偿限额不低于200万元); else those picked.

    Not what a case turns on (投资不低于1000万元的，按5%补助): asked for there is what comes at the least.
    """
    if not phrases("asks_floor").search(question):
        return picked
    floors = [f for f in figures if f.provision.limit is Limit.FLOOR and not f.is_case]
    return floors if len(floors) == 1 else picked


def of_the_one_payment(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """The one sum that is paid once where that is asked for (一次性能领多少) and none picked is."""
    asked = phrases("one_off").search(to_simplified(question)) is not None
    once = [f for f in figures if f.provision.one_off]
    return once if asked and len(once) == 1 and once[0] not in picked else picked


def base_of(question: str) -> str:
    """Of what a share is asked for (占总成本的多少, 按融资额的百分之几算); empty where the question does not say."""
    found = phrases("share_of").search(to_simplified(question))
    return found.group() if found is not None else ""


def alike(base: str, text: str) -> int:
    """The most letters of a base that stand in a text in their order, words between them or not: 融资额, 融资金额."""
    longest = [0] * (len(base) + 1)
    for letter in to_simplified(text):
        before = 0
        for place, own in enumerate(base, 1):
            kept = longest[place]
            longest[place] = before + 1 if own == letter else max(longest[place], longest[place - 1])
            before = kept
    return longest[-1]


def _of_the_base(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """Of the shares of the sentences picked the one that is taken of the base asked for, where one alone is."""
    base = base_of(question)
    periods = {f.period for f in picked}
    shares = [f for f in figures if f.period in periods and f.is_share]
    if len(base) < _LEAST or len(shares) < _LEAST:
        return picked
    fits = [alike(base, f.own) for f in shares]
    best = [f for f, fit in zip(shares, fits, strict=True) if fit == max(fits)]
    return best if max(fits) >= _LEAST and len(best) == 1 else picked


def _is_ceiling(figure: Figure) -> bool:
    return figure.provision.limit is Limit.CAP and not figure.is_share
