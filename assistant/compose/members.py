"""Answers which countries or places a text means: those of a group that it only names, or where it says something goes.

A text that speaks of the countries along a route and lists none leaves open which they are; no quote that has the
word answers. One that says to which of them something is to be offered answers by that word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import covering
from assistant.contract import AnswerStatus
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.documents import is_one_place, is_place_of, lies_within
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.glossary import ConceptMatch
from corpus.model import ClauseKind

_ASIDE = frozenset({ClauseKind.HEAD, ClauseKind.IMPRINT, ClauseKind.NOTICE, ClauseKind.PREAMBLE})
_LISTED = 2
_ON_TOPIC = 0.9
_DETAIL = "countries"
_MARKS = re.compile("[‘’“”\"「」『』]|(?<![a-z])'|'(?![a-z])")


def compose_members(inquiry: Inquiry) -> Draft | None:
    """That a text names a group of places without listing them; None where it lists them or none is asked for."""
    group = _group_asked(inquiry)
    if group is None:
        return None
    using = [(view, s) for view in _views(inquiry) for s in body_sentences(view) if _names(inquiry, s, group)]
    if not using or any(_lists(inquiry, sentence) for _, sentence in using):
        return None
    return _left_open(inquiry, *using[0], _called(inquiry, group))


def _called(inquiry: Inquiry, group: str) -> str:
    """A group as the question calls it, or the one before, without marks of quotation."""
    said = [m.surface for m in inquiry.glossary.concepts_in(inquiry.understanding.text) if m.concept == group]
    said += [t.surface for t in inquiry.terms if t.key == group]
    return _MARKS.sub("", said[0] if said else inquiry.glossary.preferred(group, inquiry.language))


def _left_open(inquiry: Inquiry, view: ClauseView, sentence: Sentence, group: str) -> Draft:
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(view.document)
    name, span = clause_name(view.document, view.clause, inquiry.language), evidence(view, sentence)
    draft.say(inquiry.words("gap.members", subject=group), span).paragraph()
    return draft.say(inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence)), span)


def compose_membership(inquiry: Inquiry) -> Draft | None:
    """That a text which only speaks of a group of places leaves open whether one is of it: 越南算沿线国家吗.

    None where a text prints the place, where it is of the text's own region, or where no group is spoken of.
    """
    asked = inquiry.understanding
    whole = not asked.yes_no and phrases("places_covered").search(asked.text) is not None
    if not whole and not (asked.yes_no and phrases("member_asked").search(asked.text)):
        return None
    single = [m for m in inquiry.glossary.concepts_in(asked.text) if is_one_place(m.concept, inquiry.glossary)]
    outside = [m for m in single if not _is_around(inquiry, m.concept) and not _is_printed(inquiry, _forms(inquiry, m))]
    if not whole and not outside:
        return None
    known = {a for c in inquiry.glossary.concepts if c.category == "place" for a in inquiry.glossary.ancestors(c.id)}
    said = ((view, s, _group_in(inquiry, s, known)) for view in _views(inquiry) for s in body_sentences(view))
    using = next(((view, s, group) for view, s, group in said if group is not None), None)
    if using is None:
        return None
    view, sentence, group = using
    return _left_open(inquiry, view, sentence, inquiry.glossary.preferred(group, inquiry.language))


def _is_around(inquiry: Inquiry, place: str) -> bool:
    """Whether a place is that of a text in the library or lies in it."""
    return any(
        is_place_of(place, d.metadata, inquiry.glossary) or lies_within(place, d.metadata, inquiry.glossary)
        for d in inquiry.library.documents
        if d.metadata.region
    )


def _forms(inquiry: Inquiry, match: ConceptMatch) -> Sequence[str]:
    concept = inquiry.glossary.get(match.concept)
    return (*concept.zh, *concept.en)


def _group_in(inquiry: Inquiry, sentence: Sentence, known: Collection[str]) -> str | None:
    """The group of places that a sentence speaks of without listing them, none that places are ``known`` to be in."""
    if _lists(inquiry, sentence):
        return None
    found = [m.concept for m in inquiry.glossary.concepts_in(sentence.text)]
    groups = (c for c in found if inquiry.glossary.get(c).category == "place" and c not in known)
    return next((c for c in groups if not is_one_place(c, inquiry.glossary)), None)


def compose_unnamed_place(inquiry: Inquiry) -> Draft | None:
    """That no text in scope names a place which a question asks it to name: the group it may belong to is no name."""
    text = inquiry.understanding.text
    if not inquiry.understanding.yes_no:
        return None
    for match in inquiry.glossary.concepts_in(text):
        concept = inquiry.glossary.get(match.concept)
        if concept.category != "place" or not is_one_place(match.concept, inquiry.glossary):
            continue
        if phrases("names_it").search(text[: match.start]) and not _is_printed(inquiry, _forms(inquiry, match)):
            draft = Draft(AnswerStatus.NOT_FOUND, settled=True)
            return draft.say(inquiry.words("not_found.unnamed_place", place=match.surface))
    return None


def _is_printed(inquiry: Inquiry, names: Sequence[str]) -> bool:
    texts = [f"{c.text} {c.rendering or ''}".lower() for d in inquiry.scope for c in d.clauses]
    return any(name.lower() in text for name in names for text in texts)


def compose_destination(inquiry: Inquiry) -> Draft | None:
    """The sentence by which something goes to certain countries, where a question asks to which."""
    asked = inquiry.understanding
    detail = any(a.name == _DETAIL for a in asked.attributes)
    if not detail or not phrases("directed_at").search(asked.text) or asked.counts:
        return None
    topic = tuple(t for t in inquiry.topic_beyond("place", "instrument") if t.hard)
    for ranked in covering(inquiry) if topic else ():
        for sentence in ranked.view.sentences:
            fits = inquiry.matcher.sentence(topic, ranked.view, sentence) >= _ON_TOPIC
            if fits and modality("directed_at_countries").search(sentence.text):
                return say_found(inquiry, [Found(ranked.view, sentence, 1.0)], "support.direct_plain")
    return None


def _group_asked(inquiry: Inquiry) -> str | None:
    """The group of places whose members a question asks for: 一带一路沿线国家包括哪些."""
    text = inquiry.understanding.text
    if phrases("members_asked").search(text) is None:
        return None
    for match in inquiry.glossary.concepts_in(text):
        a_place = inquiry.glossary.get(match.concept).category == "place" and match.concept not in concept_set("levels")
        before, after = text[: match.start], text[match.end :]
        asked = phrases("members_before").search(before) or phrases("members_after").match(after)
        if a_place and asked and not is_one_place(match.concept, inquiry.glossary):
            return match.concept
    return _spoken_of(inquiry) if phrases("list_of_them").fullmatch(text.strip()) else None


def _spoken_of(inquiry: Inquiry) -> str | None:
    """The one group of places that a question takes over from the one before: is there a list?"""
    places = [t.key for t in inquiry.terms if t.is_concept and t.category == "place"]
    groups = [key for key in places if not is_one_place(key, inquiry.glossary)]
    return groups[0] if len(groups) == len(inquiry.topic) == 1 else None


def _views(inquiry: Inquiry) -> Iterator[ClauseView]:
    for document in inquiry.scope:
        views = inquiry.views.of_document(document.document_id)
        yield from (view for view in views if view.clause.kind not in _ASIDE)


def _names(inquiry: Inquiry, sentence: Sentence, group: str) -> bool:
    return any(match.concept == group for match in inquiry.glossary.concepts_in(sentence.text))


def _lists(inquiry: Inquiry, sentence: Sentence) -> bool:
    """Whether a sentence names several places one by one."""
    found = {match.concept for match in inquiry.glossary.concepts_in(sentence.text)}
    places = {c for c in found if inquiry.glossary.get(c).category == "place"}
    return sum(is_one_place(c, inquiry.glossary) for c in places) >= _LISTED
