from __future__ import annotations

import pytest

from assistant.understanding.title_words import TitleWords, names_kind
from tests.assistant.workbench import MEASURES, PLAN


@pytest.fixture(scope="module")
def titles(towns):
    from corpus.glossary import load_glossary

    return TitleWords(towns.library.documents, load_glossary())


@pytest.mark.parametrize(
    ("text", "chosen"),
    [("青年人才办法", "talent"), ("外贸政策意见", "trade"), ("路桥区的政策", None), ("孵化器办法", None)],
)
def test_the_title_named_most_clearly(titles, text, chosen):
    assert titles.choose(text, ["talent", "trade"], narrowed=True) == chosen


def test_nothing_to_choose_among_one(titles):
    assert titles.choose("青年人才办法", ["talent"], narrowed=True) is None


@pytest.mark.parametrize(("text", "names"), [("这个办法", True), ("the regulations", True), ("补贴多少", False)])
def test_whether_an_instrument_is_spoken_of(titles, text, names):
    assert names_kind(text) is names


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("what does the plan say about copyright?", [PLAN]),
        ("计划里对版权保护怎么说", [PLAN]),
        ("what do the measures say about copyright?", [MEASURES]),
        ("How do the plan and the draft differ on museums?", [PLAN, MEASURES]),
        ("We have a plan to build a museum. What could we get?", []),
        ("我们计划做一个展厅", []),
    ],
)
def test_a_document_called_by_what_kind_of_text_it_is(bench, question, documents):
    assert sorted(bench.inquire(question).understanding.documents) == sorted(documents)


@pytest.mark.parametrize(
    ("question", "document_id"),
    [
        ("行动计划分几个部分", PLAN),
        ("这份办法有几条", MEASURES),
        ("办法适用于哪些企业", MEASURES),
        ("文化发展行动计划说了什么", None),
        ("我们的行动计划书怎么写", None),
    ],
)
def test_a_kind_that_one_text_has_names_it(bench, question, document_id):
    understood = bench.understand(question)
    assert understood.documents == ((document_id,) if document_id else ())
