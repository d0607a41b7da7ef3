"""The form in which an answer is kept: what people typed is masked, what documents say stays."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.contract import Answer
from assistant.masking import find, mask
from assistant.wording import Words


def kept_text(text: str) -> str:
    """What someone typed, masked, and free of what a database cannot hold (NUL, lone surrogates)."""
    return _storable(mask(text).text)


def kept_answer(answer: Answer) -> Answer:
    """An answer with the question and every repetition of its personal data masked.

    A number that a cited clause prints, such as an office's telephone, is the document's and stays: the
    quotes of a kept answer are as verbatim as they were.
    """
    public = "\n".join(_document_words(answer))
    names = _names(answer, public)
    return answer.model_copy(
        update={
            "question": kept_text(answer.question),
            "understood_as": None if answer.understood_as is None else kept_text(answer.understood_as),
            "answer": _storable(_replaced(answer.answer, names)),
            "suggestions": [_storable(_replaced(text, names)) for text in answer.suggestions],
            "parts": [kept_answer(part) for part in answer.parts],
        }
    )


def _document_words(answer: Answer) -> list[str]:
    quoted = [text for c in answer.citations for text in (c.quote, c.rendering or "")]
    return [*quoted, *(text for part in answer.parts for text in _document_words(part))]


def _names(answer: Answer, public: str) -> Mapping[str, str]:
    """What is personal in the answer's own text, as written, with the word that stands for it."""
    words, names = Words(answer.language), dict[str, str]()
    for text in (answer.question, answer.answer, *answer.suggestions):
        for span in find(text):
            written = text[span.start : span.end]
            if written not in public:
                names[written] = words(f"mask.{span.kind}")
    return names


def _replaced(text: str, names: Mapping[str, str]) -> str:
    for written in sorted(names, key=len, reverse=True):
        text = text.replace(written, names[written])
    return text


def _storable(text: str) -> str:
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")
