"""Reads what a model sends: JSON whole, fenced, line by line or cut off, prose with [ids], piece by piece.

Nothing here judges a sentence; a reply of which nothing can be read gives no claims.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["sentences"],
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["text", "sources"],
                "properties": {"text": {"type": "string"}, "sources": {"type": "array", "items": {"type": "string"}}},
            },
        }
    },
}
"""The JSON Schema asked for where the service can promise one."""

MAX_CLAIMS = 12
_LONGEST_REPLY = 60_000
_TEXT_KEYS = ("text", "sentence", "claim", "content")
_SOURCE_KEYS = ("sources", "source", "ids", "cites", "citations", "clauses", "evidence")
_MARK = re.compile(r"[\[【](\s*[^\[\]【】\n]{1,80}?\s*)[\]】]")
_SPLIT = re.compile(r"[,，、;；\s]+")
_STOP = re.compile(r"(?<=[。！？])(?![”」』’）)])|(?<=[.!?])\s+(?=[A-Z“\"{\u3400-\u9fff])|\n+")
_MARK_AFTER_STOP = re.compile(r"([。！？.!?])((?:\s*[\[【][^\[\]【】\n]{1,80}[\]】])+)")
_ENDED = re.compile(r"[。！？.!?…”」\"][）)]?$")
# as models write a slot that is to be {22b}: in braces of full width, or doubled as in a template
_SLOT_LIKE = re.compile(r"[{｛]{1,2}\s*([^{}｛｝\s]{1,80})\s*[}｝]{1,2}")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)(.+?)(?<=\S)\*{1,3}|__(?=\S)(.+?)(?<=\S)__|`([^`]+)`")
_FURNITURE = re.compile(r"^\s*(?:```\w*|[-*•]\s+|#+\s*|[{}\[\],\s]*$)")


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence as the model wrote it, with the ids it names as its sources."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(slots=True)
class ReplyReader:
    """Collects a reply and gives each claim as soon as its JSON object is complete."""

    _received: str = ""
    _scanned: int = 0
    _open: list[int] = field(default_factory=list)
    _quoted: bool = False
    _escaped: bool = False
    _claims: list[Claim] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether no further claim will be given; the rest of the reply need not be waited for."""
        return len(self._claims) >= MAX_CLAIMS or len(self._received) >= _LONGEST_REPLY

    def feed(self, piece: str) -> list[Claim]:
        """The claims that this piece completes."""
        self._received = (self._received + piece)[:_LONGEST_REPLY]
        before = len(self._claims)
        for place in range(self._scanned, len(self._received)):
            self._step(self._received[place], place)
        self._scanned = len(self._received)
        return self._claims[before:MAX_CLAIMS]

    def close(self) -> list[Claim]:
        """What the reply still holds once it has ended: prose, where it was no JSON at all."""
        if self._claims:
            return []
        if isinstance(inner := _loaded(self._received), str):
            # JSON within a JSON string
            self._claims = parse_reply(inner) if inner != self._received else []
        else:
            self._claims = (_from_anywhere(self._received) or list(_from_prose(self._received)))[:MAX_CLAIMS]
        return list(self._claims)

    def _step(self, char: str, place: int) -> None:
        if self._quoted:
            if self._escaped:
                self._escaped = False
            elif char == "\\":
                self._escaped = True
            elif char == '"':
                self._quoted = False
        elif char == '"' and self._open:
            self._quoted = True
        elif char == "{":
            self._open.append(place)
        elif char == "}" and self._open:
            self._take(self._received[self._open.pop() : place + 1])

    def _take(self, piece: str) -> None:
        if (claim := _from_object(_loaded(piece))) is not None:
            self._claims.append(claim)


def parse_reply(text: str) -> list[Claim]:
    """Every claim of a whole reply, in order; none where it holds none."""
    reader = ReplyReader()
    return [*reader.feed(text), *reader.close()]


def written_reply(claims: Sequence[Claim]) -> str:
    """Claims as the JSON that was asked for."""
    sentences = [{"text": claim.text, "sources": list(claim.sources)} for claim in claims]
    return json.dumps({"sentences": sentences}, ensure_ascii=False)


def parse_field(text: str, name: str) -> Any:
    """The value of one field of the first JSON object of a reply that has it, or None."""
    decoder = json.JSONDecoder(strict=False)
    for match in re.finditer(r"\{", text[:_LONGEST_REPLY]):
        try:
            value, _ = decoder.raw_decode(text, match.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and name in value:
            return value[name]
    return None


def _from_anywhere(text: str) -> list[Claim]:
    """Objects that stray quotes or braces around them hid from the reader."""
    decoder, claims, end = json.JSONDecoder(strict=False), [], 0
    for match in re.finditer(r"\{", text):
        if match.start() < end:
            continue
        try:
            value, stop = decoder.raw_decode(text, match.start())
        except (ValueError, RecursionError):
            continue
        if (claim := _from_object(value)) is not None:
            claims.append(claim)
            end = stop
    return claims


def _loaded(piece: str) -> Any:
    try:
        return json.loads(piece, strict=False)
    except (ValueError, RecursionError):
        return None


def _from_object(value: Any) -> Claim | None:
    if not isinstance(value, dict):
        return None
    text = next((value[key] for key in _TEXT_KEYS if isinstance(value.get(key), str)), None)
    if text is None:
        return None
    named = next((value[key] for key in _SOURCE_KEYS if key in value), ())
    return _claim(text, _ids(named))


def _ids(named: Any) -> list[str]:
    if isinstance(named, str):
        return [part for part in _SPLIT.split(named.strip("[]【】{}()（） ")) if part]
    if isinstance(named, int) and not isinstance(named, bool):
        return [str(named)]
    if isinstance(named, dict):
        return _ids(next((named[key] for key in ("id", "clause_id", "clause") if key in named), ()))
    if isinstance(named, Sequence):
        return [part for item in named for part in _ids(item)]
    return []


def _claim(text: str, sources: Iterable[str]) -> Claim:
    """Markers written into the text of a claim count as sources and leave the text; so does emphasis."""
    text = _EMPHASIS.sub(lambda m: m[1] or m[2] or m[3], text)
    text = _SLOT_LIKE.sub(lambda m: f"{{{unicodedata.normalize('NFKC', m[1])}}}", text)
    marked = [part for m in _MARK.finditer(text) for part in _SPLIT.split(m[1].strip()) if _is_id(part)]
    plain = _MARK.sub(lambda m: "" if all(map(_is_id, _SPLIT.split(m[1].strip()))) else m.group(), text)
    plain = re.sub(r"\s+(?=[。，；、.,;!?！？]|$)", "", re.sub(r"\s+", " ", plain)).strip()
    return Claim(plain, tuple(dict.fromkeys([*sources, *marked])))


def _is_id(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9./:_()#-]{0,60}", text) is not None and bool(
        re.search(r"\d|^[a-z]", text)
    )


def _from_prose(text: str) -> Iterable[Claim]:
    """Sentences with the [ids] that follow them; a sentence without any has no sources."""
    if text.lstrip().startswith(("{", "[", "```")) or re.search(rf'"(?:{"|".join(_TEXT_KEYS)}|sentences)"\s*:', text):
        return
    for piece in _STOP.split(_MARK_AFTER_STOP.sub(r"\2\1", text)):
        if not piece or _FURNITURE.fullmatch(piece):
            continue
        claim = _claim(_FURNITURE.sub("", piece), ())
        if len(claim.text) > 1 and (claim.sources or _ENDED.search(claim.text)):
            yield claim
