"""Answers over many clauses: lists of sums and of clauses, shares, totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.clause_lists import (
    amountless,
    holding,
    listed_views,
    none_listed,
    none_of_the_named,
    say_silent,
    topical,
    unmentioning,
)
from assistant.compose.draft import Draft
from assistant.compose.each_sum import sums_of_sides
from assistant.compose.extremes import say_extremes
from assistant.compose.listed_sums import (
    amount_rows,
    amounts_of_any_topic,
    append_rows,
    bounding,
    by_currency,
    listed_amounts,
    value_of,
)
from assistant.compose.money import money, plain_sum
from assistant.compose.natures import amounts_of, choosing_by_nature, giving_unmeasured, say_unmeasured
from assistant.compose.phrasing import (
    clause_name,
    document_name,
    evidence,
    quotation,
)
from assistant.compose.select import best_sentence
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.views import StatementKind, gives_money, is_grant
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Claim
from assistant.understanding.natures import NatureChoice, find_natures
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.model import ClauseKind, Limit, Nature, ProvisionKind

_FEW = 6
_BEYOND = {"over": "largest", "under": "smallest"}


def compose_list(inquiry: Inquiry) -> Draft | None:
    """Every clause or amount that matches the filters of the question."""
    filters, text = inquiry.understanding.filters, inquiry.understanding.text
    if "decided_elsewhere" in filters:
        return amountless(inquiry, only_deciding=True)
    if "no_fixed" in filters:
        return amountless(inquiry, only_deciding=phrases("left_to_a_rule").search(text) is not None)
    if {"uncapped", "receiver_unnamed"} & set(filters):
        return _lacking(inquiry)
    if "unmentioned" in filters and inquiry.topic:
        return unmentioning(inquiry)
    if choice := find_natures(text):
        return _of_nature(choosing_by_nature(inquiry), choice)
    if "with_count" in filters and not (inquiry.asks(Ask.AMOUNT) and inquiry.topic):
        return holding(inquiry, ProvisionKind.COUNT)
    if "with_term" in filters:
        return _with_term(inquiry)
    claims = bounding(inquiry)
    if {"one_off", "yearly", "top_up", "ranked", "several_sums"} & set(filters):
        return _with_amount(inquiry, claims)
    if inquiry.understanding.claims or inquiry.asks(Ask.AMOUNT) or _is_about_money(inquiry):
        return _with_amount(inquiry, claims)
    return topical(inquiry) or _of_everything(inquiry)


def _lacking(inquiry: Inquiry) -> Draft:
    """The sums without a ceiling, or for which nobody is named."""
    found = [f for f in listed_amounts(inquiry) if f.statement.provision]
    if "uncapped" in inquiry.understanding.filters:
        found = [f for f in found if f.statement.provision and f.statement.provision.limit is not Limit.CAP]
    if "receiver_unnamed" in inquiry.understanding.filters:
        found = [f for f in found if not f.statement.names_subject]
    return _counted_rows(inquiry, found) if found else none_listed(inquiry)


def _of_everything(inquiry: Inquiry) -> Draft | None:
    """All amounts, where the question names neither a topic nor a thing or word that the library does not know."""
    unread = inquiry.topic or inquiry.strays or inquiry.understanding.dropped
    return None if unread else _with_amount(inquiry, [])


def _of_nature(inquiry: Inquiry, choice: NatureChoice) -> Draft:
    """The amounts called by a name the question chooses, then the clauses that give so without an amount."""
    claims = [c for c in inquiry.understanding.claims if c.unit == "yuan"]
    found = [f for f in amounts_of(listed_amounts(inquiry), choice) if _is_paid_as_asked(inquiry, f)]
    found = [f for f in found if not claims or _passes(inquiry, f, claims)]
    open_rows = [] if claims else giving_unmeasured(inquiry, choice)
    draft = _counted_rows(inquiry, found) if found else Draft(AnswerStatus.ANSWERED, unlimited=True)
    if open_rows:
        return say_unmeasured(inquiry, draft, open_rows, alone=not found)
    return draft if found else none_listed(inquiry)


def _with_term(inquiry: Inquiry) -> Draft:
    """The clauses that fix a term, and those that pay once where the question names both."""
    draft = holding(inquiry, ProvisionKind.TERM)
    once = [] if "one_off" not in inquiry.understanding.filters else listed_amounts(inquiry)
    once = [f for f in once if f.statement.provision and f.statement.provision.one_off]
    if not once:
        return draft
    found = [f for f in listed_amounts(inquiry) if f in once or f.statement.provision and f.statement.provision.term]
    clauses = len({f.view.clause.key for f in found})
    return amount_rows(inquiry, found, _amounts_intro(inquiry, clauses, len(found)), clauses)


def compose_named_sums(inquiry: Inquiry) -> Draft | None:
    """The sums of the clauses named by number, and which of them fix none."""
    return none_of_the_named(inquiry) or _with_amount(inquiry, bounding(inquiry) if inquiry.asks(Ask.LIST) else [])


def compose_sums_or_not(inquiry: Inquiry) -> Draft | None:
    """The sums of all clauses, then the clauses that fix none: 几条写了金额，几条没写."""
    draft, silent = _with_amount(inquiry, []), amountless(inquiry)
    if draft is None or draft.status is not AnswerStatus.ANSWERED or silent.status is not AnswerStatus.ANSWERED:
        return None
    rows = [line for line in silent.lines if line.style == "row"]
    draft.paragraph().say(inquiry.words("list.without_sum", count=len(rows)), *rows[0].evidence, derived=[len(rows)])
    draft.lines += rows
    for document in silent.documents:
        draft.mention(document)
    return replace(draft, settled=True)


def compose_rates(inquiry: Inquiry) -> Draft | None:
    """The shares that the documents pay, where none is asked for in particular; else that they fix sums only."""
    understanding = inquiry.understanding
    if understanding.refs or inquiry.strays or understanding.dropped:
        return None
    views = listed_views(inquiry)
    shares = [
        inquiry.matcher.statement((), view, s)
        for view in views
        for s in view.statements
        if s.provision is not None and s.provision.kind is ProvisionKind.RATE and is_grant(s.provision)
    ]
    if shares:
        return _counted_rows(inquiry, shares)
    giving = next((v for v in views if gives_money(v.clause)), None)
    if giving is None:
        return None
    spans = [evidence(giving, s.sentence) for s in giving.statements if s.kind is StatementKind.AMOUNT][:1]
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(giving.document)
    return draft.say(inquiry.words("gap.no_rate"), *spans)


def compose_total(inquiry: Inquiry) -> Draft | None:
    """Why caps for different beneficiaries are not added, with the figures; the sum of few that are picked."""
    each = sums_of_sides(inquiry)
    found = each or listed_amounts(inquiry) or _of_named_clauses(inquiry)
    if not found:
        return _no_total(inquiry)
    first = evidence(found[0].view, found[0].statement.sentence)
    if each and len({(f.view.clause.key, f.statement.sentence.start, value_of(f)) for f in each}) == 1:
        draft = Draft(AnswerStatus.NOT_SPECIFIED, unlimited=True, settled=True)
        return append_rows(inquiry, draft.say(inquiry.words("list.total_one"), first), each[:1])
    found = _of_the_sums_named(inquiry, found)
    picked = inquiry.understanding.provisions or ((each or inquiry.understanding.refs) and _are_alike(found))
    if picked and (added := _added(inquiry, found)):
        return append_rows(inquiry, added, found)
    named = any(c.unit == "yuan" for c in inquiry.understanding.claims) or bool(inquiry.understanding.refs)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, unlimited=True, settled=named)
    draft.say(inquiry.words("list.total_no"), first).paragraph().say(inquiry.words("list.total_why"), first)
    return append_rows(inquiry, draft, found)


def _of_named_clauses(inquiry: Inquiry) -> list[StatementMatch]:
    """All sums of several clauses named by number, where what each of them is about stands beside it."""
    return amounts_of_any_topic(inquiry) if len(inquiry.understanding.refs) > 1 else []


def _of_the_sums_named(inquiry: Inquiry, found: list[StatementMatch]) -> list[StatementMatch]:
    """Those of a sum that the question names (500万的几项加起来), where there are such."""
    named = {c.value for c in inquiry.understanding.claims if c.unit == "yuan"}
    return [f for f in found if value_of(f) in named] or found


def _are_alike(found: Sequence[StatementMatch]) -> bool:
    """Whether sums are few and all yearly or none of them, so that adding them is plain arithmetic."""
    paid = {f.statement.provision.per for f in found if f.statement.provision}
    return 1 < len(found) <= _FEW and len(paid) == 1


def _no_total(inquiry: Inquiry) -> Draft | None:
    """That a document asked for its total states no sum at all, with the clause that comes nearest."""
    stated = any(is_grant(p) for d in inquiry.scope for c in d.clauses for p in c.provisions)
    if len(inquiry.scope) > 1 or inquiry.topic or stated or not inquiry.ranked:
        return None
    nearest = next((r for r in inquiry.ranked if r.clause.kind is ClauseKind.CLAUSE), inquiry.ranked[0])
    span = evidence(nearest.view, best_sentence(inquiry, nearest.view))
    name = clause_name(nearest.document, nearest.clause, inquiry.language)
    document = document_name(nearest.document.metadata, inquiry.language)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(nearest.document)
    draft.say(inquiry.words("list.total_none", document=document, clause=name), span).paragraph()
    quote = quotation(inquiry, nearest.view, best_sentence(inquiry, nearest.view))
    return draft.say(inquiry.words("quote.says", clause=name, quote=quote), span)


def _added(inquiry: Inquiry, found: Sequence[StatementMatch]) -> Draft | None:
    """The arithmetic sum of amounts picked in the conversation or by number, with what it does not mean."""
    provisions = [f.statement.provision for f in found if f.statement.provision]
    values = [p.value for p in provisions if p.value is not None]
    if len(values) != len(provisions) or len(values) < 2 or len({p.currency for p in provisions}) > 1:
        return None
    spans = [evidence(f.view, f.statement.sentence) for f in found]
    total = plain_sum(sum(values), provisions[0].currency, inquiry.language)
    operands = " + ".join(money(p, inquiry.language) for p in provisions)
    text = inquiry.words("list.total_picked", total=total, operands=operands)
    return Draft(AnswerStatus.ANSWERED, unlimited=True).say(text, *spans, derived=[sum(values)]).paragraph()


def _with_amount(inquiry: Inquiry, claims: Sequence[Claim]) -> Draft | None:
    amounts = listed_amounts(inquiry)
    found = [f for f in amounts if _passes(inquiry, f, claims)] if claims else amounts
    found = _as_filtered(inquiry, [f for f in found if _is_paid_as_asked(inquiry, f)])
    if not found:
        empty = none_listed(inquiry)
        return _none_beyond(inquiry, amounts) or empty if claims or not inquiry.topic else None
    return _counted_rows(inquiry, found)


def _as_filtered(inquiry: Inquiry, found: list[StatementMatch]) -> list[StatementMatch]:
    """Of the amounts those of clauses with several, or all of them by height, where the question asks so."""
    if "several_sums" in inquiry.understanding.filters:
        counted = Counter(f.view.clause.key for f in found)
        found = [f for f in found if counted[f.view.clause.key] > 1]
    if "ranked" in inquiry.understanding.filters:
        rising = phrases("rising").search(inquiry.understanding.text) is not None
        found = [f for group in by_currency(found) for f in sorted(group, key=value_of, reverse=not rising)]
    return found


def _none_beyond(inquiry: Inquiry, amounts: Sequence[StatementMatch]) -> Draft | None:
    """Asked whether any sum lies above or below a bound: none, and the greatest or least there is; else None."""
    key = next((k for name, k in _BEYOND.items() if name in inquiry.understanding.filters), None)
    if key is None or not amounts or not phrases("exists_beyond").search(inquiry.understanding.text):
        return None
    nearest = (max if key == "largest" else min)(amounts, key=value_of)
    span = evidence(nearest.view, nearest.statement.sentence)
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True).say(inquiry.words("list.none"), span).paragraph()
    return say_extremes(inquiry, draft, amounts, [key])


def _counted_rows(inquiry: Inquiry, found: Sequence[StatementMatch]) -> Draft:
    """The amounts, each in a row; of clauses named by number also those without one."""
    clauses = len({f.view.clause.key for f in found})
    intro = _amounts_intro(inquiry, clauses, len(found))
    draft = amount_rows(inquiry, found, intro, clauses)
    if inquiry.understanding.refs and not inquiry.understanding.claims:
        say_silent(inquiry, draft)
    return draft


def _amounts_intro(inquiry: Inquiry, clauses: int, count: int) -> str:
    key = "amounts" if clauses > 1 else "amounts_of_one" if count > 1 else "amounts_one"
    return inquiry.words(f"list.{key}", clauses=clauses, count=count)


def _is_paid_as_asked(inquiry: Inquiry, found: StatementMatch) -> bool:
    provision, filters = found.statement.provision, inquiry.understanding.filters
    if provision is None:
        return False
    if "one_off" in filters and not provision.one_off:
        return False
    alone = phrases("counted_in").search(inquiry.understanding.text) is None
    if "top_up" in filters and alone and provision.nature is not Nature.TOP_UP:
        return False
    return "yearly" not in filters or (provision.per is not None and "year" in provision.per.split("/"))


def _passes(inquiry: Inquiry, found: StatementMatch, claims: Sequence[Claim]) -> bool:
    value = value_of(found)
    filters = inquiry.understanding.filters
    provision = found.statement.provision
    bound = phrases("at_most").sub(" ", inquiry.understanding.text)
    only_caps = modality("capped").search(bound) and phrases("counted_in").search(bound) is None
    if only_caps and provision and provision.limit is not Limit.CAP:
        return False
    low, high = min(c.value for c in claims), max(c.value for c in claims)
    above = value > low if "over" in filters else value >= low
    below = value < high if "under" in filters else value <= high
    if len(claims) == 1 and {"over", "at_least"} & set(filters):
        return above
    if len(claims) == 1 and {"under", "at_most"} & set(filters):
        return below
    return above and below


def _is_about_money(inquiry: Inquiry) -> bool:
    """Whether all that a list is asked about is money given; 哪些企业可以发债 is about something else."""
    own = any(t.key in concept_set("own_instruments") for t in inquiry.terms)
    paid = any(t.category == "instrument" for t in inquiry.terms) and not own
    text = inquiry.understanding.text
    if phrases("given_to").search(text) and phrases("sums_named").search(text):
        return True
    return paid and not inquiry.topic_beyond("instrument")


