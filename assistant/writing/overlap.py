"""What a sentence says that a sentence of a clause says too."""

from __future__ import annotations

import re

from assistant.contract import Language
from assistant.understanding.stems import english_stems
from assistant.writing.case import MARK, flat, normal
from assistant.writing.lexicon import neutral, stems_of, synonyms


def units(text: str, language: Language) -> set[str]:
    """The pairs of characters, or the English stems, of a text that say something."""
    if language == "zh":
        runs = re.findall("[\u3400-\u9fff]+", flat(text.replace(MARK, " ")))
        return {run[n : n + 2] for run in runs for n in range(len(run) - 1)} - neutral("zh")
    return set(english_stems(normal(text)).split()) - stems_of(neutral("en"))


def held(said: set[str], text: str, language: Language) -> set[str]:
    """Those units that a text has, in English also by a word that may stand for one."""
    if language == "zh":
        plain = flat(text)
        return {unit for unit in said if unit in plain}
    stems = set(english_stems(normal(text)).split())
    return {unit for unit in said if unit in stems or ((other := synonyms(unit)) is not None and other.stems & stems)}
