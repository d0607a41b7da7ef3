"""Joins what a model wrote with what the extractive answer must keep, and says whether the result answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.draft import Draft, Evidence, Line
from assistant.compose.phrasing import shorten
from assistant.contract import AnswerStatus, Composer
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.writing.case import Case
from assistant.writing.lexicon import pattern

_WRITTEN = frozenset({AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED})
_VERBATIM_ASKS = frozenset({Ask.TOC, Ask.LOOKUP, Ask.COMPARE, Ask.EXTREME, Ask.TOTAL})
_LONGEST_QUOTE = 500


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
    """The answer with the model's lines: verdict first, then them, what is left open, and the clause verbatim."""
    first = lead(inquiry, draft)
    kept = [line for line in draft.lines if line.style == "sentence" and _leaves_open(line) and line not in first]
    quotes = [line for line in draft.lines if line.style == "quote"] or _quote(inquiry, draft)
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


def _leaves_open(line: Line) -> bool:
    return pattern("negation").search(line.text) is not None and "“" not in line.text


def _quote(inquiry: Inquiry, draft: Draft) -> list[Line]:
    first: Evidence | None = next((e for line in draft.lines for e in line.evidence), None)
    if first is None or inquiry.language != "zh" or len(first.quote) > _LONGEST_QUOTE:
        return []
    return [Line(f"“{shorten(first.quote)}”", (first,), "quote")]
