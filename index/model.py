"""What the index room hands out, and the passages it works on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]

_CHINESE = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_CHINESE_BREAK = re.compile(rf"(?<=[{_CHINESE}])\s*\n\s*(?=[{_CHINESE}])")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause found for a question.

    ``start``/``end`` span its best passage in the clause's text (half-open code points; the
    whole text where the English rendering was what matched). ``score`` is the fused value,
    0..1. ``lexical`` is the share, 0..1, of the question's weighted words that the clause
    holds; ``dense`` is the cosine of question and clause, ``adapted`` that of the question as the
    adapter turns it; 0.0 without embeddings, or without an adapter for them. ``latent`` is the
    cosine of their latent terms, 0.0 where the clause has a passage in the question's language.
    """

    document_id: str
    clause_id: str
    start: int
    end: int
    score: float
    lexical: float
    dense: float
    adapted: float = 0.0
    latent: float = 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a clause that is indexed as one unit.

    ``context`` (document title, headings, clause title) goes before ``text`` in the index
    and in the embedding. ``language`` is the side of the index it lies on: an English
    rendering of a Chinese clause is an ``en`` passage of that clause. ``start``/``end`` are
    offsets into the clause's text.
    """

    document_id: str
    clause_id: str
    start: int
    end: int
    language: Language
    context: str
    text: str

    @property
    def embedded_text(self) -> str:
        """The text whose vector stands for this passage: line breaks inside Chinese closed, other space single."""
        text = _SPACE.sub(" ", _CHINESE_BREAK.sub("", self.text))
        return f"{_SPACE.sub(' ', self.context)}\n{text}" if self.context else text
