"""The other of two parties that a clause pays: whoever brought the newcomers in, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.contract import Answer, Language
from assistant.ellipsis import VAGUE_ASKS
from assistant.understanding.model import Ask, Understanding
from assistant.understanding.vocabulary import concept_set, phrases
from assistant.wording import Words
from corpus.glossary import Glossary
from corpus.model import Document

_BROUGHT, _CAME = "who_brought", "who_came"
_ASKED = VAGUE_ASKS | {Ask.AMOUNT, Ask.COUNT, Ask.PROFILE}


def of_the_other_party(
    current: Understanding,
    before: Understanding,
    told: Answer,
    glossary: Glossary,
    documents: Sequence[Document],
    language: Language,
) -> str | None:
    """The question how much the party gets that a message speaks of, where a clause just told of pays both."""
    if current.refs or current.documents or current.claims or not set(current.asks) <= _ASKED:
        return None
    party = _party(current.text, before)
    if party is None or not _pays_both(told, glossary, documents):
        return None
    return Words(language)(f"ask.{party}")


def _party(text: str, before: Understanding) -> str | None:
    for name in (_BROUGHT, _CAME):
        if phrases(name).search(text):
            return name
    if phrases("the_reverse").search(text) is None:
        return None
    return _CAME if {t.key for t in before.terms} & concept_set("brings_in") else _BROUGHT


def _pays_both(told: Answer, glossary: Glossary, documents: Sequence[Document]) -> bool:
    """Whether a clause just told of speaks both of who comes and of who brings somebody in."""
    cited = {(c.document_id, c.clause_id) for c in told.citations}
    texts = (c.text for d in documents for c in d.clauses if (d.document_id, c.clause_id) in cited)
    named = [{match.concept for match in glossary.concepts_in(text)} for text in texts]
    return any(keys & concept_set("brings_in") and keys & concept_set("comes_in") for keys in named)
