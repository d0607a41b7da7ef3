"""What a question takes for granted before it asks: since a studio gets 2 million, …; why does it pay 2 million?"""

from __future__ import annotations

import re

_OPENINGS = (
    re.compile(
        r"^(?:so |and |but |ok(?:ay)?,? )?"
        r"(?:since|as|because|given(?: that)?|seeing that|now that|considering(?: that)?)"
        r" (?P<said>[^,?;]{6,120}),",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:so |and |but )?why (?=do\b|does\b|did\b|is\b|are\b|would\b|will\b|has\b|have\b)(?P<said>.{6,140})$",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:那么?|可是?)?(?:既然|因为|由于|鉴于)(?P<said>[^，,。?？]{4,40})[，,]"),
    re.compile(r"(?:为什么|为何|为啥|凭什么)(?!要)(?P<said>[^，,。?？]{4,40})"),
)


def presumed_part(text: str) -> str | None:
    """The part of a question that is taken for granted; None where nothing is."""
    found = (match for pattern in _OPENINGS if (match := pattern.search(text)) is not None)
    return next((match["said"].strip() for match in found), None)
