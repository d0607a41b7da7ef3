"""Learns and reports when the nearest sentence answers: `python tests/benchmarks/nearest.py FOLDER [--fit]`.

Rows are the candidates of `assistant/evidence/nearest.py` for the tuning questions and the off-topic ones on
the founding documents, and for the questions of `tests/foreign/` on the texts of FOLDER: each put to its own
text, and once to another text, which must not answer it. Shares are of questions in five-fold cross-validation;
most questions among them never come this far, since the last resort is asked only where no composer answered.
`--fit` writes `assistant/evidence/nearest.toml`. The shipped weights had 96 questions on six more texts, which
were made for the purpose and not kept.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
TARGET = ROOT / "assistant" / "evidence" / "nearest.toml"
SETS = ("golden/tuning", "golden/tuning2", "golden/tuning3", "golden/offtopic", "foreign/questions")
UNUSED = {"match", "characters", "lost", "aside"}
ELSEWHERE = {"clarify", "toc", "list", "compare", "lookup", "status", "number", "metadata"}
THRESHOLD, FOLDS, PENALTY = 0.4, 5, 3.0


def records():
    for name in SETS:
        for line in (ROOT / "tests" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record["query"] if "query" in record else record["turns"][0]
            if len(record.get("turns", [1])) == 1 and record.get("kind") not in ELSEWHERE:
                yield record, text


def read(assistant):
    from tests.assistant.workbench import Workbench

    bench = Workbench(assistant)
    own = sorted({r["documents"][0] for r, _ in records() if r.get("documents")})
    for place, (record, text) in enumerate(records()):
        statuses = record.get("status", "not_found")
        answered = statuses in ("answered", ["answered"])
        wanted = {tuple(c) for c in record.get("clauses", []) + record.get("acceptable", [])} if answered else set()
        documents = record.get("documents")
        yield question(bench, text, documents, wanted)
        if documents and answered:
            other = own[(place + own.index(documents[0]) + 1) % len(own)]
            if other != documents[0]:
                yield question(bench, text, [other], set())


def question(bench, text, documents, wanted):
    from dataclasses import replace

    from assistant.evidence.echo import Echoes
    from assistant.evidence.nearest import candidates

    inquiry = bench.inquire(text, documents=documents)
    understood = inquiry.understanding
    if understood.refs or understood.foreign_place or understood.foreign_rule:
        return None
    echoes = Echoes(bench.library.documents, bench.assistant.index.tokens)
    found = candidates(replace(inquiry, echoes=echoes))
    return [(dict(c.features), c.view.clause.key in wanted) for c in found], bool(wanted)


def fit(questions, names):
    rows = [([f[n] for n in names], float(right)) for found, _ in questions for f, right in found]
    x, y = np.array([r for r, _ in rows]), np.array([right for _, right in rows])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    ridge = np.diag([PENALTY] * x.shape[1] + [0.0])
    beta = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        hessian = (z * (p * (1 - p))[:, None]).T @ z + ridge + 1e-6 * np.eye(len(beta))
        beta -= np.linalg.solve(hessian, z.T @ (p - y) + ridge @ beta)
    weights = beta[:-1] / spread
    return weights, float(beta[-1] - weights @ mean)


def report(questions, names):
    right = wrong = answered = silent = 0
    for fold in range(FOLDS):
        weights, intercept = fit([q for i, q in enumerate(questions) if i % FOLDS != fold], names)
        for found, answerable in (q for i, q in enumerate(questions) if i % FOLDS == fold):
            scored = [(1 / (1 + np.exp(-(np.dot([f[n] for n in names], weights) + intercept))), r) for f, r in found]
            chance, is_right = max(scored)
            right += answerable and chance >= THRESHOLD and is_right
            wrong += not answerable and chance >= THRESHOLD
            answered += answerable
            silent += not answerable
    print(f"right sentence told: {right}/{answered}; told though nothing answers: {wrong}/{silent}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    from assistant.service import Assistant
    from assistant.settings import Settings

    with tempfile.TemporaryDirectory() as home:
        assistant = Assistant.open(Settings(home=Path(home)))
        assistant.add(sorted(args.folder.glob("*_*.txt")))
        questions = [q for q in read(assistant) if q is not None and q[0]]
    names = [n for n in questions[0][0][0][0] if n not in UNUSED]
    report(questions, names)
    weights, intercept = fit(questions, names)
    if args.fit:
        lines = ["# Learnt by `python tests/benchmarks/nearest.py FOLDER --fit`; features are named in nearest.py.", ""]
        lines += ["[nearest]", f"threshold = {THRESHOLD}", f"intercept = {intercept:.4f}", "", "[nearest.weights]"]
        lines += [f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)]
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
