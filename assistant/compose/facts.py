"""Answers found in a single sentence: who, how many, how long, on what conditions, what is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.compose.draft import Draft, Line
from assistant.compose.money import period
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import best_sentence, choose, covering, only_kin
from assistant.contract import AnswerStatus
from assistant.evidence.gather import COVERS_HARD
from assistant.evidence.measures import asked_measures, states
from assistant.evidence.modality import duties_in, modality
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, body_sentences, with_items
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Term
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.model import Clause, ClauseKind, Document, Provision, ProvisionKind, ReferenceRole

_NEAR_BEST = 0.88
_FITS, _COUNTS = 0.5, 0.4
_AS_GOOD = 0.05
_SEARCHED = 12
_IS_ABOUT = 0.85
_NEARLY = 0.75
_NAMES_ALL = 0.9
_DUTIES_ASKED = frozenset({"interpret", "lead"})
_DECIDES = frozenset({ReferenceRole.DECIDES, ReferenceRole.TOPS_UP})
_COUNTED = frozenset("个家部项名人场所处种类次集款件条位")
_MEASURED = frozenset({"分", "years", "平方米", "小时", "倍", "元"})
_BODIES = re.compile(
    r"\t\s*(?:[\u4e00-\u9fff（）()]{2,20}(?:部|委|局|院|署|厅|办|政府|会|中心|联合会|集团)(?:、\s*|(?=\s*(?:\t|\n|$))))+(?=\s*(?:\t|\n|$))"
)
"""A cell of a table that holds nothing but bodies: 最高人民法院、国家知识产权局."""
_PERIODS = frozenset({ProvisionKind.TERM, ProvisionKind.VALIDITY, ProvisionKind.AGE})
_SPEAKS_OF = 0.4
_COUNTABLE = frozenset({"subject", "object"})
_HOW_MANY = r"(?:(?:多少|几)(?:个|家|座|处|种|类|项|名|位|件|条|部|场|所|支|台)?的?|\bhow many (?:[\w-]+ ){{0,2}}){}"
_UNIT_ASKED = re.compile(r"(?:多少|几)个?(家次|人次|工作日|周岁|[部家项人名场所处种类次集款件分岁级天日年月周个])")


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of a clause and how well it fits."""

    view: ClauseView
    sentence: Sentence
    score: float


def compose_count(inquiry: Inquiry) -> Draft | None:
    """How many: a count, an age or another fixed number beside the topic."""
    return _quantity(
        inquiry, {ProvisionKind.COUNT, ProvisionKind.AGE, ProvisionKind.RATE, ProvisionKind.OTHER}, "count"
    )


def compose_term(inquiry: Inquiry) -> Draft | None:
    """How long: a term or deadline beside the topic; how often, where a sentence says every when."""
    if phrases("how_often").search(inquiry.understanding.text) and (often := compose_interval(inquiry)) is not None:
        return often
    draft = _quantity(inquiry, {ProvisionKind.TERM, ProvisionKind.VALIDITY, ProvisionKind.AGE}, "term")
    # how long a certification holds: what a text says of its own validity is no answer
    of_a_step = any(t.key in concept_set("official_steps") for t in inquiry.topic) and inquiry.asks(Ask.VALIDITY)
    if draft is not None and draft.status is AnswerStatus.NOT_SPECIFIED and of_a_step:
        draft.settled = True
    return draft


def compose_interval(inquiry: Inquiry) -> Draft | None:
    """The sentence that names the topic and says that it comes every year or quarter; 定期 says nothing of when."""
    topic = tuple(t for t in inquiry.topic if t.hard)
    for view in resolved_views(inquiry) or ([r.view for r in covering(inquiry)] if topic else []):
        for sentence in body_sentences(view):
            fits = not topic or inquiry.matcher.sentence(topic, view, sentence) >= _NAMES_ALL
            if fits and modality("every_so_often").search(sentence.text):
                draft = say_found(inquiry, [Found(view, sentence, 1.0)], "support.direct_plain")
                draft.settled = True
                return draft
    return None


def compose_authority(inquiry: Inquiry) -> Draft | None:
    """Who leads, interprets or decides, where a sentence names an organ for it."""
    wanted = duties_in(inquiry.understanding.text) | _DUTIES_ASKED & set(inquiry.understanding.filters)

    helping = phrases("help_asked").search(inquiry.understanding.text) is not None

    def fits(text: str) -> bool:
        if helping and not wanted and modality("helping_body").search(text):
            return True
        if "\t" in text and _BODIES.search(text):
            return True
        return modality("in_charge").search(text) is not None and (not wanted or bool(wanted & duties_in(text)))

    return _sentence_answer(inquiry, fits, "authority.direct", "gap.authority", topicless=True)


def compose_addressees(inquiry: Inquiry) -> Draft | None:
    """To whom a notice is addressed: its first paragraph."""
    draft = Draft(AnswerStatus.ANSWERED)
    for clause in (c for d in inquiry.scope[:3] for c in d.clauses if c.kind is ClauseKind.NOTICE):
        view = inquiry.views.get(*clause.key)
        if view is not None:
            draft.lines += say_found(inquiry, [Found(view, view.sentences[0], 1.0)], "support.direct_plain").lines
            draft.mention(view.document)
    return draft if draft.lines else None


def compose_basis(inquiry: Inquiry) -> Draft | None:
    """By what rule: the one that the clause on the topic points to, else those that a document rests on.

    By what a clause or a sum goes, what the document rests on does not answer.
    """
    if (inquiry.topic or inquiry.understanding.refs) and (found := _deciding(inquiry)):
        return say_found(inquiry, found[:1], "support.direct_plain")
    if inquiry.understanding.refs or inquiry.understanding.claims:
        return gap(inquiry, "gap.general")
    draft = Draft(AnswerStatus.ANSWERED)
    for document in inquiry.scope[:3]:
        for clause in naming_basis(document):
            if (view := inquiry.views.get(*clause.key)) is not None:
                place = next(r.start for r in clause.references if r.role is ReferenceRole.LEGAL_BASIS)
                item = Found(view, sentence_at(view.sentences, place), 1.0)
                draft.lines += say_found(inquiry, [item], "support.direct_plain").lines
                draft.mention(document)
    return draft if draft.lines else None


def naming_basis(document: Document) -> list[Clause]:
    """The first clause that names a basis; the letter that carries an instrument may name others, so both are told.

    The instrument's own words come before those of the letter.
    """
    naming = [c for c in document.clauses if any(r.role is ReferenceRole.LEGAL_BASIS for r in c.references)]
    opening = [c for c in naming if c.kind in {ClauseKind.NOTICE, ClauseKind.PREAMBLE}]
    return sorted(opening, key=lambda c: c.kind is ClauseKind.NOTICE) or naming[:1]


def _deciding(inquiry: Inquiry) -> list[Found]:
    """The sentences of the clauses on the topic that leave something to another rule or go by it."""
    views = resolved_views(inquiry) or [s.view for s in choose(inquiry).answering]
    return [
        Found(view, sentence_at(view.sentences, reference.start), 1.0)
        for view in dict.fromkeys(views)
        for reference in view.clause.references
        if reference.role in _DECIDES
    ]


def _quantity(inquiry: Inquiry, kinds: set[ProvisionKind], sort: str) -> Draft | None:
    if sort == "count" and not inquiry.topic and "with_count" in inquiry.understanding.filters:
        return None
    bare = not inquiry.topic and bool(resolved_views(inquiry))
    found = sorted(_measured(inquiry, kinds, sort, bare=bare), key=lambda item: -item[0])
    # a clause asked for by its number alone (第十六条的期限) is on the topic, whatever its words
    if not found or found[0][0] < (_COUNTS if sort == "count" or bare else _FITS):
        return gap(inquiry, f"gap.{sort}")
    kept = [item for item in found if item[0] >= found[0][0] - _AS_GOOD]
    if sort == "count":
        ranks = {r.clause.key: place for place, r in enumerate(inquiry.ranked)}
        kept.sort(key=lambda item: ranks.get(item[1].clause.key, len(ranks)))
    unique: dict[tuple[tuple[str, str], int], Found] = {}
    for score, view, provision in kept:
        sentence = sentence_at(view.sentences, provision.start)
        unique.setdefault((view.clause.key, sentence.start), Found(view, sentence, score))
    draft = say_found(inquiry, list(unique.values())[:3], "support.direct_plain")
    return _period_first(inquiry, draft, kept[0]) if sort == "term" and len(unique) == 1 else draft


def _measured(
    inquiry: Inquiry, kinds: set[ProvisionKind], sort: str, *, bare: bool
) -> list[tuple[float, ClauseView, Provision]]:
    """The quantities of these kinds with how well each fits; of things counted (几次) only those, where there are."""
    unit = match.group(1) if (match := _UNIT_ASKED.search(inquiry.understanding.text)) else None
    found: list[tuple[float, ClauseView, Provision]] = []
    counted = _things_counted(inquiry) if sort == "count" else ()
    for view, base in [*candidate_views(inquiry), *_counting(inquiry, sort)]:
        if counted and inquiry.matcher.clause(counted, view).score < _SPEAKS_OF:
            continue
        for provision in view.clause.provisions:
            if provision.kind not in kinds or (bare and sort == "term" and provision.kind is ProvisionKind.AGE):
                continue
            sentence = sentence_at(view.sentences, provision.start)
            score = 0.6 * inquiry.matcher.item(inquiry.terms, view, sentence) + 0.4 * base
            if unit and sort == "count":
                if unit in _COUNTED and (provision.kind is ProvisionKind.RATE or (provision.unit or "") in _MEASURED):
                    continue
                score += 0.15 if _in_unit(provision, unit) else -0.15
            found.append((score, view, provision))
    same = [f for f in found if sort == "count" and unit is not None and unit in _COUNTED and _in_unit(f[2], unit)]
    return same or found


def _things_counted(inquiry: Inquiry) -> tuple[Term, ...]:
    """What stands right behind how many (多少个园区), which a clause that counts it must speak of."""
    text = inquiry.understanding.text.lower()
    named = [t for t in inquiry.topic if t.hard and t.is_concept and t.category in _COUNTABLE]
    return tuple(t for t in named if re.search(_HOW_MANY.format(re.escape(t.surface.lower())), text))


def _in_unit(provision: Provision, unit: str) -> bool:
    return unit in (provision.unit or "") or unit in provision.as_written


def _period_first(inquiry: Inquiry, draft: Draft, found: tuple[float, ClauseView, Provision]) -> Draft:
    """The period itself before the sentence that sets it, where that sets no other."""
    _, view, provision = found
    sentence = sentence_at(view.sentences, provision.start)
    beside = [p for p in view.clause.provisions if p.kind in _PERIODS and sentence.start <= p.start < sentence.end]
    if len(beside) == 1 and provision.kind is ProvisionKind.TERM:
        text = inquiry.words("amount.the_term", term=period(provision, inquiry.language))
        draft.lines.insert(0, Line(text, (evidence(view, sentence),)))
    return draft


def _counting(inquiry: Inquiry, sort: str) -> list[tuple[ClauseView, float]]:
    """Further clauses that count something of the topic, though others speak of it more."""
    if sort != "count" or resolved_views(inquiry) or not any(t.hard for t in inquiry.topic):
        return []
    own = {view for view, _ in candidate_views(inquiry)}
    return [
        (r.view, r.match.score)
        for r in inquiry.ranked[:_SEARCHED]
        if r.view not in own
        and not r.match.missing(COVERS_HARD)
        and any(p.kind is ProvisionKind.COUNT for p in r.view.clause.provisions)
    ]


def candidate_views(inquiry: Inquiry) -> list[tuple[ClauseView, float]]:
    """The clauses named by number, else those on the topic, each with how well it covers it."""
    named = resolved_views(inquiry)
    if named:
        return [(view, 1.0) for view in named]
    return [(r.view, r.match.score) for r in covering(inquiry, limit=5, nearness=_NEAR_BEST)]


def fitting_sentences(inquiry: Inquiry, fits: Callable[[str], bool], *, topicless: bool = False) -> list[Found]:
    """The sentences of the clauses on the topic that fit, best first; ``topicless`` takes all where none is named."""
    candidates = candidate_views(inquiry)
    unnamed = topicless and not inquiry.topic
    # a duty that no clause on 扶持 speaks of is one for the document as a whole
    named = inquiry.strays or inquiry.topic_beyond("instrument", "time")
    of_all = topicless and not named and duties_in(inquiry.understanding.text)
    silent = of_all and not any(fits(s.text) for view, _ in candidates for s in view.sentences)
    if not inquiry.understanding.refs and (silent or (unnamed and not candidates)):
        candidates = [(v, 0.6) for d in inquiry.scope[:3] for v in inquiry.views.of_document(d.document_id)]
        if silent:
            return [Found(view, s, base) for view, base in candidates for s in view.sentences if fits(s.text)]
    found = [
        Found(view, sentence, fit(inquiry, view, sentence, base))
        for view, base in candidates
        for sentence in view.sentences
        if fits(sentence.text)
    ]
    return sorted(found, key=lambda f: -f.score)


def fit(
    inquiry: Inquiry, view: ClauseView, sentence: Sentence, base: float, terms: Sequence[Term] | None = None
) -> float:
    """How well a sentence of a clause fits ``terms``, or all that is asked about; ``base``: how well the clause does.

    In 0..1.
    """
    wanted = inquiry.terms if terms is None else terms
    return 0.55 * inquiry.matcher.item(wanted, view, sentence) + 0.45 * base if wanted else base


def _sentence_answer(
    inquiry: Inquiry, fits: Callable[[str], bool], key: str, otherwise: str, *, topicless: bool = False
) -> Draft | None:
    found = fitting_sentences(inquiry, fits, topicless=topicless)
    if not found or found[0].score < 0.45:
        return gap(inquiry, otherwise)
    kept = [f for f in found if f.score >= found[0].score - 0.08]
    return say_found(inquiry, kept[:2], key)


def say_found(inquiry: Inquiry, found: Sequence[Found], key: str) -> Draft:
    """Quote each sentence found in the wording of that key."""
    draft = Draft(AnswerStatus.ANSWERED)
    for item in found:
        sentence = with_items(item.view, item.sentence)
        text = inquiry.words(
            key,
            clause=clause_name(item.view.document, item.view.clause, inquiry.language),
            quote=quotation(inquiry, item.view, sentence),
        )
        draft.say(text, evidence(item.view, sentence)).paragraph().mention(item.view.document)
    return draft


def gap(inquiry: Inquiry, key: str) -> Draft | None:
    """That the covering clause does not say what was asked; None where no clause covers the topic."""
    speaking = [r for r in covering(inquiry, limit=3) if not only_kin(inquiry, r.view)]
    near = sorted(speaking, key=lambda r: r.focus < _IS_ABOUT)
    views = resolved_views(inquiry)[:1] or [r.view for r in near]
    if not views:
        return None
    view = views[0]
    stated = [found for v in views if (found := stated_quantity(inquiry, v)) is not None]
    if stated:
        return say_found(inquiry, [max(stated, key=lambda f: f.score)], "support.direct_plain")
    return silent_on_it(inquiry, view, key)


def silent_on_it(inquiry: Inquiry, view: ClauseView, key: str) -> Draft:
    """That a clause does not say what was asked, in the wording of ``key``, with its sentence nearest to the topic."""
    sentence = best_sentence(inquiry, view)
    span = evidence(view, sentence)
    name = clause_name(view.document, view.clause, inquiry.language)
    draft = Draft(AnswerStatus.NOT_SPECIFIED).mention(view.document)
    draft.say(inquiry.words(key, clause=name, subject=inquiry.subject()), span, derived=inquiry.repeated())
    quote = quotation(inquiry, view, sentence)
    return draft.paragraph().say(inquiry.words("quote.says", clause=name, quote=quote), span)


def stated_quantity(inquiry: Inquiry, view: ClauseView) -> Found | None:
    """The sentence on the topic that gives a number in the measure asked for: it must not be denied."""
    measures = asked_measures(inquiry.understanding.text)
    if not measures or not inquiry.terms:
        return None
    scored = [(inquiry.matcher.item(inquiry.terms, view, s), s) for s in body_sentences(view)]
    best = max(score for score, _ in scored)
    stating = [(score, s) for score, s in scored if states(measures, view.plain[s.start : s.end])]
    if best == 0.0 or not stating:
        return None
    score, sentence = max(stating, key=lambda pair: pair[0])
    return Found(view, sentence, score) if score >= _NEARLY * best else None
