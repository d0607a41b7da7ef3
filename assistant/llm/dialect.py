"""Which options of the protocol a service knows: found out by asking, and remembered.

Services that call themselves OpenAI-compatible differ in how they promise JSON (``json_schema``,
``json_object`` or not at all), in the name of the limit on a reply's length, and in whether they
take a temperature or a system message, stream, or count tokens while streaming. A refusal (400, 422)
usually names the option.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from assistant.llm.model import Message
from assistant.llm.settings import OutputFormat
from index.files import write_text_atomically

_log = logging.getLogger(__name__)

JsonMode = Literal["json_schema", "json_object", "none"]
LengthOption = Literal["max_tokens", "max_completion_tokens", "none"]

_SIMPLER_MODE: dict[JsonMode, JsonMode] = {"json_schema": "json_object", "json_object": "none"}
_OTHER_LENGTH: dict[LengthOption, LengthOption] = {
    "max_tokens": "max_completion_tokens",
    "max_completion_tokens": "max_tokens",
}
_TEMPERATURE = 0.0
_TOO_LONG = re.compile(r"context.{0,20}(length|window|size)|too (long|many tokens)|exceed", re.IGNORECASE)
_ABOUT_SYSTEM = re.compile(r"system.{0,9}(role|message|prompt|instruction)|role.{0,9}system", re.IGNORECASE)
_ABOUT_JSON = re.compile(r"response_?format|json|schema|grammar|structured", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The options to use; ``json_modes`` above ``json_mode`` are known not to work."""

    json_mode: JsonMode = "json_schema"
    length_option: LengthOption = "max_tokens"
    length_tried: bool = False
    temperature: bool = True
    stream_usage: bool = True
    streams: bool = True
    system_role: bool = True

    def messages(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        """The messages to send; instructions stand at the head of the first question where they have no role."""
        instructions = [message.content for message in messages if message.role == "system"]
        if self.system_role or not instructions:
            return tuple(messages)
        first, *rest = [message for message in messages if message.role != "system"]
        return (Message(first.role, "\n\n".join([*instructions, first.content])), *rest)

    def body(self, schema: Mapping[str, Any] | None, max_tokens: int, *, mentions_json: bool) -> dict[str, Any]:
        """The request's options; ``mentions_json``: the prompt has that word, which ``json_object`` needs."""
        options: dict[str, Any] = {"temperature": _TEMPERATURE} if self.temperature else {}
        if self.length_option != "none":
            options[self.length_option] = max_tokens
        if schema is not None and self.json_mode == "json_schema":
            wanted = {"name": "reply", "strict": True, "schema": dict(schema)}
            options["response_format"] = {"type": "json_schema", "json_schema": wanted}
        elif schema is not None and self.json_mode == "json_object" and mentions_json:
            options["response_format"] = {"type": "json_object"}
        return options

    def simpler(self, refusal: str, *, json_asked: bool, fixed_json: bool) -> Dialect | None:
        """The dialect to try after a refusal in these words; None when the options are not to blame."""
        if "max_tokens" in refusal or "max_completion_tokens" in refusal:
            other: LengthOption = "none" if self.length_tried else _OTHER_LENGTH.get(self.length_option, "none")
            changed = replace(self, length_option=other, length_tried=True)
            return changed if changed != self else None
        if "temperature" in refusal and self.temperature:
            return replace(self, temperature=False)
        if re.search("stream_options|include_usage", refusal) and self.stream_usage:
            return replace(self, stream_usage=False)
        if _ABOUT_SYSTEM.search(refusal) and self.system_role:
            return replace(self, system_role=False)
        if re.search(r"\bstream(ing)?\b", refusal) and self.streams:
            return replace(self, streams=False)
        if _TOO_LONG.search(refusal) and not _ABOUT_JSON.search(refusal):
            return None
        return self.plainer() if json_asked and not fixed_json else None

    def plainer(self) -> Dialect | None:
        """The dialect with the next simpler way to ask for JSON; None when there is none."""
        mode = _SIMPLER_MODE.get(self.json_mode)
        return replace(self, json_mode=mode) if mode else None


class Dialects:
    """What was learnt about one service and model, kept in a file of the home."""

    def __init__(self, folder: Path, service: str, output_format: OutputFormat, *, openai_itself: bool) -> None:
        """``service`` names address and model. A fixed ``output_format`` is not learnt."""
        self._file = folder / "services.json"
        self._service = service
        self.fixed_json = output_format != "auto"
        start = Dialect(length_option="max_completion_tokens" if openai_itself else "max_tokens")
        self._current = self._kept() or start
        if output_format != "auto":
            self._current = replace(self._current, json_mode=output_format)

    @property
    def current(self) -> Dialect:
        """The dialect to begin a call with."""
        return self._current

    def remember(self, dialect: Dialect) -> None:
        """Keep a dialect that worked."""
        if dialect == self._current:
            return
        _log.info("%s is asked with %s from now on.", self._service, asdict(dialect))
        self._current = dialect
        try:
            write_text_atomically(self._file, json.dumps({**self._all(), self._service: asdict(dialect)}, indent=1))
        except OSError as error:
            _log.warning("What was learnt about the model's service cannot be kept (%s).", error.strerror or error)

    def _kept(self) -> Dialect | None:
        try:
            return Dialect(**self._all()[self._service])
        except (KeyError, TypeError):
            return None

    def _all(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}
