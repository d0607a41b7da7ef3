"""The parts of a clause that say one thing each: what it asks for, of whom and with what, between its commas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import takewhile

from assistant.contract import Language
from assistant.evidence.sentences import leads, sentences
from assistant.evidence.views import ClauseView, ClauseViews, Concepts
from assistant.understanding.stems import english_stems, word_stem
from assistant.writing.case import Ground, flat, normal
from assistant.writing.lexicon import pattern
from assistant.writing.quotes import NUMBER
from assistant.writing.sheet import SLOT, Slot, Source, rendering_with_slots, with_slots
from assistant.writing.words import words_of
from corpus.renderings import title_renderings

_HAN = re.compile(r"[\u3400-\u9fff]")
_COMMA = re.compile(r"[，,；;]")
_JOINT = re.compile(r", (?:and |or )?")
_SUBJECT = re.compile(
    r"\W*(?:\(\d+\) )?((?:The|Each|Every|All|Any) [\w ,&-]{3,90}?)"
    r" (?=(?:is|are|may|shall|must|will|can|takes?|has|have)\b)"
)
_INSERTED = re.compile(
    r"\b(?:may|can|shall|must|will|should|to|and), (?:in|by|with|jointly|on|through|according|for|under)\b.*$"
)
_AGENT = re.compile("由([\u3400-\u9fff]{2,20}?(?:局|部门|部|委员会|办公室|政府|机构|中心|协会|单位))(?:负责|牵头)")
_ENDED = re.compile("[。；！？;!?.]$")
_ENDED_ENGLISH = re.compile(r"[.!?;]\s*$", re.MULTILINE)
OF_HEADINGS = -1
"""The sentence that the headings of a clause are of: none that stands in it."""

_HELD_BACK = re.compile("[并还也]*(?:(?:积极|大力|重点|和)*(?:支持|鼓励|引导|欢迎))+")
_SHORT_HEAD, _SHORT_HEAD_ENGLISH = 8, 5
_OPENING = re.compile(r"^\W*(?:and |or )?(\w+)")


class Item(Ground):
    """A part of a clause as the rules read it, with the clause's title."""

    strict = True

    def __init__(self, source: Source, text: str, lead: str, views: ClauseViews, sentence: int = 0) -> None:
        """``lead`` introduces the list that the part stands in; ``sentence`` is the number of the sentence it is of."""
        super().__init__(source.view)
        self.sentence = sentence
        self.source, self.raw, self.lead, self._views = source, text, lead, views
        written = {source.slot(p).lower(): p.as_written for p in source.view.clause.provisions}
        self.text = normal(SLOT.sub(lambda m: written.get(m[1].lower(), " "), text))
        self._slots = frozenset(m[1].lower() for m in SLOT.finditer(text))

    @cached_property
    def is_heading(self) -> bool:
        """Whether the part is the few words that a line of the clause begins with."""
        return _is_short(self.text)

    def has(self, slot: Slot) -> bool:
        """Whether the part fixes a figure."""
        return slot.source is self.source and slot.source.slot(slot.provision).lower() in self._slots

    def joined(self, other: Item) -> Item:
        """This part and another one as one."""
        return Item(self.source, f"{self.raw},\n{other.raw}", self.lead, self._views, self.sentence)

    @cached_property
    def concepts(self) -> Concepts:
        """What the part names."""
        return self._views.concepts(f"{self.lead} {self.text}")

    def says_elsewhere(self, words: str) -> bool:
        """Whether the clause uses these very words, but not in this part."""
        plain = flat(words)
        return plain not in self.flat and plain in self._whole

    @cached_property
    def _whole(self) -> str:
        return flat(f"{self.view.clause.text}\n{self.view.clause.rendering or ''}")

    @property
    def around(self) -> frozenset[str]:
        """Nothing goes without saying."""
        return frozenset()

    @property
    def title_concepts(self) -> frozenset[str]:
        """The words of the title count, not all that they mean."""
        return frozenset()

    @cached_property
    def clause(self) -> str:
        """The part itself, for patterns."""
        return normal(f"{self.lead}\n{self.text}")

    @cached_property
    def flat(self) -> str:
        """The part and its title without white space."""
        return flat("\n".join([self.lead, self.text, self.view.clause.title or "", self.view.title_rendering]))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the part's English and of the title's."""
        return frozenset(english_stems(f"{self.lead} {self.text} {self.view.title_rendering}").split())


@lru_cache(maxsize=2048)
def items_of(views: ClauseViews, source: Source, language: Language) -> tuple[Item, ...]:
    """The parts of a clause in a language, in order; none where the clause has no words in it."""
    found = _chinese(source) if language == "zh" else _english(source)
    return tuple(Item(source, text, lead, views, number) for number, lead, text in found if text.strip())


def _chinese(source: Source) -> Iterator[tuple[int, str, str]]:
    parts = sentences(with_slots(source))
    if not any(_ENDED.search(part.text) for part in parts):
        yield 0, "", with_slots(source).replace("\n", "，")  # lines of a heading or an imprint, which belong together
        return
    introducing, heads = leads(parts), _heads([(with_slots(source).count("\n", 0, p.start), p.text) for p in parts])
    for number, sentence in enumerate(parts):
        if not _HAN.search(sentence.text) or (len(parts) > 1 and _is_heading(source.view, sentence.text)):
            continue
        lead = normal(" ".join(part.text for part in introducing.get(sentence.start, ())))
        held, agent, front = "", "", ""
        lead = f"{heads.get(number, '')} {lead}".strip()
        for part in _COMMA.split(NUMBER.sub("", sentence.text)):
            held = f"{held}，{part}" if held else part
            if pattern("adverbial").match(normal(part).strip()) is None:
                yield number, lead, f"{agent}{held}"
                if front and _is_of_the_same(held):
                    yield number, lead, f"{front}{held}"
                else:
                    front = _front(held)
                agent = agent or next((m[1] for m in [_AGENT.search(held)] if m), "")
                held = ""
        if held:
            yield number, lead, f"{agent}{held}"
    yield from _list_of(heads, "、")


def _front(part: str) -> str:
    """Whom a part supports or encourages in something, with that word: what follows behind a comma is of them too."""
    found = _HELD_BACK.match(normal(part))
    if found is None:
        return ""
    words = list(takewhile(lambda word: not _begins_a_verb(word[1]), words_of(normal(part)[found.end() :])))
    named = "".join(word for word, _ in words)
    is_named = any(flag.startswith("n") for _, flag in words) and found.end() + len(named) < len(part)
    return found.group() + named if is_named else ""


def _is_of_the_same(part: str) -> bool:
    """Whether a part only says what else those named before do: it names nobody and demands nothing anew."""
    part = normal(part).strip()
    if pattern("directs").match(part) or pattern("held_back").match(part):
        return False
    words = words_of(part)
    return bool(words) and (_begins_a_verb(words[0][1]) or words[0][1] == "vn")


def _begins_a_verb(flag: str) -> bool:
    return flag in ("v", "d", "p", "ad")


def _is_heading(view: ClauseView, text: str) -> bool:
    heading = flat(view.clause.label + (view.clause.title or ""))
    return flat(text).strip("。") == heading.strip("。")


def _english(source: Source) -> Iterator[tuple[int, str, str]]:
    text = rendering_with_slots(source)
    if not text and not _HAN.search(source.view.clause.text):
        text = with_slots(source)
    verbs = _verbs(source.view.clause.document_id)
    title = flat(source.view.title_rendering)
    if not _ENDED_ENGLISH.search(text):
        yield 0, "", text.replace("\n", ", ")
        return
    lines = [(n, said) for n, line in enumerate(text.split("\n")) for said in re.split(r"[!?;]|\.(?=\s|$)", line)]
    heads = _heads([(n, said) for n, said in lines if said.strip()])
    for number, (_, sentence) in enumerate(each for each in lines if each[1].strip()):
        if title and title in flat(sentence) and len(flat(sentence)) < len(title) + 8:
            continue
        sentence = NUMBER.sub("", sentence.strip())
        held, subject = "", _SUBJECT.match(sentence)
        for part, joint in _parts(sentence):
            if held and _begins(part, verbs) and _INSERTED.search(held) is None:
                yield number, heads.get(number, ""), held
                held = ""
            elif held and subject and _goes_on(part, verbs) and _INSERTED.search(held) is None:
                yield number, heads.get(number, ""), held
                held = f"{subject[1]} "
            held += joint + part
        if held.strip():
            yield number, heads.get(number, ""), held
    yield from _list_of(heads, ", ")


def _list_of(heads: Mapping[int, str], joint: str) -> Iterator[tuple[int, str, str]]:
    """The headings of a clause's lines as the list that they are (the principles are these four)."""
    found = list(dict.fromkeys(heads.values()))
    if len(found) > 1:
        yield OF_HEADINGS, "", joint.join(found)


def _heads(told: Sequence[tuple[int, str]]) -> dict[int, str]:
    """By its number, the heading that a sentence stands under: the few words that its line begins with (合作发展。)."""
    heads, line, head = dict[int, str](), -1, ""
    for number, (of_line, text) in enumerate(told):
        if of_line != line:
            line, head = of_line, normal(text).strip(" 。.") if _is_short(text) else ""
        elif head:
            heads[number] = head
    return heads


def _is_short(text: str) -> bool:
    plain = normal(text).strip(" 。.")
    words = _HAN.findall(plain) if _HAN.search(plain) else plain.split()
    most = _SHORT_HEAD if _HAN.search(plain) else _SHORT_HEAD_ENGLISH
    return 0 < len(words) <= most and _COMMA.search(plain) is None


def _parts(sentence: str) -> Iterator[tuple[str, str]]:
    place, joint = 0, ""
    for match in _JOINT.finditer(sentence):
        yield sentence[place : match.start()], joint
        place, joint = match.end(), match.group()
    yield sentence[place:], joint


def _begins(part: str, verbs: frozenset[str]) -> bool:
    """Whether a part begins with a verb of demand, as the sentences of its document do."""
    part = normal(part)
    if pattern("directs").match(part) or pattern("held_back").match(part):
        return True
    found = _OPENING.match(part)
    return (
        found is not None
        and word_stem(found[1]) in verbs
        and re.search("(?:ing|ed|ion|ions|ment|s)$", found[1]) is None
    )


def _goes_on(part: str, verbs: frozenset[str]) -> bool:
    """Whether a part begins with what else the subject of its sentence does (formulates, makes)."""
    found = _OPENING.match(normal(part))
    return found is not None and re.search("[^s]s$", found[1]) is not None and _is_verb(found[1][:-1], verbs)


def _is_verb(word: str, verbs: frozenset[str]) -> bool:
    return pattern("directs").match(word) is not None or word_stem(word) in verbs


@lru_cache(maxsize=64)
def _verbs(document_id: str) -> frozenset[str]:
    """The verbs with which the titles of a rendered document begin (Strengthening, Supporting)."""
    firsts = (title.split(" ")[0] for title in title_renderings(document_id).values())
    return frozenset(word_stem(first) for first in firsts if first.endswith("ing"))
