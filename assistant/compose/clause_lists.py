"""Lists of clauses: those about a topic, those that fix a number of a kind, those that fix no amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.draft import AmountFound, Draft, Evidence
from assistant.compose.gaps import named_nowhere
from assistant.compose.list_fit import is_surely_meant, selects_nothing
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, clause_title, document_name, evidence, quotation, shorten
from assistant.compose.select import best_sentence
from assistant.compose.sides import sides
from assistant.contract import AnswerStatus
from assistant.evidence.gather import matches
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, Statement, StatementKind, body_sentences, is_grant
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Term
from assistant.understanding.terms import QUOTED
from assistant.understanding.vocabulary import ask_patterns, phrases
from corpus.model import ClauseKind, Document, ProvisionKind
from corpus.scripts import to_simplified

MAX_ROWS = 30
_CLEARLY = 0.9
_FOCUSED = 0.7
_FEW = 3
_TITLE = 4
_WHOLE = 420
_MANY = 60
_LISTED_WITHOUT_TOPIC = 400
ASIDE = frozenset({ClauseKind.HEAD, ClauseKind.IMPRINT, ClauseKind.NOTICE, ClauseKind.PREAMBLE})
_ORDERING = frozenset({ClauseKind.CLAUSE, ClauseKind.BOX})


def listed_views(inquiry: Inquiry) -> list[ClauseView]:
    """What a list is chosen from: the clauses named by number, else all in scope; of a large library the candidates."""
    if inquiry.understanding.refs:
        return resolved_views(inquiry)
    if sum(len(d.clauses) for d in inquiry.scope) > _LISTED_WITHOUT_TOPIC and inquiry.topic:
        return [r.view for r in inquiry.ranked]
    return inquiry.views_in_scope()


def none_listed(inquiry: Inquiry) -> Draft:
    """That no clause is as asked."""
    return Draft(AnswerStatus.NOT_FOUND).say(inquiry.words("list.none"))


def holding(inquiry: Inquiry, kind: ProvisionKind) -> Draft:
    """The clauses that fix a number of this kind (a target, a term), each with the sentence that does."""
    rows = {
        (view.clause.key, sentence.start): (view, sentence)
        for view in listed_views(inquiry)
        for provision in view.clause.provisions
        if provision.kind is kind
        for sentence in [sentence_at(view.sentences, provision.start)]
    }
    found = list(rows.values())
    return _with_amounts(_quoted_rows(inquiry, found), found)


def amountless(inquiry: Inquiry, *, only_deciding: bool = False) -> Draft:
    """The clauses that offer something and fix no amount; ``only_deciding``: those that leave it to another rule.

    Asked of clauses as such, without a topic or a word for money given, also those that offer nothing.
    A document that fixes no amount at all is told of in one sentence beside one that does.
    """
    ruled = phrases("left_to_a_rule").search(inquiry.understanding.text) if only_deciding else None
    beside = [m.group() for m in (ruled, phrases("or_anything").search(inquiry.understanding.text)) if m]
    topic = [t for t in inquiry.topic_beyond("instrument") if not any(t.surface in said for said in beside)]
    offered = "offer_words" in inquiry.understanding.filters
    any_clause = not inquiry.topic and not only_deciding and not offered
    boxes = phrases("of_boxes").search(inquiry.understanding.text) is not None
    rows: list[ClauseView] = []
    for view in listed_views(inquiry):
        if view.clause.kind not in _ORDERING or (view.clause.provisions if boxes else _fixes_money(view)):
            continue
        if boxes and view.clause.kind is not ClauseKind.BOX:
            continue
        if any(inquiry.matcher.is_about(t, view) for t in inquiry.understanding.excluded):
            continue
        if topic and not matches(inquiry.matcher.clause(topic, view)):
            continue
        kinds = {s.kind for s in view.statements if not offered or _offers(s)} - {StatementKind.AMOUNT}
        if any_clause or kinds and (not only_deciding or StatementKind.DECIDES in kinds):
            rows.append(view)
    silent = _without_any_amount(inquiry)
    shown = [v for v in rows if v.document not in silent] or rows
    if not shown:
        return none_listed(inquiry)
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=only_deciding and not topic)
    draft.say(_intro(inquiry, len(shown)), evidence(shown[0], shown[0].sentences[-1]), derived=[len(shown)])
    for view in shown[:MAX_ROWS]:
        say_amountless(inquiry, draft, view)
    for document in silent if len(shown) < len(rows) else ():
        name = document_name(document.metadata, inquiry.language)
        text = inquiry.words("list.no_amount_document", document=name)
        draft.paragraph().say(text, Evidence.of(document, document.clauses[0])).mention(document)
    return draft


def _offers(statement: Statement) -> bool:
    """Whether a statement offers somebody something."""
    decides = statement.kind is StatementKind.DECIDES
    return decides or modality("offering").search(statement.sentence.text) is not None


def _fixes_money(view: ClauseView) -> bool:
    return any(is_grant(p) or p.kind is ProvisionKind.AMOUNT for p in view.clause.provisions)


def unmentioning(inquiry: Inquiry) -> Draft:
    """The clauses that hold none of what the question names, by title, with how many they are in all."""
    views = inquiry.views_in_scope()
    rows = [v for v in views if v.clause.kind in _ORDERING and not any(holds(inquiry, t, v) for t in inquiry.topic)]
    if not rows:
        return none_listed(inquiry)
    shown = rows[:_MANY]
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    text = _intro(inquiry, len(rows))
    if len(shown) < len(rows):
        text = inquiry.words("list.intro_part", count=len(rows), shown=len(shown))
    draft.say(text, evidence(shown[0], shown[0].sentences[0]), derived=[len(rows), len(shown)])
    for view in shown:
        name = clause_name(view.document, view.clause, inquiry.language)
        row = inquiry.words("list.title_row", clause=name, title=clause_title(view.clause, inquiry.language))
        draft.say(row, evidence(view, view.sentences[0]), style="row").mention(view.document)
    return draft


def holds(inquiry: Inquiry, term: Term, view: ClauseView) -> bool:
    """Whether a clause prints the term, alone or within a longer word, or for a concept another name of it."""
    names = inquiry.glossary.get(term.key).zh if term.is_concept else ()
    known = term.is_concept and term.key in view.concepts.named
    return known or any(name.lower() in view.plain for name in (term.surface, *names))


def _without_any_amount(inquiry: Inquiry) -> list[Document]:
    return [d for d in inquiry.scope if not any(is_grant(p) for c in d.clauses for p in c.provisions)]


def say_amountless(inquiry: Inquiry, draft: Draft, view: ClauseView) -> None:
    """The row of a clause that fixes no amount, with the rule it leaves it to."""
    deciding = next((s for s in view.statements if s.kind is StatementKind.DECIDES), None)
    rule = inquiry.words("list.rule_suffix", rule=deciding.basis.title) if deciding and deciding.basis else ""
    text = inquiry.words(
        "list.no_number_row" if view.clause.kind is ClauseKind.BOX and not rule else "list.no_amount_row",
        clause=clause_name(view.document, view.clause, inquiry.language),
        title=clause_title(view.clause, inquiry.language),
        rule=rule,
    )
    sentence = deciding.sentence if deciding else view.sentences[min(1, len(view.sentences) - 1)]
    draft.say(text, evidence(view, sentence), style="row").mention(view.document)


def say_silent(inquiry: Inquiry, draft: Draft) -> None:
    """Of several clauses that the question names by number, those that fix no amount."""
    views = resolved_views(inquiry)
    if len(views) < 2 or inquiry.topic_beyond("instrument"):
        return
    draft.paragraph()
    silent = _without_any_amount(inquiry)
    for view in views:
        told = view.document not in silent or len(silent) == len(inquiry.scope)
        if told and view.clause.kind in _ORDERING and not _fixes_money(view):
            say_amountless(inquiry, draft, view)


def none_of_the_named(inquiry: Inquiry) -> Draft | None:
    """That none of several clauses named by number fixes an amount; None where one does or fewer are named."""
    views = resolved_views(inquiry)
    if len(views) < 2 or inquiry.topic_beyond("instrument") or any(_fixes_money(v) for v in views):
        return None
    draft = Draft(AnswerStatus.NOT_SPECIFIED, unlimited=True, settled=True)
    draft.say(inquiry.words("list.no_amount_named"), *(evidence(v, v.sentences[0]) for v in views[:1])).paragraph()
    for view in views:
        say_amountless(inquiry, draft, view)
    return draft


def topical(inquiry: Inquiry) -> Draft | None:
    """The clauses on the topic, those titled or funding it first; None where there are none."""
    topic = inquiry.topic_beyond("instrument") or inquiry.topic
    if not topic:
        return None
    held = _verbatim(inquiry, topic)
    if not held and _is_named_nowhere(inquiry, topic):
        return named_nowhere(inquiry, topic)
    rows = held or _on_topic(inquiry, topic)
    if not rows or (not held and selects_nothing(inquiry, topic, len(rows))):
        return None
    rows.sort(key=lambda row: _place(inquiry, topic, row))
    if "single" in inquiry.understanding.filters:
        rows = rows[:_FEW]
    shown = [(view, sentence) for _, view, sentence in rows]
    meant = len(shown) == 1 and is_surely_meant(inquiry, shown[0][0])
    if len(shown) == 1 and _lists_within(inquiry, shown[0][0]):
        view, _ = shown[0]
        shown = [(view, sentence) for sentence in body_sentences(view)]
        draft = _one_whole(inquiry, view, shown)
    else:
        draft = replace(_quoted_rows(inquiry, shown), settled=bool(held))
    draft.settled = draft.settled or meant
    return _with_amounts(draft, shown) if _sums_asked(inquiry) else draft


def _is_named_nowhere(inquiry: Inquiry, topic: Sequence[Term]) -> bool:
    """Whether a question for what mentions one thing names one that no clause has under any name, only its kind."""
    if len(topic) != 1 or not topic[0].is_concept or not phrases("mentioned").search(inquiry.understanding.text):
        return False
    return not any(holds(inquiry, topic[0], view) for view in listed_views(inquiry))


def _on_topic(inquiry: Inquiry, topic: Sequence[Term]) -> list[tuple[float, ClauseView, Sentence]]:
    """The clauses that speak of a topic, each with its best sentence; only those that clearly do where some do."""
    rows: list[tuple[float, ClauseView, Sentence]] = []
    for view in listed_views(inquiry):
        if view.clause.kind in ASIDE or any(inquiry.matcher.is_about(t, view) for t in inquiry.understanding.excluded):
            continue
        sentence = best_sentence(inquiry, view, topic)
        fit = inquiry.matcher.sentence(topic, view, sentence)
        match = inquiry.matcher.clause(topic, view)
        if matches(match) and (fit >= 0.5 or match.score >= 0.9):
            rows.append((0.5 * fit + 0.5 * match.score, view, sentence))
    return [row for row in rows if row[0] >= _CLEARLY] or rows


def _lists_within(inquiry: Inquiry, view: ClauseView) -> bool:
    """Whether the question asks for a list in its own words, which must then stand in this one, short clause."""
    said = dict(ask_patterns())[Ask.LIST].search(inquiry.understanding.text) is not None
    return said and "single" not in inquiry.understanding.filters and len(view.clause.text) <= _WHOLE


def _one_whole(inquiry: Inquiry, view: ClauseView, rows: Sequence[tuple[ClauseView, Sentence]]) -> Draft:
    """All that the one clause on the topic says: what is listed may stand in any of its sentences."""
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True).mention(view.document)
    name = clause_name(view.document, view.clause, inquiry.language)
    draft.say(inquiry.words("list.one_clause", clause=name), evidence(*rows[0])).paragraph()
    for _, sentence in rows:
        quote = quotation(inquiry, view, sentence)
        draft.say(inquiry.words("list.sentence_row", quote=quote), evidence(view, sentence), style="row")
    return draft


def _place(
    inquiry: Inquiry, topic: Sequence[Term], row: tuple[float, ClauseView, Sentence]
) -> tuple[bool, bool, bool, bool, str, int]:
    """What a clause is titled or funds before what it mentions; what only aspires and openings of chapters last.

    First of all a clause whose very title the question prints (政府服务方面呢).
    """
    _, view, _ = row
    mentioned = "mention" in inquiry.understanding.filters
    aimed = mentioned or inquiry.matcher.focus(topic, view) >= _FOCUSED
    ordering = view.clause.kind in _ORDERING
    text = inquiry.understanding.text
    titled = len(view.clause.title or "") >= _TITLE and to_simplified(view.clause.title or "") in text
    aspires = modality("aspiration").search(view.clause.title or "") is not None
    asked = modality("aspiration").search(inquiry.understanding.text) is not None
    return (not titled, not ordering, aspires and not asked, not aimed, view.document.document_id, view.clause.order)


def _verbatim(inquiry: Inquiry, topic: Sequence[Term]) -> list[tuple[float, ClauseView, Sentence]]:
    """Of a question for what mentions something, the clauses that hold the very words of one side of it."""
    quoted = [t for t in topic if t.category == QUOTED]
    if "mention" not in inquiry.understanding.filters and not quoted:
        return []
    wanted = quoted or _beyond_titles(inquiry, topic)
    rows = [tuple(t for t in side if t in wanted) for side in sides(inquiry.understanding)]
    apart = phrases("both_in_one").search(inquiry.understanding.text) is None and [row for row in rows if row]
    named = apart if apart and len(apart) > 1 else [tuple(wanted)]
    held = [
        view
        for view in listed_views(inquiry)
        if view.clause.kind not in ASIDE and any(all(holds(inquiry, t, view) for t in row) for row in named)
    ]
    return [(1.0, view, best_sentence(inquiry, view, wanted)) for view in held]


def _beyond_titles(inquiry: Inquiry, topic: Sequence[Term]) -> Sequence[Term]:
    """The topic without what only names the document asked about: 罚款 of 垃圾分类办法里哪些条款提到罚款."""
    named = [d for d in inquiry.scope if d.document_id in inquiry.understanding.documents]
    titles = " ".join(f"{d.metadata.title} {d.metadata.title_en or ''}" for d in named).lower()
    return [t for t in topic if t.surface.lower() not in titles] or topic


def _quoted_rows(inquiry: Inquiry, rows: Sequence[tuple[ClauseView, Sentence]]) -> Draft:
    if not rows:
        return none_listed(inquiry)
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    shown = rows[:MAX_ROWS]
    draft.say(_intro(inquiry, len(shown)), evidence(*shown[0]), derived=[len(shown)])
    for view, sentence in shown:
        name = clause_name(view.document, view.clause, inquiry.language)
        quote = quotation(inquiry, view, sentence) if inquiry.language == "en" else f"“{shorten(sentence.text, 140)}”"
        draft.say(inquiry.words("list.support_row", clause=name, quote=quote), evidence(view, sentence), style="row")
        draft.mention(view.document)
    return draft


def _sums_asked(inquiry: Inquiry) -> bool:
    """Whether a list of clauses on a topic may give their sums: not where it is only asked what mentions it."""
    return inquiry.asks(Ask.AMOUNT) or "mention" not in inquiry.understanding.filters


def _with_amounts(draft: Draft, rows: Sequence[tuple[ClauseView, Sentence]]) -> Draft:
    for view, sentence in rows[:MAX_ROWS]:
        for statement in view.statements:
            provision = statement.provision
            if provision is None or statement.sentence is not sentence:
                continue
            if is_grant(provision) and provision.kind is ProvisionKind.AMOUNT:
                draft.amounts.append(AmountFound(view.document, view.clause, provision))
    return draft


def _intro(inquiry: Inquiry, count: int) -> str:
    return inquiry.words("list.intro" if count > 1 else "list.intro_one", count=count)
