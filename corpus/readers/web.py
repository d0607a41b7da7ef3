"""HTML: the main text of a page, block elements as lines, tables as TAB rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.readers import Extracted
from corpus.readers.plain import decode

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_DROPPED = ("script", "style", "nav", "footer", "aside", "noscript", "template", "iframe", "button", "select",
            "svg", "object", "embed", "audio", "video", "canvas", "input", "textarea", "dialog")
_BLOCKS = frozenset(("address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
                     "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol",
                     "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tfoot", "tr", "ul", "caption"))
_BOILERPLATE = re.compile(r"(?:^|[-_ ])(?:nav|navbar|menu|breadcrumbs?|crumbs?|footer|foot|sidebar|share|banner|search|"
                          r"toolbar|copyright|related|advert(?:isement)?|cookie|pagination|pager|skip|topbar|sitemap|"
                          r"qrcode|social)(?:$|[-_ \d])", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_SITE_NAME = re.compile(r"\s*[_|｜]\s*[^_|｜]*$|\s+[-–—]+\s+[^-–—]*$")
_LAYOUT_CELL = 400
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")


def read_html(data: bytes, name: str) -> Extracted:
    """The main text of an HTML page and its title without the site's name.

    Raises:
        DocumentError: the bytes are not text.
    """
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(_markup(data, name), "html.parser")
    title = _SITE_NAME.sub("", soup.title.get_text(" ", strip=True)) if soup.title else None
    _drop_boilerplate(soup)
    lines = "".join(_pieces(_main(soup))).split("\n")
    return Extracted("\n".join(_tidy_line(line) for line in lines if line.strip()), title)


def _markup(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096])
    encoding = declared[1].decode("ascii").lower() if declared else ""
    # Pages that declare GB 2312 regularly hold characters of its larger successor.
    encoding = "gb18030" if encoding in ("gb2312", "gbk", "gb_2312-80") else encoding
    if encoding and encoding not in ("utf-8", "utf8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)


def _drop_boilerplate(soup: BeautifulSoup) -> None:
    from bs4 import Comment, Declaration, Doctype, ProcessingInstruction

    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    for tag in soup.find_all(("head", "title")):
        tag.decompose()
    for tag in soup.find_all(True):
        if not tag.decomposed and _is_boilerplate(tag):
            tag.decompose()
    unseen = (Comment, Declaration, Doctype, ProcessingInstruction)
    for note in soup.find_all(string=lambda text: isinstance(text, unseen)):
        note.extract()


def _is_boilerplate(tag: Tag) -> bool:
    if tag.name in ("html", "body", "main", "article"):
        return False
    if tag.has_attr("hidden") or tag.get("aria-hidden") == "true" or _HIDDEN.search(str(tag.get("style", ""))):
        return True
    if tag.get("role") in ("navigation", "banner", "search", "contentinfo", "complementary", "menu"):
        return True
    names = [str(tag.get("id", "")), *tag.get_attribute_list("class")]
    return any(_BOILERPLATE.search(name) for name in names if name) and len(tag.get_text()) < _LAYOUT_CELL * 3


def _main(soup: BeautifulSoup) -> Tag:
    """The element that holds the text: the page's one main or article element, else all of it."""
    for name in ("main", "article"):
        found = soup.find_all(name)
        if len(found) == 1 and found[0].get_text(strip=True):
            return found[0]
    return soup.body or soup


def _pieces(tag: Tag) -> Iterator[str]:
    """The text under ``tag`` with a line break around each block."""
    from bs4 import Tag as TagType
    from bs4.element import NavigableString

    for child in tag.children:
        if isinstance(child, NavigableString):
            yield str(child) if tag.name == "pre" else _SPACES.sub(" ", str(child))
        elif not isinstance(child, TagType):
            continue
        elif child.name == "br":
            yield "\n"
        elif child.name == "table" and not _is_layout(child):
            yield "\n" + "\n".join(_rows(child)) + "\n"
        elif child.name in _BLOCKS:
            yield "\n" + _list_number(child)
            yield from _pieces(child)
            yield "\n"
        else:
            yield from _pieces(child)


def _list_number(tag: Tag) -> str:
    """The number a browser draws before an item of an ordered list."""
    if tag.name != "li" or tag.parent is None or tag.parent.name != "ol":
        return ""
    start = str(tag.parent.get("start", "1"))
    before = len(tag.find_previous_siblings("li"))
    return f"{(int(start) if start.isdigit() else 1) + before}. "


def _is_layout(table: Tag) -> bool:
    """Whether a table only arranges the page: nested tables, one cell a row, or whole texts in cells."""
    if table.find("table") is not None:
        return True
    rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
    if max((len(row) for row in rows), default=0) <= 1:
        return True
    return any(len(cell.find_all(["p", "div", "br"])) > 5 and len(cell.get_text()) > _LAYOUT_CELL
               for row in rows for cell in row)


def _rows(table: Tag) -> Iterator[str]:
    for row in table.find_all("tr"):
        cells = [_SPACES.sub(" ", "".join(_pieces(cell))).strip()
                 for cell in row.find_all(["td", "th"], recursive=False)]
        if any(cells):
            yield "\t".join(cells)


def _tidy_line(line: str) -> str:
    return "\t".join(_SPACES.sub(" ", cell).strip(" ") for cell in line.split("\t"))
