"""Judges one answer against one golden line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.contract import Amount, Answer
from corpus.model import Document
from interfaces.evaluation.figures_in_text import unsupported_numbers
from interfaces.evaluation.golden import ClauseKey, GoldenLine

# a title block, the clause on who interprets, or an imprint may always be cited: they carry status and next steps
_ALWAYS_ACCEPTABLE_IDS = frozenset({"head", "imprint"})


@dataclass(frozen=True, slots=True)
class Score:
    """The judgements on one answer; None where the line does not judge it."""

    id: str
    kind: str
    language: str
    turns: int
    status: str
    status_right: bool
    language_right: bool
    first: bool | None
    cited: bool | None
    precise: tuple[bool, ...]
    recalled: tuple[bool, ...]
    amounts: bool | None
    contents: bool | None
    notices: bool | None
    abstained: bool | None
    refused: bool | None
    unsupported: tuple[float, ...]

    @property
    def failures(self) -> list[str]:
        """The names of what was judged wrong."""
        names = ("first", "cited", "amounts", "contents", "notices", "abstained")
        failed = [name for name in names if getattr(self, name) is False]
        if not self.status_right:
            failed.append(f"status={self.status}")
        if not self.language_right:
            failed.append("language")
        if self.refused:
            failed.append("refused")
        if self.unsupported:
            failed.append(f"unsupported={list(self.unsupported)}")
        return failed


def score_answer(golden: GoldenLine, answer: Answer, documents: Sequence[Document]) -> Score:
    """Judge ``answer``, its ``parts`` taken together with it."""
    whole = list(_with_parts(answer))
    cited = list(dict.fromkeys((c.document_id, c.clause_id) for part in whole for c in part.citations))
    status = answer.status.value
    question = " ".join(golden.turns)
    return Score(
        id=golden.id,
        kind=golden.kind,
        language=golden.language,
        turns=len(golden.turns),
        status=status,
        status_right=status in golden.statuses,
        language_right=answer.language == golden.language,
        first=bool(cited) and cited[0] == golden.clauses[0] if golden.clauses else None,
        cited=set(golden.clauses) <= set(cited) if golden.clauses else None,
        precise=_precise(golden, cited),
        recalled=tuple(key in cited for key in golden.clauses),
        amounts=_amounts_right(golden, whole),
        contents=_contents_right(golden, " ".join(part.answer for part in whole)),
        notices=_notices_right(golden, whole),
        abstained=status != "answered" if golden.to_be_refused else None,
        refused=status != "answered" if golden.answerable else None,
        unsupported=tuple(number for part in whole for number in unsupported_numbers(part, documents, question)),
    )


def failed_score(golden: GoldenLine, problem: str) -> Score:
    """The judgement on a line that got no answer at all: everything judged is wrong."""
    return Score(
        id=golden.id,
        kind=golden.kind,
        language=golden.language,
        turns=len(golden.turns),
        status=f"error: {problem}",
        status_right=False,
        language_right=False,
        first=False if golden.clauses else None,
        cited=False if golden.clauses else None,
        precise=(),
        recalled=tuple(False for _ in golden.clauses),
        amounts=None if golden.amounts is None else False,
        contents=False if golden.must_contain else None,
        notices=False if golden.notices else None,
        abstained=False if golden.to_be_refused else None,
        refused=True if golden.answerable else None,
        unsupported=(),
    )


def comparable(text: str) -> str:
    """``text`` after NFKC, without case and white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _with_parts(answer: Answer) -> Iterable[Answer]:
    yield answer
    for part in answer.parts:
        yield from _with_parts(part)


def _precise(golden: GoldenLine, cited: list[ClauseKey]) -> tuple[bool, ...]:
    if not golden.clauses and not golden.acceptable:
        return ()
    right = set(golden.clauses) | golden.acceptable
    return tuple(key in right or key[1] in _ALWAYS_ACCEPTABLE_IDS for key in cited)


def _amounts_right(golden: GoldenLine, whole: list[Answer]) -> bool | None:
    if golden.amounts is None:
        return None
    once: dict[tuple[str, str], Amount] = {}
    for part in whole:
        for amount in part.amounts:
            once.setdefault((amount.document_id, amount.provision_id), amount)
    given = Counter((amount.clause_id, _least(amount), amount.limit) for amount in once.values())
    return given == Counter(golden.amounts)


def _least(amount: Amount) -> float | None:
    """The value by which an amount is named: of a range (200元以上1000元以下) where it begins."""
    return amount.min if amount.limit == "range" else amount.value


def _contents_right(golden: GoldenLine, text: str) -> bool | None:
    if not golden.must_contain and not golden.must_not_contain:
        return None
    said = comparable(text)
    present = all(any(comparable(wanted) in said for wanted in entry) for entry in golden.must_contain)
    return present and not any(comparable(banned) in said for banned in golden.must_not_contain)


def _notices_right(golden: GoldenLine, whole: list[Answer]) -> bool | None:
    if not golden.notices:
        return None
    return golden.notices <= {notice.kind.value for part in whole for notice in part.notices}
