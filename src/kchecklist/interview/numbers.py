"""A number as a person types it."""

import re
from decimal import Decimal, InvalidOperation

_THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
A_FIGURE = "a number, or two like 450-500"


def number_in(text: str, wanted: str = A_FIGURE) -> int | Decimal:
    """The number, exactly; a sign of money before it, and commas between thousands, are passed over.

    Raises:
        ValueError: with what is wanted, when it is none.
    """
    plain = text.strip().lstrip("$€£").strip()
    # A comma parts thousands and nothing else: 12,50 is never read as 1250.
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        return int(plain) if plain.isdecimal() else Decimal(plain)
    except (InvalidOperation, ValueError):
        raise ValueError(wanted) from None
