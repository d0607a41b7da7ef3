"""Text counted in tokens, and cut to a number of them, for the protocol in which callers set a limit.

No language model need have written the text, so that tokens are a measure of its length and no model's own: one for
each Chinese character, one for every four other characters.
"""

from __future__ import annotations

import math
import re

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_PER_TOKEN = 4
_LABEL = "⚠️"


def tokens(text: str) -> int:
    """How many tokens a text is."""
    wide = len(_WIDE.findall(text))
    return wide + math.ceil((len(text) - wide) / _PER_TOKEN)


def within(text: str, most: int) -> str:
    """As many whole lines of an answer as ``most`` tokens hold, its warnings always with them; else nothing.

    A line is never cut, so that no figure loses its digits, nor a cap its limiting word.
    """
    if tokens(text) <= most:
        return text
    lines = text.splitlines(keepends=True)
    labels = "\n".join(line for line in lines if line.startswith(_LABEL))
    kept = ""
    for line in lines:
        if tokens(kept + line) + tokens(labels) > most or line.startswith(_LABEL):
            break
        kept += line
    return "\n\n".join(part for part in (kept.rstrip(), labels.rstrip()) if part) if kept.strip() else ""
