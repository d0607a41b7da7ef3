"""Answers on what conditions, and whether something must be so: by the words of the clause that gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.draft import Draft, first_clause
from assistant.compose.facts import Found, candidate_views, fit, gap, say_found
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import evidence
from assistant.compose.receiver import passed_over
from assistant.compose.select import choose
from assistant.contract import AnswerStatus
from assistant.evidence.gather import covers, matches
from assistant.evidence.left_to_others import leaves_to_others
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality, qualifiers_in
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, Statement, StatementKind, with_items
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.model import Ask
from assistant.understanding.natures import natures_named
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.model import Provision

_OPEN_CONDITION = re.compile(r"经认定|符合条件|优秀|良好|较强|示范|eligible|certified|outstanding", re.IGNORECASE)
_EMPTY_CONDITION = re.compile(r"(?:经(?:市|有关部门|主管部门)?认定|符合(?:相关)?条件|优秀|[、，；;])+")
_ONLY_ELIGIBLE = re.compile(r"(?:符合(?:相关|规定)?条件(?:的)?|[、，；;])+")
_PICKED = re.compile(r"经[^，,。；;]{0,8}认定|遴选|择优选|\bcertified\b|\bselected\b", re.IGNORECASE)
_HONOURED = re.compile(
    r"(?:入选|获得?|荣获)[^，。；]{0,24}(?:计划|奖|称号|名录)|被评|\brated as\b|\bawarded (?:the|an?)\b", re.IGNORECASE
)
"""An honour that must have been won is a criterion, whoever awards it."""
_GIVES = re.compile(
    r"(?:分别|一次性|最高|再)?(?:给予|予以|奖励|补助|授予|发放)|\b(?:receives?|is (?:paid|given)|are (?:paid|given))\b"
)
_ONLY_NAMED = re.compile(
    r"(?:对|凡)?(?:首次|新|当年度?)?(?:经[^，。；（(]{0,6})?(?:被)?(?:评选|评|认定|获评|授予|命名|入选|列入|获得?|荣获)(?:为|成|上)?[^，。；（(0-9]{2,24}"
)
"""Says of whom it pays no more than that they bear a name: 评选为区功勋企业的."""
_GRANTING, _GRADING, _LEAST, _NEAR = 0.15, 0.25, 0.45, 0.08
_SEARCHED = 12
_SURE = _ON_TOPIC = 0.9
_MOST = 2


def compose_conditions(inquiry: Inquiry) -> Draft | None:
    """On what conditions: the sentences that say who and what qualifies, those that give first."""
    found = list(_picked(inquiry)) or sorted(_qualifying(inquiry), key=lambda f: -f.score)
    if "graded_asked" in inquiry.understanding.filters:
        grading = [f for f in found if _grades(f.sentence)]
        if not grading and phrases("tiers_asked").search(inquiry.understanding.text):
            return gap(inquiry, "gap.conditions")
        found = grading or found
    found = [f for f in found if _names_instrument(inquiry, f)]
    if not found or found[0].score < _LEAST:
        return gap(inquiry, "gap.conditions")
    if (lacking := _given_to_others(inquiry, found[0])) is not None:
        return lacking
    kept = [f for f in found if f.score >= found[0].score - _NEAR]
    if (left := _left_to_others(inquiry, kept[0])) is not None:
        return left
    draft = say_found(inquiry, kept[:_MOST], "conditions.quote")
    last = kept[:_MOST][-1]
    bare = _asked_but_not_said(inquiry, kept[:_MOST])
    if bare or _OPEN_CONDITION.search(last.sentence.text):
        draft.say(inquiry.words("gap.conditions_open"), evidence(last.view, last.sentence))
    if bare:
        draft.status, draft.settled = AnswerStatus.NOT_SPECIFIED, True
    draft.settled = draft.settled or _says_to_whom(inquiry, kept[0])
    return draft


def _left_to_others(inquiry: Inquiry, found: Found) -> Draft | None:
    """That a clause leaves the very criteria to rules of their own (评价标准另行制定); None where it does not."""
    if not leaves_to_others(inquiry.understanding.text, found.sentence.text):
        return None
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(found.view.document)
    draft.say(inquiry.words("gap.left_to_others"), evidence(found.view, found.sentence)).paragraph()
    draft.lines += say_found(inquiry, [found], "conditions.quote").lines
    return draft


def _names_instrument(inquiry: Inquiry, found: Found) -> bool:
    """Whether a sentence speaks of the loan or the fund whose conditions are asked for; true where none is."""
    own = [t for t in inquiry.terms if t.key in concept_set("own_instruments") | concept_set("set_up")]
    return not own or inquiry.understanding.refs != () or inquiry.matcher.sentence(own, found.view, found.sentence) > 0


def _giving(found: Found) -> list[Statement]:
    given = (s for s in found.view.statements if s.kind is not StatementKind.SUPPORT)
    return [s for s in given if s.sentence.start == found.sentence.start]


def _given_to_others(inquiry: Inquiry, found: Found) -> Draft | None:
    """That the text fixes no conditions for what its clause only speaks of beside those that it gives to."""
    told = [inquiry.matcher.statement(inquiry.terms, found.view, s) for s in _giving(found)]
    asked = inquiry.understanding
    if not told or asked.refs or asked.provisions or asked.claims or not all(passed_over(inquiry, t)[1] for t in told):
        return None
    draft = gap(inquiry, "gap.conditions")
    return draft if draft is not None and first_clause(draft) == found.view.clause.key else None


def _says_to_whom(inquiry: Inquiry, found: Found) -> bool:
    """Whether a sentence gives to the very things asked about and says more of them than that they are eligible."""
    hard = [t for t in inquiry.topic if t.hard]
    asked = inquiry.understanding
    if not hard or inquiry.strays or asked.attributes or asked.ask is not Ask.CONDITIONS:
        return False
    given = [s for s in _giving(found) if all(inquiry.matcher.is_given_to(t, s) for t in hard)]
    return any(s.provision and not _ONLY_ELIGIBLE.fullmatch(s.provision.condition or "符合条件") for s in given)


def qualifies_asked(text: str) -> bool:
    """Whether a question asks by what criteria somebody is what a clause calls those it pays: eligible, outstanding."""
    return phrases("criteria_asked").search(text) is not None and bool(qualifiers_in(text))


def _asked_but_not_said(inquiry: Inquiry, found: Sequence[Found]) -> bool:
    """Whether criteria are asked for where the clause names none, or conditions where it only says "eligible"."""
    text = inquiry.understanding.text
    if phrases("named_so_asked").search(text) and all(_ONLY_NAMED.fullmatch(_bare(f)) for f in found):
        return True
    if phrases("criteria_asked").search(text):
        return _says_no_more(found)
    sums = [p for f in found for p in _told_in(f) if p.condition]
    only = bool(sums) and all(_ONLY_ELIGIBLE.fullmatch(p.condition or "") for p in sums)
    return only and phrases("conditions_to_meet").search(text) is not None


def _bare(found: Found) -> str:
    """A sentence up to what it gives, without its label and title."""
    plain = found.view.plain[found.sentence.start : found.sentence.end]
    before = _GIVES.split(plain, maxsplit=1)[0]
    return before.rpartition("。")[2].rpartition("：")[2].strip(" ，,")


def _told_in(found: Found) -> list[Provision]:
    start, end = found.sentence.start, found.sentence.end
    return [p for p in found.view.clause.provisions if start <= p.start < end]


def _says_no_more(found: Sequence[Found]) -> bool:
    """Whether all these sentences say of who qualifies is that somebody certifies, picks or finds it outstanding."""
    sums = [p for f in found for p in _told_in(f) if p.condition]
    if not sums:
        plain = (f for f in found if not _HONOURED.search(f.sentence.text))
        return all(_PICKED.search(f.sentence.text) and not _grades(f.sentence) for f in plain) and any(
            not _HONOURED.search(f.sentence.text) for f in found
        )
    return all(_EMPTY_CONDITION.fullmatch(p.condition or "") for p in sums)


def _picked(inquiry: Inquiry) -> Iterator[Found]:
    """The sentences of the amounts that the conversation picked (第二笔给谁)."""
    for view in resolved_views(inquiry):
        for provision in view.clause.provisions:
            if (view.document.document_id, provision.provision_id) in inquiry.understanding.provisions:
                yield Found(view, sentence_at(view.sentences, provision.start), 1.0)


def _qualifying(inquiry: Inquiry) -> Iterator[Found]:
    """The sentences that set a condition or give something; those chosen for the topic itself weigh more."""
    granting = dict(_granting(inquiry))
    views = dict(candidate_views(inquiry))
    for (view, _), score in granting.items():
        views.setdefault(view, score)
    for ranked in _naming_all(inquiry, list(views)):
        views.setdefault(ranked.view, ranked.match.score)
    graded = "graded_asked" in inquiry.understanding.filters
    for ranked in inquiry.ranked[:_SEARCHED] if graded and not inquiry.understanding.refs else ():
        sure = ranked.judgement.probability >= _SURE
        if (sure or matches(ranked.match)) and modality("grading").search(ranked.clause.text):
            views.setdefault(ranked.view, ranked.judgement.probability if sure else ranked.match.score)
    for view, base in views.items():
        giving = {s.sentence.start for s in view.statements if s.kind is not StatementKind.SUPPORT}
        for sentence in view.sentences:
            chosen = (view, sentence.start) in granting
            grades = graded and _grades(sentence)
            if chosen or grades or sentence.start in giving or _sets_condition(inquiry, sentence):
                score = fit(inquiry, view, sentence, base) + _GRANTING * chosen + _GRADING * grades
                yield Found(view, with_items(view, sentence), score)


def _naming_all(inquiry: Inquiry, views: Sequence[ClauseView]) -> list[RankedClause]:
    """The clauses that name all that is asked about and give, where those that speak of it most name but part of it."""
    if inquiry.understanding.refs or not any(t.hard for t in inquiry.topic):
        return []
    if any(not inquiry.matcher.clause(inquiry.terms, view).missing(_ON_TOPIC) for view in views):
        return []
    naming = (r for r in inquiry.ranked[:_SEARCHED] if covers(r) and not r.match.missing(_ON_TOPIC))
    return [r for r in naming if any(s.kind is not StatementKind.SUPPORT for s in r.view.statements)]


def _grades(sentence: Sentence) -> bool:
    return modality("grading").search(sentence.text) is not None


def _granting(inquiry: Inquiry) -> Iterator[tuple[tuple[ClauseView, int], float]]:
    """Where what the question speaks of is given: of several sums, the one that it names."""
    views = [view for view, _ in candidate_views(inquiry)]
    answering = [
        s
        for s in choose(inquiry, any_measure=True).answering
        if s.statement.kind is not StatementKind.SUPPORT and (not views or s.view in views)
    ]
    claimed = {c.value for c in inquiry.understanding.claims if c.unit == "yuan"}
    named = [s for s in answering if s.statement.provision and s.statement.provision.value in claimed]
    named = named or _of_the_nature(inquiry, answering)
    for found in named or _stating(inquiry, claimed) or answering:
        yield (found.view, found.statement.sentence.start), found.match.score


def _of_the_nature(inquiry: Inquiry, found: Sequence[StatementMatch]) -> list[StatementMatch]:
    """Of several sums of one clause, those called what the question calls the money: whom the 奖励 is for, not 扶持."""
    asked = natures_named(inquiry.understanding.text)
    first = found[0].view if found else None
    own = [s for s in found if s.view is first and s.statement.provision is not None]
    kept = [s for s in own if s.statement.provision and s.statement.provision.nature in asked]
    return kept if 0 < len(kept) < len(own) else []


def _stating(inquiry: Inquiry, sums: set[float]) -> list[StatementMatch]:
    """Where a clause on the topic states the very sum that the question speaks of (the extra million)."""
    speaking = [r.view for r in inquiry.ranked[:_SEARCHED] if r.match.score >= _ON_TOPIC] if sums else []
    return [
        inquiry.matcher.statement(inquiry.terms, view, statement)
        for view in speaking
        for statement in view.statements
        if statement.provision and statement.provision.value in sums
    ]


def _sets_condition(inquiry: Inquiry, sentence: Sentence) -> bool:
    if modality("condition").search(sentence.text):
        return True
    asked = bool(inquiry.topic) and "bodies_asked" in inquiry.understanding.filters
    return asked and modality("backs").search(sentence.text) is not None
