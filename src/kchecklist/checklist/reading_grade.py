"""The school grade that a text asks of its reader, by textstat, which only those who edit the bank need."""

import warnings
from collections.abc import Callable

from kchecklist.files.faults import KchecklistError

Grade = Callable[[str], float]
"""A text -> its Flesch-Kincaid grade: years of school in the US; may be below 0 for very short words."""


def flesch_kincaid() -> Grade:
    """What measures a text. Raises KchecklistError where textstat is not installed."""
    try:
        with warnings.catch_warnings():
            # It looks up its word lists by way of pkg_resources, which warns of its own end.
            warnings.simplefilter("ignore")
            from textstat import textstat
    except ImportError:
        raise KchecklistError(
            "the reading grade is measured by textstat, which is not installed; "
            "in a checkout: pip install -e '.[dev]'"
        ) from None
    return lambda text: float(textstat.flesch_kincaid_grade(text))
