"""Rule: a document is called what it is: a draft or in force, a law or not, of this level and this place."""

from __future__ import annotations

import re

from assistant.writing.case import Case, Fault, Ground
from assistant.writing.lexicon import pattern
from assistant.writing.proven import is_proven
from corpus.model import Level, Metadata, Status

_LEVELS = {
    "national": Level.NATIONAL,
    "provincial": Level.PROVINCIAL,
    "municipal": Level.MUNICIPAL,
    "district": Level.DISTRICT,
}
TIERS = {
    "this_district": "tier_district",
    "district_level": "tier_district",
    "this_city": "tier_municipal",
    "municipal_level": "tier_municipal",
    "this_province": "tier_provincial",
    "provincial_level": "tier_provincial",
    "province": "tier_provincial",
    "national_level": "tier_national",
}
"""Words for a tier of government rather than a place: its clause may call it otherwise (各区, districts)."""

_SETTLED = {Status.IN_FORCE, Status.ISSUED, Status.EXPIRED, Status.SUPERSEDED, Status.NOT_IN_FORCE}
_TO_COME = re.compile(
    r"^[^，。；,.;]{0,8}(?:为准|可能(?:会)?(?:不同|变化|调整|有变))"
    r"|^[^.;,]{0,20}\bmay (?:differ|change|be different)\b"
)
_ONCE = re.compile(
    r"\b(?:once|when|after|upon|until|as soon as|from the day|wait(?:ing)? for|await(?:ing)?)\b[^.,;]{0,24}$"
    r"|等待?[^，。；]{0,4}$"
)
_ONCE_DONE = re.compile("之?(?:后|时|起|之日|日)")
_ISSUED = re.compile(r"发布|印发|公布|颁布|出台|正式|official|issued|published|promulgat|adopted|enacted|approved")


def standing(case: Case) -> Fault | None:
    """The first word that gives a cited document another standing, level or place."""
    return _law(case) or _force(case) or _draft(case) or _level(case) or _place(case)


def _law(case: Case) -> Fault | None:
    for match in pattern("law").finditer(case.own):
        if not any(_says(match.group(), g) for g in case.grounds):
            return Fault("law", match.group())
    return None


def _force(case: Case) -> Fault | None:
    left_open = [segment for segment in case.segments if is_proven(case, segment)]
    for match in pattern("in_force").finditer(case.own):
        if any(segment.start <= match.start() < segment.end for segment in left_open):
            continue
        if any(_says(match.group(), g) for g in case.grounds) or _is_denied(case.own, match):
            continue
        if not all(_may_be_called(match.group(), g.view.document.metadata) for g in case.grounds):
            return Fault("in_force", match.group())
    return None


def _may_be_called(words: str, metadata: Metadata) -> bool:
    if _ISSUED.search(words):
        return metadata.status in _SETTLED
    return metadata.status is Status.IN_FORCE


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """尚未生效, or only a reference to the text that is to come (以正式文件为准)."""
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 24]
    if pattern("not_yet").search(before) is not None or _TO_COME.search(after) is not None:
        return True
    if _ONCE.search(before) is not None:
        return True
    return _ONCE_DONE.match(after) is not None and match.group()[0] not in "已正现"


def _draft(case: Case) -> Fault | None:
    found = pattern("draft").search(case.own)
    if found is None or any(g.view.document.metadata.status is Status.DRAFT for g in case.grounds):
        return None
    return None if any(_says(found.group(), g) for g in case.grounds) else Fault("draft", found.group())


def _level(case: Case) -> Fault | None:
    levels = {g.view.document.metadata.level for g in case.grounds}
    for name, level in _LEVELS.items():
        for match in pattern(name).finditer(case.own):
            if level not in levels and not any(_says(match.group(), g) for g in case.grounds):
                return Fault("level", match.group())
    return None


def _place(case: Case) -> Fault | None:
    for match in case.tools.glossary.concepts_in(case.own):
        if case.tools.glossary.get(match.concept).category != "place":
            continue
        if not any(_is_of(match.concept, match.surface, g) for g in case.grounds):
            return Fault("place", match.surface)
    return None


def _is_of(concept: str, surface: str, ground: Ground) -> bool:
    view = ground.view
    if concept in TIERS:
        tier = TIERS[concept]
        return _LEVELS[tier.removeprefix("tier_")] is view.document.metadata.level or bool(
            pattern(tier).search(ground.clause) or concept in view.concepts.named | view.document_concepts.named
        )
    return concept in view.concepts.named | view.document_concepts.named or _says(surface, ground)


def _says(words: str, ground: Ground) -> bool:
    return re.sub(r"\s+", "", words.lower()).removesuffix("'s") in ground.flat
