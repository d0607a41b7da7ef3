from __future__ import annotations

import pytest

from corpus.slugs import free_slug, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Film Fund_Guide 2023", "film-fund-guide-2023"),
        ("深圳市措施（征求意见稿）", "深圳市措施-征求意见稿"),
        ("../..", "document"),
        ("ＡＢＣ", "abc"),
        ("…", "document"),
        ("x" * 300, "x" * 60),
    ],
)
def test_slug(name, slug):
    assert slug_of(name) == slug


def test_taken_names_get_a_number():
    assert free_slug("a b", {"a-b", "a-b-2"}) == "a-b-3"
