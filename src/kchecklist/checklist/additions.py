"""A person's own questions, sections and sources: a folder that adds to the bank in use.

What is wrong there is left out and named; it never keeps the bank from being used. Source: design.md, section 3.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from kchecklist.checklist.loading import SOURCES, load_checklist
from kchecklist.checklist.models import (
    OWN,
    Checklist,
    Part,
    Question,
    QuestionFile,
    Section,
    SectionHead,
    Source,
)
from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.lines import Place
from kchecklist.files.toml_reading import TomlFile, read_toml
from kchecklist.files.validation import faults_of
from kchecklist.files.versions import version_of

SECTIONS = "sections.toml"
SECTION_FILE = re.compile(r"^\d+-([a-z0-9-]+)\.toml$")
OWN_SECTION = SectionHead(
    id=OWN, title="My own", phase="always", weight=1, about="The questions that I added myself."
)
_M = TypeVar("_M", bound=Part)


class SectionsFile(Part):
    """sections.toml: whole sections that a person adds, to stand after the bank's."""

    sections: Annotated[tuple[SectionHead, ...], Field(alias="section", strict=False)] = ()


@dataclass(frozen=True)
class Added:
    """A checklist with a person's own questions in it; ``faults`` say what of theirs is left out, and why."""

    checklist: Checklist
    faults: tuple[Fault, ...] = ()


def load_with_additions(bank: Path, folder: Path) -> Added:
    """The bank in one folder with what stands in the other. Raises BadFile for the bank alone."""
    return with_additions(load_checklist(bank), folder)


def with_additions(bank: Checklist, folder: Path) -> Added:
    """The bank with what stands in ``folder``, which need not exist."""
    files = Additions(bank, folder)
    return Added(files.checklist(), tuple(files.bad))


def is_mine(checklist: Checklist, bank: Checklist, question: Question) -> bool:
    """Whether it is a question of the person's own, of the section that is theirs, and not the bank's."""
    section = checklist.section_of.get(question.id)
    return section is not None and section.id == OWN and bank.question(question.id) is None


class Additions:
    """The files of a folder of additions as they were read.

    ``bad`` says what is wrong with each file that is left out, and with each question, section or source.
    """

    def __init__(self, bank: Checklist, folder: Path) -> None:
        self.bank = bank
        self.folder = folder
        self.bad: list[Fault] = []
        self.sections_file: TomlFile | None = None
        self._heads: list[SectionHead] = []
        self._sources: dict[str, Source] = {}
        self._questions: dict[str, list[Question]] = {}
        self._places: list[tuple[TomlFile, int, Question]] = []
        self._ids = set(bank.order)
        paths = self._paths()
        for path in [path for path in paths if version_of(path.name) is not None]:
            what = f"is another version of {version_of(path.name)}"
            self.bad.append(Fault(path, None, what, "compare the two and delete one"))
            paths.remove(path)
        for path in (path for path in paths if path.name == SECTIONS):
            self._read_sections(path)
        for path in paths:
            if path.name == SOURCES:
                self._read_sources(path)
            elif path.name != SECTIONS:
                self._read_questions(path)

    def checklist(self) -> Checklist:
        """The bank with everything that could be used; the bank itself where nothing was added."""
        if not (self._heads or self._sources or self._questions):
            return self.bank
        found = [self._filled(section) for section in self.bank.sections if section.id != OWN]
        found += [self._filled(Section(**head.model_dump())) for head in self._heads if head.id != OWN]
        own = self._filled(
            Section(**self._own_head().model_dump(exclude={"questions"}), questions=self._bank_own())
        )
        # It stands last, and only once there is something in it.
        found += [own] if own.questions else []
        heads = tuple(SectionHead(**section.model_dump(exclude={"questions"})) for section in found)
        return Checklist(
            head=self.bank.head.model_copy(update={"sections": heads}),
            sections=tuple(found),
            added=tuple(head.id for head in self._heads),
            sources={**self.bank.sources, **self._sources},
        )

    def places(self) -> Iterator[tuple[TomlFile, int, Question]]:
        """Every question that was taken, as (its file, its index there, the question)."""
        yield from self._places

    def _paths(self) -> list[Path]:
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 - iterdir hides what is wrong until it is asked
        except OSError as error:
            # A link that leads nowhere, as to a disk that is not there, hides questions; no folder hides none.
            if isinstance(error, FileNotFoundError) and not self.folder.is_symlink():
                return []
            what = f"cannot be read: {error.strerror or 'input/output error'}"
            self.bad.append(Fault(self.folder, None, what, "it should be a folder of yours"))
            return []
        return [
            self.folder / name
            for name in sorted(names)
            if name.endswith(".toml") and not name.startswith(".")
        ]

    def _part(self, path: Path, model: type[_M]) -> tuple[TomlFile, _M] | None:
        try:
            file = read_toml(path, within=self.folder.parent)
        except BadFile as error:
            self.bad += error.faults
            return None
        try:
            return file, model.model_validate(file.table)
        except ValidationError as error:
            self.bad += faults_of(error, file, model)
            return None

    def _read_sections(self, path: Path) -> None:
        if (found := self._part(path, SectionsFile)) is None:
            return
        self.sections_file, content = found
        known = {section.id for section in self.bank.sections}
        for index, head in enumerate(content.sections):
            if head.id in known:
                self._leave_out(self.sections_file, ("section", index, "id"), "section", head.id)
                continue
            known.add(head.id)
            self._heads.append(head)

    def _read_sources(self, path: Path) -> None:
        try:
            file = read_toml(path, within=self.folder.parent)
        except BadFile as error:
            self.bad += error.faults
            return
        for name, table in file.table.items():
            if name in self.bank.sources:
                self._leave_out(file, (name,), "source", name)
                continue
            try:
                self._sources[name] = Source.model_validate(table)
            except ValidationError as error:
                self.bad += faults_of(error, file, Source, under=(name,))

    def _read_questions(self, path: Path) -> None:
        named = SECTION_FILE.match(path.name)
        known = self._section_ids()
        if named is None or named[1] not in known:
            theirs = (name for name in known if name == OWN or name not in (head.id for head in self._heads))
            mend = f"name it NN-section.toml, with one of: {', '.join(theirs)}"
            mend += f", or a section of {SECTIONS}" if self._heads else ""
            self.bad.append(Fault(path, None, "belongs to no section", mend))
            return
        if (found := self._part(path, QuestionFile)) is None:
            return
        file, content = found
        for index, question in enumerate(content.questions):
            if (clash := next((name for name in question.ids if name in self._ids), None)) is not None:
                key = "id" if clash == question.id else "was"
                self._leave_out(file, ("question", index, key), "question", clash)
                continue
            self._ids.update(question.ids)
            self._questions.setdefault(named[1], []).append(question)
            self._places.append((file, index, question))

    def _leave_out(self, file: TomlFile, place: Place, kind: str, name: str) -> None:
        # An id that is not the bank's was made of the person's own words.
        theirs = {*self.bank.by_id, *self.bank.sources, *(section.id for section in self.bank.sections)}
        what = f"{kind} '{name}'" if name in theirs else f"a {kind} of this id"
        self.bad.append(file.fault(place, f"{what} is there already", "rename this one"))

    def _section_ids(self) -> tuple[str, ...]:
        given = (section.id for section in (*self.bank.sections, *self._heads))
        return (*(name for name in given if name != OWN), OWN)

    def _own_head(self) -> SectionHead:
        """What the bank, else the person, says about the section of own questions; else what we say."""
        given = (head for head in (*self.bank.sections, *self._heads) if head.id == OWN)
        return next(given, OWN_SECTION)

    def _bank_own(self) -> tuple[Question, ...]:
        return next((section.questions for section in self.bank.sections if section.id == OWN), ())

    def _filled(self, section: Section) -> Section:
        added = self._questions.get(section.id, ())
        return section.model_copy(update={"questions": (*section.questions, *added)}) if added else section
