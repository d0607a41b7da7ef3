"""What an ordinal (第二笔, the last one) or a pair (the other one, 前两个) picks out of the answers before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.contract import Amount, Answer
from assistant.understanding.natures import natures_named
from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, ClauseKind, Document, Provision, ProvisionKind
from corpus.numerals import parse_numeral

_N = "一二两三四五六七八九十1-9"
_UNIT = "[个笔项种家类份样者]"
_ORDINAL = re.compile(
    rf"第\s*(?P<zh>[{_N}])\s*{_UNIT}|\b(?P<en>first|second|third|fourth|fifth|sixth)\b(?! (?:of )?(?:january|may|day))",
    re.IGNORECASE,
)
_THE_FIRST = re.compile(rf"第\s*[一1]\s*{_UNIT}|\bthe first\b(?! (?:time|place|step|instance))", re.IGNORECASE)
_FIRST_FEW = re.compile(
    rf"前\s*(?P<zh>[{_N}])\s*{_UNIT}|\bfirst (?P<en>two|three|four|five)\b"
    r"|\b(?:the|these|those|all) (?P<whole>two|three|four|five)\b(?! (?:documents|texts|levels))"
    rf"|[这那]\s*(?P<these>[{_N}])\s*{_UNIT}|(?<!第)(?P<sums>[两二三四])\s*(?:笔|个(?=加|放|比|一起|合|之间|相))|(?P<pair>两者|二者|[这那它]?俩|\bboth\b)",
    re.IGNORECASE,
)
_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
_REACH = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One thing an answer told of: a clause, an amount of it (``provision_id``) or a part of it (``part``: p3, (2))."""

    document_id: str
    clause_id: str
    label: str
    provision_id: str | None = None
    as_written: str = ""
    part: str = ""


def pointed(text: str, answers: Sequence[Answer], documents: Sequence[Document]) -> tuple[Item, ...]:
    """The items of earlier answers that a message picks by their place; empty where it picks none."""
    if not answers:
        return ()
    if few := _first_few(text):
        listed = _listed(answers, documents, few)
        return listed[:few] if phrases("leading_few").search(text) else listed[-few:]
    if phrases("other_one").search(text):
        return _other(answers, documents)
    if chosen := _by_size(text, answers[-1], documents) or _by_its_name(text, answers[-1], documents):
        return (chosen,)
    place = _place(text)
    if place is None:
        told = items_of(answers[-1], documents) if phrases("among_told").search(text) else ()
        return told if len(told) > 1 else ()
    if place == 0 and phrases("last_clause").search(text) and (last := _last_of_its_document(answers[-1], documents)):
        return (last,)
    items = _listed(answers, documents, max(place, 2))
    if place == 1 and not items and _THE_FIRST.search(text):
        # where one thing alone was told
        return told if len(told := items_of(answers[-1], documents)) == 1 else ()
    if place == 0:
        return items[-1:]
    return items[place - 1 : place]


def _by_size(text: str, told: Answer, documents: Sequence[Document]) -> Item | None:
    """The smaller or the larger of the sums told, where the text speaks of it (the smaller one, 少的那笔)."""
    chosen = next((of for name, of in (("smaller_one", min), ("larger_one", max)) if phrases(name).search(text)), None)
    sums = {item: p.value for item in items_of(told, documents) if (p := _provision(item, documents)) and p.value}
    if chosen is None or len(sums) < 2:
        return None
    found = [item for item, value in sums.items() if value == chosen(sums.values())]
    return found[0] if len(found) == 1 else None


def _by_its_name(text: str, told: Answer, documents: Sequence[Document]) -> Item | None:
    """The one of the sums told that is called what the text calls it: 奖励的那笔, the reward one."""
    called = phrases("called_one").search(text)
    natures = natures_named(called.group()) if called else frozenset()
    sums = {item: p for item in items_of(told, documents) if (p := _provision(item, documents)) is not None}
    found = [item for item, provision in sums.items() if provision.nature in natures]
    return found[0] if len(found) == 1 < len(sums) else None


def with_sum(value: float, answer: Answer, documents: Sequence[Document]) -> tuple[Item, ...]:
    """The sums of that value in the clauses that an answer cited."""
    cited = dict.fromkeys((c.document_id, c.clause_id, c.label) for c in answer.citations)
    clauses = [(Item(*place), _clause(Item(*place), documents)) for place in cited]
    return tuple(
        replace(item, provision_id=p.provision_id, as_written=p.as_written)
        for item, clause in clauses
        for p in (clause.provisions if clause else ())
        if p.kind is ProvisionKind.AMOUNT and value in {p.value, p.min, p.max}
    )


def added_up(answers: Sequence[Answer], documents: Sequence[Document]) -> tuple[Item, ...]:
    """The sums that a total without a topic is of: those of the last answer that told several, else the last told."""
    return _listed(answers, documents, 2)


def last_two(answers: Sequence[Answer], documents: Sequence[Document]) -> tuple[Item, ...]:
    """What was told last and what before it (跟刚才那个比谁高); empty where there was one thing only."""
    items = _listed(answers, documents, 2)
    return items[-2:] if len(items) > 1 else ()


def last_two_sums(answers: Sequence[Answer]) -> tuple[Item, ...]:
    """The sums of the last two answers, where each told of one and they differ: 哪个给得高; empty otherwise."""
    told = [answer.amounts for answer in answers if answer.amounts][-2:]
    if len(told) < 2 or not answers[-1].amounts or any(len(amounts) != 1 for amounts in told):
        return ()
    items = tuple(
        Item(a.document_id, a.clause_id, _label_of(a, answers), a.provision_id, a.as_written) for (a,) in told
    )
    return items if _key(items[0]) != _key(items[1]) else ()


def picks(text: str) -> bool:
    """Whether a message picks something by its place at all."""
    return _place(text) is not None or _first_few(text) > 0 or phrases("other_one").search(text) is not None


def names_place(text: str) -> bool:
    """Whether a clause is named by its place among others (the second clause)."""
    placed = re.fullmatch(_ORDINAL.pattern + r"(?: (?:clause|point|item|provision))?", text, re.IGNORECASE)
    return placed is not None or phrases("last_one").fullmatch(text) is not None


def _place(text: str) -> int | None:
    """The place that a message names, 0 for the last one."""
    if phrases("last_one").search(text):
        return 0
    if phrases("former").search(text):
        return 1
    match = _ORDINAL.search(text)
    if match is None:
        return None
    return parse_numeral(match["zh"]) if match["zh"] else _WORDS[match["en"].lower()]


def _first_few(text: str) -> int:
    match = _FIRST_FEW.search(text)
    if match is None:
        return 0
    if match["pair"]:
        return 2
    chinese = match["zh"] or match["these"] or match["sums"]
    number = parse_numeral(chinese) if chinese else _WORDS[(match["en"] or match["whole"]).lower()]
    return number if number and number > 1 else 0


def _listed(answers: Sequence[Answer], documents: Sequence[Document], least: int) -> tuple[Item, ...]:
    """The items of the latest answer that told of at least ``least``."""
    for answer in list(reversed(answers))[:_REACH]:
        items = items_of(answer, documents)
        if len(items) >= least:
            return items
    first = [items[0] for answer in answers[-_REACH:] if (items := items_of(answer, documents))]
    told = tuple(dict.fromkeys(first))
    return told if len(told) >= least else ()


def _other(answers: Sequence[Answer], documents: Sequence[Document]) -> tuple[Item, ...]:
    """Of two items told of, the one that the last answer did not single out."""
    latest = items_of(answers[-1], documents)
    singled = latest[0] if len(latest) == 1 else None
    for answer in list(reversed(answers))[:_REACH]:
        items = items_of(answer, documents)
        if len(items) == 2:
            return tuple(i for i in items if singled is None or _key(i) != _key(singled))[-1:]
    if singled is None:
        return ()
    siblings = _amounts_of(singled, documents)
    return tuple(s for s in siblings if _key(s) != _key(singled)) if len(siblings) == 2 else ()


def _label_of(amount: Amount, answers: Sequence[Answer]) -> str:
    place = (amount.document_id, amount.clause_id)
    return next((c.label for a in answers for c in a.citations if (c.document_id, c.clause_id) == place), "")


def _key(item: Item) -> tuple[str, str, str | None]:
    return (item.document_id, item.clause_id, item.provision_id)


def items_of(answer: Answer, documents: Sequence[Document]) -> tuple[Item, ...]:
    """What an answer told of, in its order: its amounts and, beside them, the clauses without one.

    Where it told of one clause alone, that clause's parts or sums are the items.
    """
    items: list[Item] = []
    for (document_id, clause_id), label in {(c.document_id, c.clause_id): c.label for c in answer.citations}.items():
        own = [a for a in answer.amounts if (a.document_id, a.clause_id) == (document_id, clause_id)]
        items += [Item(document_id, clause_id, label, a.provision_id, a.as_written) for a in own]
        items += [] if own else [Item(document_id, clause_id, label)]
    if len(items) != 1 or items[0].provision_id is not None:
        return tuple(items)
    for inside in (_parts_of(items[0], documents), _amounts_of(items[0], documents)):
        if len(inside) > 1:
            return inside
    return tuple(items)


def _last_of_its_document(told: Answer, documents: Sequence[Document]) -> Item | None:
    """The last clause of the document whose one clause was told of: after （二十）, 最后一条 is no item of a list."""
    if len({(c.document_id, c.clause_id) for c in told.citations}) != 1:
        return None
    held = (d for d in documents if d.document_id == told.citations[0].document_id)
    numbered = [c for d in held for c in d.clauses if c.kind is ClauseKind.CLAUSE]
    return Item(numbered[-1].document_id, numbered[-1].clause_id, numbered[-1].label) if numbered else None


def _parts_of(item: Item, documents: Sequence[Document]) -> tuple[Item, ...]:
    """The numbered parts of an item's clause, else its paragraphs."""
    clause = _clause(item, documents)
    paths = [i.item_id.removeprefix(item.clause_id) for i in (clause.items if clause else ())]
    numbered = [path for path in paths if re.fullmatch(r"(?:p\d+)?\(\d+\)", path)]
    parts = numbered if len(numbered) > 1 else [path for path in paths if re.fullmatch(r"p\d+", path)]
    return tuple(Item(item.document_id, item.clause_id, item.label, part=path) for path in parts)


def _clause(item: Item, documents: Sequence[Document]) -> Clause | None:
    return next((d.clause(item.clause_id) for d in documents if d.document_id == item.document_id), None)


def _provision(item: Item, documents: Sequence[Document]) -> Provision | None:
    clause = _clause(item, documents) if item.provision_id else None
    return next((p for p in (clause.provisions if clause else ()) if p.provision_id == item.provision_id), None)


def _amounts_of(item: Item, documents: Sequence[Document]) -> tuple[Item, ...]:
    """The sums that the clause of an item fixes."""
    clause = _clause(item, documents)
    provisions = clause.provisions if clause else ()
    return tuple(
        Item(item.document_id, item.clause_id, item.label, p.provision_id, p.as_written)
        for p in provisions
        if p.kind is ProvisionKind.AMOUNT
    )
