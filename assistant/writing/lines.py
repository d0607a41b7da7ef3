"""Turns a sentence that passed into a line of the answer: figures filled in, evidence cut out of its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.compose.draft import Evidence, Line
from assistant.compose.phrasing import evidence
from assistant.contract import Language
from assistant.evidence.rendered import rendering_of
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, body_sentences
from assistant.understanding.stems import english_stems
from assistant.wording import Words
from assistant.writing.beneficiaries import is_generic, named_as, read, rendered_name
from assistant.writing.case import MARK, Case, Ground, flat, normal
from assistant.writing.lexicon import conditions, pattern
from assistant.writing.naming import is_named_in_full
from assistant.writing.sheet import Slot, Source
from assistant.writing.slots import render
from assistant.writing.stretches import stretch
from assistant.writing.topics import hard_terms

_HEAD = 2


def line_of(case: Case, language: Language, *, own_words: bool = False) -> Line:
    """The line for the reader, with the spans of the clauses it rests on; ``own_words`` are the clause's."""
    text = _ended(render(case.text, case.sheet, language, lambda _, slot: _names(case, slot)), language)
    shown = Words(language)("writing.own_words", said=text) if own_words else text
    return Line(shown, tuple(_evidence(case)))


def _ended(text: str, language: Language) -> str:
    if re.search(r"[。！？.!?…:：][”」』）)]*$", text):
        return text
    return text.rstrip("，,；; ") + ("。" if language == "zh" else ".")


def _names(case: Case, slot: Slot) -> bool:
    """Whether the part of the sentence that a sum belongs to says in full for whom it is, with every condition."""
    limited = normal(f"{slot.provision.beneficiary or ''} {slot.provision.condition or ''}")
    place = next(n for n, known in enumerate(case.slots) if known is slot)
    text = stretch(case, _segment_of(case, place), slot)
    if any(pattern(c).search(limited) and not pattern(c).search(text) for c in conditions()):
        return False
    if is_generic(slot.provision.beneficiary or "") and not _says_head(text, slot):
        return False
    own = {word for word in named_as(slot.source, slot.provision) if word.isascii() == (case.language == "en")}
    return is_named_in_full(text, slot) or not own - read(text)


def _says_head(text: str, slot: Slot) -> bool:
    """Whether a text has the very noun for those who get a sum that many may get (projects, not enterprises)."""
    head = normal(slot.provision.beneficiary or "").rstrip("等")[-_HEAD:]
    rendered = (english_stems(rendered_name(slot.source, slot.provision) or "").split() or [" "])[-1]
    return head in text or rendered in english_stems(text).split()


def _segment_of(case: Case, place: int) -> int:
    """Which part of the sentence holds the figure of that place."""
    until = 0
    for number, segment in enumerate(case.segments):
        until += segment.text.count(MARK)
        if place < until:
            return number
    return len(case.segments) - 1


def _pairs(text: str) -> set[str]:
    kept = re.sub("[^\u3400-\u9fff]", "", flat(text))
    return {kept[i : i + 2] for i in range(len(kept) - 1)}


def _evidence(case: Case) -> Iterable[Evidence]:
    for source, ground in zip(case.sources, case.grounds, strict=True):
        starts = [s.provision.start for s in case.slots if s.source is source]
        chosen = [sentence_at(source.view.sentences, start) for start in starts] or [_nearest(case, source, ground)]
        for sentence in dict.fromkeys(chosen):
            yield evidence(source.view, sentence)


def _nearest(case: Case, source: Source, ground: Ground) -> Sentence:
    """The sentence of a clause that shares most with the sentence of the model."""
    terms = hard_terms(case, case.spoken)
    pairs, stems = _pairs(case.plain), set(english_stems(case.plain).split())

    def shared(sentence: Sentence) -> float:
        own = case.tools.matcher.sentence(terms, source.view, sentence) if terms else 0.0
        verbatim = len(pairs & _pairs(sentence.text)) / len(pairs) if pairs else 0.0
        return own + verbatim + _english(source.view, sentence, stems)

    return max(body_sentences(ground.view), key=shared)


def _english(view: ClauseView, sentence: Sentence, stems: set[str]) -> float:
    rendered = rendering_of(view, sentence) or (sentence.text if sentence.text.isascii() else "")
    return len(stems & set(english_stems(rendered).split())) / len(stems) if stems and rendered else 0.0
