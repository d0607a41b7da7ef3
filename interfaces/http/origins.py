"""The one list of origins that may call the API and frame the pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


def origin_of(text: str) -> str | None:
    """``text`` as a serialised origin (scheme, host, port where not the default); None where it is none."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    if parts.scheme not in _DEFAULT_PORTS or not _is_host(host) or parts.username is not None:
        return None
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        return None
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}")


def _is_host(host: str) -> bool:
    return bool(host) and host.isascii() and not set(host) & set(" *;,'\"\\<>")


@dataclass(frozen=True, slots=True)
class AllowedOrigins:
    """Origins besides the server's own; empty means its own alone."""

    others: frozenset[str] = frozenset()

    def allows(self, origin: str, hosts: Iterable[str]) -> bool:
        """Whether a request with this ``Origin``, sent to one of ``hosts``, may be served.

        The scheme of the server's own origin is not compared: behind a proxy that ends TLS it is not known.
        """
        asked = origin_of(origin)
        if asked is None:
            return False
        return asked in self.others or asked in {origin_of(f"{asked.partition('://')[0]}://{host}") for host in hosts}

    @property
    def frame_ancestors(self) -> str:
        """The ``frame-ancestors`` directive: who may show the pages in a frame."""
        return " ".join(["frame-ancestors 'self'", *sorted(self.others)])
