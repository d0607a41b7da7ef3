"""Joins the answers to the questions of one message."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.draft import Draft, Line
from assistant.contract import AnswerStatus, Composer
from assistant.grounding import numbers_in


def part_heading(number: int, question: str) -> str:
    """The question above its answer; one that states figures is not repeated, since they may be wrong."""
    return f"**{number}.**" if numbers_in(question) else f"**{number}. {question}**"


def joined(questions: Sequence[str], drafts: Sequence[Draft]) -> Draft:
    """One draft of the answers to several questions, each below its question; the best status of any."""
    statuses = [d.status for d in drafts]
    order = [AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED, AnswerStatus.CLARIFY, AnswerStatus.NOT_FOUND]
    whole = Draft(next(s for s in order if s in statuses), unlimited=True)
    if any(d.composer is Composer.LLM for d in drafts):
        whole.composer = Composer.LLM
    for number, (question, draft) in enumerate(zip(questions, drafts, strict=True), 1):
        whole.lines.append(Line("", style="break"))
        whole.lines.append(Line(part_heading(number, question)))
        whole.lines.append(Line("", style="break"))
        whole.lines += draft.lines
        whole.amounts += draft.amounts
        whole.suggestions += draft.suggestions[:2]
        for document in draft.documents:
            whole.mention(document)
    return whole
