"""Finds the chapter that a question names by its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, ClauseRef
from assistant.understanding.stems import english_stems
from assistant.understanding.terms import QUOTED
from assistant.understanding.vocabulary import general_words, heading_words, phrases, scaffold
from corpus.model import Document
from corpus.scripts import to_simplified

_SHORT_HEADING = 2
_HEADING_LENGTH = 4
_SHARED = 4
_OF_ITS_SUMS = (Ask.EXTREME, Ask.AMOUNT, Ask.TOTAL)
_CHAPTER_WORD = re.compile(
    r"章|部分|(?<!take )(?<!takes )(?<!took )(?<!taking )(?<!taken )\b(?:chapter|part|section|heading)s?\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,16}?)(?:的|方面的?)?(?:这|那)?一?(?:章|(?:这|那|一)个?部分)")
_AS_A_PART = r"(?:吗|么|没有|里|中|部分|那|这|一?章|一?节|都|讲|说|写|有|包括)"
"""Follows the heading of a chapter where a question speaks of what stands under it: 附则里写了什么."""
_HEADING_LABEL = re.compile(r"^(?:第[^\s]{1,4}[章节编]|[一二三四五六七八九十]+、)\s*")


def in_named_chapter(inquiry: Inquiry) -> Inquiry:
    """The inquiry put to the clauses of a chapter whose sums it asks for by the heading (创新体系那一章哪条最多).

    What the heading says is then no topic to choose among them by.
    """
    understanding = inquiry.understanding
    if understanding.refs and all(r.chapter for r in understanding.refs):
        return _without_the_heading(inquiry)
    if understanding.refs or _CHAPTER_WORD.search(understanding.text) is None:
        return inquiry
    of_money = "no_fixed" in understanding.filters or phrases("any_money").search(understanding.text)
    if not inquiry.asks(*_OF_ITS_SUMS) and not of_money:
        return inquiry
    if (named := named_heading(inquiry)) is None:
        return inquiry
    document, heading = named
    chapter = next((c.chapter for c in document.clauses if c.heading_path[:1] == (heading,)), None)
    if chapter is None:
        return inquiry
    said = f"{to_simplified(heading)} {_rendered(document, heading)}"
    rest = tuple(t for t in understanding.terms if t.surface.lower() not in said)
    refs = (ClauseRef(heading, (f"ch{chapter}",), chapter=True),)
    return replace(inquiry.narrowed([document]), understanding=replace(understanding, refs=refs, terms=rest))


def _without_the_heading(inquiry: Inquiry) -> Inquiry:
    """The inquiry into chapters named by number, without what it says of their headings: 第九章“产业生态”."""
    headed = {
        f"{to_simplified(heading)} {_rendered(document, heading)}"
        for document in inquiry.scope
        for clause in document.clauses
        for heading in clause.heading_path[:1]
        if clause.chapter and any(f"ch{clause.chapter}" in ref.ids for ref in inquiry.understanding.refs)
    }
    terms = inquiry.understanding.terms
    rest = tuple(t for t in terms if t.category != QUOTED or not any(t.surface.lower() in said for said in headed))
    return inquiry if rest == terms else replace(inquiry, understanding=replace(inquiry.understanding, terms=rest))


def named_heading(inquiry: Inquiry) -> tuple[Document, str] | None:
    """The heading of the chapter that a question names, with the document it is in."""
    headings = [(d, h) for d in inquiry.scope for h in dict.fromkeys(h for c in d.clauses for h in c.heading_path[:1])]
    return next(((d, h) for d, h in headings if _names_heading(inquiry, d, h)), None) or _nearest(inquiry, headings)


def _nearest(inquiry: Inquiry, headings: Sequence[tuple[Document, str]]) -> tuple[Document, str] | None:
    """Where a question speaks of a chapter: the one heading that shares most with it."""
    text = inquiry.understanding.text.lower()
    if _CHAPTER_WORD.search(text) is None:
        return None
    asked = {word for word in english_stems(text).split() if len(word) >= _SHARED} - _heading_stopwords()
    shared: list[tuple[int, tuple[Document, str]]] = []
    for document, heading in headings:
        printed = _HEADING_LABEL.sub("", to_simplified(heading)).strip()
        rendered = _rendered(document, heading)
        length = SequenceMatcher(None, printed, text, autojunk=False).find_longest_match().size
        words = len(asked & set(english_stems(rendered).split()))
        shared.append((length if inquiry.language == "zh" else _SHARED * words, (document, heading)))
    if len(called := _called(text, headings)) == 1:
        return called[0]
    shared.sort(key=lambda item: -item[0])
    clear = shared and shared[0][0] >= _SHARED and (len(shared) == 1 or shared[1][0] < shared[0][0])
    return shared[0][1] if clear else None


def _called(text: str, headings: Sequence[tuple[Document, str]]) -> list[tuple[Document, str]]:
    """The headings that hold, in their order, the characters a chapter is called by: 内容创作 of 数字内容创新创作.

    As many as may be of what stands before 这一章 are taken for its name.
    """
    name = next((m["name"] for m in _CALLED.finditer(text)), "")
    for start in range(len(name) - _SHORT_HEADING + 1):
        held = [pair for pair in headings if _holds_in_order(to_simplified(pair[1]), name[start:])]
        if held:
            return held
    return []


def _holds_in_order(heading: str, name: str) -> bool:
    """Whether a heading prints the characters of a name in their order, the first two and the last two together."""
    rest = iter(heading)
    return name[:2] in heading and name[-2:] in heading and all(char in rest for char in name)


@cache
def _heading_stopwords() -> frozenset[str]:
    return frozenset(english_stems(w) for w in (*scaffold("en"), *general_words("en")))


def _names_heading(inquiry: Inquiry, document: Document, heading: str) -> bool:
    printed = _HEADING_LABEL.sub("", to_simplified(heading)).strip()
    rendered = re.sub(r"^[ivxlc\d]+[.)]\s*", "", _rendered(document, heading))
    text = inquiry.understanding.text
    pointed_at = re.search(re.escape(printed) + _AS_A_PART, text) is not None
    shortest = _SHORT_HEADING if pointed_at or inquiry.asks(Ask.LIST, Ask.TOC) else _HEADING_LENGTH
    named = len(printed) >= shortest and printed in text
    return named or (len(rendered.split()) > 1 and _in_one_wording(rendered) in _in_one_wording(text.lower()))


def _in_one_wording(text: str) -> str:
    """English in lower case with one word for all that chapters call the same: main, principal and key tasks."""
    for words, one in heading_words():
        text = words.sub(one, text)
    return text


def _rendered(document: Document, heading: str) -> str:
    """The English of a heading in lower case, empty where there is none."""
    from corpus.renderings import heading_renderings

    return heading_renderings(document.document_id).get(heading, "").lower()
