"""From a provider's name to an id that is also a file's name."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Callable, Container

LONGEST = 60
NAMELESS = "provider"
_LONGEST_ID = LONGEST + 40
_TAKEN = ("questions", "priorities", "settings")
_TAKEN_WITH_A_NAME = "priorities-"
"""What else has a history, the latter for each person."""
_DIGITS = 16
"""Of a hash: nobody finds another id that has the same."""
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
    return _plain_words(name)[:LONGEST].rstrip("-")


def _plain_words(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def loses_letters(name: str) -> bool:
    """Whether more of a name goes on the way to ``plain_name`` than accents and signs: another may then be left the same."""
    return any(
        unicodedata.category(character)[0] in "LN" or unicodedata.category(character) == "Cs"
        for character in unicodedata.normalize("NFKD", name)
        if not character.isascii()
    )


def is_cut(name: str) -> bool:
    """Whether a name is longer than what ``plain_name`` leaves of it."""
    return len(_plain_words(name)) > LONGEST


def name_for_files(profile_id: str) -> str:
    """What stands for an id in the names of files and folders: the id itself, unless a person wrote one that cannot.

    It never leads out of the folder it stands in, nor to what is kept there of something else.
    """
    plain = _plain_words(profile_id) == profile_id and len(profile_id) <= _LONGEST_ID
    if plain and not is_of_something_else(profile_id):
        return profile_id
    return f"{_beginning(profile_id)}-{hashlib.sha256(profile_id.encode(errors='replace')).hexdigest()[:_DIGITS]}"


def is_of_something_else(name: str) -> bool:
    """Whether a name in history is never a provider's: the person's own questions and settings, anybody's priorities."""
    return name in _TAKEN or name.startswith(_TAKEN_WITH_A_NAME)


def new_id(name: str, taken: Container[str], draw: Draw = six_hex_digits) -> str:
    """An id that is not taken yet."""
    while (candidate := f"{_beginning(name)}-{draw()}") in taken:
        pass
    return candidate


def _beginning(name: str) -> str:
    """The slug of a name, which with more behind it is never the name of something else."""
    plain = slug(name)
    return f"{NAMELESS}-{plain}" if is_of_something_else(f"{plain}-") else plain
