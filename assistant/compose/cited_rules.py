"""Answers what a document's text says of a rule that it rests on: that it names it, and the years in its title.

The rule itself need not be in the library: 广东那份行动计划到哪年, 跟省里的行动计划有什么关系.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.draft import Draft, Evidence
from assistant.compose.facts import Found, say_found
from assistant.compose.rules import mention, mention_list
from assistant.contract import AnswerStatus
from assistant.evidence.rule_names import RuleNames
from assistant.evidence.sentences import sentence_at
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, ClauseKind, Document, Level, RuleReference
from corpus.places import find_place, short_name
from corpus.rule_names import normal_name
from corpus.scripts import to_simplified

_KIND = re.compile(
    r"(?P<kind>实施意见|行动计划|发展规划|管理办法|资助办法|意见|计划|规划|办法|条例|方案|规定)(?:[（(][^）)]*[）)])?$"
)
_YEARS = re.compile(r"(?:19|20)\d{2}")
_AN_ISSUER = re.compile(r"(?P<body>[\u4e00-\u9fff]{3,14})$")
_OPENING = {ClauseKind.PREAMBLE: 0, ClauseKind.NOTICE: 1}
_OF_THE_PROVINCE = "(?<!外)(?<!各)(?<!他)省(?:里|级|政府|上|的)"

Named = tuple[Document, Clause, RuleReference]


def compose_cited_rule(inquiry: Inquiry) -> Draft | None:
    """The sentence that names a rule which is asked for its years, or how a document stands to it."""
    text = inquiry.understanding.text
    of_years = phrases("rule_years").search(text) is not None
    of_relation = phrases("rule_relation").search(text) is not None
    between = len(inquiry.understanding.documents) > 1 and inquiry.understanding.foreign_rule is None
    if inquiry.understanding.refs or not (of_years or of_relation):
        return None
    named = [n for n in _named(inquiry, by_name=not between) if of_relation or _YEARS.search(n[2].title)]
    if not named or any(inquiry.library.find_rule(reference.title) is not None for _, _, reference in named):
        return None
    document, clause, reference = min(named, key=lambda n: _OPENING.get(n[1].kind, len(_OPENING)))
    if clause.kind not in _OPENING:
        return mention_list(inquiry, [mention(d, c, r) for d, c, r in named])
    view = inquiry.views.get(*clause.key)
    if view is None:
        return None
    draft = say_found(inquiry, [Found(view, sentence_at(view.sentences, reference.start), 1.0)], "support.direct_plain")
    draft.status, draft.settled = AnswerStatus.ANSWERED, True
    span = Evidence.of(document, clause, reference.start, reference.end)
    return draft.say(inquiry.words("referred.not_held", rule=reference.title), span)


def _named(inquiry: Inquiry, *, by_name: bool) -> list[Named]:
    """The references to the rules that a question names, by their title, a telling part of it, or whose they are."""
    asked = to_simplified(inquiry.understanding.text)
    title = normal_name(inquiry.understanding.foreign_rule or "")
    known = RuleNames(inquiry.scope, inquiry.library.documents).named_in(asked)
    scope, held = (list(_references(documents)) for documents in (inquiry.scope, inquiry.library.documents))
    entitled = [n for n in scope if title and title in normal_name(n[2].title)]
    # 广东的行动计划 may be called as a document of the library is, of another place
    return entitled or [n for n in scope if by_name and n[2].title in known] or _called_so(inquiry, asked, held)


def _references(documents: Sequence[Document]) -> Iterator[Named]:
    return ((d, c, r) for d in documents for c in d.clauses for r in c.references)


def _called_so(inquiry: Inquiry, asked: str, every: Sequence[Named]) -> list[Named]:
    """The references to rules called by whose they are and of what kind, where these words stand nearest together."""
    apart = [(gap, n) for n in every if (gap := _apart(inquiry, asked, n)) is not None]
    nearest = min((gap for gap, _ in apart), default=0)
    return [n for gap, n in apart if gap == nearest]


def _apart(inquiry: Inquiry, asked: str, named: Named) -> int | None:
    """How far the owner of a rule stands from its kind in a question (省里的行动计划, 文旅部那个意见)."""
    _, clause, reference = named
    title = to_simplified(reference.title).replace(" ", "")
    kind = _KIND.search(title)
    if kind is None:
        return None
    kinds = "|".join(dict.fromkeys((kind["kind"], kind["kind"][-2:])))
    behind = rf"(?P<gap>[^,，。?]{{0,12}}?)(?:{kinds})(?!稿)"
    found = (re.search(rf"{owner}{behind}", asked) for owner in _owners(inquiry, title, clause, reference))
    return min((len(match["gap"]) for match in found if match), default=None)


def _owners(inquiry: Inquiry, title: str, clause: Clause, reference: RuleReference) -> Iterator[str]:
    """What a question may call the place or body that a rule is of."""
    place = find_place(title[:8])
    if place is not None and title.startswith((place.name, short_name(place.name))):
        yield re.escape(short_name(place.name)) + "(?:省|市)?"
        if place.level is Level.PROVINCIAL:
            yield _OF_THE_PROVINCE
    body = _AN_ISSUER.search(to_simplified(clause.text[: reference.start]))
    for match in inquiry.glossary.concepts_in(body["body"]) if body else ():
        ends = body is not None and match.end == len(body["body"])
        if ends and inquiry.glossary.get(match.concept).category == "authority":
            yield "(?:" + "|".join(map(re.escape, inquiry.glossary.get(match.concept).zh)) + ")"
