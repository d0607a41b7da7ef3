"""The rules that a text names, and why it names them."""

from __future__ import annotations

import re

from corpus.model import ReferenceRole, RuleReference
from corpus.scripts import to_simplified

_NUMBER_AFTER = re.compile(
    r"\s*(?P<open>[（(])?\s*(?P<number>[^\s（(）)《》，。；、]{0,14}"
    r"[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*第?\s*\d+\s*号)"
)
_SHORT_NAME = re.compile(r"(?:以下|下[称文]|简称|又称|统称)[^，。；（(《]{0,6}[“\"「]?$")
_SENTENCE_MARK = re.compile(r"[。！？\n；;]|[.](?=\s+[A-Z]|\s*$)")
_BASIS_BEFORE = re.compile(r"根据|依据|依照|按照|贯彻|落实|遵照|执行|依|按|为")
_BASIS_AFTER = re.compile(
    r"(?:制定|制订|订定|编制|拟定|起草|出台|修订|定)(?:了)?(?:本|如下|以下|之|该|\ufffc|$)"
    r"|(?:提出|作出)[^。；]{0,6}(?:意见|措施|规定)"
)
_TOPPED = re.compile(r"(?:[^，。；]{0,10})?(?:的)?基础上[^。；]{0,24}?(?:追加|再|叠加|另|额外|提高|增加|上浮|给予)")
_FOLLOWS = re.compile(
    r"(?:按照|按|依照|依据|根据|参照|遵照|依|适用|执行|参考)[^，。；《》]{0,24}(?:\ufffc++[^，。；\ufffc]{0,12})*+$"
)
_GIVES = re.compile(
    r"予以|给予|执行|办理|奖励|资助|支持|补助|补贴|扶持|奖补|申报|申请|实施|确定|兑现|认定|处罚|处理|处分|扣除|规定"
)
_BARE_RULE = re.compile(
    r"(?:(?<=依)|(?<=依据)|(?<=根据)|(?<=依照)|(?<=按照))(?P<title>[\u4e00-\u9fff]{2,26}?(?:法施行细则|法|条例|办法|细则|规程|要点))"
    r"(?=第|之|规定|有关|[（(]以下|，|、|及)"
)
_NOT_A_NAME = re.compile(r"^(?:本|前|该|各|其|有关|相关|此|国家|现行)|^(?:据|照)|违法|方法|做法|(?:以上|上述|其他)|的")
_EN_LINK = r"(?:the|from|and|of|for|on|in|to|with)"
_EN_CAPITAL = r"[A-Z][\w'’&/-]*"
_EN_KINDS = r"(?:Acts?|Laws?|Regulations?|Measures|Ordinance|Code|Rules|Decree|Provisions|Directive)"
_EN_RULE = re.compile(
    r"(?P<quoted>[“\"](?P<inner>[A-Z][^”\"\n]{4,160})[”\"])|"
    rf"\b(?P<title>{_EN_CAPITAL}(?: (?:{_EN_CAPITAL}|{_EN_LINK})){{0,14}}? ?\b{_EN_KINDS})\b"
    rf"(?: (?:for|on|of|concerning|governing|to)(?: {_EN_LINK})*(?: {_EN_CAPITAL})(?:(?: {_EN_LINK})* {_EN_CAPITAL})*)?"
    r"(?P<year> of \d{4}| \d{4})?(?! [A-Z][a-z]+ (?:Act|Law))"
)
_EN_KIND = re.compile(rf"\b(?:{_EN_KINDS}|Policy|Plan|Guidelines?|Opinions)\b")
_EN_GENERIC = re.compile(r"^(?:The|This|These|Those|Such|Any|Each|Said|All|Other)\b ?")
_EN_FOLLOWS = re.compile(
    r"\b(?:pursuant to|under|in accordance with|according to|in line with|as (?:provided|prescribed|set out) (?:in|by)|"
    r"stipulated (?:in|by)|prescribed by|by virtue of)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_EN_BASIS = re.compile(
    r"\b(?:formulated|enacted|established|made|stipulated|adopted|promulgated|issued|drawn up|prescribed)\b",
    re.IGNORECASE,
)
_EN_SELF = re.compile(
    r"\b(?:these|this) (?:regulations?|measures|act|law|rules|provisions|policy|plan|opinions|ordinance)\b",
    re.IGNORECASE,
)
_EN_TOPPED = re.compile(r"\b(?:on top of|in addition to|on the basis of)\b[^.;]{0,80}$", re.IGNORECASE)
_EN_GIVES = re.compile(
    r"\b(?:grant|support|reward|award|subsid|fund|assist|receive|given|provid|appl|eligible|punish|fine|sanction|handled|determined)",
    re.IGNORECASE,
)


def extract_references(text: str) -> tuple[RuleReference, ...]:
    """The rules that ``text`` names, in order: 《…》, bare names after 依/根据, English titles.

    ``start``/``end`` span the name with its brackets. A short name that the text gives to a
    rule (以下简称《…》) is not a rule of its own. ``number`` is the file number printed behind
    the name. The role is read from the sentence: DECIDES where something is given or done
    by that rule, TOPS_UP where it is added to it, LEGAL_BASIS where a text is made under it.
    """
    folded = to_simplified(text)
    titles = title_spans(folded)
    hidden = _hide_titles(folded, titles)
    found = [_titled(text, hidden, span) for span in titles if not _SHORT_NAME.search(folded, 0, span[0])]
    bare = [match.span("title") for match in _BARE_RULE.finditer(hidden) if _is_bare_name(match)]
    found += [_named(text, hidden, span) for span in bare]
    found += _english(text, hidden)
    return tuple(sorted(found, key=lambda reference: reference.start))


def title_spans(text: str) -> list[tuple[int, int]]:
    """The outermost 《…》 of ``text``, brackets included; an unclosed bracket opens nothing."""
    spans, depth, start = [], 0, 0
    for position, character in enumerate(text):
        if character == "《":
            start = position if depth == 0 else start
            depth += 1
        elif character == "》" and depth:
            depth -= 1
            if depth == 0:
                spans.append((start, position + 1))
        elif character == "\n" and depth and position - start > 200:
            depth = 0
    if depth:
        spans += [match.span() for match in re.compile(r"《[^《》]*》").finditer(text, start)]
    return spans


def _titled(text: str, hidden: str, span: tuple[int, int]) -> RuleReference:
    number = _NUMBER_AFTER.match(text, span[1])
    return RuleReference(
        title=text[span[0] + 1 : span[1] - 1].strip(),
        start=span[0],
        end=span[1],
        role=_role(hidden, span),
        number=number["number"] if number else None,
    )


def _named(text: str, hidden: str, span: tuple[int, int]) -> RuleReference:
    return RuleReference(title=text[span[0] : span[1]], start=span[0], end=span[1], role=_role(hidden, span))


def _is_bare_name(match: re.Match[str]) -> bool:
    return not _NOT_A_NAME.search(match["title"])


def _role(hidden: str, span: tuple[int, int]) -> ReferenceRole:
    before, after = _surroundings(hidden, span)
    segment_before = re.split(r"[，,]", before)[-1]
    if _TOPPED.match(after):
        return ReferenceRole.TOPS_UP
    if _BASIS_BEFORE.search(before) and _BASIS_AFTER.search(after):
        return ReferenceRole.LEGAL_BASIS
    if _FOLLOWS.search(segment_before) and _GIVES.search(after):
        return ReferenceRole.DECIDES
    return ReferenceRole.MENTION


def _surroundings(hidden: str, span: tuple[int, int]) -> tuple[str, str]:
    before = re.split(_SENTENCE_MARK, hidden[max(0, span[0] - 400) : span[0]])[-1]
    after = re.split(_SENTENCE_MARK, hidden[span[1] : span[1] + 400])[0]
    return before, after


def _hide_titles(text: str, spans: list[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = "\ufffc" * (end - start)
    return "".join(characters)


def _english(text: str, hidden: str) -> list[RuleReference]:
    found = []
    for match in _EN_RULE.finditer(hidden):
        start, end = match.span()
        title = match["inner"] or match.group()
        if match["inner"] is None and (generic := _EN_GENERIC.match(title)):
            start, title = start + generic.end(), title[generic.end() :]
        if _is_english_name(title, quoted=match["inner"] is not None):
            found.append(RuleReference(text[start:end].strip("“”\""), start, end, _english_role(hidden, (start, end))))
    return found


def _is_english_name(title: str, *, quoted: bool) -> bool:
    if quoted:
        return _EN_KIND.search(title) is not None
    capitals = [word for word in title.split() if word[0].isupper() and word.isascii()]
    return len(capitals) >= 2


def _english_role(hidden: str, span: tuple[int, int]) -> ReferenceRole:
    before, after = _surroundings(hidden, span)
    if _EN_TOPPED.search(before):
        return ReferenceRole.TOPS_UP
    if not _EN_FOLLOWS.search(before):
        return ReferenceRole.MENTION
    sentence = before + " " + after
    if _EN_SELF.search(sentence) and _EN_BASIS.search(sentence):
        return ReferenceRole.LEGAL_BASIS
    return ReferenceRole.DECIDES if _EN_GIVES.search(sentence) else ReferenceRole.MENTION
