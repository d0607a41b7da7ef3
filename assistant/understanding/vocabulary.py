"""The question vocabulary, compiled once from its data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.understanding.bilingual import BilingualPattern
from assistant.understanding.inflection import inflected
from assistant.understanding.model import Ask

# By ASCII a word of English ends where Chinese begins: 找谁approve啊.
_FLAGS = re.IGNORECASE | re.ASCII


@cache
def ask_patterns() -> tuple[tuple[Ask, BilingualPattern], ...]:
    """Each kind of question with one pattern for both languages, in order of priority."""
    return tuple(
        (Ask(row["kind"]), BilingualPattern(_inflected(row["zh"]), _inflected(row["en"]), _FLAGS))
        for row in _table("asks.toml")["ask"]
    )


@cache
def scaffold(language: str) -> frozenset[str]:
    """Words of that language (``zh`` or ``en``) that carry no topic."""
    return frozenset(_table("scaffold.toml")[language])


@cache
def general_words(language: str) -> frozenset[str]:
    """Words of that language that are said about anything: no topic unless the library prints them."""
    return frozenset(str(_table("scaffold.toml")[f"general_{language}"]).split())


@cache
def soft_concepts() -> frozenset[str]:
    """Concepts that a clause need not name to be about a question."""
    return frozenset(_table("scaffold.toml")["soft"])


@cache
def concept_set(name: str) -> frozenset[str]:
    """A named set of concepts in ``scaffold.toml``, for instance ``levels``, ``set_up`` or ``procedures``."""
    return frozenset(_table("scaffold.toml")[name])


@cache
def phrases(name: str) -> BilingualPattern:
    """The named group of phrases in ``phrases.toml`` as one pattern, both languages."""
    group = _table("phrases.toml")[name]
    return BilingualPattern(group["zh"], _inflected(group["en"]), _FLAGS)


_ASKED_ZH = (
    r"(?:的)?(?:最低|最少|最高|至少|下限|上限|总额)?(?:要求|标准|限制|门槛|规定)?"
    r"(?:是|为|有|要|得|需要?|须|应当?|必须|超过|达到?|不低于|不少于)*"
    r"(?:(?:多[少大高久]|几)(?:万|元|钱|平方米?|平米|㎡|人|名|年|%|以上)*)?(?:才行|才够|才可以|才能)?"
)
_ASKED_EN = (
    r"(?:(?:how (?:much|many|large|high|big)|what(?: is| are)?(?: the)?) )?(?:(?:minimum|maximum|required|annual) )*"
)


@cache
def attribute_patterns() -> Mapping[str, BilingualPattern]:
    """How a question asks for each point of detail, by name."""
    found: dict[str, BilingualPattern] = {}
    for row in _table("attributes.toml")["attribute"]:
        zh, en = rf"(?:{'|'.join(row['zh'])}){_ASKED_ZH}", rf"\b{_ASKED_EN}(?:{'|'.join(row['en'])})\b"
        found[row["name"]] = BilingualPattern([zh], [en], _FLAGS)
    return found


@cache
def attribute_in_text(name: str) -> re.Pattern[str]:
    """How a text speaks of that point of detail; compiled when first asked for, which most questions never do."""
    row = next(row for row in _table("attributes.toml")["attribute"] if row["name"] == name)
    return re.compile("|".join(row["found"]), _FLAGS)


@cache
def procedural_attributes() -> frozenset[str]:
    """The points of detail, by name, that rules on procedure settle."""
    return frozenset(row["name"] for row in _table("attributes.toml")["attribute"] if row.get("procedural"))


@cache
def attributes_of_all() -> frozenset[str]:
    """The points of detail, by name, that may be asked of all that a text gives: who may apply, before or after tax."""
    return frozenset(row["name"] for row in _table("attributes.toml")["attribute"] if row.get("of_all"))


@cache
def details_of_applying() -> frozenset[str]:
    """The points of detail, by name, that are asked for only where it is asked who may apply; else they are told."""
    return frozenset(row["name"] for row in _table("attributes.toml")["attribute"] if row.get("of_applying"))


@cache
def applicant_attributes() -> frozenset[str]:
    """The points of detail, by name, that say who applies: one person, a company from abroad."""
    return frozenset(row["name"] for row in _table("attributes.toml")["attribute"] if row.get("applicant"))


@cache
def attributes_in_own_words() -> frozenset[str]:
    """The points of detail, by name, that a number in the measure asked for does not settle unless it names them."""
    return frozenset(row["name"] for row in _table("attributes.toml")["attribute"] if row.get("own_words"))


@cache
def own_fact_rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """What may be asked of a document itself: the name of each fact with its Chinese and its English forms."""
    return tuple((row["name"], tuple(row["zh"]), tuple(row["en"])) for row in _table("own_facts.toml")["fact"])


@cache
def own_fact_words() -> tuple[str, ...]:
    """The words, both languages, that a question about a document may use of any text."""
    beside = _table("own_facts.toml")["beside"]
    return (*beside["zh"], *beside["en"])


@cache
def heading_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    """English words that headings of chapters use for one another, as a pattern and the word that stands for all."""
    rows = _table("title_words.toml")["alike_in_headings"]
    return tuple((re.compile(rf"\b(?:{'|'.join(row)})\b", _FLAGS), str(row[0])) for row in rows)


def _inflected(forms: Sequence[str]) -> list[str]:
    return [inflected(form) for form in forms]


@cache
def _table(name: str) -> Mapping[str, Any]:
    """A data file of this room, read once for all that is taken from it."""
    return tomllib.loads((files("assistant.understanding") / name).read_text("utf-8"))


@cache
def question_words() -> frozenset[str]:
    """The English words that the patterns for kinds of question are made of."""
    rows = _table("asks.toml")["ask"]
    return frozenset(w for row in rows for form in row["en"] for w in re.findall(r"[a-z]{3,}", inflected(form)))
