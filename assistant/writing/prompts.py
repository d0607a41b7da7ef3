"""Instructions for the model, read from ``prompts/``: one file each, with its version and placeholders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from assistant.contract import Language
from assistant.llm.model import Message
from assistant.writing.fence import fenced, nonce

NAMES = ("write", "repair", "follow_up", "queries")
_FILE = re.compile(
    r"version: (?P<version>\d+)\nplaceholders: (?P<placeholders>[a-z_ ]*)\n\n"
    r"== system ==\n(?P<system>.*?)\n== user ==\n(?P<user>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One instruction in one language; ``$name`` in the texts stands for data."""

    name: str
    language: Language
    version: int
    placeholders: frozenset[str]
    system: str
    user: str

    @property
    def identity(self) -> str:
        """Name, language and version, for the log."""
        return f"{self.name}.{self.language}@{self.version}"

    def messages(self, data: Mapping[str, str], mark: str | None = None) -> tuple[Message, ...]:
        """The two messages of a request, all data fenced; ``mark`` names the fences (new by default).

        A prompt without a system part goes on with a conversation: it is one message.

        The instructions are the same for every question: services keep what they have read of a prompt, and a
        beginning that is always the same is read once.

        Raises:
            KeyError: ``data`` lacks a placeholder or has one that the prompt does not know.
        """
        if set(data) != self.placeholders:
            raise KeyError(f"prompt {self.identity} wants {sorted(self.placeholders)}, got {sorted(data)}")
        chosen = mark or nonce()
        values = {key: fenced(key.upper(), text, chosen) for key, text in data.items()}
        asked = Message("user", Template(self.user).substitute(values))
        return (Message("system", self.system), asked) if self.system else (asked,)


@cache
def prompt(name: str, language: Language) -> Prompt:
    """The prompt of that name in that language.

    Raises:
        ValueError: the file is not laid out as a prompt.
    """
    text = (files("prompts") / f"{name}.{language}.txt").read_text("utf-8")
    found = _FILE.fullmatch(text)
    if found is None:
        raise ValueError(f"prompts/{name}.{language}.txt lacks its version, its placeholders or one of its two parts")
    placeholders = frozenset(found["placeholders"].split())
    return Prompt(name, language, int(found["version"]), placeholders, found["system"].strip(), found["user"].strip())
