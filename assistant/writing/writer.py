"""The writing step: a model words the extractive answer, sentence by sentence, each shown only once it passed."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from assistant.compose.draft import Draft, Line
from assistant.compose.phrasing import clause_name
from assistant.contract import Language
from assistant.evidence.gather import covers
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.llm.model import Completion, LanguageModel, Message, ModelCancelledError, ModelError
from assistant.masking import mask
from assistant.verify import verify
from assistant.writing.case import Case, flat
from assistant.writing.checker import Checker, Mending, Verdict
from assistant.writing.lines import line_of
from assistant.writing.mending import mend
from assistant.writing.merge import answers, is_for_model, merged
from assistant.writing.prompts import prompt
from assistant.writing.reasons import listing
from assistant.writing.reply import SCHEMA, Claim, ReplyReader, parse_reply, written_reply
from assistant.writing.sheet import Sheet
from assistant.writing.slots import figure

_LOG = logging.getLogger(__name__)
_MOST_CLAUSES = 6
_ENOUGH_CHARS = 1200
_MOST_REPAIRS = 8
_MOST_OWN_WORDS = 3
_LEAST_SECONDS = 1.0


@dataclass(slots=True)
class Writing:
    """What the writing of one answer cost and what became of the sentences.

    ``failed`` counts the sentences that did not pass at first, ``repaired`` those of them that the model mended and
    ``mended`` those that were shortened or that a clause's own sentence took the place of.
    ``error`` is the code of the failure that left the answer without the model, if one did.
    """

    model: str
    prompt: str = ""
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    sentences: int = 0
    failed: int = 0
    repaired: int = 0
    mended: int = 0
    error: str = ""

    def spend(self, call: Completion | ModelError) -> None:
        """Add what a call cost, also one that failed."""
        self.prompt_tokens += call.prompt_tokens
        self.completion_tokens += call.completion_tokens


@dataclass(slots=True)
class _Job:
    """One answer on its way: what may be cited and by when it must be done."""

    inquiry: Inquiry
    draft: Draft
    sheet: Sheet
    question: str
    deadline: float
    cancelled: threading.Event | None
    record: Writing
    asked: tuple[Message, ...] = ()
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def language(self) -> Language:
        return self.inquiry.language

    def left(self) -> float:
        return self.deadline - time.monotonic()


Sentences = Generator[Line, None, Draft]


class Writer:
    """Has a model word answers; what fails in any way leaves the extractive answer as it is."""

    def __init__(self, model: LanguageModel, checker: Checker) -> None:
        """Join a model and the examination of what it writes."""
        self._model = model
        self._checker = checker

    def warm(self, views: Sequence[ClauseView]) -> None:
        """Load what the first answer would wait for; the service is asked nothing."""
        load = getattr(self._model, "load", None)
        if load is not None:
            load()
        self._checker.warm(Sheet.of(views))

    def begin(self) -> Writing:
        """The account of a message's writing, to be handed to :meth:`write`."""
        return Writing(self._model.name)

    def write(
        self, inquiry: Inquiry, draft: Draft, record: Writing, deadline: float, cancelled: threading.Event | None
    ) -> Sentences:
        """Yield each line as it passes; return the draft for the reader, ``draft`` itself where writing failed.

        ``deadline`` is on the monotonic clock. Closing the generator or setting ``cancelled`` ends the call.

        Raises:
            ModelCancelledError: ``cancelled`` was set.
        """
        if not is_for_model(inquiry, draft):
            return draft
        if deadline - time.monotonic() < _LEAST_SECONDS:
            _LOG.warning("the answer stays extractive (no time is left for the model)")
            return draft
        question = mask(inquiry.understanding.text).text
        job = _Job(inquiry, draft, Sheet.of(_views(inquiry, draft)), question, deadline, cancelled, record)
        try:
            yield from self._first(job)
            yield from self._repair(job)
            yield from self._mend(job)
        except ModelError as error:
            if isinstance(error, ModelCancelledError) and cancelled is not None and cancelled.is_set():
                raise
            _LOG.warning("the answer stays extractive (%s): %s", error.code, error)
            record.error = error.code
            return draft
        return self._settled(job)

    def _first(self, job: _Job) -> Iterator[Line]:
        chosen = prompt("write", job.language)
        job.record.prompt = chosen.identity
        data = {
            "question": job.question,
            "evidence": job.sheet.listing(job.language),
            "draft": _told(job),
        }
        job.asked = chosen.messages(data)
        reader = ReplyReader()
        with closing(self._pieces(job, job.asked)) as pieces:
            for piece in pieces:
                for claim in reader.feed(piece):
                    yield from self._examine(job, claim)
                if reader.full:
                    break
        for claim in reader.close():
            yield from self._examine(job, claim)

    def _pieces(self, job: _Job, messages: Sequence[Message]) -> Generator[str, None, None]:
        job.record.calls += 1
        stream = self._model.stream(
            messages, json_schema=SCHEMA, timeout=max(job.left(), _LEAST_SECONDS), cancelled=job.cancelled
        )
        try:
            yield from stream
        finally:
            stream.close()
            job.record.spend(stream.completion)

    def _examine(self, job: _Job, claim: Claim) -> Iterator[Line]:
        verdict = self._check(job, claim)
        if _is_repeated(verdict.claim, job.verdicts):
            return
        job.verdicts.append(verdict)
        job.record.sentences += 1
        if verdict.case is not None and verdict.passed:
            yield line_of(verdict.case, job.language)
        else:
            job.record.failed += 1

    def _check(self, job: _Job, claim: Claim) -> Verdict:
        verdict = self._checker.check(claim, job.sheet, job.question, job.inquiry.terms, job.language)
        if verdict.fault is not None:
            _LOG.info("sentence failed (%s: %s): %s", verdict.fault.code, verdict.fault.detail, claim.text)
        return verdict

    def _repair(self, job: _Job) -> Iterator[Line]:
        """Ask once for what failed, with the reasons; no time or no reply leaves it removed."""
        failed = [v for v in job.verdicts if not v.passed and v.claim.text.strip()][:_MOST_REPAIRS]
        if not failed or job.left() < _LEAST_SECONDS:
            return
        try:
            mended = self._mended(job, failed)
        except ModelCancelledError:
            raise
        except ModelError as error:
            job.record.spend(error)
            _LOG.warning("failed sentences stay removed (%s): %s", error.code, error)
            return
        for old, claim in zip(failed, mended, strict=False):
            verdict = self._check(job, claim)
            if verdict.case is not None and verdict.passed and not _is_repeated(verdict.claim, job.verdicts):
                job.verdicts[_place(job.verdicts, old)] = verdict
                job.record.repaired += 1
                yield line_of(verdict.case, job.language)

    def _mend(self, job: _Job) -> Iterator[Line]:
        """Shorten what still fails, or put the clause's own sentence in its place, beside sentences that passed."""
        own = 0
        for old in [v for v in job.verdicts if not v.passed]:
            verdict = mend(self._checker, old, job.sheet, job.question, job.inquiry.terms, job.language)
            if verdict is None or verdict.case is None or _is_repeated(verdict.claim, job.verdicts):
                continue
            line = _line(verdict, job.language)
            if verdict.mending is Mending.CLAUSE:
                shown = [_line(v, job.language) for v in job.verdicts if v.passed]
                if not shown or own == _MOST_OWN_WORDS or _rests_on(shown, line):
                    continue
                own += 1
            job.verdicts[_place(job.verdicts, old)] = verdict
            job.record.mended += 1
            yield line

    def _mended(self, job: _Job, failed: Sequence[Verdict]) -> list[Claim]:
        """The conversation goes on, so that a service that keeps what it has read reads the clauses once."""
        written = written_reply([verdict.claim for verdict in job.verdicts])
        wanted = prompt("repair", job.language).messages({"faults": listing(failed, job.language)})
        job.record.calls += 1
        completion = self._model.complete(
            (*job.asked, Message("assistant", written), *wanted),
            json_schema=SCHEMA,
            timeout=job.left(),
            cancelled=job.cancelled,
        )
        job.record.spend(completion)
        return parse_reply(completion.text)

    def _settled(self, job: _Job) -> Draft:
        lacking = answers(job.draft, _cases(job.verdicts))
        if lacking is None:
            lines = [_line(verdict, job.language) for verdict in job.verdicts if verdict.passed]
            whole, objections = verify(merged(job.inquiry, job.draft, lines), job.inquiry.scope)
            if not objections:
                return whole
            lacking = objections[0].reason
        _LOG.warning("the answer stays extractive (%s)", lacking)
        return job.draft


def _line(verdict: Verdict, language: Language) -> Line:
    assert verdict.case is not None
    return line_of(verdict.case, language, own_words=verdict.mending is Mending.CLAUSE)


def _rests_on(lines: Sequence[Line], other: Line) -> bool:
    """Whether a line already rests on all that another one rests on."""
    spans = {(e.clause.key, e.start) for line in lines for e in line.evidence}
    return all((e.clause.key, e.start) in spans for e in other.evidence)


def _cases(verdicts: Sequence[Verdict]) -> list[Case]:
    return [v.case for v in verdicts if v.passed and v.case is not None]


def _is_repeated(claim: Claim, verdicts: Sequence[Verdict]) -> bool:
    """Whether the same words were shown already, or examined with the same sources."""
    return any(
        flat(v.claim.text) == flat(claim.text) and (v.passed or v.claim.sources == claim.sources) for v in verdicts
    )


def _place(verdicts: Sequence[Verdict], wanted: Verdict) -> int:
    return next(i for i, v in enumerate(verdicts) if v is wanted)


def _views(inquiry: Inquiry, draft: Draft) -> list[ClauseView]:
    """The clauses of the extractive answer, then those near the topic."""
    cited = [inquiry.views.get(*e.clause.key) for line in draft.lines for e in line.evidence]
    near = [ranked.view for ranked in inquiry.ranked if covers(ranked)]
    chosen = list({v.clause.key: v for v in cited if v is not None}.values())[:_MOST_CLAUSES]
    for view in near:
        length = sum(len(v.clause.text) for v in chosen)
        if len(chosen) < _MOST_CLAUSES and length < _ENOUGH_CHARS and view not in chosen:
            chosen.append(view)
    return chosen


def _told(job: _Job) -> str:
    """The extractive answer as the model may read it: slots for figures, ids for clause numbers."""
    text = "\n".join(line.text for line in job.draft.lines if line.text and line.style != "break")
    for source in job.sheet.sources:
        for provision in source.view.clause.provisions:
            for written in (figure(provision, job.language), provision.as_written):
                text = text.replace(written, f"{{{source.slot(provision)}}}")
        text = text.replace(clause_name(source.view.document, source.view.clause, job.language), f"[{source.alias}]")
    return text.replace("**", "")
