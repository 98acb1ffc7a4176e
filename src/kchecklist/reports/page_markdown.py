"""A page as Markdown in which nothing that a person typed can become more than words.

Source: design.md, section 7.
"""

import re
from collections.abc import Iterator

from kchecklist.files.text import one_line, visible
from kchecklist.reports.page import (
    Bars,
    Fields,
    Heading,
    Lines,
    Link,
    Note,
    Page,
    Part,
    Said,
    SideBySide,
    Words,
)

_ANYWHERE = re.compile(r"[\\`*_\[\]|~$]|:(?=//)")
# What some renderer makes a link of by itself, were it only a name like "clinic.com", stands as code. An escape or an
# entity does not hold them back: GitHub looks for addresses once those are read. A sign of no width, or an HTML comment,
# would, but the one comes along when the address is copied, and the other is shown as it is where HTML is off.
_RUN = re.compile(r"([^\s`\\|<>\[\]()]+)")
_ADDRESS_LIKE = re.compile(r".@.|//.|www\..|\w\.[^\W\d_]{2}", re.IGNORECASE)
_AFTER_AN_ADDRESS = ".,;:!?'\""
_AT_THE_START = re.compile(r"^(?:[#+=-]|\d+(?=[.)]))")
# A heading may be closed by as many as one likes, which are then not shown.
_AT_THE_END = re.compile(r"(?<= )#+$")
_ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What a link may lead to holds nothing that could end the link, or mean something to Markdown within it.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9./?#@!'+,;:=%&_~-]+")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def page_markdown(page: Page) -> str:
    """The page as Markdown, ending in a newline."""
    blocks = [f"# {escaped(page.title)}"]
    blocks += ["\n".join(_lines(part)) for part in page.parts]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it is: no heading, list, table, link, image or HTML comes of it."""
    parts = [
        _in_code(part) if number % 2 and _ADDRESS_LIKE.search(part) else _plain(part)
        for number, part in enumerate(_RUN.split(one_line(text)))
    ]
    line = _AT_THE_END.sub(r"\\\g<0>", "".join(parts))
    return _AT_THE_START.sub(_not_a_block, line)


def _in_code(run: str) -> str:
    address = run.rstrip(_AFTER_AN_ADDRESS)
    return f"`{address}`{_plain(run[len(address) :])}"


def _plain(part: str) -> str:
    return _ANYWHERE.sub(r"\\\g<0>", part).translate(_ENTITIES)


def _said(text: Said) -> str:
    if isinstance(text, str):
        return escaped(text)
    return " ".join(filter(None, (escaped(text.text), ", ".join(map(_link, text.links)))))


def _link(link: Link) -> str:
    """A link, where what it leads to can only be that; else its words."""
    words = escaped(link.text)
    if _ANCHOR.fullmatch(link.to):
        return f"[{words}](#{link.to})"
    return f"[{words}](<{link.to}>)" if _ADDRESS.fullmatch(link.to) else words


def _not_a_block(start: re.Match[str]) -> str:
    # "1." opens a list by its dot, everything else by itself.
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading(title, level, anchor):
            if _ANCHOR.fullmatch(anchor):
                yield f'<a id="{anchor}"></a>\n'
            yield f"{'#' * (level + 1)} {escaped(title)}"
        case Words(text):
            yield _said(text)
        case Note(note):
            for line in visible(note).split("\n"):
                yield f"> {escaped(line)}  "
        case Lines(items, numbered, first):
            for number, item in enumerate(items, start=first):
                yield f"{f'{number}.' if numbered else '-'} {_said(item)}"
        case Fields(rows):
            for label, said in rows:
                yield f"- **{escaped(label)}**: {_said(said)}"
        case Bars(rows):
            for label, drawing, said in rows:
                yield f"- **{escaped(label)}**: {escaped(f'{drawing} {said}'.strip())}"
        case SideBySide(heads, rows):
            yield _row("", heads)
            yield _row("---", ("---",) * len(heads), plain=True)
            for name, found in rows:
                yield _row(name, found)


def _row(label: Said, found: tuple[str, ...], plain: bool = False) -> str:
    said = found if plain else tuple(map(escaped, found))
    return f"| {label if plain else _said(label)} | {' | '.join(said)} |"
