"""The bilingual glossary: what joins an English question, or a colloquial one, to a clause."""

from __future__ import annotations

from corpus.glossary.lookup import Glossary, load_glossary
from corpus.glossary.model import CATEGORIES, Concept, ConceptMatch, Language

__all__ = ["CATEGORIES", "Concept", "ConceptMatch", "Glossary", "Language", "load_glossary"]
