"""jieba's segmentation with the glossary's words, loaded fast and kept under the home folder.

jieba reads its dictionary for a second, or marshals half a million strings from a file in
the shared temporary folder. Kept as one text and one array it loads in a tenth of that, and
two homes or two users never meet in one file.
"""

from __future__ import annotations

import hashlib
import importlib
import logging
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


class Segmenter:
    """Cuts Chinese text into words, long words also into the words inside them (search mode)."""

    def __init__(self, words: Iterable[str], cache_folder: Path | None = None) -> None:
        """Add ``words`` to the dictionary; ``cache_folder`` may be missing or read-only."""
        self._words = tuple(sorted(set(words)))
        self._folder = cache_folder
        self._tokenizer: Any = None
        self._lock = threading.Lock()

    def cut(self, text: str) -> list[str]:
        """The words of ``text`` in order, for a search index."""
        if self._tokenizer is None:
            with self._lock:
                if self._tokenizer is None:
                    self._tokenizer = self._load()
        words: list[str] = self._tokenizer.lcut_for_search(text)
        return words

    def _load(self) -> Any:
        jieba = _jieba()
        jieba.setLogLevel(logging.WARNING)
        tokenizer = jieba.Tokenizer()
        path = self._cache_path(jieba.__version__)
        stored = _read(path)
        if stored is None:
            frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        else:
            frequencies, total = stored
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
        if stored is None:
            for word in self._words:
                tokenizer.add_word(word)
            _write(path, tokenizer.FREQ, tokenizer.total)
        return tokenizer

    def _cache_path(self, version: str) -> Path | None:
        if self._folder is None:
            return None
        digest = hashlib.sha256("\n".join((version, *self._words)).encode()).hexdigest()[:16]
        return self._folder / f"words-{digest}.txt"


def _jieba() -> Any:
    """The module, imported without ``pkg_resources``.

    jieba uses that only to open its own files, for which it has another way; importing it takes longer than
    jieba itself.
    """
    if {"jieba", "pkg_resources"} & sys.modules.keys():
        return importlib.import_module("jieba")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # makes its import an ImportError
    try:
        return importlib.import_module("jieba")
    finally:
        del sys.modules["pkg_resources"]


def _read(path: Path | None) -> tuple[dict[str, int], int] | None:
    if path is None:
        return None
    try:
        total, words, numbers = path.read_text(encoding="utf-8").split("\n", 2)
        keys, values = words.split(" "), list(map(int, numbers.split(" ")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        _log.warning("The stored word list %s is unusable (%s); reading jieba's own.", path, error)
        return None
    return (dict(zip(keys, values, strict=True)), int(total)) if len(keys) == len(values) else None


def _write(path: Path | None, frequencies: dict[str, int], total: int) -> None:
    if path is None:
        return
    from index.files import write_text_atomically

    usable: Sequence[tuple[str, int]] = [(w, n) for w, n in frequencies.items() if w and not any(map(str.isspace, w))]
    lines = (str(total), " ".join(w for w, _ in usable), " ".join(str(n) for _, n in usable))
    try:
        write_text_atomically(path, "\n".join(lines))
    except OSError as error:
        _log.debug("The word list cannot be kept in %s: %s", path, error)
