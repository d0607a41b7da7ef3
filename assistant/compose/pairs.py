"""Checks several sums that a question states each for its own clause: clause 3 gives 2 million and clause 4 five."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.draft import AmountFound, Draft
from assistant.compose.money import money
from assistant.compose.named import resolve
from assistant.compose.phrasing import clause_name, evidence
from assistant.contract import AnswerStatus
from assistant.evidence.views import ClauseView, Statement, StatementKind
from assistant.grounding import numbers_in
from assistant.inquiry import Inquiry
from assistant.understanding.model import Claim
from assistant.understanding.stated import states_something


def compose_pairs(inquiry: Inquiry) -> Draft | None:
    """For each clause whether it gives the sum that is stated for it; None unless each has one sum of its own."""
    asked = inquiry.understanding
    claims = sorted((c for c in asked.claims if c.unit == "yuan"), key=lambda c: asked.text.find(c.written))
    resolved = resolve(inquiry)
    if not (asked.yes_no or states_something(asked)) or len(asked.refs) < 2 or len(resolved) != len(claims):
        return None
    if any(len(item.clauses) != 1 for item in resolved) or not _alternate(asked.text, inquiry, claims):
        return None
    views = [inquiry.views.get(*item.clauses[0][1].key) for item in resolved]
    sums = [_sum_of(view, claim) if view is not None else None for view, claim in zip(views, claims, strict=True)]
    draft = Draft(AnswerStatus.ANSWERED, settled=True, sort="own")
    agrees = True
    for view, statement, claim in zip(views, sums, claims, strict=True):
        if view is None or statement is None or statement.provision is None:
            return None
        same = statement.provision.value == claim.value
        agrees = agrees and same
        text = inquiry.words(
            "premise.pair" if same else "premise.pair_other",
            clause=clause_name(view.document, view.clause, inquiry.language),
            amount=money(statement.provision, inquiry.language),
            claimed=claim.written,
        )
        if not draft.lines:
            draft.mention(view.document)
        draft.say(text, evidence(view, statement.sentence), derived=numbers_in(claim.written) | {claim.value})
        draft.amounts.append(AmountFound(view.document, view.clause, statement.provision))
    said = inquiry.words("premise.yes" if agrees else "premise.no", said=draft.lines[0].text)
    draft.lines[0] = replace(draft.lines[0], text=said)
    return draft


def _alternate(text: str, inquiry: Inquiry, claims: list[Claim]) -> bool:
    """Whether each clause is followed by its sum before the next is named."""
    places = [text.find(ref.written) for ref in inquiry.understanding.refs]
    sums = [text.find(claim.written) for claim in claims]
    order = [place for pair in zip(places, sums, strict=True) for place in pair]
    return all(place >= 0 for place in order) and order == sorted(order)


def _sum_of(view: ClauseView, claim: Claim) -> Statement | None:
    """The sum of a clause that is stated, else the only one that it gives."""
    sums = [s for s in view.statements if s.kind is StatementKind.AMOUNT and s.provision]
    equal = [s for s in sums if s.provision and s.provision.value == claim.value]
    return equal[0] if equal else sums[0] if len(sums) == 1 else None
