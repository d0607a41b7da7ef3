"""What a follow-up leaves out: whether it points back, names a topic of its own, and takes over what was asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.understanding.model import Ask, ClauseRef, Term, Understanding
from assistant.understanding.nouns import is_noun
from assistant.understanding.terms import QUOTED, STRAY, WORD
from assistant.understanding.vocabulary import concept_set, general_words, phrases, scaffold
from corpus.glossary import Glossary

ABOUT_ONE_DOCUMENT = frozenset({Ask.TOC, Ask.VALIDITY, Ask.STATUS, Ask.NUMBER, Ask.ISSUER, Ask.DATE})
VAGUE_ASKS = frozenset({Ask.GENERAL, Ask.SUPPORT})
NO_TOPIC = frozenset({"generic", "instrument", "time", "ask"})
SHORT = 24
MANNER = frozenset({"per", "either_way", "combine"})
"""What a question asks of how money is paid."""
_STEPS = frozenset({Ask.AUTHORITY, Ask.CONDITIONS, Ask.APPLY, Ask.TERM})
_OF_PROCEDURE = frozenset({"action", "legal", "condition"})
_LONG_ENOUGH = 4
_ENOUGH_WORDS = 2
_A_SENTENCE = 9

_A_WHOLE_QUESTION, _LETTERS_A_WORD = 9, 2
"""How many words a question has that leans on none before it, and how many Chinese characters count for one."""


def marked(current: Understanding) -> Understanding:
    """As it is, or marked where it points back to nothing."""
    lost = points_back(current) and not has_topic(current) and not _speaks_for_itself(current)
    return replace(current, dangling=True) if lost else current


def _speaks_for_itself(current: Understanding) -> bool:
    """Whether so many words of it are printed in the library that nothing said before is missed."""
    return len([t for t in current.terms if t.category in {WORD, QUOTED}]) >= _ENOUGH_WORDS


def is_alike(current: Understanding) -> bool:
    """Whether the same is said of something else (那动漫基地也是吗)."""
    return phrases("likewise").search(current.text) is not None and not current.claims


def takes_kind(current: Understanding, before: Understanding) -> bool:
    """Whether a follow-up asks what was asked before."""
    if before.ask in ABOUT_ONE_DOCUMENT and own_terms(current):
        return False
    vague = set(current.asks) <= VAGUE_ASKS and "offer_asked" not in current.filters
    if vague and asks_if_allowed(current):
        return False
    if vague and any(stands_for_itself(t) for t in current.terms) and before.ask in {Ask.AMOUNT, Ask.COUNT}:
        return any(stands_for_itself(t) for t in before.terms)
    if vague and (_is_whole(current) or (before.ask is Ask.COUNT and _asks_whether(current))):
        return False
    return vague or is_bare_ref(current) or _only_names(current)


def _is_whole(current: Understanding) -> bool:
    """Whether a message asks in a sentence of its own whether a document that it names does something."""
    long = len(current.text.split()) if current.text.isascii() else len(current.text) / _LETTERS_A_WORD
    whether = any(phrases("yes_no").search(part) for part in re.split(r"[,，]\s*", current.text))
    return whether and bool(current.documents and own_terms(current)) and long >= _A_WHOLE_QUESTION


def _asks_whether(current: Understanding) -> bool:
    """Whether a sentence with a verb asks if something is so (can they study abroad, too?), not how many."""
    return current.yes_no and bool(own_terms(current)) and not is_fragment(current)


def _only_names(current: Understanding) -> bool:
    """Whether a fragment (and R&D?) names a thing and no sum; that a sum is meant is then no more than a guess."""
    of_money = any(phrases(name).search(current.text) for name in ("money", "sum_asked", "any_money"))
    return set(current.asks) <= VAGUE_ASKS | {Ask.AMOUNT} and is_fragment(current) and not of_money


def is_bare_ref(current: Understanding) -> bool:
    """Whether a message names a clause and asks nothing of it."""
    return bool(current.refs) and set(current.asks) <= {Ask.LOOKUP}


def points_back(current: Understanding) -> bool:
    """Whether a message speaks of something that it does not name itself."""
    if {"next_clause", "previous_clause"} & set(current.filters):
        return True
    return any(not _has_antecedent(current, found) for found in phrases("pronoun").finditer(current.text))


def in_plain_words(current: Understanding) -> Understanding:
    """Without what is quoted only because some text prints it, where it is no more than a word for money (资金支持)."""
    general = {t.surface for t in current.terms if t.category in NO_TOPIC and not stands_for_itself(t)}
    kept = tuple(t for t in current.terms if not (t.category == QUOTED and t.surface in general))
    if len(kept) == len(current.terms):
        return current
    # with a thing of its own it asked for the sum of that
    vague = tuple(a for a in current.asks if a is not Ask.AMOUNT)
    return replace(current, terms=kept, asks=vague if vague and set(vague) <= VAGUE_ASKS else current.asks)


def only_personal(text: str) -> bool:
    """Whether a message points back by it, these or they alone, which may be the one document it is put to."""
    found = list(phrases("pronoun").finditer(text))
    return bool(found) and all(phrases("personal").fullmatch(match.group()) for match in found)


def speaks_of_the_document(text: str) -> bool:
    """Whether all that a first message points back to (那笔钱, 它) may be the one document asked about or its money."""
    found = [match.group() for match in phrases("pronoun").finditer(text)]
    short = len(text) < _A_SENTENCE
    return not short and all(phrases("personal").fullmatch(g) or phrases("demonstrative").fullmatch(g) for g in found)


def _has_antecedent(current: Understanding, pronoun: re.Match[str]) -> bool:
    """Whether it (它) stands for what the same message names before, or 那条 only ends its name (产业基地那条)."""
    if phrases("itself").fullmatch(pronoun.group()):
        return False
    if any(current.text[: pronoun.start()].lower().endswith(t.surface.lower()) for t in own_terms(current)):
        return True
    if not phrases("personal").fullmatch(pronoun.group()):
        return False
    before = current.text[: pronoun.start()].lower()
    empty = scaffold("en") | general_words("en")
    named = [w for w in re.findall(r"[a-z]{3,}", before) if w not in empty]
    return (
        len(before.split()) > _LONG_ENOUGH
        or bool(named)
        or any(t.surface.lower() in before for t in current.terms)
        or bool(current.documents and before)
    )


def has_topic(current: Understanding) -> bool:
    """Whether a message names a clause, a document or a topic."""
    return bool(current.refs or current.documents or own_terms(current))


def own_terms(current: Understanding) -> tuple[Term, ...]:
    """What a message is about; empty where none of it is known as a topic."""
    own = tuple(t for t in current.terms if t.category not in NO_TOPIC or stands_for_itself(t))
    return own if any(_is_topical(t) for t in own) else ()


def stands_for_itself(term: Term) -> bool:
    """Whether it is an instrument that no grant stands in for: a loan, a bond, an investment fund."""
    return term.key in concept_set("own_instruments") | concept_set("set_up")


def _is_topical(term: Term) -> bool:
    if stands_for_itself(term):
        return True
    if term.category in {WORD, QUOTED}:
        return term.hard or (not term.surface.isascii() and is_noun(term.surface))
    return term.hard or (term.is_concept and term.category != "condition")


def without_heads(current: Understanding, before: Understanding, glossary: Glossary) -> Understanding:
    """What a platform must show, asked after an innovation platform, asks of that one: the bare head is no topic."""
    if set(current.asks) <= VAGUE_ASKS | {Ask.AMOUNT} or current.refs or current.documents or current.claims:
        return current
    kinds = {key for t in before.terms if t.is_concept for key in glossary.ancestors(t.key)}
    own = own_terms(current)
    if not own or not all(t.key in kinds and _is_named_plainly(t, glossary) for t in own):
        return current
    return replace(current, terms=tuple(t for t in current.terms if t not in own))


def _is_named_plainly(term: Term, glossary: Glossary) -> bool:
    """Whether a concept is called by its main name (平台, a base), not by that of a kind of it (产业基地)."""
    concept = glossary.get(term.key)
    return term.surface.lower().removesuffix("s") in {*concept.zh[:1], *(name.lower() for name in concept.en[:1])}


def is_of_procedure(terms: tuple[Term, ...]) -> bool:
    """Whether all that is named are steps of a procedure (认定, approval) or what they rest on."""
    return bool(terms) and all(t.category in _OF_PROCEDURE for t in terms)


def is_step(current: Understanding) -> bool:
    """Whether a message asks who takes a step or on what conditions (评审是哪个部门做的), and of nothing by name."""
    return current.ask in _STEPS and is_of_procedure(own_terms(current))


def asks_if_required(current: Understanding) -> bool:
    """Whether a message asks if a step must be taken (要不要经过认定), and of nothing by name."""
    asked = current.yes_no and "required" in current.filters and set(current.asks) <= VAGUE_ASKS
    return asked and is_of_procedure(own_terms(current))


def asks_details_alone(current: Understanding) -> bool:
    """Whether a message asks for details (what thresholds, how many hosts) and names nothing that they could be of."""
    named = current.documents or current.refs or any(t.hard for t in current.terms)
    return bool(current.attributes) and not named


def is_for_others(current: Understanding) -> bool:
    """Whether the same is asked for others, told of in words that nothing is known by (for someone with a job)."""
    return not own_terms(current) and phrases("for_others").match(current.text) is not None


def asks_if_allowed(current: Understanding) -> bool:
    """Whether a sentence asks if something may be done that no term names (可以转租吗): it asks for no figure."""
    unread = bool(current.dropped) or any(t.category in {WORD, STRAY} for t in current.terms)
    whether = current.yes_no and phrases("may_asked").search(current.text) is not None
    return whether and unread and not own_terms(current) and not is_fragment(current)


def is_elliptic(current: Understanding) -> bool:
    """Whether a message names a topic and leaves out what it asks of it (那出口呢, no, I meant exports)."""
    if not set(current.asks) <= VAGUE_ASKS:
        return _only_names(current)
    if phrases("corrects").search(current.text) and current.ask is Ask.GENERAL:
        return True
    if is_alike(current) or phrases("takes_in").search(current.text):
        return True
    if is_fragment(current):
        return True
    bare = phrases("connective").sub("", current.text)
    short = len(bare) <= (3 * SHORT if _is_latin(bare) else SHORT)
    return short and current.anaphoric


def is_fragment(current: Understanding) -> bool:
    """Whether a message only names another thing, without a verb or a question word of its own."""
    text = current.text
    return phrases("fragment").search(text) is not None and phrases("says_something").search(text) is None


def _is_latin(text: str) -> bool:
    return not any("\u3400" <= char <= "\u9fff" for char in text)


def topics(
    current: Understanding, before: Understanding, glossary: Glossary, is_printed: Callable[[Term], bool]
) -> list[tuple[tuple[Term, ...], tuple[ClauseRef, ...]]]:
    """Readings of the topic: what is new with what may still hold from before, then what is new alone.

    A thing that no text prints (那养老院呢) changes the subject: what was spoken of before does not answer for it.
    """
    own = () if is_step(current) or asks_details_alone(current) else own_terms(current)
    if current.refs:
        return [(own, current.refs)]
    if not own:
        return [(before.terms, before.refs)]
    passing = {t.category for t in own} | {"time", "instrument", "ask", "generic", "word"}
    acts = any(t.category == "action" for t in own)
    # 产业基地 after 直播基地 is another base: with the trade it would be the one just told of
    other = tuple(t for t in before.terms if not (t.is_concept and {o.key for o in own} & glossary.ancestors(t.key)))
    trades = tuple(t for term in other for t in _trades(term, glossary, acts=acts))
    strange = any(_is_thing(t) and not is_printed(t) for t in own)
    kept = tuple(t for t in trades if not strange and t.category not in passing and t.key not in {o.key for o in own})
    readings: list[tuple[tuple[Term, ...], tuple[ClauseRef, ...]]] = [(own + kept, ())] if kept else []
    readings.append((own, ()))
    return [*readings, (own, before.refs)] if before.refs and not _asks_whether(current) else readings


def _is_thing(term: Term) -> bool:
    return term.category in {"sector", "subject", "object", STRAY}


def _trades(term: Term, glossary: Glossary, *, acts: bool) -> tuple[Term, ...]:
    """A compound such as 游戏研发 hands on only its trade, 游戏, to a question about something else.

    To one about another activity (那出口呢) a branch of a trade, 新型游戏, hands on the trade.
    """
    broader = [glossary.get(b) for b in glossary.get(term.key).broader] if term.is_concept else []
    sectors = [b for b in broader if b.category == "sector"]
    branch = acts and term.category == "sector" and len(sectors) == 1 and bool(sectors[0].broader)
    if len(broader) < 2 and not branch:
        return (term,)
    return tuple(Term(b.id, b.zh[0], b.category, term.hard) for b in sectors)


def is_of_a_thing(asked: Understanding) -> bool:
    """Whether something else is named than what befalls a rule: its taking effect, its meaning."""
    named = [t for t in own_terms(asked) if t.hard]
    return any(not (phrases("own_life").search(t.surface) or phrases("interpret").search(t.surface)) for t in named)
