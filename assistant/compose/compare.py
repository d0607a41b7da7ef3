"""Sets clauses, or the two levels, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.amount import amounts_answer, compose_amount
from assistant.compose.compare_terms import term_verdict
from assistant.compose.draft import AmountFound, Draft, Evidence
from assistant.compose.each_text import is_headed, per_document
from assistant.compose.extremes import compose_counts_compared
from assistant.compose.money import money, period
from assistant.compose.named import resolved_views
from assistant.compose.parts_compared import compose_parts_compared
from assistant.compose.phrasing import (
    beneficiary,
    clause_name,
    clause_title,
    document_name,
    evidence,
    quotation,
    shorten,
)
from assistant.compose.receiver import passed_over, serves
from assistant.compose.select import applies, best_sentence, choose, covering
from assistant.compose.sides import sides
from assistant.contract import AnswerStatus
from assistant.evidence.gather import rematched
from assistant.evidence.match import StatementMatch
from assistant.evidence.views import ClauseView, Statement, StatementKind, is_grant
from assistant.inquiry import Inquiry
from assistant.understanding.documents import named_at
from assistant.understanding.model import Ask, Term
from assistant.understanding.vocabulary import phrases
from corpus.model import Document, Level, Limit, Provision, ProvisionKind
from corpus.scripts import to_simplified

_FROM_ABOVE = tuple(Level)
_MAX_COLUMNS = 4
_TITLE = 4
_TIE = 0.01
_QUOTED = 160


def compose_compare(inquiry: Inquiry) -> Draft | None:
    """A table of the clauses asked about; None when fewer than two are found."""
    paid = inquiry.asks(Ask.AMOUNT) or phrases("any_money").search(inquiry.understanding.text) is not None
    of_things = inquiry.asks(Ask.COUNT) and not paid
    if of_things and (counts := compose_counts_compared(inquiry)) is not None:
        return counts
    if len(resolved_views(inquiry)) > _MAX_COLUMNS and any(r.several for r in inquiry.understanding.refs):
        return compose_parts_compared(inquiry)
    views = _columns(inquiry)
    if len(views) < 2:
        return _within(inquiry, views) if views else None
    words = inquiry.words
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=_names_both(inquiry, views))
    spans = [_main_evidence(inquiry, v) for v in views]
    if _of_sums(inquiry) and not any(_is_amount(p) for v in views for p in v.clause.provisions):
        draft.status = AnswerStatus.NOT_SPECIFIED
    of_contents = _of_contents(inquiry, views)
    lead = words("compare.contents") if of_contents else term_verdict(inquiry, views) or _verdict(inquiry, views)
    draft.say(lead, *spans).paragraph()
    if len({v.document.document_id for v in views}) > 1:
        first, second = _two_documents(views)
        draft.say(
            words(
                "compare.levels",
                first=document_name(first.document.metadata, inquiry.language),
                second=document_name(second.document.metadata, inquiry.language),
                first_level=words(f"level.{first.document.metadata.level.value}"),
                second_level=words(f"level.{second.document.metadata.level.value}"),
            ),
            *[_main_evidence(inquiry, v) for v in (first, second)],
        ).paragraph()
    names = " | ".join(f"{clause_name(v.document, v.clause, inquiry.language)} \0{i}\0" for i, v in enumerate(views))
    draft.say(words("compare.head", names=names), *spans, style="table")
    draft.say("|---" * (len(views) + 1) + "|", style="table")
    for key, cells in _contents(inquiry, views) if of_contents else _table(inquiry, views):
        draft.say(f"| {words(f'compare.{key}')} | " + " | ".join(cells) + " |", *spans, style="table")
    for view in views:
        draft.mention(view.document)
        sums = [] if of_contents else _sums(inquiry, view)  # shown in the table, but not what was asked for
        draft.amounts += [AmountFound(view.document, view.clause, p) for p in sums]
    return draft


def _names_both(inquiry: Inquiry, views: Sequence[ClauseView]) -> bool:
    """Whether the question names what is compared: two sides, or two documents that each say something of it."""
    documents = {v.document.document_id for v in views}
    return len(sides(inquiry.understanding)) > 1 or len(documents & set(inquiry.understanding.documents)) > 1


def _within(inquiry: Inquiry, views: Sequence[ClauseView]) -> Draft | None:
    """The sums of the one clause that both sides are in, each with whom it is for."""
    found = [inquiry.matcher.statement(inquiry.terms, views[0], s) for s in views[0].statements]
    priced = [f for f in found if f.statement.kind is StatementKind.AMOUNT]
    both = len(priced) > 1 or (priced and len(sides(inquiry.understanding)) > 1)
    if both:
        return _in_one_clause(inquiry, views[0], tuple(priced))
    return None if priced or not _of_sums(inquiry) else compose_amount(inquiry)


def _in_one_clause(inquiry: Inquiry, view: ClauseView, priced: tuple[StatementMatch, ...]) -> Draft:
    """The sums of a clause; where it is not more or less that is asked, that it tells nothing else of the two sides.

    A side that the clause names and pays nothing (园区 of 园区或基地) is told with the sentence that names it.
    """
    draft = amounts_answer(inquiry, priced)
    named = sides(inquiry.understanding)
    if len(named) < 2 or _of_sums(inquiry) or inquiry.asks(Ask.AMOUNT):
        return draft
    name = clause_name(view.document, view.clause, inquiry.language)
    span = evidence(view, priced[0].statement.sentence)
    lead = Draft(draft.status).say(inquiry.words("compare.within", clause=name), span)
    paid = [any(inquiry.matcher.is_given_to(t, f.statement) for f in priced for t in side) for side in named]
    for side in (side for side, is_paid in zip(named, paid, strict=True) if not is_paid and any(paid)):
        sentence = best_sentence(inquiry, view, side)
        quote = quotation(inquiry, view, sentence)
        said = inquiry.words("compare.within_unpaid", side=inquiry.named(side), quote=quote)
        lead.say(said, evidence(view, sentence), derived=inquiry.repeated())
    draft.lines[:0] = lead.paragraph().lines
    return draft


def _of_sums(inquiry: Inquiry) -> bool:
    """Whether it is asked which side gets more, rather than what the sides say."""
    text = inquiry.understanding.text
    asked = inquiry.asks(Ask.AMOUNT) or phrases("yields").search(text) is not None
    return asked and phrases("more_or_less").search(text) is not None


def _of_contents(inquiry: Inquiry, views: Sequence[ClauseView]) -> bool:
    """Whether what clauses say is compared: nothing is asked of money, and none fixes a sum or they are of two texts.

    Where each fixes one, the sums are what tells them apart.
    """
    text = inquiry.understanding.text
    of_money = inquiry.asks(Ask.AMOUNT) or phrases("yields").search(text) or phrases("any_money").search(text)
    giving = [any(_is_amount(p) for p in view.clause.provisions) for view in views]
    across = len({view.document.document_id for view in views}) > 1
    return not of_money and not all(giving) and (across or not any(giving))


def _contents(inquiry: Inquiry, views: Sequence[ClauseView]) -> list[tuple[str, list[str]]]:
    """The titles of the clauses, and the sentence of each that says most of what is compared."""
    quoted = [quotation(inquiry, v, best_sentence(inquiry, v)) for v in views]
    titles = [_cell(clause_title(v.clause, inquiry.language)) for v in views]
    rows = [("content", titles), ("says", [_cell(quote, _QUOTED) for quote in quoted])]
    giving = any(_is_amount(p) for v in views for p in v.clause.provisions)
    return [*rows, *_table(inquiry, views)[1:]] if giving else rows


def _is_amount(provision: Provision) -> bool:
    return is_grant(provision) and provision.kind is ProvisionKind.AMOUNT


def _sums(inquiry: Inquiry, view: ClauseView) -> list[Provision]:
    """The sums of a clause: of several those that are for a side (新引进的领军企业), where they can be told apart."""
    every = [p for p in view.clause.provisions if _is_amount(p)]
    if len(every) < 2:
        return every
    chosen = [
        found.statement.provision
        for side in sides(inquiry.understanding)
        for found in choose(rematched(inquiry, side)).answering
        if found.view is view
    ]
    return [p for p in every if p in chosen] or every


def _columns(inquiry: Inquiry) -> list[ClauseView]:
    named = resolved_views(inquiry)
    if len(named) == 1 and inquiry.topic:
        elsewhere = [view for view in per_document(inquiry).values() if view.document is not named[0].document]
        found = elsewhere if len(inquiry.understanding.documents) > 1 else _best_for(inquiry, inquiry.terms)
        other = [view for view in found if view is not named[0]]
        return _higher_first(inquiry, [*named, *other])
    if named:
        return named[:_MAX_COLUMNS]
    if len(titled := _titled(inquiry)) > 1:
        return _higher_first(inquiry, titled[:_MAX_COLUMNS])
    by_document = per_document(inquiry)
    across = len(inquiry.understanding.documents) > 1 or len(inquiry.topic) < 2
    if across and len(by_document) > 1:
        return _as_named(inquiry, list(by_document.values()))[:_MAX_COLUMNS]
    each = per_side(inquiry)
    if shared := _paying_both(inquiry, each):
        return shared
    paid = any(phrases(name).search(inquiry.understanding.text) for name in ("yields", "any_money"))
    if paid and len(each) == 1 and len(sides(inquiry.understanding)) > 1:
        return each
    if len(each) > 1:
        return _higher_first(inquiry, each[:_MAX_COLUMNS])
    if len(by_document) > 1:
        return list(by_document.values())[:_MAX_COLUMNS]
    return [r.view for r in covering(inquiry, limit=2, nearness=0.6)]


def _titled(inquiry: Inquiry) -> list[ClauseView]:
    """The clauses whose very titles the question prints (资金保障和金融支持), in its order."""
    text = inquiry.understanding.text.lower()
    found: list[tuple[int, ClauseView]] = []
    for document in inquiry.scope:
        for view in inquiry.views.of_document(document.document_id):
            title = to_simplified(view.clause.title or "") if inquiry.language == "zh" else view.title_rendering.lower()
            long_enough = len(title) >= _TITLE if inquiry.language == "zh" else len(title.split()) > 1
            if long_enough and (place := text.find(title)) >= 0:
                found.append((place, view))
    return [view for _, view in sorted(found, key=lambda pair: pair[0])]


def _as_named(inquiry: Inquiry, views: list[ClauseView]) -> list[ClauseView]:
    """In the order in which the question names the documents; from the country down where it only speaks of levels.

    Else as they were found.
    """
    text = inquiry.understanding.text
    places = {view: named_at(text, view.document.metadata) for view in views}
    if min(places.values()) >= 0:
        return sorted(views, key=lambda v: places[v])
    levels = phrases("both_levels").search(text.lower()) is not None
    return sorted(views, key=lambda v: _FROM_ABOVE.index(v.document.metadata.level)) if levels else views


def _higher_first(inquiry: Inquiry, views: list[ClauseView]) -> list[ClauseView]:
    """The answer to "which is higher" leads; otherwise as asked."""
    if not phrases("which_higher").search(inquiry.understanding.text):
        return views
    return sorted(
        views, key=lambda v: -max((p.value or 0.0 for p in v.clause.provisions if _is_amount(p)), default=0.0)
    )


def per_side(inquiry: Inquiry) -> list[ClauseView]:
    """The best clause for each side of the comparison (孵化器和产业基地哪个高), in the order of the question.

    Where money is compared, in the texts that give some, if they have one for each side.
    """
    named = sides(inquiry.understanding)
    giving = [d for d in inquiry.scope if any(_is_amount(p) for c in d.clauses for p in c.provisions)]
    if giving and _of_money(inquiry):
        chosen = _one_for_each(inquiry, named, giving)
        if len(chosen) == len(named):
            return chosen
    return _one_for_each(inquiry, named, inquiry.scope)


def _one_for_each(
    inquiry: Inquiry, named: Sequence[tuple[Term, ...]], documents: Sequence[Document]
) -> list[ClauseView]:
    chosen: list[ClauseView] = []
    best = [_best_for(inquiry, terms, documents) for terms in named]
    first = [next(iter(choose(rematched(inquiry, terms)).answering), None) for terms in named]
    for place, (terms, views) in enumerate(zip(named, best, strict=True)):
        own = first[place]
        shared = own is not None and any(f and f.statement is own.statement for f in first[:place] + first[place + 1 :])
        found = _equals(inquiry, terms, views[0]) if views and shared else []
        chosen += [v for v in found or views if v not in chosen]
    return chosen


def _equals(inquiry: Inquiry, terms: tuple[Term, ...], best: ClauseView) -> list[ClauseView]:
    """Another clause that pays for a side no less surely than the one whose sum is for the other side too."""
    sums = [s for s in rematched(inquiry, terms).statements if s.statement.kind is StatementKind.AMOUNT]
    top = max((s.score for s in sums if s.view is best), default=None)
    if top is None:
        return []
    return [s.view for s in sums if s.view is not best and s.score >= top - _TIE and applies(s)][:1]


def _of_money(inquiry: Inquiry) -> bool:
    text = inquiry.understanding.text
    return inquiry.asks(Ask.AMOUNT) or any(phrases(n).search(text) is not None for n in ("money", "yields"))


def _best_for(inquiry: Inquiry, terms: tuple[Term, ...], documents: Sequence[Document] = ()) -> list[ClauseView]:
    """The clause that answers best for one side, if any does."""
    side = rematched(inquiry, terms)
    if documents and len(documents) < len(inquiry.scope):
        ranked = tuple(r for r in side.ranked if r.document in documents)
        statements = tuple(s for s in side.statements if s.view.document in documents)
        side = replace(side, ranked=ranked, statements=statements)
    answering = choose(side).answering
    if not answering or answering[0].statement.kind is not StatementKind.AMOUNT:
        priced = tuple(_priced(side))
        headed = bool(answering) and is_headed(answering[0].view, terms)
        if not headed or any(is_headed(p.view, terms) for p in priced):
            answering = priced or answering
    return [answering[0].view] if answering else [r.view for r in covering(side, limit=1)]


def _paying_both(inquiry: Inquiry, views: Sequence[ClauseView]) -> list[ClauseView]:
    """The clause that pays both sides in one sum (孵化器和众创空间), where no other one pays a side of them too."""
    named = sides(inquiry.understanding)
    paying = [view for view in views if any(s.kind is StatementKind.AMOUNT for s in view.statements)]
    if len(named) < 2 or len(paying) > 1:
        return []
    for view in paying:
        for statement in (s for s in view.statements if s.kind is StatementKind.AMOUNT):
            if all(inquiry.matcher.is_given_to(t, statement) for side in named for t in side):
                return [view]
    return []


def _priced(side: Inquiry) -> Sequence[StatementMatch]:
    """Where sums are compared, the first sum that is for all of a side rather than a clause that only supports it."""
    if not _of_money(side):
        return ()
    sums = [s for s in side.statements if s.statement.kind is StatementKind.AMOUNT]
    return [s for s in sums if applies(s) and serves(side, s) and not passed_over(side, s)[0]][:1]


def _two_documents(views: Sequence[ClauseView]) -> tuple[ClauseView, ClauseView]:
    first = views[0]
    return first, next(v for v in views if v.document is not first.document)


def _main(inquiry: Inquiry, view: ClauseView) -> Statement | None:
    priced = [s for s in view.statements if s.kind is StatementKind.AMOUNT]
    deciding = [s for s in view.statements if s.kind is StatementKind.DECIDES]
    rest = sorted(view.statements, key=lambda s: -inquiry.matcher.statement(inquiry.terms, view, s).score)
    return next(iter(priced or deciding or rest), None)


def _main_evidence(inquiry: Inquiry, view: ClauseView) -> Evidence:
    statement = _main(inquiry, view)
    return evidence(view, statement.sentence if statement else view.sentences[-1])


def _verdict(inquiry: Inquiry, views: Sequence[ClauseView]) -> str:
    words = inquiry.words
    values = {}
    for view in views:
        amounts = [p for p in _sums(inquiry, view) if p.value is not None]
        if amounts:
            values[view] = max(amounts, key=lambda p: p.value or 0)
    if not values:
        return words("compare.neither")
    ordered = sorted(values, key=lambda v: -(values[v].value or 0))
    top = ordered[0]
    name = clause_name(top.document, top.clause, inquiry.language)
    shown = money(values[top], inquiry.language)
    if len(values) < len(views):
        return words("compare.one_sided", clause=name, amount=shown)
    if len({values[v].value for v in ordered}) == 1:
        return words("compare.equal", amount=shown)
    return words("compare.higher", clause=name, amount=shown)


def _table(inquiry: Inquiry, views: Sequence[ClauseView]) -> list[tuple[str, list[str]]]:
    return [
        ("content", [_cell(clause_title(v.clause, inquiry.language)) for v in views]),
        ("amount", [_amounts(inquiry, v) for v in views]),
        ("beneficiary", [_for_whom(inquiry, v) for v in views]),
        ("term", [_terms(inquiry, v) for v in views]),
    ]


def _amounts(inquiry: Inquiry, view: ClauseView) -> str:
    shares = [p for p in view.clause.provisions if not _is_amount(p) and is_grant(p) and p.limit is Limit.RATE]
    shown = [money(p, inquiry.language) for p in (*_sums(inquiry, view), *shares)]
    return _cell("; ".join(dict.fromkeys(shown)) or inquiry.words("compare.none"))


def _for_whom(inquiry: Inquiry, view: ClauseView) -> str:
    given = [p for p in view.clause.provisions if is_grant(p) and not _is_amount(p)]
    named = [p.beneficiary for p in (*_sums(inquiry, view), *given) if p.beneficiary]
    if named and inquiry.language == "zh":
        return _cell("；".join(dict.fromkeys(named)))
    statement = _main(inquiry, view)
    if statement is None:
        return _cell(inquiry.words("compare.nobody"))
    return _cell(beneficiary(inquiry, view, statement))


def _terms(inquiry: Inquiry, view: ClauseView) -> str:
    shown = [period(p, inquiry.language) for p in view.clause.provisions if p.kind is ProvisionKind.TERM]
    return _cell("; ".join(shown) or inquiry.words("compare.none"))


def _cell(text: str, limit: int | None = None) -> str:
    return (shorten(text, limit) if limit else shorten(text)).replace("|", "\\|")
