"""``tiaowen eval``: the table of a golden file, and its floors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from interfaces.cli.context import Context
from interfaces.progress import Progress

_FAILED = 1


def run_eval(args: argparse.Namespace, context: Context) -> int:
    """Score a golden file and print the table; 1 where a figure is beyond its floor.

    Raises:
        InputError: the golden file or the floor file cannot be used.
    """
    from interfaces.evaluation.floors import Breach, breaches, read_floors
    from interfaces.evaluation.golden import read_golden
    from interfaces.evaluation.report import failures, figures, table
    from interfaces.evaluation.run import score_all, store_run

    path = Path(args.file)
    golden = read_golden(path)
    floors = read_floors(Path(args.floor)) if args.floor else {}
    assistant = context.assistant()
    with Progress(sys.stderr, path.name) as progress:
        scores = score_all(assistant, golden, progress)
    context.say(table(scores, context.words))
    failed = failures(scores)
    if failed:
        context.say_error(f"{context.words('eval.failures')} ({len(failed)})")
        context.say_error("\n".join(f"  {line}" for line in failed))
    stored = store_run(path, assistant, context.settings(), scores)
    context.say_error(context.words("cli.stored", path=stored))
    broken: list[Breach] = breaches(figures(scores), floors)
    for breach in broken:
        context.say_error(_breach_text(breach.figure, breach.value, breach.floor, context))
    return _FAILED if broken else 0


def _breach_text(figure: str, value: float | None, floor: float, context: Context) -> str:
    if value is None:
        return context.words("cli.no_floor_figure", figure=figure)
    return context.words("cli.below_floor", figure=figure, value=f"{value:.4f}", floor=f"{floor:.4f}")
