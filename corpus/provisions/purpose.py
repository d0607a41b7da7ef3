"""What a sum or share is for: given to somebody, a threshold to meet, a fine, a deduction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from corpus.model import Nature
from corpus.provisions.reading import Reading
from corpus.provisions.tables import cell_at
from corpus.provisions.vocabulary import either, words


class Purpose(StrEnum):
    """Why a sum stands in a clause."""

    GIVEN = "given"
    THRESHOLD = "threshold"
    PENALTY = "penalty"
    DEDUCTION = "deduction"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A list of figures (or one) in its surroundings; all offsets into the clause text.

    ``start`` is where the number begins, its limiting words before it. ``since`` is where the
    figure before it ends, within the segment, else the segment's start. ``written`` is where
    the limiting words begin. ``share`` is true of percentages.
    """

    start: int
    end: int
    since: int
    until: int
    written: int
    share: bool = False


_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIGURE_NEXT = re.compile(
    r"(?:额度|标准|金额|资金|总额)?(?:每[年月人家件个项]|最高|最多|不超过|不少于|不低于|人民币|分别|一次性|为|约)*"
    r"\s*[\d一二三四五六七八九十百千两]"
)
_NEGATED = re.compile("不(?:得|能|应)?(?:超过|低于|少于|高于|多于|大于|小于|短于)")
_GIVEN_NEXT = re.compile(
    r"(?:/[^\s，、]{1,8}?)?(?:的?比例|的?标准|折合人民币|的)?(?:给予|予以|补助|奖励|资助|补贴)(?![^，。；]{0,6}\d)"
)
_SCHEDULE = re.compile("(?:的)?比例(?:分[^，。；]{0,6})?(?:拨付|兑现|发放|支付|分享|分担)")
_GIVING = re.compile("^(?:折合人民币|的?比例|的?标准|的)?(?:给予|予以)")
_ITEM = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳])")
_ANNOUNCES = re.compile(
    r"(?:标准|额度|额|上限|限额|比例|如下|下列|以下|补贴|补助|奖励|资助|津贴|支持)[^。；]{0,12}[：:]$"
)
_REQUIRES = re.compile(r"条件|情形|材料|要求|之一|罚|收费|收取[^。]{0,6}[：:]$")
_SPECIFIC = ("top_up", "subsidy", "reward", "grant", "support")


@cache
def _after_zh() -> re.Pattern[str]:
    given = words("purpose.zh.given_pattern")
    return re.compile(
        rf"(?:[（(][^（()）]{{0,20}}[）)])?(?:/[^\s，、]{{1,8}}?(?=的|{given}))?的?"
        rf"(?P<gap>[\u4e00-\u9fff“”]{{0,10}}?)(?P<noun>(?:{given})(?:一次性|专项|{given})*)"
    )


@cache
def _before_zh() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<raises>{either('purpose.zh.raises')})|(?P<gives>{either('purpose.zh.gives')})"
        rf"|(?P<threshold>{either('purpose.zh.threshold')})"
    )


@cache
def _before_en() -> re.Pattern[str]:
    table = words("purpose.en")
    return re.compile(
        rf"\b(?:(?P<gives>{table['gives_pattern']})|(?P<threshold>{table['threshold_pattern']}))\b", re.IGNORECASE
    )


def purpose_of(reading: Reading, stretch: Stretch) -> Purpose:
    """Why the figures of ``stretch`` stand where they stand; in a table the head of the column says it."""
    cell = cell_at(reading.words, stretch.start)
    if cell is not None and (_named(cell.head) or (not stretch.share and _named(cell.lead, last=True))):
        return Purpose.GIVEN
    if not is_chinese(reading, stretch.start):
        return _purpose_english(reading, stretch)
    stop = stretch.written if stretch.share else stretch.start
    before = _NEGATED.sub("", reading.words[stretch.since : max(stretch.since, stop)])
    after = reading.words[stretch.end : reading.segment(stretch.end)[1]]
    near = reading.words[stretch.start : stretch.until]
    table = words("purpose.zh")
    withheld = re.search(table["withheld_pattern"], before) or re.search(table["compensation_pattern"], near)
    if withheld or re.search(table["fine_pattern"], near[:40] + before[-3:]):
        return Purpose.PENALTY
    if _is_bound(reading, stretch, before, after):
        return Purpose.THRESHOLD
    if _is_deduction(reading, stretch, before, after):
        return Purpose.DEDUCTION
    if _SCHEDULE.match(after):
        return Purpose.THRESHOLD
    if _noun_after(after) is not None or _GIVEN_NEXT.match(after):
        return Purpose.GIVEN
    last = _last_word(_before_zh(), before)
    if last == "raises" or re.search(either("purpose.zh.raises"), reading.words[stretch.written : stretch.start]):
        return _raised(reading, stretch)
    if last is not None:
        return Purpose.GIVEN if last == "gives" or (stretch.share and _share_given(before)) else Purpose.THRESHOLD
    return _from_neighbours(reading, stretch, after)


def _is_bound(reading: Reading, stretch: Stretch, before: str, after: str) -> bool:
    """…以上的企业, 低于…的部分: a figure that divides cases, unless the word for the money follows."""
    upwards = reading.words[: stretch.end].endswith(("以上", "以上（含）"))
    strict = re.search("(?:低于|高于|超过|少于|不足|未满|大于|小于)$", before) is not None
    noun = _after_zh().match(after)
    return (upwards or strict) and re.match("的|部分", after) is not None and not (noun and not noun["gap"])


def _is_deduction(reading: Reading, stretch: Stretch, before: str, after: str) -> bool:
    pattern = words("purpose.zh.deduction_pattern")
    if re.search(pattern, before + after):
        return True
    part = reading.words[reading.part(stretch.start)[0] : stretch.start]
    return re.search(pattern, part) is not None and not re.search("给予|予以|奖励|补助|资助|补贴", part)


def _raised(reading: Reading, stretch: Stretch) -> Purpose:
    """每人再增加400元, 上述标准上浮20%: what raises something is given where that is, and charged where that is."""
    kinds = f"(?P<gives>{either('purpose.zh.gives')})|(?P<charges>{either('purpose.zh.charges')})"
    earlier = reading.words[: stretch.start]
    return Purpose.GIVEN if _last_word(re.compile(kinds), earlier) == "gives" else Purpose.THRESHOLD


def _share_given(before: str) -> bool:
    """给予实际投资额5%: a base of calculation between the verb and the share is no threshold."""
    verb = max((match.end() for match in re.finditer(f"按|{either('purpose.zh.gives')}", before)), default=-1)
    return verb >= 0 and not re.search("达|(?<!不)超过|突破|实现|增长|占|以上", before[verb:])


def _from_neighbours(reading: Reading, stretch: Stretch, after: str) -> Purpose:
    sentence_start, sentence_end = reading.sentence(stretch.start)
    _, part_end = reading.part(stretch.start)
    earlier = _lead(reading, sentence_start) + reading.words[sentence_start : stretch.since]
    later = reading.words[stretch.end : part_end]
    before = reading.words[stretch.since : stretch.start]
    reckoned = re.search(r"按照?(?:每[^\s，。；、\d]{1,4})?(?:人民币)?$", before) is not None
    standard = re.match(r"(?:/\S{1,8}?)?(?:且[^，。；]{0,24})?的?(?:标准|比例|额度)", after) is not None
    if (reckoned or standard) and re.search(either("purpose.zh.gives"), later):
        return Purpose.GIVEN
    kinds = f"(?P<gives>{either('purpose.zh.gives')})|(?P<fine>{words('purpose.zh.fine_pattern')})"
    last = _last_word(re.compile(kinds), earlier)
    if last == "fine":
        return Purpose.PENALTY
    return Purpose.GIVEN if last == "gives" and _floorless(after) else Purpose.THRESHOLD


def _lead(reading: Reading, line_start: int) -> str:
    """What opens the list that an item stands in and announces its sums: 按以下标准给予补贴：（一）每餐1元."""
    above = reading.words[:line_start].rstrip("\n").split("\n")
    if _ITEM.match(reading.words, line_start) is None:
        return ""
    opening = next((line for line in reversed(above) if _ITEM.match(line) is None), "").rstrip()
    return opening if _ANNOUNCES.search(opening) and not _REQUIRES.search(opening) else ""


def _floorless(after: str) -> bool:
    return not re.match(r"[（(]?[^，。；]{0,6}的(?:企业|单位|项目|机构|$)", after)


def _last_word(pattern: re.Pattern[str], text: str) -> str | None:
    last = None
    for match in pattern.finditer(text):
        last = match.lastgroup
    return last


def _noun_after(after: str) -> str | None:
    match = _after_zh().match(after)
    if match is None or _FIGURE_NEXT.match(after[match.end() :]):
        return None
    gap = match["gap"]
    if re.search("给予|予以|的|可|按", gap):
        return None
    return match["noun"]


def nature_of(reading: Reading, stretch: Stretch) -> Nature:
    """What the clause calls the money; SUPPORT where it gives it no name."""
    cell = cell_at(reading.words, stretch.start)
    if cell is not None and (headed := _named(cell.head) or _named(cell.lead, last=True)):
        return headed
    before = reading.words[stretch.since : stretch.start]
    after = reading.words[stretch.end : stretch.until]
    whole = before + reading.words[stretch.start : stretch.end]
    if not is_chinese(reading, stretch.start):
        return _nature_english(reading, stretch)
    if re.search(either("nature.zh.top_up"), whole):
        return Nature.TOP_UP
    for text in (_noun_after(after) or "", whole, _noun_after(_GIVING.sub("", after)) or ""):
        if nature := _named(text):
            return nature
    sentence_start, _ = reading.sentence(stretch.start)
    _, part_end = reading.part(stretch.start)
    earlier = _lead(reading, sentence_start) + reading.words[sentence_start : stretch.since]
    for text in (reading.words[stretch.end : part_end], earlier):
        if nature := _named(text, last=True):
            return nature
    return Nature.SUPPORT


def _named(text: str, *, last: bool = False) -> Nature | None:
    if last:
        text = "".join(re.findall(either(*(f"nature.zh.{key}" for key in _SPECIFIC)), text)[-1:])
    return next((Nature(key) for key in _SPECIFIC if re.search(either(f"nature.zh.{key}"), text)), None)


def is_chinese(reading: Reading, position: int) -> bool:
    """Whether the sentence part around ``position`` is written in Chinese."""
    start, end = reading.part(position)
    return _HAN.search(reading.text, start, end) is not None


def _purpose_english(reading: Reading, stretch: Stretch) -> Purpose:
    start, end = reading.part(stretch.start)
    before, after = reading.words[start : stretch.written], reading.words[stretch.end : end]
    table = words("purpose.en")
    for key, purpose in (("fine_pattern", Purpose.PENALTY), ("deduction_pattern", Purpose.DEDUCTION)):
        if re.search(rf"\b(?:{table[key]})\b", before[-60:] + " " + after[:40], re.IGNORECASE):
            return purpose
    if _money_noun_after().match(after):
        return Purpose.GIVEN
    last = _last_word(_before_en(), before)
    if last is None:
        last = _last_word(_before_en(), after[:80])
    return Purpose.GIVEN if last == "gives" else Purpose.THRESHOLD


@cache
def _money_noun_after() -> re.Pattern[str]:
    """RMB 2 million subsidy; RMB 2 million per year shall be granted."""
    nouns = words("purpose.en.noun_pattern")
    return re.compile(
        rf"\s(?:[\w-]+\s){{0,2}}?(?P<noun>{nouns})\b(?!\sof\b)"
        r"|\s(?:\w+\s){0,3}?(?:is|are|shall be|will be|may be|can be)\s(?:\w+\s)?"
        r"(?:granted|awarded|given|paid|provided)\b",
        re.IGNORECASE,
    )


def _nature_english(reading: Reading, stretch: Stretch) -> Nature:
    start, end = reading.part(stretch.start)
    before, after = reading.words[start : stretch.end].lower(), reading.words[stretch.end : end].lower()
    top_up = either("nature.en.top_up")
    if re.search(top_up, before[-60:]) or re.match(rf"\s(?:\w+\s)?{top_up}", after):
        return Nature.TOP_UP
    noun = _money_noun_after().match(after)
    for text, pick in ((noun["noun"] or "" if noun else "", 0), (before, -1), (after, 0)):
        found = [
            (match.start(), key)
            for key in _SPECIFIC[1:]
            for match in re.finditer(either(f"nature.en.{key}"), text)
        ]
        if found:
            return Nature(sorted(found)[pick][1])
    return Nature.SUPPORT
