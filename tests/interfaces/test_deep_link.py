from __future__ import annotations

from urllib.parse import parse_qs

from interfaces.deep_link import DeepLink, locate


def test_a_link_survives_the_address_bar():
    link = DeepLink("a-b", "16", "最高200万元 & <b>")
    assert parse_qs(link.href()[1:]) == {"document": ["a-b"], "clause": ["16"], "quote": ["最高200万元 & <b>"]}
    assert DeepLink("a").href() == "?document=a"


def test_a_quote_is_found_verbatim_or_not_at_all():
    assert locate("资助", "给予资助") == (2, 4)
    assert locate("奖励", "给予资助") is None
    assert locate(None, "给予资助") is None


def test_a_span_is_taken_as_it_is_and_never_beyond_the_text():
    assert locate("2-5", "孵化器最高") == (2, 5)
    assert locate("2-6", "孵化器最高") is None
    assert locate("5-2", "孵化器最高") is None
