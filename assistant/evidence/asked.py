"""What a question puts to the texts: its words with those a follow-up took over, and the sort of figure it asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.evidence.measures import Measure, asked_measures, states
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView
from assistant.understanding.model import Ask, Understanding
from corpus.model import ProvisionKind

_WHEN = re.compile(
    r"什么时候|何时|几时|哪天|哪一天|哪年|几月|几号|截止|\bwhen\b|\bwhat (?:date|day)\b|\bdeadline", re.IGNORECASE
)
_KINDS: Mapping[Ask, frozenset[ProvisionKind]] = {
    Ask.AMOUNT: frozenset({ProvisionKind.AMOUNT, ProvisionKind.RATE}),
    Ask.TERM: frozenset({ProvisionKind.TERM}),
    Ask.DATE: frozenset({ProvisionKind.DATE, ProvisionKind.TERM}),
    Ask.COUNT: frozenset({ProvisionKind.COUNT, ProvisionKind.OTHER, ProvisionKind.RATE, ProvisionKind.AGE}),
}


def asked_text(understanding: Understanding) -> str:
    """The question, and the topic again where a follow-up took it from before."""
    missing = [t.surface for t in understanding.terms if t.surface not in understanding.text]
    return " ".join([understanding.text, *missing])


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """The kinds of provision and the measures that would answer; empty where no figure is asked for."""

    kinds: frozenset[ProvisionKind]
    measures: tuple[Measure, ...]

    @classmethod
    def of(cls, understanding: Understanding) -> AskedFigure:
        """What a question asks for."""
        kinds = frozenset[ProvisionKind]().union(*(_KINDS.get(ask, frozenset()) for ask in understanding.asks))
        if _WHEN.search(understanding.text):
            kinds |= _KINDS[Ask.DATE]
        return cls(kinds, asked_measures(understanding.text))

    @property
    def is_asked(self) -> bool:
        """Whether a figure is asked for at all."""
        return bool(self.kinds or self.measures)

    def is_stated_in(self, view: ClauseView, sentence: Sentence) -> bool:
        """Whether a sentence states a figure of that sort."""
        if self.measures and states(self.measures, view.plain[sentence.start : sentence.end]):
            return True
        own = (p for p in view.clause.provisions if p.kind in self.kinds)
        return any(sentence_at(view.sentences, p.start) is sentence for p in own)

    def is_stated(self, view: ClauseView) -> bool:
        """Whether a clause states one anywhere."""
        if any(p.kind in self.kinds for p in view.clause.provisions):
            return True
        return bool(self.measures) and states(self.measures, view.plain)
