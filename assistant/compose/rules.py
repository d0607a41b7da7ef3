"""Answers about other rules: which clauses name one, and what can be said of one that the library lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.draft import Draft, Evidence
from assistant.compose.phrasing import clause_name
from assistant.contract import AnswerStatus
from assistant.evidence.rule_names import RuleNames
from assistant.evidence.sentences import sentence_at
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.own_facts import own_facts
from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, Document, RuleReference

_ON_ITS_BASIS = frozenset({"basis", "opening", "letter"})
_MENTION_ASKED = re.compile(
    r"提到|提及|引用|指向|依据|参照|按照|照|来办|来定|办理|执行|mention|refer|cite|based on|point|name|rely",
    re.IGNORECASE,
)


def foreign_rule(inquiry: Inquiry) -> Draft | None:
    """The question names a rule that the library lacks; cite the clauses that mention it."""
    title = inquiry.understanding.foreign_rule
    if title is None:
        if inquiry.understanding.refs:
            return None
        return _thought_held(inquiry) or _rule_in_passing(inquiry)
    if inquiry.library.find_rule(title) is not None:
        return None
    # of a rule that a named document rests on, its own opening may tell what is asked
    if inquiry.understanding.documents and _ON_ITS_BASIS & set(own_facts(inquiry.understanding.text.lower()).names):
        return None
    mentions = [e for e, named in _mentions(inquiry) if title in named or named in title]
    if _asks_where(inquiry) and mentions:
        return mention_list(inquiry, mentions)
    return _not_held(inquiry, title, mentions)


def _not_held(inquiry: Inquiry, title: str, mentions: list[Evidence]) -> Draft:
    """That a rule is not in the library, with what is said where the texts mention it."""
    draft = Draft(AnswerStatus.NOT_FOUND).say(inquiry.words("not_found.rule", rule=title), derived=inquiry.repeated())
    for span in sorted(mentions, key=lambda e: -_on_topic(inquiry, e))[:2]:
        name = clause_name(span.document, span.clause, inquiry.language)
        draft.paragraph().say(f"{inquiry.words('not_found.rule_mentioned', clause=name)} “{span.quote}”", span)
        draft.mention(span.document)
    return draft


def _thought_held(inquiry: Inquiry) -> Draft | None:
    """That a rule is not in the library which a question, calling it by part of its title, takes to be there."""
    if not phrases("thought_held").search(inquiry.understanding.text):
        return None
    titles = RuleNames(inquiry.scope, inquiry.library.documents).named_in(inquiry.understanding.text)
    lacking = [title for title in titles if inquiry.library.find_rule(title) is None]
    if len(titles) != 1 or not lacking:
        return None
    return _not_held(inquiry, lacking[0], [e for e, named in _mentions(inquiry) if named == lacking[0]])


def _on_topic(inquiry: Inquiry, span: Evidence) -> float:
    """How much of what is asked of the rule the sentence that mentions it holds."""
    view = inquiry.views.get(*span.clause.key)
    terms = inquiry.topic_beyond("instrument", "time")
    if view is None or not terms:
        return 0.0
    return inquiry.matcher.sentence(terms, view, sentence_at(view.sentences, span.start))


def _rule_in_passing(inquiry: Inquiry) -> Draft | None:
    """哪些条款引用了专项资金资助办法: the clauses that name a rule which the question calls by part of its title."""
    if not _asks_where(inquiry) or not (
        inquiry.asks(Ask.LIST, Ask.COUNT) or "mention" in inquiry.understanding.filters
    ):
        return None
    titles = RuleNames(inquiry.scope, inquiry.library.documents).named_in(inquiry.understanding.text)
    mentions = [e for e, named in _mentions(inquiry) if named in titles]
    return mention_list(inquiry, mentions) if mentions else None


def _asks_where(inquiry: Inquiry) -> bool:
    return _MENTION_ASKED.search(inquiry.understanding.text) is not None or inquiry.asks(Ask.LIST)


def _mentions(inquiry: Inquiry) -> Iterator[tuple[Evidence, str]]:
    for document in inquiry.scope:
        for clause in document.clauses:
            for reference in clause.references:
                yield mention(document, clause, reference), reference.title


def mention(document: Document, clause: Clause, reference: RuleReference) -> Evidence:
    """The sentence in which a clause names a rule."""
    return Evidence.of(document, clause, *_around(clause.text, reference.start, reference.end))


def mention_list(inquiry: Inquiry, mentions: list[Evidence]) -> Draft:
    """The clauses that mention a rule, each with the sentence that does."""
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    clauses = list(dict.fromkeys(span.clause.key for span in mentions))
    draft.say(inquiry.words("list.intro", count=len(clauses)), mentions[0], derived=[len(clauses)])
    for key in clauses:
        span = next(s for s in mentions if s.clause.key == key)
        name = clause_name(span.document, span.clause, inquiry.language)
        draft.say(inquiry.words("list.support_row", clause=name, quote=f"“{span.quote}”"), span, style="row")
        draft.mention(span.document)
    return draft


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    stops = [position for mark in "。；\n" if (position := text.find(mark, end)) >= 0]
    return left, (min(stops) + 1 if stops else len(text))
