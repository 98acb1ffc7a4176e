"""A crash, wherever it is: one line that says where and what kind, nothing that a person wrote, and nothing lost."""

import asyncio
import json
import os
import re
import signal
import tempfile

import pytest

from kchecklist.cli.crash import crash_line
from kchecklist.profiles.writing import NotSaved
from kchecklist.tui.ending import Broken

from ..cli.running import BANK, fresh
from ..tui.stage import Stage

SECRET = "Xylophonica"
ONE_LINE = re.compile(
    r"kchecklist: stopped at kchecklist/cli/listing\.py:\d+, in test_crash\.py:\d+ \(\w+\); "
    r"what was saved is still there; please report this line\n"
)


def recursion(places):
    recursion(places)


def raising(error):
    def explode(places):
        private = SECRET
        raise error(private)

    return explode


@pytest.mark.parametrize(
    "explode",
    [
        recursion,
        *map(raising, [ValueError, MemoryError, UnicodeError, AssertionError, asyncio.CancelledError]),
    ],
)
def test_whatever_a_command_stops_at_is_one_line_without_a_value(shell, monkeypatch, explode):
    monkeypatch.setattr("kchecklist.cli.places.Places.open", explode)
    ran = shell.run("list")
    assert ran.status == 70
    assert ONE_LINE.fullmatch(ran.err), ran.err
    assert ran.out == ""


def test_a_plain_interview_that_breaks_and_cannot_save_puts_aside_what_was_entered(
    shell, monkeypatch, tmp_path
):
    def full(store, stored, profile):
        raise NotSaved(stored.path, "No space left on device")

    shell.run("new", "Harbor", "--route", "iv")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("kchecklist.profiles.store.ProfileStore.save", full)
    monkeypatch.setattr("kchecklist.interview.sitting.Sitting.finish", raising(ValueError))
    ran = shell.run("interview", "harbor", "--plain", stdin=f"m {SECRET}\nq\n")
    assert ran.status == 70
    assert "what you entered lies in" in ran.err
    assert "(ValueError)" in ran.err.splitlines()[-1]
    assert SECRET not in ran.err
    (aside,) = tmp_path.glob("kchecklist-unsaved-*/*.toml")
    assert SECRET in aside.read_text()


def test_ctrl_c_while_something_is_said_ends_quietly_too(shell, monkeypatch):
    def interrupted(text, bare=False):
        raise KeyboardInterrupt

    monkeypatch.setattr("kchecklist.cli.entry.complain", interrupted)
    ran = shell.run("show", "nobody")
    assert (ran.status, ran.err) == (130, "")


def test_an_error_that_came_from_nowhere_still_has_a_line():
    assert crash_line(ValueError(SECRET)).startswith("stopped at an unknown place (ValueError); ")
    try:
        json.loads("{")
    except ValueError as error:
        assert re.match(r"stopped at decoder\.py:\d+ \(JSONDecodeError\); ", crash_line(error))


CHILD = f"""
import gc, os, resource, sys, threading
from kchecklist.cli import entry
from kchecklist.cli.places import Places

class Thing:
    def __del__(self):
        raise ValueError({SECRET!r})

def explode(places):
    private = {SECRET!r}
    thread = threading.Thread(target=lambda: int(private))
    thread.start()
    thread.join()
    Thing()
    gc.collect()
    raise OSError(5, private, private)

entry.main(["--folder", sys.argv[1], "new", {SECRET!r}, "--phone", {SECRET!r}])
Places.open = explode
sys.argv = ["kchecklist", "--folder", sys.argv[1], "--questions", {str(BANK)!r}, "list"]
resource.setrlimit(resource.RLIMIT_CORE, 2 * (resource.getrlimit(resource.RLIMIT_CORE)[1],))
status = entry.main()
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
try:
    sys.exit(status)
finally:
    raise RuntimeError({SECRET!r})
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no core files to forbid")
def test_a_process_that_breaks_in_every_way_at_once_says_a_line_for_each_and_writes_nothing(
    tmp_path, monkeypatch
):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name, value in (
        ("PYTHONFAULTHANDLER", "1"),
        ("PYTHONDEVMODE", "1"),
        ("TMPDIR", str(elsewhere)),
        ("HOME", str(elsewhere)),
        ("PRIVATE", SECRET),
    ):
        monkeypatch.setenv(name, value)
    ran = fresh("-c", CHILD, str(tmp_path / "data"), cwd=elsewhere)
    added, core = ran.stdout.splitlines()
    assert added.startswith(f"added: {SECRET}")
    assert core == "0"
    lines = ran.stderr.splitlines()
    assert [re.search(r"\((\w+)\); ", line)[1] for line in lines] == [
        "ValueError",
        "ValueError",
        "OSError",
        "RuntimeError",
    ], ran.stderr
    assert all(line.startswith("kchecklist: stopped at ") for line in lines)
    assert SECRET.casefold() not in ran.stderr.casefold()
    assert list(elsewhere.iterdir()) == []


async def test_in_the_app_whatever_breaks_where_nobody_waits_for_it_ends_it(stage: Stage, monkeypatch):
    stage.two()

    def own_process(app):
        app.owns_process = True
        # What a process of ours does with its own log stays out of these tests.
        monkeypatch.setattr("kchecklist.tui.ending.logging.disable", lambda: None)

    async with stage.open(before=own_process) as shown:
        app = shown.app
        ended: list[str] = []
        monkeypatch.setattr(app, "_close_messages_no_wait", lambda: ended.append(type(app.crash).__name__))

        async def broken(break_it) -> None:
            before = len(ended)
            break_it()
            await shown.until(lambda: len(ended) > before)
            assert app._exit_renderables == [], "Textual would print the values in memory"
            app.crash = app._exception = None
            app._exception_event.clear()

        def boom(error):
            raise error(SECRET)

        await broken(lambda: app.run_worker(lambda: boom(LookupError), thread=True))
        await broken(lambda: asyncio.get_running_loop().call_soon(boom, ZeroDivisionError))
        await broken(lambda: app.panic(SECRET))
        monkeypatch.setattr(app, "wait_until_saved", lambda: boom(FloatingPointError))
        await broken(lambda: os.kill(os.getpid(), signal.SIGINT))
        monkeypatch.setattr(app.keeper, "put_aside", lambda: boom(UnicodeError))
        await broken(lambda: app._handle_exception(OverflowError(SECRET)))
        assert app.last_words == ["Not everything is saved, and no copy could be put aside (UnicodeError)."]
        assert ended == [
            "LookupError",
            "ZeroDivisionError",
            Broken.__name__,
            "FloatingPointError",
            "OverflowError",
        ]


async def test_a_save_that_stumbles_anywhere_is_said_and_tried_again(stage: Stage, monkeypatch):
    from kchecklist.profiles.editing import changed
    from kchecklist.tui.keeper import Keeper, Kept

    stage.two()
    path = stage.folder.providers / "oak-room-aa11bb.toml"
    async with stage.open() as shown:
        keeper, heard = shown.app.keeper, []
        monkeypatch.setattr(keeper, "_tell", heard.append)
        monkeypatch.setattr(Keeper, "_save", _stumbling_once(Keeper._save))
        profile = shown.app.library.stored["oak-room-aa11bb"].profile
        shown.app.keep(changed(profile, provider=changed(profile.provider, note="Kind.")))
        await shown.until(lambda: bool(heard))
        assert heard[0].error.reason == "ValueError"
        assert SECRET not in str(heard[0].error)
        assert await asyncio.to_thread(keeper.wait) == []
        assert isinstance(heard[-1], Kept)
    assert 'note = "Kind."' in path.read_text()


def _stumbling_once(save):
    stumbled = []

    def stumbling(*given):
        if not stumbled:
            stumbled.append(True)
            raise ValueError(SECRET)
        save(*given)

    return stumbling
