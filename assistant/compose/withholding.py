"""Withholds a quote that likely does not answer: the clause speaks of the matter, but what was asked it leaves open."""

from __future__ import annotations

from assistant.compose.draft import Draft, Line, first_clause
from assistant.compose.gaps import not_found
from assistant.compose.phrasing import clause_name
from assistant.contract import AnswerStatus
from assistant.evidence.gather import covers
from assistant.evidence.measures import asked_measures, states
from assistant.evidence.sentences import sentence_at
from assistant.evidence.verdict import QUOTING, answers
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.vocabulary import phrases

_ANY_UNIT = frozenset({"duration", "piece"})
_NAMES_ENOUGH = 0.6
_SPEAKS = 0.5
"""The relevance below which the clause is not even said to speak of the matter."""


def withheld(inquiry: Inquiry, draft: Draft) -> Draft | None:
    """That the text does not settle the question, in place of a quote that likely does not; None where it stands.

    A quote of the very clause that is looked for is marked as settled.
    """
    clause = judged_quote(inquiry, draft)
    if clause is None:
        return None
    draft.settled = draft.settled or _is_looked_for(inquiry, clause)
    if draft.settled or answers(inquiry, clause, draft.sort):
        return None
    if clause.judgement.probability < _SPEAKS:
        return not_found(inquiry)
    return left_open(inquiry, draft)


def judged_quote(inquiry: Inquiry, draft: Draft) -> RankedClause | None:
    """The clause that a draft quotes first, where it is for a judgement whether that answers.

    Not where the question names the clause by its number, nor where sums are told, which have judges of their own.
    """
    if draft.status is not AnswerStatus.ANSWERED or draft.sort not in QUOTING or draft.amounts:
        return None
    key = first_clause(draft)
    ranked = next((clause for clause in inquiry.ranked if clause.clause.key == key), None)
    return None if inquiry.understanding.refs else ranked


def _is_looked_for(inquiry: Inquiry, clause: RankedClause) -> bool:
    """Whether only the clause is asked for (文博会归哪条管, which clause mentions it) that names all of the topic."""
    filters = set(inquiry.understanding.filters)
    sought = "mention" in filters or phrases("clause_sought").search(inquiry.understanding.text) is not None
    asked = "single" in filters and sought
    return asked and bool(inquiry.topic) and covers(clause)


def _states_what_is_asked(inquiry: Inquiry, line: Line) -> bool:
    """Whether what a line quotes gives a number in the very unit asked for (攒到多少分: 积分达到1000分)."""
    measures = tuple(m for m in asked_measures(inquiry.understanding.text) if m.name not in _ANY_UNIT)
    span = line.evidence[0]
    view = inquiry.views.get(*span.clause.key)
    if not measures or view is None or not inquiry.terms:
        return False
    sentence = sentence_at(view.sentences, span.start)
    named = inquiry.matcher.item(inquiry.terms, view, sentence)
    return named >= _NAMES_ENOUGH and states(measures, view.plain[sentence.start : sentence.end])


def left_open(inquiry: Inquiry, draft: Draft) -> Draft | None:
    """That the clause which a draft quotes leaves open what was asked; None where it cites none.

    Of a draft that says so in other words only its quote is kept.
    """
    cited = [line for line in draft.lines if line.evidence]
    if not cited:
        return None
    span = cited[0].evidence[0]
    if draft.status is AnswerStatus.ANSWERED and _states_what_is_asked(inquiry, cited[0]):
        return None
    quotes = cited if draft.status is AnswerStatus.ANSWERED else [line for line in cited[1:] if "“" in line.text]
    name = clause_name(span.document, span.clause, inquiry.language)
    left = Draft(AnswerStatus.NOT_SPECIFIED).mention(span.document)
    text = inquiry.words("gap.general", clause=name, subject=inquiry.subject())
    left.say(text, span, derived=inquiry.repeated()).paragraph()
    left.lines.extend(quotes[:1])
    return left
