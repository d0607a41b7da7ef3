"""Writes a question as it was resolved, for the reader and so that it can be understood again."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.contract import Language
from assistant.ellipsis import stands_for_itself
from assistant.understanding.model import ClauseRef, Understanding
from assistant.wording import Words

_UNSPOKEN = frozenset({"generic", "time", "instrument"})


def describe(understanding: Understanding, language: Language, amounts: Sequence[str] = ()) -> str:
    """The question as resolved, in words that can be understood again; ``amounts`` are those it is about."""
    words = Words(language)
    joint = "、" if language == "zh" else ", "
    spoken = (t for t in understanding.terms if t.category not in _UNSPOKEN or stands_for_itself(t))
    named = [t.surface for t in spoken]
    subject = joint.join(dict.fromkeys(named))
    refs = joint.join(_written(r, language) for r in understanding.refs)
    told = joint.join(words("ask.of_amount", amount=a) for a in amounts)
    key = f"ask.{understanding.ask.value}"
    joined = " ".join(filter(None, (refs, told, subject))) or understanding.text
    return words(key if words.has(key) else "ask.general", subject=joined)


def _written(ref: ClauseRef, language: Language) -> str:
    if len(ref.ids) == 1 and ref.ids[0].isdecimal():
        return f"第{ref.ids[0]}条" if language == "zh" else f"clause {ref.ids[0]}"
    return ref.ids[0] if ref.written == "" else ref.written
