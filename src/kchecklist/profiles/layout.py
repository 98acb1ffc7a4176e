"""The text of a profile's file: one fixed order and look, that a person can read from top to bottom.

tomli-w alone writes short arrays over three lines and short tables inside arrays on one; scalars are its.
Source: design.md, section 5.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import tomli_w

from kchecklist.profiles.record import Answer, Claim, Conversation, Costs, Profile, Provider, Waiver, document

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LINE = 100
_Names = tuple[str, ...]
OrderOf = Callable[[_Names], Sequence[str]]
"""From the path of a table to the keys that stand first in it, in order."""


def profile_text(profile: Profile, question_order: Iterable[str]) -> str:
    """The file of a profile, ending in a newline; answers and waivers stand in ``question_order``."""
    table = document(profile)
    order = tuple(question_order)
    for name in ("answers", "waivers"):
        if name in table:
            table[name] = _ordered(table[name], order)
    return table_text(table, _order_of_profile)


def table_text(table: Mapping[str, Any], order_of: OrderOf = lambda path: ()) -> str:
    """A TOML file holding ``table``; ``order_of`` gives the keys that come first in the table at a path."""
    lines: list[str] = []
    _write(table, (), lines, order_of, header=None)
    return "\n".join(lines).strip("\n") + "\n"


def same_table(one: Any, other: Any) -> bool:
    """Whether two TOML values are the same to the type, nan being itself and an offset its own."""
    if isinstance(one, Mapping):
        return (
            isinstance(other, Mapping)
            and one.keys() == other.keys()
            and all(same_table(one[k], other[k]) for k in one)
        )
    if isinstance(one, list | tuple):
        return isinstance(other, list | tuple) and len(one) == len(other) and all(map(same_table, one, other))
    if type(one) is not type(other):
        return False
    # A Decimal without a point is written with one; two times may be equal with different offsets.
    return str(one) == str(other) or (isinstance(one, Decimal) and bool(one == other))


def reads_back_as(text: str, table: Mapping[str, Any]) -> bool:
    """Whether the text, read again, holds exactly the table."""
    try:
        return same_table(table, tomllib.loads(text, parse_float=Decimal))
    except (ValueError, ArithmeticError, RecursionError):
        return False


def _order_of_profile(path: _Names) -> Sequence[str]:
    match path:
        case ():
            return _names(Profile)
        case ("provider",):
            return _names(Provider)
        case ("conversation",):
            return _names(Conversation)
        case ("answers", _):
            return _names(Answer)
        case ("answers", _, _):
            return _names(Claim)
        case ("costs",):
            return _names(Costs)
        case ("waivers", _):
            return _names(Waiver)
    return ()


def _names(model: Any) -> _Names:
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _ordered(table: Mapping[str, Any], first: Sequence[str]) -> dict[str, Any]:
    known = [name for name in first if name in table]
    return {name: table[name] for name in (*dict.fromkeys(known), *table)}


def _write(
    table: Mapping[str, Any], path: _Names, lines: list[str], order_of: OrderOf, header: str | None
) -> None:
    table = _ordered(table, order_of(path))
    tables = {key: value for key, value in table.items() if _is_table(value)}
    values = {key: value for key, value in table.items() if key not in tables}
    # A table that only holds tables needs no header of its own; an empty one would be lost without.
    if header is not None and (values or not tables or header.startswith("[[")):
        lines += ["", header]
    lines += [f"{_key(key)} = {_value(value)}" for key, value in values.items()]
    for key, value in tables.items():
        inner = (*path, key)
        name = ".".join(map(_key, inner))
        if isinstance(value, Mapping):
            _write(value, inner, lines, order_of, f"[{name}]")
        else:
            for entry in value:
                _write(entry, inner, lines, order_of, f"[[{name}]]")


def _is_table(value: Any) -> bool:
    if isinstance(value, Mapping):
        return True
    return (
        isinstance(value, list | tuple) and bool(value) and all(isinstance(entry, Mapping) for entry in value)
    )


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _scalar(key, multiline=False)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {_inline(inner)}" for key, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        short = _inline(value)
        if len(short) <= _LINE:
            return short
        return "[\n" + "".join(f"    {_inline(entry)},\n" for entry in value) + "]"
    return _scalar(value, multiline=True)


def _inline(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return _value(value) if isinstance(value, Mapping) else _scalar(value, multiline=False)


def _scalar(value: Any, multiline: bool) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, Decimal) and value.is_nan():
        return "-nan" if value.is_signed() else "nan"
    # tomli-w turns CRLF into LF in a text over several lines; on one line it is kept.
    multiline = multiline and not (isinstance(value, str) and "\r" in value)
    written = tomli_w.dumps({"v": value}, multiline_strings=multiline)
    return written.removeprefix("v = ").removesuffix("\n")
