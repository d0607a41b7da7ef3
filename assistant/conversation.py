"""Step 3, recall: resolves a follow-up question from the turns before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.amending import (
    asking_for_a_sum,
    asking_if_required,
    put_right,
    with_number,
    with_rule,
    with_what_was_asked,
)
from assistant.asked_in_full import Before, whole_question
from assistant.completing import (
    FIGURES,
    as_answered,
    asks_again,
    beside,
    completed,
    counts_on,
    in_another_document,
    names_something_else,
    needs_context,
)
from assistant.contract import Answer, AnswerStatus, Language
from assistant.costs import cost_beside
from assistant.describing import describe
from assistant.ellipsis import (
    ABOUT_ONE_DOCUMENT,
    VAGUE_ASKS,
    has_topic,
    in_plain_words,
    is_for_others,
    is_of_a_thing,
    marked,
    own_terms,
    points_back,
    takes_kind,
    without_heads,
)
from assistant.focus import in_focus
from assistant.normalise import normalise
from assistant.numbered import spoken_by_its_number
from assistant.picking import neighbour, picked, picks_nothing, put_to
from assistant.pointing import Item
from assistant.returning import Earlier, Return, find_return, turn_about
from assistant.told import asks_manner, is_about_told, of_told
from assistant.turns import Turn, single_turns
from assistant.understanding.model import Ask, Understanding
from assistant.understanding.small_talk import asks_for_holdings, small_talk
from assistant.understanding.terms import STRAY, WORD
from assistant.understanding.understand import Understander
from assistant.understanding.vocabulary import phrases
from assistant.wording import Words
from corpus.model import Document

__all__ = ["Recalled", "Turn", "recall"]

_OF_AN_ASIDE = VAGUE_ASKS | {Ask.BASIS, Ask.LOOKUP}
_OF_A_SUPPORT = frozenset({Ask.AMOUNT, Ask.TERM, Ask.COUNT, Ask.CONDITIONS})
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
        steps = (
            self._going_back,
            self._by_its_number,
            self._past_asides,
            self._about_told,
            self._of_a_cost,
            self._asked_in_full,
        )
        found = next((found for step in steps if (found := step(current)) is not None), None)
        return found or self._leaning(current)

    def _leaning(self, current: Understanding) -> Recalled:
        """What a message picks out of the answers before, else what it takes over from the question before."""
        current = self._as_meant(current)
        if items := picked(current, self._answers, self.documents):
            return self._put_to(current, items)
        if picks_nothing(current, self._answers[-1]):
            return Recalled(replace(current, dangling=True))
        if (about := self._about_same_document(self._of_its_life(self._of_what_was_asked(current)))) is not None:
            return about
        current = self._in_same_document(current)
        before = self._previous()
        if (both := beside(current, before, self._answers[-1])) is not None:
            return Recalled(both, describe(both, self.language) if both.refs else both.text)
        return self._completed(current, before)

    def _completed(self, current: Understanding, before: Understanding | None) -> Recalled:
        """With what it takes over from the question before, where it leans on that; else as it is."""
        told = self._answers[-1]
        if before is not None:
            current = without_heads(current, before, self.understander.glossary)
            if counts_on(current, before):
                same = replace(current, asks=(Ask.COUNT,), documents=before.documents, anaphoric=False)
                return Recalled(same, describe(same, self.language))
        if not needs_context(current, told) and not asks_again(current, before):
            return Recalled(current)
        if (next_to_it := neighbour(current, self._answers, self.documents)) is not None:
            return self._put_to(current, (next_to_it,))
        if before is None:
            return Recalled(marked(current))
        if takes_kind(current, before) and before.ask in FIGURES and is_for_others(current):
            return Recalled(replace(current, dangling=True))
        before = self._asking_as_the_main_question(current, before)
        if told.status is AnswerStatus.NOT_FOUND and own_terms(current):
            # what was refused for a strange word says nothing of the next thing
            before = replace(before, terms=tuple(t for t in before.terms if t.category not in {WORD, STRAY}))
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

    def _going_back(self, current: Understanding) -> Recalled | None:
        back = find_return(current.text)
        return self._returned(back) if back else None

    def _about_told(self, current: Understanding) -> Recalled | None:
        of = of_told(current, self._answers[-1], self.documents)
        if of is None:
            return None
        return self._put_to(of.asked, of.items) if of.items else self._asked_again()

    def _of_a_cost(self, current: Understanding) -> Recalled | None:
        cost = cost_beside(current, self._answers[-1], self.understander.prints)
        return Recalled(cost, describe(cost, self.language)) if cost is not None else None

    def _asked_in_full(self, current: Understanding) -> Recalled | None:
        asking = [turn for turn in self.turns if not is_about_told(turn.question)]
        before = self._previous()
        if before is None or not asking:
            return None
        last = self._understand(asking[-1].answer.understood_as or asking[-1].question)
        asked = Before(before, last, self._answers[-1])
        whole = whole_question(current, asked, self.understander, self.documents, self.language)
        return Recalled(*whole) if whole else None

    def _by_its_number(self, current: Understanding) -> Recalled | None:
        """第二个最多多少, of what was numbered: asked of that alone; a bare one asks what was asked last."""
        named = spoken_by_its_number(current.text, self.turns, self.documents)
        if named is None:
            return None
        meant, before = self._understand(named), self._previous()
        if before is None or not set(meant.asks) <= VAGUE_ASKS or asks_manner(current):
            return Recalled(meant, named)
        meant = replace(meant, asks=before.asks, documents=meant.documents or before.documents, anaphoric=False)
        described = describe(meant, self.language)
        return Recalled(replace(meant, text=described), described)

    def _past_asides(self, current: Understanding) -> Recalled | None:
        """最长几年 after 这份文件由谁解释 asks of the incubator spoken of before, as if nothing had been between.

        So does any bare question of a support after questions about a document as such.
        """
        of_a_support = set(current.asks) <= _OF_A_SUPPORT or asks_manner(current)
        of_a_support = of_a_support or phrases("limit_asked").fullmatch(current.text.strip()) is not None
        if not of_a_support or has_topic(current) or current.foreign_place:
            return None
        kept = list(self.turns)
        while kept and self._is_of_the_document(kept[-1]):
            kept.pop()
        return replace(self, turns=kept).resolve(current) if kept and len(kept) < len(self.turns) else None

    def _is_of_the_document(self, turn: Turn) -> bool:
        """Whether a turn asked for a property of a document: when it takes effect, who interprets it."""
        asked = self._understand(turn.question)
        about = asked.ask in ABOUT_ONE_DOCUMENT | {Ask.TITLE, Ask.ADDRESSEE} or "interpret" in asked.filters
        about = about or phrases("own_rules").search(asked.text) is not None
        return about and not asked.refs and not asks_manner(asked) and not is_of_a_thing(asked)

    def _asked_again(self) -> Recalled:
        """The last question once more, as if nothing had been said since."""
        asked = self.turns[-1].question
        then = replace(self, turns=self.turns[:-1]).resolve(self._understand(asked))
        return then if then.understood_as else replace(then, understood_as=asked)

    def _as_meant(self, current: Understanding) -> Understanding:
        """With what the message takes from the turn before to be a question, or to name the rule it speaks of."""
        current = replace(current, asks=(Ask.GENERAL,)) if asks_manner(current) else current
        current = put_right(current, self._understand, self.language)
        current = asking_if_required(current, self._understand, self.language)
        meant = asking_for_a_sum(in_plain_words(current))
        asked = with_what_was_asked(meant, self.turns[-1], self._understand)
        return with_rule(with_number(asked, self._previous), self._answers[-1], self.documents)

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
            if place > 0 and is_about_told(turn.question):
                continue
            refused = turn.answer.status is AnswerStatus.NOT_FOUND and not turn.answer.understood_as
            if refused and len(self.turns) > 1:
                continue
            found = self._replayed(place)
            answered = turn.answer.status is AnswerStatus.ANSWERED and turn.answer.citations
            if found.terms or found.refs or found.documents or answered:
                return as_answered(found, turn.answer)
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

    def _of_its_life(self, current: Understanding) -> Understanding:
        """管多久, after who interprets a document, asks how long that is valid: nothing else was spoken of."""
        bare = set(current.asks) == {Ask.TERM} and not has_topic(current) and not current.attributes
        asked = bare and self._is_of_the_document(self.turns[-1])
        return replace(current, asks=(Ask.VALIDITY,)) if asked else current

    def _about_same_document(self, current: Understanding) -> Recalled | None:
        """是谁印的 after a question about one document is about that document."""
        named = current.documents or current.refs or is_of_a_thing(current)
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
