"""Whether a Chinese word that no glossary knows is a thing one could ask about, by jieba's part-of-speech tags."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_NOUNS = ("n", "j")
_ACTIONS = ("v",)
_UNKNOWN_LENGTH = 3


def is_noun(word: str) -> bool:
    """Whether a word is a noun, a name or an abbreviation.

    Of words that the dictionary lacks, two characters are mostly a bad cut; longer ones are new words.
    """
    tag = tag_of(word)
    return len(word) >= _UNKNOWN_LENGTH if tag is None else tag.startswith(_NOUNS)


def is_askable(word: str) -> bool:
    """Whether a question can be for the word: a noun, or an action that is called by its verb (签证, 高考)."""
    tag = tag_of(word)
    return is_noun(word) or (tag is not None and tag.startswith(_ACTIONS))


def tag_of(word: str) -> str | None:
    """The part of speech of a word in jieba's dictionary, or None."""
    entry = entry_of(word)
    return entry[1] if entry else None


@cache
def entry_of(word: str) -> tuple[int, str] | None:
    """The frequency and the part of speech of a word in jieba's dictionary, or None."""
    text = _dictionary()
    start = text.find(f"\n{word} ")
    if start < 0:
        return None
    _, frequency, tag = text[start + 1 : text.index("\n", start + 1)].rsplit(" ", 2)
    return int(frequency), tag


@cache
def _dictionary() -> str:
    """The dictionary as one text: searching it for a few words is cheaper than reading its tags into a table."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return "\n"
    return f"\n{(Path(spec.origin).parent / 'dict.txt').read_text(encoding='utf-8')}\n"
