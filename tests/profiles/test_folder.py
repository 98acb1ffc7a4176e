"""Which folder the person's files are in: kchecklist.profiles.folder."""

from pathlib import Path

import platformdirs
import pytest

from kchecklist.profiles.folder import VARIABLE, data_folder


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
