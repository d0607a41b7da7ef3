"""Answers what is taken off, held back or lost by the sentence of the likeliest clause that takes it off."""

from __future__ import annotations

from assistant.compose.amount import amounts_answer
from assistant.compose.asked_figures import asked_figures
from assistant.compose.draft import Draft
from assistant.compose.figures import Figure, figures_of
from assistant.compose.sums import as_statement
from assistant.evidence.modality import modality
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_NEAR = 2


def compose_deducted(inquiry: Inquiry) -> Draft | None:
    """学校虚报课时，一课时扣多少钱: 每虚报1课时扣减补助200元; None where no such sentence is near."""
    if inquiry.understanding.refs or not phrases("deduction_asked").search(inquiry.understanding.text):
        return None
    for ranked in inquiry.ranked[:_NEAR]:
        figures = _deducted(ranked.view) if ranked.judgement.covers else []
        if len(figures) > 1 and inquiry.sum_models is not None and inquiry.echoes is not None:
            figures = asked_figures(inquiry, figures, (), (), inquiry.sum_models.figures)
        if figures:
            return amounts_answer(inquiry, tuple(as_statement(inquiry, ranked.view, f.provision) for f in figures))
    return None


def _deducted(view: ClauseView) -> list[Figure]:
    """The figures that a clause says are taken off, without those that say when."""
    return [
        f
        for f in figures_of(view)
        if not f.is_case and modality("deducts").search(sentence_at(view.sentences, f.provision.start).text)
    ]
