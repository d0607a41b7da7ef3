"""What a clause says nothing of, and what is denied of it because nobody promises it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.writing.case import MARK, Case, Ground, Segment, blank
from assistant.writing.lexicon import objects_of_absence, pattern, whole_words
from assistant.writing.words import missing_words


def is_silent(case: Case, segment: Segment) -> bool:
    """Whether a part says that the text does not tell of a thing (没有提面积), and no cited clause has words for it.

    The thing stands either behind the denial or before it (承建单位没有点明); what can be looked up is not looked for
    by its words.
    """
    denied = list(pattern("negation").finditer(segment.text))
    if len(denied) != 1 or MARK in segment.text or pattern("telling").search(segment.text) is None:
        return False
    if any(words.search(segment.text) for words in objects_of_absence().values()):
        return False
    text = blank(segment.text, pattern("about_clause"), whole_words("telling"), pattern("this_clause"))
    before, after = text[: denied[0].start()], text[denied[0].end() :]
    told = [part for part in (before, after) if missing_words(case, part, ())]
    if not told and pattern("nothing_further").search(segment.text):
        return True
    if len(told) != 1:
        return False
    absent = missing_words(case, told[0], _told_by(case, segment))
    return len(absent) * 2 >= len(missing_words(case, told[0], ()))


def promises_nothing(segment: Segment) -> bool:
    """Whether a part denies no more than certainty: a ceiling is not a promised sum."""
    return pattern("no_promise").search(segment.text) is not None


def _told_by(case: Case, segment: Segment) -> Sequence[Ground]:
    """The clauses that would have to tell it: those cited, or all of a document that is said to be silent."""
    if pattern("this_clause").search(segment.text) or not pattern("this_document").search(segment.text):
        return case.grounds
    documents = dict.fromkeys(g.view.clause.document_id for g in case.grounds)
    return [Ground(view) for document in documents for view in case.tools.views.of_document(document)]
