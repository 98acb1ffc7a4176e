"""Recording an answer without an interview, by the interview's own rules."""

import datetime as dt
import tomllib

import pytest

from kchecklist.profiles.store import ProfileStore, Saved

LONG_AGO, TO_COME = "2020-01-01", (dt.date.today() + dt.timedelta(days=9)).isoformat()


@pytest.fixture
def harbor(shell):
    assert shell.run("new", "Harbor", "--route", "iv", "--setting", "clinic").status == 0
    return shell


def answered(shell, *arguments):
    return shell.run("answer", "harbor", *arguments)


def table(shell):
    return tomllib.loads(shell.files[0].read_text(encoding="utf-8"))


def test_a_note_to_what_they_offer_is_kept_with_who_said_it(harbor):
    ran = answered(harbor, "route", "sublingual", "--note", "Only at night.", "--who", "Sue")
    assert ran.status == 0
    assert table(harbor)["provider"]["routes"] == ["sublingual"]
    said = table(harbor)["answers"]["route"]["said"]
    assert (said["note"], said["who"], said["on"]) == ("Only at night.", "Sue", dt.date.today())
    assert "conversation" not in table(harbor)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["route", "iv", "--who", "Sue"], "--note"),
        (["route", "iv", "--on", "2026-11-20"], "--note"),
        (["vital-signs", "1", "--due", TO_COME], "pending"),
        (["route", "iv", "--due", TO_COME], "pending"),
        (["vital-signs", "refused", "--due", TO_COME], "pending"),
        (["vital-signs", "pending", "--due", LONG_AGO], "has passed"),
        (["vital-signs", "clear", "--who", "Sue"], "clear"),
        (["vital-signs", "dont-know", "1"], "alone"),
    ],
)
def test_what_would_be_dropped_or_has_passed_is_refused_and_changes_nothing(harbor, arguments, said):
    before = harbor.files[0].read_bytes()
    ran = answered(harbor, *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert harbor.files[0].read_bytes() == before


def test_a_day_to_come_is_kept_with_pending(harbor):
    assert answered(harbor, "vital-signs", "pending", "--due", TO_COME).status == 0
    assert table(harbor)["answers"]["vital-signs"]["said"]["due"] == dt.date.fromisoformat(TO_COME)


@pytest.mark.parametrize(
    ("choice", "after"), [("sublingual", ["sublingual", "rectal"]), ("clear", ["rectal"])]
)
def test_a_persons_own_word_for_a_route_stays(harbor, choice, after):
    path = harbor.files[0]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('routes = ["iv"]', 'routes = ["iv", "rectal"]'), encoding="utf-8")
    assert answered(harbor, "route", choice).status == 0
    assert table(harbor)["provider"]["routes"] == after


@pytest.mark.parametrize("choice", ["dont-know", "bogus"])
def test_an_error_lists_only_what_the_question_takes(harbor, choice):
    ran = answered(harbor, "route", choice)
    assert ran.status == 2
    _, _, listed = ran.err.partition("; one of: ")
    assert not {"dont-know", "refused", "pending", "not-applicable"} & set(listed.split())
    assert "not-applicable" in answered(harbor, "gear", "bogus").err
    assert "not-applicable" not in answered(harbor, "vital-signs", "bogus").err


def test_ticks_are_exactly_those_named_and_no_conversation_is_opened(harbor):
    assert answered(harbor, "gear", "1").status == 0
    assert answered(harbor, "gear", "2", "2", "--who", "Sue").status == 0
    said = table(harbor)["answers"]["gear"]["said"]
    assert (said["choice"], said["who"]) == (["cuff"], "Sue")
    assert answered(harbor, "gear", "none").status == 0
    assert table(harbor)["answers"]["gear"]["said"]["choice"] == []
    assert "conversation" not in table(harbor)


def test_a_version_left_beside_is_told(harbor, monkeypatch):
    real = ProfileStore.save

    def save(self, stored, profile, turned=False):
        saved = real(self, stored, profile)
        return Saved(saved.stored, stored.path.with_name("harbor.conflict-1.toml"))

    monkeypatch.setattr(ProfileStore, "save", save)
    ran = answered(harbor, "vital-signs", "1")
    assert "harbor.conflict-1.toml: somebody changed the same answer meanwhile" in ran.err


def test_the_levels_are_those_of_the_record(harbor):
    shown = "".join(harbor.run("answer", "--help").out.split())
    assert "[heard|advertised|said|written|signed|checked]" in shown
    ran = answered(harbor, "vital-signs", "1", "--as", "guessed")
    assert ran.status == 2
    assert "'checked'" in ran.err


def test_what_is_looked_up_counts_as_found_where_one_looks_unless_told_otherwise(harbor):
    assert answered(harbor, "staff-record", "1").status == 0
    assert answered(harbor, "staff-record", "2", "--as", "said").status == 0
    record = table(harbor)["answers"]["staff-record"]
    assert list(record) == ["said", "checked"]
    assert record["checked"]["on"] == dt.date.today()


def test_an_answer_is_taken_back_where_it_stands(harbor):
    assert answered(harbor, "staff-record", "1", "--as", "said").status == 0
    assert answered(harbor, "staff-record", "clear").status == 0
    assert "answers" not in table(harbor)


def test_of_two_answers_one_has_to_be_named_to_be_taken_back(harbor):
    for level in ("said", "written"):
        assert answered(harbor, "staff-record", "1", "--as", level).status == 0
    ran = answered(harbor, "staff-record", "clear")
    assert ran.status == 2
    assert "staff-record has answers as written, said; say which with --as" in ran.err
    assert answered(harbor, "staff-record", "2").status == 0
    assert answered(harbor, "staff-record", "clear").status == 0
    assert list(table(harbor)["answers"]["staff-record"]) == ["said", "written"]
