"""What a report consists of, before it is text, Markdown or anything else.

Words stand here as they came; whoever renders a page makes them visible and escapes them.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows; ``level`` 1 for a part of the page, 2 within a part, 3 for one question."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote in their own lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A list, one item to a line; ``numbered`` when its order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Names and what stands under each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Rows of one cell for each provider; ``heads`` are their names."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


Part = Heading | Words | Note | Lines | Fields | SideBySide


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document."""

    title: str
    parts: tuple[Part, ...] = field(default_factory=tuple)
