from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interfaces.http.origins import AllowedOrigins, origin_of


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://www.example.gov.cn", "https://www.example.gov.cn"),
        ("HTTPS://WWW.Example.gov.cn:443/", "https://www.example.gov.cn"),
        ("http://localhost:8501", "http://localhost:8501"),
        ("http://[::1]:80", "http://[::1]"),
        ("https://example.cn/path", None),
        ("https://user@example.cn", None),
        ("https://*.example.cn", None),
        ("https://a.cn; script-src *", None),
        ("https://a.cn:99999", None),
        ("*", None),
        ("null", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_only_a_whole_origin_is_one(text, origin):
    assert origin_of(text) == origin


def test_the_own_host_is_allowed_under_either_scheme_and_its_port_counts():
    own = AllowedOrigins()
    assert own.allows("https://ask.example.cn", ["ask.example.cn"])
    assert own.allows("http://ask.example.cn:8501", ["ask.example.cn:8501"])
    assert not own.allows("http://ask.example.cn:9999", ["ask.example.cn:8501"])
    assert not own.allows("http://ask.example.cn.evil.example", ["ask.example.cn"])
    assert not own.allows("http://ask.example.cn", [])


@given(st.text(max_size=60))
def test_whatever_is_accepted_cannot_end_the_directive(text):
    origin = origin_of(text)
    if origin is not None:
        assert not set(origin) & set(" ;,\"'\r\n*") and origin_of(origin) == origin
        assert origin in AllowedOrigins(frozenset({origin})).frame_ancestors.split(" ")
