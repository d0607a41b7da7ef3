"""Names clauses and documents, quotes them and pairs Chinese sentences with their renderings."""

from __future__ import annotations

import re
from itertools import takewhile

from assistant.compose.draft import Evidence
from assistant.compose.money import money
from assistant.contract import Language
from assistant.evidence.rendered import rendering_of
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, Statement
from assistant.inquiry import Inquiry
from assistant.wording import Words
from corpus.model import Clause, ClauseKind, Document, Metadata, Provision

_CHAPTER_NUMERAL = re.compile(r"^\s*(?:第\s*)?([一二三四五六七八九十百\d]+)")
_TITLE_LIMIT = 30
_OF_A_FIGURE = re.compile(r"[\d.,%％个十百千万亿元年月日]")
_FIGURE_BEGUN = re.compile(r"(?:\d[\d.,]*|[〇一二三四五六七八九十百千万亿]+)$")
_QUOTE_LIMIT = 700
_MOST_CONVERTED = 6


def document_name(metadata: Metadata, language: Language) -> str:
    """The short name of a document as readers know it."""
    if language == "en":
        name = metadata.short_title_en or metadata.title_en
        if name:
            return (
                f"the {name}"
                if not name.lower().startswith(("the ", "an ", "a ")) and metadata.short_title_en
                else name
            )
        return metadata.title if metadata.language == "en" else f"《{metadata.short_title or metadata.title}》"
    name = metadata.short_title or metadata.title
    return f"《{name}》"


def clause_label(clause: Clause, language: Language) -> str:
    """The printed number, with that of its chapter where numbering restarts in each: 四（三）."""
    label = clause.label.strip()
    if not label and clause.kind in {ClauseKind.CHAPTER, ClauseKind.CLAUSE, ClauseKind.ANNEX}:
        return f"“{clause_title(clause, language)}”"
    if clause.kind is ClauseKind.CHAPTER:
        return f"“{(label + (clause.title or '')).strip()}”"
    if clause.kind is ClauseKind.BOX and language == "en" and (number := re.search(r"\d+", clause.clause_id)):
        return f"box {number.group()}"
    if not label or clause.kind in {ClauseKind.HEAD, ClauseKind.PREAMBLE, ClauseKind.NOTICE, ClauseKind.IMPRINT}:
        words = Words(language)
        return words(f"name.{clause.kind.value}") if words.has(f"name.{clause.kind.value}") else f"“{clause.clause_id}”"
    restarts = re.fullmatch(r"\d+\.\d+", clause.clause_id) and not re.search(r"\d\.\d", label)
    if restarts and clause.heading_path and (chapter := _CHAPTER_NUMERAL.match(clause.heading_path[0])):
        return f"{chapter.group(1)}{label}"
    return label.rstrip("、．.:：")


def clause_name(document: Document, clause: Clause, language: Language) -> str:
    """A clause as it is called in running text, document included."""
    label = clause_label(clause, language)
    if language == "en" and label[:1] in "（(第" or re.match(r"[一二三四五六七八九十]", label):
        label = f"clause {label}" if language == "en" else label
    return Words(language)("name.clause", document=document_name(document.metadata, language), label=label)


def clause_title(clause: Clause, language: Language) -> str:
    """The clause's own title, else the beginning of its text."""
    if language == "en" and (title := _title_en(clause)):
        return title
    if clause.title:
        return clause.title
    text = clause.text.removeprefix(clause.label).strip()
    return shorten(re.split(r"[。；;\n]", text)[0], _TITLE_LIMIT)


def _title_en(clause: Clause) -> str | None:
    from corpus.renderings import title_renderings

    return title_renderings(clause.document_id).get(clause.clause_id)


def shorten(text: str, limit: int = _QUOTE_LIMIT) -> str:
    """A quote cut for running text, before a figure rather than within it; the citation keeps all of it."""
    flat = " ".join(text.split("\n"))
    if len(flat) <= limit:
        return flat
    kept, next_one = flat[: limit - 1], flat[limit - 1]
    if _OF_A_FIGURE.match(next_one):
        kept = _FIGURE_BEGUN.sub("", kept) or kept
    return kept + "…"


def addressing(statement: Statement) -> str:
    """Which wording fits: a named beneficiary, only the case the sentence describes, or nobody."""
    if statement.provision is not None and statement.provision.beneficiary:
        return ""
    return "_case" if statement.names_subject else "_nobody"


def beneficiary(inquiry: Inquiry, view: ClauseView, statement: Statement, *, brief: bool = False) -> str:
    """For whom a statement is, as the clause names it; in English with the rendered sentence unless ``brief``."""
    named = statement.provision.beneficiary if statement.provision else None
    own = named or statement.subject
    member = _member_of_list(view, statement.provision) if named and statement.provision else None
    if member is not None:
        return f"“{shorten(own, 60)}” (“{shorten(member, 60)}”)"
    if inquiry.language == "zh":
        return f"“{shorten(own, 120)}”"
    rendering = None if brief else rendering_of(view, statement.sentence)
    if rendering is None:
        return f"“{shorten(own, 160)}”"
    return f"“{shorten(own, 160)}” — in translation: “{shorten(rendering).rstrip('.;')}”"


def _member_of_list(view: ClauseView, given: Provision) -> str | None:
    """The case of a sum whose receiver is that of those beside it: 一期 of 一期、二期的，每艘分别最高3万元、6万元."""
    beside = [p for p in view.clause.provisions if 1 in (given.start - p.end, p.start - given.end)]
    shared = any(p.beneficiary == given.beneficiary and p.condition not in (None, given.condition) for p in beside)
    return given.condition if shared and given.condition and given.condition in view.clause.text else None


def quotation(inquiry: Inquiry, view: ClauseView, sentence: Sentence) -> str:
    """A sentence in quotation marks; English readers get the rendering first."""
    rendering = rendering_of(view, sentence) if inquiry.language == "en" else None
    if rendering is None and inquiry.language == "en" and (figures := _figures(view, sentence)):
        return inquiry.words("quote.converted", quote=shorten(sentence.text), figures=figures)
    if rendering is None and (head := _head_row(view, sentence)):
        return inquiry.words("quote.row", row=shorten(sentence.text.strip()), head=shorten(head))
    if rendering is None:
        return f"“{shorten(sentence.text)}”"
    return inquiry.words("quote.rendered", rendering=shorten(rendering), quote=shorten(sentence.text))


def _head_row(view: ClauseView, sentence: Sentence) -> str:
    """The head of the table that a sentence is a row of, which says what its cells are; empty where it is none."""
    if "\t" not in sentence.text:
        return ""
    above = view.clause.text[: sentence.start].rstrip("\n").split("\n")
    rows: list[str] = list(takewhile(lambda line: "\t" in line, reversed(above)))
    return rows[-1].strip() if rows else ""


def _figures(view: ClauseView, sentence: Sentence) -> str:
    """The sums of a Chinese sentence in figures that English readers know; empty where there are none or many."""
    inside = [p for p in view.clause.provisions if p.currency and sentence.start <= p.start < sentence.end]
    if view.document.metadata.language == "en" or len(inside) > _MOST_CONVERTED:
        return ""
    return "; ".join(dict.fromkeys(money(p, "en") for p in inside))


def evidence(view: ClauseView, sentence: Sentence | None = None) -> Evidence:
    """Evidence for a sentence of a clause, or for the whole clause."""
    if sentence is None:
        return Evidence.of(view.document, view.clause)
    return Evidence.of(view.document, view.clause, sentence.start, sentence.end)
