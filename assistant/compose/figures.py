"""The figures of one clause, each in its own case, and which of them a question of amount asks for: learnt.

A clause often fixes several: 自理老人100元，半失能老人200元，失能老人400元; a share beside its ceiling; a table. What
the case of each says (its member of a series, its row and column, else the words around it) is compared with the
question: by the cosine of their embeddings, by the words, and by the figures that stand in both (``tiers.py``).
*Rank* is a linear value under which the figure asked for gets the greatest share of a softmax over the clause's
figures; *beside* is a logistic model, the probability that another figure is told with the first (the ceiling of a
share). Both are data (``figures.toml``), learnt by ``tests/benchmarks/figures.py``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.compose.grade_asked import grades_of, of_the_grade
from assistant.compose.raises import of_the_raise
from assistant.compose.share_asked import is_share_asked, of_the_share
from assistant.evidence.modality import modality
from assistant.evidence.relevance import load_model
from assistant.evidence.tiers import Fit, fits, in_units_of, intervals
from assistant.evidence.views import ClauseView, is_offer
from assistant.inquiry import FigureModels, Inquiry
from assistant.understanding.number_words import to_chinese_ordinals
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit, Nature, Provision, ProvisionKind
from corpus.scripts import to_simplified

if TYPE_CHECKING:
    from corpus.provisions.tables import Cell

_FILE = Path(__file__).with_name("figures.toml")
_STOPS = "。；;\n！？!?"
_OWN_END = re.compile(r"[。；;\n，,、）)]|$")
_JOINT = re.compile(r"(?<=[A-Za-z0-9.%)])(?:[,;]\s+(?:and|or|but)?\s*|\s+(?:and|or|but)\s+)", re.IGNORECASE)
_ASKING = re.compile(r"多少|几(?!个月)|\bhow (?:much|many)\b|\bwhat\b|\bwhich\b", re.IGNORECASE)
_QUESTION_PARTS = re.compile(r"[,，、;；:：?？]|\band\b", re.IGNORECASE)
_THRESHOLD_BEFORE = re.compile(r"达到?|以上的|不低于|超过|满|以下的")
_YEARLY = re.compile(r"年度|每年|一年|per year|a year|annual", re.IGNORECASE)
_MONTHLY = re.compile(r"每月|月|month", re.IGNORECASE)
_IN_ALL = re.compile(r"累计|合计|总额|总计|in total|altogether|overall", re.IGNORECASE)
_EACH = re.compile(r"[每单]([\u4e00-\u9fff])")
_PERIODS = {
    "day": (r"[每一]天|每日|按天|日补|\bdaily\b|\b(?:a|per|each|every) day\b", "每[天日]|a day|per day|daily"),
    "month": (
        r"[每一]个?月|按月|月月|\bmonthly\b|\b(?:a|per|each|every) month\b",
        "每月|a month|per month|monthly",
    ),
}
"""How a question asks for what comes each day or month, and how a figure says that it does."""
_PER = re.compile(r"每|/|per |each", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+|[〇零一二三四五六七八九十百千万]+")
OF_MEANING = frozenset({"led", "turned_led", "case", "en_led", "en_case"})
"""The features that come from embeddings."""
_EVEN = {"case_letters": 0.0, "case_words": 0.0, "tier": 0.0, "inside": 0.0, "graded": 0.0, "case": 0.01}
_PUT = ("ceiling", "share", "each", "in_all", "by_year", "by_month", "floor", "several")
_COLON = re.compile(r".*[：:]", re.DOTALL)
_CONDITION = re.compile(r"[^\d，,。；;%％]{0,8}?[的者](?=[，,、；;：:])")
_OF_A_BOUND = re.compile(
    r"[，,、\s]*(?:给予|予以)?(?:补助|补贴|奖励|奖补|资助|抵扣|贴息|支持)?[，,、\s]*(?:但|且)?(?:[每单][\u4e00-\u9fff]{1,4})?"
    r"(?:每年|累计|合计)*"
)
_NEAR_SUM, _BESIDE = 60, 40
_MOST = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum or share of a clause with the words that say when it is given.

    ``lead`` is what the series or table begins with, ``own`` the words from the figure before to this one, ``case``
    what tells it from its siblings; ``row`` and ``head`` are those of a table, else empty. ``bounds`` is the case with
    the figures of a row in the unit that its column is in. ``period`` is where its sentence begins.
    """

    provision: Provision
    lead: str
    own: str
    case: str
    row: str
    head: str
    bounds: str
    period: int

    @property
    def is_share(self) -> bool:
        """Whether it is a share of something."""
        return self.provision.kind is ProvisionKind.RATE

    @property
    def said(self) -> str:
        """Whom it is for and on what condition, with the figure."""
        given = self.provision
        return f"{given.beneficiary or ''} {given.condition or ''} {given.as_written}".strip()


def figures_of(view: ClauseView) -> list[Figure]:
    """All sums of money and shares of a clause in order: given, charged, fined or thresholds."""
    found = sorted(
        (p for p in view.clause.provisions if p.currency or p.kind is ProvisionKind.RATE), key=lambda p: p.start
    )
    return [_figure(view.clause.text, provision, found) for provision in found]


def _figure(text: str, given: Provision, among: Sequence[Provision]) -> Figure:
    period = max(text.rfind(stop, 0, given.start) for stop in _STOPS) + 1
    cell = _cell(text, given.start)
    if cell is not None:
        row = text[cell.row_start : cell.row_end].strip() if cell.row_end <= given.start else ""
        case = f"{row} {cell.head}".strip()
        bounds = f"{in_units_of(cell.row_head, row)} {cell.head}".strip()
        return Figure(given, cell.lead, f"{case} {given.as_written}", case, row, cell.head, bounds, period)
    among = [p for p in among if p is given or not _is_threshold(text, p)]
    beside = [p for p in among if period <= p.start <= given.start]
    before = max([p.end for p in beside if p.end <= given.start], default=period)
    end = _OWN_END.search(text, given.end)
    stop = end.start() if end else len(text)
    if beside[0] is not given:
        before = _joint(text, before, given.start) or before
    if (following := next((p.start for p in among if given.end <= p.start < stop), None)) is not None:
        stop = _joint(text, given.end, following, begins=True) or stop
    own = text[before:stop].strip("，,、；; ")
    lead = text[period : min(p.start for p in beside)] if before > period else ""
    if lead and (colon := _COLON.match(lead)):
        lead = colon.group()
    elif not lead and len(among) > 1 and (colon := _COLON.match(own, 0, given.start - before)):
        # what introduces a series is no more of its first member than of the others
        lead, own = colon.group(), own[colon.end() :]
    siblings = [p for p in among if p is not given and text.rfind("。", 0, p.start) == text.rfind("。", 0, given.start)]
    case = _member(given, siblings) or own.replace(given.as_written, " ").strip()
    case = case or given.condition or given.beneficiary or own
    if (bounded := _bounded_by(text, given, beside)) is not None:
        # a ceiling without words of its own is one on the figure before, in that one's case
        first = _figure(text, bounded, among)
        return Figure(given, first.lead, f"{first.own}{own}", f"{first.case}{case}", "", "", first.bounds, period)
    plain = own.replace(given.as_written, " ")
    bounds = plain if len(intervals(plain)) > len(intervals(case)) else case
    return Figure(given, lead, own, case, "", "", bounds, period)


def _is_threshold(text: str, given: Provision) -> bool:
    """Whether a figure is what a case turns on, so that it belongs to the words of the next: 达到85%以上的."""
    if is_offer(given):
        return False
    ranged = given.limit in (Limit.RANGE, Limit.FLOOR) and text.startswith(("的", "者"), given.end)
    return ranged or _CONDITION.match(text, given.end) is not None


def _bounded_by(text: str, given: Provision, beside: Sequence[Provision]) -> Provision | None:
    """The figure that a ceiling right behind it bounds without a case of its own: 按50%抵扣，单笔最高6000元."""
    before = [p for p in beside if p.end <= given.start]
    if given.limit is not Limit.CAP or given.kind is ProvisionKind.RATE or not before:
        return None
    last = before[-1]
    thin = _OF_A_BOUND.fullmatch(to_simplified(text[last.end : given.start])) is not None
    return last if thin and last.limit is not Limit.CAP else None


def _joint(text: str, start: int, end: int, *, begins: bool = False) -> int | None:
    """Where the last English joint between two figures ends, or ``begins``: £90 for up to 5 tonnes and | £160 for more.

    English says a figure's condition behind it, and would lend it to the next figure.
    """
    joints = list(_JOINT.finditer(text, start, end))
    return (joints[-1].start() if begins else joints[-1].end()) if joints else None


def _cell(text: str, position: int) -> Cell | None:
    if "\t" not in text:
        return None
    # The reading of provisions takes 50 ms to load, which a first answer from a text without tables need not wait for.
    from corpus.provisions.tables import cell_at

    return cell_at(text, position)


def _member(given: Provision, siblings: Sequence[Provision]) -> str | None:
    """Of a series (甲、乙分别给予…) a figure's member: its receiver, or its condition where that differs.

    What is read as its condition but holds a sibling's figure is that one's case (甲类奖励30万元，乙类奖励18万元).
    """
    if given.condition and any(is_offer(p) and p.as_written in given.condition for p in siblings):
        return None
    if given.beneficiary and any(
        p.beneficiary != given.beneficiary and p.condition == given.condition for p in siblings
    ):
        return given.beneficiary
    alike = given.beneficiary and any(
        p.beneficiary == given.beneficiary and p.condition not in (None, given.condition) for p in siblings
    )
    return given.condition if alike else None


Table = list[dict[str, float]]


def figure_features(inquiry: Inquiry, figures: Sequence[Figure], told: Collection[str], kept: Collection[str]) -> Table:
    """For each of several figures of a clause its features by name; a *lead* is its value less the best sibling's.

    ``told`` and ``kept`` are the ids of the provisions that the rules would tell, and would if they knew that the
    clause answers.
    """
    columns = _by_meaning(inquiry, figures) | _by_words(inquiry, figures) | _by_tier(inquiry, figures)
    columns |= _by_grade(inquiry, figures)
    asked = _asked(inquiry.understanding.text)
    rows = [_by_kind(inquiry, figure, figures, asked) for figure in figures]
    for place, row in enumerate(rows):
        row |= {name: column[place] for name, column in columns.items()}
        row["told"] = float(figures[place].provision.provision_id in told)
        row["kept"] = float(figures[place].provision.provision_id in kept)
    return rows


def _leads(values: Sequence[float]) -> list[float]:
    return [v - max([*values[:i], *values[i + 1 :]], default=v) for i, v in enumerate(values)]


def _by_meaning(inquiry: Inquiry, figures: Sequence[Figure]) -> dict[str, list[float]]:
    """Cosines of the question with a figure's case and with the words it is led by, with these turned too."""
    meanings, question = inquiry.meanings, inquiry.understanding.text
    if meanings is None:
        return {name: [0.0] * len(figures) for name in OF_MEANING}
    led = meanings.cosines(question, [f"{f.lead}{f.own}" for f in figures])
    cases = meanings.cosines(question, [f.case for f in figures])
    columns = {
        "led": _leads([plain for plain, _ in led]),
        "turned_led": _leads([turned for _, turned in led]),
        "case": _leads([plain for plain, _ in cases]),
    }
    abroad = float(inquiry.language == "en")
    return columns | {f"en_{name}": [abroad * value for value in columns[name]] for name in ("led", "case")}


def _by_words(inquiry: Inquiry, figures: Sequence[Figure]) -> dict[str, list[float]]:
    question = inquiry.understanding.text
    pairs, words = _pairs(question), _words(question)
    own_pairs, own_words = [_pairs(f.own) for f in figures], [_words(f.own) for f in figures]
    shared = (1 + len(pairs)) ** 0.5
    telling = [value / shared for value in _telling(own_pairs, pairs)]
    columns = {"letters": _leads(telling), "words": _leads(_telling(own_words, words))}
    cases = [f.case for f in figures]
    columns["case_letters"] = _telling([_pairs(case) for case in cases], pairs)
    columns["case_words"] = _telling([_words(case) for case in cases], words)
    for name in ("row", "head"):
        texts = [getattr(f, name) for f in figures]
        columns[f"{name}_letters"] = _leads([_share(_pairs(t), pairs) for t in texts])
        columns[f"{name}_words"] = _leads([_share(_words(t), words) for t in texts])
    said = [_pairs(f.said) for f in figures]
    columns["said_letters"] = [len(own & pairs) / (1 + len(own)) ** 0.5 for own in said]
    asked = set(re.findall(r"\d+", question))
    around = [f.own.replace(f.provision.as_written, "") for f in figures]
    columns["digits"] = [float(bool(asked & set(re.findall(r"\d+", text)))) for text in around]
    return columns


def _telling(found: Sequence[set[str]], asked: set[str]) -> list[float]:
    """For each figure how much of the question its words echo that not all its siblings' words do."""
    counts = Counter(one for own in found for one in own)
    return [sum(1 / counts[one] for one in own & asked if counts[one] < len(found)) for own in found]


def _share(own: set[str], asked: set[str]) -> float:
    return len(own & asked) / len(own) if own else 0.0


def _pairs(text: str) -> set[str]:
    letters = re.sub(r"\s", "", to_simplified(text).lower())
    return {letters[i : i + 2] for i in range(len(letters) - 1)}


def _words(text: str) -> set[str]:
    return set(_WORD.findall(to_chinese_ordinals(to_simplified(text).lower())))


def _by_tier(inquiry: Inquiry, figures: Sequence[Figure]) -> dict[str, list[float]]:
    found: list[Fit] = fits([f.bounds for f in figures], inquiry.understanding.text)
    return {
        "tier": [f.best for f in found],
        "inside": [f.inside for f in found],
        "outside": [f.outside for f in found],
        "same_figure": [f.same for f in found],
    }


def _by_grade(inquiry: Inquiry, figures: Sequence[Figure]) -> dict[str, list[float]]:
    found = grades_of(inquiry.understanding.text, figures)
    return {"graded": [same for same, _ in found], "misgraded": [other for _, other in found]}


def _by_kind(
    inquiry: Inquiry, figure: Figure, figures: Sequence[Figure], asked: Mapping[str, float]
) -> dict[str, float]:
    given, text = figure.provision, f"{figure.lead}{figure.own}"
    ceiling, share, penal = asked["ceiling"], asked["share"], asked["penalty"]
    cap, rate = float(given.limit is Limit.CAP), float(figure.is_share)
    paired = float(any(_is_pair(figure, other) for other in figures))
    yearly, monthly = _holds(_YEARLY, text), _holds(_MONTHLY, figure.own)
    in_all, per = _holds(_IN_ALL, text), _holds(_PER, f"{given.as_written}{figure.own}")
    fined = float(modality("penalty").search(text) is not None)
    floor = float(given.limit is Limit.FLOOR)
    return {
        "cap": cap,
        "rate": rate,
        "floor": floor,
        "ceiling_cap": ceiling * cap,
        "ceiling_other": ceiling * (1 - cap),
        "plain_cap": (1 - ceiling) * cap,
        "share_rate": share * rate,
        "share_sum": share * (1 - rate),
        "plain_rate": (1 - share) * rate,
        "paired": paired,
        "paired_ceiling_rate": paired * ceiling * rate,
        "paired_cap": paired * cap * (1 - share),
        "paired_plain_rate": paired * rate * (1 - ceiling) * (1 - share),
        "per": per,
        "each_per": per * asked["each"],
        "in_all": in_all,
        "in_all_asked": in_all * asked["in_all"],
        "in_part": (1 - in_all) * asked["in_all"],
        "in_all_ceiling": in_all * ceiling,
        "yearly": yearly,
        "yearly_asked": yearly * asked["by_year"],
        "monthly": monthly,
        "monthly_asked": monthly * asked["by_month"],
        "threshold": _holds(_THRESHOLD_BEFORE, figure.own[-14:]) * (1 - cap),
        "fine_asked": fined * penal,
        "fine_unasked": fined * (1 - penal),
        "offered": float(is_offer(given)),
        "named_money": float(given.nature is not Nature.OTHER),
        "money": float(given.currency is not None),
        "floor_asked": floor * asked["floor"],
        "tabled": float(bool(figure.row)),
        "unread": float(inquiry.meanings is None and inquiry.language == "en"),
        "first": float(figure is figures[0]),
        "last": float(figure is figures[-1]),
    }


def _asked(question: str) -> Mapping[str, float]:
    """How a question of amount is put: 1 for each way whose phrases it holds."""
    put = {name: _holds(phrases(f"asks_{name}"), question) for name in _PUT}
    return put | {"penalty": float(modality("penalty").search(question) is not None)}


def _holds(pattern: re.Pattern[str], text: str) -> float:
    return float(pattern.search(text) is not None)


def _is_pair(one: Figure, other: Figure) -> bool:
    return one.is_share != other.is_share and abs(one.provision.start - other.provision.start) < _NEAR_SUM


def beside_features(
    inquiry: Inquiry, figures: Sequence[Figure], rows: Table, values: Sequence[float], first: int
) -> Table:
    """For each figure what is weighed of telling it together with the ``first``; ``values`` are those of the rank."""
    asked, lead = _asked(inquiry.understanding.text), figures[first]
    total = sum(math.exp(value - values[first]) for value in values)
    ceiling, share = asked["ceiling"], asked["share"]
    found = []
    for place, figure in enumerate(figures):
        given = figure.provision
        pair = float(figure.is_share != lead.is_share)
        next_to = float(
            abs(place - first) == 1 and abs(given.start - lead.provision.start) < _BESIDE + len(given.as_written)
        )
        cap = float(given.limit is Limit.CAP)
        one_sentence = float(figure.period == lead.period)
        one_case = float(figure.said == lead.said or figure.case == lead.case)
        found.append(
            {
                "behind": values[place] - values[first],
                "chance": math.exp(values[place] - values[first]) / total,
                "chance_first": 1 / total,
                "one_sentence": one_sentence,
                "next_to": next_to,
                "pair": pair,
                "pair_next_to": pair * next_to,
                "pair_in_row": pair * float(bool(figure.row) and figure.row == lead.row),
                "ceiling": ceiling,
                "ceiling_pair": ceiling * pair,
                "share_pair": share * pair,
                "cap": cap,
                "cap_of_share": cap * pair * next_to * (1 - ceiling) * (1 - share),
                "first_is_share": float(lead.is_share),
                "several": asked["several"],
                "figures": math.log(len(figures)),
                "like_in_sentence": (1 - pair) * one_sentence,
                "one_case": (1 - pair) * one_case,
                "told": rows[place]["told"],
                "told_both": rows[place]["told"] * rows[first]["told"],
                "kept_both": rows[place]["kept"] * rows[first]["kept"],
            }
        )
    return found


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
    picked = of_the_grade(question, figures, picked)
    raised = of_the_raise(question, figures, picked)
    if raised != picked:
        return raised
    if (shared := of_the_share(question, figures, picked)) != picked:
        return [*shared, *picked] if _asks_for_both(question) else shared
    return _with_its_bound(question, figures, _of_period(question, figures, picked))


def _of_period(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """Of figures that come by the day and by the month those of the period asked for: 每人每月补多少."""
    asked = [name for name, (form, _) in _PERIODS.items() if re.search(form, question, re.IGNORECASE)]
    stated = [_periods(f) for f in picked]
    if len(asked) != 1 or not all(stated):
        return picked
    fitting = [f for f in picked if _periods(f) == asked]
    others = [f for f in figures if _periods(f) == asked]
    return fitting or (others if len(others) == 1 else picked)


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
        after = next((f for f in figures[place[0] + 1 :] if f.period == others[0].period), None)
        return [*picked, after] if after is not None and _is_cap(after) and _bounds(others[0], after) else picked
    return picked


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
    each = given.per is not None or _PER.search(f"{given.as_written}{one.own}") is not None
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
