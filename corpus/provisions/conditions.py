"""The words that qualify a grant: 经认定, 符合条件, 具有…的, 按…综合评定，分档次."""

from __future__ import annotations

import re

from corpus.provisions.purpose import Stretch
from corpus.provisions.reading import HIDDEN, Reading
from corpus.provisions.receivers import Receiver
from corpus.provisions.vocabulary import words

_TRAILING = re.compile(r"(?:的|，|,|；|可|分别|应|将)+$")
_LEADING = re.compile(r"^(?:：|:|可|分别|，|,|并|且)+")
_CITATION = re.compile(rf"(?:按照|按|依照|依据|根据|参照)?[^，,{HIDDEN}]{{0,12}}{HIDDEN}+[^，,]{{0,12}}")
_GIVING = re.compile(r"(?:分别|可)?(?:给予|予以|奖励|资助|补助|补贴|追加|发放|安排|支持).*$")
_MANNER = re.compile(r"经|符合|通过|完成|达到|合格|分档|分级|分类|分等|择优|评[审定估]|根据|视|其中|满")
_GIVEN = re.compile(r"给予|予以|期限|最高|(?:补助|补贴|奖励|资助)[^，]{0,6}不超过")
_OTHER_SUM = re.compile(
    r"(?:给予|予以|补助|补贴|奖励|资助|发放|奖)[^，,；;。]{0,8}?[\d〇零一二三四五六七八九十百千两,.]+\s*[百千万亿]*(?:元|%)"
)
"""What is given in another case, told before this one: A类每班补贴6万元，B类每班补贴15万元."""
_NUMBERED = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百\d]+条\s*|\d{1,2}(?:\.\d{1,2})+\s+|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d))\s*"
    r"(?:【[^】]{1,20}】\s*)?"
)
_BOUNDING = re.compile(r"\s*(?:每[家人户年个月]{1,2}|单[个家]|全年|年度)*(?:最高|最多|不超过|累计|合计|总额|总计|上限)")
_CALCULATION = re.compile(
    r"^\s*(?:可|得)?按(?!.*(?:评审|评定|考核|评估|认定|排名))"
    r".*(?:标准|比例|额度|奖励|补助|资助|实际|投入|金额|总额|面积|费用|租金|价格|规定)"
)
_POLICY = re.compile(r"^\s*(?:落实|执行|除享受|在享受|享受|包括|含)")
_BESIDE = re.compile(r"(?<=[^的])(?:以及|及|和)(?=(?:经|符合|具有|获|被|入选|新)[^、]{0,20}的)")
_EMPTY = re.compile(r"^[\s，,、；;分别可再均并也又将应按以\ufffc]*$")


def condition_of(reading: Reading, stretch: Stretch, receiver: Receiver | None) -> str | None:
    """What must be so for the money to be given, in the clause's words; None where nothing is said."""
    found = _said(reading, stretch, receiver)
    return _NUMBERED.sub("", found) or None if found else None


def _said(reading: Reading, stretch: Stretch, receiver: Receiver | None) -> str | None:
    if receiver is None:
        return _approval(reading, stretch) or _event(reading, stretch)
    between = _between(reading, receiver, stretch) or _before(reading, receiver)
    qualifier = _qualifier(reading, receiver)
    if between and qualifier and not re.search(words("condition.marks_pattern"), qualifier):
        qualifier = None
    return "，".join(part for part in (qualifier, between) if part) or None


def _qualifier(reading: Reading, receiver: Receiver) -> str | None:
    """The words in front of the last 的 of each receiver named, or a whole name that ends in 的."""
    name = reading.words[receiver.start : receiver.end]
    flat = re.sub(r"[（(][^（()）]*[）)]", lambda match: HIDDEN * len(match.group()), name)
    found, start = [], 0
    for match in [*_BESIDE.finditer(flat), None]:
        stop = match.start() if match else len(flat.rstrip())
        cut = flat.rfind("的", start, stop)
        length = cut - start if cut >= 0 else _unmarked(flat[start:stop])
        if length >= 2:
            begin = receiver.start + start
            found.append(_TRAILING.sub("", reading.text[begin : begin + length]).strip())
        start = match.end() if match else stop
    return "；".join(dict.fromkeys(filter(None, found))) or None


def _unmarked(name: str) -> int:
    match = re.match(r"(?:经认定|符合条件|获奖|入选|达标)", name)
    return match.end() if match else 0


def _between(reading: Reading, receiver: Receiver, stretch: Stretch) -> str | None:
    """The words between the name and the giving that set a condition or a manner."""
    start, end = receiver.end, stretch.start
    if start >= end:
        return _approval(reading, stretch) if receiver.start < stretch.start else None
    flat = _CITATION.sub(lambda match: HIDDEN * len(match.group()), reading.words[start:end])
    spans = [match.span() for match in re.finditer(r"[^，,；;]+", flat)]
    if spans and start + spans[-1][1] == end:
        last = spans.pop()
        manner = _GIVING.sub("", flat[slice(*last)])
        if _MANNER.search(manner):
            spans.append((last[0], last[0] + len(manner)))
    giving = next((index for index, span in enumerate(spans) if _GIVEN.search(flat[slice(*span)])), len(spans))
    spans = _without_other_sums(reading, stretch, flat, spans[:giving])
    spans = [span for span in spans if _says_something(flat[slice(*span)])]
    if not spans:
        return None
    written = reading.text[start + spans[0][0] : start + spans[-1][1]]
    cleaned = _TRAILING.sub("", _LEADING.sub("", written.strip())).strip()
    return cleaned if len(cleaned) > 1 else None


def _without_other_sums(
    reading: Reading, stretch: Stretch, flat: str, spans: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """What is said behind a sum told before, or before it where this one only bounds that: 每集3万元，最高100万元."""
    others = [index for index, span in enumerate(spans) if _OTHER_SUM.search(flat[slice(*span)])]
    if not others:
        return spans
    own = reading.words[reading.segment(stretch.start)[0] : stretch.start]
    return spans[: others[0]] if _BOUNDING.match(own) else spans[others[-1] + 1 :]


def _says_something(segment: str) -> bool:
    return not (_EMPTY.match(segment) or HIDDEN in segment or _CALCULATION.search(segment) or _POLICY.match(segment))


def _before(reading: Reading, receiver: Receiver) -> str | None:
    """获得荣誉的，奖励项目单位A: what is said in front of a receiver named behind the verb."""
    start, _ = reading.part(receiver.start)
    spans = reading.segments(start, receiver.verb + 1) if start < receiver.verb < receiver.start else []
    if len(spans) < 2:
        return None
    written = reading.text[slice(*spans[-2])].strip()
    return _TRAILING.sub("", written) if written.endswith("的") and len(written) > 3 else None


def _event(reading: Reading, stretch: Stretch) -> str | None:
    """股票上市后，奖励100万元: the event in front, where nobody is named."""
    start, _ = reading.part(stretch.start)
    spans = reading.segments(start, stretch.start)
    if len(spans) < 2:
        return None
    written = reading.text[slice(*spans[-2])].strip()
    return written if re.search("[后时]$", written) else None


def _approval(reading: Reading, stretch: Stretch) -> str | None:
    """经认定 and the like, in the part that gives the money."""
    start, _ = reading.part(stretch.start)
    found = list(re.finditer(words("condition.approval_pattern"), reading.words[start : stretch.start]))
    if not found:
        return None
    match = found[-1]
    written = reading.text[start + match.start() : start + match.end()]
    return _TRAILING.sub("", _GIVING.sub("", written)).strip() or None
