"""Answers whether a district may make rules of its own, or has any: the sentence that leaves it to the districts."""

from __future__ import annotations

import re

from assistant.compose.draft import Draft
from assistant.compose.phrasing import clause_name, document_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.modality import modality
from assistant.inquiry import Inquiry
from assistant.understanding.documents import district_named, lies_within, part_named
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind

_MOST = 3
_DISTRICT = re.compile(r"区(?!域|块|别|分)|县|\bdistricts?\b|\bcount(?:y|ies)\b", re.IGNORECASE)


def compose_own_rules(inquiry: Inquiry) -> Draft | None:
    """What the documents leave to the districts, and that a district's rules are not held; else that none says."""
    text = inquiry.understanding.text
    of_rules = phrases("own_rules").search(text) and _DISTRICT.search(text)
    district = (district_named(text) or _part_named(inquiry)) if of_rules else _giving_of_its_own(inquiry)
    if not of_rules and district is None:
        return None
    may = phrases("may_asked").search(text) is not None
    if not may and district is None:
        return None
    scope = inquiry.scope[:_MOST]
    draft = Draft(AnswerStatus.ANSWERED if may else AnswerStatus.NOT_SPECIFIED, settled=not may)
    for document in scope:
        for view in inquiry.views.of_document(document.document_id):
            sentence = next((s for s in view.sentences if modality("district_rules").search(s.text)), None)
            if sentence is None or view.clause.kind is ClauseKind.NOTICE:
                continue
            name = clause_name(document, view.clause, inquiry.language)
            if district and not may:
                draft.say(inquiry.words("own_rules.not_held", district=district), evidence(view, sentence)).paragraph()
            said = inquiry.words("support.direct_plain", clause=name, quote=quotation(inquiry, view, sentence))
            draft.say(said, evidence(view, sentence)).mention(document)
            if phrases("own_money").search(text):
                draft.status = AnswerStatus.NOT_SPECIFIED
                draft.say(inquiry.words("own_rules.no_money"), evidence(view, sentence))
            if district and may:
                draft.say(inquiry.words("own_rules.not_held", district=district), evidence(view, sentence))
            return draft
    if not may:
        return Draft(AnswerStatus.NOT_FOUND, settled=True).say(inquiry.words("own_rules.not_held", district=district))
    joint = "、" if inquiry.language == "zh" else ", "
    named = joint.join(document_name(d.metadata, inquiry.language) for d in scope)
    return Draft(AnswerStatus.NOT_FOUND).say(inquiry.words("own_rules.silent", documents=named))


def _part_named(inquiry: Inquiry) -> str | None:
    text = inquiry.understanding.text
    return next((part for d in inquiry.scope if (part := part_named(text, d.metadata, inquiry.glossary))), None)


def _giving_of_its_own(inquiry: Inquiry) -> str | None:
    """The part of a document's place whose own money is asked for, though the texts say nothing of it by name."""
    text = inquiry.understanding.text
    for match in inquiry.glossary.concepts_in(text):
        end = match.end - len("'s") * match.surface.endswith(("'s", "’s"))
        asked = phrases("its_own_support").match(text[end:])
        if asked is None or inquiry.glossary.get(match.concept).category != "place":
            continue
        around = any(lies_within(match.concept, d.metadata, inquiry.glossary) for d in inquiry.scope)
        printed = any(match.surface in clause.text for d in inquiry.scope for clause in d.clauses)
        if around and not printed:
            return text[match.start : end]
    return None
