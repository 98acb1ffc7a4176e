"""What a fault says: kchecklist.files.faults and kchecklist.files.shipped."""

from pathlib import Path

import pytest

from kchecklist.files.faults import BadFile, Fault, KchecklistError
from kchecklist.files.shipped import shipped


def test_a_fault_names_the_place_first():
    assert str(Fault(Path("x.toml"), 14, "is wrong", "mend it")) == "x.toml:14: is wrong; mend it"


def test_a_fault_of_a_whole_file_names_no_line():
    assert str(Fault(Path("x.toml"), None, "is wrong")) == "x.toml: is wrong"


def test_a_fault_is_one_line_whatever_the_file_is_called():
    assert str(Fault(Path("a\nb\x1b[2J.toml"), 1, "is wrong")) == "a␊b␛[2J.toml:1: is wrong"


def test_a_fault_can_be_printed_when_the_file_name_is_in_another_encoding():
    str(Fault(Path("caf\udce9.toml"), 1, "is wrong")).encode()


def test_a_bad_file_says_its_first_fault_and_how_many_more():
    faults = [Fault(Path("x"), n, "is wrong") for n in (1, 2, 3)]
    assert str(BadFile(*faults)).startswith("x:1: is wrong (and 2 more")


def test_a_folder_that_was_not_shipped_says_to_install_again():
    with pytest.raises(KchecklistError, match="install kchecklist again"):
        shipped("no such folder")


def test_the_question_bank_is_shipped():
    assert (shipped("questions") / "checklist.toml").is_file()
