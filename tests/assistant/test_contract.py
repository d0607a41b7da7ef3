from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.contract import Amount, Answer, AnswerStatus, Basis, Citation, Composer, Notice, NoticeKind, Timings

QUESTIONS = (Path(__file__).parent / "questions.txt").read_text("utf-8").splitlines()

FIELDS = {
    Answer: "answer_id conversation_id question understood_as language status answer citations amounts notices "
    "suggestions parts composer corpus_version timings_ms usage "
    "generation",
    Citation: "marker document_id document_title clause_id item_id label heading_path quote start end href rendering",
    Amount: "provision_id document_id clause_id limit nature value min max currency per one_off term as_written "
    "beneficiary condition basis rendering",
    Basis: "title document_id",
    Notice: "kind document_id text",
    Timings: "retrieve total first_sentence",
}


@pytest.mark.parametrize("model", FIELDS, ids=lambda m: m.__name__)
def test_names_of_the_contract_are_pinned(model):
    assert list(model.model_fields) == FIELDS[model].split()


def test_values_of_the_contract_are_pinned():
    assert {s.value for s in AnswerStatus} == {"answered", "not_specified", "not_found", "clarify"}
    assert {c.value for c in Composer} == {"extractive", "llm", "curated"}
    assert {k.value for k in NoticeKind} == {
        "draft", "not_in_force", "expired", "superseded", "check_current", "unofficial_translation",
        "ai_generated", "masked", "without_model",
    }  # fmt: skip


def test_unknown_fields_are_refused():
    with pytest.raises(ValidationError, match="surprise"):
        Notice.model_validate({"kind": "draft", "text": "…", "surprise": 1})


def test_markers_start_at_one():
    given = dict(
        document_id="d",
        document_title="D",
        clause_id="1",
        label="1",
        heading_path=[],
        quote="q",
        start=0,
        end=1,
        href="?",
    )
    assert Citation(marker=1, **given).marker == 1
    with pytest.raises(ValidationError):
        Citation(marker=0, **given)


def test_questions_of_both_languages_are_many_and_different():
    english = [q for q in QUESTIONS if q.isascii()]
    assert len(english) > 35 and len(QUESTIONS) - len(english) > 60
    assert len(set(QUESTIONS)) == len(QUESTIONS)
