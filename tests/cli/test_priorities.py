"""kchecklist priorities: what matters to me, or to somebody I decide with."""

import json
import tomllib
from shutil import copytree

import pytest

from .running import BANK, HOSTILE

MINE = "priorities.toml"


def kept(shell, name=MINE):
    return tomllib.loads((shell.folder / name).read_text(encoding="utf-8"))


def put(shell, text, name=MINE):
    shell.folder.mkdir(exist_ok=True)
    (shell.folder / name).write_text(text, encoding="utf-8")


def stated(shell, *arguments):
    ran = shell.run("priorities", "set", *arguments)
    assert ran.status == 0, ran.err
    return ran.out


# Showing


def test_nothing_stated_is_said_with_what_then_counts(shell):
    ran = shell.run("priorities")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("What matters to me\n")
    assert "Nothing stated yet" in ran.out
    assert "- Watching: 33.3 %" in ran.out
    assert not shell.folder.exists()


def test_an_order_is_shown_with_the_shares_that_follow_the_heaviest_first(shell):
    put(shell, 'sections = ["money", "watch"]\n')
    out = shell.run("priorities", "show").out
    assert out.index("Money: 61.1 % (priority 1)") < out.index("Watching: 27.8 % (priority 2)")
    assert out.index("Watching") < out.index("Offer: 11.1 %\n")


def test_points_marks_money_and_country_are_shown_within_80_columns(shell):
    put(
        shell,
        'country = "GB"\n[swing]\nwatch = 100\nmoney = 24\noffer = 1\n[marks.route]\niv = "wanted"\nsublingual = "unwanted"\n'
        '[money]\ncurrency = "GBP"\nhour = 12.5\n',
    )
    out = shell.run("priorities").out
    for said in (
        "Watching: 80.0 % (100 points)",
        "Offer: 0.8 % (1 point)\n",
        "- wanted: a drip into a vein",
        "- unwanted: a lozenge",
    ):
        assert said in out
    assert "12.5" in out
    assert "GBP" in out
    assert max(map(len, out.splitlines())) <= 80


def test_points_that_are_all_0_are_not_called_nothing_stated(shell):
    (shell.folder / "priorities.toml").parent.mkdir(parents=True, exist_ok=True)
    (shell.folder / "priorities.toml").write_text("[swing]\nwatch = 0\nmoney = 0\n")
    said = " ".join(shell.run("priorities", "show").out.split())
    assert "Nothing stated yet" not in said
    assert "These points are all 0 and count for nothing" in said


def test_what_the_checklist_does_not_have_is_passed_over_and_named_with_its_line(shell):
    put(
        shell,
        'sections = ["wotch", "money"]\n[marks.route]\nrocket = "wanted"\n[marks.rute]\niv = "wanted"\n[marks.vital-signs]\nonce = "fine"\n',
    )
    ran = shell.run("priorities")
    assert ran.status == 1
    assert "priorities.toml:1: sections: number 1 is no section here; did you mean 'watch'?" in ran.err
    assert "priorities.toml:3: marks.route: no option 'rocket'" in ran.err
    assert ran.out.index("Passed over") < ran.out.index("section wotch")
    assert "Money: 61.1 % (priority 1)" in ran.out
    document = json.loads(shell.run("priorities", "--format", "json").out)
    assert document["passed_over"] == [
        "section wotch",
        "marks on route: rocket",
        "marks on rute",
        "marks on vital-signs",
    ]


def test_a_file_that_cannot_be_read_is_named_and_nothing_stated_counts(shell):
    put(shell, "sections = 7\n")
    ran = shell.run("priorities")
    assert ran.status == 1
    assert "priorities.toml:1: sections" in ran.err
    assert "Nothing stated yet" in ran.out


def test_json_holds_what_counts_in_exact_numbers(shell):
    put(
        shell,
        'country = "GB"\nsections = ["money"]\n[marks.route]\niv = "wanted"\n[money]\nhour = 12.5\nmonthly_limit = 600\n',
    )
    assert json.loads(shell.run("priorities", "--format", "json").out) == {
        "format": 1,
        "of": None,
        "sections": ["money"],
        "swing": {},
        "weights": {"offer": "7/36", "watch": "7/36", "money": "11/18"},
        "marks": {"route": {"iv": "wanted"}},
        "money": {"currency": None, "hour": "25/2", "monthly_limit": "600"},
        "country": "GB",
        "passed_over": [],
    }


def test_it_can_be_kept_as_a_page(shell, tmp_path):
    target = tmp_path / "mine.md"
    assert shell.run("priorities", "--format", "md", "-o", str(target)).status == 0
    assert target.read_text(encoding="utf-8").startswith("# What matters to me\n")


# Setting


def test_everything_can_be_stated_at_once_and_taken_out_again(shell):
    put(shell, "x-mine = 1\n")
    stated(shell, "--sections", "Watching, money", "--mark", "route=iv:wanted", "--mark", "rou=2:unwanted", "--currency", "USD", "--hour", "25", "--monthly-limit", "600.50", "--country", "us")  # fmt: skip
    assert kept(shell) == {
        "x-mine": 1,
        "sections": ["watch", "money"],
        "country": "US",
        "marks": {"route": {"iv": "wanted", "sublingual": "unwanted"}},
        "money": {"currency": "USD", "hour": 25, "monthly_limit": 600.5},
    }
    stated(shell, "--sections", "", "--mark", "route=iv:none", "--mark", "route=sublingual:none", "--currency", "", "--hour", "", "--monthly-limit", "", "--country", "")  # fmt: skip
    assert kept(shell) == {"x-mine": 1}


def test_amounts_points_and_a_currency_are_typed_as_people_write_them(shell):
    stated(shell, "--hour", "$25", "--monthly-limit", "1,600", "--currency", "usd", "--swing", "watch=1,000")
    assert kept(shell) == {
        "swing": {"watch": 1000},
        "money": {"currency": "USD", "hour": 25, "monthly_limit": 1600},
    }


@pytest.mark.parametrize("typed", ["-98765", "nan", "inf", "98765e999", "98,765,4", "98765-98766", "98765x"])
@pytest.mark.parametrize("option", ["--hour", "--monthly-limit", "--swing"])
def test_what_is_no_amount_is_refused_and_not_said_again(shell, option, typed):
    ran = shell.run("priorities", "set", f"{option}={'watch=' if option == '--swing' else ''}{typed}")
    assert ran.status == 2
    assert "should be a number, as 25 or 12.50" in ran.err
    assert "98" not in ran.err


def test_a_currency_is_three_letters(shell):
    ran = shell.run("priorities", "set", "--currency", "$98")
    assert ran.status == 2
    assert "--currency: should be three letters, such as USD or EUR; nothing takes it out" in ran.err
    assert "98" not in ran.err


def test_points_take_the_place_of_an_order_and_the_other_way_round(shell):
    stated(shell, "--sections", "watch")
    stated(shell, "--swing", "watch=100", "--swing", "money=12.5")
    assert kept(shell) == {"swing": {"watch": 100, "money": 12.5}}
    stated(shell, "--swing", "", "--swing", "offer=100")
    assert kept(shell) == {"swing": {"offer": 100}}
    stated(shell, "--swing", "watch=50", "--swing", "offer=")
    assert kept(shell) == {"swing": {"watch": 50}}
    stated(shell, "--sections", "money")
    assert kept(shell) == {"sections": ["money"]}


@pytest.fixture
def starting_points(tmp_path):
    bank = copytree(BANK, tmp_path / "bank")
    head = bank / "checklist.toml"
    presets = '\n[[preset]]\nid = "by-drip"\ntitle = "By drip"\nabout = "For a drip."\nsections = ["watch"]\nmarks = { route = { iv = "wanted" } }\n'
    head.write_text(head.read_text(encoding="utf-8") + presets, encoding="utf-8")
    return str(bank)


def test_a_starting_point_is_listed_fills_in_and_can_be_changed_at_once(shell, starting_points):
    listed = shell.run("priorities", "presets", "--questions", starting_points).out
    assert "By drip (by-drip)\n  For a drip." in listed
    stated(shell, "--questions", starting_points, "--sections", "money", "--preset", "by-drip")
    assert kept(shell) == {"sections": ["money"], "marks": {"route": {"iv": "wanted"}}}
    ran = shell.run("priorities", "set", "--questions", starting_points, "--preset", "by-drop")
    assert ran.status == 2
    assert "did you mean by-drip?" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to set"),
        (["--preset", "any"], "has none"),
        (["--sections", "wotch"], "did you mean watch?"),
        (["--sections", "watch,money,offer,watch2"], "did you mean watch?"),
        (["--sections", "zzz"], "one of: offer, watch, money"),
        (["--swing", "mony=100"], "did you mean money?"),
        (["--swing", "money"], "SECTION=POINTS"),
        (["--swing", "money=-4321"], "should be a number"),
        (["--swing", "money=4321x"], "should be a number"),
        (["--sections", "watch", "--swing", "money=100"], "one of the two"),
        (["--mark", "rute=iv:wanted"], "did you mean route?"),
        (["--mark", "route=ivv:wanted"], "did you mean iv?"),
        (["--mark", "route=9:wanted"], "1 iv, 2 sublingual"),
        (["--mark", "route=0:wanted"], "1 iv, 2 sublingual"),
        (["--mark", "route=iv:best"], "wanted, fine, unwanted, none"),
        (["--mark", "route=iv"], "QUESTION=OPTION:MARK"),
        (["--mark", "vital-signs=1:wanted"], "no matter of taste; what can be marked: route"),
        (["--hour", "4321,5"], "--hour: should be a number"),
        (["--monthly-limit", "inf"], "--monthly-limit: should be a number"),
        (["--country", "Mars"], "one of: US, GB"),
        (["--hour", "25", "--sections", "zzz"], "no section"),
        (["--hour", "25", "--of", "你好"], "no letter from a to z"),
    ],
)
def test_what_cannot_be_stated_is_one_line_and_changes_nothing(shell, arguments, said):
    put(shell, "# mine\nsections=['watch']\n")
    ran = shell.run("priorities", "set", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert "4321" not in ran.err
    assert [path.read_text() for path in shell.folder.iterdir()] == ["# mine\nsections=['watch']\n"]


def test_more_than_three_are_too_many(shell, tmp_path):
    bank = copytree(BANK, tmp_path / "bank")
    head = bank / "checklist.toml"
    more = '\n[[section]]\nid = "fourth"\ntitle = "Fourth"\n'
    head.write_text(head.read_text(encoding="utf-8") + more, encoding="utf-8")
    ran = shell.run("priorities", "set", "--questions", str(bank), "--sections", "watch,money,offer,fourth")
    assert ran.status == 2
    assert "three are the most" in ran.err


def test_a_broken_file_is_named_and_left_alone(shell):
    put(shell, "sections = 7\n")
    ran = shell.run("priorities", "set", "--hour", "25")
    assert ran.status == 2
    assert "priorities.toml:1: sections" in ran.err
    assert (shell.folder / MINE).read_text() == "sections = 7\n"


def test_after_a_change_each_provider_is_said_with_what_it_was(shell):
    for name in ("Harbor", "Oak"):
        shell.run("new", name, "--route", "iv", "--setting", "clinic")
    shell.run("answer", "harbor", "total-price", "itemised")
    out = stated(shell, "--swing", "money=100")
    assert out.splitlines() == [
        "What matters to me: saved",
        "Harbor: 100, was 33-100; can be 1st-2nd so far",
        "Oak: 0-100; can be 1st-2nd so far, both as before",
    ]
    assert stated(shell, "--swing", "money=100") == "What matters to me: nothing changed\n"


# Somebody else


def test_a_second_persons_priorities_are_kept_beside_mine(shell):
    stated(shell, "--sections", "money")
    assert stated(shell, "--of", "Sam", "--sections", "watch").startswith("What matters to sam: saved")
    assert kept(shell, "priorities-sam.toml") == {"sections": ["watch"]}
    assert kept(shell) == {"sections": ["money"]}
    assert "priority 1" in shell.run("priorities", "--of", "SAM").out
    assert json.loads(shell.run("priorities", "--of", "sam", "--format", "json").out)["of"] == "sam"


def test_nobody_is_shown_under_a_name_that_nothing_is_kept_for(shell):
    stated(shell, "--of", "Sam", "--hour", "25")
    ran = shell.run("priorities", "--of", "Tim")
    assert ran.status == 2
    assert "there is sam" in ran.err


def test_a_name_is_never_a_path(shell):
    stated(shell, "--of", "../../outside", "--hour", "25")
    assert [path.name for path in shell.folder.iterdir() if "priorities" in path.name] == [
        "priorities-outside.toml"
    ]


@pytest.mark.parametrize(
    "before", [["--force"], ["-o{}", "--force"], ["-o", "{}", "--force"], ["--output={}"], ["--force", "--"]]
)
def test_only_an_option_that_takes_a_value_hides_the_word_after_it(shell, tmp_path, before):
    target = tmp_path / "mine.md"
    ran = shell.run("priorities", *(word.format(target) for word in before), "show")
    assert (ran.status, ran.err) == (0, "")
    assert target.exists() == ("{}" in "".join(before))


def test_what_is_no_command_is_said_even_where_one_follows(shell):
    ran = shell.run("priorities", "shwo", "set")
    assert ran.status == 2
    assert "no command 'shwo'; did you mean show?" in ran.err


def test_options_may_stand_before_what_is_to_be_done(shell, tmp_path):
    assert shell.run("priorities", "--of", "show", "set", "--hour", "25").status == 0
    assert kept(shell, "priorities-show.toml") == {"money": {"hour": 25}}
    assert shell.run("priorities", "--folder", str(tmp_path / "other"), "show").status == 0
    assert "  presets  " in shell.run("priorities", "--help").out
    assert "did you mean presets?" in shell.run("priorities", "preset").err


def test_words_in_a_file_are_ink(shell):
    put(shell, f"country = {json.dumps(HOSTILE)}\n[money]\ncurrency = {json.dumps(HOSTILE)}\n")
    for form in ("text", "md", "json"):
        ran = shell.run("priorities", "--format", form)
        # There is no such country.
        assert ran.status == 1
        assert not set("\x1b\x07\u202e") & set(ran.out + ran.err)
        assert "click=app.quit" in ran.out


def test_where_there_is_no_starting_point_nobody_is_told_to_start_from_one(shell):
    ran = shell.run("priorities", "presets")
    assert ran.status == 0
    assert "has none" in ran.out
    assert "Start from one" not in ran.out


@pytest.mark.parametrize("option", [["--preset", "by-drip"], ["--sections", "offer"]])
def test_what_takes_typed_points_out_says_which(shell, starting_points, option):
    stated(shell, "--swing", "watch=100", "--swing", "money=50")
    out = stated(shell, "--questions", starting_points, *option)
    assert "Points taken out: watch 100, money 50\n" in out
    assert "Points taken out" not in stated(shell, "--questions", starting_points, *option, "--hour", "5")


def test_points_that_one_takes_out_oneself_are_not_told_again(shell):
    stated(shell, "--swing", "watch=100", "--swing", "money=50")
    assert "taken out" not in stated(shell, "--swing", "watch=")


def test_comments_of_ones_own_are_kept_before_the_first_change_and_told(shell):
    put(shell, '# for my talk with Sam\nsections = ["watch"]\n')
    ran = shell.run("priorities", "set", "--hour", "25")
    (copy,) = (shell.folder / "history" / "priorities").iterdir()
    assert copy.read_text() == '# for my talk with Sam\nsections = ["watch"]\n'
    assert (ran.status, ran.err.count("\n")) == (0, 1)
    assert ran.err.startswith(f"{copy}: the file as it was")
    assert shell.run("priorities", "set", "--hour", "26").err == ""


def test_what_a_newer_version_wrote_is_left_alone(shell):
    put(shell, 'format = 2\nsections = ["watch"]\n')
    ran = shell.run("priorities", "set", "--hour", "25")
    assert (ran.status, ran.out) == (1, "")
    assert "a newer kchecklist wrote this; nothing was changed" in ran.err
    assert kept(shell) == {"format": 2, "sections": ["watch"]}
