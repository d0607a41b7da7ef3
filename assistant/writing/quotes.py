"""Rule: what stands in quotation or title marks stands so in a cited clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.contract import Language
from assistant.writing.case import MARK, Case, Fault, Ground, flat
from assistant.writing.lexicon import pattern
from assistant.writing.sheet import Source, rendering_with_slots, with_slots

_NO_WORD = r"(?:没有|未见|不见|没写|未写|\bno|\bnot|\bwithout)"
_STOPS = "。.！!？?；;，,"
_SENTENCE = 12
_LIST = re.compile(r"[:：]\s*(?:\n|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-z])[）)、.])")
_NUMERAL = r"[一二三四五六七八九十百零\d]{1,5}"
NUMBER = re.compile(
    rf"^(?:第{_NUMERAL}条|article \d+\W|[（(]{_NUMERAL}[）)]|{_NUMERAL}[、.])\s*",
    re.IGNORECASE,
)
_PHRASE, _PHRASE_ENGLISH = 5, 12
_NAMED = re.compile("《.*》")
_HAN = re.compile(r"[\u3400-\u9fff]")


def verbatim(case: Case) -> Fault | None:
    """The first quotation that no cited clause holds, or title that none names."""
    for quoted in case.quotations:
        wanted = flat(quoted).strip("。.,，;；")
        if not wanted.strip(MARK):
            continue
        if is_missed(case, quoted) and not any(wanted in g.flat for g in case.grounds):
            continue
        if MARK in wanted or (wanted and not any(wanted in g.flat for g in case.grounds)):
            return Fault("quote", quoted)
        if wanted and all(_is_cut(wanted, g, case.own) for g in case.grounds if wanted in g.flat):
            return Fault("quote_cut", quoted)
    for title in case.titles:
        if not any(_names(flat(title), g.flat) for g in case.grounds):
            return Fault("quote", title)
    return None


def is_whole_sentence(case: Case) -> bool:
    """Whether the sentence is one of a cited clause, word for word with its slots, and no item of a list.

    What a clause says in a sentence of its own is true whatever the rules make of its words; an item says nothing
    without what introduces it.
    """
    said = flat(case.text).rstrip(_STOPS)
    if len(said) < _SENTENCE:
        return False
    return any(said in _sentences(source) for source in case.sources)


@lru_cache(maxsize=1024)
def _sentences(source: Source) -> frozenset[str]:
    return frozenset(flat(said).rstrip(_STOPS) for text in _texts(source) for said in _whole(text))


@lru_cache(maxsize=1024)
def whole_sentences(source: Source, language: Language) -> tuple[str, ...]:
    """What a clause says in whole sentences of a language, slots in place, without its title and its lists."""
    clause = source.view.clause
    titles = {flat(clause.title or ""), flat(source.view.title_rendering)}
    own = (said for text in _texts(source) for said in _whole(text))
    told = (said for said in own if bool(_HAN.search(_NAMED.sub("", said))) == (language == "zh"))
    return tuple(said for said in told if len(flat(said)) >= _SENTENCE and flat(said) not in titles)


def _texts(source: Source) -> tuple[str, str]:
    return with_slots(source), rendering_with_slots(source)


def _whole(text: str) -> Iterator[str]:
    """The sentences of a text before it goes over into a list."""
    for part in re.split(r"[。！？!?\n]|\.(?=\s|$)", _LIST.split(text)[0]):
        yield NUMBER.sub("", part.strip())


def is_missed(case: Case, quoted: str) -> bool:
    """Whether a sentence says that these words do not stand there (没有“最高”字样)."""
    before = re.escape(quoted)
    return re.search(rf"{_NO_WORD}\W{{0,3}}(?:the word )?[“\"‘「『]{before}", case.plain) is not None


def _is_cut(wanted: str, ground: Ground, own: str) -> bool:
    """Whether wherever the words stand, a word right beside them weakens or limits them and the sentence drops it."""
    text, said, places = ground.flat, flat(own), [m.start() for m in re.finditer(re.escape(wanted), ground.flat)]
    return _is_phrase(wanted) and all(
        any(word not in said for word in _beside(text, place, place + len(wanted))) for place in places
    )


def _beside(text: str, start: int, end: int) -> list[str]:
    before = re.search(rf"(?:{pattern('weakening_before').pattern})$", text[max(0, start - 12) : start])
    after = re.match(pattern("weakening_after").pattern, text[end : end + 14])
    return [found.group() for found in (before, after) if found]


def _is_phrase(wanted: str) -> bool:
    """Longer than the name of a thing."""
    return len(wanted) >= (_PHRASE if re.search(r"[\u3400-\u9fff]", wanted) else _PHRASE_ENGLISH)


def _names(title: str, ground: str) -> bool:
    return title in ground or re.sub(r"[(（].*?[)）]", "", title) in ground
