"""Places that the table of places lacks, read by their form: 云塘县, 白鹭湾新区, 石桥镇."""

from __future__ import annotations

import re

from corpus.model import Level
from corpus.places import Place

_KINDS = {
    "自治县": ("County", Level.DISTRICT), "自治州": ("Prefecture", Level.MUNICIPAL),
    "高新区": ("High-tech Zone", Level.DISTRICT), "开发区": ("Development Zone", Level.DISTRICT),
    "新区": ("New Area", Level.DISTRICT), "省": ("Province", Level.PROVINCIAL), "市": ("", Level.MUNICIPAL),
    "县": ("County", Level.DISTRICT), "区": ("District", Level.DISTRICT), "旗": ("Banner", Level.DISTRICT),
    "镇": ("Town", Level.DISTRICT), "乡": ("Township", Level.DISTRICT),
}  # fmt: skip
_LONGEST_STEM = 4
_FORM = re.compile(rf"(?P<stem>[\u4e00-\u9fff]{{2,{_LONGEST_STEM}}}?)(?P<kind>{'|'.join(_KINDS)})(?!场)")
# What stands before 县 or 区 and names no place, and words that end like one.
_NO_NAME = re.compile(
    "^(?:关于|对于|各|全|本|我|该|有关|相关|所有|部分|重点|试点|示范|先进|贫困|脱贫|农业|林业|产粮|旅游|边境|边远|沿海"
    "|革命|民族|少数|中小|特大|大中|资源|老工业|城乡|农村|乡村|中心|工业|商业|居民|历史|住宅|自然|自由|综合|国家|省级|市级)"
    "|[和与及的等在为对]|示范|试验|试点|产业|经济|技术|开发|管理|旅游|文化|生态|创新|改革|商品|交易|地产"
)
_NO_PLACE = re.compile("[地园社片景辖小校郊街专分特城库矿灾山牧林湖港厂]区$|[城都门超夜股楼]市$")
_BEGINS = "(?:^|[^\u4e00-\u9fff]|[由向经报到与和及])"
_ORGAN = "(?:人民政府|政府|管委会|管理委员会|街道|[\u4e00-\u9fff]{1,10}(?:局|委员会|办公室|委))"


def unlisted_place(issuer: str | None, title: str, text: str) -> Place | None:
    """The place that the issuer's name or the title begins with, where the text knows a body of it; else None.

    A body may stand without the name of its place: 县财政局 in a text on 云塘县.
    """
    for source in (issuer or "", title):
        match = _FORM.match(source)
        if match is None or _NO_NAME.search(match["stem"]) or _NO_PLACE.search(match.group()):
            continue
        name = match.group()
        if re.search(f"(?:{name}|{_BEGINS}{match['kind'][-1]}){_ORGAN}", text):
            english, level = _KINDS[match["kind"]]
            return Place(name, f"{_spelt(match['stem'])} {english}".strip(), level)
    return None


def _spelt(stem: str) -> str:
    """A name as its characters are read, without tones: Yuntang."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(stem)).capitalize()
