"""Step 3, recall: resolves a follow-up question from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.contract import Answer, AnswerStatus, Citation, Language
from assistant.normalise import normalise
from assistant.pointing import Item, names_place, pointed
from assistant.understanding.model import Ask, ClauseRef, Term, Understanding
from assistant.understanding.understand import Understander
from assistant.understanding.vocabulary import general_words, phrases, scaffold
from assistant.wording import Words
from corpus.glossary import Glossary
from corpus.model import Clause, ClauseKind, Document

_ABOUT_ONE_DOCUMENT = {Ask.TOC, Ask.VALIDITY, Ask.STATUS, Ask.NUMBER, Ask.ISSUER, Ask.DATE}
_DOCUMENT_ASKS = _ABOUT_ONE_DOCUMENT | {Ask.PROFILE, Ask.EXTREME, Ask.TOTAL}
_OVER_ALL = {Ask.LIST, Ask.PROFILE, Ask.COMPARE, Ask.TOTAL, Ask.EXTREME}
_VAGUE_ASKS = {Ask.GENERAL, Ask.SUPPORT}
_NO_TOPIC = {"generic", "instrument", "time", "ask"}
_SHORT = 24
_REACH = 8
_LONG_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """A question asked before and the answer it got."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Recalled:
    """A question as resolved; ``alternatives`` are further readings, ``understood_as`` is for the reader."""

    understanding: Understanding
    understood_as: str | None = None
    alternatives: tuple[tuple[Understanding, str], ...] = ()


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
    conversation = _Conversation(_single_turns(history)[-_REACH:], understander, language, documents)
    return conversation.resolve(current)


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
            return Recalled(_marked(current))
        if items := self._pointed(current):
            return self._about_items(current, items)
        if (about := self._about_same_document(current)) is not None:
            return about
        current = self._in_same_document(current)
        if not self._needs_context(current):
            return Recalled(current)
        before = self._previous()
        if (neighbour := self._neighbour(current)) is not None:
            return self._about_items(current, (neighbour,))
        if before is None:
            return Recalled(_marked(current))
        topics = _topics(current, before, self._glossary)
        readings = [self._merge(current, before, *topic) for topic in topics]
        shown = [(reading, describe(reading, self.language)) for reading in readings]
        return Recalled(shown[0][0], shown[0][1], tuple(shown[1:]))

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
            if found.terms or found.refs or found.documents:
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

    def _about_items(self, current: Understanding, items: Sequence[Item]) -> Recalled:
        """The question put to clauses, or amounts in them, that it picks out of an earlier answer."""
        refs = {(i.document_id, i.clause_id): ClauseRef(i.label or i.clause_id, (i.clause_id,)) for i in items}
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
        if not set(asks) <= _VAGUE_ASKS:
            return asks
        if len(items) > 1 and Ask.COMPARE in current.asks:
            return current.asks
        before = self._previous()
        if before is not None and before.ask not in _OVER_ALL | _VAGUE_ASKS:
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
        if current.ask not in _ABOUT_ONE_DOCUMENT or named:
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

    def _needs_context(self, current: Understanding) -> bool:
        """Whether a message leans on the turns before it: a pronoun, a bare topic, or a question without one."""
        if _points_back(current):
            return not current.refs
        if current.foreign_place or current.foreign_rule or "interpret" in current.filters:
            return False
        if current.refs:
            return set(current.asks) <= {Ask.LOOKUP} and current.anaphoric
        if current.ask is Ask.LIST and current.claims:
            return False
        if _own_terms(current):
            return _is_elliptic(current) or self._answers_back(current)
        if current.ask in _DOCUMENT_ASKS:
            return False
        if any(t.hard for t in current.terms):
            return False
        return not (current.documents and phrases("whole_document").search(current.text)) or current.anaphoric

    def _answers_back(self, current: Understanding) -> bool:
        """Whether a bare topic answers the question that was asked back."""
        asked_back = self.turns[-1].answer.status is AnswerStatus.CLARIFY
        return asked_back and current.ask is Ask.GENERAL and len(current.text) <= _SHORT

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
        asks = before.asks if set(current.asks) <= _VAGUE_ASKS or _is_bare_ref(current) else current.asks
        alike = phrases("likewise").search(current.text) is not None and not current.claims
        return replace(
            current,
            asks=asks,
            terms=terms,
            refs=refs,
            documents=current.documents or before.documents,
            provisions=before.provisions if refs == before.refs else (),
            claims=before.claims if alike else current.claims,
            yes_no=current.yes_no or (alike and before.yes_no),
            anaphoric=False,
        )


def _marked(current: Understanding) -> Understanding:
    """As it is, or marked where it points back to nothing."""
    return replace(current, dangling=True) if _points_back(current) and not _has_topic(current) else current


def _is_bare_ref(current: Understanding) -> bool:
    return bool(current.refs) and set(current.asks) <= {Ask.LOOKUP}


def _points_back(current: Understanding) -> bool:
    """Whether a message speaks of something that it does not name itself."""
    if {"next_clause", "previous_clause"} & set(current.filters):
        return True
    return any(not _has_antecedent(current, found) for found in phrases("pronoun").finditer(current.text))


def _has_antecedent(current: Understanding, pronoun: re.Match[str]) -> bool:
    """Whether it or they (它) stands for what the same message names before."""
    if not phrases("personal").fullmatch(pronoun.group()):
        return False
    before = current.text[: pronoun.start()].lower()
    empty = scaffold("en") | general_words("en")
    named = [w for w in re.findall(r"[a-z]{3,}", before) if w not in empty]
    return (
        len(before.split()) > _LONG_ENOUGH
        or bool(named)
        or any(t.surface.lower() in before for t in current.terms)
        or bool(current.documents and before)
    )


def _has_topic(current: Understanding) -> bool:
    return bool(current.refs or current.documents or _own_terms(current))


def _own_terms(current: Understanding) -> tuple[Term, ...]:
    """What a message is about; empty where none of it is known as a topic."""
    own = tuple(t for t in current.terms if t.category not in _NO_TOPIC)
    return own if any(t.is_concept and t.category != "condition" for t in own) else ()


def _is_elliptic(current: Understanding) -> bool:
    """Whether a message names a topic and leaves out what it asks of it (那出口呢, no, I meant exports)."""
    if not set(current.asks) <= _VAGUE_ASKS:
        return False
    if phrases("corrects").search(current.text) or phrases("likewise").search(current.text):
        return True
    bare = phrases("connective").sub("", current.text)
    short = len(bare) <= (3 * _SHORT if _is_latin(bare) else _SHORT)
    return short and current.anaphoric


def _is_latin(text: str) -> bool:
    return not any("\u3400" <= char <= "\u9fff" for char in text)


def _topics(
    current: Understanding, before: Understanding, glossary: Glossary
) -> list[tuple[tuple[Term, ...], tuple[ClauseRef, ...]]]:
    """Readings of the topic: what is new with what may still hold from before, then what is new alone."""
    own = _own_terms(current)
    if current.refs:
        return [(own, current.refs)]
    if not own:
        return [(before.terms, before.refs)]
    passing = {t.category for t in own} | {"time", "instrument", "ask", "generic", "word"}
    trades = tuple(t for term in before.terms for t in _trades(term, glossary))
    kept = tuple(t for t in trades if t.category not in passing and t.key not in {o.key for o in own})
    readings: list[tuple[tuple[Term, ...], tuple[ClauseRef, ...]]] = [(own + kept, ())] if kept else []
    readings.append((own, ()))
    return [*readings, (own, before.refs)] if before.refs else readings


def _trades(term: Term, glossary: Glossary) -> tuple[Term, ...]:
    """A compound such as 游戏研发 hands on only its trade, 游戏, to a question about something else."""
    broader = [glossary.get(b) for b in glossary.get(term.key).broader] if term.is_concept else []
    if len(broader) < 2:
        return (term,)
    return tuple(Term(b.id, b.zh[0], b.category, term.hard) for b in broader if b.category == "sector")


def _beside(cited: Citation, step: int, documents: Sequence[Document]) -> Item | None:
    clauses = [c for d in documents if d.document_id == cited.document_id for c in d.clauses]
    peers: list[Clause] = [c for c in clauses if c.kind is ClauseKind.CLAUSE]
    place = next((i for i, c in enumerate(peers) if c.clause_id == cited.clause_id), None)
    if place is None or not 0 <= place + step < len(peers):
        return None
    found = peers[place + step]
    return Item(found.document_id, found.clause_id, found.label)


def describe(understanding: Understanding, language: Language, amounts: Sequence[str] = ()) -> str:
    """The question as resolved, in words that can be understood again; ``amounts`` are those it is about."""
    words = Words(language)
    joint = "、" if language == "zh" else ", "
    named = [t.surface for t in understanding.terms if t.category not in {"generic", "time", "instrument"}]
    subject = joint.join(dict.fromkeys(named))
    refs = joint.join(_written(r, language) for r in understanding.refs)
    told = joint.join(words("ask.of_amount", amount=a) for a in amounts)
    key = f"ask.{understanding.ask.value}"
    joined = " ".join(filter(None, (refs, told, subject))) or understanding.text
    return words(key if words.has(key) else "ask.general", subject=joined)


def _written(ref: ClauseRef, language: Language) -> str:
    if len(ref.ids) == 1 and ref.ids[0].isdecimal():
        return f"第{ref.ids[0]}条" if language == "zh" else f"clause {ref.ids[0]}"
    return ref.ids[0] if ref.written == "" else ref.written
