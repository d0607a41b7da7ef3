"""What a question asks for, read from its embedding where no phrase tells.

Phrases (``asks.toml``) miss everyday wording: “what's the biggest cheque”, 顶掉了没有, 照着哪些上级文件. Logistic
models over the question's embedding find most of these: whether a sum of money is asked for, and which property
of a document itself (its standing, its issuer …). The first also weighs the kinds that phrases tell. Their weights
are data (``learnt_asks.npy``), learnt by ``tests/benchmarks/asks.py``; they fit the bundled embeddings alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.model import Ask

Vector = NDArray[np.float32]
Embed = Callable[[str], Vector | None]

PROPERTIES = (
    "addressee",
    "apply",
    "basis",
    "commencement",
    "content",
    "interpret",
    "issuer",
    "lead",
    "number",
    "overview",
    "status",
    "title",
    "validity",
)
KINDS = (
    Ask.AMOUNT,
    Ask.APPLY,
    Ask.AUTHORITY,
    Ask.COMPARE,
    Ask.CONDITIONS,
    Ask.COUNT,
    Ask.DATE,
    Ask.DEFINITION,
    Ask.EXTREME,
    Ask.GENERAL,
    Ask.LIST,
    Ask.LOOKUP,
    Ask.PROFILE,
    Ask.STATUS,
    Ask.SUPPORT,
    Ask.TERM,
    Ask.TOTAL,
    Ask.VALIDITY,
)
"""Kinds told by phrases that have a weight of their own in whether a sum is asked for."""
SCALE = 6.0
"""What centred embeddings are multiplied by, so that their features have a spread near one."""

_SUM, _NO_SUM, _PROPERTY = 0.5, 0.12, 0.9
_TOLD_BY: Mapping[str, Ask] = {
    "basis": Ask.BASIS,
    "commencement": Ask.DATE,
    "interpret": Ask.AUTHORITY,
    "issuer": Ask.ISSUER,
    "number": Ask.NUMBER,
    "status": Ask.STATUS,
    "title": Ask.TITLE,
    "validity": Ask.VALIDITY,
}


@dataclass(frozen=True, slots=True)
class LearntAsk:
    """What a question likely asks for: a sum or surely none, and the property of a document, if any."""

    sum: bool = False
    no_sum: bool = False
    of_document: str = "content"

    @property
    def ask(self) -> Ask | None:
        """The kind of question that the property stands for; None for the content and for what has no kind."""
        return _TOLD_BY.get(self.of_document)

    def asks_who_interprets(self, asks: Sequence[Ask]) -> bool:
        """Whether these kinds are told by this reading, and it is for the body that interprets the document."""
        return self.of_document == "interpret" and tuple(asks) == (Ask.AUTHORITY,)


NOTHING_LEARNT = LearntAsk()


@cache
def _weights() -> Vector:
    """One column for the sum and one for each of ``PROPERTIES``; the rows: dimensions, ``KINDS``, the intercept."""
    return np.asarray(np.load(Path(__file__).with_name("learnt_asks.npy")), np.float32)


def learnt_ask(vector: Vector | None, told: Sequence[Ask] = ()) -> LearntAsk:
    """What the question with this embedding, (dimensions,) of unit length, likely asks for; phrases tell ``told``."""
    if vector is None:
        return NOTHING_LEARNT
    weights = _weights()
    if weights.shape[0] != len(vector) + len(KINDS) + 1:
        return NOTHING_LEARNT
    scores = np.concatenate([vector, [float(kind in told) for kind in KINDS], [1.0]]) @ weights
    chance = float(1 / (1 + np.exp(-scores[0])))
    shares = np.exp(scores[1:] - scores[1:].max())
    shares /= shares.sum()
    best = int(shares.argmax())
    sure = PROPERTIES[best] if shares[best] >= _PROPERTY else "content"
    return LearntAsk(chance >= _SUM, chance <= _NO_SUM, sure)
