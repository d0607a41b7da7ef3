"""Counters for Prometheus, in a registry of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

if TYPE_CHECKING:
    from assistant.contract import Answer
    from interfaces.http.answering import Answering

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """What an operator watches; no label holds anything that a caller wrote."""

    def __init__(self, answering: Answering, workers: Callable[[], int] = int) -> None:
        """Begin at nought; ``workers`` tells how many processes answer now."""
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._requests = Counter(
            "tiaowen_http_requests", "Requests served", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "tiaowen_http_request_seconds",
            "Time until a response was whole",
            ["route"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._answers = Counter(
            "tiaowen_answers", "Answers given", ["status", "language", "composer"], registry=self._registry
        )
        under_way = Gauge("tiaowen_answers_under_way", "Answers begun or waiting", registry=self._registry)
        under_way.set_function(lambda: answering.under_way)
        ready = Gauge("tiaowen_workers", "Processes that answer, besides the server itself", registry=self._registry)
        ready.set_function(workers)

    def served(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a response; ``route`` is the template, not the path."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answered(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels(answer.status.value, answer.language, answer.composer.value).inc()

    def exposition(self) -> bytes:
        """The text that Prometheus reads."""
        return generate_latest(self._registry)
