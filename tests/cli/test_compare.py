"""kchecklist compare: what counts, two alone, how often, and what matters to somebody else."""

import json

import pytest


@pytest.fixture
def two(shell):
    for name in ("Harbor", "Oak Room"):
        assert shell.run("new", name, "--route", "iv", "--setting", "clinic").status == 0
    shell.run("answer", "harbor", "vital-signs", "throughout", "--on", "2026-11-02")
    shell.run("answer", "oak", "vital-signs", "once", "--as", "written", "--on", "2026-11-02")
    shell.run("answer", "oak", "total-price", "itemised", "--as", "written", "--on", "2026-11-02")
    return shell


def document(shell, *arguments):
    ran = shell.run("compare", *arguments, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    return json.loads(ran.out)


def text(shell, *arguments):
    ran = shell.run("compare", *arguments)
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    return " ".join(ran.out.split())


def test_what_counts_can_be_asked_for_by_level_and_by_day(two):
    harbor, oak = document(two, "--evidence", "written")["providers"]
    assert harbor["coverage"] == "0"
    assert oak["coverage"] == document(two)["providers"][1]["coverage"] != "0"
    assert document(two, "--evidence", "written")["evidence"] == "written"
    late = document(two, "--since", "2026-11-03")
    assert late["since"] == "2026-11-03"
    assert [each["coverage"] for each in late["providers"]] == ["0", "0"]
    assert "since" not in document(two)
    assert "Counting only: what is in writing, signed or checked." in text(two, "--evidence", "written")


@pytest.mark.parametrize("asked", [("--evidence", "hearsay"), ("--since", "yesterday"), ("--shares", "0")])
def test_what_cannot_be_asked_for_is_refused(two, asked):
    ran = two.run("compare", *asked)
    assert (ran.status, ran.out) == (2, "")


def test_shares_are_drawn_only_when_asked_for_and_are_the_same_each_time(two):
    assert document(two)["shares"] is None
    drawn = document(two, "--shares", "200")["shares"]
    assert drawn["n"] == 200
    ids = [each["id"] for each in document(two)["providers"]]
    assert list(drawn["rank"]) == ids
    assert all(sum(ranks) == pytest.approx(1) for ranks in drawn["rank"].values())
    assert document(two, "--shares", "200")["shares"] == drawn
    assert "200 ways were drawn" in text(two, "--shares", "200")


def test_two_can_be_compared_on_what_is_settled_for_both(two):
    said = text(two, "--like-for-like", "harbor", "oak")
    assert said.startswith("Harbor and Oak Room, like for like")
    assert "For Harbor: 1 question" in said
    assert "None of these for now" in said
    assert "The plain facts" not in said


def test_two_names_of_one_provider_are_no_two(two):
    ran = two.run("compare", "--like-for-like", "harbor", "Harbor")
    assert ran.status == 2
    assert "two providers" in ran.err


def test_a_page_of_two_is_no_json(two):
    ran = two.run("compare", "--like-for-like", "harbor", "oak", "--format", "json")
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    "more", [["oak"], ["--answers"], ["--shares", "1000000"], ["--sort", "standing"], ["nobody", "--answers"]]
)
def test_a_page_of_two_goes_with_nothing_else(two, more, monkeypatch):
    monkeypatch.setattr("kchecklist.scoring.shares.shares", lambda *_: pytest.fail("nothing is to be drawn"))
    ran = two.run("compare", "--like-for-like", "harbor", "oak", *more)
    assert (ran.status, ran.out) == (2, "")
    assert "--like-for-like stands alone: it goes without " in ran.err
    assert (more[0] if more[0].startswith("-") else "PROVIDER") in ran.err


def test_by_standing_is_an_order_of_the_page_never_of_the_json(two):
    two.run("answer", "harbor", "vital-signs", "nothing")
    assert document(two, "--sort", "standing")["providers"] == document(two)["providers"]
    added, sorted_ = text(two), text(two, "--sort", "standing")
    assert added.index("Harbor") < added.index("Oak Room")
    # The title names the number of providers only; the facts stand in the order asked for.
    assert sorted_.index("Oak Room") < sorted_.index("Harbor")


def test_what_holds_for_somebody_else_too_is_said(two):
    two.run("answer", "harbor", "vital-signs", "nothing")
    assert "By what matters to each" not in text(two)
    assert two.run("priorities", "set", "--of", "anna", "--sections", "money").status == 0
    assert "anna" not in text(two)
    assert "For me and for anna: Oak Room is ahead of Harbor" in text(two, "--also-of", "Anna")


def test_of_whom_nothing_is_kept_nothing_is_guessed(two):
    two.run("priorities", "set", "--of", "anna", "--sections", "money")
    ran = two.run("compare", "--also-of", "ben")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "kchecklist: of one of them nothing is kept; of these it is: anna\n"


def test_somebody_elses_file_that_cannot_be_read_is_one_line_and_hides_nothing(two):
    two.run("priorities", "set", "--of", "anna", "--sections", "money")
    (path,) = two.folder.glob("priorities-*.toml")
    path.write_text("sections = 3\n")
    assert two.run("compare").status == 0
    ran = two.run("compare", "--also-of", "anna")
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert f"{path}:1" in ran.err
    assert "Oak Room" in ran.out


@pytest.mark.parametrize("unread", ["priorities.toml", "priorities-anna.toml"])
def test_nothing_is_said_for_anybody_whose_file_cannot_be_read(two, unread):
    two.run("answer", "harbor", "vital-signs", "nothing")
    two.run("priorities", "set", "--of", "anna", "--sections", "money")
    (two.folder / unread).write_text("sections = 3\n")
    ran = two.run("compare", "--also-of", "anna")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "By what matters to each" not in ran.out


def test_where_fewer_than_two_can_come_first_it_is_said_that_no_shares_are_drawn(two):
    ran = two.run("compare", "oak", "--shares", "10")
    assert (ran.status, ran.err) == (0, "kchecklist: shares take two providers that are not ruled out\n")
    assert "In how many ways" not in ran.out
