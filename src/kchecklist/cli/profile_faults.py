"""What is wrong with a person's own file although it loads: what a slip of the keyboard leaves behind."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from kchecklist.checklist.models import ROUTES, SETTINGS, Checklist, Question
from kchecklist.files.faults import Fault, named
from kchecklist.files.lines import Place
from kchecklist.files.toml_reading import TomlFile
from kchecklist.files.validation import faults_of, nearest
from kchecklist.profiles.person import Settings
from kchecklist.profiles.priorities import MOST_PICKS, Money, Priorities
from kchecklist.profiles.record import (
    FORMAT,
    STATES,
    Answer,
    Claim,
    Conversation,
    Costs,
    File,
    Profile,
    Provider,
    Record,
    Waiver,
)
from kchecklist.reports.crisis import countries
from kchecklist.scoring.money import cost_faults
from kchecklist.scoring.weights import unknown_sections

NEARLY = 0.9
"""How much a misspelt question is like the one that was meant; two questions of a bank are less alike."""


def profile_faults(file: TomlFile, checklist: Checklist) -> Iterator[Fault]:
    """The faults of a profile, held against the bank in use."""
    unknown = [] if _is_newer(file) else [*_unknown_keys_of_profile(file)]
    try:
        profile = Profile.model_validate(file.table)
    except ValidationError as error:
        yield from _by_line(faults_of(error, file, Profile), unknown)
        return
    yield from unknown
    provider = profile.provider
    yield from _unlisted(file, ("provider", "routes"), provider.routes, ROUTES, "route")
    yield from _unlisted(file, ("provider", "settings"), provider.settings, SETTINGS, "setting")
    for name, answer in profile.answers.items():
        yield from _of_answer(file, name, answer, checklist, profile)
    for name, waiver in profile.waivers.items():
        place: Place = ("waivers", name)
        question = checklist.question(name)
        where = named(*place)
        if question is None:
            yield from _misspelt_question(file, place, name, checklist)
        elif not question.is_floor:
            yield file.fault(place, f"{where}: is no safety floor", "only floors can be waived")
        if not waiver.counts:
            yield file.fault(place, f"{where}: has no reason and waives nothing", "add reason")
    yield from _of_costs(file, profile.costs)


def priorities_faults(file: TomlFile, checklist: Checklist) -> Iterator[Fault]:
    """The faults of priorities.toml, held against the bank in use."""
    unknown: list[Fault] = []
    if not _is_newer(file):
        unknown += _unknown_keys(file, (), file.table, Priorities)
        unknown += _unknown_keys(file, ("money",), file.table.get("money"), Money)
    try:
        priorities = Priorities.model_validate(file.table)
    except ValidationError as error:
        yield from _by_line(faults_of(error, file, Priorities), unknown)
        return
    yield from _newer(file, priorities)
    yield from unknown
    known = [section.id for section in checklist.sections]
    for name in unknown_sections(checklist, priorities):
        if name in priorities.sections:
            number = priorities.sections.index(name) + 1
            yield file.fault(
                ("sections",), f"sections: number {number} is no section here", _mend(name, known)
            )
        if name in priorities.swing:
            where = named("swing", name)
            yield file.fault(("swing", name), f"{where}: is no section here", _mend(name, known))
    if priorities.sections and priorities.swing:
        yield file.fault(("swing",), "sections and [swing] together; swing counts", "keep one of the two")
    if priorities.swing and not any(priorities.swing.values()):
        yield file.fault(("swing",), "all swing points are 0", "give one section 100, or take [swing] out")
    if len(priorities.sections) > MOST_PICKS:
        yield file.fault(("sections",), "more than three sections", "keep the first three")
    known = list(countries(checklist.head))
    if known and priorities.country and priorities.country.upper() not in map(str.upper, known):
        yield file.fault(
            ("country",), "country: no crisis lines for it here", _mend(priorities.country, known)
        )
    for name, marks in priorities.marks.items():
        yield from _of_marks(file, name, marks, checklist)


def settings_faults(file: TomlFile, checklist: Checklist) -> Iterator[Fault]:
    """The faults of settings.toml."""
    unknown = [] if _is_newer(file) else [*_unknown_keys(file, (), file.table, Settings)]
    try:
        settings = Settings.model_validate(file.table)
    except ValidationError as error:
        yield from _by_line(faults_of(error, file, Settings), unknown)
        return
    yield from _newer(file, settings)
    yield from unknown


def _is_newer(file: TomlFile) -> bool:
    """Whether a newer kchecklist wrote the file, which knows more keys."""
    written = file.table.get("format")
    return isinstance(written, int) and written > FORMAT


def _by_line(wrong: list[Fault], unknown: list[Fault]) -> list[Fault]:
    """All of them in the order of the file, each once."""
    return sorted(dict.fromkeys((*wrong, *unknown)), key=lambda fault: fault.line or 0)


def _newer(file: TomlFile, record: File) -> Iterator[Fault]:
    if record.read_only:
        yield file.fault(
            ("format",), "format: a newer kchecklist wrote this", "update kchecklist to change it"
        )


def _of_answer(
    file: TomlFile, name: str, answer: Answer, checklist: Checklist, profile: Profile
) -> Iterator[Fault]:
    question = checklist.question(name)
    if question is None:
        yield from _misspelt_question(file, ("answers", name), name, checklist)
        return
    for level, claim in answer.claims():
        place: Place = ("answers", name, level)
        where = named(*place)
        yield from (
            file.fault((*place, key), f"{where}: {what}", mend)
            for key, what, mend in _of_claim(question, claim)
        )
        if claim.conversation is not None and profile.conversation(claim.conversation) is None:
            yield file.fault(
                (*place, "conversation"),
                f"{where}: there is no conversation of that number",
                "use the id of one that is there",
            )


def _of_claim(question: Question, claim: Claim) -> Iterator[tuple[str, str, str]]:
    known = [option.id for option in question.options]
    if question.from_ is not None:
        yield "choice", f"is read from {question.from_}", f"write it in {question.from_} instead"
        return
    for choice in claim.choice or ():
        if question.option(choice) is None:
            yield "choice", "a choice that the question does not have", f"one of: {', '.join(known)}"
    if claim.choice == () and not question.multiple:
        yield "choice", "an empty choice says nothing here", "choose, or take it out"
    if claim.state is not None and claim.state not in STATES:
        yield "state", "is none of the values allowed", f"one of: {', '.join(STATES)}"
    if claim.state == "not_applicable" and not question.na_allowed:
        yield "state", "not_applicable counts for nothing here", "answer it, or use dont_know or refused"


def _misspelt_question(file: TomlFile, place: Place, name: str, checklist: Checklist) -> Iterator[Fault]:
    """A question that is no longer asked is no fault; one that is nearly named as one that is, is."""
    if near := nearest(name, checklist.order, NEARLY):
        yield file.fault(
            place, f"{named(*place)}: no such question in this checklist", f"did you mean '{near}'?"
        )


def _of_marks(file: TomlFile, name: str, marks: Mapping[str, str], checklist: Checklist) -> Iterator[Fault]:
    question = checklist.question(name)
    if question is None or question.kind != "preference":
        known = [each.id for each in checklist.questions if each.kind == "preference"]
        yield file.fault(
            ("marks", name), f"{named('marks', name)}: no preference question", _mend(name, known)
        )
        return
    for option in marks:
        if question.option(option) is None:
            mend = _mend(option, [each.id for each in question.options])
            yield file.fault(
                ("marks", name, option), f"{named('marks', name)}: no option '{named(option)}'", mend
            )


def _of_costs(file: TomlFile, costs: Costs) -> Iterator[Fault]:
    for fault in cost_faults(costs):
        yield file.fault(("costs", fault.key), f"costs: {fault.what}", fault.mend)


def _unlisted(
    file: TomlFile, place: Place, values: Iterable[str], known: tuple[str, ...], what: str
) -> Iterator[Fault]:
    for value in values:
        if value not in known:
            yield file.fault(place, f"{named(*place)}: no {what} known here", _mend(value, known))


def _unknown_keys_of_profile(file: TomlFile) -> Iterator[Fault]:
    table = file.table
    yield from _unknown_keys(file, (), table, Profile)
    for key, model in (("provider", Provider), ("costs", Costs)):
        yield from _unknown_keys(file, (key,), table.get(key), model)
    talks = table.get("conversation")
    for number, talk in enumerate(talks if isinstance(talks, list) else ()):
        yield from _unknown_keys(file, ("conversation", number), talk, Conversation)
    for name, waiver in _entries(table.get("waivers")):
        yield from _unknown_keys(file, ("waivers", name), waiver, Waiver)
    for name, answer in _entries(table.get("answers")):
        yield from _unknown_keys(file, ("answers", name), answer, Answer)
        for level, claim in _entries(answer):
            if level in Answer.model_fields:
                yield from _unknown_keys(file, ("answers", name, level), claim, Claim)


def _entries(table: Any) -> Iterable[tuple[str, Any]]:
    """What stands in a table; nothing where a file has something else in its place, which is a fault of its own."""
    return table.items() if isinstance(table, Mapping) else ()


def _unknown_keys(file: TomlFile, place: Place, table: Any, model: type[Record]) -> Iterator[Fault]:
    known = [field.alias or name for name, field in model.model_fields.items()]
    for key in table if isinstance(table, Mapping) else ():
        if key not in known:
            near = nearest(key, known)
            mend = f"did you mean '{near}'?" if near else "it is kept and not read"
            yield file.fault((*place, key), f"{named(*place, key)}: is no key known here", mend)


def _mend(value: str, known: Iterable[str]) -> str:
    names = list(known)
    near = nearest(value, names)
    return f"did you mean '{near}'?" if near else f"one of: {', '.join(names)}"
