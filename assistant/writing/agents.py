"""Rule: whoever is said to lead, certify, interpret or set up is whom the clause names for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.evidence.modality import duties
from assistant.understanding.stems import english_stems
from assistant.writing.case import MARK, Case, Fault, Ground, flat, normal, told
from assistant.writing.lexicon import neutral, stems_of
from assistant.writing.proven import is_proven

_BY = re.compile(r"由(?!于|此)([\u3400-\u9fff]{2,30})")
_PASSIVE = re.compile(r"\b(?:is|are|be|been|being|was|were)\s+(?:(?!to\b)\w+\s+){0,3}$")
_PARTICIPLE = re.compile(r"\w+ed\b")
_TAKEN_UP = re.compile("由该(?:局|部|部门|委员会|机构|单位)$")
_IDIOM = re.compile(r"lead(?:s|ing)? (?:to\b|the way|roles?\b|by example\b|others\b)")
_NEXT_AGENT = re.compile(r", and\b|\band the\b")
_DOING = re.compile(r"\w+ing\b")
_WHAT = "\n"
"""Stands in a passive between who does it and what is done."""

PARTIES = frozenset(
    ("district", "municip", "city", "state", "provinc", "govern", "nation", "ministri", "bureau", "embassi", "countri")
)
"""Who acts, although any text may speak of them."""

_HEADS = re.compile(r"\b(?:heads?|chairs?|is in charge of|are in charge of)\b")
_DESCRIBED = re.compile(r"\b(?:companies|enterprises|firms) (?:that|which|who) (?:\w+ly )?$")
_ADVICE = re.compile("关注|留意|参考|参见|查看|咨询|等待|等候|看|查")
_NOUN = re.compile(r"^\w*(?:ment|tion|sion|al)s?\b")
_MANNER = re.compile(r"(?:\w+ )?\w+(?:ion|ing|ment)")
_PARTY = re.compile(r"(?:organi[sz]at|institut|corporat|administrat|commiss|associat|federat)ion|(?:depart|govern)ment")
_BY_ENGLISH = re.compile(r"\bby\s+(?:the\s+)?([a-z][a-z ,&-]{2,80})")
_BODY = re.compile(
    r"([\u3400-\u9fff]{0,14}(?:局|部门|部|机关|机构|政府|委员会|办公室|协会|各区|企业|公司|专班|基地|中心))"
    r"(?:可以|可|将|应|应当|须|负责|统一|直接|自行|会|来|已|要|会同|联合|牵头|组织|分别|各自|自主|共同)*$"
)
_FOUNDS = re.compile("成立|组建|建立")
_PUBLIC = re.compile("(?:各区|局|部门|政府|委员会|办公室)$")
_ISSUE = re.compile("(?:正式)?(?:印发|发布|制定|编制|出台|公布)")
_SIGNED = re.compile("([\u3400-\u9fff]{2,20}?)(?:于?§)?(印发|发布|公布)")
_ISSUED_BY = re.compile(r"\b(?:issued|drawn up|compiled|published|drafted) by (?:the )?([a-z][a-z &-]{2,80})")
_MAKES = re.compile(r"\b(?:formulat|draw|compil|draft|issu|publish|develop)")
_NAMED_BY = 2
_DOES = 4
_WHO = re.compile(
    "[\u3400-\u9fff]{0,16}?(?:企业|公司|机构|单位|部门|协会|国家|地区|政府|高校)(?:和地区)?(?:的?(?:企业|公司|机构))?"
)
_SHARE = 0.7
_GRAMMAR = frozenset(
    ("the", "and", "they", "that", "this", "these", "those", "who", "which", "also", "each", "such",
     "must", "shall", "can", "may", "will", "are", "addit", "further", "turn", "part", "likewis", "own")
)  # fmt: skip
_VERBATIM = 14


def agents(case: Case) -> Fault | None:
    """The first agent that no cited clause names as one."""
    for segment in case.segments:
        if is_proven(case, segment):
            continue
        for match in _BY.finditer(segment.text):
            if not any(
                f"由{match[1][:_NAMED_BY]}" in g.flat
                or _does(match[1], g)
                or _is_same_body(match[1], g)
                or _issues(match[1], g)
                or _signs(segment.text[match.start(1) :], g)
                for g in case.grounds
            ):
                return Fault("agent", match[1][:12])
        for match in _ISSUED_BY.finditer(segment.text):
            made = segment.text[: match.start()]
            if not any(_is_issuer(match[1], g) or _is_maker(match[1], made, g) for g in case.grounds):
                return Fault("agent", match[1][:40])
        for subject, duty in _subjects(case, segment.text):
            if MARK in subject or _TAKEN_UP.search(subject):
                continue
            if not any(_acts(subject, duty, g, case.language) for g in case.grounds):
                return Fault("agent", subject.partition(_WHAT)[0].strip()[-20:])
    return None


def _is_same_body(words: str, ground: Ground) -> bool:
    """Whether 该局制定 and the like takes up the only body of that sort, which the clause says does so."""
    taken_up = re.match("该(局|部门|部|委员会|机构|单位)([\u3400-\u9fff]{2})", words)
    return taken_up is not None and re.search(rf"{taken_up[1]}[^。；]{{0,12}}{taken_up[2]}", ground.flat) is not None


def _does(words: str, ground: Ground) -> bool:
    """Whether the clause itself has whoever acts right before what is done (由企业申报 for 通过企业申报)."""
    who = _WHO.match(words)
    length = max(_DOES, len(who.group()) + _NAMED_BY) if who else _DOES
    return len(words) >= _DOES and words[:length] in ground.flat


def _issues(agent: str, ground: Ground) -> bool:
    """Whether the words say that the document's own issuer issued it."""
    issuer = ground.view.document.metadata.named_issuer("zh")
    return issuer is not None and agent.startswith(issuer) and _ISSUE.match(agent, len(issuer)) is not None


def _signs(text: str, ground: Ground) -> bool:
    """Whether the clause is the very imprint: a body, a day, 印发."""
    said = _SIGNED.match(text)
    return said is not None and re.search(rf"{said[1]}[\d年月日]*{said[2]}", ground.flat) is not None


def _is_issuer(agent: str, ground: Ground) -> bool:
    if _is_manner(agent):
        return True
    issuer = ground.view.document.metadata.named_issuer("en") or ""
    named = re.split(r"\b(?:on|in|at|under|to|and|as|with|for)\b", agent)[0]
    units = name_units(named, "en") or set(english_stems(named).split())
    return units <= set(english_stems(normal(issuer)).split()) or f"{flat(named)}issued" in ground.flat


def _is_maker(agent: str, made: str, ground: Ground) -> bool:
    """Whether a sentence of the clause names the body, the thing it makes, and that it makes it."""
    by, thing = set(english_stems(agent).split()), name_units(made, "en")
    rendered = normal(ground.view.clause.rendering or ground.view.clause.text)
    return bool(thing) and any(
        _MAKES.search(said) and by <= set(english_stems(said).split()) and thing <= name_units(said, "en")
        for said in told(rendered)
    )


def _subjects(case: Case, text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each duty of a part of a sentence with whoever is said to have it; in the passive whoever stands after "by"."""
    for name, duty in {**duties(), "found": _FOUNDS}.items():
        found = duty.search(text)
        if found is None:
            continue
        before = re.split(r"\b(?:that|which) (?=the\b)", text[: found.start()])[-1]
        if case.language == "zh":
            if (body := _body(before, founds=name == "found")) is not None:
                yield body, duty
        elif _NOUN.search(text[found.start() :]) or _IDIOM.match(text, found.start()):
            continue
        elif not _PASSIVE.search(before) or _DOING.match(text, found.start()):
            if not _DESCRIBED.search(before) and not _PARTICIPLE.match(text, found.start()):
                yield before, duty
        elif (by := _BY_ENGLISH.search(text[found.end() :])) is not None and not any(
            flat(by.group())[:_VERBATIM] in g.flat for g in case.grounds
        ):
            agent = _NEXT_AGENT.split(by[1])[0]
            yield f"{'' if _is_manner(agent) else agent}{_WHAT}{before}", duty
    if case.language == "en" and (heads := _HEADS.search(text)) is not None:
        yield text[: heads.start()], duties()["lead"]


def _body(before: str, *, founds: bool) -> str | None:
    """The body that stands before a duty; who sets something up is asked of public bodies only."""
    found = _BODY.search(_ADVICE.split(before)[-1])
    return found[1] if found is not None and (not founds or _PUBLIC.search(found[1])) else None


def _is_manner(words: str) -> bool:
    """Whether it is not who does something that stands behind "by" but how it is done (by selection)."""
    return _MANNER.fullmatch(words.strip()) is not None and _PARTY.search(words) is None


def _acts(subject: str, duty: re.Pattern[str], ground: Ground, language: str) -> bool:
    """Whether in some sentence of the clause all that names the subject stands before the duty."""
    subject, _, thing = subject.partition(_WHAT)
    made = name_units(thing, language)
    units = name_units(subject, language) or _bare(subject)
    if not units:
        return True
    text = ground.view.clause.text if language == "zh" else (ground.view.clause.rendering or ground.view.clause.text)
    bare = not name_units(subject, language)
    for sentence in told(normal(text)):
        found = [m for m in duty.finditer(sentence)]
        before = sentence[: found[-1].start()] if found else ""
        known = _bare(before) if bare else name_units(before, language)
        done = made & name_units(sentence, language)
        if not units & PARTIES <= known:
            continue
        if found and len(units & known) >= _SHARE * len(units) and len(done) >= _SHARE * len(made):
            return True
    return False


def _bare(text: str) -> set[str]:
    """The stems of a subject of general words only (districts may)."""
    return {stem for stem in english_stems(text).split() if len(stem) > _NAMED_BY} - _GRAMMAR


def name_units(text: str, language: str) -> set[str]:
    """What of a name tells who it is: pairs of characters, or English stems; words for a party count always."""
    if language == "zh":
        runs = re.split("[^\u3400-\u9fff]|[的和与及并]", flat(text))
        return {run[i : i + 2] for run in runs for i in range(len(run) - 1)} - neutral("zh")
    stems = set(english_stems(text).split())
    return stems - stems_of(neutral("en")) | stems & PARTIES
