"""Statute vocabulary: what a question asks for, and how a clause that says it is worded."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = Path(__file__).with_name("cues.toml")

@dataclass(frozen=True)
class Cue:
    """One kind of asking with the wording that answers it; ``unless`` turns the asking around."""

    name: str
    ask: re.Pattern[str]
    found: re.Pattern[str]
    unless: bool

    def asked_by(self, question: str) -> bool:
        """Whether a cleaned question calls for it."""
        return bool(self.ask.search(question)) != self.unless


@cache
def _definition_questions() -> tuple[re.Pattern[str], ...]:
    patterns = tomllib.loads(_FILE.read_text(encoding="utf-8"))["definition"]["ask"]
    return tuple(re.compile(pattern) for pattern in patterns)


@cache
def load_cues() -> tuple[Cue, ...]:
    """The shipped cues, in the order of their file."""
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))["cue"]
    return tuple(
        Cue(
            entry["name"],
            re.compile(f"{entry['ask_zh']}|{entry['ask_en']}"),
            re.compile(f"{entry['found_zh']}|{entry['found_en']}"),
            entry.get("unless", False),
        )
        for entry in entries
    )


@cache
def cues_version() -> str:
    """Changes whenever the cues do: their matches are stored in the index."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()[:12]


def cue_matches(texts: list[str]) -> NDArray[np.bool_]:
    """Which cleaned text is worded like which cue: rows are texts, columns cues."""
    cues = load_cues()
    rows = [[cue.found.search(text) is not None for cue in cues] for text in texts]
    return np.array(rows, np.bool_).reshape(len(texts), len(cues))


def defined_term(question: str) -> str | None:
    """The term that a cleaned question wants defined, or None."""
    for pattern in _definition_questions():
        match = pattern.search(question.strip())
        if match:
            return match["term"].strip("《》“”\"'的 ") or None
    return None


def defines(term: str, text: str) -> bool:
    """Whether a cleaned clause text says what ``term`` means."""
    name = re.escape(term)
    return bool(re.search(
        rf"{name}[”」\"（(]?.{{0,10}}(?:是指|，指|包括|即)|所称.{{0,3}}{name}|称.{{0,2}}{name}"
        rf"|\b{name}s?[”\"']? (?:means?|refers? to|includes?)\b", text))
