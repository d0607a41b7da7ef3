"""A package imports only from packages to its left: a question is followed from left to right."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("corpus", "index", "assistant", "interfaces")
MODULES = [(room, path) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imported_rooms(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [node.module]
        yield from (name.split(".")[0] for name in names if name.split(".")[0] in (*ROOMS, "app"))


@pytest.mark.parametrize(("room", "path"), MODULES, ids=lambda value: str(value).removeprefix(str(ROOT)))
def test_imports_only_from_the_left(room, path):
    allowed = ROOMS[: ROOMS.index(room) + 1]
    assert set(imported_rooms(path)) <= set(allowed)


def test_the_app_stands_last():
    assert set(imported_rooms(ROOT / "app.py")) <= set(ROOMS)
    assert len(MODULES) > 100
