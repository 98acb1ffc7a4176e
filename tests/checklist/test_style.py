"""How a bank is worded: kchecklist.checklist.style and reading_grade."""

import subprocess
import sys
from pathlib import Path

import pytest

from kchecklist.checklist.reading_grade import flesch_kincaid
from kchecklist.checklist.style import check_style
from kchecklist.files.faults import KchecklistError
from kchecklist.files.shipped import shipped

from .small_bank import FILES, SETTING, TEAM, small_bank

ASK = "What is the room like?"
WHY = "You spend hours there."
LOOK_UP = 'kind = "preference"\ntier = "look up"'


def easy(text: str) -> float:
    """A grade for each long word."""
    return float(text.split().count("long"))


# what is wrong: (file, what stands there, what is put instead, how the fault's line begins, what is said, the mend)
WRONG: dict[str, tuple[str, str, str, str, str, str]] = {
    "a claim in what is asked": ("setting", ASK, "What is best here?", "ask", "room: 'ask' says 'best'", "nothing here is praised"),
    "a claim in a why": ("setting", WHY, "The Winner has one.", "why", "room: 'why' says 'winner'", "nothing here"),
    "a claim in what to listen for": ("setting", '"A description."', '"The safest one."', "listen_for", "says 'safest'", "nothing here"),
    "a claim in a label": ("setting", "a busy one", "a recommended one", "label", "room: 'label' of option 'busy' says 'recommended'", "nothing here"),
    "a claim in an anchor": ("team", "It can be looked up.", "Best of all.", "anchor", "'anchor' of option 'named'", "nothing here"),
    "a claim in a red flag": ("team", "Ask who writes the order.", "Ask for the best.", "red_flag", "'red_flag' of option 'nobody'", "nothing here"),
    "a claim of a section": ("checklist", 'title = "Setting"', 'title = "Setting"\nabout = "The best rooms."', "about", "setting: 'about' says 'best'", "nothing here"),
    "a claim of a preset": ("checklist", 'sections = ["setting"]', 'about = "The best start."\nsections = ["setting"]', "about", "calm: 'about' says 'best'", "nothing here"),
    "a claim in a title": ("checklist", 'title = "Setting"', 'title = "Top pick"', "title", "setting: 'title' says 'top pick'", "nothing here"),
    "a claim in a short word": ("setting", 'label = "a busy one"', 'short = "we recommend"\nlabel = "a busy one"', "short", "'short' of option 'busy' says 'recommend'", "nothing here"),
    "a choice made for somebody": ("setting", WHY, "You should choose this.", "why", "room: 'why' says 'you should choose'", "nothing here"),
    "a label that refuses": ("setting", "a busy one", "she refuses", "label", "says 'refuses'", "a key of its own"),
    "a label of silence": ("setting", "a busy one", "they won\u2019t say", "label", "says 'won't say'", "a key of its own"),
    "an answer put into the mouth": ("setting", ASK, "You do have a quiet room?", "ask", "room: 'ask' leads", "who, what"),
    "don't you": ("setting", ASK, "Don\u2019t you have a room?", "ask", "leads", "who, what"),
    "isn't it": ("setting", ASK, "What is it like, isn't it quiet?", "ask", "leads", "who, what"),
    "surely": ("setting", ASK, "What room is it, surely quiet?", "ask", "leads", "who, what"),
    "wouldn't": ("setting", ASK, "Wouldn't you say how it is?", "ask", "leads", "who, what"),
    "right?": ("setting", ASK, "The room is quiet, right?", "ask", "leads", "who, what"),
    "yes or no": ("setting", ASK, "Is the room quiet?", "ask", "can be answered with yes or no", "who, what"),
    "hard words": ("setting", ASK, "What " + "long " * 11 + "room?", "ask", "room: 'ask' has reading grade 11.0", "at most 10"),
    "a long why": ("setting", WHY, "One. Two! Three? Four", "why", "room: 'why' has 4 sentences", "at most 3"),
    "long to listen for": ("setting", '"A description."', "'A 1.5. \"B.\" C. D.'", "listen_for", "'listen_for' has 4 sentences", "at most 3"),
}  # fmt: skip


def worded(folder: Path, **changes: str) -> list[str]:
    return [fault.what for fault in check_style(small_bank(folder / "bank", **changes), easy).faults]


def test_a_bank_in_plain_words_has_no_fault(tmp_path: Path):
    assert worded(tmp_path) == []


@pytest.mark.parametrize("what", WRONG)
def test_a_slip_in_wording_is_told_on_its_line_with_its_mend(tmp_path: Path, what: str):
    key, old, new, begins, words, mend = WRONG[what]
    name = next(name for name in FILES if name.removesuffix(".toml").endswith(key))
    assert FILES[name].count(old) == 1
    text = FILES[name].replace(old, new)
    line = next(n for n, row in enumerate(text.split("\n"), start=1) if new.split("\n")[0] in row)
    line += new.count("\n") if begins == "about" and new.startswith("title") else 0
    (fault,) = check_style(small_bank(tmp_path / "bank", **{key: text}), easy).faults
    assert text.split("\n")[line - 1].startswith(begins)
    found = (fault.path.name, fault.line, words in fault.what, mend in fault.mend)
    assert found == (name, line, True, True), str(fault)


@pytest.mark.parametrize(
    "ask",
    [
        "Which bestiary is in the room?",
        "What do you do there, and who is right?",
        "How do you do it?",
        "Is it a room of my own or not?",
    ],
)
def test_a_word_within_another_and_an_open_question_are_fine(tmp_path: Path, ask: str):
    assert worded(tmp_path, setting=SETTING.replace(ASK, ask)) == []


def test_what_is_looked_up_may_be_a_yes_or_no(tmp_path: Path):
    text = SETTING.replace(ASK, "Is the room quiet?").replace('kind = "preference"', LOOK_UP)
    assert worded(tmp_path, setting=text) == []


def test_what_is_looked_up_may_lead_as_little_as_the_rest(tmp_path: Path):
    text = SETTING.replace(ASK, "The room is quiet, right?").replace('kind = "preference"', LOOK_UP)
    assert worded(tmp_path, setting=text) == ["room: 'ask' leads to an answer"]


def test_three_sentences_with_abbreviations_are_three(tmp_path: Path):
    why = "Ask Dr. Who, e.g. Monday vs. Friday, at 1.5 hours. Or i.e. Tuesday etc. at six. That is all."
    assert worded(tmp_path, setting=SETTING.replace(WHY, why)) == []


@pytest.mark.parametrize(("long_words", "faults"), [(7, 0), (8, 1)])
def test_the_median_of_what_is_asked_is_held(tmp_path: Path, long_words: int, faults: int):
    ask = "What " + "long " * long_words + "room?"
    changes = {"team": TEAM.replace("Who prescribes, and where can I look them up?", ask), "setting": SETTING.replace(ASK, ask)}  # fmt: skip
    found = check_style(small_bank(tmp_path / "bank", **changes), easy).faults
    assert len(found) == faults
    assert all("checklist.toml:1: the median reading grade of what is asked is 8.0" in str(f) for f in found)


def test_what_was_measured_names_the_hardest_question(tmp_path: Path):
    setting = SETTING.replace(ASK, "What long, long room is it?")
    measured = check_style(small_bank(tmp_path / "bank", setting=setting), easy).measured
    assert str(measured) == "2 questions; reading grade of what is asked: median 0.5, highest 1.0 (room)"


def test_a_bank_without_a_question_has_nothing_to_measure(tmp_path: Path):
    found = check_style(small_bank(tmp_path / "bank", team="", setting=""), easy)
    assert (found.faults, found.measured) == ((), None)


def test_a_bank_that_cannot_be_loaded_says_why(tmp_path: Path):
    found = check_style(small_bank(tmp_path / "bank", team="!"), easy)
    assert found.measured is None
    assert [fault.path.name for fault in found.faults] == ["01-team.toml"]


def test_without_textstat_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "textstat", None)
    with pytest.raises(KchecklistError, match=r"^[^\n]*pip install -e '\.\[dev\]'$"):
        flesch_kincaid()


def test_the_real_grade_rises_with_longer_words():
    pytest.importorskip("textstat")
    grade = flesch_kincaid()
    plain, hard = grade("Who sits with me?"), grade("Which individuals administer supervision procedures?")
    assert plain < 3 < 12 < hard


WATCHED = """
import sys
seen = []
sys.addaudithook(lambda event, arguments: seen.append((event, arguments)))
from kchecklist.checklist.reading_grade import flesch_kincaid
flesch_kincaid()("Who measures my blood pressure, and when?")
found = list(seen)
import os, sysconfig
homes = tuple({sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")} | {sys.base_prefix, *sys.argv[1:]})
print([args for event, args in found if event.startswith(("socket.", "subprocess.", "os.system", "urllib."))])
print([args[0] for event, args in found if event == "open" and not str(args[0]).startswith(homes) and not os.path.isdir(args[0] or ".")])
print([args[0] for event, args in found if event == "open" and "w" in str(args[1])])
"""


def test_measuring_opens_no_socket_and_no_file_but_what_is_installed():
    pytest.importorskip("textstat")
    source = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, str(source)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.stdout == "[]\n[]\n[]\n", ran.stdout + ran.stderr


def test_the_shipped_bank_is_worded_as_it_should_be():
    pytest.importorskip("textstat")
    assert [str(fault) for fault in check_style(shipped("questions"), flesch_kincaid()).faults] == []
