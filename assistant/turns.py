"""The turns of a conversation, as they were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.contract import Answer
from assistant.understanding.small_talk import small_talk
from assistant.understanding.vocabulary import phrases


@dataclass(frozen=True, slots=True)
class Turn:
    """A question asked before and the answer it got."""

    question: str
    answer: Answer


def single_turns(history: Sequence[Turn]) -> list[Turn]:
    """The turns that asked something, with each message of several questions as so many turns."""
    turns = [
        Turn(part.question, part) if turn.answer.parts else turn
        for turn in history
        for part in (turn.answer.parts or [turn.answer])
    ]
    return [turn for turn in turns if not small_talk(turn.question)]


def asked_again(text: str, history: Sequence[Turn]) -> tuple[str, Sequence[Turn]]:
    """A message that brings nothing of its own asks the same once more, after the turns before that.

    Such are a doubt (确定吗, are you sure?) and the wish for another language.
    """
    turns: Sequence[Turn] = history
    while _brings_nothing(text) and (turns := single_turns(turns)):
        text, turns = turns[-1].question, turns[:-1]
    return text, turns


def _brings_nothing(text: str) -> bool:
    if phrases("doubts").fullmatch(text):
        return True
    rest, wishes = phrases("answer_language").subn(" ", text)
    return wishes > 0 and phrases("only_manners").fullmatch(rest) is not None
