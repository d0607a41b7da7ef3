"""Which documents a question names: by title, alias, issuer, number, place or level."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from assistant.understanding.vocabulary import phrases
from corpus.glossary import ConceptMatch, Glossary
from corpus.model import ClauseKind, Document, Level, Metadata, Status
from corpus.places import known_places
from corpus.scripts import to_simplified

_TITLE = re.compile(r"《([^《》]+(?:《[^》]*》[^《》]*)*)》")
_JURISDICTION_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|地区|省|市|区|县)$")
_EN_SUFFIX = re.compile(r"\s+(?:district|city|county|province|municipality)$")
_DISTRICT = re.compile(r"[\u4e00-\u9fff]{2}[区县]")
# No county's name holds these: 明年县里, 我们是县办林场, 哪个县.
_NOT_IN_A_NAME = re.compile(
    "[们是年月日的了在有个各全本该哪那这到为从由和与及或我你他她它其此某每等被把给问请离着跟去往回进向对让叫帮靠住来两几一]"
)
_OF_THE_COUNTY = tuple("级里城属域办内")
"""What follows where the county is meant that the text is for: 能评县级工坊, 拿过县里的钱."""
_NO_JURISDICTION = ("地区", "湾区")
_MIN_NAME = 3
_LONG_NAME = 5
_ADJECTIVE = re.compile(r"\b(?P<country>[A-Z][a-z]{3,})(?:n|an|ian|ese|i|ish)\b")
_COUNTED = re.compile(r"(?<![第\d])(\d{1,3})条(?!件)")
"""A text called after how many clauses it has: 人才制度改革的30条意见."""
_NO_NAME_ENDS_SO = tuple("的了是有在到至和与及或按照据看查问")
"""What a name does not end with, so that 30条 behind it counts or points to clauses: 政策的30条, 一共有30条."""
_INSTRUMENT = re.compile(
    r"[\u4e00-\u9fff“”《》〈〉、（）()]{6,60}(?:规定|办法|细则|条例|方案|意见|计划|措施|规则|规范|规程)(?:[（(][^）)]{1,8}[）)])?"
)
_CAPITAL = "北京"
_ABROAD = "overseas"
_NATIONAL = re.compile(r"国家|中央|部委|部里|文化部|文旅部|national|ministry")
_LAW = re.compile(
    r"(?:^|[，,。？?\s按据照看查])(?P<law>(?!本)[\u4e00-\u9fff]{2,20}?(?:法|条例|办法))的?(?=第?[〇零一二三四五六七八九十百\d]+条)"
)
_ENGLISH_LAW = re.compile(
    r"\bthe (?P<law>[A-Z][\w-]+ (?:(?:[A-Z][\w-]+|of|and|on|for|the|in) ){0,8}?"
    r"(?:Law|Act|Code|Regulations?|Decree|Directive))\b"
)


@dataclass(frozen=True, slots=True)
class NamedDocuments:
    """``documents`` named, what is left of the text, and what it names that the library lacks.

    ``by_title`` are those of the documents that a title, an alias or a number names.
    """

    documents: tuple[str, ...]
    remaining: str
    foreign_place: str | None = None
    foreign_rule: str | None = None
    by_title: tuple[str, ...] = ()


def named_at(text: str, metadata: Metadata) -> int:
    """Where a question first speaks of a document: by a title, its place or its level; -1 where it does not."""
    names = [metadata.title, metadata.short_title, metadata.region, metadata.region_en, *metadata.aliases]
    lowered = text.lower()
    places = [lowered.find(name.lower().removesuffix("市")) for name in names if name]
    level = (_NATIONAL if metadata.level is Level.NATIONAL else phrases("level_local")).search(lowered)
    found = [place for place in places if place >= 0] + ([level.start()] if level else [])
    return min(found, default=-1)


class DocumentNames:
    """The names of a library's documents, compiled once."""

    def __init__(self, documents: Sequence[Document], glossary: Glossary) -> None:
        """Compile the names; cheap for hundreds of documents."""
        self._documents = documents
        self._glossary = glossary
        self._names: list[tuple[str, str]] = sorted(
            ((name, d.document_id) for d in documents for name in _names(d.metadata) | _instruments(d)),
            key=lambda p: -len(p[0]),
        )
        self._regions = {d.document_id: _regions(d.metadata) for d in documents}
        self._numbers_of_clauses = [
            (d.document_id, found[1]) for d in documents if (found := _COUNTED.search(d.metadata.title))
        ]

    def find(self, text: str) -> NamedDocuments:
        """Read the documents named in a normalised question.

        A full title or alias is cut out of ``remaining``; a place or level is cut out too, since
        it says where to look and not what for.
        """
        for aside in ("set_aside", "levels_offered"):
            text = phrases(aside).sub(lambda m: " " * len(m.group()), text)
        both = phrases("both_levels").search(text)
        if both is not None:
            text = text[: both.start()] + " " * len(both.group()) + text[both.end() :]
        text, chosen = self._by_capital(text)
        text, named = self._by_name(text)
        text, counted = self._by_its_number_of_clauses(text)
        named += [d for d in counted if d not in named]
        remaining = text
        chosen += [d for d in named if d not in chosen]
        foreign_rule = self._foreign_rule(remaining)
        district = self._other_district(remaining)
        by_region, remaining, foreign_place = self._by_region(remaining)
        foreign_place = foreign_place or self._adjective_abroad(text)
        chosen += [d for d in by_region if d not in chosen and not set(counted) & set(by_region)]
        if both is not None:
            every = [d.document_id for d in self._documents if not chosen or d.metadata.level is Level.NATIONAL]
            chosen += [d for d in every if d not in chosen]
        by_level, remaining = self._by_level(remaining)
        chosen += [d for d in by_level if d not in chosen]
        chosen += [d for d in self._by_status(remaining) if not chosen]
        country = self._country_asked(text)
        other = not by_region or phrases("compares_places").search(text) is not None
        owned = foreign_place is not None and other and _is_of_the_place(remaining, foreign_place)
        if foreign_place and not owned and not _is_compared(text, foreign_place) and (chosen or country):
            if not chosen:
                remaining = self._without_home(remaining, foreign_place)
                chosen = [d.document_id for d in self._documents if d.metadata.level is Level.NATIONAL]
            foreign_place = None
        return NamedDocuments(tuple(chosen), remaining, district or foreign_place, foreign_rule, tuple(named))

    def _country_asked(self, text: str) -> bool:
        """Whether the country's own rules, which some document holds, are asked about: they hold in every place."""
        held = [d.metadata for d in self._documents if d.metadata.level is Level.NATIONAL]
        issuers = {name for m in held for name in (m.issuer, m.issuer_en) if name}
        asked = phrases("country_asked").search(text) is not None
        return (asked and bool(held)) or any(name in text for name in issuers)

    def _without_home(self, text: str, place: str) -> str:
        """A text without where the asker is at home; a place that the texts print may be what is asked about."""
        printed = any(place in clause.text for document in self._documents for clause in document.clauses)
        return text if printed else text.replace(place, " " * len(place))

    def _by_capital(self, text: str) -> tuple[str, list[str]]:
        """The national documents where the capital speaks for the country's government and none is the town's own."""
        national = [d.document_id for d in self._documents if d.metadata.level is Level.NATIONAL]
        if not national or any(_CAPITAL in names for names in self._regions.values()):
            return text, []
        spoken = phrases("capital_speaks")
        return spoken.sub(lambda m: " " * len(m.group()), text), national if spoken.search(text) else []

    def _by_status(self, text: str) -> list[str]:
        """The one document that is a draft, where a question speaks of “the draft”."""
        drafts = [d.document_id for d in self._documents if d.metadata.status is Status.DRAFT]
        return drafts if len(drafts) == 1 < len(self._documents) and phrases("the_draft").search(text) else []

    def _by_name(self, text: str) -> tuple[str, list[str]]:
        chosen: list[str] = []
        lowered = text.lower()
        for name, document_id in self._names:
            position = lowered.find(name)
            if position < 0:
                continue
            if document_id not in chosen:
                chosen.append(document_id)
            blank = " " * len(name)
            lowered = lowered.replace(name, blank)
            text = "".join(b if b == " " and a != " " else a for a, b in zip(text, lowered, strict=True))
        return text, chosen

    def _by_its_number_of_clauses(self, text: str) -> tuple[str, list[str]]:
        """The one document whose title says how many clauses it has, where a question calls it so: 人才30条."""
        for match in _COUNTED.finditer(text):
            before = text[: match.start()].rstrip()[-1:]
            called = [d for d, number in self._numbers_of_clauses if number == match[1]]
            if len(called) == 1 and "\u4e00" <= before <= "\u9fff" and before not in _NO_NAME_ENDS_SO:
                return text[: match.start()] + " " * len(match.group()) + text[match.end() :], called
        return text, []

    def _foreign_rule(self, text: str) -> str | None:
        match = _TITLE.search(text)
        if match and match.group(1).strip():
            return match.group(1).strip()
        unmarked = _LAW.search(text) or _ENGLISH_LAW.search(text)
        return unmarked["law"].strip() if unmarked else None

    def _by_region(self, text: str) -> tuple[list[str], str, str | None]:
        chosen: list[str] = []
        foreign: str | None = None
        lowered = text.lower()
        for match in self._glossary.concepts_in(text):
            concept = self._glossary.get(match.concept)
            ancestors = self._glossary.ancestors(match.concept)
            if concept.category != "place":
                continue
            if _ABROAD in ancestors:
                foreign = foreign or self._rules_abroad(text, match)
                continue
            if not _is_jurisdiction(concept.zh, ancestors):
                continue
            within = [concept, *(self._glossary.get(a) for a in ancestors)]
            places = {_strip(z) for place in within for z in place.zh}
            own = {_strip(z) for z in concept.zh}
            home = [d for d, names in self._regions.items() if names & own and self._is_of(d, own)]
            home = home or [d for d, names in self._regions.items() if names & places]
            chosen += [d for d in home if d not in chosen]
            if home:
                lowered = lowered[: match.start] + " " * (match.end - match.start) + lowered[match.end :]
            elif foreign is None and not is_on_the_way(text, match.start, match.end):
                governed = _is_governed(concept.zh, ancestors)
                foreign = match.surface if governed else self._rules_abroad(text, match)
        printed = [(n, d) for d, names in self._regions.items() for n in names if len(n) > 1 and n in lowered]
        for name, document_id in printed:
            chosen += [document_id] if document_id not in chosen else []
            lowered = re.sub(re.escape(name) + "[市省区县]?", lambda m: " " * len(m.group()), lowered)
        text = "".join(" " if b == " " else a for a, b in zip(text, lowered, strict=True))
        return chosen, text, foreign

    def _rules_abroad(self, text: str, place: ConceptMatch) -> str | None:
        """A country whose own government or support is asked about: Japanese subsidies, 日本政府给什么."""
        printed = any(place.surface in clause.text for document in self._documents for clause in document.clauses)
        asked = phrases("its_rules").match(text[place.end :]) is not None
        return place.surface if asked and not printed else None

    def _adjective_abroad(self, text: str) -> str | None:
        """A country by an adjective that the glossary lacks, whose own support is asked about: Singaporean grants."""
        for word in _ADJECTIVE.finditer(text):
            if phrases("its_rules").match(text[word.end() :]) is None:
                continue
            if any(word["country"].lower().startswith(name[:-1]) for name in self._countries):
                return word.group()
        return None

    @cached_property
    def _countries(self) -> tuple[str, ...]:
        """The English names of countries and parts of the world that are long enough to know their adjectives by."""
        abroad = (c for c in self._glossary.concepts if _ABROAD in self._glossary.ancestors(c.id))
        return tuple(name for c in abroad for name in c.en if len(name) >= _LONG_NAME and " " not in name)

    def _other_district(self, text: str) -> str | None:
        """A district or county named in full that no document is for, its city's documents included."""
        for match in _DISTRICT.finditer(text):
            name = match.group()
            city = _districts().get(name)
            county = name.endswith("县") and text[match.end() : match.end() + 1] not in _OF_THE_COUNTY
            if city is None and not (county and self._is_unheard_of(name)):
                continue
            if any(_strip(name) in names for names in self._regions.values()):
                continue
            if city is None or not self._is_city_wide(_strip(city)):
                return name
        return None

    def _is_unheard_of(self, name: str) -> bool:
        printed = any(name in clause.text for document in self._documents for clause in document.clauses)
        return not printed and _NOT_IN_A_NAME.search(name) is None

    def _is_of(self, document_id: str, names: set[str]) -> bool:
        """Whether a place is the very one a document is for, and that is a district."""
        metadata = next(d.metadata for d in self._documents if d.document_id == document_id)
        return metadata.level is Level.DISTRICT and _strip(to_simplified(metadata.region or ""))[-2:] in {
            n[-2:] for n in names
        }

    def _is_city_wide(self, city: str) -> bool:
        """Whether some document is for a whole city rather than one of its districts."""
        return any(
            city in self._regions[d.document_id] and d.metadata.level is not Level.DISTRICT for d in self._documents
        )

    def _by_level(self, text: str) -> tuple[list[str], str]:
        chosen: list[str] = []
        for name, wanted in (
            ("level_national", {Level.NATIONAL}),
            ("level_local", {Level.MUNICIPAL, Level.PROVINCIAL, Level.DISTRICT}),
        ):
            pattern = phrases(name)
            if not pattern.search(text):
                continue
            chosen += [d.document_id for d in self._documents if d.metadata.level in wanted]
            text = pattern.sub(lambda m: " " * len(m.group()), text)
        return chosen, text


def is_on_the_way(text: str, start: int, end: int) -> bool:
    """Whether a place is where somebody comes from or travels to, not where the rules asked for hold.

    从广州包机, 去海南过冬, 上海一所高校跑来咱市里, a flight from Hong Kong.
    """
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if phrases("its_rules").match(after):
        return False
    comes = phrases("comes_from").search(before) or phrases("comes_here").match(after)
    comes = comes or phrases("visited").search(before)
    return bool(comes or (phrases("goes_to").search(before) and phrases("stays_there").match(after)))


def _is_of_the_place(text: str, place: str) -> bool:
    """Whether a document that was cut out of the text was called that of a place: Macau's ____, 广州: 谁解释 ____."""
    name = re.escape(place)
    return re.search(rf"{name}(?:'s|’s|[市省县]?的)\s{{{_MIN_NAME},}}|^\W*{name}\s*[:：]", text) is not None


def _is_compared(text: str, place: str) -> bool:
    """Whether a place is set against another one: 深圳和广州哪个给得多."""
    name, joint = re.escape(place), phrases("joins_places").pattern
    joined = re.search(rf"(?:{joint})\s*{name}|{name}(?:的[^,，。?]{{1,8}}?)?\s*(?:{joint})", text, re.IGNORECASE)
    return joined is not None and phrases("compares_places").search(text) is not None


def is_one_place(concept: str, glossary: Glossary) -> bool:
    """Whether a concept, by its id, is a place of its own or a country, no group (沿线国家) or sort of place (沿海)."""
    ancestors = glossary.ancestors(concept)
    return _ABROAD in ancestors or _is_jurisdiction(glossary.get(concept).zh, ancestors)


def lies_within(place: str, metadata: Metadata, glossary: Glossary) -> bool:
    """Whether a place, by its id in the glossary, lies in that of a document and is not the same."""
    own, names = {_strip(zh) for zh in glossary.get(place).zh}, _regions(metadata)
    around = {_strip(zh) for above in glossary.ancestors(place) for zh in glossary.get(above).zh}
    return metadata.level is not Level.DISTRICT and not own & names and bool(around & names)


def is_place_of(place: str, metadata: Metadata, glossary: Glossary) -> bool:
    """Whether a document is for that very place."""
    return bool({_strip(zh) for zh in glossary.get(place).zh} & _regions(metadata))


def district_named(text: str) -> str | None:
    """The first known district that a question names in full (宝安区)."""
    return next((m.group() for m in _DISTRICT.finditer(text) if m.group() in _districts()), None)


def part_named(text: str, metadata: Metadata, glossary: Glossary) -> str | None:
    """The part of a document's place that a text names by any of its names (宝安, Longgang), as it is written there."""
    found = (m for m in glossary.concepts_in(text) if lies_within(m.concept, metadata, glossary))
    return next((text[m.start : m.end] for m in found if glossary.get(m.concept).category == "place"), None)


@cache
def _districts() -> dict[str, str]:
    """The known districts and the city each is in: 黄埔区 in 广州市."""
    districts = (place for place in known_places().values() if place.level is Level.DISTRICT)
    return {place.name.removeprefix(place.within): place.within for place in districts}


def _names(metadata: Metadata) -> set[str]:
    given = [
        metadata.title,
        metadata.short_title,
        metadata.title_en,
        metadata.short_title_en,
        metadata.number,
        *metadata.aliases,
    ]
    names = {to_simplified(_plain(name)).lower() for name in given if name}
    return {name for name in names if len(name) >= _MIN_NAME}


def _instruments(document: Document) -> set[str]:
    """The titles of the rules that a document brings as attachments, where each is one of its own."""
    titles = (line for c in document.clauses if c.kind is ClauseKind.ANNEX for line in c.text.split("\n")[:2])
    return {to_simplified(_plain(t)).lower() for t in titles if _INSTRUMENT.fullmatch(_plain(t))}


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", " ".join(name.split()))


def _regions(metadata: Metadata) -> frozenset[str]:
    names = {to_simplified(metadata.region)} if metadata.region else set()
    parts = {part for name in names for part in re.findall(r"[^省市区县]+(?:特别行政区|自治区|[省市区县])?", name)}
    zh = {_strip(name) for name in names | parts}
    en = {_EN_SUFFIX.sub("", part.strip()) for part in (metadata.region_en or "").lower().split(",")}
    return frozenset(n for n in zh | en if n and n not in {"中国", "china", "全国", "nationwide"})


def _strip(name: str) -> str:
    return _JURISDICTION_SUFFIX.sub("", name) or name


def _is_governed(zh: Sequence[str], within: Collection[str]) -> bool:
    """Whether a place has a government of its own, as parts of a country (西部, 长三角) have none."""
    return not within or any(name != _strip(name) and not name.endswith(_NO_JURISDICTION) for name in zh)


def _is_jurisdiction(zh: Sequence[str], within: Collection[str]) -> bool:
    """A named place (广州 and 广州市, 南山区), not a kind of place (省级, 城市, 沿海地区) or a direction (海外)."""
    if within and _is_governed(zh, within):
        return True
    named = zh if within else [name for name in zh if not name.endswith("地区") or name.startswith("台湾")]
    return any(name != _strip(name) and _strip(name) in zh for name in named)
