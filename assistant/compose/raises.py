"""Of the figures of a clause the one that raises what was given before, where a question asks for that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.understanding.vocabulary import phrases
from corpus.model import Nature, Provision
from corpus.scripts import to_simplified

if TYPE_CHECKING:
    from assistant.compose.figures import Figure

_UP = re.compile(
    r"再增加|再给予|再奖励|再提高|另加|追加|叠加|上浮|上调|提高|调高"
    r"|\badditional\b|\ba further\b|\bmore\b|\bincreased by\b|\bextra\b",
    re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(r"\D{0,6}(?:再增加|再提高|上浮|上调|下浮|下调)")
_DOWN = re.compile(r"下浮|下调|降低|扣减|\bless\b|\breduced by\b|\bcut by\b", re.IGNORECASE)


def of_the_raise(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """残疾学员每人多补多少: the one figure that is added (再增加400元, 上浮20%); else those picked."""
    text = to_simplified(question)
    up, down = phrases("asks_raise").search(text), phrases("asks_fall").search(text)
    if bool(up) == bool(down):
        return picked
    turned = [f for f in figures if _turns(f, _UP if up else _DOWN) and not _turns(f, _DOWN if up else _UP)]
    # an income below EUR 28,000 stands in the words around the additional EUR 1,000 as well
    by_itself = [f for f in turned if (_UP if up else _DOWN).search(to_simplified(f.provision.as_written))]
    turned = by_itself if len(by_itself) == 1 else turned
    return turned if len(turned) == 1 else picked


def is_raise_asked(question: str, picked: Sequence[Figure]) -> bool:
    """Whether a question asks by how much something is raised, and the figure picked is what it is raised by."""
    asked = phrases("asks_raise").search(to_simplified(question)) is not None
    return asked and len(picked) == 1 and _turns(picked[0], _UP)


def only_raises(given: Provision) -> bool:
    """Whether a figure says by how much another one rises or falls: 上浮25%."""
    return _BY_HOW_MUCH.match(to_simplified(given.as_written)) is not None


def _turns(figure: Figure, words: re.Pattern[str]) -> bool:
    given = figure.provision
    said = to_simplified(f"{figure.own} {given.as_written}")
    return words.search(said) is not None or (words is _UP and given.nature is Nature.TOP_UP)
