"""Receiver and condition of a sum in an English clause."""

from __future__ import annotations

import re

from corpus.provisions.purpose import Stretch
from corpus.provisions.reading import Reading

_MONEY = (
    r"(?:grants?|subsid(?:y|ies)|rewards?|awards?|prizes?|bonus(?:es)?|allowances?|stipends?|support|funding|"
    r"assistance|top-up|sum|amount)"
)
_SUM = rf"(?:(?:a|an|the)\s(?:[\w()-]+\s){{0,4}}?{_MONEY}|support|funding|financial assistance)"
_GRANTED = r"(?:granted|given|awarded|paid|provided)"
_STOP = (
    r"(?=\s*(?:[,.;:()]|\b(?:and|or|but) (?:(?:at|up to|with) )?(?:[€£$¥]|[A-Z]{2,3}[ $]?)?\d"
    r"|\bfor (?:up to|a |an |no |not |each|every)|\b(?:per|annually|over|under|pursuant|provided|"
    r"subject|if|which|once)\b|\beach year\b|\bin accordance\b|\bto be\b|\bwith a\b|$))"
)
_TO = re.compile(
    rf"(?:\s+(?:\w+\s){{0,4}}?{_MONEY})?(?:\s*(?:is|are|will be|shall be|may be)\s(?:\w+\s)?{_GRANTED})?"
    r"(?:\s*(?:per year|each year|a year|annually|per annum|(?:per|a|an|each) [a-z]+(?: met(?:er|re))?),?)?"
    rf"(?:\s*(?:is|are|will be|shall be|may be)\s(?:\w+\s)?{_GRANTED})?"
    rf"\s*\b(?:to|for)\s(?!a\b|up\b|no\b|not\b|each year|every year)(?P<name>[^,.;:]{{3,160}}?){_STOP}",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"(?:^|[.;,:]\s+|\d\)\s+|\bthat\s|\bwhile\s)"
    r"(?P<name>(?!(?:the )?(?:total|amount|maximum|sum|grant|subsidy)\b)[^.;:]{3,240}?)\s"
    r"(?:(?:may|shall|will|can|must|should|each|also|annually|then)\s(?:be\s|also\s)?)*"
    rf"(?:(?:(?:is|are|be)\s)?(?:{_GRANTED}|rewarded)|receives?|(?:is|are) (?:eligible for|entitled to)|be eligible|"
    r"apply for|gets?|obtains?)\b",
    re.IGNORECASE,
)
_GIVING = (
    r"(?:grants?|gives?|awards?|provides?|pays?|rewards?|subsidi[sz]es?|supports?|giving|granting|awarding|offers?)"
)
_OBJECT = re.compile(
    rf"\b{_GIVING}\s(?P<name>(?!(?:a|an|of|for|up|to|is|are|support|funding|financial|grants?|subsid\w+)\b)[^,.;:]{{3,160}}?)"
    rf"\s(?:with\s)?(?:{_SUM}\s)?(?:of\s)?$",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    rf"^\s*[,;]?\s*(?:and|while|but)\s(?P<name>(?!(?:up to|at|with|for|in|on|then|also|by)\b|[^,.;:]*\b{_MONEY}\b)"
    r"[^,.;:\d€£$]{3,60}?)\s(?:up to\s|at most\s)?$",
    re.IGNORECASE,
)
"""Who gets a second sum without the verb said again: a large firm is granted EUR 50,000 and a small firm EUR 20,000."""
_FOR_FIRST = re.compile(r"^(?:\s|\(\w+\))*for (?P<name>[^,.;:]{3,160}),", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:subject to|provided that|on condition that|upon|if|where|once)\s[^.;,]{3,160}", re.IGNORECASE
)
_QUALIFIER = re.compile(
    r"^(?:the |each |every |any |an? )?(?P<word>eligible|certified|qualified|qualifying|recogni[sz]ed|accredited|"
    r"approved|selected|registered|licensed|newly [\w-]+|duly [\w-]+)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"^\W*(?:(?:shall|may|will|can|must|should|and|or|then|also|they|it)\b\W*)+$", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?<=\s)(?:that|which|who|whose|with|rated|selected|certified|approved|recogni[sz]ed|located|registered|"
    r"established|engaged)\s.+$",
    re.IGNORECASE,
)


def english_receiver(reading: Reading, stretch: Stretch) -> str | None:
    """Who receives the sums of ``stretch``, verbatim, or None."""
    start, end = reading.part(stretch.start)
    before, after = reading.text[start : stretch.written], reading.text[stretch.end : end]
    own = before[max(0, stretch.since - start) :]
    for text in (own, before):
        if match := _OBJECT.search(text):
            return _clean(match["name"])
    if match := _TO.match(after):
        return _clean(match["name"])
    if stretch.since > start and (match := _ELLIPTIC.match(own)):
        return _clean(match["name"])
    for text in (own, before):
        if (match := _last(_RECEIVES, text)) and not _MODAL.match(match["name"]):
            return _clean(match["name"])
    match = _FOR_FIRST.match(before)
    return _clean(match["name"]) if match else None


def english_condition(reading: Reading, stretch: Stretch, name: str | None) -> str | None:
    """What must be so for the money to be given, verbatim, or None."""
    start, end = reading.part(stretch.start)
    found = []
    if name and (qualifier := _QUALIFIER.match(name)):
        found.append(qualifier["word"])
    if name and (relative := _RELATIVE.search(name)):
        found.append(relative.group())
    found += [match.group() for match in _CONDITION.finditer(reading.text[start:end])]
    return "; ".join(dict.fromkeys(text.strip() for text in found)) or None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(list(pattern.finditer(text))[-1:]), None)


def _clean(name: str) -> str:
    trimmed = re.sub(r"^(?:\(?\w{1,3}[).]\s+)", "", name.strip())
    trimmed = re.sub(r"\s+(?:shall|may|will|can|must|should|are|is|also|then)$", "", trimmed)
    return trimmed.strip(" ,;:")
