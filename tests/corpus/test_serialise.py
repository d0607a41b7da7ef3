from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from corpus.founding_documents import founding_ids, founding_metadata, founding_source
from corpus.model import Limit, Provision, ProvisionKind, ReferenceRole, RuleReference, Status
from corpus.parser import parse_text
from corpus.serialise import content_hash, document_from_json, metadata_from_json, to_json


@pytest.fixture(scope="module", params=founding_ids())
def document(request):
    source = founding_source(request.param)
    return parse_text(source.text, founding_metadata(request.param), document_id=request.param)


def test_nothing_is_lost_on_the_way(document):
    assert document_from_json(json.loads(json.dumps(to_json(document)))) == document


def test_provisions_with_a_basis_come_back(document):
    basis = RuleReference("样例办法", 3, 9, ReferenceRole.TOPS_UP, "样规〔2023〕2号")
    provision = Provision(
        "1a", ProvisionKind.AMOUNT, "最高1万元", 0, 5, Limit.CAP, value=1e4, basis=basis, one_off=False
    )
    clause = replace(document.clauses[0], provisions=(provision,), references=(basis,))
    changed = replace(document, clauses=(clause, *document.clauses[1:]))
    assert document_from_json(json.loads(json.dumps(to_json(changed)))) == changed


def test_hash_follows_what_is_said_not_the_day(document):
    aged = replace(document, metadata=replace(document.metadata, status=Status.EXPIRED, superseded_by="other"))
    assert content_hash(aged) == content_hash(document)
    clause = replace(document.clauses[0], text=document.clauses[0].text + "。")
    assert content_hash(replace(document, clauses=(clause, *document.clauses[1:]))) != content_hash(document)


def test_dates_may_be_text_or_dates():
    for day in ("2020-01-02", date(2020, 1, 2)):
        assert metadata_from_json({"document_id": "d", "title": "t", "issued_on": day}).issued_on == date(2020, 1, 2)


@pytest.mark.parametrize(
    "broken",
    [
        {"title": "t"},
        {"document_id": "d", "title": "t", "status": "odd"},
        {"document_id": "d", "title": "t", "nonsense": 1},
    ],
)
def test_unusable_metadata_is_refused(broken):
    with pytest.raises((KeyError, TypeError, ValueError)):
        metadata_from_json(broken)
