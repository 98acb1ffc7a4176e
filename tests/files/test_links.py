"""A link is followed within the data folder and not out of it: kchecklist.files.links."""

from pathlib import Path

import pytest

from kchecklist.files.faults import BadFile
from kchecklist.files.toml_reading import read_toml

OUT = "is a link out of the data folder"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder, with a folder beside it that has a file of the same kind."""
    for folder in ("data/providers", "data/kept", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "there.toml").write_text("a = 1\n", encoding="utf-8")
    return tmp_path / "data"


def read(path: Path, within: Path | None) -> str:
    """What became of it: read, or why not."""
    try:
        return f"read {read_toml(path, within).table['a']}"
    except BadFile as error:
        (fault,) = error.faults
        return fault.what


LINKS = {
    "to a file beside it": ("there.toml", "read 1"),
    "to another folder of the data folder": ("../kept/there.toml", "read 1"),
    "there and back": ("../../data/providers/there.toml", "read 1"),
    "out": ("../../elsewhere/there.toml", OUT),
    "out, with the folder's name as a beginning": ("../../data-old/there.toml", OUT),
    "out, to no file": ("../../elsewhere/new.toml", OUT),
    "out, to a device": ("/dev/zero", OUT),
    "to no file beside it": ("gone.toml", "cannot be read: it is a link that leads nowhere"),
    "to itself": ("x.toml", "cannot be read: Too many levels of symbolic links"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_is_followed_within_the_data_folder_only(data: Path, kind: str):
    target, found = LINKS[kind]
    path = data / "providers" / "x.toml"
    path.symlink_to(target)
    assert read(path, data) == found


def test_a_link_out_by_way_of_others_is_refused(data: Path):
    (data / "far").symlink_to(data.parent / "elsewhere")
    (data / "kept" / "x.toml").symlink_to("../far/there.toml")
    path = data / "providers" / "x.toml"
    path.symlink_to("../kept/x.toml")
    assert read(path, data) == OUT


def test_a_link_that_somebody_named_is_followed(data: Path):
    path = data / "providers" / "x.toml"
    path.symlink_to("../../elsewhere/there.toml")
    assert read(path, None) == "read 1"


@pytest.mark.parametrize("linked", ["data", "providers"])
def test_a_folder_that_is_a_link_as_a_whole_is_followed(data: Path, linked: str):
    home = data
    if linked == "data":
        home = data.parent / "link"
        home.symlink_to("data")
    else:
        (data / "providers").rename(data.parent / "far")
        (data / "providers").symlink_to("../far")
    inside, outside = home / "providers" / "inside.toml", home / "providers" / "outside.toml"
    inside.symlink_to("there.toml")
    outside.symlink_to(data.parent / "elsewhere" / "there.toml")
    found = [read(path, home) for path in (home / "providers" / "there.toml", inside, outside)]
    assert found == ["read 1", "read 1", OUT]


def test_a_folder_that_holds_every_file_holds_a_link_to_any(data: Path):
    path = data / "providers" / "x.toml"
    path.symlink_to("../../elsewhere/there.toml")
    assert read(path, Path("/")) == "read 1"
