"""The guarantees, over many questions in both languages and two libraries."""

from __future__ import annotations

import jsonschema
import pytest

from assistant.contract import Answer
from tests.assistant.guarantees import check
from tests.assistant.test_contract import QUESTIONS

SCHEMA = jsonschema.Draft202012Validator(Answer.model_json_schema())


@pytest.mark.parametrize("question", QUESTIONS)
def test_guarantees_over_the_founding_documents(founding, question):
    _proves_itself(founding, question)


@pytest.mark.parametrize("question", QUESTIONS)
def test_guarantees_over_an_enlarged_library(enlarged, question):
    _proves_itself(enlarged, question)


def _proves_itself(assistant, question):
    answer = assistant.answer(question)
    dumped = answer.model_dump(mode="json")
    SCHEMA.validate(dumped)
    assert Answer.model_validate_json(answer.model_dump_json()) == answer
    assert answer.answer.strip() and answer.question == question
    assert answer.corpus_version == assistant.library.version
    assert 0 <= answer.timings_ms.retrieve <= answer.timings_ms.total
    check(answer, assistant.library)
