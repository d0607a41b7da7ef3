"""The rules a document puts out of force: 《…》同时废止."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SENTENCE = re.compile(r"(?<=[。；;\n])|(?<=[.])\s+(?=[A-Z])")
_ENDS = re.compile(r"(?:同时|一并|即行|予以|相应|自行|自动|随之)(?:予以|即行)?(?:废止|失效|停止执行|作废)|同時廢止")
_TITLE = re.compile(r"《(?P<title>[^《》]{2,120})》(?:\s*[（(](?P<number>[^（）()]{0,40}?\d+\s*号)[^（）()]*[)）])?")
_ENGLISH = re.compile(
    r"(?:[Tt]he\s+)?(?P<title>[A-Z][^.;]{5,150}?)(?:\s*\([^)]*\))?\s+(?:is|are|shall\s+be)"
    r"(?:\s+(?:hereby|simultaneously|concurrently))*\s+(?:repealed|rescinded|superseded|annulled|abolished)\b")


@dataclass(frozen=True, slots=True)
class Repeal:
    """A rule named as put out of force, and its number where one is given."""

    title: str
    number: str | None = None


def find_repeals(texts: Iterable[str]) -> tuple[Repeal, ...]:
    """Every rule the texts say ends with them, in order."""
    found: list[Repeal] = []
    for text in texts:
        for sentence in _SENTENCE.split(text):
            if ends := _ENDS.search(sentence):
                found += [Repeal(match["title"], match["number"]) for match in _TITLE.finditer(sentence[:ends.start()])]
            elif match := _ENGLISH.search(sentence):
                found.append(Repeal(match["title"].strip()))
    return tuple(dict.fromkeys(found))
