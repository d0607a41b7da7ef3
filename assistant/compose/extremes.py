"""Answers which sum is the largest, the smallest or the commonest, and which target has the largest number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.compose.clause_lists import (
    listed_views,
    none_of_the_named,
)
from assistant.compose.draft import Draft
from assistant.compose.listed_sums import amount_rows, by_currency, listed_amounts, value_of
from assistant.compose.longest import compose_longest
from assistant.compose.money import money
from assistant.compose.phrasing import (
    clause_name,
    evidence,
    quotation,
)
from assistant.compose.sides import sides
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from corpus.model import Limit, ProvisionKind

_NAMED = 0.4


def compose_extreme(inquiry: Inquiry) -> Draft | None:
    """The largest or smallest amount among those that match, or the one given longest or for the shortest time."""
    if {"longest", "shortest"} & set(inquiry.understanding.filters):
        return compose_longest(inquiry)
    if inquiry.understanding.filters.keys() & {"with_count", "of_boxes"} and not inquiry.asks(Ask.AMOUNT):
        return _extreme_count(inquiry)
    found = listed_amounts(inquiry)
    if not found and inquiry.understanding.refs and not inquiry.topic_beyond("instrument"):
        return none_of_the_named(inquiry)
    asked = {"smallest", "largest"} & set(inquiry.understanding.filters) or {"largest"}
    keys = [key for key in ("largest", "smallest") if key in asked]
    return say_extremes(inquiry, Draft(AnswerStatus.ANSWERED, unlimited=True), found, keys) if found else None


def compose_counts_compared(inquiry: Inquiry) -> Draft | None:
    """Which number of the things that two sides name is larger (works or projects); None without one for each."""
    counted = list(_counted(v for d in inquiry.scope for v in inquiry.views.of_document(d.document_id)))
    chosen: list[_Counted] = []
    for side in sides(inquiry.understanding):
        scored = [(inquiry.matcher.sentence(side, one.view, one.sentence), one) for one in counted]
        score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or score < _NAMED:
            return None
        chosen += [best] if best not in chosen else []
    if len(chosen) < 2:
        return None
    draft = _say_counts(inquiry, chosen)
    draft.settled = True
    return draft


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number of things with the sentence that fixes it."""

    value: float
    view: ClauseView
    sentence: Sentence


def _counted(views: Iterable[ClauseView]) -> Iterator[_Counted]:
    for view in views:
        for provision in view.clause.provisions:
            if provision.kind is ProvisionKind.COUNT and provision.value is not None:
                yield _Counted(provision.value, view, sentence_at(view.sentences, provision.start))


def _extreme_count(inquiry: Inquiry) -> Draft | None:
    """The target with the largest or smallest number, with the others, since their units differ."""
    found = list(_counted(listed_views(inquiry)))
    return _say_counts(inquiry, found) if found else None


def _say_counts(inquiry: Inquiry, found: list[_Counted]) -> Draft:
    least = "smallest" in inquiry.understanding.filters
    found = sorted(found, key=lambda one: one.value if least else -one.value)
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    for place, one in enumerate(found):
        name = clause_name(one.view.document, one.view.clause, inquiry.language)
        quote = quotation(inquiry, one.view, one.sentence)
        span = evidence(one.view, one.sentence)
        if place == 0:
            key = "list.least_count" if least else "list.largest_count"
            draft.say(inquiry.words(key, clause=name, quote=quote), span).paragraph()
            continue
        text = inquiry.words("list.support_row", clause=name, quote=quote)
        draft.say(text, span, style="row").mention(one.view.document)
    return draft.mention(found[0].view.document)


def compose_commonest(inquiry: Inquiry) -> Draft | None:
    """The sum, with its limit, that most clauses fix, and these clauses."""
    groups: dict[tuple[float, Limit, str | None], list[StatementMatch]] = {}
    for item in listed_amounts(inquiry):
        if (provision := item.statement.provision) is not None:
            groups.setdefault((value_of(item), provision.limit, provision.currency), []).append(item)
    if not groups:
        return None
    kept = max(groups.values(), key=len)
    provision = kept[0].statement.provision
    if provision is None:
        return None
    intro = inquiry.words("list.commonest", amount=money(provision, inquiry.language), count=len(kept))
    return amount_rows(inquiry, kept, intro)


def say_extremes(inquiry: Inquiry, draft: Draft, amounts: Sequence[StatementMatch], keys: Sequence[str]) -> Draft:
    """Append the largest or smallest of the amounts, or both, for each currency."""
    for key, found in ((key, found) for key in keys for found in by_currency(amounts)):
        bound = (max if key == "largest" else min)(map(value_of, found))
        kept = [f for f in found if value_of(f) == bound]
        provision = kept[0].statement.provision if kept else None
        if provision is None:
            continue
        intro = inquiry.words(f"list.{key}", amount=money(provision, inquiry.language), count=len(kept))
        part = amount_rows(inquiry, kept, intro)
        draft.lines += part.lines
        draft.paragraph()
        draft.amounts += part.amounts
        for document in part.documents:
            draft.mention(document)
    return draft
