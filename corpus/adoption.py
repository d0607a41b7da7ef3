"""The adoption line of laws and orders: who passed or published them, when, under what number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.issuers import ORGAN_END
from corpus.titles import NUMBER
from corpus.written_dates import ANY_DATE, parse_date

_VERB = r"公布施行|公布|发布|颁布|印发|通过|修订|修正|批准|制定|施行|令"
_LINE = re.compile(rf"^[（(]?\s*(?:根据\s*|(?:{NUMBER.pattern})[，,\s]*)?{ANY_DATE}.*(?:{_VERB})")
_CONTINUED = re.compile(rf"^(?:根据|和)?\s*.*{ANY_DATE}.*(?:{_VERB})[^。]*[)）]$")
_EVENT = re.compile(rf"(?P<amends>根据\s*)?(?P<date>{ANY_DATE})(?P<words>.*?)"
                    rf"(?=(?:[、，,和\s]*根据)?\s*{ANY_DATE}|[)）]*$)", re.DOTALL)
_EFFECT = re.compile(rf"[\s，,]*自(?:\s*{ANY_DATE}|[公发颁]布之日)起(?:施行|实施)")
_LAST_VERB = re.compile(rf".*({_VERB})", re.DOTALL)
_ORDER = re.compile(r"(?P<organ>[\u4e00-\u9fff、]{2,80}?)令\s*"
                    r"(?P<number>(?:(?:19|20)\d{2}\s*年\s*)?第\s*[\d一二三四五六七八九十百零〇]+\s*号)")
_SITTING = re.compile(r"第[一二三四五六七八九十百零〇\d]+届|第[一二三四五六七八九十百零〇\d]+次.*$")


@dataclass(frozen=True, slots=True)
class Adoption:
    """The event that gave the text its present version, and later amendments in words."""

    day: date
    words: str
    issuer: str | None
    number: str | None
    amendments: tuple[str, ...] = ()


def read_adoption(lines: Sequence[str]) -> Adoption | None:
    """What the adoption lines at the top say, or None without such a line.

    A revision (修订) adopts a new text and counts; an amendment (修正, 根据…修订) does not.
    """
    words = _EFFECT.sub("", " ".join(_adoption_lines(lines)).strip("（）() "))
    events = list(_EVENT.finditer(words)) if words else []
    adopting = [event for event in events if _adopts(event)]
    if not adopting:
        return None
    event = adopting[-1]
    day = parse_date(event["date"])
    if day is None:
        return None
    issuer, number = _who(event["words"])
    later = tuple(other[0].strip(" ，、　") for other in events
                  if other.start() > event.start() and _verb(other) != "施行")
    return Adoption(day, event[0].strip(" ，、　"), issuer, number, later)


def _adoption_lines(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for line in lines[:12]:
        if _LINE.match(line) or (found and not found[-1].endswith(("）", ")")) and _CONTINUED.match(line)):
            found.append(line)
        elif found:
            break
    return found


def _verb(event: re.Match[str]) -> str:
    match = _LAST_VERB.match(event["words"])
    return match[1] if match else ""


def _adopts(event: re.Match[str]) -> bool:
    return not event["amends"] and _verb(event) not in ("修正", "施行", "批准", "")


def _who(words: str) -> tuple[str | None, str | None]:
    """The body and the number of its order: 国务院令第711号."""
    compact = "".join(words.split())
    if match := _ORDER.search(compact):
        organ = match["organ"].removeprefix("中华人民共和国")
        return organ, f"{organ}令{match['number']}"
    before = re.split(_VERB, compact)[0]
    organ = _SITTING.sub("", re.sub(r"第[一二三四五六七八九十百零〇\d]+次[^第]*$", "", before))
    return (organ if ORGAN_END.search(organ) and len(organ) <= 60 else None), None
