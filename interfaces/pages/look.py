"""Where the page's static files are; system fonts only, nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
FAVICON = STATIC / "favicon.svg"
FONTS = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', "
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif"
)


@cache
def stylesheet() -> str:
    """The page's own style sheet."""
    return (STATIC / "page.css").read_text(encoding="utf-8")
