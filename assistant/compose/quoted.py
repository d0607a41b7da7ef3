"""The sums of a sentence that is quoted in answer to how much."""

from __future__ import annotations

from assistant.compose.asked_figures import asked_figures
from assistant.compose.draft import AmountFound, Draft
from assistant.compose.figures import figures_of
from assistant.compose.share_asked import is_share_asked
from assistant.compose.sums import as_statement, may_be_told
from assistant.contract import AnswerStatus
from assistant.evidence.views import is_offer
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases
from corpus.model import ProvisionKind


def with_quoted_sums(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft, with the sums asked for that its first sentence quotes among its amounts.

    A sentence that answers how much answers it by the sum in it: whoever reads the amounts alone must find it there.
    The words stay those of the clause, since no judge of sums vouches for more.
    """
    text = inquiry.understanding.text
    figure = inquiry.asks(Ask.AMOUNT) or phrases("figure_in_passing").search(text) is not None
    asked = figure and not inquiry.understanding.refs
    if not asked or draft.status is not AnswerStatus.ANSWERED or draft.amounts or inquiry.sum_models is None:
        return draft
    span = next((line.evidence[0] for line in draft.lines if line.evidence), None)
    view = next((r.view for r in inquiry.ranked if span and r.clause.key == span.clause.key), None)
    if span is None or view is None:
        return draft
    figures = asked_figures(inquiry, figures_of(view), frozenset(), frozenset(), inquiry.sum_models.figures)
    quoted = [f.provision for f in figures if span.start <= f.provision.start < span.end]
    # Of a sentence that gives nothing the one figure asked for is its price, fee or discount.
    share = is_share_asked(text)
    offered = [p for p in quoted if is_offer(p) or (share and p.kind is ProvisionKind.RATE)]
    offered = offered or (quoted if len(quoted) == 1 else [])
    if share and not any(p.kind is ProvisionKind.RATE for p in offered):
        return draft
    told = [p for p in offered if may_be_told(inquiry, as_statement(inquiry, view, p))]
    draft.amounts += [AmountFound(view.document, view.clause, provision) for provision in told]
    return draft
