"""Measures retrieval on a folder of regulations: `python tests/benchmarks/retrieval.py FOLDER`.

FOLDER holds `docs/*.docx` and `questions.jsonl` (id, query, title of the document, gold
passages verbatim). A result counts when its document is the question's and its text, white
space removed, contains a gold passage or lies inside one. Printed are the shares of questions
with such a result among the first 1, 5 and 10: for the words alone, the vectors alone and the
fusion. With `--fit` the weights of weights.toml are learnt on every other question and the
figures of the held-out half are printed beside them; nothing is written.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import Index
from index.fusion import SIDES, fused, order, weighted_sum
from index.search import load_weights

DEPTHS = (1, 5, 10)
CANDIDATES = 100


@dataclass(frozen=True)
class Case:
    """A question with the places of the clauses that answer it."""

    query: str
    gold: frozenset[int]


def squeeze(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s", "", text)


def same_title(first: str, second: str) -> bool:
    """Whether a question's title and a document's file or printed title are the same."""
    return re.sub(r"[\W_]", "", first) == re.sub(r"[\W_]", "", second)


def load_cases(folder: Path, documents: Sequence, keys: Sequence[tuple[str, str]]) -> list[Case]:
    """The questions of a folder against a library's clauses, which stand in the order of ``keys``."""
    place = {key: number for number, key in enumerate(keys)}
    cases = []
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        golds = [squeeze(gold) for gold in entry["gold"]]
        clauses = [
            clause
            for document in documents
            if same_title(entry["title"], document.document_id) or same_title(entry["title"], document.metadata.title)
            for clause in document.clauses
        ]
        hit = [c for c in clauses if any(g in squeeze(c.text) or squeeze(c.text) in g for g in golds)]
        cases.append(Case(entry["query"], frozenset(place[c.key] for c in hit if c.key in place)))
    return cases


def shares(rankings: Iterable[Sequence[int]], cases: Sequence[Case]) -> tuple[float, ...]:
    """The share of cases with a gold clause among the first 1, 5 and 10."""
    found = [next((n for n, place in enumerate(ranking) if place in case.gold), 10**6)
             for ranking, case in zip(rankings, cases, strict=True)]
    return tuple(sum(rank < depth for rank in found) / len(found) for depth in DEPTHS)


def rank_by(features: Sequence[dict], score: Callable[[dict], np.ndarray]) -> list[list[int]]:
    """The ten best places for each question."""
    return [order(score(values), max(DEPTHS)) for values in features]


def fit(features: Sequence[dict], cases: Sequence[Case], start: dict[str, float], names: Sequence[str], *,
        scale: float = 20.0, decay: float = 0.003, steps: int = 300, rate: float = 0.05) -> dict[str, float]:
    """Weights that give the gold clauses the greatest share of a softmax over the best candidates."""
    prepared = []
    for values, case in zip(features, cases, strict=True):
        best = order(fused(values, start), CANDIDATES)
        matrix = np.array([values.get(name, np.zeros(len(values["dense"])))[best] for name in names]).T
        gold = np.array([place in case.gold for place in best])
        if gold.any():
            prepared.append((matrix, gold))
    weights = np.array([start.get(name, 0.0) for name in names]) * scale
    decayed = np.array([name not in SIDES for name in names])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        gradient = decay * weights * decayed
        for matrix, gold in prepared:
            logits = matrix @ weights
            chance = np.exp(logits - logits.max())
            chance /= chance.sum()
            wanted = chance * gold
            gradient -= matrix.T @ (wanted / (wanted.sum() + 1e-12) - chance) / len(prepared)
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    total = sum(weight for name, weight in zip(names, weights, strict=True) if name in SIDES)
    return {name: round(float(weight / total), 4) for name, weight in zip(names, weights, strict=True)}


def report(name: str, figures: tuple[float, ...]) -> None:
    """One line of the table."""
    sys.stdout.write(f"{name:28}" + "".join(f"{figure:8.3f}" for figure in figures) + "\n")


def measure(folder: Path, library, home: Path, *, learn: bool, embeddings: str = "bundled") -> None:
    """Index the library in ``home`` and print the table."""
    index = Index.open(library, home, embeddings, _progress)
    searcher = index._searcher
    cases = load_cases(folder, library.documents, searcher._reader.keys)
    sys.stdout.write(f"{len(cases)} questions, {sum(not c.gold for c in cases)} without a clause, "
                     f"{len(searcher._reader.keys)} clauses\n")
    begun = time.perf_counter()
    features = [searcher.features(case.query, "zh") for case in cases]
    sys.stdout.write(f"{(time.perf_counter() - begun) / len(cases) * 1000:.1f} ms a question\n")
    weights = load_weights()["zh"]
    report("", DEPTHS)
    report("words alone", shares(rank_by(features, lambda f: f["lexical"]), cases))
    report("vectors alone", shares(rank_by(features, lambda f: f["dense"]), cases))
    report("both, no cues", shares(rank_by(features, lambda f: weighted_sum(f, {n: weights[n] for n in SIDES})), cases))
    report("fusion", shares(rank_by(features, lambda f: fused(f, weights)), cases))
    for half in (0, 1):
        held, held_cases = features[half::2], cases[half::2]
        report(f"fusion, half {half}", shares(rank_by(held, lambda f: fused(f, weights)), held_cases))
    if learn:
        _learn(features, cases, weights)


def _learn(features: Sequence[dict], cases: Sequence[Case], start: dict[str, float]) -> None:
    names = [name for name in start if name not in ("numbered", "hinted")]
    for half in (0, 1):
        learnt = fit(features[half::2], cases[half::2], start, names)
        other = 1 - half
        report(f"learnt on {half}, on {other}",
               shares(rank_by(features[other::2], lambda f, w=learnt: fused(f, w)), cases[other::2]))
        sys.stdout.write(json.dumps(learnt) + "\n")


def _progress(stage: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{stage} {done}/{total} ")


def main() -> None:
    """Read the arguments, build a library in a home of its own, measure."""
    from corpus.library import Library

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, help="keep the index here; default: a temporary folder")
    parser.add_argument("--embeddings", default="bundled")
    parser.add_argument("--fit", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = arguments.home or Path(temporary)
        library = Library.open(home)
        library.add(sorted((arguments.folder / "docs").iterdir()))
        measure(arguments.folder, library, home, learn=arguments.fit, embeddings=arguments.embeddings)


if __name__ == "__main__":
    main()
