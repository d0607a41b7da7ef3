"""Cuts a message with several questions into its questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.split_announced import announced_questions, questions_of_ends, without_announcement
from assistant.split_elided import completed, how_long_of_each, how_much_of_each
from assistant.split_shared import shared_parts
from assistant.understanding.clauserefs import find_clause_refs
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import ask_patterns, phrases

_STOP = re.compile(r"(?<=[?？])\s*|(?<=[;；])\s*|\n+")
_WH = r"(?:what|how|who|when|which|where)(?:'s|'re)?\b"
_OF_THE_SAME = r"(?! (?:are|is|were|was) (?:they|those|these|it|that)\b)"
_NEXT_QUESTION = re.compile(rf",\s*(?:and\s+)?(?={_WH}{_OF_THE_SAME})", re.IGNORECASE)
_AND_BESIDES = re.compile(rf",?\s+(?:plus|&|and also)\s+(?={_WH})", re.IGNORECASE)
_AND_ALSO = re.compile(rf",?\s+and\s+(?=(?:(?:until|since|from|for|by|on|in)\s+)?{_WH})", re.IGNORECASE)
_INTERROGATIVE = re.compile(_WH, re.IGNORECASE)
# A clause that only says in which case, before the question: when two clerks differ, which body …
_IN_WHICH_CASE = re.compile(
    r"^(?:(?:and|but|so)\s+)?(?:if|when(?!\s+(?:is|are|was|were|do|does|did|will|would|can|could|should|must|may|has"
    r"|have|had|exactly|precisely)\b|'s\b)|where(?!\s+(?:is|are|was|were|do|does|did|will|would|can|could|should|must"
    r"|may|has|have|exactly)\b|'s\b)|once|while|since|as|after|before|because|suppose|supposing|assuming"
    r"|(?:for|in|of|to)(?!\s+(?:what|which|whom|whose|how)\b))\b",
    re.IGNORECASE,
)
# Asks on its own for nothing but the name of what the question before asks about: is any of it paid once? Which?
_WHICH_OF_THEM = re.compile(
    r"(?:and\s+|if so,?\s+)?(?:which|what|who)(?:\s+(?:ones?|of them|are (?:they|those)|is (?:it|that)))?\s*\??"
    r"|(?:please\s+)?(?:name|list|give|show|state|cite|quote)(?:\s+me)?\s+(?:all|them|each|every|those|these)"
    r"(?:\s+(?:of them|them|places|clauses|ones|one))?"
    r"(?:\s+(?:together )?with (?:its|their|the) (?:\w+ )?"
    r"(?:caps?|ceilings?|sums?|amounts?|limits?|clauses?|articles?|numbers?))?"
    r"(?:,?\s*please)?\s*[.!]?"
    r"|(?:please\s+)?(?:give|show|send)(?:\s+me)?\s+(?:the|a) (?:whole|full|complete|entire) (?:list|lot|table)\s*[.!]?"
    r"|all (?:places|of them|clauses),?\s*please\s*[.!]?"
    r"|(?:and\s+)?(?:(?:in|under|by|from)\s+)?(?:which|what) (?:clauses?|articles?|sections?|parts?|documents?|texts?)"
    r"(?:\s+(?:is|are|does|do|it|this|that|they|them|these|those|so|offers?|gives?|sets?|says?|states?|fix(?:es)?"
    r"|contains?|provides?|grants?|pays?|ha(?:s|ve)|carr(?:y|ies)|found|stated|set|in|there|comes?|stands?|from|say)){1,5}\s*\??"
    r"|(?:and\s+)?(?:how much|what (?:sum|amount))(?: is it| are they| do they (?:get|pay))? (?:for )?"
    r"(?:each|apiece|respectively)(?: of them)?\s*\??"
    r"|(?:and\s+)?(?:what(?:'s| is) the difference|by how much|how much more)(?: between (?:them|the two))?\s*\??"
    r"|(?:请|麻烦|帮我|给我)*(?:都|全部?|一条条|一项项|一个个|逐[条项个]|一一|挨个)*(?:给我)?(?:列|写|数|报)"
    r"(?:一下|一列|个单子|清楚|全)?(?:出来?)?(?:给我|吧|呗)?[。.!]?"
    r"|(?:各自?|分别)(?:是|给|有|拿)?多少(?:钱)?\s*[?？]?"
    r"|(?:有的话)?[,，]?(?:是|在|分别是)?(?:哪(?:一?[条个项笔些份部]|几[条个项笔份部])|什么|谁)\s*[?？]?",
    re.IGNORECASE,
)
_OF_ANOTHER_BODY = re.compile(r"\b(?:its|their|his|her) own\s*\?*$", re.IGNORECASE)
"""Asks the same of somebody else, in words that lean on the question before: when does the bureau publish its own?"""
_ENUMERATED = re.compile(r"(?:^|\s+|(?<=[,，;；:：]))\(?[1-6]\)\s*")
_JOINED = re.compile(r"[\s,，;；]*(?:\band\b|和|以及)?[\s,，;；]*$", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!])\s+(?=[A-Z])")
MAX_PARTS = 6
_SENTENCE, _FEWEST_WORDS = 6, 3
_FEW_WORDS, _FEW_LETTERS = 7, 10
_SOME = re.compile(
    r"^(?:我们?|咱们?|俺们?|本?公司|单位|厂里|家里|村里|店里)[^多什哪谁怎啥]*几[个条家台间张位名辆艘座套块棵亩][^?？]"
)
_HOW_MANY_ASKED = re.compile(r"(?:请?问|想问|咨询)?(?:一下)?[两二三四五六几][个件样](?:问题|事儿?)?[:：]\s*")
_DUTIES = ("lead", "interpret")
_HOW_MUCH_EACH = re.compile(
    r"(?P<whom>[^?？]{3,}?)(?:(?:能|可以?|会|最高|最多|各|又|就)*(?:给|补|奖|拿|领|资助|补贴|奖励|补助|申请)(?:到|了)?"
    r"|(?:的)?(?:最高|最多|封顶|顶格|上限)(?:是|为|可达|能到|到)?)(?:多少(?:钱|万)?|几万)[?？]?"
)
_INDIRECT = re.compile(r"(?:(?:and|also|plus|then|as well as|tell me)\s+)*whether\b", re.IGNORECASE)
"""Asks in words that are no question by themselves: also whether Guangzhou offers the same."""
_NAMES_A_SUM = re.compile(
    r"^(?:the )?(?:cap|ceiling|maximum|max|upper limit|limit|top-up|grant|amount|sum)\b"
    r"|(?:上限|最高额|封顶|金额|额度)$",
    re.IGNORECASE,
)
"""A numbered part that asks for a sum by its name alone: 2) cap for digital film studios."""
_IS_THERE = re.compile(r"\s*(?:is|are) there\b.* (?:for|to) ", re.IGNORECASE)
"""Asks for something else than the question before did: and is there something for a trading platform?"""
_BESIDES = re.compile(r"\b(?:plus|also)\b", re.IGNORECASE)
_INVERTED = re.compile(
    rf"{_WH}\s+(?:[\w-]+\s+){{0,2}}?(?:is|are|was|were|do|does|did|may|can|must|will|should|would|could|has|have)\b",
    re.IGNORECASE,
)
_OF_ONE_SUM = re.compile(r"^(?:[第每首后前最总剩另再还]|合计|一共|其中|之后|以后|然后|一[年次]|今年|明年)|[年月]$")
"""Parts of one sum, which name nobody: 第一年给多少，第二年给多少."""
_IN_A_ROW = re.compile(r"[、,，]")
"""Stands between questions that are told in one breath."""
_OF_A_DOCUMENT = frozenset(
    {Ask.VALIDITY, Ask.STATUS, Ask.TITLE, Ask.NUMBER, Ask.ISSUER, Ask.ADDRESSEE, Ask.BASIS, Ask.AUTHORITY, Ask.DATE}
)
_LEANING = frozenset({Ask.TERM, Ask.COUNT, Ask.CONDITIONS, Ask.LIST, Ask.COMPARE, Ask.TOTAL, Ask.EXTREME})


@dataclass(frozen=True, slots=True)
class Message:
    """The questions of a message, each with what was said before it as introduction."""

    questions: tuple[str, ...]


def split_questions(text: str) -> Message:
    """One question per part; statements join the question that follows them."""
    if announced := announced_questions(text, _asks_when_announced) or questions_of_ends(text, _asks):
        return Message(tuple(announced))
    text = without_announcement(text)
    pieces = _pieces(text)
    questions: list[str] = []
    lead = ""
    for piece in pieces:
        if questions and _only_how_much(piece) and _takes_how_much(questions[-1]):
            questions[-1] += f" {piece}"
        elif questions and not lead and _bounds_the_sum(piece, questions[-1]):
            questions[-1] = _with_bound(questions[-1], piece)
        elif questions and not lead and (_WHICH_OF_THEM.fullmatch(piece) or _OF_ANOTHER_BODY.search(piece)):
            questions[-1] += f" {piece}"
        elif _asks(piece):
            questions.append(f"{lead} {piece}".strip())
            lead = ""
        elif questions and not lead and len(piece) < 12:
            questions[-1] += f" {piece}"
        else:
            lead = f"{lead} {piece}".strip()
    if lead:
        if questions:
            questions[-1] += f" {lead}"
        else:
            questions = [text]
    told = _at_most(MAX_PARTS, [q if i == 0 else completed(q, questions[i - 1]) for i, q in enumerate(questions)])
    return Message(tuple(told) if len(told) > 1 else (text,))


def _at_most(number: int, questions: list[str]) -> list[str]:
    """Not more questions than that: the last holds all that are left."""
    return [*questions[: number - 1], " ".join(questions[number - 1 :])] if len(questions) > number else questions


def _pieces(text: str) -> list[str]:
    linked = [p for stop in _stops(text) for p in _linked(stop) if p and p.strip()]
    return [p.strip() for piece in linked if any(map(str.isalnum, piece)) for p in _own_clauses(piece)]


def _linked(stop: str) -> list[str]:
    """The parts that a word like 另外 or plus joins; before plus an English question has no mark of its own."""
    parts = phrases("link").split(stop)
    besides = _BESIDES.search(stop) is not None

    def is_unmarked(part: str, after: str) -> bool:
        joined = besides or _IS_THERE.match(after) is not None
        return joined and _INVERTED.match(part.strip()) is not None and not _asks(part)

    marked = [f"{p.strip(' ,')}?" if is_unmarked(p, after) else p for p, after in pairwise(parts)]
    return [*marked, parts[-1]]


def _stops(text: str) -> list[str]:
    """A message cut where its sentences ask, or at its numbers where each of these asks: 1)孵化器给多少 2)谁来解释."""
    lead, *numbered = _ENUMERATED.split(text)
    parts = [_JOINED.sub("", part) for part in numbered]
    named = any(find_clause_refs(part) for part in (lead, *parts))
    if len(parts) > 1 and not named and all(map(_asks_or_names_a_sum, parts)):
        asked = [part if part.endswith(("?", "？")) else f"{part}?" for part in parts]
        return [f"{lead} {asked[0]}".strip(), *asked[1:]]
    return _STOP.split(text)


def _own_clauses(piece: str) -> list[str]:
    """专栏1要做多少部，专栏3要做多少个: two questions, since each part names a clause and asks."""
    if shared := shared_parts(piece, lambda part: _asks(part) or phrases("yes_no").search(part) is not None):
        return list(shared)
    parts = [p for p in re.split(r"[,，]", piece) if p.strip()]
    if len(parts) > 1 and _asks(parts[0]) and any(p.rstrip("?？ ").endswith("呢") for p in parts[1:]):
        return [p if p.endswith(("?", "？")) else f"{p}?" for p in parts]
    in_turn = [p for p in _NEXT_QUESTION.split(piece) if p.strip()]
    if len(in_turn) > 1 and all(_INTERROGATIVE.match(p.strip()) and _asks(p) and not _leads_in(p) for p in in_turn):
        return in_turn
    besides = [p for p in _AND_BESIDES.split(piece) if p.strip()]
    if len(besides) > 1 and all(_INTERROGATIVE.match(p) and len(p.split()) > _FEWEST_WORDS for p in besides):
        return [p if p.endswith("?") else f"{p}?" for p in besides]
    if len(parts) > 1 and all(find_clause_refs(p) and _asks(p) for p in parts):
        return parts
    properties = [p for p in _AND_ALSO.split(piece) if p.strip()]
    if len(properties) > 1 and _of_a_document(properties) and not any(_leads_in(p) for p in properties):
        return properties
    if len(parts) > 1 and (lead := _HOW_MANY_ASKED.match(parts[0])):
        parts[0] = parts[0][lead.end() :]
    if of_each := how_much_of_each(parts) or how_long_of_each(parts):
        return [p if p.endswith(("?", "？")) else f"{p}?" for p in of_each]
    in_a_row = [p for p in _IN_A_ROW.split(piece) if p.strip()]
    if len(in_a_row) > len(parts) and _sums_and_facts(in_a_row):
        return [p if p.endswith(("?", "？")) else f"{p}?" for p in in_a_row]
    apart = _stand_alone(parts) or _of_other_duties(parts) or _of_other_sums(parts) or _sums_and_facts(parts)
    return [p if p.endswith(("?", "？")) else f"{p}?" for p in parts] if apart else [piece]


def _leads_in(part: str) -> bool:
    """Whether the last sentence of an English part is a subordinate clause or a statement, no question of its own."""
    last = _SENTENCES.split(part.strip())[-1].strip()
    return last.isascii() and (
        _IN_WHICH_CASE.match(last) is not None or phrases("first_person").match(last) is not None
    )


def _of_a_document(parts: list[str]) -> bool:
    """Who interprets X and until when is it valid: each part asks for another property of a document."""
    kinds = [_kind(part) for part in parts]
    return len(set(kinds)) == len(kinds) and set(kinds) <= _OF_A_DOCUMENT


def _stand_alone(parts: list[str]) -> bool:
    """X最多给多少，谁来解释这个措施: each part asks in so many words, and for something else than the others."""
    kinds = [_kind(part) for part in parts]
    if len(parts) < 2 or None in kinds or len(set(kinds)) < len(kinds) or _LEANING & set(kinds[1:]):
        return False
    if any(_leads_in(p) for p in parts):
        return False
    long_enough = all(len(p) >= _SENTENCE or _of_the_text(p, kind) for p, kind in zip(parts, kinds, strict=True))
    whole = long_enough and all(phrases("interrogative").search(p) or phrases("yes_no").search(p) for p in parts)
    told = any(_SOME.match(p) for p in parts)  # 我有几条小驳船 tells of some, and asks nothing
    return whole and not told and not any(phrases("continues").search(p) for p in parts[1:])


def _of_the_text(part: str, kind: Ask | None) -> bool:
    """Whether so short a part as 谁解释 asks for a property of a document, not for what is done with an application."""
    return kind in _OF_A_DOCUMENT and (kind is not Ask.AUTHORITY or phrases("interpret").search(part) is not None)


def _of_other_duties(parts: list[str]) -> bool:
    """哪个部门牵头，谁来解释: two bodies are asked for, each by what it does; or 各区能不能自己定，谁来解释."""
    duties = [{name for name in _DUTIES if phrases(name).search(part)} for part in parts]
    if len(parts) == len(_DUTIES) and duties[1] and not duties[0] and _asks_yes_or_no(parts[0]):
        return _kind(parts[1]) is Ask.AUTHORITY and phrases("interrogative").search(parts[1]) is not None
    asked = all(_kind(p) is Ask.AUTHORITY and phrases("interrogative").search(p) for p in parts)
    return len(parts) == len(_DUTIES) and asked and all(len(d) == 1 for d in duties) and duties[0] != duties[1]


def _asks_yes_or_no(part: str) -> bool:
    return len(part) >= _SENTENCE and phrases("yes_no").search(part) is not None


def _of_other_sums(parts: list[str]) -> bool:
    """孵化器给多少，产业园给多少: each part names somebody or something and ends in how much."""
    found = [_HOW_MUCH_EACH.fullmatch(part.strip()) for part in parts]
    return len(parts) > 1 and all(m is not None and not _OF_ONE_SUM.search(m["whom"]) for m in found)


def _sums_and_facts(parts: list[str]) -> bool:
    """基地能给多少、园区能给多少、何时生效: each part asks how much of somebody, or for a property of a document."""
    sums = [m is not None and not _OF_ONE_SUM.search(m["whom"]) for m in map(_HOW_MUCH_EACH.fullmatch, parts)]
    facts = [_of_a_text(part) for part in parts]
    return len(parts) > 1 and any(sums) and all(a or b for a, b in zip(sums, facts, strict=True))


def _of_a_text(part: str) -> bool:
    """Whether a part names what it asks a property of a document of, or who interprets it."""
    kind, asked = _kind(part), phrases("interrogative").search(part)
    return kind in _OF_A_DOCUMENT and asked is not None and _of_the_text(part, kind)


def _kind(text: str) -> Ask | None:
    return next((ask for ask, pattern in ask_patterns() if pattern.search(text)), None)


def _takes_how_much(text: str) -> bool:
    """Whether a bare how much? belongs to this question: it asks of a support and names its subject."""
    return _kind(text) in (Ask.SUPPORT, Ask.AMOUNT, None) and not _only_how_much(text)


def _only_how_much(text: str) -> bool:
    """Whether a question names no subject: how much?, 多少?"""
    amount = next(pattern for ask, pattern in ask_patterns() if ask is Ask.AMOUNT)
    found = amount.search(text)
    return found is not None and not any(map(str.isalnum, text[: found.start()] + text[found.end() :]))


def _bounds_the_sum(piece: str, before: str) -> bool:
    """How much per episode, and to what limit: the ceiling of the very sum asked for before, which names no subject."""
    short = len(piece.split()) <= _FEW_WORDS if piece.isascii() else len(piece) <= _FEW_LETTERS
    asked = Ask.AMOUNT in {ask for ask, pattern in ask_patterns() if pattern.search(before)}
    ceiling = phrases("asks_ceiling")
    return short and asked and ceiling.search(piece) is not None and ceiling.search(before) is None


def _with_bound(question: str, piece: str) -> str:
    return f"{question.rstrip('? ')}, and {piece}" if piece.isascii() else f"{question} {piece}"


def _asks_or_names_a_sum(text: str) -> bool:
    return _asks(text) or _NAMES_A_SUM.search(text) is not None


def _asks_when_announced(text: str) -> bool:
    return _asks_or_names_a_sum(text) or _INTERROGATIVE.match(text) is not None


def _asks(text: str) -> bool:
    if text.endswith(("?", "？")) or _INDIRECT.match(text):
        return True
    return any(ask is not Ask.SUPPORT and pattern.search(text) for ask, pattern in ask_patterns())
