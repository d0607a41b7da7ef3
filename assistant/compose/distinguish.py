"""Tells sums apart that one clause gives to different receivers or in different cases.

A clause that pays 国家级、省级、市级 platforms 50、20、10万元 matches a question about a 省级 platform
three times. What decides is the part in which the cases differ, and whether the question names it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from os.path import commonprefix

from assistant.evidence.match import StatementMatch
from assistant.evidence.views import StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Provision, ProvisionKind
from corpus.scripts import to_simplified

_PRICED = (StatementKind.AMOUNT, StatementKind.PENALTY)
_MARKS = re.compile(r"[\s“”‘’\"'《》（）()「」、，,。；;：:]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_EXCEPTED = re.compile(r"以外|之外|除外|除(?=.{1,12}外)|非(?=[\u4e00-\u9fff])|不含|other than|except|outside")
_STOPS = "。！？\n"
_LEAST, _CLEARLY = 2, 1.5
_WINDOW = 10


def distinguished(inquiry: Inquiry, kept: Sequence[StatementMatch]) -> tuple[StatementMatch, ...]:
    """Of ``kept`` and the sums beside them, those whose own case the question names; else ``kept``.

    Clauses are told apart only where each says whom it pays: "projects that qualify" are no case.
    """
    if all(s.statement.names_subject for s in kept):
        return _among(inquiry, kept)
    clauses = dict.fromkeys(s.view.clause.key for s in kept)
    groups = ([s for s in kept if s.view.clause.key == key] for key in clauses)
    return tuple(s for group in groups for s in _among(inquiry, group))


def _among(inquiry: Inquiry, kept: Sequence[StatementMatch]) -> tuple[StatementMatch, ...]:
    if "several" in inquiry.understanding.filters and len(inquiry.topic) > 1 and _lists(inquiry):
        return tuple(kept)
    pool = _pool(kept)
    if len(pool) < 2:
        return tuple(kept)
    chosen = _yearly(inquiry, kept) or _named(inquiry, kept, pool)
    if not chosen:
        return tuple(kept)
    match = {s.statement: s for s in kept}
    return tuple(match.get(s.statement) or StatementMatch(s.view, s.statement, kept[0].match, s.titled) for s in chosen)


def _lists(inquiry: Inquiry) -> bool:
    return re.search("各|分别|each|respectively", inquiry.understanding.text) is not None


def _pool(kept: Sequence[StatementMatch]) -> list[StatementMatch]:
    """The priced statements of the periods that ``kept`` stand in, and ``kept`` themselves."""
    pool: dict[tuple[str, str, str], StatementMatch] = {}
    for found in kept:
        period = _period(found)
        for other in found.view.statements:
            if other.kind is found.statement.kind and other.provision and other.provision.start in period:
                key = (*found.view.clause.key, other.provision.provision_id)
                pool.setdefault(key, StatementMatch(found.view, other, found.match, found.titled))
        if found.statement.provision is not None:
            pool[(*found.view.clause.key, found.statement.provision.provision_id)] = found
    return [s for s in pool.values() if s.statement.kind in _PRICED]


def _period(found: StatementMatch) -> range:
    """The offsets from full stop to full stop around a statement: 亚洲地区的…；亚洲地区以外的… is one."""
    text, sentence = found.view.clause.text, found.statement.sentence
    start = max(text.rfind(mark, 0, sentence.start) for mark in _STOPS) + 1
    ends = [place for mark in _STOPS if (place := text.find(mark, max(sentence.end - 1, 0))) >= 0]
    return range(start, min(ends, default=len(text)))


def _named(inquiry: Inquiry, kept: Sequence[StatementMatch], pool: Sequence[StatementMatch]) -> list[StatementMatch]:
    if len({s.statement.provision.kind for s in kept if s.statement.provision}) > 1:
        return []
    asked = _asked(inquiry)
    series = _series(pool)
    listed = {place for places in series for place in places}
    if any(place not in listed and len(_plain(_context_words(s))) < _LEAST for place, s in enumerate(pool)):
        return []
    whole = [_case(s) for s in pool]
    if len(excepted := _by_exception(asked, pool, whole)) == 1:
        return excepted
    cases = _cases(pool, whole, series)
    mates = {place: places for places in series for place in places}
    shares = [
        _share(asked, case, [cases[j] if j in mates.get(i, ()) else whole[j] for j in range(len(pool)) if j != i])
        for i, case in enumerate(cases)
    ]
    best, second = sorted(shares, reverse=True)[:2]
    if best < _LEAST or best < _CLEARLY * second or (len(kept) == 1 and shares[pool.index(kept[0])]):
        return []
    return [pool[shares.index(best)]]


def _by_exception(asked: str, pool: Sequence[StatementMatch], contexts: Sequence[str]) -> list[StatementMatch]:
    """A case that excepts something (亚洲以外) is meant exactly when the question excepts too."""
    excepting = [_EXCEPTED.search(context) is not None for context in contexts]
    if all(excepting) or not any(excepting):
        return list(pool)
    wanted = _EXCEPTED.search(asked) is not None
    shared = [_share(asked, context, ()) >= _LEAST for context in contexts]
    if not all(shared):
        return list(pool)
    return [s for s, excepts in zip(pool, excepting, strict=True) if excepts is wanted]


def _yearly(inquiry: Inquiry, kept: Sequence[StatementMatch]) -> list[StatementMatch]:
    """Where a year's limit is asked for, the sum that is one."""
    if not phrases("a_year").search(inquiry.understanding.text):
        return []
    yearly = [s for s in kept if _by_year(s.statement.provision)]
    return yearly if len(yearly) == 1 and yearly[0].statement.provision.kind is ProvisionKind.AMOUNT else []  # type: ignore[union-attr]


def _by_year(provision: Provision | None) -> bool:
    return provision is not None and provision.per is not None and "year" in provision.per.split("/")


def _asked(inquiry: Inquiry) -> str:
    """The question with the Chinese words of the concepts it names, marks removed."""
    forms = [inquiry.understanding.text]
    for term in inquiry.terms:
        if term.is_concept:
            forms += inquiry.glossary.get(term.key).zh
    return "|".join(_plain(form) for form in forms)


def _cases(pool: Sequence[StatementMatch], whole: Sequence[str], series: Sequence[list[int]]) -> list[str]:
    """What each member says of its case, without what the members of one list share."""
    found = list(whole)
    for places in series:
        members = [_plain(_beneficiary(pool[i])) for i in places]
        tail = _common_tail(members)
        trimmed = [m[: len(m) - tail + 1] if tail else m for m in members]
        width = max((len(m) for m in trimmed[1:-1]), default=min(len(m) for m in trimmed)) + 2
        width = max(width, 4) if len(members) > 2 else max(width, _WINDOW)
        trimmed[0] = trimmed[0][-width:]
        trimmed[-1] = trimmed[-1][:width]
        for place, text in zip(places, trimmed, strict=True):
            found[place] = text
    return found


def _series(pool: Sequence[StatementMatch]) -> list[list[int]]:
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, item in enumerate(pool):
        provision = item.statement.provision
        if provision is not None and provision.beneficiary and provision.condition:
            key = (*item.view.clause.key, item.statement.sentence.start, provision.condition)
            groups.setdefault(key, []).append(place)
    return [places for places in groups.values() if len({_beneficiary(pool[i]) for i in places}) == len(places) > 1]


def _beneficiary(found: StatementMatch) -> str:
    provision = found.statement.provision
    return (provision.beneficiary if provision else None) or ""


def _case(found: StatementMatch) -> str:
    """The words between the figure before and this one, with the receiver as it was read."""
    return _plain(_context_words(found) + "|" + _beneficiary(found)).strip("|")


def _context_words(found: StatementMatch) -> str:
    provision, text = found.statement.provision, found.view.clause.text
    if provision is None:
        return found.statement.sentence.text
    start = found.statement.sentence.start
    ends = [
        s.provision.end
        for s in found.view.statements
        if s.provision is not None and start <= s.provision.start and s.provision.end <= provision.start
    ]
    return text[max([start, *ends]) : provision.start]


def _share(asked: str, case: str, others: Sequence[str]) -> int:
    """How much of ``case`` the question names that no other case has, in characters."""
    total, start = 0, 0
    while start <= len(case) - _LEAST:
        end = start
        while end < len(case) and case[start : end + 1] in asked:
            end += 1
        piece = case[start:end]
        if len(piece) >= _LEAST and _HAN.search(piece) and not any(piece in other for other in others):
            total += len(piece)
        start = max(end, start + 1)
    return total


def _common_tail(texts: Sequence[str]) -> int:
    return len(commonprefix([text[::-1] for text in texts]))


def _plain(text: str) -> str:
    return _MARKS.sub("", to_simplified(text).lower())
