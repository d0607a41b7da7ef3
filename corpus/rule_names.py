"""The names a rule goes by, and whether two names mean the same rule.

A rule may be cited without its issuer, without 中华人民共和国 or without （试行）; it may never be
cited by a merely similar title: 实施办法 and 办法 are different rules.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from corpus.issuers import ORGAN_END
from corpus.model import Metadata
from corpus.places import find_place, short_name
from corpus.scripts import may_be_traditional, to_simplified
from corpus.titles import TITLE_END, inner_title

_STATUS_WORDS = (r"征求意见稿|公开征求意见稿|草案|草案送审稿|送审稿|讨论稿|修订草案|修订稿|试行|暂行|修订|修正"
                 r"|修订版|新版|全文|公开版|代拟稿|报批稿|修正文本|修订文本|修正本|修订本"
                 r"|draft|draft for (?:public )?comments?|trial|for trial implementation|interim|provisional")
_STATUS_BRACKET = re.compile(r"\s*[（(〔\[](?:(?:19|20)\d{2}年?)?(?:第[一二三四五六七八九十]次)?"
                             rf"(?:{_STATUS_WORDS})[^（）()]{{0,6}}[)）〕\]]$", re.IGNORECASE)
_BRACKETS = "《》〈〉「」『』“”‘’\"'<>"
_PUNCTUATION = re.compile(rf"[\s{re.escape(_BRACKETS)}·・、，,。.:：;；]")
_DASHES = re.compile(r"[-—–－~～―‐‑]+")
_GENERIC = re.compile(
    r"^(?:the|a|national|municipal|city|level|plan|policy|policies|document|measures|draft|consultation|comment|for|国家|国务院"
    r"|中央|地方|省级|市级|区级|层面|级|文件|政策|计划|行动|若干|措施|办法|意见|规定|方案|通知|条例|草案|征求|稿|本|该|号文|\d+"
    r"|[\s-])+$", re.IGNORECASE)
_ISSUER_ABOUT = re.compile(r"^(?P<issuer>[\u4e00-\u9fff、 ]{2,60}?)(?=关于)")


@lru_cache(maxsize=4096)
def normal_name(name: str) -> str:
    """``name`` without quotation marks, spaces and differences of script, width and case."""
    text = unicodedata.normalize("NFKC", name)
    if may_be_traditional(text):
        text = to_simplified(text)
    text = text.translate(str.maketrans("〔〕【】[]", "()()()"))
    return _PUNCTUATION.sub("", _DASHES.sub("-", text)).casefold()


def without_status(title: str) -> str:
    """The title without a closing （征求意见稿）, （试行）, （2018年修正） and the like."""
    previous = None
    while previous != title:
        previous, title = title, _STATUS_BRACKET.sub("", title).strip()
    return title


def without_issuer(title: str) -> str:
    """The title from 关于 on where only a body or a place stands before it."""
    match = _ISSUER_ABOUT.match(title)
    if match is None:
        return title
    issuer = match["issuer"].strip()
    place = find_place(issuer)
    if ORGAN_END.search(issuer) or (place and (place.name == issuer or place.name.endswith(issuer))):
        return title[match.end():]
    return title


def full_names(metadata: Metadata) -> set[str]:
    """Normal forms of the names that mean this document and no other."""
    titles = {metadata.title, metadata.short_title, metadata.title_en, metadata.short_title_en}
    titles |= {alias for alias in metadata.aliases if not _GENERIC.match(normal_name(alias))}
    return {normal_name(form) for title in titles if title for form in _forms(title)}


def loose_names(metadata: Metadata) -> set[str]:
    """Normal forms that could mean this document if no other has a better claim.

    They lack the place or the state: 文化产业办法 for 深圳市文化产业办法, 著作权法.
    """
    base = without_status(metadata.title)
    names = {without_issuer(base), without_issuer(base).removeprefix("关于"), base.removeprefix("中华人民共和国")}
    region = metadata.region or ""
    for prefix in (region, short_name(region), re.sub(r"^.*?市", "", region)):
        if prefix:
            names |= {base.removeprefix(prefix), prefix + base} if base.startswith(prefix) else {prefix + base}
    return {normal_name(name) for name in names if TITLE_END.search(name) or name.isascii()}


def query_names(name: str) -> list[str]:
    """Normal forms of a name somebody uses, best first: as it is, without status, enclosed rule."""
    forms = dict.fromkeys(normal_name(form) for form in _forms(name.strip()))
    return [form for form in forms if form]


def aliases_of(title: str, notice: str | None = None) -> tuple[str, ...]:
    """Further names of a rule: its letter's title, and itself without issuer, 关于, brackets or state."""
    base = without_status(title)
    bare = without_issuer(base)
    found = [notice, base, bare, bare.removeprefix("关于"), base.removeprefix("中华人民共和国"), inner_title(base),
             re.sub(r"[《》“”]", "", base)]
    return tuple(name for name in dict.fromkeys(found) if name and name != title and len(name) > 2)


def _forms(title: str) -> list[str]:
    base = without_status(title.strip("《》 "))
    forms = [title, base]
    if inner := inner_title(base):
        forms += [inner, without_status(inner)]
    return forms
