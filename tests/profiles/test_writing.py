"""A file is its old self or its whole new self, at every moment: kchecklist.profiles.writing."""

import contextlib
import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from filelock import FileLock

from kchecklist.profiles import writing
from kchecklist.profiles.writing import (
    NotSaved,
    folder_lock,
    make_private_folder,
    replace_file,
    sync_folder,
)

OLD, NEW = b"old " * 5000, b"new " * 9000
FULL = OSError(errno.ENOSPC, "No space left on device")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "x.toml"
    path.write_bytes(OLD)
    path.chmod(0o600)
    return path


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def fails(*_: object, **__: object) -> None:
    raise FULL


def fails_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", fails)


def fails_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    fdopen = os.fdopen

    def half_written(descriptor: int, *rest: Any) -> Any:
        file = fdopen(descriptor, *rest)

        def write(content: bytes) -> None:
            file.write(content[: len(content) // 2])
            file.flush()
            raise FULL

        def close(*_: object) -> None:
            file.close()

        return _managed(SimpleNamespace(write=write, flush=file.flush, fileno=file.fileno), close)

    monkeypatch.setattr(os, "fdopen", half_written)


def fails_to_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fails)


def fails_to_change_the_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "chmod", fails)


def fails_to_replace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", fails)


def _managed(thing: Any, close: Callable[..., None]) -> Any:
    @contextlib.contextmanager
    def manager() -> Iterator[Any]:
        try:
            yield thing
        finally:
            close()

    return manager()


FAILURES = [fails_at_once, fails_to_write, fails_to_sync, fails_to_change_the_mode, fails_to_replace]


def test_a_file_gets_its_new_content(profile: Path):
    replace_file(profile, NEW)
    assert profile.read_bytes() == NEW


def test_a_file_that_was_not_there_is_made(tmp_path: Path):
    replace_file(tmp_path / "new.toml", NEW)
    assert (tmp_path / "new.toml").read_bytes() == NEW


def test_nothing_but_the_file_is_left(profile: Path):
    replace_file(profile, NEW)
    assert list(profile.parent.iterdir()) == [profile]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda f: f.__name__)
def test_a_failure_leaves_the_old_bytes(profile: Path, monkeypatch, failure):
    failure(monkeypatch)
    with pytest.raises(NotSaved):
        replace_file(profile, NEW)
    assert profile.read_bytes() == OLD


@pytest.mark.parametrize("failure", FAILURES, ids=lambda f: f.__name__)
def test_a_failure_leaves_nothing_behind(profile: Path, monkeypatch, failure):
    failure(monkeypatch)
    with pytest.raises(NotSaved):
        replace_file(profile, NEW)
    assert list(profile.parent.iterdir()) == [profile]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda f: f.__name__)
def test_a_failure_names_the_file_and_the_reason(profile: Path, monkeypatch, failure):
    failure(monkeypatch)
    with pytest.raises(NotSaved) as caught:
        replace_file(profile, NEW)
    assert (caught.value.path, caught.value.reason) == (profile, "No space left on device")
    assert caught.value.mend == "free some room and do it again"


def test_what_is_not_tried_again_is_not_said_to_be(tmp_path: Path):
    with pytest.raises(NotSaved) as caught:
        replace_file(tmp_path / "no such folder" / "a.toml", NEW)
    assert str(caught.value).endswith("; see what is in the way there, and try again")
    assert str(caught.value.tried_again()).endswith("; it is tried again with the next answer")


def test_what_to_do_about_it_is_said_even_where_it_is_tried_again():
    error = NotSaved(Path("a"), "another program holds the lock", "close it")
    assert str(error.tried_again()) == str(error)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda f: f.__name__)
def test_a_failure_is_told_in_one_line_that_begins_with_the_file(tmp_path: Path, monkeypatch, failure):
    failure(monkeypatch)
    with pytest.raises(NotSaved) as caught:
        replace_file(tmp_path / "a\nb.toml", NEW)
    assert str(caught.value).startswith(f"{tmp_path}/a␊b.toml: not saved: No space left on device")


def test_an_interruption_leaves_the_old_bytes_and_nothing_behind(profile: Path, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(profile, NEW)
    assert (list(profile.parent.iterdir()), profile.read_bytes()) == ([profile], OLD)


def test_the_content_is_synced_before_the_name_moves_and_the_folder_after(profile: Path, monkeypatch):
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def noted_sync(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def noted_replace(source: Any, target: Any) -> None:
        steps.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "replace", noted_replace)
    replace_file(profile, NEW)
    assert steps == ["file", "replace", "folder"]


KILLED = """
import os, sys
from pathlib import Path
from kchecklist.profiles import writing
step, path = sys.argv[1], Path(sys.argv[2])
setattr(os, step, lambda *_, **__: os._exit(9))
with writing.folder_lock(path.parent):
    writing.replace_file(path, b"new " * 9000)
"""


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_process_killed_at_any_step_leaves_the_old_bytes_and_no_lock(profile: Path, step: str):
    ended = subprocess.run([sys.executable, "-c", KILLED, step, str(profile)], check=False).returncode
    before = profile.read_bytes()
    with folder_lock(profile.parent):
        replace_file(profile, NEW)
    assert (ended, before, profile.read_bytes()) == (9, OLD, NEW)


@pytest.mark.parametrize(
    ("before", "after"), [(0o600, 0o600), (0o644, 0o600), (0o777, 0o600), (0o400, 0o400)]
)
@pytest.mark.usefixtures("open_umask")
def test_access_is_never_wider_than_it_was_nor_than_ones_own(profile: Path, before: int, after: int):
    profile.chmod(before)
    replace_file(profile, NEW)
    assert mode(profile) == after


@pytest.mark.usefixtures("open_umask")
def test_a_new_file_is_for_its_owner_alone(tmp_path: Path):
    replace_file(tmp_path / "new.toml", NEW)
    assert mode(tmp_path / "new.toml") == 0o600


@pytest.mark.usefixtures("open_umask")
def test_the_file_is_for_its_owner_alone_while_it_is_written(profile: Path, monkeypatch):
    modes: list[int] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    replace_file(profile, NEW)
    assert modes == [0o600]


@pytest.mark.usefixtures("open_umask")
def test_new_folders_are_for_their_owner_alone(tmp_path: Path):
    make_private_folder(tmp_path / "a" / "b")
    assert [mode(tmp_path / "a"), mode(tmp_path / "a" / "b")] == [0o700, 0o700]


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path):
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path)
    assert mode(tmp_path) == 0o755


@pytest.mark.usefixtures("open_umask")
def test_the_lock_is_for_its_owner_alone(tmp_path: Path):
    with folder_lock(tmp_path):
        assert mode(tmp_path / ".lock") == 0o600


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path):
    (tmp_path / "a").touch()
    with pytest.raises(NotSaved, match="Not a directory"):
        make_private_folder(tmp_path / "a" / "b")


def test_a_link_stays_a_link(profile: Path, tmp_path: Path):
    link = tmp_path / "link.toml"
    link.symlink_to("x.toml")
    replace_file(link, NEW)
    assert (os.readlink(link), profile.read_bytes()) == ("x.toml", NEW)  # noqa: PTH115 - as it was written


def test_a_link_to_another_folder_leaves_nothing_beside_it(tmp_path: Path):
    (tmp_path / "far").mkdir()
    (tmp_path / "near").mkdir()
    (tmp_path / "far" / "x.toml").write_bytes(OLD)
    link = tmp_path / "near" / "x.toml"
    link.symlink_to(tmp_path / "far" / "x.toml")
    replace_file(link, NEW)
    assert (link.is_symlink(), len([*link.parent.iterdir()]), len([*link.resolve().parent.iterdir()])) == (
        True,
        1,
        1,
    )


def test_a_folder_that_is_gone_is_told(tmp_path: Path):
    with pytest.raises(NotSaved, match="No such file"):
        replace_file(tmp_path / "gone" / "x.toml", NEW)


def test_a_lock_that_is_held_is_waited_for_and_then_told(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(writing, "_WAIT_FOR_LOCK", 0.05)
    with (
        FileLock(tmp_path / ".lock"),
        pytest.raises(NotSaved, match="another program"),
        folder_lock(tmp_path),
    ):
        pass


@pytest.mark.parametrize(
    "error", [NotImplementedError("no flock"), OSError(errno.EROFS, "Read-only file system")]
)
def test_a_lock_that_cannot_be_had_is_told(tmp_path: Path, monkeypatch, error: Exception):
    def refuses(*_: object) -> None:
        raise error

    monkeypatch.setattr(FileLock, "acquire", refuses)
    with pytest.raises(NotSaved), folder_lock(tmp_path):
        pass


def test_a_lock_is_given_back_after_a_failure(tmp_path: Path):
    with pytest.raises(ZeroDivisionError), folder_lock(tmp_path):
        raise ZeroDivisionError
    with folder_lock(tmp_path):
        pass


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_system_that_cannot_sync_a_folder_is_no_failure(tmp_path: Path, monkeypatch, number: int):
    def cannot(_: int) -> None:
        raise OSError(number, "cannot")

    monkeypatch.setattr(os, "fsync", cannot)
    sync_folder(tmp_path)
