"""What a clause says nothing of, and what is denied of it because nobody promises it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.stems import english_stems
from assistant.writing.beneficiaries import read
from assistant.writing.case import MARK, Case, Ground, Segment, blank, flat, normal, once, told
from assistant.writing.lexicon import objects_of_absence, pattern, whole_words
from assistant.writing.quotes import is_missed
from assistant.writing.words import missing_words

_GRAMMAR = frozenset(("a", "an", "the", "and", "or", "of", "to", "in", "for", "with", "on", "by", "at"))
_NEXT = re.compile(r"[a-z]*(?: \w+)?\s*")
_LEVEL = re.compile(r"[省市区县]级|国家级|\b(?:provincial|municipal|city|district|county|national)-level\b")
"""Tiers of recognition, which the glossary holds for one thing (市级平台, 省级平台)."""


@once
def is_silent(case: Case, segment: Segment) -> bool:
    """Whether a part says that the text does not tell of a thing (没有提面积), and no cited clause has words for it.

    The thing stands either behind the denial or before it (承建单位没有点明); what can be looked up is not looked for
    by its words.
    """
    if _denies_telling(case, segment) or _has_no_words(case, segment):
        return True
    after = [s for s in case.segments if s.start >= segment.end][:1]
    return pattern("asks").search(segment.text) is not None and any(
        _denies_telling(case, s) and not missing_words(case, _bare(case, s), ()) for s in after
    )


def _bare(case: Case, segment: Segment) -> str:
    bare = without_designation(case, segment.text)
    return blank(bare, whole_words("telling"), pattern("this_clause"), pattern("negation"))


def without_designation(case: Case, text: str) -> str:
    """A text without the name that it gives a cited clause (the clause on export projects)."""
    found = pattern("about_clause").search(text)
    if found is None or missing_words(case, found.group(), case.grounds):
        return text
    return f"{text[: found.start()]}{' ' * len(found.group())}{text[found.end() :]}"


def _denies_telling(case: Case, segment: Segment) -> bool:
    spoken = case.spoken[segment.start : segment.end]
    if any(quoted in spoken and is_missed(case, quoted) for quoted in case.quotations):
        return len(pattern("negation").findall(segment.text)) == 1  # the rule of quotations looks them up
    denied = list(pattern("negation").finditer(segment.text))
    if len(denied) != 1 or MARK in segment.text or not _tells(case, segment, denied[0].start()):
        return False
    if any(words.search(segment.text) for words in objects_of_absence().values()):
        return False
    text = blank(without_designation(case, segment.text), whole_words("telling"), pattern("this_clause"))
    before, after = text[: denied[0].start()], text[denied[0].end() :]
    told = [part for part in (before, after) if missing_words(case, part, ()) or _LEVEL.search(part)]
    if pattern("others").search(after) and _tells_all(case):
        return True
    if not told and pattern("nothing_further").search(segment.text):
        return True
    if not told and pattern("bare_denial").search(segment.text):
        told = _asked(case, segment)
    elif not told:
        told = [s.text for s in _before(case, segment) if pattern("asks").search(s.text)]
    return len(told) == 1 and _is_absent(case, segment, told[0])


def _has_no_words(case: Case, segment: Segment) -> bool:
    """Whether the text itself is said not to do something for most of which, the verb included, it has no words."""
    found = pattern("text_denies").match(segment.text)
    if found is None or MARK in segment.text or len(pattern("negation").findall(segment.text)) != 1:
        return False
    denied = blank(segment.text[found.end() :], whole_words("telling"))
    if pattern("abstract").search(denied) or any(words.search(denied) for words in objects_of_absence().values()):
        return False
    if missing_words(case, denied, ()):
        return _is_absent(case, segment, denied)
    plain = [word for word in case.tools.segment(denied) if len(word) > 1]
    absent = [word for word in plain if not any(flat(word) in g.flat for g in _told_by(case, segment))]
    return case.language == "zh" and len(absent) > 1 and len(absent) * 2 >= len(plain)


def _tells_all(case: Case) -> bool:
    """Whether the sentence has every sum of the clauses that it cites."""
    sums = [p for g in case.grounds for p in g.view.clause.provisions if p.currency]
    return bool(sums) and all(any(s.provision is p for s in case.slots) for p in sums)


def _is_absent(case: Case, segment: Segment, thing: str) -> bool:
    """Whether a clause that would have to tell of a thing has no word for it; for half of what is asked, none."""
    if any(not any(flat(level) in g.flat for g in _told_by(case, segment)) for level in _LEVEL.findall(thing)):
        return True
    said = missing_words(case, thing, ())
    least = 0.5 if pattern("asks").search(thing) else 1.0
    return bool(said) and len(missing_words(case, thing, _told_by(case, segment))) >= least * len(said)


def _tells(case: Case, segment: Segment, place: int) -> bool:
    """Whether a denial is of telling; in Chinese the verb stands behind it (没有写明), not before (确定后不变)."""
    found = list(pattern("telling").finditer(segment.text))
    if any(m.end() > place for m in found):
        return True
    return case.language == "en" and any(_NEXT.fullmatch(segment.text[m.end() : place]) for m in found)


def _before(case: Case, segment: Segment) -> list[Segment]:
    """The part before, which may put the question that a part without a thing of its own answers."""
    return [s for s in case.segments if s.end <= segment.start][-1:]


def _asked(case: Case, segment: Segment) -> list[str]:
    """What a bare denial (the clause does not say) is of: the part before that asks, else the question itself."""
    asked = [s.text for s in _before(case, segment) if pattern("asks").search(s.text)]
    return asked or ([normal(case.question)] if segment is case.segments[0] else [])


@once
def is_said_beside(case: Case, segment: Segment) -> bool:
    """Whether a part says with what the quoted words do not go, and no sentence of the clause has both."""
    found = pattern("not_beside").match(segment.text)
    if found is None or not case.quotations or MARK in segment.text:
        return False
    words = _names(segment.text[found.end() :])
    sentences = [said for g in case.grounds for said in told(g.clause)]
    beside = [said for said in sentences if any(flat(quoted) in flat(said) for quoted in case.quotations)]
    named = [said for said in sentences if words & _names(said)]
    return bool(beside and named) and not any(said in beside for said in named)


def _names(text: str) -> set[str]:
    """The pairs of characters and the English stems of a text, also those of general words."""
    return read(text) | set(english_stems(text).split()) - _GRAMMAR


def promises_nothing(segment: Segment) -> bool:
    """Whether a part denies no more than certainty: a ceiling is not a promised sum."""
    return pattern("no_promise").search(segment.text) is not None


def _told_by(case: Case, segment: Segment) -> Sequence[Ground]:
    """The clauses that would have to tell it: those cited, or all of a document that is said to be silent."""
    if pattern("this_clause").search(segment.text) or not pattern("this_document").search(segment.text):
        return case.grounds
    documents = dict.fromkeys(g.view.clause.document_id for g in case.grounds)
    return [Ground(view) for document in documents for view in case.tools.views.of_document(document)]
