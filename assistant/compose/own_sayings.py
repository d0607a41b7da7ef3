"""Says the facts of a document that no kind of question asks for: basis, purpose, scope, level, year, its own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.compose.about import say_parts
from assistant.compose.bibliography import say_number, say_status, say_title
from assistant.compose.dates import say_issued, say_validity
from assistant.compose.draft import Draft, Evidence
from assistant.compose.facts import Found, naming_basis, say_found
from assistant.compose.phrasing import clause_title, document_name, evidence
from assistant.compose.select import best_sentence
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term
from assistant.understanding.vocabulary import attribute_in_text, phrases
from corpus.model import Clause, ClauseKind, Document, Level, ProvisionKind, ReferenceRole, Status

Say = Callable[[Inquiry, Draft, Document], bool]
Part = Callable[[Inquiry, Document, tuple[Term, ...]], list[Found]]

_FIRST, _MOST_SCOPES = 3, 2
_COVERED, _NAMED = 0.5, 0.7
_HEADING = 40
_YEAR = re.compile(r"(?:19|20)\d{2}")
_BODY = (ClauseKind.CHAPTER, ClauseKind.CLAUSE, ClauseKind.PREAMBLE)


def say_level(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Of which level of government a document is."""
    level = inquiry.words(f"level.{document.metadata.level.value}")
    text = inquiry.words("conflict.level", document=document_name(document.metadata, inquiry.language), level=level)
    draft.say(text, Evidence.of(document, document.clauses[0]))
    return document.metadata.level is not Level.UNKNOWN


def printed_year(document: Document) -> int | None:
    """The year of a document as its text prints it."""
    metadata = document.metadata
    for value in (metadata.issued_on, metadata.printed_on, metadata.effective_on):
        if value is not None:
            return value.year
    printed = _YEAR.search(metadata.effective_as_written or "")
    return int(printed.group()) if printed else None


def dated_clause(document: Document, year: int) -> Clause:
    """The last clause that prints a year: the imprint or the clause on commencement."""
    return next((c for c in reversed(document.clauses) if str(year) in c.text), document.clauses[0])


def say_year(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """The year of a document: of its printing or issue, else of its commencement, with that in its number."""
    found = say_issued(inquiry, draft, document)
    if not found and printed_year(document) is not None:
        name = document_name(document.metadata, inquiry.language)
        year = printed_year(document) or 0
        span = Evidence.of(document, dated_clause(document, year))
        draft.say(inquiry.words("own.year_of_effect", document=name, year=year), span)
        found = True
    if document.metadata.number and _YEAR.search(document.metadata.number):
        say_number(inquiry, draft, document)
    if not found:
        name = document_name(document.metadata, inquiry.language)
        draft.say(inquiry.words("own.year_none", document=name), Evidence.of(document, document.clauses[0]))
    return found


def say_printed_year(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """The last words of a document that print the year which the question names with a day."""
    year = _YEAR.search(inquiry.understanding.text)
    for view in reversed(inquiry.views.of_document(document.document_id)) if year else ():
        dated = re.search(rf"{year.group()}\s*年\s*\d*\s*月", view.clause.text) if year else None
        if dated is not None:
            quote_found(inquiry, draft, [Found(view, sentence_at(view.sentences, dated.start()), 1.0)])
            return True
    return False


def say_final(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """That a draft is one, and that its text does not say when the final one comes."""
    if document.metadata.status is Status.DRAFT:
        say_status(inquiry, draft, document)
        say_none(inquiry, draft, document, "own.final_none")
    return False


def say_renewal(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """For how long a text is valid, and that it lays down no renewal where no clause on its validity does."""
    views = inquiry.views.of_document(document.document_id)
    own = [v for v in views if any(p.kind is ProvisionKind.VALIDITY for p in v.clause.provisions)]
    said = [v for v in own if attribute_in_text("extension").search(v.plain)]
    if said:
        quote_found(inquiry, draft, [Found(said[0], best_sentence(inquiry, said[0]), 1.0)])
        return True
    say_none(inquiry, draft, document, "own.renewal_none")
    if own:
        say_validity(inquiry, draft, document)
    return False


def say_basis(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Quote what a document says it rests on, or say that it names nothing."""
    views = [v for c in naming_basis(document) if (v := inquiry.views.get(*c.key)) is not None]
    if not views:
        return say_none(inquiry, draft, document, "own.basis_none")
    for view in views:
        place = next(r.start for r in view.clause.references if r.role is ReferenceRole.LEGAL_BASIS)
        quote_found(inquiry, draft, [Found(view, sentence_at(view.sentences, place), 1.0)])
    return True


def say_annexes(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Which annexes a document has, or that it has none."""
    annexes = [c for c in document.clauses if c.kind is ClauseKind.ANNEX]
    return _say_clauses(inquiry, draft, document, annexes, "own.annexes")


def say_supplementary(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Which clauses stand under the supplementary provisions of a document, or that it has none."""
    under = [c for c in document.clauses if any(modality("supplementary").search(h) for h in c.heading_path)]
    return _say_clauses(inquiry, draft, document, under, "own.supplementary")


def _say_clauses(inquiry: Inquiry, draft: Draft, document: Document, clauses: list[Clause], key: str) -> bool:
    """Count some clauses of a document and name each, or say that there are none."""
    if not clauses:
        return say_none(inquiry, draft, document, f"{key}_none")
    name = document_name(document.metadata, inquiry.language)
    text = inquiry.words(key, document=name, count=len(clauses))
    draft.say(text, Evidence.of(document, clauses[0]), derived=[len(clauses)])
    for clause in clauses:
        title = f"{clause.label} {clause_title(clause, inquiry.language)}".strip()
        draft.say(title, Evidence.of(document, clause), style="row")
    return True


def say_which_text(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Which document it is that a question calls by its number or by another name."""
    say_title(inquiry, draft, document)
    return say_number(inquiry, draft, document) if document.metadata.number else True


def say_purpose(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """The sentence that says what the document is made for; it opens the text, or its first clause."""
    views = inquiry.views.of_document(document.document_id)
    views = [v for v in views if v.clause.kind in _BODY or v.clause.kind is ClauseKind.NOTICE]
    views.sort(key=lambda v: v.clause.kind is ClauseKind.NOTICE)
    found = [Found(v, s, 1.0) for v in views[:_FIRST] for s in v.sentences if modality("aim").search(s.text)]
    if not found:
        return say_none(inquiry, draft, document, "own.purpose_none")
    quote_found(inquiry, draft, found[:1])
    return True


def say_scope(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """The sentences that say what a text supports or whom it applies to; its subject where only that is asked for."""
    found, text = scope_sentences(inquiry, document), inquiry.understanding.text
    if found:
        quote_found(inquiry, draft, found[:_MOST_SCOPES])
        whom = phrases("whom_it_covers").search(text) is not None
        if whom and not any(modality("applies_to").search(f.sentence.text) for f in found):
            name = document_name(document.metadata, inquiry.language)
            draft.say(inquiry.words("own.scope_by_clause", document=name), evidence(found[0].view, found[0].sentence))
        return True
    if phrases("whom_it_covers").search(text):
        return say_none(inquiry, draft, document, "own.scope_none")
    one_industry = phrases("which_industry").search(text) is not None
    if not inquiry.understanding.documents and not one_industry:
        return False
    say_title(inquiry, draft, document)
    if not one_industry:
        say_parts(inquiry, draft, document)
    return True


def say_applies_to(beside: tuple[Term, ...]) -> Say:
    """Whether a text applies to what stands beside the words that ask: its scope, and what that leaves open."""

    def say(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
        found = scope_sentences(inquiry, document)
        laid_down = [f for f in found if modality("applies_to").search(f.sentence.text)]
        named = laid_down or [f for f in found if beside and _names_trades(inquiry, f, beside)]
        if named:
            quote_found(inquiry, draft, named[:1])
            return True
        span = evidence(found[0].view, found[0].sentence) if found else Evidence.of(document, document.clauses[0])
        draft.say(inquiry.words("own.applies_none"), span)
        quote_found(inquiry, draft, found[:1])
        return False

    return say


def _names_trades(inquiry: Inquiry, found: Found, terms: tuple[Term, ...]) -> bool:
    """Whether a sentence names the trade of each of these (动漫 for 动漫企业)."""
    concepts = [inquiry.glossary.get(t.key) for t in terms if t.is_concept]
    sectors = [[i for i in (c.id, *c.broader) if inquiry.glossary.get(i).category == "sector"] for c in concepts]
    trades = [[replace(t, key=i) for i in ids] for t, ids in zip(terms, sectors, strict=False)]
    fits = [any(inquiry.matcher.sentence([t], found.view, found.sentence) >= _NAMED for t in one) for one in trades]
    return len(concepts) == len(terms) and all(fits)


def scope_sentences(inquiry: Inquiry, document: Document) -> list[Found]:
    """The sentences that say what a text supports or whom it applies to."""
    return [
        Found(view, sentence, 1.0)
        for view in inquiry.views.of_document(document.document_id)
        if view.clause.kind in _BODY
        for sentence in view.sentences
        if modality("scope").search(sentence.text)
    ]


def say_part(part: Part, beside: tuple[Term, ...]) -> Say:
    """Quote what a part of a document says of what stands beside the words for the part."""

    def say(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
        found = part(inquiry, document, beside)
        if found:
            quote_found(inquiry, draft, found)
        return bool(found)

    return say


def opening_words(inquiry: Inquiry, document: Document, beside: tuple[Term, ...]) -> list[Found]:
    """The opening words, where they speak of what is asked; a title line that stands above them is left out."""
    return [
        Found(view, sentence, 1.0)
        for view in of_kind(inquiry, document, ClauseKind.PREAMBLE)
        if _speaks(inquiry, view, beside)
        for sentence in view.sentences
        if len(sentence.text) >= _HEADING
    ]


def letter_words(inquiry: Inquiry, document: Document, beside: tuple[Term, ...]) -> list[Found]:
    """Of the letter that carries a document the sentence nearest to what is asked; all of it where nothing is named."""
    views = [v for v in of_kind(inquiry, document, ClauseKind.NOTICE) if _speaks(inquiry, v, beside)]
    if not beside:
        return [Found(view, sentence, 1.0) for view in views for sentence in view.sentences]
    named = [t.surface.lower() for t in beside]
    printing = [(v, s) for v in views for s in v.sentences if any(name in s.text.lower() for name in named)]
    return [Found(v, s, 1.0) for v, s in printing[:1] or [(v, best_sentence(inquiry, v, beside)) for v in views]]


def closing_words(inquiry: Inquiry, document: Document, _: tuple[Term, ...]) -> list[Found]:
    """All that is printed below the last clause."""
    views = of_kind(inquiry, document, ClauseKind.IMPRINT)
    return [Found(v, Sentence(0, len(v.clause.text), v.clause.text), 1.0) for v in views]


def of_kind(inquiry: Inquiry, document: Document, kind: ClauseKind) -> list[ClauseView]:
    """The parts of a document that are of one kind."""
    return [v for v in inquiry.views.of_document(document.document_id) if v.clause.kind is kind]


def _speaks(inquiry: Inquiry, view: ClauseView, terms: tuple[Term, ...]) -> bool:
    """Whether a part speaks of all these; what stands in the title of another rule counts too."""
    unnamed = tuple(t for t in terms if t.surface.lower() not in view.clause.text.lower())
    return not unnamed or not inquiry.matcher.clause(unnamed, view).missing(_COVERED)


def quote_found(inquiry: Inquiry, draft: Draft, found: list[Found]) -> None:
    """Quote each sentence found."""
    draft.lines += say_found(inquiry, found, "support.direct_plain").lines


def say_none(inquiry: Inquiry, draft: Draft, document: Document, key: str) -> bool:
    """Say that a text does not print what was asked of it."""
    name = document_name(document.metadata, inquiry.language)
    draft.say(inquiry.words(key, document=name), Evidence.of(document, document.clauses[0]))
    return False
