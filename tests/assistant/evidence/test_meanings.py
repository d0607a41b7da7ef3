"""Cosines of a question with parts of clauses."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.evidence.meanings import Meanings

VECTORS = {"问": [1.0, 0.0], "甲": [0.6, 0.8], "乙": [0.0, 1.0]}


def embed(text):
    return np.array(VECTORS[text], np.float32)


def test_a_part_is_compared_with_the_question_and_with_the_question_turned():
    meanings = Meanings(embed, lambda _: np.array([0.0, 1.0], np.float32), str.split)
    assert meanings.cosines("问", ["甲", "乙"]) == [pytest.approx((0.6, 0.8)), pytest.approx((0.0, 1.0))]


def test_a_part_is_embedded_once():
    asked = []
    meanings = Meanings(lambda text: asked.append(text) or embed(text), embed, str.split)
    for _ in range(3):
        meanings.cosines("问", ["甲"])
    assert asked.count("甲") == 1


def test_without_vectors_nothing_is_near():
    meanings = Meanings(lambda _: None, lambda _: None, str.split)
    assert meanings.cosines("问", ["甲"]) == [(0.0, 0.0)]


def test_parts_are_told_apart_by_the_spans_that_are_their_own():
    vectors = {"near": [1.0, 0.0], "close": [0.8, 0.6], "far": [0.0, 1.0], "boat": [0.6, 0.8]}
    meanings = Meanings(lambda text: np.array(vectors[text], np.float32), lambda _: None, str.split)
    first, second, none = meanings.by_spans("near", ["close boat", "far boat", "boat"])
    assert (first.best, first.mean, first.bare) == (pytest.approx(0.8), pytest.approx(0.8), False)
    assert (second.best, second.bare) == (pytest.approx(0.0), False)
    assert (none.best, none.bare) == (pytest.approx(0.0), True)


def test_without_vectors_no_span_is_near():
    meanings = Meanings(lambda _: None, lambda _: None, str.split)
    assert [(one.best, one.bare) for one in meanings.by_spans("near", ["close", "far"])] == [(0.0, True)] * 2
