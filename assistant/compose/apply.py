"""Answers how to apply: the procedure a clause lays down, or that none is and which rules are still to come."""

from __future__ import annotations

import re

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, fitting_sentences, say_found
from assistant.compose.home import home
from assistant.compose.phrasing import clause_name, document_name, evidence, quotation
from assistant.compose.procedure import compose_procedure
from assistant.contract import AnswerStatus
from assistant.evidence.modality import modality
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term
from assistant.understanding.vocabulary import concept_set
from corpus.model import ReferenceRole

_SEARCHED = 6
_APPLYING = re.compile(
    r"申报|申请|申請|受理|提交|报送|申领|檢附|\bappl(?:y|ies|ications?|icants?)\b|\bsubmit", re.IGNORECASE
)
_DECIDES = frozenset({ReferenceRole.DECIDES, ReferenceRole.TOPS_UP})
_APPLYING_ITSELF = frozenset({"apply", "application", "procedure", "declare"})
_PROCEDURE = ("apply_time", "apply_papers", "apply_place")


def compose_apply(inquiry: Inquiry) -> Draft | None:
    """How to apply: the sentences that lay down a procedure for the topic, else that none is laid down."""
    candidates = fitting_sentences(inquiry, _tells_procedure) if _topic(inquiry) else _of_one_document(inquiry)
    wanted = [name for name in _PROCEDURE if name in inquiry.understanding.filters]
    told = [(f, {w for w in wanted if modality(w).search(f.sentence.text)}) for f in candidates if f.score >= 0.55]
    found = [f for f, tells in told if len(tells) == len(wanted)]
    if not found and not _topic(inquiry):
        found = [f for f, tells in told if tells]
    if found:
        return say_found(inquiry, found[:3], "support.direct_plain")
    return compose_procedure(inquiry) or _no_procedure(inquiry)


def _topic(inquiry: Inquiry, *aside: str) -> list[Term]:
    """What a question speaks of beside applying itself, the window and the papers, without some categories."""
    return [t for t in inquiry.topic_beyond(*aside) if t.key not in _APPLYING_ITSELF | concept_set("counters")]


def compose_undecided(inquiry: Inquiry) -> Draft | None:
    """Who approves the grants, where no clause says it of any: that none does, and the rules still to come."""
    if inquiry.topic_beyond("instrument", "time") or inquiry.strays or inquiry.understanding.refs:
        return None
    rule = next(iter(implementing(inquiry)), None)
    if rule is None:
        return None
    name = clause_name(rule.view.document, rule.view.clause, inquiry.language)
    span = evidence(rule.view, rule.sentence)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(rule.view.document)
    draft.say(inquiry.words("gap.authority_anywhere"), span).paragraph()
    return draft.say(inquiry.words("gap.details_rules", clause=name), span)


def _of_one_document(inquiry: Inquiry) -> list[Found]:
    """Where no topic is named and one document is asked: what its likeliest clauses say of applying."""
    if len(inquiry.scope) > 1 or inquiry.strays or inquiry.understanding.refs:
        return []
    return [
        Found(ranked.view, sentence, 1.0)
        for ranked in inquiry.ranked[:_SEARCHED]
        for sentence in body_sentences(ranked.view)
        if _tells_procedure(sentence.text) and _APPLYING.search(sentence.text)
    ]


def _tells_procedure(text: str) -> bool:
    """Whether a sentence speaks of applying itself, rather than of rules on it that are still to be drawn up."""
    return modality("application").search(text) is not None and modality("implementing").search(text) is None


def _no_procedure(inquiry: Inquiry) -> Draft | None:
    named = inquiry.understanding.refs or _topic(inquiry, "instrument", "time")
    place = home(inquiry) if named else None
    views = [place[0]] if place else []
    rules = [f for f in implementing(inquiry) if not views or f.view.document is views[0].document]
    if not views and (not rules or inquiry.strays or any(t.hard for t in inquiry.topic)):
        return None
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=not views)
    if place is not None:
        view, sentence = place
        name = clause_name(view.document, view.clause, inquiry.language)
        draft.say(
            inquiry.words("gap.apply", clause=name, subject=inquiry.subject()),
            evidence(view, sentence),
            derived=inquiry.repeated(),
        )
        draft.mention(view.document)
        _say_other_rule(inquiry, draft, view)
    for rule in rules[:1]:
        name = clause_name(rule.view.document, rule.view.clause, inquiry.language)
        if not views:
            whole = document_name(rule.view.document.metadata, inquiry.language)
            draft.say(inquiry.words("gap.apply_whole", document=whole), evidence(rule.view, rule.sentence))
        draft.say(inquiry.words("gap.apply_rules", clause=name), evidence(rule.view, rule.sentence))
        quote = quotation(inquiry, rule.view, rule.sentence)
        draft.paragraph().say(inquiry.words("quote.says", clause=name, quote=quote), evidence(rule.view, rule.sentence))
        draft.mention(rule.view.document)
    return draft


def _say_other_rule(inquiry: Inquiry, draft: Draft, view: ClauseView) -> None:
    """Name the rule that a clause gives its money by, which may say how to apply for it."""
    reference = next((r for r in view.clause.references if r.role in _DECIDES), None)
    if reference is None:
        return
    held = inquiry.library.find_rule(reference.title) is not None
    span = evidence(view, sentence_at(view.sentences, reference.start))
    draft.say(inquiry.words("gap.apply_by_rule_held" if held else "gap.apply_by_rule", rule=reference.title), span)


def implementing(inquiry: Inquiry) -> list[Found]:
    """The sentences by which documents in scope leave details to rules still to be drawn up."""
    pattern = modality("implementing")
    return [
        Found(view, sentence, 1.0)
        for document in inquiry.scope
        for clause in document.clauses
        if pattern.search(clause.text) and (view := inquiry.views.get(*clause.key)) is not None
        for sentence in body_sentences(view)
        if pattern.search(sentence.text)
    ]
