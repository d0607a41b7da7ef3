"""Completes a question of a message by the one before it, whose words it leaves out.

Which ministry issued the plan and when? What is there for a base, and what for a hub? 成果每年资助多少，基地多少.
"""

from __future__ import annotations

import re

_AUXILIARY = r"(?:does|do|did|will|would|can|could|is|has|may|must|should)"
_BARE_WHEN = re.compile(r"when\s*[?.]*", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:issu|publish|releas|promulgat)\w*", re.IGNORECASE)
_OF_A_TEXT = re.compile(
    rf"{_AUXILIARY} (?P<text>(?:the|this) (?:[\w-]+ ){{0,3}}?"
    r"(?:plan|draft|measures|text|document|policy|paper|notice))\b",
    re.IGNORECASE,
)
_IT = re.compile(rf"(?:and )?(?P<verb>{_AUXILIARY}) (?:it|they)\b(?= (?!cost|last|come|be\b))", re.IGNORECASE)
_WHAT_FOR = re.compile(
    r"(?:and )?(?:what|how much)(?: about)? for (?P<whom>(?!it\b|them\b|that\b|this\b).+)", re.IGNORECASE
)
_ASKED_FOR = re.compile(r"(?P<asked>.*\b(?:what|how much)\b.*? for )\S", re.IGNORECASE)
_SAYS = re.compile(
    r"(?:and )?what (?P<verb>do(?:es)?) (?P<who>[^?]{2,40}?) (?P<say>say|state|offer|provide)\s*\?*", re.IGNORECASE
)
_SAYS_OF = re.compile(
    r"\bwhat do(?:es)? .{2,40}? (?:say|state|offer|provide)(?P<of> (?:about|on|of|for|regarding) .{2,})",
    re.IGNORECASE,
)
_NAMES_ONE = re.compile(r"\b(?P<verb>name|set|fix|state|give|mention|have|offer)(?P<s>s?) one\b", re.IGNORECASE)
_NAMES_A_THING = re.compile(
    r"\b(?:name|set|fix|state|give|mention|have|offer)s? "
    r"(?P<thing>(?:an?|any|some) (?:[\w-]+ )?(?:sum|amount|ceiling|cap|figure|limit|number|target|deadline))\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"(?P<whom>[^?？,，]{3,}?)(?P<verb>(?:能|可以?|会|最高|最多|各)*"
    r"(?:给|补|奖|拿|领|资助|补贴|奖励|补助|追加|扶持|支持)(?:到|了)?(?:多少(?:钱|万)?|几万))[?？]?"
)
_HOW_LONG = re.compile(
    r"(?P<whom>(?![第每首后前最总剩另再还]|合计|一共|其中|之后|以后|然后)[^?？,，]{2,}?)(?:能|可以?|会|最多|最长|一?共|连续)*"
    r"(?:给|补|资助|支持|扶持|补贴|补助|管|拿|领)(?:到|了)?(?:几年|多久|多少年|多长时间)[?？]?"
)
_BARE_HOW_MUCH = re.compile(
    r"(?P<whom>(?![第每首后前最总剩另再还]|合计|一共|其中|之后|以后|然后|今年|明年)[^?？,，是为有到要]{2,14}?)"
    r"(?:是|又|呢)?多少(?:钱)?[?？]?"
)
_OF_THE_MONEY = re.compile(r"(?:金额|数额|额度|标准|上限|比例|期限|总[额数]|数量|年限|目标|人数|面积)$")
"""What 多少 asks the height of by itself: 标准多少."""


def completed(part: str, before: str) -> str:
    """``part`` with what it takes from the question ``before`` it; as it is where it stands alone."""
    of_a_text = _OF_A_TEXT.match(before)
    if of_a_text and (itself := _IT.match(part)):
        return f"{itself['verb']} {of_a_text['text']}{part[itself.end() :]}"
    if (what_for := _WHAT_FOR.fullmatch(part)) and (asked := _ASKED_FOR.match(before)):
        return f"{asked['asked']}{what_for['whom']}"
    if (says := _SAYS.fullmatch(part)) and (of := _SAYS_OF.search(before)):
        return f"what {says['verb']} {says['who']} {says['say']}{of['of'].rstrip(' ?,.')}?"
    if (one := _NAMES_ONE.search(part)) and (thing := _NAMES_A_THING.search(before)):
        return f"{part[: one.start()]}{one['verb']}{one['s']} {thing['thing']}{part[one.end() :]}"
    issued = _ISSUED.search(before)
    return "When was it issued?" if issued and _BARE_WHEN.fullmatch(part) else part


def how_long_of_each(parts: list[str]) -> list[str]:
    """孵化器资助几年，基地资助几年: every part names somebody and asks how long; empty where they ask otherwise."""
    found = [_HOW_LONG.fullmatch(part.strip()) for part in parts]
    return parts if len(parts) > 1 and all(found) and len({m["whom"] for m in found if m}) == len(parts) else []


def how_much_of_each(parts: list[str]) -> list[str]:
    """成果每年资助多少，基地多少: every part with the verb that only the first has; empty where they ask otherwise."""
    first = _HOW_MUCH.fullmatch(parts[0].strip()) if len(parts) > 1 else None
    if first is None:
        return []
    told = [parts[0]]
    for part in parts[1:]:
        whole, bare = _HOW_MUCH.fullmatch(part.strip()), _BARE_HOW_MUCH.fullmatch(part.strip())
        if whole is None and (bare is None or _OF_THE_MONEY.search(bare["whom"])):
            return []
        told.append(part if bare is None or whole else f"{bare['whom']}{first['verb']}")
    return told if any(a != b for a, b in zip(told, parts, strict=True)) else []
