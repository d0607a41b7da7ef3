"""Answers what an applicant who describes itself could apply for, ranked, with why each matches."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from assistant.compose.clause_lists import listed_views
from assistant.compose.draft import AmountFound, Draft
from assistant.compose.money import money
from assistant.compose.phrasing import beneficiary, clause_name, clause_title, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.nearest import Nearest
from assistant.evidence.second_look import Refusal, judged_sentences
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, StatementKind
from assistant.grounding import supported_numbers
from assistant.inquiry import Inquiry
from assistant.understanding.abroad import is_abroad
from assistant.understanding.kinds import only_tells
from assistant.understanding.model import Term
from assistant.understanding.vocabulary import concept_set
from corpus.model import ClauseKind

_MAX_ROWS = 6
_BESIDE = 0.5
_NAMES = 0.65
_NAMES_WHOLE = 0.4
_GIVES = {StatementKind.AMOUNT: 1.6, StatementKind.DECIDES: 1.4}
_EXPORT = "export"
_AGAIN, _OFTEN = 0.05, 2
_GENERAL_SHARE = 0.15
_OFFERING = frozenset({ClauseKind.CLAUSE, ClauseKind.BOX, ClauseKind.ANNEX})
_OPEN_SUPPORT = 0.9
_NEAR_BY_MEANING, _BETTER_THAN_MORE, _MOST_NEAR = 0.2, 0.05, 2
_NAMES_ITSELF = 0.83
_NO_NEED = ("instrument", "time", "word", "stray", "condition", "ask")


@dataclass(frozen=True, slots=True)
class Row:
    """A clause that offers something, the statement to show, the needs that it meets and those it is about."""

    score: float
    found: StatementMatch
    why: tuple[Term, ...]
    aims: tuple[Term, ...]


def compose_profile(inquiry: Inquiry) -> Draft | None:
    """The supports that match a description; None when it names no topic that any clause shares."""
    needs = _needs(inquiry) or inquiry.topic
    rows = _chosen(_rows(inquiry, needs)) or _chosen(_rows(inquiry, needs, least=_NAMES_WHOLE))
    if only_tells(inquiry.understanding.text) and not _speaks_of_it(inquiry, needs, rows):
        return _nearest(inquiry, _NEAR_BY_MEANING)
    if not rows:
        return None
    more = all(_takes_more(inquiry, needs, row.found.view) for row in rows)
    if more and (nearest := _nearest(inquiry, _BETTER_THAN_MORE)):
        return nearest
    words = inquiry.words
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    told = inquiry.named([t for t in needs if any(t in row.why for row in rows)])
    first = evidence(rows[0].found.view, rows[0].found.statement.sentence)
    draft.say(words("profile.intro", subject=told), first, derived=supported_numbers([told]))
    for row in rows:
        _say_row(inquiry, draft, row.found, row.why)
    spans = [evidence(row.found.view, row.found.statement.sentence) for row in rows[:2]]
    return draft.paragraph().say(words("profile.caveat"), *spans)


def _speaks_of_it(inquiry: Inquiry, needs: tuple[Term, ...], rows: list[Row]) -> bool:
    """Whether the clause that comes first for a description is the one whose row leads, and names a need itself.

    Who asks nothing may do anything at all, and a word in passing (演出手环) names nothing that is done.
    """
    first = rows[0].found.view if rows else None
    if first is None or not inquiry.ranked or inquiry.ranked[0].view is not first:
        return False
    strengths = _strengths(inquiry, needs, first)
    return any(s >= _NAMES_ITSELF for s in strengths.values())


def _nearest(inquiry: Inquiry, least: float) -> Draft | None:
    """What comes nearest by its meaning to a description whose words no clause has; None where nothing comes near."""
    judged = judged_sentences(inquiry, Refusal("none")) if inquiry.bundled_embeddings else []
    judged = [one for one in judged if one.probability >= least]
    near = [one for one in judged if _offers(one.nearest.view)][:_MOST_NEAR]
    if not near or judged[0] is not near[0]:
        return None
    draft = Draft(AnswerStatus.ANSWERED, sort="kind.profile")
    spans = [evidence(one.nearest.view, _telling(inquiry, one.nearest)) for one in near]
    draft.say(inquiry.words("profile.nearest"), *spans)
    for one, span in zip(near, spans, strict=True):
        view = one.nearest.view
        name = clause_name(view.document, view.clause, inquiry.language)
        quote = quotation(inquiry, view, _telling(inquiry, one.nearest))
        draft.say(inquiry.words("list.support_row", clause=name, quote=quote), span, style="row").mention(view.document)
    return draft


def _telling(inquiry: Inquiry, found: Nearest) -> Sentence:
    """The sentence that says what is given, where a clause gives something, for it says who may ask for it."""
    given = [s.sentence for s in found.view.statements if s.kind is not StatementKind.SUPPORT]
    return given[0] if given else found.sentence


def _takes_more(inquiry: Inquiry, needs: tuple[Term, ...], view: ClauseView) -> bool:
    """Whether what a clause gives is for something done (an export) of which the description says nothing.

    What it gives to those described, or to their kind (游戏出口 for a game company), is nothing more.
    """
    given = [s for s in view.statements if s.kind is not StatementKind.SUPPORT]
    named = view.title_concepts.closure.union(*(s.concepts.closure for s in given))
    if any({t.key, *inquiry.glossary.get(t.key).broader} & named for t in needs if t.is_concept):
        return False
    return bool(given) and bool(named & concept_set("done_beside"))


def _needs(inquiry: Inquiry) -> tuple[Term, ...]:
    """What the applicant does and wants. A market abroad is a wish to export; a seat at home is no need."""
    needs: dict[str, Term] = {}
    for term in inquiry.topic_beyond(*_NO_NEED):
        if not term.hard or term.key == "apply":
            continue
        if term.category == "place":
            if not is_abroad(term.key, inquiry.glossary) or _EXPORT not in inquiry.glossary:
                continue
            term = Term(_EXPORT, term.surface, inquiry.glossary.get(_EXPORT).category, hard=True)
        needs.setdefault(term.key, term)
    return tuple(needs.values())


def _rows(inquiry: Inquiry, needs: tuple[Term, ...], least: float = _NAMES) -> list[Row]:
    """Every clause that offers something and names a need, best first; rare needs weigh more than common ones.

    ``least`` is how plainly it must name one: where none does, one of the trades that a need joins will do
    (直播 and 电子商务 for 直播带货).
    """
    found = {v: _strengths(inquiry, needs, v) for v in listed_views(inquiry) if _offers(v)}
    rarity = {t: _rarity([s[t] for s in found.values() if t in s]) for t in needs}
    most = max(rarity.values(), default=0.0)
    rows = []
    for view, strengths in found.items():
        why = tuple(t for t in needs if strengths.get(t, 0.0) >= least and rarity[t] >= _GENERAL_SHARE * most)
        if not why:
            continue
        gives = max((_GIVES.get(s.kind, 1.0) for s in view.statements), default=1.0)
        score = sum(rarity[t] * strengths[t] ** 2 for t in why) * gives
        aims = tuple(t for t in why if inquiry.matcher.is_about(t, view))
        rows.append(Row(score, _shown(inquiry, needs, view), why, aims))
    return sorted(rows, key=lambda row: -row.score)


def _chosen(rows: list[Row]) -> list[Row]:
    """The best rows, and for each need the best one that is about it or, where none is, that names it."""
    if not rows:
        return []
    kept = [row for row in rows if row.score >= _BESIDE * rows[0].score][:_MAX_ROWS]
    met = {t for row in kept for t in row.why}
    aimed_at = {t for row in kept for t in row.aims}
    for row in rows[len(kept) :]:
        if (set(row.why) - met or set(row.aims) - aimed_at) and len(kept) < _MAX_ROWS + 2:
            kept.append(row)
            met |= set(row.why)
            aimed_at |= set(row.aims)
    return kept


def _strengths(inquiry: Inquiry, needs: tuple[Term, ...], view: ClauseView) -> dict[Term, float]:
    """How plainly the clause names each need, in what it funds, supports or is titled."""
    best: dict[Term, float] = {}
    times: Counter[Term] = Counter()
    for statement in view.statements:
        weight = _OPEN_SUPPORT if statement.kind is StatementKind.SUPPORT else 1.0
        match = inquiry.matcher.statement(needs, view, statement, body=_BESIDE).match
        for term, strength in match.strengths:
            best[term] = max(best.get(term, 0.0), weight * strength)
            times[term] += strength >= _NAMES
    return {t: s + _AGAIN * min(max(times[t] - 1, 0), _OFTEN) * (s >= _NAMES) for t, s in best.items()}


def _rarity(strengths: list[float]) -> float:
    """How telling a need is: the fewer clauses name it, the more."""
    named = sum(s >= _NAMES for s in strengths)
    return math.log((len(strengths) + 1) / (named + 0.5)) if strengths else 0.0


def _offers(view: ClauseView) -> bool:
    aspires = modality("aspiration").search(view.clause.title or "")
    return view.clause.kind in _OFFERING and aspires is None and bool(view.statements)


def _shown(inquiry: Inquiry, needs: tuple[Term, ...], view: ClauseView) -> StatementMatch:
    """The statement that says what is given; where several do, the one that names the needs; else what supports."""
    given = [s for s in view.statements if s.kind is not StatementKind.SUPPORT] or list(view.statements)
    return max((inquiry.matcher.statement(needs, view, s) for s in given), key=lambda f: f.match.score)


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
    line, span = inquiry.words(f"profile.{key}", **values), evidence(view, found.statement.sentence)
    draft.say(line, span, style="row", derived=supported_numbers([values["why"]]))
    if provision is not None:
        draft.amounts.append(AmountFound(view.document, view.clause, provision))
    draft.mention(view.document)
