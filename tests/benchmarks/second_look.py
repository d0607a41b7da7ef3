"""Learns and reports when a refusal by the rules gives way: `python tests/benchmarks/second_look.py FOLDER [--fit]`.

Rows are the nearest sentences (`assistant/evidence/second_look.py`) for the questions that the rules refuse: the
tuning and teaching questions and the off-topic ones on the founding documents, and the questions of
`tests/foreign/` on the texts of FOLDER, each put to its own text, and once to another text, which must not answer
it and counts less. Shares are of questions in eight-fold cross-validation. `--fit` writes
`assistant/evidence/second_look.toml`. `--models` takes what `relevance.py --models` wrote, so that each question
is found and judged by models that were learnt without it: those that know it would be trusted too far.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
TARGET = ROOT / "assistant" / "evidence" / "second_look.toml"
FOUNDING = ("tuning", "tuning2", "tuning3", "tuning4", "tuning5", "teaching", "teaching_zh", "teaching_en", "offtopic")
FOREIGN = ("questions", "questions2", "questions3")
WRONG_TEXT = 0.4
THRESHOLD, FOLDS, PENALTY = 0.55, 8, 10.0
OF_COSINES = {
    "cosine",
    "below_best",
    "adapted_below",
    "order_lead",
    "abroad_cosine",
    "abroad_below_best",
}


@dataclass
class Question:
    """A question that the rules refuse: where it is from, whether a clause answers it, and its sentences."""

    text: str
    group: str
    answerable: bool
    weight: float
    rows: list[dict[str, float]]
    right: list[bool]


def lines(folder: str, names):
    for name in names:
        for line in (ROOT / "tests" / folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            turns = record.get("turns") or [record["query"]]
            statuses = record.get("status", "not_found")
            statuses = statuses if isinstance(statuses, list) else [statuses]
            if len(turns) == 1 and (statuses == ["answered"] or "answered" not in statuses):
                yield record | {"file": name}, turns[0], statuses == ["answered"]


def read(bench, records, group: str, models):
    from tests.benchmarks.relevance import fold_of

    texts = sorted({r["documents"][0] for r, _, _ in records if r.get("documents")})
    for place, (record, text, answered) in enumerate(records):
        wanted = {tuple(c) for c in record.get("clauses", []) + record.get("acceptable", [])} if answered else set()
        documents = record.get("documents")
        learn_without(bench, models[fold_of(record["file"], record)] if models else None)
        yield question(bench, text, documents, wanted, group, 1.0)
        if documents and answered:
            other = texts[(place + texts.index(documents[0]) + 1) % len(texts)]
            if other != documents[0]:
                yield question(bench, text, [other], set(), group, WRONG_TEXT)


def learn_without(bench, models) -> None:
    """Let the bench find and judge by models that have not seen the question."""
    if models is not None:
        adapter, judgement, order = models
        bench.assistant.index._searcher._dense._adapter = adapter
        bench.judge = replace(bench.judge, model=judgement, order=order)


def question(bench, text, documents, wanted, group, weight) -> Question | None:
    from assistant.compose import by_rules
    from assistant.compose.nearest import refusal_of
    from assistant.evidence.second_look import second_look_features

    inquiry = bench.inquire(text, documents=documents)
    refusal = refusal_of(inquiry, *by_rules(inquiry))
    found = second_look_features(inquiry, refusal) if refusal is not None else []
    if not found:
        return None
    abroad = found[0][1]["abroad"] > 0
    kind = f"{group}, {'another language' if abroad else inquiry.language}"
    sums = " sums" if found[0][1]["asks_amount"] else ""
    rows = [features for _, features in found]
    return Question(text, kind + sums, bool(wanted), weight, rows, [n.view.clause.key in wanted for n, _ in found])


def matrix(questions, names):
    x = np.array([[row[n] for n in names] for q in questions for row in q.rows])
    y = np.array([float(right) for q in questions for right in q.right])
    return x, y, np.array([q.weight for q in questions for _ in q.rows])


def cross_validated(questions, names):
    from tests.benchmarks.logistic import fit, probability

    numbers = {text: n for n, text in enumerate(dict.fromkeys(q.text for q in questions))}
    found = []
    for fold in range(FOLDS):
        weights, intercept = fit(*matrix([q for q in questions if numbers[q.text] % FOLDS != fold], names), PENALTY)
        for q in (q for q in questions if numbers[q.text] % FOLDS == fold):
            chances = probability(matrix([q], names)[0], weights, intercept)
            found.append((q, float(chances.max()), q.right[int(chances.argmax())]))
    return found


def report(found) -> None:
    for group in sorted({q.group for q, _, _ in found}):
        told: Counter[tuple[bool, str]] = Counter()
        for q, chance, right in (f for f in found if f[0].group == group):
            told[q.answerable, "all"] += 1
            if chance >= THRESHOLD:
                told[q.answerable, "right" if right else "wrong"] += 1
        print(
            f"{group:32} answerable {told[True, 'all']:4}: right sentence told {told[True, 'right']:3}, another "
            f"{told[True, 'wrong']:3}; not answerable {told[False, 'all']:4}: told {told[False, 'wrong']:3}"
        )


def write(learnt) -> None:
    text = ["# Learnt by `python tests/benchmarks/second_look.py FOLDER --fit`; features are named in second_look.py."]
    for model, (names, weights, intercept) in learnt.items():
        text += ["", f"[{model}]", f"threshold = {THRESHOLD}", f"intercept = {intercept:.4f}", "", f"[{model}.weights]"]
        text += [f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    TARGET.write_text("\n".join(text) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--models", type=Path)
    parser.add_argument("--homes", type=Path, help="keep the libraries here; default: a temporary folder")
    args = parser.parse_args()
    from assistant.service import Assistant
    from assistant.settings import Settings
    from tests.assistant.workbench import Workbench
    from tests.benchmarks.logistic import fit

    models = pickle.loads(args.models.read_bytes()) if args.models else None
    questions = []
    for folder, names, group in (("golden", FOUNDING, "founding"), ("foreign", FOREIGN, "elsewhere")):
        with tempfile.TemporaryDirectory() as temporary:
            home = (args.homes or Path(temporary)) / ("texts" if folder == "foreign" else "founding")
            assistant = Assistant.open(Settings(home=home))
            if folder == "foreign" and len(assistant.library.documents) < len(list(args.folder.glob("*_*.txt"))):
                assistant.add(sorted(args.folder.glob("*_*.txt")))
            bench = Workbench(assistant)
            questions += [q for q in read(bench, list(lines(folder, names)), group, models) if q is not None]
    names = list(questions[0].rows[0])
    learnt = {}
    for model, kept in {"bundled": names, "words": [n for n in names if n not in OF_COSINES]}.items():
        print(f"\n{model}")
        report(cross_validated(questions, kept))
        learnt[model] = (kept, *fit(*matrix(questions, kept), PENALTY))
    if args.fit:
        write(learnt)


if __name__ == "__main__":
    main()
