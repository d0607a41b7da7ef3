"""Answers what counts as something that a text names, by its definition, or that it is nowhere explained.

By what standard is one 主要创办人: the text only says that such a one must have founded a firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.modality import definition_of, modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences, items_under
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind
from corpus.scripts import to_simplified

_ASIDE = frozenset({ClauseKind.HEAD, ClauseKind.IMPRINT})
_QUOTED = re.compile(r"[“\"「『](?P<term>[^”\"」』“「]{2,24})[”\"」』]")
_MOST_CLAUSES, _MOST_USES = 400, 2


def compose_undefined(inquiry: Inquiry) -> Draft | None:
    """What a text says that a term means, or that it uses it unexplained; None where that is not sure.

    Only for what is asked in so many words (按什么标准认定, which … count as) and printed so in the text.
    """
    term = _term(to_simplified(inquiry.understanding.text))
    if term is None or inquiry.understanding.refs:
        return None
    views = inquiry.views_in_scope()
    if len(views) > _MOST_CLAUSES:
        return None
    uses = list(_uses(views, term.lower()))
    if defining := [Found(view, s, 1.0) for view, s in uses if _defines(view.plain[s.start : s.end], term.lower())]:
        told = say_found(inquiry, defining[:1], "support.direct_plain")
        told.settled = True
        return told
    if not uses or any(_explains(view, sentence, term.lower()) for view, sentence in uses):
        return None
    ranks = {r.view: place for place, r in enumerate(inquiry.ranked)}
    uses.sort(key=lambda use: ranks.get(use[0], len(ranks)))
    first = {view: sentence for view, sentence in reversed(uses)}
    shown = [(view, first[view]) for view in dict.fromkeys(view for view, _ in uses)][:_MOST_USES]
    names = [clause_name(v.document, v.clause, inquiry.language) for v, _ in shown]
    spans = [evidence(view, sentence) for view, sentence in shown]
    key = "gap.definition" if len(names) == 1 else "gap.definition_several"
    joint = "、" if inquiry.language == "zh" else ", "
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True)
    draft.say(inquiry.words(key, clause=joint.join(names), subject=term), *spans, derived=inquiry.repeated())
    for name, span, (view, sentence) in zip(names, spans, shown, strict=True):
        quote = quotation(inquiry, view, sentence)
        draft.paragraph().say(inquiry.words("quote.says", clause=name, quote=quote), span).mention(view.document)
    return draft


def _term(text: str) -> str | None:
    """What a question wants explained: what stands in quotation marks beside the words that ask, or in their midst."""
    asked = phrases("standard_asked").search(text.lower())
    if asked is None:
        return None
    quoted = [m["term"] for m in _QUOTED.finditer(text)]
    if quoted:
        return quoted[0].strip() if len(set(quoted)) == 1 else None
    return next((group.strip() for group in asked.groups() if group), None)


def _uses(views: list[ClauseView], term: str) -> Iterator[tuple[ClauseView, Sentence]]:
    for view in views:
        for sentence in body_sentences(view) if view.clause.kind not in _ASIDE else ():
            if term in view.plain[sentence.start : sentence.end]:
                yield view, sentence


def _explains(view: ClauseView, sentence: Sentence, term: str) -> bool:
    """Whether a sentence may say what the term means: defines it, opens a list under it, or gives figures for it."""
    text = view.plain[sentence.start : sentence.end]
    place = text.find(term)
    behind = text[place + len(term) :]
    if definition_of([term]).search(text) and not _defines_another(text, term):
        return True
    if items_under(view, sentence) or modality("explains_term").search(behind[:12]):
        return True
    return "\t" in text


def _defines(text: str, term: str) -> bool:
    """Whether a sentence defines the very term: “港澳青年企业”是指…, not what the term is only part of."""
    place = text.find(term) + len(term)
    return modality("defining").search(text[place : place + 4]) is not None


def _defines_another(text: str, term: str) -> bool:
    """Whether a sentence with 是指 defines something else, in whose definition the term stands: …是指以X为…的企业."""
    defining = modality("defining").search(text)
    return defining is not None and defining.end() <= text.find(term)
