"""Rule: every word that says something stands in a cited clause, as itself or as the same concept."""

from __future__ import annotations

from assistant.writing.case import Case, Fault, blank
from assistant.writing.comparisons import COMPARATIVES, are_high, is_comparison, is_highest
from assistant.writing.lexicon import pattern
from assistant.writing.proven import is_proven
from assistant.writing.words import missing_words
from corpus.model import Status


def foreign_words(case: Case) -> Fault | None:
    """The words of the sentence that no cited clause knows."""
    found = missing_words(case, _without_proven(case), case.grounds)
    return Fault("words", "、".join(found)) if found else None


def _without_proven(case: Case) -> str:
    """The model's own words without those of denials that have been looked up word for word."""
    text = _without_borne_out(case)
    for segment in case.segments:
        if is_proven(case, segment):
            text = f"{text[: segment.start]}{' ' * len(segment.text)}{text[segment.end :]}"
    return text


def _without_borne_out(case: Case) -> str:
    """The model's own words without those that its figures or what it says besides bear out."""
    text = blank(case.own, pattern("top_named"))
    if all(ground.view.document.metadata.status is Status.DRAFT for ground in case.grounds):
        text = blank(text, pattern("may_change"))
    if pattern("basis").search(text):
        text = blank(text, pattern("earlier_rule"))
    if is_highest(case):
        text = blank(text, pattern("highest"))
    if are_high(case):
        text = blank(text, pattern("rather_high"))
    if is_comparison(case):
        text = blank(text, *(pattern(name) for name in COMPARATIVES))
    return text
