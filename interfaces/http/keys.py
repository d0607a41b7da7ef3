"""API keys of server-to-server callers: only their hashes are kept."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field

MIN_KEY_CHARS = 16


@dataclass(frozen=True, slots=True)
class ApiKeys:
    """The SHA-256 of every key that is accepted; without any, no key is asked for."""

    digests: tuple[bytes, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, keys: Iterable[str]) -> ApiKeys:
        """Keep the hashes of ``keys``."""
        return cls(tuple(_digest(key) for key in keys))

    @property
    def wanted(self) -> bool:
        """Whether callers need a key at all."""
        return bool(self.digests)

    def name(self, key: str) -> str | None:
        """What an accepted key is called where callers are counted; None for one that is not accepted.

        Every stored hash is compared, each in constant time.
        """
        digest = _digest(key)
        matches = [hmac.compare_digest(digest, kept) for kept in self.digests]
        return f"key:{digest.hex()[:12]}" if any(matches) else None


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
