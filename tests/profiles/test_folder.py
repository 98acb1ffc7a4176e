"""Which folder the person's files are in: kchecklist.profiles.folder."""

from pathlib import Path

import platformdirs
import pytest

from kchecklist.profiles.folder import VARIABLE, DataFolder, NoName, data_folder


def test_the_folder_that_is_given_wins(tmp_path: Path):
    assert data_folder(tmp_path / "a", {VARIABLE: str(tmp_path / "b")}).path == tmp_path / "a"


def test_the_variable_comes_second(tmp_path: Path):
    assert data_folder(None, {VARIABLE: str(tmp_path / "b")}).path == tmp_path / "b"


@pytest.mark.parametrize("environment", [{}, {VARIABLE: ""}])
def test_the_systems_folder_comes_last(environment: dict[str, str]):
    expected = Path(platformdirs.user_data_dir("kchecklist", appauthor=False))
    assert data_folder(None, environment).path == expected


def test_a_folder_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("here"), {}).path == tmp_path / "here"


def test_the_home_folder_is_put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder(None, {VARIABLE: "~/k"}).path == tmp_path / "k"


def test_the_home_of_nobody_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("~nobody-of-that-name/k"), {}).path == tmp_path / "~nobody-of-that-name" / "k"


def test_naming_a_folder_makes_none(tmp_path: Path):
    folder = data_folder(tmp_path / "a", {})
    assert not any(
        p.exists() for p in (folder.path, folder.providers, folder.trash, folder.priorities, folder.settings)
    )


def kept(folder: DataFolder, *names: str) -> None:
    folder.path.mkdir(exist_ok=True)
    for name in names:
        (folder.path / name).write_text("format = 1\n")


def test_without_a_name_priorities_are_ones_own(folder: DataFolder):
    assert folder.priorities_of(None) == folder.priorities


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Sam", "priorities-sam.toml"),
        ("My Partner!", "priorities-my-partner.toml"),
        ("../../etc/passwd", "priorities-etc-passwd.toml"),
        ("a/b", "priorities-a-b.toml"),
    ],
)
def test_somebody_elses_priorities_lie_beside_under_a_harmless_name(folder: DataFolder, name: str, file: str):
    assert folder.priorities_of(name) == folder.path / file


@pytest.mark.parametrize("name", ["", " ", "..", "/", "你好"])
def test_a_name_of_which_nothing_is_left_is_refused(folder: DataFolder, name: str):
    with pytest.raises(NoName):
        folder.priorities_of(name)


@pytest.mark.parametrize("name", ["田中 1", "佐藤 1", "Søren", "Иван 2", "sam \udce9", "٣ sam"])
def test_two_people_never_share_a_file_for_the_letters_that_their_names_lose(folder: DataFolder, name: str):
    kept(folder, "priorities-1.toml", "priorities-sam.toml")
    with pytest.raises(NoName, match="use another name with letters a to z"):
        folder.priorities_of(name)


def test_a_name_that_a_file_cannot_hold_whole_is_refused(folder: DataFolder):
    assert folder.priorities_of("a" * 60).name == f"priorities-{'a' * 60}.toml"
    with pytest.raises(NoName, match="too long"):
        folder.priorities_of("a" * 61)


@pytest.mark.parametrize("name", ["José", "Jose\u0301", "Zoë", "Sam & Pat!", "R2½"])
def test_accents_and_signs_may_go_from_a_name(folder: DataFolder, name: str):
    assert folder.priorities_of(name).name.isascii()


def test_a_file_that_is_there_is_found_under_its_own_letters_whole(folder: DataFolder):
    kept(folder, "priorities-田中 1.toml", "priorities-Søren.toml", f"priorities-{'B' * 70}.toml")
    for name, file in (("田中 1", "田中 1"), ("søren", "Søren"), ("b" * 70, "B" * 70)):
        assert folder.priorities_of(name).name == f"priorities-{file}.toml"
    assert folder.priorities_of("1").name == "priorities-1.toml"


def test_a_file_that_is_there_is_found_whatever_its_capitals(folder: DataFolder):
    kept(folder, "priorities-Sam.toml", "priorities-你好.toml")
    assert folder.priorities_of("sam").name == "priorities-Sam.toml"
    assert folder.priorities_of("你好").name == "priorities-你好.toml"
    kept(folder, "priorities-sam.toml")
    assert folder.priorities_of("sam").name == "priorities-sam.toml"


@pytest.mark.parametrize("name", ["Sam", "你好", "a.toml", "priorities-x"])
def test_the_name_of_a_person_is_found_in_the_name_of_their_file(folder: DataFolder, name: str):
    kept(folder, f"priorities-{name}.toml")
    assert folder.people() == (name,)
    assert folder.name_of(folder.priorities_of(name)) == name


def test_people_are_those_whose_files_lie_there_and_no_copy_of_a_sync_tool(folder: DataFolder):
    assert folder.people() == ()
    kept(folder, "priorities.toml", "priorities-tom.toml", "priorities-ann.toml", "priorities-.toml")
    kept(folder, "priorities-ann.sync-conflict-20261121-100200-ABC.toml", "priorities-x.txt", "settings.toml")
    assert folder.people() == ("ann", "tom")
