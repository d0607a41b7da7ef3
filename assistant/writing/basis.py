"""Rule: what something is based on, or done according to, stands so in the clause, and not the other way round."""

from __future__ import annotations

import re

from assistant.understanding.stems import english_stems
from assistant.writing.case import MARK, Case, Fault, Ground, flat
from assistant.writing.lexicon import harmless, neutral, pattern, stems_of

_AFTER = 24
_WORDS = 10
_HEAD = 2
_TITLE = re.compile(r"[^《，。；]{0,8}《([^》]+)》")
_TITLED = re.compile("《[^》]*》")
_GOES_BY = re.compile(r"(?:根据|依据|按|依|参照|遵照|贯彻|落实|在(?=《?$))[^，。；：,;:]{0,24}$")
_AS = re.compile(
    "以([\u3400-\u9fff“”]{2,20}?)为(主体|基础|目标|核心|导向|指导|依据|原则|龙头|载体|支撑|重点|前提|中心)"
)


def basis(case: Case) -> Fault | None:
    """The first basis that no cited clause names as one."""
    for segment in case.segments:
        for found in pattern("basis").finditer(segment.text):
            named = segment.text[found.end() :].split(MARK)[0]
            if pattern("rule_named").match(named) or not named.strip():
                continue
            others = [g for g in case.grounds if _has_basis(g)]
            if others and not any(_is_basis(named, ground, case.language) for ground in others):
                return Fault("basis", f"{found.group()}{named[:_AFTER]}".strip())
    return None


def named_basis(case: Case) -> Fault | None:
    """The rule by which something is said to be made, where the clause names it, but not as what anything goes by."""
    for found in pattern("basis").finditer(case.plain):
        title = _TITLE.match(case.plain, found.end())
        if title is None:
            continue
        named = [g for g in case.grounds if flat(title[1]) in g.flat]
        if named and not any(_goes_by(flat(title[1]), ground.flat) for ground in named):
            return Fault("basis", f"{found.group()}{title.group()}")
    return None


def own_basis(case: Case) -> Fault | None:
    """That something goes by the document itself, where no cited clause has anything go by it."""
    for segment in case.segments:
        for found in pattern("by_itself").finditer(segment.text):
            leads = not segment.text[: found.start()].strip() and not segment.start
            if not leads and not any(pattern("by_itself").search(ground.clause) for ground in case.grounds):
                return Fault("basis", found.group())
    return None


def _goes_by(title: str, text: str) -> bool:
    """Whether nothing but names of rules and of those who issued them stands between a title and a word like 按."""
    before = (text[: m.start()] for m in re.finditer(re.escape(title), text))
    return any(_GOES_BY.search(_TITLED.sub("", said)) is not None for said in before)


def as_what(case: Case) -> Fault | None:
    """What is said to be the main thing, the aim or the ground of something, where the clause has another for it."""
    for found in _AS.finditer(case.own):
        held = [m[1] for g in case.grounds for m in _AS.finditer(g.flat) if m[2] == found[2]]
        if held and not any(found[1][-_HEAD:] in other or other[-_HEAD:] in found[1] for other in held):
            return Fault("basis", found.group())
    return None


def _has_basis(ground: Ground) -> bool:
    """Whether the clause itself says according to what something is done, other than to a document."""
    marks = pattern("basis").finditer(ground.clause)
    return any(pattern("rule_named").match(ground.clause, m.end()) is None for m in marks)


def _is_basis(named: str, ground: Ground, language: str) -> bool:
    """Whether what is named first behind the word stands soon behind such a word in the clause too."""
    if language == "zh":
        kept = re.match("[的该这本此上述相关有关]*([\u3400-\u9fff]{2})", named.strip())
        if kept is None or kept[1] in harmless("zh"):
            return True
        stretches = (ground.flat[m.end() : m.end() + _AFTER] for m in pattern("basis").finditer(ground.flat))
        return any(flat(kept[1]) in stretch for stretch in stretches)
    wanted = _stems(" ".join(named.split()[:4])) - stems_of(harmless("en"))
    behind = (ground.clause[m.end() :].split()[:_WORDS] for m in pattern("basis").finditer(ground.clause))
    return not wanted or any(len(wanted & _stems(" ".join(words))) * 2 >= len(wanted) for words in behind)


def _stems(text: str) -> set[str]:
    return set(english_stems(text).split()) - stems_of(neutral("en"))
