"""A home keeps what was put into it: added, replaced, taken out, by several processes, after damage."""

from __future__ import annotations

import multiprocessing
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

import corpus.intake
import corpus.store
from corpus.errors import DocumentError, StorageError, UnknownDocumentError
from corpus.founding_documents import founding_ids
from corpus.library import Library
from corpus.model import Status

FOUNDING = Path(corpus.intake.__file__).parent / "founding"
RULE = """广州市样例资金资助办法
第一条 为支持样例产业，制定本办法。
第二条 对符合条件的样例项目给予最高{amount}万元资助。
第三条 本办法自{year}年1月1日起施行。{more}
"""


def rule(folder: Path, name: str = "rule.txt", amount: int = 10, year: int = 2020, more: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE.format(amount=amount, year=year, more=more), "utf-8")
    return path


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def added(home, *paths):
    return Library.open(home).add(paths)


def test_the_founding_documents_are_there_at_once(home):
    library = Library.open(home)
    assert library.document_ids == founding_ids()
    assert [document.document_id for document in library.documents] == list(founding_ids())
    assert all(document.clauses for document in library.documents)


def test_an_added_file_is_kept_byte_identical_and_found_again(home, tmp_path):
    path = rule(tmp_path, "My Rule_2020.txt")
    [result] = added(home, path)
    assert (result.outcome, result.document_id, result.error) == ("added", "my-rule-2020", None)
    kept = list((home / "documents" / "my-rule-2020").glob("v-*/My Rule_2020.txt"))
    assert [file.read_bytes() for file in kept] == [path.read_bytes()]
    again = Library.open(home)
    assert again.get("my-rule-2020") == result.document
    assert again.get("my-rule-2020").clause("2").text.endswith("最高10万元资助。")


def test_same_content_is_unchanged_whatever_its_name(home, tmp_path):
    added(home, rule(tmp_path))
    [same, renamed] = added(home, rule(tmp_path), rule(tmp_path, "other.txt"))
    assert {(r.outcome, r.document_id) for r in (same, renamed)} == {("unchanged", "rule")}
    source = FOUNDING / founding_ids()[0] / "source.txt"
    assert [(r.outcome, r.document_id) for r in added(home, source)] == [("unchanged", founding_ids()[0])]


def test_new_content_under_the_same_name_replaces(home, tmp_path):
    before = added(home, rule(tmp_path))[0]
    version = Library.open(home).version
    [result] = added(home, rule(tmp_path, amount=20))
    assert (result.outcome, result.document_id) == ("replaced", "rule")
    assert before.document.clause("2").text != Library.open(home).get("rule").clause("2").text
    assert Library.open(home).version != version
    assert len(list((home / "documents" / "rule").glob("v-*"))) == 1


def test_a_replacement_that_cannot_be_parsed_leaves_the_old_document(home, tmp_path):
    added(home, rule(tmp_path))
    (tmp_path / "rule.txt").write_bytes(b"\x00\x01\x02" * 100)
    [result] = added(home, tmp_path / "rule.txt")
    assert (result.outcome, result.document) == ("failed", None)
    assert isinstance(result.error, DocumentError)
    assert Library.open(home).get("rule").clause("2") is not None


def test_a_parser_that_breaks_fails_that_file_only(home, tmp_path, monkeypatch):
    import corpus.parser

    whole = corpus.parser.parse_text

    def breaks(text, *args, **kwargs):
        if "最高66万元" in text:
            raise RecursionError
        return whole(text, *args, **kwargs)

    monkeypatch.setattr(corpus.parser, "parse_text", breaks)
    results = added(home, rule(tmp_path, "bad.txt", amount=66), rule(tmp_path, "good.txt"))
    assert [r.outcome for r in results] == ["failed", "added"]
    assert results[0].error.code == "document_unparsed"


def test_other_files_of_the_same_slug_get_a_number(home, tmp_path):
    results = added(home, rule(tmp_path, "a b.txt"), rule(tmp_path, "a_b.txt", amount=11))
    assert [r.document_id for r in results] == ["a-b", "a-b-2"]
    path = rule(tmp_path, f"{founding_ids()[0]}.txt", amount=12)
    assert added(home, path)[0].document_id == f"{founding_ids()[0]}-2"


def test_a_folder_stands_for_every_readable_file_in_it(home, tmp_path):
    folder = tmp_path / "folder"
    rule(folder, "one.txt"), rule(folder, "deep/one.txt", amount=11), rule(folder, ".hidden.txt", amount=12)
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / "empty.txt").write_bytes(b"")
    results = {r.path.relative_to(folder).as_posix(): (r.outcome, r.document_id) for r in added(home, folder)}
    assert results == {"deep/one.txt": ("added", "one"), "one.txt": ("added", "one-2"), "empty.txt": ("failed", None)}
    rule(folder, "deep/one.txt", amount=21)
    changed = {r.document_id: r.outcome for r in added(home, folder) if r.document_id}
    assert changed == {"one": "replaced", "one-2": "unchanged"}


@pytest.mark.parametrize("name", ["missing.txt", "rule.xyz"])
def test_single_files_that_cannot_be_read_are_reported(home, tmp_path, name):
    (tmp_path / "rule.xyz").write_text("text")
    [result] = added(home, tmp_path / name)
    assert result.outcome == "failed"
    assert name in str(result.error)


def test_removing_and_bringing_back(home, tmp_path):
    added(home, rule(tmp_path))
    library = Library.open(home)
    version = library.version
    for document_id in ("rule", founding_ids()[0]):
        library.remove(document_id)
        with pytest.raises(UnknownDocumentError, match=founding_ids()[1]):
            library.get(document_id)
    assert Library.open(home).document_ids == founding_ids()[1:]
    library.restore_founding()
    added(home, rule(tmp_path))
    assert Library.open(home).version == version


def test_adding_a_removed_founding_document_brings_it_back(home):
    library = Library.open(home)
    library.remove(founding_ids()[0])
    results = library.add([FOUNDING / founding_ids()[0] / "source.txt"])
    assert [(r.outcome, r.document_id) for r in results] == [("added", founding_ids()[0])]
    assert set(Library.open(home).document_ids) == set(founding_ids())


def test_removing_what_is_not_there(home):
    with pytest.raises(UnknownDocumentError) as caught:
        Library.open(home).remove("nothing")
    assert all(document_id in str(caught.value) for document_id in founding_ids())


def test_rules_are_found_by_name_and_number(home, tmp_path):
    added(home, rule(tmp_path))
    library = Library.open(home)
    assert library.find_rule("《广州市样例资金资助办法》").document_id == "rule"
    assert library.find_rule("文产发〔2017〕33号").document_id == "belt-and-road-animation-games-plan"
    assert library.find_rule("深圳措施").document_id == "shenzhen-digital-creative-measures-draft"
    assert library.find_rule("深圳市样例资金资助办法") is None
    assert library.find_rule("深圳市文化产业专项资金资助办法") is None


def test_a_document_that_repeals_another_supersedes_it_from_its_own_day(home, tmp_path):
    new = "《广州市样例资金资助办法》同时废止。"
    text = RULE.format(amount=30, year=2024, more=new).replace("资助办法\n", "资助管理办法\n", 1)
    (tmp_path / "new.txt").write_text(text, "utf-8")
    added(home, rule(tmp_path), tmp_path / "new.txt")
    library = Library.open(home, today=date(2025, 1, 1))
    assert library.get("rule").metadata.superseded_by == "new"
    assert library.get("rule").metadata.status is Status.SUPERSEDED
    assert library.status_of("rule", date(2023, 12, 31)) is Status.ISSUED
    library.remove("new")
    assert library.get("rule").metadata.superseded_by is None


def test_status_is_that_of_the_day_the_library_is_asked(home, tmp_path):
    added(home, rule(tmp_path, year=2030))
    assert Library.open(home, today=date(2029, 12, 31)).get("rule").metadata.status is Status.NOT_IN_FORCE
    assert Library.open(home, today=date(2030, 1, 1)).get("rule").metadata.status is Status.ISSUED


def test_version_is_stable_and_independent_of_the_day(home, tmp_path):
    added(home, rule(tmp_path, year=2030))
    versions = {Library.open(home, today=day).version for day in (date(2020, 1, 1), date(2040, 1, 1))}
    assert len(versions) == 1


def test_a_file_without_title_takes_its_name(home, tmp_path):
    path = tmp_path / "样例须知.txt"
    path.write_text("第一条 申请人应当提交材料。\n第二条 材料应当真实。\n", "utf-8")
    assert added(home, path)[0].document.metadata.title == "样例须知"


@pytest.mark.parametrize("damaged", ["record.json", "v-*/parsed.json"])
def test_damaged_parsed_forms_are_made_again(home, tmp_path, damaged):
    document = added(home, rule(tmp_path))[0].document
    [path] = (home / "documents" / "rule").glob(damaged)
    path.write_text("{")
    assert Library.open(home).get("rule") == document


def test_a_new_parser_parses_again(home, tmp_path, monkeypatch):
    added(home, rule(tmp_path))
    monkeypatch.setattr("corpus.library.parser_fingerprint", lambda: "another")
    monkeypatch.setattr("corpus.intake.parser_fingerprint", lambda: "another")
    assert Library.open(home).get("rule").clause("2") is not None
    assert corpus.store.Store(home).record("rule").parser == "another"


def test_a_lost_original_is_a_problem_not_an_end(home, tmp_path):
    added(home, rule(tmp_path))
    folder = home / "documents" / "rule"
    shutil.rmtree(next(folder.glob("v-*")))
    library = Library.open(home)
    assert [document.document_id for document in library.documents] == list(founding_ids())
    assert library.problems["rule"].code == "document_lost"
    assert added(home, rule(tmp_path))[0].document_id == "rule"


class TestUnwritableHome:
    @pytest.fixture
    def readonly(self, home, monkeypatch):
        def refuse(*_args, **_kwargs):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(corpus.store.tempfile, "mkstemp", refuse)
        monkeypatch.setattr(Path, "mkdir", refuse)
        return home

    def test_opening_works(self, readonly):
        assert [document.document_id for document in Library.open(readonly).documents] == list(founding_ids())

    @pytest.mark.parametrize(
        "change",
        [
            lambda library, path: library.add([path]),
            lambda library, path: library.remove(founding_ids()[0]),
            lambda library, path: library.restore_founding(),
        ],
    )
    def test_changing_says_why_not(self, readonly, tmp_path, change):
        path = tmp_path / "rule.txt"
        path.write_text(RULE.format(amount=1, year=2020, more=""), "utf-8")
        with pytest.raises(StorageError, match=r"(?s)home.*Permission denied.*TIAOWEN_HOME"):
            change(Library.open(readonly), path)

    def test_a_file_in_the_place_of_the_home(self, home):
        home.write_text("in the way")
        with pytest.raises(StorageError, match="cannot be read"):
            Library.open(home)
        assert home.read_text() == "in the way"


def test_a_full_disk_loses_nothing(home, tmp_path, monkeypatch):
    document = added(home, rule(tmp_path))[0].document

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(corpus.store.os, "fsync", full)
        with pytest.raises(StorageError, match="No space left"):
            added(home, rule(tmp_path, amount=99))
    assert Library.open(home).get("rule") == document
    assert list(home.rglob(".new-*")) == []


def _add_many(home: str, folder: str, start: int) -> None:
    library = Library.open(Path(home))
    for number in range(start, start + 4):
        library.add([rule(Path(folder), f"rule-{number}.txt", amount=number)])


def test_two_processes_add_at_once(home, tmp_path):
    context = multiprocessing.get_context("fork")
    workers = [
        context.Process(target=_add_many, args=(str(home), str(tmp_path / name), start))
        for name, start in (("a", 10), ("b", 20))
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    library = Library.open(home)
    expected = {f"rule-{number}" for start in (10, 20) for number in range(start, start + 4)}
    assert set(library.document_ids) == expected | set(founding_ids())
    assert all(f"最高{name[5:]}万元" in library.get(name).clause("2").text for name in expected)


def test_the_sources_are_what_was_published():
    digests = {path.parent.name: sha256(path.read_bytes()).hexdigest() for path in FOUNDING.glob("*/source.txt")}
    assert digests == {
        "belt-and-road-animation-games-plan": "dbf2b5c2373144781cb7b5fc0219b601bd37b9d8b84ebae16a72254110b3b3e0",
        "shenzhen-digital-creative-measures-draft": "2fdfc9781468dd7f522cc107314ddc34494b86ba2fa812c62a7dada80054498b",
    }
