"""Reads which body a question says did something (issued by the State Council), and whether a text names that body."""

from __future__ import annotations

import re

from assistant.understanding.stated import untagged
from assistant.understanding.vocabulary import phrases

_ORGAN_EN = re.compile(
    r"\b(?i:ministry|ministries|bureau|council|commission|government|department|administration|committee|congress"
    r"|authority|agency|party)\b|\b[A-Z]{3,6}\b"
)
_NOT_A_BODY = re.compile(r"\b(?:RMB|CNY|R&D)\b|\b(?:plan|measures|document|draft|text|clauses?)\b", re.IGNORECASE)
_AFTER_EN = re.compile(
    r"\b(?:by|from|(?:document|paper|notice|circular|product|work) (?:of|by|from)|belongs? to) (?:the )?"
    r"(?P<body>[\w'’,&-]+(?: [\w'’,&-]+){0,12}?)"
    r"(?=,? (?:in|on|that|which|who|whom|since|under|as|not|rather|do|does|is|are|and not)\b|\s*[.?!;]|\s*$)"
)
_BEFORE_EN = re.compile(r"(?P<body>[\w'’&-]+(?:,? [\w'’&-]+){0,8})\s*$")
_AROUND_EN = re.compile(
    r"^(?:(?:so|and|but|as|since|because|given|that|the|heard|read|i|we|it|is|was|isn't|wasn't|not|true|right)\b\s*)+"
    r"|(?:,? (?:that|which|who|has|have|had|also|jointly|is|are|was|were|being))+$",
    re.IGNORECASE,
)
_BODY_ZH = "(?:部|委|委员会|局|厅|院|政府|办公室|办公厅|署|中央)"
_BEFORE_ZH = re.compile(
    rf"(?:^|由|归|是|[，,。\s]|[件施划法案稿策])(?P<body>[\u4e00-\u9fff、]{{1,24}}?{_BODY_ZH})(?:来|联合|共同|负责|统一|一起|独家|牵头)*$"
)
_AFTER_ZH = re.compile(
    rf"^(?:的|了)?(?:部门|单位|机关|者|权)?(?:是|为|归|属于?|在)+(?P<body>[\u4e00-\u9fff、]{{1,24}}?{_BODY_ZH})(?=[,，。?？吗吧么对]|$)"
)
_BEGINS_ZH = re.compile("[由归是]|(?<=[件施划法案稿策份])")
_EMPTY_EN = re.compile(r"(?:of|the|and|for|on|an?|china|chinese|prc|people's|republic|jointly|together)")
_OF_A_GOVERNMENT = re.compile(
    r"(?:government|central|state|national|nation|city|municipal|municipality|local|authorities|authority)"
)
_ENOUGH = 0.4


def stated_body(text: str, doing: str) -> str | None:
    """The body of which a text says that it does something; ``doing`` names the group of phrases for that.

    Only what is called as bodies are (a ministry, 财政局) counts; by others (by companies) nothing is stated.
    """
    text = untagged(text)
    verb = phrases(doing).search(text)
    if verb is None:
        return None
    before, after = text[: verb.start()], text[verb.end() :]
    if not text.isascii() and verb.group().isascii() is False:
        found = _BEFORE_ZH.search(before) or _AFTER_ZH.search(after)
        return _BEGINS_ZH.split(found["body"])[-1] or None if found else None
    for found in (_AFTER_EN.search(text, verb.start()), _BEFORE_EN.search(before)):
        body = _AROUND_EN.sub("", found["body"].strip(" ,")).strip(" ,") if found else ""
        if body and _ORGAN_EN.search(body) and not _NOT_A_BODY.search(body):
            return body
    return None


def is_body(stated: str, printed: str) -> bool | None:
    """Whether a body that a question states is the one that a text prints; None where its name does not tell.

    A short name (文旅局, the culture bureau) may be that of another body too, and a government is none of its parts.
    """
    if not stated.isascii():
        own = re.sub("^(?:国家|中国|深圳市?)", "", stated)
        rest = iter(printed)
        if not all(letter in rest for letter in own):
            return None if own in {"政府", "中央", "市政府"} else False
        return True if len(own) >= _ENOUGH * len(printed) else None
    asked, held = _words(stated), _words(printed)
    telling = {word for word in asked if not _OF_A_GOVERNMENT.fullmatch(word)}
    if not telling:
        return None
    if not telling <= held:
        return False
    return True if len(asked & held) >= _ENOUGH * len(held) else None


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[\w'’]+", name.lower()) if not _EMPTY_EN.fullmatch(w))
