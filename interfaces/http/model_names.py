"""The names under which chat clients may ask for the one model there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

MODEL = "tiaowen"
# what clients of this protocol send when nobody told them a name
DEFAULT_ALIASES = ("gpt-*", "chatgpt-*")


@dataclass(frozen=True, slots=True)
class ModelNames:
    """``tiaowen``, and the patterns (``*`` stands for anything) of names that may stand for it."""

    aliases: tuple[str, ...] = DEFAULT_ALIASES

    @classmethod
    def of(cls, aliases: Iterable[str]) -> ModelNames:
        """Names with these aliases alone."""
        return cls(tuple(aliases))

    def includes(self, name: str) -> bool:
        """Whether a request for this name is answered."""
        return name == MODEL or any(fnmatchcase(name, alias) for alias in self.aliases)
