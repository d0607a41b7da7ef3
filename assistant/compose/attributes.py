"""Answers a question for a point of detail (a floor area, an interest rate) that no clause speaks of."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.facts import stated_quantity
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import best_sentence, choose, covering, resolved_views
from assistant.contract import AnswerStatus
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import attribute_patterns

_AS_NEAR = 0.9


def compose_attribute(inquiry: Inquiry) -> Draft | None:
    """That the clause does not fix the point asked about; None where it speaks of it or no clause is on the topic."""
    home = _home(inquiry)
    near = [r.view for r in covering(inquiry, nearness=_AS_NEAR) if home and r.document is home[0].document]
    silent = [a for a in inquiry.understanding.attributes if home and not any(_speaks(a.name, v) for v in near)]
    silent = [a for a in silent if home and not _speaks(a.name, home[0])]
    if home is None or not silent or stated_quantity(inquiry, home[0]) is not None:
        return None
    view, sentence = home
    name = clause_name(view.document, view.clause, inquiry.language)
    span = evidence(view, sentence)
    joint = "、" if inquiry.language == "zh" else ", "
    text = inquiry.words("gap.attribute", missing=joint.join(a.written for a in silent), clause=name)
    draft = Draft(AnswerStatus.NOT_SPECIFIED).mention(view.document)
    draft.say(text, span, derived=inquiry.repeated()).paragraph()
    return draft.say(inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence)), span)


def _home(inquiry: Inquiry) -> tuple[ClauseView, Sentence] | None:
    """The clause on the topic, with the sentence that offers something where there is one."""
    named = resolved_views(inquiry)
    chosen = [] if named or inquiry.understanding.counts else choose(inquiry, any_measure=True).answering
    if chosen:
        return chosen[0].view, chosen[0].statement.sentence
    views = named or [r.view for r in covering(inquiry, limit=1)]
    return (views[0], best_sentence(inquiry, views[0])) if views else None


def _speaks(attribute: str, view: ClauseView) -> bool:
    return attribute_patterns()[attribute][1].search(view.plain) is not None
