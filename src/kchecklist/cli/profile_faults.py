"""What is wrong with a person's own file although it loads: what a slip of the keyboard leaves behind."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from kchecklist.checklist.models import ROUTES, SETTINGS, Checklist, Question
from kchecklist.files.faults import Fault
from kchecklist.files.lines import Place
from kchecklist.files.toml_reading import TomlFile
from kchecklist.files.validation import faults_of
from kchecklist.profiles.person import Settings
from kchecklist.profiles.priorities import MOST_PICKS, Money, Priorities
from kchecklist.profiles.record import (
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
    try:
        profile = Profile.model_validate(file.table)
    except ValidationError as error:
        yield from faults_of(error, file, Profile)
        return
    if not profile.read_only:
        yield from _unknown_keys_of_profile(file)
    provider = profile.provider
    yield from _unlisted(file, ("provider", "routes"), provider.routes, ROUTES, "route")
    yield from _unlisted(file, ("provider", "settings"), provider.settings, SETTINGS, "setting")
    for name, answer in profile.answers.items():
        yield from _of_answer(file, name, answer, checklist, profile)
    for name, waiver in profile.waivers.items():
        place: Place = ("waivers", name)
        question = checklist.question(name)
        if question is None:
            yield from _misspelt_question(file, place, name, checklist)
        elif not question.is_floor:
            yield file.fault(place, f"waivers.{name}: is no safety floor", "only floors can be waived")
        if not waiver.counts:
            yield file.fault(place, f"waivers.{name}: has no reason and waives nothing", "add reason")
    yield from _of_costs(file, profile.costs)


def priorities_faults(file: TomlFile, checklist: Checklist) -> Iterator[Fault]:
    """The faults of priorities.toml, held against the bank in use."""
    try:
        priorities = Priorities.model_validate(file.table)
    except ValidationError as error:
        yield from faults_of(error, file, Priorities)
        return
    yield from _newer(file, priorities)
    if not priorities.read_only:
        yield from _unknown_keys(file, (), file.table, Priorities)
        yield from _unknown_keys(file, ("money",), file.table.get("money"), Money)
    known = [section.id for section in checklist.sections]
    for name in unknown_sections(checklist, priorities):
        place: Place = ("swing", name) if name in priorities.swing else ("sections",)
        yield file.fault(place, f"no section '{name}'", _mend(name, known))
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
    try:
        settings = Settings.model_validate(file.table)
    except ValidationError as error:
        yield from faults_of(error, file, Settings)
        return
    yield from _newer(file, settings)
    if not settings.read_only:
        yield from _unknown_keys(file, (), file.table, Settings)


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
        where = f"answers.{name}.{level}"
        yield from (
            file.fault((*place, key), f"{where}: {what}", mend)
            for key, what, mend in _of_claim(question, claim)
        )
        if claim.conversation is not None and profile.conversation(claim.conversation) is None:
            yield file.fault(
                (*place, "conversation"),
                f"{where}: there is no conversation {claim.conversation}",
                "name one that is there",
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
    if near := get_close_matches(name, checklist.order, 1, cutoff=NEARLY):
        where = ".".join(map(str, place))
        yield file.fault(place, f"{where}: no such question in this checklist", f"did you mean '{near[0]}'?")


def _of_marks(file: TomlFile, name: str, marks: Mapping[str, str], checklist: Checklist) -> Iterator[Fault]:
    question = checklist.question(name)
    if question is None or question.kind != "preference":
        known = [each.id for each in checklist.questions if each.kind == "preference"]
        yield file.fault(("marks", name), f"marks.{name}: no preference question", _mend(name, known))
        return
    for option in marks:
        if question.option(option) is None:
            mend = _mend(option, [each.id for each in question.options])
            yield file.fault(("marks", name, option), f"marks.{name}: no option '{option}'", mend)


def _of_costs(file: TomlFile, costs: Costs) -> Iterator[Fault]:
    for fault in cost_faults(costs):
        yield file.fault(("costs", fault.key), f"costs: {fault.what}", fault.mend)


def _unlisted(
    file: TomlFile, place: Place, values: Iterable[str], known: tuple[str, ...], what: str
) -> Iterator[Fault]:
    for value in values:
        if value not in known:
            yield file.fault(place, f"{'.'.join(map(str, place))}: no {what} known here", _mend(value, known))


def _unknown_keys_of_profile(file: TomlFile) -> Iterator[Fault]:
    table = file.table
    yield from _unknown_keys(file, (), table, Profile)
    for key, model in (("provider", Provider), ("costs", Costs)):
        yield from _unknown_keys(file, (key,), table.get(key), model)
    for number, talk in enumerate(table.get("conversation", ())):
        yield from _unknown_keys(file, ("conversation", number), talk, Conversation)
    for name, waiver in table.get("waivers", {}).items():
        yield from _unknown_keys(file, ("waivers", name), waiver, Waiver)
    for name, answer in table.get("answers", {}).items():
        yield from _unknown_keys(file, ("answers", name), answer, Answer)
        for level, claim in answer.items():
            if level in Answer.model_fields:
                yield from _unknown_keys(file, ("answers", name, level), claim, Claim)


def _unknown_keys(file: TomlFile, place: Place, table: Any, model: type[Record]) -> Iterator[Fault]:
    known = [field.alias or name for name, field in model.model_fields.items()]
    for key in table if isinstance(table, Mapping) else ():
        if key not in known:
            where = ".".join(str(part) for part in (*place, key) if not isinstance(part, int))
            near = get_close_matches(key, known, 1)
            mend = f"did you mean '{near[0]}'?" if near else "it is kept and not read"
            yield file.fault((*place, key), f"{where}: is no key known here", mend)


def _mend(value: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(value, names, 1)
    return f"did you mean '{near[0]}'?" if near else f"one of: {', '.join(names)}"
