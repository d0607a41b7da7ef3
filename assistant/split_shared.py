"""Cuts questions that share their words or an announcement: 动漫和游戏各归哪条, 问三个: …、…、….

Every part is given back as a question that can stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_ANNOUNCED = re.compile(
    r"^(?:(?:请?问|我?想问|我?要问|我问|咨询|问|一共|我有|这里有)(?:一下|你|您)?)?(?:[两二三四五六]|2|3|4|5|6)[个件样]?(?:问题|事儿?|点)?\s*(?:[:：]|[,，](?=第?一(?!条|章|年|[共直])))\s*"
)
_BETWEEN_ANNOUNCED = re.compile(r"[、,，;；]\s*")
_NUMBERED_WORDS = re.compile(r"^(?:第?[一二三四五六1-6]是?|其[一二三])(?=[\u4e00-\u9fff]{2})[、,，:：]?")
_WHICH = (
    r"(?:归|属于?|算|对应|看|写在|放在|规定在|在)(?:的)?(?:是)?"
    r"(?:哪(?:一|几)?|第几)(?:条|章|款|部分)(?:款)?(?:管|里|上)?"
)
_EACH_WHICH = re.compile(rf"^(?P<named>[^,，。?？]{{3,40}}?)(?:各自?|分别|都)(?P<asked>{_WHICH})[?？]?$")
_OWN_WHICH = re.compile(rf"^[^,，。?？]{{2,20}}?{_WHICH}[?？]?$")
_NAMES = re.compile(r"、|以及|和|与|跟|及(?!其)")
_HAS_ONE = re.compile(
    r"^(?P<first>[^,，。?？]{2,14}?)(?:是)?有(?P<what>(?!没有|哪|什么|几|多少)[^,，。?？]{2,8}?)(?:的)?[,，]"
    r"(?P<second>[^,，。?？]{2,14}?)(?:那边)?(?:有没有|有吗|有不有|有么)[?？]?$"
)
_WHICH_ONES = re.compile(
    r"(?P<lead>[^,，]{0,14}?)(?P<which>哪些|哪几[条项个笔])(?P<what>条款|条|项|资助|补贴|奖励|支持)?"
    r"(?P<rest>(?:是|按|每|能|给|要|写|有)[^,，?？没不未无]{1,16})[?？]?"
)
_A_SUM = r"the (?:maximum |top )?(?:cap|ceiling|limit|maximum|sum|amount|grant|prize|award|reward|subsidy|figure)"
_SUM_FOR = re.compile(rf"\b{_A_SUM} (?:for|on) ", re.IGNORECASE)
_NEXT_SUM = re.compile(rf"\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+)(?={_A_SUM} (?:for|on) )", re.IGNORECASE)
_SHORTEST = 2


def shared_parts(text: str, asks: Callable[[str], bool]) -> Sequence[str]:
    """The questions of a piece of a message that share words or are announced by their number; empty where none do."""
    own = _own_which(text) or _the_other_too(text)
    return _announced(text, asks) or _sums_in_a_row(text) or _which_ones(text) or _each_which(text) or own


def _announced(text: str, asks: Callable[[str], bool]) -> list[str]:
    """问三个: 孵化器给多少、谁解释、哪天生效; each part must ask."""
    lead = _ANNOUNCED.match(text)
    if lead is None:
        return []
    parts = [_NUMBERED_WORDS.sub("", p.strip()) for p in _BETWEEN_ANNOUNCED.split(text[lead.end() :]) if p.strip()]
    return [_asking(p) for p in parts] if len(parts) > 1 and all(asks(p) for p in parts) else []


def _sums_in_a_row(text: str) -> list[str]:
    """The cap for X, the cap for Y, and the prize for Z: a question for each."""
    parts = [part.strip(" ?") for part in _NEXT_SUM.split(text)]
    if len(parts) < 2 or not all(_SUM_FOR.search(part) for part in parts):
        return []
    return [f"{parts[0]}?", *(f"what is {part}?" for part in parts[1:])]


def _which_ones(text: str) -> list[str]:
    """哪些条款是一次性的，哪些是每年的: the later parts are asked of the same things."""
    parts = [_WHICH_ONES.fullmatch(part.strip()) for part in re.split(r"[,，;；]", text) if part.strip()]
    first = parts[0] if len(parts) > 1 else None
    if first is None or any(part is None or (place > 0 and part["lead"]) for place, part in enumerate(parts)):
        return []
    what = first["what"] or ""
    return [f"{first['lead']}{part['which']}{part['what'] or what}{part['rest']}?" for part in parts if part]


def _each_which(text: str) -> list[str]:
    """网络视听和动漫各归哪条: which clause each is under."""
    found = _EACH_WHICH.match(text)
    names = [n.strip() for n in _NAMES.split(found["named"])] if found else []
    apart = len(names) > 1 and all(len(n) >= _SHORTEST for n in names)
    return [f"{name}{found['asked']}?" for name in names] if found and apart else []


def _own_which(text: str) -> list[str]:
    """动漫归哪条,游戏归哪条."""
    parts = [p.strip() for p in re.split(r"[,，、]", text) if p.strip()]
    return [_asking(p) for p in parts] if len(parts) > 1 and all(_OWN_WHICH.match(p) for p in parts) else []


def _the_other_too(text: str) -> list[str]:
    """孵化器有年限,产业基地有没有: what the one has is asked of the other, and told of the first."""
    found = _HAS_ONE.match(text)
    if found is None:
        return []
    return [f"{found[side]}有没有{found['what']}?" for side in ("first", "second")]


def _asking(part: str) -> str:
    return part if part.endswith(("?", "？")) else f"{part}?"
