"""What a kept conversation costs: memory of the process, bytes on disk, and time beside its answers.

    .venv/bin/python tests/benchmarks/conversations.py [--conversations 300] [--turns 3] [--database-url URL]

Every conversation is held through the dialogue that the API uses, with real answers. Memory is the growth
of the process's resident set over all but the first hundred conversations, so that caches are full before;
it is divided by their number. Time of reading the history and keeping a turn stands beside the answer's.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from assistant.conversation import Turn
from assistant.dialogue import Dialogue
from assistant.records import Records, new_conversation_id
from assistant.service import Assistant
from assistant.settings import Settings

GOLDEN = Path(__file__).parent.parent / "golden" / "tuning.jsonl"
WARM_UP = 100


def resident():
    """Bytes of memory that the process holds now."""
    gc.collect()
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("the system does not tell the size of a process")


def milliseconds(call, *arguments):
    started = time.perf_counter()
    result = call(*arguments)
    return (time.perf_counter() - started) * 1000, result


def hold(dialogue, questions, turns, number):
    """One conversation; the ids that were used are given back."""
    conversation_id = new_conversation_id()
    for turn in range(turns):
        dialogue.ask(questions[(number + turn) % len(questions)], conversation_id=conversation_id)
    return conversation_id


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--conversations", type=int, default=300)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--database-url")
    options = parser.parse_args()
    lines = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    questions = [line["turns"][0] for line in lines if len(line["turns"]) == 1][:60]
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), database_url=options.database_url)
        records = Records.open(settings)
        if not records.available:
            sys.exit("the database cannot be used")
        dialogue = Dialogue(Assistant.open(settings), records)
        for number in range(WARM_UP):
            hold(dialogue, questions, options.turns, number)
        before = resident()
        held = [hold(dialogue, questions, options.turns, number) for number in range(options.conversations)]
        grown = (resident() - before) / options.conversations
        disk = sum(file.stat().st_size for file in Path(home).glob("conversations.sqlite3*"))
        kept, read, answered = [], [], []
        for number, conversation_id in enumerate(held[:100]):
            spent, history = milliseconds(records.history, conversation_id)
            read.append(spent)
            spent, answer = milliseconds(dialogue.assistant.answer, questions[number % len(questions)])
            answered.append(spent)
            kept.append(milliseconds(records.append, conversation_id, Turn(answer.question, answer))[0])
            assert len(history) == options.turns
        records.close()
    total = options.conversations + WARM_UP
    read_time, keep_time, answer_time = map(statistics.median, (read, kept, answered))
    sys.stdout.write(
        f"memory a conversation of {options.turns} turns {grown / 1024:.2f} KiB; "
        + (f"on disk {disk / total / 1024:.1f} KiB; " if disk else "")
        + f"history {read_time:.2f} ms and keeping {keep_time:.2f} ms beside an answer of {answer_time:.1f} ms "
        f"({(read_time + keep_time) / answer_time:.0%}; medians of {len(read)})\n"
    )


if __name__ == "__main__":
    main()
