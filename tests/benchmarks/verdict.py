"""Learns when to answer: `python tests/benchmarks/verdict.py TEXTS [--fit] [--models FILE]`.

Three models, from the same questions: the tuning and teaching questions and the off-topic ones on the founding
documents, the questions of `tests/foreign/` on the texts of TEXTS and those of `tests/invented/` on the documents
beside them, each put to its own text, and once to another, which must not answer it and counts less.

1. How likely a text settles a question of this kind at all, from the question's embedding (`settling.npy`).
2. Whether a quote by the rules answers (`verdict.toml`), else it is withheld.
3. Whether the sentence nearest to a question that the rules refuse answers all the same (`second_look.toml`).

Printed are shares by cross-validation in which an author's questions, or a text's, lie in one fold; what the second
and third weigh of the first was learnt without the fold too. `--models` takes what `relevance.py --models` wrote,
so that each question is also found and judged by models that were learnt without it. `--fit` writes the weights to
`assistant/evidence/`.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "benchmarks")]

from logistic import fit, probability, table  # noqa: E402
from relevance import FOLD_OF, FOREIGN, INVENTED, fold_of, invented_texts  # noqa: E402

TESTS, EVIDENCE = ROOT / "tests", ROOT / "assistant" / "evidence"
BY_NUMBER = {"toc", "lookup"}
WRONG_TEXT, WRONG_CLAUSE, TEXT_FOLDS = 0.4, 0.5, 5
SCALE, PENALTY, SETTLING_PENALTY = 6.0, 10.0, 3.0
QUOTE, TELL = 0.33, 0.4
SHOWN = (0.3, 0.35, 0.4, 0.45, 0.5)
COSINES = {"cosine", "below_best", "adapted_below", "order_lead", "abroad_cosine", "abroad_below_best", "settling"}


@dataclass
class Asked:
    """A question put to one library: where it is from, whether a clause answers it, and what the rules make of it."""

    group: str
    fold: str
    answerable: bool
    astray: bool
    settles: bool
    vector: np.ndarray
    answered: bool
    quote: dict[str, float] | None
    right_quote: bool
    looked: list[dict[str, float]]
    right: list[bool]
    tellable: list[bool]

    @property
    def weight(self):
        """A question put to a wrong text on purpose counts less: few readers do that."""
        return WRONG_TEXT if self.astray else 1.0


class Library:
    """One library and the steps that answer from it."""

    def __init__(self, home, paths):
        from assistant.reading import Reader
        from assistant.service import Assistant
        from assistant.settings import Settings
        from corpus.glossary import load_glossary

        self.assistant = assistant = Assistant.open(Settings(home=home))
        if len(assistant.library.documents) < len(paths):
            assistant.add(paths)
        self.reader = Reader(assistant.library, assistant.index, load_glossary())
        self._dense = assistant.index._searcher._dense
        self._shipped = self._dense._adapter, self.reader._judge

    def learn_without(self, models):
        """Find and judge by models that have not seen the question; by the shipped ones for None."""
        self._dense._adapter, self.reader._judge = self._shipped
        if models is not None:
            self._dense._adapter, judgement, order = models
            self.reader._judge = replace(self.reader._judge, model=judgement, order=order)

    def inquire(self, text, documents):
        """The question as it is read where nothing was asked before."""
        from assistant.conversation import recall
        from assistant.normalise import normalise
        from assistant.reading import Clock

        library, reader, question = self.assistant.library, self.reader, normalise(text)
        allowed = tuple(d for d in library.documents if not documents or d.document_id in documents)
        understood = reader._understander.understand(reader._speller.english(question.text))
        recalled = recall(understood, (), reader._understander, question.language, library.documents)
        return reader._fitting(recalled, question.language, allowed, Clock())[1]


def single_questions(path):
    """The records of a file with one turn that are answered or refused for sure."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        turns = record.get("turns") or [record["query"]]
        statuses = record.get("status", "not_found")
        statuses = statuses if isinstance(statuses, list) else [statuses]
        if len(turns) == 1 and (statuses == ["answered"] or not {"answered", "clarify"} & set(statuses)):
            yield record | {"text": turns[0], "answerable": statuses == ["answered"]}


def put(library, record, documents, group, fold, *, astray):
    """What the rules make of a question."""
    from assistant.compose import by_rules
    from assistant.compose.nearest import refusal_of, told
    from assistant.compose.withholding import judged_quote
    from assistant.evidence.second_look import second_look_features
    from assistant.evidence.verdict import verdict_features

    inquiry = library.inquire(record["text"], documents)
    draft, source = by_rules(inquiry)
    answerable = record["answerable"] and not astray
    wanted = {tuple(c) for c in record.get("clauses", []) + record.get("acceptable", [])} if answerable else set()
    quoted = judged_quote(inquiry, draft)
    refusal = refusal_of(inquiry, draft, source)
    looked = second_look_features(inquiry, refusal) if refusal is not None else []
    return Asked(
        group, fold, answerable, astray,
        not astray and not inquiry.understanding.refs and record["kind"] not in BY_NUMBER,
        inquiry.vector, draft.status.value == "answered",
        verdict_features(inquiry, quoted, draft.sort) if quoted else None,
        bool(quoted) and quoted.clause.key in wanted,
        [features for _, features in looked], [n.view.clause.key in wanted for n, _ in looked],
        [told(inquiry, n) is not None for n, _ in looked],
    )  # fmt: skip


def read(library, path, group, models, *, fold=None):
    """Each question of a file put to its own text, and those that a clause answers to another one too."""
    records = list(single_questions(path))
    texts = sorted({r["documents"][0] for r in records if r.get("documents")})
    for place, record in enumerate(records):
        documents = record.get("documents")
        name = path.stem if path.parent.name == "golden" else ""
        library.learn_without(models and models[fold_of(name, record)])
        own = (
            f"text {zlib.crc32(documents[0].encode()) % TEXT_FOLDS}"
            if documents
            else f"author {FOLD_OF.get(path.stem)}"
        )
        yield put(library, record, documents, group, fold or own, astray=False)
        if documents and record["answerable"]:
            other = texts[(place + texts.index(documents[0]) + 1) % len(texts)]
            if other != documents[0]:
                yield put(library, record, [other], f"{group} astray", fold or own, astray=True)


def read_all(homes, texts, models):
    """All questions; an author's invented documents are a library of their own."""
    founding = Library(homes / "founding", [])
    for name in FOLD_OF:
        yield from read(founding, TESTS / "golden" / f"{name}.jsonl", "founding", models)
    foreign = Library(homes / "texts", sorted(texts.glob("*_*.txt")))
    for name in FOREIGN:
        yield from read(foreign, TESTS / "foreign" / f"{name}.jsonl", "elsewhere", models)
    for name in INVENTED:
        library = Library(homes / f"invented-{name}", invented_texts(name))
        yield from read(library, TESTS / "invented" / f"{name}.jsonl", "invented", models, fold=name)


def learn_settling(asked, held=None):
    """Weights of the raw embedding and the intercept, learnt without a fold."""
    rows = [a for a in asked if a.settles and a.fold != held]
    return settling_weights(np.array([a.vector for a in rows], np.float64), np.array([a.answerable for a in rows]))


def settling_weights(vectors, answerable):
    """Weights (dimensions,) of the raw embedding and the intercept, from embeddings (rows, dimensions) of questions."""
    mean = vectors.mean(0)
    x = (vectors - mean) * SCALE
    weights, intercept = fit(x, answerable.astype(float), np.ones(len(x)), SETTLING_PENALTY, scaled=False)
    return weights * SCALE, intercept - float(mean @ weights) * SCALE


def with_settling(asked):
    """Give every question the log odds that were learnt without its fold."""
    for fold in sorted({a.fold for a in asked}):
        weights, intercept = learn_settling(asked, fold)
        for one in (a for a in asked if a.fold == fold):
            value = float(one.vector @ weights + intercept)
            for features in [*one.looked, *([one.quote] if one.quote else [])]:
                features["settling"] = value


def columns(features, names):
    return np.array([[row.get(n, 0.0) for n in names] for row in features], np.float64)


def learn_quotes(asked, names, held=None):
    """Whether a quote answers; one of another clause than the right one teaches less that it does."""
    rows = [a for a in asked if a.quote and a.fold != held]
    labels = np.array([float(a.answerable) for a in rows])
    weights = np.array([a.weight * (WRONG_CLAUSE if a.answerable and not a.right_quote else 1.0) for a in rows])
    return fit(columns([a.quote for a in rows], names), labels, weights, PENALTY)


def learn_second_look(asked, names, held=None):
    """Whether a sentence answers."""
    rows = [a for a in asked if a.looked and a.fold != held]
    labels = np.array([float(right) for a in rows for right in a.right])
    weights = np.array([a.weight for a in rows for _ in a.looked])
    return fit(columns([f for a in rows for f in a.looked], names), labels, weights, PENALTY)


def judged(asked, names, learn):
    """The chance of each row of features by the model learnt without its fold."""
    for fold in sorted({a.fold for a in asked}):
        weights, intercept = learn(asked, names, fold)
        for one in (a for a in asked if a.fold == fold):
            rows = one.looked if learn is learn_second_look else [one.quote] if one.quote else []
            if rows:
                yield one, probability(columns(rows, names), weights, intercept)


def report_quotes(found):
    """Quotes withheld, from several thresholds on: of answerable questions (with the right clause), and of others."""
    say(f"\n{'quotes withheld below':24}" + "".join(f"{t:>16}" for t in SHOWN))
    for group in sorted({a.group for a, _ in found}):
        own = [(a, chance[0]) for a, chance in found if a.group == group]
        yes, no = [p for p in own if p[0].answerable], [p for p in own if not p[0].answerable]
        if yes:
            cells = [f"{sum(c < t for _, c in yes)} ({sum(c < t and a.right_quote for a, c in yes)})" for t in SHOWN]
            say(f"{group + f', answerable {len(yes)}':24}" + "".join(f"{c:>16}" for c in cells))
        say(f"{group + f', not {len(no)}':24}" + "".join(f"{sum(c < t for _, c in no):>16}" for t in SHOWN))


def report_second_look(found):
    """Refusals given up, from several thresholds on: the right clause told, another one, and where nothing answers."""
    say(f"\n{'told from':24}" + "".join(f"{t:>16}" for t in SHOWN))
    counted, numbers = defaultdict(Counter), Counter()
    for one, chances in found:
        numbers[one.group, one.answerable] += 1
        chances = np.where(one.tellable, chances, -1.0)
        best = int(chances.argmax())
        for threshold in (t for t in SHOWN if chances[best] >= t):
            counted[one.group, one.answerable][threshold, one.right[best]] += 1
    for (group, answerable), number in sorted(numbers.items()):
        told = counted[group, answerable]
        cells = [f"{told[t, True]} + {told[t, False]}" if answerable else f"{told[t, False]}" for t in SHOWN]
        say(
            f"{group + (', answerable' if answerable else ', not') + f' {number}':24}"
            + "".join(f"{c:>16}" for c in cells)
        )


def say(text="") -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def write(file, models) -> None:
    lines = ["# Learnt by `python tests/benchmarks/verdict.py TEXTS --fit`; features are named in second_look.py."]
    for name, (names, (weights, intercept), threshold) in models.items():
        lines += table(name, names, weights, intercept, threshold)
    (EVIDENCE / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments, learn, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--models", type=Path)
    parser.add_argument("--homes", type=Path, help="keep the libraries here; default: a temporary folder")
    parser.add_argument("--cache", type=Path, help="keep what was read here, and begin from it where it is there")
    args = parser.parse_args()
    if args.cache and args.cache.exists():
        asked = pickle.loads(args.cache.read_bytes())
    else:
        models = pickle.loads(args.models.read_bytes()) if args.models else None
        with tempfile.TemporaryDirectory() as temporary:
            asked = list(read_all(args.homes or Path(temporary), args.texts, models))
        if args.cache:
            args.cache.write_bytes(pickle.dumps(asked))
    with_settling(asked)
    learnt = {"verdict.toml": {}, "second_look.toml": {}}
    quoted = sorted({n for a in asked if a.quote for n in a.quote})
    looked = sorted({n for a in asked for f in a.looked for n in f})
    report_quotes(list(judged(asked, quoted, learn_quotes)))
    learnt["verdict.toml"]["bundled"] = (quoted, learn_quotes(asked, quoted), QUOTE)
    for model, left_out in {"bundled": set(), "words": COSINES}.items():
        names = [n for n in looked if n not in left_out]
        say(f"\nsecond look, {model}")
        report_second_look(list(judged(asked, names, learn_second_look)))
        learnt["second_look.toml"][model] = (names, learn_second_look(asked, names), TELL)
    if args.fit:
        weights, intercept = learn_settling(asked)
        np.save(EVIDENCE / "settling.npy", np.append(weights, intercept).astype(np.float32))
        for file, models in learnt.items():
            write(file, models)


if __name__ == "__main__":
    main()
