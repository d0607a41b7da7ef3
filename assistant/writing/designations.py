"""The names that a sentence gives to the clauses that it cites."""

from __future__ import annotations

from assistant.writing.case import Case
from assistant.writing.lexicon import pattern
from assistant.writing.words import missing_words


def without_designation(case: Case, text: str) -> str:
    """A text without the name that it gives a cited clause (the clause on export projects)."""
    found = pattern("about_clause").search(text)
    if found is None or missing_words(case, found.group(), case.grounds):
        return text
    return f"{text[: found.start()]}{' ' * len(found.group())}{text[found.end() :]}"
