"""Boosted decision trees whose nodes are data, evaluated in numpy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class BoostedTrees:
    """Trees whose leaves add up to log odds.

    ``feature`` (trees, nodes) holds the column that a node looks at, -1 in a leaf; a row goes ``left`` where its value
    is at most ``threshold``, else ``right``; ``value`` is what a leaf adds, ``baseline`` what every row starts with.
    """

    feature: NDArray[np.int16]
    threshold: Matrix
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: Matrix
    baseline: float

    @classmethod
    def load(cls, path: Path, columns: int) -> BoostedTrees:
        """The trees of a file, an array (trees, nodes, 5) and in its last tree's first value the baseline.

        Raises:
            ValueError: they were learnt from other than ``columns`` columns.
        """
        stored = np.load(path)
        trees, last = stored[:-1], stored[-1, 0]
        if int(last[0]) != columns:
            raise ValueError(f"{path.name} weighs {int(last[0])} traits, not {columns}: learn it anew")
        feature, threshold, left, right, value = (trees[:, :, n] for n in range(5))
        whole = np.int16
        return cls(feature.astype(whole), threshold, left.astype(whole), right.astype(whole), value, float(last[1]))

    def probability(self, rows: Matrix) -> NDArray[np.float64]:
        """(rows,): 0..1 for each row of features (rows, columns)."""
        trees = np.arange(len(self.feature))[None, :]
        each = np.arange(len(rows))[:, None]
        node = np.zeros((len(rows), len(self.feature)), np.int16)
        while True:
            feature = self.feature[trees, node]
            inner = feature >= 0
            if not inner.any():
                break
            goes_left = rows[each, np.maximum(feature, 0)] <= self.threshold[trees, node]
            following = np.where(goes_left, self.left[trees, node], self.right[trees, node])
            node = np.where(inner, following, node)
        scores = self.baseline + self.value[trees, node].sum(axis=1, dtype=np.float64)
        return np.asarray(1.0 / (1.0 + np.exp(-scores)))
