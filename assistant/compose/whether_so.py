"""Says first whether it is so, where a question states something: paid every year, without a limit in time, led by ….

These look at the clause that the answer rests on and at the very words stated. What they can not tell they leave
unsaid: no yes is given for what a clause only comes near to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from assistant.compose.amount import amounts_answer
from assistant.compose.draft import Draft, Evidence, Line
from assistant.compose.money import period
from assistant.compose.phrasing import clause_name, evidence
from assistant.compose.support import TENTATIVE, as_read, tentative
from assistant.contract import AnswerStatus
from assistant.evidence.modality import modality
from assistant.evidence.rendered import rendering_of
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView, Statement, StatementKind, is_offer
from assistant.inquiry import Inquiry
from assistant.understanding.presumed import presumed_part
from assistant.understanding.stated import denies, states_something, untagged
from assistant.understanding.stated_body import is_body, stated_body
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit, Provision, ProvisionKind

Check = Callable[[Inquiry, Draft, ClauseView, Evidence], Draft | None]

_TOLD = (AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED)
_TERMS = frozenset({ProvisionKind.TERM, ProvisionKind.VALIDITY})
_ORGANS = re.compile(r"[\u4e00-\u9fff]{2,24}?(?:部门|局|部|委员会|委|厅|政府|办公室|专班)")


def with_whether_so(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft with its verdict on what the question states before it; the draft as it is where nothing tells."""
    stated, presumed = states_something(inquiry.understanding), presumed_part(inquiry.understanding.text)
    if not (stated or presumed) or draft.status not in _TOLD or draft.sort == "own":
        return draft
    span = next((line.evidence[0] for line in draft.lines if line.evidence), None)
    view = inquiry.views.get(*span.clause.key) if span is not None else None
    if span is None or view is None:
        return draft
    # what is only taken for granted is judged where it is who leads or interprets: who asks why knows the rest
    found = (check(inquiry, draft, view, span) for check in (_CHECKS if stated else (_body,)))
    return next((judged for judged in found if judged is not None), draft)


def _after(line: Line, draft: Draft, dropping: Iterable[str] = ()) -> Draft:
    """The draft with a verdict before its lines, without lines that begin otherwise and say less."""
    starts = tuple(dropping)
    return replace(draft, lines=[line, *(one for one in draft.lines if not one.text.startswith(starts or ("\0",)))])


def _denied(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the draft says no already."""
    return draft.lines[0].text.startswith(inquiry.words("premise.no", said="").strip())


def _interval(inquiry: Inquiry, draft: Draft, view: ClauseView, span: Evidence) -> Draft | None:
    """Whether a sum comes every year, or only once, as is stated."""
    text = untagged(inquiry.understanding.text)
    yearly, once = (phrases(name).search(text) is not None for name in ("paid_yearly", "one_off"))
    statement = _sum_told(draft, view, span)
    if yearly == once or denies(text) or not _of_one_sum(inquiry) or _denied(inquiry, draft):
        return None
    if statement is None or statement.provision is None:
        return None
    provision = statement.provision
    if not draft.amounts and draft.status is AnswerStatus.ANSWERED:
        sort, settled = draft.sort, draft.settled
        told = (inquiry.matcher.statement(inquiry.terms, view, statement),)
        draft = replace(amounts_answer(inquiry, told), sort=sort, settled=settled)
    name = clause_name(view.document, view.clause, inquiry.language)
    text = inquiry.words(f"verdict.{_told(provision, yearly=yearly)}", clause=name)
    line = Line(text, (evidence(view, statement.sentence),))
    mild = inquiry.words("amount.same_value_other_limit", clause="\0", amount="").partition("\0")[0]
    return _after(line, draft, (mild, inquiry.words("amount.yes")))


def _of_one_sum(inquiry: Inquiry) -> bool:
    """Whether something is named whose sum it is, and no choice between every year and once."""
    named = inquiry.topic or inquiry.understanding.refs
    return bool(named) and "either_way" not in inquiry.understanding.filters


def _told(provision: Provision, *, yearly: bool) -> str:
    """The wording for what a provision says of a sum that is stated to come every year, or else once."""
    if provision.per == "year":
        return "yearly" if yearly else "not_once"
    if provision.one_off:
        return "not_yearly" if yearly else "once"
    return "yearly_unsaid" if yearly else "once_unsaid"


def _sum_told(draft: Draft, view: ClauseView, span: Evidence) -> Statement | None:
    """The one sum that a draft tells, else the only one of the words or of the clause that it quotes."""
    sums = [s for s in view.statements if s.kind is StatementKind.AMOUNT and s.provision and is_offer(s.provision)]
    told = [a.provision for a in draft.amounts]
    if told:
        sums = [s for s in sums if s.provision in told] if len(told) == 1 else []
    elif len(sums) > 1:
        sums = [s for s in sums if s.provision and span.start <= s.provision.start < span.end]
    return sums[0] if len(sums) == 1 else None


def _unlimited(inquiry: Inquiry, draft: Draft, view: ClauseView, span: Evidence) -> Draft | None:
    """That there is a limit in time, where none is stated."""
    if not phrases("without_end").search(untagged(inquiry.understanding.text)) or _denied(inquiry, draft):
        return None
    terms = [p for p in view.clause.provisions if p.kind in _TERMS and p.limit is not Limit.FLOOR]
    if len(terms) != 1:
        return None
    name = clause_name(view.document, view.clause, inquiry.language)
    text = inquiry.words("verdict.term", clause=name, term=period(terms[0], inquiry.language))
    return _after(Line(text, (evidence(view, sentence_at(view.sentences, terms[0].start)),)), draft)


def _body(inquiry: Inquiry, draft: Draft, view: ClauseView, span: Evidence) -> Draft | None:
    """Whether it is the body that is stated who interprets or leads."""
    text = inquiry.understanding.text
    if not states_something(inquiry.understanding):
        text = presumed_part(text) or text
    doing = next((name for name in ("interprets_it", "leads_it") if phrases(name).search(untagged(text))), None)
    stated = stated_body(text, doing) if doing and not denies(text) else None
    sentence = sentence_at(view.sentences, span.start)
    if stated is None or not modality("in_charge").search(sentence.text):
        return None
    agrees = _is_named(stated, view, span)
    if agrees is None:
        return None
    if agrees:
        return _after(Line(inquiry.words("amount.yes"), (span,)), draft)
    name = clause_name(view.document, view.clause, inquiry.language)
    return _after(Line(inquiry.words("verdict.other_body", clause=name, claimed=stated), (span,)), draft)


def _is_named(stated: str, view: ClauseView, span: Evidence) -> bool | None:
    """Whether the words quoted name a body; None where its name may stand for several."""
    if stated.isascii():
        printed = [rendering_of(view, sentence_at(view.sentences, span.start)) or ""]
    else:
        printed = _ORGANS.findall(span.quote)
    if not any(printed):
        return None
    found = {is_body(stated, one) for one in printed}
    # a rendering names more than the body alone, so that its share of the words tells nothing
    long = stated.isascii() and len(stated.split()) > 3 and None in found
    return True if True in found or long else None if None in found else False


def _intended(inquiry: Inquiry, draft: Draft, view: ClauseView, span: Evidence) -> Draft | None:
    """That a clause only intends what is stated to be there."""
    text = untagged(inquiry.understanding.text)
    if not phrases("said_to_exist").search(text) or TENTATIVE.search(text) or draft.amounts or _denied(inquiry, draft):
        return None
    if denies(text):
        return None
    sentence = sentence_at(view.sentences, span.start)
    word = tentative(inquiry, view, sentence)
    if word is None or draft.status is not AnswerStatus.ANSWERED:
        return None
    said = inquiry.words("support.only", word=as_read(inquiry, view, sentence, word))
    return _after(Line(inquiry.words("premise.no", said=said), (span,)), draft, (said,))


_CHECKS: tuple[Check, ...] = (_interval, _unlimited, _body, _intended)
