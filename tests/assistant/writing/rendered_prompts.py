"""Writes docs/prompts.md: every prompt as the model gets it for one question.

python -m tests.assistant.writing.rendered_prompts
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.writing.prompts import NAMES, prompt
from assistant.writing.sheet import Sheet
from tests.assistant.workbench import MEASURES, Workbench

PAGE = Path(__file__).parents[3] / "docs" / "prompts.md"
FIXED = "0a1b2c3d"
QUESTIONS = {"zh": "以商招商成功有什么奖励？", "en": "What reward is there for successful investment promotion?"}
CLAUSES = ("22", "26")
HEAD = """# The prompts as a model gets them

Rendered from `prompts/` for one question by `python -m tests.assistant.writing.rendered_prompts`; a test fails when this page is behind. The letters after the name of a fence are new in every request. Figures are replaced by slots, so a model never sees one. Why: [decisions/claims-and-slots.md](decisions/claims-and-slots.md).
"""


def document():
    return PAGE.read_text("utf-8")


def rendered(name, language, bench):
    sheet = Sheet.of(bench.view(MEASURES, c) for c in CLAUSES)
    data = {
        "question": QUESTIONS[language],
        "evidence": sheet.listing(language),
        "draft": "…",
        "faults": "1. …",
        "history": "…",
    }
    chosen = prompt(name, language)
    messages = chosen.messages({k: data[k] for k in chosen.placeholders}, FIXED)
    shown = "\n".join(f"{message.role}:\n\n~~~~\n{message.content}\n~~~~\n" for message in messages)
    before = "" if chosen.system else "After the messages of the first request and the model's reply to it.\n\n"
    return f"## {chosen.identity}\n\n{before}{shown}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        room = Workbench(Assistant.open(Settings(home=Path(home), embeddings="none")))
        parts = [rendered(name, language, room) for name in NAMES for language in ("zh", "en")]
    PAGE.write_text("\n".join([HEAD, *parts]), encoding="utf-8")
