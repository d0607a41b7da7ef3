"""What a part of a sentence is about: the glossary's sectors, parties, things and actions it names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.understanding.model import Term
from assistant.understanding.terms import find_terms
from assistant.writing.case import Case, Segment
from corpus.glossary import Glossary

_ANY_SUPPORT = frozenset(
    (
        *("grant", "subsidy", "reward", "support", "top_up", "amount", "maximum", "minimum", "one_off", "per_year"),
        *("one_off_grant", "grant_standard", "form_of_funding", "special_fund", "beneficiary", "graded_funding"),
    )
)
_SAID_OF_ANY = frozenset({"standard"})
_IGNORED = frozenset({"generic", "instrument", "ask", "time", "condition", "authority", "legal"})


def hard_terms(case: Case, text: str) -> tuple[Term, ...]:
    """The topics that a text names, except those so general that they choose nothing."""
    found = _terms(text, case.tools.glossary)
    return tuple(t for t in found if t.category not in _IGNORED and t.is_concept and t.key not in _SAID_OF_ANY)


def instruments(case: Case, text: str) -> tuple[Term, ...]:
    """The means of support that a text names, except the words for any support at all."""
    return tuple(
        t for t in _terms(text, case.tools.glossary) if t.category == "instrument" and t.key not in _ANY_SUPPORT
    )


def said_terms(case: Case, segment: Segment) -> tuple[Term, ...]:
    """The topics of a part of a sentence, or of the nearest part before that names any."""
    before = [s for s in case.segments if s.start <= segment.start]
    for part in reversed(before):
        if found := tuple(t for t in hard_terms(case, case.spoken[part.start : part.end]) if t.hard):
            return found
    return ()


@lru_cache(maxsize=2048)
def _terms(text: str, glossary: Glossary) -> tuple[Term, ...]:
    return find_terms(text, glossary, _whole)


def _whole(run: str) -> Sequence[str]:
    return (run,)
