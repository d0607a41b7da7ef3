"""Follow-ups that a whole question says best: of another party, sum, superlative or document, or from another place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.contract import Answer, Language
from assistant.from_elsewhere import of_one_from_elsewhere, of_one_within
from assistant.in_its_place import in_its_place, something_of_theirs
from assistant.normalise import normalise
from assistant.other_party import of_the_other_party
from assistant.understanding.model import Understanding
from assistant.understanding.understand import Understander
from corpus.model import Document

_BARE_SUM = re.compile(r"(?:也|都|同样|一样)(?:是|给|有|能拿|拿)?(?P<n>[1-9]\d{1,4})(?=吗|么|吧|嘛|[?？]|$)")
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Before:
    """The question before as it was resolved, the same in the words it was shown in, and the last answer."""

    asked: Understanding
    shown: Understanding
    told: Answer


def whole_question(
    current: Understanding,
    before: Before,
    understander: Understander,
    documents: Sequence[Document],
    language: Language,
) -> tuple[Understanding, str] | None:
    """The question that a message stands for, understood anew, with its words; None where it is none of these."""
    asked, told, glossary = before.asked, before.told, understander.glossary

    def understood(text: str) -> Understanding:
        return understander.understand(normalise(text, max_chars=10**6).text)

    if said := _with_its_unit(current, told):
        return understood(said), said
    if said := of_the_other_party(current, asked, told, glossary, documents, language):
        return understood(said), said
    if said := of_one_within(current, before.shown, told, documents, glossary):
        here = (told.citations[0].document_id,)
        return replace(understood(said), documents=here), said
    if said := of_one_from_elsewhere(current, asked, told, glossary, language):
        here = (told.citations[0].document_id,)
        return replace(understood(said), documents=here, foreign_place=None), said
    said = something_of_theirs(current, before.shown, told, documents, glossary)
    said = said or in_its_place(current, before.shown, understander.document_named_in, documents)
    return (understood(said), said) if said else None


def _with_its_unit(current: Understanding, told: Answer) -> str | None:
    """也500吗, after a sum was told: the number is one of its unit, 500万."""
    bare = None if current.claims or not told.amounts else _BARE_SUM.search(current.text)
    if bare is None or all(amount.value is None or amount.value < _TEN_THOUSAND for amount in told.amounts):
        return None
    return f"{current.text[: bare.end()]}万{current.text[bare.end() :]}"
