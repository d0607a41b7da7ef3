from __future__ import annotations

from pathlib import Path

import pytest

from tests.llm.score_claims import read, score

FILES = sorted((Path(__file__).parent / "claims").glob("*.jsonl"))
MOST_REMOVED = 0.02
# Not yet at 2 %: what the second set by an author who had seen no rule has come down to from 157 removed (42 %).
CEILINGS = {"blind2_true": 0.062}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_lie_passes_and_true_sentences_stay(path, judge):
    found = score(judge, read(path))
    assert found.lies + found.truths > 0
    assert found.passed_lies == []
    assert len(found.removed_truths) <= CEILINGS.get(path.stem, MOST_REMOVED) * found.truths + 0.5, "\n".join(found.removed_truths)


def test_a_judge_that_passes_everything_would_fail(judge):
    row = {"id": "x", "question": "孵化器资助多少？", "true": True, "sentences": [{"text": "孵化器获得两百万元。", "sources": ["16"]}]}
    found = score(judge, [row])
    assert found.truths == 1 and len(found.removed_truths) == 1 and "figure" in found.removed_truths[0]
