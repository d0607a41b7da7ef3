"""Judges sentences without a model: which would reach a reader, and why the others would not."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.match import Matcher
from assistant.evidence.views import ClauseViews
from assistant.understanding.understand import Understander
from assistant.writing.case import Tools
from assistant.writing.checker import Checker, Verdict
from assistant.writing.mending import mend
from assistant.writing.reply import Claim
from assistant.writing.sheet import Sheet
from corpus.glossary import load_glossary
from corpus.library import Library
from index import Index


class Judge:
    """A checker over a whole library: every clause of it may be cited."""

    def __init__(self, library: Library, index: Index) -> None:
        """Number all clauses once."""
        glossary = load_glossary()
        views = ClauseViews(library.documents, glossary)
        self.sheet = Sheet.of(v for d in library.documents for v in views.of_document(d.document_id))
        self._understander = Understander(library.documents, glossary, index.tokens)
        self._checker = Checker(Tools(glossary, Matcher(glossary), views, index.tokens, index.similarity))

    def judge(self, question: str, sentences: Sequence[Claim]) -> list[Verdict]:
        """A verdict on each sentence, in order, as an answer to ``question``."""
        topic = self._understander.understand(question).terms
        return [self._checker.check(claim, self.sheet, question, topic) for claim in sentences]

    def mend(self, question: str, failed: Verdict) -> Verdict | None:
        """What a reader may be shown in place of a sentence that failed, None where nothing can stand for it."""
        return mend(self._checker, failed, self.sheet, question, self._understander.understand(question).terms)
