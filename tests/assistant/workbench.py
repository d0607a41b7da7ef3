"""The steps of the answering path, taken one at a time."""

from __future__ import annotations

from assistant.compose import compose
from assistant.evidence.echo import Echoes
from assistant.evidence.gather import CANDIDATES, gather
from assistant.evidence.match import Matcher
from assistant.evidence.meanings import Meanings
from assistant.evidence.relevance import Judge
from assistant.evidence.views import ClauseViews
from assistant.inquiry import Inquiry
from assistant.normalise import normalise
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.understanding.understand import Understander
from corpus.glossary import load_glossary

PLAN = "belt-and-road-animation-games-plan"
MEASURES = "shenzhen-digital-creative-measures-draft"


def opened_with(folder, texts, **settings):
    """An assistant in a home of its own that holds made-up texts beside the founding ones; ``texts`` by name."""
    opened = Assistant.open(Settings(home=folder / "home", **settings))
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        assert [result.outcome for result in opened.add([path])] == ["added"]
    return opened


class Workbench:
    """Understands and inquires as the pipeline does, from public parts only."""

    def __init__(self, assistant):
        self.assistant = assistant
        self.library = assistant.library
        self.glossary = load_glossary()
        self.views = ClauseViews(self.library.documents, self.glossary)
        self.matcher = Matcher(self.glossary)
        documents = self.library.documents
        self.understander = Understander(documents, self.glossary, self._segment, assistant.index.vector)
        self._by_phrases = Understander(documents, self.glossary, self._segment)
        self.judge = Judge.of(assistant.index)
        index = assistant.index
        self.meanings = Meanings(index.vector, index.turned, self._segment) if index.bundled_embeddings else None
        self.echoes = Echoes(documents, assistant.index.tokens)

    def _segment(self, text):
        words = list(dict.fromkeys(self.assistant.index.tokens(text)))
        return [w for w in words if not any(w != other and w in other for other in words)]

    def understand(self, question):
        return self.understander.understand(normalise(question).text)

    def by_phrases(self, question):
        """The understanding without what is learnt."""
        return self._by_phrases.understand(normalise(question).text)

    def inquire(self, question, *, language=None, documents=None):
        understood = self.understander.understand(normalise(question, language=language).text)
        return self.inquire_as(question, understood, language=language, documents=documents)

    def inquire_as(self, question, understood, *, language=None, documents=None):
        """The inquiry into a question that is understood so."""
        normalised = normalise(question, language=language)
        wanted = documents or understood.documents
        scope = tuple(d for d in self.library.documents if not wanted or d.document_id in wanted)
        inquiry = Inquiry(
            understood,
            normalised.language,
            self.library,
            self.glossary,
            self.views,
            self.matcher,
            scope,
            bundled_embeddings=self.assistant.index.bundled_embeddings,
            echoes=self.echoes,
            meanings=self.meanings,
            vector=self.assistant.index.vector(understood.text),
        )
        hits = self.assistant.index.search(
            understood.text, k=CANDIDATES, documents={d.document_id for d in scope} if wanted else None
        )
        return gather(inquiry, hits, self.judge)

    def compose(self, question, **options):
        return compose(self.inquire(question, **options))

    def document(self, document_id):
        return self.library.get(document_id)

    def clause(self, document_id, clause_id):
        return self.library.get(document_id).clause(clause_id)

    def view(self, document_id, clause_id):
        return self.views.get(document_id, clause_id)


def cited(answer):
    """The cited clauses as (document, clause), in the order of their markers."""
    return [(c.document_id, c.clause_id) for c in answer.citations]


def written(draft):
    """The text of a draft's lines."""
    return "\n".join(line.text for line in draft.lines)


def keys(draft):
    """The clauses a draft rests on, in order, without repeats."""
    return list(dict.fromkeys(e.clause.key for line in draft.lines for e in line.evidence))
