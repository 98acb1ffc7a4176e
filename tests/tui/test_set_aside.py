"""Safety floors set aside by keys, in the interview and on the summary; two answers on every screen."""

import datetime as dt

import pytest
from textual.widgets import OptionList

from kchecklist.profiles import store
from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.record import Waiver
from kchecklist.profiles.writing import NotSaved
from kchecklist.tui.screens.choose import ChooseOne
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.screens.set_aside import SetAside
from kchecklist.tui.screens.summary import Summary

from .stage import HARBOR, OAK, SIZES, Open, Stage
from .test_hostile import HOSTILE, Walk

ID = "oak-room-aa11bb"
ASIDE = '\n[waivers.vital-signs]\nreason = "My GP agrees."\nreview = {}\n'
TWO = '\n[answers.vital-signs.written]\nchoice = ["throughout"]\nwho = "Dr Lee"\non = 2026-11-04\n'
LATER = dt.date(2027, 2, 1)
REASON = "A friend sits with me [/]."


@pytest.fixture
def oak(stage: Stage) -> Stage:
    """One provider at home, so that two floors apply; one of them fails."""
    stage.put(ID, OAK)
    return stage


async def signs(shown: Open, *keys: str) -> Interview:
    """The interview of the provider, at the floor that fails; then these keys."""
    screen = await shown.interview(ID)
    screen.sitting.jump("vital-signs")
    screen.show()
    await shown.press(*keys)
    return screen


async def set_aside(shown: Open, reason: str = REASON, day: str = "2027-02-01") -> None:
    """Into the dialog that is open."""
    assert isinstance(shown.app.screen, SetAside)
    await shown.typed(reason)
    await shown.press("enter")
    await shown.typed(day)
    await shown.press("enter")


async def test_a_floor_is_set_aside_in_the_interview_and_stays_in_sight(oak):
    async with oak.open() as shown:
        screen = await signs(shown, "f")
        await shown.still()
        assert "It stays visible as set aside by me" in shown.flat
        await set_aside(shown)
        assert shown.app.screen is screen
        await shown.still()
        assert f"Set aside by me, review by 1 Feb 2027: {REASON}" in shown.flat
        assert "Set aside by me. z takes it back." in shown.flat
        await shown.settled()
        assert oak.only().waivers == {"vital-signs": Waiver(reason=REASON, review=LATER)}
        await shown.press("z")
        await shown.settled()
        assert not oak.only().waivers


async def test_what_stands_is_there_to_be_changed_or_taken_back(oak):
    oak.put(ID, OAK + ASIDE.format(LATER))
    async with oak.open() as shown:
        await signs(shown, "f")
        await shown.still()
        assert "empty reason: take it back" in shown.flat
        await shown.typed(" And my wife.")
        await shown.press("enter", "ctrl+u")
        await shown.typed("9")
        await shown.press("enter")
        await shown.settled()
        changed = Waiver(reason="My GP agrees. And my wife.", review=dt.date(2026, 11, 30))
        assert oak.only().waivers == {"vital-signs": changed}
        await shown.press("f", "ctrl+u", "enter")
        await shown.settled()
        assert not oak.only().waivers
        await shown.still()
        assert "No longer set aside. z takes that back." in shown.flat


async def test_escape_or_no_change_keeps_all_as_it_was(oak):
    path = oak.put(ID, OAK + ASIDE.format(LATER))
    before = path.read_bytes()
    async with oak.open() as shown:
        screen = await signs(shown)
        for keys in (
            ("escape",),
            ("enter", "enter"),
            ("x", "escape", "escape"),
            ("ctrl+u", "escape", "escape"),
        ):
            await shown.press("f")
            assert isinstance(shown.app.screen, SetAside), keys
            await shown.press(*keys)
            assert shown.app.screen is screen, keys
            assert not screen.message, keys
            await shown.settled()
            assert path.read_bytes() == before, keys


async def test_without_a_reason_nothing_is_set_aside(oak):
    async with oak.open() as shown:
        await signs(shown, "f", "enter")
        await shown.still()
        assert "Without a reason nothing is set aside" in shown.flat
        await shown.press("tab")
        await shown.typed("5")
        await shown.press("enter")
        assert isinstance(shown.app.screen, SetAside)
        await shown.press("escape")
        await shown.settled()
        assert not oak.only().waivers


@pytest.mark.parametrize(("day", "said"), [("soon", "That is no day"), ("2020-01-01", "that day has passed")])
async def test_a_day_that_is_none_keeps_the_words_in_the_dialog(oak, day, said):
    async with oak.open() as shown:
        await signs(shown, "f")
        await set_aside(shown, day=day)
        assert isinstance(shown.app.screen, SetAside)
        await shown.still()
        assert said in shown.flat
        assert REASON in shown.flat
        await shown.press("ctrl+u", "enter")
        await shown.settled()
        assert oak.only().waivers == {"vital-signs": Waiver(reason=REASON)}


async def test_a_question_that_is_no_floor_says_so(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("gear")
        await shown.press("f")
        assert shown.app.screen is screen
        await shown.still()
        assert "this question is no safety floor" in shown.flat


async def test_what_is_typed_is_not_lost_on_the_way_out(oak):
    async with oak.open() as shown:
        await signs(shown, "f")
        await shown.typed(REASON)
        await shown.press("ctrl+q")
        assert shown.app.is_running
        assert any("What you typed here is not kept yet" in said for said in shown.said)


async def test_a_typed_reason_is_left_out_only_with_the_second_escape(oak):
    async with oak.open() as shown:
        screen = await signs(shown, "f")
        dialog = shown.app.screen
        await shown.typed(REASON)
        await shown.press("escape")
        assert shown.app.screen is dialog
        assert "esc again leaves it out" in shown.said[-1]
        await shown.typed(" And more.")
        await shown.press("escape")
        assert shown.app.screen is dialog
        await shown.press("escape")
        assert shown.app.screen is screen
        await shown.settled()
        assert not oak.only().waivers


async def test_saved_is_not_said_of_a_reason_that_is_not_on_disk(oak, monkeypatch):
    monkeypatch.setattr("kchecklist.tui.keeper.TRY_AGAIN", 3600)
    async with oak.open() as shown:
        await signs(shown, "f")
        write = store.replace_file

        def full(path, content):
            raise NotSaved(path, "No space left on device")

        monkeypatch.setattr(store, "replace_file", full)
        await set_aside(shown)
        await shown.until(lambda: shown.app.saving.startswith("not saved"))
        shown.app.said_saved()
        assert shown.app.saving == "not saved: No space left on device"
        monkeypatch.setattr(store, "replace_file", write)
        await shown.settled()
        assert shown.app.saving == "saved 10:02"


async def test_the_summary_asks_which_floor_the_failing_one_first(oak):
    async with oak.open() as shown:
        shown.app.open("summary", ID)
        await shown.pause()
        await shown.press("f")
        assert isinstance(shown.app.screen, ChooseOne)
        lines = [str(option.prompt) for option in shown.app.screen.query_one(OptionList).options]
        assert lines == ["vital signs: fails", "sitter: not asked"]
        await shown.press("down", "enter")
        await set_aside(shown)
        assert isinstance(shown.app.screen, Summary)
        await shown.settled()
        assert oak.only().waivers == {"sitter": Waiver(reason=REASON, review=LATER)}
        page = str(shown.app.screen.query_one("PageView")._parts)
        assert "Floors set aside by me" in page
        assert "sitter, review by 1 Feb 2027" in page
        assert REASON in page
        await shown.press("f")
        lines = [str(option.prompt) for option in shown.app.screen.query_one(OptionList).options]
        assert lines == ["vital signs: fails", "sitter: set aside by me, review by 1 Feb 2027"]
        await shown.press("escape", "z")
        await shown.settled()
        assert not oak.only().waivers
        await shown.press("z")
        assert shown.said[-1] == "Nothing to take back here."


async def test_where_one_floor_applies_the_summary_asks_for_its_reason_at_once(stage):
    stage.put("harbor-3f9a1c", HARBOR)
    async with stage.open() as shown:
        shown.app.open("summary", "harbor-3f9a1c")
        await shown.pause()
        await shown.press("f")
        assert isinstance(shown.app.screen, SetAside)


async def test_a_change_on_the_summary_is_known_in_the_interview_below(oak):
    async with oak.open() as shown:
        screen = await signs(shown, "s", "f", "enter")
        await set_aside(shown)
        await shown.press("escape")
        assert shown.app.screen is screen
        assert list(screen.sitting.profile.waivers) == ["vital-signs"]
        await shown.press("1")
        await shown.settled()
        assert list(oak.only().waivers) == ["vital-signs"]
        assert oak.only().answers["vital-signs"].said.choice == ("throughout",)


async def test_the_summary_goes_on_from_what_was_changed_elsewhere_meanwhile(oak):
    async with oak.open() as shown:
        shown.app.open("summary", ID)
        await shown.pause()
        await shown.press("f", "escape")
        shown.app.keep(with_provider(shown.app.library.profile(ID), phone="555 0199"))
        await shown.settled()
        await shown.press("f", "enter")
        await set_aside(shown)
        assert shown.app.library.profile(ID).provider.phone == "555 0199"
        await shown.settled()
        assert oak.only().provider.phone == "555 0199"
        await shown.press("z")
        await shown.settled()
        assert oak.only().provider.phone == "555 0199"
        assert not oak.only().waivers


async def test_what_a_save_merges_while_the_reason_is_typed_stays(oak):
    path = oak.put(ID, OAK)
    async with oak.open() as shown:
        shown.app.open("summary", ID)
        await shown.pause()
        await shown.press("f", "enter")
        path.write_text(OAK + '\n[answers.total-price.said]\nchoice = ["itemised"]\n')
        shown.app.keep(with_provider(shown.app.library.profile(ID), phone="555 0199"))
        await shown.settled()
        await set_aside(shown)
        await shown.settled()
        assert list(oak.only().waivers) == ["vital-signs"]
        assert oak.only().provider.phone == "555 0199"
        assert "total-price" in oak.only().answers


async def test_a_reason_that_cannot_be_saved_is_kept_and_tried_again(oak, monkeypatch):
    def full(self, *arguments, **keys):
        raise NotSaved(oak.folder.providers / f"{ID}.toml", "No space left on device")

    async with oak.open() as shown:
        await signs(shown, "f")
        with monkeypatch.context() as patch:
            patch.setattr(store.ProfileStore, "save", full)
            await set_aside(shown)
            await shown.until(lambda: shown.app.saving.startswith("not saved"))
            assert not oak.only().waivers
            await shown.still()
            assert REASON in shown.flat
        await shown.press("b")
        await shown.settled()
        assert oak.only().waivers["vital-signs"].reason == REASON


async def test_a_review_that_was_due_is_said_below_the_list_and_on_the_summary(oak):
    oak.put(ID, OAK + ASIDE.format("2026-02-01"))
    async with oak.open() as shown:
        await shown.still()
        assert "review was due 1 Feb 2026: Oak Room (vital signs)" in shown.flat
        shown.app.open("summary", ID)
        await shown.pause()
        assert "vital signs, review was due 1 Feb 2026" in str(shown.app.screen.query_one("PageView")._parts)


async def test_two_answers_are_seen_in_the_list_and_in_the_interview(oak):
    oak.put(ID, OAK + TWO)
    async with oak.open((120, 40)) as shown:
        await shown.still()
        assert "Two answers that do not fit, ask again: Oak Room" in shown.flat
        await signs(shown)
        await shown.still()
        both = "Two answers that do not fit: ask again Also: before, during and after, with an oximeter"
        assert both in shown.flat
        assert "(in writing, Dr Lee, 4 Nov 2026)" in shown.flat
        await shown.press("1")
        await shown.still()
        assert "Two answers" not in shown.flat
        assert "Also: " in shown.flat


@pytest.mark.parametrize("size", SIZES)
async def test_the_dialogs_fit_and_obey_no_text(oak, size):
    oak.put(ID, OAK + ASIDE.format(LATER).replace('"My GP agrees."', '"x"'))
    async with oak.open(size) as shown:
        await signs(shown, "f")
        await shown.typed(HOSTILE)
        await Walk(shown).look()
        for words in ("again? May stay empty.", "2027-02-01", "empty reason: take it back"):
            assert words in shown.flat
        await shown.press("enter", "enter")
        await Walk(shown).look()
        await shown.press("escape", "s", "f")
        await Walk(shown).look()
        assert "vital signs: set aside by me" in shown.flat
