"""Where the applicant of a question is at home: 北京的企业能申请吗, may a Qianhai company apply?"""

from __future__ import annotations

import re

from assistant.understanding.documents import is_one_place
from assistant.understanding.vocabulary import phrases
from corpus.glossary import ConceptMatch, Glossary

_YES_OR_NO = frozenset({"吗", "是否"})
_SENTENCE_ENDS = re.compile(r"[。;；!！?？]\s*(?=\S)|\.\s")
_PART_ENDS = re.compile(r"[,，。;；?？]|[.!]\s")


def applicant_place(text: str, glossary: Glossary) -> ConceptMatch | None:
    """The place whose firm or people a question asks whether they may apply; None where it asks something else.

    Not where it says that they move: what is given to those who come is another question.
    """
    if not phrases("applies_asked").search(text) or phrases("moves_here").search(text):
        return None
    return place_of_home(text, glossary)


def place_of_home(text: str, glossary: Glossary) -> ConceptMatch | None:
    """The place where a text says that somebody is at home or that a firm is of."""
    return next((match for match in glossary.concepts_in(text) if _is_home(text, match, glossary)), None)


def asks_where_from(text: str) -> bool:
    """Whether a question asks if applicants may be from elsewhere or must be from here, and names no other place."""
    opened = phrases("interrogative").search(text)
    must = phrases("required").search(text) and (opened is None or opened.group() in _YES_OR_NO)
    asked = phrases("applies_asked").search(text) or must
    return bool(asked) and phrases("moves_here").search(text) is None


def _is_home(text: str, match: ConceptMatch, glossary: Glossary) -> bool:
    if glossary.get(match.concept).category != "place" or not is_one_place(match.concept, glossary):
        return False
    here = _PART_ENDS.split(text[: match.start])[-1]
    of_it = phrases("applicant_of").match(text[match.end :])
    if phrases("at_home_in").search(here) or (of_it and phrases("first_person").match(here.lstrip())):
        return True
    if _SENTENCE_ENDS.search(text[match.end :]):
        return False
    return bool(of_it or phrases("applicant_in").search(here))
