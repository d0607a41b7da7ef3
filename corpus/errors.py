"""The exceptions of the whole project.

TiaowenError
├── InputError            what a person or program handed in cannot be used
│   ├── QuestionError     an empty, oversized or unreadable question
│   ├── DocumentError     a file that cannot be read or parsed
│   └── UnknownDocumentError
├── StorageError          the home folder cannot be read or written
├── IndexCorruptError     a stored index that cannot be opened
└── ConfigurationError    a setting with an unusable value
"""

from __future__ import annotations


class TiaowenError(Exception):
    """Names the input, what is wrong with it and what to do.

    ``code`` keys the same message in the interface's two languages; ``params`` fill it.
    """

    code = "error"

    def __init__(self, subject: str, problem: str, remedy: str, *, code: str | None = None, **params: object) -> None:
        """Keep the three parts of the message apart, so that each surface can lay them out."""
        super().__init__(f"{subject}: {problem}. {remedy}")
        self.subject, self.problem, self.remedy = subject, problem, remedy
        self.params: dict[str, object] = {"subject": subject, "problem": problem, "remedy": remedy, **params}
        if code is not None:
            self.code = code


class InputError(TiaowenError):
    """What was handed in cannot be used."""

    code = "input"


class QuestionError(InputError):
    """A question that cannot be answered as sent."""

    code = "question"


class DocumentError(InputError):
    """A file that cannot be read or parsed as a policy text."""

    code = "document"


class UnknownDocumentError(InputError):
    """A document id that the library does not hold."""

    code = "unknown_document"


class StorageError(TiaowenError):
    """The home folder cannot be read or written."""

    code = "storage"


class IndexCorruptError(TiaowenError):
    """A stored index that cannot be opened."""

    code = "index_corrupt"


class ConfigurationError(TiaowenError):
    """A setting whose value cannot be used."""

    code = "configuration"
