"""Of figures by tiers those of the tier into which the question's own figure falls, where another tier was picked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.compose.grade_asked import grades_of
from assistant.evidence.tiers import asked_numbers, fits, intervals
from assistant.evidence.views import is_offer
from assistant.understanding.vocabulary import phrases
from corpus.model import Provision, ProvisionKind
from corpus.scripts import to_simplified

if TYPE_CHECKING:
    from assistant.compose.figures import Figure

_OF_ONE = re.compile(
    r"最[高多低少大小]|封顶|上限|至多|顶多|\b(?:most|maximum|max|highest|least|minimum|up to|cap|ceiling|limit)\b",
    re.IGNORECASE,
)
"""Words by which one sum of a series is asked for without a case: the highest, the least."""
_OF_THRESHOLDS = ("asks_floor", "price", "conditions_to_meet", "criteria_asked")
_BAR_ASKED = re.compile(
    r"(?:达到?|满|超过|不低于|增加|增长)了?(?:多少|几)|多少(?:以上|才)"
    r"|\b(?:must|have to|has to|needs? to) (?:reach|exceed|be)\b",
    re.IGNORECASE,
)
_GROWTH = re.compile(r"增速|增长|增幅|\bgrowth\b", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff]+")
_GIVEN = (ProvisionKind.AMOUNT, ProvisionKind.RATE)
_DATES = re.compile(r"(?:19|20)\d\d(?:年度?|\b)|\d{1,2}月(?:\d{1,2}[日号])?", re.IGNORECASE)
"""A year or a day, which may not be put to a threshold that says no unit."""


def of_the_tier(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """两千立方米 is in 1000以上不足5000: that tier's figures in place of those of a tier that does not hold it.

    Each figure picked is replaced by its counterpart: of the same column, kind, limit and unit. Where a tier holds the
    question's figure in one respect and not in another, or no counterpart is there, what was picked stands.
    """
    picked = _by_place(question, figures, picked)
    found = fits([f.bounds for f in figures], _undated(question))
    missed = {f.provision.provision_id for f, fit in zip(figures, found, strict=True) if fit.outside and not fit.inside}
    if not picked or not all(f.provision.provision_id in missed for f in picked):
        return picked
    holding = [f for f, fit in zip(figures, found, strict=True) if fit.best == 1.0 and not fit.outside]
    counterparts = [f for f in holding if any(_is_counterpart(f, other) for other in picked)]
    return counterparts if len(counterparts) == len(picked) else picked


def of_what_is_given(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """What is given in a sentence in place of its threshold: 10万元, of 年销售额每增加5亿元，给予10万元奖励."""
    if len(picked) != 1 or _is_given(picked[0]):
        return picked
    if _BAR_ASKED.search(question) or any(phrases(name).search(question) for name in _OF_THRESHOLDS):
        return picked
    return [f for f in figures if f.period == picked[0].period and _is_given(f)][:1] or picked


def _is_given(figure: Figure) -> bool:
    return is_offer(figure.provision) and _GROWTH.search(figure.provision.as_written) is None


def with_its_series(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """All sums of a series where the question says nothing by which one of them could be meant.

    新注册的外贸企业给多少, of 出口额50万、100万美元以上的，分别奖励3万元、5万元: one of them alone would pass for what
    every such firm gets.
    """
    if len(picked) != 1 or picked[0].head or _OF_ONE.search(question):
        return picked
    own = picked[0].provision
    series = [f for f in figures if f.period == picked[0].period and is_of_the_series(f.provision, own)]
    if len(series) < 2 or not own.beneficiary:
        return picked
    of_all = set(asked_numbers(own.beneficiary)) if not any(intervals(f.case) for f in series) else set()
    if set(asked_numbers(_undated(question))) - of_all:
        return picked
    told_apart = any(fits_one or other for fits_one, other in grades_of(question, series))
    return picked if told_apart or _names_a_case(question, series) else series


def is_of_the_series(one: Provision, own: Provision) -> bool:
    """Whether two sums of a sentence are given to the same in the same manner, so that only cases tell them apart."""
    alike = one.kind is own.kind and one.limit is own.limit and one.currency == own.currency
    return alike and one.beneficiary == own.beneficiary


def _names_a_case(question: str, series: Sequence[Figure]) -> bool:
    """Whether the question prints two characters in a row that stand in the case of some, and not of all."""
    text = to_simplified(question)
    cases = [_pairs(to_simplified(f.case)) for f in series]
    telling = cases[0].union(*cases) - cases[0].intersection(*cases) - _pairs(series[0].provision.beneficiary or "")
    return any(pair in text for pair in telling)


def _pairs(text: str) -> set[str]:
    return {"".join(pair) for pair in zip(text, text[1:], strict=False) if _HAN.fullmatch("".join(pair))}


def _undated(question: str) -> str:
    return _DATES.sub(" ", to_simplified(question))


def _by_place(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """Of 200万-500万、500万以上的，分别奖励… the sum in the place of the threshold that holds the figure."""
    if len(picked) != 1:
        return picked
    series = [f for f in figures if f.period == picked[0].period and f.provision.kind in _GIVEN]
    cases = next((found for f in series if len(found := intervals(f.bounds)) == len(series) > 1), ())
    asked = asked_numbers(_undated(question))
    holding = [n for n, case in enumerate(cases) if any(one.value in case and case.may_hold(one) for one in asked)]
    in_order = len(holding) == 1 and not any(case.exact for case in cases)
    return [series[holding[0]]] if in_order else picked


def _is_counterpart(figure: Figure, other: Figure) -> bool:
    one, two = figure.provision, other.provision
    alike = one.kind is two.kind and one.limit is two.limit and one.currency == two.currency
    return alike and figure.head == other.head
