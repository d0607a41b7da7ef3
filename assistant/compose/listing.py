"""Finds the sentence of a clause that opens the list which a question asks for: 许可使用合同包括下列主要内容：."""

from __future__ import annotations

import re

from assistant.compose.draft import Draft, Evidence
from assistant.compose.facts import Found, say_found
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences, items_under
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases
from corpus.scripts import to_simplified

_NEAR, _BEHIND = 0.6, 0.2
_NOUN = re.compile(
    r"(?:哪(?:些|几)(?:种|类|项|个|条)?|什么)(?P<noun>情况|方式|方法|形式|内容|事项|情形|条件|材料|文件|措施|职责|义务|权利|程序|步骤|行为|途径|渠道|标准|信息)"
)
_ALSO = {"情况": ("情况", "情形"), "情形": ("情形", "情况"), "方法": ("方法", "方式"), "材料": ("材料", "文件", "资料")}
_BESIDE = frozenset({"subject", "authority", "generic", "time", "ask", "place"})
_NAMES, _READ = 0.9, 6
_POINTS_BELOW = re.compile(r"下列|以下(?!简称|简稱)|如下|\b(?:below|the following|as follows)\b", re.IGNORECASE)


def compose_listing(inquiry: Inquiry) -> Draft | None:
    """The list that a sentence opens with the very noun asked for (奖励之方式如下, of 奖励有哪几种方式); else None.

    The sentence must name all that the question does beside whom it is given to and by whom.
    """
    asked = _NOUN.search(to_simplified(inquiry.understanding.text))
    things = [
        t for t in inquiry.terms if t.category not in _BESIDE and t.surface not in (asked["noun"] if asked else "")
    ]
    if asked is None or not things or inquiry.understanding.refs:
        return None
    nouns = _ALSO.get(asked["noun"], (asked["noun"],))
    found = [
        Found(ranked.view, sentence, 1.0)
        for ranked in inquiry.ranked[:_READ]
        for sentence in body_sentences(ranked.view)
        if any(noun in ranked.view.plain[sentence.start : sentence.end] for noun in nouns)
        and len(items_under(ranked.view, sentence)) > 1
        and inquiry.matcher.sentence(things, ranked.view, sentence) >= _NAMES
    ]
    if len(found) != 1:
        return None
    draft = say_found(inquiry, found, "support.direct_plain")
    draft.settled = True
    return draft


def listing(inquiry: Inquiry, view: ClauseView, span: Evidence) -> list[Sentence] | None:
    """The sentence with its items, where a list is asked for and the quote is none of it; None else."""
    if not (inquiry.asks(Ask.LIST, Ask.CONDITIONS) or phrases("list_asked").search(inquiry.understanding.text)):
        return None
    opening = [s for s in body_sentences(view) if len(items_under(view, s)) > 1]
    if not opening or any(_holds(view, s, span) for s in opening):
        return None
    if len(opening) == 1 and _POINTS_BELOW.search(span.quote) and span.end <= opening[0].start:
        return [Sentence(span.start, span.end, span.quote), opening[0]]
    fits = [(inquiry.matcher.item(inquiry.terms, view, s), s) for s in opening]
    best, sentence = max(fits, key=lambda fit: fit[0])
    quoted = max(
        (inquiry.matcher.item(inquiry.terms, view, s) for s in body_sentences(view) if s.start <= span.start < s.end),
        default=0.0,
    )
    return [sentence] if best >= _NEAR and best >= quoted - _BEHIND else None


def _holds(view: ClauseView, opening: Sentence, span: Evidence) -> bool:
    """Whether a quote is what opens a list or one of its items."""
    items = items_under(view, opening)
    return opening.start <= span.start < items[-1].end
