"""What stands at the top of an instrument: its title, the letter it came with, its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.written_dates import ANY_DATE

_TYPES = (
    "通知|办法|辦法|规定|規定|条例|條例|宪法|法典|法|细则|細則|方案|意见|意見|措施|政策|计划|計畫|计畫|规划|規劃|纲要|綱要"
    "|决定|決定|公告|通告|公报|函|批复|令|章程|标准|標準|基准|目录|清单|制度|预案|要点|要點|指南|指引|规则|規則|规程|準則"
    "|准则|守则|公约|解释|解釋|协定|协议|报告|白皮书|倡议|须知|說明|说明|手册|汇编|名单|建议|提示|要求|安排|任务|机制|体系"
    r"|宣言|(?:[0-9]+|[一二三四五六七八九十]+)条")
_TAIL = r"(?:\s*[（(〔\[][^（）()]{1,30}[)）〕\]])*"
TITLE_END = re.compile(rf"(?:{_TYPES}){_TAIL}$")
"""The end of a rule's title: a word for its kind, then perhaps brackets."""

_ONLY_TYPE = re.compile(
    rf"^的?(?:若干|实施|具体|工作|行动|管理|暂行|试行|政策|配套|操作|有关|三年|五年){{0,3}}(?:{_TYPES}){_TAIL}$")
_BRACKET_LINE = re.compile(r"^[（(〔\[][^（）()]{1,30}[)）〕\]]$")
NOTICE = re.compile(
    r"(?:(?P<issuer>.*?)\s*)关于(?:重新|修订|修改|调整)?"
    r"(?:印发|发布|公布|转发|颁布|颁发|下达|实施|公开征求|征求)"
    r"(?:《(?P<quoted>.+)》|(?P<plain>.+?))(?:[（(][^（）()]*号[)）])*(?:等.{0,10})?(?:公开征求)?(?:意见|建议)?"
    r"的?(?P<kind>通知|函|公告|决定|通告|批复|令)$")
"""The title of a letter that carries a rule: who, about issuing what."""

_SKIPPED = re.compile(
    r"^(?:附\s*件\s*\d*\s*[:：]?|附\s*[:：]|Annex\s*\d*|特\s*急|急\s*件|加\s*急|秘\s*密|机\s*密|目\s*[录錄]|\d{1,3}"
    r"|-\s*\d+\s*-|—\s*\d+\s*—|索\s*引\s*号.*|[（(]?此件.*|首页.*|当前位置.*|打印.*|分享.*)$", re.IGNORECASE)
_SOURCE_NOTE = re.compile(r"^#+\s*source\s*:", re.IGNORECASE)
_LETTERHEAD = re.compile(r"^(?P<issuer>[\u4e00-\u9fff、\s]{2,40})文件$")
_ORGANS = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,30}(?:局|委员会|委員會|委|厅|廳|政府|部|办公室|辦公室|处|處|署|院|中心|总工会|联合会|协会|協會|公司)"
    r"(?:[、\s]+|$))+$")
_ORGAN_AND_FORM = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff]{2,28}(?:局|委员会|委員會|厅|廳|政府|部|公所|署|院|办|辦|处|處))\s*(?:公告|通告|公報|公报|公示|令|函|通知)$")
"""A letterhead with the form of the letter: 雲坪鄉公所 公告."""

_SUBJECT_OF_NOTICE = re.compile(
    rf"^主\s*旨\s*[:：][^「《]{{0,12}}[「《](?P<title>[^」》]{{4,60}}(?:{_TYPES}){_TAIL})[」》]")
"""The line of a notice that names the rule it makes known: 主旨：公告「…補助要點」."""

ENGLISH_BODIES = (
    "Ministry|Department|Office|Agency|Commission|Council|Bureau|Government|Committee|Administration|Authority|Board")
"""Words that name a public body, as alternatives of a regular expression."""

_ENGLISH_LETTERHEAD = re.compile(
    rf"^(?:the )?[A-Z][\w&',. -]{{2,70}}\b(?:{ENGLISH_BODIES}|Service|Trust|Corporation)$"
    r"|^(?:Ministry|Department|Office|Government) of [\w&', -]+$", re.IGNORECASE)
_BODY = re.compile(
    r"[。；;]$|^.{90,}|[:：]$|^(?:第\s*[〇零一二三四五六七八九十百千0-9]+\s*[编章节条條]|[一二三四五六七八九十]+、"
    r"|[（(][一二三四五六七八九十0-9]+[)）]|(?:Article|Section|Chapter|Part)\s+[0-9IVX]+\b|目\s*的)")
_LIST_NUMBER = re.compile(r"^\d{1,3}\s*[.．、]\s*(?=\D)")
_DATE_LINE = re.compile(rf"^[（(]?\s*{ANY_DATE}", re.IGNORECASE)
_MEMO_LINE = re.compile(r"^(?:MEMORANDUM\b|MEMO\b|FROM\s*:|TO\s*:|DATE\s*:|CC\s*:)", re.IGNORECASE)
_SUBJECT_LINE = re.compile(r"^(?:SUBJECT|RE|TITLE)\s*:\s*(?P<title>.*)$", re.IGNORECASE)
_ENGLISH_END = re.compile(
    r"\b(?:Act|Acts|Law|Regulations?|Rules?|Measures|Provisions|Plan|Policy|Policies|Guidelines?|Guidance|Order|Directive"
    r"|Notice|Opinions?|Decision|Memorandum|Program(?:me)?|Strategy|Framework|Scheme|Ordinance|Code|Standards?|Bill"
    r"|Charter)\b(?:[^.]|\bNo\.)*$", re.IGNORECASE)
FIELD_LINE = re.compile(
    r"^(?P<name>依据文件|发文机构|发布机构|发布单位|发文单位|发文机关|制定机关|颁布机构|主办单位|发文字号|文号|文件编号"
    r"|发布日期|发文日期|发文时间|发布时间|成文日期|發文日期|發文字號|發文機關|發布日期|速別|密等[^:：\s]{0,12}|受文者|公布日期|印发日期|施行日期|实施日期|生效日期|失效日期|时效性|效力|有效性"
    r"|工具分类|时间/频度)(?:\s*[:：]\s*|\s+)(?P<value>\S.*)$")
"""A line of a record about a rule: the field's name and its value."""

_CODE = r"[\u4e00-\u9fffA-Za-z]{1,14}"
_YEAR = r"[〔\[［【（(]\s*(?:19|20)\d{2}\s*[〕\]］】）)]"
NUMBER = re.compile(
    rf"{_CODE}\s*{_YEAR}\s*(?:第\s*)?\d+\s*号|{_CODE}\s*(?:字|令)\s*第\s*\d+\s*[号號]"
    r"|(?:[\u4e00-\u9fff]{2,20}令|公告|通告)?\s*(?:(?:19|20)\d{2}\s*年\s*)?"
    r"第\s*[〇零一二三四五六七八九十百\d]+\s*号(?:令|公告)?")
"""An official number as Chinese documents write it."""

ENGLISH_NUMBER = re.compile(
    r"(?:[A-Z]{1,5}-\d{2,4}-\d{1,4}"
    r"|(?:[A-Z][A-Za-z.&() ]{0,40}\s)?(?:\[\d{4}\]\s*)?No\.?\s*\d+(?:\s*(?:\[\d{4}\]|of\s+\d{4}))?"
    r"|[A-Z][A-Za-z ]{1,30}\[\d{4}\]\s*No\.?\s*\d+|(?:Public Law|P\.L\.)\s*\d+-\d+"
    r"|(?:Executive Order|Regulation|Directive)\s*(?:\([A-Z]+\)\s*)?(?:No\.?\s*)?\d[\d/]*"
    r"|(?:[A-Z][a-z]+ ){0,2}(?:Notice|Order|Circular|Decision)\s+(?:No\.?\s*)?\d{2,4}/\d{1,4})")
"""An official number as English documents write it."""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The words at the top: the rule's own title, the letter's title, head lines, field lines."""

    title: str | None
    notice: str | None
    letterhead: str | None
    lines: tuple[str, ...]
    fields: dict[str, str]


def read_title_block(text: str, language: str) -> TitleBlock:
    """What the first lines of ``text`` say about it."""
    lines = head_lines(text)
    fields = {match["name"]: match["value"].strip() for line in lines[:40] if (match := FIELD_LINE.match(line))}
    letterhead = next((match["issuer"].strip() for line in lines[:4] if (match := _LETTERHEAD.match(line))), None)
    letterhead = letterhead or _heading_organs(lines)
    if language == "en":
        return TitleBlock(_english_title(lines), None, letterhead, tuple(lines), fields)
    title, notice = _chinese_titles(lines)
    if notice and title == notice:
        title = _instrument_of(notice, text) or title
    return TitleBlock(title, notice, letterhead, tuple(lines), fields)


def head_lines(text: str, limit: int = 60) -> list[str]:
    """The first non-empty lines without source notes, letter-spaced words closed up."""
    lines: list[str] = []
    for raw in text.splitlines():
        line = close_up(raw.strip())
        if line and not _SOURCE_NOTE.match(line):
            lines.append(line)
        if len(lines) == limit:
            break
    return lines


def close_up(line: str) -> str:
    """国 家 预 案 → 国家预案; lines that are not letter-spaced stay as they are."""
    words = line.split()
    single = sum(len(word) == 1 and word > "\u2e80" for word in words)
    return "".join(words) if len(words) > 1 and single > 0.6 * len(words) else line


def is_number_line(line: str) -> bool:
    """Whether the line is an official number and nothing else."""
    bare = line.strip("（）() ")
    return len(bare) < 80 and bool(NUMBER.fullmatch(bare) or ENGLISH_NUMBER.fullmatch(bare))


def is_body_line(line: str) -> bool:
    """Whether the line is a sentence, a salutation or a numbered heading: the title block is over."""
    return bool(_BODY.search(line))


def inner_title(notice: str) -> str | None:
    """The name of what a letter carries, or None when the title is not that of a letter."""
    match = NOTICE.match(notice)
    return (match["quoted"] or match["plain"]).strip("《》 ") if match else None


def _chinese_titles(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """The first title and, before the text begins, the title of a letter."""
    title: str | None = None
    index = 0
    while index < min(len(lines), 25):
        if _is_passed_over(lines[index]):
            index += 1
            continue
        if _BODY.search(lines[index]):
            named = _SUBJECT_OF_NOTICE.match(lines[index])
            title = title or (named["title"] if named else None)
            break
        if _is_letterhead(lines, index):
            index += 1
            continue
        candidate, used = _joined(lines, index)
        if NOTICE.match(candidate):
            return title or candidate, candidate
        title = title or candidate
        index += used
    return title, None


def _is_letterhead(lines: Sequence[str], index: int) -> bool:
    """Whether the line names nothing but who issues, and a title stands below it."""
    if not (_ORGANS.match(lines[index]) or _ORGAN_AND_FORM.match(lines[index])):
        return False
    for line in lines[index + 1 : index + 7]:
        if _BODY.search(line):
            return _SUBJECT_OF_NOTICE.match(line) is not None
        if TITLE_END.search(line) and not _is_passed_over(line):
            # right before 关于… it begins the title itself, unless another issuer's letterhead stands between
            return not line.startswith("关于") or _LETTERHEAD.match(lines[index + 1]) is not None
    return False


def _is_passed_over(line: str) -> bool:
    return bool(_SKIPPED.match(line) or _LETTERHEAD.match(line) or is_number_line(line) or FIELD_LINE.match(line)
                or _DATE_LINE.match(line))


def _joined(lines: Sequence[str], start: int) -> tuple[str, int]:
    """The title that begins at ``start``, wrapped lines put together, and how many lines it took."""
    whole = first = _LIST_NUMBER.sub("", lines[start])
    taken = 1
    while not TITLE_END.search(whole) and taken < 5 and _may_continue(lines, start + taken):
        whole, taken = _glue(whole, lines[start + taken]), taken + 1
    if not TITLE_END.search(whole):
        return first, 1
    while start + taken < len(lines) and _completes(lines[start + taken]):
        whole, taken = whole + lines[start + taken], taken + 1
    return whole, taken


def _completes(line: str) -> bool:
    """Whether a line after a finished title still belongs to it: （征求意见稿）, 实施方案."""
    tail = _BRACKET_LINE.match(line) or _ONLY_TYPE.match(line)
    return bool(tail) and not _DATE_LINE.match(line) and not is_number_line(line) and not NUMBER.search(line)


def _glue(first: str, second: str) -> str:
    """Two lines of one title; between two issuers' names the space is kept."""
    apart = re.search(r"[局部委厅府室办]$", first) and "关于" not in first and "关于" in second
    return f"{first} {second}" if apart else first + second


def _may_continue(lines: Sequence[str], index: int) -> bool:
    if index >= len(lines) or len(lines[index]) > 60:
        return False
    return not _is_passed_over(lines[index]) and not _BODY.search(lines[index])


def _instrument_of(notice: str, text: str) -> str | None:
    """The letter's enclosure, if it is named in 《》 or its title stands at a line of its own."""
    match = NOTICE.match(notice)
    if match is None:
        return None
    name: str = (match["quoted"] or match["plain"]).strip()
    if match["quoted"]:
        return name
    compact = ["".join(line.split()) for line in text.splitlines()]
    wanted = "".join(name.split())
    for index, line in enumerate(compact):
        if line and wanted.startswith(line) and "".join(compact[index:index + 6]).startswith(wanted):
            return name
    return None


def _english_title(lines: Sequence[str]) -> str | None:
    for index, line in enumerate(lines[:30]):
        if match := _SUBJECT_LINE.match(line):
            return match["title"].strip() or (lines[index + 1] if index + 1 < len(lines) else None)
    for index, line in enumerate(lines[:12]):
        if _is_english_letterhead(lines, index):
            continue
        aside = is_number_line(line) or _MEMO_LINE.match(line) or _SKIPPED.match(line) or _DATE_LINE.match(line)
        if aside or sum(char.isalnum() for char in line) < 3:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        wrapped = (not _ENGLISH_END.search(line) and bool(_ENGLISH_END.search(following)) and len(following) <= 80
                   and not _BODY.search(following) and not following.endswith("."))
        return f"{line} {following}" if wrapped else line
    return None


def _is_english_letterhead(lines: Sequence[str], index: int) -> bool:
    """Whether the line names nothing but who issues, and a title stands right below it.

    Below a letterhead in capitals a title needs no word for its kind: Coastal Renewal Fund, Terms of Support.
    """
    following = lines[index + 1] if index + 1 < len(lines) else ""
    if not _ENGLISH_LETTERHEAD.match(lines[index]) or following.endswith(".") or _BODY.search(following):
        return False
    in_capitals = lines[index].isupper() and following[:1].isalpha() and not following.isupper()
    titled = bool(_ENGLISH_END.search(following)) or (in_capitals and _may_be_title(following))
    return titled and len(following) <= 120


def _may_be_title(line: str) -> bool:
    """Whether a line under a letterhead is none of what else stands there: another body, a number, a date."""
    aside = _DATE_LINE.match(line) or _MEMO_LINE.match(line) or _SKIPPED.match(line) or _ENGLISH_LETTERHEAD.match(line)
    return not aside and not is_number_line(line) and len(line.split()) > 1 and ":" not in line[-1:]


def _heading_organs(lines: Sequence[str]) -> str | None:
    """Who issues, where the first lines name nothing else and the title stands below them."""
    for index, line in enumerate(lines[:2]):
        if _is_letterhead(lines, index):
            titled = _ORGAN_AND_FORM.match(line)
            return "、".join(re.split(r"[、\s]+", titled["organ"] if titled else line.strip()))
        if _is_english_letterhead(lines, index):
            return line
    return None
