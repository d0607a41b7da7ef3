"""Masks personal data: phone and resident identity numbers, e-mail addresses and bank cards.

Used on what people type before it is stored, logged or sent to a model. A number is taken for personal by
its form (and its check digit, where the form has one) or because its writer names it (手机, card number);
amounts, dates, document numbers and other long figures stay.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

from assistant.contract import Language
from assistant.wording import Words

MaskedKind = Literal["phone", "id_number", "email", "bank_card"]
KINDS: tuple[MaskedKind, ...] = ("email", "id_number", "bank_card", "phone")

_NEAR = 40
# between digits people put a space, a dash of any kind, or nothing that can be seen
_SEP = "[-\\s\u00ad\u2010-\u2015\u2212\u200b-\u200d\u2060\ufeff]"
_GAP = f"{_SEP}{{0,3}}"
_PLUS_86 = f"(?:(?:\\+|00)?86{_GAP}|\\(\\+?86\\){_GAP})?"
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_ID18 = re.compile(f"[1-9](?:{_GAP}[0-9]){{5}}(?:{_GAP}[0-9]){{11}}{_GAP}[0-9Xx]")
_ID15 = re.compile(f"[1-9][0-9]{{5}}{_GAP}[0-9]{{6}}{_GAP}[0-9]{{3}}")
_CARD = re.compile(f"[0-9](?:{_GAP}[0-9]){{15,18}}")
_MOBILE = re.compile(
    f"{_PLUS_86}1[3-9](?:[0-9]{{9}}|[0-9]{_SEP}{{1,3}}[0-9]{{4}}{_SEP}{{1,3}}[0-9]{{4}}"
    f"|[0-9]{_SEP}{{1,3}}[0-9]{{3}}{_SEP}{{1,3}}[0-9]{{5}}|[0-9]{{2}}{_SEP}{{1,3}}[0-9]{{3}}{_SEP}{{1,3}}[0-9]{{4}}"
    f"|[0-9]([./])[0-9]{{4}}\\1[0-9]{{4}})|1(?:{_SEP}[3-9])(?:{_SEP}[0-9]){{9}}"
)
_AREA = "(?:10|2[0-9]|[3-9][0-9]{2})"
_LOCAL = f"[2-8](?:[0-9]{{6,7}}|[0-9]{{2,3}}{_SEP}{{1,3}}[0-9]{{4}})"
_EXTENSION = r"(?:\s?(?:-|转|ext\.?\s?)\s?[0-9]{1,5}(?![0-9]))?"
_LANDLINE = re.compile(
    f"(?:{_PLUS_86}\\(0{_AREA}\\)|{_PLUS_86}0{_AREA}|(?:\\+|00)86{_GAP}{_AREA}){_GAP}{_LOCAL}{_EXTENSION}",
    re.IGNORECASE,
)
_FOREIGN = re.compile(f"\\+[1-9][0-9]{{0,2}}(?:{_SEP}{{1,3}}(?:\\([0-9]{{2,5}}\\)|[0-9]{{2,5}})){{2,4}}")
_NAMED_PHONE = re.compile(f"\\+?[0-9](?:{_GAP}[0-9]){{6,13}}{_EXTENSION}", re.IGNORECASE)
_SPOKEN = str.maketrans("〇零一二三四五六七八九幺", "001234567891")
# as many as a number of a telephone in a city has; a year has four
_SPOKEN_NUMBER = re.compile(f"[{''.join(map(chr, _SPOKEN))}]{{7,}}")
# what stood between numbers that are gone
_STRAY = re.compile(r"(?:^|(?<=[，,、；;：:]))[\s，,、；;：:]+")
_HAN = re.compile("[\u3400-\u9fff]")
_YEAR = "(?:19|20)[0-9]{2}"
_DATE = re.compile(f"{_YEAR}[-/. ][01]?[0-9][-/. ][0-3]?[0-9]|{_YEAR}{_SEP}+{_YEAR}")


@dataclass(frozen=True, slots=True)
class MaskedSpan:
    """Where something personal stands: code points of the original text, half-open."""

    kind: MaskedKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with what is personal replaced by a word in brackets; ``spans`` are in the original's order.

    ``rest`` leaves the personal parts out together with the words that only introduce them (我的电话是…), also
    those that were masked before.
    """

    text: str
    spans: tuple[MaskedSpan, ...] = ()
    rest: str = ""

    @property
    def asked(self) -> str:
        """What is to be understood as the question: the rest, unless nothing is left."""
        return self.rest if any(map(str.isalnum, self.rest)) else self.text


def mask(text: str) -> Masked:
    """Replace phone numbers, resident identity numbers, e-mail addresses and bank cards.

    Masking a masked text changes nothing. Names, addresses and company codes are not looked for.
    """
    spans = find(text) if any(ch.isdecimal() or ord(ch) in _SPOKEN or ch in "@＠" for ch in text) else ()
    gone = tuple(sorted([*spans, *_masked_before(text)], key=lambda span: span.start))
    if not gone:
        return Masked(text, rest=text)
    names = Words("zh" if _HAN.search(text) else "en")
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], names(f"mask.{span.kind}")]
        at = span.end
    return Masked("".join([*pieces, text[at:]]), spans, _rest(text, gone))


def _masked_before(text: str) -> Iterator[MaskedSpan]:
    """The words in brackets that stand for something personal already: what is kept of earlier questions has them."""
    if "[" not in text:
        return
    for kind, word in _words_of_masks():
        for match in re.finditer(re.escape(word), text):
            yield MaskedSpan(kind, *match.span())


@cache
def _words_of_masks() -> tuple[tuple[MaskedKind, str], ...]:
    return tuple((kind, Words(language)(f"mask.{kind}")) for language in get_args(Language) for kind in KINDS)


def _rest(text: str, spans: tuple[MaskedSpan, ...]) -> str:
    pieces, at = [], 0
    for span in spans:
        before = text[at : span.start]
        while introduced := _last(_aside(), before) or _last(_named(span.kind), before):
            before = before[: introduced.start()]
        pieces.append(before)
        at = span.end
    rest = " ".join(filter(None, (piece.strip() for piece in [*pieces, text[at:]])))
    return _STRAY.sub("", rest)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.search(text, max(0, len(text) - _NEAR))


def find(text: str) -> tuple[MaskedSpan, ...]:
    """The spans of ``text`` that are personal, in order and apart from one another."""
    folded = _SPOKEN_NUMBER.sub(lambda match: match[0].translate(_SPOKEN), _fold(text))
    taken: list[MaskedSpan] = []
    for kind in KINDS:
        for start, end in _FINDERS[kind](folded):
            if all(end <= span.start or span.end <= start for span in taken):
                taken.append(MaskedSpan(kind, start, end))
    return tuple(sorted(taken, key=lambda span: span.start))


def _fold(text: str) -> str:
    """The text with one character for each of its own: full-width and other digits become 0 to 9."""
    return "".join(map(_fold_char, text))


def _fold_char(ch: str) -> str:
    if ch.isascii():
        return ch
    if ch.isdecimal():
        return str(unicodedata.decimal(ch))
    wide = unicodedata.normalize("NFKC", ch)
    return wide if len(wide) == 1 else ch


def _emails(text: str) -> Iterator[tuple[int, int]]:
    for match in _EMAIL.finditer(text):
        yield match.span()


def _id_numbers(text: str) -> Iterator[tuple[int, int]]:
    named = _named("id_number")
    for match in _each(_ID18, text):
        if _is_resident_id(_bare(match)) or (_before(named, text, match) and _born(_bare(match)[6:14])):
            yield match.span()
    for match in _each(_ID15, text):
        number = _bare(match)
        if number[:2] in _rules()["resident_id"]["provinces"] and _born("19" + number[6:12]):
            yield match.span()


def _bank_cards(text: str) -> Iterator[tuple[int, int]]:
    named = _named("bank_card")
    prefixes = tuple(_rules()["bank_card"]["prefixes"])
    for match in _each(_CARD, text):
        number = _bare(match)
        if _before(named, text, match) or (number.startswith(prefixes) and _luhn(number) and _grouped(match)):
            yield match.span()


def _phones(text: str) -> Iterator[tuple[int, int]]:
    named = _named("phone")
    for pattern in (_LANDLINE, _MOBILE, _FOREIGN):
        for match in _each(pattern, text, named):
            yield match.span()
    for match in _each(_NAMED_PHONE, text):
        if _before(named, text, match) and not _DATE.match(match[0]):
            yield match.span()


_FINDERS: dict[MaskedKind, Callable[[str], Iterator[tuple[int, int]]]] = {
    "email": _emails,
    "id_number": _id_numbers,
    "bank_card": _bank_cards,
    "phone": _phones,
}


def _each(
    pattern: re.Pattern[str], text: str, named: re.Pattern[str] | None = None
) -> Iterator[re.Match[str]]:
    """The matches that stand for themselves: no part of a longer number or code or, unless ``named``, of an amount."""
    at = 0
    while match := pattern.search(text, at):
        whole = _stands_alone(text, match.start(), match.end())
        if whole and _is_figure(text, match.start(), match.end()):
            whole = named is not None and _before(named, text, match)
        if whole:
            yield match
        at = match.end() if whole else match.start() + 1


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if re.search(r"[0-9][.\-]?$", before) or re.match(r"[0-9]|\.[0-9]", after):
        return False
    letters_before = re.search(r"[A-Za-z0-9]*$", before)
    letters_after = re.match(r"[A-Za-z0-9]*", after)
    return not any(found and re.search("[0-9]", found[0]) for found in (letters_before, letters_after))


def _is_figure(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return bool(_figure("before").search(before) or _figure("after").match(after))


def _before(named: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    return named.search(text, max(0, match.start() - _NEAR), match.start()) is not None


def _bare(match: re.Match[str]) -> str:
    return re.sub(_SEP, "", match[0]).upper()


def _grouped(match: re.Match[str]) -> bool:
    """Whether a card number is written in one piece, in fours, or as issuer (six digits) and account."""
    sizes = [len(group) for group in re.split(f"{_SEP}+", match[0])]
    return len(sizes) == 1 or sizes[0] == 6 or (set(sizes[:-1]) == {4} and sizes[-1] <= 7)


def _is_resident_id(number: str) -> bool:
    """GB 11643: address code, date of birth, order, and a check character by ISO 7064 MOD 11-2."""
    if number[:2] not in _rules()["resident_id"]["provinces"] or not _born(number[6:14]):
        return False
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17]


def _born(digits: str) -> bool:
    """Whether eight digits are a day on which someone alive may have been born."""
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return born.year >= 1880 and born <= date.today()


def _luhn(number: str) -> bool:
    """ISO/IEC 7812-1: the check digit of card numbers."""
    doubled = (int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(number)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(resources.files("assistant").joinpath("masking.toml").read_text(encoding="utf-8"))


@cache
def _named(kind: MaskedKind) -> re.Pattern[str]:
    """A word that names the number after it, right before the end of the searched region."""
    words, joined = _any(_rules()["named"][kind]), _any(_rules()["joined"]["words"])
    return re.compile(f"[\\[（【(]?(?:{words})(?:\\s|{joined}|[(（\"'\\])）】」])*\\Z", re.IGNORECASE)


@cache
def _aside() -> re.Pattern[str]:
    """Words before a number that are about the number alone; Latin ones whole."""
    words = _rules()["aside"]["words"]
    latin = _any([word for word in words if word.isascii()])
    return re.compile(f"(?:{_any([w for w in words if not w.isascii()])}|\\b(?:{latin})\\b|\\s)+\\Z", re.IGNORECASE)


@cache
def _figure(side: Literal["before", "after"]) -> re.Pattern[str]:
    words = _any(_rules()["figure"][side])
    return re.compile(f"(?:{words})\\s*$" if side == "before" else f"\\s*(?:{words})", re.IGNORECASE)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
