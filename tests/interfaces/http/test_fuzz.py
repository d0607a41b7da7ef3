"""The API fuzzed from its own OpenAPI document, over sockets: every response is as the document says."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.records import Records
from assistant.service import Assistant
from assistant.settings import Settings
from interfaces.http.settings import HttpSettings
from interfaces.opening import Opening
from interfaces.web import Web
from tests.interfaces.http.running import served

EXAMPLES = 15
# no schema says that a question must hold a word, nor which conversations are kept
BEYOND_SCHEMAS = [positive_data_acceptance]


def web(home, records_home):
    opening = Opening(lambda progress: Assistant.open(Settings(home)), lambda: Records.open(Settings(records_home)))
    made = Web(opening, HttpSettings(rate_per_client=None, rate_total=None))
    return Starlette(routes=made.routes, middleware=made.middleware)


DOCUMENT = TestClient(web(None, None)).get("/api/openapi.json").json()
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
OPERATIONS = [(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods]


def can_be_broken(path, method):
    """Whether the document forbids anything at all: a body has a shape, a path that takes any text has none."""
    operation = DOCUMENT["paths"][path][method]
    constrained = [p for p in operation.get("parameters", []) if {"pattern", "enum", "maxLength"} & set(p["schema"])]
    return "requestBody" in operation or bool(constrained)


@pytest.fixture(scope="module")
def address(founding_home, tmp_path_factory):
    """A real server in a thread, with the real assistant."""
    with served(web(founding_home, tmp_path_factory.mktemp("records"))) as running_at:
        yield running_at


def test_every_address_of_the_design_is_described():
    paths = set(DOCUMENT["paths"])
    assert {"/api/v1/answers", "/api/v1/documents", "/api/v1/feedback", "/v1/chat/completions"} <= paths
    assert {"/widget.js", "/healthz", "/readyz", "/metrics"} <= paths


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_response_is_as_the_document_says(path, method, address):
    operation = SCHEMA[path][method.upper()]

    @given(case=operation.as_strategy())
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def fuzz(case):
        case.call_and_validate(base_url=address, excluded_checks=BEYOND_SCHEMAS)

    fuzz()


@pytest.mark.parametrize(("path", "method"), [(p, m) for p, m in OPERATIONS if can_be_broken(p, m)])
def test_what_the_document_forbids_is_refused(path, method, address):
    operation = SCHEMA[path][method.upper()]
    negative = schemathesis.GenerationMode.NEGATIVE

    @given(case=operation.as_strategy(generation_mode=negative))
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def fuzz(case):
        response = case.call_and_validate(base_url=address)
        assert response.status_code < 500

    fuzz()
