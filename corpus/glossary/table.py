"""Reading the tab-separated table of terms, and a user's additions to it.

Columns: concept, category, zh, en, broader; the last three are lists separated by ``;``. A
form that deliberately belongs to several concepts (动漫游戏: animation and games) carries a
leading ``+`` in each of them. Forms are simplified, lower case and half width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.errors import ConfigurationError
from corpus.glossary.model import CATEGORIES, Concept
from corpus.scripts import to_simplified

COLUMNS = ("concept", "category", "zh", "en", "broader")
SHARED = "+"

Owners = dict[str, tuple[str, ...]]

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_PLAIN = {code: _LOWER.get(plain, plain) for code, plain in _FULL_WIDTH.items()} | _LOWER | {0x2019: ord("'")}


@dataclass(slots=True)
class Table:
    """The concepts by id, and for each form of either language the concepts it names."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    zh: Owners = field(default_factory=dict)
    en: Owners = field(default_factory=dict)


def plain(text: str) -> str:
    """``text`` as forms are written: simplified, lower case, half width; of the same length."""
    return to_simplified(text.translate(_PLAIN))


def read_table(path: Path, extra: Path | None = None) -> Table:
    """The shipped table, with the user's rows laid over it.

    A row of ``extra`` adds a concept, or adds its words to the concept of that name; a word
    that already names something else then names the user's concept, unless marked ``+``.

    Raises:
        ConfigurationError: ``extra`` cannot be read, or a row of it is malformed.
    """
    table = Table()
    for concept, _ in _rows(_read(path), path):
        table.concepts[concept.id] = concept
        _claim(table.zh, concept.zh, concept.id)
        _claim(table.en, concept.en, concept.id)
    if extra is not None:
        for concept, shared in _rows(plain(_read(extra)), extra):
            _lay_over(table, concept, shared)
        _check_broader(table, extra)
    return table


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(str(path), f"cannot be read ({error})", "Save it as UTF-8 text.") from error


def _rows(text: str, path: Path) -> Iterator[tuple[Concept, frozenset[str]]]:
    """Each row's concept, and those of its forms that it shares with others."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith(("#", "concept\t")):
            continue
        cells = line.rstrip("\r").split("\t")
        if not len(COLUMNS) - 1 <= len(cells) <= len(COLUMNS):
            problem = f"line {number} has {len(cells)} columns instead of {len(COLUMNS)}"
            raise ConfigurationError(str(path), problem, f"Separate {', '.join(COLUMNS)} by tabs.")
        if not cells[0] or cells[1] not in CATEGORIES:
            problem = f"line {number} has concept {cells[0]!r} and category {cells[1]!r}"
            raise ConfigurationError(str(path), problem, f"Give both; a category is one of {', '.join(CATEGORIES)}.")
        zh, en = _split(cells[2]), _split(cells[3])
        shared: frozenset[str] = frozenset()
        if SHARED in line:
            shared = frozenset(form[1:] for form in (*zh, *en) if form[0] == SHARED)
            zh, en = _unmarked(zh), _unmarked(en)
        yield Concept(cells[0], cells[1], zh, en, _split(cells[4]) if len(cells) == len(COLUMNS) else ()), shared


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for raw in cell.split(";") if (part := raw.strip())) if cell else ()


def _unmarked(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(form.removeprefix(SHARED) for form in forms)


def _claim(owners: Owners, forms: Iterable[str], concept_id: str) -> None:
    own = (concept_id,)
    for form in forms:
        held = owners.setdefault(form, own)
        if concept_id not in held:
            owners[form] = (*held, concept_id)


def _lay_over(table: Table, added: Concept, shared: frozenset[str]) -> None:
    known = table.concepts.get(added.id)
    if known is None:
        table.concepts[added.id] = added
    else:
        table.concepts[added.id] = replace(
            known,
            zh=_union(known.zh, added.zh),
            en=_union(known.en, added.en),
            broader=_union(known.broader, added.broader),
        )
    for owners, forms in ((table.zh, added.zh), (table.en, added.en)):
        for form in forms:
            if form not in shared:
                owners.pop(form, None)
        _claim(owners, forms, added.id)


def _check_broader(table: Table, path: Path) -> None:
    for concept in table.concepts.values():
        for above in concept.broader:
            if above not in table.concepts:
                problem = f"concept {concept.id!r} names the unknown broader concept {above!r}"
                raise ConfigurationError(str(path), problem, "Add that concept or leave the column empty.")


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
