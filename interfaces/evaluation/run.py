"""Puts a golden file to the assistant and keeps the result with what produced it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import TiaowenError
from interfaces.conversation import answer_turns
from interfaces.evaluation.golden import GoldenLine
from interfaces.evaluation.report import figures
from interfaces.evaluation.scoring import Score, failed_score, score_answer
from interfaces.serialise import dump

if TYPE_CHECKING:
    from assistant.service import Assistant
    from assistant.settings import Settings


def score_all(
    assistant: Assistant, golden: Sequence[GoldenLine], progress: Callable[[str, int, int], None]
) -> list[Score]:
    """The score of every line, in order; a line that raises an error of ours counts as wrong."""
    documents = assistant.library.documents
    scores = []
    for number, line in enumerate(golden, start=1):
        try:
            answer = answer_turns(assistant, line.turns, documents=line.documents)
            scores.append(score_answer(line, answer, documents))
        except TiaowenError as error:
            scores.append(failed_score(line, str(error)))
        progress("questions", number, len(golden))
    return scores


def store_run(path: Path, assistant: Assistant, settings: Settings, scores: Sequence[Score]) -> Path:
    """Write the run under ``settings.home/evaluations`` and return its file."""
    now = datetime.now(UTC)
    record: dict[str, Any] = {
        "file": path.name,
        "file_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "at": now.isoformat(timespec="seconds"),
        "corpus_version": assistant.library.version,
        "configuration": {name: str(value) for name, value in asdict(settings).items()},
        "figures": figures(scores),
        "scores": [asdict(score) for score in scores],
    }
    folder = settings.home / "evaluations"
    folder.mkdir(parents=True, exist_ok=True)
    stored = folder / f"{now:%Y%m%dT%H%M%S%f}-{path.stem}.json"
    stored.write_text(dump(record) + "\n", encoding="utf-8")
    return stored
