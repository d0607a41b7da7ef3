"""What a clause truly leaves open, and the other denials that can be looked up in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.evidence.modality import modality
from assistant.evidence.views import ClauseView, Statement, StatementKind, is_money
from assistant.understanding.model import Term
from assistant.writing.beneficiaries import features, read, told_with
from assistant.writing.case import MARK, Case, Segment, blank, flat, normal, once
from assistant.writing.lexicon import assertions, objects_of_absence, pattern, whole_words
from assistant.writing.topics import hard_terms, instruments, said_terms
from assistant.writing.words import missing_words
from corpus.model import Nature, Provision, ProvisionKind, Status

_OWN = 0.85
_TO_BE_MADE = re.compile(
    r"制定[^，。；]{0,8}(?:操作规程|实施办法|实施细则|管理办法)(?:或(?:操作规程|实施办法|实施细则))?"
)
Lacks = Callable[[ClauseView], bool]


def _sums(view: ClauseView) -> Sequence[Provision]:
    return [p for p in view.clause.provisions if is_money(p)]


def _without(*kinds: ProvisionKind) -> Lacks:
    return lambda view: not any(p.kind in kinds and p.value is not None for p in view.clause.provisions)


def _silent_on(*names: str) -> Lacks:
    return lambda view: not any(modality(name).search(view.clause.text) for name in names)


def _is_day(date: str | None) -> bool:
    return date is not None and len(date) == len("2022-01-01")


def _no_procedure(view: ClauseView) -> bool:
    """Whether a clause tells no procedure; one that is still to be formulated is not told."""
    return not modality("application").search(_TO_BE_MADE.sub(" ", view.clause.text))


_TELLS_HOW = re.compile(r"由[^。；]{2,24}(?:认定|评定|评选)|(?:根据|按|以)[^。；]{2,40}(?:评定|认定|评选|遴选)")
LACKS: dict[str, Lacks] = {
    "amount": lambda view: not any(is_money(p) for p in view.clause.provisions),
    "term": _without(ProvisionKind.TERM, ProvisionKind.VALIDITY),
    "date": lambda view: not any(p.kind is ProvisionKind.DATE and _is_day(p.date) for p in view.clause.provisions),
    "count": _without(ProvisionKind.COUNT),
    "figure": lambda view: not view.clause.provisions,
    "rate": _without(ProvisionKind.RATE),
    "tiers": lambda view: sum(is_money(p) for p in view.clause.provisions) <= 1,
    "procedure": _no_procedure,
    "combining": _silent_on("combining"),
    "authority": _silent_on("in_charge"),
    "criteria": _silent_on("apply_papers"),
    "total": lambda view: re.search(r"合计|总额|总计|共计|\btotal", view.clause.text) is None,
    "recognition": lambda view: _TELLS_HOW.search(view.clause.text) is None and _silent_on("apply_papers")(view),
    "referred": lambda view: bool(view.clause.references),
    "definition": lambda view: re.search(r"是指|指的是|所称|\bmeans\b", view.clause.text) is None,
    "recipient": lambda view: not any(p.beneficiary for p in _sums(view)),
    "place": lambda view: re.search(r"网站|官网|网址|地址|地点|窗口|\bwebsite|\baddress", view.clause.text) is None,
    "base": lambda view: any(_sums(view)) and all(p.nature is Nature.TOP_UP for p in _sums(view)),
    "yearly": lambda view: all(p.per is None and p.one_off is None for p in view.clause.provisions),
}
"""How each thing that a clause may be said to leave open is looked up in it."""


_DENIED = 4
_FIGURE_BEFORE = re.compile(rf"{MARK}\W*(?:is|was|are|并|也|还)?\s*$")
LOOKED_UP = ("not_bound", "not_yearly", "not_once", "not_total")
"""Denials of how something is bound or paid that can be looked up."""
_LOOSE = ("may", "encourage", "explore", "supporting")
_NO_DENIAL = re.compile(
    r"留空|空缺|空白|空着|能否|是否|可否|[能可会]不[能可会]以?|\b(?:left )?(?:blank|open)\b|\band no\b|\bnor\b"
)
_GIVEN = re.compile(r"\b(?:given|gives?|provided?)\b(?= (?:in accordance|under)\b)")
_ANAPHOR = re.compile(r"\s*(?:(?:这|那|此)(?:一?点|些|个|项)?(?!条|款|份)|(?:that|this) (?:is|was|has)\b)")
_ONLY_OBJECT = re.compile(r"\s+(?:an?|any) \w+(?: in (?:the|this) \w+)?\s*$")
_PRECISE = ("tiers", "referred", "total", "recognition", "base", "yearly")
"""Objects whose names hold words for another one."""

_PAID: dict[str, Callable[[Provision], bool]] = {
    "not_yearly": lambda provision: provision.one_off is True,
    "not_once": lambda provision: bool(provision.per and "year" in provision.per),
}


@once
def is_true_absence(case: Case, segment: Segment) -> bool:
    """Whether a part of the sentence says that the clause leaves something open, and it does.

    The thing may stand in the part before (能否叠加，条款没有写明), which then belongs to it.
    """
    after = [s for s in case.segments if s.start > segment.start]
    return _denies(case, segment) or (_names_object(case, segment) and any(_denies(case, s, segment) for s in after))


def _denies(case: Case, segment: Segment, named_in: Segment | None = None) -> bool:
    found = pattern("negation").search(segment.text)
    if found is None or pattern("not_open").search(segment.text) or _is_double(segment):
        return False
    if pattern("telling").search(_where_told(segment.text, found)) is None:
        return False
    before = [s for s in reversed(case.segments) if s.end <= segment.start and _names_object(case, s)][:1]
    holders = [segment] if _names_object(case, segment) else before
    if named_in is not None and named_in not in holders:
        return False
    named = [n for n, words in objects_of_absence().items() for s in holders if words.search(_said(case, s))]
    if not named and _is_bare(case, segment):
        named = [n for n, words in objects_of_absence().items() if words.search(normal(case.question))]
    if not named and pattern("bare_denial").search(segment.text) and segment is case.segments[0]:
        named = [n for n, words in objects_of_absence().items() if words.search(normal(case.question))]
    named = next(([n] for n in _PRECISE if n in named), named)
    return bool(named) and all(_is_lacking(case, segment, name) for name in named)


def _is_double(segment: Segment) -> bool:
    """Whether a denial is denied in turn (no amount is not stated), so that nothing is said to be left open."""
    return len(pattern("negation").findall(_NO_DENIAL.sub(" ", segment.text))) > 1


def _is_bare(case: Case, segment: Segment) -> bool:
    """Whether the sentence begins with a denial that names no thing (那是留空的): it is of what was asked."""
    return segment is case.segments[0] and _ANAPHOR.match(segment.text) is not None


def _where_told(text: str, found: re.Match[str]) -> str:
    """Where the verb of telling must stand: after "without", and beside a figure after it and not as its giving."""
    if MARK in text:
        return blank(text[text.rindex(MARK) :], pattern("giving"))
    if found.group() != "without":
        return _GIVEN.sub(" ", text)
    return " states " if _ONLY_OBJECT.match(text, found.end()) else text[found.end() :]


def _names_object(case: Case, segment: Segment) -> bool:
    return any(words.search(_said(case, segment)) for words in objects_of_absence().values())


def _said(case: Case, segment: Segment) -> str:
    """A part with what it quotes (没有写“每年”)."""
    return case.spoken[segment.start : segment.end]


def is_left_blank(case: Case) -> bool:
    """Whether a cited clause names a day of which it leaves a part blank."""
    dates = [p.date for g in case.grounds for p in g.view.clause.provisions if p.kind is ProvisionKind.DATE]
    return any(not _is_day(date) for date in dates)


def _is_lacking(case: Case, segment: Segment, name: str) -> bool:
    views = _meant(case, segment)
    if name == "amount":
        return not _is_of_figure(segment) and _no_amount(case, segment, views)
    if name == "procedure" and pattern("nothing_further").search(segment.text):
        return True
    if name == "yearly" and (told := [s.provision for s in case.slots if s.provision.currency]):
        return all(p.per is None and p.one_off is None for p in told)
    return all(LACKS[name](view) for view in views)


def _is_of_figure(segment: Segment) -> bool:
    """Whether it is a figure that a part denies (the sum of {4a} is not fixed), not a sum besides it."""
    denied = pattern("negation").search(segment.text)
    return denied is not None and _FIGURE_BEFORE.search(segment.text[: denied.start()]) is not None


def _meant(case: Case, segment: Segment) -> list[ClauseView]:
    """The cited clauses; where a part names one of them by its title (基地那条), that one."""
    views = [g.view for g in case.grounds]
    found = pattern("about_clause").search(segment.text)
    keys = {t.key for t in hard_terms(case, found.group())} if found else set()
    return [v for v in views if keys & v.title_concepts.closure] or views


def _no_amount(case: Case, segment: Segment, views: Sequence[ClauseView]) -> bool:
    """No cited clause fixes an amount for what the sentence names; where it speaks of no clause, no other does."""
    text = _denied(case, segment)
    alone = pattern("separately").search(text) is not None
    if any(not LACKS["amount"](view) for view in views) and _is_strange(_without_telling(text), case, alone=alone):
        return True
    if pattern("about_clause").search(text):
        return all(LACKS["amount"](view) for view in views)
    own = (*hard_terms(case, text), *instruments(case, text))
    about = own or said_terms(case, segment) or (case.topic if _is_bare(case, segment) else ())
    if not about:
        return all(LACKS["amount"](view) for view in views)
    if any(_priced(case, about, view) for view in views):
        return False
    if own and pattern("this_clause").search(case.own) is None:
        return not any(_priced(case, own, source.view) for source in case.sheet.sources)
    return True


def _without_telling(text: str) -> str:
    return blank(text, pattern("separately"), whole_words("telling"), pattern("this_clause"))


def _denied(case: Case, segment: Segment) -> str:
    """The part of a sentence up to where, after the denial, it begins to say something else."""
    text = case.spoken[segment.start : segment.end]
    found = pattern("negation").search(text)
    end = pattern("denial_ends").search(text, found.end()) if found else None
    return text[: end.start()] if end else text


def _priced(case: Case, terms: Sequence[Term], view: ClauseView) -> bool:
    priced = [s for s in view.statements if s.kind is StatementKind.AMOUNT]
    return any(_is_for(case, terms, view, s) for s in priced)


def _is_for(case: Case, terms: Sequence[Term], view: ClauseView, statement: Statement) -> bool:
    """Whether an amount is for a topic, not only in a clause that mentions it."""
    match = case.tools.matcher.statement(terms, view, statement).match
    return all(strength >= _OWN for _, strength in match.strengths)


@once
def is_looked_up(case: Case, segment: Segment) -> bool:
    """不是必须, where a cited clause says 可 and imposes nothing; not a total, where it gives a top-up."""
    if pattern("not_total").search(segment.text):
        sums = [p for g in case.grounds for p in g.view.clause.provisions if is_money(p)]
        return bool(sums) and all(p.nature is Nature.TOP_UP for p in sums)
    for name, is_paid_so in _PAID.items():
        if pattern(name).search(segment.text):
            sums = [p for g in case.grounds for p in g.view.clause.provisions if is_money(p)]
            return bool(sums) and all(is_paid_so(p) for p in sums)
    if pattern("not_bound").search(segment.text) is None or len(pattern("negation").findall(segment.text)) > 1:
        return False
    return all(pattern("binding").search(g.clause) is None for g in case.grounds) and any(
        pattern(name).search(g.clause) for g in case.grounds for name in _LOOSE
    )


@once
def is_for_others(case: Case, segment: Segment) -> bool:
    """不是出口项目 beside a figure, where no amount of the cited clauses is for what is named there."""
    if not any(s.provision.currency for s in case.slots):
        return False
    if among := pattern("not_among").search(segment.text):
        named = [t for t in hard_terms(case, case.spoken[segment.start : segment.start + among.start()]) if t.hard]
        return bool(named) and not any(_priced(case, [t], g.view) for t in named for g in case.grounds)
    found = pattern("not_for").search(segment.text)
    if found is None or pattern("negation").search(segment.text[: found.start()]):
        return False
    if pattern("negation").search(segment.text[found.end() :]) or MARK in segment.text[found.end() :]:
        return False
    terms = [t for t in hard_terms(case, segment.text[found.end() :]) if t.hard]
    if not terms:
        return _is_strange(segment.text[found.end() :], case, alone=True)
    return not any(_priced(case, [t], g.view) for t in terms for g in case.grounds)


def _is_strange(text: str, case: Case, *, alone: bool) -> bool:
    """Whether a text names somebody, and none of the words for it stands in what a cited sum is given for.

    With ``alone`` the words right beside the sum decide, else all that may name who gets it.
    """
    said = read(text)
    if not said or not (alone or missing_words(case, blank(text, *objects_of_absence().values()), ())):
        return False
    sums = [(s, p) for s in case.sources for p in s.view.clause.provisions if p.currency]
    return not any(said & (told_with(s, p) if alone else told_with(s, p) | features(s, p)) for s, p in sums)


def is_only_sum(case: Case, segment: Segment) -> bool:
    """Whether a part says for whom alone the cited clauses write a sum (写明金额的只有产业基地), and they have one."""
    found = pattern("only_sum").search(segment.text)
    sums = [p for g in case.grounds for p in _sums(g.view)]
    if found is None or len(sums) != 1:
        return False
    if MARK in segment.text:
        return True  # for whom the figure is has a rule of its own
    terms = [t for t in hard_terms(case, segment.text[found.end() :]) if t.hard]
    return bool(terms) and any(_priced(case, terms, g.view) for g in case.grounds)


def without_contrast(case: Case, segment: Segment, text: str) -> str:
    """``text`` of a part without what its figure is truly said not to be for."""
    found = pattern("not_for").search(segment.text) if is_for_others(case, segment) else None
    return text[: found.start()] if found else text


def is_true_of_draft(case: Case, segment: Segment) -> bool:
    """还不是正式文件, not yet in force: true of a draft, and nothing else denied beside it."""
    drafts = all(g.view.document.metadata.status in (Status.DRAFT, Status.NOT_IN_FORCE) for g in case.grounds)
    if not drafts or pattern("in_force").search(segment.text) is None:
        return False
    return len(pattern("negation").findall(segment.text)) == 1


@once
def says_less(case: Case, segment: Segment) -> bool:
    """没有说已经设立: the clause speaks of the thing, but makes no such assertion of it."""
    found = pattern("says_not").search(segment.text)
    if found is None:
        return False
    rest = segment.text[found.end() :]
    made = [m.group() for name in assertions() for m in pattern(name).finditer(rest)]
    denied = pattern("negation").search(rest)
    if not made and denied and pattern("told_not").search(found.group()):
        return not any(flat(rest[denied.start() :])[:_DENIED] in g.flat for g in case.grounds)
    if not made or any(flat(words) in g.flat for words in made for g in case.grounds):
        return False
    for words in made:
        rest = rest.replace(words, " ")
    return pattern("negation").search(rest) is None
