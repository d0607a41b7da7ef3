"""Every funding provision of the corpus as one table: rows, filters, orders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.compose.money import period
from assistant.contract import Amount, Basis, Language
from assistant.evidence.rendered import passage_at
from assistant.evidence.sentences import sentence_at, sentences
from corpus.model import Clause, Document, Limit, Nature, Provision, ProvisionKind
from interfaces.deep_link import DeepLink
from interfaces.renderings import heading_in, title_in


@dataclass(frozen=True, slots=True)
class Funding:
    """One provision with money in it, with the clause and the document it stands in."""

    document: Document
    clause: Clause
    provision: Provision

    @property
    def theme(self) -> str:
        """What the clause is about: its chapter's heading, else its own title."""
        return self.clause.heading_path[-1] if self.clause.heading_path else self.clause.title or self.clause.label

    @property
    def purpose(self) -> str:
        """The clause's title, else its label."""
        return self.clause.title or self.clause.label

    @property
    def sentence(self) -> str:
        """The sentence of the clause that fixes it."""
        return sentence_at(sentences(self.clause.text), self.provision.start).text

    @property
    def passage(self) -> str | None:
        """That sentence in the unofficial English of the clause; None where there is none."""
        return passage_at(self.clause, self.provision.start)

    def purpose_in(self, language: Language) -> str:
        """The purpose in the reader's language where the clause's title is rendered in it."""
        return title_in(self.clause, language) or self.purpose

    def theme_in(self, language: Language) -> str:
        """The theme in the reader's language where its heading is rendered in it."""
        if not self.clause.heading_path:
            return self.purpose_in(language)
        return heading_in(self.document.document_id, self.theme, language)

    def term_in(self, language: Language) -> str:
        """How long, as written; in English with the words put before it: not more than 3 years (不超过3年)."""
        term = self.provision.term or ""
        known = (found for found in self.clause.provisions if found.kind is ProvisionKind.TERM)
        fixed = next((found for found in known if found.as_written == term), None)
        return period(fixed, language) if fixed else term

    @property
    def most(self) -> float | None:
        """The highest sum it names, in currency units; None for a share."""
        if self.provision.kind is not ProvisionKind.AMOUNT:
            return None
        sums = [sum_ for sum_ in (self.provision.value, self.provision.max, self.provision.min) if sum_ is not None]
        return max(sums, default=None)

    @property
    def href(self) -> str:
        """The link that opens the clause with the provision marked."""
        span = f"{self.provision.start}-{self.provision.end}"
        return DeepLink(self.document.document_id, self.clause.clause_id, span).href()

    def amount(self) -> Amount:
        """The provision in the form of the answer contract."""
        found = self.provision
        return Amount(
            provision_id=found.provision_id,
            document_id=self.document.document_id,
            clause_id=self.clause.clause_id,
            limit=found.limit.value,
            nature=found.nature.value,
            value=found.value,
            min=found.min,
            max=found.max,
            currency=found.currency,
            per=found.per,
            one_off=found.one_off,
            term=found.term,
            as_written=found.as_written,
            beneficiary=found.beneficiary,
            condition=found.condition,
            basis=Basis(title=found.basis.title) if found.basis else None,
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """What to show: empty fields let everything through. ``least`` is in currency units."""

    words: str = ""
    document_id: str = ""
    theme: str = ""
    nature: str = ""
    least: float | None = None


def fundings(documents: Iterable[Document]) -> list[Funding]:
    """The amounts of money, and the shares that a clause gives, in the order of the documents."""
    return [
        Funding(document, clause, provision)
        for document in documents
        for clause in document.clauses
        for provision in clause.provisions
        if _is_funding(provision)
    ]


def _is_funding(provision: Provision) -> bool:
    """Whether it is money that somebody gets: a sum, or a share that is called support."""
    if provision.kind is ProvisionKind.AMOUNT:
        return True
    named = provision.nature is not Nature.OTHER
    return provision.kind is ProvisionKind.RATE and provision.limit is not Limit.FLOOR and named


def chosen(rows: Iterable[Funding], choice: Choice) -> list[Funding]:
    """The rows that a choice lets through; its words are sought in everything the row shows."""
    sought = choice.words.casefold().split()
    return [
        row
        for row in rows
        if choice.document_id in ("", row.document.document_id)
        and choice.theme in ("", row.theme)
        and choice.nature in ("", row.provision.nature)
        and (choice.least is None or (row.most is not None and row.most >= choice.least))
        and all(word in _shown(row) for word in sought)
    ]


def ordered(rows: Sequence[Funding], order: str, language: Language = "zh") -> list[Funding]:
    """The rows by one of ``ORDERS``, downwards with a leading ``-``; rows without a value come last.

    Texts are ordered as ``language`` shows them.
    """
    name, down = order.removeprefix("-"), order.startswith("-")
    if name not in _KEYS:
        return list(reversed(rows)) if order == "-clause" else list(rows)
    key = _KEYS[name]

    def read(row: Funding) -> Any:
        return key(row, language)

    known = [row for row in rows if read(row) is not None]
    unknown = [row for row in rows if read(row) is None]
    return [*sorted(known, key=read, reverse=down), *unknown]


def _title(row: Funding, language: Language) -> str:
    metadata = row.document.metadata
    return (metadata.title_en if language == "en" else None) or metadata.title


def _beneficiary(row: Funding, language: Language) -> str | None:
    return (row.passage if language == "en" else None) or row.provision.beneficiary


_KEYS: dict[str, Callable[[Funding, Language], Any]] = {
    "amount": lambda row, _: row.most,
    "theme": lambda row, language: row.theme_in(language),
    "beneficiary": _beneficiary,
    "document": lambda row, language: (
        language == "en" and row.document.metadata.title_en or row.document.metadata.title
    ),
}
ORDERS = ("clause", *_KEYS)


def _shown(row: Funding) -> str:
    found = row.provision
    parts = (row.document.metadata.title, row.document.metadata.title_en, row.theme, row.purpose, row.clause.label)
    english = (row.purpose_in("en"), row.theme_in("en"), row.passage, row.term_in("en"))
    texts = [*parts, *english, found.as_written, found.beneficiary, found.condition, found.term]
    return "\n".join(text for text in texts if text).casefold()
