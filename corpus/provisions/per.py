"""How often, and for each of what: 每年, 每家企业, /平方米·月, per year, one-off."""

from __future__ import annotations

import re
from functools import cache

from corpus.provisions.vocabulary import either, words

_SLASH = re.compile(
    r"\s?/\s?(?P<words>项目|企业|平方米|平方|每?[年月人天个家项件户次场]|㎡|亩|吨|集|部|分钟|year|month|person|project|unit)"
    r"(?:\s?[·•.・/]\s?(?P<second>每?[年月]))?"
)
_SLASHED = {
    "年": "year", "月": "month", "人": "person", "天": "day", "个": "unit", "家": "company", "企业": "company",
    "项": "item", "项目": "project", "件": "item", "户": "household", "次": "time", "场": "event",
    "平方米": "square_metre", "平方": "square_metre",
    "㎡": "square_metre", "亩": "mu", "吨": "tonne", "集": "episode", "部": "work", "分钟": "minute",
}  # fmt: skip

_ONE_CERTAIN = ("上", "上一", "前", "前一", "本", "当", "该", "次", "下")
"""Before 年度 these name one certain year (上年度出口额), not a frequency."""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"(?P<zh>{either('per.zh')})|(?P<en>{either('per.en')})", re.IGNORECASE)


@cache
def _one_off() -> re.Pattern[str]:
    return re.compile(either("one_off.zh", "one_off.en"), re.IGNORECASE)


def written_per(text: str, end: int) -> tuple[str | None, int]:
    """The unit behind a slash at ``end`` (100家次/年), with where it ends."""
    match = _SLASH.match(text, end)
    if match is None:
        return None, end
    names = [_SLASHED.get(word.lstrip("每"), word) for word in (match["words"], match["second"]) if word]
    return "/".join(dict.fromkeys(names)), match.end()


def trailing_per(text: str, end: int) -> tuple[str | None, int]:
    """The English words of frequency at ``end`` (20 films per year), with where they end."""
    match = re.compile(rf"\s(?P<en>{either('per.en')})", re.IGNORECASE).match(text, end)
    return (words("per.en")[re.sub(r"\s+", " ", match["en"].lower())], match.end()) if match else (None, end)


def spoken_per(text: str) -> str | None:
    """What ``text`` says of frequency and share, e.g. ``year`` or ``person/month``; None if nothing."""
    names = []
    for match in _pattern().finditer(text):
        if match["zh"]:
            if match["zh"] == "年度" and text[: match.start()].endswith(_ONE_CERTAIN):
                continue
            names.append(words("per.zh")[match["zh"]])
        else:
            names.append(words("per.en")[re.sub(r"\s+", " ", match["en"].lower())])
    return "/".join(dict.fromkeys(names)) or None


def is_one_off(text: str) -> bool:
    """Whether ``text`` says that something is given once."""
    return _one_off().search(text) is not None
