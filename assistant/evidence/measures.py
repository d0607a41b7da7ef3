"""Whether a sentence states the quantity that a question asks for: its number in the asked measure."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NUMBER = (
    r"(?<![\d.第])(?:\d[\d,.]*|[零〇一二两三四五六七八九十百千半]+|(?:one|two|three|four|five|six|seven|ten)\b)\s*"
)
_FRACTION = (
    r"百分之[零〇一二两三四五六七八九十百\d]+|[一二两三四五六七八九十百]+分之[一二两三四五六七八九十百]+"
    r"|(?:one|two|three)[ -](?:half|third|quarter|fifth)s?"
)
_COUNTED = re.compile(r"(?:几|多少)(个|部|家|项|次|场|件|种|款|条|台|套|届|轮|册|首)")


@dataclass(frozen=True, slots=True)
class Measure:
    """One kind of quantity: how questions ask for it, how sentences state it."""

    name: str
    asked: re.Pattern[str]
    written: re.Pattern[str]


def asked_measures(question: str) -> tuple[Measure, ...]:
    """The measures that a normalised question asks for; the general ones only where no exact one is named."""
    found = tuple(m for m in _measures() if m.asked.search(question))
    exact = tuple(m for m in found if m.name not in {"duration", "piece"})
    if exact:
        return exact
    counted = _COUNTED.search(question)
    return tuple(_counting(m, counted.group(1)) if m.name == "piece" and counted else m for m in found)


def states(measures: tuple[Measure, ...], sentence: str) -> bool:
    """Whether a sentence (simplified) gives a number in one of these measures."""
    return any(m.written.search(sentence) for m in measures)


def _counting(measure: Measure, unit: str) -> Measure:
    return Measure(measure.name, measure.asked, re.compile(_NUMBER + re.escape(unit)))


@cache
def _measures() -> tuple[Measure, ...]:
    table = tomllib.loads((files("assistant.evidence") / "measures.toml").read_text("utf-8"))
    return tuple(_measure(entry) for entry in table["measure"])


def _measure(entry: dict[str, object]) -> Measure:
    name, asked, written = str(entry["name"]), entry["asked"], entry["written"]
    assert isinstance(asked, list) and isinstance(written, list)
    forms = [f"{_NUMBER}(?:{form})" for form in written] or ["(?!)"]
    if name == "share":
        forms.append(_FRACTION)
    return Measure(name, re.compile("|".join(asked), re.IGNORECASE), re.compile("|".join(forms), re.IGNORECASE))
