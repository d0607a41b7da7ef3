"""Markdown: its marks taken off, tables as TAB rows, the words left alone."""

from __future__ import annotations

import re

from corpus.readers import Extracted
from corpus.readers.plain import decode

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*[\"']?(?P<title>.+?)[\"']?[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,}).*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$")
_TABLE_RULE = re.compile(r"^\s*\|?[ \t:|-]*-{2,}[ \t:|-]*\|?\s*$")
_TABLE_ROW = re.compile(r"^\s*\|(?P<cells>.+)\|\s*$")
_QUOTE = re.compile(r"^ {0,3}>+[ \t]?")
_IMAGE = re.compile(r"!\[(?P<text>[^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?:[^()]|\([^()]*\))*\)")
_EMPHASIS = re.compile(r"(?<![\\A-Za-z0-9_*])(?P<mark>\*{1,3}|_{2,3})(?=\S)(?P<text>.+?)(?<=\S)(?P=mark)(?!\*)"
                       r"|(?P<strong>\*{2,3})(?=\S)(?P<inner>.+?)(?<=\S)(?P=strong)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_BREAK_TAG = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)


def read_markdown(data: bytes, name: str) -> Extracted:
    """The text of a Markdown file; its title is that of the front matter, if it has one.

    Raises:
        DocumentError: the bytes are not text.
    """
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    title = _FRONT_TITLE.search(front["fields"]) if front else None
    body = _COMMENT.sub("", text[front.end():] if front else text)
    lines = (_line(line) for line in body.split("\n"))
    return Extracted("\n".join(line for line in lines if line is not None), title["title"] if title else None)


def _line(line: str) -> str | None:
    """The line without its marks; None for a line that was nothing but marks."""
    if _FENCE.match(line) or (_TABLE_RULE.match(line) and "|" in line):
        return None
    if _RULE.match(line):
        return ""
    if row := _TABLE_ROW.match(line):
        return "\t".join(_inline(cell.strip()) for cell in re.split(r"(?<!\\)\|", row["cells"]))
    heading = _HEADING.match(line)
    return _inline(heading["text"] if heading else _QUOTE.sub("", line))


def _inline(text: str) -> str:
    text = _IMAGE.sub(lambda m: m["text"], text)
    text = _LINK.sub(lambda m: m["text"], text)
    text = _EMPHASIS.sub(lambda m: m["text"] or m["inner"], text)
    text = _BREAK_TAG.sub(" " if "\t" in text else "\n", text)
    return _ESCAPE.sub(r"\1", text)
