"""Answers which other rules the documents leave their sums and details to, where no one thing is asked about."""

from __future__ import annotations

from assistant.compose.apply import implementing
from assistant.compose.draft import Draft
from assistant.compose.phrasing import clause_name, document_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Document, ReferenceRole, RuleReference

_LEAVES_TO = frozenset({ReferenceRole.DECIDES, ReferenceRole.TOPS_UP})
_OF_SOMETHING = frozenset({"sector", "subject", "action", "place"})


def compose_referred(inquiry: Inquiry) -> Draft | None:
    """The rules that clauses point to for a sum or its details, each with the clauses that do; None where none does."""
    asked = phrases("rule_referred").search(inquiry.understanding.text)
    if asked is None or inquiry.understanding.refs or any(t.category in _OF_SOMETHING for t in inquiry.topic):
        return None
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=True)
    for document in inquiry.scope:
        for title, found in _by_rule(inquiry, document).items():
            _say_rule(inquiry, draft, document, title, found)
    for rule in implementing(inquiry) if draft.lines else ():
        name = clause_name(rule.view.document, rule.view.clause, inquiry.language)
        draft.paragraph().say(inquiry.words("gap.details_rules", clause=name), evidence(rule.view, rule.sentence))
    return draft if draft.lines else None


def _by_rule(inquiry: Inquiry, document: Document) -> dict[str, list[tuple[ClauseView, RuleReference]]]:
    found: dict[str, list[tuple[ClauseView, RuleReference]]] = {}
    for view in inquiry.views.of_document(document.document_id):
        for reference in view.clause.references:
            if reference.role in _LEAVES_TO:
                found.setdefault(reference.title, []).append((view, reference))
    return found


def _say_rule(
    inquiry: Inquiry, draft: Draft, document: Document, title: str, found: list[tuple[ClauseView, RuleReference]]
) -> None:
    sentences = [(view, sentence_at(view.sentences, reference.start)) for view, reference in found]
    held = inquiry.library.find_rule(title) is not None
    text = inquiry.words(
        "referred.rule_held" if held else "referred.rule",
        document=document_name(document.metadata, inquiry.language),
        count=len({view.clause.key for view, _ in found}),
        rule=title,
    )
    draft.say(text, evidence(*sentences[0]), derived=[len({view.clause.key for view, _ in found})]).paragraph()
    for view, sentence in sentences:
        name = clause_name(view.document, view.clause, inquiry.language)
        row = inquiry.words("list.support_row", clause=name, quote=quotation(inquiry, view, sentence))
        draft.say(row, evidence(view, sentence), style="row")
    draft.mention(document)
