"""The figures of one clause, each in its own case.

A clause often fixes several: 自理老人100元，半失能老人200元，失能老人400元; a share beside its ceiling; a table. What
the case of each says is its member of a series, its row and column, else the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evidence.tiers import in_units_of, intervals
from assistant.evidence.views import ClauseView, is_offer
from corpus.model import Limit, Provision, ProvisionKind
from corpus.scripts import to_simplified

if TYPE_CHECKING:
    from corpus.provisions.tables import Cell

_STOPS = "。；;\n！？!?"
_OWN_END = re.compile(r"[。；;\n，,、）)]|$")
_JOINT = re.compile(r"(?<=[A-Za-z0-9.%)])(?:[,;]\s+(?:and|or|but)?\s*|\s+(?:and|or|but)\s+)", re.IGNORECASE)
_COLON = re.compile(r".*[：:]", re.DOTALL)
_RANGE_BEHIND = re.compile(r"(?:及?以上)?[、，,]?(?:但)?(?:不满|不足|未满|低于|至|到|-|—|~)\s*\d")
_REACHED = re.compile(r"(?:达到?|超过|突破|高于|不少于|不低于|(?<![不未])满)(?:了)?\s*$")
_WHO = re.compile(r"(?:及?以上)?的(?=[\u4e00-\u9fff])")
_CONDITION = re.compile(r"[^\d，,。；;%％]{0,8}?[的者](?=[，,、；;：:])")
_AGGRAVATED = re.compile(
    r"\s*(?:情[节節](?:较|較|特别|特別)?(?:严|嚴)重|拒不|逾期|造成|再次|多次|屡次"
    r"|(?:if|where|in) (?:the )?(?:case|circumstances?|serious))"
)
"""How a heavier fine goes on from the one before it: …的，给予警告；情节严重的，处一万元以上五万元以下的罚款."""
_OF_A_BOUND = re.compile(
    r"[，,、\s]*(?:给予|予以)?(?:补助|补贴|奖励|奖补|资助|抵扣|贴息|支持|返还|减免|扶持|补偿|报销|配套|优惠)?[，,、\s]*(?:但|且)?(?:[每单][\u4e00-\u9fff]{1,4})?"
    r"(?:每年|累计|合计)*"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum or share of a clause with the words that say when it is given.

    ``lead`` is what the series or table begins with, ``own`` the words from the figure before to this one, ``case``
    what tells it from its siblings; ``row`` and ``head`` are those of a table, else empty. ``bounds`` is the case with
    the figures of a row in the unit that its column is in. ``period`` is where its sentence begins,
    ``line`` where its line does. ``is_case``: it is what a case turns on (达到85%以上的).
    """

    provision: Provision
    lead: str
    own: str
    case: str
    row: str
    head: str
    bounds: str
    period: int
    line: int = 0
    is_case: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is a share of something."""
        return self.provision.kind is ProvisionKind.RATE

    @property
    def is_heavier(self) -> bool:
        """Whether it is a heavier fine for a deed that the sentence before tells."""
        return self.lead.endswith(("；", ";")) and _AGGRAVATED.match(self.own) is not None

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
    line = text.rfind("\n", 0, given.start) + 1
    cell = _cell(text, given.start)
    if cell is not None:
        row = text[cell.row_start : cell.row_end].strip() if cell.row_end <= given.start else ""
        case = f"{row} {cell.head}".strip()
        bounds = f"{in_units_of(cell.row_head, row)} {cell.head}".strip()
        return Figure(given, cell.lead, f"{case} {given.as_written}", case, row, cell.head, bounds, period, line)
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
        return Figure(given, first.lead, f"{first.own}{own}", f"{first.case}{case}", "", "", first.bounds, period, line)
    turns = given.limit is not Limit.RANGE and _is_threshold(text, given)
    if (deed := _deed_before(text, period, own)) is not None:
        lead, case = deed, f"{deed}{case}"
    plain = own.replace(given.as_written, " ")
    respective = case == given.condition and "分别" in to_simplified(f"{lead}{own}")
    bounds = plain if not respective and len(intervals(plain)) > len(intervals(case)) else case
    return Figure(given, lead, own, case, "", "", bounds, period, line, is_case=turns)


def _deed_before(text: str, period: int, own: str) -> str | None:
    """What a heavier fine is for, which the sentence before it tells; None where the figure is no such fine."""
    if _AGGRAVATED.match(own) is None or text[period - 1 : period] not in ("；", ";"):
        return None
    start = max(text.rfind(stop, 0, period - 1) for stop in "。\n") + 1
    return text[start:period]


def _is_threshold(text: str, given: Provision) -> bool:
    """Whether a figure is what a case turns on, so that it belongs to the words of the next: 达到85%以上的."""
    if is_offer(given):
        return False
    bounded = given.limit in (Limit.RANGE, Limit.FLOOR)
    closed = given.end + text.startswith(("）", ")"), given.end)  # 较高投入（投资规模在1亿元以上）的项目
    ranged = bounded and (text.startswith(("的", "者"), closed) or _RANGE_BEHIND.match(text, given.end) is not None)
    reached = _REACHED.search(text, max(given.start - 6, 0), given.start) and _WHO.match(text, given.end)
    return ranged or reached is not None or _CONDITION.match(text, given.end) is not None


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
    alike = any(p.beneficiary == given.beneficiary and p.condition not in (None, given.condition) for p in siblings)
    return given.condition if alike and (given.beneficiary or _is_listed(given, siblings)) else None


def _is_listed(given: Provision, siblings: Sequence[Provision]) -> bool:
    """Whether the figure stands right beside another one: 100元、200元、300元."""
    return any(p.condition and 1 in (given.start - p.end, p.start - given.end) for p in siblings)
