from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.contract import AnswerStatus
from assistant.service import Assistant
from assistant.settings import Settings
from corpus.errors import ConfigurationError, QuestionError, StorageError, UnknownDocumentError
from tests.assistant.workbench import cited

FUND = Path(__file__).parent / "made_up" / "fund.txt"
QUESTION = "境外会展资助每年多少"


@pytest.fixture
def fresh(tmp_path):
    return Assistant.open(Settings(home=tmp_path / "fresh", embeddings="none"))


def test_added_document_answers_and_removed_one_does_not(fresh):
    before = fresh.answer(QUESTION)
    assert ("fund", "5") not in cited(before)
    assert [r.document_id for r in fresh.add([FUND])] == ["fund"]
    added = fresh.answer(QUESTION)
    assert added.status is AnswerStatus.ANSWERED and cited(added) == [("fund", "5")]
    assert added.corpus_version != before.corpus_version
    fresh.remove("fund")
    after = fresh.answer(QUESTION)
    assert (after.answer, after.corpus_version) == (before.answer, before.corpus_version)


def test_document_outlives_the_assistant_in_its_home_only(fresh, founding):
    fresh.add([FUND])
    again = Assistant.open(fresh.settings)
    assert cited(again.answer(QUESTION)) == [("fund", "5")]
    assert "fund" not in {d.document_id for d in founding.library.documents}


def test_unknown_document_cannot_be_removed(fresh):
    with pytest.raises(UnknownDocumentError, match="nothing-here"):
        fresh.remove("nothing-here")


def test_progress_is_told(tmp_path):
    seen = []
    Assistant.open(Settings(home=tmp_path, embeddings="none"), progress=lambda *step: seen.append(step))
    assert seen and all(0 <= done <= total for _, done, total in seen)


def test_limit_of_the_settings_applies(tmp_path, fresh):
    shutil.copytree(fresh.settings.home, tmp_path / "copy", dirs_exist_ok=True)
    short = Assistant.open(Settings(home=tmp_path / "copy", embeddings="none", max_question_chars=5))
    with pytest.raises(QuestionError, match="more than the 5 allowed"):
        short.answer("孵化器最高资助多少")


def test_unknown_embeddings_are_named(tmp_path):
    with pytest.raises(ConfigurationError, match="telepathy"):
        Assistant.open(Settings(home=tmp_path, embeddings="telepathy"))


def test_home_that_is_a_file(tmp_path):
    (tmp_path / "home").write_text("not a folder")
    with pytest.raises(StorageError, match="home"):
        Assistant.open(Settings(home=tmp_path / "home", embeddings="none"))


def test_threads_share_one_assistant(founding):
    questions = ["孵化器多少钱", "how much can a game export project get?", "专栏5", "今天天气"] * 4
    alone = [founding.answer(q).answer for q in questions[:4]] * 4
    with ThreadPoolExecutor(4) as pool:
        assert [a.answer for a in pool.map(founding.answer, questions)] == alone
