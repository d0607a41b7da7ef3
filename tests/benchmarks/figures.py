"""Learns and reports which figures of a clause a question of amount asks for.

    python tests/benchmarks/figures.py [FOLDER] [--fit]

Rows are the figures of the clauses that answer the questions of amount in `tests/golden/` (tuning, teaching), in
`tests/invented/` on the documents there and, with FOLDER, in `tests/foreign/` on its texts, where a clause fixes more
than one. Printed is, by eight-fold cross-validation in which all questions on a document lie in one fold (on the
founding documents: by question), how often the first figure is right, and all of them. Both models are learnt twice:
with the cosines of the bundled embeddings, and without. `--fit` writes `assistant/compose/figures.toml`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks import logistic, sums  # noqa: E402

TARGET = ROOT / "assistant" / "compose" / "figures.toml"
FOUNDING = tuple(name for name in sums.FOUNDING if name not in {"teaching_plain", "offtopic"})
FOLDS, FOUNDING_WEIGHT = 8, 0.5
DECAY, STEPS, RATE, MOMENTUM = 0.006, 400, 0.09, 0.9
BESIDE_PENALTY, BESIDE_THRESHOLD, UNSURE = 2.0, 0.5, 0.3
MODELS = ("bundled", "words")


@dataclass
class Asked:
    """A question, the figures of the clause that answers it, and which of them do."""

    group: str
    fold: int
    weight: float
    inquiry: object
    figures: list
    rows: list[dict[str, float]]
    right: np.ndarray


def records(folder: str, names):
    for name in names:
        for line in (ROOT / "tests" / folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            single = len(record["turns"]) == 1 and record["kind"] not in sums.SEVERAL
            if single and record.get("amounts") and record["status"] in ("answered", ["answered"]):
                yield record


def asked(bench, record, group) -> Asked | None:
    """None where the sums are not those of one clause, or the clause has a single figure."""
    from assistant.compose.figure_features import figure_features
    from assistant.compose.figures import figures_of
    from assistant.compose.select import choose, sums_in
    from assistant.evidence.views import StatementKind

    clauses = {(a.get("document_id") or record["clauses"][0][0], a["clause_id"]) for a in record["amounts"]}
    if len(clauses) != 1:
        return None
    document, clause = clauses.pop()
    view = bench.view(document, clause)
    figures = figures_of(view) if view is not None else []
    wanted = {(float(a["value"]), a["limit"]) for a in record["amounts"]}
    keys = [(p.value if p.value is not None else p.min, p.limit.value) for p in (f.provision for f in figures)]
    if len(figures) < 2 or not wanted <= set(keys):
        return None
    inquiry = replace(bench.inquire(record["turns"][0], documents=record.get("documents")), echoes=bench.echoes)
    told = [s for s in choose(inquiry).answering if s.view is view and s.statement.provision]
    own = [
        s
        for s in inquiry.statements
        if s.view is view and s.statement.kind is StatementKind.AMOUNT and s.statement.provision
    ]
    kept = sums_in(inquiry, own) if own else ()
    ids = [{s.statement.provision.provision_id for s in found} for found in (told, kept)]
    seed = record["id"] if group == "founding" else document
    return Asked(
        f"{group} {inquiry.language}",
        zlib.crc32(seed.encode()) % FOLDS,
        FOUNDING_WEIGHT if group == "founding" else 1.0,
        inquiry,
        figures,
        figure_features(inquiry, figures, *ids),
        np.array([float(key in wanted) for key in keys]),
    )


def read(folder: Path | None, homes: Path | None):
    """All questions; one library each for the founding, the invented and the foreign texts, kept in ``homes``."""
    from assistant.service import Assistant
    from assistant.settings import Settings
    from tests.assistant.workbench import Workbench

    sets = [("golden", FOUNDING, "founding", []), ("invented", sums.INVENTED, "invented", sums.INVENTED_TEXTS)]
    if folder:
        sets.append(("foreign", sums.FOREIGN, "elsewhere", sorted(folder.glob("*_*.txt"))))
    for place, names, group, paths in sets:
        with tempfile.TemporaryDirectory() as home:
            assistant = Assistant.open(Settings(home=(homes or Path(home)) / place))
            if len(assistant.library.documents) < len(paths):
                assistant.add(paths)
            bench = Workbench(assistant)
            for record in records(place, names):
                if (found := asked(bench, record, group)) is not None:
                    yield found


def table(found: Asked, names) -> np.ndarray:
    return np.array([[row[name] for name in names] for row in found.rows])


def learn_rank(questions, names) -> np.ndarray:
    """Weights under which the right figures get the greatest share of a softmax over those of their clause."""
    most = max(len(q.rows) for q in questions)
    rows = np.zeros((len(questions), most, len(names)))
    used, wanted = np.zeros((len(questions), most), bool), np.zeros((len(questions), most))
    for place, question in enumerate(questions):
        count = len(question.rows)
        rows[place, :count], used[place, :count] = table(question, names), True
        wanted[place, :count] = question.right / question.right.sum()
    weights = np.array([q.weight for q in questions])
    weights /= weights.sum()
    spread = rows[used].std(0) + 1e-6
    rows /= spread
    learnt, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(STEPS):
        values = np.where(used, rows @ learnt, -np.inf)
        shares = np.exp(values - values.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        slope = DECAY * learnt + np.einsum("n,nm,nmd->d", weights, shares - wanted, rows, optimize=True)
        speed = MOMENTUM * speed + slope
        learnt -= RATE * speed
    return learnt / spread


def learn_beside(questions, names, rank):
    """From the questions whose first figure is right: which others are."""
    from assistant.compose.figure_features import beside_features

    rows, labels = [], []
    for question in questions:
        values = table(question, names) @ rank
        first = int(values.argmax())
        if not question.right[first]:
            continue
        found = beside_features(question.inquiry, question.figures, question.rows, list(values), first)
        rows += [row for place, row in enumerate(found) if place != first]
        labels += [question.right[place] for place in range(len(found)) if place != first]
    given = list(rows[0])
    x = np.array([[row[name] for name in given] for row in rows])
    return given, *logistic.fit(x, np.array(labels), np.ones(len(labels)), BESIDE_PENALTY)


def models_of(questions, names):
    from assistant.evidence.relevance import RelevanceModel
    from assistant.inquiry import FigureModels

    rank = learn_rank(questions, names)
    given, weights, intercept = learn_beside(questions, names, rank)
    return FigureModels(
        RelevanceModel(dict(zip(names, map(float, rank), strict=True)), 0.0, UNSURE),
        RelevanceModel(dict(zip(given, map(float, weights), strict=True)), intercept, BESIDE_THRESHOLD),
    )


def report(questions, names) -> None:
    from assistant.compose.asked_figures import chosen
    from assistant.compose.figure_features import beside_features

    counted = defaultdict(list)
    for fold in range(FOLDS):
        models = models_of([q for q in questions if q.fold != fold], names)
        for q in (q for q in questions if q.fold == fold):
            values = [models.rank.logit(row) for row in q.rows]
            told = chosen(q.figures, q.rows, models, lambda v, f, q=q: beside_features(q.inquiry, q.figures, q.rows, v, f))
            right = [f for f, is_right in zip(q.figures, q.right, strict=True) if is_right]
            by_rules = [f for f, row in zip(q.figures, q.rows, strict=True) if row["told"]]
            counted[q.group].append((q.right[int(np.argmax(values))], told == right, by_rules == right))
    for group, found in sorted(counted.items()):
        first, all_right, rules = np.mean(found, axis=0)
        print(f"{group:16} {len(found):4}  first right {first:6.1%}  all right {all_right:6.1%}  by the rules {rules:6.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--homes", type=Path, help="keep the libraries here; default: a temporary folder")
    args = parser.parse_args()
    from assistant.compose.figure_features import OF_MEANING

    questions = list(read(args.folder, args.homes))
    lines = ["# Learnt by `python tests/benchmarks/figures.py FOLDER --fit`; features are named in figures.py."]
    for model in MODELS:
        names = [name for name in questions[0].rows[0] if model == "bundled" or name not in OF_MEANING]
        print(model)
        report(questions, names)
        learnt = models_of(questions, names)
        for part in ("rank", "beside"):
            made = getattr(learnt, part)
            lines += logistic.table(f"{model}_{part}", list(made.weights), made.weights.values(), made.intercept, made.threshold)
    if args.fit:
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
