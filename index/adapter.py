"""A small learnt turn of a question's vector towards the passages that answer it.

The bundled embeddings were made for any text; a question in everyday words or in the other language
often lies nearer to a passage that sounds like it than to the one that answers it. A map of low rank,
added to the identity, moves the question (never the passages, so an index stays as it is). It is
learnt by ``tests/benchmarks/relevance.py`` and holds for the bundled model alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.vectors import Vectors, unit

_FILE = Path(__file__).with_name("adapter.npy")


@dataclass(frozen=True, slots=True)
class Adapter:
    """``question + (question @ down) @ up + shift``, at length one."""

    down: NDArray[np.float32]
    up: NDArray[np.float32]
    shift: NDArray[np.float32]

    def __call__(self, question: Vectors) -> Vectors:
        """The question's vector turned."""
        turned = question + (question @ self.down) @ self.up + self.shift
        return unit(np.asarray(turned, np.float32))

    @classmethod
    def of(cls, table: NDArray[np.floating]) -> Adapter:
        """From one table: the columns of ``down``, then the rows of ``up``, then ``shift``."""
        numbers = np.asarray(table, np.float32)
        rank = (len(numbers) - 1) // 2
        return cls(np.ascontiguousarray(numbers[:rank].T), numbers[rank : 2 * rank], numbers[-1])

    @property
    def table(self) -> NDArray[np.float16]:
        """The inverse of ``of``, as it is shipped."""
        return np.concatenate([self.down.T, self.up, self.shift[None]]).astype(np.float16)


@cache
def load_adapter() -> Adapter:
    """The shipped one."""
    return Adapter.of(np.load(_FILE))
