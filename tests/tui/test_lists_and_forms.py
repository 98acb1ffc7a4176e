"""The screens beside the interview: what their keys do."""

import pytest
from textual.widgets import Input, OptionList, TabbedContent

from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.history import versions
from kchecklist.profiles.shelf import load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.writing import NotSaved
from kchecklist.tui.put_back import put_back
from kchecklist.tui.screens import details
from kchecklist.tui.screens.ask import AskLine
from kchecklist.tui.screens.details import WRITTEN_ELSEWHERE
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.screens.providers import NOT_ALL_SAVED, Providers

from .stage import HARBOR, Stage


async def test_adding_needs_a_name_and_opens_the_interview(stage: Stage):
    async with stage.open() as shown:
        await shown.press("a", "enter")
        assert "A name is needed" in shown.flat
        await shown.typed("Bay Clinic")
        await shown.press("enter")
        await shown.press("1")
        assert isinstance(shown.app.screen, Interview)
        await shown.press("escape")
        assert "Bay Clinic" in shown.flat
        assert stage.only().provider.name == "Bay Clinic"


async def test_adding_while_the_folder_is_read_again_still_opens_it(stage: Stage):
    async with stage.open() as shown:
        await shown.press("a")
        await shown.typed("Bay Clinic")
        old = shown.app.library.read()
        entered = shown.app._entered
        await shown.press("enter")
        shown.app._take(old, entered)
        await shown.settled()
        await shown.press("escape", "escape")
        assert "Bay Clinic" in shown.flat


async def test_what_cannot_be_added_stays_where_it_was_typed(stage: Stage, monkeypatch):
    stage.put("harbor-3f9a1c", HARBOR)
    async with stage.open() as shown:
        store = shown.app.library.store
        with monkeypatch.context() as patch:

            def fail(*given):
                raise NotSaved(stage.folder.providers, "No space left on device")

            patch.setattr(store, "_put", fail)
            for key, words in (("a", "Bay Clinic"), ("k", "at home")):
                await shown.press(key)
                await shown.typed(words)
                await shown.press("enter")
                assert "No space left on device" in shown.flat
                assert shown.app.focused.value == words
                if key == "a":
                    await shown.press("escape", "escape")
        for _ in range(2):
            # Two keys that arrive before the dialog is gone.
            await shown.app.focused.action_submit()
        await shown.settled()
        assert isinstance(shown.app.screen, Providers)
        assert len(list(stage.folder.providers.glob("*.toml"))) == 2
        await shown.press("k", "enter", "a")
        await shown.typed("Bay Clinic")
        await shown.press("enter")
        assert len(list(stage.folder.providers.glob("*.toml"))) == 3


async def test_deleting_asks_first_and_the_file_goes_to_the_trash(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        await shown.press("delete", "n")
        assert len(list(stage.folder.providers.glob("*.toml"))) == 2
        keeper, wait = shown.app.keeper, shown.app.keeper.wait
        keeper.wait = lambda: [NotSaved(stage.folder.providers, "No space left on device")]
        await shown.press("delete", "y")
        assert NOT_ALL_SAVED in shown.said[-1]
        assert "No space left on device" in shown.said[-1]
        assert not stage.folder.trash.exists()
        keeper.wait = wait
        await shown.press("delete", "y")
        await shown.settled()
        assert "Harbor" not in shown.flat
        assert (stage.folder.trash / "harbor-3f9a1c.toml").exists()
        # Another window takes it away while the question stands there.
        await shown.press("delete")
        (left,) = stage.folder.providers.glob("*.toml")
        left.unlink()
        shown.app.load()
        await shown.settled()
        await shown.press("y")
        await shown.settled()
        assert shown.app.crash is None
        assert f"{left}: not saved: not deleted: No such file" in shown.said[-1]


async def test_copying_as_another_offer_keeps_every_answer_also_one_not_saved_yet(stage: Stage, monkeypatch):
    stage.put("harbor-3f9a1c", HARBOR)
    async with stage.open() as shown:
        library = shown.app.library
        library.enter(with_provider(library.profile("harbor-3f9a1c"), phone="555 0199"))
        await shown.press("k")
        await shown.typed("lozenge at home")
        await shown.press("enter")
        await shown.settled()
        copies = [p for p in library.stored.values() if p.profile.provider.offer == "lozenge at home"]
        assert copies[0].profile.provider.phone == "555 0199"
        assert "vital-signs" in copies[0].profile.answers


async def test_v_hides_ranges_and_that_is_kept(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        assert "21-91" in shown.flat
        await shown.press("v")
        assert "21-91" not in shown.flat
        assert "show_ranges = false" in stage.folder.settings.read_text()


async def test_d_opens_the_examples_and_goes_back(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        for where, found in (("examples, all invented", False), ("Providers", True)):
            await shown.press("d")
            await shown.settled()
            assert where in shown.flat
            assert ("Harbor Infusion" in shown.flat) is found
        await shown.press("d", "d")
        await shown.settled()


async def test_the_cursor_chooses_a_provider(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        await shown.press("down", "enter", "escape")
        assert isinstance(shown.app.screen, Interview)
        assert shown.app.screen.about == "oak-room-aa11bb"


async def test_the_details_keep_each_line_that_makes_sense(stage: Stage):
    path = stage.put("harbor-3f9a1c", HARBOR)
    async with stage.open((60, 20)) as shown:
        shown.app.open("details", "harbor-3f9a1c")
        await shown.settled()
        assert path.read_text() == HARBOR
        await shown.press("down", "enter", "down", "up")
        field = shown.app.focused
        assert isinstance(field, Input)
        assert field.name == "phone"
        field.value = "555 0111"
        next(f for f in shown.app.screen.query(Input) if f.name == "status").value = "nonsense"
        await shown.pause()
        assert "one of: considering" in shown.flat
        # Whoever ends the app now loses nothing that makes sense.
        shown.app._save_everything()
        assert stage.only().provider.phone == "555 0111"
        assert stage.only().provider.status == "considering"


async def test_a_line_of_the_details_is_one_change_and_takes_nothing_from_another_window(
    stage: Stage, monkeypatch
):
    path = stage.put("harbor-3f9a1c", HARBOR)

    def elsewhere(**values: str) -> None:
        store = ProfileStore(stage.folder)
        stored = load(path)
        store.save(stored, with_provider(stored.profile, **values))

    async with stage.open() as shown:
        shown.app.open("details", "harbor-3f9a1c")
        await shown.settled()
        form = shown.app.screen
        fields = {field.name: field for field in form.query(Input)}
        history = shown.app.library.store.history_of("harbor-3f9a1c")
        fields["phone"].focus()
        await shown.pause()
        await shown.press("end", *"123")
        assert not history.exists()
        form.commit()
        await shown.settled()
        assert stage.only().provider.phone == "555 0100123"
        assert len(versions(history)) == 1

        # What they wrote in a line that nobody is typing in is shown, so that one goes on from it.
        elsewhere(website="other.example")
        fields["status_note"].focus()
        await shown.pause()
        await shown.typed("kind ")
        form.commit()
        await shown.settled()
        assert (fields["website"].value, fields["status_note"].value) == ("other.example", "kind ")
        assert not shown.said[1:]
        # Where one is typing just then, it is said; what was typed stays, and so does theirs, as a version.
        elsewhere(note="Theirs.")
        fields["phone"].focus()
        await shown.pause()
        await shown.typed("4")
        form.commit()
        fields["note"].value = "Mine."
        await shown.settled()
        assert f"Note: {WRITTEN_ELSEWHERE}" in shown.said
        assert fields["note"].value == "Mine."
        monkeypatch.setattr(details, "PAUSE_BEFORE_SAVING", 0)
        fields["website"].focus()
        await shown.pause()
        await shown.typed("/x")
        await shown.until(lambda: stage.only().provider.website == "other.example/x")
        await shown.press("f2")
        await shown.settled()
        provider = stage.only().provider
        assert (provider.phone, provider.note) == ("555 01001234", "Mine.")
        assert any("Theirs." in version.path.read_text() for version in versions(history))
        await shown.press("escape")
        monkeypatch.setattr(details, "PAUSE_BEFORE_SAVING", 3600)
        fields["offer"].value = "typed last"
        put_back(shown.app, "harbor-3f9a1c", versions(history)[-1].path, lambda: None)
        await shown.settled()
        assert any("typed last" in version.path.read_text() for version in versions(history))


async def test_a_form_only_opened_changes_nothing(stage: Stage):
    text = HARBOR.replace('"Recommended by my GP."', '"""\nTwo lines,\n and blanks  \n"""')
    path = stage.put("harbor-3f9a1c", text)
    async with stage.open() as shown:
        shown.app.open("details", "harbor-3f9a1c")
        await shown.settled()
        await shown.press("escape")
        await shown.settled()
    assert path.read_text() == text


async def test_what_matters_is_changed_by_enter_and_taken_back_by_z(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p", "enter")
        mine = shown.app.library.priorities
        assert mine.sections == ("room",)
        assert mine.marks["therapist"]["present"] == "wanted"
        assert 'sections = ["room"]' in stage.folder.priorities.read_text()
        await shown.press("z")
        assert shown.app.library.priorities.sections == ()
        listed = shown.app.screen.query_one(OptionList)
        listed.highlighted = next(n for n, o in enumerate(listed.options) if o.id == "mark/therapist/none")
        await shown.press("enter")
        assert shown.app.library.priorities.marks["therapist"]["none"] == "wanted"


@pytest.mark.parametrize(
    ("key", "panes"), [("right", [1, 2, 3, 4, 5, 0]), ("left", [5, 4, 3, 2, 1, 0]), ("tab", [1, 2])]
)
async def test_the_panes_of_the_comparison_are_gone_through(stage: Stage, key, panes):
    stage.two()
    async with stage.open() as shown:
        await shown.press("c")
        for pane in panes:
            await shown.press(key)
            assert shown.app.screen.query_one(TabbedContent).active == f"pane-{pane}"


async def test_escape_leaves_a_dialog_without_an_answer(stage: Stage):
    async with stage.open() as shown:
        await shown.press("a")
        assert isinstance(shown.app.screen, AskLine)
        await shown.press("escape")
        assert isinstance(shown.app.screen, Providers)
        assert not stage.folder.providers.exists()


async def test_back_in_the_list_the_cursor_is_on_whom_one_was_with(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        assert shown.app.screen.about == "harbor-3f9a1c"
        await shown.interview("oak-room-aa11bb")
        await shown.press("escape")
        await shown.settled()
        assert shown.app.screen.about == "oak-room-aa11bb"
        await shown.press("up")
        shown.app.load()
        await shown.settled()
        assert shown.app.screen.about == "harbor-3f9a1c"
