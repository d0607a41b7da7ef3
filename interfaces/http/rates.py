"""How often a client, and all clients together, may call."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from interfaces.http.problems import RequestError
from interfaces.http.settings import HttpSettings

if TYPE_CHECKING:
    from limits import RateLimitItem

_EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left: ``limit`` and ``remaining`` calls, ``reset`` in seconds."""

    limit: int
    remaining: int
    reset: int

    def headers(self) -> dict[str, str]:
        """The ``RateLimit`` headers."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset),
        }


class Rates:
    """Sliding windows in memory, one for each client and one for all."""

    def __init__(self, settings: HttpSettings) -> None:
        """Begin with nothing counted."""
        from limits import parse
        from limits.storage import MemoryStorage
        from limits.strategies import SlidingWindowCounterRateLimiter

        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._per_client = parse(settings.rate_per_client) if settings.rate_per_client else None
        self._total = parse(settings.rate_total) if settings.rate_total else None

    def take(self, client: str) -> Allowance | None:
        """Count a call and say what is left to the client; None where nothing is limited.

        Raises:
            RequestError: the client, or everybody together, has called too often (429).
        """
        if self._per_client is not None and not self._limiter.hit(self._per_client, client):
            raise _too_many(self._allowance(self._per_client, client), "rate_client")
        if self._total is not None and not self._limiter.hit(self._total, _EVERYBODY):
            raise _too_many(self._allowance(self._total, _EVERYBODY), "rate_total")
        return self._allowance(self._per_client, client) if self._per_client is not None else None

    def _allowance(self, item: RateLimitItem, who: str) -> Allowance:
        stats = self._limiter.get_window_stats(item, who)
        reset = max(1, math.ceil(stats.reset_time - time.time()))
        return Allowance(item.amount, max(0, int(stats.remaining)), reset)


def _too_many(allowance: Allowance, code: str) -> RequestError:
    headers = {**allowance.headers(), "Retry-After": str(allowance.reset)}
    problem = "too many requests" if code == "rate_client" else "too many requests from all callers together"
    remedy = f"Try again in {allowance.reset} s"
    status = HTTPStatus.TOO_MANY_REQUESTS
    return RequestError(None, problem, remedy, status=status, code=code, headers=headers, seconds=allowance.reset)
