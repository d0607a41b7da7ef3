"""How long support runs, where the sentence of the sum says so: 资助期限不超过3年."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.provisions.mention import Mention
from corpus.provisions.purpose import Stretch
from corpus.provisions.reading import Reading
from corpus.provisions.terms import is_support_limit
from corpus.provisions.vocabulary import either


def support_term(reading: Reading, stretch: Stretch, mentions: Sequence[Mention]) -> str | None:
    """The written period for which the sums of ``stretch`` are given, or None."""
    start, end = reading.sentence(stretch.start)
    for mention in mentions:
        if not start <= mention.start < end or not is_support_limit(mention):
            continue
        if _speaks_of_support(reading, mention) and _same_matter(reading, stretch, mention):
            return reading.text[mention.start : mention.end]
    return None


def _speaks_of_support(reading: Reading, mention: Mention) -> bool:
    segment_start, _ = reading.segment(mention.core)
    before = reading.words[segment_start : mention.core]
    chinese, english = either("term.support_words"), either("term.support_words_en")
    return re.search(rf"{chinese}[^，。；]{{0,14}}$|{english}\s[^,.;]{{0,40}}$", before, re.IGNORECASE) is not None


def _same_matter(reading: Reading, stretch: Stretch, mention: Mention) -> bool:
    """A period behind the sum, with no other semicolon between than the one that adds it."""
    between = reading.words[min(stretch.end, mention.start) : max(stretch.start, mention.core)]
    return between.count("；") + between.count(";") == 0
