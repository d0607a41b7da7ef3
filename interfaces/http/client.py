"""Who calls: the address behind trusted proxies."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.types import Scope

if TYPE_CHECKING:
    from interfaces.http.settings import Network

_IPV6_PREFIX = 64


def client_address(scope: Scope, trusted: Sequence[Network]) -> str:
    """The nearest address that is not a trusted proxy; an IPv6 address stands for its /64.

    ``X-Forwarded-For`` is read from the right and only as far as trusted proxies wrote it, so that a
    caller cannot choose its own address.
    """
    client = scope.get("client")
    address = client[0] if client else "unknown"
    forwarded = ",".join(Headers(scope=scope).getlist("x-forwarded-for")).split(",")
    hops = [hop.strip() for hop in forwarded if hop.strip()]
    while hops and is_trusted(address, trusted) and _parsed(hops[-1]) is not None:
        address = hops.pop()
    return _grouped(address)


def is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    """Whether ``address`` is that of a proxy that may speak for others."""
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in trusted)


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        return parsed.ipv4_mapped
    return parsed


def _grouped(address: str) -> str:
    parsed = _parsed(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, _IPV6_PREFIX), strict=False))
    return str(parsed) if parsed is not None else address
