"""The mouse does what the keys do."""

from textual.widgets import DataTable, Static

from kchecklist.tui.footer import Footer
from kchecklist.tui.options import OptionLine
from kchecklist.tui.screens.ask import AskYesNo, Choice
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.screens.summary import Summary

from .stage import Stage

ID = "oak-room-aa11bb"


async def test_a_click_on_an_option_answers(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("vital-signs")
        screen.show()
        await shown.still()
        await shown.click(list(screen.query(OptionLine))[1], offset=(10, 0))
        assert screen.sitting.profile.answers["vital-signs"].said.choice == ("before-after",)


async def test_a_click_on_a_state_records_it(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("sitter")
        screen.show()
        await shown.still()
        states = screen.query_one("#states", Static)
        await shown.click(states, offset=(3, 0))
        assert screen.sitting.profile.answers["sitter"].said.state == "dont_know"
        await shown.still()
        at = next(line for line in shown.lines if "won't say" in line).index("won't say")
        await shown.click(offset=(at, states.region.y))
        assert isinstance(shown.app.screen, AskYesNo)
        await shown.click(shown.app.screen.query(Choice).first())
        assert screen.sitting.profile.answers["sitter"].said.state == "refused"


async def test_a_click_on_a_key_of_the_footer_does_what_it_says(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        screen = await shown.interview(ID)
        here = screen.sitting.question
        footer = screen.query_one(Footer)
        await shown.pilot.hover(footer, offset=(shown.lines[-1].index("next"), 0))
        assert str(footer.tooltip) == "open, or on to the next question"
        await shown.pilot.hover(footer, offset=(shown.lines[-1].index("next") - len("enter "), 0))
        assert str(footer.tooltip) == "open, or on to the next question"
        await shown.pilot.hover(footer, offset=(shown.lines[-1].index("next") + len("next"), 0))
        assert footer.tooltip is None
        await shown.click(footer, offset=(shown.lines[-1].index("next"), 0))
        assert screen.sitting.question is not here
        await shown.click(footer, offset=(shown.lines[-1].index("summary"), 0))
        assert isinstance(shown.app.screen, Summary)


async def test_a_click_on_a_row_opens_its_interview(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        table = shown.app.screen.query_one(DataTable)
        for _ in range(2):  # the first click only moves the cursor there
            await shown.click(table, offset=(4, 2))
        await shown.until(lambda: len(shown.app.screen_stack) > 1)
        opened = shown.app.screen_stack[1]
        assert isinstance(opened, Interview)
        assert opened.about == ID


async def test_a_click_on_a_choice_takes_it(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        shown.app.open("interview", ID)
        await shown.still()
        await shown.click(list(shown.app.screen.query(Choice))[1], offset=(6, 0))
        screen = shown.app.screen
        assert isinstance(screen, Interview)
        assert screen.sitting.channel == "video"
