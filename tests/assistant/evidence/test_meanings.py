"""Cosines of a question with parts of clauses."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.evidence.meanings import Meanings

VECTORS = {"问": [1.0, 0.0], "甲": [0.6, 0.8], "乙": [0.0, 1.0]}


def embed(text):
    return np.array(VECTORS[text], np.float32)


def test_a_part_is_compared_with_the_question_and_with_the_question_turned():
    meanings = Meanings(embed, lambda _: np.array([0.0, 1.0], np.float32))
    assert meanings.cosines("问", ["甲", "乙"]) == [pytest.approx((0.6, 0.8)), pytest.approx((0.0, 1.0))]


def test_a_part_is_embedded_once():
    asked = []
    meanings = Meanings(lambda text: asked.append(text) or embed(text), embed)
    for _ in range(3):
        meanings.cosines("问", ["甲"])
    assert asked.count("甲") == 1


def test_without_vectors_nothing_is_near():
    meanings = Meanings(lambda _: None, lambda _: None)
    assert meanings.cosines("问", ["甲"]) == [(0.0, 0.0)]
