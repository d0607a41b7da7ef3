"""Answers how much: the amount with its beneficiary and limits, or that none is fixed."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.clause_lists import none_of_the_named, say_silent
from assistant.compose.doubtful import doubtful_amount
from assistant.compose.draft import AmountFound, Draft, first_clause
from assistant.compose.each_sum import each_by_name, sum_for_each
from assistant.compose.facts import gap, stated_quantity
from assistant.compose.money import money, period
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import (
    addressing,
    beneficiary,
    clause_name,
    clause_title,
    document_name,
    evidence,
    quotation,
)
from assistant.compose.receiver import adds_to_it, gives_as_asked, serves
from assistant.compose.select import (
    PRICED,
    Chosen,
    best_sentence,
    by_what_is_done,
    covering,
    is_asked_measure,
    is_picked,
    only_kin,
)
from assistant.compose.sums import choose_sums, each_is_asked
from assistant.compose.support import compose_support
from assistant.compose.tier_asked import is_of_the_series
from assistant.contract import AnswerStatus
from assistant.evidence.gather import COVERS_HARD
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.views import ClauseView, StatementKind, is_money, states_sum
from assistant.inquiry import Inquiry
from assistant.understanding.documents import district_named, part_named
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.model import Document, Level, Limit, Nature, Provision, ProvisionKind, RuleReference

_OWN = _SURE = 0.9


def compose_amount(inquiry: Inquiry) -> Draft | None:
    """Answer a question of amount; None when nothing in scope speaks to its topic."""
    draft = _compose_sum(inquiry)
    return (_as_offered(inquiry, draft) or draft) if draft is not None else None


def compose_done_beside(inquiry: Inquiry) -> Draft | None:
    """Is there money to export web novels: the clause that pays exports, where none names the trade beside them."""
    found = by_what_is_done(inquiry)
    named = {t.category for t in inquiry.topic if t.hard and t.key not in concept_set("done_beside")}
    if not found or inquiry.understanding.refs or not named or not named <= {"sector", "subject"}:
        return None
    if any(not r.match.missing(COVERS_HARD) for r in inquiry.ranked):
        return None
    return _open_amount(inquiry, found[0], Chosen(found, ()))


def _as_offered(inquiry: Inquiry, draft: Draft) -> Draft | None:
    """Is there money for dubbing: what the clause supports, and that no sum is fixed; None where one is asked."""
    text = inquiry.understanding.text
    of_a_sum = phrases("sum_asked").search(text) or phrases("money_of_its_own").search(text)
    whether = phrases("whether_offered").search(text) and not of_a_sum
    if draft.status is not AnswerStatus.NOT_SPECIFIED or not whether or inquiry.understanding.refs or inquiry.strays:
        return None
    said = compose_support(inquiry)
    if said is None or said.status is not AnswerStatus.ANSWERED:
        return None
    rests = {first_clause(said)} if draft.settled else _rested_on(said)
    if first_clause(draft) not in rests:
        return None
    quoted = next(i for i, line in enumerate(draft.lines) if line.style == "break") + 1
    said.sort = "support"
    said.paragraph().lines += [*draft.lines[: quoted - 1], *draft.lines[quoted + 1 :]]
    for document in draft.documents:
        said.mention(document)
    return said


def _rested_on(draft: Draft) -> set[tuple[str, str]]:
    return {span.clause.key for line in draft.lines for span in line.evidence}


def _compose_sum(inquiry: Inquiry) -> Draft | None:
    chosen = within_clauses(inquiry) if inquiry.understanding.refs else choose_sums(inquiry)
    top = chosen.answering[0] if chosen.answering else None
    if each := sum_for_each(inquiry, chosen.answering):
        return replace(amounts_answer(inquiry, each), settled=True)
    if (top is None or top.match.missing(_OWN)) and (each := each_by_name(inquiry)):
        return amounts_answer(inquiry, each)
    if top is None and chosen.doubtful:
        return doubtful_amount(inquiry, chosen.doubtful)
    if silent := none_of_the_named(inquiry):
        return silent
    if top is None:
        return _covered_without_statement(inquiry, chosen)
    if top.statement.kind in PRICED:
        draft = amounts_answer(inquiry, chosen.answering)
        if inquiry.understanding.refs:
            say_silent(inquiry, draft)
            draft.unlimited = len(chosen.answering) > 1
        several = len(chosen.answering) > 1
        draft.settled = several and (each_is_asked(inquiry, len(chosen.answering)) or _is_sure_series(inquiry, chosen))
        return draft
    named = inquiry.understanding.refs or top.statement.kind is not StatementKind.SUPPORT
    if not named and only_kin(inquiry, top.view):
        return None
    return _open_amount(inquiry, top, chosen)


def _is_sure_series(inquiry: Inquiry, chosen: Chosen) -> bool:
    """Whether all tiers of one sentence are told, of the clause that surely speaks to the question."""
    first, *others = chosen.answering
    given, top = first.statement.provision, inquiry.ranked[0] if inquiry.ranked else None
    sure = top is not None and top.view is first.view and top.judgement.probability >= _SURE
    if given is None or given.beneficiary is None or not sure:
        return False
    tiers = [o.statement.provision for o in others if o.statement.sentence.start == first.statement.sentence.start]
    return len(tiers) == len(others) and all(t is not None and is_of_the_series(t, given) for t in tiers)


def within_clauses(inquiry: Inquiry) -> Chosen:
    """The statements of the clauses named by number that answer, those on the topic where several give."""
    found = [
        inquiry.matcher.statement(inquiry.terms, view, statement)
        for view in resolved_views(inquiry)
        for statement in view.statements
    ]
    if picked := [f for f in found if f.statement.kind in PRICED and is_picked(inquiry, f)]:
        return Chosen(tuple(picked), ())
    priced = [f for f in found if f.statement.kind in PRICED and is_asked_measure(inquiry, f)]
    meant = [f for f in priced if _is_meant(inquiry, f)]
    if priced and not meant:
        return Chosen((), tuple(priced))
    priced = meant
    if inquiry.topic_beyond("instrument") and len(priced) > 1:
        best = max(f.match.score for f in priced)
        priced = [f for f in priced if f.match.score >= best - 0.1]
    if priced:
        return Chosen(tuple(priced), ())
    deciding = [f for f in found if f.statement.kind is StatementKind.DECIDES]
    rest = sorted((f for f in found if is_asked_measure(inquiry, f)), key=lambda f: -f.match.score)
    return Chosen(tuple((deciding or rest)[:1]), ())


def _is_meant(inquiry: Inquiry, found: StatementMatch) -> bool:
    """Whether a sum of a named clause may be the one asked for: how big? after an investment fund asks of the fund.

    Where only the turns before name the clause, the sum must also be for those that they spoke of.
    """
    understanding = inquiry.understanding
    told_of = not any(ref.written in understanding.text for ref in understanding.refs)
    return gives_as_asked(inquiry, found) and (not told_of or (serves(inquiry, found) and adds_to_it(inquiry, found)))


def amounts_answer(inquiry: Inquiry, answering: tuple[StatementMatch, ...]) -> Draft:
    """The amounts of the chosen statements, each with its beneficiary, term, condition and basis."""
    words = inquiry.words
    draft = Draft(AnswerStatus.ANSWERED)
    if len(answering) > 1:
        first = evidence(answering[0].view, answering[0].statement.sentence)
        draft.say(words("amount.several", count=len(answering)), first, derived=[len(answering)])
    for found in answering:
        _say_amount(inquiry, draft, found, row=len(answering) > 1)
    draft.paragraph()
    for found in {(*f.view.clause.key, f.statement.sentence.start): f for f in answering}.values():
        _say_quote(inquiry, draft, found)
    draft.paragraph()
    _say_district(inquiry, draft, answering[0])
    _say_limits(inquiry, draft, answering)
    if len(answering) == 1:
        _follow_rule(inquiry, draft, answering[0].statement.basis, answering[0])
    return draft


def _say_amount(inquiry: Inquiry, draft: Draft, found: StatementMatch, *, row: bool) -> None:
    provision, view = found.statement.provision, found.view
    if provision is None:
        return
    key = ("row" if row else "direct") + addressing(found.statement)
    text = inquiry.words(
        f"amount.{key}",
        clause=clause_name(view.document, view.clause, inquiry.language),
        amount=money(provision, inquiry.language),
        beneficiary=beneficiary(inquiry, view, found.statement),
        title=clause_title(view.clause, inquiry.language),
    )
    draft.say(text, evidence(view, found.statement.sentence), style="row" if row else "sentence")
    draft.amounts.append(AmountFound(view.document, view.clause, provision))
    draft.mention(view.document)


def _say_quote(inquiry: Inquiry, draft: Draft, found: StatementMatch) -> None:
    if inquiry.language == "zh":
        quote = quotation(inquiry, found.view, found.statement.sentence)
        draft.say(quote, evidence(found.view, found.statement.sentence), style="quote")


def _say_district(inquiry: Inquiry, draft: Draft, found: StatementMatch) -> None:
    """Where a district of the city is asked about: that this is the city's figure and not the district's own."""
    metadata = found.view.document.metadata
    text = inquiry.understanding.text
    district = district_named(text) or part_named(text, metadata, inquiry.glossary)
    if metadata.level is not Level.MUNICIPAL or district is None:
        return
    name = document_name(metadata, inquiry.language)
    text = inquiry.words("amount.of_the_city", document=name, district=district)
    draft.say(text, evidence(found.view, found.statement.sentence))


def _say_limits(inquiry: Inquiry, draft: Draft, answering: tuple[StatementMatch, ...]) -> None:
    words = inquiry.words
    first = answering[0]
    spans = [evidence(f.view, f.statement.sentence) for f in answering]
    terms = [p for p in first.view.clause.provisions if _is_support_term(p) and _same_sentence(first, p.start)]
    for term in terms if len(answering) == 1 else []:
        draft.say(words("amount.term", term=period(term, inquiry.language)), spans[0])
    if inquiry.asks(Ask.TERM) and not terms and len(answering) == 1:
        draft.say(words("gap.term", clause=_name(inquiry, first.view), subject=inquiry.subject()), spans[0])
    provisions = [f.statement.provision for f in answering if f.statement.provision]
    spoken = any(modality("yearly").search(f.statement.sentence.text) for f in answering)
    # a price or a fine comes neither each year nor beside other support
    given = any(p.kind is not ProvisionKind.OTHER for p in provisions)
    if given and not spoken and all(p.per is None and p.one_off is None for p in provisions):
        tops_up = any(p.nature is Nature.TOP_UP for p in provisions)
        draft.say(words("amount.unclear_year" if tops_up else "amount.unclear_period"), *spans)
    elif len(provisions) == 1 and provisions[0].one_off:
        draft.say(words("amount.one_off"), spans[0])
    elif len(provisions) == 1 and provisions[0].per == "year":
        draft.say(words("amount.per_year"), spans[0])


def _is_support_term(provision: Provision) -> bool:
    """A period for which support runs, not one that an applicant must have completed (满1年)."""
    completed = modality("completed").match(provision.as_written) is not None
    return provision.kind is ProvisionKind.TERM and provision.limit is not Limit.FLOOR and not completed


def _same_sentence(found: StatementMatch, offset: int) -> bool:
    return found.statement.sentence.start <= offset < found.statement.sentence.end


def _name(inquiry: Inquiry, view: ClauseView) -> str:
    return clause_name(view.document, view.clause, inquiry.language)


def _open_amount(inquiry: Inquiry, top: StatementMatch, chosen: Chosen) -> Draft:
    words, view = inquiry.words, top.view
    basis = top.statement.basis
    if basis is None and stated_quantity(inquiry, view) is not None:
        return gap(inquiry, "gap.amount") or Draft(AnswerStatus.NOT_SPECIFIED)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=basis is not None).mention(view.document)
    span = evidence(view, top.statement.sentence)
    if basis is not None:
        who = beneficiary(inquiry, view, top.statement, brief=True)
        target = inquiry.library.find_rule(basis.title)
        key = "amount.decided_elsewhere" if target and _in_rule(inquiry, target, top) else "gap.amount_decides"
        draft.say(words(key, clause=_name(inquiry, view), beneficiary=who, rule=basis.title), span)
        if _follow_rule(inquiry, draft, basis, top):
            draft.status = AnswerStatus.ANSWERED
            return draft
    else:
        draft.say(_no_amount(inquiry, view), span, derived=inquiry.repeated())
    draft.paragraph()
    draft.say(
        words("quote.says", clause=_name(inquiry, view), quote=quotation(inquiry, view, top.statement.sentence)), span
    )
    _say_context(inquiry, draft, chosen, view)
    _say_other_level(inquiry, draft, top)
    if basis is not None:
        draft.paragraph().say(words("gap.next_rule", rule=basis.title), span)
    return draft


def _covered_without_statement(inquiry: Inquiry, chosen: Chosen) -> Draft | None:
    clauses = covering(inquiry, limit=1)
    named = [chosen.other_level.view] if chosen.other_level else resolved_views(inquiry)
    view = named[0] if named else (clauses[0].view if clauses else None)
    if view is None or (not named and only_kin(inquiry, view)):
        return None
    if stated_quantity(inquiry, view) is not None:
        return gap(inquiry, "gap.amount")
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=chosen.other_level is not None).mention(view.document)
    sentence = best_sentence(inquiry, view)
    draft.say(_no_amount(inquiry, view), evidence(view, sentence), derived=inquiry.repeated())
    draft.paragraph().say(
        inquiry.words("quote.says", clause=_name(inquiry, view), quote=quotation(inquiry, view, sentence)),
        evidence(view, sentence),
    )
    _say_context(inquiry, draft, chosen, view)
    return draft


def _no_amount(inquiry: Inquiry, view: ClauseView) -> str:
    """That no sum is given; of a clause with a fine, a price or a threshold that this need not be what was asked."""
    given = any(is_money(p) for p in view.clause.provisions)
    key = "gap.amount_other" if given else "gap.amount_beside" if states_sum(view.clause) else "gap.amount"
    return inquiry.words(key, clause=_name(inquiry, view), subject=inquiry.subject())


def _say_context(inquiry: Inquiry, draft: Draft, chosen: Chosen, view: ClauseView) -> None:
    for other in chosen.context[:1]:
        provision = other.statement.provision
        if provision is None:
            continue
        draft.paragraph().say(
            inquiry.words(
                "gap.context_amount_mentions" if other.view is not view else "gap.context_amount",
                clause=_name(inquiry, other.view),
                mention=inquiry.subject(),
                amount=money(provision, inquiry.language),
                beneficiary=beneficiary(inquiry, other.view, other.statement),
            ),
            evidence(other.view, other.statement.sentence),
        )
        draft.mention(other.view.document)


def _say_other_level(inquiry: Inquiry, draft: Draft, top: StatementMatch) -> None:
    others = [
        s
        for s in inquiry.statements
        if s.view.document is not top.view.document
        and s.view.document.metadata.level is not top.view.document.metadata.level
        and s.statement.kind is not StatementKind.AMOUNT
        and s.match.score >= 0.6
        and not s.match.missing(0.45)
        and not modality("aspiration").search(s.view.clause.title or "")
        and not any(is_money(p) for p in s.view.clause.provisions)
    ]
    seen: list[ClauseView] = []
    for other in others:
        if other.view in seen or len(seen) == 2:
            continue
        seen.append(other.view)
        level = inquiry.words(f"level.{other.view.document.metadata.level.value}")
        lead = inquiry.words("gap.other_level", level=level, clause=_name(inquiry, other.view))
        quote = quotation(inquiry, other.view, other.statement.sentence)
        draft.paragraph().say(f"{lead} {quote}", evidence(other.view, other.statement.sentence))
        draft.mention(other.view.document)


def _follow_rule(inquiry: Inquiry, draft: Draft, rule: RuleReference | None, source: StatementMatch) -> bool:
    """Go on into the rule a clause refers to; say so when it is not in the library. True if it gave amounts."""
    if rule is None:
        return False
    span = evidence(source.view, source.statement.sentence)
    target = inquiry.library.find_rule(rule.title)
    if target is None:
        draft.say(inquiry.words("amount.basis_out", rule=rule.title), span)
        return False
    found = _in_rule(inquiry, target, source)
    if not found:
        draft.say(inquiry.words("gap.rule_silent", rule=rule.title), span)
        return False
    draft.paragraph().say(inquiry.words("amount.basis_in", rule=rule.title), span)
    for item in found:
        _say_amount(inquiry, draft, item, row=len(found) > 1)
    return True


def _in_rule(inquiry: Inquiry, target: Document, source: StatementMatch) -> list[StatementMatch]:
    """The amounts the other rule fixes for what the referring clause is about."""
    terms = inquiry.topic
    views = inquiry.views.of_document(target.document_id)
    found = [
        inquiry.matcher.statement(terms, v, s) for v in views for s in v.statements if s.kind is StatementKind.AMOUNT
    ]
    fitting = [
        f for f in found if f.match.score >= 0.5 and not any(t.category == "action" for t in f.match.missing(0.7))
    ]
    fitting.sort(key=lambda f: -f.match.score)
    return [f for f in fitting if f.match.score >= fitting[0].match.score - 0.05][:3]
