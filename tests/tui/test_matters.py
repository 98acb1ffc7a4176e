"""What matters, by keys: what a change does beside the list, money, whose crisis lines, and taking back."""

import re
import shutil

import pytest
from textual.widgets import Input, OptionList

from kchecklist.profiles.editing import with_claim
from kchecklist.profiles.record import Claim
from kchecklist.tui.effect_panel import EffectPanel
from kchecklist.tui.screens.ask import AskLine
from kchecklist.tui.screens.matters import Matters

from .stage import BANK, HARBOR, SIZES, Open, Stage


async def at(shown: Open, line_id: str) -> None:
    """Enter on a line of the list."""
    listed = shown.app.screen.query_one(OptionList)
    listed.highlighted = next(n for n, option in enumerate(listed.options) if option.id == line_id)
    await shown.press("enter")


async def fill(shown: Open, text: str) -> None:
    field = shown.app.focused
    assert isinstance(field, Input)
    field.value = text
    await shown.press("enter")


def line_of(shown: Open, line_id: str) -> str:
    listed = shown.app.screen.query_one(OptionList)
    return " ".join(str(next(o.prompt for o in listed.options if o.id == line_id)).split())


def panel(shown: Open) -> str:
    """The words of the effect, wherever they wrap."""
    return " ".join(str(shown.app.screen.query_one(EffectPanel).content).split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_change_shows_each_range_before_and_after_at_every_size(stage: Stage, size):
    stage.two()
    async with stage.open(size) as shown:
        await shown.press("p")
        assert "21-91" in shown.flat
        assert ", was" not in shown.flat
        await at(shown, "section/watch")
        await shown.still()
        assert "33-86, was 21-91" in shown.flat


async def test_z_shows_the_way_back_too(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "section/watch")
        await shown.press("z")
        assert "21-91, was 33-86" in panel(shown)
        assert "sections" not in stage.folder.priorities.read_text()


async def test_a_change_that_moves_nobody_says_so(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "money/hour")
        await fill(shown, "25")
        await shown.still()
        assert "nobody moved" in shown.flat


async def test_what_an_answer_did_is_no_effect_of_a_change_of_priorities(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "money/hour")
        await fill(shown, "25")
        assert "nobody moved" in shown.flat
        await shown.press("exclamation_mark")
        harbor = shown.app.library.profile("harbor-3f9a1c")
        shown.app.keep(with_claim(harbor, ("gear",), "said", Claim(choice=("oximeter",))))
        await shown.settled()
        await shown.press("escape")
        await shown.still()
        assert isinstance(shown.app.screen, Matters)
        assert "21-91" not in panel(shown)
        assert ", was" not in panel(shown)
        assert "nobody moved" in shown.flat


async def test_the_next_mark_is_of_the_one_that_counts_whatever_the_option_was_called(stage: Stage, tmp_path):
    bank = tmp_path / "bank"
    shutil.copytree(BANK, bank)
    room = bank / "03-room.toml"
    room.write_text(room.read_text().replace('id = "present"', 'id = "there", was = ["present"]'))
    stage.bank = bank
    stage.folder.path.mkdir(parents=True)
    stage.folder.priorities.write_text('[marks.therapist]\npresent = "wanted"\n')
    async with stage.open() as shown:
        await shown.press("p")
        assert line_of(shown, "mark/therapist/there").startswith("I want this")
        await at(shown, "mark/therapist/there")
        assert line_of(shown, "mark/therapist/there").startswith("fine")
        assert shown.app.library.priorities.marks == {"therapist": {"there": "fine"}}


async def test_hidden_ranges_leave_the_words(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        await shown.press("p", "v")
        await at(shown, "section/watch")
        assert "33-86" not in shown.flat
        assert "Harbor Infusion" in panel(shown)
        assert "1st" in panel(shown)
        await shown.press("v")
        assert "33-86, was 21-91" in panel(shown)


async def test_with_no_provider_yet_it_says_that_it_will_show_there(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        assert "No provider yet" in shown.flat


async def test_where_not_all_fit_those_that_moved_come_first(stage: Stage):
    for number in range(4):
        stage.put(f"still-{number}", HARBOR.split("[answers")[0].replace("harbor-3f9a1c", f"still-{number}"))
    oak = (
        HARBOR.replace("harbor-3f9a1c", "oak")
        .replace("Harbor Infusion", "Oak")
        .replace("2026-11-01", "2026-11-09")
    )
    stage.put("oak", oak)
    async with stage.open((60, 20)) as shown:
        await shown.press("p")
        assert "Oak" not in panel(shown)
        assert "and 3 more" in shown.flat
        await at(shown, "section/watch")
        assert panel(shown).startswith("Oak")


async def test_a_starting_point_asks_before_it_takes_the_place_of_points(stage: Stage):
    stage.folder.path.mkdir(parents=True)
    stage.folder.priorities.write_text("[swing]\nroom = 40\n")
    async with stage.open() as shown:
        await shown.press("p", "enter")
        assert shown.app.library.priorities.swing == {"room": 40}
        await shown.press("y")
        assert shown.app.library.priorities.sections == ("room",)
        await shown.press("z")
        assert shown.app.library.priorities.swing == {"room": 40}


async def test_z_keeps_what_another_window_changed_before(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "section/watch")
        stage.folder.priorities.write_text('sections = ["money"]\n')
        await at(shown, "section/room")
        assert shown.app.library.priorities.sections == ("money", "room")
        await shown.press("z")
        assert shown.app.library.priorities.sections == ("money",)


async def test_a_starting_point_is_said_in_the_title_and_hides_nothing(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        await shown.press("p", "enter")
        assert "filled in below" in shown.lines[0]
        assert not shown.said
        await shown.press("z")
        assert "filled in below" not in shown.lines[0]


# Money


async def test_money_is_kept_changed_taken_out_and_taken_back(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        for typed, said in (("25", "25"), ("1,250.50", "1250.50"), ("", "not said")):
            await at(shown, "money/hour")
            await fill(shown, typed)
            assert line_of(shown, "money/hour") == f"An hour of my time {said}"
        assert "hour" not in stage.folder.priorities.read_text()
        await shown.press("z", "z")
        assert shown.app.library.priorities.money.hour == 25


async def test_what_is_no_amount_is_refused_with_a_sentence_and_stays(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        for key, typed, said in (
            ("hour", "a lot", "A number is needed here"),
            ("monthly_limit", "450-500", "A number is needed here"),
            ("hour", "-3", "A number is needed here"),
            ("hour", "9" * 40, "ordinary size"),
            ("currency", "dollars", "Three letters"),
            ("currency", "12€", "Three letters"),
        ):
            await at(shown, f"money/{key}")
            assert said not in shown.flat, (key, typed)
            await fill(shown, typed)
            assert isinstance(shown.app.screen, AskLine), (key, typed)
            assert said in shown.flat, (key, typed)
            assert shown.app.focused.value == typed
            assert not stage.folder.priorities.exists(), (key, typed)
            await shown.press("escape", "escape")
            assert isinstance(shown.app.screen, Matters), (key, typed)


async def test_a_currency_is_kept_in_capitals(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "money/currency")
        await fill(shown, "usd")
        assert 'currency = "USD"' in stage.folder.priorities.read_text()


async def test_what_cannot_be_saved_stays_in_its_field(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "money/hour")
        stage.folder.path.mkdir(parents=True, exist_ok=True)
        stage.folder.priorities.write_text("no TOML")
        await fill(shown, "25")
        assert isinstance(shown.app.screen, AskLine)
        await shown.still()
        assert "priorities.toml:1" in shown.flat.replace(" ", "")
        stage.folder.priorities.unlink()
        await shown.press("enter")
        assert shown.app.library.priorities.money.hour == 25


async def test_quitting_asks_before_an_amount_typed_is_lost(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "money/hour")
        await shown.typed("25")
        await shown.press("ctrl+q")
        assert shown.app.is_running
        assert "not kept yet" in shown.said[-1]


# Whose crisis lines


async def test_enter_goes_through_the_countries_of_the_bank_and_z_back(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        for country in ("US", "GB", None, "US"):
            await at(shown, "country")
            assert shown.app.library.priorities.country == country
            assert line_of(shown, "country").endswith(country or "not said")
        await shown.press("z", "z")
        assert shown.app.library.priorities.country == "GB"


async def test_without_crisis_lines_there_is_no_line_for_a_country(stage: Stage, tmp_path):
    stage.bank = tmp_path / "bank"
    stage.bank.mkdir()
    for path in BANK.glob("*.toml"):
        without = re.sub(r"\[\[crisis\]\][^\[]*", "", path.read_text())
        (stage.bank / path.name).write_text(without)
    async with stage.open() as shown:
        await shown.press("p")
        assert isinstance(shown.app.screen, Matters)
        assert "country" not in [option.id for option in shown.app.screen.query_one(OptionList).options]


async def test_comments_of_ones_own_are_kept_before_the_first_change_and_told(stage: Stage):
    stage.folder.path.mkdir(parents=True)
    stage.folder.priorities.write_text("# for my talk with Sam\n")
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "section/watch")
        (copy,) = (stage.folder.history / "priorities").iterdir()
        assert copy.read_text() == "# for my talk with Sam\n"
        assert f"kept as {copy.name} in history" in shown.said[-1]
        told = len(shown.said)
        await at(shown, "section/money")
        assert len(shown.said) == told


async def test_settings_of_ones_own_making_are_kept_too(stage: Stage):
    stage.folder.path.mkdir(parents=True)
    stage.folder.settings.write_text("# mine\n")
    async with stage.open() as shown:
        await shown.press("p", "v")
        (copy,) = (stage.folder.history / "settings").iterdir()
        assert f"kept as {copy.name} in history" in shown.said[-1]
