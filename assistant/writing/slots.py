"""Puts provisions where a sentence has their slots: limiting word, period and beneficiary included."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from assistant.compose.money import money, period
from assistant.contract import Language
from assistant.wording import Words
from assistant.writing.beneficiaries import rendered_name
from assistant.writing.sheet import SLOT, Sheet, Slot
from corpus.model import Provision, ProvisionKind

Named = Callable[[str, Slot], bool]


def slots_of(text: str, sheet: Sheet) -> tuple[list[Slot], list[str]]:
    """The provisions a sentence names, in order, and the ids that name none."""
    found, unknown = [], []
    for match in SLOT.finditer(text):
        slot = sheet.slot(match[1])
        if slot is None:
            unknown.append(match[1])
        else:
            found.append(slot)
    return found, unknown


def render(text: str, sheet: Sheet, language: Language, named: Named) -> str:
    """The sentence with its figures.

    Limiting words that the model wrote right before a slot are not said twice. For whom an amount
    is stands behind it unless ``named`` says that the sentence says so.
    """
    out, last = "", 0
    for match in SLOT.finditer(text):
        slot = sheet.slot(match[1])
        if slot is None:
            continue
        shown = figure(slot.provision, language)
        before = _without_repeated(text[last : match.start()], slot.provision)
        joined = " " if language == "en" and before[-1:].isalnum() else ""
        out += before + joined + shown
        if slot.provision.currency and slot.provision.beneficiary and not named(text, slot):
            out += _for_whom(slot, slot.provision.beneficiary, language)
        last = match.end()
    return re.sub(r"\s{2,}", " ", out + text[last:]).strip()


def _for_whom(slot: Slot, beneficiary: str, language: Language) -> str:
    name = rendered_name(slot.source, slot.provision) if language == "en" else None
    if name is None:
        return Words(language)("writing.beneficiary", beneficiary=beneficiary)
    return Words(language)("writing.beneficiary_rendered", beneficiary=beneficiary, rendering=name)


def figure(provision: Provision, language: Language) -> str:
    """A provision for readers, in the words of their language with the written form beside it."""
    if provision.kind in {ProvisionKind.AMOUNT, ProvisionKind.RATE} or provision.currency:
        return money(provision, language)
    if provision.kind in {ProvisionKind.TERM, ProvisionKind.VALIDITY}:
        return period(provision, language)
    if provision.kind is ProvisionKind.DATE and len(provision.date or "") < len("2022-01-01"):
        return Words(language)("writing.open_date", written=provision.as_written)
    if language == "en" and provision.value is not None and not provision.as_written.isascii():
        return f"{provision.value:,.10g} ({provision.as_written})"
    return provision.as_written


def _without_repeated(before: str, provision: Provision) -> str:
    """``before`` without the limiting words at its end that the figure brings itself."""
    words = sorted((w for name in _carried(provision) for w in limits()[name]), key=len, reverse=True)
    trimmed = before.rstrip()
    for _ in range(3):
        cut = next((w for w in words if trimmed.lower().endswith(w)), None)
        if cut is None:
            return before if trimmed == before.rstrip() else trimmed + (" " if trimmed[-1:].isascii() else "")
        trimmed = trimmed[: len(trimmed) - len(cut)].rstrip()
    return trimmed


def _carried(provision: Provision) -> Sequence[str]:
    names = [provision.limit.value]
    if provision.one_off:
        names.append("one_off")
    if provision.per and "year" in provision.per:
        names.append("per_year")
    if provision.nature.value == "top_up":
        names.append("top_up")
    return names


@cache
def limits() -> Mapping[str, tuple[str, ...]]:
    """The words that say how a figure is bound, by kind of bound, both languages."""
    table = tomllib.loads((files("assistant.writing") / "limits.toml").read_text("utf-8"))
    return {name: tuple(row["zh"] + row["en"]) for name, row in table.items()}
