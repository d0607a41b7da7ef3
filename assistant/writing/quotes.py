"""Rule: what stands in quotation or title marks stands so in a cited clause."""

from __future__ import annotations

import re

from assistant.writing.case import MARK, Case, Fault, flat


def verbatim(case: Case) -> Fault | None:
    """The first quotation that no cited clause holds, or title that none names."""
    for quoted in case.quotations:
        wanted = flat(quoted).strip("。.,，;；")
        if MARK in wanted or (wanted and not any(wanted in g.flat for g in case.grounds)):
            return Fault("quote", quoted)
    for title in case.titles:
        if not any(_names(flat(title), g.flat) for g in case.grounds):
            return Fault("quote", title)
    return None


def _names(title: str, ground: str) -> bool:
    return title in ground or re.sub(r"[(（].*?[)）]", "", title) in ground
