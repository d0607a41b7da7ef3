"""Fits and measures the model that decides whether a clause speaks to a question.

    python tests/benchmarks/relevance.py [--fit] [QUESTIONS.jsonl ...]

Positives are the clauses that the tuning questions expect, negatives the best candidates of
questions that nothing answers: the `not_found` ones, `tests/golden/offtopic.jsonl`, and any files of
questions on other subjects that are named (JSON Lines with "query"), which count half. Prints, by
eight-fold cross-validation over questions, what is refused rightly at several rates of wrong refusals.
With `--fit` the weights go to `assistant/evidence/relevance.toml`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "assistant" / "evidence" / "relevance.toml"
TUNING = ("tuning.jsonl", "tuning2.jsonl", "tuning3.jsonl", "offtopic.jsonl")
ELSEWHERE = {
    "list",
    "aggregate",
    "toc",
    "range",
    "status",
    "date",
    "validity",
    "metadata",
    "number",
    "clarify",
    "hostile",
}
THRESHOLD = 0.3
COSINES = {"cosine", "below_best"}
FOLDS = 8
PENALTY = 2.0


@dataclass
class Question:
    """One question with the features of its best candidates and which of them are right."""

    text: str
    answerable: bool
    other: bool
    candidates: list[dict[str, float]]
    right: list[bool]


def read_questions(assistant, extra: list[Path]) -> list[Question]:
    found = []
    for name in TUNING:
        for line in (ROOT / "tests" / "golden" / name).read_text(encoding="utf-8").splitlines():
            found.append(_question(assistant, json.loads(line)))
    for path in extra:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = {"turns": [json.loads(line)["query"]], "status": ["not_found"], "kind": "other"}
            found.append(_question(assistant, record))
    return [q for q in found if q is not None and q.candidates and (q.right.count(True) or not q.answerable)]


def _question(assistant, record) -> Question | None:
    if len(record["turns"]) > 1 or record["kind"] in ELSEWHERE:
        return None
    inquiry = assistant.inquire(record["turns"][0])
    understood = inquiry.understanding
    if understood.foreign_place or understood.foreign_rule or understood.refs:
        return None
    statuses = record["status"] if isinstance(record["status"], list) else [record["status"]]
    off_topic = record["kind"] in {"off_topic", "other"} or statuses == ["not_found"]
    wanted = {tuple(c) for c in record.get("clauses", []) + record.get("acceptable", [])}
    ranked = inquiry.ranked[:5]
    return Question(
        record["turns"][0],
        not off_topic,
        record["kind"] == "other",
        [dict(r.judgement.features) for r in ranked],
        [not off_topic and r.view.clause.key in wanted for r in ranked],
    )


def rows(questions: list[Question], names: list[str]):
    x, y, w = [], [], []
    for question in questions:
        shown = question.candidates if question.answerable else question.candidates[:3]
        for features, right in zip(shown, question.right, strict=False):
            if right or not question.answerable:
                x.append([features[n] for n in names])
                y.append(float(right))
                w.append(0.5 if question.other else 1.5)
    return np.array(x), np.array(y), np.array(w)


def fit(x, y, w):
    """Penalised logistic regression by Newton's method; weights for raw features, and the intercept."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    ridge = np.diag([PENALTY] * x.shape[1] + [0.0])
    beta = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        gradient = z.T @ (w * (p - y)) + ridge @ beta
        hessian = (z * (w * p * (1 - p))[:, None]).T @ z + ridge + 1e-6 * np.eye(len(beta))
        beta -= np.linalg.solve(hessian, gradient)
    weights = beta[:-1] / spread
    return weights, float(beta[-1] - weights @ mean)


def best(question: Question, names, weights, intercept) -> float:
    logits = np.array([[c[n] for n in names] for c in question.candidates]) @ weights + intercept
    return float((1 / (1 + np.exp(-logits))).max())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args()
    from assistant.service import Assistant
    from assistant.settings import Settings
    from tests.assistant.workbench import Workbench

    with tempfile.TemporaryDirectory() as home:
        questions = read_questions(Workbench(Assistant.open(Settings(home=Path(home)))), args.files)
    everything = sorted({n for q in questions for c in q.candidates for n in c})
    learnt = {}
    for model, names in {"bundled": everything, "words": [n for n in everything if n not in COSINES]}.items():
        print(f"\n{model}")
        report(questions, cross_validated(questions, names))
        learnt[model] = (names, *fit(*rows(questions, names)))
    if args.fit:
        write(learnt)


def cross_validated(questions, names):
    fold = np.arange(len(questions)) % FOLDS
    scores = np.zeros(len(questions))
    for held in range(FOLDS):
        learnt = fit(*rows([q for q, f in zip(questions, fold, strict=True) if f != held], names))
        for place in np.flatnonzero(fold == held):
            scores[place] = best(questions[place], names, *learnt)
    return scores


def report(questions, scores) -> None:
    answerable = np.array([q.answerable for q in questions])
    other = np.array([q.other for q in questions])
    print(f"{answerable.sum()} answerable, {(~answerable & ~other).sum()} off topic, {other.sum()} on other subjects")
    print(f"{'wrongly refused':>16}{'threshold':>11}{'off topic refused':>19}{'other subjects refused':>24}")
    for rate in (0.01, 0.02, 0.04, 0.06, 0.08):
        threshold = np.quantile(scores[answerable], rate)
        off, far = scores[~answerable & ~other] < threshold, scores[other] < threshold
        print(f"{rate:>16.0%}{threshold:>11.2f}{off.mean():>19.1%}{(f'{far.mean():.1%}' if len(far) else '-'):>24}")


def write(learnt) -> None:
    lines = ["# Learnt by `python tests/benchmarks/relevance.py --fit FILE`; features are named in relevance.py."]
    for model, (names, weights, intercept) in learnt.items():
        lines += [
            "",
            f"[{model}]",
            f"threshold = {THRESHOLD}",
            f"intercept = {intercept:.4f}",
            "",
            f"[{model}.weights]",
        ]
        lines += [f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
