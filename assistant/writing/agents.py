"""Rule: whoever is said to lead, certify, interpret or set up is whom the clause names for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.evidence.modality import duties
from assistant.evidence.sentences import sentences
from assistant.understanding.stems import english_stems
from assistant.writing.absences import is_true_absence
from assistant.writing.case import Case, Fault, Ground, flat, normal
from assistant.writing.lexicon import neutral

_BY = re.compile(r"由(?!于|此)([\u3400-\u9fff]{2,30})")
_PASSIVE = re.compile(r"\b(?:is|are|be|been|being|was|were)\s+(?:\w+\s+)?$")
_NOUN = re.compile(r"^\w*(?:ment|tion|sion|al)s?\b")
_BY_ENGLISH = re.compile(r"\bby\s+(?:the\s+)?([a-z][a-z ,&-]{2,80})")
_BODY = re.compile(
    r"([\u3400-\u9fff]{0,14}(?:局|部门|部|机关|机构|政府|委员会|办公室|协会|各区|企业|公司|专班|基地|中心))"
    r"(?:可以|可|将|应|应当|须|负责|统一|直接|自行|会|来|已|要|会同|联合|牵头|组织)*$"
)
_ISSUE = re.compile("(?:正式)?(?:印发|发布|制定|编制|出台|公布)")
_SIGNED = re.compile("([\u3400-\u9fff]{2,20}?)(?:于?§)?(印发|发布|公布)")
_ISSUED_BY = re.compile(
    r"\b(?:issued|drawn up|compiled|published|drafted) by (?:the )?([a-z][a-z &-]{2,80})"
)
_NAMED_BY = 2
_SHARE = 0.7
_VERBATIM = 14


def agents(case: Case) -> Fault | None:
    """The first agent that no cited clause names as one."""
    for segment in case.segments:
        if is_true_absence(case, segment):
            continue
        for match in _BY.finditer(segment.text):
            if not any(
                f"由{match[1][:_NAMED_BY]}" in g.flat
                or _issues(match[1], g)
                or _signs(segment.text[match.start(1) :], g)
                for g in case.grounds
            ):
                return Fault("agent", match[1][:12])
        for match in _ISSUED_BY.finditer(segment.text):
            if not any(_is_issuer(match[1], g) for g in case.grounds):
                return Fault("agent", match[1][:40])
        for subject, duty in _subjects(case, segment.text):
            if not any(_acts(subject, duty, g, case.language) for g in case.grounds):
                return Fault("agent", subject.strip()[-20:])
    return None


def _issues(agent: str, ground: Ground) -> bool:
    """Whether the words say that the document's own issuer issued it."""
    issuer = ground.view.document.metadata.named_issuer("zh")
    return issuer is not None and agent.startswith(issuer) and _ISSUE.match(agent, len(issuer)) is not None


def _signs(text: str, ground: Ground) -> bool:
    """Whether the clause is the very imprint: a body, a day, 印发."""
    said = _SIGNED.match(text)
    return said is not None and re.search(rf"{said[1]}[\d年月日]*{said[2]}", ground.flat) is not None


def _is_issuer(agent: str, ground: Ground) -> bool:
    issuer = ground.view.document.metadata.named_issuer("en") or ""
    named = re.split(r"\b(?:on|in|at|under|to|and|as|with|for)\b", agent)[0]
    return _units(named, "en") <= _units(normal(issuer), "en") or f"{flat(named)}issued" in ground.flat


def _subjects(case: Case, text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each duty of a part of a sentence with whoever is said to have it; in the passive whoever stands after "by"."""
    for duty in duties().values():
        found = duty.search(text)
        if found is None:
            continue
        before = text[: found.start()]
        if case.language == "zh":
            body = _BODY.search(before)
            if body is not None:
                yield body[1], duty
        elif _NOUN.search(text[found.start() :]):
            continue
        elif not _PASSIVE.search(before):
            yield before, duty
        elif (by := _BY_ENGLISH.search(text[found.end() :])) is not None and not any(
            flat(by.group())[:_VERBATIM] in g.flat for g in case.grounds
        ):
            yield by[1], duty


def _acts(subject: str, duty: re.Pattern[str], ground: Ground, language: str) -> bool:
    """Whether in some sentence of the clause all that names the subject stands before the duty."""
    units = _units(subject, language)
    if not units:
        return True
    text = ground.view.clause.text if language == "zh" else (ground.view.clause.rendering or ground.view.clause.text)
    for sentence in sentences(normal(text)):
        found = [m for m in duty.finditer(sentence.text)]
        if found and len(units & _units(sentence.text[: found[-1].start()], language)) >= _SHARE * len(units):
            return True
    return False


def _units(text: str, language: str) -> set[str]:
    if language == "zh":
        runs = re.split("[^\u3400-\u9fff]|[的和与及并]", flat(text))
        return {run[i : i + 2] for run in runs for i in range(len(run) - 1)} - neutral("zh")
    return set(english_stems(text).split()) - set(english_stems(" ".join(neutral("en"))).split())
