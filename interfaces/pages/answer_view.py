"""One answer as HTML: status, warnings, text, amounts, and citation cards that open the clause."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from assistant.contract import Amount, Answer, Notice, NoticeKind
from interfaces.money import amount_value
from interfaces.pages.citation_card import card_html
from interfaces.pages.markup import Rendered, answer_html, table_html, text_html
from interfaces.pages.sources import Sources
from interfaces.words import Words

_BANNERS = {NoticeKind.DRAFT, NoticeKind.NOT_IN_FORCE, NoticeKind.EXPIRED, NoticeKind.SUPERSEDED}


def answer_view(answer: Answer, anchor: str, sources: Sources, words: Words, *, opened: bool = False) -> str:
    """The whole answer; ``anchor`` is unique on the page and prefixes its element ids.

    With ``opened`` every citation card stands open, as on paper.
    """
    if answer.parts:
        parts = []
        for number, part in enumerate(answer.parts, start=1):
            title = f"{words('answer.part', number=number)} · {part.question}"
            view = answer_view(part, f"{anchor}-p{number}", sources, words, opened=opened)
            parts.append(f'<h3 class="tw-part">{text_html(title)}</h3>{view}')
        if whole := _notices(_of_the_whole(answer), words, banners=False):
            parts.append(f'<section class="tw-turn" lang="{answer.language}">{whole}</section>')
        return "".join(parts)
    anchors = {citation.marker: f"{anchor}-c{citation.marker}" for citation in answer.citations}
    cards = [
        card_html(citation, anchors[citation.marker], sources, words, opened=opened) for citation in answer.citations
    ]
    pieces = [
        _status(answer, words),
        _understood(answer, words),
        _notices(answer.notices, words, banners=True),
        answer_html(answer.answer, anchors, words),
        _amounts(answer.amounts, words),
        _section(words("answer.evidence")) if cards else "",
        *cards,
        _notices(answer.notices, words, banners=False),
    ]
    return f'<section class="tw-turn" lang="{answer.language}">{"".join(pieces)}</section>'


def partial_view(markdown: str, words: Words, seconds: float, *, by_model: bool = False) -> str:
    """An answer that is still being written; text shown so early is labelled where a model writes."""
    told = words("page.thinking") if seconds < 2 else words("page.thinking_long", seconds=int(seconds))
    if markdown and by_model:
        told = words("page.model_writes", seconds=int(seconds))
    progress = f'<p class="tw-progress"><span class="tw-dots" aria-hidden="true"></span>{text_html(told)}</p>'
    written = answer_html(markdown, {}, words) if markdown else ""
    return f'<section class="tw-turn" aria-busy="true" lang="{words.language}">{progress}{written}</section>'


def plain_answer(answer: Answer, words: Words) -> str:
    """The answer as plain text with its citations written out, for the clipboard."""
    lines = [answer.question, words("answer.status_line", status=words(f"status.{answer.status}"))]
    for part in answer.parts or [answer]:
        lines += [part.question] if answer.parts else []
        lines.append(part.answer)
        lines += [f"[{cited.marker}] {cited.document_title} {cited.label}: “{cited.quote}”" for cited in part.citations]
        lines += [notice.text for notice in part.notices]
    lines += [notice.text for notice in _of_the_whole(answer)] if answer.parts else []
    return "\n".join(lines)


def _section(title: str) -> str:
    return f'<h3 class="tw-section">{text_html(title)}</h3>'


def _status(answer: Answer, words: Words) -> str:
    label = text_html(words(f"status.{answer.status}"))
    return f'<p class="tw-status tw-{answer.status}" data-status="{answer.status}">{label}</p>'


def _understood(answer: Answer, words: Words) -> str:
    if not answer.understood_as or answer.understood_as == answer.question:
        return ""
    return f'<p class="tw-understood">{text_html(words("answer.understood_as", question=answer.understood_as))}</p>'


def _of_the_whole(answer: Answer) -> list[Notice]:
    """What the reader is told of a message with several questions that none of its parts tells."""
    told = {notice.kind for part in answer.parts for notice in part.notices}
    return [notice for notice in answer.notices if notice.kind not in told]


def _notices(told: list[Notice], words: Words, *, banners: bool) -> str:
    notices = [notice for notice in told if (notice.kind in _BANNERS) == banners]
    if not notices:
        return ""
    items = "".join(f'<li data-kind="{notice.kind}">{text_html(notice.text)}</li>' for notice in notices)
    style = "tw-banner" if banners else "tw-notices"
    return f'<ul class="{style}" aria-label="{escape(words("answer.notices"))}">{items}</ul>'


def _amounts(amounts: list[Amount], words: Words) -> str:
    if not amounts:
        return ""
    columns: list[tuple[str, Callable[[Amount], str | Rendered]]] = [
        ("amount.as_written", lambda amount: amount.as_written),
        ("amount.value", lambda amount: amount_value(amount, words)),
        ("amount.beneficiary", lambda amount: _receiver(amount, words)),
        # the English sentence in the column before tells the condition too
        ("amount.condition", lambda amount: "" if amount.rendering else amount.condition or ""),
        ("amount.term", lambda amount: amount.term or ""),
        ("amount.per", lambda amount: amount.per or (words("amount.one_off") if amount.one_off else "")),
        ("amount.basis", lambda amount: f"《{amount.basis.title}》" if amount.basis else ""),
    ]
    filled = [(key, read) for key, read in columns if any(str(read(amount)) for amount in amounts)]
    head = [words(key) for key, _ in filled]
    rows = [[read(amount) for _, read in filled] for amount in amounts]
    return _section(words("answer.amounts")) + table_html(words("answer.amounts"), head, rows)


def _receiver(amount: Amount, words: Words) -> str | Rendered:
    """For whom it is, as the clause names it; in an English answer the sentence of its rendering."""
    if amount.rendering:
        return Rendered(amount.rendering, amount.beneficiary or "")
    return amount.beneficiary or words("amount.not_named")
