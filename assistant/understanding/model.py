"""What the understanding step hands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Ask(StrEnum):
    """What a question asks for."""

    TOC = "toc"
    COMPARE = "compare"
    TOTAL = "total"
    EXTREME = "extreme"
    PROFILE = "profile"
    LIST = "list"
    VALIDITY = "validity"
    STATUS = "status"
    TITLE = "title"
    NUMBER = "number"
    ISSUER = "issuer"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    AUTHORITY = "authority"
    APPLY = "apply"
    DEFINITION = "definition"
    AMOUNT = "amount"
    TERM = "term"
    COUNT = "count"
    DATE = "date"
    CONDITIONS = "conditions"
    SUPPORT = "support"
    LOOKUP = "lookup"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Term:
    """One unit of the topic: a glossary concept (``key`` is its id) or a bare word (``w:…``).

    ``hard`` marks a topic that an answer may not ignore, such as a trade or an action; ``aside`` one that is only
    told of before the question: it speaks for a clause that has it, and nothing against one that has not.
    """

    key: str
    surface: str
    category: str
    hard: bool = False
    aside: bool = False

    @property
    def is_concept(self) -> bool:
        """Whether the glossary knows the term."""
        return not self.key.startswith("w:")


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """A clause number in a question.

    ``ids`` are the clause ids it can stand for, ``item`` the path below it (``(2)`` or ``p2``),
    ``until`` the last id of a range, ``chapter`` whether whole chapters are meant, ``many`` how many of the first
    or last clauses; ``back`` how many come after the one meant (倒数第二条).
    """

    written: str
    ids: tuple[str, ...]
    item: str = ""
    until: str | None = None
    chapter: bool = False
    many: int = 1
    back: int = 0

    @property
    def several(self) -> bool:
        """Whether it stands for clauses that belong together: a range, a chapter, the first five."""
        return self.until is not None or self.chapter or self.many > 1


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity that the question itself states, in ``unit`` (yuan for money, a fraction for %)."""

    value: float
    unit: str
    written: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """A point of detail asked about (a floor area, an interest rate) by its name in ``attributes.toml``."""

    name: str
    written: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things that the question names; ``unit`` is the Chinese measure word, empty in English."""

    value: float
    unit: str = ""
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question taken apart.

    ``asks`` is in order of priority and never empty. ``documents`` are the ids it names (empty:
    all); ``dropped`` are words that neither the glossary nor the library knows and that are no
    things; ``excluded`` is what a list is to leave out; ``foreign`` is a place or rule it names that the
    library does not hold. ``provisions`` are the amounts, by document and id, that it is about; ``dangling``
    says that it points back (那一条) where nothing was said before, ``focused`` that it asks whether the
    clause just told of takes something in.
    """

    text: str
    asks: tuple[Ask, ...]
    terms: tuple[Term, ...] = ()
    refs: tuple[ClauseRef, ...] = ()
    documents: tuple[str, ...] = ()
    foreign_place: str | None = None
    foreign_rule: str | None = None
    claims: tuple[Claim, ...] = ()
    counts: tuple[Count, ...] = ()
    yes_no: bool = False
    anaphoric: bool = False
    filters: dict[str, str] = field(default_factory=dict)
    attributes: tuple[Attribute, ...] = ()
    dropped: tuple[str, ...] = ()
    excluded: tuple[Term, ...] = ()
    provisions: tuple[tuple[str, str], ...] = ()
    dangling: bool = False
    focused: bool = False

    @property
    def ask(self) -> Ask:
        """The leading kind of question."""
        return self.asks[0]
