"""Answers whether something is allowed by the sentence of the first clause that forbids it (不得实施价格歧视)."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.evidence.asked import asked_text
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_SPEAKS, _NAMES, _ECHOED = 0.6, 0.9, 0.5


def compose_barring(inquiry: Inquiry) -> Draft | None:
    """The sentence or item of the clause that comes first which bars what is asked about; None where none does."""
    understanding = inquiry.understanding
    asked = understanding.yes_no and phrases("permission_asked").search(understanding.text) is not None
    first = inquiry.ranked[0] if inquiry.ranked else None
    if first is None or not asked or understanding.refs or first.judgement.probability < _SPEAKS:
        return None
    view = first.view
    barring = [s for s in body_sentences(view) if _bars(view, s)]
    best = max(barring, key=lambda s: _near(inquiry, view, s), default=None)
    if best is None or not _names(inquiry, view, best):
        return None
    draft = say_found(inquiry, [Found(view, best, 1.0)], "support.direct_plain")
    draft.sort = "kind.support"
    return draft


def _near(inquiry: Inquiry, view: ClauseView, sentence: Sentence) -> float:
    """How much of the question a sentence holds, as terms and as words."""
    return inquiry.matcher.sentence(inquiry.topic, view, sentence) + _echoed(inquiry, view, sentence)


def _names(inquiry: Inquiry, view: ClauseView, sentence: Sentence) -> bool:
    """Whether a sentence names a thing asked about, or prints much of the question."""
    hard = [t for t in inquiry.topic if t.hard]
    named = any(inquiry.matcher.sentence((t,), view, sentence) >= _NAMES for t in hard)
    return named or _echoed(inquiry, view, sentence) >= _ECHOED


def _echoed(inquiry: Inquiry, view: ClauseView, sentence: Sentence) -> float:
    echoes = inquiry.echoes
    if echoes is None:
        return 0.0
    words = echoes.words(asked_text(inquiry.understanding))
    return echoes.of(words, view.plain[sentence.start : sentence.end]).words


def _bars(view: ClauseView, sentence: Sentence) -> bool:
    """Whether a sentence forbids, or is an item of what its introduction forbids."""
    if sentence.text.rstrip().endswith(("：", ":")):
        return False
    said = [sentence, *view.leads.get(sentence.start, ())]
    return any(modality("forbids").search(one.text) for one in said)
