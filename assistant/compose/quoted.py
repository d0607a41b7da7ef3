"""The sums of a sentence that is quoted in answer to how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.asked_figures import asked_figures
from assistant.compose.draft import AmountFound, Draft, Line
from assistant.compose.figures import Figure, figures_of
from assistant.compose.phrasing import evidence, quotation
from assistant.compose.receiver import may_be_told
from assistant.compose.share_asked import is_share_asked
from assistant.compose.sums import as_statement
from assistant.contract import AnswerStatus
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView, is_offer
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases
from corpus.model import ProvisionKind


def with_quoted_sums(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft, with the sums asked for that its first sentence quotes among its amounts.

    A sentence that answers how much answers it by the sum in it: whoever reads the amounts alone must find it there.
    The words stay those of the clause, since no judge of sums vouches for more.
    """
    if not _asks_figure(inquiry) or draft.status is not AnswerStatus.ANSWERED or draft.amounts:
        return draft
    first = next((line for line in draft.lines if line.evidence), None)
    view = next((r.view for r in inquiry.ranked if first and r.clause.key == first.evidence[0].clause.key), None)
    if first is None or view is None or inquiry.sum_models is None:
        return draft
    every = figures_of(view)
    figures = asked_figures(inquiry, every, frozenset(), frozenset(), inquiry.sum_models.figures)
    if len(figures) < len(every):
        first = _of_their_sentence(inquiry, draft, first, view, figures)
    span = first.evidence[0]
    quoted = [f.provision for f in figures if span.start <= f.provision.start < span.end and not f.is_case]
    # Of a sentence that gives nothing the one figure asked for is its price, fee or discount.
    share = is_share_asked(inquiry.understanding.text)
    offered = [p for p in quoted if is_offer(p) or (share and p.kind is ProvisionKind.RATE)]
    offered = offered or (quoted if len(quoted) == 1 else [])
    if share and not any(p.kind is ProvisionKind.RATE for p in offered):
        return draft
    told = [p for p in offered if may_be_told(inquiry, as_statement(inquiry, view, p))]
    draft.amounts += [AmountFound(view.document, view.clause, provision) for provision in told]
    return draft


def _asks_figure(inquiry: Inquiry) -> bool:
    figure = inquiry.asks(Ask.AMOUNT) or phrases("figure_in_passing").search(inquiry.understanding.text) is not None
    return figure and not inquiry.understanding.refs


def _of_their_sentence(
    inquiry: Inquiry, draft: Draft, first: Line, view: ClauseView, figures: Sequence[Figure]
) -> Line:
    """The line that quotes the one sentence of the figures asked for, in the place of one that quotes another one.

    工坊提供住宿的每月200元；提供工作餐的每天12元: whoever asks about meals is not to read the sum for rooms.
    """
    span = first.evidence[0]
    sentences = {sentence_at(view.sentences, f.provision.start) for f in figures if is_offer(f.provision)}
    before = sentence_at(view.sentences, span.start)
    if len(sentences) != 1 or sentences == {before} or any(span.start <= f.provision.start < span.end for f in figures):
        return first
    meant = sentences.pop()
    if inquiry.meanings is not None:
        (own, _), (other, _) = inquiry.meanings.cosines(inquiry.understanding.text, [before.text, meant.text])
        if other < own:
            return first
    old, new = quotation(inquiry, view, before), quotation(inquiry, view, meant)
    if old not in first.text:
        return first
    line = replace(first, text=first.text.replace(old, new), evidence=(evidence(view, meant), *first.evidence[1:]))
    draft.lines[draft.lines.index(first)] = line
    return line
