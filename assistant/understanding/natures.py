"""Reads by what name of the money (资助, 奖励, 扶持, …) a question chooses, and by what name it leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.vocabulary import phrases
from corpus.model import Nature

NAMED = (Nature.GRANT, Nature.REWARD, Nature.SUPPORT, Nature.SUBSIDY, Nature.TOP_UP)
_ENDS = re.compile(r"[”\"」』’']|\s*(?:[?。!,，、;；)）(（]|$)|而|还是|或|和|与|的?(?:条款|措施|有|钱)|吗|呢|这个?词")


@dataclass(frozen=True, slots=True)
class NatureChoice:
    """The names of money that a question asks for, each with the words used, and those it leaves out."""

    asked: tuple[tuple[Nature, str], ...] = ()
    excluded: tuple[Nature, ...] = ()

    def __bool__(self) -> bool:
        """Whether the question chooses by name at all."""
        return bool(self.asked or self.excluded)

    def words(self) -> frozenset[str]:
        """The Chinese words it asks by; empty where it asks in English or only leaves out."""
        return frozenset(word for _, word in self.asked if not word.isascii())


def natures_named(text: str) -> frozenset[Nature]:
    """The natures that a piece of text names."""
    return frozenset(n for n in NAMED if phrases(f"named_{n.value}").search(text))


def find_natures(text: str) -> NatureChoice:
    """What ``text`` chooses by the name of the money.

    A name alone (哪些条款有资助) chooses nothing, since it is said of money in general: it must be what the
    clauses are said to be (是奖励), stand against another (奖励而不是资助), or be all of a narrow kind (所有奖励).
    """
    excluded: dict[Nature, None] = {}
    stated: dict[tuple[Nature, str], None] = {}
    named: dict[tuple[Nature, str], None] = {}
    for nature in NAMED:
        for match in phrases(f"named_{nature.value}").finditer(text):
            before = text[: match.start()]
            if phrases("left_out_behind").match(text, match.end()):
                excluded[nature] = None
                continue
            if not match.group().isascii() and not _ENDS.match(text, match.end()):
                continue
            if phrases("left_out").search(_unopened(before)):
                excluded[nature] = None
                continue
            named[nature, match.group()] = None
            every = nature in (Nature.REWARD, Nature.TOP_UP) and phrases("every_one").search(_unopened(before))
            if every or phrases("said_to_be").search(_unopened(before)):
                stated[nature, match.group()] = None
    return NatureChoice(tuple(named if excluded else stated), tuple(excluded))


def _unopened(before: str) -> str:
    """The text before a name, without the quotation mark or article that opens it."""
    return re.sub(r"\s*[“\"「『‘']?(?:\b(?:an?|the|any|all the))?\s*$", "", before)
