"""A day as a person types it."""

import datetime as dt

_MOST_DIGITS = 3


def day_in(text: str, today: dt.date) -> dt.date | None:
    """The day: 2026-12-01, or in how many days; None when it is neither."""
    typed = text.strip()
    try:
        if typed.isdigit() and len(typed) <= _MOST_DIGITS:
            return today + dt.timedelta(days=int(typed))
        return dt.date.fromisoformat(typed)
    except ValueError:
        return None
