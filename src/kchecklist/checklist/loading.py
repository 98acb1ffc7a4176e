"""From a folder of TOML to a Checklist, or to everything that is wrong with it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from kchecklist.checklist.models import Checklist, Head, Part, QuestionFile, Section, Source
from kchecklist.files.faults import BadFile, Fault, named
from kchecklist.files.toml_reading import TomlFile, read_toml
from kchecklist.files.validation import faults_of

HEAD = "checklist.toml"
SOURCES = "sources.toml"
_SECTION_FILE = re.compile(r"^\d+-([a-z0-9-]+)\.toml$")
_M = TypeVar("_M", bound=Part)


class BankFiles:
    """The files of a bank as they were read, kept so that a fault can name its line.

    ``question_files`` maps a section's id to its files in order; ``faults`` are those found so far.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.head_file: TomlFile | None = None
        self.head: Head | None = None
        self.sources_file: TomlFile | None = None
        self.sources: dict[str, Source] = {}
        self.question_files: dict[str, list[tuple[TomlFile, QuestionFile]]] = {}
        self._read()

    def checklist(self) -> Checklist:
        """The checklist in these files. Raises BadFile with everything that keeps it from being one."""
        faults = [*self.faults, *self._repeated()]
        if self.head is None or faults:
            raise BadFile(*faults)
        sections = tuple(
            Section(
                **section.model_dump(),
                questions=tuple(
                    q for _, file in self.question_files.get(section.id, ()) for q in file.questions
                ),
            )
            for section in self.head.sections
        )
        return Checklist(head=self.head, sections=sections, sources=self.sources)

    def places(self) -> Iterator[tuple[TomlFile, int, str]]:
        """Every question as (its file, its index there, its id)."""
        for files in self.question_files.values():
            for file, content in files:
                for index, question in enumerate(content.questions):
                    yield file, index, question.id

    def _read(self) -> None:
        if not self.folder.is_dir():
            self.faults.append(
                Fault(self.folder, None, "is not a folder with a question bank", "name a folder")
            )
            return
        self.head_file, self.head = self._part(self.folder / HEAD, Head)
        if (self.folder / SOURCES).exists():
            self._read_sources()
        known = {section.id for section in self.head.sections} if self.head else set()
        for path in sorted(self.folder.glob("*.toml")):
            if path.name in (HEAD, SOURCES):
                continue
            section = _SECTION_FILE.match(path.name)
            if section is None or (self.head and section[1] not in known):
                mend = f"name it NN-section.toml, with a section of {HEAD}"
                self.faults.append(Fault(path, None, "belongs to no section", mend))
                continue
            file, content = self._part(path, QuestionFile)
            if file is not None and content is not None:
                self.question_files.setdefault(section[1], []).append((file, content))

    def _read_sources(self) -> None:
        try:
            self.sources_file = file = read_toml(self.folder / SOURCES)
        except BadFile as error:
            self.faults += error.faults
            return
        for name, table in file.table.items():
            try:
                self.sources[name] = Source.model_validate(table)
            except ValidationError as error:
                self.faults += faults_of(error, file, Source, under=(name,))

    def _part(self, path: Path, model: type[_M]) -> tuple[TomlFile | None, _M | None]:
        try:
            file = read_toml(path)
        except BadFile as error:
            self.faults += error.faults
            return None, None
        try:
            return file, model.model_validate(file.table)
        except ValidationError as error:
            self.faults += faults_of(error, file, model)
            return file, None

    def _repeated(self) -> Iterator[Fault]:
        """Ids that stand for two things: two sections, two questions, or a question and a former one."""
        if self.head is not None and self.head_file is not None:
            seen_sections: set[str] = set()
            for index, section in enumerate(self.head.sections):
                if section.id in seen_sections:
                    yield self.head_file.fault(
                        ("section", index, "id"),
                        f"section '{named(section.id)}' is there twice",
                        "rename one",
                    )
                seen_sections.add(section.id)
        seen: set[str] = set()
        for files in self.question_files.values():
            for file, content in files:
                for index, question in enumerate(content.questions):
                    for name in question.ids:
                        if name in seen:
                            key = "id" if name == question.id else "was"
                            yield file.fault(
                                ("question", index, key),
                                f"question '{named(name)}' is there twice",
                                "rename one",
                            )
                        seen.add(name)


def load_checklist(folder: Path) -> Checklist:
    """The bank in ``folder``. Raises BadFile with all faults of all its files."""
    return BankFiles(folder).checklist()
