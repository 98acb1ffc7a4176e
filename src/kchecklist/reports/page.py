"""What a report consists of, before it is text, Markdown or anything else.

Words stand here as they came; whoever renders a page makes them visible and escapes them.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to the heading with the anchor ``to``, or to an address that begins with https:// or http://."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Words, then links with commas between them; as a str, all of it in words."""

    text: str
    links: tuple[Link, ...] = ()

    def __str__(self) -> str:
        return f"{self.text} {', '.join(link.text for link in self.links)}".strip()


Said = str | Linked


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows; ``level`` 1 for a part of the page, 2 within a part, 3 for one question.

    ``anchor``, in small letters, digits and hyphens, is where links lead to.
    """

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: Said


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote in their own lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A list, one item to a line; ``numbered``, from ``first`` on, when its order matters."""

    items: tuple[Said, ...]
    numbered: bool = False
    first: int = 1


@dataclass(frozen=True, slots=True)
class Fields:
    """Names and what stands under each."""

    rows: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Rows of one cell for each provider, or other thing that is compared; ``heads`` are their names."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Said, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Drawings on one scale, one below the other: a name, a drawing or none, and words that say the same."""

    rows: tuple[tuple[str, str, str], ...]


Part = Heading | Words | Note | Lines | Fields | SideBySide | Bars


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document."""

    title: str
    parts: tuple[Part, ...] = field(default_factory=tuple)
