"""Answers which sum is the largest, the smallest or the commonest, and which target has the largest number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.compose.clause_lists import (
    listed_views,
    none_of_the_named,
)
from assistant.compose.draft import Draft
from assistant.compose.listed_sums import (
    amount_rows,
    amounts_of_any_topic,
    append_rows,
    bounding,
    by_currency,
    listed_amounts,
    value_of,
)
from assistant.compose.longest import compose_longest
from assistant.compose.money import money
from assistant.compose.phrasing import (
    clause_name,
    evidence,
    quotation,
)
from assistant.compose.sides import listed_sides, sides
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.kinds import NO_SUBJECT
from assistant.understanding.model import Ask, Term
from assistant.understanding.vocabulary import phrases
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
    chosen = _counts_of(inquiry, sides(inquiry.understanding))
    return replace(_say_counts(inquiry, chosen), settled=True) if chosen else None


def compose_counts_of_each(inquiry: Inquiry) -> Draft | None:
    """The number fixed for each of the things that a question names one by one; None where one of them has none."""
    understanding = inquiry.understanding
    if understanding.refs or not phrases("severally").search(understanding.text):
        return None
    chosen = _counts_of(inquiry, listed_sides(understanding))
    if not chosen:
        return None
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=True)
    for one in chosen:
        name = clause_name(one.view.document, one.view.clause, inquiry.language)
        quote = quotation(inquiry, one.view, one.sentence)
        text = inquiry.words("list.support_row", clause=name, quote=quote)
        draft.say(text, evidence(one.view, one.sentence), style="row").mention(one.view.document)
    return draft


def _counts_of(inquiry: Inquiry, named: Sequence[tuple[Term, ...]]) -> list[_Counted]:
    """The number of things that each side names; none unless there is one for each, and several in all."""
    counted = list(_counted(inquiry.views_in_scope()))
    chosen: list[_Counted] = []
    for side in named:
        scored = [(inquiry.matcher.sentence(side, one.view, one.sentence), one) for one in counted]
        score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or score < _NAMED:
            return []
        chosen += [best] if best not in chosen else []
    return chosen if len(chosen) > 1 else []


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


def compose_range_of_sums(inquiry: Inquiry) -> Draft | None:
    """From which sum to which all that is given reaches; None where the range of something in particular is asked."""
    if phrases("range_of_sums").search(inquiry.understanding.text) is None or not _of_all_sums(inquiry):
        return None
    found = amounts_of_any_topic(inquiry)
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=True)
    return say_extremes(inquiry, draft, found, ("largest", "smallest")) if found else None


def _of_all_sums(inquiry: Inquiry) -> bool:
    """Whether nothing is named whose sums could be meant, nor a sum that bounds them."""
    hard = any(t.hard for t in inquiry.topic_beyond(*NO_SUBJECT))
    return not hard and not inquiry.understanding.refs and not bounding(inquiry)


def compose_distinct_sums(inquiry: Inquiry) -> Draft | None:
    """Which sums occur at all, each once with how often it does, the greatest first; then every one of them.

    None where the sums of something in particular are asked for, or up to some height, or of several currencies.
    """
    asked = phrases("distinct_sums").search(inquiry.understanding.text)
    if asked is None or "several_sums" in inquiry.understanding.filters or not _of_all_sums(inquiry):
        return None
    found = [f for f in amounts_of_any_topic(inquiry) if f.statement.provision is not None]
    if len(by_currency(found)) != 1:
        return None
    groups: dict[tuple[float, Limit], list[StatementMatch]] = {}
    for item in sorted(found, key=value_of, reverse=True):
        if (provision := item.statement.provision) is not None:
            groups.setdefault((value_of(item), provision.limit), []).append(item)
    told = [
        inquiry.words("list.distinct_sum", amount=money(provision, inquiry.language), count=len(kept))
        for kept in groups.values()
        if (provision := kept[0].statement.provision) is not None
    ]
    sums = inquiry.words("list.distinct_joined").join(told)
    intro = inquiry.words("list.distinct", count=len(told), sums=sums)
    spans = [evidence(kept[0].view, kept[0].statement.sentence) for kept in groups.values()]
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=True)
    draft.say(intro, *spans, derived=[len(told), *map(len, groups.values())])
    return append_rows(inquiry, draft, [item for kept in groups.values() for item in kept])


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
