"""The clause that a question is at home in: the one that pays what it speaks of, else the one on its topic."""

from __future__ import annotations

from assistant.compose.named import resolved_views
from assistant.compose.select import best_sentence, choose, covering
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry


def home(inquiry: Inquiry) -> tuple[ClauseView, Sentence] | None:
    """The clause named by number, that pays for the topic or covers it, with its most telling sentence."""
    named = resolved_views(inquiry)
    views = named or [r.view for r in covering(inquiry)]
    chosen = () if named or inquiry.understanding.counts else choose(inquiry, any_measure=True).answering
    for found in chosen:
        if found.statement.kind is not StatementKind.SUPPORT and (not views or found.view in views):
            return found.view, found.statement.sentence
    return (views[0], best_sentence(inquiry, views[0])) if views else None
