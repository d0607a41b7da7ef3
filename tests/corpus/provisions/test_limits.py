from __future__ import annotations

import pytest

from corpus.model import Limit


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("给予至多20万元奖励。", Limit.CAP),
        ("给予20万元以内的奖励。", Limit.CAP),
        ("奖励以20万元为上限。", Limit.CAP),
        ("给予不少于20万元奖励。", Limit.FLOOR),
        ("给予至少20万元奖励。", Limit.FLOOR),
        ("给予20万元奖励。", Limit.EXACT),
        ("给予10万元至20万元奖励。", Limit.RANGE),
        ("A grant of at least RMB 20,000 is given to artists.", Limit.FLOOR),
        ("A grant of RMB 20,000 or less is given to artists.", Limit.CAP),
        ("A grant of RMB 20,000 is given to artists.", Limit.EXACT),
    ],
)
def test_limit_of_a_grant(extract, text, limit):
    (found,) = extract(text)
    assert found.limit is limit


def test_words_that_weaken_are_part_of_the_span(extract):
    written = [p.as_written for p in extract("每年给予5万元资助；一次性奖励10万元；每人每月最高3000元补贴。")]
    assert written == ["每年给予5万元", "一次性奖励10万元", "每人每月最高3000元"]


def test_the_word_of_the_last_figure_holds_for_the_whole_list(extract):
    found = extract("出口额达1000万元、5000万元以上的，分别奖励5万元、10万元。")
    assert [p.limit for p in found] == [Limit.FLOOR, Limit.FLOOR, Limit.EXACT, Limit.EXACT]
