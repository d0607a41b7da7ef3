"""Which figures of a clause a question of amount asks for: learnt.

*Rank* is a linear value under which the figure asked for gets the greatest share of a softmax over the clause's
figures; *beside* is a logistic model, the probability that another figure is told with the first (the ceiling of a
share). Both are data (``figures.toml``), learnt by ``tests/benchmarks/figures.py``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from pathlib import Path

from assistant.compose.as_bounded import of_the_bound, of_the_floor, of_the_one_payment
from assistant.compose.figure_features import PER, Table, beside_features, figure_features
from assistant.compose.figures import Figure
from assistant.compose.grade_asked import grades_of, of_the_grade
from assistant.compose.raises import of_the_raise
from assistant.compose.share_asked import is_share_asked, of_the_share
from assistant.compose.tier_asked import of_the_tier
from assistant.evidence.relevance import load_model
from assistant.evidence.views import is_offer
from assistant.inquiry import FigureModels, Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit
from corpus.scripts import to_simplified

_FILE = Path(__file__).with_name("figures.toml")
_ASKING = re.compile(r"多少|几(?!个月)|\bhow (?:much|many)\b|\bwhat\b|\bwhich\b", re.IGNORECASE)
_QUESTION_PARTS = re.compile(r"[,，、;；:：?？和与及]|\band\b", re.IGNORECASE)
_EACH = re.compile(r"[每单]([\u4e00-\u9fff])")
_PERIODS = {
    "day": (r"[每一]天|每日|按天|日补|\bdaily\b|\b(?:a|per|each|every) day\b", "每[天日]|a day|per day|daily"),
    "month": (
        r"[每一]个?月|按月|月月|\bmonthly\b|\b(?:a|per|each|every) month\b",
        "每月|a month|per month|monthly",
    ),
}
"""How a question asks for what comes each day or month, and how a figure says that it does."""
_AREA = re.compile("平方米|平米|㎡|square met(?:er|re)|sq", re.IGNORECASE)
_UNITS = (
    (r"每一?平(?:方米?|米)?|一平(?:方米?|米)?|per square met(?:er|re)|(?:a|each) square met(?:er|re)", _AREA),
    (r"每个?月|一个月|按月|\bmonthly\b|\b(?:a|per|each|every) month\b", re.compile("月|month", re.IGNORECASE)),
)
_OF_THE_ONE_BEFORE = re.compile(r"^/[^且，,；;的]*")
_BY = 14
"""The letters beside a figure in which it says by what it comes: 30元/平方米•月."""
_EVEN = {"case_letters": 0.0, "case_words": 0.0, "tier": 0.0, "inside": 0.0, "graded": 0.0, "case": 0.01}
_MOST = 8


@cache
def load_figure_models(name: str) -> FigureModels:
    """The shipped models: ``bundled`` weigh the cosines of the bundled embeddings, ``words`` weigh none."""
    rank, beside = (load_model(_FILE, f"{name}_{part}") for part in ("rank", "beside"))
    return FigureModels(rank, beside)


def asked_figures(
    inquiry: Inquiry, figures: Sequence[Figure], told: Collection[str], kept: Collection[str], models: FigureModels
) -> list[Figure]:
    """The figures that a question asks for, of a clause that answers it; all, the first few, where none stands out.

    None does where a figure of the question falls short of every case: 100万美元 of thresholds from 200万美元 on.
    """
    if len(figures) < 2:
        return list(figures)
    rows = figure_features(inquiry, figures, told, kept)
    if all(row["outside"] and not (row["inside"] or row["tier"] or row["same_figure"]) for row in rows):
        return list(figures)[:_MOST]
    picked = chosen(figures, rows, models, lambda values, first: beside_features(inquiry, figures, rows, values, first))
    put = as_put(inquiry.understanding.text, figures, picked)
    return with_its_share(inquiry, figures, put, lambda shares: asked_figures(inquiry, shares, told, kept, models))


def with_its_share(
    inquiry: Inquiry, figures: Sequence[Figure], put: list[Figure], likeliest: Callable[[list[Figure]], list[Figure]]
) -> list[Figure]:
    """Where a share is asked for and only sums are put, the ``likeliest`` of the shares, whatever sentence holds it."""
    text = inquiry.understanding.text
    shares = [f for f in figures if f.is_share]
    if not shares or any(f.is_share for f in put) or not is_share_asked(text):
        return put
    found = likeliest(shares)
    return [*found, *put] if _asks_for_both(text) else found


def as_put(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """The figures picked as the question puts it: of the period that it names, with a ceiling that it asks for too."""
    picked = of_the_tier(question, figures, of_the_grade(question, figures, picked))
    raised = of_the_raise(question, figures, picked)
    if raised != picked:
        return raised
    if (shared := of_the_share(question, figures, picked)) != picked:
        return [*shared, *picked] if _asks_for_both(question) else shared
    put = _of_unit(question, figures, _of_period(question, figures, picked))
    put = _with_its_bound(question, figures, _not_to_exceed(question, figures, put))
    put = of_the_floor(question, figures, of_the_one_payment(question, figures, put))
    return put if _asks_for_both(question) else of_the_bound(question, figures, put)


def _of_period(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """Of figures that come by the day and by the month those of the period asked for: 每人每月补多少."""
    asked = [name for name, (form, _) in _PERIODS.items() if re.search(form, question, re.IGNORECASE)]
    if len(asked) != 1:
        return picked
    fitting = [f for f in picked if _periods(f) == asked]
    others = [f for f in figures if _periods(f) == asked]
    if not all(_periods(f) for f in picked):
        kept = bool(fitting) or len(others) != 1 or any(_goes_on(others[0], f) for f in picked)
        return picked if kept else others
    return fitting or (others if len(others) == 1 else picked)


def _of_unit(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """Where none picked comes by the unit and period asked for (a month for each square metre), the one that does."""
    asked = [of_figure for form, of_figure in _UNITS if re.search(form, question, re.IGNORECASE)]
    if not any(of_figure is _AREA for of_figure in asked) or any(_comes_by(f, asked) for f in picked):
        return picked
    fitting = [f for f in figures if is_offer(f.provision) and _comes_by(f, asked)]
    if any(_goes_on(f, one) for f in fitting for one in picked):
        return picked
    return fitting if len(fitting) == 1 else picked


def _goes_on(first: Figure, figure: Figure) -> bool:
    """Whether a series begins with ``first``, whose unit holds for all: EUR 20 per square metre for X, EUR 35 for Y."""
    given, other = first.provision, figure.provision
    alike = first.is_share == figure.is_share and given.limit is other.limit and given.currency == other.currency
    return alike and first.period == figure.period and given.start < other.start


def _comes_by(figure: Figure, units: Sequence[re.Pattern[str]]) -> bool:
    own = _OF_THE_ONE_BEFORE.sub("", figure.own)
    begun = own.rfind(figure.provision.as_written)
    near = to_simplified(own[max(begun - _BY, 0) :][: 2 * _BY + len(figure.provision.as_written)])
    return all(unit.search(near) for unit in units)


def _not_to_exceed(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """The one ceiling in the sentence of the figures picked, where it is asked what must not be exceeded."""
    if not phrases("not_to_exceed").search(question) or any(f.provision.limit is Limit.CAP for f in picked):
        return picked
    periods = {f.period for f in picked}
    ceilings = [f for f in figures if f.period in periods and f.provision.limit is Limit.CAP]
    return ceilings if len(ceilings) == 1 else picked


def _periods(figure: Figure) -> list[str]:
    said = f"{figure.own} {figure.provision.as_written}"
    return [name for name, (_, of_figure) in _PERIODS.items() if re.search(of_figure, said, re.IGNORECASE)]


def _with_its_bound(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """Where a figure and its ceiling are asked for in so many words, both; where one alone stands out, also the other.

    What share is met and what is the ceiling: 30% and 最高20万元 of the same sentence; 每个摊补多少，最多多少. Of
    several ceilings of one sentence (单台最高1500元，每个摊位累计不超过4000元) all bound its one figure.
    """
    if len({f.period for f in picked}) != 1 or not _asks_for_both(question):
        return picked
    caps, others = [f for f in picked if _is_cap(f)], [f for f in picked if not _is_cap(f)]
    place = [figures.index(f) for f in picked]
    ceilings = [f for f in figures if f.period == picked[0].period and _is_cap(f)]
    if len(ceilings) > len(caps) > 0 and len(others) == 1 and _bound_alike(question, figures, others[0], ceilings):
        return [*others, *ceilings]
    if caps and not others:
        before = [f for f in figures[: place[0]] if f.period == picked[0].period and not _is_cap(f)]
        return [*before[-1:], *picked] if all(_bounds(f, picked[0]) for f in before[-1:]) else picked
    if others and not caps and len(others) == 1:
        behind = figures[place[0] + 1 :]
        after = next((f for f in behind if f.period == others[0].period), None) or _next_in_item(others[0], behind)
        after = _for_the_case(question, others[0], [f for f in behind if _is_cap(f)]) or after
        return [*picked, after] if after is not None and _is_cap(after) and _bounds(others[0], after) else picked
    return picked


def _for_the_case(question: str, one: Figure, ceilings: Sequence[Figure]) -> Figure | None:
    """Of several ceilings behind a figure the one for its own member of a list, or for the grade asked for."""
    own = [f for f in ceilings if f.period == one.period]
    if same := next((f for f in own if _of_one_case(one, f)), None):
        return same
    graded = [f for f, (same, other) in zip(own, grades_of(question, own), strict=True) if same > other]
    return graded[0] if len(graded) == 1 else None


def _of_one_case(one: Figure, cap: Figure) -> bool:
    """Whether a ceiling of the same sentence is for the same member of a list: 二期 of 5%、7%，最高6万元、9万元."""
    case = cap.case.strip("的")
    return cap.period == one.period and bool(case) and case == one.case.strip("的")


def _next_in_item(one: Figure, behind: Sequence[Figure]) -> Figure | None:
    """The figure right behind a share where a sentence of its own bounds it: 给予40%的贴息。单家不超过300万元."""
    own = behind[:1] if one.is_share else ()
    return next((f for f in own if f.line == one.line), None)


def _asks_for_both(question: str) -> bool:
    """Whether one part of a question asks how much or what share, and another one for a ceiling."""
    parts = [part for part in _QUESTION_PARTS.split(question) if part.strip()]
    ceiling, share = phrases("asks_ceiling"), phrases("asks_share")
    bounded = [part for part in parts if ceiling.search(part)]
    plain = [p for p in parts if not ceiling.search(p) and (_ASKING.search(p) or share.search(p))]
    return bool(bounded and plain)


def _is_cap(figure: Figure) -> bool:
    return figure.provision.limit is Limit.CAP and not figure.is_share


def _bound_alike(question: str, figures: Sequence[Figure], one: Figure, ceilings: Sequence[Figure]) -> bool:
    """Whether several ceilings in a row bound a figure, each for its own unit, of which the question names none."""
    behind = figures[figures.index(one) + 1 :][: len(ceilings)]
    units = [_EACH.findall(f.own.removeprefix(one.own)) for f in ceilings]
    named = any(re.search(rf"[一每单]{unit}", to_simplified(question)) for found in units for unit in found)
    return behind == list(ceilings) and all(units) and not named


def _bounds(one: Figure, cap: Figure) -> bool:
    """Whether a ceiling is one on that figure: what is offered, a share of something or a sum for each of several."""
    given = one.provision
    each = given.per is not None or PER.search(f"{given.as_written}{one.own}") is not None
    joined = cap.own.startswith(one.own)
    return (joined or is_offer(given) == is_offer(cap.provision)) and (one.is_share or each)


def chosen(
    figures: Sequence[Figure], rows: Table, models: FigureModels, beside: Callable[[Sequence[float], int], Table]
) -> list[Figure]:
    """The figure of the highest rank and those told beside it, in the order of the text."""
    values = [models.rank.logit(row) for row in rows]
    first = max(range(len(values)), key=values.__getitem__)
    share = 1 / sum(math.exp(value - values[first]) for value in values)
    if len(figures) <= _MOST and (share < models.rank.threshold or _misses_all(rows) or _is_even(figures, rows)):
        return [f for f, row in zip(figures, rows, strict=True) if row["offered"]] or list(figures)
    further = beside(values, first)
    return [
        figure
        for place, figure in enumerate(figures)
        if place == first or models.beside.probability(further[place]) >= models.beside.threshold
    ]


def _misses_all(rows: Table) -> bool:
    """Whether the question names a figure that falls outside the case of each (100万美元 where tiers begin at 500)."""
    offers = [row for row in rows if row["offered"]] or rows
    return all(row["outside"] and not row["inside"] and not row["tier"] for row in offers)


def _is_even(figures: Sequence[Figure], rows: Table) -> bool:
    """Whether figures of one kind are told apart by no word or number of the question, and hardly by its meaning."""
    kinds = {(f.is_share, f.provision.limit) for f in figures}
    even = all(row[name] <= _EVEN[name] and not row["unread"] for row in rows for name in _EVEN)
    return len(kinds) == 1 and even
