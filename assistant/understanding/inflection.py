"""Writes a word between braces in the vocabulary files as all its forms: {come} is come, comes, came, coming.

A noun is written {subsidy/n}. Quantifiers such as {1,60} are no words and stay.
"""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"\{(?P<word>[a-z]+)(?:/(?P<noun>n))?\}")


def inflected(pattern: str) -> str:
    """The pattern with every word between braces replaced by a group of its forms."""
    return _WORD.sub(lambda m: f"(?:{'|'.join(forms(m['word'], 'NOUN' if m['noun'] else 'VERB'))})", pattern)


@cache
def forms(word: str, part_of_speech: str) -> tuple[str, ...]:
    """All forms of an English word, longest first; ``part_of_speech`` is VERB or NOUN."""
    from lemminflect import getAllInflections

    found = {form for variants in getAllInflections(word, part_of_speech).values() for form in variants}
    return tuple(sorted(found | {word}, key=lambda form: (-len(form), form)))
