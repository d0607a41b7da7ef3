"""Answers what sets apart the words by which clauses qualify whom they pay: 经认定的, 符合条件的."""

from __future__ import annotations

from assistant.compose.apply import implementing
from assistant.compose.draft import Draft
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.modality import modality, qualifiers, qualifiers_in
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, StatementKind, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.terms import QUOTED
from assistant.understanding.vocabulary import phrases


def compose_standards(inquiry: Inquiry) -> Draft | None:
    """That no clause says what two such words mean, with the sentence that uses both or one for each."""
    text = inquiry.understanding.text
    wanted = qualifiers_in(text)
    if inquiry.understanding.refs:
        return None
    if inquiry.asks(Ask.COMPARE):
        uses = _uses(inquiry, wanted) if len(wanted) > 1 and not _names_more(inquiry) else []
    else:
        uses = _used_of(inquiry, wanted) if phrases("word_meant").search(text) else []
    if not uses or any(modality("defining").search(s.text) for _, s in uses):
        return None
    joint = "、" if inquiry.language == "zh" else ", "
    missing = joint.join(m.group() for w in qualifiers() if w in wanted and (m := qualifiers()[w].search(text)))
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True)
    spans = [evidence(view, sentence) for view, sentence in uses]
    draft.say(inquiry.words("gap.standards", missing=missing), *spans, derived=inquiry.repeated()).paragraph()
    for view, sentence in uses:
        name = clause_name(view.document, view.clause, inquiry.language)
        said = inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence))
        draft.say(said, evidence(view, sentence)).paragraph().mention(view.document)
    for rule in implementing(inquiry)[:1]:
        name = clause_name(rule.view.document, rule.view.clause, inquiry.language)
        draft.say(inquiry.words("gap.details_rules", clause=name), evidence(rule.view, rule.sentence))
    return draft


def _used_of(inquiry: Inquiry, wanted: frozenset[str]) -> list[tuple[ClauseView, Sentence]]:
    """The sentence that gives to what the question names and calls it by the one word whose meaning is asked."""
    named = inquiry.topic_beyond("condition", "legal", "instrument", QUOTED)
    things = [t for t in named if t.hard and t.is_concept and not qualifiers_in(t.surface)]
    if len(wanted) != 1 or not things:
        return []
    return [
        (ranked.view, s.sentence)
        for ranked in inquiry.ranked
        for s in ranked.view.statements
        if s.kind is not StatementKind.SUPPORT and wanted <= qualifiers_in(s.sentence.text)
        if all(inquiry.matcher.is_given_to(t, s) for t in things)
    ][:1]


def _names_more(inquiry: Inquiry) -> bool:
    """Whether the question names a thing beside such words: certified bases and eligible projects are two sides."""
    patterns = qualifiers().values()
    named = inquiry.topic_beyond("condition", "legal", "instrument")
    return any(not any(p.search(t.surface) for p in patterns) for t in named)


def _uses(inquiry: Inquiry, wanted: frozenset[str]) -> list[tuple[ClauseView, Sentence]]:
    """A sentence that uses all of the words; else the first for each, where each is used."""
    giving = [
        (view, sentence)
        for document in inquiry.scope
        for view in inquiry.views.of_document(document.document_id)
        if view.statements
        for sentence in body_sentences(view)
    ]
    both = [(v, s) for v, s in giving if wanted <= qualifiers_in(v.plain[s.start : s.end])]
    if both:
        return both[:1]
    each = [next(((v, s) for v, s in giving if qualifiers()[w].search(v.plain[s.start : s.end])), None) for w in wanted]
    return [use for use in each if use is not None] if all(each) else []
