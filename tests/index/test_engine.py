from __future__ import annotations

import json
import logging
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ConfigurationError, StorageError
from corpus.model import Clause
from index import Index
from index.versions import Layout, read_manifest, write_manifest


def version_folders(home):
    return sorted(path.name for path in Layout(home).versions.iterdir())


def test_an_index_that_is_up_to_date_is_reused(library, tmp_path, fake_model):
    Index.open(library, tmp_path)
    built = version_folders(tmp_path)
    stamp = Layout(tmp_path).pointer.stat().st_mtime_ns
    count = len(fake_model.embedded)

    Index.open(library, tmp_path)

    assert version_folders(tmp_path) == built
    assert Layout(tmp_path).pointer.stat().st_mtime_ns == stamp
    assert len(fake_model.embedded) == count > 0


def test_only_what_is_new_is_embedded(library, tmp_path, fake_model):
    Index.open(library, tmp_path)
    fake_model.embedded.clear()
    library.put("milk", "牛奶管理规定\n\n第一条 牛奶应当冷藏。\n第二条 违者责令改正。\n第三条 本规定自2031年1月1日起施行。\n")

    index = Index.open(library, tmp_path)

    assert fake_model.embedded
    assert all("牛奶管理规定" in text for text in fake_model.embedded)
    assert index.search("牛奶冷藏", k=1)[0].document_id == "milk"


def test_a_removed_document_is_found_no_more(library, tmp_path, fake_model):
    Index.open(library, tmp_path)
    del library.held["coffee"]

    index = Index.open(library, tmp_path)

    assert {hit.document_id for hit in index.search("咖啡出口奖励", k=50)} <= {"tea"}


@pytest.mark.parametrize("change", ["model", "corpus", "schema"])
def test_a_change_of_model_corpus_or_schema_builds_again(change, library, tmp_path, fake_model, monkeypatch):
    Index.open(library, tmp_path, "one")
    before = version_folders(tmp_path)
    if change == "corpus":
        library.put("coffee", library.get("coffee").clauses[0].text + "\n第一条 只剩一条。\n第二条 真的。\n")
    if change == "schema":
        monkeypatch.setattr("index.build.SCHEMA", 999)

    Index.open(library, tmp_path, "two" if change == "model" else "one")

    after = version_folders(tmp_path)
    assert len(after) == 1
    assert after != before


def test_a_version_of_an_older_schema_is_out_of_date_and_not_damaged(library, tmp_path, fake_model, monkeypatch, caplog):
    with monkeypatch.context() as older:
        older.setattr("index.build.SCHEMA", 2)
        Index.open(library, tmp_path)
    version = Layout(tmp_path).current()
    manifest = read_manifest(version)
    table = json.loads((version / "table.json").read_text(encoding="utf-8"))
    del table["english"]
    (version / "table.json").write_text(json.dumps(table), encoding="utf-8")
    (version / "manifest.json").unlink()
    write_manifest(version, manifest)

    index = Index.open(library, tmp_path)

    assert index.search("咖啡出口奖励", k=1)
    assert caplog.text == ""


def test_a_reader_keeps_working_while_a_new_version_takes_over(library, tmp_path, fake_model):
    old = Index.open(library, tmp_path)
    expected = old.search("出口咖啡豆奖励", k=5)
    old_folder = Layout(tmp_path).current()
    snapshot = dict(library.held)
    library.put("milk", "牛奶管理规定\n\n第一条 牛奶应当冷藏。\n第二条 违者责令改正。\n")

    Index.open(library, tmp_path)

    library.held = {name: snapshot[name] for name in snapshot}
    assert not old_folder.exists()
    assert old.search("出口咖啡豆奖励", k=5) == expected
    assert [hit.clause_id for hit in old.search("烘焙工厂资助", k=1)] == ["3"]


def test_a_failed_build_leaves_the_current_version(library, tmp_path, fake_model, monkeypatch):
    Index.open(library, tmp_path)
    current = Layout(tmp_path).current()
    library.put("milk", "牛奶管理规定\n\n第一条 牛奶应当冷藏。\n第二条 违者责令改正。\n")

    def fail(texts):
        raise ConnectionError("no route")

    monkeypatch.setattr(fake_model, "embed_documents", fail)
    with pytest.raises(ConfigurationError, match="no route"):
        Index.open(library, tmp_path)

    assert Layout(tmp_path).current() == current
    assert version_folders(tmp_path) == [current.name]


@pytest.mark.parametrize("damage", ["manifest.json", "table.json", "vectors.npy", "cues.npy", "lexical/meta.json"])
@pytest.mark.parametrize("how", ["cut", "removed", "garbage"])
def test_a_damaged_index_is_built_again_with_a_warning(damage, how, library, tmp_path, fake_model, caplog):
    Index.open(library, tmp_path)
    path = Layout(tmp_path).current() / damage
    content = path.read_bytes()
    if how == "removed":
        path.unlink()
    else:
        path.write_bytes(content[: len(content) // 2] if how == "cut" else b"\x00" * len(content))

    with caplog.at_level(logging.WARNING):
        index = Index.open(library, tmp_path)

    assert "built again" in caplog.text
    assert index.search("烘焙工厂资助", k=1)[0].clause_id == "3"


def test_a_damaged_vector_store_is_begun_anew(library, tmp_path, fake_model, caplog):
    store = Layout(tmp_path).vectors
    store.mkdir(parents=True)
    (store / "chroma.sqlite3").write_bytes(b"not a database " * 400)

    with caplog.at_level(logging.WARNING):
        index = Index.open(library, tmp_path)

    assert "vector store" in caplog.text
    assert index.search("烘焙工厂资助", k=1)[0].dense > 0


@pytest.mark.parametrize("pointer", ["", "../../etc", "gone", "\x00"])
def test_a_senseless_pointer_means_no_index(pointer, library, tmp_path):
    Layout(tmp_path).root.mkdir()
    Layout(tmp_path).pointer.write_text(pointer)

    assert Index.open(library, tmp_path, "none").search("咖啡", k=1)


def test_a_home_that_cannot_be_written_names_itself_and_a_remedy(library, tmp_path):
    home = tmp_path / "home"
    home.write_text("a file where a folder should be")

    with pytest.raises(StorageError, match="TIAOWEN_HOME"):
        Index.open(library, home, "none")


def test_an_unknown_embedding_names_the_choices(library, tmp_path):
    with pytest.raises(ConfigurationError, match="bundled.*none"):
        Index.open(library, tmp_path, "word2vec")


def test_without_embeddings_words_alone_decide(library, tmp_path):
    index = Index.open(library, tmp_path, "none")

    hits = index.search("出口咖啡豆有什么奖励", k=3)

    assert index.lexical_only
    assert hits[0].clause_id == "4"
    assert all(hit.dense == 0.0 for hit in hits)
    assert index.similarity("咖啡", [("coffee", "3")]) == [0.0]


def test_results_do_not_depend_on_when_the_index_was_built(library, tmp_path, fake_model):
    questions = ["烘焙工厂最多资助多少", "谁负责解释", "tea garden subsidy", "第五条", "施行日期"]
    first = Index.open(library, tmp_path / "a")
    second = Index.open(library, tmp_path / "b")

    assert [first.search(q) for q in questions] == [second.search(q) for q in questions]


def test_each_clause_is_found_once_best_first(library, tmp_path, fake_model):
    hits = Index.open(library, tmp_path).search("咖啡企业", k=50)

    assert len({(hit.document_id, hit.clause_id) for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0.0 <= hit.score <= 1.0 and 0.0 <= hit.lexical <= 1.0 for hit in hits)


def test_a_span_lies_in_its_clause(library, tmp_path, fake_model):
    long = "".join(f"第{n}种咖啡应当在第{n}天检验，并登记第{n}号样品。" for n in range(80))
    library.put("long", f"检验规定\n\n第一条 {long}\n第二条 本规定自2031年1月1日起施行。\n")
    clauses: dict[tuple[str, str], Clause] = {c.key: c for d in library.documents for c in d.clauses}

    hits = Index.open(library, tmp_path).search("第七十九种咖啡检验", k=5, documents=["long"])

    best = hits[0]
    text = clauses[best.document_id, best.clause_id].text
    assert 0 <= best.start < best.end <= len(text)
    assert "第79种" in text[best.start : best.end]
    assert best.end - best.start < len(text)


def test_documents_limit_the_search(library, tmp_path, fake_model):
    index = Index.open(library, tmp_path)

    assert {hit.document_id for hit in index.search("subsidy 资助", documents=["tea"])} == {"tea"}
    assert index.search("资助", documents=[]) == []
    assert index.search("资助", documents=["unknown"]) == []


@pytest.mark.parametrize(("question", "clause"), [
    ("烘焙工厂能拿多少", "3"), ("第四条", "4"), ("什么时候开始实施", "6"), ("什么是咖啡企业", "2"), ("骗取资金怎么处罚", "5"),
    ("制定目的是什么", "1"), ("負責解釋的是誰", "6"), ("新開設的烘焙工廠", "3"),
])
def test_words_of_statutes_lead_to_the_clause(question, clause, library, tmp_path):
    index = Index.open(library, tmp_path, "none")

    assert index.search(question, k=1, documents=["coffee"])[0].clause_id == clause


@pytest.mark.parametrize(("question", "clause"), [
    ("how much is the replanting subsidy?", "3"), ("who is responsible for the act?", "4"),
    ("what is a tea garden?", "2"), ("article 3", "3"),
])
def test_english_documents_are_searched_in_english(question, clause, library, tmp_path):
    index = Index.open(library, tmp_path, "none")

    assert index.search(question, k=1)[0].clause_id == clause


def test_concepts_join_an_english_question_to_a_chinese_clause(library, tmp_path):
    hits = Index.open(library, tmp_path, "none").search("reward for exports", k=1, documents=["coffee"])

    assert hits[0].clause_id == "4"


def test_an_empty_library_finds_nothing(library, tmp_path, fake_model):
    library.held.clear()

    assert Index.open(library, tmp_path).search("咖啡") == []


@pytest.mark.parametrize("question", ["", "   ", "\n\t\u3000"])
def test_an_empty_question_finds_nothing(question, library, tmp_path):
    assert Index.open(library, tmp_path, "none").search(question) == []


def test_rare_words_weigh_more_and_unknown_ones_most(library, tmp_path):
    index = Index.open(library, tmp_path, "none")

    assert index.idf("咖啡") < index.idf("烘焙") < index.idf("火星")
    assert index.tokens("出口咖啡豆的企业") == ["出口", "咖啡", "咖啡豆", "企业"]
    assert "烘焙" in index.clause_tokens("coffee", "3")
    with pytest.raises(KeyError):
        index.clause_tokens("coffee", "99")


def test_similarity_follows_the_order_of_the_keys(library, tmp_path, fake_model):
    index = Index.open(library, tmp_path)
    keys = [("coffee", "3"), ("coffee", "4")]

    export, factory = (index.similarity(text, keys) for text in ("出口咖啡豆的企业奖励", "新开设的烘焙工厂资助"))

    assert export[1] > export[0]
    assert factory[0] > factory[1]


def test_two_builders_at_once_agree(library, tmp_path, fake_model):
    opened = []
    threads = [threading.Thread(target=lambda: opened.append(Index.open(library, tmp_path))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(opened) == 3
    assert len(version_folders(tmp_path)) == 1
    assert len({tuple(index.search("烘焙工厂")) for index in opened}) == 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(st.characters(), max_size=200))
def test_any_text_can_be_a_question(question, library, tmp_path, fake_model):
    index = _shared(library, tmp_path)

    for hit in index.search(question, k=3):
        text = library.get(hit.document_id).clause(hit.clause_id).text
        assert 0 <= hit.start <= hit.end <= len(text)


@pytest.mark.parametrize("question", ["\ud800咖啡", "咖\x00啡\x1b[31m", "咖啡" * 200_000, "(" * 5000, "第" + "一" * 5000 + "条"])
def test_hostile_questions_are_only_text(question, library, tmp_path, fake_model):
    assert len(_shared(library, tmp_path).search(question, k=2)) <= 2


_OPEN: dict[str, Index] = {}


def _shared(library, tmp_path) -> Index:
    key = str(tmp_path)
    if key not in _OPEN:
        _OPEN[key] = Index.open(library, tmp_path)
    return _OPEN[key]
