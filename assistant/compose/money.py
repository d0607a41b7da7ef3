"""Writes provisions for readers: the written form kept, the converted one beside it."""

from __future__ import annotations

import re

from assistant.contract import Language
from assistant.evidence.modality import is_limited
from assistant.wording import Words
from corpus.model import Limit, Provision, ProvisionKind

_CURRENCY = {
    "CNY": ("元", "RMB "),
    "USD": ("美元", "USD "),
    "HKD": ("港元", "HKD "),
    "TWD": ("新台币", "TWD "),
    "EUR": ("欧元", "EUR "),
}
_CAP_WORDS = re.compile(
    r"最高|不(?:能|可|得|应)?超过|不[高多]于|上限|以内|以下|至多|最多|封顶|up to|not exceed|maximum|at most|capped",
    re.IGNORECASE,
)
_FLOOR_WORDS = re.compile(r"不(?:得|能|可|应)?[少低]于|至少|以上|at least|no less|minimum", re.IGNORECASE)
# What is left of a bound whose denial stands elsewhere: no person pays more than EUR 160.
_ABOVE = re.compile(r"(?:more|greater|higher|larger) than\b|over\b|above\b|exceed", re.IGNORECASE)
_BELOW = re.compile(r"(?:less|fewer|lower|smaller) than\b|under\b|below\b", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff]")
_POINTS = re.compile("百分点|percentage point", re.IGNORECASE)
_BARE = re.compile(r"[\d,.\s]+")
_OFTEN = {
    "year": "每年", "month": "每月", "day": "每天", "hour": "每小时", "minute": "每分钟", "time": "每次",
    "event": "每场", "person": "每人", "child": "每个孩子", "household": "每户", "company": "每家",
    "project": "每个项目", "unit": "每个", "item": "每件", "episode": "每集", "square_metre": "每平方米",
    "mu": "每亩", "tonne": "每吨",
}  # fmt: skip
def money(provision: Provision, language: Language) -> str:
    """A provision with its limiting words, e.g. 最高200万元（即2,000,000元） or up to RMB 2 million (最高200万元)."""
    words = Words(language)
    written = _limited(provision, provision.as_written)
    plain = _plain(provision, language)
    if plain is None:
        return written
    if _BARE.fullmatch(provision.as_written) and provision.currency:
        return f"{_before_bare(provision, language)}{plain}"
    if language == "zh" and _already_plain(provision.as_written):
        return written
    if language == "en" and provision.as_written.isascii():
        return written
    prefix = _prefix(provision, language) if language == "en" else ""
    return words("amount.converted", written=written, plain=f"{prefix}{plain}")


def _before_bare(provision: Provision, language: Language) -> str:
    """What stands before a figure that is alone in its cell of a table: whatever the head of its column says of it."""
    if language == "en":
        return _prefix(provision, language)
    often = "".join(_OFTEN.get(part, "") for part in (provision.per or "").split("/"))
    return often + {Limit.CAP: "最高", Limit.FLOOR: "不少于"}.get(provision.limit, "")


def _limited(provision: Provision, written: str) -> str:
    """The written form, with the limiting word that governs a list put back before its later members."""
    if not _HAN.search(written):
        denied = provision.limit is Limit.CAP and _ABOVE.match(written)
        if provision.limit is Limit.CAP and provision.currency and not denied and not is_limited(written):
            return f"up to {written}"
        return f"not {written}" if denied or (provision.limit is Limit.FLOOR and _BELOW.match(written)) else written
    prefix = ""
    yearly = provision.per is not None and "year" in provision.per.split("/")
    if yearly and "年" not in written:
        prefix += "每年"
    if provision.one_off and "一次性" not in written:
        prefix += "一次性"
    if provision.limit is Limit.CAP and not _CAP_WORDS.search(written):
        prefix += "最高"
    if provision.limit is Limit.FLOOR and not _FLOOR_WORDS.search(written):
        prefix += "不少于"
    return prefix + written


def _prefix(provision: Provision, language: Language) -> str:
    words = Words(language)
    text = "one-off, " if provision.one_off else ""
    if provision.limit is Limit.CAP or (
        provision.kind is ProvisionKind.RATE and _CAP_WORDS.search(provision.as_written)
    ):
        text += words("amount.cap")
    elif provision.limit is Limit.FLOOR:
        text += words("amount.floor")
    elif provision.nature.value == "top_up":
        text += "an additional "
    return text


def _plain(provision: Provision, language: Language) -> str | None:
    if provision.kind is ProvisionKind.RATE:
        return None if language == "zh" else _rate(provision)
    values = _values(provision)
    if not values:
        return None
    zh, en = _CURRENCY.get(provision.currency or "CNY", ("", f"{provision.currency} "))
    if language == "zh":
        return "至".join(f"{_grouped(v)}{zh}" for v in values)
    suffix = "".join(f" per {part.replace('_', ' ')}" for part in provision.per.split("/")) if provision.per else ""
    return " to ".join(f"{en}{_english(v)}" for v in values) + suffix


def plain_sum(value: float, currency: str | None, language: Language) -> str:
    """A sum that code derived: 300万元（3,000,000元） or RMB 3 million."""
    zh, en = _CURRENCY.get(currency or "CNY", ("", f"{currency} "))
    if language == "en":
        return f"{en}{_english(value)}"
    grouped = f"{_grouped(value)}{zh}"
    return f"{value / 10_000:g}万{zh}（{grouped}）" if value >= 10_000 and value % 10_000 == 0 else grouped


def _rate(provision: Provision) -> str | None:
    if _POINTS.search(provision.as_written):
        points = " to ".join(f"{round(v * 100, 4):g}" for v in _values(provision))
        return points and f"{points} percentage points"
    return " to ".join(f"{round(v * 100, 4):g}%" for v in _values(provision)) or None


def _values(provision: Provision) -> list[float]:
    bounds = [v for v in (provision.min, provision.max) if v is not None]
    return bounds or ([provision.value] if provision.value is not None else [])


def _grouped(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _english(value: float) -> str:
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{round(value / size, 4):g} {name}"
    return _grouped(value)


def _already_plain(written: str) -> bool:
    return not re.search(r"[万亿千百十一二三四五六七八九]", written)


def period(provision: Provision, language: Language) -> str:
    """A term, validity or deadline, e.g. 不超过3年 or not more than 3 years (不超过3年)."""
    if language == "zh" or provision.as_written.isascii() or provision.value is None:
        return provision.as_written.removeprefix("有效期限").removeprefix("有效期").lstrip("为是:： ")
    en = (provision.unit or "").removesuffix("s").replace("_", " ")
    number = f"{provision.value:g}"
    plural = "" if provision.value == 1 else "s"
    limit = {"cap": "not more than ", "floor": "at least "}.get(provision.limit.value, "")
    return f"{limit}{number} {en}{plural} ({provision.as_written})" if en else provision.as_written
