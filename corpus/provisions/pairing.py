"""Lists that answer one another: 国家级、省级、市级平台，分别给予50万元、20万元、10万元."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"、|(?<=[”’])(?=[“‘])|以及|或者|和|及|或|与")
_FIGURE = re.compile(r"^(?:达到?|超过)?\s*\d")
_BOUND = re.compile(r"(?P<words>达到?|超过|满|不少于|不低于)\s*\d[^\d]*$")
_BARE = re.compile(r"\s*\d")
_SHARED_ENDS = "级类等型档星"
_BARE_LEVELS = "家省市区县"
_COMMON_NOUN = re.compile(r"的[^的]{1,16}$")


def paired(name: str, size: int, *, respectively: bool) -> list[str] | None:
    """The ``size`` members of a list inside ``name``, their common head restored.

    国家级、省级、市级平台 gives 国家级平台, 省级平台, 市级平台. Members that differ only in a level or
    a letter are recognised anywhere; other lists only where the clause says ``respectively``
    (分别) and the whole name is that list. None where no list of that length is found.
    """
    if size < 2:
        return None
    parts = _parts(name)
    for first in range(len(parts) - size, -1, -1):
        starts = [0, *(start for start, _ in parts[first + 1 : first + size])]
        ends = [end for _, end in parts[first : first + size - 1]]
        members = [name[a:b].strip() for a, b in zip(starts, [*ends, len(name)], strict=True)]
        if all(members) and (restored := _leveled(members, name[parts[first][0] : ends[0]])) is not None:
            return restored
    members = split_list(name)
    if respectively and len(members) == size and all(members) and not any(map(_FIGURE.match, members[1:])):
        return _with_common_noun(members)
    return None


def paired_figures(name: str, size: int) -> list[str] | None:
    """The figures listed in ``name``, where it lists ``size`` of them (达1万元、5万元以上的)."""
    members = split_list(name)
    if size < 2 or len(members) != size or not all(_FIGURE.match(member) for member in members[1:]):
        return None
    return members


def with_common_bound(members: list[str]) -> tuple[str, ...]:
    """The members of a list of figures, each with the bound that the first names: 工作满1年, 3年 gives 满3年."""
    bound = _BOUND.search(members[0])
    if bound is None or not all(map(_BARE.match, members[1:])):
        return tuple(members)
    return members[0], *(f"{bound['words']}{member}" for member in members[1:])


def split_list(name: str) -> list[str]:
    """The members of a Chinese list; marks inside brackets do not separate.

    和, 及 and 或 separate only the last two members, and only where 、 separates the others.
    """
    parts = _parts(name, joints=False)
    last = name[parts[-1][0] :]
    joint = re.search(r"以及|或者|和|及|或|与", last)
    if joint and joint.start() > 0 and (len(parts) > 1 or len(last) < 20):
        start = parts[-1][0]
        parts[-1:] = [(start, start + joint.start()), (start + joint.end(), len(name))]
    return [name[start:end].strip() for start, end in parts]


def _parts(name: str, *, joints: bool = True) -> list[tuple[int, int]]:
    flat = re.sub(r"[（(][^（()）]*[）)]", lambda match: "\0" * len(match.group()), name)
    pattern = _SEPARATOR if joints else re.compile(r"、|(?<=[”’])(?=[“‘])")
    spans, start = [], 0
    for match in pattern.finditer(flat):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(name))]


def _leveled(members: list[str], first: str) -> list[str] | None:
    """Members that differ in a level (省级) or a single letter or character (A、B、C类)."""
    inner, last = members[1:-1], members[-1]
    mark = first[-1:]
    if mark in _SHARED_ENDS and all(member[-1] == mark and len(member) <= 6 for member in inner) and mark in last[:6]:
        head = last[last.index(mark) + 1 :]
    elif mark in _BARE_LEVELS and all(member[-1] in _BARE_LEVELS for member in inner) and "级" in last[:4]:
        head = last[last.index("级") :]
    elif inner and all(len(member) == 1 for member in inner) and len(last) > 2:
        head = last[1:]
    else:
        return None
    return [*(member + head for member in members[:-1]), last]


def _with_common_noun(members: list[str]) -> list[str]:
    noun = _COMMON_NOUN.search(members[-1])
    if noun is None or any("的" in member for member in members[:-1]):
        return members
    return [*(member + noun.group() for member in members[:-1]), members[-1]]
