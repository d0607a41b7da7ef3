from __future__ import annotations

import pytest

from corpus.errors import ConfigurationError
from interfaces.http.settings import HttpSettings


def test_an_empty_environment_allows_nobody_else_and_trusts_no_proxy():
    settings = HttpSettings.from_env({})
    assert not settings.origins.others and not settings.keys.wanted and settings.trusted_proxies == ()
    assert settings.rate_per_client and settings.rate_total and settings.workers >= 0


def test_everything_is_read():
    settings = HttpSettings.from_env(
        {
            "TIAOWEN_ALLOWED_ORIGINS": "https://a.cn, http://localhost:3000",
            "TIAOWEN_API_KEYS": "0123456789abcdef,fedcba9876543210",
            "TIAOWEN_TRUSTED_PROXIES": "10.0.0.1 192.168.0.0/16",
            "TIAOWEN_RATE_PER_CLIENT": "60/minute",
            "TIAOWEN_RATE_TOTAL": "none",
            "TIAOWEN_MAX_BODY_BYTES": "1000",
            "TIAOWEN_WORKERS": "3",
            "TIAOWEN_ANSWERS_AT_ONCE": "5",
            "TIAOWEN_ANSWERS_WAITING": "0",
            "TIAOWEN_MODEL_ALIASES": "house-*, home",
        }
    )
    assert settings.origins.others == {"https://a.cn", "http://localhost:3000"}
    assert settings.keys.name("0123456789abcdef") and settings.keys.name("0123456789abcdeg") is None
    assert len(settings.trusted_proxies) == 2
    assert (settings.rate_per_client, settings.rate_total) == ("60/minute", None)
    assert (settings.max_body_bytes, settings.workers, settings.at_once, settings.queue) == (1000, 3, 5, 0)
    assert settings.model_names.aliases == ("house-*", "home")
    assert HttpSettings.from_env({"TIAOWEN_MODEL_ALIASES": "none"}).model_names.aliases == ()
    assert HttpSettings.from_env({}).model_names.includes("gpt-4o-mini")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIAOWEN_ALLOWED_ORIGINS", "*"),
        ("TIAOWEN_ALLOWED_ORIGINS", "example.cn"),
        ("TIAOWEN_API_KEYS", "abc-xyz-123"),
        ("TIAOWEN_TRUSTED_PROXIES", "everyone"),
        ("TIAOWEN_RATE_PER_CLIENT", "many"),
        ("TIAOWEN_RATE_TOTAL", "10/fortnight"),
        ("TIAOWEN_MAX_BODY_BYTES", "0"),
        ("TIAOWEN_WORKERS", "-1"),
        ("TIAOWEN_LOG_LEVEL", "chatty"),
        ("TIAOWEN_ANSWERS_AT_ONCE", "two"),
    ],
)
def test_an_unusable_value_is_named(name, value):
    with pytest.raises(ConfigurationError) as caught:
        HttpSettings.from_env({name: value})
    assert name in str(caught.value)
    assert name != "TIAOWEN_API_KEYS" or value not in str(caught.value)


def test_with_a_language_model_answers_are_found_in_threads():
    assert HttpSettings.from_env({"TIAOWEN_MODEL": "m"}).workers == 0
