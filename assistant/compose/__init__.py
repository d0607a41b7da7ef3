"""Step 6, compose: one composer for each kind of question, tried in order until one answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.compose.about import compose_about
from assistant.compose.among import compose_among
from assistant.compose.amount import compose_amount, compose_done_beside
from assistant.compose.applicants import compose_applicants
from assistant.compose.apply import compose_apply, compose_undecided
from assistant.compose.at_once import compose_most_together
from assistant.compose.attributes import compose_attribute
from assistant.compose.belonging import compose_belonging
from assistant.compose.between import compose_conflict, compose_funding, compose_relation
from assistant.compose.cited_rules import compose_cited_rule
from assistant.compose.cited_years import compose_cited_years
from assistant.compose.compare import compose_compare
from assistant.compose.conditions import compose_conditions
from assistant.compose.cost_asked import compose_cost
from assistant.compose.count_premise import compose_count_premise
from assistant.compose.definition import compose_definition, compose_enumeration, compose_titled
from assistant.compose.draft import Draft, first_clause
from assistant.compose.extreme_premise import compose_extreme_premise
from assistant.compose.extremes import (
    compose_commonest,
    compose_counts_of_each,
    compose_distinct_sums,
    compose_extreme,
    compose_range_of_sums,
)
from assistant.compose.facts import (
    compose_addressees,
    compose_authority,
    compose_basis,
    compose_count,
    compose_interval,
    compose_term,
)
from assistant.compose.focus import compose_in_focus
from assistant.compose.gaps import clarify, dangling, foreign_place, not_found, only_wants, too_broad
from assistant.compose.headings import in_named_chapter
from assistant.compose.in_the_year import compose_when
from assistant.compose.in_their_words import IN_THEIR_WORDS
from assistant.compose.limit_asked import compose_limit
from assistant.compose.list_count import compose_list_count
from assistant.compose.lists import compose_list, compose_named_sums, compose_rates, compose_sums_or_not, compose_total
from assistant.compose.lookup import compose_chapter, compose_lookup, compose_toc, missing_clause
from assistant.compose.manner import compose_manner
from assistant.compose.members import (
    compose_destination,
    compose_members,
    compose_membership,
    compose_unnamed_place,
)
from assistant.compose.misplaced import compose_misplaced
from assistant.compose.nearest import compose_second_look
from assistant.compose.one_sided import compose_one_sided
from assistant.compose.other_field import other_field
from assistant.compose.overall_cap import compose_overall_cap
from assistant.compose.own_facts import compose_own_facts
from assistant.compose.own_premise import compose_own_premise
from assistant.compose.own_rules import compose_own_rules
from assistant.compose.pairs import compose_pairs
from assistant.compose.partial import compose_partial
from assistant.compose.parts import compose_boxes, compose_chapter_of, compose_part_count
from assistant.compose.point import compose_point
from assistant.compose.premise import compose_premise, with_presumed_sum
from assistant.compose.presumed import with_presumed_figure
from assistant.compose.printed_number import compose_printed_number
from assistant.compose.procedure import compose_procedure
from assistant.compose.profile import compose_profile
from assistant.compose.quoted import with_quoted_sums
from assistant.compose.referred import compose_referred
from assistant.compose.replaced import compose_replaced
from assistant.compose.requirement import compose_requirement
from assistant.compose.rules import foreign_rule
from assistant.compose.small_talk import compose_holdings, compose_small_talk
from assistant.compose.standards import compose_standards
from assistant.compose.sumless import with_denied_sum
from assistant.compose.summary import compose_summary
from assistant.compose.support import compose_clause_fallback, compose_support
from assistant.compose.thing_validity import compose_thing_validity
from assistant.compose.timeline import compose_timeline
from assistant.compose.unstated import unstated
from assistant.compose.withholding import withheld
from assistant.contract import AnswerStatus
from assistant.evidence.second_look import SOURCES
from assistant.inquiry import Inquiry
from assistant.understanding.kinds import NO_SUBJECT
from assistant.understanding.model import Ask, Term
from assistant.understanding.stated import states_something
from assistant.understanding.vocabulary import phrases

Compose = Callable[[Inquiry], Draft | None]

COMPOSERS: dict[Ask, Compose] = {
    Ask.TOC: compose_toc,
    Ask.COMPARE: compose_compare,
    Ask.TOTAL: compose_total,
    Ask.EXTREME: compose_extreme,
    Ask.PROFILE: compose_profile,
    Ask.LIST: compose_list,
    Ask.VALIDITY: compose_timeline,
    Ask.STATUS: compose_timeline,
    Ask.TITLE: compose_timeline,
    Ask.NUMBER: compose_timeline,
    Ask.ISSUER: compose_timeline,
    Ask.ADDRESSEE: compose_addressees,
    Ask.BASIS: compose_basis,
    Ask.AUTHORITY: compose_authority,
    Ask.APPLY: compose_apply,
    Ask.DEFINITION: compose_definition,
    Ask.AMOUNT: compose_amount,
    Ask.TERM: compose_term,
    Ask.COUNT: compose_count,
    Ask.DATE: compose_timeline,
    Ask.CONDITIONS: compose_conditions,
    Ask.SUPPORT: compose_support,
    Ask.LOOKUP: compose_lookup,
}
_SPECIFIC = {
    Ask.AMOUNT,
    Ask.TERM,
    Ask.COUNT,
    Ask.CONDITIONS,
    Ask.SUPPORT,
    Ask.GENERAL,
    Ask.DEFINITION,
    Ask.PROFILE,
}


_OPEN = {Ask.GENERAL, Ask.SUPPORT, Ask.DEFINITION}
_OF_ANY_SUM = _OPEN | {Ask.LIST, Ask.AMOUNT}
_BY_SUM = {"ranked", "several_sums", "uncapped", "receiver_unnamed"}
_LISTED = {"top_up", "one_off", "yearly", "with_term", "no_fixed", "decided_elsewhere"}
_FIGURED = (Ask.LIST, Ask.COUNT, Ask.AMOUNT, Ask.DEFINITION)
_ASIDES = ("—", "–", " - ", ":", "(", ";")
"""Behind all that is asked for, what only says of what kinds it may be: every target — works, projects, people."""
_EITHER = {Ask.AMOUNT, Ask.COUNT}
_FIGURES = {Ask.AMOUNT, Ask.LOOKUP, Ask.GENERAL, Ask.SUPPORT, Ask.LIST}


def compose(inquiry: Inquiry) -> Draft:
    """The draft of the first composer that has one; a refusal only where no sentence likely answers all the same."""
    draft, source = by_rules(inquiry)
    settled = compose_second_look(inquiry, draft, source) or withheld(inquiry, draft) or draft
    composed = with_presumed_sum(inquiry, with_quoted_sums(inquiry, settled))
    composed = with_denied_sum(inquiry, with_presumed_figure(inquiry, composed))
    return unstated(inquiry, composed) or composed


def by_rules(inquiry: Inquiry) -> tuple[Draft, str]:
    """The draft of the first composer that has one, else a plain "not found", and the sort of composer it is from."""
    inquiry = in_named_chapter(inquiry)
    for composer in _plan(inquiry):
        draft = composer(inquiry)
        if draft is not None and (draft.lines or draft.suggestions):
            source = _SORTS.get(composer, "other")
            draft.sort = draft.sort or source
            return draft, draft.sort if draft.sort in SOURCES else source
    return not_found(inquiry), "none"


def _plan(inquiry: Inquiry) -> Iterator[Compose]:
    yield compose_small_talk
    yield compose_holdings
    yield compose_cited_years
    yield compose_cited_rule
    yield _of_another_place
    yield _of_another_rule
    yield other_field
    yield dangling
    yield only_wants
    yield from _first(inquiry)
    yield compose_chapter
    yield _by_kind
    yield from _last(inquiry)


def _of_another_place(inquiry: Inquiry) -> Draft | None:
    """Whether those of a place that has no text here may apply, else that its rules are not held."""
    if inquiry.understanding.foreign_place is None:
        return None
    return compose_applicants(inquiry) or foreign_place(inquiry)


def _of_another_rule(inquiry: Inquiry) -> Draft | None:
    """What is said of a rule that is not held; not where clauses are chosen by what they leave to it (没写金额的)."""
    text = inquiry.understanding.text
    left_open = "no_fixed" in inquiry.understanding.filters and phrases("left_to_a_rule").search(text)
    return None if left_open and inquiry.asks(Ask.LIST) else foreign_rule(inquiry)


def _by_kind(inquiry: Inquiry) -> Draft | None:
    """The answer of the first kind that has one; where 多少 may ask for a sum or a count, of the one that is fixed."""
    spare: Draft | None = None
    for ask in inquiry.understanding.asks:
        draft = COMPOSERS[ask](inquiry) if ask in COMPOSERS else None
        if draft is None and ask is Ask.DATE:
            draft = _no_date(inquiry)
        if ask is Ask.AUTHORITY and (draft is None or draft.status is AnswerStatus.NOT_SPECIFIED):
            draft = compose_undecided(inquiry) or draft
        if draft is None or not (draft.lines or draft.suggestions):
            continue
        if draft.status is AnswerStatus.NOT_SPECIFIED and (both := _with_the_sum(inquiry, ask, draft)):
            return both
        draft.sort = draft.sort or f"kind.{ask.value}"
        if spare is not None:
            fixed = ask in _EITHER and draft.status is AnswerStatus.ANSWERED
            return draft if fixed and (first_clause(draft) == first_clause(spare)) else spare
        either = set(inquiry.understanding.asks) >= _EITHER and ask is not Ask.TOTAL
        if draft.status is not AnswerStatus.NOT_SPECIFIED or not either:
            return draft
        spare = draft
    return spare


def _with_the_sum(inquiry: Inquiry, ask: Ask, silent: Draft) -> Draft | None:
    """给多少，谁审批: the sum that was asked for too, then that the text does not say who."""
    if ask is not Ask.AUTHORITY or not inquiry.asks(Ask.AMOUNT):
        return None
    draft = compose_amount(inquiry)
    if draft is None or draft.status is not AnswerStatus.ANSWERED:
        return None
    draft.paragraph().lines.append(silent.lines[0])
    draft.sort = f"kind.{Ask.AMOUNT.value}"
    return draft


def _no_date(inquiry: Inquiry) -> Draft | None:
    """When a clause on the topic has something done, else that it says nothing of it: no other quote answers that."""
    if (told := compose_when(inquiry)) is not None:
        return told
    silent = compose_term(inquiry) if inquiry.topic else None
    return silent if silent is not None and silent.status is AnswerStatus.NOT_SPECIFIED else None


def _first(inquiry: Inquiry) -> Iterator[Compose]:
    """What must be settled before the question is answered by its kind."""
    understanding = inquiry.understanding
    yield compose_replaced
    yield compose_own_premise
    if understanding.refs:
        yield missing_clause
        yield compose_pairs
        yield compose_misplaced
        yield compose_among
        yield compose_limit
        yield compose_cost
    if understanding.focused and set(understanding.asks) <= _OPEN:
        yield compose_in_focus
    yield from IN_THEIR_WORDS
    yield compose_thing_validity
    yield compose_summary
    yield compose_applicants
    yield compose_own_facts
    yield compose_chapter_of
    yield compose_belonging
    yield compose_boxes
    yield compose_overall_cap
    yield compose_distinct_sums
    yield compose_range_of_sums
    yield compose_conflict
    yield compose_relation
    yield compose_funding
    yield compose_referred
    yield compose_unnamed_place
    yield compose_members
    yield compose_membership
    yield compose_titled
    yield compose_destination
    yield compose_standards
    if "how_many" in understanding.filters and not inquiry.asks(Ask.AMOUNT, Ask.TERM):
        yield compose_printed_number
        yield compose_list_count
        yield compose_part_count
    if understanding.attributes and not inquiry.asks(Ask.APPLY, Ask.STATUS):
        yield compose_attribute
    if "required" in understanding.filters:
        yield compose_requirement
    if "either_way" in understanding.filters:
        yield compose_manner
    if _of_no_support(inquiry) and {"one_off", "yearly"} & set(understanding.filters):
        yield compose_list
    yield from _claim_and_manner(inquiry)
    if not understanding.refs:
        yield compose_own_rules
    if understanding.documents and not understanding.refs:
        yield from _whole_documents(inquiry)
    yield from _before_its_kind(inquiry)


def _of_no_support(inquiry: Inquiry) -> bool:
    """Whether money is asked about and nothing that it is for: is anything paid every year?"""
    understanding = inquiry.understanding
    named = understanding.refs or understanding.provisions or inquiry.strays or inquiry.topic_beyond(*NO_SUBJECT)
    return not named and "either_way" not in understanding.filters and set(understanding.asks) <= _OF_ANY_SUM


def _claim_and_manner(inquiry: Inquiry) -> Iterator[Compose]:
    """A claimed figure is checked before how it is paid, but 如果再拿这500万，要扣掉吗 asks of the combination."""
    asked = inquiry.understanding
    if _whether_yearly(inquiry):
        yield compose_interval
    manner = set(asked.filters) & {"combine", "per", "either_way"}
    if "combine" in manner and inquiry.asks(Ask.COUNT):
        yield compose_most_together
    if "combine" in manner and "confirm" not in inquiry.understanding.filters:
        yield compose_manner
    if inquiry.understanding.claims and _states_figure(inquiry):
        yield compose_extreme_premise
        yield compose_premise
    if inquiry.understanding.counts:
        yield compose_count_premise
    if manner:
        yield compose_manner


def _whether_yearly(inquiry: Inquiry) -> bool:
    """Whether it is asked if something comes every year: an annual list is only called so."""
    asked = inquiry.understanding
    called = asked.filters.get("yearly", "annual").lower().startswith(("annual", "年度"))
    figure = asked.claims or phrases("figure_asked").search(asked.text)
    return asked.yes_no and not called and not figure


def _whole_documents(inquiry: Inquiry) -> Iterator[Compose]:
    """For a question that names a document: a chapter of it, or the document itself where nothing in it is named."""
    understanding = inquiry.understanding
    yield compose_chapter
    unread = inquiry.topic or inquiry.strays or understanding.dropped
    in_short = phrases("in_short").search(understanding.text) is not None
    if not unread and set(understanding.asks) <= (_OPEN | {Ask.LIST} if in_short else _OPEN):
        yield compose_about


def _before_its_kind(inquiry: Inquiry) -> Iterator[Compose]:
    understanding = inquiry.understanding
    targets = _of_targets(inquiry) and not understanding.counts
    if targets and not understanding.yes_no and (inquiry.asks(*_FIGURED) or len(_kinds_aside(inquiry)) > 1):
        yield compose_list
    yield from _of_many(inquiry)
    if understanding.ask is Ask.DEFINITION:
        yield compose_enumeration
    if "rate" in understanding.filters and not inquiry.topic_beyond("instrument", "time"):
        yield compose_rates
    if "offer_words" in understanding.filters and not inquiry.asks(Ask.AMOUNT):
        yield compose_done_beside
    if set(understanding.asks) <= _SPECIFIC and not understanding.counts:
        yield clarify
    if understanding.ask is Ask.AMOUNT:
        yield too_broad
    if understanding.ask is Ask.LOOKUP and inquiry.topic:
        yield compose_point


def _of_targets(inquiry: Inquiry) -> bool:
    """Whether the targets with numbers are asked for and nothing else: not what becomes of who misses them."""
    missed = phrases("fine_asked").search(inquiry.understanding.text) is not None
    if "with_count" not in inquiry.understanding.filters or missed:
        return False
    text = inquiry.understanding.text
    every = phrases("all_targets").search(text)
    if every is None:
        return not inquiry.topic or len(_kinds_aside(inquiry)) > 1
    return not any(t.hard for t in inquiry.topic) or bool(_kinds_aside(inquiry))


def _kinds_aside(inquiry: Inquiry) -> list[Term]:
    """What stands behind the targets asked for and only says of what kinds they are; none where anything else does."""
    text = inquiry.understanding.text
    asked = phrases("all_targets").search(text) or phrases("with_count").search(text)
    if asked is None:
        return []
    aside = next((text.find(mark, asked.end()) for mark in _ASIDES if mark in text[asked.end() :]), -1)
    named = [t for t in inquiry.topic if t.hard]
    return named if all(0 <= aside < text.find(t.surface) for t in named) else []


def _of_many(inquiry: Inquiry) -> Iterator[Compose]:
    """For a question that chooses among clauses or sums by what they are, whatever kind it was read as."""
    understanding = inquiry.understanding
    several = any(r.several for r in understanding.refs) and phrases("inside_named").search(understanding.text)
    if several and {"largest", "smallest"} & set(understanding.filters) and "ranked" not in understanding.filters:
        yield compose_extreme
    ranked = "ranked" in understanding.filters
    among = any(r.several for r in understanding.refs) and not inquiry.asks(Ask.TOTAL, Ask.COMPARE)
    listed = among and (ranked or not inquiry.asks(Ask.EXTREME))
    summed = phrases("sums_named").search(understanding.text) or (understanding.claims and inquiry.asks(Ask.LIST))
    if listed and "no_fixed" not in understanding.filters and summed:
        yield compose_named_sums
    if "of_boxes" in understanding.filters and {"no_fixed", "with_count"} & set(understanding.filters):
        yield compose_extreme if inquiry.asks(Ask.EXTREME) else compose_list
    if phrases("sums_or_not").search(understanding.text) and not inquiry.topic_beyond(*NO_SUBJECT):
        yield compose_sums_or_not
    yield compose_one_sided
    if "with_count" in understanding.filters:
        yield compose_counts_of_each
    if "commonest" in understanding.filters:
        yield compose_commonest
    chosen_by_sum = _BY_SUM & set(understanding.filters) and not inquiry.asks(Ask.TOTAL)
    if chosen_by_sum and not inquiry.topic_beyond(*NO_SUBJECT):
        yield compose_list
    if "single" in understanding.filters and _LISTED & set(understanding.filters):
        yield compose_list


def _last(inquiry: Inquiry) -> Iterator[Compose]:
    """What may still answer when the composer for the kind of question had nothing."""
    understanding = inquiry.understanding
    if inquiry.asks(Ask.VALIDITY, Ask.DATE):
        yield compose_term
    if _of_targets(inquiry):
        yield compose_list
    if understanding.refs:
        yield compose_lookup if understanding.ask is Ask.GENERAL else compose_clause_fallback
    yield compose_procedure
    yield compose_support
    yield compose_partial
    yield clarify


def _states_figure(inquiry: Inquiry) -> bool:
    """Whether a figure in the question is claimed, rather than a bound to list by."""
    understanding = inquiry.understanding
    chosen_among = all(r.several for r in understanding.refs)
    if inquiry.asks(Ask.LIST, Ask.EXTREME) and chosen_among and not states_something(understanding):
        return False
    if understanding.yes_no or states_something(understanding) or understanding.ask is Ask.GENERAL:
        return True
    return bool(understanding.refs) and set(understanding.asks) <= _FIGURES


_SORTS: dict[Compose, str] = {
    _by_kind: "kind",
    compose_partial: "part",
    compose_attribute: "detail",
    compose_manner: "manner",
    compose_support: "support",
    compose_term: "term",
}
