"""Rule: the model's own words hold no number; only a fixed term of the clause (5G, “六个一”) may."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from assistant.writing.case import MARK, Case, Fault, Ground, flat, normal

_NUMERAL = "〇零一二三四五六七八九十百千万亿两廿卅半"
_FINANCIAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMBERS = frozenset({"Nd", "Nl", "No"})
_TOKEN = re.compile(
    rf"[a-z0-9+/.,-]*[0-9][a-z0-9+/.,-]*|[{_NUMERAL}]+|[%‰½¼¾]|[{_FINANCIAL}]{{2,}}|[{_FINANCIAL}](?=[万亿元圆])"
)
_ARTICLE = re.compile(r"一(?![年月日天次倍万亿千百元成周季折半]|个(?:月|亿|季|工作日|名额|百|千))")
_INNOCENT = re.compile(r"一次性|两份(?=文件|政策)|万一|十分|两者|二者|千方百计|百花|四川|统一|三维")
_WORDS = re.compile(
    r"\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|halves|double[ds]?|triple[ds]?"
    r"|twice|thrice|quarter(?:s|ly)?|percent|per cent|second|third|fourth|fifth|sixth|[ivx]{2,}"
    r"|one(?= (?:year|month|week|day|million|hundred|thousand|time|project|company|grant)))\b"
)


def own_figures(case: Case) -> Fault | None:
    """The first number that stands in no cited clause as part of a term."""
    if exotic := next((c for c in case.text if not c.isascii() and unicodedata.category(c) in _NUMBERS), None):
        return Fault("figure", exotic)
    own = _without_own_number(case)
    for start, end in _numbers(own):
        if not any(_is_term(own, start, end, ground) for ground in case.grounds):
            return Fault("figure", case.own[max(0, start - 2) : end + 4].replace(MARK, "…").strip())
    for quoted in case.quotations:
        if any(_fixes(quoted, ground) for ground in case.grounds):
            return Fault("figure", quoted)
    return None


def _without_own_number(case: Case) -> str:
    """The model's own words without the number of the very document it cites (文产发〔2017〕33号)."""
    text = case.own
    for ground in case.grounds:
        if number := normal(ground.view.document.metadata.number or ""):
            text = text.replace(number, " " * len(number))
    return text


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(text):
        token = match.group().strip("+/.,-")
        if token and not _is_article(text, match):
            yield match.start(), match.end()
    for match in _WORDS.finditer(text):
        yield match.start(), match.end()


def _is_article(text: str, match: re.Match[str]) -> bool:
    if any(m.start() <= match.start() and match.end() <= m.end() for m in _INNOCENT.finditer(text)):
        return True
    return match.group() == "一" and _ARTICLE.match(text, match.start()) is not None


def _is_term(text: str, start: int, end: int, ground: Ground) -> bool:
    """Whether the number with what it is joined to stands verbatim in the clause, where it fixes nothing."""
    token = text[start:end].strip("+/.,-")
    if token.isascii() and re.search(r"[a-z]", token) and re.search(r"\d", token):
        whole = re.compile(rf"(?<![a-z0-9]){re.escape(token)}(?![a-z0-9])")
        return whole.search(ground.clause) is not None and not _fixes(token, ground)
    after = re.match(r"\s*-?[\u3400-\u9fff]{1,2}|\s*[- ]?[a-z]+", text[end:])
    if after is None:
        return False
    return _stands(token + after.group(), ground)


def _stands(term: str, ground: Ground) -> bool:
    wanted = flat(term)
    return wanted in ground.flat and not _fixes(term, ground)


def _fixes(term: str, ground: Ground) -> bool:
    """Whether the words are part of a figure that the clause fixes, in either language."""
    wanted = flat(term)
    for provision in ground.view.clause.provisions:
        written = flat(provision.as_written)
        if (re.search(rf"[0-9{_NUMERAL}]", wanted) and wanted in written) or written in wanted:
            return True
        if provision.value is not None and re.search(rf"(?<![\d.]){provision.value:g}(?![\d.])", wanted):
            return True
    return bool(re.search(r"(?:rmb|usd|cny)\s*\d|\d\s*(?:million|billion|元|万)", term))
