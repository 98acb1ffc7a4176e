"""What pydantic found wrong, in words for somebody who edits TOML."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from kchecklist.files.faults import Fault, named
from kchecklist.files.lines import Place
from kchecklist.files.toml_reading import TomlFile

_KINDS = {
    "string_type": "should be text in quotes",
    "string_unicode": "holds half a character",
    "string_too_short": "should not be empty",
    "string_pattern_mismatch": "should be small letters and digits, joined by '-'",
    "int_type": "should be a whole number",
    "bool_type": "should be true or false",
    "date_type": "should be a date like 2026-11-21, without quotes",
    "datetime_type": "should be a date or a date and time, without quotes",
    "list_type": "should be a list in [ ]",
    "tuple_type": "should be a list in [ ]",
    "dict_type": "should be a table",
    "mapping_type": "should be a table",
    "model_type": "should be a table",
    "model_attributes_type": "should be a table",
    "is_instance_of": "should be a number",
    "decimal_type": "should be a number",
    "finite_number": "should be a number, not inf or nan",
}


def faults_of(
    error: ValidationError, file: TomlFile, model: type[BaseModel], under: Place = ()
) -> list[Fault]:
    """Each thing wrong, once, on its line, never with the value that was found.

    ``under`` is where in the file the validated table stands; ``model`` is what it was held against.
    """
    by_place: dict[Place, Fault] = {}
    for found in error.errors(include_url=False, include_context=True, include_input=False):
        loc = (*found["loc"], *getattr((found.get("ctx") or {}).get("error"), "place", ()))
        place: Place = (*under, *loc)
        kind = found["type"]
        if kind == "missing" and (slip := _misspelt(file, place, model, loc)) is not None:
            place, loc, kind = (*place[:-1], slip), (*loc[:-1], slip), "extra_forbidden"
        what, mend = _in_words(found, kind, model, loc)
        name = named(*place)
        by_place.setdefault(place, file.fault(place, f"{name}: {what}" if name else what, mend))
    return sorted(by_place.values(), key=lambda fault: fault.line or 0)


def _misspelt(file: TomlFile, place: Place, model: type[BaseModel], loc: Place) -> str | None:
    """The key that stands where another is missing, and is probably meant to be that one."""
    table: Any = file.table
    for part in place[:-1]:
        try:
            table = table[part]
        except (KeyError, IndexError, TypeError):
            return None
    known = set(_keys_at(model, loc[:-1]))
    unknown = [key for key in table if key not in known] if isinstance(table, Mapping) else []
    return nearest(str(place[-1]), unknown)


def _in_words(found: Any, kind: str, model: type[BaseModel], loc: Place) -> tuple[str, str]:
    context = found.get("ctx") or {}
    match kind:
        case "missing":
            return "is missing", "add it"
        case "extra_forbidden":
            known = list(_keys_at(model, loc[:-1]))
            close = nearest(str(loc[-1]), known)
            return (
                "is no key known here",
                f"did you mean '{close}'?" if close else f"known: {', '.join(known)}",
            )
        case "literal_error" | "enum":
            return "is none of the values allowed", f"one of: {context.get('expected', '')}"
        case "value_error":
            what, _, mend = str(context.get("error", found["msg"])).partition("; ")
            return what, mend
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            limit = next(iter(context.values()))
            words = {"greater_than_equal": "at least", "less_than_equal": "at most"}.get(
                kind, kind.replace("_", " ")
            )
            return f"should be {words} {limit}", ""
        case "too_long":
            return f"should have at most {context.get('max_length')} entries", ""
        case "too_short":
            return f"should have at least {context.get('min_length')} entries", ""
    return _KINDS.get(kind, "is not what belongs here"), ""


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one that was probably meant: one of the same letters, else the most alike; None when none is like it."""
    # What is much longer is like none; comparing it would take long.
    likely = [each for each in known if len(each) < 3 * len(name) + 3 and len(name) < 3 * len(each) + 3]
    same_letters = [each for each in likely if sorted(each) == sorted(name)]
    return next(iter(same_letters or get_close_matches(name, likely, 1, cutoff)), None)


def _keys_at(model: type[BaseModel], place: tuple[str | int, ...]) -> Iterator[str]:
    """The keys that the model knows at ``place``, by their name in the file."""
    here: Any = model
    for part in place:
        if isinstance(part, int) or not _is_model(here):
            continue
        field = next((f for n, f in here.model_fields.items() if (f.alias or n) == part), None)
        here = None if field is None else _model_within(field.annotation)
    if _is_model(here):
        yield from (field.alias or name for name, field in here.model_fields.items())


def _model_within(annotation: Any) -> Any:
    if _is_model(annotation):
        return annotation
    return next((m for a in getattr(annotation, "__args__", ()) if (m := _model_within(a)) is not None), None)


def _is_model(thing: Any) -> bool:
    return isinstance(thing, type) and issubclass(thing, BaseModel)
