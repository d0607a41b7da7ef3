"""Refuses what a text that the question names by its title says nothing of, however near one of its clauses sounds."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.gaps import not_found
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Term
from assistant.understanding.terms import STRAY, WORD
from assistant.understanding.title_words import names_kind
from assistant.understanding.vocabulary import phrases

_OF_THE_TEXT = (
    Ask.VALIDITY,
    Ask.STATUS,
    Ask.TITLE,
    Ask.NUMBER,
    Ask.ISSUER,
    Ask.DATE,
    Ask.TOC,
    Ask.BASIS,
    Ask.ADDRESSEE,
)
_SAYS_NOTHING = frozenset(
    {"generic", "instrument", "time", "ask", "condition", "place", "authority", "legal", "subject"}
)
_FOUND = 0.5
_MOST_CLAUSES = 400


def beyond_the_text(inquiry: Inquiry, draft: Draft) -> Draft | None:
    """That nothing speaks to it, where the text has none of the things that the question names.

    Only for a question that names its text and tells nothing of the asker: it asks whether that text has the thing, in
    the thing's own name. Who tells a case in everyday words uses other words than the text.
    """
    understanding = inquiry.understanding
    named = len(understanding.documents) == 1 and names_kind(understanding.text)
    if draft.settled or not named or inquiry.asks(*_OF_THE_TEXT) or phrases("first_person").search(understanding.text):
        return None
    documents = [d for d in inquiry.scope if d.document_id in understanding.documents]
    views = [v for d in documents for v in inquiry.views.of_document(d.document_id)]
    if not views or len(views) > _MOST_CLAUSES:
        return None
    bare = inquiry.language == "zh" == views[0].document.metadata.language
    things = [t for t in understanding.terms if _is_thing(t, bare=bare) and not _is_titled(t, views[0])]
    telling = any(t.is_concept for t in things) or len(things) > 1 or understanding.yes_no
    if not things or not telling or any(_is_in(inquiry, t, view) for t in things for view in views):
        return None
    return not_found(inquiry)


def _is_thing(term: Term, *, bare: bool) -> bool:
    """Whether a term names something that a text may lack; a ``bare`` word where text and question are in Chinese.

    In another language a word may be missing only because nothing translates it.
    """
    if term.aside or term.category in _SAYS_NOTHING:
        return False
    return term.hard if term.is_concept else bare and (term.category in (STRAY, WORD))


def _is_titled(term: Term, view: ClauseView) -> bool:
    """Whether the title of the text names it, so that it tells which text is meant and not what is asked of it."""
    return term.key in view.document_concepts.closure or term.surface.lower() in view.document.metadata.title.lower()


def _is_in(inquiry: Inquiry, term: Term, view: ClauseView) -> bool:
    return inquiry.matcher.clause((term,), view).score > _FOUND
