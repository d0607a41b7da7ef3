"""Sums of money: 200万元, 10万美元, RMB 2 million, NT$500,000, and lists and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from corpus.model import Limit, ProvisionKind
from corpus.provisions.limits import bounds, continued_cap
from corpus.provisions.mention import Mention
from corpus.provisions.per import written_per
from corpus.provisions.reading import Reading
from corpus.provisions.series import ARABIC, NUMBER, Figure, by_series, chain, magnitude, number_value, scan
from corpus.provisions.tables import Cell, capped_by_head, cell_at, is_ceiling
from corpus.provisions.vocabulary import either, words

_NOT_MONEY_AFTER = r"(?![化论素旦宵首帅件老])"


@cache
def _chinese() -> re.Pattern[str]:
    unit = either("currency.zh")
    return re.compile(
        rf"(?P<before>(?:{unit}|{either('currency.en')})\s?)?(?P<number>{NUMBER})"
        rf"(?P<unit>(?:\s*[（(]不?含[）)])?\s*(?:元\s*人民币|{unit}){_NOT_MONEY_AFTER})?",
        re.IGNORECASE,
    )


@cache
def _english() -> re.Pattern[str]:
    unit, scale = either("currency.en"), either("magnitude.en")
    return re.compile(
        rf"(?:(?P<before>{unit})\s?)?(?P<number>(?<![\d.A-Za-z]){ARABIC})(?:\s?(?P<scale>{scale}))?(?:[^\S\t\n](?P<unit>{unit}))?",
        re.IGNORECASE,
    )


def find_amounts(reading: Reading) -> Iterator[Mention]:
    """Every sum of money, threshold or grant alike, in currency units (yuan, not 万元)."""
    text = reading.figures
    taken = bytearray(len(text))
    capped: Mention | None = None
    for pattern, make in ((_chinese(), _from_chinese), (_english(), _from_english)):
        figures = chain(text, scan(pattern, text, make))
        series = by_series(figures)
        for figure in figures:
            if any(taken[figure.start : figure.end]):
                continue
            taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
            mention = capped_by_head(reading, _mention(text, figure, series[figure.series]))
            if mention.limit is Limit.EXACT and continued_cap(text, capped, mention):
                mention = replace(mention, limit=Limit.CAP)
            capped = mention if mention.limit is Limit.CAP else None
            yield mention


def find_tabled(reading: Reading) -> Iterator[Mention]:
    """The bare numbers of a table whose column or row names the money: 补贴（元/月） over 2000."""
    text = reading.figures
    for match in _bare_cells().finditer(text) if "\t" in text else ():
        cell = cell_at(reading.words, match.start("number"))
        head = _unit_over(cell, reading.words[cell.row_start : cell.row_end]) if cell is not None else None
        value = number_value(match["number"])
        if head is None or value is None:
            continue
        size = _HEAD_SCALES.get(head["scale"] or "", 1)
        yield Mention(
            ProvisionKind.AMOUNT, match.start("number"), match.end("number"), match.start("number"),
            Limit.CAP if cell and is_ceiling(cell.head) else Limit.EXACT,
            unit=_currency(head["unit"], None), value=value * size, currency=_currency(head["unit"], None),
            per=written_per(head.string, head.end("unit"))[0], series=match.start("number"),
        )  # fmt: skip


def _unit_over(cell: Cell, row: str) -> re.Match[str] | None:
    """The unit of money that the head of a column names, else that of its row, else the line before the table."""
    own = _unit_of_head().search(cell.head)
    if own is not None or _OTHER_UNIT.search(cell.head):
        return own
    return _unit_of_head().search(row) or _unit_of_head().search(cell.lead)


_OTHER_UNIT = re.compile(r"[（(]|数量|人数|户数|床位|面积|比例|系数|分值|期限|年限|序号|编号|%")
_HEAD_SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "亿": 1e8}


@cache
def _bare_cells() -> re.Pattern[str]:
    return re.compile(rf"(?m)(?:^|(?<=\t))[ \u3000]*(?P<number>{ARABIC})[ \u3000]*(?=\t|$)")


@cache
def _unit_of_head() -> re.Pattern[str]:
    return re.compile(rf"[（(:：]\s*(?:单位[:：]\s*)?(?P<scale>百万|[百千万亿])?(?P<unit>{either('currency.zh')})")


def _mention(text: str, figure: Figure, series: list[Figure]) -> Mention:
    found = bounds(text, figure, series[0], series[-1])
    return Mention(
        ProvisionKind.AMOUNT, found.start, found.end, figure.start, found.limit, unit=figure.unit,
        value=figure.value, min=figure.min, max=figure.max, currency=figure.unit,
        per=written_per(text, found.end)[0],
        series=figure.series, position=figure.position, size=figure.size,
    )  # fmt: skip


def _from_chinese(match: re.Match[str]) -> Figure | None:
    value = number_value(match["number"])
    currency = _currency(match["unit"], match["before"])
    if value is None or _is_bare(match):
        return None
    if match["unit"] is None and (match["before"] is None or magnitude(match["number"]) == 1):
        start = match.start("number")
        return Figure(start, match.end("number"), value, "", magnitude(match["number"]), has_unit=False)
    plain = match["before"] is None and (match["unit"] or "").strip() == "元"
    return Figure(match.start(), match.end(), value, currency, magnitude(match["number"]), plain=plain)


def _is_bare(match: re.Match[str]) -> bool:
    """一元, 二元 and 多元 are words; a single Chinese digit is money only behind a limit or unit word."""
    number = match["number"]
    return len(number) == 1 and number in "〇零一二两百千" and match["unit"] is not None


def _from_english(match: re.Match[str]) -> Figure | None:
    value = number_value(match["number"])
    if value is None:
        return None
    scale = float(words("magnitude.en")[match["scale"].lower()]) if match["scale"] else 1.0
    written = (match["before"] or match["unit"] or "").strip().lower()
    if not written:
        if match["scale"] is None and "," in match["number"]:
            return None
        return Figure(match.start("number"), match.end(), value * scale, "", scale, has_unit=False)
    unit = words("currency.en")[re.sub(r"\s+", " ", written)]
    return Figure(match.start(), match.end(), value * scale, unit, scale, leading=match["before"] is not None)


def _currency(unit: str | None, before: str | None) -> str:
    """The stronger word decides: 新台币…元 is TWD, 100万元人民币 CNY, 10万美元 USD."""
    table = {**words("currency.en"), **words("currency.zh")}
    named = [re.sub(r"[（(].*?[）)]|\s", "", word).lower() for word in (before, unit) if word]
    codes = [next((code for key, code in table.items() if name == key or name.endswith(key)), "CNY") for name in named]
    names = [name for name in named if name not in ("元", "¥")]
    foreign = [table.get(name, "CNY") for name in names]
    return foreign[0] if foreign else (codes[0] if codes else "CNY")
