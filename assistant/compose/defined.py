"""Answers what a text calls by a name (who is meant by …, 哪些行业算…) by the very sentence that explains the name.

The name is read off the question and compared with what sentences explain, so neither the clause that speaks of it
most nor a sentence that only uses it takes the place of its definition.
"""

from __future__ import annotations

import re

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.evidence.definienda import Definiendum, definienda
from assistant.evidence.views import body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.stems import english_stems
from assistant.understanding.vocabulary import phrases
from corpus.glossary.dictionary import chinese_for
from corpus.scripts import to_simplified

_MOST_CLAUSES = 400
_OTHERWISE = (Ask.AMOUNT, Ask.TERM, Ask.APPLY, Ask.COMPARE, Ask.TOTAL, Ask.EXTREME)
_MOST, _LIKE = 0.6, 0.9
_SHORTEST_END = 4
_WORDS = re.compile(r"[a-z]{2,}")
_EMPTY = frozenset(("of", "the", "an", "and", "or", "for", "in", "by", "to", "under", "with"))
_OF_A_KIND = re.compile(r"(?:状态|情况|情形|行为|人员|项目|活动|机构|单位)$")
"""What a term may say of its kind beyond the name asked for: an emergency, of 应急状态."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def compose_defined(inquiry: Inquiry) -> Draft | None:
    """The sentence that explains what the question names, with the list under it; None where none surely does."""
    asked = inquiry.understanding
    name = name_asked(to_simplified(asked.text).lower())
    if name is None or asked.refs or inquiry.asks(*_OTHERWISE):
        return None
    views = inquiry.views_in_scope()
    if len(views) > _MOST_CLAUSES:
        return None
    ranks = {r.view: place for place, r in enumerate(inquiry.ranked)}
    found = [
        Found(view, sentence, fit)
        for view in sorted(views, key=lambda v: ranks.get(v, len(ranks)))
        for sentence in body_sentences(view)
        for fit in (_best_fit(inquiry, name, view.plain[sentence.start : sentence.end]),)
        if fit
    ]
    if not found:
        return None
    draft = say_found(inquiry, [max(found, key=lambda f: f.score)], "support.direct_plain")
    draft.settled = True
    return draft


def name_asked(text: str) -> str | None:
    """What a question (simplified, lower case) wants explained; None where it asks for no meaning."""
    match = phrases("meaning_asked").search(text)
    group = next((g for g in match.groups() if g), None) if match else None
    return group.strip(" “”\"'「」『』?。") if group else None


def _best_fit(inquiry: Inquiry, name: str, sentence: str) -> float:
    return max((_fit(inquiry, name, one) for one in definienda(sentence)), default=0.0)


def _fit(inquiry: Inquiry, name: str, defined: Definiendum) -> float:
    """How far what is explained is what was asked: itself 1, its full name a little less, in the other language less.

    0 where something else is explained, or something narrower: 广告主 is not 广告.
    """
    if _same(name, defined.text):
        return 1.0
    if defined.ends:
        return 1.0 if defined.text.endswith(name) else 0.0
    if _HAN.search(name):
        return _LIKE if len(name) >= _SHORTEST_END and defined.text.endswith(name) else 0.0
    if not _HAN.search(defined.text):
        return 0.0
    return _across(inquiry, name, defined.text)


def _same(name: str, text: str) -> bool:
    return name == text or (name.isascii() and english_stems(name) == english_stems(text))


def _across(inquiry: Inquiry, name: str, text: str) -> float:
    """How far a Chinese term is what an English one names: every word of that must be in it, and most of it in that."""
    called = [inquiry.glossary.get(key) for key in inquiry.views.concepts(name).named]
    met = [concept for concept in called if any(form in text for form in concept.zh)]
    left = name
    for form in sorted((form.lower() for concept in met for form in concept.en), key=len, reverse=True):
        left = re.sub(rf"\b{re.escape(form)}(?:e?s)?\b", " ", left)
    words = [w for w in _WORDS.findall(left) if w not in _EMPTY]
    forms = [form for concept in met for form in concept.zh]
    for word in words:
        heard = [form for form in (*chinese_for(word), *_called(inquiry, word)) if form in text]
        if not heard:
            return 0.0
        forms += heard
    covered = {
        place
        for form in forms
        for start in (m.start() for m in re.finditer(re.escape(form), text))
        for place in range(start, start + len(form))
    }
    kind = _OF_A_KIND.search(text)
    bare = len(text) - (len(kind.group()) if kind and kind.start() not in covered else 0)
    share = len(covered) / max(bare, 1)
    return _LIKE * min(share, 1.0) if share >= _MOST else 0.0


def _called(inquiry: Inquiry, name: str) -> list[str]:
    """What the concepts that an English name stands for are called in Chinese."""
    return [form for key in inquiry.views.concepts(name).named for form in inquiry.glossary.get(key).zh]
