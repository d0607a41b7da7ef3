"""By which names a question may call the rules that a library's clauses refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assistant.understanding.stems import english_stems
from corpus.model import Document
from corpus.scripts import to_simplified

_RENDERED = re.compile(r"(?P<name>[^.;()《》\n]{5,240}) \(《(?P<title>[^》]+)》")
_NAME_STARTS = re.compile(r"(?:.*\b(?:of|the|in|under|with|to)\s)?(?P<name>[A-Z“].*)")
_TYPE = re.compile(r"(?:办法|措施|意见|规定|条例|方案|计划|细则|规则|法|决定|通知|指南)$")
_SHARED, _SHARED_TAIL = 6, 4
_SHARED_WORDS = 2
_AS_GOOD = 0.8


class RuleNames:
    """The rules that the clauses of ``scope`` name, told from the own titles of the documents of ``library``."""

    def __init__(self, scope: Sequence[Document], library: Sequence[Document]) -> None:
        """Collect the titles; cheap."""
        self._titles = list(dict.fromkeys(r.title for d in scope for c in d.clauses for r in c.references))
        self._own = " ".join(to_simplified(d.metadata.title) for d in library)
        self._own_english = english_stems(" ".join(d.metadata.title_en or "" for d in library))
        self._rendered = dict(_rendered_names(scope))

    def named_in(self, question: str) -> frozenset[str]:
        """The titles that a question calls by a telling part: 专项资金资助办法, the special fund measures."""
        plain, stems = to_simplified(question), english_stems(question).split()
        shares = {t: max(self._in_chinese(plain, t), self._in_english(stems, t)) for t in self._titles}
        most = max(shares.values(), default=0)
        return frozenset(t for t, share in shares.items() if share and share >= _AS_GOOD * most)

    def _in_chinese(self, question: str, title: str) -> int:
        """How many characters in a row they share, where that tells the title; else 0."""
        plain = to_simplified(title).replace(" ", "")
        match = SequenceMatcher(None, question, plain, autojunk=False).find_longest_match()
        shared = plain[match.b : match.b + match.size]
        at_the_end = match.b + match.size == len(plain) and _TYPE.search(shared) is not None
        telling = match.size >= _SHARED or (match.size >= _SHARED_TAIL and at_the_end)
        return match.size if telling and shared not in self._own else 0

    def _in_english(self, question: Sequence[str], title: str) -> int:
        """How many words they share, where two stand side by side that tell the title; else 0."""
        words = self._rendered.get(to_simplified(title).replace(" ", ""), "").split()
        match = SequenceMatcher(None, question, words, autojunk=False).find_longest_match()
        shared = words[match.b : match.b + match.size]
        telling = len(shared) >= _SHARED_WORDS and f" {' '.join(shared)} " not in self._own_english
        return len(set(question) & set(words)) if telling else 0


def _rendered_names(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Title → stems of the English name that a rendering gives it."""
    for document in documents:
        for clause in document.clauses:
            for match in _RENDERED.finditer(clause.rendering or ""):
                start = _NAME_STARTS.match(match["name"])
                title = to_simplified(match["title"]).replace(" ", "")
                yield title, english_stems(start["name"] if start else match["name"])
