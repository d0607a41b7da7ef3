"""Compares chapters or rows of clauses by the highest sum in each; a table of their clauses would leave some out."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.draft import Draft
from assistant.compose.listed_sums import amounts_of_any_topic, append_rows, value_of
from assistant.compose.money import money
from assistant.compose.named import Resolved, resolve
from assistant.compose.phrasing import clause_label, evidence
from assistant.contract import AnswerStatus
from assistant.grounding import numbers_in
from assistant.inquiry import Inquiry


def compose_parts_compared(inquiry: Inquiry) -> Draft | None:
    """For each part named its highest sum, the highest part first; None where fewer than two give any."""
    parts = []
    for item in resolve(inquiry):
        of_one = replace(inquiry, understanding=replace(inquiry.understanding, refs=(item.ref,)))
        found = amounts_of_any_topic(of_one)
        if found and len({f.statement.provision.currency for f in found if f.statement.provision}) == 1:
            parts.append((item, found))
    if len(parts) < 2:
        return None
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=True)
    for item, found in sorted(parts, key=lambda part: -max(map(value_of, part[1]))):
        kept = [f for f in found if value_of(f) == max(map(value_of, found))]
        provision = kept[0].statement.provision
        if provision is None:
            continue
        name = _name(inquiry, item, kept[0].view.document.document_id)
        shown = money(provision, inquiry.language)
        text = inquiry.words("compare.highest_in", part=name, amount=shown, count=len(kept))
        span = evidence(kept[0].view, kept[0].statement.sentence)
        draft.say(text, span, derived={len(kept), *numbers_in(name)})
        append_rows(inquiry, draft, kept).paragraph()
    return draft


def _name(inquiry: Inquiry, item: Resolved, document_id: str) -> str:
    """A chapter by its heading as printed, a row of clauses by its first and its last number."""
    clauses = [clause for document, clause in item.clauses if document.document_id == document_id]
    if item.ref.chapter and clauses[0].heading_path:
        return f"“{clauses[0].heading_path[0]}”"
    labels = [clause_label(clause, inquiry.language) for clause in (clauses[0], clauses[-1])]
    return "–".join(dict.fromkeys(labels))
