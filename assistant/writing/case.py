"""A sentence under examination: what it says, what it cites, and the clauses as the rules read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps

from assistant.contract import Language
from assistant.evidence.match import Matcher
from assistant.evidence.views import ClauseView, ClauseViews, Concepts, Statement
from assistant.understanding.model import Term
from assistant.understanding.stems import english_stems
from assistant.writing.lexicon import conditions, pattern
from assistant.writing.sheet import SLOT, Sheet, Slot, Source
from corpus.glossary import Glossary
from corpus.model import Provision
from corpus.renderings import heading_renderings
from corpus.scripts import to_simplified

MARK = "§"
"""Stands for a slot in the text that rules read."""

_SEGMENT = re.compile(
    r"[，,；;。！!？?：:]|\.(?=\s|$)|\n|\b(?:but|while|whereas|although|though)\b"
    r"|\band (?=§ for )|\b(?:against|versus)\b(?= §)|(?<=§) and (?=[^,.;§]{3,60} (?:is|are) §)"
    r"|\s(?=without (?:saying|naming|stating|mentioning|specifying|setting|fixing)\b)"
    r"|\band (?=(?:it )?(?:does not|do not|is not|are not|says nothing|(?:gives|names|sets|states|mentions) no)\b)"
    r"|\b(?=because\b)|(?=因为|由于)|而且|但是|但|而(?=对|给)|(?<=§)、(?=[^，,；;。§]{2,40}§)"
)
LIST_COMMA = re.compile(r",(?= [a-z-]+ and [a-z])")
_QUOTED = re.compile(r"“([^”]*)”|「([^」]*)」|『([^』]*)』|\"([^\"]*)\"|‘([^’]*)’")
ENGLISH_TITLE = re.compile(
    r"((?:[A-Z][\w'’]*|“[^”]*”)(?:[ -](?:[A-Z][\w'’]*|“[^”]*”|of|for|on|from|the|and|in|to))*(?: \([^()]*\))?) ?\(《"
)
_TITLED = re.compile(r"《([^《》]*(?:《[^》]*》[^《》]*)*)》")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a sentence may not be shown: the rule's code and the words it is about."""

    code: str
    detail: str = ""


@dataclass(frozen=True)
class Tools:
    """What the rules compare with.

    ``segment`` cuts a run of Chinese characters into words; ``similarity`` gives the cosine of a text and each
    of the clauses (document id, clause id), 0.0 without embeddings.
    """

    glossary: Glossary
    matcher: Matcher
    views: ClauseViews
    segment: Callable[[str], Sequence[str]]
    similarity: Callable[[str, Sequence[tuple[str, str]]], Sequence[float]] | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence between commas; offsets into ``Case.plain``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Case:
    """One sentence with its resolved sources and slots. ``topic`` is what ``question`` is about."""

    text: str
    sources: tuple[Source, ...]
    slots: tuple[Slot, ...]
    sheet: Sheet
    question: str
    topic: tuple[Term, ...]
    tools: Tools

    @cached_property
    def judged(self) -> dict[tuple[str, int | str], object]:
        """What has been found of parts of the sentence so far: several rules ask the same of them."""
        return {}

    @cached_property
    def plain(self) -> str:
        """The sentence in one script and width, slots replaced by a mark."""
        return normal(SLOT.sub(MARK, self.text))

    @cached_property
    def spoken(self) -> str:
        """``plain`` with the names of other rules blanked."""
        text = blank(self.plain, _TITLED)
        for name in sorted({n for g in self.grounds for n in g.rules}, key=len, reverse=True):
            text = text.replace(name, " " * len(name))
        return text

    @cached_property
    def own(self) -> str:
        """``spoken`` with quotations blanked: the model's own words."""
        return blank(self.spoken, _QUOTED)

    @property
    def language(self) -> Language:
        """The language the sentence is written in."""
        return "zh" if re.search(r"[\u3400-\u9fff]", self.own) else "en"

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The parts of the sentence in order; a name with a comma in it (animation, comics and games) is not cut."""
        whole = self.own
        for match in self.tools.glossary.concepts_in(whole):
            name = whole[match.start : match.end]
            whole = whole[: match.start] + name.replace(",", " ") + whole[match.end :]
        whole = LIST_COMMA.sub(" ", whole)
        return tuple(Segment(s.start, s.end, self.own[s.start : s.end]) for s in _segments(whole))

    @cached_property
    def quotations(self) -> tuple[str, ...]:
        """What stands in quotation marks."""
        return tuple(next(g for g in m.groups() if g is not None) for m in _QUOTED.finditer(self.plain))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What stands in title marks."""
        return tuple(m[1] for m in _TITLED.finditer(self.plain))

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        """The cited clauses as the rules read them."""
        return tuple(Ground(s.view) for s in self.sources)


class Ground:
    """A clause in one script and width, both languages, with what stands around it.

    ``strict`` says that a place must be named by it like any other thing.
    """

    strict = False

    def __init__(self, view: ClauseView) -> None:
        """Read a clause; everything else is derived when needed."""
        self.view = view

    @property
    def concepts(self) -> Concepts:
        """What the clause names."""
        return self.view.concepts

    @property
    def around(self) -> frozenset[str]:
        """What the document as a whole and the chapter are about; goes without saying."""
        return self.view.document_concepts.closure | self.view.heading_concepts.closure

    @property
    def title_concepts(self) -> frozenset[str]:
        """What the title of the clause names."""
        return self.view.title_concepts.named

    @property
    def places(self) -> frozenset[str]:
        """The places that may be named although they do not stand here."""
        return frozenset()

    def says_elsewhere(self, words: str) -> bool:
        """Whether the clause uses these very words, but not here."""
        return False

    @cached_property
    def clause(self) -> str:
        """The clause and its English, for patterns."""
        return normal(f"{self.view.clause.text}\n{self.view.clause.rendering or ''}")

    @cached_property
    def flat(self) -> str:
        """The clause, its headings and its document's names without any white space, for verbatim search."""
        metadata = self.view.document.metadata
        around = [*self.view.clause.heading_path, metadata.title, metadata.short_title or "", metadata.region or ""]
        around += [metadata.named_issuer("zh") or "", metadata.subject or "", self.view.title_rendering]
        return flat("\n".join([self.view.clause.text, self.view.clause.rendering or "", *around]))

    @cached_property
    def tokens(self) -> frozenset[tuple[str, str]]:
        """The words of ``flat`` as they are cut, each with the letter of its kind (v, n): 区块 blocks nothing."""
        import jieba.posseg

        return frozenset((word.word, word.flag[:1]) for word in jieba.posseg.cut(self.flat))

    @cached_property
    def rules(self) -> frozenset[str]:
        """The English names of the rules that the clause refers to, as its rendering gives them."""
        return frozenset(normal(m[1]) for m in ENGLISH_TITLE.finditer(self.view.clause.rendering or ""))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the English words of the clause and of what stands around it."""
        metadata = self.view.document.metadata
        headings = heading_renderings(self.view.clause.document_id)
        parts = [self.view.clause.text, self.view.clause.rendering or "", self.view.title_rendering]
        parts += [headings.get(h, "") for h in self.view.clause.heading_path]
        parts += [metadata.title_en or "", metadata.short_title_en or "", metadata.region_en or ""]
        parts += [metadata.named_issuer("en") or "", metadata.subject_en or ""]
        return frozenset(english_stems(" ".join(parts)).split())


class Offer(Ground):
    """One offer of a clause as the rules read it: the sentence that makes it, and the clause's title."""

    strict = True

    def __init__(self, view: ClauseView, statement: Statement, rendered: str) -> None:
        """``rendered`` is the English of the sentence, empty where there is none."""
        super().__init__(view)
        self._statement = statement
        self._text, self._rendered = _giving_part(statement, rendered)
        self.has_sum = statement.provision is not None
        self.condition = flat(" ".join(_limits(statement.provision))) if statement.provision else ""

    @property
    def concepts(self) -> Concepts:
        """What the sentence names."""
        return self.view.sentence_concepts[self._statement.sentence.start]

    def says_elsewhere(self, words: str) -> bool:
        """Whether another sentence of the clause uses these words and the offer does not (联合招商, 以商招商)."""
        return flat(words) not in self.flat and flat(words) in flat(self.view.clause.text)

    @property
    def around(self) -> frozenset[str]:
        """Nothing goes without saying when money is given."""
        return frozenset()

    @property
    def places(self) -> frozenset[str]:
        """But where the document is made for."""
        return self.view.document_concepts.named

    @cached_property
    def flat(self) -> str:
        """The sentence and the title without white space."""
        region = self.view.document.metadata.region or ""
        title = f"{self.view.clause.title or ''}\n{self.view.title_rendering}\n{region}"
        return flat(f"{self._text}\n{self._rendered}\n{title}")

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the sentence's English and of the title's."""
        region = self.view.document.metadata.region_en or ""
        text = f"{self._text} {self._rendered} {self.view.title_rendering} {region}"
        return frozenset(english_stems(text).split())


def _giving_part(statement: Statement, rendered: str) -> tuple[str, str]:
    """What a sentence says from where it names who gets a sum; what goes before may be told of others."""
    text, named = statement.sentence.text, statement.provision.beneficiary if statement.provision else None
    place = text.find(named) if named else -1
    start = text.rfind("，", 0, max(place, 0)) + 1
    if not start:
        return text, rendered
    parts = re.split(r", and |;", rendered)
    given = [part for part in parts if pattern("given_in_clause").search(normal(part))]
    return text[start:], given[-1] if given else rendered


def _limits(provision: Provision) -> list[str]:
    """The words by which a sum is limited: its condition, and those of the beneficiary (新上线的)."""
    named = normal(provision.beneficiary or "")
    return [provision.condition or "", *(m.group() for c in conditions() for m in pattern(c).finditer(named))]


def once(question: Callable[[Case, Segment], bool]) -> Callable[[Case, Segment], bool]:
    """A question about a part of a sentence that is answered once for all rules."""

    @wraps(question)
    def answer(case: Case, segment: Segment) -> bool:
        key = (f"{question.__module__}.{question.__name__}", segment.start)
        if key not in case.judged:
            case.judged[key] = question(case, segment)
        return bool(case.judged[key])

    return answer


def normal(text: str) -> str:
    """One script, one width, lower case."""
    return unicodedata.normalize("NFKC", to_simplified(text)).lower()


def told(text: str) -> list[str]:
    """The sentences of a normal text, in either language."""
    return [part for part in re.split(r"[。！？!?;\n]|\.(?=\s|$)", text) if part.strip()]


def flat(text: str) -> str:
    """``normal`` without white space."""
    return re.sub(r"\s+", "", normal(text))


def blank(text: str, *patterns: re.Pattern[str]) -> str:
    """``text`` with what the patterns match replaced by spaces of the same length."""
    for words in patterns:
        text = words.sub(lambda m: " " * len(m.group()), text)
    return text


def _segments(text: str) -> Iterator[Segment]:
    start = 0
    for match in _SEGMENT.finditer(text):
        if text[start : match.start()].strip():
            yield Segment(start, match.start(), text[start : match.start()])
        start = match.end()
    if text[start:].strip():
        yield Segment(start, len(text), text[start:])
