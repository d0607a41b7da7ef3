"""Chooses the statements and clauses an answer rests on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.compose.distinguish import distinguished
from assistant.compose.receiver import (
    english_phrase,
    is_listed,
    other_level,
    phrase,
    prints,
    serves,
    stands_alone,
    takes_up,
)
from assistant.evidence.gather import COVERS_HARD, COVERS_SCORE, covers
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, Statement, StatementKind, body_sentences
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.model import Ask, Term
from assistant.understanding.vocabulary import concept_set
from corpus.model import Limit, Provision, ProvisionKind

PRICED = (StatementKind.AMOUNT, StatementKind.PENALTY)
_ACTION_FLOOR = 0.7
_NEAR = 0.03
_CLASS_FITS = 0.65
_OWN = 0.9
_NAMES_ITSELF = 0.8
_BY_NAME = {"subject": 0.93, "legal": COVERS_HARD}
_MOST_FIGURES = 8
_EACH = re.compile(r"(?:单个|每个|每家|单家|同一|每人|每项)|each|per ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The statements that answer, and those that mention the topic but are for something else.

    ``other_level`` is a sum for the very subject, but at another level (省级) than was asked; ``doubtful`` are
    sums near the topic of which it is not sure enough that they are what was asked for.
    """

    answering: tuple[StatementMatch, ...]
    context: tuple[StatementMatch, ...]
    other_level: StatementMatch | None = None
    doubtful: tuple[StatementMatch, ...] = ()


def applies(found: StatementMatch) -> bool:
    """Whether a statement is about the topic: enough of it, and every action named for itself."""
    if found.match.score < COVERS_SCORE or found.match.missing(COVERS_HARD):
        return False
    return all(t.category != "action" for t in found.match.missing(_ACTION_FLOOR))


def choose(inquiry: Inquiry, limit: int = 4, *, any_measure: bool = False) -> Chosen:
    """The best statements on the topic; equals in kind and score answer together.

    ``any_measure`` takes a sum where a share was asked for.
    """
    penal = modality("penalty").search(inquiry.understanding.text) is not None
    wanted = [s for s in inquiry.statements if (s.statement.kind is StatementKind.PENALTY) == penal]
    about = [s for s in wanted if applies(s) and (any_measure or is_asked_measure(inquiry, s))]
    fitting = _naming_it(inquiry, [s for s in about if serves(inquiry, s)])
    if not _sums(fitting) and (beside := _at_other_level(inquiry, wanted)):
        return Chosen((), (beside,), beside)
    lacking = all(s.statement.kind is StatementKind.SUPPORT and s.match.missing(_OWN) for s in fitting[:1])
    if lacking and (answering := by_what_is_done(inquiry)):
        return Chosen(answering, tuple(_mentions(inquiry, answering)))
    if not fitting:
        return Chosen((), tuple(_mentions(inquiry, ())))
    top = _left_to_a_rule(inquiry, wanted, fitting[0]) or _deciding(inquiry, _funding(inquiry, fitting))
    answering = _settled(inquiry, fitting, top, limit)
    return Chosen(answering, tuple(_mentions(inquiry, answering)))


def sums_in(inquiry: Inquiry, sums: Sequence[StatementMatch], limit: int = 4) -> tuple[StatementMatch, ...]:
    """Of the sums of a clause that is known to answer, those for what was asked; all where none is told apart."""
    best = sorted(sums, key=lambda s: -s.score)
    fitting = [s for s in best if applies(s) and serves(inquiry, s)] or best
    return _settled(inquiry, fitting, fitting[0], limit)


def _settled(
    inquiry: Inquiry, fitting: Sequence[StatementMatch], top: StatementMatch, limit: int
) -> tuple[StatementMatch, ...]:
    """The first of the fitting statements with its equals, as many of them as belong together."""
    close = [s for s in fitting if s.statement.kind is top.statement.kind and s.score >= top.score - _NEAR]
    near = [s for s in close if not any(_fits_better(other, s) for other in close)]
    near.sort(key=lambda s: not stands_alone(phrase(inquiry), s.view))
    answering = _complete(inquiry, _distinct(near), limit) if top.statement.kind in PRICED else (top,)
    return _of_the_title(inquiry, answering)


def _sums(found: Sequence[StatementMatch]) -> list[StatementMatch]:
    return [s for s in found if s.statement.kind is StatementKind.AMOUNT]


def _of_the_title(inquiry: Inquiry, answering: tuple[StatementMatch, ...]) -> tuple[StatementMatch, ...]:
    """All sums of a clause where what is asked for is its title, and none of the sums is given to it by name."""
    if len(answering) != 1 or answering[0].statement.kind is not StatementKind.AMOUNT:
        return answering
    view = answering[0].view
    hard = [t for t in inquiry.topic if t.hard]
    sums = [s for s in view.statements if s.kind is StatementKind.AMOUNT]
    if not hard or len(sums) < 2 or not all(inquiry.matcher.is_titled(t, view) for t in hard):
        return answering
    if any(s.provision is None or inquiry.matcher.is_given_to(t, s) for s in sums for t in hard):
        return answering
    return tuple(StatementMatch(view, s, answering[0].match, answering[0].titled) for s in sums)


def _naming_it(inquiry: Inquiry, fitting: Sequence[StatementMatch]) -> list[StatementMatch]:
    """Where some sum's clause prints the very words asked for, no sum of a clause that only names their kin."""
    words = phrase(inquiry) or english_phrase(inquiry)
    naming = {s.view.clause.key for s in _sums(fitting) if words and prints(words, s.view)}
    return [s for s in fitting if not naming or s.statement.kind not in PRICED or s.view.clause.key in naming]


def _at_other_level(inquiry: Inquiry, wanted: Sequence[StatementMatch]) -> StatementMatch | None:
    """A sum for all of the topic but the level that the question puts it at."""
    levels = concept_set("levels")
    for found in _sums(wanted):
        rest = [strength for term, strength in found.match.strengths if term.hard and term.key not in levels]
        if rest and min(rest) >= _OWN and other_level(inquiry, found):
            return found
    return None


def _fits_better(one: StatementMatch, other: StatementMatch) -> bool:
    """Whether of two sums of a clause one is for what was asked at least as much in every word, and more in one."""
    if one.view is not other.view or one.statement.provision is other.statement.provision:
        return False
    pairs = [(a, b) for (_, a), (_, b) in zip(one.match.strengths, other.match.strengths, strict=True)]
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


def _complete(inquiry: Inquiry, near: Sequence[StatementMatch], limit: int) -> tuple[StatementMatch, ...]:
    """At most ``limit`` sentences, none of them cut short: all tiers of a list, and the cap beside a share."""
    places = list(dict.fromkeys((*s.view.clause.key, s.statement.sentence.start) for s in near))[:limit]
    kept = [s for s in near if (*s.view.clause.key, s.statement.sentence.start) in places]
    if tier := _tier(inquiry, kept):
        return (tier,)
    shares = [s for s in kept if s.statement.provision and s.statement.provision.kind is ProvisionKind.RATE]
    have = {s.statement.provision for s in kept}
    beside = [
        StatementMatch(s.view, other, s.match, s.titled)
        for s in shares
        for other in s.view.statements
        if other.kind is s.statement.kind and other.provision not in have and _bounds(s.statement, other)
    ]
    return distinguished(inquiry, _distinct([*kept, *beside])[:_MOST_FIGURES])


def _bounds(share: Statement, other: Statement) -> bool:
    """Whether another figure caps a share: in the same sentence, or in one for each applicant or project."""
    provision = other.provision
    if provision is None or provision.limit is not Limit.CAP:
        return False
    follows = 0 <= other.sentence.start - share.sentence.end <= 2
    return other.sentence is share.sentence or (follows and bool(_EACH.match(other.sentence.text)))


def _tier(inquiry: Inquiry, kept: Sequence[StatementMatch]) -> StatementMatch | None:
    """Of 分别 lists of thresholds and sums, the sum beside the threshold that the question states."""
    stated = [c.value for c in inquiry.understanding.claims]
    for found in kept:
        clause, sentence = found.view.clause, found.statement.sentence
        inside = [p for p in clause.provisions if sentence.start <= p.start < sentence.end]
        bars = [p for p in inside if p.kind is ProvisionKind.OTHER and p.currency]
        sums = [p for p in inside if p.kind is ProvisionKind.AMOUNT]
        if len(bars) == len(sums) > 1:
            for value in stated:
                if (place := _place(value, bars)) is not None:
                    return next((k for k in kept if k.statement.provision is sums[place]), None)
    return None


def _place(value: float, bars: Sequence[Provision]) -> int | None:
    """Which of the bars of a list a value reaches: the highest of rising ones, or the range it lies in."""
    if any(bar.min is not None for bar in bars):
        inside = [i for i, bar in enumerate(bars) if _lies_in(value, bar)]
        return inside[0] if len(inside) == 1 else None
    heights = [bar.value for bar in bars]
    if heights.count(value) == 1:
        return heights.index(value)
    known = [h for h in heights if h is not None]
    rising = len(known) == len(heights) and all(a < b for a, b in pairwise(known))
    return bisect_right(known, value) - 1 if rising and value > known[0] and _open_above(bars) else None


def _lies_in(value: float, bar: Provision) -> bool:
    low = bar.min if bar.min is not None else bar.value
    return low is not None and low <= value and (bar.max is None or value < bar.max)


def _open_above(bars: Sequence[Provision]) -> bool:
    """Whether the list counts from each bar upwards (以上) rather than for exact values."""
    return any(bar.limit is Limit.FLOOR for bar in bars)


def is_asked_measure(inquiry: Inquiry, found: StatementMatch) -> bool:
    """A question for a share is not answered by a sum."""
    provision = found.statement.provision
    return provision is None or "rate" not in inquiry.understanding.filters or provision.kind is ProvisionKind.RATE


def is_picked(inquiry: Inquiry, found: StatementMatch) -> bool:
    """Whether the conversation picked this very amount (第二笔)."""
    provision = found.statement.provision
    key = (found.view.document.document_id, provision.provision_id) if provision else None
    return key in inquiry.understanding.provisions


def _deciding(inquiry: Inquiry, top: StatementMatch) -> StatementMatch:
    """Where a clause supports a topic in one sentence and measures it in another, the other is the answer."""
    if top.statement.kind is not StatementKind.SUPPORT:
        return top
    own = [s for s in inquiry.statements if s.view is top.view]
    sums = [s for s in own if s.statement.kind is StatementKind.AMOUNT]
    if (
        len(sums) == 1
        and applies(sums[0])
        and (sums[0].match.score >= _CLASS_FITS or is_listed(inquiry, sums[0]) or takes_up(inquiry, top, sums[0]))
        and serves(inquiry, sums[0])
        and is_asked_measure(inquiry, sums[0])
    ):
        return sums[0]
    same = [s for s in own if s.statement.kind is StatementKind.DECIDES]
    return next((s for s in same if s.match.score >= COVERS_SCORE and not s.match.missing(COVERS_HARD)), top)


def _funding(inquiry: Inquiry, fitting: Sequence[StatementMatch]) -> StatementMatch:
    """Where a sum is asked for and nothing measures one, what supports with money before what is no less on the topic.

    译制配音有多少钱: the clause of the special funds that pay for dubbing, not the one that wants dubbing done.
    """
    top = fitting[0]
    if top.statement.kind is not StatementKind.SUPPORT or not inquiry.asks(Ask.AMOUNT):
        return top
    level = [s for s in fitting if s.statement.kind is StatementKind.SUPPORT and s.score >= top.score - _NEAR]
    return next((s for s in level if modality("funding").search(s.statement.sentence.text)), top)


def _left_to_a_rule(
    inquiry: Inquiry, wanted: Sequence[StatementMatch], top: StatementMatch
) -> StatementMatch | None:
    """Where a sum is asked for, what gives it by another rule before what another text only supports.

    做游戏的公司去海外发行能拿多少: the clause that pays exports by a rule, though it names no company of games there.
    """
    if top.statement.kind is not StatementKind.SUPPORT or not inquiry.asks(Ask.AMOUNT):
        return None
    given = [s for s in wanted if s.statement.kind is StatementKind.DECIDES and s.score >= top.score]
    covering_it = {s.view.clause.key for s in wanted if s.statement.kind is StatementKind.SUPPORT and applies(s)}
    done = [t for t in inquiry.topic if t.hard and t.category == "action"]
    naming = [s for s in given if done and all(dict(s.match.strengths).get(t, 0.0) >= _OWN for t in done)]
    return next((s for s in naming if s.view.clause.key in covering_it), None)


def by_what_is_done(inquiry: Inquiry) -> tuple[StatementMatch, ...]:
    """What pays by another rule for what is done (网络文学出海), where the same text names the trade elsewhere.

    A trade that the text names nowhere may be none of those it pays for.
    """
    done = [t for t in inquiry.topic if t.key in concept_set("done_beside") and t.category == "action"]
    rest = [t for t in inquiry.topic if t.hard and t not in done]
    deciding = [s for s in inquiry.statements if s.statement.kind is StatementKind.DECIDES] if done else []
    for found in deciding:
        if not all(inquiry.matcher.is_given_to(t, found.statement) for t in done):
            continue
        views = inquiry.views.of_document(found.view.document.document_id)
        if all(any(inquiry.matcher.clause((t,), v).score >= _OWN for v in views) for t in rest):
            return (found,)
    return ()


def _mentions(inquiry: Inquiry, answering: Sequence[StatementMatch]) -> list[StatementMatch]:
    """Amounts near the topic that do not answer it; those of an answering clause come first."""
    own = {s.view.clause.key for s in answering if s.statement.kind is not StatementKind.AMOUNT}
    taken = {(s.view.clause.key, s.statement.provision) for s in answering}
    found = []
    for candidate in inquiry.statements:
        same = candidate.view.clause.key in own
        if candidate.statement.kind is not StatementKind.AMOUNT or (applies(candidate) and not same):
            continue
        mentioned = not candidate.match.missing(COVERS_HARD) and candidate.match.score >= COVERS_SCORE
        if mentioned and (candidate.view.clause.key, candidate.statement.provision) not in taken:
            found.append(candidate)
    return sorted(found, key=lambda s: s.view.clause.key not in own)[:2]


def _distinct(found: Sequence[StatementMatch]) -> list[StatementMatch]:
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for item in found:
        provision = item.statement.provision
        key = (*item.view.clause.key, provision.provision_id if provision else str(item.statement.sentence.start))
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def covering(inquiry: Inquiry, limit: int = 3, nearness: float = 0.82) -> list[RankedClause]:
    """The clauses that speak to the topic, best first, none much weaker than the best."""
    fitting = [r for r in inquiry.ranked if covers(r)] if inquiry.topic or inquiry.understanding.counts else []
    return [r for r in fitting if r.score >= nearness * fitting[0].score][:limit] if fitting else []


def only_kin(inquiry: Inquiry, view: ClauseView) -> bool:
    """Whether of a body, a legal matter or an instrument asked for a clause names only what it is a kind of (企业)."""
    own = concept_set("own_instruments")
    asked = [t for t in inquiry.terms if t.hard or t.key in own]
    strict = all(t.category in _BY_NAME or t.key in own for t in asked)
    if not asked or not strict or inquiry.understanding.counts:
        return False
    found = inquiry.matcher.clause(asked, view).strengths
    return all(s < _BY_NAME.get(t.category, _NAMES_ITSELF) for t, s in found)


def telling(inquiry: Inquiry, view: ClauseView) -> Sequence[Term]:
    """The terms that tell the sentences of a clause apart: none of those that its document is about as a whole.

    All where nothing else is named, and where the document is not one that the question chose.
    """
    titled = view.document_concepts.closure
    rest = [t for t in inquiry.terms if t.key not in titled]
    chosen = view.document.document_id in inquiry.understanding.documents
    return rest if chosen and any(t.hard for t in rest) else inquiry.terms


def best_sentence(inquiry: Inquiry, view: ClauseView, terms: Sequence[Term] | None = None) -> Sentence:
    """The sentence of a clause that names most of the topic; not the one that only prints its title."""
    wanted = telling(inquiry, view) if terms is None else terms
    return max(body_sentences(view), key=lambda s: inquiry.matcher.item(wanted, view, s))
