"""What is about to be replaced is kept first, and nothing is replaced where that cannot be done.

Source: design.md, section 5, "Saving".
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kchecklist.files.faults import BadFile
from kchecklist.files.toml_reading import digest, parse_toml, read_bytes
from kchecklist.profiles import history
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.layout import profile_text, same_table
from kchecklist.profiles.naming import name_for_files
from kchecklist.profiles.record import Profile, document
from kchecklist.profiles.shelf import Stored, profile_in
from kchecklist.profiles.writing import NotSaved


class Replaced:
    """The history of the profiles of one data folder, as whoever writes them sees it; call it under the lock.

    It knows which contents we wrote ourselves: any other may hold comments, which are kept for good and told of once.
    """

    def __init__(self, folder: DataFolder, clock: Callable[[], dt.datetime]) -> None:
        self._folder = folder
        self._clock = clock
        self._ours: set[str] = set()

    def folder_of(self, profile_id: str) -> Path:
        """Where what was replaced of a profile lies."""
        return self._folder.history / name_for_files(profile_id)

    def versions(self, profile_id: str) -> tuple[history.Version, ...]:
        """What is kept of a profile, oldest first."""
        return history.versions(self.folder_of(profile_id))

    def thin(self, profile_id: str) -> None:
        """Take out what has grown too old to be kept one by one."""
        history.thin(self.folder_of(profile_id), self._clock())

    def wrote(self, content: bytes) -> None:
        """We wrote this ourselves."""
        self._ours.add(digest(content))

    def put_back(self, profile_id: str, content: bytes) -> None:
        """A version was put back: where it is kept for good, comments and all, nobody needs to be told of it again."""
        if any(
            version.by_hand and history.holds(version.path, content) for version in self.versions(profile_id)
        ):
            self.wrote(content)

    @contextlib.contextmanager
    def kept(self, stored: Stored, theirs: Profile, content: bytes, turned: bool) -> Iterator[Path | None]:
        """Around what replaces a file: its content is kept first; gives where, if a person had laid it out.

        ``theirs`` is what the content says; ``turned`` as in Version. Raises NotSaved.
        """
        by_hand = self._is_by_hand(theirs, content)
        with _said_of(stored):
            kept = history.keep(
                self.folder_of(stored.profile.id), content, self._clock(), by_hand, stored.path, turned
            )
        try:
            yield kept if by_hand else None
        except NotSaved:
            history.untie(kept, stored.path)
            raise

    def keep_elsewhere(self, stored: Stored, theirs: Profile, question_order: Iterable[str]) -> None:
        """Keep what we knew before somebody else wrote ``theirs`` over it: an older copy lacks answers. Raises NotSaved."""
        if same_table(document(theirs), document(stored.profile)):
            return
        text = profile_text(stored.profile, tuple(question_order))
        with _said_of(stored):
            history.keep_once(self.folder_of(stored.profile.id), text.encode(), self._clock())

    def keep_whatever_stands(self, profile_id: str, path: Path) -> Path | None:
        """Keep a file whatever it holds, were it in ruins; where, if we had not written it.

        Raises:
            NotSaved: when it cannot be kept, or is another provider's.
        """
        content = read_bytes(path, within=self._folder.path)
        try:
            stands_there = profile_in(parse_toml(path, content))
        except BadFile:
            # Ruined, it may hold words that are nowhere else.
            by_hand = True
        else:
            if stands_there.id != profile_id:
                raise NotSaved(path, "another provider stands in it", "give that file another name first")
            by_hand = self._is_by_hand(stands_there, content)
        kept = history.keep(self.folder_of(profile_id), content, self._clock(), by_hand, source=path)
        return kept if by_hand else None

    def _is_by_hand(self, profile: Profile, content: bytes) -> bool:
        """Whether we did not write a file ourselves: its comments would go with the first rewrite."""
        if digest(content) in self._ours:
            return False
        # In the order it has: another bank, or a question of one's own taken out, changes ours.
        return profile_text(profile, ()).encode(errors="replace") != content


@contextlib.contextmanager
def _said_of(stored: Stored) -> Iterator[None]:
    """What cannot be kept is said of the file that it is of."""
    try:
        yield
    except NotSaved as error:
        what = f"what it replaces could not be kept: {error.reason}"
        raise NotSaved(stored.path, what, error.mend) from None
