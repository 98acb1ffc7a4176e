"""From a provider's name to an id that is also a file's name."""

import re
import secrets
import unicodedata
from collections.abc import Callable, Container

LONGEST = 60
NAMELESS = "provider"
Draw = Callable[[], str]
"""Gives six hex digits; passed in, so that tests can fix them."""


def six_hex_digits() -> str:
    """Six hex digits nobody can foresee."""
    return secrets.token_hex(3)


def slug(name: str) -> str:
    """ASCII letters and digits of the name, joined by ``-``, at most 60 characters; "provider" when none is left."""
    return plain_name(name) or NAMELESS


def plain_name(name: str) -> str:
    """The same, which can stand in a file's name anywhere; empty when nothing of the name is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    return words[:LONGEST].rstrip("-")


def new_id(name: str, taken: Container[str], draw: Draw = six_hex_digits) -> str:
    """An id that is not taken yet."""
    while (candidate := f"{slug(name)}-{draw()}") in taken:
        pass
    return candidate
