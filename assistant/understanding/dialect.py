"""Puts the words of spoken Cantonese that build a question into written Chinese: 邊個 is 哪个, 幾多 is 多少."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


def written_chinese(text: str) -> str:
    """The simplified text with its words of grammar in written Chinese; the same text where there are none."""
    for spoken, written in _forms():
        text = spoken.sub(written, text)
    return text


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = tomllib.loads((files("assistant.understanding") / "dialect.toml").read_text("utf-8"))
    return tuple((re.compile(spoken), written) for spoken, written in table["forms"])
