"""The profiles of a data folder: create, copy, save, put an earlier version back.

Source: design.md, section 5.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.toml_reading import LARGEST, NoFile, digest, parse_toml, read_bytes
from kchecklist.profiles import aside
from kchecklist.profiles.editing import changed
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.layout import profile_text, reads_back_as, same_table
from kchecklist.profiles.merging import merged
from kchecklist.profiles.naming import Draw, name_for_files, new_id, six_hex_digits
from kchecklist.profiles.record import FORMAT, Profile, Provider, document
from kchecklist.profiles.replaced import Replaced
from kchecklist.profiles.shelf import Shelf, Stored, is_unchanged, load, profile_in, read_shelf
from kchecklist.profiles.writing import (
    DO_IT_AGAIN,
    NotSaved,
    folder_lock,
    free_path,
    make_private_folder,
    names_in,
    replace_file,
    stands,
)

UNREADABLE = "its file cannot be read"
PUTS_BACK = "H in the app, or `kchecklist restore`, puts an earlier version back; "
Clock = Callable[[], dt.datetime]


def local_time() -> dt.datetime:
    """Now, as a clock on the wall shows it, to the second."""
    return dt.datetime.now().replace(microsecond=0)


@dataclass(frozen=True)
class Saved:
    """What a save came to.

    ``beside`` is where another version was kept because both sides had changed; ``by_hand`` where a file that a
    person had laid out was kept before its first rewrite.
    """

    stored: Stored
    beside: Path | None = None
    by_hand: Path | None = None


class ProfileStore:
    """The profiles of one data folder; answers are written in ``question_order``."""

    def __init__(
        self,
        folder: DataFolder,
        question_order: Iterable[str] = (),
        clock: Clock = local_time,
        draw: Draw = six_hex_digits,
    ) -> None:
        self.folder = folder
        self.question_order = tuple(question_order)
        self._clock = clock
        self._draw = draw
        # Now: a folder that is gone may have been reached by a link that goes with it.
        self._aside = aside.prefix_of(folder)
        self._perhaps_written: dict[Path, str] = {}
        self._rescued: dict[Path, Stored] = {}
        self._replaced = Replaced(folder, clock)

    def shelf(self) -> Shelf:
        """Everything in the folder; a bad file costs its own lines and no other's."""
        return read_shelf(self.folder.providers)

    def create(self, name: str, **provider: object) -> Stored:
        """A new, empty profile on disk; ``provider`` are further keys of it.

        Raises:
            NotSaved: when it cannot be written.
        """
        return self._put(Profile(format=FORMAT, provider=self._provider(name, **provider)))

    def copy_as(self, stored: Stored, offer: str) -> Stored:
        """Another offer of the same provider, with every answer. Raises NotSaved."""
        provider = changed(
            stored.profile.provider,
            id=self._new_id(stored.profile.provider.name),
            offer=offer,
            added=self._clock(),
        )
        return self._put(changed(stored.profile, provider=provider))

    def save(self, stored: Stored, profile: Profile, turned: bool = False) -> Saved:
        """Put ``profile``, which came of ``stored``, on disk; merged with what changed there meanwhile.

        ``turned`` says that it came by taking changes back, or bringing them again: history tells that from new ones.

        Returns:
            What is on disk now. Nothing is written when nothing changed.

        Raises:
            NotSaved: the file is as it was, or, when it can no longer be read, mine lies beside it until the same
                is saved where it belongs.
        """
        # Not ==: 450 and 450.0 are equal, but typed differently. After a save whose last step failed, what it
        # came of may no longer be what is on disk.
        as_before = same_table(document(profile), document(stored.profile))
        if as_before and stored.path not in self._perhaps_written:
            return Saved(stored)
        if profile.read_only:
            raise NotSaved(stored.path, "a newer kchecklist wrote it", "update kchecklist to change it")
        make_private_folder(stored.path.parent)
        with folder_lock(stored.path.parent):
            saved = self._save_locked(stored, profile, turned)
            self._no_longer_rescued(stored.path, profile)
            self._replaced.thin(profile.id)
            return saved

    def _save_locked(self, stored: Stored, profile: Profile, turned: bool) -> Saved:
        content = None
        try:
            content = read_bytes(stored.path, within=self.folder.path)
            found = digest(content)
            # What did not change need not be read again.
            unchanged = found == stored.digest
            theirs = stored.profile if unchanged else profile_in(parse_toml(stored.path, content))
            if unchanged or found == self._perhaps_written.get(stored.path):
                with self._replaced.kept(stored, theirs, content, turned) as by_hand:
                    return Saved(self._write_over(stored.path, profile), by_hand=by_hand)
        except NoFile:
            return Saved(self._write_over(stored.path, profile))
        except BadFile as error:
            # What is no file of ours to read is none to put a version in place of either.
            way = PUTS_BACK if content is not None and self._replaced.versions(profile.id) else ""
            raise self._rescue(stored.path, profile, UNREADABLE, error.faults[0], way) from None
        if theirs.id != profile.id:
            # Two providers are never merged into one.
            raise self._rescue(stored.path, profile, "another provider stands in it now")
        if theirs.read_only:
            raise self._rescue(stored.path, profile, "a newer kchecklist has changed it")
        self._replaced.keep_elsewhere(stored, theirs, self.question_order)
        with self._replaced.kept(stored, theirs, content, turned) as by_hand:
            return replace(self._merge(stored, profile, theirs, content), by_hand=by_hand)

    def history_of(self, profile_id: str) -> Path:
        """The folder that keeps what was replaced of a profile."""
        return self._replaced.folder_of(profile_id)

    def restore(self, profile_id: str, version: Path) -> Saved:
        """Put a version back, byte for byte, in place of what stands now, whatever that is; it is kept first.

        Returns:
            What stands now; ``by_hand`` is where what stood there is kept, if we had not written it.

        Raises:
            BadFile: when the version cannot be read, or what stands in its place is no file.
            NotSaved: when it is of another provider or a newer kchecklist, or cannot be written.
        """
        content = read_bytes(version)
        profile = profile_in(parse_toml(version, content))
        if profile.id != profile_id:
            raise NotSaved(version, "this is another provider's", "name a version of this one")
        if profile.read_only:
            raise NotSaved(version, "a newer kchecklist wrote it", "update kchecklist to restore it")
        make_private_folder(self.folder.providers)
        with folder_lock(self.folder.providers):
            path = self.path_of(profile_id)
            by_hand = None
            if stands(path):
                by_hand = self._replaced.keep_whatever_stands(profile_id, path)
            replace_file(path, content)
            self._perhaps_written.pop(path, None)
            self._replaced.put_back(profile_id, content)
            self._replaced.thin(profile_id)
            return Saved(Stored(profile, path, digest(content)), by_hand=by_hand)

    def path_of(self, profile_id: str) -> Path:
        """Where a profile stands, or would stand, whatever the file is called."""
        named = self.folder.providers / f"{name_for_files(profile_id)}.toml"
        if stands(named) and self._is_no_other(named, profile_id):
            return named
        there = (found.path for found in self.shelf().stored if found.profile.id == profile_id)
        return next(there, named)

    def _is_no_other(self, path: Path, profile_id: str) -> bool:
        try:
            return load(path).profile.id == profile_id
        except BadFile:
            return True

    def put_aside(self, profile: Profile) -> Path:
        """Write a profile that cannot be saved where it belongs into the folder for temporary files; where it lies.

        Where a copy beside its own file holds the same already, it lies there.

        Raises:
            NotSaved, OSError: when that cannot be written either.
        """
        for rescued in list(self._rescued.values()):
            if same_table(document(rescued.profile), document(profile)) and is_unchanged(rescued):
                return rescued.path
        with aside.new_folder(self._aside) as folder:
            return self._write(folder / f"{name_for_files(profile.id)}.toml", profile).path

    def _provider(self, name: str, **keys: object) -> Provider:
        fields = {"added": self._clock(), **keys, "id": self._new_id(name), "name": name}
        try:
            return Provider.model_validate({key: value for key, value in fields.items() if value})
        except ValidationError:
            # Half a character comes from a command line in another encoding than the terminal's.
            what = "a text is empty or holds half a character"
            raise NotSaved(self.folder.providers, what, "type it again") from None

    def _new_id(self, name: str) -> str:
        # A profile that was deleted or cannot be read keeps its id to itself as well.
        taken = {
            name.removesuffix(".toml")
            for folder in (self.folder.providers, self.folder.trash)
            for name in names_in(folder)
        }
        return new_id(name, taken, self._draw)

    def _put(self, profile: Profile) -> Stored:
        make_private_folder(self.folder.providers)
        path = self.folder.providers / f"{profile.id}.toml"
        with folder_lock(self.folder.providers):
            if stands(path):
                raise NotSaved(path, "another window took this name a moment ago", DO_IT_AGAIN)
            try:
                return self._write(path, profile)
            except NotSaved:
                # The next try gets a name of its own: without this there would be two of them.
                with contextlib.suppress(OSError):
                    path.unlink()
                raise

    def _write(self, path: Path, profile: Profile) -> Stored:
        text = profile_text(profile, self.question_order)
        try:
            content = text.encode()
        except UnicodeEncodeError:
            raise NotSaved(path, "a text holds half a character", "type it again") from None
        if len(content) > LARGEST:
            # It could be written, and then not be read again: every answer in it would be gone.
            raise NotSaved(path, "the file would be larger than 5 MB", "take something out of a note")
        if not reads_back_as(text, document(profile)):
            raise NotSaved(path, "it would not read back as it is", "please report this, without the file")
        replace_file(path, content)
        self._perhaps_written.pop(path, None)
        self._replaced.wrote(content)
        return Stored(profile, path, digest(content))

    def _write_over(self, path: Path, profile: Profile) -> Stored:
        """Write in place of what the profile came of; known again if only the very last step failed."""
        try:
            return self._write(path, profile)
        except NotSaved:
            text = profile_text(profile, self.question_order)
            self._perhaps_written[path] = digest(text.encode(errors="replace"))
            raise

    def _merge(self, stored: Stored, mine: Profile, theirs: Profile, content: bytes) -> Saved:
        table, clashes = merged(document(stored.profile), document(mine), document(theirs))
        beside = None
        if clashes:
            beside = self._beside(stored.path)
            replace_file(beside, content)
        return Saved(self._write(stored.path, Profile.model_validate(table)), beside)

    def _rescue(
        self, path: Path, profile: Profile, reason: str, found: Fault | None = None, way: str = ""
    ) -> NotSaved:
        """Put mine beside a file that must not be overwritten; in one place while nobody else writes there."""
        last = self._rescued.get(path)
        beside = last.path if last and is_unchanged(last) else self._beside(path)
        self._rescued[path] = self._write(beside, profile)
        mend = f"{way}what you entered lies in {beside}"
        return NotSaved(path, reason, mend, found, beside)

    def _no_longer_rescued(self, path: Path, profile: Profile) -> None:
        """Take our own copy away once what it holds is saved; where more, or less, was saved, it stays."""
        last = self._rescued.get(path)
        if last is None or not same_table(document(last.profile), document(profile)):
            return
        del self._rescued[path]
        if is_unchanged(last):
            with contextlib.suppress(OSError):
                last.path.unlink()

    def _beside(self, path: Path) -> Path:
        return free_path(path.with_name(f"{path.stem[:60]}.conflict-{self._clock():%Y%m%d-%H%M%S}.toml"))
