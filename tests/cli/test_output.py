"""The door that everything a command says goes through."""

import io
import sys

import pytest

from kchecklist.cli.output import complain, say, tell


def test_whatever_is_said_is_visible(monkeypatch):
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    say("a\x1b]2;x\x07\u202e\tb\nc\ud800")
    complain("d\x1b\ne\x9b")
    assert out.getvalue() == "a␛]2;x␇\ufffd\tb\nc\ufffd\n"
    assert err.getvalue() == "kchecklist: d␛ e\ufffd\n"


@pytest.mark.parametrize(
    ("tty", "lines"),
    [(True, ["1. before, during", "   and after"]), (False, ["1. before, during and after"])],
)
def test_a_line_is_broken_between_words_only_for_a_terminal(capsys, monkeypatch, tty, lines):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: tty)
    monkeypatch.setenv("COLUMNS", "18")
    tell("1. before, during and after\n\nverylongwordwithoutanybreak\x1b")
    assert capsys.readouterr().out.split("\n") == [*lines, "", "verylongwordwithoutanybreak␛", ""]
