"""Who receives a sum, as a Chinese clause names them: 对X给予A, 给予X A, X的，奖励A."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.provisions.purpose import Stretch
from corpus.provisions.reading import Reading
from corpus.provisions.vocabulary import alternatives, either, words

_DIGITS = "一二三四五六七八九十百零\\d"
_LABEL = re.compile(
    rf"\s*(?:第[{_DIGITS}]+[条章节](?:之[一二三四五六七八九十]+)?(?:\s+|(?=【))|\d{{1,2}}(?:\.\d{{1,2}})+\s+(?=[\u4e00-\u9fff]))?"
    rf"(?:[（(][{_DIGITS}]+[）)]|\d{{1,2}}[.、．](?!\d)|[{_DIGITS}]+、|[①-⑳])?\s*(?:【[^】]{{1,20}}】\s*)?"
)
"""What numbers or titles a clause or an item and is no part of a name: 第三条, 3.2, （一）, 1., 【算力券】."""
_TO = re.compile(r"(?:其中|另|另外|同时|并|此外)?(?:对于|对|向)(?=[^于比应外接策照称手话立抗])")
_ADVERBS = r"(?:分别|可|均|再|另|应|将|一律|统一|择优|一次性|每年|共)*+"
_VERB = re.compile(
    rf"{_ADVERBS}(?:(?:(?:由|经)[^，。；的]{{0,16}}?|按[^，。；]{{0,30}}?){_ADVERBS})?"
    r"(?:给予|予以|奖励|资助|补助|补贴|追加|发放|安排|扶持|享受|领取|申领|支持最高)"
)
_FIRM_VERB = re.compile(r"给予|予以|发放|追加|实行(?=[^，。；]{0,8}(?:补助|补贴|奖励|资助))")
_JOINED = re.compile(r"^(?:且|并且|并|或者|或|以及|及|同时|或是|和)")
_ASIDE = re.compile(r"^(?:包括|含|其中|不含|除)")
_MONEY_NOUN = re.compile(
    r"(?:费用?|金|额|额度|款|租|利息|标准|比例|度|贷款|投资|投入|支出|％|%|面积|人次|期限|部分|贡献|收入|税|工资"
    r"|补助|补贴|奖励|所得)的?$"
)
_EACH = re.compile(
    r"(?:单家|单个|单户|每家|每个|同一|每户|每名|单一)(?:[\u4e00-\u9fff]{2,12}?)"
    r"(?=每|年度|当期|当年|累计|最高|最多|全年|支持|奖励|补助|补贴|资助|租金|可|的|$)"
)
_WHEN = re.compile(r"(?:在[^，。；]{1,10}内|自[^，。；]{1,12}起|前[一二三四五]年|按[^，。；]{1,20}){1,2}$")
_EVENT = re.compile("被评|获评|获得|评为|评定为|认定为|入选|列入|首次获|新获|晋升为")
_SHORT_NAME = 3
_USED_FOR = re.compile(
    r"(?:的)?[\u4e00-\u9fff]{0,4}(?:经费|资金)[，,]?(?:予以|用于|专项用于)?(?:支持|扶持|奖励|补助|补贴)"
    r"(?P<name>[^，。；：\n]{2,40})"
)
_OF_A_PLACE = re.compile("本[市县区省州镇乡]")
_RAISED = r"(?:再增加|再提高|上浮|上调|下浮|下调)"
_NOT_A_LABEL = re.compile(rf"抵用|部分|低于|高于|超过|达到|^其$|(?:标准|比例|限额|上限|额度){_RAISED}?$|{_RAISED}$")
_PER_UNIT = re.compile(r"(?:^|按|的)每(?![^，]*[户家人名业])[\u4e00-\u9fff]{1,3}$")
"""What a sum is counted by and names nobody: 每餐, 每立方米, 充电桩按每千瓦."""
_MEASURES_ONLY = re.compile(
    rf"(?:每[\u4e00-\u9fff]{{1,3}})?(?:[^，。；]{{0,12}}(?:标准|比例|限额|上限|额度|基础上?|补贴|补助|奖励|奖补|资助|津贴))?{_RAISED}?"
)


@dataclass(frozen=True, slots=True)
class Receiver:
    """The span that names who receives, and where the words of giving begin."""

    start: int
    end: int
    verb: int


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    loose = alternatives(words("beneficiary.not_names"))
    return re.compile(rf"^(?:{loose}|的|给)+"), re.compile(rf"(?:{loose}|为|：|:|，|的标准|按)+$")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('beneficiary.heads')}|的)(?:[（(][^（()）]*[）)])?(?:等)?$")


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?!本科|{_OF_A_PLACE.pattern})(?:{either('beneficiary.manner_starts')})")


def receiver(reading: Reading, stretch: Stretch) -> Receiver | None:
    """Who receives the sums of ``stretch``, or None where the clause does not say."""
    part_start, _ = reading.part(stretch.start)
    given = _given_to(reading, stretch, part_start)
    if given is not None and given.end - given.start > _SHORT_NAME:
        return given
    for find in (_enumerated, _addressed, _subject, _purpose, _each, _labelled, _counted):
        if (found := find(reading, stretch, part_start)) is not None:
            return (_own_label(reading, stretch, found) if find is _subject else None) or found
    return given


def _given_to(reading: Reading, stretch: Stretch, part_start: int) -> Receiver | None:
    """给予X最高A: the name between the verb and the figure."""
    before = reading.words[stretch.since : stretch.start]
    for verb in reversed(list(re.finditer(either("beneficiary.verbs"), before))):
        name = before[verb.end() :]
        trimmed = _edges()[1].sub("", name)
        lead = _edges()[0].match(trimmed)
        offset = lead.end() if lead else 0
        if len(trimmed) - offset < 2 or _MONEY_NOUN.search(trimmed) or re.search("[，：；]", trimmed):
            continue
        if _is_modifier(trimmed[offset:], name[len(trimmed) :]) or not _head().search(trimmed):
            continue
        start = stretch.since + verb.end()
        return Receiver(start + offset, start + len(trimmed), stretch.since + verb.start())
    return None


def _is_modifier(name: str, tail: str) -> bool:
    """给予人才专项奖励10万元: a short noun before the word for the money describes the money."""
    return len(name) <= 4 and re.search("奖励|资助|补助|补贴|扶持|支持", tail) is not None


def _addressed(reading: Reading, stretch: Stretch, part_start: int) -> Receiver | None:
    """对X，给予A: from the preposition to the comma or verb that ends the name."""
    segments = reading.segments(part_start, stretch.start)
    for index in range(len(segments) - 1, -1, -1):
        start = _content_start(reading, *segments[index])
        if index == len(segments) - 1 and stretch.since > start:
            beside = [match.end() for match in re.finditer("[、，]", reading.words[stretch.since : stretch.start])]
            starts = [stretch.since + at for at in reversed(beside) if _TO.match(reading.words, stretch.since + at)]
            start = next(iter(starts), stretch.since)
        to = _TO.match(reading.words, start, segments[index][1])
        if to is None or (to.group().endswith("向") and not _FIRM_VERB.search(reading.words, to.end(), stretch.start)):
            continue
        end, verb = _name_end(reading, to.end(), segments[index:], stretch)
        name = reading.words[to.end() : end].strip()
        if len(name) >= 2 and not name.startswith(("其", "该")) and not _MONEY_NOUN.search(name):
            return Receiver(to.end(), end, verb)
    return None


def _name_end(reading: Reading, start: int, segments: list[tuple[int, int]], stretch: Stretch) -> tuple[int, int]:
    for index, (seg_start, seg_end) in enumerate(segments):
        if seg_end >= stretch.start:
            verb = _verb_start(reading, max(start, seg_start), stretch.start)
            end = verb if verb is not None else stretch.start
            return (_trim(reading, start, end), end) if index == 0 else (segments[index - 1][1], end)
        if firm := _FIRM_VERB.search(reading.words, max(start, seg_start), seg_end):
            return _trim(reading, start, firm.start()), firm.start()
        if _ends_name(reading, start, segments, index, stretch):
            return seg_end, seg_end
    return segments[0][1], segments[0][1]


def _trim(reading: Reading, start: int, end: int) -> int:
    return start + len(_edges()[1].sub("", reading.words[start:end]))


def _ends_name(reading: Reading, start: int, segments: list[tuple[int, int]], index: int, stretch: Stretch) -> bool:
    """Whether the name is complete at the end of this segment."""
    following = reading.words[segments[index + 1][0] : segments[index + 1][1]] if index + 1 < len(segments) else ""
    if _JOINED.match(following) and not _VERB.match(following):
        return False
    if _head().search(reading.words[start : segments[index][1]].rstrip()):
        return True
    return not any(_could_end(reading, a, b) for a, b in segments[index + 1 :] if b < stretch.start)


def _could_end(reading: Reading, start: int, end: int) -> bool:
    text = reading.words[start:end].rstrip()
    verb = _FIRM_VERB.search(text)
    named = _head().search(text[: verb.start()] if verb else text)
    return named is not None and not _manner().match(text)


def _verb_start(reading: Reading, start: int, end: int) -> int | None:
    firm = _FIRM_VERB.search(reading.words, start, end)
    matches = list(_VERB.finditer(reading.words, start, end))
    if firm:
        return next((match.start() for match in matches if match.start() <= firm.start() < match.end()), firm.start())
    return matches[-1].start() if matches else None


def _subject(reading: Reading, stretch: Stretch, part_start: int) -> Receiver | None:
    """X的，奖励A: the phrase in front of the words of giving."""
    segments = reading.segments(part_start, stretch.start) or [(part_start, stretch.start)]
    own_start = _content_start(reading, *segments[-1])
    verb = _verb_start(reading, max(own_start, stretch.since), stretch.start)
    if re.search(rf"{_RAISED}\s*$", reading.words[own_start : stretch.start]):
        verb = None
    if verb is not None and verb > own_start and (name := _plain_name(reading, max(own_start, stretch.since), verb)):
        return Receiver(*name, verb)
    if verb is None and not _carries_on(reading, own_start, stretch):
        return None
    for index in range(len(segments) - 2, -1, -1):
        start, end = _content_start(reading, *segments[index]), segments[index][1]
        if not _names_somebody(reading.words[start:end]):
            continue
        if (owner := _owner(reading, segments[:index], start, end)) is not None:
            return owner
        while index and _JOINED.match(reading.words[start:end]):
            index -= 1
            start = _content_start(reading, *segments[index])
        return Receiver(start, end, end) if reading.words[start:end].strip() else None
    return None


def _owner(reading: Reading, earlier: list[tuple[int, int]], start: int, end: int) -> Receiver | None:
    """新引进的企业，当年实到外资达到A的，给予…: the one named first meets the condition after."""
    if not earlier or not reading.words[start:end].rstrip().endswith("的") or _JOINED.match(reading.words[start:end]):
        return None
    first, last = _content_start(reading, *earlier[-1]), earlier[-1][1]
    text = reading.words[first:last].strip()
    if text.endswith("的") or not _names_somebody(text) or _TO.match(text):
        return None
    return Receiver(first, last, end)


def _carries_on(reading: Reading, start: int, stretch: Stretch) -> bool:
    """A segment that only bounds what was given before (最高不超过60万元)."""
    between = re.sub("^(?:分别|可|均|再|另)+", "", reading.words[start : stretch.start])
    if _MEASURES_ONLY.fullmatch(between.strip()):
        return True
    return _edges()[1].sub("", between).strip() == "" or _manner().match(between) is not None


def _names_somebody(text: str) -> bool:
    stripped = text.strip()
    if len(stripped) < 2 or _ASIDE.match(stripped) or re.search("[后时前]$|^每(?![家个户名人])", stripped):
        return False
    if _manner().match(stripped) and not re.match(r"(?:在|经|由|从).*[的之](?:[^的之]{2,20})?$", stripped):
        return False
    return _head().search(stripped) is not None or _EVENT.search(stripped) is not None


def _plain_name(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    text = reading.words[start:end]
    trimmed = _edges()[1].sub("", _WHEN.sub("", text))
    if re.match("同一|单|每", trimmed):
        trimmed = trimmed.removesuffix("的")
    if len(trimmed) < (4 if trimmed.endswith("的") else 2) or not _head().search(trimmed) or _is_manner(trimmed):
        return None
    return start, start + len(trimmed)


def _is_manner(name: str) -> bool:
    return _manner().match(name) is not None or _MONEY_NOUN.search(name) is not None


def _purpose(reading: Reading, stretch: Stretch, part_start: int) -> Receiver | None:
    """安排A经费支持X: the name behind the figure."""
    used = _USED_FOR.match(reading.words, stretch.end)
    if used is None:
        return None
    return Receiver(used.start("name"), used.end("name"), stretch.start)


def _each(reading: Reading, stretch: Stretch, part_start: int) -> Receiver | None:
    """单家企业每年不超过A."""
    found = _EACH.search(reading.words, stretch.since, stretch.start)
    return Receiver(found.start(), found.end(), stretch.start) if found else None


def _enumerated(reading: Reading, stretch: Stretch, part_start: int) -> Receiver | None:
    """给予补贴，其中博士每月2400元，硕士每月1200元: a label that names somebody."""
    found = _labelled(reading, stretch, part_start)
    if found is None or stretch.since == part_start:
        return None
    name = reading.words[found.start : found.end]
    if not _head().search(name) or re.match("每|单|同一|该|其|年|全|个人$|对|向", name):
        return None
    return found


def _own_label(reading: Reading, stretch: Stretch, subject: Receiver) -> Receiver | None:
    """本市作品播出的，电视剧每集8000元、电影每部6万元: the label of each, where all of a place is named before."""
    return _labelled(reading, stretch, 0) if _OF_A_PLACE.match(reading.words, subject.start) else None


def _counted(reading: Reading, stretch: Stretch, part_start: int) -> Receiver | None:
    """每标准箱150元、300元: what the sums are counted by, where nothing else is named."""
    text = reading.words[stretch.since : stretch.start]
    trimmed = _edges()[1].sub("", text.lstrip(" 、，：和及"))
    start = stretch.since + len(text) - len(text.lstrip(" 、，：和及"))
    return Receiver(start, start + len(trimmed), stretch.start) if _PER_UNIT.fullmatch(trimmed) else None


def _labelled(reading: Reading, stretch: Stretch, part_start: int) -> Receiver | None:
    """国家级50万元、省级20万元: the label in front of the figure."""
    start = stretch.since
    text = reading.words[start : stretch.start]
    lead = re.match(
        r"[\s、，：和及“\ufffc]*(?:其中)?(?:[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、](?!\d))?[\s（(“]*", text
    )
    offset = lead.end() if lead else 0
    trimmed = _PER_UNIT.sub("", _edges()[1].sub("", text[offset:]))
    if not 2 <= len(trimmed) <= 40 or _NOT_A_LABEL.search(trimmed) or _VERB.search(trimmed) or _is_manner(trimmed):
        return None
    return Receiver(start + offset, start + offset + len(trimmed), stretch.start)


def _content_start(reading: Reading, start: int, end: int) -> int:
    label = _LABEL.match(reading.words, start, end)
    return label.end() if label else start
