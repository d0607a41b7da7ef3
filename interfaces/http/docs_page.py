"""The OpenAPI document as one HTML page without scripts, fonts or anything else from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

Schema = dict[str, Any]

_STYLE = Path(__file__).resolve().parents[1] / "static" / "docs.css"


def docs_page(document: Schema) -> str:
    """The page, whole."""
    info = document["info"]
    title = f"{escape(info['title'])} API {escape(info['version'])}"
    operations = list(_operations(document))
    menu = "".join(f'<li><a href="#{escape(o["operationId"])}">{_name(m, p)}</a></li>' for m, p, o in operations)
    body = "".join(_operation(method, path, operation) for method, path, operation in operations)
    schemas = "".join(_schema(name, schema) for name, schema in document["components"]["schemas"].items())
    style = _STYLE.read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{style}</style></head>'
        f"<body><header><h1>{title}</h1>{_markdown(info.get('description', ''))}"
        f'<p><a href="openapi.json">OpenAPI document</a></p></header>'
        f'<nav aria-label="Operations"><ul>{menu}</ul></nav>'
        f"<main>{body}<h2>Schemas</h2>{schemas}</main></body></html>"
    )


def _operations(document: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def _name(method: str, path: str) -> str:
    return f"<b>{method}</b> <code>{escape(path)}</code>"


def _operation(method: str, path: str, operation: Schema) -> str:
    responses = "".join(_response(status, response) for status, response in sorted(operation["responses"].items()))
    return (
        f'<section id="{escape(operation["operationId"])}"><h2>{_name(method, path)}</h2>'
        f"<p><strong>{escape(operation.get('summary', ''))}</strong></p>{_markdown(operation.get('description', ''))}"
        f"{_parameters(operation.get('parameters', []))}{_request_body(operation.get('requestBody', {}))}"
        f"<h3>Responses</h3><dl>{responses}</dl></section>"
    )


def _parameters(parameters: list[Schema]) -> str:
    rows = "".join(
        f"<tr><th scope=row><code>{escape(p['name'])}</code></th><td>{escape(p['in'])}</td>"
        f"<td>{_kind(p.get('schema', {}))}</td><td>{escape(p.get('description', ''))}</td></tr>"
        for p in parameters
    )
    return f"<h3>Parameters</h3><table>{rows}</table>" if rows else ""


def _request_body(body: Schema) -> str:
    return f"<h3>Request body</h3>{_contents(body.get('content', {}))}" if body else ""


def _response(status: str, response: Schema) -> str:
    contents = _contents(response.get("content", {}))
    return f"<dt><b>{escape(status)}</b></dt><dd>{_markdown(response.get('description', ''))}{contents}</dd>"


def _contents(content: Schema) -> str:
    return "".join(
        f"<p><code>{escape(kind)}</code>: {_kind(media.get('schema', {}))}</p>{_examples(media.get('examples', {}))}"
        for kind, media in content.items()
    )


def _examples(examples: Schema) -> str:
    return "".join(f"<pre tabindex=0>{escape(str(example.get('value', '')))}</pre>" for example in examples.values())


def _schema(name: str, schema: Schema) -> str:
    required = set(schema.get("required", []))
    rows = "".join(
        f"<tr><th scope=row><code>{escape(field)}</code>{'' if field in required else ' <i>optional</i>'}</th>"
        f"<td>{_kind(value)}</td><td>{_markdown(value.get('description', ''))}</td></tr>"
        for field, value in schema.get("properties", {}).items()
    )
    examples = "".join(
        f"<pre tabindex=0>{escape(json.dumps(example, ensure_ascii=False, indent=2))}</pre>"
        for example in schema.get("examples", [])
    )
    table = f"<table>{rows}</table>" if rows else f"<p>{_kind(schema)}</p>"
    return (
        f'<section id="schema-{escape(name)}"><h3>{escape(name)}</h3>'
        f"{_markdown(schema.get('description', ''))}{table}{examples}</section>"
    )


def _kind(schema: Schema) -> str:
    """A schema in a few words, with links to the named ones."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        return f'<a href="#schema-{name}">{name}</a>'
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return " or ".join(_kind(part) for part in schema[key])
    if "enum" in schema:
        return " | ".join(f"<code>{escape(json.dumps(value))}</code>" for value in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const']))}</code>"
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return escape(str(schema.get("type", "any")))


def _markdown(text: str) -> str:
    html: str = MarkdownIt("commonmark", {"html": False}).render(text)
    return html
