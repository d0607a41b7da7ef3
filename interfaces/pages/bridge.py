"""The page's own script: what only the browser can keep or do, told to the server and heard from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, cast
from urllib.parse import parse_qsl

import streamlit as st

from interfaces.pages.look import STATIC
from interfaces.pages.visit import Visit
from interfaces.words import LANGUAGES, Words

KEY = "tw-bridge"
_LABELS = ("send", "skip", "copied", "not_copied", "choose", "open", "dismiss", "chart", "options")
_LIVE_REGION = '<div class="tw-live" role="status" aria-live="polite"></div>'


def draw_bridge(visit: Visit, words: Words) -> None:
    """Mount the script with what it must remember."""
    mount = st.components.v2.component("tiaowen_page", html=_LIVE_REGION, js=_script(), isolate_styles=False)
    mount(
        key=KEY,
        data={
            "language": words.language,
            "labels": {name: words(f"script.{name}", count="{count}") for name in _LABELS},
            "add": visit.known,
            "remove": visit.forgotten,
            "current": visit.conversation_id or ("" if visit.heard else None),
            "chosen_language": words.language if visit.language_chosen else None,
        },
        on_browser_change=_hear,
        on_go_change=_go,
    )


def _hear() -> None:
    """Take in what the browser remembers: its conversations, the one it was in, its language."""
    seen = _sent("browser")
    visit = Visit.of(st.session_state)
    visit.hear(_texts(seen.get("known")), _text(seen.get("current")))
    language = _text(seen.get("language"))
    if language in LANGUAGES and "lang" not in st.query_params:
        st.session_state["language"] = language


def _go() -> None:
    """Follow a link of the page without loading it anew."""
    href = _text(_sent("go").get("href")) or ""
    st.query_params.from_dict(dict(parse_qsl(href.removeprefix("?"))))


def _sent(name: str) -> Mapping[str, Any]:
    value = st.session_state[KEY].get(name)
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


@cache
def _script() -> str:
    return (STATIC / "page.js").read_text(encoding="utf-8")
