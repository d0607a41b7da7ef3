"""Spans of a text, and those that tell one text from its siblings."""

from __future__ import annotations

from assistant.evidence.spans import spans_of, telling_spans


def cut(words):
    return lambda text: sorted((word for word in words if word in text), key=text.index)


def test_spans_are_up_to_three_content_words_that_stand_together():
    spans = spans_of("湖心岛渡船，夜班", cut(["湖心岛", "渡船", "夜班"]))
    assert spans == ["湖心岛", "湖心岛渡船", "渡船", "夜班"]


def test_what_carries_no_topic_parts_english_spans():
    assert spans_of("the ferry of our Island line", str.split) == ["ferry", "island", "island line", "line"]


def test_traditional_script_is_read_as_simplified():
    assert spans_of("渡輪", cut(["渡轮"])) == ["渡轮"]


def test_what_all_siblings_say_tells_none_apart():
    words = ["本岛", "渡船", "外岛", "夜班"]
    assert telling_spans(["本岛渡船", "外岛夜班渡船"], cut(words)) == [["本岛"], ["外岛夜班"]]


def test_a_text_without_words_of_its_own_has_no_spans():
    assert telling_spans(["渡船", "外岛渡船"], cut(["外岛", "渡船"])) == [[], ["外岛"]]
    assert telling_spans([], str.split) == []
