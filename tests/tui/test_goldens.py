"""Each screen as characters, at the three sizes that it must be comfortable at."""

from pathlib import Path

import pytest

from kchecklist.profiles.folder import DataFolder

from . import golden
from .stage import HARBOR, SIZES, Open, Stage

LONG_BANK = {
    "checklist.toml": 'id = "long"\ntitle = "Long"\nversion = "1"\n[[section]]\nid = "watch"\ntitle = "Watch"\n',
    "01-watch.toml": """\
[[question]]
id = "vital-signs"
ask = "Before, during and after a dose, who exactly measures my blood pressure, pulse and oxygen, how often, and what do they do about bad figures?"
why = "It matters."
kind = "quality"
tier = "first call"
option = [
  { id = "a", label = "a nurse measures them before, during and after, every ten minutes, and stops at limits", value = 100 },
  { id = "b", label = "a nurse measures them before, once in between and after it, and calls the doctor", value = 70 },
  { id = "c", label = "somebody trained measures them before and after it, and in between only on my request", value = 50 },
  { id = "d", label = "I measure them myself with a cuff from them, and send the figures in later", value = 30 },
  { id = "e", label = "only the pressure before the dose is measured, nobody looks at it again that day", value = 10 },
  { id = "f", label = "nothing at all is measured before, during or after a dose, at this place, ever", value = 0 },
]
""",
}


def hide_folder(shown: Open) -> None:
    """Show the same path in every run."""
    shown.app.library.folder = DataFolder(Path("/home/me/kchecklist"))


async def providers_empty(shown: Open) -> None:
    hide_folder(shown)
    shown.app.screen.show()


async def providers(shown: Open) -> None: ...


async def add(shown: Open) -> None:
    await shown.press("a")


async def interview_begins(shown: Open) -> None:
    shown.app.open("interview", "harbor-3f9a1c")


async def interview(shown: Open) -> None:
    screen = await shown.interview("harbor-3f9a1c")
    screen.sitting.jump("vital-signs")
    screen.show()


async def interview_note(shown: Open) -> None:
    await interview(shown)
    await shown.press("n")


async def interview_red_flag(shown: Open) -> None:
    screen = await shown.interview("oak-room-aa11bb")
    screen.sitting.jump("vital-signs")
    screen.show()


async def interview_end(shown: Open) -> None:
    screen = await shown.interview("harbor-3f9a1c")
    screen.sitting.jump("total-price")
    await shown.press("enter")


async def interview_open_only(shown: Open) -> None:
    screen = await shown.interview("harbor-3f9a1c")
    screen.sitting.jump("vital-signs")
    await shown.press("t", "o", "enter")


async def summary(shown: Open) -> None:
    shown.app.open("summary", "harbor-3f9a1c")


async def compare_facts(shown: Open) -> None:
    shown.app.open("compare")


async def compare_pane(shown: Open, number: int) -> None:
    shown.app.open("compare")
    await shown.pause()
    await shown.press(*["right"] * number)


async def compare_standing(shown: Open) -> None:
    await compare_pane(shown, 1)


async def compare_questions(shown: Open) -> None:
    await compare_pane(shown, 2)


async def compare_like_for_like(shown: Open) -> None:
    await compare_pane(shown, 3)


async def compare_money(shown: Open) -> None:
    await compare_pane(shown, 4)


async def compare_ask_next(shown: Open) -> None:
    await compare_pane(shown, 5)


async def compare_in_writing(shown: Open) -> None:
    await compare_pane(shown, 1)
    await shown.press("3")


async def compare_which(shown: Open) -> None:
    await compare_pane(shown, 1)
    await shown.press("space")


async def why_range(shown: Open) -> None:
    await compare_pane(shown, 1)
    await shown.press("enter", "enter")


async def matters(shown: Open) -> None:
    shown.app.open("matters")


async def matters_moved(shown: Open) -> None:
    library = shown.app.library
    (library.folder.path / "priorities-anna.toml").write_text('sections = ["money"]\n')
    library.take(library.read())
    shown.app.open("matters")
    await shown.pause()
    await shown.press("down", "down", "down", "enter")


async def points(shown: Open) -> None:
    shown.app.open("matters")
    await shown.pause()
    await shown.press(*["down"] * 6, "enter")
    await shown.typed("50")
    await shown.press("enter")
    await shown.typed("100")


async def details(shown: Open) -> None:
    shown.app.open("details", "harbor-3f9a1c")


async def crisis(shown: Open) -> None:
    shown.app.action_crisis()


async def help_page(shown: Open) -> None:
    hide_folder(shown)
    shown.app.action_help()


async def heard(shown: Open) -> None:
    screen = await shown.interview("harbor-3f9a1c")
    screen.action_heard()


async def find(shown: Open) -> None:
    screen = await shown.interview("harbor-3f9a1c")
    screen.action_find()
    await shown.pause()
    await shown.typed("who")


async def my_question(shown: Open) -> None:
    await shown.interview("harbor-3f9a1c", "q")
    await shown.typed("Do you call me back on the same day?")
    await shown.press("enter")


async def my_own_note(shown: Open) -> None:
    await my_question(shown)
    await shown.press("2")


async def set_aside(shown: Open) -> None:
    await interview(shown)
    await shown.press("f")
    await shown.typed("My GP knows them.")


async def set_aside_which(shown: Open) -> None:
    shown.app.open("summary", "oak-room-aa11bb")
    await shown.pause()
    await shown.press("f")


async def why(shown: Open) -> None:
    await interview(shown)
    await shown.press("w")


SCREENS = (
    providers_empty, providers, add, interview_begins, interview, interview_note, interview_red_flag,
    interview_end, interview_open_only, summary,
    compare_facts, compare_standing, compare_questions, compare_like_for_like, compare_money, compare_ask_next,
    compare_in_writing, compare_which, why_range, matters, matters_moved, points, details, crisis,
    help_page, heard, find, my_question, my_own_note, why,
    set_aside, set_aside_which,
)  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
async def test_a_screen_looks_as_it_did_at_each_size(stage: Stage, screen):
    if screen is not providers_empty:
        stage.two()
    async with stage.open(SIZES[0]) as shown:
        await screen(shown)
        await shown.settled()
        for size in SIZES:
            # One app for all sizes: a terminal is resized, too, and starting takes longest.
            await shown.resize(size)
            golden.check(screen.__name__.replace("_", "-"), size, shown.lines)
        await shown.resize((40, 12))
        assert len(shown.lines) == 12


async def test_the_longest_question_fits_on_a_small_terminal(stage: Stage, tmp_path):
    stage.bank = tmp_path / "bank"
    stage.bank.mkdir()
    for name, text in LONG_BANK.items():
        (stage.bank / name).write_text(text)
    stage.put("harbor-3f9a1c", HARBOR.replace("before-after", "b"))
    async with stage.open((60, 20)) as shown:
        await shown.interview("harbor-3f9a1c")
        await shown.settled()
        await shown.still()
        golden.check("the-longest-question", (60, 20), shown.lines)
        for word in ("bad figures?", "place, ever", "u they don't know", "all saved", "Note: Cuff"):
            assert word in shown.flat
