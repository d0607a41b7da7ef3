"""Reads that something is sold or brought to a place abroad as export, and that somebody comes here as settling.

No policy names every market: who takes a game overseas, or 把手游发到东南亚, asks for the support of exports. Read
word by word the place would be one more thing that a clause may mention, and a sum for the game itself would answer.
"""

from __future__ import annotations

import re

from assistant.understanding.vocabulary import phrases
from corpus.glossary import ConceptMatch, Glossary

_ABROAD = "overseas"
_TO = re.compile(r"(?:\b(?:in|into|to|across|for|throughout)\b(?: the)?)? *$")
_AROUND = 80


_EXPORTS_OF = re.compile(r"[做搞干](?=[\u4e00-\u9fff]{2,6}(?:出口|出海|外销))")
"""The verb before a trade whose exports are meant: 做游戏出口 is no 做游戏."""


_ARRIVES = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|relocat(?:e|es|ed|ing)|transferr?(?:s|ed|ing)?|com(?:e|es|ing)|came)\b"
    r"(?P<what>(?: [\w'’-]+){0,4}?) (?:over )?to {2,}",
    re.IGNORECASE,
)
"""Somebody comes to the place that a text is for, whose name has been cut out of the question."""


def with_arrivals(text: str) -> str:
    """The text with every wording of that sort as what policies call it: moving to ____ becomes moving here.

    Not where it is told who brings others there.
    """
    if phrases("brings_others").search(text):
        return text
    return _ARRIVES.sub(lambda m: f"moving here{m['what']}  ", text)


def with_exports(text: str, glossary: Glossary) -> str:
    """The text with every wording of that sort replaced: taking its game overseas becomes exporting its game."""
    text = _EXPORTS_OF.sub(" ", text)
    for match in reversed(glossary.concepts_in(text)):
        if is_abroad(match.concept, glossary):
            text = _told_as_export(text, match)
    return text


def is_abroad(concept: str, glossary: Glossary) -> bool:
    """Whether a concept is abroad as such, or a place there."""
    return concept == _ABROAD or _ABROAD in glossary.ancestors(concept)


def _told_as_export(text: str, place: ConceptMatch) -> str:
    """The text with what is said of this place as export; as it is where nothing goes there."""
    start = max(0, place.start - _AROUND)
    before, after = text[start : place.start], text[place.end :]
    market, ends = phrases("market_word").match(after), phrases("ends_there").match(f"{after}\n")
    sent, end = phrases("sent_to").search(before), place.end
    if market is not None:
        sent, end = sent or phrases("reaches").search(before), place.end + market.end()
    elif (sold := phrases("sold_there").match(after)) is not None:
        sent, end = sent or phrases("there").search(before), place.end + sold.end()
    elif place.language == "en" and ends is None:
        return text
    if sent is None:
        return text
    if place.language == "zh":
        return f"{text[: start + sent.start()]}出口{text[end:]}"
    told = f"exporting {_TO.sub('', sent.group().strip().partition(' ')[2] + ' ')}".strip()
    return f"{text[: start + sent.start()]}{told}{text[end:]}"
