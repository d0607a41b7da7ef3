"""Lists by the name of the money: what is called 奖励, what is 扶持 and not 资助."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.clause_lists import MAX_ROWS, listed_views, say_amountless
from assistant.compose.draft import Draft
from assistant.compose.phrasing import evidence
from assistant.evidence.gather import matches
from assistant.evidence.match import StatementMatch
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.natures import NAMED, NatureChoice, natures_named
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind, Nature

_TITLE = re.compile(r"《[^》]*》")
_STOP = re.compile(r"[，。；;,.]|$")
_ORDERING = frozenset({ClauseKind.CLAUSE, ClauseKind.BOX})


def choosing_by_nature(inquiry: Inquiry) -> Inquiry:
    """The inquiry without the names of money among its topic: they choose by what is given, not by what it is for."""
    terms = tuple(t for t in inquiry.terms if not any(_is_name(n, t.surface) for n in NAMED))
    return replace(inquiry, understanding=replace(inquiry.understanding, terms=terms))


def amounts_of(found: Sequence[StatementMatch], choice: NatureChoice) -> list[StatementMatch]:
    """The amounts that the choice keeps, by their nature or by what they are called right after the figure."""
    kept: list[StatementMatch] = []
    asked = {nature for nature, _ in choice.asked}
    for item in found:
        provision = item.statement.provision
        if provision is None:
            continue
        text = item.view.clause.text
        stop = _STOP.search(text, provision.end)
        called = natures_named(text[provision.end : stop.start() if stop else len(text)])
        natures = {provision.nature} | called
        if (not asked or asked & natures) and not set(choice.excluded) & natures:
            kept.append(item)
    return kept


def giving_unmeasured(inquiry: Inquiry, choice: NatureChoice) -> list[ClauseView]:
    """The clauses of which a sentence gives money by a chosen name and says no amount."""
    topic = inquiry.topic_beyond("instrument")
    rows: list[ClauseView] = []
    for view in listed_views(inquiry):
        if view.clause.kind not in _ORDERING or (topic and not matches(inquiry.matcher.clause(topic, view))):
            continue
        if any(inquiry.matcher.is_about(t, view) for t in inquiry.understanding.excluded):
            continue
        open_ones = [s for s in view.statements if s.kind in (StatementKind.DECIDES, StatementKind.SUPPORT)]
        if any(_gives(s.sentence.text, choice) for s in open_ones):
            rows.append(view)
    return rows


def say_unmeasured(inquiry: Inquiry, draft: Draft, rows: Sequence[ClauseView], *, alone: bool) -> Draft:
    """Add the clauses that give without an amount to a draft; ``alone`` where nothing stands before them."""
    count = len(rows)
    key = ("list.intro" if count > 1 else "list.intro_one") if alone else "list.also_unmeasured"
    if not alone:
        draft.paragraph()
    draft.say(inquiry.words(key, count=count), evidence(rows[0], rows[0].sentences[-1]), derived=[count])
    for view in rows[:MAX_ROWS]:
        say_amountless(inquiry, draft, view)
    return draft


def _gives(sentence: str, choice: NatureChoice) -> bool:
    """Whether a sentence gives money by a chosen name; in Chinese by the very word asked for."""
    plain = _TITLE.sub(lambda m: " " * len(m.group()), sentence)
    words = choice.words()
    wanted = {n for n, _ in choice.asked} or set(NAMED)
    return any(
        phrases("gives").search(plain[: match.start()])
        for nature in wanted - set(choice.excluded)
        for match in phrases(f"named_{nature.value}").finditer(plain)
        if not words or match.group() in words or match.group().isascii()
    )


def _is_name(nature: Nature, surface: str) -> bool:
    return phrases(f"named_{nature.value}").fullmatch(surface) is not None
