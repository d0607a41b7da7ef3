"""Rule: every word that says something stands in a cited clause, as itself or as the same concept."""

from __future__ import annotations

from assistant.writing.absences import LOOKED_UP, is_looked_up, is_true_absence, is_true_of_draft, says_less
from assistant.writing.case import Case, Fault, Segment, blank
from assistant.writing.comparisons import COMPARATIVES, are_high, is_comparison, is_highest
from assistant.writing.denials import is_turned_condition
from assistant.writing.lexicon import assertions, objects_of_absence, pattern, whole_words
from assistant.writing.silence import is_silent, promises_nothing
from assistant.writing.words import missing_words
from corpus.model import Status


def foreign_words(case: Case) -> Fault | None:
    """The words of the sentence that no cited clause knows."""
    found = missing_words(case, _without_absences(case), case.grounds)
    if len(found) == 1 and any(is_true_absence(case, s) and _is_denied(found[0], s) for s in case.segments):
        return None  # what is left open may be named by a word of the question
    return Fault("words", "、".join(found)) if found else None


def _is_denied(word: str, segment: Segment) -> bool:
    """Whether a word stands behind the denial or in the question that it answers."""
    denied = pattern("negation").search(segment.text)
    return word in segment.text[denied.end() :] if denied else pattern("asks").search(segment.text) is not None


def _without_absences(case: Case) -> str:
    """The model's own words; where it truly says that something is left open, without the name of that thing."""
    text = _without_borne_out(case)
    for segment in case.segments:
        bare = text[segment.start : segment.end]
        if is_looked_up(case, segment):
            bare = blank(bare, *(pattern(name) for name in LOOKED_UP))
        if is_silent(case, segment) or is_turned_condition(case, segment):
            bare = " " * len(bare)
        if is_true_absence(case, segment):
            bare = blank(bare, *objects_of_absence().values(), whole_words("telling"), whole_words("giving"))
        if says_less(case, segment):
            bare = blank(bare, pattern("says_not"), *(pattern(name) for name in assertions()))
        if promises_nothing(segment):
            bare = blank(bare, pattern("no_promise"))
        if is_true_of_draft(case, segment):
            bare = blank(bare, pattern("in_force"))
        text = text[: segment.start] + bare + text[segment.end :]
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
