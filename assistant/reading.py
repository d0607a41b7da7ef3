"""Steps 2 to 7 for one question: understand, recall, retrieve, select, compose and verify its best reading."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.arbiter.arbiter import chosen
from assistant.completing import stands_alone
from assistant.compose import compose
from assistant.compose.draft import Draft, first_clause
from assistant.compose.finishing import finished
from assistant.compose.named import resolved_views
from assistant.compose.select import applies, covering
from assistant.compose.sums import load_sum_models
from assistant.compose.whether_so import with_whether_so
from assistant.contract import AnswerStatus, Language, Timings
from assistant.conversation import Recalled, Turn, recall
from assistant.ellipsis import is_fragment, only_personal, speaks_of_the_document
from assistant.evidence.asked import asked_text
from assistant.evidence.echo import Echoes
from assistant.evidence.gather import CANDIDATES, gather, gathered_alike
from assistant.evidence.match import Matcher
from assistant.evidence.meanings import Meanings
from assistant.evidence.relevance import Judge
from assistant.evidence.views import ClauseViews
from assistant.inquiry import Inquiry
from assistant.normalise import NormalisedQuestion
from assistant.turns import asked_again
from assistant.understanding.model import Ask, Understanding
from assistant.understanding.small_talk import small_talk
from assistant.understanding.spelling import Speller
from assistant.understanding.understand import Understander
from assistant.understanding.vocabulary import phrases
from assistant.verify import verify
from corpus.glossary import Glossary
from corpus.library import Library
from corpus.model import Document
from index import Index

_CLEARER = 0.05
_NAMED = 0.6
_ELSEWHERE = (Ask.COUNT, Ask.DATE, Ask.DEFINITION, Ask.AUTHORITY)
NOT_UNDERSTOOD = (AnswerStatus.NOT_FOUND, AnswerStatus.CLARIFY)


_DAYS = re.compile(r"(?<=[几少0-9一二三四五六七八九十百千两])天(?=才)")
"""Days before 才, which a segmenter would take for a genius: 要拍多少天才有补贴."""


@dataclass(slots=True)
class Clock:
    """Milliseconds spent in retrieval, until a model's first sentence, and in all."""

    started: float = field(default_factory=time.perf_counter)
    retrieve: float = 0.0
    first_sentence: float | None = None

    def passed(self) -> float:
        """Since the message came."""
        return round((time.perf_counter() - self.started) * 1000, 3)

    def sentence(self) -> None:
        """Note that a model's sentence passed; only the first one counts."""
        self.first_sentence = self.first_sentence or self.passed()

    def timings(self) -> Timings:
        """What has been spent so far."""
        return Timings(retrieve=round(self.retrieve, 3), total=self.passed(), first_sentence=self.first_sentence)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a question with its answer."""

    draft: Draft
    recalled: Recalled
    inquiry: Inquiry

    @property
    def understood(self) -> bool:
        """Whether the question was understood and speaks of something in the library."""
        return self.draft.status not in NOT_UNDERSTOOD


class Reader:
    """Finds the answer to a question in one library through one index."""

    def __init__(self, library: Library, index: Index, glossary: Glossary) -> None:
        """Compile what all questions share."""
        self._library = library
        self._index = index
        self._glossary = glossary
        self._understander = Understander(library.documents, glossary, self.segment, index.vector)
        self._judge = Judge.of(index)
        self._echoes = Echoes(library.documents, index.tokens)
        self._sum_models = load_sum_models("bundled" if index.bundled_embeddings else "words")
        self._meanings = Meanings(index.vector, index.turned, self.segment) if index.bundled_embeddings else None
        self._speller = Speller(glossary, self._library_words)
        self.views = ClauseViews(library.documents, glossary)
        self.matcher = Matcher(glossary)

    def read(
        self, question: NormalisedQuestion, history: Sequence[Turn], allowed: tuple[Document, ...], clock: Clock
    ) -> Reading:
        """The answer to a question as it was typed, or with its slips mended where that makes it understood."""
        text, history = asked_again(question.text, history)
        text = self._speller.english(text)
        found = self.read_as(text, question, history, allowed, clock)
        strays = stray_words(found.inquiry)
        dangling = found.inquiry.understanding.dangling
        settled = found.inquiry.understanding.attributes and found.draft.status is AnswerStatus.NOT_SPECIFIED
        unclear = (strays > 0 or found.draft.status in NOT_UNDERSTOOD) and not dangling and not settled
        if unclear and (mended := self._speller.chinese(text)) != text:
            second = self.read_as(mended, question, history, allowed, clock)
            if second.draft.status not in NOT_UNDERSTOOD and stray_words(second.inquiry) < max(strays, 1):
                found = second
        return _finished(self._chosen(found, history))

    def read_as(
        self,
        text: str,
        question: NormalisedQuestion,
        history: Sequence[Turn],
        allowed: tuple[Document, ...],
        clock: Clock,
    ) -> Reading:
        """The answer to ``text`` as a wording of the question."""
        if turned := phrases("new_topic").search(text):
            text, history = text[turned.end() :].lstrip(" ,:;.。，：；") or text, ()
        text = text if small_talk(text) else phrases("courtesy").sub("", text) or text
        text = phrases("answer_language").sub(" ", text).strip() or text
        aside = phrases("by_the_way").match(text)
        text = text[aside.end() :] if aside and aside.end() < len(text) else text
        understood = self._understander.understand(text)
        if len(allowed) == 1:
            understood = self._understander.put_to(understood, allowed[0])
        history = () if aside and stands_alone(understood) else history
        recalled = recall(understood, history, self._understander, question.language, self._library.documents)
        if len(allowed) == 1 and (only_personal(text) or (not history and speaks_of_the_document(text))):
            recalled = replace(recalled, understanding=replace(recalled.understanding, dangling=False))
        found = self._in_focus if recalled.in_focus else self._fitting
        recalled, inquiry = found(recalled, question.language, allowed, clock)
        draft, _ = verify(compose(inquiry), inquiry.scope)
        if recalled.understood_as is None and text != question.text:
            recalled = replace(recalled, understood_as=text)
        return Reading(draft, recalled, inquiry)

    def _chosen(self, reading: Reading, history: Sequence[Turn]) -> Reading:
        """The reading with the answer that likely is right; a follow-up is answered as it was resolved."""
        recalled, read = reading.recalled, reading.inquiry
        points_back = recalled.understanding.anaphoric and (history or reading.draft.status is AnswerStatus.ANSWERED)
        if recalled.in_focus or recalled.alternatives or points_back:
            return reading
        gathered = {gathered_alike(read.understanding): read}

        def inquire(understanding: Understanding) -> Inquiry:
            alike = gathered_alike(understanding)
            if alike not in gathered:
                gathered[alike] = gather(replace(read, understanding=understanding), read.hits, self._judge)
            return replace(gathered[alike], understanding=understanding)

        outcome = chosen(read, reading.draft, inquire)
        return Reading(outcome.draft, recalled, outcome.inquiry)

    def _fitting(
        self, recalled: Recalled, language: Language, allowed: tuple[Document, ...], clock: Clock
    ) -> tuple[Recalled, Inquiry]:
        """The reading of a question that the clauses fit best."""
        inquiry = self._inquire(recalled.understanding, language, allowed, clock)
        for reading, described in recalled.alternatives:
            other = self._inquire(reading, language, allowed, clock)
            if _fit(other) > _fit(inquiry) + _CLEARER:
                recalled, inquiry = Recalled(reading, described), other
        return recalled, inquiry

    def _in_focus(
        self, recalled: Recalled, language: Language, allowed: tuple[Document, ...], clock: Clock
    ) -> tuple[Recalled, Inquiry]:
        """The reading about the clause just told of, unless only another one finds an answer in the same document."""
        (first, described), *rest = recalled.alternatives
        others = Recalled(first, described, tuple(rest))
        if recalled.understanding.ask is Ask.AMOUNT and not first.refs:
            return self._amount_in_focus(recalled, others, language, allowed, clock)
        inquiry = self._inquire(recalled.understanding, language, allowed, clock)
        takes_in = phrases("takes_in").search(recalled.understanding.text) is not None
        elsewhere_too = (recalled.understanding.focused and not takes_in) or inquiry.asks(*_ELSEWHERE)
        elsewhere_too = elsewhere_too or phrases("tiers_asked").search(recalled.understanding.text) is not None
        # a thing only named beside what was told (and banks?) is of that clause where the clause names it, else not
        one_more = recalled.understanding.focused and not takes_in and is_fragment(recalled.understanding)
        here = compose(inquiry).status is AnswerStatus.ANSWERED
        if not elsewhere_too or (here and not one_more):
            return recalled, inquiry
        other, elsewhere = self._fitting(others, language, allowed, clock)
        if here:
            return (other, elsewhere) if _tells_more(elsewhere, inquiry) else (recalled, inquiry)
        found = one_more or compose(elsewhere).status is AnswerStatus.ANSWERED
        return (other, elsewhere) if found else (recalled, inquiry)

    def _amount_in_focus(
        self, recalled: Recalled, others: Recalled, language: Language, allowed: tuple[Document, ...], clock: Clock
    ) -> tuple[Recalled, Inquiry]:
        """For a sum the topic decides, and the clause just told of only where the topic leads back to it.

        A question that brings nothing new (符合的话能拿多少) stays with that clause where it gives a sum.
        """
        other, elsewhere = self._fitting(others, language, allowed, clock)
        draft = compose(elsewhere)
        first = first_clause(draft)
        inquiry = self._inquire(recalled.understanding, language, allowed, clock)
        told = [view.clause.key for view in resolved_views(inquiry)]
        nothing_new = recalled.understanding.terms == others.understanding.terms
        kept = compose(inquiry).status if first in told else None
        if kept is AnswerStatus.NOT_SPECIFIED:
            return recalled, inquiry
        if nothing_new and first not in told and compose(inquiry).amounts:
            return recalled, inquiry
        if draft.status is AnswerStatus.ANSWERED or (first not in told and not recalled.understanding.focused):
            return other, elsewhere
        return recalled, inquiry

    def _inquire(
        self, understanding: Understanding, language: Language, allowed: tuple[Document, ...], clock: Clock
    ) -> Inquiry:
        scope = tuple(d for d in allowed if d.document_id in understanding.documents) or allowed
        narrowed = {d.document_id for d in scope} if len(scope) < len(self._library.documents) else None
        started = time.perf_counter()
        hits = self._index.search(asked_text(understanding), k=CANDIDATES, documents=narrowed)
        vector = self._index.vector(asked_text(understanding))
        clock.retrieve += (time.perf_counter() - started) * 1000
        inquiry = Inquiry(
            understanding,
            language,
            self._library,
            self._glossary,
            self.views,
            self.matcher,
            scope,
            echoes=self._echoes,
            bundled_embeddings=self._index.bundled_embeddings,
            sum_models=self._sum_models,
            meanings=self._meanings,
            vector=vector,
            hits=tuple(hits),
        )
        return gather(inquiry, inquiry.hits, self._judge)

    def _library_words(self) -> Iterator[str]:
        for document in self._library.documents:
            for clause in document.clauses:
                yield from re.findall(r"[A-Za-z]{4,}", f"{clause.text} {clause.rendering or ''}")

    def segment(self, text: str) -> list[str]:
        """The longest words of a text as the index knows them."""
        return _longest(self._index.tokens(_DAYS.sub("天 ", text)))


def _finished(reading: Reading) -> Reading:
    draft = with_whether_so(reading.inquiry, finished(reading.inquiry, reading.draft))
    return reading if draft is reading.draft else replace(reading, draft=verify(draft, reading.inquiry.scope)[0])


def _fit(inquiry: Inquiry) -> float:
    """How well the best statement or clause answers a reading of a follow-up."""
    if views := resolved_views(inquiry):
        found = [inquiry.matcher.clause(inquiry.topic, view) for view in views] if inquiry.topic else []
        return max((0.0 if f.missing(_NAMED) else f.score for f in found), default=1.0)
    statement = next((s.match.score for s in inquiry.statements if applies(s)), 0.0)
    return statement if covering(inquiry) or statement else 0.0


def _tells_more(elsewhere: Inquiry, told: Inquiry) -> bool:
    """Whether the answer from all clauses has another one beside the clause just told of."""
    draft = compose(elsewhere)
    here = {view.clause.key for view in resolved_views(told)}
    cited = {span.clause.key for line in draft.lines for span in line.evidence}
    return draft.status is AnswerStatus.ANSWERED and here < cited


def stray_words(inquiry: Inquiry) -> int:
    """How many words of the question no candidate clause knows."""
    bare = [t for t in inquiry.terms if not t.is_concept and not t.surface.isascii()]
    found = {t for ranked in inquiry.ranked for t, strength in ranked.match.strengths if strength > 0}
    dropped = [w for w in inquiry.understanding.dropped if not w.isascii()]
    return len([t for t in bare if t not in found]) + len(dropped)


def _longest(words: Sequence[str]) -> list[str]:
    """Search-mode segmentation repeats the words inside a long word; keep the long one."""
    return [w for w in dict.fromkeys(words) if not any(w != other and w in other for other in words)]
