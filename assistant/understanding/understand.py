"""Step 2, understand: takes a question apart into kind, topic, documents and clause numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.understanding.abroad import with_arrivals, with_exports
from assistant.understanding.asking import asking_part
from assistant.understanding.chapter_refs import ChapterRefs
from assistant.understanding.details import PART_ENDS, details_asked
from assistant.understanding.documents import DocumentNames, NamedDocuments, is_on_the_way
from assistant.understanding.kinds import (
    NO_SUBJECT,
    VAGUE,
    asked_of,
    kinds_told,
    may_be_more,
    of_all_first,
    whole_question,
    with_learnt,
    with_money,
)
from assistant.understanding.learnt_asks import Embed, LearntAsk, learnt_ask
from assistant.understanding.model import Ask, Attribute, Claim, ClauseRef, Term, Understanding
from assistant.understanding.printed import Printed
from assistant.understanding.quantities import find_claims, find_counts
from assistant.understanding.takeovers import with_takeovers
from assistant.understanding.terms import QUOTED, STRAY, Segment, find_terms, sift
from assistant.understanding.title_words import TitleWords, names_kind
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.glossary import Glossary
from corpus.model import Document, Level

_HEADCOUNT = re.compile(r"\d[\d,]*\s*(?:人次|家次|个人|[个名位家部项场款件次]|people|persons?)")
_GAPS = re.compile(r" {2,}")
_ABOUT_ONE = frozenset({Ask.VALIDITY, Ask.STATUS, Ask.TITLE, Ask.NUMBER, Ask.ISSUER, Ask.DATE, Ask.LOOKUP, Ask.TOC})
_STANDS = frozenset({Ask.STATUS, Ask.VALIDITY, Ask.DATE})
_OF_THE_TEXT = ("interpret", "decided_elsewhere")
_BY_HOW_PAID = ("top_up", "one_off", "yearly", "with_term")
"""Filters that choose clauses, unless the question names what they choose only to leave it out."""
_BODIES = frozenset({"subject", "object"})
_DOES = r"s? (?:to |in )?(?!in\b|with\b|of\b|from\b|by\b|at\b|for\b|and\b|or\b)[a-z]+"
_APPLYING = frozenset({"apply", "application_form", "application_period"})
_ENOUGH = 2
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
_TOPICS = frozenset({"sector", "subject", "object", "legal", QUOTED})
_KINDS_OF_TEXT = frozenset({"计划", "行动计划", "措施", "办法", "文件", "政策"})
"""What a text is called where the question says which one it means: 国家那个计划 asks nothing of a plan."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text with the documents, clauses, details and kinds it names.

    ``remaining`` is left of it without documents and clauses, ``plain`` without details, ``stripped`` without kinds.
    """

    text: str
    named: NamedDocuments
    remaining: str
    refs: tuple[ClauseRef, ...]
    attributes: tuple[Attribute, ...]
    plain: str
    asks: tuple[Ask, ...]
    stripped: str


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
        self._refs = ChapterRefs(documents)
        self._printed = Printed(documents)
        self._titles = TitleWords(documents, glossary)
        self._ids = tuple(d.document_id for d in documents)
        self._national = frozenset(d.document_id for d in documents if d.metadata.level is Level.NATIONAL)
        self.glossary = glossary
        self._segment = segment
        self._embed = embed

    def understand(self, text: str) -> Understanding:
        """Take one normalised question apart; sentences that only tell do not decide what is asked and of what."""
        whole = self._read(text)
        asking = asking_part(text)
        here = whole if asking == text else self._read(asking)
        refs, asked = here.refs or whole.refs, here.remaining
        matched = here.asks
        bounded = any(c.unit == "yuan" for c in find_claims(asked)) and any(r.several for r in refs)
        if refs and Ask.LIST in matched and phrases("any_money").search(asked) and not bounded:
            matched = (Ask.AMOUNT, *(a for a in matched if a is not Ask.LIST))
        # 房租补几成 asks what one gets; 费用的几成 may also ask what the clause leaves open
        of_a_share = any(phrases("share_given").match(attribute.written) for attribute in here.attributes)
        if (of_a_share or phrases("rate").search(here.plain)) and not _NOT_OF_ONE_SUM & set(matched):
            matched = (Ask.AMOUNT, *matched)
        claims = find_claims(whole.remaining if phrases("asks_if_right").search(asked) else asked)
        figured = any(phrases(name).search(asked) for name in ("with_count", "counted_of_some"))
        if Ask.TOC in matched and (figured or any(c.unit == "yuan" for c in claims)):
            matched = tuple(Ask.LIST if ask is Ask.TOC else ask for ask in matched)
        kinds = list(dict.fromkeys(matched))
        own = here is not whole and self._names_topic(here)
        described = asked if own else whole.remaining
        asks = whole_question(kinds, refs, described, asked)
        learnt = learnt_ask(self._embed(text), asks) if may_be_more(kinds, here.attributes) else None
        if learnt:
            learnt = _as_meant(learnt, asked, here.plain, in_a_text=bool(here.named.documents))
            leaning = any(phrases(name).search(text) for name in ("leans", "clause_sought"))
            outcome = phrases("outcome_asked").search(text) is not None
            kinds = with_learnt(kinds, learnt, refs, leaning=leaning, outcome=outcome)
            asks = whole_question(kinds, refs, described, asked)
        named = here.named.documents or whole.named.documents
        documents = self._by_title(text, named, about_one=bool(refs) or bool(_ABOUT_ONE & set(asks)), asks=asks)
        if len(titled := here.named.by_title or whole.named.by_title) > 1:
            documents = titled
        if len(documents) > 1 and phrases("each_says").search(text) and not {Ask.COMPARE, Ask.AMOUNT} & set(asks):
            asks = (Ask.COMPARE, *(a for a in asks if a not in VAGUE))
        terms, dropped = self._terms(whole, claims, asks)
        if own or (here is not whole and self._of_the_text(here.text, asks, documents)):
            terms, dropped = _beside(terms, *self._terms(here, claims, asks))
        if documents:
            terms = tuple(t for t in terms if t.surface not in _KINDS_OF_TEXT)
        asks = of_all_first(asked_of(asks, terms, text, documents), terms, claims, asked)
        terms, excluded = _without(terms, text) if Ask.LIST in asks else (terms, ())
        return Understanding(
            text=text,
            asks=with_money(asks, terms, text),
            terms=tuple(t for t in terms if not _is_quantity(t.surface, claims)),
            refs=refs,
            documents=documents,
            foreign_place=None if self._national & set(documents) else _place_asked_of(whole, here),
            foreign_rule=self._lacking_rule(text, whole.named.foreign_rule, documents),
            claims=claims,
            counts=find_counts(asked if own else whole.remaining),
            yes_no=bool(phrases("yes_no").search(asking.strip())),
            anaphoric=bool(phrases("anaphor").search(text)),
            filters=_filters(asking.strip())
            | ({"interpret": ""} if learnt and learnt.asks_who_interprets(asks) else {}),
            attributes=here.attributes,
            excluded=excluded,
            dropped=dropped,
        )

    def put_to(self, understood: Understanding, document: Document) -> Understanding:
        """The same of a question put to one text alone: a rule that it calls by words of that title is that text."""
        rule = self._lacking_rule(understood.text, understood.foreign_rule, (document.document_id,))
        return understood if rule == understood.foreign_rule else replace(understood, foreign_rule=rule)

    def prints(self, term: Term) -> bool:
        """Whether some text of the library prints a term, a concept under any of its Chinese names."""
        names = self.glossary.get(term.key).zh if term.is_concept else ()
        return any(self._printed(name.lower()) for name in names) or self._printed.word(term.surface.lower())

    def document_named_in(self, text: str) -> tuple[int, int] | None:
        """From where to where a text names the documents it is about; None where it names none."""
        left = self._names.find(text).remaining
        cut = [i for i, (was, now) in enumerate(zip(text, left, strict=False)) if was != now]
        return (cut[0], cut[-1] + 1) if cut and len(left) == len(text) else None

    def _read(self, text: str) -> _Read:
        named = self._names.find(text)
        remaining = with_takeovers(with_arrivals(named.remaining))
        found = self._refs.find(remaining)
        for ref in found:
            remaining = remaining[: ref.start] + " " * (ref.end - ref.start) + remaining[ref.end :]
        remaining = _GAPS.sub(" ", remaining).strip()
        attributes, plain = details_asked(remaining)
        asks, stripped = kinds_told(plain)
        stripped = _HEADCOUNT.sub(lambda m: " " * len(m.group()), stripped)
        stripped = with_exports(stripped, self.glossary)
        refs = tuple(ref.ref for ref in found)
        return _Read(text, named, remaining, refs, attributes, plain, asks, stripped)

    def _of_the_text(self, asking: str, asks: tuple[Ask, ...], documents: tuple[str, ...]) -> bool:
        """Whether the sentence that asks is about a document as such, so that what is told of the asker is no topic."""
        about = set(asks) <= _ABOUT_ONE or any(phrases(name).search(asking) for name in _OF_THE_TEXT)
        return about and bool(documents or names_kind(asking))

    def _names_topic(self, read: _Read) -> bool:
        """Whether a part of a message says so much of what it asks about that the rest only stands beside it."""
        found = find_terms(read.stripped, self.glossary, self._segment, self._printed)
        named = _TOPICS if phrases("points_back").search(read.text) else _TOPICS | {"action"}
        return sum(t.category in named for t in found) >= _ENOUGH

    def _terms(
        self, read: _Read, claims: tuple[Claim, ...], asks: tuple[Ask, ...]
    ) -> tuple[tuple[Term, ...], tuple[str, ...]]:
        """The terms of a text, and the words dropped of it."""
        stripped = read.stripped
        for claim in claims:
            stripped = stripped.replace(claim.written, " " * len(claim.written))
        terms = find_terms(stripped, self.glossary, self._segment, self._printed)
        terms, dropped = sift(terms, "" if Ask.LIST in asks else read.text, self._printed)
        terms = tuple(t for t in terms if not (self._only_passed(t, read.text) or _is_verb(t, read.text)))
        if set(asks) <= _BY_PHRASE and not claims and all(t.category in NO_SUBJECT for t in terms):
            phrased = [p for p in self._printed.rare_phrases(read.remaining) if p in read.text.lower()]
            terms += tuple(Term(f"w:{p}", p, QUOTED, hard=True) for p in phrased)
        terms = tuple(replace(t, hard=False) if _is_doer(t, read.text) else t for t in terms)
        if {Ask.APPLY, Ask.PROFILE} & set(asks):
            aside = concept_set("applying") if Ask.APPLY in asks else _APPLYING
            terms = tuple(t for t in terms if t.key not in aside)
        return terms, dropped

    def _only_passed(self, term: Term, text: str) -> bool:
        """Whether a place that no text prints is only where somebody comes from or travels to: 从上海搬到深圳."""
        start = text.lower().find(term.surface.lower()) if term.category == "place" else -1
        return start >= 0 and is_on_the_way(text, start, start + len(term.surface)) and not self.prints(term)

    def _lacking_rule(self, text: str, rule: str | None, documents: tuple[str, ...]) -> str | None:
        """A rule named without brackets is no other one where its words are those of the one document asked about."""
        if rule is None or "《" in text or len(documents) != 1:
            return rule
        return None if self._titles.speaks_of(rule, documents[0]) else rule

    def _by_title(
        self, text: str, named: tuple[str, ...], *, about_one: bool, asks: tuple[Ask, ...]
    ) -> tuple[str, ...]:
        """The one document that the words of its title choose, where the question speaks of a document at all."""
        together = Ask.COMPARE in asks or any(phrases(name).search(text) for name in ("the_draft", "joined_texts"))
        if len(named) == 1 and together:
            others = [d for d in self._titles.of_kinds(text, self._ids) if d not in named]
            return (*others, *named) if len(others) == 1 else named
        each = len(named) > 1 and phrases("each_says").search(text)
        apart = len(named) == 1 or (named and Ask.COMPARE in asks) or each or phrases("several_texts").search(text)
        if apart or not (about_one or names_kind(text)):
            return named
        chosen = self._titles.choose(text, named or self._ids, narrowed=bool(named))
        chosen = chosen or (None if named else self._titles.of_kind(text, self._ids))
        return (chosen,) if chosen else named


def _as_meant(learnt: LearntAsk, asked: str, plain: str, *, in_a_text: bool) -> LearntAsk:
    """What was learnt to be asked, of no document where the wording asks for what one says.

    Must it be new asks of what is paid for; can I ask for it orally, of what may be done, not of who explains it.
    """
    of_content = any(phrases(name).search(plain) for name in ("content_asked", "how_helped"))
    stands = learnt.ask in _STANDS and phrases("required").search(asked) is not None and not in_a_text
    leave = learnt.of_document == "interpret" and phrases("leave_asked").search(asked) is not None
    return replace(learnt, of_document="content") if of_content or stands or leave else learnt


def _is_verb(term: Term, text: str) -> bool:
    """Whether fund is what somebody does (does Shenzhen fund an incubator), not what there is."""
    return term.category == "instrument" and term.surface.lower() == "fund" and bool(phrases("funds_it").search(text))


def _is_doer(term: Term, text: str) -> bool:
    """Whether a body only says who asks, who is helped to do something, or who runs what is asked about.

    Our studio; does it help studios buy …; 大学办的基地.
    """
    name = re.escape(term.surface)
    own = rf"\b(?:our|my)(?: [\w-]+)? {name}\b|[我咱俺]们?(?:的|这个?|这家)?{name}"
    if term.key in concept_set("applicants") and re.search(own, text, re.IGNORECASE) is not None:
        return True
    start = text.lower().find(term.surface.lower())
    if term.category not in _BODIES or start < 0:
        return False
    before, after = text[:start], text[start + len(term.surface) :]
    helped = term.surface.isascii() and phrases("helped_to").search(before.rstrip()) and re.match(_DOES, after)
    return bool(helped or phrases("runs_it").match(after) or phrases("run_by").search(before))


def _beside(
    terms: tuple[Term, ...], here: tuple[Term, ...], dropped: tuple[str, ...]
) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms of what asks, with those that are only told of beside them: such a one an answer may lack."""
    asked = {t.key for t in here}
    told = tuple(replace(t, hard=False, aside=True) for t in terms if t.key not in asked and t.category != STRAY)
    return here + told, dropped


def _place_asked_of(whole: _Read, here: _Read) -> str | None:
    """The place without a document that is asked about; not one where the asker only says that it is at home."""
    place = whole.named.foreign_place
    if place is None or phrases("here").search(here.text):
        return place
    parts = [part for part in PART_ENDS.split(here.text) if place in part]
    return place if any(not _tells_of_itself(part, place) for part in parts) else None


def _tells_of_itself(part: str, place: str) -> bool:
    """Whether a part of an English sentence says where the asker is and asks nothing: our Turku yard wants to grow."""
    before, name = part[: part.index(place)], re.escape(place)
    if not part.isascii() or phrases("interrogative").search(before) or phrases("yes_no").search(part.strip()):
        return False
    at_home = re.search(rf"\b(?:(?:in|from|at|near) {name}\b|(?i:our|my|an?) (?:\w+ )?{name} [a-z])", part)
    return at_home is not None and phrases("first_person").search(part) is not None


def _without(terms: tuple[Term, ...], text: str) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The terms of a list, and those that it leaves out (除了游戏, except for games)."""
    left_out = phrases("except").search(text)
    if left_out is None:
        return terms, ()
    excluded = tuple(t for t in terms if t.surface in left_out.group() and t.category not in NO_SUBJECT)
    return tuple(t for t in terms if t not in excluded), excluded


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
        "longest",
        "shortest",
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
        "receiver_unnamed",
        "ranked",
        "commonest",
        "of_boxes",
        "several_sums",
        "offer_words",
        "how_many",
        "structure_asked",
    )
    found = {name: match for name in names if (match := phrases(name).search(text))}
    left_out = found.get("except")
    aside = {n for n in _BY_HOW_PAID if left_out and n in found and found[n].start() in range(*left_out.span())}
    return {name: match.group() for name, match in found.items() if name not in aside}
