from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from jsonschema import Draft202012Validator

from interfaces.schema import answer_schema


@pytest.fixture
def document(client):
    return client.get("/api/openapi.json").json()


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.anchors = set(), [], set()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        named = dict(attributes)
        self.anchors |= {named["id"]} if "id" in named else set()
        self.links += [named[key] for key in ("href", "src") if key in named]


def test_the_page_loads_nothing_and_its_links_lead_somewhere(client):
    response = client.get("/api/docs")
    page = Links()
    page.feed(response.text)
    assert not page.tags & {"script", "link", "img", "iframe", "object"} and "@import" not in response.text
    assert "url(" not in response.text and "default-src 'none'" in response.headers["content-security-policy"]
    assert page.links and all(link == "openapi.json" or link.removeprefix("#") in page.anchors for link in page.links)


def test_the_answer_is_described_as_the_contract_says(document):
    described = {name: schema for name, schema in document["components"]["schemas"].items()}
    for name, schema in answer_schema()["$defs"].items():
        if name != "Answer":
            assert set(described[name].get("properties", {})) == set(schema.get("properties", {})), name
    Draft202012Validator.check_schema(described["Answer"])


def test_every_reference_is_defined_and_every_operation_named_once(document):
    text = str(document)
    named = set(re.findall(r"#/components/schemas/(\w+)", text))
    assert named <= set(document["components"]["schemas"])
    operations = [operation for methods in document["paths"].values() for operation in methods.values()]
    identities = [operation["operationId"] for operation in operations]
    assert len(identities) == len(set(identities)) and all(operation["summary"] for operation in operations)


def test_errors_events_and_keys_are_described(document):
    answer = document["paths"]["/api/v1/answers"]["post"]
    assert set(answer["responses"]) >= {"200", "400", "401", "403", "404", "413", "422", "429", "503"}
    assert "Retry-After" in answer["responses"]["429"]["headers"]
    assert "text/event-stream" in answer["responses"]["200"]["content"]
    assert {"bearer": []} in answer["security"] and {} in answer["security"]
    assert set(document["components"]["securitySchemes"]) == {"bearer", "header"}
    for status, response in answer["responses"].items():
        assert status == "200" or list(response["content"]) == ["application/problem+json"]
