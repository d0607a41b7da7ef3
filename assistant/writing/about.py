"""Rules: a sentence says something, and each cited clause has its share of it, more than a mention of the topic."""

from __future__ import annotations

import re

from assistant.understanding.stems import english_stems
from assistant.writing.case import MARK, Case, Fault, Ground, blank, flat, normal
from assistant.writing.comparisons import is_highest
from assistant.writing.lexicon import harmless, pattern, stems_of
from assistant.writing.proven import is_proven
from assistant.writing.sheet import Source
from assistant.writing.topics import hard_terms

_SHARE = 0.3
_TITLE = "head"
"""The title of a document, which may be cited beside any of its clauses for what it is and whose."""

_FAR = 0.05
"""Calibrated on the sentences of tests/llm/claims: docs/decisions/claims-and-slots.md."""

_ARTICLES = re.compile(r"\b(?:the|an?|this|national|of|for)\b|[这该本此]|国家|稿")
_STANDING = re.compile("《|draft|草案|征求意见", re.IGNORECASE)


def vacuous(case: Case) -> Fault | None:
    """A sentence of words that any clause could have, which neither gives a figure nor quotes nor denies.

    What a document is (a draft) is said of it by a sentence, not by its bare name.
    """
    if case.spoken != case.plain or case.slots or case.quotations or pattern("negation").search(case.own):
        return None
    if pattern("giving").search(case.own) or (_STANDING.search(case.own) and not _is_bare_name(case)):
        return None
    return None if any(_has_content(case, ground) for ground in case.grounds) else Fault("vacuous")


def _is_bare_name(case: Case) -> bool:
    """Whether nothing is left of a sentence without the names of its documents and what they are."""
    text = blank(case.own, pattern("this_document"), pattern("draft"), pattern("national"), _ARTICLES)
    for ground in case.grounds:
        metadata = ground.view.document.metadata
        for name in (metadata.title, metadata.title_en, metadata.region, metadata.region_en):
            text = text.replace(normal(name or "") or " ", " ")
    return not re.search(r"[a-z\u3400-\u9fff]", text)


def _has_content(case: Case, ground: Ground) -> bool:
    """Whether a sentence names somebody, a sector or another place than its document's, or has a word of the clause."""
    region = normal(f"{ground.view.document.metadata.region or ''} {ground.view.document.metadata.region_en or ''}")
    topics = [t for t in hard_terms(case, case.own) if t.hard and t.category != "object" and t.surface not in region]
    return bool(topics) or any(_words(ground, case.own))


def about(case: Case) -> Fault | None:
    """The first cited clause that has too little to do with the sentence."""
    if fault := _far(case):
        return fault
    if len(case.grounds) < 2 or is_highest(case):
        return None
    denied = any(is_proven(case, s) for s in case.segments)
    for source, ground in zip(case.sources, case.grounds, strict=True):
        if denied:
            continue
        if (
            not (_is_title(case, source) or any(s.source is source for s in case.slots))
            and max(_share(case, ground, part) for part in _parts(case)) < _SHARE
        ):
            return Fault("about", source.alias)
    return None


def _is_title(case: Case, source: Source) -> bool:
    """Whether a source is but the title of the document that all other sources and slots belong to."""
    documents = {s.view.clause.document_id for s in (*case.sources, *(slot.source for slot in case.slots))}
    return source.view.clause.clause_id == _TITLE and len(documents) == 1


def _far(case: Case) -> Fault | None:
    """A sentence much nearer to another clause than to any it cites, by the vectors of the index."""
    if case.tools.similarity is None or len(case.sheet.sources) == len(case.sources):
        return None
    keys = [source.view.clause.key for source in case.sheet.sources]
    near = dict(zip(keys, case.tools.similarity(case.own.replace(MARK, ""), keys), strict=True))
    best = max(near[source.view.clause.key] for source in case.sources)
    return Fault("about", case.sources[0].alias) if best < max(near.values()) - _FAR else None


def _parts(case: Case) -> list[str]:
    """The whole sentence, and what stands between its semicolons: each may speak of one of the clauses."""
    own = blank(case.own, pattern("no_promise"))
    return [own, *(part for part in re.split(r"[;。]|\b(?:while|whereas)\b|而", own) if part.strip())]


def _share(case: Case, ground: Ground, text: str) -> float:
    units = _units(case, ground, text)
    return sum(units) / len(units) if units else 1.0


def _units(case: Case, ground: Ground, text: str) -> list[bool]:
    """For each topic, pair of characters and stem of a text that says something: whether the clause has it."""
    topics = {t.key for t in hard_terms(case, text)}
    held = ground.view.concepts.closure | ground.view.title_concepts.closure
    return [key in held for key in topics] + _words(ground, text)


def _words(ground: Ground, text: str) -> list[bool]:
    """For each pair of characters and stem of a text that says something: whether the clause has it."""
    han = re.sub("[^\u3400-\u9fff]", "", flat(text))
    units = [p in ground.flat for p in {han[i : i + 2] for i in range(len(han) - 1)} - harmless("zh")]
    stems = set(english_stems(text).split()) - stems_of(harmless("en"))
    units += [stem in ground.stems for stem in stems]
    return units
