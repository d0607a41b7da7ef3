from __future__ import annotations

import pytest

from assistant.understanding.own_facts import own_facts


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("深圳措施依据了哪几份文件制定", ("basis",)),
        ("行动计划是哪一年的", ("year",)),
        ("两份文件谁更早", ("older",)),
        ("哪份文件层级更高", ("higher",)),
        ("文件末尾的署名是谁", ("closing",)),
        ("why was the plan issued?", ("purpose",)),
        ("on what basis was the plan drawn up?", ("basis",)),
        ("which of them came first?", ("older",)),
        ("孵化器最高资助多少", ()),
        ("从哪一年开始实施", ()),
        ("how long is it valid?", ()),
    ],
)
def test_facts_are_read(question, names):
    assert own_facts(question).names == names


def test_the_words_that_ask_are_no_topic(bench):
    understood = bench.understand("深圳措施依据了哪几份文件制定")
    asked = own_facts(understood.text.lower())
    assert asked.beside(understood.terms) == ()


def test_what_stands_beside_the_words_is_the_topic(bench):
    understood = bench.understand("动漫奖励的依据是什么")
    assert "动漫奖" in {t.surface for t in own_facts(understood.text.lower()).beside(understood.terms)}
