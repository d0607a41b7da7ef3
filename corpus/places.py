"""Places of government named in a text: which one, its English name, its level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.model import Level

_SUFFIX = re.compile(r"(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|经济特区|省|市|新区|区|县)$")
_UNDER_A_CITY = r"(?P<under>[\u4e00-\u9fff]{1,6}?(?:新区|开发区|自治县|区|县|市)(?!域|间|别|分|块|政府间|场|民))?"
_NOT_A_DISTRICT = re.compile(r"^[各本全该两区县市和与及的]|[和与及的等在为]"
                             r"|(?:地|园|社|片|景|辖|小|校|郊|街|专|分|特|市)区$"
                             r"|(?:示范|试验|合作|保税|功能|商务|集聚|产业|主城|中心城)区$")
_OWN_LEVEL = ((Level.DISTRICT, re.compile(r"[我本全]区|我县|本县|全县|区财政|区级财政|县财政")),
              (Level.MUNICIPAL, re.compile(r"[我本全]市|市财政|市级财政")),
              (Level.PROVINCIAL, re.compile(r"[我本全](?:省|自治区)|省财政")))
_ABROAD = (
    (re.compile(r"中華民國|行政院|直轄市政府"), "台湾地区"),
    (re.compile(r"\b(?:Republic of China|Executive Yuan|Taiwan)\b(?! Strait)"), "台湾地区"),
    (re.compile(r"\bUnited States\b|\bU\.S\. Government\b|\bFederal (?:Register|agencies|Government)\b"), "美国"),
    (re.compile(r"\bEuropean (?:Union|Parliament|Commission)\b"), "欧盟"),
    (re.compile(r"\bUnited Kingdom\b|\bHM Government\b"), "英国"),
    (re.compile(r"\bPeople's Republic of China\b|\bP\.?R\.?C\.?\b|\bState Council\b"), "中国"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place with the name it goes by (温州市鹿城区), its English name and its level."""

    name: str
    english: str
    level: Level
    within: str = ""


@cache
def known_places() -> dict[str, Place]:
    """The table of places by full name; districts stand under city and district together."""
    places: dict[str, Place] = {}
    for row in table_rows("places.tsv"):
        name, english, level, within = (row + [""])[:4]
        if level == Level.DISTRICT:
            parent = places[within]
            places[within + name] = Place(within + name, f"{_district_english(english)}, {parent.english}",
                                          Level.DISTRICT, within)
        else:
            places[name] = Place(name, english, Level(level), within)
    return places


def table_rows(name: str) -> Iterator[list[str]]:
    """The rows of a TAB-separated data file of this package, without comments and heading."""
    lines = resources.files("corpus").joinpath(name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    yield from rows[1:]


def find_place(text: str, *, short: bool = False) -> Place | None:
    """The first place named in ``text``; with ``short`` also 北京 for 北京市 and 鹿城区 alone."""
    match = _full_names().search(text)
    found = _place_at(match) if match else None
    if not short:
        return found
    brief = _short_names().search(text)
    if brief and (match is None or brief.start() < match.start()):
        return _short_places()[brief[0]]
    return found


def find_foreign(text: str) -> Place | None:
    """The state or region whose own words the text uses, for texts that name no Chinese place."""
    counts = [(len(pattern.findall(text)), name) for pattern, name in _ABROAD]
    most, name = max(counts, key=lambda pair: pair[0])
    return known_places()[name] if most else None


def find_own_place(text: str) -> Place | None:
    """The place most often named in a text that speaks of 我区, 我市 or 我省, at that level."""
    spoken = [(len(pattern.findall(text)), level) for level, pattern in _OWN_LEVEL]
    most, level = max(spoken, key=lambda pair: pair[0])
    if not most:
        return None
    return next((place for place, _ in count_places(text) if place.level is level), None)


def count_places(text: str) -> list[tuple[Place, int]]:
    """The places named in full in ``text`` with how often, most frequent first."""
    counts: dict[str, int] = {}
    found: dict[str, Place] = {}
    for match in _full_names().finditer(text):
        place = _place_at(match)
        found[place.name] = place
        counts[place.name] = counts.get(place.name, 0) + 1
    return sorted(((found[name], count) for name, count in counts.items()), key=lambda pair: -pair[1])


def short_name(name: str) -> str:
    """深圳 for 深圳市, 广西 for 广西壮族自治区."""
    return _SUFFIX.sub("", name) or name


def _place_at(match: re.Match[str]) -> Place:
    places = known_places()
    name = match["name"].replace("经济特区", "市") if match["name"] not in places else match["name"]
    under, parent = match["under"], places[name]
    if parent.level is Level.PROVINCIAL and (lower := _full_names().match(match.string, match.end("name"))):
        return _place_at(lower)
    if not under or name + under in places:
        return places.get(name + (under or ""), parent)
    if under.endswith("市") or _NOT_A_DISTRICT.search(under):
        return parent
    full = name + under
    return Place(full, f"{under}, {parent.english}", Level.DISTRICT, name)


def _district_english(name: str) -> str:
    return name if name.endswith(("District", "Area", "New")) else f"{name} District"


@cache
def _full_names() -> re.Pattern[str]:
    names = [name for name, place in known_places().items() if place.level in (Level.PROVINCIAL, Level.MUNICIPAL)]
    zones = [short_name(name) + "经济特区" for name in ("深圳市", "珠海市", "汕头市", "厦门市")]
    listed = "|".join(sorted(map(re.escape, [*zones, *names]), key=len, reverse=True))
    return re.compile(f"(?P<name>{listed}){_UNDER_A_CITY}")


@cache
def _short_places() -> dict[str, Place]:
    """Short names that stand for one place only and are no common words."""
    found: dict[str, list[Place]] = {}
    for name, place in known_places().items():
        if place.level is Level.DISTRICT:
            found.setdefault(name.removeprefix(place.within), []).append(place)
        elif place.level in (Level.PROVINCIAL, Level.MUNICIPAL):
            found.setdefault(short_name(name), []).append(place)
    ambiguous = {"和平", "大同", "长治", "安康", "保定", "日照", "中山", "光明", "宣城", "玉树", "来宾", "吉安"}
    return {name: max(places, key=lambda place: place.level is Level.PROVINCIAL) for name, places in found.items()
            if name not in ambiguous and (len(places) == 1 or places[0].level is Level.PROVINCIAL)}


@cache
def _short_names() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _short_places()), key=len, reverse=True)))
