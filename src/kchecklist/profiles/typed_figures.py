"""A number, a range and a currency as a person types them, in a form, in the app and on a command line."""

import re
from decimal import Decimal

from kchecklist.profiles.record import Number

A_FIGURE = "a number, or two like 450-500"
A_CODE = "three letters, such as USD or EUR"
# Nothing that only Python takes for a number: 1_0, 1e5, digits of other scripts. A comma parts thousands and nothing
# else: 12,50 is never read as 1250.
_NUMBER = re.compile(r"[$€£]?\s*((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)")
_CODE = re.compile(r"[A-Za-z]{3}")


def number_in(text: str, wanted: str = A_FIGURE) -> Number:
    """The number, exactly; a sign of money before it, and commas between thousands, are passed over.

    Raises:
        ValueError: with what is wanted, when it is none.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise ValueError(wanted)
    plain = found[1].replace(",", "")
    try:
        return Decimal(plain) if "." in plain else int(plain)
    except ValueError:
        # Of thousands of digits Python makes no number.
        raise ValueError(wanted) from None


def figure_in(text: str, wanted: str = A_FIGURE) -> Number | tuple[Number, Number]:
    """The number, or both ends of a range: ``450-500``, ``$450 – $500``.

    Raises:
        ValueError: with what is wanted, when it is neither.
    """
    low, dash, high = text.replace("–", "-").partition("-")
    return (number_in(low, wanted), number_in(high, wanted)) if dash else number_in(text, wanted)


def currency_in(text: str) -> str:
    """The code of a currency, in capitals.

    Raises:
        ValueError: with what is wanted, when it is none.
    """
    if _CODE.fullmatch(text.strip()) is None:
        raise ValueError(A_CODE)
    return text.strip().upper()
