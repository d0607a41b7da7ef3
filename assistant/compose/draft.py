"""An answer while it is being written: sentences, each with the evidence it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.contract import AnswerStatus, Composer
from corpus.model import Clause, Document, Provision


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """A span of a clause that supports what is said; the innermost item it lies in, if any."""

    document: Document
    clause: Clause
    start: int
    end: int
    item_id: str | None = None

    @property
    def quote(self) -> str:
        """The verbatim words."""
        return self.clause.text[self.start : self.end]

    @classmethod
    def of(cls, document: Document, clause: Clause, start: int = 0, end: int | None = None) -> Evidence:
        """Evidence for a span, the whole clause by default, with its innermost item."""
        stop = len(clause.text) if end is None else end
        inside = [i for i in clause.items if i.start <= start and stop <= i.end]
        item = (
            min(inside, key=lambda i: i.end - i.start).item_id if inside and stop - start < len(clause.text) else None
        )
        return cls(document, clause, start, stop, item)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, list row or table row of the answer with its evidence.

    ``derived`` are numbers in the text that no source states but code computed (a count, a sum)
    or that are repeated from the question in a denial.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    style: str = "sentence"
    derived: frozenset[float] = frozenset()


@dataclass(frozen=True, slots=True)
class AmountFound:
    """A provision that answers the question."""

    document: Document
    clause: Clause
    provision: Provision


@dataclass(slots=True)
class Draft:
    """What a composer hands on; ``unlimited`` lifts the bound of four citations, ``composer`` worded it.

    ``settled`` marks what the rules are sure of, a refusal that the text itself gives reason for (it leaves the sum to
    another rule, it gives it at another level) or an answer that tells all that was named (both sides of a comparison,
    the parts counted): no nearer sentence is looked for and no other answer chosen. ``sort`` names the sort of
    composer it is from, where the learnt judgements ask for it.
    """

    status: AnswerStatus
    lines: list[Line] = field(default_factory=list)
    amounts: list[AmountFound] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    unlimited: bool = False
    settled: bool = False
    sort: str = ""
    composer: Composer = Composer.EXTRACTIVE

    def say(self, text: str, *evidence: Evidence, style: str = "sentence", derived: Iterable[float] = ()) -> Draft:
        """Append a sentence with what it rests on."""
        if style != "sentence" or all(line.text != text for line in self.lines):
            self.lines.append(Line(text, tuple(evidence), style, frozenset(float(d) for d in derived)))
        return self

    def paragraph(self) -> Draft:
        """Start a new paragraph."""
        self.lines.append(Line("", style="break"))
        return self

    def mention(self, document: Document) -> Draft:
        """Note that the answer speaks of a document, so that its notices are shown."""
        if all(document is not known for known in self.documents):
            self.documents.append(document)
        return self


def first_clause(draft: Draft) -> tuple[str, str] | None:
    """The key of the clause that a draft rests on first."""
    return next((span.clause.key for line in draft.lines for span in line.evidence), None)
