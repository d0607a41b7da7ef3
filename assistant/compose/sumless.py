"""Corrects a sum that a question says a text gives, where that text names no sum anywhere.

The plan gives each game 5 million, which account pays it: a quote on accounts would let the sum stand.
"""

from __future__ import annotations

from assistant.compose.draft import Draft, Line
from assistant.compose.phrasing import document_name
from assistant.contract import AnswerStatus
from assistant.evidence.views import states_sum
from assistant.grounding import numbers_in
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.quantities import find_claims
from assistant.understanding.vocabulary import phrases


def with_denied_sum(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft, led by the denial where its one document is said to give money and names none."""
    asked = inquiry.understanding
    claim = next((c for c in (*asked.claims, *find_claims(asked.text)) if c.unit == "yuan"), None)
    # of a sum that is asked for, or to be confirmed, the gap itself says that there is none
    denied = draft.status is AnswerStatus.NOT_SPECIFIED and (inquiry.asks(Ask.AMOUNT) or asked.yes_no)
    open_ = draft.status in (AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED) and not denied
    if claim is None or not open_ or draft.amounts:
        return draft
    said = phrases("sum_said_given").search(asked.text)
    if said is None or phrases("first_person").search(asked.text[: said.end()]):
        return draft
    spans = [span for line in draft.lines for span in line.evidence]
    documents = {span.document.document_id for span in spans}
    if len(documents) != 1 or not documents <= set(asked.documents) or any(map(states_sum, spans[0].document.clauses)):
        return draft
    name = document_name(spans[0].document.metadata, inquiry.language)
    text = inquiry.words("premise.no_sums", document=name, claimed=claim.written)
    draft.lines.insert(0, Line(text, (spans[0],), derived=numbers_in(claim.written) | {claim.value}))
    draft.status, draft.settled = AnswerStatus.NOT_SPECIFIED, True
    return draft
