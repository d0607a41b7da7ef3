"""Step 8, publish: a verified draft becomes the answer of the contract."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from assistant.compose.dates import day
from assistant.compose.draft import AmountFound, Draft, Evidence, Line
from assistant.compose.phrasing import clause_label, clause_title, document_name
from assistant.contract import Amount, Answer, AnswerStatus, Basis, Citation, Language, Notice, NoticeKind
from assistant.evidence.rendered import passage_at
from assistant.wording import Words
from corpus.library import Library
from corpus.model import Document, Status

MAX_CITATIONS = 4
_SLOT = re.compile("\0(\\d+)\0")


@dataclass(slots=True)
class Markers:
    """Numbers evidence in the order in which the answer first uses it."""

    limit: int | None
    known: dict[tuple[str, str, int, int], int] = field(default_factory=dict)
    cited: list[Evidence] = field(default_factory=list)

    def admit(self, line: Line) -> bool:
        """Number a line's evidence; False when that would exceed the limit."""
        fresh = {_key(e): e for e in line.evidence if _key(e) not in self.known}
        if self.limit is not None and len(self.known) + len(fresh) > self.limit:
            return False
        for key, item in fresh.items():
            self.known[key] = len(self.known) + 1
            self.cited.append(item)
        return True

    def of(self, evidence: Evidence) -> str:
        """The marker of evidence already admitted."""
        return f"[{self.known[_key(evidence)]}]"


def _key(evidence: Evidence) -> tuple[str, str, int, int]:
    return (*evidence.clause.key, evidence.start, evidence.end)


def publish(
    draft: Draft,
    *,
    question: str,
    language: Language,
    library: Library,
    understood_as: str | None = None,
    conversation_id: str | None = None,
) -> Answer:
    """Number the citations, write the Markdown, and add notices and suggestions."""
    markers = Markers(None if draft.unlimited else MAX_CITATIONS)
    text = _markdown([line for line in draft.lines if markers.admit(line)], markers)
    documents = _documents(draft, markers.cited)
    cited = {e.clause.key for e in markers.cited}
    return Answer(
        answer_id=uuid.uuid4().hex,
        conversation_id=conversation_id,
        question=question,
        understood_as=understood_as,
        language=language,
        status=draft.status,
        answer=_with_reminder(text, documents, language, draft.status),
        citations=[_citation(i, e, language) for i, e in enumerate(markers.cited, 1)],
        amounts=[amount(found, library, language) for found in _once(draft.amounts) if found.clause.key in cited],
        notices=_notices(documents, language, bool(markers.cited)),
        suggestions=draft.suggestions or _suggestions(markers.cited, language),
        composer=draft.composer,
        corpus_version=library.version,
    )


def _markdown(lines: Sequence[Line], markers: Markers) -> str:
    blocks: list[str] = []
    previous = "break"
    for line in lines:
        if line.style == "break":
            previous = "break"
            continue
        text = written(line, markers)
        piece = {"row": f"- {text}", "quote": f"> {text}"}.get(line.style, text)
        if blocks and previous == line.style:
            blocks[-1] += (" " if line.style == "sentence" else "\n") + piece
        else:
            blocks.append(piece)
        previous = line.style
    return "\n\n".join(blocks)


def written(line: Line, markers: Markers) -> str:
    """A line with the markers of its evidence, which must have been admitted."""
    plain = _without_markers(line.text)
    if line.style == "table":
        text = _SLOT.sub(lambda m: markers.of(line.evidence[int(m[1])]), plain)
    else:
        marks = "".join(dict.fromkeys(markers.of(e) for e in line.evidence))
        text = f"{plain} {marks}".rstrip()
    return _inert(_capitalised(text))


def _without_markers(text: str) -> str:
    """A footnote's number in a document or a question reads as it stands, but is no marker of a citation."""
    return re.sub(r"\[(\d+)\]", r"[\1\\]", text)


def _inert(text: str) -> str:
    """Text of a question or a document never becomes a tag, a link or an image in the Markdown."""
    return re.sub(r"\](?=\()|<(?=[A-Za-z/!?])", lambda m: f"\\{m.group()}", text)


def _capitalised(text: str) -> str:
    text = re.sub(r"(?<=[.!] )clause (?=[（(])", "Clause ", text)
    opened = r"(?<=\.\*\* )[a-z]|(?<=^No\. )[a-z]|(?<=^Yes\. )[a-z]|(?<= so\. )[a-z]"
    text = re.sub(opened, lambda m: m.group().upper(), text)
    return text[:1].upper() + text[1:] if text[:1].isascii() and text[:1].islower() else text


def _with_reminder(text: str, documents: Sequence[Document], language: Language, status: AnswerStatus) -> str:
    if status in {AnswerStatus.CLARIFY, AnswerStatus.NOT_FOUND}:
        return text
    words = Words(language)
    reminders = []
    for document in documents:
        name = document_name(document.metadata, language)
        if document.metadata.status is Status.DRAFT:
            reminders.append(words("draft.reminder", document=name))
        elif document.metadata.status in _NOTICE_OF:
            reminders.append(words(f"notice.{_NOTICE_OF[document.metadata.status].value}", document=name))
    return "\n\n".join([text, *(f"⚠️ {_capitalised(reminder)}" for reminder in reminders)])


def _documents(draft: Draft, cited: Sequence[Evidence]) -> list[Document]:
    documents = {e.document.document_id: e.document for e in cited}
    if cited:
        documents |= {d.document_id: d for d in draft.documents if d.document_id in documents}
    else:
        documents |= {d.document_id: d for d in draft.documents}
    return list(documents.values())


def _citation(marker: int, evidence: Evidence, language: Language) -> Citation:
    clause = evidence.clause
    query = {"document": clause.document_id, "clause": clause.clause_id, "quote": f"{evidence.start}-{evidence.end}"}
    return Citation(
        marker=marker,
        document_id=clause.document_id,
        document_title=evidence.document.metadata.title,
        clause_id=clause.clause_id,
        item_id=evidence.item_id,
        label=clause.label,
        heading_path=list(clause.heading_path),
        quote=evidence.quote,
        start=evidence.start,
        end=evidence.end,
        href=f"?{urlencode(query)}",
        rendering=clause.rendering if language == "en" else None,
    )


def amount(found: AmountFound, library: Library, language: Language = "zh") -> Amount:
    """A provision in the contract's form; in English with the rendered sentence that fixes it."""
    provision = found.provision
    basis = None
    if provision.basis is not None:
        rule = library.find_rule(provision.basis.title)
        basis = Basis(title=provision.basis.title, document_id=rule.document_id if rule else None)
    return Amount(
        provision_id=provision.provision_id,
        document_id=found.document.document_id,
        clause_id=found.clause.clause_id,
        limit=provision.limit.value,
        nature=provision.nature.value,
        value=provision.value,
        min=provision.min,
        max=provision.max,
        currency=provision.currency,
        per=provision.per,
        one_off=provision.one_off,
        term=provision.term,
        as_written=provision.as_written,
        beneficiary=provision.beneficiary,
        condition=provision.condition,
        basis=basis,
        rendering=passage_at(found.clause, provision.start) if language == "en" else None,
    )


def _once(amounts: Sequence[AmountFound]) -> list[AmountFound]:
    return list({(a.document.document_id, a.provision.provision_id): a for a in amounts}.values())


_NOTICE_OF = {
    Status.DRAFT: NoticeKind.DRAFT,
    Status.NOT_IN_FORCE: NoticeKind.NOT_IN_FORCE,
    Status.EXPIRED: NoticeKind.EXPIRED,
    Status.SUPERSEDED: NoticeKind.SUPERSEDED,
}


def _notices(documents: Sequence[Document], language: Language, cited: bool) -> list[Notice]:
    words = Words(language)
    notices = []
    for document in documents:
        metadata = document.metadata
        kind = _NOTICE_OF.get(metadata.status, NoticeKind.CHECK_CURRENT)
        dated = metadata.effective_on or metadata.issued_on or metadata.printed_on
        text = words(
            f"notice.{kind.value}",
            document=document_name(metadata, language),
            dated=words("status.dated", date=day(dated, language)) if dated else "",
        )
        notices.append(Notice(kind=kind, document_id=document.document_id, text=_capitalised(text)))
    translated = any(c.rendering for d in documents for c in d.clauses)
    if language == "en" and cited and translated:
        notices.append(Notice(kind=NoticeKind.UNOFFICIAL_TRANSLATION, text=words("notice.unofficial_translation")))
    return notices


def _suggestions(cited: Sequence[Evidence], language: Language) -> list[str]:
    words = Words(language)
    found: list[str] = []
    for evidence in cited[:1]:
        name = document_name(evidence.document.metadata, language)
        label = clause_label(evidence.clause, language)
        if evidence.clause.title:
            found.append(words("suggest.topic", title=clause_title(evidence.clause, language)))
        found.append(words("suggest.clause", document=name, label=label))
        found.append(words("suggest.status", document=name))
    return found[:3]
