"""Where a question asks for a share (几成, what percentage), the share that goes with the sums of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, ProvisionKind

if TYPE_CHECKING:
    from assistant.compose.figures import Figure


def is_share_asked(question: str) -> bool:
    """Whether a question asks for a share, which no sum of money answers."""
    return phrases("share_asked").search(question) is not None


def states_share(clause: Clause) -> bool:
    """Whether a clause states any share."""
    return any(p.kind is ProvisionKind.RATE for p in clause.provisions)


def of_the_share(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """The share that goes with the one sum picked, where a share is asked for; else those picked.

    It stands in the same sentence, before the sum that bounds it: 按50%补助，最高6000元. Of as many shares as sums
    (分别补助20%、30%，最高300万元、600万元) the one in the same place; of a clause with one share that one.
    """
    if not is_share_asked(question) or any(f.is_share for f in picked) or len(picked) != 1:
        return picked
    shares = [f for f in figures if f.is_share]
    beside = [f for f in shares if f.period == picked[0].period]
    sums = [f for f in figures if f.period == picked[0].period and not f.is_share]
    if len(beside) == len(sums) > 1:
        return [beside[sums.index(picked[0])]]
    before = [f for f in beside if f.provision.start < picked[0].provision.start]
    if len(beside) == 1 or len(before) == 1:
        return before or beside
    return shares if len(shares) == 1 else picked
