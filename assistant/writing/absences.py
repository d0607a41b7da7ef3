"""What a clause leaves open: the kinds of thing that it may be said not to fix, and how each is looked up in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.evidence.modality import modality
from assistant.evidence.views import ClauseView, StatementKind, is_money
from assistant.understanding.model import Term
from assistant.writing.case import MARK, Case, flat, normal
from assistant.writing.lexicon import objects_of_absence, pattern
from corpus.model import ClauseKind, Nature, Provision, ProvisionKind

_OWN = 0.85
_TO_BE_MADE = re.compile(
    r"制定[^，。；]{0,8}(?:操作规程|实施办法|实施细则|管理办法)(?:或(?:操作规程|实施办法|实施细则))?"
)
_TELLS_HOW = re.compile(
    r"由[^。；]{2,24}(?:认定|评定|评选|遴选)|(?:根据|按|以|通过)[^。；]{2,40}(?:评定|认定|评选|遴选|评审)"
    r"|\b(?:by|through|based on|according to)\b[^.;]{2,60}\b(?:select|certif|assess|rat(?:ed|ing)|evaluat)",
    re.IGNORECASE,
)
_GIVES_TO = re.compile(r"对[^，。；]{2,90}[，,]?(?:按|给予|予以)|\b(?:is|are) given\b")
_COUNTED = re.compile(r"[二两三四五六七八九十百千\d](?:大|个|项|类|种|家|部|名|位|人|档)|\b\d+ [a-z]")
_BODY = re.compile(
    r"[局厅署]|委员会|办公室|政府|部门|使领馆|文化部|[本我各]部|"
    r"\b(?:Ministry|Bureau|Department|Office|Commission|Committee|Council|Agency|Administrator|Director)\b"
)
Lacks = Callable[[ClauseView], bool]


def _sums(view: ClauseView) -> Sequence[Provision]:
    return [p for p in view.clause.provisions if is_money(p)]


def _without(*kinds: ProvisionKind) -> Lacks:
    return lambda view: not any(p.kind in kinds for p in view.clause.provisions)


def _silent_on(*names: str) -> Lacks:
    return lambda view: not any(modality(name).search(view.clause.text) for name in names)


def is_day(date: str | None) -> bool:
    """Whether a date has a day."""
    return date is not None and len(date) == len("2022-01-01")


def _no_procedure(view: ClauseView) -> bool:
    """Whether a clause tells no procedure; one that is still to be formulated is not told."""
    return not modality("application").search(_TO_BE_MADE.sub(" ", view.clause.text))


def _no_requirements(view: ClauseView) -> bool:
    """Whether whoever gets a sum is only called eligible or certified, and nothing more is asked of him."""
    asked = [flat(p.condition) for p in _sums(view) if p.condition]
    if not _sums(view):
        text = normal(f"{view.clause.text} {view.clause.rendering or ''}")
        return not any(words.search(text) for words in (_GIVES_TO, pattern("limited")))
    return all(re.fullmatch(pattern("unexplained").pattern, condition) for condition in asked)


LACKS: dict[str, Lacks] = {
    "amount": lambda view: not any(is_money(p) for p in view.clause.provisions),
    "term": _without(ProvisionKind.TERM, ProvisionKind.VALIDITY),
    "date": _without(ProvisionKind.DATE),
    "day": lambda view: not any(p.kind is ProvisionKind.DATE and is_day(p.date) for p in view.clause.provisions),
    "count": lambda view: _without(ProvisionKind.COUNT)(view) and _COUNTED.search(view.clause.text) is None,
    "how_many": lambda view: not view.clause.provisions and _COUNTED.search(view.clause.text) is None,
    "figure": lambda view: not view.clause.provisions and _COUNTED.search(view.clause.text) is None,
    "rate": _without(ProvisionKind.RATE),
    "tiers": lambda view: sum(is_money(p) for p in view.clause.provisions) <= 1,
    "procedure": _no_procedure,
    "combining": _silent_on("combining"),
    "authority": lambda view: _silent_on("in_charge")(view) and _BODY.search(view.clause.text) is None,
    "criteria": lambda view: _TELLS_HOW.search(view.clause.text) is None and _silent_on("apply_papers")(view),
    "requirements": _no_requirements,
    "total": lambda view: re.search(r"合计|总额|总计|共计|\btotal", view.clause.text) is None,
    "recognition": lambda view: LACKS["criteria"](view),
    "referred": lambda view: bool(view.clause.references),
    "definition": lambda view: re.search(r"是指|指的是|所称|\bmeans\b", view.clause.text) is None,
    "recipient": lambda view: _GIVES_TO.search(view.clause.text) is None,
    "place": lambda view: re.search(r"网站|官网|网址|地址|地点|窗口|\bwebsite|\baddress", view.clause.text) is None,
    "base": lambda view: any(_sums(view)) and all(p.nature is Nature.TOP_UP for p in _sums(view)),
    "yearly": lambda view: (
        all(p.per is None and p.one_off is None for p in view.clause.provisions)
        and not any(pattern(name).search(normal(view.clause.text)) for name in ("yearly", "once"))
    ),
}
"""How each thing that a clause may be said to leave open is looked up in it."""

_OF_NO_CLAUSE = (ClauseKind.HEAD, ClauseKind.PREAMBLE, ClauseKind.NOTICE, ClauseKind.IMPRINT)


def kinds_in(text: str) -> list[str]:
    """The kinds of thing that a text names; not those whose words are but a part of what names another one."""
    named = {name: [m.span() for m in words.finditer(text)] for name, words in objects_of_absence().items()}
    spans = [span for found in named.values() for span in found]
    return [name for name, found in named.items() if any(not _is_inside(span, spans) for span in found)]


def _is_inside(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b and b - a > span[1] - span[0] for a, b in spans)


def is_lacking(case: Case, text: str, name: str, terms: Sequence[Term]) -> bool:
    """Whether the clauses that a denial is of have nothing of a kind, nor any other clause a sum for ``terms``."""
    views = _denied_of(case, text)
    if name == "amount":
        views = [g.view for g in case.grounds]
        if _is_of_document(case, text) and any(_priced(case, terms, s.view) for s in case.sheet.sources if terms):
            return False
    return all(LACKS[name](view) for view in views)


def _denied_of(case: Case, text: str) -> list[ClauseView]:
    """The clauses that would have to fix it: those cited, or all of a document that is said to leave it open."""
    if not _is_of_document(case, text):
        return [g.view for g in case.grounds]
    documents = dict.fromkeys(g.view.clause.document_id for g in case.grounds)
    return [view for document in documents for view in case.tools.views.of_document(document)]


def _is_of_document(case: Case, text: str) -> bool:
    """Whether a denial is of all that a document says: it names the document, or rests on its title alone."""
    if all(g.view.clause.kind in _OF_NO_CLAUSE for g in case.grounds):
        return True
    return pattern("this_document").search(text) is not None and pattern("this_clause").search(text) is None


def _priced(case: Case, terms: Sequence[Term], view: ClauseView) -> bool:
    """Whether a clause has a sum that is for a topic, not only a mention of it."""
    priced = [s for s in view.statements if s.kind is StatementKind.AMOUNT]
    found = [case.tools.matcher.statement(terms, view, s).match.strengths for s in priced]
    return any(all(strength >= _OWN for _, strength in strengths) for strengths in found)


def is_only_sum(case: Case, text: str, terms: Sequence[Term]) -> bool:
    """Whether the cited clauses have one sum, for what a text says alone has one (写明金额的只有产业基地)."""
    sums = [p for g in case.grounds for p in _sums(g.view)]
    if len(sums) != 1:
        return False
    return MARK in text or (bool(terms) and any(_priced(case, terms, g.view) for g in case.grounds))


def is_left_blank(case: Case) -> bool:
    """Whether a cited clause names a day of which it leaves a part blank."""
    dates = [p.date for g in case.grounds for p in g.view.clause.provisions if p.kind is ProvisionKind.DATE]
    return any(not is_day(date) for date in dates)
