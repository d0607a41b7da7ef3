"""A return to what was spoken of earlier: 回到孵化器，最长几年; back to the base - is it a one-off?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ellipsis import own_terms
from assistant.understanding.model import Understanding
from assistant.understanding.vocabulary import phrases
from corpus.glossary import Glossary

_SAME, _KIN = 2, 1


@dataclass(frozen=True, slots=True)
class Return:
    """What a message goes back to, and what it asks there; ``question`` is empty where the topic is all it says."""

    topic: str
    question: str

    @property
    def text(self) -> str:
        """The message without the words that go back."""
        return f"{self.topic}, {self.question}" if self.question else self.topic


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier turn: what it asked, as understood, and all that was said in it."""

    asked: Understanding
    said: str


def find_return(text: str) -> Return | None:
    """The return that a message makes; None where it makes none."""
    opening = phrases("goes_back").match(text)
    rest = text[opening.end() :].strip() if opening else ""
    if not rest:
        return None
    ends = phrases("ends_topic").search(rest)
    if ends is None:
        return Return(rest, "")
    return Return(rest[: ends.start()].strip(), rest[ends.end() :].strip())


def turn_about(topic: Understanding, earlier: Sequence[Earlier], glossary: Glossary) -> int | None:
    """The place of the turn that was about a topic, the latest of the likeliest; None where none was."""
    if phrases("asked_first").search(topic.text):
        return 0
    terms = own_terms(topic)
    by_topic = [_alike(topic, turn.asked, glossary) for turn in earlier]
    # 示范企业 may be what the answer told of, in the words of its clause
    by_word = [sum(t.surface.lower() in turn.said.lower() for t in terms) for turn in earlier]
    for scores in (by_topic, by_word):
        if best := max(scores, default=0):
            return len(scores) - 1 - scores[::-1].index(best)
    return None


def _alike(topic: Understanding, asked: Understanding, glossary: Glossary) -> int:
    """How much of a topic a question spoke of: its clauses, its document, its terms, or what these are kinds of."""
    ids = {i for ref in topic.refs for i in ref.ids}
    score = _SAME * len(ids & {i for ref in asked.refs for i in ref.ids})
    score += _KIN if set(topic.documents) & set(asked.documents) else 0
    known = {t.key for t in asked.terms}
    broader = {key for t in asked.terms if t.is_concept for key in glossary.ancestors(t.key)}
    for term in own_terms(topic):
        score += _SAME if term.key in known else _KIN if term.key in broader else 0
    return score
