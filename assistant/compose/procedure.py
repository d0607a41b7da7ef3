"""Answers when, where and with which papers to apply by what a document lays down for all that it gives."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.home import home
from assistant.contract import AnswerStatus
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, StatementKind, body_sentences, with_items
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.model import ClauseKind, Document

ASKED = ("apply_papers", "apply_time", "apply_place")
"""What a question of procedure may be after; ``modality.toml`` has the wordings that lay it down."""
_LISTED = 2
_NAMED, _SURE, _NEAR = 0.6, 0.9, 4
_WHO = frozenset({"subject", "time", "instrument", "generic", "condition", "authority"})
_ASIDE = frozenset({ClauseKind.HEAD, ClauseKind.IMPRINT, ClauseKind.NOTICE, ClauseKind.PREAMBLE})


def compose_procedure(inquiry: Inquiry) -> Draft | None:
    """The sentences that lay down what was asked of applying; None where one document is not meant or says nothing."""
    wanted = [name for name in ASKED if name in inquiry.understanding.filters]
    speaks = phrases("of_applying").search(inquiry.understanding.text)
    document = _document(inquiry) if wanted and speaks and not inquiry.understanding.refs else None
    if document is None or not _is_within(inquiry, document):
        return None
    found = [best for name in wanted if (best := _best(inquiry, document, name.removeprefix("apply_"))) is not None]
    if not found or _is_of_another_matter(inquiry, found):
        return None
    once = {(f.view.clause.key, f.sentence.start): f for f in found}
    draft = say_found(inquiry, list(once.values()), "support.direct_plain")
    draft.status, draft.settled = AnswerStatus.ANSWERED, len(found) == len(wanted)
    return draft


def _document(inquiry: Inquiry) -> Document | None:
    if len(inquiry.scope) == 1:
        return inquiry.scope[0]
    place = home(inquiry) if inquiry.topic_beyond("instrument", "time") else None
    return place[0].document if place is not None else None


def _is_within(inquiry: Inquiry, document: Document) -> bool:
    """Whether the document speaks of all things asked about: no licence for a café from rules on inns."""
    procedural = " ".join(
        m.group() for name in (*ASKED, "of_applying") for m in phrases(name).finditer(inquiry.understanding.text)
    )
    if any(stray.surface not in procedural for stray in inquiry.strays):
        return False
    views = inquiry.views.of_document(document.document_id)
    things = [
        term
        for term in inquiry.topic
        if term.is_concept and term.hard and term.category not in _WHO and term.key not in concept_set("applying")
    ]
    return all(any(inquiry.matcher.clause((term,), view).score >= _NAMED for view in views) for term in things)


def _is_of_another_matter(inquiry: Inquiry, found: list[Found]) -> bool:
    """Whether a clause that gives nothing to apply for surely speaks of what is asked for: a pass, a permit, a fine."""
    first = inquiry.ranked[0] if inquiry.ranked else None
    if first is None or first.judgement.probability < _SURE or first.view in [f.view for f in found]:
        return False
    return all(s.kind is StatementKind.PENALTY for s in first.view.statements)


def _best(inquiry: Inquiry, document: Document, sort: str) -> Found | None:
    """Of the sentences that lay it down the one whose clause comes first; of papers the one that lists most."""
    found = [
        Found(ranked.view, sentence, -float(place))
        for place, ranked in enumerate(inquiry.ranked[:_NEAR])
        if ranked.document is document and ranked.clause.kind not in _ASIDE
        for sentence in _laying_down(ranked.view, sort)
    ]
    if sort == "papers":
        found = [f for f in found if _listed(f) >= _LISTED]
        return max(found, key=lambda f: (f.score, _listed(f)), default=None)
    return max(found, key=lambda f: f.score, default=None)


def _laying_down(view: ClauseView, sort: str) -> Iterator[Sentence]:
    for sentence in body_sentences(view):
        text = view.plain[sentence.start : sentence.end]
        if modality(f"{sort}_laid_down").search(text) and not modality("bars_applying").search(text):
            yield with_items(view, sentence)


def _listed(found: Found) -> int:
    """How many things a sentence lists."""
    return 1 + sum(found.sentence.text.count(mark) for mark in ("、", ", ", " and ", "\n"))
