"""Answers with the sentence nearest to the question where the rules refuse one that it likely answers."""

from __future__ import annotations

from assistant.compose.amount import amounts_answer
from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.figures import figures_of
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.sort_asked import could_settle, is_of_the_text_alone
from assistant.compose.sums import seconded_sums
from assistant.contract import AnswerStatus
from assistant.evidence.nearest import Nearest, nearest_in
from assistant.evidence.second_look import Refusal, second_looks
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask

_FIRST = 2
_REFUSES = (AnswerStatus.NOT_FOUND, AnswerStatus.NOT_SPECIFIED)


def compose_second_look(inquiry: Inquiry, draft: Draft, source: str) -> Draft | None:
    """The nearest sentence in place of a refusal by a composer of the sort ``source``, where it likely answers."""
    refusal = refusal_of(inquiry, draft, source)
    found = second_looks(inquiry, refusal) if refusal is not None else []
    drafts = (told(inquiry, candidate.nearest) for candidate in found)
    return next((told for told in drafts if told is not None), None)


def refusal_of(inquiry: Inquiry, draft: Draft, source: str) -> Refusal | None:
    """A refusal that may be looked at again; None where the draft answers, or what the rules say must stand.

    It stands where the question names what the library lacks, a clause, a claim to be checked, or asks how to apply.
    A figure in a question that is not to be confirmed (头12个月之后还有吗) is none to be checked.
    """
    understanding = inquiry.understanding
    # Where one document alone is asked about, a question that names no topic may still be near one of its clauses.
    vague = draft.status is AnswerStatus.CLARIFY and len(inquiry.scope) == 1 and not understanding.dangling
    if not (vague or draft.status in _REFUSES) or draft.settled or inquiry.asks(Ask.APPLY):
        return None
    if understanding.refs or understanding.foreign_place or understanding.foreign_rule:
        return None
    if understanding.claims and (understanding.yes_no or "confirm" in understanding.filters):
        return None
    return Refusal(source, frozenset(span.clause.key for line in draft.lines for span in line.evidence))


def pointed(inquiry: Inquiry) -> Draft | None:
    """That no clause clearly answers, then the one that comes first, with its sentence that states what is asked for.

    Nothing is denied to it: who reads it finds who decides, or what the question was not seen to mean.
    """
    near = (found for ranked in inquiry.ranked[:_FIRST] if (found := nearest_in(inquiry, ranked)) is not None)
    found = next((f for f in near if not is_of_the_text_alone(inquiry, f.view, f.stating or f.sentence)), None)
    if found is None:
        return None
    sentence = found.stating or found.sentence
    name = clause_name(found.view.document, found.view.clause, inquiry.language)
    span = evidence(found.view, sentence)
    draft = Draft(AnswerStatus.NOT_SPECIFIED).mention(found.view.document)
    draft.say(inquiry.words("gap.nearest", clause=name), span).paragraph()
    return draft.say(inquiry.words("quote.says", clause=name, quote=quotation(inquiry, found.view, sentence)), span)


def told(inquiry: Inquiry, found: Nearest) -> Draft | None:
    """The sentence quoted; the figures of its clause as amounts where a sum was asked for, None where it has none.

    A sum is told only if the judge of sums agrees; else the sentence that states it speaks for itself.
    """
    if inquiry.asks(Ask.AMOUNT) and figures_of(found.view) and (seconded := seconded_sums(inquiry, found.view)):
        return amounts_answer(inquiry, seconded)
    sentence = found.stating if inquiry.understanding.ask is Ask.AMOUNT else found.sentence
    if sentence is None or not could_settle(inquiry, found.view, sentence):
        return None
    return say_found(inquiry, [Found(found.view, sentence, 1.0)], "support.direct_plain")
