from __future__ import annotations

import logging
import threading
from datetime import date

import pytest

from assistant.llm.budget import DailyBudget
from assistant.llm.model import BudgetSpentError


def test_the_count_outlives_the_process_and_ends_with_the_day(tmp_path):
    day = [date(2026, 1, 1)]
    DailyBudget(tmp_path, 100, lambda: day[0]).spend(60)
    again = DailyBudget(tmp_path, 100, lambda: day[0])
    again.check()
    again.spend(40)
    with pytest.raises(BudgetSpentError, match="100 of 100"):
        again.check()
    day[0] = date(2026, 1, 2)
    again.check()
    assert again.used() == 0


def test_without_a_limit_it_only_counts(tmp_path):
    budget = DailyBudget(tmp_path, None)
    budget.spend(10**9)
    budget.check()
    assert budget.used() == 10**9


def test_many_threads_lose_nothing(tmp_path):
    budgets = [DailyBudget(tmp_path, None) for _ in range(4)]
    threads = [threading.Thread(target=lambda b=b: [b.spend(1) for _ in range(25)]) for b in budgets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert DailyBudget(tmp_path, None).used() == 100


def test_a_home_that_cannot_be_written_is_counted_in_memory(tmp_path, caplog):
    (tmp_path / "file").write_text("not a folder")
    budget = DailyBudget(tmp_path / "file", 10)
    with caplog.at_level(logging.WARNING):
        budget.spend(6)
        budget.spend(6)
    assert caplog.text.count("cannot be written") == 1
    with pytest.raises(BudgetSpentError):
        budget.check()


@pytest.mark.parametrize("damage", ["", "[]", "null", '{"day": 1}', '{"day": "2026-01-01", "tokens": "many"}', "\x00"])
def test_a_damaged_file_counts_as_nothing_and_is_mended(damage, tmp_path):
    (tmp_path / "tokens.json").write_text(damage)
    budget = DailyBudget(tmp_path, 100, lambda: date(2026, 1, 1))
    assert budget.used() == 0
    budget.spend(5)
    assert DailyBudget(tmp_path, 100, lambda: date(2026, 1, 1)).used() == 5
