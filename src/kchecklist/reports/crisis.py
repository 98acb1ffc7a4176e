"""Crisis lines as text, a person's own country first."""

from kchecklist.checklist.models import Head
from kchecklist.files.text import one_line
from kchecklist.reports.words import day

NOW = (
    "If you might act on thoughts of ending your life, call now. "
    "Ketamine clinics are not a crisis service. Never stop a medicine on your own."
)


def crisis_text(head: Head, country: str | None = None) -> str:
    """Everything, ending in a newline."""
    return "\n\n".join([NOW, *crisis_lines(head, country)]) + "\n"


def countries(head: Head) -> tuple[str, ...]:
    """The countries that the bank has lines for, in its order."""
    return tuple(dict.fromkeys(found.country for found in head.crisis))


def crisis_lines(head: Head, country: str | None = None) -> tuple[str, ...]:
    """One text for each country: its lines, and the day they were true."""
    mine = (country or "").upper()
    in_order = sorted(countries(head), key=lambda name: name.upper() != mine)
    return tuple("\n".join(_of_country(head, name)) for name in in_order)


def _of_country(head: Head, country: str) -> list[str]:
    found = [line for line in head.crisis if line.country == country]
    oldest = min(line.as_of for line in found)
    return [
        f"{one_line(country)} (as of {day(oldest)})",
        *(f"  {one_line(line.name)}: {one_line(line.contact)}" for line in found),
    ]
