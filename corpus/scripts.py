"""Traditional to simplified Chinese, code point for code point, so that offsets stay true."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

# GB 2312 encodes these although they are Traditional forms; every other Traditional-only
# character falls outside that set, which makes encodability a check without a table.
_TRADITIONAL_IN_GB2312 = re.compile("[乾夥後徵拚捱摺於榘菸薹袷醣麴麽麼]")
_IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter() -> _Converter:
    from opencc import OpenCC

    converter: _Converter = OpenCC("t2s")
    return converter


@cache
def _convert_character(character: str) -> str:
    converted = _converter().convert(character)
    return converted if len(converted) == 1 else character


def may_be_traditional(text: str) -> bool:
    """Whether ``text`` holds a character that simplified Chinese does not use.

    A rare simplified character may give True; conversion then leaves it as it is. The check
    loads nothing.
    """
    for run in _IDEOGRAPHS.findall(text):
        try:
            run.encode("gb2312")
        except UnicodeEncodeError:
            return True
    return _TRADITIONAL_IN_GB2312.search(text) is not None


def to_simplified(text: str) -> str:
    """``text`` in simplified characters, always of the same length in code points.

    Runs of ideographs are converted with regard to their neighbours (乾隆 stays, 乾燥 becomes
    干燥); where that would change a run's length, each character is converted alone.
    Everything that is not an ideograph stays as it is.
    """
    if not may_be_traditional(text):
        return text
    return _IDEOGRAPHS.sub(lambda run: _convert_run(run.group()), text)


def _convert_run(run: str) -> str:
    converted = _converter().convert(run)
    if len(converted) == len(run):
        return converted
    return "".join(map(_convert_character, run))
