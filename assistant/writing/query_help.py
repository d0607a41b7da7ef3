"""Query help: another wording of a question that was not understood, from a language model.

Off unless the settings ask for it. Nothing a model says here is shown as an answer or believed: a wording
is only tried as a question, and the reader is told how the question was understood.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import Any

from assistant.contract import Language
from assistant.conversation import Turn
from assistant.grounding import numbers_in
from assistant.llm.model import LanguageModel, ModelCancelledError, ModelError
from assistant.masking import mask
from assistant.understanding.model import Understanding
from assistant.writing.prompts import prompt
from assistant.writing.reply import parse_field
from assistant.writing.writer import Writing

_LOG = logging.getLogger(__name__)
_MOST, _LONGEST, _TURNS = 3, 120, 3
_SECONDS = 6.0


class QueryHelp:
    """Asks a model for other wordings; a failure gives none."""

    def __init__(self, model: LanguageModel) -> None:
        """Keep the model."""
        self._model = model

    def wordings(
        self,
        understood: Understanding,
        history: Sequence[Turn],
        language: Language,
        left: float,
        cancelled: threading.Event | None,
        record: Writing,
    ) -> list[str]:
        """Other wordings of a question, best first; ``left`` is the time in seconds that may be spent.

        None for a question about another place or rule, or one that names a clause: there the refusal is
        the answer. A wording that brings in a number is dropped.
        """
        if understood.foreign_place or understood.foreign_rule or understood.refs or left <= 0:
            return []
        question = mask(understood.text).text
        found = self._asked(question, history, language, min(left, _SECONDS), cancelled, record)
        texts = [found] if isinstance(found, str) else found if isinstance(found, list) else []
        known = numbers_in(question).union(*(numbers_in(turn.question) for turn in history))
        kept = [t.strip() for t in texts if isinstance(t, str) and 0 < len(t.strip()) <= _LONGEST]
        return [t for t in kept if numbers_in(t) <= known and t != understood.text][:_MOST]

    def _asked(
        self,
        question: str,
        history: Sequence[Turn],
        language: Language,
        seconds: float,
        cancelled: threading.Event | None,
        record: Writing,
    ) -> Any:
        name, wanted = ("follow_up", "question") if history else ("queries", "queries")
        data = {"question": question}
        if history:
            data["history"] = "\n".join(mask(turn.question).text for turn in history[-_TURNS:])
        try:
            record.calls += 1
            messages = prompt(name, language).messages(data)
            completion = self._model.complete(messages, timeout=seconds, cancelled=cancelled)
            record.spend(completion)
            return parse_field(completion.text, wanted)
        except ModelError as error:
            if isinstance(error, ModelCancelledError) and cancelled is not None and cancelled.is_set():
                raise
            record.spend(error)
            _LOG.warning("the question stays as it was asked (%s): %s", error.code, error)
            return None
