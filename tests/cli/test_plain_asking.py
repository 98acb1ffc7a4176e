"""What to ask next in the plain interview and in ``show``: in a comparison of all providers.

The words themselves are tested in tests/reports/test_still_open.py.
"""

import pytest

from kchecklist.reports.asking.parts import STOP
from kchecklist.reports.asking.still_open import FOR_SAFETY


@pytest.fixture
def two(shell):
    """Harbor, with a floor that is thin; Oak, with one that fails."""
    for name, given in (("Harbor", {"vital-signs": "3"}), ("Oak", {"vital-signs": "4", "total-price": "3"})):
        assert shell.run("new", name, "--route", "iv", "--setting", "clinic").status == 0
        for question, digit in given.items():
            assert shell.run("answer", name, question, digit).status == 0
    return shell


def led(shell, *lines, mode="--short"):
    ran = shell.run("interview", "harbor", "--plain", mode, stdin="".join(f"{line}\n" for line in lines))
    assert ran.status == 0
    return ran.out


def asked(out: str) -> list[str]:
    """The questions that were put, one after the other."""
    return [line.split(". ", 2)[2] for line in out.splitlines() if line.startswith("Question ")]


def test_open_only_goes_in_the_order_to_ask(shell):
    assert shell.run("new", "Harbor", "--route", "iv", "--setting", "clinic").status == 0
    out = led(shell, *[""] * 5, mode="--open")
    assert asked(out) == [
        "Who measures my vital signs, and when? (safety floor)",
        "What does it cost in all?",
        "What gear is in the room?",
        "When is the first appointment?",
        "Where can I look up their record? (look this up, do not ask it)",
    ]


def test_the_order_hangs_on_what_matters_to_the_person(shell):
    assert shell.run("new", "Harbor", "--route", "iv", "--setting", "clinic").status == 0
    (shell.folder / "priorities.toml").write_text("format = 1\n[swing]\nwatch = 100\n")
    assert asked(led(shell, *[""] * 2, mode="--open"))[1:] == [
        "What gear is in the room?",
        "What does it cost in all?",
    ]


def test_after_a_call_it_says_what_is_needed_and_what_settles_most(shell):
    assert shell.run("new", "Harbor", "--route", "iv", "--setting", "clinic").status == 0
    said = led(shell, "jump total-price", "").splitlines()
    first = next(n for n, line in enumerate(said) if line.startswith("Too early to place"))
    assert said[first + 1].endswith("settle all that is open:")
    assert said[first + 2] == "Who measures my vital signs, and when? (safety floor)"


def test_after_a_call_that_leaves_nothing_to_change_it_says_so_and_names_the_floors(two):
    out = led(two, "jump total-price", "")
    assert f"{STOP}\n{FOR_SAFETY}:\nWho measures my vital signs, and when? (thin)\n" in out


def test_what_is_answered_in_this_sitting_counts_at_its_end(shell):
    assert shell.run("new", "Harbor", "--route", "iv", "--setting", "clinic").status == 0
    before = led(shell, "jump total-price", "")
    assert "These 4 settle" in before
    assert "These 3 settle" in led(shell, "jump total-price", "1", "")


def test_a_question_of_my_own_counts_at_once(shell):
    assert shell.run("new", "Harbor", "--route", "iv", "--setting", "clinic").status == 0
    out = led(shell, "q Do you call back?", "1", "s")
    assert "Do you call back?" in out[out.index("settle all that is open") :]


def test_show_of_one_asks_in_a_comparison_of_all(two):
    assert STOP in two.run("show", "harbor").out
    assert two.run("delete", "oak", "--yes").status == 0
    alone = " ".join(two.run("show", "harbor").out.split())
    assert STOP not in alone
    assert "These 3 settle all that is open: 1. look up: Where can I look up their record?" in alone
