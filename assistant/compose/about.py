"""Answers what a document is: its title, where it stands, and in short what it holds."""

from __future__ import annotations

from assistant.compose.between import giving_clauses
from assistant.compose.bibliography import say_standing, say_title
from assistant.compose.draft import Draft, Evidence
from assistant.compose.lookup import beside_the_numbered, say_heading
from assistant.compose.phrasing import clause_label, clause_title, document_name, evidence
from assistant.compose.timeline import over_documents
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, ClauseKind, Document

_MOST_TITLES = 12
_BODY = frozenset({ClauseKind.CLAUSE, ClauseKind.CHAPTER, ClauseKind.BOX})


def compose_about(inquiry: Inquiry) -> Draft | None:
    """What a document is and where it stands, for a question that names it and nothing in it."""
    in_short = phrases("in_short").search(inquiry.understanding.text) is not None
    contents = [say_parts, _say_money] if in_short else []
    draft = over_documents(inquiry, [say_title, say_standing, *contents])
    draft.unlimited = in_short
    return draft


def say_parts(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """The chapters of a document; the titles of its clauses where it has none."""
    body = [c for c in document.clauses if c.kind in _BODY]
    opening = {c.heading_path[:1]: c for c in reversed(body) if c.heading_path}
    chapters = [c for c in body if c.kind is ClauseKind.CHAPTER or opening.get(c.heading_path[:1]) is c]
    parts = chapters or [c for c in body if c.title][:_MOST_TITLES]
    if not parts:
        return False
    name = document_name(document.metadata, inquiry.language)
    spans = [Evidence.of(document, parts[0]), Evidence.of(document, parts[-1])]
    apart = beside_the_numbered(inquiry, document) if chapters else ""
    count = len(parts) - sum(not c.chapter for c in chapters) if apart else len(parts)
    text = inquiry.words("about.parts", document=name, count=count, apart=apart)
    draft.paragraph().say(text, *spans, derived=[count])
    for clause in parts:
        if clause.heading_path:
            say_heading(inquiry, draft, document, clause)
        else:
            _say_clause_title(inquiry, draft, document, clause)
    return True


def _say_clause_title(inquiry: Inquiry, draft: Draft, document: Document, clause: Clause) -> None:
    title = clause_title(clause, inquiry.language)
    title = title if clause.kind is ClauseKind.CHAPTER else f"{clause_label(clause, inquiry.language)} {title}"
    draft.say(title, Evidence.of(document, clause, 0, min(len(clause.text), len(clause.title or ""))), style="row")


def _say_money(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """How many clauses fix sums, or that none does."""
    giving = giving_clauses(inquiry, document)
    name = document_name(document.metadata, inquiry.language)
    if not giving:
        span = Evidence.of(document, document.clauses[0])
        draft.paragraph().say(inquiry.words("list.no_amount_document", document=name), span)
        return True
    first = next(s.sentence for s in giving[0].statements if s.provision is not None)
    text = inquiry.words("about.sums", document=name, count=len(giving))
    draft.paragraph().say(text, evidence(giving[0], first), derived=[len(giving)])
    return True
