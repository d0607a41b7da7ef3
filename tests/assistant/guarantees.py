"""What the plan promises of every answer, checked without the code that is meant to keep it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlparse

from assistant.contract import AnswerStatus, NoticeKind
from corpus.model import ClauseKind, Limit, Status
from corpus.numerals import parse_quantity

_MARKER = re.compile(r"\[(\d+)\]")
_ARABIC = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(万|萬|亿|億|million|billion|%)?", re.IGNORECASE)
_HAN = re.compile(r"[〇零一二三四五六七八九十百千两]+[万萬亿億]?")
_SCALE = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "million": 1e6, "billion": 1e9, "%": 0.01}
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CAP = re.compile(r"最高|不超过|不得超过|上限|以内|以下|up to|not exceed|no more than|at most|maximum", re.IGNORECASE)
_MONEY = re.compile(r"[万亿]元|\bmillion\b|\bRMB\b|\bUSD\b|,000元", re.IGNORECASE)


def check(answer, library):
    """Assert every guarantee of one answer and of its parts."""
    _citations_are_verbatim(answer, library)
    _markers_and_citations_agree(answer)
    _statements_carry_markers(answer)
    _numbers_are_grounded(answer, library)
    _limiting_words_stay(answer, library)
    _amounts_are_provisions(answer, library)
    _drafts_are_labelled(answer, library)
    for part in answer.parts:
        check(part, library)


def _citations_are_verbatim(answer, library):
    for citation in answer.citations:
        document = library.get(citation.document_id)
        clause = document.clause(citation.clause_id)
        assert citation.quote and clause.text[citation.start : citation.end] == citation.quote
        assert (citation.label, citation.heading_path) == (clause.label, list(clause.heading_path))
        assert citation.document_title == document.metadata.title
        query = parse_qs(urlparse(citation.href).query)
        assert (query["document"], query["clause"]) == ([citation.document_id], [citation.clause_id])
        assert query["quote"] == [f"{citation.start}-{citation.end}"]
        if citation.item_id:
            item = next(i for i in clause.items if i.item_id == citation.item_id)
            assert item.start <= citation.start and citation.end <= item.end


def _markers_and_citations_agree(answer):
    used = [int(m) for m in _MARKER.findall(answer.answer)]
    assert [c.marker for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert set(used) == {c.marker for c in answer.citations}
    assert list(dict.fromkeys(used)) == sorted(set(used)), "markers are numbered in the order of their first use"


def _statements_carry_markers(answer):
    if answer.status not in {AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED} or answer.parts:
        return
    assert answer.citations
    for line in answer.answer.split("\n"):
        if line.strip() and not line.startswith(("⚠️", "|")):
            assert _MARKER.search(line), line


def numbers(text):
    """Every number written in Arabic digits, as (bare, scaled)."""
    return [
        (value, round(value * _SCALE.get((match[2] or "").lower(), 1.0), 6))
        for match in _ARABIC.finditer(text)
        if (value := float(match[1].replace(",", ""))) is not None
    ]


def _in_source(text):
    found = {n for pair in numbers(text) for n in pair}
    for match in _HAN.finditer(text):
        value = parse_quantity(match.group().replace("萬", "万").replace("億", "亿"))
        if value is not None:
            found.add(float(value))
    return found


def _sources(answer, library):
    for citation in answer.citations:
        clause = library.get(citation.document_id).clause(citation.clause_id)
        yield from (clause.text, clause.label, clause.rendering or "", clause.clause_id, " ".join(clause.heading_path))
    for document in library.documents:
        metadata = document.metadata
        yield from (str(v) for v in (metadata.title, metadata.title_en, metadata.short_title_en, metadata.number))
        for day in (metadata.issued_on, metadata.printed_on, metadata.effective_on, metadata.expires_on):
            yield f"{day.year} {day.month} {day.day}" if day else ""


def _counted(answer, library):
    """Numbers that code may derive: rows and clauses shown, amounts given, parts, clauses and chapters of a document,
    and the sum of the amounts given."""
    rows = answer.answer.count("\n- ") + answer.answer.startswith("- ")
    clauses = {(c.document_id, c.clause_id) for c in answer.citations}
    yield from (rows, len(clauses), len(answer.amounts), *range(1, len(answer.parts) + 1))
    yield sum(a.value or 0 for a in answer.amounts)
    for document in library.documents:
        for kind in (ClauseKind.CLAUSE, ClauseKind.BOX):
            yield sum(c.kind is kind for c in document.clauses)
        yield from (int(c.chapter) for c in document.clauses if c.chapter and c.chapter.isdecimal())


def _numbers_are_grounded(answer, library):
    if answer.parts:
        return
    allowed = {float(n) for n in _counted(answer, library)} | _in_source(answer.question)
    allowed |= _in_source(answer.understood_as or "")
    for text in _sources(answer, library):
        allowed |= _in_source(text)
    for bare, scaled in numbers(_MARKER.sub(" ", answer.answer)):
        assert scaled in allowed or (bare == scaled and bare in allowed), (bare, scaled, answer.answer)


def _limiting_words_stay(answer, library):
    limits = {}
    for citation in answer.citations:
        for provision in library.get(citation.document_id).clause(citation.clause_id).provisions:
            if provision.value is not None:
                limits.setdefault(float(provision.value), set()).add(provision.limit)
    for bold in _BOLD.findall(answer.answer):
        stated = {scaled for _, scaled in numbers(bold)} if _MONEY.search(bold) else set()
        if any(limits.get(value) == {Limit.CAP} for value in stated):
            assert _CAP.search(bold), bold
    for amount in answer.amounts:
        if amount.one_off:
            assert re.search("一次性|one-off", answer.answer)
        if amount.nature == "top_up":
            assert re.search("追加|additional", answer.answer)
        if amount.per == "year" and amount.limit == "cap":
            assert re.search("每年|按年|per year", answer.answer)


def _amounts_are_provisions(answer, library):
    for amount in answer.amounts:
        clause = library.get(amount.document_id).clause(amount.clause_id)
        provision = next(p for p in clause.provisions if p.provision_id == amount.provision_id)
        assert (amount.as_written, amount.value) == (provision.as_written, provision.value)
        assert amount.as_written in clause.text
        assert (amount.document_id, amount.clause_id) in {(c.document_id, c.clause_id) for c in answer.citations}
    if answer.status in {AnswerStatus.NOT_FOUND, AnswerStatus.CLARIFY}:
        assert not answer.amounts


def _drafts_are_labelled(answer, library):
    kinds = {(n.document_id, n.kind) for n in answer.notices}
    for citation in answer.citations:
        metadata = library.get(citation.document_id).metadata
        if metadata.status is Status.DRAFT:
            assert (citation.document_id, NoticeKind.DRAFT) in kinds
            assert re.search("征求意见稿|draft", answer.answer)
        else:
            assert citation.document_id in {n.document_id for n in answer.notices}
