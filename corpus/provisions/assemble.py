"""From the figures of a clause to its provisions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from corpus.model import Clause, Item, Nature, Provision, ProvisionKind, ReferenceRole, RuleReference
from corpus.provisions.ages import find_ages
from corpus.provisions.amounts import find_amounts, find_tabled
from corpus.provisions.conditions import condition_of
from corpus.provisions.counts import find_counts
from corpus.provisions.dates import find_dates
from corpus.provisions.english import english_condition, english_receiver
from corpus.provisions.mention import Mention
from corpus.provisions.pairing import paired, paired_figures, split_list, with_common_bound
from corpus.provisions.per import is_one_off, spoken_per
from corpus.provisions.purpose import Purpose, Stretch, is_chinese, nature_of, purpose_of
from corpus.provisions.rates import find_rates
from corpus.provisions.reading import Reading, read
from corpus.provisions.receivers import receiver
from corpus.provisions.support_terms import support_term
from corpus.provisions.tables import cell_at, names_its_row
from corpus.provisions.terms import find_terms

_FINDERS = (find_dates, find_amounts, find_tabled, find_rates, find_ages, find_terms, find_counts)
_MONEY = (ProvisionKind.AMOUNT, ProvisionKind.RATE)


@dataclass(frozen=True, slots=True)
class _Grant:
    """What the members of one list of sums have in common."""

    purpose: Purpose
    nature: Nature
    names: tuple[str | None, ...]
    conditions: tuple[str | None, ...]
    per: str | None
    one_off: bool | None
    term: str | None
    basis: RuleReference | None


def provisions_of(clause: Clause, references: Sequence[RuleReference]) -> tuple[Provision, ...]:
    """Every fact with a number or date that ``clause`` fixes, in text order."""
    reading = read(clause.text)
    mentions = _mentions(reading)
    grants = {key: _grant(reading, group, mentions, references) for key, group in _money_series(mentions).items()}
    provisions = []
    for index, mention in enumerate(mentions):
        grant = grants.get((mention.kind, mention.series)) if mention.kind in _MONEY else None
        bound = mention.kind in _MONEY and names_its_row(reading.words, mention.core)
        provisions.append(_provision(clause, f"{clause.clause_id}{letters(index)}", mention, grant, bound=bound))
    return tuple(provisions)


def letters(index: int) -> str:
    """The suffix of the provision at ``index``: a to z, then aa, ab and so on."""
    suffix = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        suffix = ascii_lowercase[rest] + suffix
    return suffix


def _mentions(reading: Reading) -> list[Mention]:
    """The figures in text order; where two readings of one number compete, the earlier finder wins."""
    taken = bytearray(len(reading.text))
    kept = []
    for find in _FINDERS:
        for mention in find(reading):
            if any(taken[mention.core : mention.end]):
                continue
            taken[mention.core : mention.end] = b"\1" * (mention.end - mention.core)
            kept.append(mention)
    return sorted(kept, key=lambda mention: (mention.start, mention.core))


def _money_series(mentions: Sequence[Mention]) -> dict[tuple[ProvisionKind, int], list[Mention]]:
    groups: dict[tuple[ProvisionKind, int], list[Mention]] = {}
    for mention in mentions:
        if mention.kind in _MONEY:
            groups.setdefault((mention.kind, mention.series), []).append(mention)
    return groups


def _grant(
    reading: Reading, group: Sequence[Mention], mentions: Sequence[Mention], references: Sequence[RuleReference]
) -> _Grant:
    nearby = _of_sentence(reading, group[0], mentions)
    stretch = _stretch(reading, group, nearby)
    purpose = purpose_of(reading, stretch)
    around = reading.words[stretch.since : stretch.until]
    per = spoken_per(_frequency_words(reading, stretch)) or group[0].per
    if purpose is not Purpose.GIVEN:
        blank = (None,) * len(group)
        per = per if purpose is Purpose.DEDUCTION else None
        return _Grant(purpose, Nature.OTHER, blank, blank, per, None, None, None)
    names, conditions = _who(reading, stretch, len(group))
    one_off = True if is_one_off(around) else (False if per and "year" in per.split("/") else None)
    return _Grant(
        purpose, nature_of(reading, stretch), names, conditions, per, one_off,
        support_term(reading, stretch, nearby), _basis(reading, stretch, references),
    )  # fmt: skip


def _of_sentence(reading: Reading, mention: Mention, mentions: Sequence[Mention]) -> Sequence[Mention]:
    start, end = reading.sentence(mention.core)
    first = bisect_left(mentions, start, key=lambda other: other.start)
    return mentions[first : bisect_left(mentions, end, key=lambda other: other.start)]


def _stretch(reading: Reading, group: Sequence[Mention], mentions: Sequence[Mention]) -> Stretch:
    start, end = group[0].core, group[-1].end
    since, until = reading.segment(group[0].core)
    own = {mention.core for mention in group}
    for other in mentions:
        if other.core in own or other.kind not in _MONEY:
            continue
        if since < other.end <= group[0].start:
            since = other.end
        elif end <= other.start < until:
            until = other.start
    return Stretch(start, end, min(since, start), max(until, end), group[0].start, group[0].kind is ProvisionKind.RATE)


def _frequency_words(reading: Reading, stretch: Stretch) -> str:
    """The words in which a frequency may stand: those of the sum, and a leading 每年对…，."""
    own = reading.words[stretch.since : stretch.end]
    if not is_chinese(reading, stretch.start):
        return own + reading.words[stretch.end : stretch.end + 40].split(",")[0]
    segments = reading.segments(reading.part(stretch.start)[0], stretch.start)
    if len(segments) < 2:
        return own
    lead = reading.words[segments[-2][0] : segments[-2][1]].strip()
    return (lead[:2] if lead[:3] in ("每年对", "每年给", "每年按", "每年向") else "") + own


def _who(reading: Reading, stretch: Stretch, size: int) -> tuple[tuple[str | None, ...], tuple[str | None, ...]]:
    cell = cell_at(reading.words, stretch.start)
    if cell is not None and cell.row_end <= stretch.start:
        return (reading.text[cell.row_start : cell.row_end].strip(),) * size, (None,) * size
    if not is_chinese(reading, stretch.start):
        name = english_receiver(reading, stretch)
        return (name,) * size, (english_condition(reading, stretch, name),) * size
    found = receiver(reading, stretch)
    condition = condition_of(reading, stretch, found)
    if found is None or _NOBODY.fullmatch(reading.text[found.start : found.end].strip()):
        return (None,) * size, _respective_cases(reading, stretch, size) or (condition,) * size
    name = reading.text[found.start : found.end].strip().removesuffix("分别")
    respectively = "分别" in reading.words[min(found.end, stretch.since) : stretch.start]
    if (members := paired(name, size, respectively=respectively)) is not None:
        return tuple(members), (condition,) * size
    for listed in (name, *re.split("[，,]", condition or "")):
        if (figures := paired_figures(listed, size)) is not None:
            return (name,) * size, tuple(figures)
    cases = _respective_cases(reading, stretch, size)
    return (name or None,) * size, cases or (condition,) * size


_NOBODY = re.compile(r"(?:但|且|并|其中|最终)*(?:合计|累计|总计|总额|全年|年度|每年|当年)*")
"""Words before a sum that name no one: 但合计每月不超过4000元."""
_SUMS_BEFORE = re.compile(r"^.*\d[\d.]*\s*(?:[%％]|[万亿百千]*元)[^，,]*(?:[，,]|$)")

_LED_BY = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百\d]+条|\d+(?:\.\d+)*[.、\s])?\s*(?:每年)?(?:对(?:于)?)?"
)


def _respective_cases(reading: Reading, stretch: Stretch, size: int) -> tuple[str | None, ...]:
    """The cases that sums answer one by one: 对规模给予奖励：达到50群、100群的，分别奖励…; empty where they do not."""
    before = reading.words[reading.part(stretch.start)[0] : stretch.start]
    *lists, _ = before[max(map(before.rfind, "：:。；;\n")) + 1 :].split("分别")
    # a second row of sums answers the same list: I期、II期的，分别按20%、25%，分别最高300万元、600万元
    own = lists[-1:] if len(lists) < 2 else [_SUMS_BEFORE.sub("", lists[-1]), lists[0]]
    for listed in own if size > 1 else ():
        members = split_list(_LED_BY.sub("", listed).rstrip("，, 的"))
        if len(members) == size and all(members):
            return with_common_bound(members)
    return ()


def _basis(reading: Reading, stretch: Stretch, references: Sequence[RuleReference]) -> RuleReference | None:
    """The rule of the same sentence by which the sum is given or to which it is added."""
    start, end = reading.sentence(stretch.start)
    roles = (ReferenceRole.DECIDES, ReferenceRole.TOPS_UP)
    near = [rule for rule in references if start <= rule.start < end and rule.role in roles]
    return min(near, key=lambda rule: abs(rule.start - stretch.start), default=None)


def _provision(clause: Clause, provision_id: str, mention: Mention, grant: _Grant | None, *, bound: bool) -> Provision:
    kind = ProvisionKind.OTHER if bound else mention.kind
    if grant is not None and kind is ProvisionKind.AMOUNT and grant.purpose in (Purpose.THRESHOLD, Purpose.PENALTY):
        kind = ProvisionKind.OTHER
    at = mention.position
    return Provision(
        provision_id=provision_id,
        kind=kind,
        as_written=clause.text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        limit=mention.limit,
        value=mention.value,
        min=mention.min,
        max=mention.max,
        unit=mention.unit if mention.kind is not ProvisionKind.DATE else None,
        currency=mention.currency,
        nature=grant.nature if grant else Nature.OTHER,
        per=mention.per or (grant.per if grant else None),
        one_off=grant.one_off if grant else None,
        term=grant.term if grant else None,
        beneficiary=grant.names[at] if grant and at < len(grant.names) else None,
        condition=grant.conditions[at] if grant and at < len(grant.conditions) else mention.condition,
        basis=grant.basis if grant else None,
        item_id=_innermost(clause.items, mention.start, mention.end),
        date=mention.date,
    )


def _innermost(items: Sequence[Item], start: int, end: int) -> str | None:
    holding = [item for item in items if item.start <= start and end <= item.end]
    return min(holding, key=lambda item: item.end - item.start).item_id if holding else None
