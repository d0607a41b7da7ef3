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


def place_concerned(text: str, glossary: Glossary) -> ConceptMatch | None:
    """The place that a question asks about: of its applicants, or where the text itself applies.

    Not where the rules or the support of that place are asked for.
    """
    # a British firm that applies in Shenzhen: of whom is asked before where
    places = (applicant_place(text, glossary), _applied_in(text, glossary))
    return next((place for place in places if place is not None and not _has_its_rules_asked(text, place)), None)


def _has_its_rules_asked(text: str, place: ConceptMatch) -> bool:
    named = re.finditer(re.escape(place.surface), text, re.IGNORECASE)
    return any(phrases("its_rules").match(text[match.end() :]) for match in named)


def _applied_in(text: str, glossary: Glossary) -> ConceptMatch | None:
    """The one place in which a question asks whether a text applies (does it apply in Lhasa, 在福田适用吗)."""
    for match in glossary.concepts_in(text):
        if glossary.get(match.concept).category != "place" or not is_one_place(match.concept, glossary):
            continue
        before, after = phrases("applied_before"), phrases("applied_after")
        if before.search(text[: match.start]) or after.match(text[match.end :]):
            return match
    return None


def place_of_home(text: str, glossary: Glossary) -> ConceptMatch | None:
    """The place where a text says that somebody is at home or that a firm is of."""
    return next((match for match in glossary.concepts_in(text) if _is_home(text, match, glossary)), None)


def must_be_of(text: str, glossary: Glossary) -> ConceptMatch | None:
    """The place that a question takes for one where applicants must be at home, or are not: 非深圳企业能申请吗."""
    if phrases("moves_here").search(text):
        return None
    found = (m for m in glossary.concepts_in(text) if glossary.get(m.concept).category == "place")
    for match in found:
        if not is_one_place(match.concept, glossary):
            continue
        before, of_it = text[: match.start], phrases("applicant_of").match(text[match.end :])
        if of_it and phrases("home_alone").search(before):
            return match
        if phrases("home_required").search(before) and asks_where_from(text):
            return match
    return None


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
