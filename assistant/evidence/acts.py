"""Which sentences say which body does something, or to which body it goes: vocabulary in ``modality.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from assistant.evidence.modality import Modality, acts

_BODY_ZH = (
    r"(?:部门|机关|机构|委员会|办公室|政府|法院|协会|中心|窗口|小组|专班|[局委厅部署院]|办(?![法理公事学案证会]))"
)
_BODY_EN = (
    r"\b(?:Ministry|Bureau|Department|Office|Commission|Committee|Authority|Council|Agency|Government"
    r"|authorit(?:y|ies)|agenc(?:y|ies))\b"
)


def says_who(act: str) -> Modality:
    """The sentences in which a body does an act, named by its id, or something goes to it for that."""
    return _patterns()[act]


@cache
def _patterns() -> Mapping[str, Modality]:
    return {act: Modality(_said("|".join(words))) for act, words in acts().items()}


def _said(words: str) -> str:
    """The act behind a body, in one clause of the sentence: 向主管部门备案, 审计机关应当加强审计监督."""
    return (
        rf"(?:由|向|报|经|送|至|交|请)[^，。；]{{0,40}}?{_BODY_ZH}[^。；]{{0,40}}?(?:{words})"
        rf"|{_BODY_ZH}(?:应当|应|须|负责|依法|可以|得|统一|组织|会同|根据|按照|依照)[^。；]{{0,40}}?(?:{words})"
        rf"|{_BODY_EN}[^.;]{{0,60}}?(?:{words})"
        rf"|(?:{words})[^.;]{{0,40}}?\b(?:by|to|with) the (?:[\w-]+ ){{0,6}}?{_BODY_EN}"
    )
