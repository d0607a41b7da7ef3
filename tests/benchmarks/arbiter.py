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

from logistic import fit  # noqa: E402
from verdict import SCALE, SETTLING_PENALTY  # noqa: E402

INVENTED = ROOT / "tests" / "invented"
ARBITER = ROOT / "assistant" / "arbiter"
FOLDS = 6
DOUBTS, SHOWN, FOR_SUMS = (0.8, 0.9, 0.95, 1.1), 0.1, 0.05
MARGINS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3)
TREES = {"max_iter": 300, "learning_rate": 0.08, "max_leaf_nodes": 31, "min_samples_leaf": 40,
         "l2_regularization": 8.0, "max_bins": 64, "early_stopping": False, "random_state": 1}  # fmt: skip
FEW = TREES | {"max_iter": 120, "max_leaf_nodes": 10}


class Question(NamedTuple):
    """One question: the traits of the answer to it as it was read, and those of every possible answer.

    ``own`` is (answers, traits), ``right`` whether each is, ``sums`` whether it tells any, ``ways`` what leads to
    it; ``answerable`` whether its text answers, None where either may be said.
    """

    name: str
    alone: np.ndarray
    own: np.ndarray
    right: np.ndarray
    sums: np.ndarray
    ways: list
    vector: np.ndarray
    answerable: bool | None


def library_of(path, home):
    """The assistant that holds what the questions of a file are about."""
    from assistant.service import Assistant
    from assistant.settings import Settings

    assistant = Assistant.open(Settings(home=home))
    if path.parent.name.startswith("invented"):
        mark = path.stem.removeprefix("questions").lower()
        texts = [p for p in sorted((path.parent / "documents").glob("*.txt")) if _is_marked(p, mark)]
        if len(assistant.library.documents) < len(texts):
            assistant.add(texts)
    return assistant


def _is_marked(path, mark):
    own = path.name[0] if path.name[1] == "-" else ""
    return own == mark


def gather(path, home):
    """Each single question that is open to a choice, with its possible answers."""
    from assistant.arbiter import arbiter
    from assistant.arbiter.outcomes import Outcome, outcomes
    from assistant.arbiter.traits import alone, own_traits
    from assistant.normalise import normalise
    from assistant.reading import Clock
    from assistant.split import split_questions
    from interfaces.evaluation.golden import read_golden
    from interfaces.evaluation.scoring import score_answer

    assistant = library_of(path, home)
    pipeline = assistant._pipeline
    held = []

    def noted(inquiry, draft, inquire):
        read = Outcome(draft, inquiry, ("read",))
        open_to = arbiter.open_to_choice(inquiry, draft)
        held[:] = [alone(read)[0], outcomes(inquiry, draft, inquire) if open_to else [read]]
        return read

    from assistant import reading

    reading.chosen = noted
    rows, started = [], time.time()
    for line in read_golden(path):
        if len(line.turns) > 1 or len(split_questions(line.turns[0]).questions) > 1:
            continue
        asked = normalise(line.turns[0], language=None, max_chars=10_000)
        held.clear()
        pipeline._reader.read(asked, (), pipeline._allowed(line.documents), Clock())
        if not held or len(held[1]) < 2:
            continue
        first, found = held
        right = []
        for one in found:
            answer = pipeline._publish(one.draft, line.turns[0], asked.language, None, None)
            right.append(not score_answer(line, answer, assistant.library.documents).failures)
        sums = [bool(one.draft.amounts) for one in found]
        answerable = set(line.statuses) == {"answered"}
        clear = answerable or not {"answered", "clarify"} & set(line.statuses)
        rows.append(
            Question(line.id, first, own_traits(found), np.array(right), np.array(sums), [one.ways for one in found],
                     found[0].inquiry.vector, answerable if clear else None)
        )  # fmt: skip
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
    answerable = np.array([float(bool(q.answerable)) for q in questions])
    vectors = np.array([q.vector for q in questions], np.float64)
    replaced = []
    values = np.zeros(len(questions))
    for fold in sorted(set(folds)):
        taught = clear & (folds != fold)
        mean = vectors[taught].mean(0)
        weights, intercept = fit((vectors[taught] - mean) * SCALE, answerable[taught], np.ones(taught.sum()),
                                 SETTLING_PENALTY, scaled=False)  # fmt: skip
        values[folds == fold] = (vectors[folds == fold] - mean) * SCALE @ weights + intercept
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
    """Won and lost by choosing, each file judged by models learnt without its fold."""
    x, y, of, weight = compare(questions)
    chance, doubt = np.zeros(len(y)), np.zeros(len(questions))
    alone = np.array([q.alone for q in questions])
    first_right = np.array([q.right[0] for q in questions])
    for fold in sorted(set(folds)):
        out = folds == fold
        rows = out[of]
        chance[rows] = learn(x[~rows], y[~rows], weight[~rows], TREES).predict_proba(x[rows])[:, 1]
        doubt[out] = learn(alone[~out], first_right[~out], None, FEW).predict_proba(alone[out])[:, 1]
    sums = np.concatenate([q.sums for q in questions])
    starts = np.flatnonzero(np.r_[True, of[1:] != of[:-1]])
    ends = np.r_[starts[1:], len(of)]
    say(f"{len(questions)} questions, right as read {first_right.mean():.3f}, "
        f"under some way {np.mean([y[a:b].any() for a, b in zip(starts, ends, strict=True)]):.3f}")  # fmt: skip
    for sure in DOUBTS:
        for margin in MARGINS:
            won, lost = Counter(), Counter()
            for n, (a, b) in enumerate(zip(starts, ends, strict=True)):
                if doubt[n] >= sure:
                    continue
                margins = np.where(sums[a:b], margin + FOR_SUMS, margin)
                margins[0] = 0.0
                best = int(np.argmax(chance[a:b] - margins))
                won[files[n]] += int(y[a + best] and not y[a])
                lost[files[n]] += int(y[a] and not y[a + best])
            say(f"doubted below {sure} ({(doubt < sure).mean():.2f}), margin {margin}: "
                f"won {won.total()}, lost {lost.total()}")  # fmt: skip
            if margin == SHOWN:
                say("   " + ", ".join(f"{name} +{won[name]} -{lost[name]}" for name in won))


def say(text="") -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the arguments, gather, learn, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, help="a folder")
    parser.add_argument("--gather", type=Path, nargs="*", default=[])
    parser.add_argument("--homes", type=Path)
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    args.table.mkdir(exist_ok=True, parents=True)
    with tempfile.TemporaryDirectory() as temporary:
        for path in args.gather:
            kept = args.homes or Path(temporary)
            home = kept / (path.stem if path.parent.name.startswith("invented") else "founding")
            name = f"{path.parent.name}-{path.stem}"
            (args.table / f"{name}.pkl").write_bytes(pickle.dumps([tuple(q) for q in gather(path, home)]))
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
        alone = np.array([q.alone for q in questions])
        first_right = np.array([q.right[0] for q in questions])
        np.save(ARBITER / "doubt.npy", exported(learn(alone, first_right, None, FEW), alone.shape[1]))


if __name__ == "__main__":
    main()
