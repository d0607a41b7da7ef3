"""Rule: what the clause says of one place is not told of another, nor of abroad what it has at home."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.stems import english_stems
from assistant.writing.case import Case, Fault, Ground, normal
from assistant.writing.lexicon import parties, pattern
from assistant.writing.standing import TIERS

_SOON = 30
_WORDS = 3
_NEAR = 10
_REACH, _BESIDE = 40, 6
_AT_HOME, _ABROAD = frozenset({"china", "within_the_territory"}), frozenset({"overseas"})


def exchanged(case: Case) -> Fault | None:
    """What the clause says of one place told of another: 中国特色文化资源 for 沿线国家特色文化资源."""
    for match in case.tools.glossary.concepts_in(case.own):
        what = re.match("(?:和地区|的)?([\u3400-\u9fff]{4,10})", case.own[match.end :])
        if what is None or case.tools.glossary.get(match.concept).category != "place" or match.concept in TIERS:
            continue
        thing = next((what[1][:n] for n in range(len(what[1]), 3, -1) if _stands(what[1][:n], case.grounds)), "")
        owners = [owner for g in case.grounds for owner in _owners(case, thing, g)] if thing else []
        if owners and all(owner and owner != match.concept for owner in owners):
            return Fault("place", f"{match.surface}{thing}")
    return None


def _stands(words: str, grounds: Sequence[Ground]) -> bool:
    return any(words in ground.flat for ground in grounds)


def exchanged_in_english(case: Case) -> Fault | None:
    """The same in English: "the characteristics of China" where no part of the clause has both."""
    for match in case.tools.glossary.concepts_in(case.own) if case.language == "en" else ():
        what = re.search(r"\b([a-z]{4,}) of (?:the )?$", case.own[: match.start])
        if what is None or case.tools.glossary.get(match.concept).category != "place":
            continue
        if re.match("'s| [a-z]", case.own[match.end :]):
            continue
        stem = english_stems(what[1]).strip()
        held = [
            part
            for ground in case.grounds
            for part in re.split(r"[,;.]", normal(ground.view.clause.rendering or ""))
            if stem in english_stems(part).split()
        ]
        named = [{m.concept for m in case.tools.glossary.concepts_in(part)} for part in held]
        places = [{c for c in own if case.tools.glossary.get(c).category == "place"} for own in named]
        if places and all(own and match.concept not in own for own in places):
            return Fault("place", f"{what[1]} of {match.surface}")
    return None


def foreigners(case: Case) -> Fault | None:
    """Foreign told of what the clause has at home, or the other way round (foreign enterprises)."""
    for match in case.tools.glossary.concepts_in(case.own) if case.language == "en" else ():
        what = re.match(r" ([a-z]{4,})", case.own[match.end :])
        side = next((s for s in (_AT_HOME, _ABROAD) if match.concept in s), None)
        if what is None or side is None:
            continue
        stem = english_stems(what[1]).strip()
        sides = [_sides(case, words) for g in case.grounds for words in _before_stem(stem, g)]
        if any(sides) and not any(("abroad" if side is _ABROAD else "home") in named for named in sides):
            return Fault("place", f"{match.surface} {what[1]}")
    return None


def strangers_abroad(case: Case) -> Fault | None:
    """Somebody abroad whom the clause has only at home, or without a place: overseas companies for enterprises."""
    for match in pattern("abroad").finditer(case.own):
        for sort in parties():
            named = re.match(rf"(?:的|\s)*(?:{pattern(sort).pattern})", case.own[match.end() :])
            if named is None:
                continue
            texts = [normal(_in_language(g, case.language)) for g in case.grounds]
            places = [_right_before(text, m.start()) for text in texts for m in pattern(sort).finditer(text)]
            if places and not any(pattern("abroad").search(words) for words in places):
                return Fault("place", f"{match.group()}{named.group()}")
    return None


def _in_language(ground: Ground, language: str) -> str:
    clause = ground.view.clause
    return clause.text if language == "zh" else (clause.rendering or clause.text)


def _right_before(text: str, place: int) -> str:
    """The few words before a place of a text in either language."""
    before = text[max(0, place - _REACH) : place]
    return " ".join(before.split()[-_WORDS:]) if before.strip()[-1:].isascii() else before[-_BESIDE:]


def foreigners_in_chinese(case: Case) -> Fault | None:
    """The same in Chinese: 国外企业 where the clause has 国内…企业."""
    for match in case.tools.glossary.concepts_in(case.own) if case.language == "zh" else ():
        what = re.match("的?(?:[\u3400-\u9fff]{0,6}?)(企业|机构|公司|人才|平台|单位|市场)", case.own[match.end :])
        side = next((s for s in (_AT_HOME, _ABROAD) if match.concept in s), None)
        if what is None or side is None:
            continue
        found = ((g.flat, m.start()) for g in case.grounds for m in re.finditer(what[1], g.flat))
        sides = [_sides(case, text[max(0, place - _NEAR) : place]) for text, place in found]
        if any(sides) and not any(("abroad" if side is _ABROAD else "home") in named for named in sides):
            return Fault("place", f"{match.surface}…{what[1]}")
    return None


def _owners(case: Case, what: str, ground: Ground) -> list[str]:
    """The place named right before each occurrence of some words; empty where there is none."""
    found = []
    for place in re.finditer(re.escape(what), ground.flat):
        before = re.sub("(?:和地区|的)$", "", ground.flat[max(0, place.start() - _SOON) : place.start()])
        ends = [m.concept for m in case.tools.glossary.concepts_in(before) if m.end == len(before)]
        found.append(next((c for c in ends if case.tools.glossary.get(c).category == "place"), ""))
    return found


def _before_stem(stem: str, ground: Ground) -> list[str]:
    words = re.findall(r"[a-z'’-]+", normal(ground.view.clause.rendering or ""))
    places = [n for n, word in enumerate(words) if english_stems(word).strip() == stem]
    return [" ".join(words[max(0, n - _WORDS) : n]) for n in places]


def _sides(case: Case, words: str) -> set[str]:
    named = {m.concept for m in case.tools.glossary.concepts_in(words)}
    return {name for name, side in (("home", _AT_HOME), ("abroad", _ABROAD)) if named & side}
