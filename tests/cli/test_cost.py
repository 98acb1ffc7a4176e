"""What it costs, on the command line: side by side, taken apart, entered."""

import json
import tomllib
from fractions import Fraction

import pytest

from kchecklist.profiles.record import Costs

from .running import HOSTILE, HOSTILE_SHOWN

MONTH = Fraction("365.25") / 12


@pytest.fixture
def harbor(shell):
    assert shell.run("new", "Harbor", "--route", "iv", "--setting", "clinic").status == 0
    return shell


def enter(shell, *entries, provider="harbor"):
    return shell.run("cost", provider, *(word for entry in entries for word in ("--set", entry)))


def entered(shell):
    return tomllib.loads(shell.files[0].read_text(encoding="utf-8")).get("costs", {})


def figures(shell, *entries):
    assert enter(shell, *entries).status == 0
    (found,) = json.loads(shell.run("cost", "harbor", "--format", "json").out)["providers"]
    return found


def test_400_every_three_and_a_half_days_is_3479_a_month(harbor):
    found = figures(harbor, "session=400", "repeat_every_days=3.5", "nothing_else=yes")
    assert found["month"] == [str(400 * MONTH / Fraction("3.5"))] * 2
    found = harbor.run("cost", "harbor").out
    assert "A month of repeats: 3,479\n  - repeats: 400, one every 3.5 days\n" in found


def test_an_18_hour_programme_at_3150_is_175_an_hour(harbor):
    assert figures(harbor, "sessions=0", "hours=18", "hour_price=175", "currency=USD")["hour"] == [
        "175",
        "175",
    ]
    assert "An hour with a professional: $175\n" in harbor.run("cost", "harbor").out


def test_a_40_minute_session_at_500_to_1500_is_750_to_2250_an_hour(harbor):
    found = figures(
        harbor,
        "session=500-1500",
        "sessions=1",
        "hours=0",
        "professional_minutes_per_session=40",
        "currency=USD",
    )
    assert found["hour"] == ["750", "2250"]
    assert "An hour with a professional: $750-2,250\n" in harbor.run("cost", "harbor").out


def test_what_is_entered_stands_in_the_file_as_it_was_typed(harbor):
    ran = enter(
        harbor, "session=450 - 500", "evaluation=12.50", "sessions=4–6", "currency= CHF ", "nothing_else=No"
    )
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "Harbor: session entered, evaluation entered, sessions entered, currency entered, nothing_else entered; saved\n"
    )
    assert "The first course: ? (needs the days of the course)\n" in ran.out
    assert entered(harbor) == {
        "currency": "CHF",
        "evaluation": 12.5,
        "session": [450, 500],
        "sessions": [4, 6],
        "nothing_else": False,
    }
    assert "evaluation = 12.50\n" in harbor.files[0].read_text(encoding="utf-8")


def test_a_price_is_typed_as_people_write_it(harbor):
    assert enter(harbor, "session=$1,450 - $1,500", "extras=€ 12.50", "currency=usd").status == 0
    assert entered(harbor) == {"currency": "USD", "session": [1450, 1500], "extras": 12.5}


def test_every_key_is_listed_in_plain_words(harbor):
    ran = harbor.run("cost", "--keys")
    assert (ran.status, ran.err) == (0, "")
    listed, how = ran.out.split("\n\n")
    assert [line.split()[0] for line in listed.splitlines()] == list(Costs.model_fields)
    assert "the price of a session\n" in listed
    assert "or a range, as 450-500" in how
    assert harbor.run("cost", "harbor", "--keys").status == 2
    assert "--keys" in harbor.run("cost", "--help").out


def test_an_empty_value_takes_an_entry_out_and_of_two_the_last_counts(harbor):
    assert enter(harbor, "session=450", "extras=3", "extras=4").status == 0
    assert entered(harbor) == {"session": 450, "extras": 4}
    ran = enter(harbor, "session=")
    assert ran.out.startswith("Harbor: session taken out; saved\n")
    assert entered(harbor) == {"extras": 4}
    assert enter(harbor, "extras=").status == 0
    assert entered(harbor) == {}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("sesion=98765", "did you mean session?"),
        ("98765=session", "KEY is one of: currency, evaluation, session, "),
        ("98765", "--set takes KEY=VALUE"),
        ("session=98765x", "session: should be a number, as 450 or 12.50, or a range, as 450-500"),
        ("session=-98765", "session: should be a number"),
        ("session=98,76", "session: should be a number"),
        ("currency=98765", "currency: should be three letters, such as USD or EUR"),
        ("session=98765-3", "session: runs from high to low; write low-high"),
        ("sessions=98765.5", "sessions: should be a whole number or low-high"),
        ("course_days=3-98765", "course_days: should be one whole number"),
        ("reimbursed_share=98765", "reimbursed_share: should lie between 0 and 1"),
        ("nothing_else=98765", "nothing_else: should be yes or no"),
        (f"session={'98765' * 2000}", "session: should be a number"),
        ("repeat_every_days=0-98765", "'repeat_every_days' runs from 0; write 0 when none are planned"),
    ],
)
def test_what_cannot_be_entered_names_the_key_never_the_value_and_changes_nothing(harbor, entry, said):
    before = harbor.files[0].read_bytes()
    ran = enter(harbor, "evaluation=1", entry)
    assert ran.status == 2
    assert said in ran.err
    assert "98765" not in ran.err
    assert ran.err.count("\n") == 2
    assert harbor.files[0].read_bytes() == before


def test_an_amount_and_a_share_paid_back_are_not_entered_together(harbor):
    assert enter(harbor, "reimbursed=100").status == 0
    ran = enter(harbor, "reimbursed_share=0.5")
    assert ran.status == 2
    assert "'reimbursed' and 'reimbursed_share' together; keep one of them" in ran.err
    assert enter(harbor, "reimbursed_share=0.5", "reimbursed=").status == 0


def test_a_fault_that_stood_there_before_stops_nobody_from_entering_more(harbor):
    path = harbor.files[0]
    path.write_text(
        path.read_text(encoding="utf-8") + "\n[costs]\nrepeat_every_days = [0, 9]\n", encoding="utf-8"
    )
    assert enter(harbor, "session=4").status == 0
    assert entered(harbor) == {"repeat_every_days": [0, 9], "session": 4}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set", "session=4"], "--set is about one provider"),
        (["harbor", "oak", "--set", "session=4"], "--set is about one provider"),
        (["harbor", "--set", "session=4", "--format", "json"], "--set goes without --format"),
        (["nobody"], "no provider begins with 'nobody'"),
    ],
)
def test_a_command_that_cannot_be_meant_is_refused(harbor, arguments, said):
    assert harbor.run("new", "Oak").status == 0
    ran = harbor.run("cost", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert entered(harbor) == {}


def test_keys_of_my_own_and_answers_stay_when_a_price_is_entered(harbor):
    path = harbor.files[0]
    path.write_text(path.read_text(encoding="utf-8") + '\n[costs]\nparking = "6 an hour"\n', encoding="utf-8")
    assert enter(harbor, "session=4").status == 0
    assert entered(harbor) == {"parking": "6 an hour", "session": 4}


def test_a_record_of_a_newer_version_is_not_written(harbor):
    path = harbor.files[0]
    path.write_text(path.read_text(encoding="utf-8").replace("format = 1", "format = 2"), encoding="utf-8")
    before = path.read_bytes()
    assert enter(harbor, "session=4").status == 1
    assert path.read_bytes() == before


def test_one_provider_is_taken_apart_and_several_stand_side_by_side(harbor):
    assert enter(harbor, "session=450", "sessions=2", "nothing_else=yes", "course_days=9").status == 0
    assert harbor.run("new", "Oak").status == 0
    alone = harbor.run("cost", "harbor")
    assert alone.status == 0
    assert "2 sessions x 450 = 900" in alone.out
    for arguments in ([], ["harbor", "oak"]):
        together = harbor.run("cost", *arguments)
        assert "- ████████████ Harbor: 900\n  - Oak: ?\n" in together.out
        assert "Oak: ask: what does the evaluation cost?" in together.out
    assert "## The first course" not in together.out
    assert "### The first course" in harbor.run("cost", "--format", "md").out


def test_my_hour_and_my_limit_come_from_what_matters_to_me(harbor):
    assert (
        enter(
            harbor, "session=0", "unpaid_hours_per_session=4", "repeat_every_days=1", "nothing_else=yes"
        ).status
        == 0
    )
    (harbor.folder / "priorities.toml").write_text(
        "[money]\nhour = 10\nmonthly_limit = 100\n", encoding="utf-8"
    )
    assert "my limit is 100 a month: on average above it" in harbor.run("cost", "harbor").out


def test_my_limit_is_not_held_against_one_whose_figures_are_not_compared(harbor):
    assert harbor.run("new", "Oak").status == 0
    for name, currency in (("harbor", "USD"), ("oak", "EUR")):
        assert (
            enter(harbor, f"currency={currency}", "session=5", "repeat_every_days=1", provider=name).status
            == 0
        )
    assert harbor.run("priorities", "set", "--monthly-limit", "100").status == 0
    assert "my limit" not in harbor.run("cost", "harbor").out
    assert harbor.run("priorities", "set", "--currency", "USD").status == 0
    assert "my limit is $100 a month" in harbor.run("cost", "harbor").out
    assert "my limit" not in harbor.run("cost", "oak").out


def test_without_a_provider_it_says_how_to_add_one(shell):
    ran = shell.run("cost")
    assert ran.status == 0
    assert "no provider yet; add one: kchecklist new NAME" in ran.err
    assert json.loads(shell.run("cost", "--format", "json").out) == {"format": 1, "providers": []}


def test_costs_go_into_a_file_and_never_over_one(harbor, tmp_path):
    path = tmp_path / "cost.json"
    assert harbor.run("cost", "--format", "json", "-o", str(path)).status == 0
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == 1
    assert harbor.run("cost", "-o", str(path)).status == 2


def test_a_terminal_without_our_signs_gets_plain_ones(harbor):
    assert (
        enter(harbor, "session=450", "sessions=2", "course_days=9", "repeat_every_days=0", "hours=0").status
        == 0
    )
    found = harbor.run("cost", encoding="ascii").out
    assert "- ###########> Harbor: at least 900, " in found
    assert "\\u" not in found


@pytest.mark.parametrize("form", ["text", "md"])
def test_hostile_names_and_currencies_are_only_ink(shell, form):
    assert shell.run("new", HOSTILE).status == 0
    assert shell.run("new", "Oak").status == 0
    hostile = next(path for path in shell.files if "oak" not in path.name)
    assert enter(shell, "currency=CHF", "session=1", "sessions=1", provider=hostile.stem).status == 0
    # An editor writes what the command does not let in.
    text = hostile.read_text(encoding="utf-8")
    currency = json.dumps(HOSTILE, ensure_ascii=False)
    hostile.write_text(text.replace('"CHF"', currency), encoding="utf-8")
    for arguments in (["cost"], ["cost", hostile.stem]):
        ran = shell.run(*arguments, "--format", form)
        assert ran.status == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(ran.out)
    if form == "text":
        assert HOSTILE_SHOWN in " ".join(ran.out.split())


def test_show_with_costs_has_the_four_figures_and_the_entries_in_plain_words(harbor):
    assert (
        enter(harbor, "session=450", "sessions=2", "nothing_else=yes", "course_days=9", "currency=USD").status
        == 0
    )
    found = harbor.run("show", "harbor", "--costs").out
    assert "- The first course: $900\n" in found
    assert "- A month of repeats: ? (needs the days between repeats)\n" in found
    assert "  nothing else to pay: yes\n" in found
    assert "one session: " in found
    assert "membership_per_month" not in found
