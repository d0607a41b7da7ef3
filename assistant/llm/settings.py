"""Which model writes, where it is, and what it may cost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from pydantic import SecretStr

from corpus.errors import ConfigurationError

OutputFormat = Literal["auto", "json_schema", "json_object", "none"]


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """An OpenAI-compatible service and the model to use there; without ``name`` no model is used.

    ``base_url`` None means OpenAI's own service. ``key`` may be missing: local services need none.
    ``timeout`` is the time in seconds that the model may take for one answer, every call and
    retry included; ``connect_timeout`` that of opening a connection. ``max_tokens`` bounds one
    reply, ``daily_tokens`` a day of this home (None: no bound). ``output_format`` is how JSON is asked
    for; ``auto`` finds out what the service knows.
    """

    name: str = ""
    base_url: str | None = None
    key: SecretStr | None = None
    timeout: float = 20.0
    connect_timeout: float = 5.0
    max_tokens: int = 1500
    daily_tokens: int | None = None
    output_format: OutputFormat = "auto"
    query_help: bool = False

    @property
    def used(self) -> bool:
        """Whether a model is to be asked at all."""
        return bool(self.name)

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> ModelSettings:
        """Read ``OPENAI_API_KEY``, ``OPENAI_BASE_URL`` and the ``TIAOWEN_MODEL*`` variables.

        Raises:
            ConfigurationError: a variable has a value that cannot be used.
        """
        default = cls()
        name = env.get("TIAOWEN_MODEL", "").strip()
        return cls(
            name=name,
            base_url=service_url(env, "OPENAI_BASE_URL"),
            key=service_key(env, "OPENAI_API_KEY", used=bool(name)),
            timeout=_seconds(env, "TIAOWEN_MODEL_TIMEOUT", default.timeout),
            connect_timeout=_seconds(env, "TIAOWEN_MODEL_CONNECT_TIMEOUT", default.connect_timeout),
            max_tokens=_count(env, "TIAOWEN_MODEL_MAX_TOKENS") or default.max_tokens,
            daily_tokens=_count(env, "TIAOWEN_MODEL_DAILY_TOKENS"),
            output_format=_format(env, "TIAOWEN_MODEL_FORMAT"),
            query_help=_switch(env, "TIAOWEN_MODEL_QUERY_HELP"),
        )


def service_url(env: Mapping[str, str], name: str) -> str | None:
    """The address in a variable, without a slash at its end; None where it is empty.

    Raises:
        ConfigurationError: it is not a plain http or https address. One with a password or a query in
            it is refused too, since addresses are logged.
    """
    value = env.get(name, "").strip()
    if not value:
        return None
    try:
        parts = urlsplit(value)
        plain = not (parts.username or parts.password or parts.query or parts.fragment)
        usable = plain and parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        # The value itself may hold a password and is not repeated.
        raise ConfigurationError(
            name, "not a plain address of a service",
            f"Set {name} to an address like http://127.0.0.1:8000/v1, and a key apart from it",
        )
    return value.rstrip("/")


def service_key(env: Mapping[str, str], name: str, *, used: bool) -> SecretStr | None:
    """The key in a variable, None where it is empty.

    Raises:
        ConfigurationError: it is to be ``used`` and no HTTP header can carry it, which services would report
            as anything but that.
    """
    value = env.get(name, "").strip()
    if used and not re.fullmatch(r"[!-~]*", value):
        # The value itself is not repeated.
        raise ConfigurationError(
            name, "not a key: it holds a space, a line break or a letter that no key has",
            f"Set {name} to the key alone, without Bearer before it",
        )
    return SecretStr(value) if value else None


def _seconds(env: Mapping[str, str], name: str, default: float) -> float:
    value = env.get(name, "").strip()
    if not value:
        return default
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0.0 < number <= 3600.0:
        raise ConfigurationError(
            f"{name}={value!r}", "not a number of seconds above 0 and up to 3600", f"Set {name} to a number like 20"
        )
    return number


def _count(env: Mapping[str, str], name: str) -> int | None:
    value = env.get(name, "").strip()
    if not value:
        return None
    if not (value.isascii() and value.isdecimal()) or int(value) < 1:
        raise ConfigurationError(f"{name}={value!r}", "not a whole number above 0", f"Set {name} to a number like 2000")
    return int(value)


def _format(env: Mapping[str, str], name: str) -> OutputFormat:
    value = env.get(name, "").strip().lower() or "auto"
    if value not in get_args(OutputFormat):
        raise ConfigurationError(
            f"{name}={value!r}", "not a known format", f"Use one of {', '.join(get_args(OutputFormat))}"
        )
    return cast(OutputFormat, value)


def _switch(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "").strip().lower() or "off"
    if value not in _SWITCH:
        raise ConfigurationError(f"{name}={value!r}", "neither on nor off", f"Set {name} to on or off")
    return _SWITCH[value]


_SWITCH = {"on": True, "1": True, "true": True, "yes": True, "off": False, "0": False, "false": False, "no": False}
