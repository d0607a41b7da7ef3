"""Checks a number of things that the question itself states (300部, 2000人次) against the clause that fixes one."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.compose.draft import Draft
from assistant.compose.facts import compose_count
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import covering
from assistant.contract import AnswerStatus
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Count
from assistant.understanding.presumed import presumed_part
from assistant.understanding.stated import states_something
from assistant.understanding.vocabulary import phrases
from corpus.model import Provision, ProvisionKind

_OPEN = frozenset({Ask.GENERAL, Ask.SUPPORT, Ask.COUNT})


def compose_count_premise(inquiry: Inquiry) -> Draft | None:
    """Confirm or correct a stated number of things; None where no clause on the topic fixes one of that kind.

    A number that the asker states of itself (我们有300人) is no premise.
    """
    asked = inquiry.understanding
    confirmed = states_something(asked) or phrases("asks_if_right").search(asked.text) is not None
    presumed = presumed_part(asked.text) or ""
    confirmed = confirmed or any(count.written in presumed for count in asked.counts)
    told = phrases("heard").sub(" ", asked.text)
    if len(asked.counts) != 1 or asked.claims or not confirmed or phrases("first_person").search(told):
        return None
    count = asked.counts[0]
    found = next(_fixed(inquiry, count), None)
    if found is None:
        return _unfixed(inquiry)
    view, provision = found
    sentence = sentence_at(view.sentences, provision.start)
    span, name = evidence(view, sentence), clause_name(view.document, view.clause, inquiry.language)
    draft = Draft(AnswerStatus.ANSWERED, settled=True).mention(view.document)
    if provision.value == count.value:
        draft.say(inquiry.words("amount.yes"), span)
    else:
        shown = provision.as_written if inquiry.language == "zh" else f"{provision.value:,.0f}"
        text = inquiry.words("amount.no_other", clause=name, amount=shown, claimed=count.written)
        draft.say(text, span, derived=[count.value])
    return draft.say(inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence)), span)


def _unfixed(inquiry: Inquiry) -> Draft | None:
    """That the clause on the topic fixes no number, where nothing else is asked of it."""
    if inquiry.understanding.refs or not set(inquiry.understanding.asks) <= _OPEN:
        return None
    silent = compose_count(inquiry)
    return silent if silent is not None and silent.status is AnswerStatus.NOT_SPECIFIED else None


def _fixed(inquiry: Inquiry, count: Count) -> Iterator[tuple[ClauseView, Provision]]:
    """The numbers that the clauses on the topic fix, in the unit that is stated; else the only such one in the texts.

    Without a unit only a clause that fixes a single number tells which one is meant.
    """
    views = resolved_views(inquiry) or [r.view for r in covering(inquiry, limit=2)]
    for view in views:
        own = _in_unit(view, count)
        if own and (count.unit or len(own) == 1):
            yield view, next((p for p in own if p.value == count.value), own[0])
    counted = [(view, provision) for view in inquiry.views_in_scope() for provision in _in_unit(view, count)]
    if count.unit and len(counted) == 1 and not views:
        yield counted[0]


def _in_unit(view: ClauseView, count: Count) -> list[Provision]:
    counted = [p for p in view.clause.provisions if p.kind is ProvisionKind.COUNT and p.value is not None]
    return [p for p in counted if count.unit in (p.unit or "") or count.unit in p.as_written]
