from __future__ import annotations

import jsonschema
import pytest

from assistant.contract import Answer
from interfaces.schema import answer_schema
from tests.interfaces.fakes import answer_about_lighthouses


def test_the_schema_file_is_that_of_the_contract():
    file = {name: value for name, value in answer_schema().items() if name != "$schema"}
    assert file == Answer.model_json_schema()


def test_it_accepts_an_answer_and_refuses_a_foreign_field():
    value = answer_about_lighthouses("灯塔").model_dump(mode="json")
    jsonschema.validate(value, answer_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**value, "confidence": 0.9}, answer_schema())
