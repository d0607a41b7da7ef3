"""A local sentence-transformers model as LangChain embeddings; needs the optional package."""

from __future__ import annotations

from langchain_core.embeddings import Embeddings
from sentence_transformers import SentenceTransformer

from index.embeddings import readable


class SentenceTransformersEmbeddings(Embeddings):
    """Unit-length vectors; a model's own ``query`` and ``document`` prompts are used where it has them."""

    def __init__(self, model: str) -> None:
        """``model`` is a name or a folder."""
        self._model = SentenceTransformer(model)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector for each text, in order."""
        return self._encode([readable(text) for text in texts], "document")

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self._encode([readable(text)], "query")[0]

    def _encode(self, texts: list[str], prompt: str) -> list[list[float]]:
        name = prompt if self._model.prompts.get(prompt) else None
        vectors: list[list[float]] = self._model.encode(texts, prompt_name=name, normalize_embeddings=True).tolist()
        return vectors
