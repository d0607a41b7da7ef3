from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import DEFAULT_MAX_QUESTION_CHARS, Settings
from corpus.errors import ConfigurationError


def test_defaults():
    settings = Settings.from_env({"TIAOWEN_HOME": "/somewhere"})
    assert settings == Settings(Path("/somewhere"), "bundled", DEFAULT_MAX_QUESTION_CHARS)


def test_home_without_a_variable_is_the_users_data_folder():
    assert Settings.from_env({}).home.name == "tiaowen"


def test_home_expands_the_tilde():
    assert "~" not in str(Settings.from_env({"TIAOWEN_HOME": "~/policies"}).home)


def test_values_are_read():
    settings = Settings.from_env(
        {"TIAOWEN_HOME": "/h", "TIAOWEN_EMBEDDINGS": " none ", "TIAOWEN_MAX_QUESTION_CHARS": "50"}
    )
    assert (settings.embeddings, settings.max_question_chars) == ("none", 50)


def test_blank_embeddings_mean_the_bundled_ones():
    assert Settings.from_env({"TIAOWEN_HOME": "/h", "TIAOWEN_EMBEDDINGS": " "}).embeddings == "bundled"


@pytest.mark.parametrize("value", ["0", "-1", "many", "", "1.5"])
def test_unusable_limit_names_the_variable_and_the_value(value):
    with pytest.raises(ConfigurationError, match="TIAOWEN_MAX_QUESTION_CHARS") as raised:
        Settings.from_env({"TIAOWEN_HOME": "/h", "TIAOWEN_MAX_QUESTION_CHARS": value})
    assert repr(value) in raised.value.subject


def test_vectors_come_from_the_models_service_unless_another_is_named():
    same = {"TIAOWEN_HOME": "/h", "OPENAI_BASE_URL": "http://one/v1", "OPENAI_API_KEY": "sk-one"}
    service = Settings.from_env(same).embedding_service
    assert (service.base_url, service.key.get_secret_value()) == ("http://one/v1", "sk-one")
    other = Settings.from_env({**same, "TIAOWEN_EMBEDDINGS_BASE_URL": "http://two/v1"}).embedding_service
    assert (other.base_url, other.key) == ("http://two/v1", None)
    keyed = Settings.from_env({
        **same, "TIAOWEN_EMBEDDINGS_BASE_URL": "http://two/v1", "TIAOWEN_EMBEDDINGS_API_KEY": "sk-two"
    }).embedding_service
    assert keyed.key.get_secret_value() == "sk-two"
    assert "sk-" not in repr(keyed)
