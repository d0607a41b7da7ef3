"""Whether a sentence could settle a question at all: it states the measure asked for, names a body where who is asked.

A clause may be as near to a question as can be; where it gives no number of years it does not say how many.
"""

from __future__ import annotations

from assistant.evidence.measures import asked_measures, states
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import concept_set
from corpus.model import ProvisionKind

_OF_THE_TEXT = frozenset({ProvisionKind.VALIDITY, ProvisionKind.DATE})
_EXACT = frozenset({"hour", "day", "month", "year", "calendar", "age", "point", "person", "times", "share"})
"""The measures that only a number in them answers; of a count of things (哪几个方面) a list may be the answer."""


def could_settle(inquiry: Inquiry, view: ClauseView, sentence: Sentence) -> bool:
    """Whether a sentence holds what the question asks for, as far as its sort can be told."""
    text = view.plain[sentence.start : sentence.end]
    exact = tuple(m for m in asked_measures(inquiry.understanding.text) if m.name in _EXACT)
    if exact and not states(exact, text):
        return False
    if is_of_the_text_alone(inquiry, view, sentence):
        return False
    if inquiry.understanding.ask is Ask.AUTHORITY and not _names_a_body(sentence.text):
        return False
    return _speaks_of_the_instrument(inquiry, view, sentence)


def is_of_the_text_alone(inquiry: Inquiry, view: ClauseView, sentence: Sentence) -> bool:
    """Whether a sentence only says how long its text is valid, where it is asked of something else: a certification."""
    lasting = [p for p in view.clause.provisions if sentence.start <= p.start < sentence.end]
    own = bool(lasting) and all(p.kind in _OF_THE_TEXT for p in lasting)
    steps = [t for t in inquiry.topic if t.key in concept_set("official_steps") or t.hard]
    return own and bool(steps) and inquiry.matcher.sentence(steps, view, sentence) == 0.0


def _names_a_body(text: str) -> bool:
    return any(modality(name).search(text) for name in ("in_charge", "helping_body"))


def _speaks_of_the_instrument(inquiry: Inquiry, view: ClauseView, sentence: Sentence) -> bool:
    """Whether a sum is that of the fund asked for: what a clause pays besides does not say how large its fund is."""
    funds = [t for t in inquiry.terms if t.key in concept_set("set_up")]
    asked = funds and inquiry.asks(Ask.AMOUNT)
    return not asked or inquiry.matcher.sentence(funds, view, sentence) > 0.0
