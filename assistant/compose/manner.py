"""Answers whether support comes every year or once, and whether it can be combined with other support."""

from __future__ import annotations

from assistant.compose.amount import amounts_answer, within_clauses
from assistant.compose.compare import per_side
from assistant.compose.draft import Draft
from assistant.compose.facts import gap
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import best_sentence, choose, covering
from assistant.compose.sides import sides
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry
from corpus.model import ProvisionKind

_BEHIND = 0.5


def compose_manner(inquiry: Inquiry) -> Draft | None:
    """Yearly or once, combinable or not: what the text says, else that it does not say."""
    if "combine" in inquiry.understanding.filters:
        return _combination(inquiry)
    return _frequency(inquiry)


def _frequency(inquiry: Inquiry) -> Draft | None:
    chosen = within_clauses(inquiry) if inquiry.understanding.refs else choose(inquiry)
    priced = tuple(s for s in chosen.answering if s.statement.provision)
    told = priced if len(inquiry.understanding.provisions) > 1 else priced[:1]
    leading = _only_sum(inquiry) if not inquiry.understanding.refs or (not told and _is_carried(inquiry)) else ()
    answering = told if not leading or _leads(inquiry, told) else leading
    provisions = [s.statement.provision for s in answering if s.statement.provision]
    if not provisions:
        return _counted_each(inquiry)
    draft = amounts_answer(inquiry, answering)
    if all(p.per is None and p.one_off is None for p in provisions):
        draft.status = AnswerStatus.NOT_SPECIFIED
        draft.amounts = []
        span = draft.lines[0].evidence
        draft.lines = [line for line in draft.lines if inquiry.words("amount.unclear_period") != line.text]
        lead = Draft(draft.status).say(inquiry.words("gap.per"), *span).paragraph()
        draft.lines = lead.lines + draft.lines
    return draft


def _is_carried(inquiry: Inquiry) -> bool:
    """Whether one clause is asked of, and only the turns before name it."""
    refs, text = inquiry.understanding.refs, inquiry.understanding.text
    return len(refs) == 1 and refs[0].written not in text and not inquiry.understanding.focused


def _leads(inquiry: Inquiry, told: tuple[StatementMatch, ...]) -> bool:
    """Whether what the rules would tell is of a clause that is not far behind the first."""
    place = next((r for r in inquiry.ranked if told and r.view is told[0].view), None)
    return place is not None and place.score >= _BEHIND * inquiry.ranked[0].score


def _only_sum(inquiry: Inquiry) -> tuple[StatementMatch, ...]:
    """The sum of the clause on the topic, where it states one and no more."""
    view = next(iter(resolved_views(inquiry) or [r.view for r in covering(inquiry, limit=1)]), None)
    priced = [s for s in view.statements if s.kind is StatementKind.AMOUNT] if view else []
    return (inquiry.matcher.statement(inquiry.terms, view, priced[0]),) if view and len(priced) == 1 else ()


def _counted_each(inquiry: Inquiry) -> Draft | None:
    """How often a number of things is meant, where the clause spoken of says so (100 家次/年)."""
    for view in resolved_views(inquiry):
        for provision in view.clause.provisions:
            sentence = sentence_at(view.sentences, provision.start)
            yearly = provision.per is not None or modality("yearly").search(provision.as_written)
            if provision.kind is ProvisionKind.COUNT and yearly:
                name = clause_name(view.document, view.clause, inquiry.language)
                text = inquiry.words("support.direct_plain", clause=name, quote=quotation(inquiry, view, sentence))
                return Draft(AnswerStatus.ANSWERED).say(text, evidence(view, sentence)).mention(view.document)
    return gap(inquiry, "gap.general") if inquiry.understanding.refs else None


def _combination(inquiry: Inquiry) -> Draft | None:
    each = _of_sides(inquiry)
    views = resolved_views(inquiry) or each or [r.view for r in covering(inquiry)] or _per_topic(inquiry)
    documents = {v.document.document_id: v.document for v in views} or {d.document_id: d for d in inquiry.scope[:3]}
    for document_id in documents:
        for view in inquiry.views.of_document(document_id):
            found = next((s for s in view.sentences if modality("combining").search(s.text)), None)
            if found is not None:
                name = clause_name(view.document, view.clause, inquiry.language)
                text = inquiry.words("support.direct_plain", clause=name, quote=quotation(inquiry, view, found))
                return Draft(AnswerStatus.ANSWERED).say(text, evidence(view, found)).mention(view.document)
    draft = Draft(AnswerStatus.NOT_SPECIFIED)
    if not views and not inquiry.topic and not inquiry.strays:
        # asked of whole documents, of which none says so anywhere
        draft.say(inquiry.words("gap.combine"))
        for document in documents.values():
            draft.mention(document)
        return draft
    if not views:
        return None
    draft.settled = bool(each)
    spans = [evidence(v, best_sentence(inquiry, v)) for v in views[:3]]
    draft.say(inquiry.words("gap.combine"), *spans)
    for view in views[:3]:
        draft.mention(view.document)
    return draft


def _of_sides(inquiry: Inquiry) -> list[ClauseView]:
    """The clause of each support that is to be combined, where the question names two: 孵化器和产业基地."""
    named = len(sides(inquiry.understanding)) > 1 and not inquiry.understanding.refs
    found = per_side(inquiry) if named else []
    return found if len(found) > 1 else []


def _per_topic(inquiry: Inquiry) -> list[ClauseView]:
    views: list[ClauseView] = []
    for term in inquiry.topic_beyond("instrument", "time"):
        for ranked in inquiry.ranked:
            if inquiry.matcher.clause([term], ranked.view).score >= 0.9 and ranked.view not in views:
                views.append(ranked.view)
                break
    return views
