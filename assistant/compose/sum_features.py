"""What is weighed when it is judged whether the sums of a clause answer a question.

Every feature is a property of a question and a clause that any document has; none names a concept, a word or a
document. Unless said otherwise values lie in 0..1; a *lead* is a clause's value less the best of the other clauses.

| feature | what it says |
|---|---|
| ``told``, ``told_other`` | the rules would tell a sum of the clause; of other clauses alone |
| ``serves``, ``named`` | by the rules a sum's receiver is the one asked for; a receiver is named at all |
| ``told_by_name`` | they would, and the clause names the thing for itself or lists it |
| ``listed`` | the clause lists the thing as one of those it pays (实验室、智库等创新平台) |
| ``prints``, ``prints_alone``, ``prints_other`` | it prints the words asked for together, alone, only others do |
| ``stands_alone`` | it prints them for themselves, not as part of a longer name |
| ``relevance``, ``lead`` | the judged relevance of the clause, and its lead over clauses without a sum |
| ``clause_match``, ``titled``, ``focus_lead`` | the topic in the clause, in its title; the lead in being about it |
| ``open_lead``, ``same_open_lead`` | a sum's match less the best sentence without one, elsewhere, in the clause |
| ``rank``, ``rank_score``, ``retrieval_lead`` | the clause's place (1/n) in retrieval, in the order; its lead |
| ``words``, ``cosine``, ``cosine_lead`` | what retrieval saw: the share of the question's words, the cosine |
| ``echo_lead``, ``own_echo`` | the question's very words: the clause's lead in them, those in the sentence of a sum |
| ``subject_echo``, ``subject_characters`` | the same in what a sum says of whom it pays, by words and by characters |
| ``lost_thing``, ``lost_sector`` | how many terms of a group the best sum's statement lacks |
| ``held_sector``, ``held_subject``, ``lacking_object`` | what the relevance model saw found and lacking in the clause |
| ``nature_other`` | the question names another sort of money (奖励, 补贴) than the sums are |
| ``other_sum``, ``price``, ``other_unit`` | it asks for the least or a part; a price; by a unit not printed |
| ``penal`` | it asks for a fine |
| ``unoffered`` | the clause gives nothing, its figures are prices, fees or thresholds |
| ``price_unoffered`` | the same where a price is asked for |
| ``stray``, ``length`` | how many things it names that no clause knows; the logarithm of its number of words |
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.compose.receiver import english_phrase, is_listed, phrase, prints, serves, stands_alone
from assistant.compose.select import PRICED, Chosen
from assistant.evidence.echo import Echo, Echoes
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.rendered import rendering_of
from assistant.evidence.views import ClauseView, StatementKind, is_offer
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.natures import natures_named
from assistant.understanding.vocabulary import phrases
from corpus.scripts import to_simplified

ClauseKey = tuple[str, str]

_LOST = {"object": "lost_thing", "subject": "lost_thing", "sector": "lost_sector"}
_RELEVANCE = {"held_sector": "found_sector", "held_subject": "found_subject", "lacking_object": "lost_object"}
_UNITS = re.compile(r"每一?(?:个|名|位|家|所|部)?(?P<zh>[\u4e00-\u9fff])|\bper (?P<en>[a-z]+)", re.IGNORECASE)
_YEARS = frozenset({"年", "year", "annum", "cent"})


@dataclass(frozen=True, slots=True)
class SumClause:
    """A candidate clause with the sums in it that may answer."""

    ranked: RankedClause
    sums: tuple[StatementMatch, ...]

    @property
    def view(self) -> ClauseView:
        """The clause as the matcher sees it."""
        return self.ranked.view


@dataclass(frozen=True, slots=True)
class Field:
    """All that the clauses of one question are measured against; values by clause are computed once.

    ``together`` are the hard terms as the question writes them in one, ``printing`` the clauses that print them so.
    """

    inquiry: Inquiry
    echoes: Echoes
    words: tuple[str, ...]
    clauses: tuple[SumClause, ...]
    told: frozenset[ClauseKey]
    whole: Mapping[ClauseKey, float]
    together: str
    printing: tuple[ClauseView, ...]
    by_retrieval: tuple[RankedClause, ...]

    @classmethod
    def of(cls, inquiry: Inquiry, echoes: Echoes, sums: Iterable[StatementMatch], by_rules: Chosen) -> Field:
        """``by_rules`` is what the rules would tell."""
        found: dict[ClauseKey, list[StatementMatch]] = {}
        for item in sums:
            found.setdefault(item.view.clause.key, []).append(item)
        ranked = {r.view.clause.key: r for r in inquiry.ranked}
        words = echoes.words(inquiry.understanding.text)
        clauses = tuple(SumClause(ranked[key], tuple(items)) for key, items in found.items() if key in ranked)
        told = (s.view.clause.key for s in by_rules.answering if s.statement.kind in PRICED)
        together = phrase(inquiry) or english_phrase(inquiry)
        return cls(
            inquiry,
            echoes,
            words,
            clauses,
            frozenset(told),
            {r.view.clause.key: echoes.of(words, r.view.plain).words for r in inquiry.ranked},
            together,
            tuple(r.view for r in inquiry.ranked if together and prints(together, r.view)),
            tuple(sorted(inquiry.ranked, key=lambda r: -r.retrieval)),
        )

    def lead(
        self, clause: SumClause, value: Callable[[RankedClause], float], among: Iterable[RankedClause] | None = None
    ) -> float:
        """A clause's value less the best of the other clauses (``among`` these)."""
        others = (value(r) for r in (self.inquiry.ranked if among is None else among) if r.view is not clause.view)
        return value(clause.ranked) - max(others, default=0.0)

    @property
    def without_sums(self) -> list[RankedClause]:
        """The candidate clauses that hold no sum."""
        holding = {c.view.clause.key for c in self.clauses}
        return [r for r in self.inquiry.ranked if r.view.clause.key not in holding]

    def echo(self, text: str) -> Echo:
        """How far a text echoes the question."""
        return self.echoes.of(self.words, text.lower())


def clause_features(clause: SumClause, seen: Field) -> dict[str, float]:
    """The features of one clause."""
    features = _by_rules(clause, seen) | _by_retrieval(clause, seen) | _by_words(clause, seen)
    return features | _by_topic(clause, seen) | _by_question(clause, seen)


def _by_rules(clause: SumClause, seen: Field) -> dict[str, float]:
    key = clause.view.clause.key
    by_phrase = _by_phrase(clause, seen)
    listed = float(any(is_listed(seen.inquiry, s) for s in clause.sums))
    by_name = key in seen.told and (listed or by_phrase["stands_alone"])
    return by_phrase | {
        "told": float(key in seen.told),
        "told_by_name": float(by_name),
        "told_other": float(bool(seen.told) and key not in seen.told),
        "serves": float(any(serves(seen.inquiry, s) for s in clause.sums)),
        "named": float(_leading(clause.sums).statement.names_subject),
        "listed": listed,
    }


def _by_phrase(clause: SumClause, seen: Field) -> dict[str, float]:
    """Whether the clause prints the very words asked for together, for themselves, and other clauses do."""
    own = clause.view in seen.printing
    return {
        "prints": float(own),
        "prints_alone": float(own and len(seen.printing) == 1),
        "stands_alone": float(own and stands_alone(seen.together, clause.view)),
        "prints_other": float(bool(seen.printing) and not own),
    }


def _by_retrieval(clause: SumClause, seen: Field) -> dict[str, float]:
    ranked = clause.ranked
    return {
        "relevance": _relevance(ranked),
        "lead": seen.lead(clause, _relevance, seen.without_sums),
        "retrieval_lead": seen.lead(clause, lambda r: r.retrieval),
        "rank": 1 / (1 + seen.by_retrieval.index(ranked)),
        "rank_score": 1 / (1 + seen.inquiry.ranked.index(ranked)),
        "words": _judged("words")(ranked),
        "cosine": _judged("cosine")(ranked),
        "cosine_lead": seen.lead(clause, _judged("cosine")),
    } | {name: _judged(given)(ranked) for name, given in _RELEVANCE.items()}


def _relevance(ranked: RankedClause) -> float:
    return ranked.judgement.probability


def _judged(name: str) -> Callable[[RankedClause], float]:
    """What the relevance model weighed; nothing for a clause that was added without being retrieved."""
    return lambda ranked: ranked.judgement.features.get(name, 0.0)


def _by_words(clause: SumClause, seen: Field) -> dict[str, float]:
    key = clause.view.clause.key
    subjects = [_subject_echo(s, seen) for s in clause.sums]
    return {
        "echo_lead": seen.whole[key] - max((v for k, v in seen.whole.items() if k != key), default=0.0),
        "own_echo": max(seen.echo(_sentence(s)).words for s in clause.sums),
        "subject_echo": max(echo.words for echo in subjects),
        "subject_characters": max(echo.characters for echo in subjects),
    }


def _sentence(found: StatementMatch) -> str:
    sentence = found.statement.sentence
    return found.view.plain[sentence.start : sentence.end]


def _rendered(found: StatementMatch) -> str:
    """The sentence of a sum with its English."""
    return f"{_sentence(found)} {(rendering_of(found.view, found.statement.sentence) or '').lower()}"


def _subject_echo(found: StatementMatch, seen: Field) -> Echo:
    return seen.echo(to_simplified(found.statement.subject))


def _by_topic(clause: SumClause, seen: Field) -> dict[str, float]:
    best = _leading(clause.sums)
    open_ones = [s for s in seen.inquiry.statements if s.statement.kind is not StatementKind.AMOUNT]
    elsewhere = [s.match.score for s in open_ones if s.view is not clause.view]
    beside = [s.match.score for s in open_ones if s.view is clause.view]
    lost = dict.fromkeys(_LOST.values(), 0.0)
    for term, strength in best.match.strengths:
        if term.is_concept and term.category in _LOST:
            lost[_LOST[term.category]] += 1 - strength
    return {
        "titled": best.titled,
        "clause_match": clause.ranked.match.score,
        "focus_lead": seen.lead(clause, lambda r: r.focus),
        "open_lead": best.match.score - max(elsewhere, default=0.0),
        "same_open_lead": best.match.score - max(beside, default=0.0),
    } | lost


def _leading(sums: Sequence[StatementMatch]) -> StatementMatch:
    return max(sums, key=lambda s: s.match.score)


def _by_question(clause: SumClause, seen: Field) -> dict[str, float]:
    text = seen.inquiry.understanding.text
    natures = natures_named(text)
    given = {s.statement.provision.nature for s in clause.sums if s.statement.provision}
    unoffered = not any(s.statement.provision and is_offer(s.statement.provision) for s in clause.sums)
    return {
        "nature_other": float(bool(natures) and not natures & given),
        "other_sum": float(phrases("other_sum").search(text) is not None),
        "price": float(phrases("price").search(text) is not None),
        "other_unit": float(_is_by_other_unit(text, clause.sums)),
        "penal": float(modality("penalty").search(text) is not None),
        "unoffered": float(unoffered),
        "price_unoffered": float(unoffered and phrases("price").search(text) is not None),
        "stray": float(len(seen.inquiry.strays)),
        "length": math.log1p(len(seen.words)),
    }


def _is_by_other_unit(text: str, sums: Sequence[StatementMatch]) -> bool:
    """Whether a sum is asked for by a unit (每人, per ticket) that no sentence with a sum prints; years apart."""
    units = [m["zh"] or m["en"].lower() for m in _UNITS.finditer(text)]
    printed = " ".join(_rendered(s) for s in sums)
    return any(unit not in printed for unit in units if unit not in _YEARS)
