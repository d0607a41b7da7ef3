"""Learns and reports whether the sums of a clause answer a question of amount.

    python tests/benchmarks/sums.py [FOLDER] [--fit]

Rows are the clauses with sums that come up for the questions of amount in `tests/golden/` (tuning, teaching, off
topic), each question without a sum included, and, with FOLDER, for those of `tests/foreign/` on its texts: each put
to its own text and, where a sum answers it, to another text that must not; so too those of `tests/invented/`. The
model is learnt twice: with the cosines of the bundled embeddings, and without. Which figures of a clause are told is
what `figures.py` learnt. Printed is, by six-fold cross-validation over questions, what is told where the rules of
`select.py` choose the clauses and what when they are judged: sums all right, some of them, a wrong one, none though one is
given, and one though none answers. `--fit` writes `assistant/compose/sums.toml`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks import logistic  # noqa: E402
from tests.benchmarks.relevance import FOREIGN  # noqa: E402

TARGET = ROOT / "assistant" / "compose" / "sums.toml"
FOUNDING = (
    "tuning",
    "tuning2",
    "tuning3",
    "tuning4",
    "tuning5",
    "teaching",
    "teaching_zh",
    "teaching_en",
    "teaching_plain",
    "teaching7_zh",
    "teaching7_en",
    "teaching8_zh",
    "teaching8_en",
    "teaching9_zh",
    "teaching9_en",
    "teaching10_zh",
    "teaching10_en",
    "offtopic",
)
INVENTED = ("questions", *(f"questions{author}" for author in "BCEFGHI"))
INVENTED_TEXTS = sorted((ROOT / "tests" / "invented" / "documents").glob("*.txt"))
SEVERAL = {"list", "aggregate", "compare", "multi", "toc", "extreme", "total", "profile"}
MODELS = {"bundled": "bundled", "words": "none"}
COSINES = {"cosine", "cosine_lead"}
CLAUSE_THRESHOLD, CLAUSE_PENALTY, FOLDS = 0.55, 6.0, 6


@dataclass(frozen=True)
class Part:
    """A figure of a clause (clause, value, limit) that would be told of it, and whether it answers."""

    key: tuple[str, float | None, str]
    right: bool


@dataclass
class Candidate:
    """A clause with sums: its features, the figures told if it answers, and whether the rules would tell any of it.

    ``right`` says that any figure of it answers.
    """

    features: dict[str, float]
    parts: list[Part]
    right: bool
    told: bool


@dataclass
class Question:
    """A question with its candidates and the sums (clause, value, limit) that answer it."""

    text: str
    group: str
    wanted: frozenset[tuple[str, float, str]]
    candidates: list[Candidate] = field(default_factory=list)


class Learnt(NamedTuple):
    """Weights and intercept of the model of clauses."""

    weights: np.ndarray
    intercept: float


def names_in(questions: Sequence[Question], without: set[str]) -> list[str]:
    """The features that the model weighs."""
    return [n for n in next(c for q in questions for c in q.candidates).features if n not in without]


def read(assistant, names: Sequence[str]) -> Iterator[Question]:
    """The questions of amount in these files, each with its candidate clauses."""
    from assistant.evidence.echo import Echoes
    from tests.assistant.workbench import Workbench

    bench = Workbench(assistant)
    echoes = Echoes(bench.library.documents, bench.assistant.index.tokens)
    records = [
        json.loads(line)
        for name in names
        for line in (ROOT / "tests" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    own = sorted({r["documents"][0] for r in records if r.get("documents")})
    for record in records:
        if len(record["turns"]) > 1 or record["kind"] in SEVERAL or not _is_judged(record):
            continue
        yield from _question(bench, echoes, record)
        if record.get("documents") and record.get("amounts"):
            other = own[zlib.crc32(record["id"].encode()) % len(own)]
            if other not in record["documents"]:
                yield from _question(bench, echoes, record | {"documents": [other], "amounts": [], "clauses": []})


def _is_judged(record) -> bool:
    """Whether the line says which sums are right: all that answer, or that the question is not answered."""
    statuses = record["status"] if isinstance(record["status"], list) else [record["status"]]
    return record.get("amounts") is not None or "answered" not in statuses


def _question(bench, echoes, record) -> Iterator[Question]:
    from assistant.compose.figures import figures_of
    from assistant.compose.select import choose
    from assistant.compose.sum_features import clause_features
    from assistant.compose.sums import field_of, load_sum_models, parts_told

    models = load_sum_models("bundled" if bench.meanings else "words")
    documents = record.get("documents")
    inquiry = replace(bench.inquire(record["turns"][0], documents=documents), echoes=echoes)
    understood = inquiry.understanding
    if understood.refs or understood.foreign_place or understood.foreign_rule or understood.dangling:
        return
    by_rules = choose(inquiry)
    seen = field_of(inquiry, by_rules)
    if seen is None or by_rules.other_level is not None:
        return
    wanted = frozenset((a["clause_id"], float(a["value"]), a["limit"]) for a in record.get("amounts") or [])
    home = {document for document, _ in record.get("clauses", [])}
    place = "founding"
    if documents:
        spoken = bench.library.get(documents[0]).metadata.language
        place = "elsewhere" if inquiry.language == spoken else "abroad"
    question = Question(record["turns"][0], f"{place} {inquiry.language}", wanted)
    for clause in seen.clauses:
        at_home = not home or clause.view.document.document_id in home
        picked = parts_told(inquiry, clause, by_rules.answering, models)
        parts = [Part(_key(clause.view, s.statement.provision), at_home) for s in picked]
        question.candidates.append(
            Candidate(
                clause_features(clause, seen),
                [Part(p.key, p.right and p.key in wanted) for p in parts],
                at_home and any(_key(clause.view, f.provision) in wanted for f in figures_of(clause.view)),
                any(s.view is clause.view for s in by_rules.answering),
            )
        )
    if question.candidates or wanted:
        yield question


def _key(view, provision):
    value = provision.value if provision.value is not None else provision.min
    return (view.clause.clause_id, value, provision.limit.value)


def learnt(questions: Sequence[Question], names: Sequence[str]) -> Learnt:
    """The model from these questions."""
    rows = [(c.features, float(c.right)) for q in questions for c in q.candidates]
    x = np.array([[features[n] for n in names] for features, _ in rows])
    return Learnt(*logistic.fit(x, np.array([right for _, right in rows]), np.ones(len(rows)), CLAUSE_PENALTY))


def judged(question: Question, names: Sequence[str], model: Learnt) -> list[Part]:
    """What is told of a question, as ``assistant/compose/sums.py`` decides it."""
    from assistant.compose.sums import enough

    if not question.candidates:
        return []
    chances = [_chance(c.features, names, model) for c in question.candidates]
    paired = sorted(zip(chances, question.candidates, strict=True), key=lambda pair: -pair[0])
    sure = [c for chance, c in paired if chance >= enough(c.features, CLAUSE_THRESHOLD)]
    return [p for c in [c for c in sure if c.told] or sure[:1] for p in c.parts]


def by_rules(question: Question) -> list[Part]:
    """What is told where the rules alone choose the clauses."""
    return [p for c in question.candidates if c.told for p in c.parts]


def _chance(features, names, model) -> float:
    weights, intercept = model
    return float(logistic.probability(np.array([features[n] for n in names]), weights, intercept))


def outcome(question: Question, told: Sequence[Part]) -> str:
    """Of a question, what became of its sums."""
    if not told:
        return "refused" if question.wanted else "silent"
    if not question.wanted:
        return "false"
    if not all(p.right for p in told) or len(told) > len(question.wanted):
        return "wrong"
    return "right" if {p.key for p in told} == question.wanted else "partial"


def report(questions: Sequence[Question], told: Sequence[Sequence[Part]], title: str) -> None:
    """Shares of questions, by where they come from and their language."""
    for group in sorted({q.group for q in questions}):
        found = Counter(outcome(q, t) for q, t in zip(questions, told, strict=True) if q.group == group)
        given = sum(found[k] for k in ("right", "partial", "wrong", "refused"))
        shares = "".join(f"{k} {found[k] / max(given, 1):7.1%}  " for k in ("right", "partial", "wrong", "refused"))
        none = found["false"] + found["silent"]
        print(
            f"{title:14} {group:14} {given:4} given: {shares} {none:4} not: told {found['false'] / max(none, 1):6.1%}"
        )


def cross_validated(questions: Sequence[Question], names: Sequence[str]) -> list[list[Part]]:
    """What is told of each question by models that were learnt without it."""
    fold = [zlib.crc32(q.text.encode()) % FOLDS for q in questions]
    models = [learnt([q for q, f in zip(questions, fold, strict=True) if f != held], names) for held in range(FOLDS)]
    return [judged(q, names, models[f]) for q, f in zip(questions, fold, strict=True)]


def questions_of(embeddings: str, folder: Path | None) -> list[Question]:
    """All questions, on the founding documents alone and on the texts of ``folder`` alone."""
    from assistant.service import Assistant
    from assistant.settings import Settings

    with tempfile.TemporaryDirectory() as home:
        assistant = Assistant.open(Settings(home=Path(home), embeddings=embeddings))
        found = list(read(assistant, [f"golden/{name}" for name in FOUNDING]))
        assistant.add(INVENTED_TEXTS)
        found += read(assistant, [f"invented/{name}" for name in INVENTED])
        if folder:
            assistant.add(sorted(folder.glob("*_*.txt")))
            found += read(assistant, [f"foreign/{name}" for name in FOREIGN])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    tables = []
    for model, embeddings in MODELS.items():
        questions = questions_of(embeddings, args.folder)
        names = names_in(questions, without=COSINES if model == "words" else set())
        report(questions, [by_rules(q) for q in questions], f"{model}, rules")
        report(questions, cross_validated(questions, names), f"{model}, judged")
        tables.append(logistic.table(f"{model}_clause", names, *learnt(questions, names), CLAUSE_THRESHOLD))
    if args.fit:
        comment = "Learnt by `python tests/benchmarks/sums.py FOLDER --fit`; features are named in sum_features.py."
        lines = [f"# {comment}", *(line for table in tables for line in table)]
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
