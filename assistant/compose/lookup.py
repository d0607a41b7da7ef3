"""Answers by clause number: the text of a clause, a range, a chapter, a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.compose.draft import Draft, Evidence
from assistant.compose.headings import named_heading
from assistant.compose.money import money
from assistant.compose.named import Resolved, resolve
from assistant.compose.phrasing import clause_label, clause_name, clause_title, document_name, shorten
from assistant.contract import AnswerStatus
from assistant.evidence.views import is_grant
from assistant.grounding import numbers_in
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, ClauseKind, Document, ProvisionKind

_WHOLE_LIMIT = 1500
_OPENING = 160
_PRINTED_LABEL = re.compile(r"^\(\d+\)\s*")
_BY_HEADING = (Ask.LIST, Ask.COUNT, Ask.TOC, Ask.GENERAL, Ask.DEFINITION, Ask.SUPPORT)
_MOST_CONTENTS = 3


def missing_clause(inquiry: Inquiry) -> Draft | None:
    """The answer where a clause number does not exist; None when all of them do."""
    lacking = [r for r in resolve(inquiry) if not r.clauses]
    if not lacking or len(lacking) < len(inquiry.understanding.refs):
        return None
    draft = Draft(AnswerStatus.NOT_FOUND)
    written = lacking[0].ref.written
    if len(inquiry.scope) > 3:
        return draft.say(inquiry.words("lookup.missing_any", written=written), derived=_written(lacking[0]))
    for document in inquiry.scope:
        kind = ClauseKind.BOX if lacking[0].ref.ids[0].startswith("box") else ClauseKind.CLAUSE
        last = next((c for c in reversed(document.clauses) if c.kind is kind and "/" not in c.clause_id), None)
        if last is None:
            continue
        key = "lookup.missing_box" if kind is ClauseKind.BOX else "lookup.missing"
        name = document_name(document.metadata, inquiry.language)
        text = inquiry.words(key, document=name, written=written, last=clause_label(last, inquiry.language))
        draft.say(text, Evidence.of(document, last), derived=_written(lacking[0])).mention(document).paragraph()
    return draft


def _written(item: Resolved) -> frozenset[float]:
    """The numbers of a clause reference, which the answer repeats to deny that it exists."""
    return numbers_in(item.ref.written) | {float(n) for i in item.ref.ids for n in re.findall(r"\d+", i)}


def compose_lookup(inquiry: Inquiry) -> Draft | None:
    """The text of the clauses a question names."""
    draft = Draft(AnswerStatus.ANSWERED)
    resolved = [_in_named_chapter(inquiry, item) for item in resolve(inquiry)]
    if any(_is_ambiguous(r) for r in resolved):
        return _ambiguous(inquiry, next(r for r in resolved if _is_ambiguous(r)))
    for item in resolved:
        clauses = item.clauses
        if item.ref.several:
            draft.unlimited = True
            for _, of_one in groupby(clauses, key=lambda pair: pair[0].document_id):
                say_overview(inquiry, draft, list(of_one), chapter=item.ref.chapter and not item.ref.until)
            continue
        for document, clause in clauses:
            say_clause(inquiry, draft, document, clause, item.ref.item, item.ref.written)
    draft.unlimited = draft.unlimited or len(resolved) > 4
    return draft if draft.lines else None


def _is_ambiguous(item: Resolved) -> bool:
    if item.ref.several or len(item.clauses) < 2:
        return False
    per_document: dict[str, int] = {}
    for document, _ in item.clauses:
        per_document[document.document_id] = per_document.get(document.document_id, 0) + 1
    return max(per_document.values()) > 1 or len(per_document) > 2


def _in_named_chapter(inquiry: Inquiry, item: Resolved) -> Resolved:
    """Of the clauses that bear a number, the one in the chapter that the question names by its heading."""
    if not _is_ambiguous(item):
        return item
    named = named_heading(inquiry)
    if named is None:
        return item
    document, heading = named
    return Resolved(item.ref, tuple((d, c) for d, c in item.clauses if d is document and heading in c.heading_path[:1]))


def _ambiguous(inquiry: Inquiry, item: Resolved) -> Draft:
    text = inquiry.words("lookup.ambiguous", written=item.ref.written)
    draft = Draft(AnswerStatus.CLARIFY).say(text, derived=_written(item))
    for document, clause in item.clauses[:4]:
        name = clause_name(document, clause, inquiry.language)
        draft.suggestions.append(inquiry.words("ask.lookup", subject=name))
    return draft


def say_clause(
    inquiry: Inquiry, draft: Draft, document: Document, clause: Clause, item: str = "", written: str = ""
) -> None:
    """Quote a clause whole, or the item of it that a question names as ``written``."""
    span = _item_span(document, clause, item)
    name = clause_name(document, clause, inquiry.language)
    if item and span is None:
        whole = Evidence.of(document, clause)
        draft.say(
            inquiry.words("lookup.missing_item", clause=name, written=written), whole, derived=numbers_in(written)
        )
        draft.status = AnswerStatus.NOT_FOUND
    quoted = span or Evidence.of(document, clause)
    draft.mention(document).paragraph().say(inquiry.words("lookup.whole", clause=name), quoted)
    if inquiry.language == "en" and clause.rendering and span is None:
        draft.paragraph().say(shorten(clause.rendering, _WHOLE_LIMIT), quoted, style="quote").paragraph()
    for line in quoted.quote.split("\n"):
        draft.say(shorten(line, _WHOLE_LIMIT), quoted, style="quote")


def _item_span(document: Document, clause: Clause, item: str) -> Evidence | None:
    wanted = {f"{clause.clause_id}{item}", f"{clause.clause_id}p1{item}"}
    found = next((i for i in clause.items if item and i.item_id in wanted), None)
    if found is None and item.startswith("("):
        found = next(
            (i for i in clause.items if i.item_id.startswith(f"{clause.clause_id}p") and i.item_id.endswith(item)), None
        )
    return Evidence(document, clause, found.start, found.end, found.item_id) if found else None


def say_overview(inquiry: Inquiry, draft: Draft, clauses: Sequence[tuple[Document, Clause]], *, chapter: bool) -> None:
    """List clauses with how each begins; ``chapter`` says that they are all of one."""
    if not clauses:
        return
    document, first = clauses[0]
    name = document_name(document.metadata, inquiry.language)
    span = Evidence.of(document, first)
    if chapter and first.heading_path:
        draft.paragraph().say(inquiry.words("lookup.chapter", document=name, heading=first.heading_path[0]), span)
    else:
        draft.paragraph().say(inquiry.words("lookup.range", document=name), span)
    say_rows(inquiry, draft, clauses)


def say_rows(inquiry: Inquiry, draft: Draft, clauses: Sequence[tuple[Document, Clause]]) -> None:
    """A row for each clause: its label, its title, how it begins and the sums further on."""
    for owner, clause in clauses:
        label, title = clause_label(clause, inquiry.language), clause_title(clause, inquiry.language)
        text = _opening(inquiry, clause, title)
        # what stands for the title of a clause without one is how it begins
        head = f"{label} {title}" if clause.title or clause.kind is ClauseKind.CHAPTER else label
        row = inquiry.words("lookup.row", head=head, text=text)
        draft.mention(owner).say(row, Evidence.of(owner, clause), style="row")


def _opening(inquiry: Inquiry, clause: Clause, title: str) -> str:
    """How a clause begins after its title, with the sums that stand further on in it."""
    body = clause.rendering if inquiry.language == "en" and clause.rendering else clause.text
    own = _PRINTED_LABEL.sub("", body.removeprefix(clause.label).strip())
    own = own.removeprefix(title).lstrip("。.:： \n") or own
    sums = [money(p, inquiry.language) for p in clause.provisions if is_grant(p) and p.kind is ProvisionKind.AMOUNT]
    if len(own) <= _OPENING or not sums:
        return shorten(own, _OPENING)
    return shorten(own, _OPENING) + inquiry.words("lookup.sums", sums="; ".join(dict.fromkeys(sums)))


def compose_chapter(inquiry: Inquiry) -> Draft | None:
    """The clauses of a chapter that the question names by its heading (重点任务有哪几项)."""
    if not inquiry.asks(*_BY_HEADING) or inquiry.understanding.refs:
        return None
    # 分几个部分（附则不算） names a chapter only to leave it out
    if inquiry.asks(Ask.AMOUNT, Ask.TERM, Ask.AUTHORITY, Ask.PROFILE) or "except" in inquiry.understanding.filters:
        return None
    named = named_heading(inquiry)
    if named is None or (inquiry.topic and phrases("part_about").search(inquiry.understanding.text)):
        return None
    document, heading = named
    clauses = [(document, c) for c in document.clauses if c.heading_path[:1] == (heading,)]
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    say_overview(inquiry, draft, [p for p in clauses if p[1].kind is ClauseKind.CLAUSE], chapter=True)
    return draft if draft.lines else None


def compose_toc(inquiry: Inquiry) -> Draft | None:
    """The chapters and clauses of the documents in scope."""
    scope = inquiry.scope
    if inquiry.topic and not inquiry.understanding.documents:
        scope = tuple(d for d in scope if _issued(inquiry, d))
    if not 0 < len(scope) <= _MOST_CONTENTS:
        return None
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True, settled=inquiry.understanding.ask is Ask.TOC)
    for document in scope:
        _say_contents(inquiry, draft, document)
    return draft


def _issued(inquiry: Inquiry, document: Document) -> bool:
    """Whether all that the question names is the issuer of a document and what kind of text it is."""
    issuers = " ".join(filter(None, (document.metadata.issuer, document.metadata.issuer_en))).lower()
    rest = [t for t in inquiry.topic if not phrases("whole_document").fullmatch(t.surface.lower())]
    return bool(rest) and all(t.category == "authority" and t.surface.lower() in issuers for t in rest)


def _say_contents(inquiry: Inquiry, draft: Draft, document: Document) -> None:
    asked = inquiry.understanding
    how_many = "how_many" in asked.filters or "confirm" in asked.filters or asked.yes_no
    counted = how_many and "structure_asked" not in asked.filters
    say_size(inquiry, draft.paragraph(), document, "toc.count" if counted else "toc.intro")
    if counted:
        return
    heading: tuple[str, ...] = ()
    for clause in document.clauses:
        if clause.kind in {ClauseKind.HEAD, ClauseKind.IMPRINT, ClauseKind.NOTICE, ClauseKind.PREAMBLE}:
            continue
        if clause.heading_path != heading and clause.heading_path:
            heading = clause.heading_path
            say_heading(inquiry, draft, document, clause)
        label, title = clause_label(clause, inquiry.language), clause_title(clause, inquiry.language)
        text = title if clause.kind is ClauseKind.CHAPTER else f"{label} {title}"
        draft.say(text, Evidence.of(document, clause, 0, min(len(clause.text), 60)), style="row")


def say_size(inquiry: Inquiry, draft: Draft, document: Document, wording: str = "toc.count") -> dict[str, set[int]]:
    """Say how many clauses, boxes and chapters a document has; gives the counts of each that are right to state.

    Chapters without a number may be counted with the others or not.
    """
    words = inquiry.words
    numbered = [c for c in document.clauses if c.kind is ClauseKind.CLAUSE]
    boxes = [c for c in document.clauses if c.kind is ClauseKind.BOX]
    chapters = {c.chapter for c in document.clauses if c.chapter}
    headings = {c.heading_path[0] for c in document.clauses if c.heading_path}
    text = words(
        wording,
        document=document_name(document.metadata, inquiry.language),
        clauses=len(numbered),
        boxes=words("toc.boxes", count=len(boxes)) if boxes else "",
        chapters=words("toc.chapters", count=len(chapters)) + beside_the_numbered(inquiry, document)
        if len(chapters) > 1
        else "",
    )
    spans = [Evidence.of(document, clause) for clause in (numbered[:1] + numbered[-1:]) or document.clauses[:1]]
    draft.say(text, *spans, derived=[len(numbered), len(boxes), len(chapters)]).mention(document)
    return {"clauses": {len(numbered)}, "boxes": {len(boxes)}, "chapters": {len(chapters), len(headings)}}


def beside_the_numbered(inquiry: Inquiry, document: Document) -> str:
    """Names the chapters without a number of a document that numbers its chapters (附则), which are counted apart."""
    if not any(c.chapter for c in document.clauses):
        return ""
    first = {c.heading_path[:1]: c for c in reversed(document.clauses) if c.heading_path and not c.chapter}
    headings = [heading_of(inquiry, document, clause)[0] for clause in reversed(first.values())]
    joint = "、" if inquiry.language == "zh" else ", "
    return inquiry.words("toc.unnumbered", headings=joint.join(headings)) if headings else ""


def say_heading(inquiry: Inquiry, draft: Draft, document: Document, clause: Clause) -> None:
    """The row of the chapter that a clause opens, for English readers with its English."""
    printed, note = heading_of(inquiry, document, clause)
    span = Evidence.of(document, clause, 0, min(len(clause.text), 60))
    number = [float(clause.chapter)] if note and clause.chapter and clause.chapter.isdecimal() else []
    draft.say(f"**{printed}**{note}", span, style="row", derived=number)


def heading_of(inquiry: Inquiry, document: Document, clause: Clause) -> tuple[str, str]:
    """The heading that a clause stands under, for English readers with its English; and what it lacks of a number."""
    from corpus.renderings import heading_renderings

    printed = " / ".join(clause.heading_path)
    if inquiry.language == "en":
        english = heading_renderings(document.document_id)
        printed = " / ".join(f"{english[h]} ({h})" if h in english else h for h in clause.heading_path)
    inferred = clause.chapter_inferred and clause.chapter
    return printed, inquiry.words("toc.inferred", number=clause.chapter) if inferred else ""
