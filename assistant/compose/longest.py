"""Which support is given for the longest or the shortest time."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.compose.clause_lists import listed_views
from assistant.compose.draft import AmountFound, Draft
from assistant.compose.money import period
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.gather import matches
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, is_grant
from assistant.inquiry import Inquiry
from corpus.model import Provision, ProvisionKind

_DAYS = {"years": 365.0, "months": 30.4, "weeks": 7.0, "working_days": 1.4, "days": 1.0, "hours": 1 / 24}


@dataclass(frozen=True, slots=True)
class _Term:
    """A period in a sentence that gives money, and the sums it gives."""

    view: ClauseView
    sentence: Sentence
    provision: Provision
    days: float
    sums: tuple[Provision, ...]


def compose_longest(inquiry: Inquiry) -> Draft | None:
    """The support whose period is the longest or the shortest; None where no sum has one."""
    terms = [term for view in listed_views(inquiry) if _is_about(inquiry, view) for term in _terms(view)]
    if not terms:
        return None
    key = "shortest" if "shortest" in inquiry.understanding.filters else "longest"
    bound = (min if key == "shortest" else max)(term.days for term in terms)
    kept = [term for term in terms if term.days == bound]
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    written = period(kept[0].provision, inquiry.language)
    span = evidence(kept[0].view, kept[0].sentence)
    intro = "list.only_term" if len(terms) == 1 else f"list.{key}"
    draft.say(inquiry.words(intro, term=written, count=len(kept)), span, derived=[len(kept)])
    for term in kept:
        name = clause_name(term.view.document, term.view.clause, inquiry.language)
        quote = quotation(inquiry, term.view, term.sentence)
        row = inquiry.words("list.support_row", clause=name, quote=quote)
        draft.say(row, evidence(term.view, term.sentence), style="row").mention(term.view.document)
        draft.amounts += [AmountFound(term.view.document, term.view.clause, given) for given in term.sums]
    return draft


def days_of(provision: Provision) -> float | None:
    """How many days a period of support is, by which periods are compared; None where it is none or of no length."""
    if provision.kind is not ProvisionKind.TERM or provision.value is None or provision.unit not in _DAYS:
        return None
    return provision.value * _DAYS[provision.unit]


def _is_about(inquiry: Inquiry, view: ClauseView) -> bool:
    topic = inquiry.topic_beyond("instrument")
    return not topic or matches(inquiry.matcher.clause(topic, view))


def _terms(view: ClauseView) -> list[_Term]:
    """The periods of a clause, each with the sums of its sentence; deadlines and waiting times stand beside none."""
    found: list[_Term] = []
    for provision in view.clause.provisions:
        if (days := days_of(provision)) is None:
            continue
        sentence = sentence_at(view.sentences, provision.start)
        sums = tuple(
            s.provision for s in view.statements
            if s.sentence is sentence and s.provision is not None and is_grant(s.provision)
            and s.provision.kind is ProvisionKind.AMOUNT
        )  # fmt: skip
        if sums:
            found.append(_Term(view, sentence, provision, days, sums))
    return found
