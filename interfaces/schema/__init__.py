"""The answer contract as a JSON Schema file, for programs that are not written in Python."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, cast


@cache
def answer_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an answer."""
    text = resources.files(__name__).joinpath("answer.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))
