"""Answers whether applicants from some place may apply: what the text asks of where they are, else that it is silent.

A text that sets no place for its applicants allows those from elsewhere no more than it bars them; neither may be
said of it. What it does say is quoted: whom it brings in, whom of its own it speaks of, what it leaves to districts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.draft import Draft
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, document_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.modality import Modality, at_home, modality
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.applicants import asks_where_from, must_be_of, place_concerned
from assistant.understanding.documents import is_place_of, lies_within
from assistant.understanding.model import Term
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.glossary import ConceptMatch
from corpus.model import ClauseKind, Document, Level
from corpus.places import short_name

_COUNTRY = "china"
_OWN_RULES_APART = frozenset({"hong_kong", "macao", "taiwan"})
"""Parts of the country for which a text of the country is not of itself."""
_LOCAL = frozenset({Level.MUNICIPAL, Level.PROVINCIAL, Level.DISTRICT})
_ASIDE = frozenset({ClauseKind.HEAD, ClauseKind.PREAMBLE, ClauseKind.NOTICE, ClauseKind.IMPRINT})
_NAMED = 0.9
_MOST = 2
_WITH_ARTICLE = re.compile(r"^united\b|\b(?:states|emirates|islands|republic|netherlands|philippines)$", re.IGNORECASE)

Found = tuple[ClauseView, Sentence]


def compose_applicants(inquiry: Inquiry) -> Draft | None:
    """Whether applicants from the place that a question names, or from elsewhere, may apply; None for other ones."""
    text = inquiry.understanding.text
    place = place_concerned(text, inquiry.glossary)
    seat = any(a.name == "seat" for a in inquiry.understanding.attributes) or phrases("from_elsewhere").search(text)
    home = must_be_of(text, inquiry.glossary)
    if home is None and place is None and not (seat and asks_where_from(text)):
        return None
    document = _document(inquiry, place)
    if home is not None and document and is_place_of(home.concept, document.metadata, inquiry.glossary):
        place = None
    elif home is not None and place is None:
        return None
    if document is None:
        return _of_the_country(inquiry, place) if place is not None else None
    if place is not None and is_place_of(place.concept, document.metadata, inquiry.glossary):
        return None
    if place is not None and _only_in_a_national_text(inquiry, document, place):
        return _of_the_country(inquiry, place)
    if place is not None and _prints(document, place.surface):
        return None
    if asked := list(_saying(inquiry, document, _at_home("seated", document)))[:_MOST]:
        draft = Draft(AnswerStatus.ANSWERED, settled=True)
        return _quoting(inquiry, draft.mention(document), "applicants.asked", asked)
    if place is None or not lies_within(place.concept, document.metadata, inquiry.glossary):
        return _from_elsewhere(inquiry, document, place)
    named = inquiry.understanding.refs or _beside(inquiry, place)
    return None if named else _of_a_part(inquiry, document, place)


def _document(inquiry: Inquiry, place: ConceptMatch | None) -> Document | None:
    """The one text for a place among those asked about; the one around the place where there are several."""
    local = [d for d in inquiry.scope if d.metadata.level in _LOCAL and d.metadata.region]
    if len(local) > 1 and place is not None:
        local = [d for d in local if lies_within(place.concept, d.metadata, inquiry.glossary)]
    return local[0] if len(local) == 1 else None


def _only_in_a_national_text(inquiry: Inquiry, local: Document, place: ConceptMatch) -> bool:
    """Whether what is asked for beside the place stands in a text of the country and not in that of the place."""
    topic = _beside(inquiry, place)
    if not topic:
        return False
    ranked = [r for r in inquiry.ranked if inquiry.matcher.clause(topic, r.view).score >= _NAMED]
    if any(r.document is local for r in ranked):
        return False
    return any(r.document.metadata.level is Level.NATIONAL for r in ranked)


def _of_the_country(inquiry: Inquiry, place: ConceptMatch) -> Draft | None:
    """That the one text of the country sets no province or town for those who take part, and whom it speaks to."""
    national = [d for d in inquiry.scope if d.metadata.level is Level.NATIONAL]
    if len(national) != 1 or _prints(national[0], place.surface):
        return None
    document = national[0]
    within = _COUNTRY in inquiry.glossary.ancestors(place.concept) and place.concept not in _OWN_RULES_APART
    given = list(_given_to(inquiry, document, place))[:1] or list(_sent_to(inquiry, document))
    if not given:
        return None
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(document)
    name = document_name(document.metadata, inquiry.language)
    wording = "applicants.nationwide" if within else "applicants.open"
    told = inquiry.words(wording, document=name, place=_called(inquiry, place))
    draft.say(told, evidence(*given[0])).paragraph()
    return _quoting(inquiry, draft, "support.direct_plain", given)


def _sent_to(inquiry: Inquiry, document: Document) -> Iterator[Found]:
    """To whom the notice that carries a text is addressed."""
    for view in inquiry.views.of_document(document.document_id):
        if view.clause.kind is ClauseKind.NOTICE and view.sentences:
            yield view, view.sentences[0]
            return


def _from_elsewhere(inquiry: Inquiry, document: Document, place: ConceptMatch | None) -> Draft | None:
    told: dict[str, Found] = {}
    for wording, found in _of_whom(inquiry, document, place):
        told.setdefault(wording, found)
    if not told:
        return None
    named = _called(inquiry, place) if place is not None else inquiry.words("applicants.elsewhere")
    name = document_name(document.metadata, inquiry.language)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(document)
    draft.say(inquiry.words("applicants.open", document=name, place=named), evidence(*next(iter(told.values()))))
    draft.paragraph()
    for wording in list(told)[:_MOST]:
        _quoting(inquiry, draft, wording, [told[wording]])
    return draft


def _of_whom(inquiry: Inquiry, document: Document, place: ConceptMatch | None) -> Iterator[tuple[str, Found]]:
    """What a text says of those it gives to, with the wording for it, what comes nearest to the question first."""
    yield from (("applicants.whom", found) for found in _given_to(inquiry, document, place))
    for name in ("from_outside", "of_the_place"):
        yield from ((f"applicants.{name}", found) for found in _saying(inquiry, document, _at_home(name, document)))
    yield from (("applicants.whom", found) for found in _saying(inquiry, document, modality("condition")))


def _of_a_part(inquiry: Inquiry, document: Document, place: ConceptMatch) -> Draft | None:
    """That the text does not choose by district, whom it gives to, and what it leaves to the districts."""
    rules = list(_saying(inquiry, document, modality("district_rules")))[:1]
    given = list(_saying(inquiry, document, modality("condition")))[:1]
    if not given and not rules:
        return None
    name, region = document_name(document.metadata, inquiry.language), document.metadata.region
    region = document.metadata.region_en or region if inquiry.language == "en" else region
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(document)
    called = _called(inquiry, place)
    told = inquiry.words("applicants.within", document=name, place=called, region=region)
    draft.say(told, evidence(*(rules or given)[0])).paragraph()
    _quoting(inquiry, draft, "applicants.whom", given)
    for view, sentence in rules:
        span = evidence(view, sentence)
        _quoting(inquiry, draft, "support.direct_plain", [(view, sentence)])
        draft.say(inquiry.words("own_rules.not_held", district=called), span)
    return draft


def _called(inquiry: Inquiry, place: ConceptMatch) -> str:
    """A place by its name in the reader's language: Japan, of a Japanese company; the United Kingdom."""
    name = inquiry.glossary.preferred(place.concept, inquiry.language)
    if inquiry.language == "zh":
        return name
    return f"the {name.title()}" if _WITH_ARTICLE.search(name) else name.title()


def _quoting(inquiry: Inquiry, draft: Draft, wording: str, found: list[Found]) -> Draft:
    for view, sentence in found:
        name = clause_name(view.document, view.clause, inquiry.language)
        text = inquiry.words(wording, clause=name, quote=quotation(inquiry, view, sentence))
        draft.say(text, evidence(view, sentence))
    return draft


def _given_to(inquiry: Inquiry, document: Document, place: ConceptMatch | None) -> Iterator[Found]:
    """The sentence that gives what the question names beside the place, or what its clause gives."""
    views = [view for view in resolved_views(inquiry) if view.document is document]
    topic = _beside(inquiry, place)
    if not views and topic:
        ranked = [r.view for r in inquiry.ranked if r.document is document]
        views = [view for view in ranked if inquiry.matcher.clause(topic, view).score >= _NAMED]
    for view in views:
        giving = [s for s in view.statements if s.kind is not StatementKind.SUPPORT] or list(view.statements)
        best = max(giving, key=lambda s: inquiry.matcher.statement(topic, view, s).match.score, default=None)
        if best is not None:
            yield view, sentence_at(view.sentences, best.sentence.start)


def _beside(inquiry: Inquiry, place: ConceptMatch | None) -> tuple[Term, ...]:
    """What a question names besides where the applicant is and that it applies."""
    aside = concept_set("applying")
    own = {place.concept} if place is not None else set()
    terms = inquiry.topic_beyond("instrument", "time", "place", "authority")
    return tuple(t for t in terms if t.hard and t.key not in own | aside and t.is_concept)


def _saying(inquiry: Inquiry, document: Document, words: Modality) -> Iterator[Found]:
    for view in inquiry.views.of_document(document.document_id):
        if view.clause.kind not in _ASIDE:
            yield from ((view, s) for s in view.sentences if words.search(s.text))


def _at_home(name: str, document: Document) -> Modality:
    """A group of words of ``modality.toml`` with the document's place by its short name, without that around it."""
    region = document.metadata.region or ""
    return at_home(name, short_name(region.rpartition("市")[2] or region))


def _prints(document: Document, place: str) -> bool:
    return any(place in clause.text for clause in document.clauses if clause.kind not in _ASIDE)
