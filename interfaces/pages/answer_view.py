"""One answer as HTML: status, warnings, text, amounts, and citation cards that open the clause."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from assistant.contract import Amount, Answer, Citation, NoticeKind
from corpus.model import Clause
from interfaces.money import amount_value
from interfaces.pages.markup import answer_html, language_of, marked_html, table_html, text_html
from interfaces.words import Words

FindClause = Callable[[str, str], Clause | None]
_BANNERS = {NoticeKind.DRAFT, NoticeKind.NOT_IN_FORCE, NoticeKind.EXPIRED, NoticeKind.SUPERSEDED}


def answer_view(answer: Answer, anchor: str, find_clause: FindClause, words: Words) -> str:
    """The whole answer; ``anchor`` is unique on the page and prefixes its element ids."""
    if answer.parts:
        parts = []
        for number, part in enumerate(answer.parts, start=1):
            title = f"{words('answer.part', number=number)} · {part.question}"
            parts.append(f"<h4>{text_html(title)}</h4>{answer_view(part, f'{anchor}-p{number}', find_clause, words)}")
        return "".join(parts)
    anchors = {citation.marker: f"{anchor}-c{citation.marker}" for citation in answer.citations}
    cards = [_card(citation, anchors[citation.marker], find_clause, words) for citation in answer.citations]
    pieces = [
        _status(answer, words),
        _understood(answer, words),
        _notices(answer, words, banners=True),
        answer_html(answer.answer, anchors),
        _amounts(answer.amounts, words),
        f'<h5 class="tw-section">{text_html(words("answer.evidence"))}</h5>' if cards else "",
        *cards,
        _notices(answer, words, banners=False),
    ]
    return f'<section class="tw-turn" lang="{answer.language}">{"".join(pieces)}</section>'


def _status(answer: Answer, words: Words) -> str:
    label = text_html(words(f"status.{answer.status}"))
    return f'<p class="tw-status tw-{answer.status}" role="status" data-status="{answer.status}">{label}</p>'


def _understood(answer: Answer, words: Words) -> str:
    if not answer.understood_as or answer.understood_as == answer.question:
        return ""
    return f'<p class="tw-understood">{text_html(words("answer.understood_as", question=answer.understood_as))}</p>'


def _notices(answer: Answer, words: Words, *, banners: bool) -> str:
    notices = [notice for notice in answer.notices if (notice.kind in _BANNERS) == banners]
    if not notices:
        return ""
    items = "".join(f'<li data-kind="{notice.kind}">{text_html(notice.text)}</li>' for notice in notices)
    style = "tw-banner" if banners else "tw-notices"
    return f'<ul class="{style}" aria-label="{escape(words("answer.notices"))}">{items}</ul>'


def _amounts(amounts: list[Amount], words: Words) -> str:
    if not amounts:
        return ""
    columns: list[tuple[str, Callable[[Amount], str]]] = [
        ("amount.as_written", lambda amount: amount.as_written),
        ("amount.value", lambda amount: amount_value(amount, words)),
        ("amount.beneficiary", lambda amount: amount.beneficiary or words("amount.not_named")),
        ("amount.condition", lambda amount: amount.condition or ""),
        ("amount.term", lambda amount: amount.term or ""),
        ("amount.per", lambda amount: amount.per or (words("amount.one_off") if amount.one_off else "")),
        ("amount.basis", lambda amount: f"《{amount.basis.title}》" if amount.basis else ""),
    ]
    filled = [(key, read) for key, read in columns if any(read(amount) for amount in amounts)]
    head = [words(key) for key, _ in filled]
    title = f'<h5 class="tw-section">{text_html(words("answer.amounts"))}</h5>'
    return title + table_html(head, [[read(amount) for _, read in filled] for amount in amounts])


def _card(citation: Citation, anchor: str, find_clause: FindClause, words: Words) -> str:
    clause = find_clause(citation.document_id, citation.clause_id)
    where = " › ".join([*citation.heading_path, citation.label])
    if clause is not None and clause.text[citation.start : citation.end] == citation.quote:
        body = marked_html(clause.text, (citation.start, citation.end))
    else:
        body = marked_html(citation.quote, (0, len(citation.quote)))
    rendering = citation.rendering or (clause.rendering if clause else None)
    return (
        f'<details class="tw-card" data-clause="{escape(citation.clause_id)}">'
        f'<summary><b>[{citation.marker}]</b> <span class="tw-where">{text_html(where)}</span>'
        f'<span class="tw-source">{text_html(citation.document_title)}</span>'
        f'<q class="tw-quote">{text_html(citation.quote)}</q></summary>'
        f'<div id="{escape(anchor)}" class="tw-clause" lang="{language_of(body)}">{body}</div>'
        f"{rendering_html(rendering, words)}"
        f'<p><a href="{escape(citation.href)}" target="_blank" rel="noopener">'
        f"{text_html(words('document.open_clause'))}</a></p></details>"
    )


def rendering_html(rendering: str | None, words: Words) -> str:
    """The unofficial English of a clause, for readers of English."""
    if not rendering or words.language != "en":
        return ""
    label = text_html(words("answer.rendering"))
    return f'<div class="tw-rendering" lang="en"><b>{label}</b> {text_html(rendering)}</div>'
