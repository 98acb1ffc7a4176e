"""The keeper: what is entered while the disk is busy, and what a save finds there."""

import threading

from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.store import ProfileStore, load
from kchecklist.tui.keeper import Keeper, Kept


def test_what_is_entered_before_anybody_heard_of_a_merge_takes_nothing_from_the_other_side(
    tmp_path, monkeypatch
):
    from kchecklist.profiles.folder import DataFolder

    store = ProfileStore(DataFolder(tmp_path))
    mine = store.create("Oak")
    theirs = load(mine.path)
    store.save(theirs, with_provider(theirs.profile, website="oak.example"))

    told, heard = [], threading.Event()
    keeper = Keeper(store, lambda news: (told.append(news), heard.set()))
    first = with_provider(mine.profile, phone="555 0101")
    keeper.keep(mine, first)
    assert heard.wait(5)
    assert isinstance(told[0], Kept)
    # The screen has not heard of it yet, and goes on from what it knows.
    keeper.keep(mine, with_provider(first, status_note="kind"))
    assert keeper.wait() == []
    provider = load(mine.path).profile.provider
    assert (provider.phone, provider.website, provider.status_note) == ("555 0101", "oak.example", "kind")
    keeper.stop()
