"""A small assistant beside the real one: two documents of made-up text, canned understanding."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.contract import Amount, Answer, AnswerStatus, Citation, Notice, NoticeKind
from assistant.streaming import deltas
from corpus.errors import UnknownDocumentError
from corpus.model import Clause, ClauseKind, Document, Item, Level, Limit, Metadata, Provision, ProvisionKind, Status

TEXT = "第一条 支持灯塔维护。对经认定的灯塔，给予最高30万元资助，期限不超过2年。"
QUOTE = "给予最高30万元资助"


def lighthouse_document(title: str = "灯塔维护办法（征求意见稿）") -> Document:
    start = TEXT.index("最高30万元")
    provision = Provision(
        "1a", ProvisionKind.AMOUNT, "最高30万元", start, start + 6, Limit.CAP, value=300000.0, unit="元", currency="CNY"
    )
    clauses = (
        Clause("lighthouse", "head", ClauseKind.HEAD, "", title, 0),
        Clause(
            "lighthouse",
            "1",
            ClauseKind.CLAUSE,
            "第一条",
            TEXT,
            1,
            title="支持灯塔维护",
            heading_path=("第一章 总则",),
            items=(Item("1p1", "", 0, len(TEXT)),),
            provisions=(provision,),
            rendering="Article 1 supports lighthouses.",
        ),
        Clause("lighthouse", "2", ClauseKind.CLAUSE, "第二条", "第二条 本办法由灯塔局负责解释。", 2),
    )
    metadata = Metadata(
        "lighthouse",
        title,
        title_en="Lighthouse Measures (draft)",
        issuer="灯塔局",
        level=Level.MUNICIPAL,
        status=Status.DRAFT,
    )
    return Document(metadata, clauses, source_hash="abc")


@dataclass
class FakeLibrary:
    documents: tuple[Document, ...] = field(default_factory=lambda: (lighthouse_document(),))
    version: str = "v1"

    def get(self, document_id: str) -> Document:
        for document in self.documents:
            if document.document_id == document_id:
                return document
        raise UnknownDocumentError(document_id, "no such document", "See tiaowen documents")


def answer_about_lighthouses(question: str, language: str = "zh") -> Answer:
    start = TEXT.index(QUOTE)
    return Answer(
        answer_id="a1",
        question=question,
        language=language,
        status=AnswerStatus.ANSWERED,
        answer="灯塔最高可获 **30万元** 资助。[1]",
        citations=[
            Citation(
                marker=1,
                document_id="lighthouse",
                document_title="灯塔维护办法（征求意见稿）",
                clause_id="1",
                label="第一条",
                heading_path=["第一章 总则"],
                quote=QUOTE,
                start=start,
                end=start + len(QUOTE),
                href="?document=lighthouse&clause=1",
            )
        ],
        amounts=[
            Amount(
                provision_id="1a",
                document_id="lighthouse",
                clause_id="1",
                limit="cap",
                nature="grant",
                value=300000,
                min=None,
                max=None,
                currency="CNY",
                per=None,
                one_off=None,
                term="不超过2年",
                as_written="最高30万元",
                beneficiary="经认定的灯塔",
                condition=None,
                basis=None,
            )
        ],
        notices=[Notice(kind=NoticeKind.DRAFT, document_id="lighthouse", text="征求意见稿")],
        suggestions=["期限多长？"],
        corpus_version="v1",
    )


class FakeAssistant:
    """Answers about lighthouses, whatever is asked; remembers what it was asked."""

    def __init__(self, library: FakeLibrary | None = None) -> None:
        self.library = library or FakeLibrary()
        self.asked: list[tuple[str, int]] = []

    def answer(self, question, *, conversation_id=None, history=(), language=None, documents=None):
        for document_id in documents or ():
            self.library.get(document_id)
        self.asked.append((question, len(history)))
        answer = answer_about_lighthouses(question, language or "zh")
        return answer.model_copy(update={"answer_id": f"a{len(self.asked)}", "conversation_id": conversation_id})

    def stream(self, question, *, cancelled=None, **context):
        yield from deltas(self.answer(question, **context))


@dataclass(frozen=True)
class FakeHit:
    document_id: str
    clause_id: str
    score: float
    start: int = 0
    end: int = 0


class FakeIndex:
    """Finds the lighthouse clauses, in order, whatever is sought."""

    def search(self, query, *, k=10, language=None, documents=None):
        return [FakeHit("lighthouse", "1", 0.9), FakeHit("lighthouse", "2", 0.4)][:k]
