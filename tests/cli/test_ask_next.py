"""kchecklist ask-next."""

import json

import pytest


@pytest.fixture
def two(shell):
    for name in ("Harbor", "Oak Room"):
        assert shell.run("new", name, "--route", "iv", "--setting", "clinic").status == 0
    return shell


def questions(shell, *arguments):
    ran = shell.run("ask-next", *arguments, "--format", "json")
    assert ran.status == 0
    found = json.loads(ran.out)["questions"]
    return [(each["provider"].rpartition("-")[0], each["question"]) for each in found]


def test_what_to_ask_next_is_said_for_all_and_for_each_within_80_columns(two):
    ran = two.run("ask-next", "--most", "2")
    assert (ran.status, ran.err) == (0, "")
    assert "1. Harbor: Who measures my vital signs, and when? (safety floor)" in ran.out
    first, harbor, oak = (ran.out.index(name) for name in ("First, over all", "\nHarbor\n", "\nOak Room\n"))
    assert first < harbor < oak
    assert ran.out.count("2. ") == 3
    assert "3. " not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_one_that_is_named_is_shown_alone_as_the_comparison_with_all_others_has_it(two):
    ran = two.run("ask-next", "oak")
    assert "Oak Room" in ran.out
    assert "Harbor" not in ran.out
    assert questions(two, "oak") == [each for each in questions(two) if each[0] == "oak-room"]
    # A floor that fails takes it out of those that can stand first: only the others make that so.
    two.run("answer", "oak", "vital-signs", "nothing")
    document = json.loads(two.run("ask-next", "oak", "--format", "json").out)
    assert [each.rpartition("-")[0] for each in document["contenders"]] == ["harbor"]


def test_what_is_not_believed_is_to_be_asked_again(two):
    two.run("answer", "harbor", "total-price", "itemised", "--on", "2026-11-02")
    question = ("harbor", "total-price")
    assert question not in questions(two)
    assert question in questions(two, "--evidence", "written")
    assert question in questions(two, "--since", "2026-11-03")
    assert question not in questions(two, "--since", "2026-11-02")


def test_it_can_be_kept_as_a_page(two, tmp_path):
    target = tmp_path / "next.md"
    assert two.run("ask-next", "harbor", "--format", "md", "-o", str(target)).status == 0
    assert target.read_text(encoding="utf-8").startswith("# What to ask next\n")


def test_without_a_provider_it_says_how_to_begin(shell):
    ran = shell.run("ask-next")
    assert ran.status == 0
    assert "kchecklist new NAME" in ran.err


def test_what_cannot_be_meant_is_bad_input(two):
    assert two.run("ask-next", "nobody").status == 2
    assert two.run("ask-next", "--most", "0").status == 2


def test_a_file_left_out_is_named_and_the_rest_is_asked(two):
    two.put("broken.toml", "!")
    ran = two.run("ask-next")
    assert ran.status == 1
    assert "broken.toml" in ran.err
    assert "Harbor" in ran.out
