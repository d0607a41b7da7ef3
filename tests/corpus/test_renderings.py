from __future__ import annotations

import pytest

from corpus.founding_documents import founding_ids
from corpus.library import Library
from corpus.renderings import heading_renderings, renderings_for, title_renderings


@pytest.mark.parametrize("document_id", ["unknown", "", "..", "../founding", "a/b"])
def test_documents_without_a_rendering_have_empty_ones(document_id):
    assert not renderings_for(document_id)
    assert not heading_renderings(document_id)
    assert not title_renderings(document_id)


@pytest.mark.parametrize("document_id", founding_ids())
def test_every_founding_clause_and_heading_is_rendered(document_id, tmp_path):
    document = Library.open(tmp_path).get(document_id)
    assert set(renderings_for(document_id)) == {clause.clause_id for clause in document.clauses}
    assert {heading.text for heading in document.headings} <= set(heading_renderings(document_id))
    assert all(clause.rendering == renderings_for(document_id)[clause.clause_id] for clause in document.clauses)


def test_renderings_cannot_be_changed():
    with pytest.raises(TypeError):
        renderings_for(founding_ids()[0])["head"] = "x"
