"""What is done to a data folder, one story each: what stood there before, what is done, and how one sees that it is done.

A story that is added to ``STORIES`` is failed at and killed at each of its operations, whatever they are.
"""

import datetime as dt
import itertools
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from kchecklist.files.toml_reading import read_toml
from kchecklist.profiles.drafts import begun, keep_begun
from kchecklist.profiles.editing import changed, with_claim
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.history import versions
from kchecklist.profiles.layout import profile_text
from kchecklist.profiles.own_questions import FILE, add_question, remove_question, reword_question
from kchecklist.profiles.person import Settings, read_record, update_record
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Claim, Profile, document
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.trash import take_out, throw_away
from kchecklist.profiles.writing import NotSaved

NOW = dt.datetime(2026, 11, 21, 10, 2)
PRIVATE = "PRIVATE"
"""Stands in each text that a person enters here, and in no message."""
_QUESTIONS = ("first", "second", "third")
_PLAIN_QUESTION = "Will my PRIVATE fear be taken seriously?"
_BY_HAND = "# PRIVATE: what I wrote here by hand\n"


def opened(folder: DataFolder, clock: dt.datetime = NOW, first: int = 1) -> ProfileStore:
    """The shelf, as another window opens it."""
    numbers = itertools.count(first)
    return ProfileStore(folder, _QUESTIONS, lambda: clock, lambda: f"{next(numbers):06x}")


class Story:
    """Something that is done to a data folder."""

    durable: ClassVar = True
    """Whether a power cut must not take it once it is done."""
    may_come_back: ClassVar = False
    """Whether a power cut may undo it where syncing failed: then nothing is lost by that."""

    def __init__(self, root: Path) -> None:
        self.folder = DataFolder(root / "data")
        self.elsewhere = root / "elsewhere"
        self.store = opened(self.folder)
        self.begin()

    def begin(self) -> None:
        """What stands there before, and what is in memory."""

    def do(self) -> None:
        """Do it, or do it again with what is in memory. Raises NotSaved."""
        raise NotImplementedError

    def is_done(self) -> None:
        """Look at the disk; raises AssertionError where it is not done."""
        raise NotImplementedError

    def beside(self) -> Iterable[bytes]:
        """What may be found in a file of its own, where it cannot go where it belongs."""
        return ()

    def is_somewhere(self, content: bytes) -> None:
        """Look for a file of this content, whatever it is called."""
        files = [path for path in self.folder.path.rglob("*") if path.is_file() and not path.is_symlink()]
        assert content in [path.read_bytes() for path in files], "what stood there is nowhere any more"


def answered(profile: Profile, question: str, note: str) -> Profile:
    """The profile with an answer to a question."""
    return with_claim(
        profile, (question,), "said", Claim(choice=("yes",), note=f"{PRIVATE} {note}", on=NOW.date())
    )


class Creating(Story):
    """A provider is added."""

    def do(self) -> None:
        self.stored = self.store.create("Oak", note=PRIVATE)

    def is_done(self) -> None:
        assert self.stored in self.store.shelf().stored


class _WithProfile(Story):
    def begin(self) -> None:
        self.stored = self.store.create("Oak", note=f"{PRIVATE} from my GP")
        self.stored = self.store.save(self.stored, answered(self.stored.profile, "first", "before")).stored
        self.meanwhile()
        self.mine = answered(self.stored.profile, "second", "mine")

    def meanwhile(self) -> None:
        """What somebody else does before."""

    def do(self) -> None:
        self.saved = self.store.save(self.stored, self.mine)

    def is_done(self) -> None:
        assert document(load(self.stored.path).profile) == document(self.mine)

    def beside(self) -> Iterable[bytes]:
        return [profile_text(self.mine, _QUESTIONS).encode()]

    def edited(self, change: str) -> bytes:
        """The file, as an editor leaves it."""
        content = self.stored.path.read_bytes() + change.encode()
        self.stored.path.write_bytes(content)
        return content


class Copying(_WithProfile):
    """Another offer of a provider."""

    def do(self) -> None:
        self.copy = self.store.copy_as(self.stored, "KAP")

    def is_done(self) -> None:
        assert {self.stored.path, self.copy.path} <= {each.path for each in self.store.shelf().stored}
        assert load(self.copy.path) == self.copy


class Saving(_WithProfile):
    """An answer."""


class SavingToSomethingElse(_WithProfile):
    """An answer, after a second window gave another one to another question."""

    def meanwhile(self) -> None:
        there = load(self.stored.path)
        opened(self.folder).save(there, answered(there.profile, "third", "theirs"))

    def is_done(self) -> None:
        assert document(load(self.stored.path).profile) == document(answered(self.mine, "third", "theirs"))


class SavingAgainstAnother(_WithProfile):
    """An answer, after a second window gave another one to the same question."""

    def meanwhile(self) -> None:
        there = load(self.stored.path)
        opened(self.folder).save(there, answered(there.profile, "second", "theirs"))
        self.theirs = self.stored.path.read_bytes()

    def is_done(self) -> None:
        super().is_done()
        beside = [path.read_bytes() for path in self.folder.providers.glob("*.conflict-*.toml")]
        assert self.theirs in beside, "the other answer does not lie beside"


class SavingOverAHand(_WithProfile):
    """An answer, into a file that a person laid out."""

    def meanwhile(self) -> None:
        self.content = self.edited(_BY_HAND)
        self.stored = load(self.stored.path)

    def is_done(self) -> None:
        super().is_done()
        self.is_somewhere(self.content)


class SavingOverAnEdit(_WithProfile):
    """An answer, after somebody edited the file in the meantime."""

    def meanwhile(self) -> None:
        self.content = self.edited(f"\n[answers.third.said]\nnote = 'theirs'\n{_BY_HAND}")

    def is_done(self) -> None:
        theirs = with_claim(self.mine, ("third",), "said", Claim(note="theirs"))
        assert document(load(self.stored.path).profile) == document(theirs)
        self.is_somewhere(self.content)


class SavingBesideRuins(_WithProfile):
    """An answer, after the file was ruined: it goes beside, and that is said."""

    def meanwhile(self) -> None:
        self.content = self.edited("<<<<<<< HEAD\n")

    def do(self) -> None:
        try:
            super().do()
        except NotSaved as error:
            if error.beside is None:
                raise
            self.rescued = error.beside

    def is_done(self) -> None:
        assert document(load(self.rescued).profile) == document(self.mine)
        assert self.stored.path.read_bytes() == self.content


class SavingBehindALink(_WithProfile):
    """An answer, into a file that lies in another folder of the data folder."""

    def meanwhile(self) -> None:
        elsewhere = self.folder.path / "elsewhere"
        elsewhere.mkdir(mode=0o700)
        self.stored.path.replace(elsewhere / "oak.toml")
        self.stored.path.symlink_to(elsewhere / "oak.toml")

    def is_done(self) -> None:
        super().is_done()
        assert self.stored.path.is_symlink(), "the link is a file now"


class SavingWhatIsGone(_WithProfile):
    """An answer, after the file was deleted."""

    def meanwhile(self) -> None:
        self.stored.path.unlink()


class Deleting(_WithProfile):
    """A provider goes into the trash."""

    may_come_back = True

    def begin(self) -> None:
        super().begin()
        self.content = self.stored.path.read_bytes()

    def do(self) -> None:
        throw_away(self.folder, self.stored)

    def is_done(self) -> None:
        assert not self.stored.path.exists()
        self.is_somewhere(self.content)


class TakingOutOfTheTrash(Deleting):
    """A provider comes back out of the trash."""

    def begin(self) -> None:
        super().begin()
        self.thrown = load(throw_away(self.folder, self.stored))

    def do(self) -> None:
        take_out(self.store, self.thrown)

    def is_done(self) -> None:
        assert self.stored.path.read_bytes() == self.content
        assert not self.thrown.path.exists()


class Restoring(_WithProfile):
    """An earlier version is put in the place of one that a person ruined; the ruins are kept."""

    def meanwhile(self) -> None:
        self.content = self.edited("<<<<<<< HEAD\n")
        self.version = versions(self.store.history_of(self.stored.profile.id))[0].path
        self.earlier = self.version.read_bytes()

    def do(self) -> None:
        self.store.restore(self.stored.profile.id, self.version)

    def is_done(self) -> None:
        assert self.stored.path.read_bytes() == self.earlier
        self.is_somewhere(self.content)


class PuttingAside(_WithProfile):
    """What cannot be saved goes into the folder for temporary files."""

    durable = False

    def meanwhile(self) -> None:
        self.elsewhere.mkdir(mode=0o700)

    def do(self) -> None:
        before, tempfile.tempdir = tempfile.tempdir, str(self.elsewhere)
        try:
            self.aside = self.store.put_aside(self.mine)
        except OSError as error:
            # Whoever calls it is told that it may.
            raise NotSaved(self.elsewhere, error.strerror) from None
        finally:
            tempfile.tempdir = before

    def is_done(self) -> None:
        assert load(self.aside).profile == self.mine


class Prioritising(Story):
    """What matters, into a file that a person laid out."""

    def begin(self) -> None:
        self.folder.path.mkdir(mode=0o700)
        self.folder.priorities.touch(mode=0o600)
        self.folder.priorities.write_text(f'country = "DE"\nx-mine = "{PRIVATE}"\n{_BY_HAND}')
        self.content = self.folder.priorities.read_bytes()

    def do(self) -> None:
        update_record(
            self.folder.priorities,
            Priorities,
            lambda before: changed(before, sections=("team",)),
            lambda: NOW,
        )

    def is_done(self) -> None:
        found = read_record(self.folder.priorities, Priorities)
        assert (found.sections, found.country) == (("team",), "DE")
        assert document(found)["x-mine"] == PRIVATE
        self.is_somewhere(self.content)


class Setting(Story):
    """A setting."""

    def begin(self) -> None:
        update_record(self.folder.settings, Settings, lambda before: changed(before, theme=PRIVATE))

    def do(self) -> None:
        update_record(self.folder.settings, Settings, lambda before: changed(before, move_on=True))

    def is_done(self) -> None:
        assert read_record(self.folder.settings, Settings) == Settings(theme=PRIVATE, move_on=True)


class _OwnQuestion(Story):
    def begin(self) -> None:
        self.asked = add_question(self.folder, _PLAIN_QUESTION, True, (), lambda: "000001")

    def asks(self) -> list[str]:
        table = read_toml(self.folder.questions / FILE).table
        return [question["ask"] for question in table.get("question", ())]


class AddingAQuestion(_OwnQuestion):
    """A second question of one's own."""

    def do(self) -> None:
        add_question(self.folder, f"And my {PRIVATE} hope?", False, (), lambda: "000002")

    def is_done(self) -> None:
        assert self.asks() == [_PLAIN_QUESTION, f"And my {PRIVATE} hope?"]


class RewordingAQuestion(_OwnQuestion):
    """A question of one's own, in other words; the old ones are kept."""

    def begin(self) -> None:
        super().begin()
        self.content = (self.folder.questions / FILE).read_bytes()

    def do(self) -> None:
        reword_question(self.folder, self.asked, f"And {PRIVATE}?", NOW, _PLAIN_QUESTION)

    def is_done(self) -> None:
        assert self.asks() == [f"And {PRIVATE}?"]
        self.is_somewhere(self.content)


class TakingAQuestionOut(RewordingAQuestion):
    """A question of one's own is taken out; it is kept as it was."""

    def do(self) -> None:
        try:
            remove_question(self.folder, self.asked, NOW, _PLAIN_QUESTION)
        except NotSaved as error:
            # The try before got as far as the disk, and only syncing it failed.
            if "in none of your files" not in error.reason:
                raise

    def is_done(self) -> None:
        assert self.asks() == []
        self.is_somewhere(self.content)


class KeepingWhatWasBegun(_OwnQuestion):
    """A question that was being typed is kept until later."""

    def do(self) -> None:
        keep_begun(self.folder, f"And what if {PRIVATE}")

    def is_done(self) -> None:
        assert begun(self.folder) == f"And what if {PRIVATE}"
        assert self.asks() == [_PLAIN_QUESTION]


class Reading(_WithProfile):
    """The shelf is read: each file is there, or it is said that it could not be read."""

    stored: Stored

    def meanwhile(self) -> None:
        self.store.create("Elm")

    def do(self) -> None:
        shelf = self.store.shelf()
        for fault in shelf.faults:
            raise NotSaved(fault.path, fault.what)
        self.found = [each.profile.provider.name for each in shelf.stored]

    def is_done(self) -> None:
        assert self.found == ["Elm", "Oak"]


STORIES = (
    Creating,
    Copying,
    Saving,
    SavingToSomethingElse,
    SavingAgainstAnother,
    SavingOverAHand,
    SavingOverAnEdit,
    SavingBesideRuins,
    SavingBehindALink,
    SavingWhatIsGone,
    Deleting,
    TakingOutOfTheTrash,
    Restoring,
    PuttingAside,
    Prioritising,
    Setting,
    AddingAQuestion,
    RewordingAQuestion,
    TakingAQuestionOut,
    KeepingWhatWasBegun,
    Reading,
)
