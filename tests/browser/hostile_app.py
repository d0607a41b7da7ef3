"""The web app over an assistant and a document all of whose texts attack; in a process of its own for the tests."""

from __future__ import annotations

import os
from dataclasses import replace

import streamlit as st

from assistant.contract import Basis, Notice, NoticeKind
from assistant.records import Records
from assistant.settings import Settings
from corpus.model import Clause, ClauseKind, Item
from interfaces import opening
from interfaces.http.settings import HttpSettings
from interfaces.opening import Opening
from interfaces.web import PAGE, Web, configure_streamlit
from tests.browser.widget.host import Speaker
from tests.interfaces.fakes import FakeLibrary, answer_about_lighthouses, lighthouse_document

TAGS = '<img src=x onerror="window.hit=1"><script>window.hit=2</script><svg onload="window.hit=3"></svg>'
LINKS = (
    "[甲](javascript:window.hit=4) [乙](https://elsewhere.invalid/) ![丙](https://elsewhere.invalid/x.png) "
    "<https://elsewhere.invalid/> https://elsewhere.invalid/ [丁][r] :red[戊] $x^2$ :material/home:"
)
BAD = f'"{TAGS}{LINKS}'
MARKDOWN = f"**灯塔**最高30万元。[1]\n\n{TAGS}\n\n{LINKS}\n\n[r]: javascript:window.hit=5\n\n| {TAGS} | {LINKS} |\n|---|---|\n| {TAGS} | {LINKS} |"


def hostile_document():
    plain = lighthouse_document()
    clauses = tuple(
        replace(clause, title=BAD, heading_path=(BAD,), rendering=f"Rendered {BAD}")
        if clause.kind is ClauseKind.CLAUSE
        else clause
        for clause in plain.clauses
    )
    text = f"第三条 {BAD}"
    last = Clause("lighthouse", "3", ClauseKind.CLAUSE, "第三条", text, 3, items=(Item("3p1", "", 0, len(text)),))
    names = {"title": BAD, "title_en": BAD, "short_title": BAD, "short_title_en": BAD}
    places = {"issuer": BAD, "number": BAD, "region": BAD, "region_en": BAD}
    return replace(plain, metadata=replace(plain.metadata, **names, **places), clauses=(*clauses, last))


def hostile_answer(question):
    plain = answer_about_lighthouses(question)
    cited = plain.citations[0].model_copy(
        update={"document_title": BAD, "label": BAD, "heading_path": [BAD], "href": "javascript:window.hit=6"}
    )
    texts = {"as_written": BAD, "beneficiary": BAD, "condition": BAD, "term": BAD, "rendering": BAD}
    amount = plain.amounts[0].model_copy(update={**texts, "basis": Basis(title=BAD)})
    notices = [Notice(kind=kind, text=BAD) for kind in (NoticeKind.DRAFT, NoticeKind.AI_GENERATED)]
    return plain.model_copy(
        update={
            "answer": MARKDOWN,
            "understood_as": BAD,
            "citations": [cited],
            "amounts": [amount],
            "notices": notices,
            "suggestions": [BAD, LINKS],
        }
    )


SPEAKER = Speaker(FakeLibrary((hostile_document(),)), hostile_answer)
OPENING = Opening(lambda _progress: SPEAKER, lambda: Records.open(Settings.from_env(os.environ)))
opening.shared_opening = lambda: OPENING
configure_streamlit()
web = Web(OPENING, HttpSettings.from_env(os.environ))
app = st.App(PAGE, routes=web.routes, middleware=web.middleware, lifespan=web.lifespan)
