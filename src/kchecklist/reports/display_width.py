"""How many cells of a terminal a text takes, and breaking it so that it fits."""

import unicodedata
from collections.abc import Iterator


def cells(text: str) -> int:
    """The cells that one line of visible text takes: wide characters two, combining ones none."""
    return sum(map(_cells_of, text))


def padded(text: str, width: int) -> str:
    """The text with blanks behind it, up to ``width`` cells."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """The words of a text on lines of at most ``width`` cells; a longer word is broken. At least one line."""
    lines: list[str] = []
    for word in (piece for whole in text.split() for piece in _pieces(whole, width)):
        if lines and cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _pieces(word: str, width: int) -> Iterator[str]:
    piece, taken = "", 0
    for character in word:
        wide = _cells_of(character)
        if piece and taken + wide > width:
            yield piece
            piece, taken = "", 0
        piece, taken = piece + character, taken + wide
    yield piece


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
