from __future__ import annotations

import pytest

from corpus.model import Level, Metadata
from index.question import DocumentNames, clause_ids_named


@pytest.mark.parametrize(("question", "ids"), [
    ("第十六条讲了什么", {"16"}), ("十六条", {"16"}), ("（十六）", {"16"}), ("第16条", {"16"}), ("第十六条之一", {"16-1"}),
    ("三（二）的内容", {"3.2"}), ("三、（二）", {"3.2"}), ("专栏4", {"box4"}), ("专栏四", {"box4"}), ("附件2", {"annex2"}),
    ("clause 16", {"16"}), ("Art. 16", {"16"}), ("article (5)", {"5"}), ("section 3.2", {"3.2"}), ("box 4", {"box4"}),
    ("compare clause 3 and clause 4", {"3", "4"}), ("最高多少", set()), ("the article says", set()), ("200万元", set()),
])
def test_numbers_of_clauses(question, ids):
    assert clause_ids_named(question) == ids


@pytest.fixture
def names():
    return DocumentNames([
        Metadata("law", "文物保护法", region="中国", region_en="China", level=Level.NATIONAL),
        Metadata("rules", "文物保护法实施条例", number="国务院令第377号", level=Level.NATIONAL),
        Metadata("city", "广州市文物规定", title_en="Guangzhou Relics Rules", region="广州市", region_en="Guangzhou",
                 level=Level.MUNICIPAL, aliases=("广州文物",)),
    ])


@pytest.mark.parametrize(("question", "ids"), [
    ("《文物保护法》的目的", {"law"}), ("《文物保护法实施条例》的目的", {"rules"}), ("国务院令第377号", {"rules"}),
    ("文物保护法实施条例和文物保护法有什么不同", {"law", "rules"}), ("the Guangzhou relics rules", {"city"}),
    ("广州文物怎么办", {"city"}), ("保护", set()),
])
def test_documents_by_name(question, ids, names):
    assert names.named(question) == ids


@pytest.mark.parametrize(("question", "ids"), [
    ("广州有什么规定", {"city"}), ("in Guangzhou?", {"city"}), ("国家层面呢", {"law", "rules"}), ("多少钱", set()),
])
def test_documents_by_place_and_level(question, ids, names):
    assert names.hinted(question) == ids
