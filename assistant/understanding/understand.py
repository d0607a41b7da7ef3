"""Step 2, understand: takes a question apart into kind, topic, documents and clause numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.clauserefs import find_clause_refs
from assistant.understanding.documents import DocumentNames
from assistant.understanding.learnt_asks import Embed, LearntAsk, learnt_ask
from assistant.understanding.model import Ask, Attribute, Claim, ClauseRef, Term, Understanding
from assistant.understanding.printed import Printed
from assistant.understanding.quantities import find_claims, find_counts
from assistant.understanding.terms import QUOTED, Segment, find_terms, sift
from assistant.understanding.title_words import TitleWords
from assistant.understanding.vocabulary import ask_patterns, attribute_patterns, concept_set, phrases
from corpus.glossary import Glossary
from corpus.model import Document

_HEADCOUNT = re.compile(r"\d[\d,]*\s*(?:人次|家次|个人|[个名位家部项场款件次]|people|persons?)")
_GAPS = re.compile(r" {2,}")
_PART_ENDS = re.compile(r"[,，。;；:：?？!！]|[.](?!\d)")
_TRAILING = re.compile(r"(?:是|为|有|要|得|需要?|须|应当?|必须|才行|才够|才可以|才能)+$")
_ABOUT_ONE = frozenset({Ask.VALIDITY, Ask.STATUS, Ask.TITLE, Ask.NUMBER, Ask.ISSUER, Ask.DATE, Ask.LOOKUP, Ask.TOC})
# What an introduction speaks of as often as a question asks for it.
_SPOKEN_OF = frozenset({Ask.APPLY, Ask.STATUS, Ask.DATE, Ask.PROFILE})
_APPLYING = frozenset({"apply", "application_form", "application_period"})
_VAGUE = frozenset({Ask.SUPPORT, Ask.LIST})
_OPEN_TO_SUMS = _VAGUE | {Ask.EXTREME, Ask.COUNT, Ask.DATE, Ask.DEFINITION, Ask.CONDITIONS}
_NO_TOPIC = frozenset({"generic", "instrument", "time", "ask", "condition"})
_BY_PHRASE = frozenset(
    {
        Ask.LIST,
        Ask.DEFINITION,
        Ask.AMOUNT,
        Ask.TERM,
        Ask.COUNT,
        Ask.CONDITIONS,
        Ask.SUPPORT,
        Ask.GENERAL,
        Ask.AUTHORITY,
        Ask.DATE,
    }
)
_OF_MANY = frozenset({Ask.PROFILE, Ask.LIST, Ask.EXTREME})
_FIGURES_ASKED = frozenset({Ask.AMOUNT, Ask.TERM, Ask.COUNT, Ask.DATE})
_OFFERED = frozenset({Ask.LIST, Ask.SUPPORT, Ask.GENERAL, Ask.CONDITIONS, Ask.DEFINITION})
# Asked of an application (its deadline, its papers, the office that takes it), not of the document.
_OF_APPLYING = frozenset({Ask.VALIDITY, Ask.DATE, Ask.TERM, Ask.AUTHORITY, Ask.LIST, Ask.ADDRESSEE, Ask.ISSUER})
_STRIPPED = (
    "hearsay",
    "not_meant",
    "rate",
    "unmentioned",
    "mention",
    "one_off",
    "yearly",
    "with_term",
    "with_count",
    "no_fixed",
    "uncapped",
    "decided_elsewhere",
    "confirm",
    "over",
    "under",
    "at_least",
    "at_most",
    "per",
    "either_way",
    "combine",
)


def _unknown(_text: str) -> None:
    """No vector for any question."""


_NOT_OF_ONE_SUM = frozenset({Ask.LIST, Ask.EXTREME, Ask.TOTAL, Ask.COMPARE, Ask.AMOUNT})


class Understander:
    """Understands questions about one library."""

    def __init__(
        self, documents: Sequence[Document], glossary: Glossary, segment: Segment, embed: Embed = _unknown
    ) -> None:
        """Compile the document names once; ``embed`` gives the vector of a question for what phrases do not tell."""
        self._names = DocumentNames(documents, glossary)
        self._printed = Printed(documents)
        self._titles = TitleWords(documents, glossary)
        self._ids = tuple(d.document_id for d in documents)
        self.glossary = glossary
        self._segment = segment
        self._embed = embed

    def understand(self, text: str) -> Understanding:
        """Take one normalised question apart."""
        named = self._names.find(text)
        found_refs = find_clause_refs(named.remaining)
        remaining = named.remaining
        for found in found_refs:
            remaining = remaining[: found.start] + " " * (found.end - found.start) + remaining[found.end :]
        remaining = _GAPS.sub(" ", remaining).strip()
        attributes, plain = _attributes(remaining)
        matched, stripped = _asks(plain)
        matched = _in_the_question(matched, plain)
        refs = tuple(found.ref for found in found_refs)
        if refs and Ask.LIST in matched and phrases("any_money").search(remaining):
            matched = [Ask.AMOUNT, *(a for a in matched if a is not Ask.LIST)]
        if phrases("rate").search(plain) and not _NOT_OF_ONE_SUM & set(matched):
            matched = [Ask.AMOUNT, *matched]
        claims = find_claims(remaining)
        if Ask.TOC in matched and any(c.unit == "yuan" for c in claims):
            matched[matched.index(Ask.TOC)] = Ask.LIST
        matched = list(dict.fromkeys(matched))
        asks = _whole(matched, refs, remaining)
        learnt = learnt_ask(self._embed(text), asks) if _may_be_more(matched, attributes) else None
        if learnt:
            learnt = replace(learnt, of_document="content") if phrases("content_asked").search(plain) else learnt
            leaning = phrases("leans").search(text) is not None
            asks = _whole(_with_learnt(matched, learnt, refs, leaning=leaning), refs, remaining)
        documents = self._by_title(text, named.documents, about_one=bool(refs) or bool(_ABOUT_ONE & set(asks)))
        if len(documents) > 1 and phrases("each_says").search(text) and not {Ask.COMPARE, Ask.AMOUNT} & set(asks):
            asks = (Ask.COMPARE, *(a for a in asks if a not in _VAGUE))
        stripped = _HEADCOUNT.sub(lambda m: " " * len(m.group()), stripped)
        for claim in claims:
            stripped = stripped.replace(claim.written, " " * len(claim.written))
        terms = find_terms(stripped, self.glossary, self._segment, self._printed)
        terms, dropped = sift(terms, "" if Ask.LIST in asks else text, self._printed)
        if set(asks) <= _BY_PHRASE and not claims and all(t.category in _NO_TOPIC for t in terms):
            phrased = [p for p in self._printed.rare_phrases(remaining) if p in text.lower()]
            terms += tuple(Term(f"w:{p}", p, QUOTED, hard=True) for p in phrased)
        if {Ask.APPLY, Ask.PROFILE} & set(asks):
            aside = concept_set("applying") if Ask.APPLY in asks else _APPLYING
            terms = tuple(t for t in terms if t.key not in aside)
        asks = _extreme_first(_asked_of(asks, terms, text, documents), terms)
        terms, excluded = _without(terms, text) if Ask.LIST in asks else (terms, ())
        return Understanding(
            text=text,
            asks=_with_money(asks, terms, text),
            terms=tuple(t for t in terms if not _is_quantity(t.surface, claims)),
            refs=refs,
            documents=documents,
            foreign_place=named.foreign_place,
            foreign_rule=self._lacking_rule(text, named.foreign_rule, documents),
            claims=claims,
            counts=find_counts(remaining),
            yes_no=bool(phrases("yes_no").search(text)),
            anaphoric=bool(phrases("anaphor").search(text)),
            filters=_filters(text) | ({"interpret": ""} if learnt and learnt.asks_who_interprets(asks) else {}),
            attributes=attributes,
            excluded=excluded,
            dropped=dropped,
        )

    def _lacking_rule(self, text: str, rule: str | None, documents: tuple[str, ...]) -> str | None:
        """A rule named without brackets is no other one where its words are those of the one document asked about."""
        if rule is None or "《" in text or len(documents) != 1:
            return rule
        return None if self._titles.speaks_of(rule, documents[0]) else rule

    def _by_title(self, text: str, named: tuple[str, ...], *, about_one: bool) -> tuple[str, ...]:
        """The one document that the words of its title choose, where the question speaks of a document at all."""
        if len(named) == 1 or phrases("several_texts").search(text) or not (about_one or self._titles.names_kind(text)):
            return named
        chosen = self._titles.choose(text, named or self._ids, narrowed=bool(named))
        return (chosen,) if chosen else named


def _asks(text: str) -> tuple[list[Ask], str]:
    found: list[Ask] = []
    stripped = text
    for name in _STRIPPED:
        stripped = phrases(name).sub(lambda m: " " * len(m.group()), stripped)
    for ask, pattern in ask_patterns():
        if not pattern.search(text):
            continue
        found.append(ask)
        if ask not in {Ask.SUPPORT, Ask.PROFILE}:
            stripped = pattern.sub(lambda m: " " * len(m.group()), stripped)
    return found, stripped


def _in_the_question(matched: list[Ask], text: str) -> list[Ask]:
    """Without the kinds that only the introduction speaks of: 流程全部换成数字的, 资助最多多少 asks of no procedure."""
    parts = [part for part in _PART_ENDS.split(text) if part.strip()]
    asking = [part for part in parts if phrases("interrogative").search(part) or phrases("yes_no").search(part)]
    if len(parts) < 2 or not asking:
        return matched
    patterns = dict(ask_patterns())
    told = {ask for ask in _SPOKEN_OF & set(matched) if not any(patterns[ask].search(part) for part in asking)}
    rest = [ask for ask in matched if ask not in told]
    return rest if any(patterns[ask].search(part) for ask in rest for part in asking) else matched


def _may_be_more(matched: Sequence[Ask], attributes: Sequence[Attribute]) -> bool:
    """Whether the question may ask for what no phrase in it tells, or for less."""
    return not attributes and (set(matched) <= _OPEN_TO_SUMS or Ask.AMOUNT in matched)


def _with_learnt(
    matched: list[Ask], learnt: LearntAsk, refs: tuple[ClauseRef, ...], *, leaning: bool = False
) -> list[Ask]:
    """The kinds that phrases tell, with what is learnt from the whole wording.

    One that leans on the question before (那区域总部呢) asks what that one did, not for a property of a document.
    """
    if Ask.AMOUNT in matched:
        others: list[Ask] = [a for a in matched if a is not Ask.AMOUNT]
        return others if learnt.no_sum and set(others) - _VAGUE else matched
    if learnt.sum:
        return [Ask.AMOUNT, *matched]
    if learnt.ask is not None and not refs and not leaning and set(matched) <= _VAGUE:
        return [learnt.ask]
    return matched


def _extreme_first(asks: tuple[Ask, ...], terms: tuple[Term, ...]) -> tuple[Ask, ...]:
    """The greatest or least sum of all, where nothing is named whose sum it could be: biggest and smallest grants."""
    if not {Ask.EXTREME, Ask.AMOUNT} <= set(asks) or any(t.category not in _NO_TOPIC for t in terms):
        return asks
    return (Ask.EXTREME, *(a for a in asks if a is not Ask.EXTREME))


def _asked_of(asks: tuple[Ask, ...], terms: tuple[Term, ...], text: str, documents: tuple[str, ...]) -> tuple[Ask, ...]:
    """What is asked once it is known of what: who writes the procedures, what money takes, museums in both texts."""
    if Ask.ISSUER in asks and any(t.key in concept_set("procedures") for t in terms):
        return tuple(Ask.AUTHORITY if ask is Ask.ISSUER else ask for ask in asks)
    if {Ask.AMOUNT, Ask.CONDITIONS} <= set(asks) and not phrases("sum_asked").search(text):
        asks = tuple(ask for ask in asks if ask is not Ask.AMOUNT)
    several = len(documents) > 1 and phrases("both_levels").search(text) is not None
    across = several and set(asks) <= {Ask.GENERAL} and any(t.hard for t in terms)
    return (Ask.COMPARE,) if across else asks


def _without(terms: tuple[Term, ...], text: str) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The terms of a list, and those that it leaves out (除了游戏, except for games)."""
    left_out = phrases("except").search(text)
    if left_out is None:
        return terms, ()
    excluded = tuple(t for t in terms if t.surface in left_out.group() and t.category not in _NO_TOPIC)
    return tuple(t for t in terms if t not in excluded), excluded


def _attributes(text: str) -> tuple[tuple[Attribute, ...], str]:
    """The points of detail asked for, and the text without them.

    None where somebody describes itself or lists, or where a figure is asked for and they are only spoken of.
    """
    found: list[Attribute] = []
    rest = text
    for name, (asked, _) in attribute_patterns().items():
        if match := asked.search(rest):
            found.append(Attribute(name, _TRAILING.sub("", match.group().strip())))
            rest = asked.sub(" ", rest)
    left = {ask for ask, pattern in ask_patterns() if pattern.search(rest)} if found else set()
    asking = [a for a in found if _asks_in(text, a.written)]
    beside = left & _FIGURES_ASKED and not asking
    found = asking or found
    return ((), text) if beside or left & _OF_MANY else (tuple(found), rest)


def _asks_in(text: str, words: str) -> bool:
    """Whether the part of a question that has these words is the one that asks."""
    parts = [part for part in _PART_ENDS.split(text) if words in part] or [text]
    return any(phrases("interrogative").search(part) or phrases("yes_no").search(part) for part in parts)


def _describes_itself(text: str) -> bool:
    """Whether somebody says who they are and asks openly what there is for them."""
    told = phrases("self_described").search(text)
    return (
        told is not None and phrases("open_question").search(text) is not None and not phrases("confirm").search(text)
    )


def _whole(matched: Sequence[Ask], refs: tuple[ClauseRef, ...], text: str) -> tuple[Ask, ...]:
    """The kinds of the whole question: whoever describes itself asks what fits it."""
    asks = _settle(list(matched), refs)
    offered = not refs and set(asks) <= _OFFERED and _describes_itself(text)
    return (Ask.PROFILE,) if offered else asks


def _settle(asks: list[Ask], refs: tuple[ClauseRef, ...]) -> tuple[Ask, ...]:
    if Ask.TERM in asks and Ask.COUNT in asks:
        asks.remove(Ask.COUNT)
    if Ask.APPLY in asks:
        asks = [a for a in asks if a not in _OF_APPLYING]
    if Ask.TOC in asks and {Ask.AMOUNT, Ask.TOTAL, Ask.EXTREME} & set(asks):
        asks[asks.index(Ask.TOC)] = Ask.LIST
    if Ask.LIST in asks and Ask.DEFINITION in asks:
        asks.remove(Ask.DEFINITION)
        asks.insert(asks.index(Ask.LIST), Ask.DEFINITION)
    if Ask.LIST in asks and {Ask.AUTHORITY, Ask.BASIS} & set(asks):
        asks.remove(Ask.LIST)
    if Ask.LIST in asks and Ask.CONDITIONS in asks and Ask.AMOUNT not in asks:
        asks.remove(Ask.LIST)
    if refs and not asks:
        return (Ask.LOOKUP,)
    if refs and set(asks) <= {Ask.LIST, Ask.SUPPORT, Ask.DEFINITION, Ask.TOC}:
        return (Ask.LOOKUP, *asks)
    return tuple(asks) or (Ask.GENERAL,)


def _with_money(asks: tuple[Ask, ...], terms: tuple[Term, ...], text: str) -> tuple[Ask, ...]:
    """A bare topic with a word for money (领军企业落户奖励) asks how much first."""
    named = phrases("money").search(text) is not None and any(t.category != "instrument" for t in terms)
    return (Ask.AMOUNT, *asks) if named and set(asks) <= {Ask.GENERAL, Ask.SUPPORT} else asks


def _is_quantity(surface: str, claims: tuple[Claim, ...]) -> bool:
    return any(surface in claim.written for claim in claims)


def _filters(text: str) -> dict[str, str]:
    names = (
        "single",
        "offer_asked",
        "exists_asked",
        "negated",
        "apply_time",
        "apply_papers",
        "apply_place",
        "mention",
        "one_off",
        "yearly",
        "with_term",
        "decided_elsewhere",
        "top_up",
        "with_count",
        "rate",
        "next_clause",
        "previous_clause",
        "pronoun",
        "several",
        "no_fixed",
        "largest",
        "smallest",
        "over",
        "under",
        "at_least",
        "at_most",
        "unmentioned",
        "except",
        "confirm",
        "per",
        "either_way",
        "combine",
        "interpret",
        "lead",
        "required",
        "bodies_asked",
        "graded_asked",
        "uncapped",
        "offer_words",
        "how_many",
        "structure_asked",
    )
    return {name: match.group() for name in names if (match := phrases(name).search(text))}
