"""A clause as the matcher sees it: sentences, concepts by place, and what it funds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence, leads, sentence_at, sentences
from assistant.understanding.stems import english_stems
from corpus.glossary import Glossary
from corpus.model import Clause, Document, Limit, Nature, Provision, ProvisionKind, ReferenceRole, RuleReference
from corpus.renderings import title_renderings
from corpus.scripts import to_simplified

_TITLE = re.compile(r"《[^《》]*(?:《[^》]*》[^《》]*)*》")
_MONEY = (ProvisionKind.AMOUNT, ProvisionKind.RATE)
_ADDRESSEE = re.compile(
    r"(?:^|[。；，\s])对于?(?P<who>[^。；]{2,80}?)[，,]?\s*(?:按|依照|根据|参照|给予|予以|可给予|可以给予|优先)"
)
_ITEM_TITLE = 24
_GLOSS = re.compile(r"(?<=[\u4e00-\u9fff])[（(][^（）()]{1,8}[)）](?=[\u4e00-\u9fff])")
_WORD = 6
_UNSPECIFIC = frozenset({"generic", "condition", "instrument", "ask", "time", "legal", "authority"})


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts a piece of text names, and those with all that they are kinds of."""

    named: frozenset[str]
    closure: frozenset[str]


class StatementKind(StrEnum):
    """How far a sentence goes: it fixes an amount, leaves it to another rule, or only supports."""

    AMOUNT = "amount"
    DECIDES = "decides"
    SUPPORT = "support"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One sentence that offers something, with the provision or rule that measures it.

    ``subject`` is the text that says for whom; empty where the sentence names nobody.
    """

    kind: StatementKind
    sentence: Sentence
    subject: str
    concepts: Concepts
    provision: Provision | None = None
    basis: RuleReference | None = None

    @property
    def names_subject(self) -> bool:
        """Whether the sentence says specifically what it is for."""
        return bool(self.concepts.named)


@dataclass(frozen=True, slots=True, eq=False)
class ClauseView:
    """A clause with everything that matching needs, computed once.

    ``leaves_subject`` says that it names no subject of its own: it speaks of what its document is about.
    """

    clause: Clause
    document: Document
    plain: str
    sentences: tuple[Sentence, ...]
    concepts: Concepts
    sentence_concepts: Mapping[int, Concepts]
    title_concepts: Concepts
    heading_concepts: Concepts
    document_concepts: Concepts
    statements: tuple[Statement, ...]
    leads: Mapping[int, tuple[Sentence, ...]] = field(default_factory=dict)
    english: str = ""
    rendered: str = ""
    title_rendering: str = ""
    leaves_subject: bool = False


class ClauseViews:
    """Builds and keeps the views of one library."""

    def __init__(self, documents: Sequence[Document], glossary: Glossary) -> None:
        """Start empty; views are made when first asked for."""
        self._documents = {d.document_id: d for d in documents}
        self._clauses = {c.key: c for d in documents for c in d.clauses}
        self._glossary = glossary
        self._views: dict[tuple[str, str], ClauseView] = {}
        self._document_concepts: dict[str, Concepts] = {}

    def get(self, document_id: str, clause_id: str) -> ClauseView | None:
        """The view of a clause, or None when there is no such clause."""
        key = (document_id, clause_id)
        if key not in self._clauses:
            return None
        if key not in self._views:
            self._views[key] = self._build(self._clauses[key])
        return self._views[key]

    def of_document(self, document_id: str) -> list[ClauseView]:
        """The views of all clauses of a document, in order."""
        found = (self.get(document_id, c.clause_id) for c in self._documents[document_id].clauses)
        return [view for view in found if view is not None]

    def concepts(self, text: str) -> Concepts:
        """The concepts that a text names."""
        return self._closed(m.concept for m in self._glossary.concepts_in(text))

    def figure(self, view: ClauseView, provision: Provision) -> Statement:
        """The statement that a provision of a clause makes, whatever it is for: given, charged or a threshold."""
        known = next((s for s in view.statements if s.provision is provision), None)
        if known is not None:
            return known
        sentence = sentence_at(view.sentences, provision.start)
        return self._statement(StatementKind.AMOUNT, view, sentence, provision, provision.basis)

    def _closed(self, named: Iterable[str]) -> Concepts:
        own = frozenset(named)
        return Concepts(own, own.union(*(self._glossary.ancestors(c) for c in own)))

    def _build(self, clause: Clause) -> ClauseView:
        document = self._documents[clause.document_id]
        parts = sentences(clause.text) or (Sentence(0, len(clause.text), clause.text),)
        plain = _blank_titles(to_simplified(clause.text))
        by_sentence: dict[int, set[str]] = {part.start: set() for part in parts}
        for match in self._glossary.concepts_in(plain):
            by_sentence[sentence_at(parts, match.start).start].add(match.concept)
        for place, concept in self._across_brackets(plain):
            by_sentence[sentence_at(parts, place).start].add(concept)
        view = ClauseView(
            clause=clause,
            document=document,
            plain=plain.lower(),
            sentences=parts,
            concepts=self._closed(concept for found in by_sentence.values() for concept in found),
            sentence_concepts={start: self._closed(found) for start, found in by_sentence.items()},
            title_concepts=self.concepts(clause.title or ""),
            heading_concepts=self.concepts(" ".join(clause.heading_path)),
            document_concepts=self._concepts_of_document(document),
            statements=(),
            leads=leads(parts),
            title_rendering=title_renderings(clause.document_id).get(clause.clause_id, ""),
            english=english_stems(f"{plain} {clause.rendering or ''}"),
            rendered=(clause.rendering or "").lower(),
        )
        beside = plain
        for provision in clause.provisions:
            beside = beside[: provision.start] + " " * (provision.end - provision.start) + beside[provision.end :]
        bare = all(self._glossary.get(m.concept).category in _UNSPECIFIC for m in self._glossary.concepts_in(beside))
        view = replace(view, leaves_subject=bare)
        return replace(view, statements=tuple(self._statements(view)))

    def _across_brackets(self, text: str) -> Iterator[tuple[int, str]]:
        """What a text names in one word that brackets interrupt: 手机（移动终端）动漫 is 手机动漫 too."""
        for gloss in _GLOSS.finditer(text):
            before, after = text[: gloss.start()][-_WORD:], text[gloss.end() :][:_WORD]
            for match in self._glossary.concepts_in(before + after):
                if match.start < len(before) < match.end:
                    yield gloss.start() - 1, match.concept

    def _concepts_of_document(self, document: Document) -> Concepts:
        if document.document_id not in self._document_concepts:
            metadata = document.metadata
            text = " ".join(filter(None, [metadata.title, metadata.subject, metadata.subject_en]))
            self._document_concepts[document.document_id] = self.concepts(text)
        return self._document_concepts[document.document_id]

    def _statements(self, view: ClauseView) -> list[Statement]:
        found: list[Statement] = []
        clause = view.clause
        for provision in clause.provisions:
            if is_offer(provision):
                sentence = sentence_at(view.sentences, provision.start)
                found.append(self._statement(StatementKind.AMOUNT, view, sentence, provision, provision.basis))
            elif provision.currency and modality("penalty").search(sentence_at(view.sentences, provision.start).text):
                sentence = sentence_at(view.sentences, provision.start)
                found.append(self._statement(StatementKind.PENALTY, view, sentence, provision, None))
        priced = {s.sentence.start for s in found}
        for reference in clause.references:
            sentence = sentence_at(view.sentences, reference.start)
            if reference.role is ReferenceRole.DECIDES and sentence.start not in priced:
                found.append(self._statement(StatementKind.DECIDES, view, sentence, None, reference))
                priced.add(sentence.start)
        for sentence in body_sentences(view):
            states_purpose = modality("purpose").search(sentence.text) is not None
            if sentence.start not in priced and not states_purpose and modality("support").search(sentence.text):
                found.append(self._statement(StatementKind.SUPPORT, view, sentence, None, None))
        return found

    def _statement(
        self,
        kind: StatementKind,
        view: ClauseView,
        sentence: Sentence,
        provision: Provision | None,
        basis: RuleReference | None,
    ) -> Statement:
        named = provision.beneficiary if provision and provision.beneficiary else ""
        condition = provision.condition if provision and provision.condition and named else ""
        funded = _funded_beside(sentence, named) if named else ""
        subject = f"{funded} {named} {condition}".strip() if named else _unnamed_subject(sentence, provision)
        if kind is StatementKind.PENALTY:
            subject = " ".join([subject, *(item.text for item in items_under(view, sentence))])
        heading = _heading_before(view, sentence) if subject else ""
        concepts = self.concepts(_blank_titles(to_simplified(f"{heading} {subject}")))
        specific = self._closed(c for c in concepts.named if self._glossary.get(c).category not in _UNSPECIFIC)
        return Statement(kind, sentence, named or subject, specific, provision, basis)


def is_money(provision: Provision) -> bool:
    """Whether a provision fixes money that a reader could get or must pay."""
    return provision.kind in _MONEY


def states_sum(clause: Clause) -> bool:
    """Whether any sum of money or share stands in a clause, a fine, a price and a threshold too: none may be denied."""
    return any(is_money(p) or p.currency for p in clause.provisions)


def is_offer(provision: Provision) -> bool:
    """Whether a provision measures what is given: a sum, or a share that is paid and no mere threshold."""
    shared = provision.kind is ProvisionKind.RATE and provision.nature is not Nature.OTHER
    return provision.kind is ProvisionKind.AMOUNT or shared


def is_grant(provision: Provision) -> bool:
    """Whether a provision fixes money that is given."""
    return provision.kind in _MONEY and (provision.nature is not Nature.OTHER or provision.limit is Limit.RATE)


def gives_money(clause: Clause) -> bool:
    """Whether a clause fixes any money that is given."""
    return any(is_grant(provision) for provision in clause.provisions)


def body_sentences(view: ClauseView) -> tuple[Sentence, ...]:
    """The sentences of a clause without the one that only prints its label and title."""
    heading = (view.clause.label + (view.clause.title or "")).replace(" ", "").strip("。")
    rest = tuple(s for s in view.sentences if s.text.replace(" ", "").strip("。") != heading)
    return rest or view.sentences


def items_under(view: ClauseView, sentence: Sentence) -> list[Sentence]:
    """The items that a sentence opens: 应当符合下列条件：; of a fine they say what it is for."""
    if not sentence.text.rstrip().endswith(("：", ":")):
        return []
    return [s for s in view.sentences if sentence in view.leads.get(s.start, ())]


def with_items(view: ClauseView, sentence: Sentence) -> Sentence:
    """A sentence that opens a list with the items that it opens; alone it says nothing."""
    items = items_under(view, sentence)
    if not items:
        return sentence
    return Sentence(sentence.start, items[-1].end, view.clause.text[sentence.start : items[-1].end])


def _heading_before(view: ClauseView, sentence: Sentence) -> str:
    """The short title an item opens with (（一）落户补贴。), which says what its sentences are about."""
    before = [s for s in view.sentences if s.end <= sentence.start]
    if not before or "\n" in view.clause.text[before[-1].end : sentence.start]:
        return ""
    return before[-1].text if len(before[-1].text) <= _ITEM_TITLE else ""


def _unnamed_subject(sentence: Sentence, provision: Provision | None) -> str:
    if provision is not None and _is_bare(sentence):
        return ""
    addressed = _ADDRESSEE.search(_blank_titles(sentence.text))
    return sentence.text[addressed.start("who") : addressed.end("who")] if addressed else sentence.text


def _funded_beside(sentence: Sentence, named: str) -> str:
    """What a sentence funds beside naming who gets it: the fair of 对国际动漫会展，给予主办单位80万元."""
    addressed = _ADDRESSEE.search(_blank_titles(sentence.text))
    after = addressed is not None and sentence.text.find(named, addressed.end("who")) >= 0
    return sentence.text[addressed.start("who") : addressed.end("who")] if addressed and after else ""


def _is_bare(sentence: Sentence) -> bool:
    """A sentence such as 按《…》给予最高100万元资助, which leaves its object to the sentences before."""
    return len(_blank_titles(sentence.text).replace(" ", "")) < 30


def _blank_titles(text: str) -> str:
    return _TITLE.sub(lambda m: " " * len(m.group()), text)
