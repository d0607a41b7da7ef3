"""What a small model that makes things up gets past the checker: golden questions, with it and without.

    .venv/bin/python tests/benchmarks/opponent.py [--questions 100] [--seconds 3600] [--servers 1] [--free] [--show]

Starts a real OpenAI-compatible server on loopback, prints the figures and which rule stopped how many
sentences. The model is pressed to cite clauses that it was given unless ``--free``. ``--show`` prints
every sentence with its verdict, and what passed. Another service can be put to the same test with
TIAOWEN_MODEL, OPENAI_BASE_URL and OPENAI_API_KEY.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from assistant.llm.client import open_model
from assistant.llm.settings import ModelSettings
from assistant.service import Assistant
from assistant.settings import Settings
from tests.assistant.llm.llama import Llama, missing
from tests.assistant.opponent import Pressed, play, questions


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--servers", type=int, default=1)
    parser.add_argument("--free", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        plain = Assistant.open(Settings(home=home, embeddings="none"))
        writing = [_writing(plain, home / str(number), stack, options) for number in range(options.servers)]
        match = play(plain, writing, questions(options.questions), options.seconds, _progress)
    _report(match, show=options.show)


def _writing(plain, home, stack, options):
    settings = Settings(home=home, embeddings="none", model=_model(stack))
    model = stack.enter_context(closing(open_model(settings.model, home)))
    return Assistant(settings, plain.library, plain.index, model=model if options.free else Pressed(model))


def _model(stack):
    model = ModelSettings.from_env(os.environ)
    if model.used:
        return model
    if missing():
        sys.exit(f"install first: {'; '.join(missing())}")
    llama = stack.enter_context(Llama())
    return ModelSettings(name=llama.name, base_url=llama.url, timeout=300.0, max_tokens=120)


def _progress(number, count):
    if sys.stderr.isatty() or number % 10 == 0:
        sys.stderr.write(f"{number}/{count}\n")


def _report(match, *, show):
    sys.stdout.write(f"{match.table()}\n")
    if show:
        for verdict in match.verdicts:
            why = f"{verdict.fault.code}: {verdict.fault.detail}" if verdict.fault else "passed"
            sys.stdout.write(f"[{why}] {verdict.claim.text} {list(verdict.claim.sources)}\n")
        for outcome in match.outcomes:
            if outcome.unsupported or outcome.unknown_clauses or outcome.broken:
                sys.stdout.write(f"WRONG {outcome}\n")


if __name__ == "__main__":
    main()
