"""How many tokens a home has used today, kept on disk so that a restart does not forget it."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from assistant.llm.model import BudgetSpentError
from index.files import write_text_atomically

_log = logging.getLogger(__name__)


class DailyBudget:
    """Tokens used on the current day (local time), by every process of one home.

    The last call before the limit may pass it: what a reply costs is known afterwards.
    """

    def __init__(self, folder: Path, limit: int | None, today: Callable[[], date] = date.today) -> None:
        """Keep the count in ``folder``; ``limit`` None counts without bound."""
        self.limit = limit
        self._file = folder / "tokens.json"
        self._lock_file = folder / "tokens.lock"
        self._today = today
        self._lock = threading.Lock()
        self._fallback: tuple[str, int] = ("", 0)
        self._warned = False

    def check(self) -> None:
        """Allow a call.

        Raises:
            BudgetSpentError: the day's tokens are used up.
        """
        if self.limit is not None and (used := self.used()) >= self.limit:
            raise BudgetSpentError(
                "TIAOWEN_MODEL_DAILY_TOKENS", f"{used} of {self.limit} tokens are used today",
                "Raise the setting, or wait until tomorrow",
            )

    def used(self) -> int:
        """Tokens used today."""
        with self._lock:
            return self._read(self._today().isoformat())

    def spend(self, tokens: int) -> None:
        """Add what a call cost. A home that cannot be written is counted in memory, with a warning."""
        if tokens <= 0:
            return
        day = self._today().isoformat()
        with self._lock:
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                from filelock import FileLock

                with FileLock(self._lock_file, timeout=5):
                    total = self._read(day) + tokens
                    self._fallback = (day, total)
                    write_text_atomically(self._file, json.dumps({"day": day, "tokens": total}))
            except OSError as error:
                self._fallback = (day, self._read(day) + tokens)
                if not self._warned:
                    _log.warning("The day's tokens cannot be written to %s (%s).", self._file, error.strerror or error)
                    self._warned = True

    def _read(self, day: str) -> int:
        kept_day, kept = self._fallback
        in_memory = kept if kept_day == day else 0
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            on_disk = int(stored["tokens"]) if stored["day"] == day else 0
        except (OSError, ValueError, TypeError, KeyError):
            on_disk = 0
        return max(on_disk, in_memory)
