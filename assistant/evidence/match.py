"""How well a clause, or one statement in it, speaks to the topic of a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.evidence.rendered import rendered_stems
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, Concepts, Statement, StatementKind
from assistant.understanding.model import Term
from assistant.understanding.stems import english_stems
from assistant.understanding.terms import FIGURE, QUOTED, STRAY
from assistant.understanding.vocabulary import soft_concepts
from corpus.glossary import Glossary
from corpus.glossary.dictionary import chinese_for, chinese_pattern

_WEIGHTS = {
    "generic": 0.15,
    "instrument": 0.5,
    "time": 0.4,
    "authority": 0.6,
    "legal": 0.6,
    "condition": 0.4,
}
_IN_STATEMENT, _IN_TITLE, _IN_HEADING, _IN_BODY, _IN_DOCUMENT = 1.0, 0.95, 0.7, 0.6, 0.5
_OF_DOCUMENT, _TITLED_SO, _PIECE = 0.9, 0.6, 4
_BODY_OF_BARE, _IN_LEAD = 0.9, 0.95
_VERBATIM, _NAMED, _KIND_OF = 1.0, 0.96, 0.93
_TITLE_BONUS = 0.05
_BROADER = (0.75, 0.5)
_COMPOUND = 0.9
_WITHIN = 0.8
_OWN_WEIGHTS = {QUOTED: 1.2, FIGURE: 0.8, STRAY: 0.0}
_STRAY_ASKED = 0.5
ASIDE = 0.3
"""How much what is only told of beside a question counts against a clause that lacks it."""
_BARE_CHINESE, _BARE_ENGLISH, _SOFT = 0.5, 0.25, 0.3
_HAN = re.compile("[\u4e00-\u9fff]")
_EMPTY_PARENTS = frozenset({"generic", "instrument", "ask"})
_KIND_PRIOR = {
    StatementKind.AMOUNT: 1.0,
    StatementKind.DECIDES: 0.98,
    StatementKind.SUPPORT: 0.74,
    StatementKind.PENALTY: 1.0,
}


@dataclass(frozen=True, slots=True)
class Match:
    """A score in 0..1 and, per topic term, the strength in 0..1 with which it was found."""

    score: float
    strengths: tuple[tuple[Term, float], ...]

    def missing(self, floor: float) -> tuple[Term, ...]:
        """The hard terms found more weakly than ``floor``."""
        return tuple(term for term, strength in self.strengths if term.hard and strength < floor)


@dataclass(frozen=True, slots=True)
class StatementMatch:
    """A statement of a clause with its match."""

    view: ClauseView
    statement: Statement
    match: Match
    titled: float = 0.0

    @property
    def score(self) -> float:
        """The match weighted by how far the statement goes, a little more where the title says it too."""
        return self.match.score * _KIND_PRIOR[self.statement.kind] + _TITLE_BONUS * self.titled


class Matcher:
    """Compares topic terms with clauses through the glossary's hierarchy."""

    def __init__(self, glossary: Glossary) -> None:
        """Keep the glossary; relations are looked up as needed."""
        self._glossary = glossary
        self._known_levels: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def clause(self, terms: Sequence[Term], view: ClauseView) -> Match:
        """How well a whole clause covers the terms."""
        known = [term for term in terms if not _is_unreadable(term, view)]
        return _weigh([(term, self._in_clause(term, view)) for term in known or terms], _is_english(view))

    def focus(self, terms: Sequence[Term], view: ClauseView) -> float:
        """How far the topic is what the clause is titled or what it funds, not only mentions."""
        title = f"{view.clause.title or ''} {view.title_rendering}"
        subjects = [(view.title_concepts, title)]
        subjects += [(s.concepts, s.subject) for s in view.statements if s.kind is not StatementKind.SUPPORT]
        known = [t for t in terms if t.is_concept and t.hard]
        return max(_weigh([(t, self._strength(t, c, text)) for t in known]).score for c, text in subjects)

    def is_about(self, term: Term, view: ClauseView) -> bool:
        """Whether a single term is what the clause is titled or what it funds."""
        return self.focus((term,), view) >= _KIND_OF

    def is_titled(self, term: Term, view: ClauseView) -> bool:
        """Whether a clause's title names a term, or the part of it that tells (战略咨询 of 战略咨询机构)."""
        title = f"{view.clause.title or ''} {view.title_rendering}".lower()
        words = term.surface.lower().split()
        parts = [" ".join(p) for p in pairwise(words)] if len(words) > 1 else _pieces(words[0] if words else "")
        named = self._strength(term, view.title_concepts, title) >= _TITLED_SO
        return named or any(part in title for part in parts)

    def is_given_to(self, term: Term, statement: Statement) -> bool:
        """Whether what a statement says of whom it pays names a term."""
        return self._strength(term, statement.concepts, statement.subject.lower()) >= _KIND_OF

    def statement(
        self, terms: Sequence[Term], view: ClauseView, statement: Statement, *, body: float | None = None
    ) -> StatementMatch:
        """How well one statement covers the terms, its clause's title and text counting less.

        ``body`` replaces what a mention elsewhere in the clause counts.
        """
        if body is None:
            body = _IN_BODY if statement.names_subject else _BODY_OF_BARE
        found = [(term, self._in_statement(term, view, statement, body)) for term in terms]
        title = f"{view.clause.title or ''} {view.title_rendering}"
        titled = _weigh([(term, self._strength(term, view.title_concepts, title)) for term in terms]).score
        return StatementMatch(view, statement, _weigh(found, _is_english(view)), titled)

    def sentence(self, terms: Sequence[Term], view: ClauseView, sentence: Sentence) -> float:
        """The share of the terms, by weight, that a sentence names."""
        return _weigh([(term, self._in_sentence(term, view, sentence)) for term in terms], _is_english(view)).score

    def item(self, terms: Sequence[Term], view: ClauseView, sentence: Sentence) -> float:
        """The same, what introduces the list or heads the table of a sentence counting for it where it says more."""
        own = [(term, self._in_sentence(term, view, sentence)) for term in terms]
        leading = view.leads.get(sentence.start, ())
        if not leading or not any(strength for _, strength in own):
            return _weigh(own, _is_english(view)).score
        joint = [(t, max(s, *(_IN_LEAD * self._in_sentence(t, view, lead) for lead in leading))) for t, s in own]
        return _weigh(joint, _is_english(view)).score

    def _in_sentence(self, term: Term, view: ClauseView, sentence: Sentence) -> float:
        concepts = view.sentence_concepts[sentence.start]
        text = view.plain[sentence.start : sentence.end]
        own = self._strength(term, concepts, text, unrendered=_is_unrendered(view))
        if own or term.is_concept or not term.surface.isascii() or not view.clause.rendering:
            return own
        return 1.0 if _stems(term.surface) in rendered_stems(view, sentence) else 0.0

    def _in_statement(self, term: Term, view: ClauseView, statement: Statement, body: float) -> float:
        bare = _is_unrendered(view)
        own = self._strength(term, statement.concepts, statement.subject.lower(), unrendered=bare) * _IN_STATEMENT
        if statement.kind is not StatementKind.AMOUNT or not statement.names_subject:
            sentence = statement.sentence
            text = view.plain[sentence.start : sentence.end]
            own = max(own, self._strength(term, view.sentence_concepts[sentence.start], text, unrendered=bare))
        return own if own >= _NAMED else max(own, self._around(term, view, body))

    def _in_clause(self, term: Term, view: ClauseView) -> float:
        own = max(
            self._strength(term, view.concepts, view.plain, unrendered=_is_unrendered(view)),
            self._in_english(term, view),
        )
        return own if own >= _NAMED else max(own, self._around(term, view, 1.0))

    def _around(self, term: Term, view: ClauseView, body: float) -> float:
        clause = view.clause
        return max(
            self._strength(term, view.title_concepts, clause.title or "") * _IN_TITLE,
            self._strength(term, view.concepts, view.plain, unrendered=_is_unrendered(view)) * body,
            self._in_english(term, view) * body,
            self._strength(term, view.heading_concepts, " ".join(clause.heading_path)) * _IN_HEADING,
            self._strength(term, view.document_concepts, view.document.metadata.title)
            * (_OF_DOCUMENT if view.leaves_subject else _IN_DOCUMENT),
        )

    def _in_english(self, term: Term, view: ClauseView) -> float:
        """Whether an English term stands in the clause's text or rendering, inflections aside."""
        return 1.0 if term.surface.isascii() and _stems(term.surface) in view.english else 0.0

    def _strength(self, term: Term, concepts: Concepts, text: str, *, unrendered: bool = False) -> float:
        """``unrendered`` lets an English word be looked for in Chinese that nobody has translated."""
        if not term.is_concept:
            held = _holds_word(text, term.key[2:]) or (unrendered and _in_chinese(term.key[2:], text))
            return 1.0 if held else 0.0
        if len(term.surface) > 1 and not term.surface.isascii() and term.surface in text:
            return _VERBATIM
        if term.key in concepts.closure:
            return _NAMED if term.key in concepts.named else _KIND_OF
        broader = self._broader_strength(term.key, concepts)
        if unrendered and broader < _KIND_OF and term.surface.isascii() and _in_chinese(term.surface, text):
            return _KIND_OF
        return broader

    def _broader_strength(self, concept: str, concepts: Concepts) -> float:
        if self._glossary.get(concept).category == "place":
            return _WITHIN if self._glossary.ancestors(concept) & concepts.named else 0.0
        first, second = self._levels(concept)
        if len(first) > 1:
            return _COMPOUND * sum(part in concepts.closure for part in first) / len(first)
        return next((s for level, s in ((first, _BROADER[0]), (second, _BROADER[1])) if level & concepts.named), 0.0)

    def _levels(self, concept: str) -> tuple[frozenset[str], frozenset[str]]:
        if concept not in self._known_levels:
            get = self._glossary.get
            first = frozenset(b for b in get(concept).broader if get(b).category not in _EMPTY_PARENTS)
            self._known_levels[concept] = (first, frozenset(b for c in first for b in get(c).broader))
        return self._known_levels[concept]


def _pieces(word: str) -> list[str]:
    return [] if word.isascii() else [word[i : i + _PIECE] for i in range(len(word) - _PIECE + 1)]


def _weigh(found: Sequence[tuple[Term, float]], english: bool = False) -> Match:
    """``english`` says that the text is English itself, so that every English word must stand in it."""
    total = sum(_weight(term, english) * (max(strength, ASIDE) if term.aside else 1.0) for term, strength in found)
    score = sum(_weight(term, english) * strength for term, strength in found) / total if total else 0.0
    return Match(score, tuple(found))


def _is_english(view: ClauseView) -> bool:
    return view.document.metadata.language == "en"


def _weight(term: Term, english: bool = False) -> float:
    if term.category in _OWN_WEIGHTS:
        return _STRAY_ASKED if term.category == STRAY and term.hard else _OWN_WEIGHTS[term.category]
    if not term.is_concept:
        return _BARE_ENGLISH if term.surface.isascii() and not english else _BARE_CHINESE
    if term.key in soft_concepts():
        return _SOFT
    return _WEIGHTS.get(term.category, 1.0)


def _holds_word(text: str, word: str) -> bool:
    if not word.isascii():
        return word in text
    return _stems(word) in english_stems(text)


def _is_unrendered(view: ClauseView) -> bool:
    return view.document.metadata.language == "zh" and not view.clause.rendering


def _is_unreadable(term: Term, view: ClauseView) -> bool:
    """Whether nothing says what an English word would be in a Chinese text, so that it tells neither way."""
    bare = not term.is_concept and term.surface.isascii() and not (term.category == STRAY and term.hard)
    return bare and _is_unrendered(view) and not _holds_word(view.plain, term.key[2:]) and not chinese_for(term.key[2:])


def _in_chinese(word: str, text: str) -> bool:
    """Whether a Chinese text has a word that the dictionary gives for an English one."""
    pattern = chinese_pattern(word) if _HAN.search(text) else None
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=2048)
def _stems(surface: str) -> str:
    return english_stems(surface)
