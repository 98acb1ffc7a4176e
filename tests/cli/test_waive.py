"""Safety floors set aside from the command line, and in the plain interview; two answers read aloud."""

import datetime as dt
import tomllib

import pytest

TODAY = dt.date.today()
LATER, LONG_AGO = TODAY + dt.timedelta(days=70), dt.date(2020, 1, 1)
HARBOR = """\
format = 1
[provider]
id = "harbor-1"
name = "Harbor"
routes = ["iv"]
settings = ["clinic"]

[answers.vital-signs.said]
choice = ["throughout"]
who = "front desk"
on = 2026-11-20

[answers.vital-signs.written]
choice = ["nothing"]
who = "Dr Lee"
on = 2026-11-21
"""
REASON = "My GP agrees [/], and I bring a cuff."


@pytest.fixture
def harbor(shell):
    shell.put("harbor-1.toml", HARBOR)
    return shell


def waive(shell, *arguments, question="vital-signs"):
    return shell.run("waive", "harbor", question, *arguments)


def waivers(shell):
    return tomllib.loads(shell.files[0].read_text(encoding="utf-8")).get("waivers", {})


def led(shell, *lines):
    return shell.run("interview", "harbor", "--plain", stdin="".join(f"{line}\n" for line in lines))


def test_a_floor_is_set_aside_shown_and_taken_back(harbor):
    ran = waive(harbor, "--reason", REASON, "--review", LATER.isoformat())
    assert ran.status == 0
    assert ran.out.startswith("Harbor: vital-signs: set aside by me, review by ")
    assert waivers(harbor) == {"vital-signs": {"reason": REASON, "review": LATER}}
    shown = harbor.run("show", "harbor").out
    assert "Floors set aside by me\n\n  - vital signs, review by " in shown
    assert "My GP" not in shown
    assert REASON in " ".join(harbor.run("show", "harbor", "--notes").out.split())
    ran = waive(harbor, "--clear")
    assert (ran.status, ran.out) == (0, "Harbor: vital-signs: not set aside; saved\n")
    assert not waivers(harbor)


def test_the_list_says_below_where_to_ask_again_and_which_review_was_due(harbor):
    said = " ".join(harbor.run("list").out.split())
    assert said.endswith("Two answers that do not fit, ask again: Harbor")
    path = harbor.files[0]
    path.write_text(f'{HARBOR}[waivers.vital-signs]\nreason = "ok"\nreview = {LONG_AGO}\n')
    ran = harbor.run("list")
    assert max(map(len, ran.out.splitlines())) <= 80
    said = " ".join(ran.out.split())
    assert said.endswith("set aside to look at again, review was due 1 Jan 2020: Harbor (vital signs)")
    path.write_text(HARBOR[: HARBOR.index("[answers.vital-signs.written]")])
    assert "again" not in harbor.run("list").out


def test_another_reason_leaves_the_day_that_stands(harbor):
    waive(harbor, "--reason", "one", "--review", LATER.isoformat())
    waive(harbor, "--reason", "two")
    assert waivers(harbor) == {"vital-signs": {"reason": "two", "review": LATER}}


@pytest.mark.parametrize(
    ("question", "arguments", "said"),
    [
        ("total-price", ["--reason", "SECRET"], "no safety floor"),
        ("sitter", ["--reason", "SECRET"], "not for this route and place"),
        ("vital-signs", ["--reason", "  "], "--reason is blank"),
        ("vital-signs", [], "either --reason"),
        ("vital-signs", ["--reason", "SECRET", "--clear"], "either --reason"),
        ("vital-signs", ["--review", LATER.isoformat(), "--clear"], "either --reason"),
        ("vital-signs", ["--reason", "SECRET", "--review", LONG_AGO.isoformat()], "has passed"),
        ("vital-signs", ["--reason", "SECRET", "--review", "soon"], "soon"),
        ("vital-signs", ["--clear"], "nothing to take back"),
        ("nothing-like-it", ["--clear"], "no question"),
    ],
)
def test_what_cannot_be_set_aside_is_refused_in_a_line_and_changes_nothing(harbor, question, arguments, said):
    before = harbor.files[0].read_bytes()
    ran = waive(harbor, *arguments, question=question)
    assert ran.status == 2
    assert said in ran.err
    assert "SECRET" not in ran.err
    assert harbor.files[0].read_bytes() == before


def test_the_plain_interview_sets_aside_says_so_and_takes_back(harbor):
    ran = led(harbor, "jump vital-signs", f"f {REASON}", "soon", str(LONG_AGO), LATER.isoformat())
    assert "By when to look at it again: a day like 2027-02-01" in ran.out
    assert "in how many days, or an empty line\nthat day has passed" in ran.out
    assert f": {REASON}\nIt stays visible as set aside by me" in ran.out
    assert ran.out.count("saved\n") == 1
    assert waivers(harbor) == {"vital-signs": {"reason": REASON, "review": LATER}}
    again = led(harbor, "jump vital-signs", "f=", "f=", "z").out
    assert f"Set aside by me, review by {LATER.day} " in again
    assert "No longer set aside\nsaved" in again
    assert "nothing to take back" in again
    assert waivers(harbor) == {"vital-signs": {"reason": REASON, "review": LATER}}


@pytest.mark.parametrize(
    ("typed", "review"), [("", LATER), ("none", None), ("7", TODAY + dt.timedelta(days=7))]
)
def test_a_day_that_stands_stays_unless_another_or_none_is_typed(harbor, typed, review):
    waive(harbor, "--reason", "one", "--review", LATER.isoformat())
    assert "stays; none: no day" in led(harbor, "jump vital-signs", "f two", typed).out
    assert waivers(harbor) == {"vital-signs": {"reason": "two"} | ({"review": review} if review else {})}


def test_one_undo_takes_reason_and_day_back_together(harbor):
    led(harbor, "jump vital-signs", "f mine", "7", "z")
    assert not waivers(harbor)


def test_a_reason_is_kept_where_the_input_ends_before_the_day(harbor):
    assert led(harbor, "jump vital-signs", "f mine").status == 0
    assert waivers(harbor) == {"vital-signs": {"reason": "mine"}}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["jump total-price", "f mine"], "no safety floor"),
        (["jump vital-signs", "f"], "f and my reason on one line"),
        ([*["t"], *[""] * 12, "f mine"], "there is no question on the table"),
    ],
)
def test_the_plain_interview_says_what_f_is_for(harbor, lines, said):
    assert said in led(harbor, *lines).out
    assert not waivers(harbor)


def test_two_answers_are_read_with_how_each_is_known(harbor):
    out = led(harbor, "jump vital-signs").out
    assert (
        "Two answers that do not fit: ask again.\n"
        "nothing is measured (in writing, Dr Lee, 21 Nov 2026)\n"
        "before, during and after (said, front desk, 20 Nov 2026)\n"
    ) in out
    assert "Two answers" not in led(harbor, "jump total-price", "1").out
    harbor.run("answer", "harbor", "vital-signs", "clear", "--as", "written")
    assert "Two answers" not in led(harbor, "jump vital-signs").out
    assert "Two answers that do not fit" in led(harbor, "jump vital-signs", "h written", "4").out


def test_two_reasons_given_one_after_the_other_are_two_changes(harbor):
    led(harbor, "jump vital-signs", "f one", "", "f two", "", "z")
    assert waivers(harbor) == {"vital-signs": {"reason": "one"}}


def test_a_file_that_was_left_out_is_named_there_too(harbor):
    harbor.put("broken.toml", "no TOML")
    ran = waive(harbor, "--reason", REASON)
    assert ran.status == 1
    assert ran.out.endswith("saved\n")
    assert "broken.toml:1: " in ran.err
