"""What stands on the shelf where several files say that they are one provider."""

import shutil

import pytest


@pytest.mark.parametrize("name", ["{} (copy).toml", "{} 2.toml", "a.toml", "z.toml"])
def test_of_two_files_of_one_provider_the_one_that_is_named_for_it_is_meant(store, name):
    oak = store.create("Oak")
    copy = oak.path.with_name(name.format(oak.path.stem))
    shutil.copy(oak.path, copy)
    shelf = store.shelf()
    assert [found.path for found in shelf.stored] == [oak.path]
    (fault,) = shelf.faults
    assert str(fault) == (
        f"{copy}: holds the same provider as {oak.path.name}; move it out of this folder, or, if it is another"
        " provider, give it another id"
    )
    assert store.path_of(oak.profile.id) == oak.path


def test_where_none_is_named_for_it_the_first_name_is_meant(store):
    oak = store.create("Oak")
    for name in ("b.toml", "a.toml"):
        shutil.copy(oak.path, oak.path.with_name(name))
    oak.path.unlink()
    assert [found.path.name for found in store.shelf().stored] == ["a.toml"]
    assert store.path_of(oak.profile.id).name == "a.toml"


def test_a_file_of_another_provider_is_not_taken_for_the_one_whose_name_it_has(store):
    oak, elm = store.create("Oak"), store.create("Elm")
    content = oak.path.read_bytes()
    elm.path.replace(oak.path)
    (oak.path.parent / "mine.toml").write_bytes(content)
    assert store.path_of(oak.profile.id).name == "mine.toml"
    assert store.path_of(elm.profile.id) == oak.path
    oak.path.write_text("ruined [")
    assert store.path_of(oak.profile.id) == oak.path
