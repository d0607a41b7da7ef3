"""Takes instructions to the assistant out of a message: they are text, never obeyed, and no topic either."""

from __future__ import annotations

import re

from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import ask_patterns, phrases

_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_BRACKETED = re.compile(r"\[\[.*?\]\]|\[[^\[\]]*\]|【[^】]*】", re.DOTALL)
_SENTENCE = re.compile(r"[^。！!?？;；\n]+?(?:[。！!?？;；\n]+|\.(?=\s+[A-Z\"'])|$)", re.DOTALL)
_SPEAKER = re.compile(r"^\s*(?:user|human|question|用户|提问者?)\s*[:：]\s*", re.IGNORECASE)


def without_instructions(text: str) -> str:
    """The message without what only tells the assistant how to behave; as it is where nothing else stands in it."""
    plain = _COMMENT.sub(" ", text)
    plain = _BRACKETED.sub(lambda m: " " if _instructs(m.group()) else m.group(), plain)
    kept = [_after_instruction(s) for s in _SENTENCE.findall(plain) if not _only_instructs(s)]
    rest = _SPEAKER.sub("", "".join(kept)).strip()
    return rest if _asks(rest) else text


def _asks(text: str) -> bool:
    return phrases("interrogative").search(text) is not None or any(
        ask is not Ask.SUPPORT and pattern.search(text) for ask, pattern in ask_patterns()
    )


def _instructs(text: str) -> bool:
    return phrases("instruction").search(text) is not None


def _only_instructs(sentence: str) -> bool:
    asks = sentence.rstrip().endswith(("?", "？")) or phrases("interrogative").search(sentence) is not None
    return _instructs(sentence) and not asks


def _after_instruction(sentence: str) -> str:
    """Ignore all that and then tell me who …: what follows the instruction."""
    turn = phrases("then_tell").search(sentence)
    return sentence[turn.end() :] if turn and _instructs(sentence[: turn.start()]) else sentence
