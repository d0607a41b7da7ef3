"""Answers what a term means as the documents use it: defined, enumerated, abbreviated, or the clause of that title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from assistant.compose.clause_lists import ASIDE, listed_views
from assistant.compose.conditions import qualifies_asked
from assistant.compose.draft import Draft
from assistant.compose.enumeration import enumeration
from assistant.compose.facts import gap
from assistant.compose.lookup import say_clause
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.modality import definition_of, modality
from assistant.evidence.rendered import rendering_of
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Term
from assistant.understanding.stems import english_stems
from assistant.understanding.terms import QUOTED, STRAY
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind
from corpus.scripts import to_simplified

_SHORT_FOR = re.compile(r"以下(?:统称|简称)(?:为)?[：:]?[“\"「]?(?P<short>[^“”\"「」（）()，。]{2,12})")
_WORD_ASKED = re.compile(
    r"(?:什么|啥)(?:是|叫|算是?|才?算)(?:作|做)?[“\"「]?(?P<behind>[\u4e00-\u9fff]{2,8})[”\"」]?[?。!]*$"
    r"|^[“\"「]?(?P<before>[\u4e00-\u9fff]{2,8}?)[”\"」]?(?:这个词)?(?:是|指|指的是|的意思是|的定义是|的含义是)(?:什么|啥)"
)
_SHORTEST_TITLE = {True: 9, False: 4}
_MOST, _MOST_USES = 2, 3
_HEADING, _ABBREVIATION, _LONG = 12, 2, 700
_ALL_NAMED, _ABOUT = 0.93, 0.85
_BESIDE = 0.1
_SHORT_TITLE = 2
_PASSAGE = r"[”》]?的?(?:那|这)?一?(?:段|小节|节|部分)(?!时间|路)"
_OF_A_TITLE = frozenset({Ask.LIST, Ask.GENERAL, Ask.SUPPORT, Ask.DEFINITION, Ask.COUNT})
_ONE_BY_ONE, _SEVERAL = re.compile("、"), 3


def compose_definition(inquiry: Inquiry) -> Draft | None:
    """What a term means, where a sentence says so; else that none does, unless a list was asked for as well."""
    if inquiry.asks(Ask.CONDITIONS) and qualifies_asked(inquiry.understanding.text):
        return None  # how "eligible" is defined asks on what conditions something is given
    titled = next((v for v in listed_views(inquiry) if _is_titled_so(inquiry, v)), None)
    if titled is not None:
        return _say_whole(inquiry, titled)
    if (listed := compose_enumeration(inquiry)) is not None:
        return listed
    topic = [t for t in inquiry.topic if not phrases("whole_document").fullmatch(t.surface.lower())]
    topic = [t for t in topic if t.category != STRAY]
    # what stands in quotation marks is to be explained, not what it is called beside them: “交融互鉴”这条原则
    terms = [t for t in topic if t.category == QUOTED] or [t for t in topic if t.hard or not t.is_concept] or topic
    if not terms:
        return _by_the_word(inquiry)
    defining = list(_defining(inquiry, terms))
    if phrases("whether_defined").search(inquiry.understanding.text):
        defining = [found for found in defining if modality("defining").search(found[1].text)]
    ranked = [(_rank(inquiry, terms, *found), found) for found in defining]
    best = min((rank for rank, _ in ranked), default=None)
    defined = [found for rank, found in ranked if rank == best]
    if defined:
        draft = _say(inquiry, defined[:_MOST])
        quoted = all(t.category == QUOTED for t in terms)
        draft.settled = quoted and modality("defining").search(defined[0][1].text) is not None
        return draft
    if (headed := _under_heading(inquiry, terms)) is not None:
        return _say(inquiry, [headed])
    if inquiry.asks(Ask.LIST):
        return None
    if phrases("takes_what_in").search(inquiry.understanding.text) and (held := _listing(inquiry, terms)) is not None:
        return _say(inquiry, [held])
    return _only_used(inquiry, terms) or gap(inquiry, "gap.definition")


def _by_the_word(inquiry: Inquiry) -> Draft | None:
    """What a sentence says a word means that is no term of its own (什么是作品); None where none defines it."""
    asked = _WORD_ASKED.search(inquiry.understanding.text)
    if asked is None:
        return None
    pattern = definition_of([asked["behind"] or asked["before"]])
    for view in listed_views(inquiry):
        for sentence in view.sentences:
            plain = view.plain[sentence.start : sentence.end]
            if pattern.search(plain) and modality("defining").search(plain):
                draft = _say(inquiry, [(view, sentence)])
                draft.settled = True
                return draft
    return None


def _listing(inquiry: Inquiry, terms: list[Term]) -> tuple[ClauseView, Sentence] | None:
    """The sentence of the clause titled by the term that names several things one by one: 元宇宙、数字艺术、云演艺."""
    for view in listed_views(inquiry):
        titled = any(t.surface.lower() in to_simplified(view.clause.title or "").lower() for t in terms)
        listing = (s for s in body_sentences(view) if len(_ONE_BY_ONE.findall(s.text)) >= _SEVERAL)
        if titled and (sentence := next(listing, None)) is not None:
            return view, sentence
    return None


def compose_titled(inquiry: Inquiry) -> Draft | None:
    """All of the one clause that bears as its title what is asked for: 行动目标, the basic principles of the plan.

    None where the question names anything beside that title and the document, or asks whether something stands there.
    """
    asked = inquiry.understanding
    narrower = {"mention", "with_count"} & set(asked.filters)
    if asked.refs or asked.yes_no or narrower or not set(asked.asks) <= _OF_A_TITLE:
        return None
    views = [view for view in listed_views(inquiry) if view.clause.kind is ClauseKind.CLAUSE]
    if len(pointed := [view for view in views if _points_at(asked.text, view)]) == 1:
        draft = _say_whole(inquiry, pointed[0])
        draft.settled = True
        return draft
    titled = [view for view in views if _aims(inquiry, view)]
    if len(titled) != 1 or any(_is_beside(term, titled[0]) for term in inquiry.topic):
        return None
    draft = _say_whole(inquiry, titled[0])
    draft.settled = True
    return draft


def _points_at(text: str, view: ClauseView) -> bool:
    """Whether a question speaks of a clause by its very title as a passage: 行动目标那一段."""
    title = to_simplified(view.clause.title or "")
    return len(title) > _SHORT_TITLE and re.search(re.escape(title) + _PASSAGE, text) is not None


def _aims(inquiry: Inquiry, view: ClauseView) -> bool:
    """Whether a clause of aims or principles is titled by what the question names."""
    title = view.clause.title or ""
    if modality("aspiration").search(title) is None:
        return False
    if phrases("aims_at").search(inquiry.understanding.text) and modality("titled_goals").search(title):
        return True
    named = (t for t in inquiry.terms if t.is_concept and t.key in view.title_concepts.named)
    return any(_shares_word(t.surface.lower(), view) for t in named) or _is_titled_so(inquiry, view)


def _shares_word(surface: str, view: ClauseView) -> bool:
    """Whether a title has the last word of a term: 行动目标 and 目标, goals and action goals; 指导思想 is none."""
    if surface.isascii():
        return bool(set(english_stems(surface).split()) & set(english_stems(view.title_rendering.lower()).split()))
    return surface[-2:] in to_simplified(view.clause.title or "")


def _is_beside(term: Term, view: ClauseView) -> bool:
    """Whether a term is neither in the title of a clause nor in that of its document."""
    known = view.title_concepts.closure | view.document_concepts.closure
    titles = f"{view.clause.title} {view.title_rendering} {view.document.metadata.title}".lower()
    return term.hard and term.key not in known and term.surface.lower() not in titles


def _under_heading(inquiry: Inquiry, terms: list[Term]) -> tuple[ClauseView, Sentence] | None:
    """The paragraph that opens with the term as its heading (市场运作。遵循…)."""
    for view in listed_views(inquiry):
        for sentence in view.sentences[1:]:
            if len(sentence.text) <= _HEADING and inquiry.matcher.sentence(terms, view, sentence) >= _ALL_NAMED:
                stop = view.clause.text.find("\n", sentence.end)
                end = stop if stop >= 0 else len(view.clause.text)
                if end > sentence.end + _HEADING:
                    return view, Sentence(sentence.start, end, view.clause.text[sentence.start : end])
    return None


def _only_used(inquiry: Inquiry, terms: list[Term]) -> Draft | None:
    """That the term is used and not explained, with the places; None where it is printed nowhere."""
    uses: list[tuple[ClauseView, Sentence]] = []
    for view in listed_views(inquiry):
        if view.clause.kind in ASIDE:
            continue
        printing = (s for s in body_sentences(view) if all(_prints(inquiry, t, view, s) for t in terms))
        uses += [(view, sentence) for sentence in islice(printing, 1)]
    if not uses:
        return None
    uses.sort(key=lambda use: inquiry.matcher.focus(terms, use[0]) < _ABOUT)
    draft = Draft(AnswerStatus.NOT_SPECIFIED)
    names = [clause_name(v.document, v.clause, inquiry.language) for v, _ in uses[:_MOST_USES]]
    joint = "、" if inquiry.language == "zh" else ", "
    spans = [evidence(view, sentence) for view, sentence in uses[:_MOST_USES]]
    key = "gap.definition" if len(names) == 1 else "gap.definition_several"
    text = inquiry.words(key, clause=joint.join(names), subject=inquiry.named(terms))
    draft.say(text, *spans, derived=inquiry.repeated())
    for name, span, (view, sentence) in zip(names, spans, uses, strict=False):
        quote = quotation(inquiry, view, sentence)
        draft.paragraph().say(inquiry.words("quote.says", clause=name, quote=quote), span).mention(view.document)
    return draft


def _prints(inquiry: Inquiry, term: Term, view: ClauseView, sentence: Sentence) -> bool:
    plain = view.plain[sentence.start : sentence.end]
    if any(form in plain for form in _forms(inquiry, term) if not form.isascii() or len(form) > _ABBREVIATION):
        return True
    return inquiry.matcher.sentence((term,), view, sentence) >= _ALL_NAMED


def compose_enumeration(inquiry: Inquiry) -> Draft | None:
    """The sentence that lists as many things as the question names; None where it names no number or none does."""
    listed = enumeration(inquiry)
    return None if listed is None else _say(inquiry, [listed])


def _is_titled_so(inquiry: Inquiry, view: ClauseView) -> bool:
    """Whether the question repeats the title of a clause (基本原则, basic principles)."""
    text = inquiry.understanding.text.lower()
    titles = (to_simplified(view.clause.title or ""), view.title_rendering.lower())
    return any(len(t) >= _SHORTEST_TITLE[t.isascii()] and t in text for t in titles if t)


def _defining(inquiry: Inquiry, terms: list[Term]) -> Iterator[tuple[ClauseView, Sentence]]:
    forms = list(dict.fromkeys(form for t in terms for form in _forms(inquiry, t)))
    pattern = definition_of(forms)
    views = sorted(listed_views(inquiry), key=lambda v: -inquiry.matcher.clause(terms, v).score)
    for view in views:
        for sentence in view.sentences:
            plain = view.plain[sentence.start : sentence.end]
            rendered = (rendering_of(view, sentence) or "").lower() if inquiry.language == "en" else ""
            if pattern.search(plain) or pattern.search(rendered) or _abbreviates(plain, forms):
                yield view, sentence


def _rank(inquiry: Inquiry, terms: list[Term], view: ClauseView, sentence: Sentence) -> tuple[float, bool, bool]:
    """What names all of the term before what names part of it; what defines before what lists.

    What is called by the very word (本法所称电影，是指) comes before what is called by a longer one (以下统称电影活动).
    """
    fit = max(inquiry.matcher.sentence(terms, view, sentence), inquiry.matcher.clause(terms, view).score - _BESIDE)
    itself = any(_calls(sentence.text, form) for term in terms for form in _forms(inquiry, term))
    return -round(fit, 1), modality("defining").search(sentence.text) is None, not itself


def _calls(text: str, form: str) -> bool:
    word = re.escape(form)
    return re.search(rf"所称的?[“「]?{word}[”」]?[，,]?(?:是指|系指|指|是|包括)", to_simplified(text)) is not None


def _abbreviates(text: str, forms: Iterable[str]) -> bool:
    return any(match["short"] in form for match in _SHORT_FOR.finditer(text) for form in forms)


def _forms(inquiry: Inquiry, term: Term) -> Iterator[str]:
    yield term.surface.lower()
    if term.is_concept:
        concept = inquiry.glossary.get(term.key)
        yield from (*concept.zh, *concept.en)


def _say_whole(inquiry: Inquiry, view: ClauseView) -> Draft:
    """All that a clause says below its title; a long one is quoted line by line."""
    parts = body_sentences(view)
    start, end = parts[0].start, parts[-1].end
    whole = Sentence(start, end, view.clause.text[start:end])
    longest = max(len(whole.text), len(view.clause.rendering or "") if inquiry.language == "en" else 0)
    if longest <= _LONG:
        return _say(inquiry, [(view, whole)])
    draft = Draft(AnswerStatus.ANSWERED)
    say_clause(inquiry, draft, view.document, view.clause)
    return draft


def _say(inquiry: Inquiry, found: list[tuple[ClauseView, Sentence]]) -> Draft:
    draft = Draft(AnswerStatus.ANSWERED)
    for view, sentence in found:
        name = clause_name(view.document, view.clause, inquiry.language)
        text = inquiry.words("definition.direct", clause=name, quote=quotation(inquiry, view, sentence))
        draft.say(text, evidence(view, sentence)).paragraph().mention(view.document)
    return draft
