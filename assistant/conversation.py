"""Step 3, recall: resolves a follow-up question from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.contract import Answer, AnswerStatus, Citation, Language
from assistant.describing import describe
from assistant.ellipsis import (
    ABOUT_ONE_DOCUMENT,
    NO_TOPIC,
    SHORT,
    VAGUE_ASKS,
    has_topic,
    is_alike,
    is_elliptic,
    is_step,
    marked,
    own_terms,
    points_back,
    takes_kind,
    topics,
)
from assistant.focus import OVER_ALL, in_focus
from assistant.normalise import normalise
from assistant.pointing import Item, names_place, picks, pointed
from assistant.understanding.model import Ask, ClauseRef, Term, Understanding
from assistant.understanding.small_talk import asks_for_holdings, small_talk
from assistant.understanding.understand import Understander
from assistant.understanding.vocabulary import phrases
from assistant.wording import Words
from corpus.glossary import Glossary
from corpus.model import Clause, ClauseKind, Document, ReferenceRole

_DOCUMENT_ASKS = ABOUT_ONE_DOCUMENT | {Ask.PROFILE, Ask.EXTREME, Ask.TOTAL}
_BARE_NUMBER = re.compile(r"(?<![\d.])\d{1,2}(?![\d.]*\d|[%万年个])")
_POINTING = {ReferenceRole.DECIDES, ReferenceRole.TOPS_UP}
_PICKED = VAGUE_ASKS | {Ask.AMOUNT, Ask.TERM, Ask.CONDITIONS, Ask.COUNT, Ask.LOOKUP}
_REACH = 8
_MANY = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """A question asked before and the answer it got."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Recalled:
    """A question as resolved; ``alternatives`` are further readings, ``understood_as`` is for the reader.

    With ``in_focus`` the first reading is about the clause that was just told of, and another is only
    better where it answers and that clause does not.
    """

    understanding: Understanding
    understood_as: str | None = None
    alternatives: tuple[tuple[Understanding, str], ...] = ()
    in_focus: bool = False


def recall(
    current: Understanding,
    history: Sequence[Turn],
    understander: Understander,
    language: Language,
    documents: Sequence[Document] = (),
) -> Recalled:
    """Complete a follow-up from the last turn that found something; a full question stays as it is.

    One that points back where nothing was said before is marked ``dangling``.
    """
    turns = [turn for turn in _single_turns(history) if not small_talk(turn.question)]
    conversation = _Conversation(turns[-_REACH:], understander, language, documents)
    alone = small_talk(current.text) or asks_for_holdings(current.text)
    return Recalled(current) if alone else conversation.resolve(current)


def _single_turns(history: Sequence[Turn]) -> list[Turn]:
    """The turns with each message of several questions as so many turns."""
    return [
        Turn(part.question, part) if turn.answer.parts else turn
        for turn in history
        for part in (turn.answer.parts or [turn.answer])
    ]


@dataclass(frozen=True, slots=True)
class _Conversation:
    turns: Sequence[Turn]
    understander: Understander
    language: Language
    documents: Sequence[Document]

    def resolve(self, current: Understanding) -> Recalled:
        if not self.turns:
            return Recalled(marked(current))
        current = self._with_rule(self._with_number(self._with_what_was_asked(current)))
        if items := self._pointed(current):
            return self._about_items(current, items)
        counted = self.turns[-1].answer.amounts or not self.turns[-1].answer.citations
        if counted and picks(current.text) and not has_topic(current) and set(current.asks) <= _PICKED:
            return Recalled(replace(current, dangling=True))
        if (about := self._about_same_document(current)) is not None:
            return about
        current = self._in_same_document(current)
        if current.ask is Ask.COMPARE and (compared := self._compared(current)) is not None:
            return compared
        before = self._previous()
        if not self._needs_context(current) and not _asks_again(current, before):
            return Recalled(current)
        if (neighbour := self._neighbour(current)) is not None:
            return self._about_items(current, (neighbour,))
        if before is None:
            return Recalled(marked(current))
        found = topics(current, before, self._glossary, self.understander.prints)
        readings = [self._merge(current, before, *topic) for topic in found]
        focus = in_focus(current, before, self.turns[-1].answer)
        shown = [(r, describe(r, self.language)) for r in ([focus] if focus else []) + readings]
        return Recalled(shown[0][0], shown[0][1], tuple(shown[1:]), in_focus=focus is not None)

    @property
    def _glossary(self) -> Glossary:
        return self.understander.glossary

    def _previous(self) -> Understanding | None:
        """The last question that was understood, as it was resolved then."""
        for place in range(len(self.turns) - 1, -1, -1):
            turn = self.turns[place]
            refused = turn.answer.status is AnswerStatus.NOT_FOUND and not turn.answer.understood_as
            if refused and len(self.turns) > 1:
                continue
            found = self._replayed(place)
            answered = turn.answer.status is AnswerStatus.ANSWERED and turn.answer.citations
            if found.terms or found.refs or found.documents or answered:
                return found
        return None

    def _replayed(self, place: int) -> Understanding:
        """An earlier question as it was resolved when it was asked."""
        turn = self.turns[place]
        shown = turn.answer.understood_as
        own = self._understand(turn.question)
        if not shown:
            return own
        earlier = replace(self, turns=self.turns[:place], language=turn.answer.language)
        then = earlier.resolve(own)
        readings = ((then.understanding, then.understood_as), *then.alternatives)
        return next((reading for reading, described in readings if described == shown), None) or self._understand(shown)

    def _understand(self, text: str) -> Understanding:
        return self.understander.understand(normalise(text, max_chars=10**6).text)

    def _pointed(self, current: Understanding) -> tuple[Item, ...]:
        if current.documents or any(not names_place(r.written) for r in current.refs):
            return ()
        return pointed(current.text, [turn.answer for turn in self.turns], self.documents)

    def _with_what_was_asked(self, current: Understanding) -> Understanding:
        """能补多少钱, asked back, 我说的是创新基地: what is named after the assistant asked back is asked the same."""
        asked_back = self.turns[-1].answer.status is AnswerStatus.CLARIFY
        if not asked_back or not own_terms(current) or not set(current.asks) <= VAGUE_ASKS:
            return current
        asks = self._understand(self.turns[-1].question).asks
        return current if set(asks) <= VAGUE_ASKS else replace(current, asks=asks)

    def _with_number(self, current: Understanding) -> Understanding:
        """Sorry, 14: a bare number that corrects a clause number."""
        number = _BARE_NUMBER.search(current.text) if phrases("corrects").search(current.text) else None
        before = self._previous() if number and not current.refs else None
        if number is None or before is None or not before.refs:
            return current
        asks = before.asks if set(current.asks) <= VAGUE_ASKS else current.asks
        ref = ClauseRef(number.group(), (number.group(),))
        return replace(current, refs=(ref,), asks=asks, documents=current.documents or before.documents)

    def _with_rule(self, current: Understanding) -> Understanding:
        """What does that rule say: the rule that the clause just told of points to."""
        if not phrases("that_rule").search(current.text) or current.documents or current.foreign_rule:
            return current
        cited = {(c.document_id, c.clause_id) for c in self.turns[-1].answer.citations[:1]}
        clauses = [c for d in self.documents for c in d.clauses if (d.document_id, c.clause_id) in cited]
        title = next((r.title for c in clauses for r in c.references if r.role in _POINTING), None)
        held = next((d.document_id for d in self.documents if title and title == d.metadata.title), None)
        return replace(current, documents=(held,)) if held else replace(current, foreign_rule=title)

    def _about_items(self, current: Understanding, items: Sequence[Item]) -> Recalled:
        """The question put to clauses, or amounts in them, that it picks out of an earlier answer."""
        refs = {
            (i.document_id, i.clause_id, i.part): ClauseRef(i.label or i.clause_id, (i.clause_id,), item=i.part)
            for i in items
        }
        provisions = tuple((i.document_id, i.provision_id) for i in items if i.provision_id)
        reading = replace(
            current,
            asks=self._asks_of_items(current, items),
            refs=tuple(refs.values()),
            documents=tuple(dict.fromkeys(i.document_id for i in items)),
            terms=current.terms if len(items) > 1 else (),
            provisions=provisions,
            anaphoric=False,
        )
        amounts = [i.as_written for i in items if i.provision_id] if len(items) == 1 else []
        return Recalled(reading, describe(reading, self.language, amounts))

    def _asks_of_items(self, current: Understanding, items: Sequence[Item]) -> tuple[Ask, ...]:
        asks = tuple(a for a in current.asks if a is not Ask.COMPARE)
        if not set(asks) <= VAGUE_ASKS:
            return asks
        if len(items) > 1 and Ask.COMPARE in current.asks:
            return current.asks
        before = self._previous()
        if any(i.part for i in items):
            return (Ask.LOOKUP,)
        if before is not None and before.ask not in OVER_ALL | VAGUE_ASKS:
            return before.asks
        return (Ask.AMOUNT,) if any(i.provision_id for i in items) else (Ask.LOOKUP,)

    def _spoken_of(self) -> list[Document]:
        """The documents that the conversation was last about."""
        before = self._previous()
        cited = {c.document_id for c in self.turns[-1].answer.citations}
        ids = set(before.documents if before else ()) or cited
        return [d for d in self.documents if d.document_id in ids]

    def _about_same_document(self, current: Understanding) -> Recalled | None:
        """是谁印的 after a question about one document is about that document."""
        named = current.documents or current.refs or any(t.hard for t in current.terms)
        if current.ask not in ABOUT_ONE_DOCUMENT or named or current.attributes:
            return None
        known = self._spoken_of()
        if len(known) != 1:
            return None
        metadata = known[0].metadata
        english = f"the {metadata.short_title_en}" if metadata.short_title_en else ""
        name = (english if self.language == "en" else metadata.short_title) or metadata.title
        words, key = Words(self.language), "ask.dates" if current.ask is Ask.DATE else f"ask.{current.ask.value}"
        described = words(key if words.has(key) else "ask.general", subject=name)
        return Recalled(replace(current, documents=(known[0].document_id,)), described)

    def _in_same_document(self, current: Understanding) -> Understanding:
        """谁解释这个办法: the document meant is the one spoken of."""
        if current.documents or not phrases("same_document").search(current.text):
            return current
        known = self._spoken_of()
        return replace(current, documents=(known[0].document_id,)) if len(known) == 1 else current

    def _compared(self, current: Understanding) -> Recalled | None:
        """跟元宇宙比哪个高: one side is named, the other is what was spoken of before."""
        before = self._previous()
        one_sided = phrases("one_sided").search(current.text) is not None
        if not one_sided or before is None or not before.terms or not own_terms(current) or current.refs:
            return None
        spoken_of = " ".join(t.surface for t in before.terms if t.category not in NO_TOPIC)
        whole = replace(current, text=f"{spoken_of} {current.text}", terms=before.terms + own_terms(current))
        return Recalled(whole, whole.text)

    def _needs_context(self, current: Understanding) -> bool:
        """Whether a message leans on the turns before it: a pronoun, a bare topic, or a question without one."""
        if points_back(current):
            return not current.refs
        if current.foreign_place or current.foreign_rule or "interpret" in current.filters:
            return False
        if current.refs:
            return set(current.asks) <= {Ask.LOOKUP} and current.anaphoric
        if (current.ask is Ask.LIST and current.claims) or current.counts:
            return False
        if is_step(current):
            return True
        if own_terms(current):
            return is_elliptic(current) or self._answers_back(current)
        if {"per", "combine"} & set(current.filters) or current.attributes:
            return True
        if current.ask in _DOCUMENT_ASKS:
            return False
        if any(t.hard for t in current.terms):
            return False
        return not (current.documents and phrases("whole_document").search(current.text)) or current.anaphoric

    def _answers_back(self, current: Understanding) -> bool:
        """Whether a bare topic answers the question that was asked back."""
        asked_back = self.turns[-1].answer.status is AnswerStatus.CLARIFY
        return asked_back and current.ask is Ask.GENERAL and len(current.text) <= SHORT

    def _neighbour(self, current: Understanding) -> Item | None:
        """The clause after or before the one the last answer cited first."""
        step = ("next_clause" in current.filters) - ("previous_clause" in current.filters)
        cited = next((c for turn in reversed(self.turns) for c in turn.answer.citations[:1]), None)
        if not step or cited is None:
            return None
        return _beside(cited, step, self.documents)

    def _merge(
        self, current: Understanding, before: Understanding, terms: tuple[Term, ...], refs: tuple[ClauseRef, ...]
    ) -> Understanding:
        asks = before.asks if takes_kind(current, before) else current.asks
        alike = is_alike(current)
        return replace(
            current,
            asks=asks,
            terms=self._beyond_the_title(terms, current, before),
            refs=refs,
            documents=current.documents or before.documents,
            provisions=before.provisions if refs == before.refs else (),
            claims=before.claims if alike else current.claims,
            yes_no=current.yes_no or (alike and before.yes_no),
            anaphoric=False,
        )

    def _beyond_the_title(
        self, terms: tuple[Term, ...], current: Understanding, before: Understanding
    ) -> tuple[Term, ...]:
        """Put to another document (深圳那份呢), a question leaves behind what only named the first (动漫游戏计划)."""
        left = set(before.documents) - set(current.documents) if current.documents else set()
        titles = [d.metadata.title for d in self.documents if d.document_id in left]
        named = {match.concept for title in titles for match in self._glossary.concepts_in(title)}
        # 上海有没有补贴, 那深圳呢: the place of which no text is held is left, too
        elsewhere = before.foreign_place if current.documents else None
        rest = tuple(t for t in terms if t.key not in named and t.surface != elsewhere)
        return rest if any(t.hard for t in rest) else terms


def _asks_again(current: Understanding, before: Understanding | None) -> bool:
    """Whether all that a question names was named in the one before: 海外实验室有什么支持, then 一个实验室给多少."""
    own = own_terms(current)
    if before is None or not own:
        return False
    if before.terms and len(own) < _MANY and phrases("such_things").search(current.text):
        return True
    elsewhere = current.refs or current.documents or current.foreign_place or current.foreign_rule
    if elsewhere or current.claims or current.counts or before.refs:
        return False
    known = {t.key for t in before.terms}
    return all(t.key in known for t in own) and len(known) > len(own)


def _beside(cited: Citation, step: int, documents: Sequence[Document]) -> Item | None:
    clauses = [c for d in documents if d.document_id == cited.document_id for c in d.clauses]
    kind = next((c.kind for c in clauses if c.clause_id == cited.clause_id), ClauseKind.CLAUSE)
    peers: list[Clause] = [c for c in clauses if c.kind is kind]
    place = next((i for i, c in enumerate(peers) if c.clause_id == cited.clause_id), None)
    if place is None or not 0 <= place + step < len(peers):
        return None
    found = peers[place + step]
    return Item(found.document_id, found.clause_id, found.label)
