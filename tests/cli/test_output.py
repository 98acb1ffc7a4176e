"""The door that everything a command says goes through."""

import io
import sys

from kchecklist.cli.output import complain, say


def test_whatever_is_said_is_visible(monkeypatch):
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    say("a\x1b]2;x\x07\u202e\tb\nc\ud800")
    complain("d\x1b\ne\x9b")
    assert out.getvalue() == "a␛]2;x␇\ufffd\tb\nc\ufffd\n"
    assert err.getvalue() == "kchecklist: d␛ e\ufffd\n"
