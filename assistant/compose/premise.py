"""Checks a figure that the question itself states against the clause it is about."""

from __future__ import annotations

import re
from itertools import takewhile

from assistant.compose.amount import amounts_answer, compose_amount
from assistant.compose.draft import AmountFound, Draft, Line
from assistant.compose.figures import figures_of
from assistant.compose.for_whom import denial, for_somebody_else
from assistant.compose.grade_asked import grades_of
from assistant.compose.money import money, period
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence
from assistant.compose.select import choose
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView, StatementKind, is_offer, states_sum
from assistant.inquiry import Inquiry
from assistant.understanding.model import Claim
from assistant.understanding.quantities import find_claims
from assistant.understanding.stated import states_something
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit, Nature, Provision, ProvisionKind

_OF_MORE = frozenset({"yearly", "one_off", "per", "with_term"})
"""What a question is about that takes its sum for granted: whether it comes every year, for each, for how long."""
_NAMED = 0.93
_SENTENCES = re.compile(r"(?<=[。！？!?])|(?<=\.)\s")
_CAP_CLAIMED = re.compile(r"最高|不超过|至多|上限|最多|up to|max|cap|at most|ceiling", re.IGNORECASE)


def compose_premise(inquiry: Inquiry) -> Draft | None:
    """Confirm or correct a stated amount or term; None when nothing on the topic is found."""
    claim = next((c for c in inquiry.understanding.claims if c.unit == "yuan"), None)
    if claim is None:
        return _term_premise(inquiry)
    found = _amount_statements(inquiry)
    if not found:
        return _deny_open(inquiry, claim)
    if meant := _of_the_grade(inquiry, found):
        found = meant
    if (other := for_somebody_else(inquiry, found, claim)) is not None:
        return other
    equal = tuple(f for f in found if f.statement.provision and f.statement.provision.value == claim.value)
    if equal:
        draft = amounts_answer(inquiry, equal[:4])
        draft.lines[:0] = _verdict(inquiry, equal[0])
        return draft
    if elsewhere := _stating_elsewhere(inquiry, found[0].view, claim):
        return amounts_answer(inquiry, (*elsewhere, *found[:3]))
    draft = amounts_answer(inquiry, found[:4])
    draft.lines.insert(0, denial(inquiry, found[0], claim))
    return draft


def with_presumed_sum(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft, corrected first where the question takes a sum for granted that the clause it quotes does not give.

    既然人才基地给五百万，有什么条件: the conditions, but the sum is another one.
    """
    told = _told_before(inquiry)
    claim = told or next((c for c in inquiry.understanding.claims if c.unit == "yuan"), None)
    if claim is None or draft.amounts or not draft.lines:
        return draft
    span = next((line.evidence[0] for line in draft.lines if line.evidence), None)
    view = inquiry.views.get(*span.clause.key) if span else None
    if span is None or view is None:
        return draft
    given = [s for s in view.statements if s.kind is StatementKind.AMOUNT and s.provision]
    if any(s.provision and s.provision.value == claim.value for s in given):
        return draft
    quoted = [s for s in given if s.provision and span.start <= s.provision.start < span.end]
    if told is not None:
        quoted = given if len(given) == 1 else []
    elif not _takes_for_granted(inquiry):
        quoted = []
    if not quoted:
        return draft
    found = inquiry.matcher.statement(inquiry.terms, view, quoted[0])
    draft.lines.insert(0, denial(inquiry, found, claim))
    draft.amounts += [AmountFound(view.document, view.clause, s.provision) for s in quoted if s.provision]
    draft.status = AnswerStatus.ANSWERED
    return draft


def _takes_for_granted(inquiry: Inquiry) -> bool:
    return phrases("presumes").search(inquiry.understanding.text) is not None


def _told_before(inquiry: Inquiry) -> Claim | None:
    """The sum that a sentence before the one that asks says is paid: the games clause pays 5 million. From when?

    Not what the asker says of itself (we have 5 million): that is no claim on the text.
    """
    *told, _ = [s for s in _SENTENCES.split(inquiry.understanding.text) if s.strip()] or [""]
    for sentence in told:
        asks = sentence.rstrip().endswith(("?", "？"))
        if asks or not phrases("pays").search(sentence) or phrases("first_person").search(sentence):
            continue
        if claim := next((c for c in find_claims(sentence) if c.unit == "yuan"), None):
            return claim
    return None


def _amount_statements(inquiry: Inquiry) -> tuple[StatementMatch, ...]:
    if inquiry.understanding.refs:
        found = [
            inquiry.matcher.statement(inquiry.terms, view, s)
            for view in resolved_views(inquiry)
            for s in view.statements
            if s.kind is StatementKind.AMOUNT
        ]
        best = max((f.match.score for f in found), default=0.0)
        return tuple(f for f in found if not inquiry.topic or f.match.score >= best - 0.1)
    sums = (s for s in inquiry.statements if s.statement.provision)
    raising = [s for s in sums if s.statement.provision and s.statement.provision.nature is Nature.TOP_UP]
    if "top_up" in inquiry.understanding.filters and raising:
        return tuple(raising[:1])
    answering = choose(inquiry).answering
    return tuple(f for f in answering if f.statement.kind is StatementKind.AMOUNT)


def _stating_elsewhere(inquiry: Inquiry, told: ClauseView, claim: Claim) -> tuple[StatementMatch, ...]:
    """The sum that is stated, where a clause gives it that names all that is asked about and speaks of it more."""
    hard = [t for t in inquiry.topic if t.hard]
    if inquiry.understanding.refs or not hard:
        return ()
    before = list(takewhile(lambda view: view is not told, (r.view for r in inquiry.ranked)))
    sums = [s for s in inquiry.statements if s.statement.kind is StatementKind.AMOUNT and s.view in before]
    equal = [s for s in sums if s.statement.provision and s.statement.provision.value == claim.value]
    return tuple(s for s in equal if not inquiry.matcher.clause(hard, s.view).missing(_NAMED))[:1]


def _of_the_grade(inquiry: Inquiry, found: tuple[StatementMatch, ...]) -> tuple[StatementMatch, ...]:
    """A two-star site earns 600,000, is that right: the sum for two stars, though that for three is the one named."""
    view = found[0].view
    figures = [f for f in figures_of(view) if is_offer(f.provision)]
    fits = grades_of(inquiry.understanding.text, figures)
    meant = [f for f, (same, other) in zip(figures, fits, strict=True) if same > other]
    if len(meant) != 1:
        return ()
    statement = inquiry.views.figure(view, meant[0].provision)
    return (inquiry.matcher.statement(inquiry.terms, view, statement),)


def _verdict(inquiry: Inquiry, found: StatementMatch) -> list[Line]:
    """That the sum is right, or right but for a limiting word; that only where the sum itself is to be confirmed."""
    provision = found.statement.provision
    span = evidence(found.view, found.statement.sentence)
    mild = provision is not None and (provision.limit is Limit.CAP) != bool(
        _CAP_CLAIMED.search(inquiry.understanding.text)
    )
    if not mild or provision is None:
        whoever = phrases("whoever").search(inquiry.understanding.text) is not None
        return [] if whoever else [Line(inquiry.words("amount.yes"), (span,))]
    asked = inquiry.understanding
    if not (asked.yes_no or states_something(asked)) or _OF_MORE & set(asked.filters):
        return []
    name = clause_name(found.view.document, found.view.clause, inquiry.language)
    text = inquiry.words("amount.same_value_other_limit", clause=name, amount=money(provision, inquiry.language))
    return [Line(text, (span,))]


def _deny_open(inquiry: Inquiry, claim: Claim) -> Draft | None:
    draft = compose_amount(inquiry)
    if draft is None or draft.status is not AnswerStatus.NOT_SPECIFIED or not draft.lines:
        return draft
    spans = draft.lines[0].evidence
    if states_sum(spans[0].clause):
        return draft
    name = clause_name(spans[0].document, spans[0].clause, inquiry.language)
    draft.lines.insert(0, Line(inquiry.words("amount.no_none", clause=name), spans))
    return draft


def _term_premise(inquiry: Inquiry) -> Draft | None:
    claim = next((c for c in inquiry.understanding.claims if c.unit == "year"), None)
    if claim is None:
        return None
    views = resolved_views(inquiry) or [s.view for s in choose(inquiry).answering[:1]]
    found = [
        (v, p) for v in views for p in v.clause.provisions if p.kind in {ProvisionKind.TERM, ProvisionKind.VALIDITY}
    ]
    if not found:
        return None
    return _term_verdict(inquiry, *found[0], claim)


def _term_verdict(inquiry: Inquiry, view: ClauseView, provision: Provision, claim: Claim) -> Draft:
    sentence = sentence_at(view.sentences, provision.start)
    draft = Draft(AnswerStatus.ANSWERED).mention(view.document)
    span = evidence(view, sentence)
    name = clause_name(view.document, view.clause, inquiry.language)
    shown = period(provision, inquiry.language)
    if provision.value == claim.value:
        return draft.say(inquiry.words("amount.yes"), span).say(inquiry.words("amount.term", term=shown), span)
    text = inquiry.words("amount.no_other", clause=name, amount=shown, claimed=claim.written)
    return draft.say(text, span, derived=[claim.value])
