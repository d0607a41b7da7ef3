"""Golden questions put to the assistant twice: as delivered, and with a model that makes things up.

Whatever the model writes, no figure, clause or quote of its own may reach the reader, and no status may differ.
"""

from __future__ import annotations

import queue
import re
import statistics
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from assistant.contract import Composer, NoticeKind
from assistant.writing.checker import Checker
from interfaces.evaluation.figures_in_text import unsupported_numbers
from interfaces.evaluation.golden import read_golden
from tests.assistant.guarantees import check

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = ("tuning.jsonl", "tuning2.jsonl", "tuning3.jsonl")
_OFFERED = re.compile(r"^\[([^\]\s]{1,24})\]", re.MULTILINE)
_CLAUSE = re.compile(r"（[一二三四五六七八九十]{1,4}）|第[一二三四五六七八九十百]{1,5}条|[Cc]lause [(（][^)）]{1,6}[)）]|[Aa]rticle \d+")


@dataclass
class Outcome:
    """One question with both answers and what was wrong with the second."""

    question: str
    plain: object
    written: object
    seconds: float
    unsupported: list[float]
    unknown_clauses: list[str]
    broken: str


@dataclass
class Match:
    """All outcomes, and every verdict on a sentence of the model."""

    outcomes: list[Outcome] = field(default_factory=list)
    verdicts: list = field(default_factory=list)

    @property
    def faults(self):
        """How many sentences were stopped, by the rule that stopped them."""
        return Counter(v.fault.code for v in self.verdicts if v.fault is not None)

    def figures(self):
        """What happened, by name."""
        asked = [o for o in self.outcomes if o.written.usage is not None]
        failed = sum(self.faults.values())
        return {
            "questions": len(self.outcomes),
            "answers for which the model was asked": len(asked),
            "calls": sum(o.written.usage.calls for o in asked),
            "tokens": sum(o.written.usage.prompt_tokens + o.written.usage.completion_tokens for o in asked),
            "sentences of the model": len(self.verdicts),
            "sentences stopped": failed,
            "sentences passed": len(self.verdicts) - failed,
            "answers worded by the model": sum(o.written.composer is Composer.LLM for o in self.outcomes),
            "answers without the model": sum(
                any(n.kind is NoticeKind.WITHOUT_MODEL for n in o.written.notices) for o in self.outcomes
            ),
            "unsupported numbers": sum(len(o.unsupported) for o in self.outcomes),
            "unknown clauses": sum(len(o.unknown_clauses) for o in self.outcomes),
            "guarantees broken": sum(bool(o.broken) for o in self.outcomes),
            "statuses that differ": sum(o.plain.status != o.written.status for o in self.outcomes),
            "median seconds": round(statistics.median([o.seconds for o in asked] or [0.0]), 2),
        }


    def table(self):
        """The figures, and for each rule how many sentences it stopped, with the first of them."""
        lines = [f"{value:>10}  {name}" for name, value in self.figures().items()]
        lines.append("sentences of the model that were wrong, by what caught them:")
        first = {}
        for verdict in self.verdicts:
            if verdict.fault is not None:
                first.setdefault(verdict.fault.code, verdict)
        for code, count in self.faults.most_common():
            lines.append(f"{count:>10}  {code} ({first[code].fault.detail}): {first[code].claim.text[:100]}")
        return "\n".join(lines)


def questions(count):
    """``count`` single questions of the golden files to tune on, spread evenly over them; four of five in English.

    The model hardly knows Chinese, and its prompts in Chinese are twice as long for it.
    """
    lines = [line for name in FILES for line in read_golden(GOLDEN / name) if len(line.turns) == 1]
    chinese = _spread([line.turns[0] for line in lines if line.language == "zh"], count // 5)
    english = _spread([line.turns[0] for line in lines if line.language == "en"], count - len(chinese))
    at = [(number / len(group), question) for group in (english, chinese) for number, question in enumerate(group)]
    return [question for _, question in sorted(at)]


def _spread(items, count):
    step = len(items) / min(count, len(items))
    return [items[int(number * step)] for number in range(min(count, len(items)))]


class Pressed:
    """A model that is made to write one or two sentences, each citing clauses it was given.

    Left to itself a very small one cites nothing that exists, which is caught at the first look; so it must lie
    where only the content of a sentence gives it away.
    """

    def __init__(self, model):
        self._model = model
        self.name = model.name

    def complete(self, messages, *, json_schema=None, **more):
        return self._model.complete(messages, json_schema=_pressed(messages, json_schema), **more)

    def stream(self, messages, *, json_schema=None, **more):
        return self._model.stream(messages, json_schema=_pressed(messages, json_schema), **more)


def _pressed(messages, schema):
    given = next(message.content for message in messages if message.role == "user")
    offered = list(dict.fromkeys(_OFFERED.findall(given)))
    if schema is None or not offered:
        return schema
    changed = deepcopy(schema)
    sentences = changed["properties"]["sentences"]
    sentences |= {"minItems": 1, "maxItems": 2}
    sentences["items"]["properties"] = {
        "text": {"type": "string", "minLength": 20, "maxLength": 100},
        "sources": {"type": "array", "items": {"enum": offered}, "minItems": 1, "maxItems": 2},
    }
    return changed


def play(plain, writing, asked, seconds, progress=lambda *_: None):
    """Put every question to both, until all are asked or ``seconds`` have gone.

    ``writing`` are assistants with models of their own, which share the questions between them.
    """
    match = Match()
    waiting = queue.SimpleQueue()
    for question in asked:
        waiting.put(question)
    end = time.monotonic() + seconds

    def work(assistant):
        while time.monotonic() < end:
            try:
                question = waiting.get_nowait()
            except queue.Empty:
                return
            expected = plain.answer(question)
            started = time.monotonic()
            answer = assistant.answer(question)
            match.outcomes.append(_judged(question, expected, answer, time.monotonic() - started, plain.library))
            progress(len(match.outcomes), len(asked))

    with _overheard(match.verdicts), ThreadPoolExecutor(len(writing)) as pool:
        for done in [pool.submit(work, assistant) for assistant in writing]:
            done.result()
    return match


def _judged(question, expected, answer, seconds, library):
    whole = [answer, *answer.parts]
    wrong = [n for part in whole for n in unsupported_numbers(part, library.documents, question)]
    unknown = [label for part in whole for label in _unknown_clauses(part, expected, library)]
    try:
        check(answer, library)
        broken = ""
    except AssertionError as error:
        broken = str(error) or "a guarantee"
    return Outcome(question, expected, answer, seconds, wrong, unknown, broken)


def _unknown_clauses(answer, expected, library):
    """Clause numbers in the text that neither the question, the extractive answer nor anything cited has."""
    known = answer.question + (answer.understood_as or "") + expected.answer
    for citation in answer.citations:
        clause = library.get(citation.document_id).clause(citation.clause_id)
        known += f"{clause.label} clause {clause.label} article {citation.clause_id} {clause.text} {clause.rendering}"
    known += " ".join(document.metadata.title for document in library.documents)
    folded = known.lower()
    return [label for label in _CLAUSE.findall(answer.answer) if label.lower() not in folded]


@contextmanager
def _overheard(verdicts):
    """Every verdict of the checker while the block runs."""
    check_one = Checker.check

    def listening(self, *arguments, **named):
        verdict = check_one(self, *arguments, **named)
        verdicts.append(verdict)
        return verdict

    Checker.check = listening
    try:
        yield
    finally:
        Checker.check = check_one
