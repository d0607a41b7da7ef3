"""Learns and measures how questions find clauses: `python tests/benchmarks/relevance.py TEXTS REGULATIONS [--fit]`.

TEXTS holds the texts of `tests/foreign/`, REGULATIONS the regulations of `retrieval.py`. Learnt are the
turn of a question's vector (`index/adapter.npy`), the order of clauses and the judgement of whether a
clause speaks to a question (`assistant/evidence/order.toml`, `relevance.toml`), from the questions of
`tests/golden/` and `tests/foreign/` that are there to learn from, and the odd half of those on
regulations; the even half is only measured. Printed are figures by four-fold cross-validation, in which
an author's questions, or a text's, lie in one fold: the right clause first, and how many questions are
wrongly and rightly refused from several thresholds on. `--fit` writes the weights. `--homes` keeps the
libraries, which take minutes to embed.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
import tempfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "benchmarks")]

from learning import contrasts, learn_adapter, learn_order  # noqa: E402
from logistic import fit  # noqa: E402

ADAPTER = ROOT / "index" / "adapter.npy"
EVIDENCE = ROOT / "assistant" / "evidence"
FOLD_OF = {
    "teaching_zh": 0, "teaching_en": 0, "teaching": 1, "tuning": 1, "offtopic": 1,
    "tuning2": 2, "tuning3": 2, "tuning4": 3, "tuning5": 3, "teaching7_zh": 3, "teaching7_en": 1,
    "teaching8_zh": 2, "teaching8_en": 0, "teaching9_zh": 1, "teaching9_en": 3, "teaching10_zh": 0, "teaching10_en": 2,
}  # fmt: skip
FOREIGN = ("questions", "questions2", "questions3", "questions4", "questions5")
INVENTED = {
    "questions": "*.txt",
    "questionsB": "b-*.txt",
    "questionsC": "c-*.txt",
    "questionsE": "e-*.txt",
    "questionsF": "f-*.txt",
    "questionsG": "g-*.txt",
    "questionsH": "h-*.txt",
    "questionsI": "i-*.txt",
}
ELSEWHERE = {
    "list", "aggregate", "toc", "range", "status", "date", "validity", "metadata", "number", "clarify", "hostile",
    "lookup", "meta",
}  # fmt: skip
FOLDS, OTHER_CLAUSE, OTHER_PASSAGE, ASTRAY = 4, 0.3, 0.2, 0.4
PENALTY = 20.0
WEIGHT = {"golden": 1.0, "foreign": 0.7, "regulations": 1.0}
COSINES = {"cosine", "below_best", "adapted", "adapted_below"}
THRESHOLD = {"bundled": 0.6, "words": 0.6}
SHOWN = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass
class Question:
    """A question put to one library, with what answers it and, once read, its candidates."""

    text: str
    home: str
    group: str
    fold: int
    documents: list[str] | None = None
    carrier: tuple[str, str] | None = None
    right: frozenset = frozenset()
    acceptable: frozenset = frozenset()
    learnt: bool = True
    negative: bool = False
    vector: np.ndarray | None = None
    keys: list = field(default_factory=list)
    features: list = field(default_factory=list)
    covered: list = field(default_factory=list)

    def wanted(self, key, share):
        """How much a clause is wanted."""
        return (1.0 if self.carrier in (None, key) else share) if key in self.right else 0.0


def golden(name):
    """The single-turn questions of a file that a clause answers, or that nothing does."""
    for line in (ROOT / "tests" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if len(record["turns"]) > 1 or record["kind"] in ELSEWHERE:
            continue
        statuses = record["status"] if isinstance(record["status"], list) else [record["status"]]
        off = record["kind"] == "off_topic" or statuses == ["not_found"]
        right = [tuple(c) for c in record.get("clauses", [])]
        if off or right:
            known = {} if off else {"carrier": right[0], "right": frozenset(right)}
            known["acceptable"] = frozenset(tuple(c) for c in record.get("acceptable", []))
            yield record, dict(known, text=record["turns"][0], negative=off)


def founding_questions():
    """Those on the founding documents."""
    for name in FOLD_OF:
        for record, known in golden(f"golden/{name}"):
            yield Question(home="founding", group=f"founding {record['language']}", fold=fold_of(name, record), **known)


def fold_of(name, record):
    """The fold of a question: by author on the founding documents, else by text."""
    if name in FOLD_OF:
        return FOLD_OF[name]
    return zlib.crc32((record.get("documents") or [""])[0].encode()) % FOLDS


def foreign_questions():
    """Those on the texts from elsewhere."""
    yield from put_to_texts("texts", "texts", [pair for name in FOREIGN for pair in golden(f"foreign/{name}")])


def invented_questions():
    """Those on invented documents, each author's a library of their own."""
    for name in INVENTED:
        yield from put_to_texts(f"invented-{name}", "invented", list(golden(f"invented/{name}")))


def invented_texts(name):
    """The invented documents that a file of questions is about; those of the first have no mark before their name."""
    pattern = INVENTED[name]
    texts = sorted((ROOT / "tests" / "invented" / "documents").glob(pattern))
    return [text for text in texts if (text.name[1] == "-") == ("-" in pattern)]


def put_to_texts(home, group, records):
    """Questions put to their own text, to all of their library, and to a text about something else."""
    texts = sorted({record["documents"][0] for record, _ in records if record.get("documents")})
    for place, (record, known) in enumerate(records):
        own = record.get("documents")
        if not own:
            yield Question(home=home, group=f"{group} none", fold=fold_of("", record), **known)
            continue
        spoken = "en" if re.match(r"(\w-)?en-", own[0]) else "zh"
        kind = f"{group} {'same' if spoken == record['language'] else 'other'}"
        fold = fold_of("", record)
        yield Question(home=home, group=f"{kind} alone", fold=fold, documents=own, **known)
        yield Question(home=home, group=f"{kind} all", fold=fold, **known)
        other = texts[(place + texts.index(own[0]) + 1) % len(texts)]
        if other != own[0] and not known["negative"]:
            yield Question(known["text"], home, f"{kind} astray", fold, documents=[other], negative=True)


def regulation_questions(folder, documents):
    """Those on regulations; the even half is not learnt from."""
    from retrieval import same_title, squeeze

    for place, line in enumerate((folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()):
        entry = json.loads(line)
        golds = [squeeze(gold) for gold in entry["gold"]]
        titled = [d for d in documents if same_title(entry["title"], d.document_id)
                  or same_title(entry["title"], d.metadata.title)]  # fmt: skip
        clauses = [c for d in titled for c in d.clauses]
        right = frozenset(c.key for c in clauses if any(g in squeeze(c.text) or squeeze(c.text) in g for g in golds))
        if right:
            fold = zlib.crc32(entry["title"].encode()) % FOLDS
            group = ("regulations held", "regulations")[place % 2]
            yield Question(entry["query"], "regulations", group, fold, right=right, learnt=bool(place % 2))


class Bench:
    """One library with all that reading its questions takes."""

    def __init__(self, assistant):
        from tests.assistant.workbench import Workbench

        self._bench = Workbench(assistant)
        self._index = assistant.index
        self._searcher = assistant.index._searcher
        self._reader = self._searcher._reader
        self.vectors = self._reader.vectors

    def understand(self, question):
        """Give the question its vector; False where no clause is looked for by its words."""
        understood = self._bench.understand(question.text)
        if understood.foreign_place or understood.foreign_rule or understood.refs:
            return False
        question.vector = self._searcher._dense.embed(understood.text)
        return True

    def example(self, question):
        """What the adapter learns from the question."""
        place = self._reader.place
        rows = {key: self._reader.rows_of(place[key]) for key in question.right | question.acceptable if key in place}
        wanted = {r: question.wanted(k, OTHER_PASSAGE) for k in question.right if k in rows for r in rows[k]}
        ignored = {r for k in question.acceptable - question.right if k in rows for r in rows[k]}
        own = question.documents
        allowed = self._searcher._by_row(self._searcher._allowed(own)) if own else None
        weight = WEIGHT["golden" if question.home == "founding" else "foreign" if own else "regulations"]
        return question.vector, question.home, wanted, ignored, allowed, weight

    def read(self, question, adapter):
        """Give the question its candidates, found with this adapter."""
        self._searcher._dense._adapter = adapter
        inquiry = self._bench.inquire(question.text, documents=question.documents)
        question.keys = [r.clause.key for r in inquiry.ranked]
        question.features = [dict(r.judgement.features) for r in inquiry.ranked]
        question.covered = [r.judgement.covers for r in inquiry.ranked]


def folded(questions, held):
    """The questions to learn from when a fold is held out; all for None."""
    return [q for q in questions if q.learnt and q.fold != held]


def learnt_adapter(questions, benches, held):
    positive = [q for q in folded(questions, held) if q.right]
    return learn_adapter(contrasts([benches[q.home].example(q) for q in positive], lambda home: benches[home].vectors))


def table(question, names):
    return np.array([[f.get(n, 0.0) for n in names] for f in question.features], np.float64).reshape(-1, len(names))


def order_of(questions, names, held):
    chosen, targets, ignored = [], [], []
    for question in folded(questions, held):
        target = np.array([question.wanted(key, OTHER_CLAUSE) for key in question.keys])
        if target.any():
            chosen.append(question)
            targets.append(target)
            ignored.append(np.array([k in question.acceptable and k not in question.right for k in question.keys]))
    weights = [WEIGHT["golden" if q.home in {"founding", "regulations"} else "foreign"] for q in chosen]
    return learn_order([table(q, names) for q in chosen], targets, ignored, weights)


def relevance_of(questions, names, order, held):
    """Learnt from the right clauses, and from the three best candidates of questions that nothing answers."""
    rows, labels, weights = [], [], []
    for question in folded(questions, held):
        features = table(question, names)
        if question.negative:
            best = np.argsort(-(features @ order))[:3]
            rows += list(features[best])
            labels += [0.0] * len(best)
            weights += [ASTRAY if question.group.endswith("astray") else 1.0] * len(best)
        else:
            right = [place for place, key in enumerate(question.keys) if key in question.right]
            rows += list(features[right])
            labels += [1.0] * len(right)
            weights += [0.7 if question.home == "regulations" else 1.5] * len(right)
    return fit(np.array(rows), np.array(labels), np.array(weights), PENALTY)


def report_order(questions, names):
    """The share of questions with the right clause first: by retrieval alone, and by the learnt order."""
    counted = {}
    for held in range(FOLDS):
        order = order_of(questions, names, held)
        for question in (q for q in questions if q.fold == held and q.right and q.keys):
            wanted = np.array([question.carrier in (None, k) and k in question.right for k in question.keys])
            found = counted.setdefault(question.group, ([], []))
            found[0].append(wanted[int(np.argmax([f["retrieval"] for f in question.features]))])
            found[1].append(wanted[int(np.argmax(table(question, names) @ order))])
    say(f"{'right clause first':24}{'n':>6}{'retrieval':>11}{'order':>8}")
    for group, (before, after) in sorted(counted.items()):
        say(f"{group:24}{len(before):6}{np.mean(before):11.1%}{np.mean(after):8.1%}")


def report_relevance(questions, names):
    """By threshold: answerable questions whose right clause is covered, the others that nothing covers."""
    counted = {}
    for held in range(FOLDS):
        weights, intercept = relevance_of(questions, names, order_of(questions, names, held), held)
        for question in (q for q in questions if q.fold == held and q.keys):
            chance = 1 / (1 + np.exp(-np.clip(table(question, names) @ weights + intercept, -30, 30)))
            own = [c for c, key in zip(chance, question.keys, strict=True) if key in question.right]
            if question.negative or own:
                kind = "refused" if question.negative else "covered"
                best = max(chance) if question.negative else max(own)
                counted.setdefault((kind, question.group), []).append(best)
    say(f"\n{'':34}{'n':>6}" + "".join(f"{t:>8}" for t in SHOWN))
    for (kind, group), best in sorted(counted.items()):
        rates = [np.mean(np.array(best) < t if kind == "refused" else np.array(best) >= t) for t in SHOWN]
        say(f"{kind:10}{group:24}{len(best):6}" + "".join(f"{r:8.1%}" for r in rates))


def write(file, models) -> None:
    """Weights as TOML, one table for each model."""
    lines = ["# Learnt by `python tests/benchmarks/relevance.py TEXTS REGULATIONS --fit`; features: signals.py."]
    for model, (head, names, weights) in models.items():
        lines += ["", f"[{model}]", *(f"{k} = {v:.4f}" for k, v in head.items()), "", f"[{model}.weights]"]
        lines += [f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    (EVIDENCE / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


def kept_models(questions, adapters, names):
    """For each fold what was learnt without it, for `verdict.py` to learn beside."""
    from assistant.evidence.relevance import RelevanceModel

    kept = {}
    for held in range(FOLDS):
        order = order_of(questions, names, held)
        weights, intercept = relevance_of(questions, names, order, held)
        judgement = RelevanceModel(dict(zip(names, weights, strict=True)), intercept, THRESHOLD["bundled"])
        ranking = RelevanceModel(dict(zip(names, order, strict=True)), 0.0, 0.0)
        kept[held] = (adapters[held], judgement, ranking)
    return kept


def say(text="") -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def opened(homes, texts, regulations):
    """The libraries, made where they are missing."""
    from assistant.service import Assistant
    from assistant.settings import Settings

    added = {"founding": [], "texts": sorted(texts.glob("*_*.txt")), "regulations": sorted((regulations / "docs").iterdir())}
    added |= {f"invented-{name}": invented_texts(name) for name in INVENTED}
    for name, paths in added.items():
        assistant = Assistant.open(Settings(home=homes / name))
        if paths and len(assistant.library.documents) < len(paths):
            assistant.add(paths)
        yield name, assistant


def read_questions(homes, texts, regulations):
    """All questions with their candidates, each found with the adapter that did not see its fold; and all adapters."""
    assistants = dict(opened(homes, texts, regulations))
    benches = {name: Bench(assistant) for name, assistant in assistants.items()}
    questions = [*founding_questions(), *foreign_questions(), *invented_questions()]
    questions += regulation_questions(regulations, assistants["regulations"].library.documents)
    questions = [q for q in questions if benches[q.home].understand(q)]
    adapters = {held: learnt_adapter(questions, benches, held) for held in (*range(FOLDS), None)}
    for question in questions:
        benches[question.home].read(question, adapters[question.fold])
    return questions, adapters


def main() -> None:
    """Read the arguments, learn, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("regulations", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--homes", type=Path, help="keep the libraries here; default: a temporary folder")
    parser.add_argument("--cache", type=Path, help="keep what was read here, and begin from it where it is there")
    parser.add_argument("--models", type=Path, help="write what was learnt without each fold here")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        if args.cache and args.cache.exists():
            questions, adapters = pickle.loads(args.cache.read_bytes())
        else:
            questions, adapters = read_questions(args.homes or Path(temporary), args.texts, args.regulations)
            if args.cache:
                args.cache.write_bytes(pickle.dumps((questions, adapters)))
    names = sorted({n for q in questions for f in q.features for n in f})
    report_order(questions, names)
    report_relevance(questions, names)
    if args.models:
        args.models.write_bytes(pickle.dumps(kept_models(questions, adapters, names)))
    if args.fit:
        order = order_of(questions, names, None)
        write("order.toml", {"bundled": ({}, names, order)})
        judgements = {}
        for model, chosen in {"bundled": names, "words": [n for n in names if n not in COSINES]}.items():
            places = [names.index(name) for name in chosen]
            weights, intercept = relevance_of(questions, chosen, order[places], None)
            judgements[model] = ({"threshold": THRESHOLD[model], "intercept": intercept}, chosen, weights)
        write("relevance.toml", judgements)
        np.save(ADAPTER, adapters[None].table)


if __name__ == "__main__":
    main()
