"""The data model every other room reads: documents, clauses, items, provisions.

All offsets are Unicode code points into ``Clause.text``, half-open. All values are plain,
immutable and serialisable; nothing here knows of files, search or questions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ClauseKind(StrEnum):
    """What part of an instrument a citable unit is."""

    HEAD = "head"
    NOTICE = "notice"
    PREAMBLE = "preamble"
    CHAPTER = "chapter"
    CLAUSE = "clause"
    BOX = "box"
    ANNEX = "annex"
    IMPRINT = "imprint"


class FurnitureKind(StrEnum):
    """Source text that belongs to no clause and no heading, by name."""

    PAGE_NUMBER = "page_number"
    RUNNING_HEAD = "running_head"
    ARTEFACT = "artefact"
    ENCLOSURE_MARK = "enclosure_mark"
    TABLE_OF_CONTENTS = "table_of_contents"
    SOURCE_NOTE = "source_note"


class ProvisionKind(StrEnum):
    """What sort of fact a provision fixes."""

    AMOUNT = "amount"
    RATE = "rate"
    TERM = "term"
    COUNT = "count"
    DATE = "date"
    VALIDITY = "validity"
    AGE = "age"
    OTHER = "other"


class Limit(StrEnum):
    """How the written words bound the value: up to, exactly, at least, between, a share of."""

    CAP = "cap"
    EXACT = "exact"
    FLOOR = "floor"
    RANGE = "range"
    RATE = "rate"


class Nature(StrEnum):
    """What the money is called in the text: 资助, 奖励, 支持/扶持, 追加, 补贴/补助."""

    GRANT = "grant"
    REWARD = "reward"
    SUPPORT = "support"
    TOP_UP = "top_up"
    SUBSIDY = "subsidy"
    OTHER = "other"


class ReferenceRole(StrEnum):
    """Why a clause names another rule."""

    DECIDES = "decides"
    TOPS_UP = "tops_up"
    LEGAL_BASIS = "legal_basis"
    MENTION = "mention"


class Level(StrEnum):
    """The level of government that issued a document."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    DISTRICT = "district"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Where a document stands in its life.

    ``ISSUED`` means officially issued, its later fate unknown to the library.
    """

    DRAFT = "draft"
    ISSUED = "issued"
    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RuleReference:
    """Another rule that a clause names, e.g. 《深圳市文化产业专项资金资助办法》.

    ``title`` is without the brackets; ``start``/``end`` span it with them.
    """

    title: str
    start: int
    end: int
    role: ReferenceRole = ReferenceRole.MENTION
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One fact with a number or date that a clause fixes.

    ``as_written`` is the verbatim span ``start:end`` of the clause text, its limiting words
    included (最高200万元). ``value``/``min``/``max`` are in ``unit``: currency units (yuan, not
    万元) for amounts, a fraction (0.2 for 20%) for rates, years/months/days for terms.
    ``item_id`` is the innermost item the span lies in.
    """

    provision_id: str
    kind: ProvisionKind
    as_written: str
    start: int
    end: int
    limit: Limit
    value: float | None = None
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    currency: str | None = None
    nature: Nature = Nature.OTHER
    per: str | None = None
    one_off: bool | None = None
    term: str | None = None
    beneficiary: str | None = None
    condition: str | None = None
    basis: RuleReference | None = None
    item_id: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A citable part inside a clause: ``16(1)``, ``16(1)(2)``, ``16p2``."""

    item_id: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """The top numbered unit that a person would cite, label and title included in its text.

    ``title`` is the clause's own printed title (支持数字创意产品出口) without label and
    punctuation, or None. ``heading_path`` is as printed, outermost first, without the
    document's title. ``chapter`` is the chapter number, ``chapter_inferred`` true where the
    printed heading lost its numeral. ``rendering`` is an unofficial English translation.
    """

    document_id: str
    clause_id: str
    kind: ClauseKind
    label: str
    text: str
    order: int
    title: str | None = None
    heading_path: tuple[str, ...] = ()
    chapter: str | None = None
    chapter_inferred: bool = False
    items: tuple[Item, ...] = ()
    provisions: tuple[Provision, ...] = ()
    references: tuple[RuleReference, ...] = ()
    rendering: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The pair that names this clause across documents."""
        return (self.document_id, self.clause_id)


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter or section heading as printed; ``order`` is that of the clause after it."""

    text: str
    level: int
    number: str | None
    inferred: bool
    order: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """Source text set aside by name; ``line`` is the 1-based source line it stood on."""

    kind: FurnitureKind
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document; ``sources`` says where each field was read.

    ``aliases`` are further names a person may use for it. Dates the text leaves open are
    None, with the wording kept in ``effective_as_written`` / ``validity_as_written``.
    """

    document_id: str
    title: str
    language: str = "zh"
    short_title: str | None = None
    title_en: str | None = None
    short_title_en: str | None = None
    issuer: str | None = None
    issuer_en: str | None = None
    level: Level = Level.UNKNOWN
    region: str | None = None
    region_en: str | None = None
    number: str | None = None
    status: Status = Status.UNKNOWN
    issued_on: date | None = None
    printed_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    effective_as_written: str | None = None
    validity_as_written: str | None = None
    superseded_by: str | None = None
    subject: str | None = None
    subject_en: str | None = None
    aliases: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)

    def named_issuer(self, language: str) -> str | None:
        """The issuer in that language as the text itself names it; None where it is only inferred."""
        if self.sources.get("issuer", "").lower().startswith(("editor", "inferred")):
            return None
        return self.issuer if language == "zh" else self.issuer_en or self.issuer


@dataclass(frozen=True, slots=True)
class Document:
    """One policy text, whole: every non-space source character is in exactly one of its parts."""

    metadata: Metadata
    clauses: tuple[Clause, ...]
    headings: tuple[Heading, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    source_hash: str = ""

    @property
    def document_id(self) -> str:
        """The document's stable slug."""
        return self.metadata.document_id

    def clause(self, clause_id: str) -> Clause | None:
        """The clause with that id, or None."""
        return next((c for c in self.clauses if c.clause_id == clause_id), None)
