"""What the server and its workers say to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from corpus.errors import TiaowenError

if TYPE_CHECKING:
    from assistant.contract import Language
    from assistant.conversation import Turn
    from assistant.streaming import StreamEvent


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with what is needed to answer it; turns and answers travel as JSON."""

    number: int
    question: str
    conversation_id: str | None = None
    language: Language | None = None
    documents: tuple[str, ...] | None = None
    history: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cancel:
    """The answer with that number is wanted no more."""

    number: int


@dataclass(frozen=True, slots=True)
class Reopen:
    """The index on disk has changed: open it anew before the next question."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The assistant is open."""

    corpus_version: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A delta of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole answer, as JSON."""

    json: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The error that came instead of an answer, in parts that survive the way between processes."""

    kind: type[TiaowenError]
    subject: str
    problem: str
    remedy: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, error: TiaowenError) -> Failed:
        """Take ``error`` apart."""
        own = {"subject", "problem", "remedy"}
        params = {name: value for name, value in error.params.items() if name not in own}
        return cls(type(error), error.subject, error.problem, error.remedy, error.code, params)

    def error(self) -> TiaowenError:
        """The error, put together again."""
        error = self.kind.__new__(self.kind)
        TiaowenError.__init__(error, self.subject, self.problem, self.remedy, code=self.code, **self.params)
        return error


@dataclass(frozen=True, slots=True)
class Over:
    """Nothing more comes for the last question."""


Order = Ask | Cancel | Reopen
Report = Ready | Piece | Whole | Failed | Over


def turns_out(history: tuple[Turn, ...]) -> tuple[tuple[str, str], ...]:
    """Turns as they travel."""
    return tuple((turn.question, turn.answer.model_dump_json()) for turn in history)


def turns_in(history: tuple[tuple[str, str], ...]) -> tuple[Turn, ...]:
    """Turns as they are used."""
    from assistant.contract import Answer
    from assistant.conversation import Turn

    return tuple(Turn(question, Answer.model_validate_json(answer)) for question, answer in history)


def event_out(event: StreamEvent) -> Report:
    """A stream's event as it travels."""
    from assistant.streaming import Delta

    return Piece(event.text) if isinstance(event, Delta) else Whole(event.model_dump_json())


def event_in(report: Piece | Whole) -> StreamEvent:
    """A stream's event as it is used."""
    from assistant.contract import Answer
    from assistant.streaming import Delta

    return Delta(report.text) if isinstance(report, Piece) else Answer.model_validate_json(report.json)
