"""Learns what a question asks for from its embedding: `python tests/benchmarks/asks.py [--fit]`.

Whether a sum is asked for is learnt from the kinds and the sums of the tuning, teaching, foreign and invented
questions, the property of a document from `tests/golden/intents.jsonl`. Printed is what the models add to the phrases
of `asks.toml`: for sums with each file of questions, that is each author, left out in turn, for properties by
eight-fold cross-validation. `--fit` writes
`assistant/understanding/learnt_asks.npy`.
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
TARGET = ROOT / "assistant" / "understanding" / "learnt_asks.npy"
ASKED = {
    "golden": (
        "tuning", "tuning2", "tuning3", "tuning4", "tuning5", "teaching", "teaching_zh", "teaching_en", "teaching_plain",
        "teaching7_zh", "teaching7_en", "teaching8_zh", "teaching8_en", "teaching9_zh", "teaching9_en",
        "teaching10_zh", "teaching10_en",
    ),
    "foreign": ("questions", "questions2", "questions3", "questions4", "questions5"),
    "invented": ("questions", *(f"questions{author}" for author in "BCEFGHI")),
}  # fmt: skip
OF_SEVERAL = {"list", "aggregate", "extreme", "profile", "compare", "comparison", "lookup", "overview", "toc"}
"""Kinds whose answers hold sums whether or not they are asked for."""
OF_MONEY = {"amount", "amount_unspecified", "fine", "rate"}
MAYBE_MONEY = {"colloquial", "typo", "hostile"}
"""Kinds that ask for a sum where a sum is expected, and else perhaps."""
UNKNOWN = {
    "not_found", "off_topic", "offtopic", "not_found_plausible", "not_found_topic", "not_found_offtopic", "mixed",
    "traditional", "gap", "not_specified", "multi", "clarify", "premise", "false_premise", "compare", "list",
    "aggregate", "extreme", "profile", "attribute_unspecified", "compute",
}  # fmt: skip
FOLDS, PENALTY, STEPS, RATE, DECAY = 8, 3.0, 800, 2.0, 1e-4


def asks_a_sum(record) -> bool | None:
    """Whether a question asks for a sum of money; None where its kind does not tell."""
    kind = record["kind"]
    if record["status"] == "answered" and record.get("amounts"):
        return None if kind in OF_SEVERAL else True
    if record.get("amounts"):
        return True if kind in OF_MONEY | MAYBE_MONEY else None
    if kind in OF_MONEY:
        return True
    return None if kind in UNKNOWN | MAYBE_MONEY else False


def questions():
    for folder, names in ASKED.items():
        for name in names:
            for line in (ROOT / "tests" / folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                if len(record["turns"]) == 1 and (sum_asked := asks_a_sum(record)) is not None:
                    yield f"{folder}/{name}", record["turns"][0], sum_asked


def softmax_fit(x, y, count):
    """Multinomial logistic regression by gradient descent with momentum: (features + 1, count), the intercept last."""
    z = np.hstack([x, np.ones((len(x), 1))])
    weights, speed = np.zeros((z.shape[1], count)), np.zeros((z.shape[1], count))
    wanted = np.eye(count)[y]
    for _ in range(STEPS):
        scores = z @ weights
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        decay = DECAY * weights
        decay[-1] = 0.0
        speed = 0.9 * speed + z.T @ (shares - wanted) / len(z) + decay
        weights -= RATE * speed
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    from assistant.normalise import normalise
    from assistant.service import Assistant
    from assistant.settings import Settings
    from assistant.understanding.learnt_asks import KINDS, PROPERTIES, SCALE
    from tests.assistant.workbench import Workbench
    from tests.benchmarks.logistic import fit, probability

    with tempfile.TemporaryDirectory() as home:
        bench = Workbench(Assistant.open(Settings(home=Path(home))))
        embed = bench.assistant.index.vector
        asked = list(questions())
        by_phrases = [bench.by_phrases(text).asks for _, text, _ in asked]
        told = np.array([[float(kind in asks) for kind in KINDS] for asks in by_phrases])
        sums = np.array([embed(normalise(text).text) for _, text, _ in asked])
        lines = (ROOT / "tests" / "golden" / "intents.jsonl").read_text(encoding="utf-8").splitlines()
        intents = [json.loads(line) for line in lines]
        properties = np.array([embed(normalise(record["text"]).text) for record in intents])
    mean = np.vstack([sums, properties]).mean(0)
    x, y = np.hstack([(sums - mean) * SCALE, told]), np.array([float(is_sum) for *_, is_sum in asked])
    report_sums(x, y, np.array([name for name, *_ in asked]), told[:, 0] == 1, fit, probability)
    p, kinds = (properties - mean) * SCALE, np.array([PROPERTIES.index(record["kind"]) for record in intents])
    report_properties(p, kinds, PROPERTIES)
    if args.fit:
        weights, intercept = fit(x, y, np.ones(len(y)), PENALTY, scaled=False)
        sum_raw, properties_raw = weights[: len(mean)] * SCALE, softmax_fit(p, kinds, len(PROPERTIES))
        raw = np.hstack([sum_raw[:, None], properties_raw[:-1] * SCALE])
        of_kinds = np.zeros((len(KINDS), raw.shape[1]))
        of_kinds[:, 0] = weights[len(mean) :]
        last = np.append(intercept, properties_raw[-1]) - mean @ raw
        np.save(TARGET, np.vstack([raw, of_kinds, last]).astype(np.float32))


def report_sums(x, y, authors, told, fit, probability) -> None:
    chance = np.zeros(len(y))
    for author in sorted(set(authors)):
        held = authors == author
        chance[held] = probability(x[held], *fit(x[~held], y[~held], np.ones((~held).sum()), PENALTY, scaled=False))
    print(f"phrases: {told[y == 1].sum()} of {(y == 1).sum()} sums asked for, {told[y == 0].sum()} of {(y == 0).sum()} not")
    for threshold in (0.5, 0.6, 0.75, 0.9):
        more = (chance >= threshold) & ~told
        less = (chance <= 1 - threshold) & told
        print(
            f"from {threshold}: {more[y == 1].sum()} of {(~told & (y == 1)).sum()} found that phrases miss, "
            f"{more[y == 0].sum()} wrongly; at most {1 - threshold:.2f}: {less[y == 0].sum()} refuted rightly, "
            f"{less[y == 1].sum()} wrongly"
        )


def report_properties(x, kinds, names) -> None:
    content = names.index("content")
    shares = np.zeros((len(kinds), len(names)))
    for fold in range(FOLDS):
        held = np.arange(len(kinds)) % FOLDS == fold
        weights = softmax_fit(x[~held], kinds[~held], len(names))
        scores = x[held] @ weights[:-1] + weights[-1]
        exponents = np.exp(scores - scores.max(1, keepdims=True))
        shares[held] = exponents / exponents.sum(1, keepdims=True)
    best = shares.argmax(1)
    for threshold in (0.7, 0.85, 0.95):
        sure = (shares.max(1) >= threshold) & (best != content)
        print(
            f"property from {threshold}: {(sure & (best == kinds)).sum()} of {(kinds != content).sum()} right, "
            f"{(sure & (best != kinds) & (kinds != content)).sum()} another, "
            f"{(sure & (kinds == content)).sum()} of {(kinds == content).sum()} questions of content"
        )


if __name__ == "__main__":
    main()
