"""Answers about the documents side by side as wholes: which one gives money, and which one prevails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.phrasing import clause_name, document_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, body_sentences, gives_money
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind, Document, Level

_MOST = 3
_FROM_ABOVE = tuple(Level)
_OF_SOMETHING = frozenset({"sector", "object", "action", "legal", "stray"})
_FUNDS = frozenset({ClauseKind.CLAUSE, ClauseKind.BOX})


def compose_funding(inquiry: Inquiry) -> Draft | None:
    """Whether a document that is asked about as a whole gives money: its sums, else what it says of funding."""
    understanding = inquiry.understanding
    asked = phrases("gives_money").search(understanding.text) if understanding.documents else None
    if understanding.refs:
        return None
    if asked is None:
        return _used_for(inquiry) or _no_sums_at_all(inquiry)
    beside = [t for t in (*inquiry.topic, *inquiry.strays) if t.surface.lower() not in asked.group().lower()]
    if any(t.category in _OF_SOMETHING or (t.category == "subject" and t.hard) for t in beside):
        return None
    draft = Draft(AnswerStatus.ANSWERED, settled=True)
    stating = [d for d in inquiry.scope[:_MOST] if giving_clauses(inquiry, d)]
    for document in [*stating, *(d for d in inquiry.scope[:_MOST] if d not in stating)]:
        _say_funding(inquiry, draft, document)
    return draft if draft.lines else None


def _used_for(inquiry: Inquiry) -> Draft | None:
    """What the money of a text that fixes no sum goes to, where that is asked of it as a whole."""
    asked = inquiry.understanding
    found = phrases("money_used_for").search(asked.text) if asked.documents else None
    if found is None or any(giving_clauses(inquiry, d) for d in inquiry.scope):
        return None
    beside = (t for t in (*inquiry.topic, *inquiry.strays) if t.surface.lower() not in found.group().lower())
    if any(t.hard or t.category in _OF_SOMETHING for t in beside):
        return None
    told = [Found(*of, 1.0) for d in inquiry.scope[:_MOST] if (of := _of_funding(inquiry, d)) is not None]
    return replace(say_found(inquiry, told, "support.direct_plain"), settled=True) if told else None


def _no_sums_at_all(inquiry: Inquiry) -> Draft | None:
    """How much does the plan give, of texts that fix no sum: that none does, and what they say of funding."""
    asked = inquiry.understanding
    whole = asked.documents and not (inquiry.topic or inquiry.strays or asked.claims or asked.attributes)
    scope = inquiry.scope[:_MOST]
    targets = "with_count" in asked.filters
    if not whole or targets or asked.asks[:1] != (Ask.AMOUNT,) or any(giving_clauses(inquiry, d) for d in scope):
        return None
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True)
    for document in scope:
        _say_funding(inquiry, draft, document)
    return draft if draft.lines else None


def giving_clauses(inquiry: Inquiry, document: Document) -> list[ClauseView]:
    """The clauses of a document that give money."""
    views = inquiry.views.of_document(document.document_id)
    return [v for v in views if gives_money(v.clause)]


def _say_funding(inquiry: Inquiry, draft: Draft, document: Document) -> None:
    name = document_name(document.metadata, inquiry.language)
    if giving := giving_clauses(inquiry, document):
        first = next(s.sentence for s in giving[0].statements if s.provision is not None)
        text = inquiry.words("funding.sums", document=name, count=len(giving))
        draft.say(text, evidence(giving[0], first), derived=[len(giving)]).paragraph().mention(document)
        return
    found = _of_funding(inquiry, document)
    if found is None:
        return
    view, sentence = found
    clause = clause_name(document, view.clause, inquiry.language)
    quote = quotation(inquiry, view, sentence)
    draft.say(inquiry.words("funding.no_sums", document=name), evidence(view, sentence))
    said = inquiry.words("quote.says", clause=clause, quote=quote)
    draft.say(said, evidence(view, sentence)).paragraph().mention(document)


def _of_funding(inquiry: Inquiry, document: Document) -> tuple[ClauseView, Sentence] | None:
    """The sentence that supports by funds: of the clause titled so, else the first that does."""
    views = [v for v in inquiry.views.of_document(document.document_id) if v.clause.kind in _FUNDS]
    views.sort(key=lambda v: modality("funding").search(v.clause.title or "") is None)
    for view in views:
        for sentence in body_sentences(view):
            if modality("funding").search(sentence.text) and modality("offering").search(sentence.text):
                return view, sentence
    return None


def compose_relation(inquiry: Inquiry) -> Draft | None:
    """How texts stand to each other: where one names the other; else that none does, and of which level each is."""
    asked = inquiry.understanding
    every = tuple(inquiry.library.documents)
    documents = every if len(inquiry.scope) == 1 and len(every) == 2 else inquiry.scope
    if asked.refs or phrases("relation_asked").search(asked.text) is None or not 1 < len(documents) <= _MOST:
        return None
    if any(t.category in _OF_SOMETHING for t in (*inquiry.topic, *inquiry.strays)):
        return None
    for document in documents:
        for view in inquiry.views.of_document(document.document_id):
            for reference in view.clause.references:
                held = inquiry.library.find_rule(reference.title)
                if held is not None and held in documents and held is not document:
                    found = Found(view, sentence_at(view.sentences, reference.start), 1.0)
                    return say_found(inquiry, [found], "support.direct_plain")
    return _whose_each_is(inquiry, documents, "relation.silent")


def compose_conflict(inquiry: Inquiry) -> Draft | None:
    """Which text prevails where they differ: the clause that says so, else that none does and whose each is."""
    understanding = inquiry.understanding
    if understanding.refs or phrases("conflict_asked").search(understanding.text) is None:
        return None
    for document in inquiry.scope:
        for view in inquiry.views.of_document(document.document_id):
            for sentence in body_sentences(view):
                if modality("prevailing").search(sentence.text):
                    return say_found(inquiry, [Found(view, sentence, 1.0)], "support.direct_plain")
    every = tuple(inquiry.library.documents)
    both = every if len(inquiry.scope) == 1 and len(every) <= _MOST else inquiry.scope
    return _whose_each_is(inquiry, both, "conflict.silent")


def _whose_each_is(inquiry: Inquiry, both: Sequence[Document], silent: str) -> Draft | None:
    """That no text says what is asked of the two, and of which level each of them is."""
    documents = sorted(both, key=lambda d: _FROM_ABOVE.index(d.metadata.level))[:_MOST]
    heads = [v for d in documents for v in inquiry.views.of_document(d.document_id)[:1]]
    if len(heads) < 2:
        return None
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True)
    draft.say(inquiry.words(silent), *(evidence(v) for v in heads)).paragraph()
    for view in heads:
        metadata = view.document.metadata
        level = inquiry.words(f"level.{metadata.level.value}")
        name = document_name(metadata, inquiry.language)
        draft.say(inquiry.words("conflict.level", document=name, level=level), evidence(view)).mention(view.document)
    return draft
