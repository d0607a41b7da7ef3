from __future__ import annotations

import re
from dataclasses import replace

import pytest

from corpus.library import Library
from corpus.model import Clause, ClauseKind, Document, Limit, Metadata, Nature, Provision, ProvisionKind
from interfaces.funding import Choice, chosen, fundings, ordered

HAN, QUOTED = re.compile(r"[\u3400-\u9fff]"), re.compile(r"（?\(?《[^》]*》\)?")


def provision(name, value, **fields):
    start = {"kind": ProvisionKind.AMOUNT, "as_written": f"最高{value}元", "start": 0, "end": 2, "limit": Limit.CAP}
    return Provision(name, value=value, currency="CNY", **{**start, **fields})


def document(name, *provisions):
    clause = Clause(name, "1", ClauseKind.CLAUSE, "第一条", "…", 0, "支持灯塔", ("第一章",), provisions=provisions)
    return Document(Metadata(name, f"《{name}》"), (clause,))


DOCUMENTS = [
    document(
        "b",
        provision("1a", 300.0, beneficiary="灯塔"),
        provision("1b", 900.0, nature=Nature.REWARD),
        provision("1c", 3.0, kind=ProvisionKind.TERM),
        provision("1d", 0.2, kind=ProvisionKind.RATE, limit=Limit.RATE),
        provision("1e", 0.5, kind=ProvisionKind.RATE, limit=Limit.CAP, nature=Nature.SUBSIDY),
    ),
    document("a", provision("1a", None, min=100.0, max=500.0, limit=Limit.RANGE, condition="经认定")),
]
ROWS = fundings(DOCUMENTS)


@pytest.fixture(scope="module")
def founding_documents(tmp_path_factory):
    return Library.open(tmp_path_factory.mktemp("home")).documents


def names(rows):
    return [f"{row.document.document_id}{row.provision.provision_id}" for row in rows]


def test_sums_and_shares_of_support_are_in_the_table_and_other_figures_are_not():
    assert names(ROWS) == ["b1a", "b1b", "b1e", "a1a"]
    assert [row.most for row in ROWS] == [300.0, 900.0, None, 500.0]


def test_it_can_be_filtered_by_every_field_at_once():
    assert names(chosen(ROWS, Choice())) == names(ROWS)
    assert names(chosen(ROWS, Choice(least=400.0))) == ["b1b", "a1a"]
    assert names(chosen(ROWS, Choice(document_id="b", nature="reward"))) == ["b1b"]
    assert names(chosen(ROWS, Choice(words="灯塔 经认定"))) == ["a1a"]
    assert names(chosen(ROWS, Choice(theme="第二章"))) == []


def test_it_can_be_ordered_both_ways_and_what_is_not_known_comes_last():
    assert names(ordered(ROWS, "amount")) == ["b1a", "a1a", "b1b", "b1e"]
    assert names(ordered(ROWS, "-amount")) == ["b1b", "a1a", "b1a", "b1e"]
    assert names(ordered(ROWS, "beneficiary"))[0] == "b1a"
    assert names(ordered(ROWS, "document"))[0] == "a1a"
    assert names(ordered(ROWS, "-clause")) == names(ROWS)[::-1]
    assert names(ordered(ROWS, "no such order")) == names(ROWS)


def test_a_row_opens_its_clause_with_the_provision_marked():
    assert ROWS[0].href == "?document=b&clause=1&quote=0-2"
    assert ROWS[0].amount().as_written == "最高300.0元"


def test_a_clause_without_headings_is_its_own_theme():
    bare = replace(DOCUMENTS[0], clauses=(replace(DOCUMENTS[0].clauses[0], heading_path=(), title=None),))
    assert fundings([bare])[0].theme == "第一条"


def test_readers_of_english_get_the_rendering_where_there_is_one(founding_documents):
    rows = {(row.clause.clause_id, row.provision.provision_id): row for row in fundings(founding_documents)}
    incubators = rows["16", "16a"]
    assert incubators.purpose_in("en") == "Building digital creative incubators"
    assert incubators.theme_in("en").startswith("VII. ") and incubators.theme_in("zh") == incubators.theme
    assert incubators.passage.startswith("Incubators and maker spaces that play")
    assert "最高200万元" in incubators.sentence and incubators.sentence.endswith("。")
    assert incubators.term_in("en") == "not more than 3 years (不超过3年)" and incubators.term_in("zh") == "不超过3年"
    assert [row.passage is None for row in ROWS] == [True] * len(ROWS)
    assert ROWS[0].purpose_in("en") == "支持灯塔" and ROWS[0].theme_in("en") == "第一章"


def test_every_sum_of_the_founding_documents_is_told_in_english_with_its_own_figure(founding_documents):
    for row in fundings(founding_documents):
        assert row.passage and not HAN.search(QUOTED.sub("", row.passage)), row.provision.provision_id
        assert f"RMB {row.most / 1e6:g} million" in row.passage, row.provision.provision_id


def test_what_is_shown_in_english_is_found_and_ordered_by(founding_documents):
    rows = fundings(founding_documents)
    assert {row.clause.clause_id for row in chosen(rows, Choice(words="incubators"))} == {"16"}
    shown = [row.theme_in("en") for row in ordered(rows, "theme", "en")]
    assert shown == sorted(shown)
    passages = [row.passage for row in ordered(rows, "-beneficiary", "en")]
    assert passages == sorted(passages, reverse=True)
