"""Answers over many clauses: lists, extremes, totals."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.draft import AmountFound, Draft
from assistant.compose.money import money
from assistant.compose.phrasing import (
    addressing,
    beneficiary,
    clause_name,
    clause_title,
    evidence,
    quotation,
    shorten,
)
from assistant.compose.select import best_sentence, resolved_views
from assistant.contract import AnswerStatus
from assistant.evidence.gather import matches
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, StatementKind, is_grant
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Claim, Term
from corpus.model import ClauseKind, Limit, ProvisionKind

_MAX_ROWS = 30
_CLEARLY = 0.9
_FEW = 3
_LISTED_WITHOUT_TOPIC = 400


def compose_list(inquiry: Inquiry) -> Draft | None:
    """Every clause or amount that matches the filters of the question."""
    filters = inquiry.understanding.filters
    if "no_fixed" in filters:
        return _without_amount(inquiry)
    if "with_count" in filters and not inquiry.asks(Ask.AMOUNT):
        return _with_provision(inquiry, ProvisionKind.COUNT)
    if "with_term" in filters:
        return _with_provision(inquiry, ProvisionKind.TERM)
    if {"one_off", "yearly"} & set(filters):
        return _with_amount(inquiry, [])
    claims = [c for c in inquiry.understanding.claims if c.unit == "yuan"]
    if claims or inquiry.asks(Ask.AMOUNT) or _is_about_money(inquiry):
        return _with_amount(inquiry, claims)
    return _topical(inquiry)


def compose_extreme(inquiry: Inquiry) -> Draft | None:
    """The largest or smallest amount among those that match."""
    found = _in_one_currency(_amounts(inquiry))
    if not found:
        return None
    smallest = "smallest" in inquiry.understanding.filters and "largest" not in inquiry.understanding.filters
    values = [_value(f) for f in found]
    bound = min(values) if smallest else max(values)
    kept = [f for f, v in zip(found, values, strict=True) if v == bound]
    provision = kept[0].statement.provision
    key = "list.smallest" if smallest else "list.largest"
    shown = money(provision, inquiry.language) if provision else ""
    return _rows(inquiry, kept, inquiry.words(key, amount=shown, count=len(kept)))


def compose_total(inquiry: Inquiry) -> Draft | None:
    """Why caps for different beneficiaries are not added, with the figures themselves."""
    found = _amounts(inquiry)
    if not found:
        return None
    draft = Draft(AnswerStatus.NOT_SPECIFIED, unlimited=True)
    first = evidence(found[0].view, found[0].statement.sentence)
    draft.say(inquiry.words("list.total_no"), first).paragraph().say(inquiry.words("list.total_why"), first)
    return _append_rows(inquiry, draft, found)


def _with_amount(inquiry: Inquiry, claims: Sequence[Claim]) -> Draft | None:
    found = _amounts(inquiry)
    if claims:
        found = [f for f in found if _passes(inquiry, f, claims)]
    found = [f for f in found if _is_paid_as_asked(inquiry, f)]
    if not found:
        empty = Draft(AnswerStatus.NOT_FOUND).say(inquiry.words("list.none"))
        return empty if claims or not inquiry.topic else None
    clauses = len({f.view.clause.key for f in found})
    intro = inquiry.words("list.amounts", clauses=clauses, count=len(found))
    return _rows(inquiry, found, intro, clauses)


def _is_paid_as_asked(inquiry: Inquiry, found: StatementMatch) -> bool:
    provision, filters = found.statement.provision, inquiry.understanding.filters
    if provision is None:
        return False
    if "one_off" in filters and not provision.one_off:
        return False
    return "yearly" not in filters or (provision.per is not None and "year" in provision.per.split("/"))


def _with_provision(inquiry: Inquiry, kind: ProvisionKind) -> Draft | None:
    """The clauses that fix a number of this kind (a target, a term), each with the sentence that does."""
    rows = [
        (view, sentence_at(view.sentences, provision.start))
        for view in _views(inquiry)
        for provision in view.clause.provisions
        if provision.kind is kind
    ]
    rows = list({(v.clause.key, s.start): (v, s) for v, s in rows}.values())
    if not rows:
        return Draft(AnswerStatus.NOT_FOUND).say(inquiry.words("list.none"))
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    draft.say(inquiry.words("list.intro", count=len(rows)), evidence(*rows[0]), derived=[len(rows)])
    for view, sentence in rows[:_MAX_ROWS]:
        name = clause_name(view.document, view.clause, inquiry.language)
        text = inquiry.words("list.support_row", clause=name, quote=quotation(inquiry, view, sentence))
        draft.say(text, evidence(view, sentence), style="row").mention(view.document)
    return draft


def _passes(inquiry: Inquiry, found: StatementMatch, claims: Sequence[Claim]) -> bool:
    value = _value(found)
    filters = inquiry.understanding.filters
    provision = found.statement.provision
    if modality("capped").search(inquiry.understanding.text) and provision and provision.limit is not Limit.CAP:
        return False
    if len(claims) == 2:
        return min(c.value for c in claims) <= value <= max(c.value for c in claims)
    wanted = claims[0].value
    if "over" in filters:
        strict = any(
            word in filters["over"].lower()
            for word in ("超过", "高于", "大于", "多于", "over", "above", "more", "exceed", "greater", "higher")
        )
        return value > wanted if strict else value >= wanted
    if "under" in filters:
        return value < wanted
    return value == wanted


def _is_about_money(inquiry: Inquiry) -> bool:
    return any(t.category == "instrument" for t in inquiry.terms) and not inquiry.topic_beyond("instrument")


def _amounts(inquiry: Inquiry) -> list[StatementMatch]:
    topic = inquiry.topic_beyond("instrument")
    found: list[StatementMatch] = []
    for view in _views(inquiry):
        for statement in view.statements:
            provision = statement.provision
            if statement.kind is not StatementKind.AMOUNT or provision is None or not is_grant(provision):
                continue
            if provision.kind is not ProvisionKind.AMOUNT or provision.limit is Limit.RATE:
                continue
            match = inquiry.matcher.statement(topic, view, statement)
            if not topic or (match.match.score >= 0.5 and not match.match.missing(0.45)):
                found.append(match)
    return found


def _views(inquiry: Inquiry) -> list[ClauseView]:
    total = sum(len(d.clauses) for d in inquiry.scope)
    if total > _LISTED_WITHOUT_TOPIC and inquiry.topic:
        return [r.view for r in inquiry.ranked]
    views = [v for d in inquiry.scope for v in inquiry.views.of_document(d.document_id)]
    if inquiry.understanding.refs:
        return resolved_views(inquiry)
    return views


def _in_one_currency(found: Sequence[StatementMatch]) -> list[StatementMatch]:
    """Only the amounts in the currency most of them are in; others cannot be ranked with them."""
    currencies = [f.statement.provision.currency for f in found if f.statement.provision]
    if not currencies:
        return []
    common = max(set(currencies), key=currencies.count)
    return [f for f in found if f.statement.provision and f.statement.provision.currency == common]


def _value(found: StatementMatch) -> float:
    provision = found.statement.provision
    return (
        provision.value if provision and provision.value is not None else provision.max if provision else 0.0
    ) or 0.0


def _rows(inquiry: Inquiry, found: Sequence[StatementMatch], intro: str, clauses: int | None = None) -> Draft:
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    spans = [evidence(f.view, f.statement.sentence) for f in found[:1]]
    draft.say(intro, *spans, derived=[len(found), *([] if clauses is None else [clauses])])
    return _append_rows(inquiry, draft, found)


def _append_rows(inquiry: Inquiry, draft: Draft, found: Sequence[StatementMatch]) -> Draft:
    for item in found[:_MAX_ROWS]:
        provision = item.statement.provision
        if provision is None:
            continue
        text = inquiry.words(
            f"list.amount_row{addressing(item.statement)}",
            clause=clause_name(item.view.document, item.view.clause, inquiry.language),
            amount=money(provision, inquiry.language),
            beneficiary=beneficiary(inquiry, item.view, item.statement),
            title=clause_title(item.view.clause, inquiry.language),
        )
        draft.say(text, evidence(item.view, item.statement.sentence), style="row")
        draft.amounts.append(AmountFound(item.view.document, item.view.clause, provision))
        draft.mention(item.view.document)
    return draft


def _verbatim(
    inquiry: Inquiry, topic: Sequence[Term], rows: Sequence[tuple[float, ClauseView, Sentence]]
) -> list[tuple[float, ClauseView, Sentence]]:
    """Of a question for what mentions a term, only the clauses that hold the term itself."""
    if "mention" not in inquiry.understanding.filters:
        return []
    forms = [[t.surface.lower(), *(inquiry.glossary.get(t.key).zh[:1] if t.is_concept else ())] for t in topic]
    return [row for row in rows if all(any(f in row[1].plain for f in form) for form in forms)]


def _without_amount(inquiry: Inquiry) -> Draft | None:
    topic = inquiry.topic_beyond("instrument")
    rows: list[ClauseView] = []
    for view in _views(inquiry):
        if view.clause.kind not in {ClauseKind.CLAUSE, ClauseKind.BOX}:
            continue
        if any(is_grant(p) for p in view.clause.provisions):
            continue
        if topic and not matches(inquiry.matcher.clause(topic, view)):
            continue
        if any(s.kind is not StatementKind.AMOUNT for s in view.statements):
            rows.append(view)
    if not rows:
        return Draft(AnswerStatus.NOT_FOUND).say(inquiry.words("list.none"))
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    draft.say(
        inquiry.words("list.intro", count=len(rows)), evidence(rows[0], rows[0].sentences[-1]), derived=[len(rows)]
    )
    for view in rows[:_MAX_ROWS]:
        deciding = next((s for s in view.statements if s.kind is StatementKind.DECIDES), None)
        rule = inquiry.words("list.rule_suffix", rule=deciding.basis.title) if deciding and deciding.basis else ""
        text = inquiry.words(
            "list.no_amount_row",
            clause=clause_name(view.document, view.clause, inquiry.language),
            title=clause_title(view.clause, inquiry.language),
            rule=rule,
        )
        sentence = deciding.sentence if deciding else view.sentences[min(1, len(view.sentences) - 1)]
        draft.say(text, evidence(view, sentence), style="row").mention(view.document)
    return draft


def _topical(inquiry: Inquiry) -> Draft | None:
    topic = inquiry.topic_beyond("instrument") or inquiry.topic
    if not topic:
        return _with_amount(inquiry, [])
    rows = []
    for view in _views(inquiry):
        if view.clause.kind in {ClauseKind.HEAD, ClauseKind.IMPRINT, ClauseKind.NOTICE, ClauseKind.PREAMBLE}:
            continue
        sentence = best_sentence(inquiry, view, topic)
        fit = inquiry.matcher.sentence(topic, view, sentence)
        match = inquiry.matcher.clause(topic, view)
        if matches(match) and (fit >= 0.5 or match.score >= 0.9):
            rows.append((0.5 * fit + 0.5 * match.score, view, sentence))
    rows = _verbatim(inquiry, topic, rows) or [row for row in rows if row[0] >= _CLEARLY] or rows
    if not rows:
        return None
    rows.sort(key=lambda row: (-round(row[0], 1), row[1].document.document_id, row[1].clause.order))
    if "single" in inquiry.understanding.filters:
        rows = rows[:_FEW]
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    spans = [evidence(rows[0][1], rows[0][2])]
    draft.say(inquiry.words("list.intro", count=len(rows[:_MAX_ROWS])), *spans, derived=[len(rows[:_MAX_ROWS])])
    for _, view, sentence in rows[:_MAX_ROWS]:
        name = clause_name(view.document, view.clause, inquiry.language)
        quote = quotation(inquiry, view, sentence) if inquiry.language == "en" else f"“{shorten(sentence.text, 140)}”"
        draft.say(inquiry.words("list.support_row", clause=name, quote=quote), evidence(view, sentence), style="row")
        draft.mention(view.document)
        for statement in view.statements:
            provision = statement.provision
            if (
                provision
                and is_grant(provision)
                and provision.kind is ProvisionKind.AMOUNT
                and statement.sentence is sentence
            ):
                draft.amounts.append(AmountFound(view.document, view.clause, provision))
    return draft
