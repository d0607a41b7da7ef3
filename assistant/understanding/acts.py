"""Which act a question asks the doer of: who approves it, where is it filed. Vocabulary in ``acts.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from assistant.understanding.bilingual import BilingualPattern
from assistant.understanding.inflection import inflected

_WHO_ZH = (
    r"(?:谁|哪(?:一)?(?:个|家|级)?(?:政府)?(?:主管)?(?:部门|单位|机关|机构|[局级])|哪里|哪儿|何处|哪家"
    r"|什么(?:部门|单位|机关|机构|地方))"
)
_WHO_EN = (
    r"(?:whom?|where|(?:which|what) (?:[\w-]+ ){0,2}?"
    r"(?:body|bodies|offices?|departments?|authority|authorities|bureaus?|agency|agencies|ministry|level))"
)


def acts_asked(question: str) -> frozenset[str]:
    """The acts, by id, of which a question asks which body does them or to which body something goes for them."""
    return frozenset(act for act, pattern in _acts().items() if pattern.search(question))


@cache
def _acts() -> Mapping[str, BilingualPattern]:
    text = (files("assistant.understanding") / "acts.toml").read_text("utf-8")
    return {act: _pattern(row["zh"], inflected(row["en"])) for act, row in tomllib.loads(text).items()}


def _pattern(zh: str, en: str) -> BilingualPattern:
    return BilingualPattern(
        [
            rf"{_WHO_ZH}[^,，。?谁哪]{{0,6}}(?:{zh})",
            rf"(?:{zh})(?:的)?(?:工作|事情?|手续)?(?:是|归|由|找|去|到|在|应该?|要|得)+{_WHO_ZH}",
        ],
        [
            rf"\b{_WHO_EN}\b[^?.]{{0,60}}?\b(?:{en})\b",
            rf"\b(?:{en})\b[^?.]{{0,30}}\b(?:by|with|to) {_WHO_EN}\b",
        ],
        re.IGNORECASE,
    )
