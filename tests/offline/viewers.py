"""What a viewer would load by itself from a document, by parsers that others wrote; nothing, if all is well."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

OWN_HTML = re.compile(r'<a id="[a-z0-9-]+">|</a>|<a id="[a-z0-9-]+"></a>\s*')
"""All of HTML that our Markdown holds: a place to jump to."""
HARMLESS_ATTRIBUTES = {
    "id",
    "class",
    "href",
    "lang",
    "charset",
    "name",
    "content",
    "scope",
    "colspan",
    "rowspan",
}
LOADS = {
    "img",
    "script",
    "link",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "source",
    "track",
    "base",
    "form",
}
STYLE_LOADS = re.compile(r"url\s*\(|@import|image-set", re.IGNORECASE)


def in_markdown(text: str) -> list[str]:
    """Pictures and HTML; GitHub's kind, in which an address is a link by itself."""
    return list(_walked(MarkdownIt("gfm-like").parse(text)))


def links_in_markdown(text: str) -> list[str]:
    """Where a reader can go by a click, never by looking."""

    def found(tokens: list[Token]) -> Iterator[str]:
        for token in tokens:
            if token.type == "link_open":
                yield str(token.attrs["href"])
            yield from found(token.children or [])

    return list(found(MarkdownIt("gfm-like").parse(text)))


def _walked(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "image":
            yield f"image {token.attrs}"
        if token.type in ("html_block", "html_inline") and not OWN_HTML.fullmatch(token.content):
            yield f"html {token.content}"
        yield from _walked(token.children or [])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        values = dict(attrs)
        if tag in LOADS or (tag == "meta" and values.get("http-equiv", "").casefold() == "refresh"):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name == "style" and not STYLE_LOADS.search(value or ""):
                continue
            if name not in HARMLESS_ATTRIBUTES and not (tag == "meta" and name == "http-equiv"):
                self.found.append(f"{name}={value}")
            if (value or "").strip().casefold().startswith(("javascript:", "data:")):
                self.found.append(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        if self._in_style and STYLE_LOADS.search(data):
            self.found.append("a style that loads")
        self._in_style = False


def in_html(text: str) -> list[str]:
    """Pictures, scripts, styles, frames, forms, handlers."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


def in_text(text: str) -> list[str]:
    """What a terminal would obey."""
    return re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)


def in_json(text: str) -> list[str]:
    """Nothing, in what is read as JSON."""
    json.loads(text)
    return []


def in_csv(text: str) -> list[str]:
    """Formulas, which a spreadsheet would work out and which can fetch."""
    return [
        cell for row in csv.reader(io.StringIO(text)) for cell in row if cell.lstrip()[:1] in tuple("=+-@\t")
    ]


LOADED: dict[str, Callable[[str], list[str]]] = {
    "text": in_text,
    "md": in_markdown,
    "json": in_json,
    "html": in_html,
    "csv": in_csv,
}
"""Format -> what a viewer of it would load."""
