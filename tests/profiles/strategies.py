"""Profiles of every kind, as the tables that their files hold, full of hostile text and unknown keys."""

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from kchecklist.profiles.record import (
    LEVELS,
    STATES,
    STATUSES,
    Answer,
    Claim,
    Conversation,
    Costs,
    Profile,
    Provider,
    Waiver,
)

HOSTILE = [
    "",
    '"',
    '""',
    '"""',
    'ends in """',
    "'''",
    "\\",
    "ends in \\",
    "\\\n",
    "\n",
    "\n\n",
    "\nfirst",
    "last\n",
    'a\nends in ""',
    "a\r\nb",
    "a\rb\nc",
    "\r\n",
    "\x00\x1b[2J\x07",
    "\x7f\x85\u2028\u2029\ufeff",
    "\u202e[/]\u2066",
    '[/] "Ä" =1+1',
    "[provider]",
    "[[conversation]]\nid = 1",
    "# no comment",
    "a\n[provider]\nid = 2",
    "key = 1",
    "a.b.c",
    "\t",
    "👍🏽 你好",
    "true",
    "2026-11-21",
    "<<<<<<< HEAD\n=======\n>>>>>>> x",
    "with_",
    "model_config",
    "__dict__",
    "x" * 5000,
]
texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
days = st.dates()
offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)
date_times = st.datetimes(timezones=st.none() | offsets)
moments = days | date_times
# A number without a point or an exponent is read as a whole one, never as a Decimal.
decimals = st.decimals(allow_nan=False, allow_infinity=False).filter(
    lambda n: {*".E"} & {*str(n)}
) | st.sampled_from(
    [
        Decimal(typed)
        for typed in ("450.0", "450.00", "1e3", "-0.0", "1e-7", "0e-9", "1E+20", "inf", "-inf", "nan", "-nan")
    ]
)
scalars = texts | st.booleans() | st.integers() | decimals | moments | st.times()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def _with_strangers(
    model: Any, known: dict[str, Any], required: tuple[str, ...] = ()
) -> st.SearchStrategy[Any]:
    """Tables with some of the known keys, and with some that the model has never heard of."""
    taken = {*model.model_fields, *(field.alias for field in model.model_fields.values())}
    strange = st.dictionaries(texts.filter(lambda key: key not in taken), values, max_size=2)
    fixed = {key: known[key] for key in required}
    free = {key: value for key, value in known.items() if key not in required}
    return st.builds(
        lambda one, other: {**one, **other}, strange, st.fixed_dictionaries(fixed, optional=free)
    )


whole = st.integers(0, 10**9)
amounts = whole | st.decimals(0, 10**9, places=2)
pairs = st.lists(amounts, min_size=2, max_size=2).map(sorted)
figures = amounts | pairs
claims = st.one_of(
    _with_strangers(
        Claim,
        {answer: kind, "who": texts, "conversation": whole, "on": moments, "note": texts, "due": days},
    )
    for answer, kind in (("choice", st.lists(texts, max_size=3)), ("state", st.sampled_from(STATES)))
)
answers = _with_strangers(Answer, {"come_back": st.booleans(), **dict.fromkeys(LEVELS, claims)})
conversations = _with_strangers(
    Conversation,
    {
        "id": st.integers(-3, 5),
        "on": moments,
        "with": texts,
        "channel": texts,
        "minutes": whole,
        "note": texts,
    },
    ("id",),
)
_named = texts.filter(bool)
providers = _with_strangers(
    Provider,
    {
        "id": _named,
        "name": _named,
        **dict.fromkeys(("offer", "phone", "website", "status_note", "note"), texts),
        "routes": st.lists(texts, max_size=3),
        "settings": st.lists(texts, max_size=3),
        "status": st.sampled_from(STATUSES),
        "added": moments,
    },
    ("id", "name"),
)
costs = _with_strangers(
    Costs,
    {
        **dict.fromkeys(Costs.model_fields, figures),
        "currency": texts,
        "sessions": whole,
        "course_days": whole,
        "reimbursed_share": st.decimals(0, 1, places=3),
        "nothing_else": st.booleans(),
    },
)
waivers = _with_strangers(Waiver, {"reason": texts, "review": days})
profiles = _with_strangers(
    Profile,
    {
        "format": st.integers(1, 3),
        "checklist": texts,
        "checklist_version": texts,
        "provider": providers,
        "conversation": st.lists(conversations, max_size=3, unique_by=lambda talk: talk["id"]),
        "answers": st.dictionaries(texts, answers, max_size=3),
        "costs": costs,
        "waivers": st.dictionaries(texts, waivers, max_size=2),
    },
    ("provider",),
)
