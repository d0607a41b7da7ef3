"""Which words of a text say something that a clause does not: neither itself nor by the same concept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from os.path import commonprefix
from typing import cast

from assistant.understanding.stems import english_stems
from assistant.understanding.terms import HARD_CATEGORIES
from assistant.writing.case import Case, Ground, Offer
from assistant.writing.lexicon import bare, harmless, pattern, stems_of, synonyms
from corpus.glossary import ConceptMatch
from corpus.glossary.dictionary import meaning, same_meaning

_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z][a-z'’]*[a-z]|[a-z]")
_FUNCTION_TAGS = ("c", "d", "e", "f", "o", "p", "q", "r", "u", "y", "zg", "h", "k")
_SHORTEST_VERBATIM = 2
_TWO_WORDS = 4
_RARE = 300
_WHOLE, _ENDING = 5, 3
_SHORT_BODY = re.compile("[国省市区县州][局委办厅部院]")
_DEMONSTRATIVES = tuple("这那该此本各某哪")
_AFFIXES = frozenset("起来下去出类型者性化方等业品的地得了着们在和与及或并也都被")


def missing_words(case: Case, text: str, grounds: Sequence[Ground]) -> list[str]:
    """The words of a text that say something and stand in none of the grounds."""
    key = ("all" if grounds is case.grounds else "none", text)
    if grounds and grounds is not case.grounds:
        return _found(case, text, grounds)
    if key not in case.judged:
        case.judged[key] = _found(case, text, grounds)
    return list(cast("list[str]", case.judged[key]))


def _found(case: Case, text: str, grounds: Sequence[Ground]) -> list[str]:
    return list(dict.fromkeys(w for w in _missing(case, text, grounds) if w.strip()))


def _missing(case: Case, text: str, grounds: Sequence[Ground]) -> Iterator[str]:
    covered = bytearray(len(text))
    _cover_concepts(case, text, covered, grounds)
    if any(pattern("increases").search(ground.clause) for ground in grounds):
        for match in pattern("more_of").finditer(text):
            covered[match.start() : match.end()] = b"\1" * len(match.group())
    for match in _LATIN.finditer(text):
        if not all(covered[match.start() : match.end()]) and not _knows_english(match.group(), grounds):
            yield match.group()
    for run in _HAN_RUN.finditer(text):
        _cover_verbatim(text, run.start(), run.end(), covered, grounds)
        yield from _left(case, text[run.start() : run.end()], covered[run.start() : run.end()], grounds)


def _cover_concepts(case: Case, text: str, covered: bytearray, grounds: Sequence[Ground]) -> None:
    for match in case.tools.glossary.concepts_in(text):
        if any(_holds(match, ground, case) for ground in grounds):
            covered[match.start : match.end] = b"\1" * (match.end - match.start)


def _holds(match: ConceptMatch, ground: Ground, case: Case) -> bool:
    """Whether the clause names the concept, and no mere subkind of it: animation is no film and television."""
    concept = case.tools.glossary.get(match.concept)
    if concept.category in ("ask", "generic"):
        return False
    view = ground.view
    if ground.says_elsewhere(match.surface):
        return False
    if concept.category == "place":
        if not ground.strict:
            return True  # its own rule looks at every place
        return match.concept in ground.concepts.named | ground.places
    named = ground.concepts.named | ground.title_concepts
    if ground.around and (concept.category in HARD_CATEGORIES or concept.category == "condition"):
        named |= view.document_concepts.named | view.heading_concepts.named
    return match.concept in named


def _knows_english(word: str, grounds: Sequence[Ground]) -> bool:
    stem = english_stems(word).strip()
    if len(word) == 1 or not stem or word in harmless("en") or stem in stems_of(harmless("en")):
        return True
    if any(found in g.flat for found in meaning(word) for g in grounds):
        return True
    if any(_has_stem(stem, g) for g in grounds) or any(word in g.flat for g in grounds if len(word) > 5):
        return True
    return any(_has_synonym(stem, g) for g in grounds)


def _has_synonym(word: str, ground: Ground) -> bool:
    """Whether the clause has a word that may stand for a Chinese word or an English stem.

    Where a sum is given only a quality that it is given for may be told in other words, not who gets it.
    """
    found = synonyms(word)
    if found is None:
        return False
    if isinstance(ground, Offer) and ground.has_sum:
        return any(other in ground.condition for other in found.chinese)
    if any(other in ground.flat for other in found.chinese):
        return True
    return not ground.stems.isdisjoint(found.stems)


def _has_stem(stem: str, ground: Ground) -> bool:
    """The stem itself, or one that differs only in its ending (joint, jointly)."""
    return stem in ground.stems or ends_otherwise(stem, ground.stems)


def ends_otherwise(stem: str, stems: Collection[str]) -> bool:
    """Whether one of some stems differs from a stem only in its ending."""
    return len(stem) >= _WHOLE and any(
        len(s) >= _WHOLE and abs(len(s) - len(stem)) <= _ENDING and _differ_at_the_end(s, stem) for s in stems
    )


def _differ_at_the_end(one: str, other: str) -> bool:
    shared = len(commonprefix([one, other]))
    return shared == min(len(one), len(other)) or (shared > _WHOLE and max(len(one), len(other)) - shared < _ENDING)


def _cover_verbatim(text: str, start: int, end: int, covered: bytearray, grounds: Sequence[Ground]) -> None:
    """Mark the longest stretches of two characters or more that stand in a clause."""
    place = start
    while place < end:
        length = next(
            (
                n
                for n in range(end - place, _SHORTEST_VERBATIM - 1, -1)
                if any(text[place : place + n] in g.flat for g in grounds)
            ),
            0,
        )
        if length:
            covered[place : place + length] = b"\1" * length
        place += max(length - 1, 1) if length > _SHORTEST_VERBATIM else max(length, 1)


def _left(case: Case, run: str, covered: bytearray, grounds: Sequence[Ground]) -> Iterator[str]:
    """The words that still hold an uncovered character and are not mere grammar."""
    if all(covered):
        return
    import jieba.posseg

    place = 0
    for word in jieba.posseg.cut(run):
        stop = place + len(word.word)
        left = {c for c, seen in zip(word.word, covered[place:stop], strict=True) if not seen}
        only_affix = left <= _AFFIXES and len(left) < len(word.word)
        rest = _uncovered(word.word, covered[place:stop])
        if (
            left
            and not only_affix
            and not any(_has_synonym(rest, g) for g in grounds)
            and not (len(word.word) == 1 and _stands(run, place, word.flag, grounds))
            and not _is_neutral(case, word.word, word.flag, grounds)
            and not _is_short_for(word.word, grounds)
            and not any((same, word.flag[:1]) in g.tokens for same in same_meaning(word.word) for g in grounds)
            and not any(_has_synonym(word.word, g) for g in grounds)
        ):
            yield word.word
        place = stop


def _uncovered(word: str, covered: bytearray) -> str:
    """The half of a long word that no clause covers (作品 of 优秀作品), empty where it is not one half."""
    half = len(word) // 2
    fronts, backs = all(covered[:half]), all(covered[half:])
    return "" if len(word) != _TWO_WORDS or fronts == backs else word[half:] if fronts else word[:half]


def _is_short_for(word: str, grounds: Sequence[Ground]) -> bool:
    """Whether a word is how a body that the clause names in full is called for short (市局, 省厅)."""
    if not _SHORT_BODY.fullmatch(word):
        return False
    return any(re.search(f"{word[0]}[\u3400-\u9fff]{{2,16}}{word[1]}", ground.flat) for ground in grounds)


def _stands(run: str, place: int, flag: str, grounds: Sequence[Ground]) -> bool:
    """Whether a single character stands in a clause; a noun, beside one of those that it stands beside here."""
    if not flag.startswith("n"):
        return any(run[place] in g.flat for g in grounds)
    pairs = [run[max(place - 1, 0) : place + 1], run[place : place + 2]]
    return any(pair in g.flat for pair in pairs for g in grounds if len(pair) > 1 or len(run) == 1)


def _is_in_dictionary(word: str) -> bool:
    """Whether jieba knows the word; else it joined two by guessing (时会)."""
    import jieba

    return bool(jieba.dt.FREQ.get(word, 0) > _RARE)


def _is_neutral(case: Case, word: str, flag: str, grounds: Sequence[Ground]) -> bool:
    """Grammar that is no topic of the glossary, a word of the list, or a word made of such words (可以获得)."""
    known = harmless("zh")
    if word in known:
        return True
    if flag.startswith("m") and word.startswith(_DEMONSTRATIVES):
        return True
    if (
        len(word) == _SHORTEST_VERBATIM
        and word[0] in "各该"
        and any(word[1] in g.flat for g in grounds or case.grounds)
    ):
        return True
    if flag.startswith(_FUNCTION_TAGS):
        categories = {case.tools.glossary.get(m.concept).category for m in case.tools.glossary.concepts_in(word)}
        return categories <= {"generic", "ask"}
    if len(word) == _SHORTEST_VERBATIM and set(word) <= bare("zh") and not _is_in_dictionary(word):
        return True
    pieces = (all(_is_piece(piece, grounds) for piece in (word[:n], word[n:])) for n in range(1, len(word)))
    return len(word) > _SHORTEST_VERBATIM and any(pieces)


def _is_piece(piece: str, grounds: Sequence[Ground]) -> bool:
    """Whether a part of a long word may stand anywhere, or is a general word that a clause has too (取得成功)."""
    said = not grounds or any(piece in ground.flat for ground in grounds)
    return piece in bare("zh") or (piece in harmless("zh") and said)


@lru_cache(maxsize=8192)
def words_of(run: str) -> tuple[tuple[str, str], ...]:
    """The words of a run of Chinese characters, each with its kind."""
    import jieba.posseg

    return tuple((word.word, word.flag) for word in jieba.posseg.cut(run))
