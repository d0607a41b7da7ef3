"""Answers how many things a clause lists (几项权利, on how many grounds), by its items under their introduction."""

from __future__ import annotations

import re

from assistant.compose.draft import Draft
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences, items_under, with_items
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases

_READ, _NEAR, _SPEAKS, _SURE = 8, 0.4, 0.5, 0.8
_COUNTED = (
    re.compile(r"(?:几|多少)(?:种|类|项|个|条|大类)(?:不同的?)?([\u4e00-\u9fff]{2,8}?)(?=[?。,，]|$|[的是呢吗都各要会])"),
    re.compile(
        r"([\u4e00-\u9fff]{2,4}?)(?:一共|总共|共|都)?(?:有|分为?|分成|列了|列出|写了|规定了)(?:几|多少)(?:种|类|项|个|条)"
    ),
    re.compile(
        r"\bhow many ((?:[\w-]+ ){0,2}?[\w-]+)"
        r"(?= (?:are|is|do|does|did|may|can|must|has|have|of|in|for|there|to)\b|[?,]|$)"
    ),
)
_LABEL = re.compile(
    r"\s*(?:[（(][〇零一二三四五六七八九十百\da-z]{1,3}[）)]|[〇零一二三四五六七八九十百\d]{1,3}[、.．:：)]|[①-⑳])"
)
_ALIKE = (
    ("权利", "right"),
    ("义务", "职责", "责任", "dut", "obligation", "responsibilit"),
    ("情形", "情况", "例外", "原因", "理由", "ground", "reason", "case", "circumstance", "excepti", "exempt"),
    ("条件", "要求", "condition", "requirement", "criteria"),
    ("方式", "形式", "途径", "渠道", "方法", "措施", "way", "form", "measure", "means"),
    ("内容", "事项", "item", "particular", "content", "matter"),
    ("材料", "文件", "资料", "document", "paper", "material"),
    ("类别", "类型", "种类", "门类", "kind", "type", "categor", "categories"),
    ("产业", "行业", "领域", "industr", "field", "sector"),
    ("行为", "act", "conduct"),
)
"""Nouns that questions count, each with what a text may call the same."""


def compose_list_count(inquiry: Inquiry) -> Draft | None:
    """The number of items that the likeliest clause lists, with the list; None where it lists none, or several times.

    Only where a number of kinds, rights, grounds or the like is asked for, none of which a text mostly counts itself.
    """
    understanding = inquiry.understanding
    if understanding.refs or understanding.counts or understanding.yes_no or inquiry.asks(Ask.AMOUNT, Ask.TERM):
        return None
    if not phrases("listed_count").search(understanding.text):
        return None
    nouns = _nouns(understanding.text.lower())
    for place, ranked in enumerate(inquiry.ranked[:_READ]):
        lists = [s for s in body_sentences(ranked.view) if len(items_under(ranked.view, s)) > 1]
        named = [s for s in lists if _is_called(ranked.view, s, nouns)]
        best = _nearest(inquiry, ranked.view, named)
        if best is None and place == 0 and len(named) == 1 and ranked.judgement.probability >= _SURE:
            best = named[0]
        if best is not None and ranked.judgement.probability >= _SPEAKS:
            return _say(inquiry, ranked.view, best)
    return None


def _nouns(text: str) -> tuple[str, ...]:
    """What is counted, under all names that a text may have for it."""
    counted = next((found[1] for pattern in _COUNTED if (found := pattern.search(text))), "")
    return tuple(name for names in _ALIKE if any(n in counted for n in names) for name in names)


def _is_called(view: ClauseView, lead: Sentence, nouns: tuple[str, ...]) -> bool:
    """Whether an introduction, or most of what it lists, has a noun that is counted."""
    items = [view.plain[s.start : s.end] for s in items_under(view, lead)]
    opening = view.plain[lead.start : lead.end]
    return any(n in opening or 2 * sum(n in item for item in items) > len(items) for n in nouns)


def _nearest(inquiry: Inquiry, view: ClauseView, lists: list[Sentence]) -> Sentence | None:
    """The introduction that names what is asked for, where only one does so best."""
    fits = sorted(((inquiry.matcher.item(inquiry.terms, view, s), s) for s in lists), key=lambda fit: -fit[0])
    if not fits or fits[0][0] < _NEAR or (len(fits) > 1 and fits[1][0] == fits[0][0]):
        return None
    return fits[0][1]


def _say(inquiry: Inquiry, view: ClauseView, lead: Sentence) -> Draft | None:
    """How many labelled items stand below an introduction, with the list; None where they bear no labels."""
    labelled = [item for item in items_under(view, lead) if _LABEL.match(item.text)]
    own = [item for item in labelled if view.leads.get(item.start, ())[:1] == view.leads.get(labelled[0].start, ())[:1]]
    count = len(own)
    if count < 2:
        return None
    name = clause_name(view.document, view.clause, inquiry.language)
    draft = Draft(AnswerStatus.ANSWERED, settled=True).mention(view.document)
    span = evidence(view, with_items(view, lead))
    draft.say(inquiry.words("parts.of_list", clause=name, count=count), span, derived=[count]).paragraph()
    quote = quotation(inquiry, view, lead)
    return draft.say(inquiry.words("quote.says", clause=name, quote=quote), evidence(view, lead))
