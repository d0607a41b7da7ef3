"""Makes the answer that stands whole: its quote says what was asked, and an item stands with what introduces it.

These look at the quoted clause alone and at no other: which clause answers has been judged by then.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.beyond import beyond_the_text
from assistant.compose.draft import Draft, Evidence, Line
from assistant.compose.facts import Found, say_found
from assistant.compose.listing import listing
from assistant.compose.phrasing import shorten
from assistant.contract import AnswerStatus
from assistant.evidence.asked import asked_text
from assistant.evidence.measures import asked_measures, states
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.verdict import QUOTING
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_OPENS = 10
"""The letters of an introduction that says more than that items follow."""
_LONGEST = 240
_MOST = 3
_NEAR = 0.6
_APART = 0.15
_WHEN = re.compile(r"\b(?:when|how (?:long|soon|many))\b|多久|多长|几(?:天|日|个|年|月)|什么时候|何时", re.IGNORECASE)


def finished(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft with its first quote as the question wants it; a text that speaks of nothing asked answers nothing."""
    if draft.status is not AnswerStatus.ANSWERED or inquiry.understanding.refs:
        return draft
    if (nothing := beyond_the_text(inquiry, draft)) is not None:
        return nothing
    if draft.sort not in (*QUOTING, "kind.apply", "") or draft.amounts or draft.settled:
        return draft
    span = next((line.evidence[0] for line in draft.lines if line.evidence), None)
    view = inquiry.views.get(*span.clause.key) if span is not None else None
    if span is None or view is None:
        return draft
    sharper = listing(inquiry, view, span) or _of_the_duty(inquiry, view, span) or _of_the_measure(inquiry, view, span)
    return _introduced(inquiry, _requoted(inquiry, draft, view, sharper) if sharper else draft)


def _requoted(inquiry: Inquiry, draft: Draft, view: ClauseView, quoted: list[Sentence]) -> Draft:
    """The draft with other sentences of the same clause quoted first."""
    said = say_found(inquiry, [Found(view, sentence, 1.0) for sentence in quoted], "support.direct_plain")
    others = [line for line in draft.lines if not any(span.clause is view.clause for span in line.evidence)]
    kept = others if any(line.evidence for line in others) else []
    return replace(draft, lines=[*said.lines, *kept])


def _of_the_duty(inquiry: Inquiry, view: ClauseView, span: Evidence) -> list[Sentence] | None:
    """Where it is asked what must be done and the quote says what must not, the sentence that says the former.

    The other way round as well: 不得 where only what is forbidden is asked for.
    """
    text = inquiry.understanding.text
    barred, required = (phrases(name).search(text) is not None for name in ("barring_asked", "duty_asked"))
    if barred == required:
        return None
    asked, other = ("forbids", "obliges") if barred else ("obliges", "forbids")
    if modality(asked).search(span.quote) or not modality(other).search(span.quote):
        return None
    fitting = [s for s in body_sentences(view) if modality(asked).search(s.text) and not modality(other).search(s.text)]
    leads = [s for s in fitting if not s.text.rstrip().endswith(("：", ":")) or asked == "forbids"]
    found = max(leads, key=lambda s: inquiry.matcher.item(inquiry.terms, view, s), default=None)
    near = found is not None and inquiry.matcher.item(inquiry.terms, view, found) >= _NEAR
    return [found] if near and found is not None else None


def _of_the_measure(inquiry: Inquiry, view: ClauseView, span: Evidence) -> list[Sentence] | None:
    """Where a clause states the measure asked for in a few sentences, all that no word of the question tells apart."""
    measures = asked_measures(inquiry.understanding.text)
    echoes = inquiry.echoes
    stating = [s for s in body_sentences(view) if measures and states(measures, view.plain[s.start : s.end])]
    if echoes is None or not 2 <= len(stating) <= _MOST or any("\t" in s.text for s in stating):
        return None
    if len(_WHEN.findall(inquiry.understanding.text)) > 1:
        return stating
    words = echoes.words(asked_text(inquiry.understanding))
    told = [echoes.of(words, view.plain[s.start : s.end]).words for s in stating]
    quoted = [n for n, s in enumerate(stating) if s.start <= span.start < s.end]
    if not quoted or told[quoted[0]] - max(t for n, t in enumerate(told) if n != quoted[0]) >= _APART:
        return None
    return stating


def _introduced(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft with the sentence that opens the list of an item quoted first: what comes of the case it tells."""
    place = next((n for n, line in enumerate(draft.lines) if line.evidence), None)
    if place is None or draft.lines[place].style != "sentence":
        return draft
    span = draft.lines[place].evidence[0]
    view = inquiry.views.get(*span.clause.key)
    lead = _lead(view, span) if view is not None else None
    if lead is None or any(
        e.clause is span.clause and e.start <= lead.start < e.end for e in draft.lines[place].evidence
    ):
        return draft
    opening = Evidence.of(span.document, span.clause, lead.start, lead.end)
    text = inquiry.words("support.introduced", quote=shorten(lead.text.strip()))
    return replace(draft, lines=[*draft.lines[: place + 1], Line(text, (opening,)), *draft.lines[place + 1 :]])


def _lead(view: ClauseView, span: Evidence) -> Sentence | None:
    """What introduces the item that a quote is, where it says more than that items follow.

    What comes of a case may stand before a semicolon too: 有下列情形的，不予补助；已补助的，予以撤销：.
    """
    leads, text = view.leads.get(span.start, ()), view.clause.text
    if len(leads) != 1 or "\t" in span.quote or leads[0].start >= span.start:
        return None
    start = max(text.rfind(stop, 0, leads[0].start) for stop in "。\n") + 1
    whole = Sentence(start, leads[0].end, text[start : leads[0].end])
    return whole if _OPENS <= len(whole.text.strip()) <= _LONGEST else None
