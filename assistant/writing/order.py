"""Whether a text names things in the order of a part of a clause: who does it, what is done, to what and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from assistant.contract import Language
from assistant.understanding.stems import word_stem
from assistant.writing.case import MARK, blank, flat
from assistant.writing.items import Item
from assistant.writing.lexicon import alike, breaks, conditions, framing, grammar, harmless, neutral, pattern, stems_of
from assistant.writing.words import ends_otherwise
from corpus.glossary.dictionary import same_meaning

HAN = re.compile("[\u3400-\u9fff]+")
_BE = frozenset(("is", "are", "be", "been", "being", "was", "were"))
_BEFORE_VERBS = frozenset(("to", "can", "may", "will", "shall", "must", "should", "could", "would"))
_OF_A_SUM = re.compile(
    r"^(\W*(?:(?:it|this|that|is|are|an?|the|of|one-off|top-up|additional|stated|grants?|sum|support|reward|ceiling|"
    rf"amount|funding)\W+)*{MARK})\s*(?:is |are |goes |go )?(?:for|to)\s+(.*)$"
)
_ENGLISH = re.compile(r"[a-z][a-z0-9]*|[,;:()]")
_FRONTED = re.compile(r"\W*(?:through|by|with|in|on|for|under|based|according|centring|around|relying|adapting)\b")
_NOUNS = ("n", "s", "j", "l", "i", "b", "vn", "eng")
_PASSIVE = frozenset(("被", "受", "由", "将被", "会被"))
_LIST = frozenset(("、", "和", "与", "及", "以及", "或", "/"))
_ARTICLES = frozenset(("a", "an", "the", "up"))
_JOINT = "\n"
_NEAR = 9
_BESIDE = 3

Known = tuple[str, str, Sequence[int]]


def turned(text: str, item: Item, language: Language) -> list[str]:
    """The words of a text that stand elsewhere in a part of a clause than the words around them would have it."""
    order = _turned_chinese if language == "zh" else _turned_english
    return min((order(text, whole) for whole in _arrangements(item)), key=len)


def _arrangements(item: Item) -> list[str]:
    """A part of a clause as it stands, and with what it begins with at its end (通过申报，确定名录)."""
    front, comma, rest = item.text.partition(",")
    moved = comma and (pattern("adverbial").match(front.strip()) or _FRONTED.match(front))
    return [item.text, f"{rest}{comma}{front}"] if moved else [item.text]


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
        while start > 0 and not _ends(words[start - 1], verbs=words[start - 1][1] in framing("zh")):
            start -= 1
        while stop + 1 < len(words) and not _ends(words[stop + 1], verbs=True):
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
    text = _OF_A_SUM.sub(r"\2 \1", text)
    text, said = text.replace("r&d", "research"), said.replace("r&d", "research")
    places, turned = _chunks(said), list[str]()
    for part in _members(blank(text, *(pattern(name) for name in conditions())), said):
        turned += _turned_stems(_ENGLISH.findall(part), places)
    if _JOINT in said:
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


def _turned_stems(words: Sequence[str], places: Mapping[str, Sequence[int]]) -> list[str]:
    idle = stems_of(framing("en")) | (stems_of(harmless("en")) - stems_of(neutral("en")))
    turned, last = [], -1
    for n in _in_order(words):
        word, stem = words[n], word_stem(words[n])
        if word in breaks() or word in grammar() or len(word) < 2 or stem in idle:
            continue
        if n and words[n - 1] in _BEFORE_VERBS:
            continue
        if word.endswith("ed") and any(w in _BE for w in words[max(0, n - _BESIDE) : n]):
            continue
        found = _held(word, places)
        following = [p for p in sorted(found) if p >= last]
        if following:
            last = following[0]
        elif found:
            turned.append(word)
    return turned


def _in_order(words: Sequence[str]) -> list[int]:
    """The places of words, those for who does something first where the sentence is in the passive."""
    order = list(range(len(words)))
    for n, word in enumerate(words):
        told = word == "by" and 0 < n < len(words) - 1 and not words[n + 1].endswith("ing")
        if told and any(w in _BE for w in words[:n]):
            return [*order[n + 1 :], *order[:n]]
    return order


@lru_cache(maxsize=2048)
def _chunks(text: str) -> dict[str, list[int]]:
    """In which stretch between prepositions and auxiliary verbs each stem stands."""
    found: dict[str, list[int]] = {}
    chunk = 0
    for word in _ENGLISH.findall(text):
        if word in breaks():
            chunk += 1
        elif word[0].isalpha():
            found.setdefault(word_stem(word), []).append(chunk)
    return found


@lru_cache(maxsize=8192)
def words_of(run: str) -> tuple[tuple[str, str], ...]:
    """The words of a run of Chinese characters, each with its kind."""
    import jieba.posseg

    return tuple((word.word, word.flag) for word in jieba.posseg.cut(run))
