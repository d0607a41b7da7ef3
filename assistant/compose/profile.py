"""Answers what an applicant who describes itself could apply for, ranked, with why each matches."""

from __future__ import annotations

from assistant.compose.draft import AmountFound, Draft
from assistant.compose.money import money
from assistant.compose.phrasing import beneficiary, clause_name, clause_title, evidence
from assistant.contract import AnswerStatus
from assistant.evidence.match import Match, StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.views import StatementKind
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.model import Term
from corpus.model import ClauseKind

_MAX_ROWS = 8
_IN_PASSING = 0.3
_OFFERING = frozenset({ClauseKind.CLAUSE, ClauseKind.BOX, ClauseKind.ANNEX})
_KIND_WEIGHT = {StatementKind.AMOUNT: 1.0, StatementKind.DECIDES: 0.95, StatementKind.SUPPORT: 0.6}


def compose_profile(inquiry: Inquiry) -> Draft | None:
    """The supports that match a description; None when it names no topic that any clause shares."""
    topic = tuple(t for t in inquiry.topic_beyond("instrument", "time", "word") if t.key != "apply") or inquiry.topic
    rows = _matches(inquiry, topic)
    if not rows:
        return None
    words = inquiry.words
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    draft.say(
        words("profile.intro", subject=inquiry.subject()), evidence(rows[0][1].view, rows[0][1].statement.sentence)
    )
    for _, found, why in rows[:_MAX_ROWS]:
        _say_row(inquiry, draft, found, why)
    return draft.paragraph().say(
        words("profile.caveat"), *[evidence(f.view, f.statement.sentence) for _, f, _ in rows[:2]]
    )


def _matches(inquiry: Inquiry, topic: tuple[Term, ...]) -> list[tuple[float, StatementMatch, tuple[Term, ...]]]:
    best: dict[tuple[str, str], tuple[float, StatementMatch, tuple[Term, ...]]] = {}
    for ranked in inquiry.ranked:
        for statement in ranked.view.statements:
            found = inquiry.matcher.statement(topic, ranked.view, statement)
            strict = inquiry.matcher.statement(topic, ranked.view, statement, body=_IN_PASSING)
            why = _reasons(strict.match)
            if not why or not _offers(ranked):
                continue
            score = _KIND_WEIGHT[statement.kind] * strict.match.score + 0.1 * ranked.score
            key = ranked.clause.key
            if key not in best or score > best[key][0]:
                best[key] = (score, _funded(inquiry, topic, ranked, found), why)
    rows = sorted(best.values(), key=lambda row: -row[0])
    return [row for row in rows if row[0] >= 0.5 * rows[0][0]]


def _offers(ranked: RankedClause) -> bool:
    aspires = modality("aspiration").search(ranked.clause.title or "")
    return ranked.clause.kind in _OFFERING and aspires is None


def _funded(inquiry: Inquiry, topic: tuple[Term, ...], ranked: RankedClause, found: StatementMatch) -> StatementMatch:
    """The statement of the same clause that says what is given, where the matching one only encourages."""
    if found.statement.kind is not StatementKind.SUPPORT:
        return found
    given = [s for s in ranked.view.statements if s.kind is not StatementKind.SUPPORT]
    scored = [inquiry.matcher.statement(topic, ranked.view, s) for s in given]
    return max(scored, key=lambda s: s.match.score, default=found)


def _reasons(match: Match) -> tuple[Term, ...]:
    return tuple(term for term, strength in match.strengths if term.hard and strength >= 0.55)


def _say_row(inquiry: Inquiry, draft: Draft, found: StatementMatch, why: tuple[Term, ...]) -> None:
    provision, view = found.statement.provision, found.view
    named = found.statement.names_subject or bool(provision and provision.beneficiary)
    values = {
        "clause": clause_name(view.document, view.clause, inquiry.language),
        "beneficiary": beneficiary(inquiry, view, found.statement),
        "title": clause_title(view.clause, inquiry.language),
        "why": ("、" if inquiry.language == "zh" else ", ").join(t.surface for t in why),
        "amount": money(provision, inquiry.language) if provision else "",
        "rule": inquiry.words("list.rule_suffix", rule=found.statement.basis.title) if found.statement.basis else "",
    }
    key = "row_open" if provision is None else ("row_amount" if named else "row_nobody")
    draft.say(inquiry.words(f"profile.{key}", **values), evidence(view, found.statement.sentence), style="row")
    if provision is not None:
        draft.amounts.append(AmountFound(view.document, view.clause, provision))
    draft.mention(view.document)
