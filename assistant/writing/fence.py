"""Fences around text that is data: what stands inside is never an instruction and cannot end the fence."""

from __future__ import annotations

import re
import secrets

_BRACKETS = re.compile("[<>＜＞]{2,}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_INERT = str.maketrans({"<": "‹", ">": "›", "＜": "‹", "＞": "›"})


def nonce() -> str:
    """A name for the fences of one request that no text can know beforehand."""
    return secrets.token_hex(4)


def fenced(name: str, text: str, mark: str) -> str:
    """``text`` between two lines that carry ``name`` and ``mark``.

    Runs of angle brackets inside are replaced by look-alikes and invisible characters removed, so that
    no line of the text can be taken for the end of the fence, also by a model that ignores ``mark``.
    """
    inert = _BRACKETS.sub(lambda m: m.group().translate(_INERT), _CONTROL.sub("", text)).replace(mark, "")
    return f"<<<{name} {mark}\n{inert.strip()}\n{name} {mark}>>>"
