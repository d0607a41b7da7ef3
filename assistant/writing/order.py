"""Whether a text names things in the order of a part of a clause: who does it, what is done, to what and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from assistant.contract import Language
from assistant.understanding.stems import word_stem
from assistant.writing.case import blank, flat
from assistant.writing.items import Item
from assistant.writing.lexicon import (
    alike,
    breaks,
    conditions,
    framing,
    grammar,
    harmless,
    manner,
    neutral,
    participles,
    pattern,
    stems_of,
)
from assistant.writing.tellings import JOINT, arrangements, tellings
from assistant.writing.words import ends_otherwise, words_of
from corpus.glossary.dictionary import same_meaning

HAN = re.compile("[\u3400-\u9fff]+")
_BE = frozenset(("is", "are", "be", "been", "being", "was", "were"))
_BEFORE_VERBS = frozenset(("to", "can", "may", "will", "shall", "must", "should", "could", "would"))
_ENGLISH = re.compile(r"[a-z][a-z0-9]*|[,;:()]")
_DONE_BEFORE = re.compile(r"\b([a-z]+)-(?:in|on|up|out|off)\b")
_NOUNS = ("n", "s", "j", "l", "i", "b", "vn", "eng")
_PASSIVE = frozenset(("被", "受", "由", "将被", "会被"))
_LIST = frozenset(("、", "和", "与", "及", "以及", "或", "/"))
_ETC = "等"
_ARTICLES = frozenset(("a", "an", "the", "up"))
_NEAR = 9
_BESIDE = 3
_OF_WHAT = frozenset(("for", "in", "between"))
_RELATIVE = frozenset(("that", "which", "who"))

Known = tuple[str, str, Sequence[int]]


def turned(text: str, item: Item, language: Language) -> list[str]:
    """The words of a text that stand elsewhere in a part of a clause than the words around them would have it."""
    order = _turned_chinese if language == "zh" else _turned_english
    least: list[str] | None = None
    for whole in arrangements(item.text):
        for way in tellings(text, whole, language):
            found = order(way, whole)
            if not found:
                return []
            least = found if least is None or len(found) < len(least) else least
    return least or []


def _turned_chinese(text: str, said: str) -> list[str]:
    whole = flat(said)
    group = _groups(whole)
    turned: list[str] = []
    for part in _members(blank(text, *(pattern(name) for name in conditions())), whole):
        turned += _turned_part(part, whole, group)
    return turned


def _members(text: str, said: str) -> list[str]:
    """A text cut where it says that one thing is among others, which may be told either way round.

    Not where the part of a clause says so in the same words: then it has its order (将甲列入乙).
    """
    joints = [m.group().strip() for m in pattern("member_of").finditer(text)]
    return [text] if any(joint in said for joint in joints) else pattern("member_of").split(text)


def _turned_part(text: str, whole: str, group: Sequence[int]) -> list[str]:
    said = [(word, flag) for run in HAN.finditer(text) for word, flag in words_of(run.group())]
    said = [each for n, each in enumerate(said) if n == 0 or said[n - 1][0] not in _PASSIVE]
    known = [(w, f, sorted({group[p] for p in places_of(w, whole)})) for w, f in said if len(w) > 1 and not is_free(w)]
    known = [each for each in known if each[2]]
    turned, last = [], -1
    for word, flag, places in known:
        if not flag.startswith(_NOUNS):
            continue
        following = [p for p in places if p >= last]
        if following:
            last = following[0]
        else:
            turned.append(word)
    return turned + _on_other_side(known)


def _on_other_side(known: Sequence[tuple[str, str, Sequence[int]]]) -> list[str]:
    """What stands before a verb that it follows in the clause, or behind one that it precedes there."""
    for n, (_, flag, places) in enumerate(known):
        if not flag.startswith("v"):
            continue
        before = [k for k in known[:n] if k[1].startswith(_NOUNS)]
        after = [k for k in known[n + 1 :] if k[1].startswith(_NOUNS)]
        if before and after:
            strange = [k[0] for k in before if min(k[2]) > places[-1]] + [k[0] for k in after if max(k[2]) < places[0]]
            if strange:
                return strange
    return []


def places_of(word: str, whole: str) -> list[int]:
    """Where a Chinese word stands in a text, else where one of its meaning does."""
    found = [m.start() for m in re.finditer(re.escape(word), whole)]
    if found:
        return found
    others = frozenset(other for other in alike(word) if not other.isascii() and len(other) > 1) | same_meaning(word)
    return [m.start() for other in others for m in re.finditer(re.escape(other), whole)]


@lru_cache(maxsize=2048)
def _groups(whole: str) -> tuple[int, ...]:
    """For each character where it counts as standing: the members of a list stand where the list begins."""
    group, words = list(range(len(whole))), _placed(whole)
    for first, last in _lists(words):
        start, stop = first, last
        while start > 0 and not _begins_anew(words[start - 1]):
            start -= 1
        while stop + 1 < len(words) and words[stop + 1][1] != _ETC and not _ends(words[stop + 1], verbs=True):
            stop += 1
        begin, end = words[start][0], words[stop][0] + len(words[stop][1])
        group[begin:end] = [min(group[begin:end])] * (end - begin)
    return tuple(group)


def _placed(whole: str) -> list[tuple[int, str, str]]:
    found, place = [], 0
    for word, flag in words_of(whole):
        found.append((place, word, flag))
        place += len(word)
    return found


def _lists(words: Sequence[tuple[int, str, str]]) -> Iterator[tuple[int, int]]:
    """The first and the last joint of each list."""
    joints = [n for n, (_, word, _) in enumerate(words) if word in _LIST]
    while joints:
        last = 0
        while last + 1 < len(joints) and not any(_ends(w, verbs=False) for w in words[joints[last] : joints[last + 1]]):
            last += 1
        yield joints[0], joints[last]
        joints = joints[last + 1 :]


def _begins_anew(word: tuple[int, str, str]) -> bool:
    """Whether a list begins behind a word: behind what ends another one too (等领域搭建甲和乙)."""
    return word[1] == _ETC or _ends(word, verbs=word[1] in framing("zh"))


def _ends(word: tuple[int, str, str], *, verbs: bool) -> bool:
    """Whether a list ends before a word."""
    _, text, flag = word
    if text in _LIST:
        return False
    return text in "，,（）()：:" or flag == "p" or (verbs and flag.startswith("v") and flag != "vn")


def is_free(word: str) -> bool:
    """Whether a Chinese word speaks of the text and joins nothing in it."""
    return word in framing("zh") or (word in harmless("zh") and word not in neutral("zh"))


def _turned_english(text: str, said: str) -> list[str]:
    text, said = text.replace("r&d", "research"), said.replace("r&d", "research")
    for done in _DONE_BEFORE.findall(said):
        text = re.sub(rf"\b{done}\b", " ", text)  # leading enterprises brought in, for brought-in enterprises
    (places, joined), turned = _chunks(said), list[str]()
    for part in _members(blank(text, *(pattern(name) for name in conditions())), said):
        turned += _turned_stems(_ENGLISH.findall(part), places, joined)
    if JOINT in said:
        return turned  # two parts as one, between which nothing stands as in the clause
    return turned + _apart(blank(text, *(pattern(name) for name in conditions())), said)


def _apart(text: str, whole: str) -> list[str]:
    """Two words beside each other that stand far from each other in the clause."""
    places: dict[str, list[int]] = {}
    for n, word in enumerate(w for w in _ENGLISH.findall(whole) if w not in grammar()):
        places.setdefault(word_stem(word), []).append(n)
    found, last = [], ""
    for word in _ENGLISH.findall(text):
        if word in _ARTICLES:
            continue
        if word in grammar() or word in breaks() or not word[0].isalpha() or word in framing("en"):
            last = ""
            continue
        if last and not last.endswith("ing"):
            one, two = (_held(w, places) for w in (last, word))
            if one and two and min(abs(a - b) for a in one for b in two) > _NEAR:
                found.append(f"{last} {word}")
        last = word
    return found


def _held(word: str, places: Mapping[str, Sequence[int]]) -> list[int]:
    stem = word_stem(word)
    found = list(places.get(stem, ())) or [p for s, ps in places.items() if ends_otherwise(stem, {s}) for p in ps]
    return found or [p for s in alike(stem) for p in places.get(s, ())]


def _turned_stems(words: Sequence[str], places: Mapping[str, Sequence[int]], joined: Mapping[int, str]) -> list[str]:
    idle = stems_of(framing("en")) | (stems_of(harmless("en")) - stems_of(neutral("en")))
    turned, last = [], -1
    for n in _in_order(words):
        word, stem = words[n], word_stem(words[n])
        if word in breaks() or word in grammar() or len(word) < 2 or stem in idle:
            continue
        if (n and words[n - 1] in _BEFORE_VERBS) or _is_said_behind(words, n):
            continue
        found = _held(word, places)
        following = [p for p in sorted(found) if p >= last]
        if following:
            last = following[0]
        elif found and not (joined.get(last) in _OF_WHAT and last - 1 in found and _names(words, n, last, places)):
            turned.append(word)
    return turned


def _is_said_behind(words: Sequence[str], n: int) -> bool:
    """Whether a word says behind the thing what a clause says before it: what is done to it, what it is, and how."""
    word, before = words[n], words[max(0, n - _BESIDE) : n]
    clause = words[max(0, n - _BESIDE - 1) : n]
    is_done = word.endswith("ed") or word in participles()
    if is_done and (any(w in _BE for w in before) or (before and before[-1].endswith("ly"))):
        return True
    if any(w in _BE and rel in _RELATIVE for rel, w in pairwise(clause)):
        return True
    ends = n + 1 == len(words) or words[n + 1] in grammar() or words[n + 1] in breaks() or not words[n + 1][0].isalpha()
    return ends and word in manner()


def _names(words: Sequence[str], n: int, last: int, places: Mapping[str, Sequence[int]]) -> bool:
    """Whether a word is what the words before it say more of, all in one stretch (production projects)."""
    before = list(takewhile(_is_of_a_name, reversed(words[:n])))
    held = [found for word in before if (found := _held(word, places))]
    return (n + 1 == len(words) or not _is_of_a_name(words[n + 1])) and bool(held) and all(last in f for f in held)


def _is_of_a_name(word: str) -> bool:
    said = word[0].isalpha() and word not in grammar() and word not in breaks()
    return said and word_stem(word) not in stems_of(framing("en"))


def _in_order(words: Sequence[str]) -> list[int]:
    """The places of words, those for who does something first where the sentence is in the passive."""
    order = list(range(len(words)))
    for n, word in enumerate(words):
        told = word == "by" and 0 < n < len(words) - 1 and not words[n + 1].endswith("ing")
        if told and any(w in _BE for w in words[:n]):
            return [*order[n + 1 :], *order[:n]]
    return order


@lru_cache(maxsize=2048)
def _chunks(text: str) -> tuple[dict[str, list[int]], dict[int, str]]:
    """In which stretch between prepositions and auxiliary verbs each stem stands, and the word before each stretch."""
    found, joined = dict[str, list[int]](), dict[int, str]()
    chunk = 0
    for word in _ENGLISH.findall(text):
        if word in breaks():
            chunk += 1
            joined[chunk] = word
        elif word[0].isalpha():
            found.setdefault(word_stem(word), []).append(chunk)
    return found, joined
