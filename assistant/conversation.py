"""Step 3, recall: resolves a follow-up question from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.completing import (
    FIGURES,
    asks_again,
    beside,
    completed,
    in_another_document,
    names_something_else,
    needs_context,
)
from assistant.contract import Answer, AnswerStatus, Language
from assistant.describing import describe
from assistant.ellipsis import (
    ABOUT_ONE_DOCUMENT,
    VAGUE_ASKS,
    has_topic,
    in_plain_words,
    marked,
    own_terms,
    points_back,
    without_heads,
)
from assistant.focus import OVER_ALL, in_focus
from assistant.normalise import normalise
from assistant.picking import neighbour, picked, picks_nothing, put_to
from assistant.pointing import Item
from assistant.returning import Earlier, Return, find_return, turn_about
from assistant.told import asks_manner, of_told
from assistant.turns import Turn, single_turns
from assistant.understanding.model import Ask, ClauseRef, Understanding
from assistant.understanding.small_talk import asks_for_holdings, small_talk
from assistant.understanding.understand import Understander
from assistant.understanding.vocabulary import phrases
from assistant.wording import Words
from corpus.model import Document, ReferenceRole

__all__ = ["Recalled", "Turn", "recall"]

_BARE_NUMBER = re.compile(r"(?<![\d.])\d{1,2}(?![\d.]*\d|[%万年个])")
_POINTING = {ReferenceRole.DECIDES, ReferenceRole.TOPS_UP}
_OF_AN_ASIDE = VAGUE_ASKS | {Ask.BASIS, Ask.LOOKUP}
_REACH = 8


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
    conversation = _Conversation(single_turns(history)[-_REACH:], understander, language, documents)
    alone = small_talk(current.text) or asks_for_holdings(current.text)
    return Recalled(current) if alone else conversation.resolve(current)


@dataclass(frozen=True, slots=True)
class _Conversation:
    turns: Sequence[Turn]
    understander: Understander
    language: Language
    documents: Sequence[Document]

    def resolve(self, current: Understanding) -> Recalled:
        if not self.turns:
            return Recalled(marked(current))
        if (back := find_return(current.text)) and (returned := self._returned(back)):
            return returned
        if (of := of_told(current, self._answers[-1], self.documents)) is not None:
            return self._put_to(of.asked, of.items) if of.items else self._asked_again()
        current = _asking_for_a_sum(in_plain_words(self._put_right(current)))
        current = self._with_rule(self._with_number(self._with_what_was_asked(current)))
        if items := picked(current, self._answers, self.documents):
            return self._put_to(current, items)
        if picks_nothing(current, self._answers[-1]):
            return Recalled(replace(current, dangling=True))
        if (about := self._about_same_document(self._of_what_was_asked(current))) is not None:
            return about
        current = self._in_same_document(current)
        before = self._previous()
        if (both := beside(current, before, self._answers[-1])) is not None:
            return Recalled(both, describe(both, self.language) if both.refs else both.text)
        return self._completed(current, before)

    def _completed(self, current: Understanding, before: Understanding | None) -> Recalled:
        """With what it takes over from the question before, where it leans on that; else as it is."""
        told = self._answers[-1]
        current = without_heads(current, before, self.understander.glossary) if before is not None else current
        if not needs_context(current, told) and not asks_again(current, before):
            return Recalled(current)
        if (next_to_it := neighbour(current, self._answers, self.documents)) is not None:
            return self._put_to(current, (next_to_it,))
        if before is None:
            return Recalled(marked(current))
        before = self._asking_as_the_main_question(current, before)
        current, before = in_another_document(current, before, self._spoken_of(), self.understander)
        readings = completed(current, before, self.understander, self.documents, self.language)
        focus = None if names_something_else(current, before) else in_focus(current, before, told)
        shown = [(r, describe(r, self.language)) for r in ([focus] if focus else []) + readings]
        return Recalled(shown[0][0], shown[0][1], tuple(shown[1:]), in_focus=focus is not None)

    def _asking_as_the_main_question(self, current: Understanding, before: Understanding) -> Understanding:
        """After an aside (按哪个办法发?), another thing (那游戏呢) is asked what was asked of the first one."""
        if not own_terms(current) or not set(before.asks) <= _OF_AN_ASIDE:
            return before
        for place in range(len(self.turns) - 1, -1, -1):
            if own_terms(self._understand(self.turns[place].question)):
                asked = self._replayed(place).ask
                return replace(before, asks=(asked,)) if asked in FIGURES else before
        return before

    def _asked_again(self) -> Recalled:
        """The last question once more, as if nothing had been said since."""
        asked = self.turns[-1].question
        then = replace(self, turns=self.turns[:-1]).resolve(self._understand(asked))
        return then if then.understood_as else replace(then, understood_as=asked)

    def _put_to(self, current: Understanding, items: Sequence[Item]) -> Recalled:
        reading = put_to(current, items, self._previous())
        amounts = [i.as_written for i in items if i.provision_id] if len(items) == 1 else []
        return Recalled(reading, describe(reading, self.language, amounts))

    def _returned(self, back: Return) -> Recalled | None:
        """What a return asks, as if nothing had been said since the turn that was about its topic."""
        topic = self._understand(back.topic)
        earlier = [
            Earlier(self._replayed(place), f"{turn.question} {turn.answer.answer}".lower())
            for place, turn in enumerate(self.turns)
        ]
        place = turn_about(topic, earlier, self.understander.glossary)
        if place is None and not back.question:
            return None
        asked = self._understand(back.question or back.topic if place is not None else back.text)
        if place is None:
            return Recalled(asked, back.text)
        then = replace(self, turns=self.turns[: place + 1]).resolve(asked)
        return then if then.understood_as else replace(then, understood_as=asked.text)

    @property
    def _answers(self) -> list[Answer]:
        return [turn.answer for turn in self.turns]

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
                return _as_answered(found, turn.answer)
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

    def _with_what_was_asked(self, current: Understanding) -> Understanding:
        """能补多少钱, asked back, 我说的是创新基地: what is named after the assistant asked back is asked the same."""
        asked_back = self.turns[-1].answer.status is AnswerStatus.CLARIFY
        if not asked_back or not own_terms(current) or not set(current.asks) <= VAGUE_ASKS:
            return current
        asks = self._understand(self.turns[-1].question).asks
        return current if set(asks) <= VAGUE_ASKS else replace(current, asks=asks)

    def _put_right(self, current: Understanding) -> Understanding:
        """我说错了，是数字影棚: what takes back one's own words names only what was meant, to be asked the same."""
        taken_back = phrases("takes_back").match(current.text)
        rest = phrases("not_this").sub("", current.text[taken_back.end() :]).strip() if taken_back else ""
        meant = self._understand(rest) if rest else current
        if not rest or not own_terms(meant) or not set(meant.asks) <= VAGUE_ASKS | {Ask.PROFILE}:
            return current
        said = f"我是说{rest}" if self.language == "zh" else f"I mean {rest}"
        return replace(meant, text=said, asks=(Ask.GENERAL,), anaphoric=True)

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

    def _spoken_of(self) -> list[Document]:
        """The documents that the conversation was last about."""
        before = self._previous()
        cited = {c.document_id for c in self.turns[-1].answer.citations}
        ids = set(before.documents if before else ()) or cited
        return [d for d in self.documents if d.document_id in ids]

    def _of_what_was_asked(self, current: Understanding) -> Understanding:
        """By whom, after when a document was issued, asks who issued it."""
        before = self._previous() if phrases("by_whom").fullmatch(current.text) else None
        issued = before is not None and before.ask in ABOUT_ONE_DOCUMENT
        return replace(current, asks=(Ask.ISSUER,)) if issued else current

    def _about_same_document(self, current: Understanding) -> Recalled | None:
        """是谁印的 after a question about one document is about that document."""
        named = current.documents or current.refs or any(t.hard for t in current.terms)
        if current.ask not in ABOUT_ONE_DOCUMENT or named or current.attributes or asks_manner(current):
            return None
        # when does it open, of a fast lane just told of, is no date of the document
        of_a_thing = current.ask is Ask.DATE and points_back(current) and not phrases("own_life").search(current.text)
        if of_a_thing and self._answers[-1].citations:
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
        meant = "interpret" in current.filters or phrases("same_document").search(current.text)
        if current.documents or not meant:
            return current
        known = self._spoken_of()
        return replace(current, documents=(known[0].document_id,)) if len(known) == 1 else current


def _asking_for_a_sum(current: Understanding) -> Understanding:
    """有具体数额没有, of what was just told, asks how much."""
    bare = phrases("whether_a_sum").fullmatch(current.text.strip()) is not None
    return replace(current, asks=(Ask.AMOUNT,), filters={}) if bare and not has_topic(current) else current


def _as_answered(asked: Understanding, told: Answer) -> Understanding:
    """A question that was answered with sums asked for them before anything else."""
    first = told.amounts and Ask.AMOUNT in asked.asks and asked.ask not in OVER_ALL
    return replace(asked, asks=(Ask.AMOUNT, *(a for a in asked.asks if a is not Ask.AMOUNT))) if first else asked
