"""Answers how many where a text prints the number in words before the thing itself: 四大业态, the four chains."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.compose.draft import Draft
from assistant.compose.enumeration import lists_its_number
from assistant.compose.facts import Found, say_found
from assistant.compose.parts import counted_in
from assistant.evidence.rendered import rendering_of
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term
from corpus.model import ClauseKind

_NUMBER_ZH = r"(?<![第十百千万\d])[两二三四五六七八九十]{1,2}(?:大|个|类|项|种|条|支)?[“「]?"
_NUMBER_EN = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?P<after>(?:[ -][“\"']?[a-z]+[”\"']?){1,4})",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[“”\"‘’']")
# what a number in words measures, of which a text counts more than one
_MEASURES = frozenset({"year", "month", "day", "week", "time", "people", "person", "yuan", "年限", "次数", "时间"})
_COVERED = 0.5
_CLASSES = re.compile(
    r"(?:类|大类|类别|板块|方面|领域|业态|方向|块)$"
    r"|\b(?:categor(?:y|ies)|segments?|areas?|groups?|kinds?|types?|classes|branches|sectors?|lines?|fields?|headings?)$"
)
"""What a question may count under any name that a text has for it."""


def compose_printed_number(inquiry: Inquiry) -> Draft | None:
    """The one sentence that counts what is asked for in words of its own; None where none does, or several clauses."""
    counted = counted_in(_QUOTES.sub("", inquiry.understanding.text.lower()))
    if counted is None or {counted, *_singular(counted)[-1:]} & _MEASURES:
        return None
    found = _fitting(inquiry, lambda view, sentence: _counts(inquiry, view, sentence, counted))
    if not found and _CLASSES.search(counted):
        found = _fitting(inquiry, lists_its_number)
    if len({f.view.clause.key for f in found}) != 1:
        return None
    beside = inquiry.matcher.clause(_beside(inquiry, counted), found[0].view)
    if beside.missing(_COVERED):
        return None
    return say_found(inquiry, found[:1], "support.direct_plain")


def _fitting(inquiry: Inquiry, fits: Callable[[ClauseView, Sentence], bool]) -> list[Found]:
    return [
        Found(view, sentence, 1.0)
        for document in inquiry.scope
        for view in inquiry.views.of_document(document.document_id)
        if view.clause.kind not in {ClauseKind.HEAD, ClauseKind.IMPRINT}
        for sentence in view.sentences
        if fits(view, sentence)
    ]


def _beside(inquiry: Inquiry, counted: str) -> tuple[Term, ...]:
    """What the question speaks of besides the thing that it counts."""
    return tuple(t for t in inquiry.topic if t.surface.lower() not in counted)


def _counts(inquiry: Inquiry, view: ClauseView, sentence: Sentence, counted: str) -> bool:
    text = view.plain[sentence.start : sentence.end]
    if not counted.isascii():
        return re.search(_NUMBER_ZH + re.escape(counted), text) is not None
    english = text if view.document.metadata.language == "en" else rendering_of(view, sentence) or ""
    asked = _singular(counted)
    behind = (_QUOTES.sub("", m["after"].lower()) for m in _NUMBER_EN.finditer(english))
    return any(_ends_in(_singular(words), asked) for words in behind)


def _singular(words: str) -> list[str]:
    """The words without the ending of a plural; nothing else is cut off: works are no working system."""
    return [re.sub(r"(?<=[a-z])s$", "", word) for word in re.findall(r"[a-z]+", words)]


def _ends_in(printed: list[str], asked: list[str]) -> bool:
    """Whether the words behind a number name what is asked: four major business forms, how many business forms."""
    places = [place for place, word in enumerate(printed) if asked and word == asked[-1]]
    return any(set(asked[:-1]) <= set(printed[:place]) for place in places)
