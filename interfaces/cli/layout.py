"""An answer as readable terminal text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.contract import Amount, Answer, AnswerStatus, Citation
from interfaces.money import amount_value
from interfaces.words import Words

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_RENDERING_CHARS = 240
_MARK = {
    AnswerStatus.ANSWERED: "●",
    AnswerStatus.NOT_SPECIFIED: "◐",
    AnswerStatus.NOT_FOUND: "○",
    AnswerStatus.CLARIFY: "?",
}


def answer_text(answer: Answer, words: Words) -> str:
    """Status, answer, evidence, amounts, notices and next questions, in the answer's language."""
    return _CONTROL.sub("", "\n".join(_lines(answer, words)))


def _lines(answer: Answer, words: Words) -> Iterator[str]:
    yield f"{_MARK[answer.status]} {words(f'status.{answer.status}')}"
    if answer.understood_as and answer.understood_as != answer.question:
        yield words("answer.understood_as", question=answer.understood_as)
    yield ""
    yield answer.answer
    yield from _section(words("answer.amounts"), [_amount(amount, words) for amount in answer.amounts])
    yield from _section(words("answer.evidence"), [_citation(citation, words) for citation in answer.citations])
    yield from _section(words("answer.notices"), [f"! {notice.text}" for notice in answer.notices])
    choices = answer.status is AnswerStatus.CLARIFY
    title = words("answer.choices" if choices else "answer.suggestions")
    yield from _section(title, [f"- {text}" for text in answer.suggestions])
    for number, part in enumerate(answer.parts, start=1):
        yield ""
        yield f"{words('answer.part', number=number)}: {part.question}"
        yield from _lines(part, words)


def _section(title: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield ""
        yield title
        yield from entries


def _citation(citation: Citation, words: Words) -> str:
    where = " › ".join([*citation.heading_path, citation.label])
    lines = [f"[{citation.marker}] {citation.document_title} · {where}", f"    “{citation.quote}”"]
    if citation.rendering and words.language == "en":
        lines.append(f"    {words('answer.rendering')}: {_shortened(citation.rendering)}")
    return "\n".join(lines)


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _RENDERING_CHARS else f"{one_line[:_RENDERING_CHARS].rstrip()}…"


def _amount(amount: Amount, words: Words) -> str:
    facts = [
        amount.as_written,
        amount_value(amount, words),
        words(f"nature.{amount.nature}"),
        amount.beneficiary or words("amount.not_named"),
        amount.condition or "",
        amount.term or "",
    ]
    return "- " + " · ".join(fact for fact in facts if fact)
