"""Settings of the HTTP surface, read once from a mapping so that tests patch nothing."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import ConfigurationError
from interfaces.http.keys import MIN_KEY_CHARS, ApiKeys
from interfaces.http.logs import LEVELS
from interfaces.http.model_names import DEFAULT_ALIASES, ModelNames
from interfaces.http.origins import AllowedOrigins, origin_of

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

DEFAULT_MAX_BODY_BYTES = 256 * 1024
MOST_WORKERS = 4
# a third of what two cores can answer, so that no single caller crowds out the others
PER_CLIENT, TOTAL = "1200/minute", "6000/minute"
_SEPARATORS = re.compile(r"[\s,]+")
_OFF = {"", "none", "off"}


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """Who may call, how much, and with what means answers are found.

    ``rate_per_client`` and ``rate_total`` are written like ``60/minute``; None sets no limit.
    ``workers`` are processes that answer; 0 means threads of the server. ``at_once`` bounds the
    answers under way, ``queue`` those that wait. ``heartbeat`` is in seconds.
    ``log_level`` says from what level on the server logs. ``model_names`` are those that chat clients may ask for.
    """

    origins: AllowedOrigins = AllowedOrigins()
    keys: ApiKeys = ApiKeys()
    trusted_proxies: tuple[Network, ...] = ()
    rate_per_client: str | None = PER_CLIENT
    rate_total: str | None = TOTAL
    max_body_bytes: int = DEFAULT_MAX_BODY_BYTES
    workers: int = 0
    at_once: int = 16
    queue: int = 256
    heartbeat: float = 10.0
    # how long a stream in which nothing can be taken back, nor a status changed, stays silent
    patience: float = 2.0
    log_level: str = "warning"
    model_names: ModelNames = ModelNames()

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> HttpSettings:
        """Read the ``TIAOWEN_*`` variables of the HTTP surface.

        Raises:
            ConfigurationError: a variable has a value that cannot be used.
        """
        workers = _count(env, "TIAOWEN_WORKERS", _default_workers(env), least=0)
        return cls(
            origins=AllowedOrigins(frozenset(_origin(text) for text in _split(env, "TIAOWEN_ALLOWED_ORIGINS"))),
            keys=ApiKeys.of(_keys(env)),
            trusted_proxies=tuple(_network(text) for text in _split(env, "TIAOWEN_TRUSTED_PROXIES")),
            rate_per_client=_rate(env, "TIAOWEN_RATE_PER_CLIENT", PER_CLIENT),
            rate_total=_rate(env, "TIAOWEN_RATE_TOTAL", TOTAL),
            max_body_bytes=_count(env, "TIAOWEN_MAX_BODY_BYTES", DEFAULT_MAX_BODY_BYTES),
            workers=workers,
            at_once=_count(env, "TIAOWEN_ANSWERS_AT_ONCE", workers + 1 if workers else 16),
            queue=_count(env, "TIAOWEN_ANSWERS_WAITING", 256, least=0),
            log_level=_level(env),
            model_names=_model_names(env),
        )


def _default_workers(env: Mapping[str, str]) -> int:
    # an answer that a language model writes spends its time waiting: threads do, and its budget stays in one process
    if env.get("TIAOWEN_MODEL", "").strip():
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS) if cores > 1 else 0


def _split(env: Mapping[str, str], name: str) -> list[str]:
    return [part for part in _SEPARATORS.split(env.get(name, "")) if part]


def _origin(text: str) -> str:
    origin = origin_of(text)
    if origin is None:
        raise ConfigurationError(
            f"TIAOWEN_ALLOWED_ORIGINS={text!r}",
            "not an origin",
            "Write scheme, host and port, such as https://www.example.gov.cn, separated by commas",
        )
    return origin


def _keys(env: Mapping[str, str]) -> list[str]:
    keys = _split(env, "TIAOWEN_API_KEYS")
    if any(len(key) < MIN_KEY_CHARS or not key.isascii() for key in keys):
        remedy = f"Use random ASCII keys of at least {MIN_KEY_CHARS} characters, separated by commas"
        raise ConfigurationError("TIAOWEN_API_KEYS", "a key is too short or not ASCII", remedy)
    return keys


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        remedy = "Write addresses or networks such as 10.0.0.0/8, separated by commas"
        raise ConfigurationError(f"TIAOWEN_TRUSTED_PROXIES={text!r}", "not an address", remedy) from error


def _rate(env: Mapping[str, str], name: str, default: str | None) -> str | None:
    from limits import parse

    text = env.get(name)
    if text is None:
        return default
    if text.strip().lower() in _OFF:
        return None
    try:
        parse(text)
    except ValueError as error:
        remedy = f"Set {name} to a rate like 60/minute, or none"
        raise ConfigurationError(f"{name}={text!r}", "not a rate", remedy) from error
    return text.strip()


def _level(env: Mapping[str, str]) -> str:
    level = env.get("TIAOWEN_LOG_LEVEL", "").strip().lower() or "warning"
    if level not in LEVELS:
        raise ConfigurationError(f"TIAOWEN_LOG_LEVEL={level!r}", "not a level", f"Use {', '.join(LEVELS)}")
    return level


def _model_names(env: Mapping[str, str]) -> ModelNames:
    if "TIAOWEN_MODEL_ALIASES" not in env:
        return ModelNames.of(DEFAULT_ALIASES)
    return ModelNames.of(name for name in _split(env, "TIAOWEN_MODEL_ALIASES") if name.lower() not in _OFF)


def _count(env: Mapping[str, str], name: str, default: int, *, least: int = 1) -> int:
    text = env.get(name)
    if text is None or not text.strip():
        return default
    if not text.strip().isdecimal() or int(text) < least:
        raise ConfigurationError(f"{name}={text!r}", f"not a whole number from {least}", f"Set {name} to a number")
    return int(text)
