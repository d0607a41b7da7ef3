from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.llm.mutations import mutate
from tests.llm.score_claims import read, score, set_aside

FILES = sorted((Path(__file__).parent / "claims").glob("*.jsonl"))
MOST_LOST = 0.02
# How many true sentences may be told in other words than the model's: of the eleventh author's, who words nearly every
# sentence anew, more than half are.
MOST_TOLD_OTHERWISE, OF_FREE_WORDING = 0.36, {"blind11_true": 0.57}
MOST_SET_ASIDE = 0.02
# Of the sixteenth own round most lies are a true part with a false denial of a sum behind it, and the true part is kept.
MOST_OF_LIES_KEPT, OF_FALSE_DENIALS = 0.01, {"own16_lies": 0.42}
# What one change to a true sentence may still get past the rules with, by kind: README.md of claims has the figures.
MOST_LEAKED = {
    "other figure": 0.005,
    "negated": 0.005,
    "exchanged": 0.01,
    "turned": 0.02,
    "condition dropped": 0.01,
    "told as done": 0.07,
}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_lie_passes_and_true_sentences_stay(path, judge):
    found = score(judge, read(path), set_aside(path.stem))
    assert found.lies + found.truths > 0
    assert found.passed_lies == []
    if found.lies:  # what is kept of a lie is what was true of it: README.md of claims names them
        most = OF_FALSE_DENIALS.get(path.stem, MOST_OF_LIES_KEPT)
        assert len(found.shortened) <= most * found.lies, "\n".join(found.shortened)
    assert len(found.lost) <= MOST_LOST * found.truths + 0.5, "\n".join(found.lost)
    assert len(found.removed_truths) <= OF_FREE_WORDING.get(path.stem, MOST_TOLD_OTHERWISE) * found.truths, "\n".join(found.removed_truths)
    assert found.retold > 0 and found.untrue == [], "what takes the place of a sentence stands in its clause"


def test_what_is_set_aside_is_in_the_files_and_is_little():
    for path in FILES:
        sentences = {(row["id"], n) for row in read(path) for n in range(len(row["sentences"]))}
        assert set_aside(path.stem) <= sentences
        assert len(set_aside(path.stem)) <= MOST_SET_ASIDE * len(sentences)


def test_a_judge_that_passes_everything_would_fail(judge):
    row = {"id": "x", "question": "孵化器资助多少？", "true": True, "sentences": [{"text": "孵化器获得两百万元。", "sources": ["16"]}]}
    found = score(judge, [row])
    assert found.truths == 1 and len(found.removed_truths) == 1 and "figure" in found.removed_truths[0]


def test_true_sentences_with_one_change_are_caught(judge):
    rows = [row for path in FILES for row in read(path) if row["true"]]
    leaks = mutate(judge, rows, Random(7))
    assert set(leaks.made) == set(MOST_LEAKED)
    for kind, most in MOST_LEAKED.items():
        assert leaks.made[kind] > 20
        assert leaks.share(kind) <= most, "\n".join(leaks.passed[kind])
