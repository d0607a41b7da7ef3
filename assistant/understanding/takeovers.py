"""Reads that a company is bought as what policies call it: a merger or an acquisition.

Read word by word, buying a game company abroad asks of purchases and companies, of which no such clause speaks.
"""

from __future__ import annotations

import re

from assistant.understanding.vocabulary import phrases


def with_takeovers(text: str) -> str:
    """The text with every wording of that sort replaced: buying a game company becomes acquisition of game."""
    return phrases("takes_over").sub(_told, text)


def _told(match: re.Match[str]) -> str:
    """What is bought keeps what is said of it (foreign, 海外); that it is a company goes without saying."""
    found = {name: said for name, said in match.groupdict().items() if said is not None}
    if "bought_en" in found:
        return f"acquisition of{found.get('what', ' ')} "
    kept = re.sub(r"^(?:买下|收购|并购|吞并|买)了?", "", match.group())
    return f"并购 {kept.removesuffix(found['bought_zh'])} "
