"""What is known of a provider beside its answers, as lines of a form: text in, text out.

Source: design.md, section 5; the units of the figures are those of scoring.md, section 11.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from kchecklist.profiles.editing import with_costs, with_provider
from kchecklist.profiles.record import STATUSES, Number, Profile
from kchecklist.profiles.typed_figures import currency_in, figure_in, number_in


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form: a key of the provider or of its costs."""

    id: str
    label: str
    hint: str = ""
    group: str = "Who they are"
    kind: str = "text"


_COSTS = "What it costs (a number, or 450-500; empty: not known)"
FIELDS = (
    Field("name", "Name"),
    Field("offer", "Which of their offers", "IV course"),
    Field("phone", "Phone", "555 0100"),
    Field("website", "Website", "harbor.example"),
    Field("status", "Status", " | ".join(STATUSES), kind="status"),
    Field("status_note", "Why this status"),
    Field("note", "Note", "who told me about them"),
    Field("currency", "Currency", "USD", _COSTS, "currency"),
    Field("evaluation", "Evaluation", "250", _COSTS, "figure"),
    Field("session", "One medicine session", "450-500", _COSTS, "figure"),
    Field("sessions", "Sessions in the course", "6", _COSTS, "figure"),
    Field("course_days", "Days the course takes", "21", _COSTS, "count"),
    Field("hours", "Other hours in the course", "3", _COSTS, "figure"),
    Field("hour_price", "Price of such an hour", "175", _COSTS, "figure"),
    Field("medicine_per_session", "Medicine for a session", "0", _COSTS, "figure"),
    Field("extras", "Required extras", "0", _COSTS, "figure"),
    Field("membership_per_month", "Membership a month", "0", _COSTS, "figure"),
    Field("repeat_every_days", "Repeat every ... days", "30; 0 for none planned", _COSTS, "figure"),
    Field("repeat_session", "Price of a repeat", "450", _COSTS, "figure"),
    Field("reimbursed_share", "Share paid back, 0 to 1", "0.5", _COSTS, "figure"),
    Field("reimbursed", "Or amount paid back", "300", _COSTS, "figure"),
    Field("ride_per_session", "Ride for a session", "40", _COSTS, "figure"),
    Field("unpaid_hours_per_session", "My unpaid hours a session", "4", _COSTS, "figure"),
    Field("professional_minutes_per_session", "Minutes with a professional", "50", _COSTS, "figure"),
    Field(
        "nothing_else", "Nothing else to pay? yes/no", "yes: I asked, there is nothing else", _COSTS, "yes"
    ),
)

PRICES = frozenset(
    {
        "evaluation",
        "session",
        "hour_price",
        "medicine_per_session",
        "extras",
        "membership_per_month",
        "repeat_session",
        "reimbursed",
        "ride_per_session",
    }
)
"""The fields that are an amount of money."""
FAR_APART = 10
MUCH = 100_000


def field_text(profile: Profile, field: Field) -> str:
    """What stands in this line."""
    owner = profile.provider if field.group == FIELDS[0].group else profile.costs
    value = getattr(owner, field.id)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "-".join(str(end) for end in value)
    return str(value)


def doubt(profile: Profile, field: Field) -> str:
    """A question about a figure that was taken and may be a slip of the fingers; nothing where there is none.

    Asked of a range whose high end is more than ten times its low one, and of a price above 100,000 of any currency.
    """
    value = getattr(profile.costs, field.id, None) if field.group == _COSTS else None
    if isinstance(value, tuple):
        low, high = value
        far = low > 0 and high > FAR_APART * low
        return f"from {low:,} to {high:,}: is that meant?" if far or _is_much(field, high) else ""
    return f"{value:,}: is that meant?" if _is_much(field, value) else ""


def _is_much(field: Field, value: Number | None) -> bool:
    return field.id in PRICES and value is not None and value > MUCH


def with_field(profile: Profile, field: Field, text: str) -> Profile:
    """The profile with this line; an empty one means not known.

    Raises:
        ValueError: with a sentence, when the text does not make sense here; it is kept on the screen.
    """
    text = text.strip()
    if text == field_text(profile, field).strip():
        return profile
    change = with_provider if field.group == FIELDS[0].group else with_costs
    try:
        return change(profile, **{field.id: _value(field, text)})
    except ValidationError as error:
        raise ValueError(str(error.errors()[0]["msg"]).removeprefix("Value error, ")) from None


def _value(field: Field, text: str) -> Any:
    if field.id == "name" and not text:
        raise ValueError("a name is needed")
    if not text:
        return None
    match field.kind:
        case "status":
            found = [status for status in STATUSES if status.startswith(text.casefold())]
            if len(found) != 1:
                raise ValueError(f"one of: {', '.join(STATUSES)}")
            return found[0]
        case "count":
            return number_in(text)
        case "figure":
            return figure_in(text)
        case "currency":
            return currency_in(text)
        case "yes":
            answers = {"yes": True, "y": True, "no": False, "n": False}
            if text.casefold() not in answers:
                raise ValueError("yes or no")
            return answers[text.casefold()]
    return text
