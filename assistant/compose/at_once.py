"""Answers how many may have something at the same time, or how often one may have it."""

from __future__ import annotations

import re

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, candidate_views, say_found
from assistant.evidence.modality import modality
from assistant.evidence.views import body_sentences
from assistant.inquiry import Inquiry

_IS_ABOUT = 0.85
_ONES_ASKED = re.compile(r"(?:多少|几)个?[部家项人名场种件户台]|\bhow many\b", re.IGNORECASE)
_COUNTED_ONES = re.compile(r"[一两二三四五六七八九十\d]+(?:个|家|名|项|人|户|台|件|种)")
_TIMES_ASKED = re.compile(r"(?:几|多少)[次回]|\bhow (?:many times|often)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"(?:仅|只|最多|至多|限|不超过)[^，。；]{0,8}[一两二三四五六七八九十\d]+次|\b(?:once|twice|\w+ times)\b",
    re.IGNORECASE,
)


def compose_most_together(inquiry: Inquiry) -> Draft | None:
    """How many may have something at the same time, or how often one may, where a sentence sets that; else None."""
    text = inquiry.understanding.text
    times = _TIMES_ASKED.search(text) is not None
    if not times and not _ONES_ASKED.search(text):
        return None
    near = [r.view for r in inquiry.ranked[:1] if r.judgement.probability >= _IS_ABOUT]
    for view in dict.fromkeys([*near, *(v for v, _ in candidate_views(inquiry))]):
        for sentence in body_sentences(view):
            said = view.plain[sentence.start : sentence.end]
            together = modality("together").search(said) is not None and _COUNTED_ONES.search(said) is not None
            if _TIMES.search(said) if times else together:
                draft = say_found(inquiry, [Found(view, sentence, 1.0)], "support.direct_plain")
                draft.settled = True
                return draft
    return None
