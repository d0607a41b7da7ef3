"""Answers what is asked of documents themselves: basis, purpose, scope, level, age, their opening and closing words.

Each document that is meant is told of severally, the first that the question names first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.compose.bibliography import say_issuer, say_number, say_standing, say_title
from assistant.compose.dates import say_date, say_validity
from assistant.compose.draft import Draft, Evidence
from assistant.compose.facts import naming_basis
from assistant.compose.own_bodies import (
    say_addressee,
    say_comments,
    say_compiler,
    say_copied,
    say_drafter,
    say_in_charge,
    say_interpreter,
)
from assistant.compose.own_sayings import (
    Say,
    closing_words,
    dated_clause,
    letter_words,
    opening_words,
    printed_year,
    say_annexes,
    say_applies_to,
    say_basis,
    say_final,
    say_level,
    say_part,
    say_printed_year,
    say_purpose,
    say_renewal,
    say_scope,
    say_supplementary,
    say_which_text,
    say_year,
)
from assistant.compose.phrasing import document_name
from assistant.compose.timeline import ask_which, is_issuer, is_titled
from assistant.contract import AnswerStatus
from assistant.inquiry import Inquiry
from assistant.understanding.documents import named_at
from assistant.understanding.kinds import kinds_told
from assistant.understanding.model import Ask, Term
from assistant.understanding.own_facts import OwnFacts, own_facts
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind, Document, Level, Status

Verdict = Callable[[Inquiry, Draft, Sequence[Document]], None]

_MOST = 3
_FROM_ABOVE = tuple(Level)
_OF_CONTENT = frozenset({Ask.AMOUNT, Ask.TOTAL, Ask.EXTREME, Ask.PROFILE, Ask.APPLY, Ask.TERM, Ask.CONDITIONS})
_IN_ITS_WORDS = frozenset({"opening", "letter"})
"""Facts that say where to look, so that the question may be about anything that stands there."""
_OF_WHATEVER = _IN_ITS_WORDS | {"applies_to"}
"""Facts that are asked for with something else beside them, which they are told of."""
_OF_EVERY = frozenset(
    {
        "older",
        "higher",
        "level",
        "closing",
        "final",
        "interpreter",
        "addressee",
        "drafter",
        "compiler",
        "copied",
        "comments",
    }
)
"""Facts that only documents have: no word for a document need stand beside them."""
_QUOTING = frozenset({"basis", "addressee", "purpose"})
"""Facts that are told in a document's own words, which may name what the question does."""
_OF_A_BODY = frozenset({"interpreter", "drafter", "compiler"})
"""Facts that are bodies."""
_BESIDE_OTHERS = frozenset({"older", "higher"})
"""Facts that a text has beside others only: a question that names one of them means them all."""
_NO_PLACE_FOR = {
    "older": {Ask.DATE},
    "higher": {Ask.COMPARE},
    "year": {Ask.DATE},
    "final": {Ask.DATE, Ask.STATUS},
    "interpreter": {Ask.AUTHORITY, Ask.ISSUER},
    "drafter": {Ask.AUTHORITY, Ask.ISSUER, Ask.TITLE},
    "compiler": {Ask.AUTHORITY, Ask.ISSUER, Ask.TITLE},
    "in_charge": {Ask.AUTHORITY, Ask.ISSUER},
    "comments": {Ask.VALIDITY, Ask.DATE, Ask.STATUS, Ask.AUTHORITY, Ask.ISSUER},
    "copied": {Ask.ADDRESSEE, Ask.ISSUER, Ask.AUTHORITY},
    "which_text": {Ask.TITLE, Ask.NUMBER},
    "renewal": {Ask.VALIDITY, Ask.DATE, Ask.STATUS},
    "printed_year": {Ask.DATE, Ask.NUMBER},
}
"""Kinds of question that the words for a fact or those around it tell, though nothing more is asked for."""


def compose_own_facts(inquiry: Inquiry) -> Draft | None:
    """The facts that are asked for of each document that is meant; None where the question is about what is in them."""
    understanding = inquiry.understanding
    asked = own_facts(understanding.text.lower())
    if not asked.names or understanding.refs or any(claim.unit == "yuan" for claim in understanding.claims):
        return None
    others = kinds_told(asked.rest)[0]
    if set(others) & _OF_CONTENT and not {"basis", "interpreter", "comments", *_IN_ITS_WORDS} & set(asked.names):
        return None
    if Ask.COUNT in others and _IN_ITS_WORDS & set(asked.names):
        return None
    # the body that is said to interpret it is what is to be looked up, nothing beside that
    said_of = set(asked.names) <= _OF_A_BODY
    others_named = (t for t in asked.beside(inquiry.topic) if not is_issuer(inquiry, t))
    beside = tuple(t for t in others_named if not (said_of and _is_body(t)))
    documents = _meant(inquiry, asked, beside)
    if len(documents) > _MOST:
        return ask_which(inquiry, documents)
    wanted = [*_facts(asked, beside), *(say for ask, say in _KINDS if ask in others and _may_stand(asked, ask))]
    return _severally(inquiry, documents, wanted, _verdicts(asked))


def _is_body(term: Term) -> bool:
    return term.category == "authority"


def _may_stand(asked: OwnFacts, ask: Ask) -> bool:
    """Whether a kind of question that the rest tells is asked beside the facts, and not by words of the same thing."""
    return not _IN_ITS_WORDS & set(asked.names) and not any(ask in _NO_PLACE_FOR.get(n, ()) for n in asked.names)


def _meant(inquiry: Inquiry, asked: OwnFacts, beside: tuple[Term, ...]) -> list[Document]:
    """The documents that the question is about as such; none where it is about something in them."""
    understanding, names = inquiry.understanding, set(asked.names)
    every = inquiry.library.documents
    if names & _BESIDE_OTHERS and len(inquiry.scope) == 1 < len(every) <= _MOST:
        inquiry = replace(inquiry, scope=tuple(every))
    if any(t.hard for t in asked.beside(inquiry.strays)) and "applies_to" not in names:
        return []
    named = bool(understanding.documents)
    of_text = named or phrases("whole_document").search(understanding.text) is not None or len(inquiry.scope) == 1
    if beside and names <= _QUOTING:
        printed = {d.document_id for d in inquiry.scope if _prints(inquiry, d, names, beside)}
        found = [d for d in inquiry.scope if (of_text or names & _OF_EVERY) and d.document_id in printed]
    elif beside and not names & _OF_WHATEVER:
        alone = replace(inquiry, understanding=replace(understanding, terms=beside))
        found = [d for d in inquiry.scope if is_titled(alone, d)]
        found = found if named or "scope" in names else []
    else:
        unnamed = names == {"scope"} and not beside and not inquiry.understanding.dropped
        found = list(inquiry.scope) if of_text or unnamed or names & _OF_EVERY else []
    if names == {"comments"}:
        found = [d for d in found if d.metadata.status is Status.DRAFT] or found
    text = understanding.text
    places = {d.document_id: named_at(text, d.metadata) for d in found}
    return sorted(found, key=lambda d: places[d.document_id] if places[d.document_id] >= 0 else len(text))


def _prints(inquiry: Inquiry, document: Document, names: set[str], beside: tuple[Term, ...]) -> bool:
    """Whether the words that are quoted for these facts print all that stands beside them (文化和旅游部, 兵团)."""
    clauses = [*naming_basis(document)] if "basis" in names else []
    clauses += [c for c in document.clauses if c.kind in {ClauseKind.NOTICE, ClauseKind.PREAMBLE}]
    text = " ".join(f"{c.text} {c.rendering or ''}" for c in clauses).lower()
    return all(t.surface.lower() in text or (t.category == "authority" and "basis" in names) for t in beside)


def _facts(asked: OwnFacts, beside: tuple[Term, ...]) -> list[Say]:
    parts = {"opening": opening_words, "letter": letter_words, "closing": closing_words}
    said: dict[str, Say] = {"basis": say_basis, "purpose": say_purpose, "scope": say_scope}
    said |= {"older": say_year, "year": say_year, "level": say_level, "higher": say_level}
    said |= {
        "addressee": say_addressee,
        "interpreter": say_interpreter,
        "drafter": say_drafter,
        "compiler": say_compiler,
        "comments": say_comments,
        "in_charge": say_in_charge,
        "copied": say_copied,
        "annexes": say_annexes,
        "supplementary": say_supplementary,
    }
    said |= {"which_text": say_which_text, "applies_to": say_applies_to(beside)}
    said |= {"final": say_final, "renewal": say_renewal, "printed_year": say_printed_year}
    found: list[Say] = []
    for name in asked.names:
        if name == "opening" and "letter" in asked.names:
            continue  # how the letter opens
        if name in parts:
            found.append(say_part(parts[name], beside))
        elif name == "basis" and _IN_ITS_WORDS & set(asked.names):
            continue
        else:
            found.append(said[name])
    return found


def _severally(
    inquiry: Inquiry, documents: Sequence[Document], wanted: Sequence[Say], verdicts: Sequence[Verdict]
) -> Draft | None:
    draft = Draft(AnswerStatus.ANSWERED, settled=True)
    for verdict in verdicts:
        verdict(inquiry, draft, documents)
    told: list[tuple[bool, Draft]] = []
    for document in documents:
        own = Draft(AnswerStatus.ANSWERED).mention(document)
        answers = [say(inquiry, own, document) for say in wanted]
        if own.lines:
            told.append((any(answers), own))
    if not told:
        return None
    for _, own in sorted(told, key=lambda pair: not pair[0]):
        draft.paragraph().lines += own.lines
        for document in own.documents:
            draft.mention(document)
    draft.unlimited = len(told) > 1 or any(line.style == "row" for line in draft.lines)
    draft.status = AnswerStatus.ANSWERED if any(ok for ok, _ in told) else AnswerStatus.NOT_SPECIFIED
    return draft


def _verdicts(asked: OwnFacts) -> list[Verdict]:
    found: dict[str, Verdict] = {"older": _say_older, "higher": _say_higher}
    return [found[name] for name in asked.names if name in found]


def _say_older(inquiry: Inquiry, draft: Draft, documents: Sequence[Document]) -> None:
    """Which of two texts is the older by the years that they print; nothing where these tell no difference."""
    years = [(year, d) for d in documents if (year := printed_year(d)) is not None]
    years.sort(key=lambda pair: pair[0])
    if len(years) < 2 or years[0][0] == years[1][0]:
        return
    (year, first), (later, second) = years[0], years[-1]
    names = {"first": document_name(first.metadata, inquiry.language), "year": year, "later": later}
    names["second"] = document_name(second.metadata, inquiry.language)
    spans = [Evidence.of(d, dated_clause(d, y)) for y, d in (years[0], years[-1])]
    draft.say(inquiry.words("own.older", **names), *spans, derived=[year, later])


def _say_higher(inquiry: Inquiry, draft: Draft, documents: Sequence[Document]) -> None:
    """Which of the texts is of the highest level, where one is."""
    ordered = sorted(documents, key=lambda d: _FROM_ABOVE.index(d.metadata.level))
    if len(ordered) < 2 or ordered[0].metadata.level in {ordered[1].metadata.level, Level.UNKNOWN}:
        return
    name = document_name(ordered[0].metadata, inquiry.language)
    draft.say(inquiry.words("own.higher", document=name), Evidence.of(ordered[0], ordered[0].clauses[0]))


_KINDS: tuple[tuple[Ask, Say], ...] = (
    (Ask.STATUS, say_standing),
    (Ask.TITLE, say_title),
    (Ask.NUMBER, say_number),
    (Ask.ISSUER, say_issuer),
    (Ask.VALIDITY, say_validity),
    (Ask.DATE, say_date),
)
