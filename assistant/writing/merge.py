"""Joins what a model wrote with what the extractive answer must keep, and says whether the result answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.draft import Draft, Evidence, Line
from assistant.compose.phrasing import quotation, shorten
from assistant.contract import AnswerStatus, Composer, Language
from assistant.evidence.sentences import Sentence
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.writing.case import Case
from assistant.writing.lexicon import pattern
from assistant.writing.slots import figure
from corpus.model import Provision, ProvisionKind

_WRITTEN = frozenset({AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED})
_VERBATIM_ASKS = frozenset({Ask.TOC, Ask.LOOKUP, Ask.COMPARE, Ask.EXTREME, Ask.TOTAL})
_LONGEST_QUOTE = 500
_FIGURES = {
    Ask.TERM: ProvisionKind.TERM,
    Ask.COUNT: ProvisionKind.COUNT,
    Ask.DATE: ProvisionKind.DATE,
    Ask.VALIDITY: ProvisionKind.VALIDITY,
}


def is_for_model(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether a model may word an answer: one in sentences, with clauses, that is no list, table or full text."""
    running = all(line.style in {"sentence", "quote", "break"} for line in draft.lines)
    cites = any(line.evidence for line in draft.lines)
    return draft.status in _WRITTEN and running and cites and inquiry.understanding.ask not in _VERBATIM_ASKS


def lead(inquiry: Inquiry, draft: Draft) -> list[Line]:
    """The first line of the extractive answer where it carries a verdict: yes, no, or that nothing is fixed."""
    understanding = inquiry.understanding
    decides = draft.status is not AnswerStatus.ANSWERED or understanding.yes_no or bool(understanding.claims)
    return [line for line in draft.lines if line.style == "sentence"][: int(decides)]


def merged(inquiry: Inquiry, draft: Draft, lines: Sequence[Line]) -> Draft:
    """The answer with the model's lines: verdict first, then them, what they leave out, and the clause verbatim."""
    first = lead(inquiry, draft)
    said = [*first, *lines]
    rest = [line for line in draft.lines if line.style == "sentence" and line not in first]
    kept = [line for line in rest if _leaves_open(line) or _tells_more(inquiry, line, said)]
    quotes = [line for line in draft.lines if line.style == "quote"] or _quote(inquiry, draft, kept)
    gap = Line("", style="break")
    body = [*first, *([gap] if first else []), *lines, gap, *kept, gap, *quotes]
    return replace(draft, lines=body, documents=list(draft.documents), composer=Composer.LLM)


def answers(draft: Draft, cases: Sequence[Case]) -> str | None:
    """Why the model's sentences do not answer: an amount they do not tell, a clause they do not cite; else None."""
    if not cases:
        return "no sentence passed"
    told = {(s.source.view.clause.key, s.provision.provision_id) for case in cases for s in case.slots}
    for found in draft.amounts:
        if (found.clause.key, found.provision.provision_id) not in told:
            return f"amount {found.provision.provision_id} is not told"
    lead_clause = next((e.clause.key for line in draft.lines for e in line.evidence), None)
    cited = {source.view.clause.key for case in cases for source in case.sources}
    return None if lead_clause in cited else "the leading clause is not cited"


def _tells_more(inquiry: Inquiry, line: Line, said: Sequence[Line]) -> bool:
    """Whether a line tells a period, count or date that was asked for and that nothing said does."""
    kinds = {_FIGURES[ask] for ask in inquiry.understanding.asks if ask in _FIGURES}
    text = "\n".join(each.text for each in said)
    return any(
        p.kind in kinds and _tells(line.text, p, inquiry.language) and not _tells(text, p, inquiry.language)
        for p in _figures_of(line)
    )


def _figures_of(line: Line) -> list[Provision]:
    return [p for e in line.evidence for p in e.clause.provisions if e.start <= p.start < e.end]


def _tells(text: str, provision: Provision, language: Language) -> bool:
    return provision.as_written in text or figure(provision, language) in text


def _leaves_open(line: Line) -> bool:
    return pattern("negation").search(line.text) is not None and "“" not in line.text


def _quote(inquiry: Inquiry, draft: Draft, kept: Sequence[Line]) -> list[Line]:
    """The leading clause in its own words; for English readers with its rendering, which they can read."""
    first: Evidence | None = next((e for line in draft.lines for e in line.evidence), None)
    if first is None or len(first.quote) > _LONGEST_QUOTE or any(shorten(first.quote) in line.text for line in kept):
        return []
    if inquiry.language == "zh":
        return [Line(f"“{shorten(first.quote)}”", (first,), "quote")]
    view = inquiry.views.get(*first.clause.key)
    if view is None or not first.clause.rendering:
        return []
    return [Line(quotation(inquiry, view, Sentence(first.start, first.end, first.quote)), (first,), "quote")]
