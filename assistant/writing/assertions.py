"""Rule: certainty, universality, combination, obligation, existence, procedure and money words come from the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.stems import english_stems
from assistant.writing.absences import (
    is_left_blank,
    is_only_sum,
)
from assistant.writing.case import Case, Fault, Ground, Segment, blank, flat
from assistant.writing.comparisons import are_high, compares, is_highest
from assistant.writing.lexicon import assertions, pattern, synonyms
from assistant.writing.modal import is_demanded
from assistant.writing.proven import is_proven
from assistant.writing.topics import hard_terms
from assistant.writing.words import ends_otherwise
from corpus.glossary.dictionary import meaning

_CONDITIONAL = re.compile(
    r"(?:需要|需|须|要)(?:先)?(?:经|通过)?(?=认定|评定|入选)|(?:as long as|provided that|on condition that)\b"
    r"|(?:必须|须|应当|需要|需|前提|才能|才可|方可|方能|要求)[^，。；]{0,6}(?:经|符合|通过|具备|具有|拥有|满足|是|为|被|达到|属于)"
    r"|要求[^，。；]{0,16}(?:具备|具有|拥有)"
    r"|(?:符合|满足|达到|经)[^，。；]{0,10}(?:前提下|情况下)"
    r"|\bsubject to (?:certification|recognition|accreditation|selection|eligibility|being \w+)\b"
    r"|\b(?:certification|eligibility|recognition|selection) is (?:the|a) requirement\b"
    r"|\b(?:requirements?|criteria|conditions) (?:is|are) met\b|\beligibility is required\b"
    r"|\bmeets? (?:the|their|its) (?:\w+ )?(?:requirements|criteria)\b"
    r"|(?<!only )\b(?:must|need(?:s)? to|have to|has to|required to)\s+(?:first\s+)?"
    r"(?:be|meet|have|satisfy|play|set|show|demonstrate|possess)\b"
    r"(?! (?:given|granted|paid|supported|awarded|funded|provided|rewarded)\b)"
)
_CONDITION = re.compile(
    r"对于?[^。；]{2,60}的[^，,。；;]{2,24}[，,](?:按|给予|予以)|前提|经认定|符合条件|经.{0,6}(?:认定|评定|评审|批准)|被评为|入选|认定|条件|certified|eligible|rated|selected"
)
_LISTED = re.compile(
    r"(?<=、)[^。；§]*?(都(?:会|能|可|有))|(?<=和)[^。；§]*?(都(?:会|能|可|有))"
    r"|(?<=[及、与和])[^。；§]*?(均可?)(?!衡)|(?<=[,，])[^.;§]*?\b(?:are|were) (all)\b"
)
_ADDITIVE = re.compile(
    r"(除了?)[^。；]{1,60}[，,][^。；]*?(?:也|还|同样|并|均|都)"
    r"|\b(besides|apart from|aside from|other than)\b[^.;]{1,120},[^.;]*?\b(?:also|too|likewise|as well)\b"
)
_LOOK_UP = re.compile(
    r"申[报请](?=[^，。；]{0,8}(?:要|需|须|得)?等)"
    r"|需要?(?:另|再|去)?(?=查|看|参|核对|确认|了解|留意|以[^，。；]{2,20}为准)"
)
_POINTS = re.compile(r"\b(?:points?|refers?)\b[^.;]*\b(instead)\b")
_BOTH = re.compile("(?:上限|金额|数额|额度)?(?:相同|一样|一致)(?=[，,]?[都均](?:是|为)§)")
_PRESENT, _REPORTED = re.compile(r"已|already"), re.compile(r"近年来|目前|现已|日益|不断扩大")
_ENOUGH = re.compile(r"只要(?=[^，。；]{0,16}(?:认定|符合|满足|评为|入选))")
_NEED = re.compile(r"\b(?:need|needs|require|requires) (?:certification|recognition|accreditation|selection)\b")
_SHORT, _TWO = 6, 2
_TRANSLATED = ("procedure", "exception")
_SAME = ("yearly", "once", "before", "prompt")
_BEEN = re.compile(
    r"\b(?:has been|have been|was|were) (?:certified|recogni[sz]ed|accredited|rated|selected|chosen|assessed|named)\b"
)
_PERFECT = re.compile(r"\b(?:has|have) (?:\w+ly )?(?:been|kept|become|grown|\w+ed)\b")
_WAS = re.compile(r"\bwas ((?:issued|formulated|drawn up|compiled|drafted|published|printed))\b")
_AS_NOUN = re.compile(
    r"(?<=[的样该此一述到合足按些])要求(?![\u3400-\u9fff]{0,2}(?:企业|单位|项目))|要求(?=(?:是|为|的是|在于)|[，。；：]|$)"
)
_ASKS = re.compile(
    r"(?:文件|草案|措施|计划|办法|条文|条款|本条|该条|这一条|专栏|通知|方案|稿|思想|原则|它|其)(?:还|也|都|明确|同时|则|只|仅)*(要求)"
    r"|\b(?:plan|measures|clause|text|box|notice|draft|it|document|article) (?:also |expressly )?"
    r"(requires?|demands?|promises?)\b"
    r"|(需要|需(?!求)|\bneeds? to\b|\bneeds?\b|\bhave to\b|\bhas to\b)"
)


def assertions_made(case: Case) -> Fault | None:
    """The first assertion that no cited clause makes."""
    text = _asserted(case)
    for name in assertions():
        for match in pattern(name).finditer(text):
            words = text[match.start() : _word_end(text, match.end())]
            if not _is_borne_out(case, words, name) and not any(_makes(words, name, g) for g in case.grounds):
                return Fault(name, words)
    return None


def _asserted(case: Case) -> str:
    """What a sentence asserts, without what it denies and what the words of assertion are harmless in."""
    text = "，".join(case.spoken[s.start : s.end] for s in case.segments if not is_proven(case, s))
    if any(_CONDITION.search(g.clause) for g in case.grounds):
        text = _BEEN.sub(" ", text)
        text = _NEED.sub(" ", _ENOUGH.sub(" ", _CONDITIONAL.sub(" ", text)))
    if pattern("basis").search(text):
        text = blank(text, pattern("earlier_rule"))
    text = _BOTH.sub(" ", _LOOK_UP.sub(" ", text))
    for harmless in (_LISTED, _ADDITIVE, _POINTS):
        text = harmless.sub(lambda m: m.group().replace(next(filter(None, m.groups())), " ", 1), text)
    if any(_is_only_sum(case, s) for s in case.segments):
        text = blank(text, pattern("only_sum"))
    if is_left_blank(case):
        text = blank(text, pattern("only_year"))
    return _as_the_text_asks(case, _AS_NOUN.sub(" ", _as_issued(text, case.grounds)))


def _is_only_sum(case: Case, segment: Segment) -> bool:
    """Whether a part says for whom alone the cited clauses write a sum (写明金额的只有产业基地), and they have one."""
    found = pattern("only_sum").search(segment.text)
    named = [t for t in hard_terms(case, segment.text[found.end() :]) if t.hard] if found else []
    return found is not None and is_only_sum(case, segment.text, named)


def _is_borne_out(case: Case, words: str, name: str) -> bool:
    """Whether the figures of the sentence bear a word out, or it is not of money (to develop together)."""
    if name == "combination":
        return pattern("in_company").match(words) is not None and not _speaks_of_money(case)
    if name != "exclusive":
        return False
    highest = pattern("highest").match(words) is not None and is_highest(case)
    rather = pattern("rather_high").fullmatch(words) is not None and are_high(case)
    return highest or rather or compares(case, words) or _sets_beside(case, words)


def _speaks_of_money(case: Case) -> bool:
    return bool(case.slots) or pattern("giving").search(case.own) is not None


def _sets_beside(case: Case, words: str) -> bool:
    """Whether the word only sets two amounts beside each other: {17a} compared with {16a}."""
    return words.startswith("compar") and sum(bool(s.provision.currency) for s in case.slots) > 1


def _as_issued(text: str, grounds: Sequence[Ground]) -> str:
    """Without "was issued" and the like, where a clause tells that very act of the document."""
    for match in list(_WAS.finditer(text)):
        if any(set(english_stems(match[1]).split()) <= g.stems for g in grounds):
            text = f"{text[: match.start()]}{' ' * len(match.group())}{text[match.end() :]}"
    return text


def _as_the_text_asks(case: Case, text: str) -> str:
    """Without 措施要求 and the like, where the clause itself has what follows done and does not only encourage it."""
    for match in list(_ASKS.finditer(text)):
        asked = _asked_for(text, match)
        if any(is_demanded(asked, g, case.language) for g in case.grounds):
            word = next(number for number in range(1, match.re.groups + 1) if match[number])
            text = f"{text[: match.start(word)]}{' ' * len(match[word])}{text[match.end(word) :]}"
    return text


def _asked_for(text: str, match: re.Match[str]) -> str:
    """What is asked: what follows up to the next comma, with the part before where that says too little."""
    after = re.split(r"[，,；;]", text[match.end() :])[0]
    before = re.split(r"[，,；;。]", text[: match.start()])
    return after if len(flat(after)) >= _SHORT or len(before) < _TWO else f"{before[-2]} {after}"


def _word_end(text: str, place: int) -> int:
    while 0 < place < len(text) and text[place - 1 : place + 1].isascii() and text[place].isalpha():
        place += 1
    return place


def _makes(words: str, name: str, ground: Ground) -> bool:
    wanted = flat(words)
    if name == "exclusive" and pattern("more_of").fullmatch(wanted) and pattern("increases").search(ground.clause):
        return True
    if wanted == "发放" and pattern("given_in_clause").search(ground.clause):
        return True
    if name == "existence" and _PRESENT.fullmatch(wanted) and _REPORTED.search(ground.clause):
        return True
    if name == "existence" and _PERFECT.match(f"{words} been") and _PERFECT.search(ground.clause):
        return True
    if any(pattern(n).fullmatch(words.strip()) and pattern(n).search(ground.clause) for n in _SAME):
        return True
    if not re.search(r"[a-z]", wanted):
        return wanted in ground.flat or (not _has_chinese(ground) and pattern(name).search(ground.clause) is not None)
    if name == "procedure" and any(stem.startswith(s) for s in english_stems(words).split() for stem in ground.stems):
        return True
    if name in _TRANSLATED and any(_is_translated(word, ground) for word in words.split()):
        return True
    if all(stem in ground.stems or ends_otherwise(stem, ground.stems) for stem in english_stems(words).split()):
        return True
    return not ground.view.clause.rendering and _has_chinese(ground) and pattern(name).search(ground.clause) is not None


def _is_translated(word: str, ground: Ground) -> bool:
    """Whether a clause has a Chinese word that an English one stands for, or may stand for."""
    other = synonyms(english_stems(word).strip())
    chinese = {*meaning(word), *(other.chinese if other else ())}
    return any(found in ground.flat for found in chinese)


def _has_chinese(ground: Ground) -> bool:
    return re.search(r"[\u3400-\u9fff]", ground.view.clause.text) is not None
