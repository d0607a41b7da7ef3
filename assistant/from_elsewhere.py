"""Whoever is at home elsewhere (what if we are from Guangzhou?) asks whether he may apply for what was spoken of."""

from __future__ import annotations

from assistant.contract import Answer, AnswerStatus, Language
from assistant.ellipsis import NO_TOPIC, VAGUE_ASKS
from assistant.understanding.applicants import place_of_home
from assistant.understanding.model import Ask, Understanding
from assistant.understanding.vocabulary import phrases
from assistant.wording import Words
from corpus.glossary import Glossary

_ASKED = VAGUE_ASKS | {Ask.PROFILE, Ask.CONDITIONS}
_THINGS = frozenset({"sector", "subject", "object"})


def of_one_from_elsewhere(
    current: Understanding, before: Understanding, told: Answer, glossary: Glossary, language: Language
) -> str | None:
    """The question whether somebody from there may apply; None where a message names what for, or no home at all."""
    named = [t for t in current.terms if t.category in _THINGS]
    if named or current.refs or current.claims or not set(current.asks) <= _ASKED:
        return None
    if phrases("moves_here").search(current.text) or told.status is AnswerStatus.NOT_FOUND or not told.citations:
        return None
    place = place_of_home(current.text, glossary)
    if place is None and not phrases("from_elsewhere").search(current.text):
        return None
    subject = _subject(before, language)
    if not subject:
        return None
    words = Words(language)
    if place is None:
        return words("ask.from_elsewhere", subject=subject)
    home = glossary.preferred(place.concept, language)
    return words("ask.from_place", place=home.title() if language == "en" else home, subject=subject)


def _subject(before: Understanding, language: Language) -> str:
    joint = "、" if language == "zh" else ", "
    named = [t.surface for t in before.terms if t.category not in NO_TOPIC and t.category != "place"]
    return joint.join(dict.fromkeys([*(ref.written for ref in before.refs), *named]))
