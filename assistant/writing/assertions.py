"""Rule: certainty, universality, combination, obligation, existence, procedure and money words come from the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.stems import english_stems
from assistant.writing.absences import is_looked_up, is_true_absence, says_less
from assistant.writing.case import Case, Fault, Ground, flat
from assistant.writing.comparisons import compares
from assistant.writing.lexicon import assertions, pattern

_CONDITIONAL = re.compile(
    r"(?:必须|须|应当|需要|需|前提|才能|才可|方可|方能|要求)[^，。；]{0,6}(?:经|符合|通过|具备|具有|拥有|满足|是|为|被|达到|属于)"
    r"|\b(?:must|need(?:s)? to|have to|has to|required to)\s+(?:first\s+)?(?:be|meet|have|satisfy|play)\b"
)
_CONDITION = re.compile(
    r"对于?[^。；]{2,60}的[^，,。；;]{2,24}[，,](?:按|给予|予以)|经认定|符合条件|经.{0,6}(?:认定|评定|评审|批准)|被评为|入选|认定|条件|certified|eligible|rated|selected"
)
_WAS = re.compile(r"\bwas ((?:issued|formulated|drawn up|compiled|drafted|published|printed))\b")
_ASKS = re.compile(r"(?<=[稿施划条款文件策案])(?:还|也)?(要求)([\u3400-\u9fff]{4})")


def assertions_made(case: Case) -> Fault | None:
    """The first assertion that no cited clause makes."""
    text = "，".join(
        case.spoken[s.start : s.end]
        for s in case.segments
        if not (is_true_absence(case, s) or says_less(case, s) or is_looked_up(case, s))
    )
    text = _CONDITIONAL.sub(" ", text) if any(_CONDITION.search(g.clause) for g in case.grounds) else text
    text = _as_the_text_asks(_as_issued(text, case.grounds), case.grounds)
    for name in assertions():
        for match in pattern(name).finditer(text):
            words = text[match.start() : _word_end(text, match.end())]
            if name == "exclusive" and compares(case, words):
                continue
            if not any(_makes(words, name, g) for g in case.grounds):
                return Fault(name, words)
    return None


def _as_issued(text: str, grounds: Sequence[Ground]) -> str:
    """Without "was issued" and the like, where a clause tells that very act of the document."""
    for match in list(_WAS.finditer(text)):
        if any(set(english_stems(match[1]).split()) <= g.stems for g in grounds):
            text = f"{text[: match.start()]}{' ' * len(match.group())}{text[match.end() :]}"
    return text


def _as_the_text_asks(text: str, grounds: Sequence[Ground]) -> str:
    """Without 稿要求 and the like, where what follows begins a demand of the clause itself."""
    for match in list(_ASKS.finditer(text)):
        if any(re.search(rf"(?:^|[,。;:]){re.escape(match[2])}", g.clause, re.MULTILINE) for g in grounds):
            text = f"{text[: match.start(1)]}{' ' * len(match[1])}{text[match.end(1) :]}"
    return text


def _word_end(text: str, place: int) -> int:
    while 0 < place < len(text) and text[place - 1 : place + 1].isascii() and text[place].isalpha():
        place += 1
    return place


def _makes(words: str, name: str, ground: Ground) -> bool:
    wanted = flat(words)
    if not re.search(r"[a-z]", wanted):
        return wanted in ground.flat or (not _has_chinese(ground) and pattern(name).search(ground.clause) is not None)
    if not (set(english_stems(words).split()) - ground.stems):
        return True
    return not ground.view.clause.rendering and _has_chinese(ground) and pattern(name).search(ground.clause) is not None


def _has_chinese(ground: Ground) -> bool:
    return re.search(r"[\u3400-\u9fff]", ground.view.clause.text) is not None
