"""Which documents a question is put to: all, those of one level or place, or some by name."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.model import Document, Level, Metadata
from interfaces.pages.markup import plain_label
from interfaces.pages.visit import Visit
from interfaces.words import Words

Groups = dict[str, tuple[str, ...]]

ALL = "all"
_MANY = 8


def draw_scope(visit: Visit, documents: Sequence[Document], words: Words) -> None:
    """The choice of documents behind one button that names what is chosen."""
    groups = grouped(documents)
    with st.popover(plain_label(scope_name(visit.documents, documents, words)), key="scope"):
        st.session_state["scope-group"] = ALL if visit.documents is None else _group_of(visit.documents, groups)
        st.radio(
            words("scope.title"),
            [ALL, *groups],
            format_func=lambda name: plain_label(_name(name, groups, documents, words)),
            key="scope-group",
            index=None,
            on_change=_choose_group,
            args=(visit, groups),
        )
        with st.container(height=320 if len(documents) > _MANY else "content", border=False, key="scope-documents"):
            for document in documents:
                document_id = document.document_id
                st.session_state[f"scope-{document_id}"] = visit.documents is None or document_id in visit.documents
                st.checkbox(
                    plain_label(shown_title(document.metadata, words)),
                    key=f"scope-{document_id}",
                    on_change=_choose_documents,
                    args=(visit, [other.document_id for other in documents]),
                )


def grouped(documents: Sequence[Document]) -> Groups:
    """Ids of documents by the level and place that issued them, national ones first."""
    order = list(Level)
    groups: Groups = {}
    for document in sorted(documents, key=lambda document: order.index(document.metadata.level)):
        level, region = document.metadata.level, document.metadata.region
        name = level if level is Level.NATIONAL or not region else f"{level} {region}"
        groups[name] = (*groups.get(name, ()), document.document_id)
    return groups


def scope_name(chosen: Sequence[str] | None, documents: Sequence[Document], words: Words) -> str:
    """What is chosen, in a few words."""
    if chosen is None:
        return words("scope.named", name=words("scope.all"))
    groups = grouped(documents)
    group = _group_of(chosen, groups)
    some = words("scope.some", count=len(chosen), total=len(documents))
    return words("scope.named", name=_name(group, groups, documents, words) if group else some)


def shown_title(metadata: Metadata, words: Words) -> str:
    """A document's title in the reader's language."""
    return metadata.title if words.language == "zh" else metadata.title_en or metadata.title


def short_title(metadata: Metadata, words: Words) -> str:
    """The short name of a document in the reader's language, else its title."""
    short = metadata.short_title if words.language == "zh" else metadata.short_title_en
    return short or shown_title(metadata, words)


def _name(group: str, groups: Groups, documents: Sequence[Document], words: Words) -> str:
    if group == ALL:
        return words("scope.all")
    metadata = next(document.metadata for document in documents if document.document_id in groups[group])
    if metadata.level is Level.NATIONAL:
        return words("scope.national")
    region = metadata.region if words.language == "zh" else metadata.region_en or metadata.region
    unplaced = words("scope.other") if metadata.level is Level.UNKNOWN else words(f"document_level.{metadata.level}")
    return region or unplaced


def _group_of(chosen: Sequence[str], groups: Groups) -> str | None:
    return next((name for name, members in groups.items() if set(members) == set(chosen)), None)


def _choose_group(visit: Visit, groups: Groups) -> None:
    visit.documents = groups.get(st.session_state["scope-group"] or ALL)


def _choose_documents(visit: Visit, document_ids: list[str]) -> None:
    chosen = tuple(document_id for document_id in document_ids if st.session_state[f"scope-{document_id}"])
    # no document at all would answer nothing, so it stands for all
    visit.documents = chosen if 0 < len(chosen) < len(document_ids) else None
