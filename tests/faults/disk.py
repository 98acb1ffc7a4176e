"""Every operation on the files under some folders, counted and, at one of them, disturbed.

Nothing here knows what kchecklist does: a further operation of it is counted, and fails in its turn, by itself. What is
watched are the functions of ``os``, ``io.open`` and ``fcntl``, and each read and write of a file opened through them;
inside C nothing is seen (Python's own buffers are made here, of files that are watched).
"""

import builtins
import errno
import fcntl
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

ON_PATHS = (
    "open",
    "stat",
    "lstat",
    "mkdir",
    "rmdir",
    "unlink",
    "remove",
    "chmod",
    "listdir",
    "scandir",
    "readlink",
    "access",
    "truncate",
    "utime",
)
ON_DESCRIPTORS = (
    "close",
    "fstat",
    "fsync",
    "fdatasync",
    "fchmod",
    "ftruncate",
    "write",
    "read",
    "lseek",
    "pread",
    "pwrite",
)
ON_TWO_PATHS = ("rename", "replace", "link", "symlink")
WRITES = ("write", "pwrite")
CHANGES = (
    *("create", "mkdir", "rmdir", "unlink", "remove", "chmod", "fchmod", "truncate", "ftruncate", "utime"),
    *("fsync", "fdatasync"),
    *ON_TWO_PATHS,
    *WRITES,
)
TAKES_ROOM = ("create", "mkdir", "link", "symlink", "fsync", "fdatasync", "rename", "replace", *WRITES)
_FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)
_NEW_NAMES = ("rename", "replace", "link", "symlink", "mkdir")
_OPENINGS = ("open", "create", "fdopen")
_SYNCS = ("fsync", "fdatasync")
_NOTED = (*_NEW_NAMES, *_SYNCS, "close")
_FUNCTIONS = (*ON_PATHS, *ON_DESCRIPTORS, *ON_TWO_PATHS)


class Operation(NamedTuple):
    """One thing asked of the disk: the ``number``-th, from 0."""

    number: int
    name: str
    path: str

    def __str__(self) -> str:
        return f"{self.number} {self.name} {Path(self.path).name}"


@dataclass
class Plan:
    """What happens to the ``number``-th operation, and perhaps to later ones: here nothing out of the ordinary."""

    number: int

    def before(self, operation: Operation) -> None:
        """Called before each; may raise, then the operation is not done."""

    def after(self, operation: Operation) -> None:
        """Called after each; may raise, then it was done all the same."""

    def room(self, operation: Operation, wanted: int) -> int:
        """How many of the bytes that a write was given it takes."""
        return wanted


@dataclass
class Fails(Plan):
    """One operation fails, or with ``lasting`` every later one of its kind too; with ``done`` it was done all the same."""

    error: int
    lasting: tuple[str, ...] = ()
    done: bool = False

    def before(self, operation: Operation) -> None:
        if not self._is_done(operation):
            self._fail(operation)

    def after(self, operation: Operation) -> None:
        if self._is_done(operation):
            self._fail(operation)

    def _is_done(self, operation: Operation) -> bool:
        # A file is closed whatever close says; nobody ever has a descriptor of which they were not told, and Python
        # writes once more what it was told is not written.
        return operation.name == "close" or (self.done and operation.name not in (*_OPENINGS, *WRITES))

    def __str__(self) -> str:
        more = (" and every later one", "")[not self.lasting] + (", but was done", "")[not self.done]
        return f"{errno.errorcode[self.error]}{more}"

    def _fail(self, operation: Operation) -> None:
        if operation.number == self.number or (
            operation.number > self.number and operation.name in self.lasting
        ):
            raise OSError(self.error, os.strerror(self.error), operation.path)


@dataclass
class Short(Plan):
    """One write takes only half of what it is given; then, with ``full``, there is no room for the rest."""

    full: bool = False

    def room(self, operation: Operation, wanted: int) -> int:
        if operation.number == self.number:
            return (wanted + 1) // 2
        if self.full and operation.number > self.number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return wanted


@dataclass
class Happens(Plan):
    """Before one operation something else happens: ``what``."""

    what: Callable[[], None]

    def before(self, operation: Operation) -> None:
        if operation.number == self.number:
            self.what()


@dataclass
class Dies(Plan):
    """The process ends before one operation, or in the middle of it where it writes; nothing is cleared up."""

    end: Callable[[], None]

    def before(self, operation: Operation) -> None:
        if operation.number == self.number and operation.name not in WRITES:
            self.end()

    def room(self, operation: Operation, wanted: int) -> int:
        return wanted // 2 if operation.number == self.number else wanted

    def after(self, operation: Operation) -> None:
        if operation.number == self.number and operation.name in WRITES:
            self.end()


class Killed(BaseException):
    """What stands for the death of a process inside this one."""


@dataclass
class Crashes(Plan):
    """From one operation on nothing reaches the disk any more, as if the process had died there."""

    dead: bool = False

    def before(self, operation: Operation) -> None:
        # The system gives locks and descriptors back for the dead.
        if operation.number >= self.number and operation.name not in ("close", "unlock", *WRITES):
            self.dead = True
            raise Killed
        self.dead = self.dead or operation.number >= self.number

    def room(self, operation: Operation, wanted: int) -> int:
        return 0 if self.dead else wanted


class Watch:
    """What was done, and what a power cut would still take."""

    def __init__(self, roots: tuple[str, ...], plan: Plan) -> None:
        self.roots, self.plan = roots, plan
        self.operations: list[Operation] = []
        self.named: set[bytes] = set()
        """Each content that a file had when it got its name."""
        self.too_early: list[str] = []
        """What came into the way of a power cut: a name for bytes that are not synced, an overwriting too soon."""
        self.refused: set[str] = set()
        """The names of operations that failed here."""
        self.resting = False
        self._files: dict[int, str] = {}
        self._unsynced: set[int] = set()
        self._names: set[str] = set()

    @property
    def unsynced_folders(self) -> list[str]:
        """Folders in which something got a name that a power cut may take again."""
        return sorted(folder for folder in self._names if Path(folder).is_dir())

    def path_of(self, thing: Any) -> str | None:
        """The watched path that a path or a descriptor means."""
        if isinstance(thing, int):
            return self._files.get(thing)
        path = os.path.abspath(os.fsdecode(thing))  # noqa: PTH100 - a Path would ask the disk
        return path if path.startswith(self.roots) else None

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """What is asked of the disk in here is asked by us."""
        before, self.resting = self.resting, True
        try:
            yield
        finally:
            self.resting = before

    def do(self, name: str, path: str, really: Callable[[], Any]) -> Any:
        """Count an operation and do it, unless the plan has it fail."""
        operation = Operation(len(self.operations), name, path)
        self.operations.append(operation)
        if self.plan.number < 0:
            return really()
        with self._planned(operation):
            self.plan.before(operation)
        result = really()
        with self._planned(operation):
            self.plan.after(operation)
        return result

    def write(self, name: str, path: str, content: Any, really: Callable[[Any], int], inode: int) -> int:
        operation = Operation(len(self.operations), name, path)
        self.operations.append(operation)
        view = memoryview(content).cast("B")
        with self._planned(operation):
            self.plan.before(operation)
            taken = self.plan.room(operation, len(view))
        self._unsynced.add(inode)
        # The dead write nothing, and hear nothing of it.
        done = really(view[:taken]) if taken else len(view)
        with self._planned(operation):
            self.plan.after(operation)
        return done

    @contextmanager
    def _planned(self, operation: Operation) -> Iterator[None]:
        with self.at_rest():
            try:
                yield
            except OSError:
                self.refused.add(operation.name)
                raise

    def opened(self, descriptor: int, path: str) -> None:
        self._files[descriptor] = path

    def closed(self, descriptor: int) -> None:
        self._files.pop(descriptor, None)

    def synced(self, descriptor: int) -> None:
        status = os.fstat(descriptor)
        self._unsynced.discard(status.st_ino)
        if stat.S_ISDIR(status.st_mode):
            self._names.discard(os.path.realpath(self._files[descriptor]))

    def named_in(self, path: str) -> None:
        """Something has got this name."""
        self._names.add(os.path.realpath(Path(path).parent))

    def looks_at(self, name: str, source: str, target: str) -> None:
        """``source`` is about to be found as ``target``."""
        folder = os.path.realpath(Path(target).parent)
        if name != "mkdir" and Path(source).is_file():
            if os.lstat(source).st_ino in self._unsynced:
                self.too_early.append(f"{target} has its name before its bytes are synced")
            self.named.add(Path(source).read_bytes())
        others = [other for other in self.unsynced_folders if other != folder]
        if name in ("rename", "replace") and os.path.lexists(target) and others:
            self.too_early.append(f"{target} is overwritten before {others} are synced")


class _File(io.FileIO):
    """A file of which every read, write and close is an operation."""

    def __init__(self, watch: Watch, path: str, file: Any, mode: str, closefd: bool, opener: Any) -> None:
        with watch.at_rest():
            super().__init__(file, mode, closefd, opener)
            self._inode = os.fstat(self.fileno()).st_ino
        self._watch, self._path = watch, path

    def write(self, content: Any) -> int:
        return self._watch.write("write", self._path, content, super().write, self._inode)

    def readinto(self, buffer: Any) -> Any:
        return self._watch.do("read", self._path, lambda: super(_File, self).readinto(buffer))

    def readall(self) -> Any:
        return self._watch.do("read", self._path, super().readall)

    def close(self) -> None:
        if self.closed or not self.closefd:
            return super().close()
        self._watch.closed(self.fileno())
        return self._watch.do("close", self._path, super().close)


@contextmanager
def watched(*roots: os.PathLike[str], plan: Plan | None = None) -> Iterator[Watch]:
    """Count what is done under ``roots`` and disturb it as planned; nothing is synced in truth, only noted as synced."""
    watch = Watch(tuple(map(os.fspath, roots)), plan or Plan(-1))
    opens = _opens(watch, io.open)
    functions = [(os, name, _wrapped(watch, name)) for name in _FUNCTIONS if hasattr(os, name)]
    functions += [(os, "fdopen", opens), (io, "open", opens), (builtins, "open", opens)]
    functions += [(fcntl, name, _locking(watch, getattr(fcntl, name))) for name in ("flock", "lockf")]
    functions += [(fcntl, "fcntl", _controlling(watch))]
    before = [(module, name, getattr(module, name)) for module, name, _ in functions]
    for module, name, function in functions:
        setattr(module, name, function)
    try:
        yield watch
    finally:
        for module, name, function in before:
            setattr(module, name, function)


def _wrapped(watch: Watch, name: str) -> Callable[..., Any]:
    real: Callable[..., Any] = getattr(os, name)
    place = 1 if name in ON_TWO_PATHS else 0

    def operation(*arguments: Any, **keys: Any) -> Any:
        if watch.resting or len(arguments) <= place or (path := watch.path_of(arguments[place])) is None:
            return real(*arguments, **keys)

        def really() -> Any:
            if name not in _NOTED:
                return real(*arguments, **keys)
            with watch.at_rest():
                if name in _SYNCS:
                    # Nobody cuts the power here, and a real one costs more than all the rest.
                    return watch.synced(arguments[0])
                if name == "close":
                    watch.closed(arguments[0])
                    return real(*arguments, **keys)
                watch.looks_at(name, os.fspath(arguments[0]), path)
                result = real(*arguments, **keys)
                watch.named_in(path)
                return result

        if name in WRITES:
            with watch.at_rest():
                inode = os.fstat(arguments[0]).st_ino
            written = lambda part: real(arguments[0], part, *arguments[2:])  # noqa: E731
            return watch.write(name, path, arguments[1], written, inode)
        if name != "open":
            return watch.do(name, path, really)
        flags = arguments[1] if len(arguments) > 1 else keys["flags"]
        descriptor = watch.do("create" if flags & os.O_CREAT else name, path, really)
        watch.opened(descriptor, path)
        return descriptor

    return operation


def _opens(watch: Watch, real: Callable[..., Any]) -> Callable[..., Any]:
    """``io.open``, made of files that are watched."""

    def opens(
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,
        opener: Any = None,
    ) -> Any:
        path = None if watch.resting else watch.path_of(file)
        if path is None:
            return real(file, mode, buffering, encoding, errors, newline, closefd, opener)
        name = "fdopen" if isinstance(file, int) else "create" if {*mode} & {*"wax"} else "open"
        raw_mode = mode.replace("b", "").replace("t", "")
        raw = watch.do(name, path, lambda: _File(watch, path, file, raw_mode, closefd, opener))
        watch.opened(raw.fileno(), path)
        if buffering == 0:
            return raw
        kind = io.BufferedRandom if "+" in mode else io.BufferedReader if "r" in mode else io.BufferedWriter
        buffered = kind(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)

    return opens


def _locking(watch: Watch, real: Callable[..., Any]) -> Callable[..., Any]:
    def lock(descriptor: Any, how: int, *rest: Any) -> Any:
        path = watch.path_of(_number(descriptor))
        if watch.resting or path is None:
            return real(descriptor, how, *rest)
        name = "unlock" if how & fcntl.LOCK_UN else "lock"
        return watch.do(name, path, lambda: real(descriptor, how, *rest))

    return lock


def _controlling(watch: Watch) -> Callable[..., Any]:
    real = fcntl.fcntl

    def control(descriptor: Any, command: int, *rest: Any) -> Any:
        path = watch.path_of(_number(descriptor))
        if watch.resting or path is None:
            return real(descriptor, command, *rest)
        if command == _FULL_SYNC:
            return watch.do("fsync", path, lambda: watch.synced(_number(descriptor)))
        return watch.do("fcntl", path, lambda: real(descriptor, command, *rest))

    return control


def _number(descriptor: Any) -> int:
    return descriptor if isinstance(descriptor, int) else descriptor.fileno()
