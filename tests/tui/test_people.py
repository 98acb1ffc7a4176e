"""A second person's priorities in the app: seen, changed, compared with one's own."""

import pytest
from textual.widgets import OptionList

from kchecklist.tui.screens.ask import AskLine

from .stage import Open, Stage
from .test_matters import at, fill, line_of, panel

ANNA = "priorities-anna.toml"
OFFER = """\
[provider]
id = "{name}"
name = "{name}"
routes = ["iv"]
settings = ["clinic"]

[answers]
vital-signs.said = {{ choice = ["{watched}"] }}
gear.said = {{ choice = ["oximeter"] }}
total-price.said = {{ choice = ["{price}"] }}
refund.said = {{ choice = ["rest"] }}
"""


def keep(stage: Stage, text: str, name: str = ANNA) -> None:
    stage.folder.path.mkdir(parents=True, exist_ok=True)
    (stage.folder.path / name).write_text(text)


def lines(shown: Open) -> list[str | None]:
    return [option.id for option in shown.app.screen.query_one(OptionList).options]


async def see_anna(shown: Open) -> None:
    await at(shown, "whose")
    await shown.press("down", "enter")


async def test_another_person_gets_a_file_of_their_own_with_the_first_change(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "section/room")
        assert line_of(shown, "whose") == "Whose: mine"
        await at(shown, "whose")
        await shown.press("down", "enter")
        await fill(shown, "Anna")
        assert line_of(shown, "whose") == "Whose: anna's (priorities-anna.toml)"
        assert "What matters to anna" in shown.flat
        assert not (stage.folder.path / ANNA).exists()
        await at(shown, "section/money")
        assert 'sections = ["money"]' in (stage.folder.path / ANNA).read_text()
        assert 'sections = ["room"]' in stage.folder.priorities.read_text()


async def test_each_person_takes_back_their_own_changes(stage: Stage):
    keep(stage, 'sections = ["offer"]\n')
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "section/room")
        await see_anna(shown)
        await shown.press("z")
        assert shown.app.library.priorities.sections == ("room",)
        await at(shown, "section/money")
        await at(shown, "whose")
        await shown.press("enter", "z")
        assert shown.app.library.priorities.sections == ()
        assert shown.app.library.people["anna"].sections == ("offer", "money")


async def test_points_go_to_the_person_that_is_shown(stage: Stage):
    keep(stage, 'format = 1\nsections = ["room"]\n')
    async with stage.open() as shown:
        await shown.press("p")
        await see_anna(shown)
        await at(shown, "points")
        await shown.typed("30")
        await shown.press("escape")
        assert shown.app.library.people["anna"].swing == {"offer": 30}
        assert not stage.folder.priorities.exists()


async def test_the_effect_is_by_the_priorities_of_the_person_shown(stage: Stage):
    stage.two()
    keep(stage, 'sections = ["watch"]\n')
    async with stage.open() as shown:
        await shown.press("p")
        assert "21-91" in panel(shown)
        await at(shown, "section/money")
        assert ", was 21-91" in panel(shown)
        await see_anna(shown)
        assert "33-86" in panel(shown)
        assert ", was" not in panel(shown)


async def test_what_holds_for_both_is_said_and_where_they_differ(stage: Stage):
    # Harbor is clear about money and watches less; Bay the other way round; Cove has the least of both.
    for name, watched, price in (
        ("harbor", "once", "itemised"),
        ("bay", "throughout", "none"),
        ("cove", "once", "none"),
    ):
        stage.put(name, OFFER.format(name=name, watched=watched, price=price))
    stage.folder.path.mkdir(parents=True, exist_ok=True)
    stage.folder.priorities.write_text("[swing]\nwatch = 100\nmoney = 50\n")
    keep(stage, "[swing]\nmoney = 100\nwatch = 10\n")
    async with stage.open((120, 40)) as shown:
        await shown.press("p")
        await shown.still()
        assert "For me and for anna: harbor is ahead of cove" in panel(shown)
        assert "for me bay is ahead; for anna harbor is ahead" in panel(shown)


async def test_where_a_persons_file_is_gone_and_no_new_one_can_have_its_name_mine_comes_back(stage: Stage):
    stage.two()
    keep(stage, 'sections = ["watch"]\n', "priorities-日本.toml")
    async with stage.open() as shown:
        await shown.press("p")
        await see_anna(shown)
        assert "What matters to 日本" in shown.flat
        (stage.folder.path / "priorities-日本.toml").unlink()
        await at(shown, "section/money")
        await shown.still()
        assert "What matters to me" in shown.flat
        assert "日本" not in panel(shown)
        assert line_of(shown, "whose") == "Whose: mine"
        assert "The file of 日本 is gone" in shown.said[-1]
        assert not stage.folder.priorities.exists()


def files(stage: Stage) -> list[str]:
    return sorted(path.name for path in stage.folder.path.glob("priorities*"))


@pytest.mark.parametrize("file", ["priorities-Anna.toml", ANNA])
async def test_a_change_for_a_person_whose_file_is_gone_begins_no_other_file(stage: Stage, file):
    stage.two()
    keep(stage, 'sections = ["watch"]\n', file)
    async with stage.open() as shown:
        await shown.press("p")
        await see_anna(shown)
        await at(shown, "section/offer")
        (stage.folder.path / file).unlink()
        await at(shown, "section/money")
        await shown.still()
        assert line_of(shown, "whose") == "Whose: mine"
        assert "is gone; back to what matters to me" in shown.said[-1]
        assert "nna" not in panel(shown)
        await shown.press("z")
        assert files(stage) == []


async def test_taking_back_for_a_person_whose_file_is_gone_begins_no_file(stage: Stage):
    keep(stage, 'sections = ["watch"]\n')
    async with stage.open() as shown:
        await shown.press("p")
        await see_anna(shown)
        await at(shown, "section/offer")
        (stage.folder.path / ANNA).unlink()
        await shown.press("z")
        assert line_of(shown, "whose") == "Whose: mine"
        assert files(stage) == []


async def test_points_for_a_person_whose_file_is_gone_are_not_kept_as_all_they_said(stage: Stage):
    keep(stage, 'sections = ["watch"]\n')
    async with stage.open() as shown:
        await shown.press("p")
        await see_anna(shown)
        await at(shown, "points")
        (stage.folder.path / ANNA).unlink()
        await shown.typed("30")
        await shown.press("escape")
        assert "The file of anna is gone" in shown.said[0]
        await shown.press("escape")
        assert line_of(shown, "whose") == "Whose: mine"
        assert files(stage) == []


async def test_who_is_gone_can_be_begun_again(stage: Stage):
    keep(stage, 'sections = ["watch"]\n')
    async with stage.open() as shown:
        await shown.press("p")
        await see_anna(shown)
        (stage.folder.path / ANNA).unlink()
        await at(shown, "whose")
        await shown.press("down", "enter")
        await fill(shown, "Anna")
        await at(shown, "section/money")
        assert line_of(shown, "whose") == "Whose: anna's (priorities-anna.toml)"
        assert 'sections = ["money"]' in (stage.folder.path / ANNA).read_text()


async def test_a_change_is_shown_under_the_name_of_the_file_that_it_went_to(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "whose")
        await shown.press("down", "enter")
        await fill(shown, "Anna")
        keep(stage, 'sections = ["watch"]\n', "priorities-Anna.toml")
        await at(shown, "section/money")
        assert line_of(shown, "whose") == "Whose: Anna's (priorities-Anna.toml)"
        assert line_of(shown, "section/money").startswith("2.")
        assert files(stage) == ["priorities-Anna.toml"]
        assert shown.app.library.people["Anna"].sections == ("watch", "money")


async def test_what_is_typed_for_a_person_whose_file_is_gone_goes_to_nobody_else(stage: Stage):
    keep(stage, 'sections = ["watch"]\n', "priorities-日本.toml")
    async with stage.open() as shown:
        await shown.press("p")
        await see_anna(shown)
        await at(shown, "money/hour")
        (stage.folder.path / "priorities-日本.toml").unlink()
        await fill(shown, "25")
        await shown.press("enter")
        assert isinstance(shown.app.screen, AskLine)
        await shown.press("escape", "escape")
        assert line_of(shown, "whose") == "Whose: mine"
        assert not stage.folder.priorities.exists()
        assert shown.app.library.priorities.money.hour is None


async def test_one_bad_file_of_somebody_is_one_line_and_hides_nobody(stage: Stage):
    stage.two()
    keep(stage, "no TOML")
    keep(stage, 'sections = ["watch"]\n', "priorities-ben.toml")
    async with stage.open() as shown:
        assert shown.flat.replace(" ", "").count("priorities-anna.toml:1") == 1
        assert "Harbor Infusion" in shown.flat
        await shown.press("p")
        await see_anna(shown)
        assert "priorities-anna.toml:1" in shown.said[-1]
        assert line_of(shown, "whose") == "Whose: mine"
        await at(shown, "whose")
        await shown.press("down", "down", "enter")
        assert line_of(shown, "whose") == "Whose: ben's (priorities-ben.toml)"


async def test_an_unknown_section_of_somebody_is_said_with_their_file(stage: Stage):
    stage.two()
    keep(stage, 'sections = ["cellar"]\n')
    async with stage.open() as shown:
        assert "namesasectionthatisnothere" in shown.flat.replace(" ", "")
        assert "priorities-anna.toml" in shown.flat.replace(" ", "")


async def test_a_name_that_can_be_no_files_name_is_refused_where_it_was_typed(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "whose")
        await shown.press("down", "enter")
        await fill(shown, "../..")
        assert isinstance(shown.app.screen, AskLine)
        assert "no letter from a to z" in shown.flat
        await fill(shown, "")
        assert "A name is needed" in shown.flat
        assert not stage.folder.path.exists() or not list(stage.folder.path.glob("priorities*"))


async def test_whose_crisis_lines_is_asked_of_the_person_themselves_alone(stage: Stage):
    keep(stage, "format = 1\n")
    async with stage.open() as shown:
        await shown.press("p")
        assert "country" in lines(shown)
        await see_anna(shown)
        assert "country" not in lines(shown)


async def test_a_hostile_file_name_of_somebody_is_only_ink(stage: Stage):
    stage.two()
    keep(stage, 'sections = ["money"]\n', "priorities-[@click=app.quit]x[\x1b]2;owned\x07.toml")
    async with stage.open((120, 40)) as shown:
        await shown.press("p")
        await at(shown, "whose")
        await shown.still()
        assert "[@click=app.quit]x[␛]2;owned␇" in shown.text
        await shown.press("down", "enter")
        await shown.still()
        assert "What matters to [@click=app.quit]x[␛]2;owned␇" in shown.text
        assert not any(ord(sign) < 32 for row in shown.lines for sign in row)
