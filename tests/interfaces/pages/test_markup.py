from __future__ import annotations

import pytest

from interfaces.pages.markup import answer_html, language_of, marked_html, plain_label, table_html, text_html
from interfaces.words import words

ZH = words("zh")

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script> ![p](http://elsewhere/p.png) [l](javascript:alert(3))"


@pytest.mark.parametrize(
    "html",
    [
        text_html(HOSTILE),
        answer_html(HOSTILE, {}, ZH),
        marked_html(HOSTILE, [(0, 10)]),
        table_html(HOSTILE, [HOSTILE], [[HOSTILE]]),
    ],
)
def test_no_markup_of_the_text_gets_through(html):
    for tag in ("<img", "<script", "<a ", "href="):
        assert tag not in html
    assert html.count("onerror") == html.count("onerror=alert(1)&gt;")


def test_a_marker_links_to_its_card_and_an_unknown_one_stays_text():
    html = answer_html("最高**200万元**。[1] [7]", {1: "t0-c1"}, ZH)
    assert (
        '<a class="tw-marker" href="#t0-c1" aria-label="依据 1">[1]</a>' in html and "<strong>200万元</strong>" in html
    )
    assert "[7]" in html and "t0-c7" not in html


def test_tables_and_lists_are_drawn():
    html = answer_html("| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n- y", {}, ZH)
    assert 'tabindex="0"><table>' in html and "<td>1</td>" in html and html.count("<li>") == 2


def test_the_quote_is_marked_where_it_stands():
    assert marked_html("给予<最高>资助", [(2, 6)]) == "给予<mark>&lt;最高&gt;</mark>资助"
    assert marked_html("a\nb", []) == "a<br>b"


def test_overlapping_marks_are_joined_and_empty_ones_left_out():
    assert marked_html("abcdef", [(3, 5), (1, 4), (0, 0)]) == "a<mark>bcde</mark>f"


def test_a_label_keeps_its_punctuation():
    assert plain_label("*a* :red[b]") == r"\*a\* \:red\[b\]"


@pytest.mark.parametrize("address", ["https://elsewhere.invalid/", "HTTP://x.y", "www.x.y", "a@x.y"])
def test_an_address_in_a_label_is_no_link(address):
    assert "\u2060" in plain_label(address) and plain_label(address).replace("\u2060", "").replace("\\", "") == address
    assert "\u2060" not in plain_label("第3.1条 at 5:30")


def test_the_language_of_a_text():
    assert (language_of("条款"), language_of("Article 5")) == ("zh", "en")
