"""Answers how something is punished, or what conduct is, by the sentence that punishes it, with its graver degrees.

Laws grade a punishment over several sentences (给予警告；情节严重的，处…罚款): whoever asks how it is punished is told
them all, and the fines among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.compose.draft import AmountFound, Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.figures import figures_of
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases

_NEAR, _MOST_CLAUSES, _MOST_DEGREES = 3, 400, 3
_SPEAKS, _ALONE, _LEAD = 0.5, 0.15, 0.3
_FITS = 0.3
_FINE_BEHIND = re.compile(r"(?:以上|以下)*的?罚")
_FINE_BEFORE = re.compile(r"(?:\bfined?s?|\bpenalt(?:y|ies))\b[^.;]{0,40}$")
_OWN = re.compile(r"罚款|罚鍰|罚金|吊销|没收|警告|拘留|\bfine|\brevoke|\bconfiscat")
"""A punishment that a sentence names itself, whatever else it leaves to other laws."""
_ITEM = re.compile(
    r"\s*(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-z])[)）]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．])"
)
_COUNTED = (Ask.AMOUNT, Ask.COUNT, Ask.TERM, Ask.COMPARE, Ask.AUTHORITY, Ask.TOTAL, Ask.EXTREME)


def compose_punished(inquiry: Inquiry) -> Draft | None:
    """The sentence that punishes the deed asked about and its degrees, or the list of deeds; None where none does."""
    asked = inquiry.understanding
    if asked.refs or asked.claims or asked.counts:
        return None
    if phrases("conduct_asked").search(asked.text):
        return _conduct(inquiry)
    if asked.yes_no or inquiry.asks(*_COUNTED) or not phrases("fine_asked").search(asked.text):
        return None
    for ranked in inquiry.ranked[:_NEAR]:
        found = _deed(inquiry, ranked) if _speaks(inquiry, ranked) else None
        if found is not None:
            return _told(inquiry, ranked.view, [found, *_degrees(ranked.view, found)])
    return None


def _speaks(inquiry: Inquiry, ranked: RankedClause) -> bool:
    """Whether a clause likely speaks to the question, or comes first by so much that no other does."""
    if ranked.judgement.probability >= _SPEAKS:
        return True
    behind = max((r.score for r in inquiry.ranked if r is not ranked), default=0.0)
    return ranked.judgement.probability >= _ALONE and ranked.score >= behind + _LEAD


def _deed(inquiry: Inquiry, ranked: RankedClause) -> Sentence | None:
    """The sentence of a clause that punishes what is asked about: by its words, and among such by its meaning."""
    view = ranked.view
    punishing = [
        s
        for s in body_sentences(view)
        if modality("punishes").search(s.text) and not modality("graver").match(s.text.lstrip())
        if _OWN.search(view.plain[s.start : s.end]) or not modality("sanctions_elsewhere").search(s.text)
    ]
    if not punishing:
        return None
    fits = [inquiry.matcher.item(inquiry.topic, view, s) if inquiry.topic else 0.0 for s in punishing]
    if inquiry.meanings is not None and len(punishing) > 1:
        near = inquiry.meanings.cosines(inquiry.understanding.text, [s.text for s in punishing])
        best = max(range(len(punishing)), key=lambda place: fits[place] + near[place][0] + near[place][1])
    else:
        best = max(range(len(punishing)), key=lambda place: fits[place])
    return punishing[best] if max(fits[best], ranked.match.score) >= _FITS else None


def _degrees(view: ClauseView, deed: Sentence) -> Iterator[Sentence]:
    """The sentences right behind that punish the same deed where it is graver: 情节严重的，…."""
    behind = [s for s in body_sentences(view) if s.start >= deed.end]
    for sentence in behind[:_MOST_DEGREES]:
        if not modality("graver").match(sentence.text.lstrip()):
            return
        yield sentence


def _told(inquiry: Inquiry, view: ClauseView, sentences: Sequence[Sentence]) -> Draft:
    draft = say_found(inquiry, [Found(view, s, 1.0) for s in sentences], "support.direct_plain")
    for figure in figures_of(view):
        fine = figure.provision
        within = any(s.start <= fine.start < s.end for s in sentences)
        if within and fine.currency and _is_fined(view.plain[: fine.end], view.plain[fine.end :], fine.as_written):
            draft.amounts.append(AmountFound(view.document, view.clause, fine))
    draft.settled = True
    return draft


def _is_fined(before: str, after: str, written: str) -> bool:
    """Whether a sum is what is to be paid, and not from where on: 违法所得五十万元以上的, 处…罚款."""
    return bool(_FINE_BEHIND.match(after) or _FINE_BEFORE.search(before[: len(before) - len(written)]))


def _conduct(inquiry: Inquiry) -> Draft | None:
    """The one list of deeds that a text punishes or deals with under the law; None where it has several or none."""
    views = inquiry.views_in_scope()
    if len(views) > _MOST_CLAUSES:
        return None
    lists = [
        Found(view, deeds, 1.0)
        for view in views
        for sentence in body_sentences(view)
        if modality("punished_deeds").search(sentence.text) and (deeds := _with_deeds(view, sentence)) is not None
    ]
    if len(lists) != 1:
        return None
    draft = say_found(inquiry, lists, "support.direct_plain")
    draft.settled = True
    return draft


def _with_deeds(view: ClauseView, opening: Sentence) -> Sentence | None:
    """A sentence with the items behind it, whatever stop it ends with; None where there are not several."""
    behind = [s for s in view.sentences if s.start >= opening.end]
    items = list(takewhile(lambda s: _ITEM.match(s.text) is not None, behind))
    if len(items) < 2:
        return None
    return Sentence(opening.start, items[-1].end, view.clause.text[opening.start : items[-1].end])
