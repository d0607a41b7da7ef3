"""Whether a sum in a clause is for the very subject of a question.

A sum told for a subject it was not written for is worse than none. A clause that pays "projects that
qualify" pays those it names itself; one that says whom it pays does not pay what it only mentions.
"""

from __future__ import annotations

import re

from assistant.evidence.match import StatementMatch
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.model import Nature
from corpus.scripts import to_simplified

_HELD, _KIN, _ITSELF, _ADDED_TO = 0.9, 0.7, 0.95, 0.5
_THING = "subject"
_RECEIVING = frozenset({"subject", "sector", "object", "action"})
_SHORTEST = 3
_PUT_AT = re.compile("[,，]?(?:如果|要是|假如)?(?:被)?(?:评[为上成]|认定[为成]|拿到|属于|算|是|为)?$")
_OPENS = "(?:^|[、，,；;。：:“（\\s]|支持|鼓励|发展|推进|推动|建设|培育)"
_CLOSES = "(?:$|[、，,；;。”）\\s]|等|和|及|与|或)"
_LISTED_AS = "[^，,。；]*等[^，,。；]{0,16}"


def serves(inquiry: Inquiry, found: StatementMatch) -> bool:
    """Whether a sum may be told for the topic; true of every statement without one."""
    if found.statement.kind is not StatementKind.AMOUNT:
        return True
    if not may_be_told(inquiry, found):
        return False
    if not found.statement.names_subject:
        return all(_names(inquiry, term, found.view) for term in inquiry.terms if term.hard)
    things = [t for t in inquiry.terms if t.hard and t.category == _THING]
    enough = any if "several" in inquiry.understanding.filters else all
    return not things or enough(_is_paid(inquiry, term, found) for term in things)


def may_be_told(inquiry: Inquiry, found: StatementMatch) -> bool:
    """Whether a sum is given in the way that was asked for, at no other level, and adds to nothing else."""
    as_asked = gives_as_asked(inquiry, found) and not other_level(inquiry, found)
    return as_asked and adds_to_it(inquiry, found)


def adds_to_it(inquiry: Inquiry, found: StatementMatch) -> bool:
    """Whether a top-up may be for what was spoken of: 追加100万元 for a rated platform is nothing for a contest."""
    provision, hard = found.statement.provision, [t for t in inquiry.terms if t.hard]
    if provision is None or provision.nature is not Nature.TOP_UP or not found.statement.names_subject or not hard:
        return True
    own = inquiry.matcher.statement(hard, found.view, found.statement, body=0.0)
    return any(strength > _ADDED_TO for _, strength in own.match.strengths)


def passed_over(inquiry: Inquiry, found: StatementMatch) -> tuple[tuple[Term, ...], bool]:
    """The things of a question that a sum is not for, and whether its clause speaks of any of them apart from it.

    鼓励游戏出口 beside a sum for 新型游戏研发项目 gives exports nothing. A sum that names nobody is for all its clause
    speaks of, and what is only a kin of those it names may be among them. Who names one of those it is for besides,
    means that one, unless something is done that it is not for.
    """
    statement, view = found.statement, found.view
    if not statement.names_subject:
        return (), False
    above = view.title_concepts.closure | view.heading_concepts.closure | view.document_concepts.closure
    named = [t for t in inquiry.topic if t.hard and t.is_concept and t.category in _RECEIVING]
    passed = tuple(
        t
        for t in named
        if inquiry.matcher.sentence((t,), view, statement.sentence) == 0.0
        and t.key not in above
        and not inquiry.matcher.is_given_to(t, statement)
        and not _listed(t, found)
    )
    done = concept_set("done_beside")
    if len(passed) < len(named) and not any(t.key in done for t in passed):
        return (), False
    return passed, any(inquiry.matcher.clause((t,), view).score >= _HELD for t in passed)


def other_level(inquiry: Inquiry, found: StatementMatch) -> bool:
    """Whether the question puts its subject at a level (国家级, 省级) that the sum is not given for.

    Also where it says that its subject has not reached the level that the sum is for (没评上省级的).
    """
    named = [t for t in inquiry.terms if t.key in concept_set("levels")]
    held = dict(found.match.strengths)
    if any(held.get(level, 0.0) >= _HELD and _is_denied(inquiry, level) for level in named):
        return True
    return any(held.get(level, 0.0) < _HELD for level in named if _qualifies(inquiry, level))


def is_listed(inquiry: Inquiry, found: StatementMatch) -> bool:
    """Whether the clause lists every thing asked for as one of those it pays: 实验室、智库等创新平台."""
    things = [t for t in inquiry.terms if t.hard and t.category == _THING]
    return bool(things) and all(_listed(term, found) for term in things)


def takes_up(inquiry: Inquiry, supporting: StatementMatch, found: StatementMatch) -> bool:
    """Whether a sum is for what the sentence before it supports, which it calls by its kind: 设计基地 … 符合条件的基地.

    Only where that sentence names all that is asked for itself, and whom the sum is for is told by nothing but that
    it qualifies.
    """
    view, own = found.view, found.statement.sentence
    before = supporting.statement.sentence
    between = [s for s in view.sentences if before.start < s.start < own.start]
    things = [t for t in inquiry.terms if t.hard]
    if supporting.view is not view or before.end > own.start or between or not things:
        return False
    named = dict(supporting.match.strengths)
    if any(not t.is_concept or named.get(t, 0.0) < _ITSELF for t in things):
        return False
    given = found.statement.concepts.closure
    kinds = [inquiry.glossary.get(t.key).broader for t in things]
    return phrases("qualifying").match(found.statement.subject or "") is not None and all(given & set(k) for k in kinds)


def gives_as_asked(inquiry: Inquiry, found: StatementMatch) -> bool:
    """A grant is no answer to a question for an interest subsidy, a guarantee or a tax relief, nor to one for a fund.

    What a clause gives is named anywhere in it; a fund that it sets up besides must stand in the sentence of the sum.
    """
    own = [t for t in inquiry.terms if t.key in concept_set("own_instruments")]
    funds = [t for t in inquiry.terms if t.key in concept_set("set_up")]
    strengths = inquiry.matcher.clause(own, found.view).strengths if own else ()
    if funds:
        strengths += inquiry.matcher.statement(funds, found.view, found.statement, body=0.0).match.strengths
    return all(strength > 0.0 for _, strength in strengths) and _given_for_what_is_done(inquiry, found)


def _given_for_what_is_done(inquiry: Inquiry, found: StatementMatch) -> bool:
    """Whether a sum may be for the export asked about: a clause that says nothing of exports pays none.

    短视频出海 gets no sum that is given to bases of short videos. A text that is about exports need not say so again.
    """
    beside = concept_set("done_beside")
    done = tuple(t for t in inquiry.terms if t.hard and t.category == "action" and t.key in beside)
    if not done or any(t.key in found.view.document_concepts.closure for t in done):
        return True
    return inquiry.matcher.clause(done, found.view).score >= _KIN


def phrase(inquiry: Inquiry) -> str:
    """All hard terms as the question writes them together in Chinese; empty where they are apart or short."""
    text = to_simplified(inquiry.understanding.text)
    forms = {re.escape(t.surface) for t in inquiry.terms if t.hard and not t.surface.isascii()}
    runs = re.findall(f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})+", text) if forms else []
    longest = max(runs, key=len, default="")
    whole = all(t.surface in longest for t in inquiry.terms if t.hard)
    return longest if whole and len(longest) >= _SHORTEST else ""


def english_phrase(inquiry: Inquiry) -> str:
    """The terms of an English question as it writes them together (qualifying production), where none is hard."""
    if any(t.hard for t in inquiry.terms):
        return ""
    text = inquiry.understanding.text.lower()
    terms = [t.surface.lower() for t in inquiry.topic]
    words = " ".join(terms)
    return words if len(terms) > 1 and words.isascii() and words in text else ""


def prints(words: str, view: ClauseView) -> bool:
    """Whether a clause or its rendering prints these words."""
    return words.lower() in view.plain or words.lower() in (view.clause.rendering or "").lower()


def stands_alone(words: str, view: ClauseView) -> bool:
    """Whether a clause names a thing for itself, not as part of a longer name."""
    return bool(words) and re.search(_OPENS + re.escape(words.lower()) + _CLOSES, view.plain) is not None


def _qualifies(inquiry: Inquiry, level: Term) -> bool:
    """Whether a level is that of another term: 国家级平台, 平台国家级的, 平台是国家级的, not 市级给多少."""
    before, _, after = inquiry.understanding.text.lower().partition(level.surface.lower())
    things = [t.surface.lower() for t in inquiry.terms if t.hard and t is not level]
    if after.startswith("的") and any(_PUT_AT.sub("", before).endswith(thing) for thing in things):
        return True
    return any(after.lstrip(" 的、,").startswith(thing) for thing in things)


def _is_denied(inquiry: Inquiry, level: Term) -> bool:
    """Whether the question says that its subject is not at a level."""
    before = inquiry.understanding.text.lower().partition(level.surface.lower())[0]
    return phrases("not_reached").search(before) is not None


def _names(inquiry: Inquiry, term: Term, view: ClauseView) -> bool:
    """Whether a clause or what it stands under names a term itself, not only what it is a kind of."""
    above = view.title_concepts.closure | view.heading_concepts.closure | view.document_concepts.closure
    return term.key in above or inquiry.matcher.clause((term,), view).score >= _HELD


def _is_paid(inquiry: Inquiry, term: Term, found: StatementMatch) -> bool:
    own = inquiry.matcher.statement((term,), found.view, found.statement, body=0.0).match.score
    sentence = inquiry.matcher.sentence((term,), found.view, found.statement.sentence)
    return own >= _KIN or sentence >= _HELD or _listed(term, found) or _shares_head(inquiry, term, found)


def _shares_head(inquiry: Inquiry, term: Term, found: StatementMatch) -> bool:
    """Whether a clause names the thing and pays what ends in the same word: 设计基地, and then 对符合条件的基地.

    Not where what it pays is another kind of the same: 瞪羚企业, and then 对示范企业.
    """
    forms = inquiry.glossary.get(term.key).zh if term.is_concept else ()
    paid = to_simplified((found.statement.provision.beneficiary if found.statement.provision else None) or "")
    heads = {z[-2:] for z in forms if len(z) > 2 and z[-2:] in paid}
    if not heads or not _names(inquiry, term, found.view):
        return False
    own = inquiry.glossary.ancestors(term.key) | {term.key}
    kinds = [m for m in inquiry.glossary.concepts_in(paid) if len(m.surface) > 2 and m.surface[-2:] in heads]
    return all(m.concept in own for m in kinds)


def _listed(term: Term, found: StatementMatch) -> bool:
    provision = found.statement.provision
    head = to_simplified((provision.beneficiary if provision else None) or "")[-2:]
    if len(head) < 2 or term.surface.isascii():
        return False
    return re.search(re.escape(term.surface) + _LISTED_AS + re.escape(head), found.view.plain) is not None
