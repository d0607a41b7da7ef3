"""The widget's file as it is served: its size, its words, its headers, and what it must not contain."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from interfaces.http.widget import REASONS, SOURCE, widget_script, widget_words
from interfaces.pages import opinion
from interfaces.words import words

MAX_BYTES = 20_000
SCRIPT = SOURCE.read_text(encoding="utf-8")
ZH, EN = widget_words(words("zh")), widget_words(words("en"))


def test_the_file_is_small_enough_with_the_words_of_both_languages():
    assert len(gzip.compress(widget_script().plain, 9)) <= MAX_BYTES
    assert len(gzip.compress(SOURCE.read_bytes(), 9)) <= MAX_BYTES


def test_the_served_script_holds_the_catalogues_words():
    served = widget_script().plain.decode("utf-8")
    filled = json.loads(re.search(r"const WORDS = (\{.*\});", served)[1])
    assert filled == {"zh": ZH, "en": EN}
    assert ZH.keys() == EN.keys()


def test_what_is_served_is_the_file_but_for_comments_and_words():
    code = [line for line in SCRIPT.splitlines() if not line.lstrip().startswith("//")]
    served = widget_script().plain.decode("utf-8").splitlines()
    assert [line for line in served if not line.lstrip().startswith("const WORDS")] == [
        line for line in code if not line.lstrip().startswith("const WORDS")
    ]


def test_the_reasons_are_those_of_the_page():
    assert REASONS == opinion.REASONS
    assert re.search(r"const REASONS = \[(.*)\]", SCRIPT)[1] == ", ".join(f'"{reason}"' for reason in REASONS)


def keys_used():
    literal = set(re.findall(r'(?:\bt|section)\(\s*"([a-z_.]+)"', SCRIPT))
    chosen = set(re.findall(r'"((?:widget|answer|page|opinion)\.[a-z_]+)"', SCRIPT))
    reasons = re.search(r"const REASONS = \[(.*)\]", SCRIPT)[1]
    facts = re.findall(r'^      \["([a-z]+)", amount', SCRIPT, re.MULTILINE)
    return literal | chosen | {f"opinion.{name}" for name in re.findall(r'"(\w+)"', reasons)} | {f"amount.{f}" for f in facts}


@pytest.mark.parametrize("key", sorted(keys_used()))
def test_every_text_that_the_script_shows_is_served(key):
    assert ZH[key] and EN[key]


def test_every_text_of_its_own_section_is_used():
    own = {key for key in ZH if key.startswith("widget.")}
    assert own <= keys_used()


@pytest.mark.parametrize(
    "forbidden", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "document.cookie", "<style"]
)
def test_no_way_around_the_strict_rules(forbidden):
    assert forbidden not in SCRIPT


def test_it_names_no_other_host():
    addresses = set(re.findall(r"https?://[^\s\"'`]+", widget_script().plain.decode("utf-8")))
    assert addresses == {"http://www.w3.org/2000/svg"}


def test_the_route_sends_it_compressed_and_only_once(client):
    first = client.get("/widget.js", headers={"accept-encoding": "gzip"})
    assert first.status_code == 200
    assert first.headers["content-type"].startswith("text/javascript")
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["cross-origin-resource-policy"] == "cross-origin"
    assert first.content == widget_script().plain
    assert client.get("/widget.js", headers={"accept-encoding": "identity"}).content == widget_script().plain
    again = client.get("/widget.js", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
