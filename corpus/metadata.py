"""What a document says about itself: title, issuer, number, dates, status, rules it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from corpus.adoption import Adoption, read_adoption
from corpus.issuers import complete_name, english_name, find_issuer, find_jurisdiction
from corpus.lifetime import read_lifetime
from corpus.model import Clause, ClauseKind, Level, Metadata, Status
from corpus.references import extract_references
from corpus.rule_names import aliases_of, normal_name, without_issuer, without_status
from corpus.status import status_on
from corpus.titles import (
    ENGLISH_NUMBER,
    NUMBER,
    TITLE_END,
    TitleBlock,
    inner_title,
    is_body_line,
    is_number_line,
    read_title_block,
)
from corpus.written_dates import ANY_DATE, parse_date

FALLBACK = "no title found; named after the file"
"""The source of a title that no line of the text gives."""

_DRAFT = re.compile(r"征求意见稿|徵求意見稿|公开征求|征求.{0,20}意见的(?:函|公告|通知)|送审稿|讨论稿|代拟稿"
                    r"|[（(][^（）()]{0,6}草案[^（）()]{0,6}[)）]|草案$"
                    r"|\bdraft\b(?:\s+for\b|\s*[)）]|\s*$)"
                    r"|\b(?:consultation|exposure|discussion)\s+draft\b", re.IGNORECASE)
_DATE_LINE = re.compile(rf"^[（(]?\s*(?:[A-Z][\w /.-]{{2,40}},\s*)?"
                        r"(?:(?:Date|Issued|Adopted|Approved|Promulgated|Published)"
                        r"(?:\s+by\s+[\w ]{2,40}?)?(?:\s+on)?\s*:?\s*)?"
                        rf"(?P<date>{ANY_DATE})\s*[)）]?$", re.IGNORECASE)
_ASIDE = re.compile(r"^[（(].*[)）]$")
_PRINTED = re.compile(rf"(?P<date>{ANY_DATE})\s*印\s*[发發]\s*$", re.MULTILINE)
_ISSUE_FIELDS = ("成文日期", "发文日期", "发文时间", "发布日期", "发布时间", "公布日期", "發文日期", "發布日期")
_NUMBER_FIELDS = ("发文字号", "文号", "文件编号", "發文字號")
_KIND_WORDS = re.compile(r"的?(?:若干|实施|具体|暂行|试行|管理|政策|行动|专项|申报|三年|五年)*$")
_MAX_REFERENCES = 60


@dataclass(frozen=True, slots=True)
class _Found:
    """One value with where it was read."""

    value: str | None
    source: str = ""


def extract_metadata(text: str, clauses: Sequence[Clause], *, document_id: str, today: date | None = None) -> Metadata:
    """The metadata of any document, read from its text with line breaks and its clauses.

    ``sources`` names the place of each field that was found; fields the text leaves open are
    None. ``status`` is that of ``today`` (default: the current day).
    """
    language = text_language(text)
    block = read_title_block(text, language)
    adoption = read_adoption(block.lines) if language == "zh" else None
    title = _Found(block.title or document_id, "title lines" if block.title else FALLBACK)
    issuer = _issuer(block, adoption, text)
    place, place_source = find_jurisdiction(issuer.value, title.value or "", text)
    issuer = replace(issuer, value=complete_name(issuer.value, place) if issuer.value else None)
    number = _number(block, adoption)
    issued_on, issued_source = _issued(block, adoption, text)
    printed = _PRINTED.search(text)
    printed_on = parse_date(printed["date"]) if printed else None
    life = read_lifetime(_passages(text, clauses), issued_on, printed_on)
    status, status_source = _base_status(block)
    name = inner_title(title.value or "") or title.value or ""
    subject = _subject(name, language)
    metadata = Metadata(
        document_id=document_id, title=title.value or document_id, language=language,
        short_title=_short_title(name, title.value or "") if language == "zh" else None,
        title_en=title.value if language == "en" else None,
        short_title_en=_short_english(name) if language == "en" else None,
        issuer=issuer.value, issuer_en=_issuer_en(issuer.value, language),
        level=place.level if place else Level.UNKNOWN, region=place.name if place else None,
        region_en=place.english if place else None, number=number.value, status=status,
        issued_on=issued_on, printed_on=printed_on, effective_on=life.effective_on, expires_on=life.expires_on,
        effective_as_written=life.effective_as_written, validity_as_written=life.validity_as_written,
        subject=subject if language == "zh" else None, subject_en=subject if language == "en" else None,
        aliases=aliases_of(title.value or "", block.notice), references=_references(text, clauses, title.value or ""))
    sources = {"title": title.source, "issuer": issuer.source, "level": place_source, "region": place_source,
               "number": number.source, "status": status_source, "issued_on": issued_source,
               "printed_on": "print line", **life.sources}
    known = {name: source for name, source in sources.items() if source and getattr(metadata, name) not in (None, "")}
    current = status_on(metadata, today or date.today())
    if current is not status:
        known["status"] = "computed from the dates of effect and expiry"
    return replace(metadata, status=current, sources=known)


def text_language(text: str) -> str:
    """``zh`` where Chinese characters make up a fifth of the letters, else ``en``."""
    sample = text[:20000]
    letters = sum(char.isalpha() for char in sample)
    chinese = sum("\u3400" <= char <= "\u9fff" for char in sample)
    return "zh" if chinese * 5 >= max(letters, 1) else "en"


def _issuer(block: TitleBlock, adoption: Adoption | None, text: str) -> _Found:
    if adoption and adoption.issuer:
        return _Found(adoption.issuer, f"adoption line: {adoption.words}")
    return _Found(*find_issuer(block, text))


def _issuer_en(issuer: str | None, language: str) -> str | None:
    return issuer if issuer is None or language == "en" else english_name(issuer)


def _number(block: TitleBlock, adoption: Adoption | None) -> _Found:
    for name in _NUMBER_FIELDS:
        value = block.fields.get(name, "")
        if NUMBER.search(value):
            return _Found(value, f"field {name}")
    for line in block.lines[:25]:
        bare = line.strip("（）() ")
        if is_number_line(line) and not bare.isdigit():
            return _Found(bare, "number line")
    if adoption and adoption.number:
        return _Found(adoption.number, f"adoption line: {adoption.words}")
    for line in block.lines[:12]:
        if _ASIDE.match(line) and (match := NUMBER.search(line)):
            return _Found(match[0], "in brackets below the title")
    for line in block.lines[:3]:
        if (match := ENGLISH_NUMBER.match(line)) and len(match[0]) > 3 and len(line) < 60:
            return _Found(match[0], "head")
    return _Found(None)


def _issued(block: TitleBlock, adoption: Adoption | None, text: str) -> tuple[date | None, str]:
    for name in _ISSUE_FIELDS:
        if day := parse_date(block.fields.get(name, "")):
            return day, f"field {name}"
    if adoption:
        later = f"; later: {'; '.join(adoption.amendments)}" if adoption.amendments else ""
        return adoption.day, f"adoption line: {adoption.words}{later}"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in [*lines[:60], *lines[-15:]]:
        if match := _DATE_LINE.match(line):
            return parse_date(match["date"]), f"date line: {line}"
    return None, ""


def _passages(text: str, clauses: Sequence[Clause]) -> Iterable[tuple[str, str]]:
    """Where and what to read for dates: the clauses by label, or the whole text by paragraph."""
    if not clauses:
        return [("text", paragraph) for paragraph in text.splitlines() if paragraph.strip()]
    named = {ClauseKind.HEAD: "head", ClauseKind.NOTICE: "notice", ClauseKind.IMPRINT: "imprint"}
    letters = [clause for clause in clauses if clause.kind in named]
    others = [clause for clause in clauses if clause.kind not in named and clause.kind is not ClauseKind.ANNEX]
    return [(named.get(clause.kind) or clause.label or clause.clause_id, clause.text)
            for clause in [*letters, *others]]


def _base_status(block: TitleBlock) -> tuple[Status, str]:
    head = takewhile(lambda line: not is_body_line(line), block.lines[:12])
    for line in [block.title or "", block.notice or "", *head]:
        if len(line) < 80 and (match := _DRAFT.search(line)):
            return Status.DRAFT, f"head: {match[0]}"
    return Status.ISSUED, "no mark of a draft; whether it was changed or repealed later is not known"


def _short_title(name: str, title: str) -> str | None:
    """The name without issuer, brackets and the name of the state; None where nothing falls away."""
    short = without_issuer(without_status(name)).removeprefix("关于").removeprefix("中华人民共和国")
    return short if short and short != title else None


def _short_english(name: str) -> str | None:
    """What stands before the colon of an English title."""
    short, colon, _ = without_status(name).partition(":")
    return short.strip() if colon else None


def _subject(title: str, language: str) -> str | None:
    base = without_status(title)
    if language == "en":
        return base or None
    subject = without_issuer(base).removeprefix("关于").removeprefix("中华人民共和国")
    shortened = _KIND_WORDS.sub("", TITLE_END.sub("", subject))
    return shortened or subject or None


def _references(text: str, clauses: Sequence[Clause], title: str) -> tuple[str, ...]:
    """The titles of the rules the text names, in order, without its own."""
    named = [reference.title for clause in clauses for reference in clause.references]
    if not named:
        passages = [clause.text for clause in clauses] or text.splitlines()
        named = [reference.title for passage in passages for reference in extract_references(passage)]
    own = {normal_name(title), normal_name(without_status(title))}
    unique = {normal_name(name): name for name in reversed(named)}
    keys = [key for key in dict.fromkeys(normal_name(name) for name in named) if key not in own]
    ordered = ["".join(unique[key].split("\n")) for key in keys]
    return tuple(ordered[:_MAX_REFERENCES])
