"""Withholds a quote that cannot hold what was asked: a figure, where it has no number; a point left to others.

Unlike the learnt verdict these look at the quoted words alone, so they need no embeddings and hold in every field.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.compose.draft import Draft, Evidence
from assistant.compose.facts import Found, say_found
from assistant.compose.phrasing import evidence
from assistant.compose.share_asked import is_share_asked
from assistant.compose.withholding import left_open
from assistant.contract import AnswerStatus
from assistant.evidence.left_to_others import leaves_to_others
from assistant.evidence.measures import asked_measures, states
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases
from corpus.scripts import to_simplified

_TOLD_OTHERWISE = (
    Ask.LIST,
    Ask.COMPARE,
    Ask.TOTAL,
    Ask.EXTREME,
    Ask.TOC,
    Ask.PROFILE,
    Ask.DEFINITION,
    Ask.AUTHORITY,
    Ask.CONDITIONS,
    Ask.APPLY,
    Ask.BASIS,
    Ask.ADDRESSEE,
    Ask.LOOKUP,
)
_BY_RULES = ("other", "manner", "detail", "kind.lookup")
"""The sorts of composer that look up what they quote by more than its likeness to the question."""
_OF_OTHERS = (Ask.AUTHORITY, Ask.BASIS)
_ABOUT_THE_TEXT = (Ask.VALIDITY, Ask.STATUS, Ask.TITLE, Ask.NUMBER, Ask.ISSUER)
_LABEL = re.compile(
    r"\s*(?:第[一二三四五六七八九十百零〇\d ]+[条條款章](?:之[一二三四五六七八九十])?"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|(?:Article|Section)? ?\d[\d.]*[ .、])"
)
_NUMBER = re.compile(
    r"\d|[〇零一二两三四五六七八九十百千万半](?:个|名|人|位|次|年|月|日|天|周|小?时|工作日|季|分|岁|家|户|间|台|辆|件|条|项|种|类|等|级"
    r"|档|层|部|期|批|册|篇|场|套|款|成|倍|半|米|公?里|亩|度|元|万|千|百|亿|学|节|张|只|头|株|吨|斤|点|折)|百分之|[一二三四五六七八九十]分之"
    r"|半|每(?:[年月日季周天人户家台个次件平米]|半年)|逐[年月日]|全[年部额免天日]|免|倍|均"
    r"|定期|随时|及时|立即|即时|常年|长期|永久|终身|当[日天年月]|次[日年月]|同步|按需|\bregular\w*|\bperiodic\w*|\bimmediate\w*|\bprompt\w*"
    r"|\blong-term|\bpermanent\w*|\bwithout delay|\bsame\b|\bseveral|\bmany\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand"
    r"|once|twice|half|third|quarter|dozen|double|annual\w*|yearly|monthly|daily|weekly|every|each|per|free|no|none"
    r"|any|year|month|week|day)\b",
    re.IGNORECASE,
)


_SHARE = re.compile(
    r"[%％折免倍半]|百分|分之|[一二两三四五六七八九几]成|全额|个点|\bper ?cent|\bhalf\b|\bthirds?\b|\bquarters?\b"
    r"|\bfull|\bfree\b|\bwhole\b|\bpoints?\b|\bno\b|\bfraction",
    re.IGNORECASE,
)


_FITTING = re.compile(r"相应的?|适当的?|适宜的?|\b(?:appropriate|suitable|applicable|relevant)\b", re.IGNORECASE)
_BEHIND, _NAMES = 0.2, 0.9
_THINGS = frozenset({"object", "subject", "sector"})
_DAYS = re.compile(
    r"[\d〇零一二两三四五六七八九十百半]\s*(?:个)?(?:天|日|工作日|周|星期|月(?!\d|份)|小?时|钟头)"
    r"|(?:当|即|次|同|每|隔|逐)[日天]|立即|立刻|马上|随时|及时"
    r"|\b(?:days?|weeks?|months?|hours?|immediate\w*|prompt\w*|without delay)\b",
    re.IGNORECASE,
)
"""A time that may be told in days."""
_MONTH = re.compile(
    r"[\d一二三四五六七八九十]\s*月|每月|月[初底末]|季度?|上半年|下半年|年[初底中末]|[\d一二三四五六七八九十]\s*[日号](?!常)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:quarter|half-?year|monthly)|\d+(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
"""A time of the year."""
_DATE = re.compile(r"(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日(?![内前])")
_OUTCOME = re.compile(
    r"追[回缴究]|收回|退[还回出]|返还|取消|撤[销回]|[终中]止|暂停|不予|不得|不再|罚|扣[减除回]|责令|停止|失效|补[足缴正]|视[为同]"
    r"|丧失|应当|必须|动态|期满|逾期|未|仍|除外|由.{1,16}(?:决定|处理|认定)"
    r"|\b(?:shall|must|revok\w+|withdr\w+|recover\w*|repa\w+|cancel\w*|terminat\w+|suspend\w*|lose|forfeit\w*|unless|if)\b",
    re.IGNORECASE,
)
"""What a text says of how something ends or is dealt with."""
_FEE = re.compile(
    r"[费钱元款]|免|无偿|收取|\b(?:fees?|charg\w+|free|costs?|pay\w*|paid|money|price[ds]?|waive[ds]?)\b", re.IGNORECASE
)


def unstated(inquiry: Inquiry, draft: Draft) -> Draft | None:
    """What stands in place of a quote that cannot hold what was asked; None where it may hold it."""
    if draft.status is not AnswerStatus.ANSWERED or draft.amounts or draft.settled or draft.sort in _BY_RULES:
        return None
    quotes = [span for line in draft.lines for span in line.evidence]
    if not quotes or inquiry.understanding.refs or inquiry.asks(*_ABOUT_THE_TEXT):
        return None
    silent = (_silent_on_fees, _silent_on_the_month, _silent_on_the_outcome)
    if any(is_silent(inquiry, quotes) for is_silent in silent) or _names_none(inquiry, quotes[0]):
        return left_open(inquiry, draft)
    return _without_number(inquiry, draft, quotes) or _left_to_others(inquiry, draft, quotes[0])


def _names_none(inquiry: Inquiry, first: Evidence) -> bool:
    """Whether the very one is asked for, and the text only says that it must be a fitting one: appropriate licences."""
    asked = phrases("particular_asked").search(inquiry.understanding.text) is not None
    return asked and _FITTING.search(to_simplified(first.quote)) is not None


def _silent_on_fees(inquiry: Inquiry, quotes: list[Evidence]) -> bool:
    """Whether a fee is asked about, and no quote speaks of any payment."""
    asked = inquiry.understanding.yes_no and phrases("fee_asked").search(inquiry.understanding.text) is not None
    return asked and not any(_FEE.search(to_simplified(span.quote)) for span in quotes)


def _silent_on_the_outcome(inquiry: Inquiry, quotes: list[Evidence]) -> bool:
    """Whether it is asked what comes of something, and every quote only says what is supported."""
    asked = phrases("outcome_if").search(inquiry.understanding.text) is not None
    said = [to_simplified(span.quote) for span in quotes]
    return asked and all(modality("offering").search(one) and not _OUTCOME.search(one) for one in said)


def _silent_on_the_month(inquiry: Inquiry, quotes: list[Evidence]) -> bool:
    """Whether the month or the day of the year is asked for, and no quote names any."""
    asked = phrases("month_asked").search(inquiry.understanding.text) is not None
    return asked and not any(_MONTH.search(to_simplified(span.quote)) for span in quotes)


def _without_number(inquiry: Inquiry, draft: Draft, quotes: list[Evidence]) -> Draft | None:
    """Where a figure is asked for and no quote holds any number: the clause's sentence that gives it, else the gap."""
    understanding = inquiry.understanding
    in_days = phrases("days_asked").search(understanding.text) is not None
    told_otherwise = inquiry.asks(*_TOLD_OTHERWISE) and not in_days
    if understanding.yes_no or understanding.claims or told_otherwise:
        return None
    if phrases("whether_offered").search(understanding.text):
        return None
    share = is_share_asked(understanding.text)
    asked = share or phrases("figure_asked").search(understanding.text) is not None
    holds = _holds_share if share else _holds_number
    if in_days:
        asked, holds = True, _holds_days
    if asked and (silent := _naming_it_alone(inquiry, quotes, holds)) is not None:
        return left_open(inquiry, say_found(inquiry, [silent], "support.direct_plain"))
    if not asked or any(holds(span.quote) for span in quotes):
        return None
    view = inquiry.views.get(*quotes[0].clause.key)
    stating = _stating(inquiry, view) if view is not None else None
    if view is not None and stating is not None:
        return say_found(inquiry, [Found(view, stating, 1.0)], "support.direct_plain")
    return left_open(inquiry, draft)


def _naming_it_alone(inquiry: Inquiry, quotes: list[Evidence], holds: Callable[[str], bool]) -> Found | None:
    """The one sentence of the quoted clause that names what is asked for, where it gives no number; None else.

    A number that a quote gives for something else in the same clause is none for that.
    """
    view = inquiry.views.get(*quotes[0].clause.key)
    things = [t for t in inquiry.topic if t.hard and t.is_concept and t.category in _THINGS]
    if view is None or not things or any("\t" in span.quote for span in quotes):
        return None
    named = [s for s in body_sentences(view) if inquiry.matcher.sentence(things, view, s) >= _NAMES]
    quoted = any(s.start < span.end and span.start < s.end for s in named for span in quotes)
    if len(named) != 1 or quoted or holds(named[0].text):
        return None
    return Found(view, named[0], 1.0)


def _holds_number(quote: str) -> bool:
    """Whether a quote holds a number, or a word that stands for one, beside its own label."""
    plain = to_simplified(quote)
    label = _LABEL.match(plain)
    return _NUMBER.search(plain, label.end() if label else 0) is not None


def _holds_days(quote: str) -> bool:
    """Whether a quote tells a time in days or the like: 申请之日前三年内, or a date, says not how many days one has."""
    return _DAYS.search(_DATE.sub(" ", to_simplified(quote))) is not None


def _holds_share(quote: str) -> bool:
    """Whether a quote holds a share of something, in whatever words."""
    return _SHARE.search(to_simplified(quote)) is not None


def _stating(inquiry: Inquiry, view: ClauseView) -> Sentence | None:
    """The one sentence of a clause that gives a number in the measure asked for."""
    measures = asked_measures(inquiry.understanding.text)
    found = [s for s in body_sentences(view) if measures and states(measures, view.plain[s.start : s.end])]
    return found[0] if len(found) == 1 else None


def _left_to_others(inquiry: Inquiry, draft: Draft, first: Evidence) -> Draft | None:
    """That what was asked is left to others, where the sentence quoted first says so or, of details, a later one."""
    text = inquiry.understanding.text
    figure = phrases("figure_asked").search(text) is not None and not _holds_number(first.quote)
    if inquiry.understanding.ask in _OF_OTHERS:
        return None
    left = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(first.document)
    if leaves_to_others(text, first.quote, any_point=figure):
        quoting = next(line for line in draft.lines if first in line.evidence)
        left.say(inquiry.words("gap.left_to_others"), first).paragraph()
        left.lines.append(quoting)
        return left
    found = _leaving_details(inquiry, first) if phrases("details_wanted").search(text) else None
    if found is None:
        return None
    left.say(inquiry.words("gap.left_to_others"), evidence(*found)).paragraph()
    left.lines += say_found(inquiry, [Found(*found, 1.0)], "support.direct_plain").lines
    return left


def _leaving_details(inquiry: Inquiry, first: Evidence) -> tuple[ClauseView, Sentence] | None:
    """The sentence below the one quoted by which its clause leaves details of the same thing to others."""
    view = inquiry.views.get(*first.clause.key)
    if view is None or _holds_number(first.quote):
        return None
    quoted = [s for s in body_sentences(view) if s.start <= first.start < s.end]
    near = max((inquiry.matcher.item(inquiry.terms, view, s) for s in quoted), default=0.0)
    for sentence in body_sentences(view):
        below = sentence.start > first.start
        named = below and inquiry.matcher.sentence(inquiry.terms, view, sentence) >= near - _BEHIND
        if named and leaves_to_others(inquiry.understanding.text, sentence.text, any_point=True):
            return view, sentence
    return None
