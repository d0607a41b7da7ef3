"""What is brought to a place abroad is asked about as export."""

import pytest

from assistant.understanding.abroad import with_exports
from corpus.glossary import load_glossary

SENT = [
    ("taking its game overseas", "exporting its game"),
    ("publish our mobile game in Southeast Asia.", "exporting our mobile game."),
    ("launching our comics internationally", "exporting our comics"),
    ("We sold two films to Japan and want more", "We exporting two films and want more"),
    ("breaking into the Japanese market with comics", "exporting with comics"),
    ("our overseas launch costs", "exporting costs"),
    ("把手游发到东南亚，给多少", "把手游出口，给多少"),
    ("游戏打进国际市场", "游戏出口"),
    ("漫画在海外上线", "漫画出口"),
    ("想进军日本市场", "想出口"),
]
STAYS = [
    "take our staff abroad for training",
    "taking part in overseas exhibitions",
    "bringing overseas talent in",
    "foreign companies setting up here",
    "打到广州市场",
    "引进国外领军企业",
    "到国外并购",
    "launch our game in Shenzhen",
]


@pytest.mark.parametrize(("text", "told"), SENT)
def test_that_something_goes_abroad_is_read_as_export(text: str, told: str) -> None:
    assert with_exports(text, load_glossary()) == told


@pytest.mark.parametrize("text", STAYS)
def test_other_things_abroad_and_other_ways_stay_as_they_are(text: str) -> None:
    assert with_exports(text, load_glossary()) == text
