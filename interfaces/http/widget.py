"""``GET /widget.js``: the script for host pages, with the words of both languages in it."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from interfaces.http.service import Service
from interfaces.serialise import dump
from interfaces.words import LANGUAGES, Words, words

SOURCE = Path(__file__).resolve().parents[1] / "static" / "widget.js"
SECTIONS = ("widget", "status", "answer", "amount", "currency", "limit")
OTHERS = (
    "document.open_clause",
    "opinion.down",
    "opinion.thanks",
    "opinion.up",
    "page.disclaimer",
    "page.example_questions",
    "page.examples",
    "page.intro",
    "page.new_conversation",
    "page.problem",
    "page.replaced",
    "page.retry",
    "page.thinking",
)
# as on the conversation page, so that opinions can be counted together
REASONS = ("wrong_figure", "wrong_clause", "incomplete", "not_my_question", "unclear")
_BLANK = "const WORDS = {};"
_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
_HEADERS = {
    "Cache-Control": "public, max-age=3600",
    # a host page under Cross-Origin-Embedder-Policy may load it
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Vary": "Accept-Encoding",
}


@dataclass(frozen=True, slots=True)
class WidgetScript:
    """The script as it is sent: plain and gzip-compressed, with a tag that changes when it does."""

    plain: bytes
    compressed: bytes
    etag: str


@cache
def widget_script() -> WidgetScript:
    """The widget's file without its comments and with the catalogues' words filled in, made once.

    Raises:
        ValueError: the file has no place for the words.
    """
    source = SOURCE.read_text(encoding="utf-8")
    if source.count(_BLANK) != 1:
        raise ValueError(f"widget.js must hold the line {_BLANK!r} once")
    texts = {language: widget_words(words(language)) for language in LANGUAGES}
    script = _COMMENT.sub("", source).replace(_BLANK, f"const WORDS = {dump(texts)};")
    plain = script.encode("utf-8")
    return WidgetScript(plain, gzip.compress(plain, 9, mtime=0), f'"{hashlib.sha256(plain).hexdigest()[:20]}"')


def widget_words(catalogue: Words) -> dict[str, str | list[str]]:
    """The texts of one language that the widget shows, by dotted key."""
    wanted = {*OTHERS, *(f"opinion.{reason}" for reason in REASONS)}
    names = sorted(name for name in catalogue.names() if name.partition(".")[0] in SECTIONS or name in wanted)
    return {name: _text(catalogue, name) for name in names}


def _text(catalogue: Words, name: str) -> str | list[str]:
    return list(catalogue.list(name)) if name == "page.example_questions" else catalogue(name)


def widget_router(_service: Service) -> APIRouter:
    """The route that host pages load."""
    router = APIRouter(tags=["server"])

    @router.get(
        "/widget.js",
        operation_id="widget",
        summary="The widget for host pages",
        response_class=Response,
        responses={
            200: {"content": {"text/javascript": {"schema": {"type": "string"}}}},
            304: {"description": "It has not changed"},
        },
    )
    async def widget(request: Request) -> Response:
        """One script, without dependencies; see docs/embedding.md."""
        script = widget_script()
        headers = {**_HEADERS, "ETag": script.etag}
        if script.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(script.compressed, media_type="text/javascript", headers=headers)
        return Response(script.plain, media_type="text/javascript", headers=headers)

    return router
