"""How many cells of a terminal a text takes, and breaking it so that it fits."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache


def cells(text: str) -> int:
    """The cells that one line of visible text takes: wide characters two, combining ones none."""
    # Most words are plain, and there are thousands of them on a page.
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def padded(text: str, width: int) -> str:
    """The text with blanks behind it, up to ``width`` cells."""
    return text + " " * (width - cells(text))


def shortened(text: str, width: int) -> str:
    """The text where it takes at most ``width`` cells; else its beginning, and dots for the rest."""
    if cells(text) <= width:
        return text
    return f"{next(_pieces(text, width - 3))[0]}..."


def wrapped(text: str, width: int) -> list[str]:
    """The words of a text on lines of at most ``width`` cells; a longer word is broken. At least one line."""
    lines: list[str] = []
    taken = 0
    for whole in text.split():
        for word, wide in _pieces(whole, width):
            if lines and taken + 1 + wide <= width:
                lines[-1] += f" {word}"
                taken += 1 + wide
            else:
                lines.append(word)
                taken = wide
    return lines or [""]


def _pieces(word: str, width: int) -> Iterator[tuple[str, int]]:
    """The word in pieces of at most ``width`` cells, with how many each takes."""
    if (whole := cells(word)) <= width:
        yield word, whole
        return
    piece, taken = "", 0
    for character in word:
        wide = cells(character)
        if piece and taken + wide > width:
            yield piece, taken
            piece, taken = "", 0
        piece, taken = piece + character, taken + wide
    yield piece, taken


@lru_cache(4096)
def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
