"""Writes a word between braces in the vocabulary files as all its forms: {come} is come, comes, came, coming.

A noun is written {subsidy/n}. Quantifiers such as {1,60} are no words and stay. The forms of the words that
the shipped files use stand in ``forms.tsv`` (word, part of speech, forms), so that a start need not load a
dictionary of all English; a test holds them to it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_WORD = re.compile(r"\{(?P<word>[a-z]+)(?:/(?P<noun>n))?\}")


def inflected(pattern: str) -> str:
    """The pattern with every word between braces replaced by a group of its forms."""
    return _WORD.sub(lambda m: f"(?:{'|'.join(forms(m['word'], 'NOUN' if m['noun'] else 'VERB'))})", pattern)


@cache
def forms(word: str, part_of_speech: str) -> tuple[str, ...]:
    """All forms of an English word, longest first; ``part_of_speech`` is VERB or NOUN."""
    found = _shipped().get((word, part_of_speech)) or looked_up(word, part_of_speech)
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def looked_up(word: str, part_of_speech: str) -> frozenset[str]:
    """The forms of a word by the dictionary of all English, itself among them."""
    from lemminflect import getAllInflections

    variants = getAllInflections(word, part_of_speech).values()
    return frozenset(form for forms_ in variants for form in forms_) | {word}


@cache
def _shipped() -> dict[tuple[str, str], frozenset[str]]:
    lines = Path(__file__).with_name("forms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {(word, part_of_speech): frozenset(found.split()) for word, part_of_speech, found in rows}
