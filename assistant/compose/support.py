"""Answers what the documents say about a topic: the sentences that speak to it, modal words kept."""

from __future__ import annotations

import re

from assistant.compose.clause_lists import ASIDE
from assistant.compose.draft import AmountFound, Draft
from assistant.compose.facts import gap
from assistant.compose.lookup import say_clause
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import choose, covering, only_kin, telling
from assistant.contract import AnswerStatus
from assistant.evidence.counted import counts_in
from assistant.evidence.gather import covers
from assistant.evidence.modality import modality
from assistant.evidence.rendered import rendering_of
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, Statement, StatementKind, body_sentences, with_items
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.abroad import is_abroad
from assistant.understanding.model import Ask, Term
from assistant.understanding.vocabulary import concept_set, phrases, soft_concepts

TENTATIVE = re.compile(
    r"探索|鼓励|研究(?:设立|建立|制定|出台|推出)|(?<![模虚比草])拟|争取|力争|谋划"
    r"|\bexplor(?:e|es|ing)\b|\bencourag(?:e|es|ing)\b|\bstrives? (?:to|for)\b|\b(?:plans?|intends?|aims?) to\b"
    r"|\bconsider(?:s|ing)? (?:\w+ing|the)\b|\bstud(?:y|ies) (?:the )?(?:setting|establish|creat)\w*",
    re.IGNORECASE,
)
_FIRM = re.compile(r"支持|资助|奖励|补贴|补助|给予|予以|\b(?:support|fund|grant|subsidi[sz]e|award)s?\b", re.IGNORECASE)
_PARTS = re.compile(r"[^，,；;]+[，,；;]?")
_KIN, _NAMED_AT_ALL, _NAMED_ITSELF, _KIN_TO_WHOLE = 0.4, 0.8, 0.93, 0.7
_OWN_INSTRUMENT = 0.5
_FEW = 3
_HEARD = 0.4
_COUNTED = 0.5
_LONG = 700
_EVERYWHERE = "domestic_and_foreign"
_ONLY_TITLED, _IS_TITLED = 0.3, 0.85


def _of_their_trade(inquiry: Inquiry, view: ClauseView) -> bool:
    """Whether a clause is titled by the trade of the firms asked about: 游戏产业 for what is done for 游戏企业."""
    if not inquiry.asks(Ask.SUPPORT, Ask.GENERAL) or len(inquiry.topic) != 1:
        return False
    (firms,) = inquiry.topic
    above = inquiry.glossary.ancestors(firms.key) if firms.category == "subject" and firms.is_concept else frozenset()
    trades = {key for key in above if inquiry.glossary.get(key).category == "sector"}
    return bool(trades & view.title_concepts.named)


def compose_support(inquiry: Inquiry) -> Draft | None:
    """The best sentences on the topic from the clauses that cover it; None when none does."""
    clauses = [c for c in covering(inquiry) if _of_their_trade(inquiry, c.view) or not only_kin(inquiry, c.view)]
    if not clauses:
        return None
    clauses = [*_of_what_is_done(inquiry, clauses), *clauses]
    clauses = _with_the_strays(inquiry, clauses)
    draft = Draft(AnswerStatus.ANSWERED)
    filters = inquiry.understanding.filters
    offered = inquiry.understanding.yes_no and "offer_asked" in filters and "negated" not in filters
    exists = inquiry.understanding.yes_no and ("exists_asked" in filters or "offer_asked" in filters)
    fitting = [(clause, *_best_sentence(inquiry, clause.view)) for clause in clauses]
    best = max(fit for _, fit, _ in fitting)
    silent = "yearly" in filters and not modality("yearly").search(clauses[0].clause.text)
    if inquiry.understanding.yes_no and (silent or _leaves_open(inquiry, clauses[0])):
        return gap(inquiry, "gap.general")
    # words that stand nowhere in the clause leave its sentence to speak for itself: no yes, and no claim of silence
    offered = offered and not inquiry.strays and not _unread(clauses[0])
    if exists and (kin := _not_named(inquiry, clauses[0])):
        return _nearest(inquiry, clauses[0].view, fitting[0][2], kin)
    fitting += [(c, best, _best_sentence(inquiry, c.view)[1]) for c in _naming_it_too(inquiry, clauses)]
    for clause, fit, sentence in fitting:
        if draft.lines and fit < 0.8 * best:
            continue
        if fit < _ONLY_TITLED and clause.focus >= _IS_TITLED:
            sentence = _body(clause.view)
            if len(sentence.text) > _LONG or len(clause.view.clause.rendering or "") > _LONG:
                say_clause(inquiry, draft, clause.document, clause.clause)
                continue
        _say(inquiry, draft, clause.view, sentence, offered=offered, exists=exists)
    _say_sum(inquiry, draft, clauses[0].view)
    return draft


def _with_the_strays(inquiry: Inquiry, clauses: list[RankedClause]) -> list[RankedClause]:
    """Those clauses alone that hold the words which the glossary does not know, by the dictionary, where any does.

    民间文学艺术, of folk art and folklore: the clause that speaks of art in general says nothing of it.
    """
    words = [word.lower() for term in inquiry.strays for word in term.surface.split() if word.isascii()]
    if not words or inquiry.echoes is None or inquiry.understanding.refs:
        return clauses
    heard = [inquiry.echoes.of(words, clause.view.plain).words for clause in clauses]
    return [c for c, share in zip(clauses, heard, strict=True) if share >= _HEARD] or clauses


def _naming_it_too(inquiry: Inquiry, clauses: list[RankedClause]) -> list[RankedClause]:
    """The further clauses that name all that is looked for, where one is asked for and a few do: 哪条讲知识产权."""
    text, filters = inquiry.understanding.text, inquiry.understanding.filters
    if "single" not in filters or inquiry.understanding.refs or phrases("clause_sought").search(text) is None:
        return []
    naming = [
        r
        for r in inquiry.ranked
        if r.clause.kind not in ASIDE and inquiry.topic and not r.match.missing(_NAMED_ITSELF) and covers(r)
    ]
    return [r for r in naming if r not in clauses] if len(naming) <= _FEW else []


def _say_sum(inquiry: Inquiry, draft: Draft, view: ClauseView) -> None:
    """How is an incubator supported: also by the sum that the clause gives for it, where there is one."""
    if not draft.lines or phrases("how_helped").search(inquiry.understanding.text) is None:
        return
    things = [t for t in inquiry.topic if t.hard]
    told = {(span.clause.key, span.start) for line in draft.lines for span in line.evidence}
    chosen = [f.statement for f in choose(inquiry).answering if f.view is view]
    given = [s for s in chosen if any(inquiry.matcher.is_given_to(t, s) for t in things)]
    sums = [s for s in given if s.kind is StatementKind.AMOUNT] or _of_the_whole(view)
    for statement in sums:
        if statement.provision is None:
            continue
        span = evidence(view, statement.sentence)
        if (span.clause.key, span.start) not in told:
            _say(inquiry, draft, view, statement.sentence)
        draft.amounts.append(AmountFound(view.document, view.clause, statement.provision))


def _of_the_whole(view: ClauseView) -> list[Statement]:
    """The one sum of a clause, where it is for what the clause is titled by, or for any of its projects."""
    sums = [s for s in view.statements if s.kind is StatementKind.AMOUNT]
    titled = view.title_concepts.named - soft_concepts()
    if len(sums) != 1 or (sums[0].names_subject and not sums[0].concepts.closure & titled):
        return []
    return sums


def _of_what_is_done(inquiry: Inquiry, clauses: list[RankedClause]) -> list[RankedClause]:
    """The clause that gives for what is done (an export), where those on the trade say nothing of it: 网络文学出海.

    A question in so many words may be whether the trade is spoken of, which its own clause answers.
    """
    done = [t for t in inquiry.topic if t.key in concept_set("done_beside")]
    asks = inquiry.understanding.yes_no or phrases("interrogative").search(inquiry.understanding.text)
    if asks or not done or any(s >= _KIN for c in clauses for t, s in c.match.strengths if t in done):
        return []
    found = [
        s.view
        for s in inquiry.statements
        if s.statement.kind is not StatementKind.SUPPORT
        if all(inquiry.matcher.is_given_to(t, s.statement) for t in done)
    ]
    return [r for r in inquiry.ranked if found and r.view is found[0]]


def _body(view: ClauseView) -> Sentence:
    """The whole of a clause below its title, for a question about what only the title names."""
    parts = body_sentences(view)
    start, end = parts[0].start, parts[-1].end
    return Sentence(start, end, view.clause.text[start:end])


def _leaves_open(inquiry: Inquiry, clause: RankedClause) -> bool:
    """Whether something that a yes or no turns on (a fee, a tax relief) is not in the clause, nor its kin.

    Those of one country abroad are among all at home and abroad (国内外) whom a clause speaks of.
    """
    own = concept_set("own_instruments")
    named = [t for t, s in clause.match.strengths if (t.hard or t.key in own) and t.is_concept and s < _KIN]
    everywhere = _EVERYWHERE in clause.view.concepts.named
    return any(not (everywhere and t.category == "place" and is_abroad(t.key, inquiry.glossary)) for t in named)


def _unread(clause: RankedClause) -> bool:
    """Whether the clause lacks a word of the question, known or not."""
    return any(strength < _NAMED_AT_ALL for term, strength in clause.match.strengths if _matters(term))


def _not_named(inquiry: Inquiry, clause: RankedClause) -> tuple[Term, ...]:
    """The things asked about that a clause names only by their kin (赛事 and 游戏 for 电竞)."""
    hard = [(t, s) for t, s in clause.match.strengths if t.hard and t.is_concept and t.category != "place"]
    return tuple(t for t, s in hard if s < (_KIN_TO_WHOLE if _is_made_up_of(inquiry, t) else _NAMED_ITSELF))


def _is_made_up_of(inquiry: Inquiry, term: Term) -> bool:
    """Whether the broader term is called by this one and others of its kind: 动漫 is 动画漫画."""
    own = inquiry.glossary.get(term.key)
    broader = [inquiry.glossary.get(b) for b in own.broader]
    return any(own.zh[0] in form for whole in broader for form in whole.zh)


def _nearest(inquiry: Inquiry, view: ClauseView, sentence: Sentence, kin: tuple[Term, ...]) -> Draft:
    """That no clause names a thing, with what comes nearest to it: no yes."""
    name = clause_name(view.document, view.clause, inquiry.language)
    span = evidence(view, sentence)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(view.document)
    text = inquiry.words("gap.kin", subject=inquiry.named(kin), clause=name)
    draft.say(text, span, derived=inquiry.repeated()).paragraph()
    return draft.say(inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence)), span)


def _matters(term: Term) -> bool:
    return term.hard or (not term.is_concept and (not term.surface.isascii() or term.surface[:1].isupper()))


def compose_clause_fallback(inquiry: Inquiry) -> Draft | None:
    """The clauses that the question names by number, each with its most fitting sentence."""
    draft = Draft(AnswerStatus.ANSWERED)
    for view in resolved_views(inquiry)[:4]:
        _, sentence = _best_sentence(inquiry, view)
        _say(inquiry, draft, view, sentence)
    return draft if draft.lines else None


def _best_sentence(inquiry: Inquiry, view: ClauseView) -> tuple[float, Sentence]:
    scored = []
    own, terms = _own_instruments(inquiry), telling(inquiry, view)
    for sentence in body_sentences(view):
        fit = inquiry.matcher.item(terms, view, sentence)
        if own:
            fit += _OWN_INSTRUMENT * inquiry.matcher.item(own, view, sentence)
        if modality("support").search(sentence.text):
            fit += 0.02
        if counts_in(view, sentence, inquiry.understanding.counts):
            fit += _COUNTED
        scored.append((fit, sentence))
    return max(scored, key=lambda pair: pair[0])


def _own_instruments(inquiry: Inquiry) -> list[Term]:
    """The loans, guarantees, insurance, funds … asked for, which a sentence about other support does not answer."""
    return [t for t in inquiry.terms if t.key in concept_set("own_instruments") | concept_set("set_up")]


def tentative(inquiry: Inquiry, view: ClauseView, sentence: Sentence) -> str | None:
    """The word by which a sentence only intends what is asked about (探索设立…); None where it grants it.

    What governs the part that names the topic counts: 探索设立基金，支持企业上市 only explores the fund.
    """
    parts = _PARTS.findall(view.plain[sentence.start : sentence.end])
    named = [_named_in(inquiry, part) for part in parts]
    for part in reversed(parts[: named.index(max(named)) + 1] if parts else []):
        word, firm = TENTATIVE.search(part), _FIRM.search(part)
        if firm is not None and (word is None or firm.start() < word.start()):
            return None
        if word is not None:
            return word.group()
    return None


def _named_in(inquiry: Inquiry, text: str) -> int:
    """How many terms of the topic a piece of a sentence names."""
    concepts = inquiry.views.concepts(text).closure
    return sum(t.key in concepts or t.surface.lower() in text.lower() for t in inquiry.terms)


def as_read(inquiry: Inquiry, view: ClauseView, sentence: Sentence, word: str) -> str:
    """A tentative word as the reader's language prints it, where the rendering has just one."""
    rendering = rendering_of(view, sentence) if inquiry.language == "en" else None
    found = {m.group().lower() for m in TENTATIVE.finditer(rendering or "")}
    return found.pop() if len(found) == 1 else word


def _say(
    inquiry: Inquiry,
    draft: Draft,
    view: ClauseView,
    sentence: Sentence,
    *,
    offered: bool = False,
    exists: bool = False,
) -> None:
    """Quote a sentence; the first leads with a yes where it grants what is asked for, never where it only intends."""
    sentence = with_items(view, sentence)
    first = not draft.lines
    own = _own_instruments(inquiry)
    offered = offered and (not own or inquiry.matcher.item(own, view, sentence) >= _NAMED_AT_ALL)
    supports = modality("support").search(sentence.text) is not None
    intends = tentative(inquiry, view, sentence) if first and exists else None
    if intends is not None and intends not in inquiry.understanding.text:
        word = as_read(inquiry, view, sentence, intends)
        draft.say(inquiry.words("support.only", word=word), evidence(view, sentence))
        offered = False
    key = "support.also" if not first else "support.direct" if offered and supports else "support.direct_plain"
    name = clause_name(view.document, view.clause, inquiry.language)
    text = inquiry.words(key, clause=name, quote=quotation(inquiry, view, sentence))
    if not first:
        draft.paragraph()
    draft.say(text, evidence(view, sentence)).mention(view.document)
    if key == "support.direct" and (found := TENTATIVE.search(sentence.text)):
        draft.say(inquiry.words("support.explores", word=found.group()), evidence(view, sentence))
