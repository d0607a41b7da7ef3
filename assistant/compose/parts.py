"""Answers how many parts a clause or a chapter has (几条基本原则, how many key tasks), and names all boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.compose.draft import Draft, Evidence
from assistant.compose.home import home
from assistant.compose.lookup import heading_of, say_clause, say_overview, say_rows
from assistant.compose.named import resolve
from assistant.compose.phrasing import clause_name, clause_title, document_name, evidence
from assistant.contract import AnswerStatus
from assistant.grounding import numbers_in
from assistant.inquiry import Inquiry
from assistant.understanding.stems import english_stems
from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, ClauseKind, Document
from corpus.renderings import heading_renderings
from corpus.scripts import to_simplified

_COUNTED_ZH = re.compile(
    r"(?:几|多少)个?(?P<classes>大?(?:类|板块|块|方面|领域|方向))(?=[?。,吗呢来去]|$)"
    r"|(?:几|多少)\s*(?:条|项|个|大|类|点|款)(?:的)?(?P<after>[\u4e00-\u9fff]{2,8}?)(?=[?。,吗呢分各]|$)"
    r"|(?P<before>[\u4e00-\u9fff]{2,12}?)(?:一共|总共|共)?(?:有|分|包括|包含|是)(?:了)?(?:几|多少)(?:条|项|个|大|点|款)(?=[?。,呢]|$)"
)
_COUNTED_EN = re.compile(
    r"\b(?:how many|number of) (?P<after>(?:[a-z-]+ ){0,3}?[a-z-]+)"
    r"(?= (?:are|is|do|does|did|has|have|can|in|of|under|the|there)\b|[?,.]|$"
    r"| (?:guide|govern|shape|steer|should|shall|must|will|were)\b)"
)
_CLAUSES_COUNTED = re.compile(
    r"(?:几|多少)\s*个?(?:条|项|小?节|点|款|小标题|任务|举措)"
    r"|\b(?:how many|number of) (?:[\w-]+ ){0,2}"
    r"(?:clauses|articles|points|items|sections|tasks|measures|provisions|headings)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:p\d+)?\(\d+\)")
_PARAGRAPH = re.compile(r"p\d+")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Whole:
    """A clause or a chapter with the parts that were counted in it."""

    document: Document
    clause: Clause
    heading: str
    count: int


def compose_part_count(inquiry: Inquiry) -> Draft | None:
    """How many parts the clause or the chapter has that the question names; None where it names none."""
    if (by_number := _of_numbered_chapter(inquiry)) is not None:
        return by_number
    counted = counted_in(inquiry.understanding.text.lower())
    if counted is None:
        return None
    whole = next((w for w in _wholes(inquiry) if _is_called(inquiry, w, counted)), None)
    if whole is None:
        return None
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=True).mention(whole.document)
    if not whole.heading:
        name = clause_name(whole.document, whole.clause, inquiry.language)
        text = inquiry.words("parts.of_clause", clause=name, count=whole.count)
        draft.say(text, Evidence.of(whole.document, whole.clause), derived=[whole.count])
        say_clause(inquiry, draft, whole.document, whole.clause)
        return draft
    text = inquiry.words("parts.of_chapter", count=whole.count)
    draft.say(text, Evidence.of(whole.document, whole.clause), derived=[whole.count])
    say_overview(inquiry, draft, _clauses_under(whole.document, whole.heading), chapter=True)
    return draft


def _of_numbered_chapter(inquiry: Inquiry) -> Draft | None:
    """How many clauses the chapter holds that is named by its number (第三部分有几条)."""
    refs = inquiry.understanding.refs
    if len(refs) != 1 or not refs[0].chapter or not _CLAUSES_COUNTED.search(inquiry.understanding.text):
        return None
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=True)
    found = [(d, c) for d, c in resolve(inquiry)[0].clauses if c.kind is ClauseKind.CLAUSE]
    for document in inquiry.scope:
        clauses = [(d, c) for d, c in found if d is document]
        if not clauses:
            continue
        span = Evidence.of(document, clauses[0][1])
        draft.say(inquiry.words("parts.of_chapter", count=len(clauses)), span, derived=[len(clauses)])
        say_overview(inquiry, draft, clauses, chapter=True)
        draft.paragraph()
    return draft if found else None


def compose_chapter_of(inquiry: Inquiry) -> Draft | None:
    """In which chapter a clause stands that the question names by its number or by what it is about."""
    if not phrases("chapter_asked").search(inquiry.understanding.text):
        return None
    found = home(inquiry)
    if found is None or not found[0].clause.heading_path:
        return None
    view, sentence = found
    heading, note = heading_of(inquiry, view.document, view.clause)
    name = clause_name(view.document, view.clause, inquiry.language)
    text = inquiry.words("parts.chapter_of", clause=name, heading=heading, note=note)
    draft = Draft(AnswerStatus.ANSWERED, settled=True).mention(view.document)
    return draft.say(text, evidence(view, sentence), derived=numbers_in(heading + note))


def counted_in(text: str) -> str | None:
    """What a question in lower case wants counted; None where it asks for no number of things."""
    match = _COUNTED_EN.search(text) if text.isascii() else _COUNTED_ZH.search(text)
    return None if match is None else next(group for group in match.groups() if group)


def _wholes(inquiry: Inquiry) -> Iterator[_Whole]:
    for document in inquiry.scope:
        for clause in document.clauses:
            if clause.title and (count := _part_count(clause)) > 1:
                yield _Whole(document, clause, "", count)
        for heading in dict.fromkeys(h for c in document.clauses for h in c.heading_path[:1]):
            clauses = [c for _, c in _clauses_under(document, heading)]
            if len(clauses) > 1:
                yield _Whole(document, clauses[0], heading, len(clauses))


def _part_count(clause: Clause) -> int:
    """How many numbered parts a clause has, or paragraphs where it has none."""
    paths = [item.item_id.removeprefix(clause.clause_id) for item in clause.items]
    numbered = [path for path in paths if _NUMBERED.fullmatch(path)]
    return len(numbered or [path for path in paths if _PARAGRAPH.fullmatch(path)])


def _clauses_under(document: Document, heading: str) -> list[tuple[Document, Clause]]:
    clauses = (c for c in document.clauses if c.heading_path[:1] == (heading,) and c.kind is ClauseKind.CLAUSE)
    return [(document, clause) for clause in clauses]


def _is_called(inquiry: Inquiry, whole: _Whole, counted: str) -> bool:
    """Whether a title ends in what is counted: 基本原则 in 几条原则, basic principles in how many principles."""
    title = to_simplified(whole.heading or whole.clause.title or "")
    if not counted.isascii():
        return len(counted) >= _SHORTEST and (title.endswith(counted) or counted.endswith(title[-4:]))
    rendered = heading_renderings(whole.document.document_id).get(whole.heading, "")
    rendered = rendered or clause_title(whole.clause, "en")
    titled, asked = english_stems(rendered).split(), english_stems(counted).split()
    return bool(titled and asked) and titled[-1] == asked[-1] and set(asked) <= set(titled)


def compose_boxes(inquiry: Inquiry) -> Draft | None:
    """The boxes of a document by their titles, where a question asks for them without naming one."""
    if inquiry.understanding.refs or not phrases("all_boxes").search(inquiry.understanding.text):
        return None
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=True)
    for document in inquiry.scope:
        boxes = [c for c in document.clauses if c.kind is ClauseKind.BOX]
        if not boxes:
            continue
        name = document_name(document.metadata, inquiry.language)
        text = inquiry.words("parts.boxes", document=name, count=len(boxes))
        draft.mention(document).say(text, Evidence.of(document, boxes[0]), derived=[len(boxes)])
        say_rows(inquiry, draft, [(document, box) for box in boxes])
    return draft if draft.lines else None
