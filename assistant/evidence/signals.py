"""What the learnt models weigh of one candidate clause: named features of match, retrieval and wording.

Shares of rarity found and not found are summed by group of concept; ``largest_*`` are the most telling
single concepts. ``*_below`` measure the distance to the best candidate, since a cosine alone says little.
``echo*`` compare the very words, whatever the glossary knows of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.asked import AskedFigure, asked_text
from assistant.evidence.echo import Echo, Echoes
from assistant.evidence.match import ASIDE, Match, StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Term
from assistant.understanding.specificity import specificity
from assistant.understanding.terms import STRAY
from corpus.model import ClauseKind
from index import Hit

Rarity = Callable[[str], float]

PRICED = frozenset({Ask.AMOUNT, Ask.COMPARE, Ask.PROFILE})
"""The kinds of question for which a clause that gives money comes before one that only speaks of the topic."""

_GROUPS = {"sector": "sector", "object": "object", "subject": "subject", "action": "action", "place": "place"}
_CONTENT = ("sector", "object", "subject", "action")
_RAREST = 6.0
_SURE, _HINT = 0.9, 0.3
_HINT_SHARE = 0.8
_BARE_FOUND = 0.5
_PRIOR = 0.2
_USUAL_LENGTH = 200
_SILENT = Echo(0.0, 0.0, 0.0)
_KINDS = (ClauseKind.HEAD, ClauseKind.IMPRINT, ClauseKind.NOTICE, ClauseKind.PREAMBLE, ClauseKind.CHAPTER)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A retrieved clause as matching sees it.

    ``focus`` says how far the topic is what it is about, ``sentence`` how well its best sentence matches;
    ``holds_topic`` whether the rules alone would let it pass.
    """

    view: ClauseView
    hit: Hit
    match: Match
    sentence: float
    focus: float
    statements: tuple[StatementMatch, ...]
    holds_topic: bool


class Signals:
    """Reads the features of the candidates of one question."""

    def __init__(self, inquiry: Inquiry, hits: Sequence[Hit], rarity: Rarity) -> None:
        """``hits`` are all candidates, the yardstick for each; ``rarity`` is a concept's in the library."""
        self._language = inquiry.language
        self._rarity = rarity
        self._echoes: Echoes | None = inquiry.echoes
        self._words = inquiry.echoes.words(asked_text(inquiry.understanding)) if inquiry.echoes else ()
        self._figure = AskedFigure.of(inquiry.understanding)
        self._money = inquiry.asks(*PRICED)
        self._penal = modality("penalty").search(inquiry.understanding.text) is not None
        self._best_cosine = max((h.dense for h in hits), default=0.0)
        self._best_adapted = max((h.adapted for h in hits), default=0.0)
        self._best_latent = max((h.latent for h in hits), default=0.0)
        self._best_words = max((h.lexical for h in hits), default=0.0) or 1.0

    def of(self, candidate: Candidate) -> dict[str, float]:
        """The features of one candidate by name."""
        return {
            **topic_signals(candidate.match, self._rarity),
            **self._retrieved(candidate.hit),
            **self._worded(candidate.view),
            **self._shaped(candidate),
            "match": candidate.match.score,
            "sentence": candidate.sentence,
            "focus": candidate.focus,
            "holds_topic": float(candidate.holds_topic),
        }

    def _retrieved(self, hit: Hit) -> Mapping[str, float]:
        return {
            "retrieval": hit.score,
            "words": hit.lexical,
            "words_share": hit.lexical / self._best_words,
            "cosine": hit.dense,
            "below_best": self._best_cosine - hit.dense,
            "adapted": hit.adapted,
            "adapted_below": self._best_adapted - hit.adapted,
            "latent": hit.latent,
            "latent_below": self._best_latent - hit.latent if hit.latent else 0.0,
        }

    def _worded(self, view: ClauseView) -> Mapping[str, float]:
        # Where the clause is rendered in the question's language, the rendering is compared.
        text = view.rendered if self._language == "en" and view.rendered else view.plain
        echo = self._echoes.of(self._words, text) if self._echoes else _SILENT
        return {"echo": echo.words, "echo_characters": echo.characters, "echo_lost": echo.lost}

    def _shaped(self, candidate: Candidate) -> Mapping[str, float]:
        """What kind of clause it is, and whether it holds the sort of thing asked for."""
        view, found = candidate.view, candidate.statements
        offers = max((s.score for s in found if s.statement.kind is StatementKind.AMOUNT), default=0.0)
        stated = self._figure.is_asked and self._figure.is_stated(view)
        spoken = view.document.metadata.language
        return {
            **{f"kind_{kind.value}": float(view.clause.kind is kind) for kind in _KINDS},
            "aspires": float(modality("aspiration").search(view.clause.title or "") is not None),
            "punishes": float(not self._penal and only_punishes(view)),
            "length": math.log(max(len(view.clause.text), 1) / _USUAL_LENGTH),
            "statement": max((s.score for s in found), default=0.0),
            "unpriced": float(self._money and not offers),
            "stated": float(stated),
            "unstated": float(self._figure.is_asked and not stated),
            "translated": float(self._language != spoken),
            "abroad": float(self._language != spoken and not view.rendered),
        }


def only_punishes(view: ClauseView) -> bool:
    """Whether a clause lists breaches of other clauses (违反本法第三十八条第二款规定) and their penalties."""
    return modality("breach").search(view.clause.text) is not None and (
        modality("penalty").search(view.clause.text) is not None
    )


def topic_signals(match: Match, rarity: Rarity) -> dict[str, float]:
    """How much of the topic a clause holds and lacks."""
    found = dict.fromkeys((*_GROUPS.values(), "other", "word"), 0.0)
    lost = dict(found)
    largest_found = largest_lost = 0.0
    for term, strength in match.strengths:
        group, weight, share = _measure(term, strength, rarity)
        found[group] += weight * share
        missed = weight * (1.0 - share) * (ASIDE if term.aside else 1.0)
        lost[group] += missed
        if group in _CONTENT:
            largest_found = max(largest_found, weight * share)
            largest_lost = max(largest_lost, missed)
    content, missing = sum(found[g] for g in _CONTENT), sum(lost[g] for g in _CONTENT)
    features = {f"found_{g}": value for g, value in found.items()} | {f"lost_{g}": value for g, value in lost.items()}
    return features | {
        "covered": content / (content + missing + _PRIOR),
        "largest_found": largest_found,
        "largest_lost": largest_lost,
        "no_concept": float(not any(t.is_concept and t.category in _GROUPS for t, _ in match.strengths)),
    }


def _measure(term: Term, strength: float, rarity: Rarity) -> tuple[str, float, float]:
    """A term's group, its weight in 0..1, and the share of it that was found."""
    if not term.is_concept:
        return "word", specificity(term.surface), float(strength >= _BARE_FOUND)
    weight = min(rarity(term.key), _RAREST) / _RAREST
    share = 1.0 if strength >= _SURE else max(0.0, (strength - _HINT) / (_SURE - _HINT)) * _HINT_SHARE
    return _GROUPS.get(term.category, "other"), weight, share


def holds_any(match: Match) -> bool:
    """Whether anything that tells of the topic was found, and nothing that was asked for by name is lacking."""
    telling = [(t, s) for t, s in match.strengths if not t.aside and (not t.is_concept or t.category in _GROUPS)]
    if any(t.category == STRAY and t.hard for t, _ in telling):
        return False
    return not telling or any(strength >= _BARE_FOUND for _, strength in telling)
