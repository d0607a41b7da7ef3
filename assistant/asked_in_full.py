"""Follow-ups that a whole question says best: of another party, sum, superlative or document, or from another place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.contract import Answer, Language
from assistant.from_elsewhere import of_one_from_elsewhere, of_one_within
from assistant.in_its_place import in_its_place
from assistant.normalise import normalise
from assistant.other_party import of_the_other_party
from assistant.understanding.model import Understanding
from assistant.understanding.understand import Understander
from corpus.model import Document


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

    if said := of_the_other_party(current, asked, told, glossary, documents, language):
        return understood(said), said
    if said := of_one_within(current, before.shown, told, documents, glossary):
        here = (told.citations[0].document_id,)
        return replace(understood(said), documents=here), said
    if said := of_one_from_elsewhere(current, asked, told, glossary, language):
        here = (told.citations[0].document_id,)
        return replace(understood(said), documents=here, foreign_place=None), said
    said = in_its_place(current, before.shown, understander.document_named_in, documents)
    return (understood(said), said) if said else None
