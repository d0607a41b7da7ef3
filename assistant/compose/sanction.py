"""Answers how a breach is punished by the clause that punishes it, where another clause forbids the deed.

Laws forbid in one clause (不得有下列情形) and punish in another, which names the first by its number and not by the
deed (有本法第九条规定的情形的，处…罚款), so that no word of the question leads to it. Other texts leave the
punishment to other laws (违反前款规定的，依照…处罚).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.amount import amounts_answer
from assistant.compose.asked_figures import asked_figures
from assistant.compose.draft import Draft
from assistant.compose.figures import Figure, figures_of
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.sums import as_statement
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, StatementKind, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_NEAR = 3
_MOST_CLAUSES = 400


def compose_sanction(inquiry: Inquiry) -> Draft | None:
    """The fine for what the likeliest clause forbids, or that it is left to other laws; None where its words tell."""
    text = inquiry.understanding.text
    if inquiry.understanding.refs or not phrases("fine_asked").search(text):
        return None
    forbidding = next((r.view for r in inquiry.ranked[:_NEAR] if _forbids(r.view)), None)
    first = inquiry.ranked[0].view if inquiry.ranked else None
    if first is None or forbidding is None or _punishes(first):
        return None
    views = inquiry.views.of_document(forbidding.document.document_id)
    if len(views) > _MOST_CLAUSES:
        return None
    for view in views:
        if view is not forbidding and (found := _fines_for(inquiry, forbidding, view)):
            return amounts_answer(inquiry, tuple(found))
    return None if any(_punishes(view) for view in views) else _left_to_laws(inquiry, forbidding, views)


def _forbids(view: ClauseView) -> bool:
    return any(modality(name).search(view.clause.text) for name in ("forbids", "obliges"))


def _punishes(view: ClauseView) -> bool:
    return any(s.kind is StatementKind.PENALTY for s in view.statements)


def _fines_for(inquiry: Inquiry, forbidding: ClauseView, view: ClauseView) -> list[StatementMatch]:
    """The fines of a clause for the breach of another one that it names by its number."""
    label = forbidding.clause.label.strip()
    if not _punishes(view) or not re.search(r"\d|[一二三四五六七八九十]", label):
        return []
    naming = [s for s in body_sentences(view) if _names(label, s.text)]
    if not naming:
        return []
    leads = [lead for s in naming for lead in view.leads.get(s.start, ())]
    places = {s.start for s in (*naming, *leads)}
    figures = [
        f
        for f in figures_of(view)
        if f.provision.currency and sentence_at(view.sentences, f.provision.start).start in places
    ]
    return [as_statement(inquiry, view, f.provision) for f in _asked(inquiry, figures)]


def _asked(inquiry: Inquiry, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Of several fines those that the question asks for, as far as it can be told; else all."""
    models = inquiry.sum_models
    if models is None or inquiry.echoes is None or len(figures) < 2:
        return figures
    return asked_figures(inquiry, figures, (), (), models.figures)


def _names(label: str, text: str) -> bool:
    """Whether a sentence names a clause by its label; 第五条 is not in 第五条之一, Article 1 not in Article 15."""
    return re.search(rf"{re.escape(label)}(?!\d|之)", text) is not None


def _left_to_laws(inquiry: Inquiry, forbidding: ClauseView, views: Sequence[ClauseView]) -> Draft | None:
    """That no fine is fixed, with the sentence that leaves the punishment to other laws; None where none does."""
    found = next(
        (
            (view, sentence)
            for view in (forbidding, *views)
            for sentence in body_sentences(view)
            if modality("sanctions_elsewhere").search(sentence.text)
            and (view is forbidding or not _bound_to_its_own(sentence))
        ),
        None,
    )
    if found is None:
        return None
    view, sentence = found
    name = clause_name(view.document, view.clause, inquiry.language)
    span = evidence(view, sentence)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(view.document)
    draft.say(inquiry.words("gap.left_to_others"), span).paragraph()
    return draft.say(inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence)), span)


def _bound_to_its_own(sentence: Sentence) -> bool:
    """Whether a sentence speaks of the breach of its own clause alone: 违反前款规定的."""
    return modality("own_breach").search(sentence.text) is not None
