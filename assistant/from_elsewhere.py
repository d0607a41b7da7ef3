"""Whoever is at home elsewhere (what if we are from Guangzhou?) asks whether he may apply for what was spoken of.

Who is at home in a part of the place of the text just told of asks the same once more, of that part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.contract import Answer, AnswerStatus, Language
from assistant.ellipsis import NO_TOPIC, VAGUE_ASKS
from assistant.understanding.applicants import place_of_home
from assistant.understanding.documents import part_named
from assistant.understanding.model import Ask, Understanding
from assistant.understanding.vocabulary import phrases
from assistant.wording import Words
from corpus.glossary import Glossary
from corpus.model import Document

_BRIEF = 48
"""The letters of a message that only says where somebody is."""
_WITHIN = re.compile(r"^(?:在[^，]{2,6}，|In [\w' -]{3,24}: )")
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


def of_one_within(
    current: Understanding, before: Understanding, told: Answer, documents: Sequence[Document], glossary: Glossary
) -> str | None:
    """The question before put to a part of the place of the text just told of (and if we sit in Nanshan?)."""
    named = [t for t in current.terms if t.category in _THINGS or t.category in {"word", "stray"}]
    if named or current.refs or current.claims or not set(current.asks) <= VAGUE_ASKS | {Ask.PROFILE, Ask.LIST}:
        return None
    if len(current.text) > _BRIEF or not told.citations or told.status is AnswerStatus.NOT_FOUND:
        return None
    if phrases("applies_asked").search(current.text) or phrases("own_rules").search(current.text):
        return None
    cited = told.citations[0].document_id
    metadata = next((d.metadata for d in documents if d.document_id == cited), None)
    part = part_named(current.text, metadata, glossary) if metadata is not None else None
    if part is None:
        return None
    text = _WITHIN.sub("", before.text, count=1)
    return f"在{part}，{text}" if not text.isascii() else f"In {part[:1].upper()}{part[1:]}: {text}"


def _subject(before: Understanding, language: Language) -> str:
    joint = "、" if language == "zh" else ", "
    named = [t.surface for t in before.terms if t.category not in NO_TOPIC and t.category != "place"]
    return joint.join(dict.fromkeys([*(ref.written for ref in before.refs), *named]))
