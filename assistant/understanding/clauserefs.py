"""Reads clause numbers out of a question, in any of the forms people type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.model import ClauseRef
from assistant.understanding.number_words import CARDINAL, ORDINAL, parse_number_words
from corpus.numerals import parse_numeral

_N = r"[0-9零〇一二三四五六七八九十百两]+"
# 两条 counts two of them: the second is 第二条
_ALONE = r"[0-9零〇一二三四五六七八九十百]+"
_LATIN = rf"[0-9]+|[IVXLC]+\b|{CARDINAL}\b"
_ITEM = rf"(?:\s*第?\s*(?P<para>{_N})\s*款)?(?:\s*第?\s*\(?(?P<point>{_N})\)?\s*项)?"
# what a number of 条 counts where it is no clause: 四条基本原则
_LISTED = r"(?:基本|主要|重点|具体|重要|核心|工作)?(?:原则|任务|举措|要求|标准|路径|途径|路线|理由|建议|经验|红线|底线)"
_JOIN = r"\s*(?:到|至|-|—|–|~|、到)\s*"
_PART_ZH = r"(?:部分|章)(?:(?:里|中|当中)?(?:面)?的)?"
_TO = r"\s*(?:-|–|—|to|through|thru|until|till|up to)\s*"
_COUNTED_ZH = r"(?P<of>条|章|个?部分|个?专栏)"
_COUNTED = r"(?P<of>clauses|articles|provisions|points|chapters|parts|boxes)"
_DIGIT_OR_WORD = rf"(?:\d+|{CARDINAL}\b)"

_WORDED = r"(?:\b(?:claus(?:es?)?|articles?|arts?\.?|sections?|sec\.|ss?\.|cl\.|paras?\.?|paragraphs?|items?)|§+)"
FIRST, LAST = "first", "last"
"""Stand for the first and the last clauses of a document, as many as ``ClauseRef.many``."""
STATED = "stated"
"""A number that is said of a clause which the question names by what it is about: the clause on exports is 19."""
FIRST_BOX, LAST_BOX = "first box", "last box"
"""The same of its boxes."""

_SINGULAR = r"\b(?:clause|article|section|paragraph|item|point|provision)"
_KIND = r"\b(?:clause|item|point|article|section|sec\.|paragraph|para\.?|provision)"
_HOLDER = r"(?:part|chapter|section|sec\.)"
"""What points stand in: section 3, point 5."""
_WITHIN = r"(?:clause|item|point|article|paragraph|para\.?|provision|task|measure|sub-?section)"
_PARTS = r"(?:clauses?|articles?|points?|paragraphs?|items?|tasks?|measures?|sections?|subsections?|provisions?)"
_OF_A_TEXT = r"(?=,? (?:of|in|from|under) (?:the|this|that|your|our) )"
_NOT_A_DECIMAL = r"(?!\s*(?:%|个?[百千]?[万亿]|倍|个(?:百分)?点|[元块米平亩吨公折岁年月天]|[美欧日港澳台]元|英镑))"
"""Behind 1.3: 1.3个亿, 2.5公里, 3.5米 are no clauses."""
_NOT_A_QUANTITY = r"(?!\s*(?:million|billion|%|percent|years?|months?|days?))"
_NOT_COMPARED = r"(?!,? [^.?!]*\b(?:more|higher|less|lower|larger|bigger|smaller|better|which of the two)\b(?! than))"
"""Behind two clauses that are no ends of a range, since it is asked which of them has more: between 9 and 17."""
_NO_NUMBER = "第几多哪上下前后这那同每某"
_COUNTED_BY_IT = (
    r"[\u4e00-\u9fff]{0,5}?(?:快车道|[通跑赛河]道|渠道|生产线|流水线|产业链|航线|路线|专线|热线|捷径|出路|路子|街|船|消息|短信|视频)"
)
"""Behind a number of 条 that counts no clauses: 开一条审批快车道, 三条生产线."""
_ALSO = r"(?:、|,|和|与|及)"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "nested range",
        _pattern(
            rf"(?<![{_NO_NUMBER}])(?:第\s*)?(?P<a>{_N})\s*(?:、|{_PART_ZH})?\s*\((?P<b>{_N})\)(?:{_JOIN}|{_TO})"
            rf"(?:(?P<c>{_N})、?\s*)?\((?P<d>{_N})\)"
        ),
    ),
    (
        "nested range",
        _pattern(
            rf"(?<![\d.])(?P<a>\d{{1,2}})\.(?P<b>\d{{1,2}})(?:{_JOIN}|{_TO})(?:{_WORDED}\s*)?(?P<c>\d{{1,2}})\.(?P<d>\d{{1,2}})"
            rf"(?!\d){_NOT_A_DECIMAL}{_NOT_A_QUANTITY}"
        ),
    ),
    (
        "nested range",
        _pattern(
            rf"\b{_HOLDER}\s*(?P<a>{_LATIN})\s*,?\s+{_PARTS}\s*\(?(?P<b>{_DIGIT_OR_WORD})\)?{_TO}"
            rf"\(?(?P<d>{_DIGIT_OR_WORD})\)?"
        ),
    ),
    ("range", _pattern(rf"第?\s*\(?(?P<a>{_N})\)?\s*(?:条|款)?{_JOIN}第?\s*\(?(?P<b>{_N})\)?\s*条(?!件)")),
    (
        "nested range",
        _pattern(
            rf"\((?P<b>{_N})\)(?:{_JOIN}|{_TO})\((?P<d>{_N})\),? (?:in|of|under|from) (?:the )?(?:part|chapter)\s*"
            rf"(?P<a>{_LATIN}|{_N})"
        ),
    ),
    ("range", _pattern(rf"\((?P<a>{_N})\)(?:{_JOIN}|{_TO})\((?P<b>{_N})\)")),
    (
        "range",
        _pattern(
            rf"{_WORDED}\s*\(?(?P<a>{_DIGIT_OR_WORD})\)?{_TO}(?:{_WORDED}\s*)?\(?(?P<b>{_DIGIT_OR_WORD})\)?"
            rf"{_NOT_A_QUANTITY}"
        ),
    ),
    (
        "range",
        _pattern(
            rf"\bbetween {_WORDED}\s*\(?(?P<a>{_DIGIT_OR_WORD})\)?\s*and\s*(?:{_WORDED}\s*)?"
            rf"\(?(?P<b>{_DIGIT_OR_WORD})\)?{_NOT_A_QUANTITY}{_NOT_COMPARED}"
        ),
    ),
    ("box range", _pattern(rf"专栏\s*(?P<a>{_N}){_JOIN}(?:专栏\s*)?(?P<b>{_N})(?!\s*[年月个家项万])")),
    (
        "box range",
        _pattern(rf"\bbox(?:es)?\s*(?P<a>{_DIGIT_OR_WORD}){_TO}(?:box\s*)?(?P<b>{_DIGIT_OR_WORD}){_NOT_A_QUANTITY}"),
    ),
    (
        "chapter range",
        _pattern(rf"第\s*(?P<a>{_N})\s*(?:章|部分)?{_JOIN}第?\s*(?P<b>{_N})\s*(?:章|部分)"),
    ),
    (
        "chapter range",
        _pattern(rf"\b(?:chapters?|parts?)\s*(?P<a>{_LATIN}){_TO}(?:(?:chapter|part)\s*)?(?P<b>{_LATIN})"),
    ),
    (FIRST, _pattern(rf"(?:最?[前头]|开头(?:的)?)(?:面)?(?:的)?(?P<a>{_N})\s*{_COUNTED_ZH}(?!件)")),
    (LAST, _pattern(rf"(?:最后|末尾|末了|倒数(?!第)|结尾|后面?|末)(?:的)?(?P<a>{_N})\s*{_COUNTED_ZH}(?!件)")),
    ("from the end", _pattern(rf"倒数(?:第)?(?P<a>{_N})\s*(?:条|个?专栏)")),
    (
        "from the end",
        _pattern(
            rf"\b(?:(?P<b>{ORDINAL})[ -](?:to[ -])?(?:the )?last|penultimate) (?:clause|article|provision|point)\b"
        ),
    ),
    (
        FIRST,
        _pattern(
            rf"\b(?:first|opening|initial) (?P<a>{_DIGIT_OR_WORD}) (?:numbered |short )?{_COUNTED}\b"
        ),
    ),
    (
        LAST,
        _pattern(
            rf"\b(?:last|final|closing) (?P<a>{_DIGIT_OR_WORD}) {_COUNTED}\b"
        ),
    ),
    ("box", _pattern(rf"第\s*(?P<a>{_N})\s*个专栏")),
    ("box", _pattern(rf"专栏\s*(?P<a>{_N})|\bbox(?:es)?\s*(?:no\.?\s*|number\s+)?(?P<b>\d+|{CARDINAL}\b)")),
    (
        "decimal",
        _pattern(
            rf"(?:{_WORDED}\s*|第\s*)?(?<![\d.£$€¥￥])(?P<a>\d{{1,2}})\.(?P<b>\d{{1,2}})(?:\.\d+)*(?!\d){_NOT_A_DECIMAL}{_NOT_A_QUANTITY}"
        ),
    ),
    (
        "nested",
        _pattern(
            rf"\b(?:part|chapter)\s*(?P<a>{_LATIN})\s*,?\s+{_KIND}?\s*(?:no\.?\s*|number\s+)?\(?(?P<b>\d+|{CARDINAL}\b)\)?"
        ),
    ),
    (
        "nested",
        _pattern(
            rf"\b{_HOLDER}\s*(?P<a>{_LATIN})\s*,?\s+{_WITHIN}s?\s*(?:no\.?\s*|number\s+)?\(?(?P<b>\d+|{CARDINAL}\b)\)?"
        ),
    ),
    ("nested", _pattern(rf"\b{_HOLDER}\s*(?P<a>{_LATIN})\s*\((?P<b>\d+)\)")),
    (
        "nested",
        _pattern(
            rf"{_KIND}\s*\(?(?P<b>\d+|{CARDINAL}\b)\)?,? (?:of|in|under|from) (?:the )?{_HOLDER}\s*(?P<a>{_LATIN})"
        ),
    ),
    (
        "nested",
        _pattern(
            rf"\b(?P<b>{ORDINAL})\s+(?:of the )?(?:[a-z]+ )?{_PARTS},? (?:of|in|under|from) (?:the )?"
            rf"(?:{_HOLDER}\s*(?P<a>{_LATIN})|(?P<c>{ORDINAL}) {_HOLDER}(?!\w))"
        ),
    ),
    (
        "nested",
        _pattern(rf"\b{_HOLDER}\s*(?P<a>{_LATIN}),?\s+(?:the )?(?P<b>{ORDINAL})\s+(?:[a-z]+ )?{_PARTS}\b"),
    ),
    (
        "article",
        _pattern(rf"{_WORDED}\s*(?:no\.?\s*|number\s+)?\(?(?P<a>\d+)\)?(?:\s*\((?P<point>\d+)\))?{_NOT_A_QUANTITY}"),
    ),
    (
        "article",
        _pattern(
            rf"\b(?:point|provision|measure|task)\s+(?:no\.?\s*|number\s+)?\(?(?P<a>\d{{1,3}})\)?(?![\d.]*[\d%])"
            rf"{_NOT_A_QUANTITY}"
        ),
    ),
    ("article", _pattern(rf"{_SINGULAR}\s+(?:number\s+)?(?P<a>{CARDINAL})\b{_NOT_A_QUANTITY}(?!-)")),
    ("article", _pattern(rf"{_WORDED}\s+(?P<a>{CARDINAL})\b(?=\s*(?:,|and|or|&|to)\s)")),
    ("article", _pattern(r"\bthe (?:very )?last (?:clause|article),? \(?(?:no\.?|number)\s*(?P<a>\d+)\)?")),
    (
        LAST,
        _pattern(
            r"(?:最[后末](?:的)?(?:那)?一?|压轴(?:的)?那?|末)条(?!件)"
            r"|\bthe (?:very )?(?:last|final|closing|concluding) (?:clause|article|provision|point)\b"
        ),
    ),
    (
        "article",
        _pattern(rf"\b(?P<a>{ORDINAL})\s+(?:clause|article|section|paragraph|point|item|provision)\b(?! of view)"),
    ),
    ("article", _pattern(rf"\b(?:no\.|number)\s*(?P<a>\d+){_OF_A_TEXT}")),
    (
        STATED,
        _pattern(
            r"\b(?:clause|article)\b(?: (?!(?:no|number)\b)[a-z'’-]+){0,7}? (?:is|was|has)(?: the)?(?: number| no\.?)?"
            r" ?(?P<a>\d{1,2})(?=\s*(?:[,?]|$|or\b))"
        ),
    ),
    ("box", _pattern(rf"\b(?P<b>{ORDINAL})\s+box\b")),
    ("nested", _pattern(rf"(?<![{_NO_NUMBER}])(?:第\s*)?(?P<a>{_N})\s*(?:、|{_PART_ZH})?\s*(?:第\s*)?\((?P<b>{_N})\)")),
    ("nested", _pattern(rf"第\s*(?P<a>{_N})\s*(?:部分|章)(?:的|,)?\s*第\s*(?P<b>{_N})\s*[条项点款](?!件)")),
    ("article", _pattern(rf"第\s*(?P<a>{_N})\s*[条條]\s*之\s*(?P<b>{_N}){_ITEM}")),
    ("article", _pattern(rf"第\s*\(?(?P<a>{_N})\)?\s*[条條](?!件){_ITEM}")),
    ("article", _pattern(rf"第\s*(?P<a>{_N})(?=\s*(?:{_ALSO}\s*第?\s*{_N}\s*)+[条條](?!件))")),
    ("article", _pattern(rf"(?<![{_N[1:-2]}{_NO_NUMBER}])(?P<a>{_N})(?=(?:{_ALSO}{_N}){{2,}}[条條](?!件))")),
    ("article", _pattern(rf"(?<![{_N[1:-2]}{_NO_NUMBER}])(?P<a>{_ALONE})(?={_ALSO}{_ALONE}[这那]?两[条條](?!件))")),
    (
        "article",
        _pattern(rf"(?:(?<![\u4e00-\u9fff\w])|(?<=[的施划法案]))(?P<a>{_ALONE})(?={_ALSO}{_ALONE}[条條](?!件))"),
    ),
    (
        "article",
        _pattern(rf"(?<![\d.])(?P<a>\d{{1,3}})(?=(?:{_ALSO}\d{{1,3}})+[这那]?[两二三四五六七八九][条條](?!件))"),
    ),
    (
        "article",
        _pattern(
            rf"(?<!第[\u4e00-\u9fff])(?<![{_N[1:-2]}{_NO_NUMBER}章\u201d\u300d])(?P<a>{_ALONE})\s*条"
            rf"(?!款|件|例|以|意见|措施|不落|龙|{_COUNTED_BY_IT}|{_LISTED}){_ITEM}"
        ),
    ),
    # 那十六条给多少 after another clause: so many are not pointed to
    ("article", _pattern(r"^那(?P<a>[1-9]\d|[二三四]?十[一二三四五六七八九])条(?!款|件|里|中|都|一共|总共|分别|各)")),
    ("article", _pattern(rf"\((?P<a>{_N})\)")),
    ("chapter", _pattern(rf"第\s*(?P<a>{_N})(?=\s*(?:{_ALSO}\s*第?\s*{_N}\s*)+(?:章|部分))")),
    (
        "chapter",
        _pattern(
            rf"第\s*(?P<a>{_N})\s*(?:章|部分)|\b(?:chapter|part)\s*(?P<b>{_LATIN}|[一二三四五六七八九十]+)"
            rf"|\bchapters\s*(?P<c>{_DIGIT_OR_WORD})(?=\s*(?:,|and|or|&)\s)"
        ),
    ),
    (
        "last chapter",
        _pattern(
            r"最[后末](?:的)?一?(?:章|个?部分)"
            r"|\bthe (?:very )?(?:last|final|closing|concluding) (?:chapter|part)\b(?! of\b)"
        ),
    ),
    ("chapter", _pattern(rf"\b(?P<b>{ORDINAL}) (?:chapter\b|part\b(?! of\b))")),
)
_LISTED_ON = {"article", "box", "nested", "chapter"}
_PENULTIMATE = 2
_COUNTING = re.compile(
    rf"(?:{_LISTED})(?:一共|总共|不是|也|共|就|只|才|都|是|有|分|为|成|了)*$"
    r"|(?:一共|总共|总计|拢共|合计|(?<!公)共|足足)(?:就|只|才)?(?:有|是)?(?:就|只|才)?$"
)
"""Before a number of 条 that says how many there are of something: 基本原则是四条, 措施一共26条."""
_FEW, _MOST_FEW = ("box", "ch"), 20
"""More boxes or chapters than this are things counted: box 2 and 30 projects."""
_ORDINAL = re.compile(r"^第.+[条條]")
_COUNT_OF_CLAUSES = re.compile(rf"{_N}\s*条")
_THE_SAME = re.compile(r"(?:是|在|同|于|属|成|写)(?:不是|没在)?$")
"""Before 一条 that is no clause of that number but one and the same: 是一条里的吗, 在同一条."""
_IN_A_CALLED_CHAPTER = re.compile(r"(?:(?:章|节|部分)(?:里|中|内|下|当中)?(?:面)?|[万亿]元?)的(?:这|那)?$")
"""Before a number of 条 that counts those of a chapter called by its heading, or of a sum: 500万的四条."""
_OF_A_SORT = re.compile(r"[\u4e00-\u9fff]{0,8}(?:类|方面|性质|相关|有关)的?条款?")
"""Behind one that counts clauses of some sort: 三条基地类的条款."""
_OF_THE_CHAPTER = re.compile(r"(?:里|中|内|下|当中)?(?:面)?(?:的|全部|所有|共|一共|有|共有)?")
_SENTENCE_SO_FAR = re.compile(r"[^,，;；。?？]*$")
_SEPARATORS = re.compile(r"[、和与跟及]")
_LIST_TAIL = re.compile(
    r"\s*(?:、|和|与|跟|及|,|and|&|or|或|vs\.?|versus)\s*(?:第\s*)?"
    rf"\(?(?P<a>\d+|{_ALONE}|{CARDINAL}\b)\)?(?P<unit>\s*[条條])?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundRef:
    """A reference and the span of the question it stands in."""

    ref: ClauseRef
    start: int
    end: int


def find_clause_refs(text: str) -> list[FoundRef]:
    """Every clause number in a normalised question, in order, spans never overlapping."""
    found: list[FoundRef] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            ref = _reference(kind, match)
            if ref is None or _counts(ref, text[: match.start()]):
                continue
            start = match.start("a") if kind == STATED else match.start()
            found.append(FoundRef(ref, start, match.end()))
            taken.append((start, match.end()))
            if kind in _LISTED_ON and not ref.until:
                _follow_list(text, found, taken)
    return _ordered(text, found)


def _counts(ref: ClauseRef, before: str) -> bool:
    """Whether a bare number of 条 is no clause: how many there are, or one and the same."""
    if ref.written == "一条" and _THE_SAME.search(before):
        return True
    return _COUNT_OF_CLAUSES.fullmatch(ref.written) is not None and _COUNTING.search(before) is not None


def _ordered(text: str, found: list[FoundRef]) -> list[FoundRef]:
    """In order of place; beside 第16条 a bare 30条 says how many clauses there are (人才30条第16条)."""
    ordinal = any(_ORDINAL.search(item.ref.written) for item in found)
    chapters = [item.end for item in found if item.ref.chapter]
    kept = [
        item
        for item in found
        if not _COUNT_OF_CLAUSES.fullmatch(item.ref.written)
        or not (ordinal or _counts_those(text, item, chapters))
    ]
    return sorted(kept, key=lambda item: item.start)


def _counts_those(text: str, item: FoundRef, chapters: list[int]) -> bool:
    """Whether a bare 三条 counts the clauses of the chapter before it, or as many as were listed (甲、乙和丙三条)."""
    if _IN_A_CALLED_CHAPTER.search(text[: item.start]) or _OF_A_SORT.match(text, item.end):
        return True
    if any(end <= item.start and _OF_THE_CHAPTER.fullmatch(text[end : item.start]) for end in chapters):
        return True
    listed = len(_SEPARATORS.findall(_SENTENCE_SO_FAR.findall(text[: item.start])[0]))
    return listed > 0 and item.ref.ids == (str(listed + 1),)


def _follow_list(text: str, found: list[FoundRef], taken: list[tuple[int, int]]) -> None:
    """Read on from the reference found last: 第三、五条, clauses 3 and 5, (三)和(五), boxes 1 and 2, 三(一)、(二)."""
    listed, position = found[-1].ref, found[-1].end
    while match := _LIST_TAIL.match(text, position):
        number = _number(match["a"])
        if number is None or any(match.start() < end and start < match.end() for start, end in taken):
            return
        follows_unit = text[match.end() : match.end() + 2].strip()
        if not match["unit"] and follows_unit[:1] in {"万", "年", "个", "家", "部", "%", "千", "亿", "元", "m"}:
            return
        if follows_unit[:1] == "(" or (listed.ids[0].startswith(_FEW) and number > _MOST_FEW):
            return
        written = match.group(0).lstrip(" 、和与跟及,，&或")
        ids = (str(number),) if match["unit"] else tuple(re.sub(r"\d+(?=\)?$)", str(number), i) for i in listed.ids)
        found.append(FoundRef(ClauseRef(written, ids, chapter=listed.chapter), match.start(), match.end()))
        taken.append(match.span())
        position = match.end()


def _reference(kind: str, match: re.Match[str]) -> ClauseRef | None:
    groups = match.groupdict()
    if kind == "last chapter":
        return ClauseRef(match.group().strip(), (LAST,), chapter=True)
    if kind in {FIRST, LAST}:
        return _ends(kind, match.group().strip(), groups)
    first = _number(groups.get("a") or groups.get("c") or groups.get("b") or "")
    if kind == "from the end":
        return ClauseRef(match.group().strip(), (LAST,), back=(first or _PENULTIMATE) - 1)
    if first is None or first > 2000:
        return None
    second = _number(groups["b"] or "") if groups.get("b") and (groups.get("a") or groups.get("c")) else None
    written = match["a"] if kind == STATED else match.group(0).strip()
    if kind.endswith("range"):
        return _range(kind, written, first, second, groups) if second else None
    if kind == "box":
        return ClauseRef(written, (f"box{first}",))
    if kind in {"nested", "decimal"}:
        return ClauseRef(written, (f"{first}.{second}", f"{first}({second})")) if second else None
    if kind == "chapter":
        return ClauseRef(written, (f"ch{first}",), chapter=True)
    clause_id = f"{first}-{second}" if second else str(first)
    return ClauseRef(written, (clause_id,), item=_item_path(groups))


def _ends(kind: str, written: str, groups: dict[str, str | None]) -> ClauseRef | None:
    """The first or last clauses, boxes or chapters of a document."""
    many, of = _number(groups.get("a") or "1"), groups.get("of") or ""
    if not many:
        return None
    if "专栏" in of or of == "boxes":
        return ClauseRef(written, (FIRST_BOX if kind == FIRST else LAST_BOX,), many=many)
    chapter = any(word in of for word in ("章", "部分", "chapter", "part"))
    return ClauseRef(written, (kind,), chapter=chapter, many=many)


def _range(kind: str, written: str, first: int, second: int, groups: dict[str, str | None]) -> ClauseRef | None:
    """From one number to another, both included."""
    if kind == "nested range":
        until, end = _number(groups.get("d") or ""), _number(groups.get("c") or "") or first
        if until is None or (end, until) <= (first, second):
            return None
        return ClauseRef(written, (f"{first}.{second}", f"{first}({second})"), until=f"{end}.{until}")
    prefix = {"box range": "box", "chapter range": "ch"}.get(kind, "")
    if second <= first:
        return None
    return ClauseRef(written, (f"{prefix}{first}",), until=f"{prefix}{second}", chapter=prefix == "ch")


def _number(text: str) -> int | None:
    latin = text.isascii() and any(map(str.isalpha, text))
    return (parse_number_words(text) if latin else None) or parse_numeral(text)


def _item_path(groups: dict[str, str | None]) -> str:
    path = ""
    if (para := groups.get("para")) and (number := parse_numeral(para)):
        path += f"p{number}"
    if (point := groups.get("point")) and (number := parse_numeral(point)):
        path += f"({number})"
    return path
