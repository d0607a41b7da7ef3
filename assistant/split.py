"""Cuts a message with several questions into its questions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.clauserefs import find_clause_refs
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import ask_patterns, phrases

_STOP = re.compile(r"(?<=[?？])\s*|(?<=[;；])\s*|\n+")
MAX_PARTS = 6


@dataclass(frozen=True, slots=True)
class Message:
    """The questions of a message, each with what was said before it as introduction."""

    questions: tuple[str, ...]


def split_questions(text: str) -> Message:
    """One question per part; statements join the question that follows them."""
    linked = [p for stop in _STOP.split(text) for p in phrases("link").split(stop) if p and p.strip()]
    pieces = [p.strip() for piece in linked for p in _own_clauses(piece)]
    questions: list[str] = []
    lead = ""
    for piece in pieces:
        if _asks(piece):
            questions.append(f"{lead} {piece}".strip())
            lead = ""
        elif questions and not lead and len(piece) < 12:
            questions[-1] += f" {piece}"
        else:
            lead = f"{lead} {piece}".strip()
    if lead:
        if questions:
            questions[-1] += f" {lead}"
        else:
            questions = [text]
    if len(questions) > MAX_PARTS:
        questions[MAX_PARTS - 1 :] = [" ".join(questions[MAX_PARTS - 1 :])]
    return Message(tuple(questions) if len(questions) > 1 else (text,))


def _own_clauses(piece: str) -> list[str]:
    """专栏1要做多少部，专栏3要做多少个: two questions, since each part names a clause and asks."""
    parts = [p for p in re.split(r"[,，]", piece) if p.strip()]
    return parts if len(parts) > 1 and all(find_clause_refs(p) and _asks(p) for p in parts) else [piece]


def _asks(text: str) -> bool:
    if text.endswith(("?", "？")):
        return True
    return any(ask is not Ask.SUPPORT and pattern.search(text) for ask, pattern in ask_patterns())
