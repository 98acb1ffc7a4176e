"""My notes stay with me: on the real bank, with a note wherever there can be one."""

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.cli.compare import Asked, comparison_text
from kchecklist.cli.entry import main
from kchecklist.cli.places import Places
from kchecklist.files.shipped import shipped
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.record import LEVELS, Profile
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.writing import make_private_folder

SECRET = "PRIVATE-NOTE"


@pytest.fixture(params=["only notes", "notes beside answers"])
def opened(request, tmp_path):
    """Two providers; every question of the bank has a note at every level."""
    bank = load_checklist(shipped("questions"))
    store = ProfileStore(DataFolder(tmp_path), bank.order)
    make_private_folder(tmp_path / "providers")
    for name in ("Ash", "Birch"):
        stored = store.create(name, routes=("iv",), settings=("clinic",))
        answers = {}
        for number, question in enumerate(bank.questions):
            claim = {"note": f"{SECRET} {name} {question.id}"}
            if request.param != "only notes" and question.from_ is None:
                claim["state"] = "dont_know" if number % 2 else "pending"
            answers[question.id] = dict.fromkeys(LEVELS, claim)
        talk = {"id": 1, "note": SECRET}
        provider = stored.profile.provider.model_dump(exclude_none=True)
        provider |= {"note": SECRET, "status_note": SECRET}
        table = {"provider": provider, "conversation": [talk], "answers": answers}
        store.save(stored, Profile.model_validate(table))
    return Places(folder=tmp_path).open()


@pytest.mark.parametrize("answers", [False, True])
@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_no_note_is_in_a_comparison(opened, form, answers):
    found = opened.comparison(stored.profile for stored in opened.stored)
    text = comparison_text(found, form, Asked(answers=answers))
    assert "Ash" in text
    assert SECRET not in text


@pytest.mark.parametrize("form", ["text", "md"])
def test_no_note_is_shown_without_being_asked_for(opened, form):
    target = opened.folder.path / "page"
    place = ["--folder", str(opened.folder.path), "show", "Ash", "--format", form, "-o", str(target)]
    assert main(place) == 0
    assert SECRET not in target.read_text(encoding="utf-8")
    assert main([*place, "--notes", "--force"]) == 0
    assert SECRET in target.read_text(encoding="utf-8")
