"""Answers a question for a point of detail (a floor area, an interest rate) that no clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.apply import implementing
from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found, stated_quantity
from assistant.compose.home import home
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import covering
from assistant.contract import AnswerStatus
from assistant.evidence.measures import asked_measures, states
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, Statement, StatementKind, gives_money, items_under
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Attribute, Term
from assistant.understanding.vocabulary import (
    applicant_attributes,
    attribute_in_text,
    attributes_in_own_words,
    attributes_of_all,
    concept_set,
    phrases,
    procedural_attributes,
)
from corpus.model import ClauseKind

_OPEN = frozenset({Ask.GENERAL, Ask.SUPPORT})
_MEASURED = frozenset({Ask.TERM, Ask.COUNT})
_AS_NEAR = 0.9
_RIGHT_BEFORE = 16
_MOST = 2
_NEAR, _SURE = 3, 0.9
_TELL_NOTHING = frozenset({ClauseKind.HEAD, ClauseKind.IMPRINT})
_HAVE_A_NAME = frozenset({"firm_age", "contact"})


def compose_attribute(inquiry: Inquiry) -> Draft | None:
    """That the clause does not fix the point asked about; None where it speaks of it or no clause is on the topic."""
    found = home(inquiry)
    named = [t for t in inquiry.topic_beyond("instrument", "time") if t.key not in concept_set("applying")]
    named = [t for t in named if not phrases("office_in_charge").search(t.surface.lower())]
    # a body that only applies (初创团队没有公司能申请吗) and that no clause is at home in names nothing that is given
    unnamed = not named or (found is None and all(_only_applies(t) for t in named))
    if unnamed and not inquiry.strays and not inquiry.understanding.refs and (of_all := _of_all(inquiry)):
        return of_all
    near = [r.view for r in covering(inquiry, nearness=_AS_NEAR) if found and r.document is found[0].document]
    silent = [a for a in inquiry.understanding.attributes if found and not any(_speaks(a.name, v) for v in near)]
    silent = [a for a in silent if found and not _speaks(a.name, found[0])]
    silent = [a for a in silent if found and not _settled_elsewhere(inquiry, [a], found[0])]
    if found is None or found[0].clause.kind in _TELL_NOTHING:
        return None
    if not silent:
        return _said_in_the_clause(inquiry, *found) or _of_how_long(inquiry)
    if not {a.name for a in silent} <= attributes_in_own_words() and stated_quantity(inquiry, found[0]) is not None:
        return None
    if (stated := _stated_nearby(inquiry, silent)) is not None:
        return stated
    view, sentence = found
    name = clause_name(view.document, view.clause, inquiry.language)
    span = evidence(view, sentence)
    text = inquiry.words("gap.attribute", missing=_named(inquiry, silent), clause=name)
    asked_for = any(_is_asked_for(a.written, inquiry.understanding.text) for a in silent)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=asked_for).mention(view.document)
    draft.say(text, span, derived=inquiry.repeated()).paragraph()
    draft.say(inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence)), span)
    return _say_next(inquiry, draft, view) if {a.name for a in silent} & procedural_attributes() else draft


def _of_how_long(inquiry: Inquiry) -> Draft | None:
    """Where it is asked how long or how many, the sentence that says it of the very detail: 社会保险满3年."""
    asked = set(inquiry.understanding.asks)
    found = _stated_nearby(inquiry, inquiry.understanding.attributes) if asked and asked <= _MEASURED else None
    if found is not None:
        found.sort = "kind.term"  # a time told like any other, so that those beside it are told too
    return found


def _stated_nearby(inquiry: Inquiry, attributes: Sequence[Attribute]) -> Draft | None:
    """The list or sentence of another clause near to the question that gives the detail in the measure asked for."""
    measures = asked_measures(inquiry.understanding.text)
    for ranked in inquiry.ranked[:_NEAR] if measures and not inquiry.understanding.refs else ():
        view = ranked.view
        for sentence in view.sentences if ranked.judgement.probability >= _SURE else ():
            plain = view.plain[sentence.start : sentence.end]
            if (
                "\t" not in plain
                and states(measures, plain)
                and all(attribute_in_text(a.name).search(plain) for a in attributes)
            ):
                whole = next((s for s in view.leads.get(sentence.start, ()) if items_under(view, s)), sentence)
                return say_found(inquiry, [Found(view, whole, 1.0)], "support.direct_plain")
    return None


def _said_in_the_clause(inquiry: Inquiry, view: ClauseView, sentence: Sentence) -> Draft | None:
    """The sentence of a clause that speaks of what is asked, where the one nearest to the topic does not."""
    if not set(inquiry.understanding.asks) <= _OPEN or not inquiry.understanding.attributes:
        return None
    patterns = [attribute_in_text(a.name) for a in inquiry.understanding.attributes]
    speaking = [s for s in view.sentences if all(p.search(view.plain[s.start : s.end]) for p in patterns)]
    if not speaking or sentence in speaking:
        return None
    return say_found(inquiry, [Found(view, speaking[0], 1.0)], "support.direct_plain")


def _named(inquiry: Inquiry, attributes: Sequence[Attribute]) -> str:
    """Details joined as the reader's language joins them."""
    return ("、" if inquiry.language == "zh" else ", ").join(_in_the_question(a, inquiry) for a in attributes)


def _in_the_question(attribute: Attribute, inquiry: Inquiry) -> str:
    """A detail by its name where it has one, else the words for it as they were typed.

    A place between the words was read apart from them (不是深圳公司).
    """
    if attribute.name in _HAVE_A_NAME:
        return inquiry.words(f"detail.{attribute.name}")
    apart = r".{1,12}?".join(map(re.escape, attribute.written.split(" ")))
    found = re.search(apart, inquiry.understanding.text) if "  " not in attribute.written else None
    return found.group() if found is not None else attribute.written


def _is_asked_for(written: str, text: str) -> bool:
    """Whether the words for a detail ask themselves (how long) or stand behind what does: is there an age limit."""
    place = text.find(written)
    before = text[max(0, place - _RIGHT_BEFORE) : place] if place >= 0 else ""
    return phrases("interrogative").search(before.rpartition(".")[2] + written) is not None


def _of_all(inquiry: Inquiry) -> Draft | None:
    """That a document which leaves details to rules still to come does not fix one of them for anything it gives."""
    rule = next((found for found in implementing(inquiry) if _unfixed(inquiry, found.view)), None)
    if rule is None:
        return _in_no_clause(inquiry)
    name = clause_name(rule.view.document, rule.view.clause, inquiry.language)
    span = evidence(rule.view, rule.sentence)
    missing = _named(inquiry, _unfixed(inquiry, rule.view))
    procedural = all(a.name in procedural_attributes() for a in _unfixed(inquiry, rule.view))
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=procedural).mention(rule.view.document)
    applies = all(a.name in applicant_attributes() for a in _unfixed(inquiry, rule.view))
    key = "gap.applicant_anywhere" if applies else "gap.attribute_anywhere"
    draft.say(inquiry.words(key, missing=missing), span, derived=inquiry.repeated()).paragraph()
    for own in _speaking_for_itself(inquiry, rule.view):
        said = quotation(inquiry, own.view, own.sentence)
        where = clause_name(own.view.document, own.view.clause, inquiry.language)
        text = inquiry.words("gap.attribute_of_one", clause=where, quote=said)
        draft.say(text, evidence(own.view, own.sentence)).paragraph()
    return draft.say(inquiry.words("gap.details_rules", clause=name), span)


def _in_no_clause(inquiry: Inquiry) -> Draft | None:
    """That the one text asked about prints no telephone, no address or the like; None where some clause may."""
    names = [a.name for a in inquiry.understanding.attributes]
    if len(inquiry.understanding.documents) != 1 or not names or not set(names) <= procedural_attributes():
        return None
    views = inquiry.views.of_document(inquiry.understanding.documents[0])
    if not views or any(_speaks(name, view) for name in names for view in views):
        return None
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(views[0].document)
    missing = _named(inquiry, inquiry.understanding.attributes)
    span = evidence(views[0], views[0].sentences[0])
    return draft.say(inquiry.words("gap.attribute_anywhere", missing=missing), span, derived=inquiry.repeated())


def _speaking_for_itself(inquiry: Inquiry, rule: ClauseView) -> list[Found]:
    """What the document fixes of the details for one thing that it gives (国内外领军企业), which holds for no other."""
    names = [a.name for a in _unfixed(inquiry, rule) if a.name not in procedural_attributes()]
    return [
        Found(view, statement.sentence, 1.0)
        for view in inquiry.views.of_document(rule.document.document_id)
        for statement in view.statements[:1]
        if statement.kind is not StatementKind.SUPPORT
        if any(attribute_in_text(name).search(_where_said(name, view, statement)) for name in names)
    ][:_MOST]


def _where_said(attribute: str, view: ClauseView, statement: Statement) -> str:
    """What a statement says of whom it pays, where the detail is who applies; else the sentence."""
    if attribute in applicant_attributes():
        return statement.subject.lower()
    return view.plain[statement.sentence.start : statement.sentence.end]


def _only_applies(term: Term) -> bool:
    return term.category == "subject" or term.key in concept_set("applicants")


def _unfixed(inquiry: Inquiry, view: ClauseView) -> list[Attribute]:
    """The details asked for that the document of ``view`` nowhere fixes for all that it gives."""
    views = inquiry.views.of_document(view.document.document_id)
    return [
        a
        for a in inquiry.understanding.attributes
        if (a.name in procedural_attributes() and not _settled_elsewhere(inquiry, [a], view))
        or (a.name in attributes_of_all() and not any(_speaks(a.name, v) for v in _general(views)))
    ]


def _say_next(inquiry: Inquiry, draft: Draft, view: ClauseView) -> Draft:
    """Where the document leaves details to rules still to come: that the point may be settled there."""
    rule = next((f for f in implementing(inquiry) if f.view.document is view.document and f.view is not view), None)
    if rule is None:
        return draft
    name = clause_name(rule.view.document, rule.view.clause, inquiry.language)
    return draft.paragraph().say(inquiry.words("gap.details_rules", clause=name), evidence(rule.view, rule.sentence))


def _settled_elsewhere(inquiry: Inquiry, attributes: Sequence[Attribute], view: ClauseView) -> bool:
    """Whether a point of procedure is laid down for all that the document gives, in a clause of its own."""
    names = {a.name for a in attributes} & procedural_attributes()
    views = inquiry.views.of_document(view.document.document_id)
    return any(_speaks(name, v) for v in _general(views) for name in names)


def _general(views: Sequence[ClauseView]) -> list[ClauseView]:
    """The clauses that may speak for all: what one says of a sum that it gives itself (一次性) it says of no other."""
    return [v for v in views if not gives_money(v.clause)]


def _speaks(attribute: str, view: ClauseView) -> bool:
    return attribute_in_text(attribute).search(view.plain) is not None
