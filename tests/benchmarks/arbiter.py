"""Learns which possible answer stands: `python tests/benchmarks/arbiter.py TABLE [--gather FILE ...] [--fit]`.

Gathering puts the single questions of golden files to the assistant, on the founding documents or, for files of
`tests/invented/`, on the documents beside them, and notes for each possible answer (`assistant/arbiter/`) what is
weighed of it and whether it is right in all that the file expects; TABLE keeps this, a file of questions at a time.

Then two models of boosted trees are learnt: whether an answer is right beside the others, and whether that of the
question as it was read is, alone. How likely texts settle such a question (`assistant/evidence/settling.py`) was
learnt from the same questions, so each gets a value that was learnt without its fold. Printed are, by
cross-validation in which each file of questions lies in one fold, the answers won and lost by choosing; `--fit`
writes the models to `assistant/arbiter/`.

Learning needs scikit-learn (BSD-3-Clause), which nothing else does: `pip install -e '.[fit]'`.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "benchmarks")]

from relevance import fold_of, invented_texts  # noqa: E402
from verdict import Library, settling_weights  # noqa: E402

ARBITER = ROOT / "assistant" / "arbiter"
FOLDS = 6
TREES = {"max_iter": 300, "learning_rate": 0.08, "max_leaf_nodes": 31, "min_samples_leaf": 40,
         "l2_regularization": 8.0, "max_bins": 64, "early_stopping": False, "random_state": 1}  # fmt: skip
FEW = TREES | {"max_iter": 120, "max_leaf_nodes": 10}


class Question(NamedTuple):
    """One question: the traits of the answer to it as it was read, and those of every possible answer.

    ``own`` is (answers, traits), ``right`` whether each is; ``answerable`` whether its text answers, None where
    either may be said.
    """

    name: str
    alone: np.ndarray
    own: np.ndarray
    right: np.ndarray
    vector: np.ndarray
    answerable: bool | None


def gather(path, home, models):
    """Each single question that is open to a choice, with its possible answers.

    ``models`` are what `relevance.py --models` wrote, so that a question is found and judged by models that were
    learnt without it; None for the shipped ones.
    """
    from assistant import reading
    from assistant.arbiter import arbiter
    from assistant.arbiter.outcomes import READ, Outcome, outcomes
    from assistant.arbiter.traits import alone, own_traits
    from assistant.normalise import normalise
    from assistant.reading import Clock
    from assistant.split import split_questions
    from interfaces.evaluation.golden import read_golden
    from interfaces.evaluation.scoring import score_answer

    library = Library(home, invented_texts(path.stem) if path.parent.name == "invented" else [])
    assistant, reader = library.assistant, library.reader
    pipeline = assistant._pipeline
    name = path.stem if path.parent.name == "golden" else ""
    held = []

    def noted(inquiry, draft, inquire):
        read = Outcome(draft, inquiry, (READ,))
        held[:] = [read, outcomes(inquiry, draft, inquire)] if arbiter.open_to_choice(inquiry, draft) else []
        return read

    reading.chosen = noted
    rows, started = [], time.time()
    for line in read_golden(path):
        if len(line.turns) > 1 or len(split_questions(line.turns[0]).questions) > 1:
            continue
        library.learn_without(models and models[fold_of(name, {"documents": line.documents})])
        asked = normalise(line.turns[0], language=None, max_chars=10_000)
        held.clear()
        reader.read(asked, (), pipeline._allowed(line.documents), Clock())
        if not held:
            continue
        read, found = held
        first, own, right = alone(read)[0], own_traits(found), []
        for one in found:
            answer = pipeline._publish(one.draft, line.turns[0], asked.language, None, None)
            right.append(not score_answer(line, answer, assistant.library.documents).failures)
        answerable = set(line.statuses) == {"answered"}
        clear = answerable or not {"answered", "clarify"} & set(line.statuses)
        settled = answerable if clear else None
        rows.append(Question(line.id, first, own, np.array(right), read.inquiry.vector, settled))
        if len(rows) % 100 == 0:
            say(f"{path.name}: {len(rows)} questions, {time.time() - started:.0f} s")
    return rows


def learn(x, y, weight, trees):
    """Boosted trees; scikit-learn's histogram gradient boosting (Ke et al. 2017, LightGBM)."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(**trees).fit(x, y, sample_weight=weight)


def with_settling(questions, folds):
    """The questions, each with the log odds that its text settles it as learnt without its fold."""
    from assistant.arbiter.traits import OWN
    from assistant.evidence.verdict import verdict_model

    settling, verdict = OWN.index("settling"), OWN.index("verdict")
    clear = np.array([q.answerable is not None for q in questions])
    answerable = np.array([bool(q.answerable) for q in questions])
    vectors = np.array([q.vector for q in questions], np.float64)
    replaced = []
    values = np.zeros(len(questions))
    for fold in sorted(set(folds)):
        taught = clear & (folds != fold)
        weights, intercept = settling_weights(vectors[taught], answerable[taught])
        values[folds == fold] = vectors[folds == fold] @ weights + intercept
    share = verdict_model().weights["settling"]
    for question, value in zip(questions, values, strict=True):
        own, alone = question.own.copy(), question.alone.copy()
        for rows in (own, alone[None, :]):
            judged = rows[:, settling] != 0.0
            rows[judged, verdict] += share * (value - rows[judged, settling])
            rows[judged, settling] = value
        replaced.append(question._replace(own=own, alone=alone))
    return replaced


def exported(model, columns):
    """The trees as an array (trees + 1, nodes, 5), see `assistant/arbiter/trees.py`."""
    trees = [stage[0].nodes for stage in model._predictors]
    size = max(len(t) for t in trees)
    stored = np.zeros((len(trees) + 1, size, 5), np.float32)
    for place, nodes in enumerate(trees):
        leaf = nodes["is_leaf"].astype(bool)
        stored[place, : len(nodes), 0] = np.where(leaf, -1, nodes["feature_idx"])
        stored[place, : len(nodes), 1] = nodes["num_threshold"]
        stored[place, : len(nodes), 2] = nodes["left"]
        stored[place, : len(nodes), 3] = nodes["right"]
        stored[place, : len(nodes), 4] = np.where(leaf, nodes["value"], 0.0)
        stored[place, len(nodes) :, 0] = -1
    stored[-1, 0, :2] = columns, float(model._baseline_prediction.ravel()[0])
    return stored


def compare(questions):
    """Columns for learning: traits of every answer, whether it is right, its question, and that question's weight."""
    from assistant.arbiter.traits import beside_the_first

    x = np.vstack([beside_the_first(q.own) for q in questions])
    y = np.concatenate([q.right for q in questions])
    of = np.concatenate([[n] * len(q.right) for n, q in enumerate(questions)])
    weight = np.array([1.0 / len(questions[n].right) for n in of])
    return x, y, of, weight * len(weight) / weight.sum()


def report(questions, files, folds) -> None:
    """Won and lost by choosing as the assistant does, each file judged by models learnt without its fold."""
    from assistant.arbiter.arbiter import SURE, likeliest
    from assistant.arbiter.traits import OWN
    from assistant.contract import AnswerStatus

    x, y, of, weight = compare(questions)
    alone, first_right = as_read(questions)
    won, lost, doubted = Counter(), Counter(), 0
    for fold in sorted(set(folds)):
        out = folds == fold
        rows = out[of]
        chance = np.zeros(len(y))
        chance[rows] = learn(x[~rows], y[~rows], weight[~rows], TREES).predict_proba(x[rows])[:, 1]
        doubt = learn(alone[~out], first_right[~out], None, FEW).predict_proba(alone)[:, 1]
        for n in np.flatnonzero(out & (doubt < SURE)):
            question, doubted = questions[n], doubted + 1
            statuses = [next(s for s in AnswerStatus if own[OWN.index(f"status_{s.value}")]) for own in question.own]
            best = likeliest(chance[of == n], statuses, question.own[:, OWN.index("sums")] > 0)
            won[files[n]] += int(question.right[best] and not question.right[0])
            lost[files[n]] += int(question.right[0] and not question.right[best])
    say(f"{len(questions)} questions, right as read {first_right.mean():.3f}, under some way "
        f"{np.mean([q.right.any() for q in questions]):.3f}; {doubted} doubted, won {won.total()}, "
        f"lost {lost.total()}")  # fmt: skip
    for name in dict.fromkeys(files):
        say(f"{name:32} {files.count(name):4}   +{won[name]} -{lost[name]}")


def as_read(questions):
    """The traits of each answer to a question as it was read, alone, and whether it is right."""
    return np.array([q.alone for q in questions]), np.array([q.right[0] for q in questions])


def say(text="") -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the arguments, gather, learn, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, help="a folder")
    parser.add_argument("--gather", type=Path, nargs="*", default=[])
    parser.add_argument("--homes", type=Path)
    parser.add_argument("--models", type=Path, help="what `relevance.py --models` wrote")
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    args.table.mkdir(exist_ok=True, parents=True)
    models = pickle.loads(args.models.read_bytes()) if args.models else None
    with tempfile.TemporaryDirectory() as temporary:
        for path in args.gather:
            kept = args.homes or Path(temporary)
            home = kept / (f"invented-{path.stem}" if path.parent.name == "invented" else "founding")
            name = f"{path.parent.name}-{path.stem}"
            (args.table / f"{name}.pkl").write_bytes(pickle.dumps([tuple(q) for q in gather(path, home, models)]))
    table = {
        p.stem: [Question(*row) for row in pickle.loads(p.read_bytes())] for p in sorted(args.table.glob("*.pkl"))
    }
    if args.gather and not args.fit:
        return
    names = sorted(table)
    questions = [q for name in names for q in table[name]]
    files = [name for name in names for _ in table[name]]
    folds = np.array([names.index(name) % FOLDS for name in files])
    questions = with_settling(questions, folds)
    report(questions, files, folds)
    if args.fit:
        x, y, _, weight = compare(questions)
        np.save(ARBITER / "arbiter.npy", exported(learn(x, y, weight, TREES), x.shape[1]))
        alone, first_right = as_read(questions)
        np.save(ARBITER / "doubt.npy", exported(learn(alone, first_right, None, FEW), alone.shape[1]))


if __name__ == "__main__":
    main()
