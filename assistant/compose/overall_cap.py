"""Answers what one applicant may get in all, where a sentence caps everything that a text gives to one of them.

同一企业每年获得的各类资金合计不超过2000万元 is no sum for any one support; asked what one company may get in a year, it
is the answer, and to say that the text fixes no total would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.amount import amounts_answer
from assistant.compose.draft import Draft
from assistant.compose.sums import as_statement
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.kinds import NO_SUBJECT
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit, Provision, ProvisionKind
from corpus.scripts import to_simplified

_MATTER = frozenset({"object", "action", "sector"})
_TOLD = 0.7
_RECEIVER = (
    r"(?i:\b(?:an?|one|any|each|every|single|same) (?:[\w-]+ ){{0,2}}"
    r"|[一单每同某]一?[个家户]?(?:[\u4e00-\u9fff]{{1,2}}的?)?){}"
)
"""How a question names who gets it, which a cap on everything need not name again: one museum, 一家游戏公司."""
_THING = re.compile(
    "(?:单个|单一|单部|单条|同一个?|每个?|每一个?)(项目|作品|合同|产品|小区|展览|部|批|台|桩|条|航线|件|场|次|笔)"
)
_OF_THE_CLAUSE = re.compile(r"本[条款项]|\bunder this (?:article|clause|paragraph|rule)\b", re.IGNORECASE)
_GIVEN = re.compile(
    "(?:依照|按照|依据|根据|按)?(?:本|该)(?:办法|措施|政策|规定|细则|意见|计划|方案|通知|政策措施|若干措施)(?:规定)?"
    "|(?:每|同一)?(?:个)?(?:自然)?(?:年度|年)|当年|全年|[一二三四五六七八九十两\\d]+(?:个)?年(?:内)?|政策期内|有效期内"
    "|各类|各项|各种|全部|所有|获得|获取|享受|取得|领取|申领|申请|得到|可以|资助|补助|补贴|奖励|奖补|奖金|扶持|支持|资金|经费"
    "|专项|财政|政府|金额|款项|抵扣|企业|单位|机构|主体|法人|组织|集团|及其|关联|或者|以及|通过|依法|原则上|最多|最高|只能"
)
_HAN = re.compile("[\u4e00-\u9fff](?<![的和与及、在从由对可内中给])")
_PART = re.compile(r"[，,；;。\n]|\band\b")
_YEARS = re.compile("[二三四五六七八九十两\\d]+年|(?:two|three|four|five|[2-9]) (?:[a-z]+ )?years", re.IGNORECASE)


def compose_overall_cap(inquiry: Inquiry) -> Draft | None:
    """The cap on all that one applicant may get; None where that is not asked for, or no one sentence sets it."""
    asked = inquiry.understanding
    if asked.refs or any(c.unit != "year" for c in asked.claims):
        return None
    counted = phrases("everything_counted").search(asked.text)
    if counted is None and (inquiry.strays or not phrases("overall_cap").search(asked.text)):
        return None
    # what is named only to count it in (all grants together) need not stand in the cap
    rest = asked.text if counted is None else asked.text.replace(counted.group(), " ")
    fitting = [(view, caps) for view, sentence, caps in _capping(inquiry) if _is_of_it(inquiry, view, sentence, rest)]
    if len({view.clause.key for view, _ in fitting}) != 1:
        return None
    view, caps = fitting[0]
    caps = _of_the_asker(inquiry, view, caps)
    draft = amounts_answer(inquiry, tuple(as_statement(inquiry, view, cap) for cap in caps))
    draft.settled = True
    return draft


def _capping(inquiry: Inquiry) -> Iterator[tuple[ClauseView, Sentence, list[Provision]]]:
    """The sentences that cap what one receiver gets in all, and give nothing themselves, with their caps."""
    for view in inquiry.views_in_scope():
        for sentence in body_sentences(view):
            caps = _caps(view, sentence)
            said = _said(view, sentence) if caps else ""
            if caps and modality("one_receiver").search(said) and modality("in_all").search(said):
                yield view, sentence, caps


def _said(view: ClauseView, sentence: Sentence) -> str:
    return to_simplified(view.clause.text[sentence.start : sentence.end])


def _caps(view: ClauseView, sentence: Sentence) -> list[Provision]:
    """The ceilings of a sentence in which every sum is one; none where it gives a share or a sum besides."""
    inside = [p for p in view.clause.provisions if sentence.start <= p.start < sentence.end]
    sums = [p for p in inside if p.currency or p.kind is ProvisionKind.RATE]
    return sums if all(p.currency and p.limit is Limit.CAP for p in sums) else []


def _is_of_it(inquiry: Inquiry, view: ClauseView, sentence: Sentence, rest: str) -> bool:
    """Whether a cap is on what was asked about: it names no matter that the question does not, nor the other way.

    ``rest`` is the question without the words that count everything in.
    """
    said, text = _said(view, sentence), to_simplified(inquiry.understanding.text)
    thing = _THING.search(said)
    if (thing is not None and thing[1] not in text) or _OF_THE_CLAUSE.search(said) or not _matter(said) <= set(text):
        return False
    named = [t for t in inquiry.topic_beyond(*NO_SUBJECT) if t.hard and t.category in _MATTER and t.surface in rest]
    wanted = [t for t in named if not re.search(_RECEIVER.format(re.escape(t.surface)), rest)]
    return all(inquiry.matcher.sentence((t,), view, sentence) >= _TOLD for t in wanted)


def _matter(said: str) -> set[str]:
    """The characters by which a cap in Chinese says what it is on, beyond all that a text gives: 临床试验资助累计."""
    receiver, total = modality("one_receiver").search(said), modality("in_all").search(said)
    if receiver is None or total is None or not receiver.end() < total.start():
        return set()
    rest = _GIVEN.sub("", said[receiver.end() : total.start()])
    return {character for character in rest if _HAN.match(character)}


def _of_the_asker(inquiry: Inquiry, view: ClauseView, caps: list[Provision]) -> list[Provision]:
    """Of caps for several receivers those for whom the question names; asked of a year none for several years."""
    parts = {cap: _PART.split(view.clause.text[: cap.end])[-1] for cap in caps}
    if phrases("asks_by_year").search(inquiry.understanding.text):
        caps = [cap for cap in caps if not _YEARS.search(parts[cap])] or caps
    named = {cap: inquiry.views.concepts(parts[cap]).named for cap in caps}
    alike = frozenset.intersection(*named.values())
    asked = inquiry.views.concepts(inquiry.understanding.text).named
    return [cap for cap in caps if (named[cap] - alike) & asked] or caps
