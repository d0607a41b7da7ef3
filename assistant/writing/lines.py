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
from assistant.writing.case import Case, Ground, flat
from assistant.writing.sheet import Slot, Source
from assistant.writing.slots import render
from assistant.writing.topics import hard_terms

_NAMED = 0.75


def line_of(case: Case, language: Language) -> Line:
    """The line for the reader, with the spans of the clauses it rests on."""
    text = render(case.text, case.sheet, language, lambda _, slot: _names(case, slot))
    return Line(_ended(text, language), tuple(_evidence(case)))


def _ended(text: str, language: Language) -> str:
    if re.search(r"[。！？.!?…:：][”」』）)]*$", text):
        return text
    return text.rstrip("，,；; ") + ("。" if language == "zh" else ".")


def _names(case: Case, slot: Slot) -> bool:
    """Whether the sentence says for whom a sum is, most of it in the clause's own words or their English."""
    named = f"{slot.provision.beneficiary or ''}{slot.provision.condition or ''}"
    pairs = _pairs(named)
    if not pairs:
        return True
    if len(pairs & _pairs(case.plain)) >= _NAMED * len(pairs):
        return True
    view, source = slot.source.view, slot.provision
    rendered = rendering_of(view, sentence_at(view.sentences, source.start))
    wanted = {t.key for t in hard_terms(case, named)}
    own = {t.key for t in hard_terms(case, case.plain)}
    return bool(rendered) and case.language == "en" and wanted <= own and _conditions(rendered or "", case.plain)


def _conditions(rendered: str, own: str) -> bool:
    """The words of condition in the clause's English stand in the sentence too."""
    words = re.compile(r"\b(certified|eligible|newly|successful\w*|rated|selected|outstanding)\b", re.IGNORECASE)
    wanted = {w.lower() for w in words.findall(rendered)}
    return wanted <= set(re.findall(r"[a-z]+", own))


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
