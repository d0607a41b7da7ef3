from __future__ import annotations

import ipaddress

import pytest

from interfaces.http.client import client_address

PROXIES = (ipaddress.ip_network("10.0.0.0/8"),)


def scope(peer, *forwarded):
    return {"type": "http", "client": (peer, 1), "headers": [(b"x-forwarded-for", line.encode()) for line in forwarded]}


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("198.51.100.7", ("203.0.113.9",), "198.51.100.7"),
        ("10.0.0.1", ("203.0.113.9",), "203.0.113.9"),
        ("10.0.0.1", ("192.0.2.1, 203.0.113.9",), "203.0.113.9"),
        ("10.0.0.1", ("192.0.2.1", "203.0.113.9, 10.0.0.2"), "203.0.113.9"),
        ("10.0.0.1", ("rubbish",), "10.0.0.1"),
        ("10.0.0.1", (), "10.0.0.1"),
        ("::ffff:10.0.0.1", ("203.0.113.9",), "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", (), "2001:db8:1:2::/64"),
        ("testclient", (), "testclient"),
    ],
)
def test_only_trusted_proxies_speak_for_others(peer, forwarded, client):
    assert client_address(scope(peer, *forwarded), PROXIES) == client


def test_by_default_no_proxy_is_trusted():
    assert client_address(scope("127.0.0.1", "203.0.113.9"), ()) == "127.0.0.1"
