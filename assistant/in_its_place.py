"""A follow-up that names one thing of a sort the question before named: that question with it in the other's place.

Which clauses grant up to RMB 5 million? - And which up to 1 million? The sum, the superlative or the document that a
question turns on is all that such a message says; what it is of is asked once more, in the words it was asked in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.contract import Answer
from assistant.ellipsis import VAGUE_ASKS, has_topic, is_fragment, own_terms
from assistant.understanding.model import Ask, Claim, Understanding
from assistant.understanding.vocabulary import phrases
from corpus.glossary import Glossary
from corpus.model import Document

_ENDS = (("largest", "smallest"), ("longest", "shortest"))
_BOUNDS = ("over", "under", "at_least", "at_most", "up_to")
_OF_SUMS = VAGUE_ASKS | {Ask.AMOUNT, Ask.LIST}
_OF_ENDS = VAGUE_ASKS | {Ask.AMOUNT, Ask.EXTREME, Ask.TERM}
_CLOSE = 8
_THINGS = frozenset({"sector", "subject", "object", "word", "stray"})

Span = tuple[int, int]


def in_its_place(
    current: Understanding, before: Understanding, find: Callable[[str], Span | None], documents: Sequence[Document]
) -> str | None:
    """The question before with what a message names in the place of its own; ``find`` is where documents are named."""
    said = _with_another_sum(current, before) or _with_the_other_end(current, before)
    said = said or _of_another_kind(current, before)
    return said or _with_another_document(current, before, find, documents)


def _with_another_sum(current: Understanding, before: Understanding) -> str | None:
    """Which clauses give 5 million? And over 1 million?: the list of the other sum, with the bound said of it."""
    asked, said = _one_sum(before), _one_sum(current)
    if asked is None or said is None or before.ask is not Ask.LIST:
        return None
    if has_topic(current) or not set(current.asks) <= _OF_SUMS:
        return None
    old, new = _bounded(before.text, asked), _bounded(current.text, said)
    if new == _span(current.text, said.written):
        old = _span(before.text, asked.written)
    return before.text[: old[0]] + current.text[new[0] : new[1]] + before.text[old[1] :]


def _with_the_other_end(current: Understanding, before: Understanding) -> str | None:
    """What is the highest grant? And the lowest?"""
    if before.ask is not Ask.EXTREME or has_topic(current) or current.claims or not set(current.asks) <= _OF_ENDS:
        return None
    for ends in _ENDS:
        asked = next((before.filters[name] for name in ends if name in before.filters), "")
        said = next((current.filters[name] for name in ends if name in current.filters), "")
        if asked and said and asked.isascii() == said.isascii() and asked.lower() != said.lower():
            return before.text.replace(asked, said, 1)
    return None


def something_of_theirs(
    current: Understanding, before: Understanding, told: Answer, documents: Sequence[Document], glossary: Glossary
) -> str | None:
    """What do leading companies get? And their R&D centres?: those of leading companies, where the clause has them."""
    own = own_terms(current)
    thing = next((t for t in before.terms if t.category in _THINGS and t.surface in before.text), None)
    elsewhere = current.documents or current.foreign_place or current.refs or current.claims or before.refs
    asked = before.ask is Ask.AMOUNT and set(current.asks) <= VAGUE_ASKS
    if len(own) != 1 or thing is None or elsewhere or not asked or not phrases("theirs").match(current.text.strip()):
        return None
    cited = {(c.document_id, c.clause_id) for c in told.citations}
    texts = (c.text for d in documents for c in d.clauses if (d.document_id, c.clause_id) in cited)
    if not any(own[0].key == match.concept for text in texts for match in glossary.concepts_in(text)):
        return None
    of = f"{own[0].surface} of {thing.surface}" if before.text.isascii() else f"{thing.surface}的{own[0].surface}"
    return before.text.replace(thing.surface, of, 1)


def _of_another_kind(current: Understanding, before: Understanding) -> str | None:
    """How much for fusion projects? And for demonstration ones?: the things before, of the kind that is named."""
    ones = phrases("of_that_kind").fullmatch(current.text.strip())
    thing = next((t for t in before.terms if t.category in _THINGS and t.surface in before.text), None)
    elsewhere = current.documents or current.foreign_place or current.refs or current.claims
    if ones is None or thing is None or elsewhere or phrases("no_kind").search(ones["kind"]):
        return None
    return before.text.replace(thing.surface, f"{ones['kind']} {thing.surface}", 1)


def _with_another_document(
    current: Understanding, before: Understanding, find: Callable[[str], Span | None], documents: Sequence[Document]
) -> str | None:
    """Does the national plan give money? And Shenzhen?: where nothing else is named that could be looked up there."""
    if len(current.documents) != 1 or len(before.documents) != 1 or current.documents == before.documents:
        return None
    names = own_terms(current) or current.refs or before.refs or any(t.hard for t in before.terms)
    bare = is_fragment(current) or phrases("leans").search(current.text) is not None
    if names or not bare or not set(current.asks) <= VAGUE_ASKS:
        return None
    place = find(before.text)
    metadata = next((d.metadata for d in documents if d.document_id == current.documents[0]), None)
    if place is None or metadata is None:
        return None
    english = before.text[: place[0]].isascii() and before.text[place[1] :].isascii()
    name = metadata.short_title_en if english else metadata.short_title
    return f"{before.text[: place[0]]}{name}{before.text[place[1] :]}" if name else None


def _one_sum(asked: Understanding) -> Claim | None:
    sums = [claim for claim in asked.claims if claim.unit == "yuan"]
    return sums[0] if len(sums) == len(asked.claims) == 1 else None


def _span(text: str, written: str) -> Span:
    start = text.lower().find(written.lower())
    return (start, start + len(written))


def _bounded(text: str, claim: Claim) -> Span:
    """Where a sum stands, with the words close to it that make it a bound: up to 1 million, 100万以上."""
    start, end = whole = _span(text, claim.written)
    text = phrases("connective").sub(lambda m: " " * len(m.group()), text)
    for name in _BOUNDS:
        for found in phrases(name).finditer(text):
            if whole[0] - _CLOSE <= found.end() <= whole[0]:
                start = min(start, found.start())
            if whole[1] <= found.start() <= whole[1] + 1:
                end = max(end, found.end())
    return (start, end)
