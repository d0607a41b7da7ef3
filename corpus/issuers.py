"""Who issued a document: the body, its English name, its level and place."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from corpus.model import Level
from corpus.places import Place, find_foreign, find_own_place, find_place, known_places, table_rows
from corpus.scripts import may_be_traditional
from corpus.titles import ENGLISH_BODIES, FIELD_LINE, NOTICE, TitleBlock
from corpus.unlisted_places import unlisted_place
from corpus.written_dates import ANY_DATE

ORGAN_END = re.compile(r"(?:人民政府|政府|国务院|行政院|办公厅|办公室|委员会|常委会|代表大会|委|部|局|厅|署|总局|总署"
                       r"|法院|检察院|银行|中心|领导小组|小组|管委会|联合会|协会|处|院|会|党组)$")
"""The end of the name of a public body."""

_OF_TAIWAN = re.compile(r"民國|新[臺台][幣币]|行政院|縣政府|直轄市|[臺台][灣湾]|要點")
_SEPARATORS = re.compile(r"\s*[、,，;；]\s*|\s+")
_ISSUER_FIELDS = ("发文机构", "发布机构", "制定机关", "发文机关", "颁布机构", "发布单位", "发文单位", "主办单位",
                  "發文機關")
_DATE_ONLY = re.compile(rf"^[（(]?\s*{ANY_DATE}\s*[)）]?$", re.IGNORECASE)
_ABOUT = re.compile(r"^(?P<issuer>[\u4e00-\u9fff、，, ]{2,80}?)\s*关于")
_INTERPRETS = re.compile(
    r"本[\u4e00-\u9fff]{1,10}由(?P<organ>[\u4e00-\u9fff、]{2,40}?)(?:会同[^，。]*|商[^，。]*)?负责解释")
_NATIONAL = re.compile(r"^(?:国家|中华人民共和国|全国|最高人民|中共中央|国务院|中国)"
                       r"|(?<!宣传)(?<!组织)(?<!统战)(?<!工作)部$|总局$|总署$")
_ENGLISH_FROM = re.compile(r"^(?:FROM|ISSUED BY|ISSUING AUTHORITY)\s*:\s*(?P<organ>.*)$", re.IGNORECASE)
_MEMO_FIELD = re.compile(r"^[A-Z]{2,10}\s*:")
_ENGLISH_ORGAN = re.compile(rf"\b(?:{ENGLISH_BODIES}|Officer|Congress|Parliament|Yuan)\b")


def find_issuer(block: TitleBlock, text: str) -> tuple[str | None, str]:
    """The issuing body as named and where it was read; None and an empty string when unnamed."""
    for name in _ISSUER_FIELDS:
        if value := block.fields.get(name):
            return _listed(value), f"field {name}"
    if issuer := _from_title(block):
        return issuer, "title"
    if issuer := _signature(text):
        return issuer, "signature above the date"
    if block.letterhead:
        return _listed(block.letterhead), "letterhead"
    if issuer := _english(block):
        return issuer, "head"
    if match := _INTERPRETS.search(text):
        return _listed(match["organ"]), "inferred from the clause on who interprets it"
    return None, ""


def english_name(issuer: str) -> str | None:
    """The English names of the bodies in ``issuer``; None unless every one is known."""
    names = [_english_organ(organ) for organ in issuer.split("、")]
    known = [name for name in names if name]
    return "; ".join(known) if len(known) == len(names) else None


def find_jurisdiction(issuer: str | None, title: str, text: str) -> tuple[Place | None, str]:
    """The place a document speaks for and where that was read.

    A national body goes before any place, the issuer's place before the title's; the place of
    the body that interprets the document, a place that only its form tells, the place the text calls
    its own and the state whose words it uses come last. Texts in traditional script are looked at for the latter first.
    """
    if may_be_traditional(title) and (place := _place_by_script(text)):
        return place, "inferred from script and wording"
    if issuer and (place := _place_of_issuer(issuer)):
        return place, "issuer"
    if title.startswith(("中华人民共和国", "全国")):
        return known_places()["中国"], "title"
    if place := find_place(title, short=True):
        return place, "title"
    if (match := _INTERPRETS.search(text)) and (place := find_place(match["organ"], short=True)):
        return place, "clause on who interprets it"
    if place := unlisted_place(issuer, title, text):
        return place, "inferred from the form of the name"
    if place := find_own_place(text):
        return place, "inferred: the place the text names most"
    if place := find_foreign(text):
        return place, "wording of the text"
    return None, ""


def complete_name(issuer: str, place: Place | None) -> str:
    """The issuer with its place where the text leaves it out: 市文化局 becomes 深圳市文化局."""
    if place is None or place.level not in (Level.PROVINCIAL, Level.MUNICIPAL, Level.DISTRICT):
        return issuer
    return "、".join(_completed(organ, place) for organ in issuer.split("、"))


def _completed(organ: str, place: Place) -> str:
    own = place.name.removeprefix(place.within)
    for written in (own, place.name[-1]):
        if organ.startswith(written) and not organ.startswith(place.name):
            return place.name + organ.removeprefix(written)
    return organ


def _place_by_script(text: str) -> Place | None:
    if re.search(r"中华人民共和国|中華人民共和國|國務院", text):
        return None
    for word, name in (("香港", "香港特别行政区"), ("澳門", "澳门特别行政区")):
        if text.count(word) >= 3:
            return known_places()[name]
    if place := find_foreign(text):
        return place
    return known_places()["台湾地区"] if _OF_TAIWAN.search(text) else None


def is_national(organ: str) -> bool:
    """Whether the name alone is that of a national body."""
    return organ.removeprefix("中华人民共和国") in _organs("national")


def _place_of_issuer(issuer: str) -> Place | None:
    first = issuer.split("、")[0]
    if is_national(first):
        return known_places()["中国"]
    if place := find_place(first, short=True):
        return place
    return known_places()["中国"] if _NATIONAL.search(first) else None


def _from_title(block: TitleBlock) -> str | None:
    for heading in (block.notice, block.title):
        if not heading:
            continue
        match = NOTICE.match(heading) or _ABOUT.match(heading)
        if match and match["issuer"] and _are_organs(match["issuer"]):
            return _listed(match["issuer"])
    title = block.title or ""
    starting = [organ for organ in _organs("national") if title.startswith(organ) and len(organ) < len(title)]
    return max(starting, key=len, default=None)


def _signature(text: str) -> str | None:
    """The bodies on the lines above the first date that stands alone."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    for index, line in enumerate(lines):
        if not _DATE_ONLY.match(line):
            continue
        organs: list[str] = []
        for above in reversed(lines[max(0, index - 12):index]):
            if len(above) > 60 or not _are_organs(above) or FIELD_LINE.match(above):
                break
            organs.insert(0, _listed(above))
        if organs:
            return "、".join(organs)
    return None


def _are_organs(text: str) -> bool:
    parts = [part for part in _SEPARATORS.split(text.strip()) if part]
    return bool(parts) and all(ORGAN_END.search(part) and re.fullmatch(r"[\u4e00-\u9fff]{2,30}", part)
                               for part in parts)


def _listed(text: str) -> str:
    if not re.search(r"[\u4e00-\u9fff]", text):
        return text
    return "、".join(part for part in _SEPARATORS.split(text.strip()) if part)


def _english(block: TitleBlock) -> str | None:
    lines = block.lines
    for index, line in enumerate(lines[:30]):
        if match := _ENGLISH_FROM.match(line):
            if match["organ"]:
                return str(match["organ"]).strip()
            below = takewhile(lambda other: not _MEMO_FIELD.match(other), lines[index + 1:index + 9])
            named = [other for other in below if _ENGLISH_ORGAN.search(other) and len(other) < 100]
            return "; ".join(named) or None
    return None


def _english_organ(organ: str) -> str | None:
    bare = organ.removeprefix("中华人民共和国")
    if name := _organs("national").get(bare):
        return name
    place = find_place(organ)
    if place is None or re.search(r"[\u4e00-\u9fff]", place.english):
        return None
    named = place.name.removeprefix(place.within) if place.level is Level.DISTRICT else place.name
    rest = bare.split(named)[-1]
    pattern = _organs("local").get(rest)
    return pattern.replace("{place}", place.english.split(",")[0]) if pattern else None


@cache
def _organs(scope: str) -> dict[str, str]:
    return {row[0]: row[1] for row in table_rows("organs.tsv") if row[2] == scope}
