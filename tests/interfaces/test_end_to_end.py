"""The installed command on the founding documents, in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial

import jsonschema
import pytest

from interfaces.schema import answer_schema

SHENZHEN = "shenzhen-digital-creative-measures-draft"
NATIONAL = "belt-and-road-animation-games-plan"


def tiaowen(home, *argv, stdin=None, embeddings="bundled"):
    return subprocess.run(
        [sys.executable, "-m", "interfaces.cli", *argv],
        env={**os.environ, "TIAOWEN_HOME": str(home), "TIAOWEN_EMBEDDINGS": embeddings},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def batch(founding_home):
    """One batch in both languages: its exit code and its lines by id."""
    lines = [
        {"id": "export-en", "turns": ["how much can a game export project get?"]},
        {"id": "export-zh", "turns": ["游戏出口项目最多能拿多少钱"]},
        {"id": "incubator", "turns": ["孵化器最高资助多少、几年"]},
        {"id": "article-30", "turns": ["深圳措施第三十条"]},
        {"id": "effective", "turns": ["深圳措施什么时候开始实施"]},
        {"id": "weather", "turns": ["今天天气怎么样"]},
        {"id": "follow-up", "turns": ["孵化器最高资助多少", "几年？"], "language": "zh"},
        {"id": "bad", "turns": []},
        {"id": "surrogate", "turns": ["孵化器\ud800最高资助多少"]},
    ]
    done = tiaowen(founding_home, "ask", "--batch", "-", stdin="\n".join(map(json.dumps, lines)))
    return done.returncode, {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}


def clauses_of(answer):
    return [(citation["document_id"], citation["clause_id"]) for citation in answer["citations"]]


def test_every_answer_follows_the_contract_and_the_bad_line_is_named(batch):
    code, answers = batch
    assert code == 1 and list(answers)[-2:] == ["bad", "surrogate"]
    assert answers["bad"]["error"]["code"] == "batch_line"
    for identity, answer in answers.items():
        if identity != "bad":
            jsonschema.validate({name: value for name, value in answer.items() if name != "id"}, answer_schema())


@pytest.mark.parametrize("identity", ["export-zh", "export-en"])
def test_what_is_not_fixed_is_not_made_up(batch, identity):
    answer = batch[1][identity]
    assert (answer["status"], answer["amounts"]) == ("not_specified", [])
    assert clauses_of(answer)[0] == (SHENZHEN, "19")
    assert "深圳市文化产业专项资金资助办法" in answer["answer"]
    assert {"draft", "check_current"} & {notice["kind"] for notice in answer["notices"]}


def test_an_amount_comes_with_its_limit_and_term(batch):
    answer = batch[1]["incubator"]
    assert answer["status"] == "answered" and clauses_of(answer)[0] == (SHENZHEN, "16")
    assert [(amount["value"], amount["limit"]) for amount in answer["amounts"]] == [(2000000, "cap")]
    assert "3年" in answer["answer"]


def test_what_is_not_there_is_not_found(batch):
    assert batch[1]["article-30"]["status"] == "not_found" and "二十六" in batch[1]["article-30"]["answer"]
    assert batch[1]["weather"]["status"] == "not_found" and batch[1]["weather"]["suggestions"]
    assert batch[1]["effective"]["status"] == "not_specified" and "2022" in batch[1]["effective"]["answer"]


def test_a_follow_up_is_understood_from_the_turn_before(batch):
    answer = batch[1]["follow-up"]
    assert answer["question"] == "几年？" and clauses_of(answer)[0] == (SHENZHEN, "16")


def test_every_quote_is_verbatim(batch, founding_home):
    texts = {}
    for document_id in (SHENZHEN, NATIONAL):
        for line in tiaowen(founding_home, "clauses", document_id, "--json").stdout.splitlines():
            clause = json.loads(line)
            texts[clause["document_id"], clause["clause_id"]] = clause["text"]
    citations = [citation for answer in batch[1].values() for citation in answer.get("citations", [])]
    assert citations
    for citation in citations:
        text = texts[citation["document_id"], citation["clause_id"]]
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_search_gives_clauses_best_first(founding_home):
    done = tiaowen(founding_home, "search", "数字创意孵化器", "--json", "-k", "3")
    results = json.loads(done.stdout)
    assert done.returncode == 0 and len(results) == 3
    assert (results[0]["document_id"], results[0]["clause_id"]) == (SHENZHEN, "16")
    scores = [result["score"] for result in results]
    assert scores == sorted(scores, reverse=True) and 0 <= scores[-1] <= scores[0] <= 1


def test_documents_are_the_founding_two(founding_home):
    documents = json.loads(tiaowen(founding_home, "documents", "--json").stdout)
    assert {document["document_id"] for document in documents} == {SHENZHEN, NATIONAL}


@pytest.mark.parametrize(
    ("argv", "stdin"),
    [
        (["ask", ""], None),
        (["ask", "-"], "长" * 3_500_000),
        (["ask", "-"], "孵化器\x07"),
        (["ask", "孵化器", "--document", "atlantis"], None),
        (["clauses", "atlantis"], None),
        (["remove", "atlantis"], None),
        (["add", "/nowhere/policy.txt"], None),
        (["ask", "--batch", "/nowhere.jsonl"], None),
    ],
)
def test_bad_input_gets_a_clear_message_and_fails(founding_home, argv, stdin):
    done = tiaowen(founding_home, *argv, stdin=stdin)
    assert done.returncode != 0
    assert done.stderr.strip() and "Traceback" not in done.stderr and len(done.stderr) < 1000


def test_a_home_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    done = tiaowen(tmp_path / "file" / "home", "ask", "孵化器最高资助多少")
    assert done.returncode != 0 and "Traceback" not in done.stderr
    assert str(tmp_path / "file") in done.stderr


@pytest.fixture
def lexical(tmp_path):
    """The command on a home of its own without embeddings, whose index is quickly built."""
    return partial(tiaowen, tmp_path / "home", embeddings="none")


def test_a_damaged_index_loses_nothing(lexical, tmp_path):
    assert lexical("ask", "孵化器最高资助多少").returncode == 0
    for file in (tmp_path / "home" / "index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    damaged = lexical("ask", "孵化器最高资助多少")
    assert "Traceback" not in damaged.stderr
    assert damaged.returncode == 0 or "tiaowen index" in damaged.stderr
    assert lexical("index").returncode == 0
    assert lexical("ask", "孵化器最高资助多少").returncode == 0


def test_a_document_is_added_asked_about_and_taken_out(lexical, tmp_path):
    policy = tmp_path / "lighthouse.txt"
    policy.write_text("云港市灯塔维护资助办法\n第一条 对经认定的灯塔，给予最高30万元资助。\n", encoding="utf-8")
    added = lexical("add", str(policy), str(tmp_path / "gone.txt"), "--json")
    assert added.returncode == 1 and "gone.txt" in added.stderr
    assert [(line["outcome"], line["document_id"]) for line in json.loads(added.stdout)] == [
        ("added", "lighthouse"),
        ("failed", None),
    ]
    answer = json.loads(lexical("ask", "经认定的灯塔最高资助多少", "--json").stdout)
    assert answer["status"] == "answered" and clauses_of(answer)[0] == ("lighthouse", "1")
    assert lexical("remove", "lighthouse").returncode == 0
    documents = json.loads(lexical("documents", "--json").stdout)
    assert {document["document_id"] for document in documents} == {SHENZHEN, NATIONAL}
