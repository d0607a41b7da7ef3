"""Figures over many scores, and the table that people read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from unicodedata import east_asian_width

from interfaces.evaluation.intervals import Share
from interfaces.evaluation.scoring import Score
from interfaces.words import Words

_SHARES: Mapping[str, Callable[[Iterable[Score]], Share]] = {
    "right_first": lambda scores: Share.of(score.first for score in scores),
    "right_cited": lambda scores: Share.of(score.cited for score in scores),
    "precision": lambda scores: Share.of(right for score in scores for right in score.precise),
    "recall": lambda scores: Share.of(right for score in scores for right in score.recalled),
    "amounts": lambda scores: Share.of(score.amounts for score in scores),
    "status": lambda scores: Share.of(score.status_right for score in scores),
    "language": lambda scores: Share.of(score.language_right for score in scores),
    "contents": lambda scores: Share.of(score.contents for score in scores),
    "notices": lambda scores: Share.of(score.notices for score in scores),
    "abstention": lambda scores: Share.of(score.abstained for score in scores),
    "false_refusal": lambda scores: Share.of(score.refused for score in scores),
}


def shares(scores: Sequence[Score]) -> dict[str, Share]:
    """Every share over ``scores``."""
    return {name: share(scores) for name, share in _SHARES.items()}


def groups(scores: Sequence[Score]) -> dict[str, list[Score]]:
    """All, each language, the follow-ups, and each kind in each language, in a fixed order."""
    found: dict[str, list[Score]] = {"all": list(scores)}
    for language in sorted({score.language for score in scores}, reverse=True):
        found[language] = [score for score in scores if score.language == language]
    found["turns"] = [score for score in scores if score.turns > 1]
    for kind in sorted({score.kind for score in scores}):
        for language in sorted({score.language for score in scores if score.kind == kind}, reverse=True):
            found[f"{kind}/{language}"] = [s for s in scores if (s.kind, s.language) == (kind, language)]
    return {name: members for name, members in found.items() if members}


def figures(scores: Sequence[Score]) -> dict[str, float]:
    """Every figure under its name, ``<group>.<figure>``: what a floor file names."""
    named: dict[str, float] = {}
    for group, members in groups(scores).items():
        for name, share in shares(members).items():
            if share.value is not None:
                named[f"{group}.{name}"] = share.value
        named[f"{group}.unsupported"] = float(sum(len(score.unsupported) for score in members))
    parity = [named.get(f"{language}.right_first") for language in ("zh", "en")]
    if parity[0] is not None and parity[1] is not None:
        named["all.parity"] = parity[0] - parity[1]
    return named


def table(scores: Sequence[Score], words: Words) -> str:
    """The table: a row a group, a column a figure; the main rows carry 95 % intervals."""
    heads = [words("eval.group"), words("eval.questions"), *(words(f"eval.{name}") for name in _SHARES)]
    rows = [[*heads, words("eval.unsupported")]]
    for group, members in groups(scores).items():
        cells = [_cell(share, interval="/" not in group) for share in shares(members).values()]
        rows.append([group, str(len(members)), *cells, str(sum(len(score.unsupported) for score in members))])
    lines = _aligned(rows)
    parity = figures(scores).get("all.parity")
    if parity is not None:
        lines.append(f"{words('eval.parity')}: {parity * 100:+.1f}")
    return "\n".join(lines)


def failures(scores: Sequence[Score]) -> list[str]:
    """One line for every question that failed in something."""
    return [f"{score.id} {score.kind}: {', '.join(score.failures)}" for score in scores if score.failures]


def _cell(share: Share, *, interval: bool) -> str:
    if share.value is None or share.interval is None:
        return "–"
    low, high = share.interval
    bounds = f" [{low * 100:.0f}–{high * 100:.0f}]" if interval else ""
    return f"{share.value * 100:.1f}{bounds}"


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
