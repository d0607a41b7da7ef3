"""Scores the reading of texts from elsewhere: `python tests/benchmarks/foreign.py FOLDER`.

FOLDER holds the texts that `tests/foreign/texts.toml` and its questions speak of. Printed are how
clause ids, amounts, terms and metadata agree with what was read by hand, then the table of
`tiaowen eval` over the questions, each put to its own text alone and to the library of all texts
with the founding documents, where a first citation from another text is counted. Shares carry
95 % intervals. `--held` takes the part that is only scored; failures are then not listed.
"""

from __future__ import annotations

import argparse
import dataclasses
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.service import Assistant
from assistant.settings import Settings
from corpus.model import Document, Limit, Provision, ProvisionKind
from interfaces.conversation import answer_turns
from interfaces.evaluation.golden import GoldenLine, read_golden
from interfaces.evaluation.intervals import Share
from interfaces.evaluation.report import failures, table
from interfaces.evaluation.run import score_all
from interfaces.words import words

EXPECTED = Path(__file__).parent.parent / "foreign"
MONEY = (ProvisionKind.AMOUNT,)
FILES = {
    "held": "held.jsonl",
    "second": "questions2.jsonl",
    "third": "questions3.jsonl",
    "fourth": "questions4.jsonl",
    "fifth": "questions5.jsonl",
    "sixth": "questions6.jsonl",
    "seventh": "questions7.jsonl",
}
UNNUMBERED = ("head", "notice", "preamble", "imprint", "chapter")
SIGNS = {"<": Limit.CAP, ">": Limit.FLOOR}


def expanded(ids: str) -> list[str]:
    """The ids that ``1..3 supp.1..2 annex`` stands for."""
    found = []
    for word in ids.split():
        span = re.fullmatch(r"(.*?)(\d+)\.\.(\d+)", word)
        found += [f"{span[1]}{n}" for n in range(int(span[2]), int(span[3]) + 1)] if span else [word]
    return found


def amount_key(word: str) -> tuple[object, ...]:
    """Limit and values of ``300000`` (exact), ``<300000`` (cap), ``>1`` (floor) or ``1-2`` (range)."""
    if word[0] in SIGNS:
        return (SIGNS[word[0]], float(word[1:]))
    if "-" in word:
        low, high = word.split("-")
        return (Limit.RANGE, float(low), float(high))
    return (Limit.EXACT, float(word))


def given_key(provision: Provision) -> tuple[object, ...]:
    """The same of a provision."""
    if provision.limit is Limit.RANGE:
        return (Limit.RANGE, provision.min, provision.max)
    return (provision.limit, provision.value)


def same(given: object, wanted: object) -> bool:
    """Whether a metadata value holds what was read by hand (any of several)."""
    if isinstance(wanted, list):
        return any(same(given, one) for one in wanted)
    return given is not None and re.sub(r"\s", "", str(wanted)) in re.sub(r"\s", "", str(given))


def parse_judgements(document: Document, wanted: Mapping[str, Any]) -> Iterator[tuple[str, bool, str]]:
    """Figure, whether right, and what to say where it is wrong, for one text."""
    name = document.document_id
    if "clauses" in wanted:
        ids = expanded(wanted["clauses"])
        given = [c.clause_id for c in document.clauses if c.kind not in UNNUMBERED]
        for missing in ids:
            yield "clause ids found", missing in given, f"{name}: no clause {missing}"
        for extra in given:
            yield "clause ids right", extra in ids, f"{name}: clause {extra} is none"
    for field in dataclasses.fields(document.metadata):
        if field.name in wanted:
            value = getattr(document.metadata, field.name)
            yield "metadata", same(value, wanted[field.name]), f"{name}: {field.name} {value} for {wanted[field.name]}"
    for clause_id, written in wanted.get("amounts", {}).items():
        yield from _amount_judgements(document, clause_id, written)
    yield from _fine_judgements(document, wanted.get("fines", {}))
    yield from _term_judgements(document, wanted.get("terms", {}))


def _fine_judgements(document: Document, wanted: Mapping[str, str]) -> Iterator[tuple[str, bool, str]]:
    for clause_id, written in wanted.items():
        given = {given_key(p) for p in _provisions(document, clause_id) if p.currency}
        for key in map(amount_key, written.split()):
            yield "fines", key in given, f"{document.document_id} {clause_id}: no fine {key}"


def _term_judgements(document: Document, wanted: Mapping[str, str]) -> Iterator[tuple[str, bool, str]]:
    for clause_id, written in wanted.items():
        terms = {(p.value, p.unit) for p in _provisions(document, clause_id) if p.kind is ProvisionKind.TERM}
        for term in written.split(", "):
            number, unit = term.split()
            right = any(v == float(number) and unit.startswith((u or "?").rstrip("s")) for v, u in terms)
            problem = f"{document.document_id} {clause_id}: no term {term} among {sorted(terms, key=str)}"
            yield "terms", right, problem


def _amount_judgements(document: Document, clause_id: str, written: str) -> Iterator[tuple[str, bool, str]]:
    place = f"{document.document_id} {clause_id}"
    wanted = Counter(amount_key(word) for word in written.split())
    found = [p for p in _provisions(document, clause_id) if p.kind in MONEY]
    given = Counter(given_key(p) for p in found)
    for key in (wanted & given).elements():
        yield "amounts found", True, f"{place} {key}"
        yield "amounts right", True, f"{place} {key}"
    for key in (wanted - given).elements():
        yield "amounts found", False, f"{place}: no amount {key}"
    for key in (given - wanted).elements():
        texts = [p.as_written for p in found if given_key(p) == key]
        yield "amounts right", False, f"{place}: amount {key} is none {texts}"


def _provisions(document: Document, clause_id: str) -> Sequence[Provision]:
    clause = document.clause(clause_id)
    return clause.provisions if clause else ()


def say(text: str = "") -> None:
    """One line of the result."""
    sys.stdout.write(text + "\n")


def say_share(name: str, share: Share) -> None:
    """A share with its interval."""
    if share.value is None or share.interval is None:
        say(f"{name:44} –")
        return
    low, high = share.interval
    say(f"{name:44} {share.hits}/{share.n} = {share.value * 100:.1f} [{low * 100:.0f}–{high * 100:.0f}]")


def score_parse(assistant: Assistant) -> None:
    """How the parsed texts agree with what was read by hand."""
    judged: dict[str, list[bool]] = {}
    for document_id, wanted in tomllib.loads((EXPECTED / "texts.toml").read_text(encoding="utf-8")).items():
        document = next(d for d in assistant.library.documents if d.document_id == document_id)
        for figure, right, problem in parse_judgements(document, wanted):
            judged.setdefault(figure, []).append(right)
            if not right:
                sys.stderr.write(f"  {problem}\n")
    for figure, values in judged.items():
        say_share(figure, Share.of(values))


def score_questions(assistant: Assistant, lines: Sequence[GoldenLine], title: str, *, listed: bool) -> None:
    """The table over ``lines``, and the main shares."""
    scores = score_all(assistant, lines, lambda *_: None)
    say(f"\n{title}: {len(lines)} questions")
    say(table(scores, words("en")))
    say_share("evidence cited", Share.of(s.cited for s in scores))
    say_share("abstention", Share.of(s.abstained for s in scores))
    say_share("amounts exact", Share.of(s.amounts for s in scores))
    if listed:
        sys.stderr.write(f"{title}\n" + "".join(f"  {line}\n" for line in failures(scores)))


def score_confusion(assistant: Assistant, lines: Sequence[GoldenLine], *, listed: bool) -> None:
    """How often an answer out of the whole library begins with another text than the question's."""
    right = []
    for line in lines:
        if line.documents is None:
            continue
        answer = answer_turns(assistant, line.turns)
        cited = [citation for part in (answer, *answer.parts) for citation in part.citations]
        if answer.status.value != "answered" or not cited:
            continue
        right.append(cited[0].document_id in line.documents)
        if listed and not right[-1]:
            sys.stderr.write(f"  {line.id}: {cited[0].document_id} for {line.documents[0]}\n")
    say_share("answered from the right text", Share.of(right))


def main() -> None:
    """Read the arguments, build a library in a home of its own, score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, help="keep the library here; default: a temporary folder")
    parser.add_argument("--held", action="store_true", help="score the held part; failures are not listed")
    parser.add_argument("--second", action="store_true", help="score questions2.jsonl")
    parser.add_argument("--third", action="store_true", help="score questions3.jsonl")
    parser.add_argument("--fourth", action="store_true", help="score questions4.jsonl")
    parser.add_argument("--fifth", action="store_true", help="score questions5.jsonl")
    parser.add_argument("--sixth", action="store_true", help="score questions6.jsonl")
    parser.add_argument("--seventh", action="store_true", help="score questions7.jsonl")
    parser.add_argument("--parse-only", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        assistant = Assistant.open(Settings(home=arguments.home or Path(temporary)))
        assistant.add(sorted(arguments.folder.glob("*_*.txt")))
        score_parse(assistant)
        if not arguments.parse_only:
            name = next((f for flag, f in FILES.items() if getattr(arguments, flag)), "questions.jsonl")
            lines = read_golden(EXPECTED / name)
            listed = not arguments.held
            score_questions(assistant, lines, "each text alone", listed=listed)
            everywhere = [dataclasses.replace(line, documents=None) for line in lines]
            score_questions(assistant, everywhere, "all texts in one library", listed=listed)
            score_confusion(assistant, lines, listed=listed)


if __name__ == "__main__":
    main()
