from __future__ import annotations

import pytest

from assistant.llm.settings import ModelSettings
from assistant.settings import Settings
from corpus.errors import ConfigurationError

CANARY = "sk-canary-8c1f6e"


def test_nothing_is_asked_of_a_model_unless_one_is_named():
    settings = ModelSettings.from_env({"OPENAI_API_KEY": CANARY, "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"})
    assert not settings.used
    assert ModelSettings.from_env({}) == ModelSettings()


def test_values_are_read():
    settings = Settings.from_env({
        "TIAOWEN_HOME": "/h", "TIAOWEN_MODEL": " qwen ", "OPENAI_API_KEY": CANARY,
        "OPENAI_BASE_URL": "http://127.0.0.1:8000/v1/", "TIAOWEN_MODEL_TIMEOUT": "2.5",
        "TIAOWEN_MODEL_CONNECT_TIMEOUT": "1", "TIAOWEN_MODEL_MAX_TOKENS": "90",
        "TIAOWEN_MODEL_DAILY_TOKENS": "1000", "TIAOWEN_MODEL_FORMAT": "JSON_object", "TIAOWEN_MODEL_QUERY_HELP": "on",
    }).model
    assert (settings.name, settings.base_url) == ("qwen", "http://127.0.0.1:8000/v1")
    assert (settings.timeout, settings.connect_timeout) == (2.5, 1.0)
    assert (settings.max_tokens, settings.daily_tokens) == (90, 1000)
    assert (settings.output_format, settings.query_help) == ("json_object", True)
    assert settings.key is not None and settings.key.get_secret_value() == CANARY


def test_blank_values_mean_the_defaults():
    blank = dict.fromkeys((
        "TIAOWEN_MODEL", "OPENAI_API_KEY", "OPENAI_BASE_URL", "TIAOWEN_MODEL_TIMEOUT", "TIAOWEN_MODEL_DAILY_TOKENS",
        "TIAOWEN_MODEL_FORMAT", "TIAOWEN_MODEL_QUERY_HELP",
    ), " ")
    assert ModelSettings.from_env(blank) == ModelSettings()


def test_the_key_is_in_no_repr():
    settings = Settings.from_env({"TIAOWEN_HOME": "/h", "OPENAI_API_KEY": CANARY})
    assert CANARY not in f"{settings!r} {settings} {settings.model!r}"


@pytest.mark.parametrize(("name", "value"), [
    ("TIAOWEN_MODEL_TIMEOUT", "soon"), ("TIAOWEN_MODEL_TIMEOUT", "0"), ("TIAOWEN_MODEL_TIMEOUT", "nan"),
    ("TIAOWEN_MODEL_TIMEOUT", "inf"), ("TIAOWEN_MODEL_CONNECT_TIMEOUT", "-1"), ("TIAOWEN_MODEL_MAX_TOKENS", "0"),
    ("TIAOWEN_MODEL_DAILY_TOKENS", "1.5"), ("TIAOWEN_MODEL_DAILY_TOKENS", "²"), ("TIAOWEN_MODEL_FORMAT", "xml"),
    ("TIAOWEN_MODEL_QUERY_HELP", "perhaps"),
])
def test_an_unusable_value_names_its_variable_and_itself(name, value):
    with pytest.raises(ConfigurationError, match=name) as raised:
        ModelSettings.from_env({name: value})
    assert repr(value) in raised.value.subject


@pytest.mark.parametrize("value", ["localhost:8000", "ftp://x/v1", "http://", "http://[", f"user:{CANARY}@host", f"http://u:{CANARY}@host/v1", f"https://h/v1?key={CANARY}", "http://h:99999/"])
def test_an_unusable_address_is_named_and_not_repeated(value):
    with pytest.raises(ConfigurationError, match="OPENAI_BASE_URL") as raised:
        ModelSettings.from_env({"OPENAI_BASE_URL": value})
    assert CANARY not in str(raised.value)


@pytest.mark.parametrize("value", [f"Bearer {CANARY}", f"{CANARY}\r\nX-Evil: 1", f"密钥{CANARY}", f"{CANARY}\x00", f"{CANARY}é"])
def test_a_key_that_no_header_can_carry_is_named_where_it_is_used_and_not_repeated(value):
    for env in ({"TIAOWEN_MODEL": "qwen"}, {"TIAOWEN_EMBEDDINGS": "openai:x"}):
        with pytest.raises(ConfigurationError, match="OPENAI_API_KEY") as raised:
            Settings.from_env({"TIAOWEN_HOME": "/h", "OPENAI_API_KEY": value, **env})
        assert CANARY not in str(raised.value)
    assert not Settings.from_env({"TIAOWEN_HOME": "/h", "OPENAI_API_KEY": value}).model.used
