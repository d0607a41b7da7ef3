"""Scores files of sentences: how many lies pass, how many true sentences fail, by which rule, and what becomes of them.

    python -m tests.llm.score_claims [-v] FILE...

A file holds JSON Lines {"id", "question", "sentences": [{"text", "sources": [ids]}], "true": bool, "why"?};
docs/decisions/claims-and-slots.md says how to write one.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.writing.checker import Mending, Verdict
from assistant.writing.judge import Judge
from assistant.writing.reply import Claim
from assistant.writing.sheet import rendering_with_slots, with_slots


@dataclass
class Score:
    """What came of a file: the lies that passed, the true sentences that did not, faults by rule.

    ``shortened`` are the failed sentences, true ones and lies, that lost a part and are shown without it; of the true
    ones that failed ``own_words`` are told by the clause's own sentence, and ``lost`` are left without a trace. ``untrue``
    are the sentences put in the place of failed ones, lies or not, that stand in no clause that they are said to be of.
    """

    lies: int = 0
    truths: int = 0
    set_aside: int = 0
    passed_lies: list[str] = field(default_factory=list)
    removed_truths: list[str] = field(default_factory=list)
    caught_by: Counter[str] = field(default_factory=Counter)
    shortened: list[str] = field(default_factory=list)
    own_words: int = 0
    lost: list[str] = field(default_factory=list)
    retold: int = 0
    untrue: list[str] = field(default_factory=list)


def score(judge: Judge, rows: list[dict], aside: frozenset[tuple[str, int]] = frozenset()) -> Score:
    """Judge every sentence of the rows, save those set ``aside`` (case, number of the sentence)."""
    result = Score()
    for row in rows:
        claims = [Claim(s["text"], tuple(s["sources"])) for s in row["sentences"]]
        for number, verdict in enumerate(judge.judge(row["question"], claims)):
            if (row["id"], number) in aside:
                result.set_aside += 1
                continue
            shown = f"{row['id']}: {verdict.claim.text} {list(verdict.claim.sources)}"
            if row["true"]:
                result.truths += 1
                if verdict.fault is not None:
                    failed = f"{shown} ({verdict.fault.code}: {verdict.fault.detail})"
                    result.removed_truths.append(failed)
                    mended = judge.mend(row["question"], verdict)
                    _mended(result, mended, failed)
                    _retold(result, judge, mended)
            else:
                result.lies += 1
                if verdict.fault is None:
                    result.passed_lies.append(f"{shown} ({row.get('why', '')})")
                else:
                    result.caught_by[verdict.fault.code] += 1
                    mended = judge.mend(row["question"], verdict)
                    _retold(result, judge, mended)
                    if mended is not None and mended.mending is Mending.SHORTENED:
                        result.shortened.append(f"{shown} → {mended.claim.text} ({row.get('why', '')})")
    return result


def _mended(result: Score, mended: Verdict | None, failed: str) -> None:
    """Count what became of a true sentence that failed."""
    if mended is None:
        result.lost.append(failed)
    elif mended.mending is Mending.SHORTENED:
        result.shortened.append(f"{failed} → {mended.claim.text}")
    else:
        result.own_words += 1


def _retold(result: Score, judge: Judge, mended: Verdict | None) -> None:
    """Look up in the clause what is said to be its own sentence."""
    if mended is None or mended.mending is not Mending.CLAUSE:
        return
    result.retold += 1
    sources = [s for name in mended.claim.sources if (s := judge.sheet.source(name))]
    said = "\n".join(f"{with_slots(s)}\n{rendering_with_slots(s)}" for s in sources)
    if mended.claim.text not in said:
        result.untrue.append(mended.claim.text)


def read(path: Path) -> list[dict]:
    """The rows of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def set_aside(name: str) -> frozenset[tuple[str, int]]:
    """The sentences of a file that are not scored, as ``set_aside.tsv`` lists them with the reason."""
    lines = (Path(__file__).parent / "claims" / "set_aside.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return frozenset((case, int(number)) for file, case, number, _ in rows if file == name)


def main(names: list[str]) -> int:
    """Print the score of each file; 1 when a lie passed."""
    with tempfile.TemporaryDirectory() as home:
        assistant = Assistant.open(Settings(home=Path(home), embeddings="none"))
        judge = Judge(assistant.library, assistant.index)
        found = {name: score(judge, read(Path(name)), set_aside(Path(name).stem)) for name in names if name != "-v"}
    for name, result in found.items():
        print(
            f"{name}: {len(result.passed_lies)} of {result.lies} lies pass, {len(result.removed_truths)} of {result.truths} true sentences fail: "
            f"{len(result.shortened)} shortened, {result.own_words} told in the clause's words, {len(result.lost)} lost"
            + (f", {result.set_aside} set aside" if result.set_aside else "")
        )
        print("  caught by", dict(result.caught_by.most_common()))
        for line in [*result.passed_lies, *result.shortened, *result.removed_truths] if "-v" in names else []:
            print("   ", line)
    return int(any(result.passed_lies for result in found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
