"""What to ask next, where it is needed: open only, the end of a call, the summary.

The words themselves are tested in tests/reports/test_still_open.py.
"""

from kchecklist.reports.asking.parts import STOP
from kchecklist.reports.asking.still_open import what_next
from kchecklist.tui.library import Library

from .stage import HARBOR, OAK, Stage

ID = "harbor-3f9a1c"
ALL_BUT_GEAR = (
    HARBOR
    + """
[answers.sitter.said]
choice = ["adult"]
[answers.refund.checked]
choice = ["rest"]
"""
).replace('state = "pending"\ndue = 2026-11-27', 'choice = ["itemised"]')


def here(screen) -> str | None:
    return screen.sitting.question.id if screen.sitting.question else None


async def walk(shown, screen) -> list[str | None]:
    """The questions from here to the end."""
    found = [here(screen)]
    while found[-1] is not None:
        await shown.press("enter")
        found.append(here(screen))
    return found[:-1]


async def test_o_goes_through_what_is_open_in_the_order_to_ask_it(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("vital-signs")
        await shown.press("t", "o")
        assert await walk(shown, screen) == [
            "total-price",
            "gear",
            "therapist",
            "first-appointment",
            "refund",
        ]


async def test_the_order_of_o_hangs_on_what_matters_to_the_person(stage: Stage):
    stage.two()
    stage.folder.path.joinpath("priorities.toml").write_text(
        'format = 1\nsections = ["room"]\n[marks.therapist]\npresent = "wanted"\n'
    )
    async with stage.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("vital-signs")
        await shown.press("t", "o")
        assert (await walk(shown, screen))[:2] == ["therapist", "total-price"]


async def test_while_one_answers_in_open_only_nothing_jumps(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("vital-signs")
        await shown.press("t", "o", "1", "enter", "1", "left")
        assert here(screen) == "total-price"
        await shown.press("o", "o")
        assert here(screen) != "total-price", "begun anew, it has only what is open still"


async def test_open_only_says_why_a_question_is_next_until_it_is_answered(stage: Stage):
    stage.two()
    async with stage.open((120, 40)) as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("vital-signs")
        await shown.press("t", "o")
        await shown.still()
        assert "Asked now: " in shown.flat
        await shown.press("1")
        await shown.still()
        assert "Asked now" not in shown.flat
        await shown.press("o")
        await shown.still()
        assert "Asked now" not in shown.flat


async def test_the_end_of_a_call_names_what_would_settle_most_and_how_much_that_is(stage: Stage):
    stage.put(ID, HARBOR)
    async with stage.open((80, 40)) as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("total-price")
        await shown.press("enter")
        await shown.still()
        early, most = what_next(shown.app.library.comparison(), ID)
        assert len(most.lines) == 3
        assert early.words in shown.flat
        for words in (most.words, *most.lines):
            assert words in shown.flat


async def test_the_end_of_a_call_says_when_more_answers_cannot_change_who_stands_first(stage: Stage):
    stage.put(ID, ALL_BUT_GEAR)
    stage.put("oak-room-aa11bb", OAK)
    async with stage.open((80, 40)) as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("total-price")
        await shown.press("enter")
        await shown.still()
        assert STOP in shown.flat
        assert "settle all that is open" not in shown.flat
        await shown.press("s")
        await shown.still()
        assert STOP in shown.flat
        assert "1. What gear is in the room?" in shown.flat


async def test_only_open_only_the_end_and_the_summary_compare_all_providers(stage: Stage, monkeypatch):
    stage.two()
    compared: list[str] = []
    for name in ("comparison", "comparison_with"):
        real = getattr(Library, name)

        def counted(self, *given, _real=real, _name=name, **keys):
            compared.append(_name)
            return _real(self, *given, **keys)

        monkeypatch.setattr(Library, name, counted)
    async with stage.open() as shown:
        screen = await shown.interview(ID)
        # The list of providers, below, is a comparison too.
        compared.clear()
        await shown.press("1", "2", "enter", "left", "u", "t", "t")
        assert here(screen) is not None
        assert compared == []
        await shown.press("o")
        assert compared == ["comparison_with"]
        await shown.press("1", "enter", "2", "left")
        assert compared == ["comparison_with"]
        while here(screen) is not None:
            await shown.press("enter")
        assert len(compared) > 1


async def test_one_whose_file_is_gone_meanwhile_is_asked_in_turn_all_the_same(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("vital-signs")
        (stage.folder.providers / f"{ID}.toml").unlink()
        library = shown.app.library
        library.take(library.read())
        await shown.press("t", "o")
        assert here(screen) == "total-price"
