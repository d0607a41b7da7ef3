"""Answers whether a sum that was told of is a ceiling or not, and for what unit it is."""

from __future__ import annotations

from assistant.compose.amount import amounts_answer, within_clauses
from assistant.compose.draft import AmountFound, Draft
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit, Provision

_TOLD = {Limit.CAP: "amount.is_cap", Limit.EXACT: "amount.is_exact", Limit.FLOOR: "amount.is_floor"}


def compose_limit(inquiry: Inquiry) -> Draft | None:
    """What kind of sum it is, then the sum; None where several kinds are meant or no clause is."""
    understanding = inquiry.understanding
    asked = understanding.text.strip()
    if understanding.refs and phrases("per_which").fullmatch(asked):
        sums = _picked(inquiry)
        return _quoting(inquiry, sums) if sums else None
    if not understanding.refs or not phrases("limit_asked").fullmatch(asked):
        return None
    stated = tuple(s for s in within_clauses(inquiry).answering if s.statement.provision)
    sums = _picked(inquiry) or [(s.view, s.statement.provision) for s in stated if s.statement.provision]
    limits = {provision.limit for _, provision in sums}
    key = _TOLD.get(next(iter(limits))) if len(limits) == 1 else None
    if key is None:
        return None
    spans = [evidence(view, sentence_at(view.sentences, provision.start)) for view, provision in sums]
    lead = Draft(AnswerStatus.ANSWERED).say(inquiry.words(key), *spans).paragraph()
    draft = amounts_answer(inquiry, stated) if len(stated) == len(sums) else _quoting(inquiry, sums)
    draft.lines = lead.lines + draft.lines
    return draft


def _picked(inquiry: Inquiry) -> list[tuple[ClauseView, Provision]]:
    """The very sums that the question was put to, with their clauses."""
    wanted = set(inquiry.understanding.provisions)
    views = resolved_views(inquiry)
    return [(v, p) for v in views for p in v.clause.provisions if (v.document.document_id, p.provision_id) in wanted]


def _quoting(inquiry: Inquiry, sums: list[tuple[ClauseView, Provision]]) -> Draft:
    """The sentences of the sums, which say per what, and stand for a sum that is for nobody by name (in a table)."""
    draft = Draft(AnswerStatus.ANSWERED)
    for view, provision in sums:
        sentence = sentence_at(view.sentences, provision.start)
        name = clause_name(view.document, view.clause, inquiry.language)
        text = inquiry.words("support.direct_plain", clause=name, quote=quotation(inquiry, view, sentence))
        draft.say(text, evidence(view, sentence)).mention(view.document)
        draft.amounts.append(AmountFound(view.document, view.clause, provision))
    return draft
