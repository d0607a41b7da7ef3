from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from corpus.model import Document
from corpus.parser import parse_text
from index import engine
from index.embeddings import EmbeddingModel

COFFEE = """咖啡产业扶持办法

第一章 总则
第一条 为了促进咖啡产业发展，制定本办法。
第二条 本办法适用于本市注册的咖啡企业。本办法所称咖啡企业，是指从事咖啡种植、烘焙和销售的企业。
第二章 扶持
第三条 对新开设的烘焙工厂，给予最高三十万元资助。
第四条 对出口咖啡豆的企业，按照出口额的百分之二给予奖励。
第五条 违反本办法规定骗取资金的，责令退回，并处一万元罚款。
第六条 本办法由市商务局负责解释，自2030年5月1日起施行。
"""

TEA = """Tea Garden Act

Article 1 This Act is made to protect tea gardens.
Article 2 A tea garden means land of at least one hectare on which tea is grown.
Article 3 The owner of a tea garden may apply to the district office for a replanting subsidy of 5,000 dollars.
Article 4 The Ministry of Agriculture is responsible for this Act.
"""


@dataclass
class MemoryLibrary:
    """What the index needs of a library, without files."""

    held: dict[str, Document] = field(default_factory=dict)

    def put(self, document_id: str, text: str) -> None:
        self.held[document_id] = parse_text(text, None, document_id=document_id)

    @property
    def documents(self):
        return tuple(self.held.values())

    @property
    def metadata(self):
        return tuple(document.metadata for document in self.held.values())

    @property
    def version(self) -> str:
        return hashlib.sha256(repr(self.held).encode()).hexdigest()

    def get(self, document_id: str) -> Document:
        return self.held[document_id]


class PairEmbeddings(Embeddings):
    """Hashes pairs of characters into 64 numbers and remembers which texts it was given."""

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed_documents(self, texts):
        self.embedded.extend(texts)
        return [self._vector(text) for text in texts]

    def embed_query(self, text):
        return self._vector(text)

    @staticmethod
    def _vector(text: str) -> list[float]:
        vector = np.zeros(64)
        for i in range(len(text) - 1):
            vector[hashlib.md5(text[i : i + 2].encode("utf-8", "replace")).digest()[0] % 64] += 1
        return (vector / (np.linalg.norm(vector) or 1.0)).tolist()


@pytest.fixture
def library():
    held = MemoryLibrary()
    held.put("coffee", COFFEE)
    held.put("tea", TEA)
    return held


@pytest.fixture
def fake_model(monkeypatch):
    """Stands for every embedding model but `none`; its name is part of its identity."""
    embeddings = PairEmbeddings()

    def choose(name: str, service=None):
        return None if name == "none" else EmbeddingModel(f"fake-{name}", lambda: embeddings)

    monkeypatch.setattr(engine, "embedding_model", choose)
    return embeddings
