"""Every fault of a bank is told at its line, with its mend: kchecklist.checklist.checking, models and loading."""

from pathlib import Path

import pytest

from kchecklist.checklist.checking import check_checklist
from kchecklist.files.shipped import shipped

from .small_bank import FILES, SETTING, TEAM, small_bank

OPTION = '[[question.option]]\nid = "extra-{n}"\nlabel = "one more"\nvalue = {value}\nanchor = "Because."\n\n'
PLAIN = '[[question.option]]\nid = "extra-{n}"\nlabel = "one more"\n\n'
NOBODY = '[[question.option]]\nid = "nobody"'
BUSY = '[[question.option]]\nid = "busy"'
WORDS = " ".join(["word"] * 26)

# what is wrong: (file, what stands there, what is put instead, how the line of the fault begins, what is
# said of it, the mend)
FAULTS: dict[str, tuple[str, str, str, str | None, str, str]] = {
    # The head
    "an id that is no slug": (
        "checklist",
        'id = "small"',
        'id = "Small!"',
        'id = "Small!"',
        "small letters",
        "",
    ),
    "no id": ("checklist", 'id = "small"\n', "", "title", "id: is missing", "add it"),
    "no title": ("checklist", 'title = "A small checklist"\n', "", "id", "title: is missing", "add it"),
    "no version": ("checklist", 'version = "2026.11"\n', "", "id", "version: is missing", "add it"),
    "a version that is a number": (
        "checklist",
        'version = "2026.11"',
        "version = 2026.11",
        "version",
        "text in quotes",
        "",
    ),
    "a date in quotes": (
        "checklist",
        "date = 2026-11-21",
        'date = "2026-11-21"',
        "date =",
        "a date like",
        "",
    ),
    "an unknown key": (
        "checklist",
        "authors =",
        "auhtors =",
        "auhtors",
        "no key known",
        "did you mean 'authors'?",
    ),
    "an unknown key of a section": (
        "checklist",
        'phase = "before"',
        'fase = "before"',
        "fase",
        "no key known",
        "did you mean 'phase'?",
    ),
    "an unknown phase": (
        "checklist",
        'phase = "before"',
        'phase = "first"',
        "phase",
        "none of the values",
        "one of: 'before'",
    ),
    "a section weight of 0": (
        "checklist",
        'phase = "before"',
        "weight = 0",
        "weight",
        "should be at least 1",
        "",
    ),
    "a section twice": (
        "checklist",
        'phase = "before"',
        '[[section]]\nid = "team"\ntitle = "Team again"',
        'id = "team"\ntitle = "Team again"',
        "section 'team' is there twice",
        "rename",
    ),
    "an unknown mark": (
        "checklist",
        '"wanted"',
        '"loved"',
        "quiet",
        "none of the values",
        "one of: 'wanted'",
    ),
    "a crisis line without a date": (
        "checklist",
        "as_of = 2026-11-01\n",
        "",
        "[[crisis]]",
        "as_of: is missing",
        "add it",
    ),
    "a fact with both": (
        "checklist",
        'questions = ["room"]',
        'questions = ["room"]\nfigure = "first course"',
        "[[fact]]",
        "not both",
        "keep one",
    ),
    "a fact with neither": (
        "checklist",
        'questions = ["room"]\n',
        "",
        "[[fact]]",
        "needs questions",
        "keep one",
    ),
    "a glossary of numbers": (
        "checklist",
        'floor = "What',
        'x = 1\nfloor = "What',
        "x = 1",
        "text in quotes",
        "",
    ),
    **{
        f"no {key}": ("checklist", line, "", "id", f"'{key}' is missing", "add it")
        for key, line in {
            "date": "date = 2026-11-21\n",
            "review_by": "review_by = 2027-11-21\n",
            "authors": 'authors = "Somebody"\n',
            "interests": 'interests = "None."\n',
            "licence": 'licence = "CC-BY-4.0"\n',
            "is_not": 'is_not = "No medical advice."\n',
            "how_made": 'how_made = "Written for a test."\n',
            "opening": 'opening = "May I ask you some questions?"\n',
            "closing": 'closing = "Thank you."\n',
        }.items()
    },
    "no crisis line": (
        "checklist",
        '[[crisis]]\ncountry = "US"\nname = "988"\ncontact = "call 988"\nas_of = 2026-11-01\n',
        "",
        "id",
        "'crisis' is missing",
        "add it",
    ),
    "a preset of an unknown section": (
        "checklist",
        'sections = ["setting"]',
        'sections = ["seting"]',
        "sections",
        "no section 'seting'",
        "one of: team, setting",
    ),
    "a preset of four sections": (
        "checklist",
        'sections = ["setting"]',
        'sections = ["setting", "team", "setting", "team"]',
        "sections",
        "more than three",
        "first three",
    ),
    "a preset that marks an unknown question": (
        "checklist",
        "[preset.marks.room]",
        "[preset.marks.rom]",
        "[preset.marks.rom]",
        "no preference question 'rom'",
        "name one",
    ),
    "a preset that marks a quality question": (
        "checklist",
        "[preset.marks.room]\nquiet",
        "[preset.marks.licence]\nnamed",
        "[preset.marks.licence]",
        "no preference question 'licence'",
        "name one",
    ),
    "a preset that marks an unknown option": (
        "checklist",
        "quiet = ",
        "quite = ",
        "quite",
        "no option 'quite'",
        "one of: quiet, busy",
    ),
    "a fact of an unknown question": (
        "checklist",
        'questions = ["room"]',
        'questions = ["rom"]',
        "questions",
        "no question 'rom'",
        "name one",
    ),
    "a section that could outweigh a priority": (
        "checklist",
        'phase = "before"',
        "weight = 4\n" + "".join(f'[[section]]\nid = "s{n}"\ntitle = "S"\n' for n in range(9)),
        "[[section]]",
        "could outweigh",
        "closer together",
    ),
    # Sources
    "a source of an unknown kind": (
        "sources",
        'kind = "law"',
        'kind = "blog"',
        "kind",
        "none of the values",
        "'label'",
    ),
    "a source without a title": (
        "sources",
        'title = "A law"\n',
        "",
        "[R1]",
        "R1.title: is missing",
        "add it",
    ),
    "a source that is no table": ("sources", "[R1]", "R2 = 5\n[R1]", "R2", "should be a table", ""),
    "a misspelt key of a source": (
        "sources",
        "issuer =",
        "isuer = 'x'\nissuer =",
        "isuer",
        "no key known",
        "did you mean 'issuer'?",
    ),
    # Questions
    "an unknown kind": (
        "team",
        'kind = "quality"',
        'kind = "good"',
        "kind",
        "none of the values",
        "'quality'",
    ),
    "an unknown tier": ("team", '"first call"', '"early"', "tier", "none of the values", "'first call'"),
    "an unknown basis": (
        "team",
        'basis = "law"',
        'basis = "hunch"',
        "basis",
        "none of the values",
        "'label'",
    ),
    "an unknown route": (
        "setting",
        "{ setting",
        '{ route = ["nose"], setting',
        "when",
        "none of the values",
        "'iv'",
    ),
    "an unknown key of when": (
        "setting",
        "{ setting",
        "{ settings",
        "when",
        "no key known",
        "did you mean 'setting'?",
    ),
    "a weight of 6": ("team", "floor = 30", "weight = 6\nfloor = 30", "weight", "at most 5", ""),
    "a weight of 0": ("team", "floor = 30", "weight = 0\nfloor = 30", "weight", "at least 1", ""),
    "a weight that is true": (
        "team",
        "floor = 30",
        "weight = true\nfloor = 30",
        "weight",
        "whole number",
        "",
    ),
    "a floor of 0": ("team", "floor = 30", "floor = 0", "floor", "at least 1", ""),
    "a misspelt key of a question": (
        "team",
        "listen_for",
        "listen-for",
        "listen-for",
        "no key known",
        "did you mean 'listen_for'?",
    ),
    "a misspelt key of an option": (
        "team",
        "red_flag",
        "redflag",
        "redflag",
        "no key known",
        "did you mean 'red_flag'?",
    ),
    "a key like no other": ("team", "floor = 30", "zzz = 30", "zzz", "no key known", "known: id, ask, topic"),
    "an option without an id": (
        "team",
        'id = "nobody"\n',
        "",
        '[[question.option]]\nlabel = "nobody',
        "id: is missing",
        "",
    ),
    "an option id that is no slug": ("team", '"nobody"', '"No body"', 'id = "No body"', "small letters", ""),
    "a value of 101": ("team", "value = 100", "value = 101", "value = 101", "at most 100", ""),
    "a value below 0": ("team", "value = 0\n", "value = -1\n", "value = -1", "at least 0", ""),
    "a value that is no whole number": (
        "team",
        "value = 0\n",
        "value = 0.5\n",
        "value = 0.5",
        "whole number",
        "",
    ),
    "ten options": (
        "team",
        NOBODY,
        "".join(OPTION.format(n=n, value=70) for n in range(8)) + NOBODY,
        "[[question.option]]",
        "at most 9 entries",
        "",
    ),
    "two options with one id": (
        "team",
        '"nobody"',
        '"named"  # again',
        'id = "named"  # again',
        "has the same",
        "rename one",
    ),
    "an option that once was another": (
        "team",
        '"called"',
        '"nobody"',
        'id = "nobody"',
        "has the same, or had it",
        "rename one",
    ),
    "two options that once were one": (
        "team",
        'red_flag = "',
        'was = ["called"]  # again\nred_flag = "',
        'was = ["called"]  # again',
        "has the same, or had it",
        "rename one",
    ),
    "a single option": (
        "setting",
        BUSY + '\nlabel = "a busy one"\n',
        "",
        "[[question]]",
        "fewer than two",
        "add",
    ),
    "a quality question that reads the provider": (
        "team",
        "floor = 30",
        'from = "provider.routes"',
        "[[question]]",
        "'from' is for preference",
        "take it out",
    ),
    "options of a route question that are no routes": (
        "setting",
        'kind = "preference"',
        'kind = "preference"\nfrom = "provider.settings"',
        "[[question]]",
        "provider.settings are its values",
        "use clinic, office, home",
    ),
    "a quality option without a value": (
        "team",
        "value = 0\n",
        "",
        "[[question]]",
        "an option has no value",
        "need one",
    ),
    "no option worth 100": (
        "team",
        "value = 100",
        "value = 99",
        "[[question]]",
        "no answer is worth 100",
        "needs one",
    ),
    "no option worth 0": (
        "team",
        "value = 0\n",
        "value = 1\n",
        "[[question]]",
        "no option is worth 0",
        "needs one",
    ),
    "several ticks that never make 100": (
        "team",
        "floor = 30",
        "multiple = true\n",
        "[[question]]",
        "no answer is worth 100",
        "needs one",
    ),
    "a floor with several ticks": (
        "team",
        "floor = 30",
        "floor = 30\nmultiple = true",
        "[[question]]",
        "a floor may not be",
        "take that key out",
    ),
    "a floor that may not apply": (
        "team",
        "floor = 30",
        "floor = 30\nna_allowed = true",
        "[[question]]",
        "a floor may not be",
        "take that key out",
    ),
    "a floor whose refusal says nothing": (
        "team",
        "floor = 30",
        'floor = 30\nrefusal = "unknown"',
        "[[question]]",
        "a floor may not be",
        "take that key out",
    ),
    "a preference with values": (
        "setting",
        'label = "a busy one"',
        'label = "a busy one"\nvalue = 0',
        "[[question]]",
        "have no value",
        "take 'value' out",
    ),
    "a preference with a floor": (
        "setting",
        "when =",
        "floor = 30\nwhen =",
        "[[question]]",
        "'floor' is for quality",
        "take it out",
    ),
    "a preference that may not apply": (
        "setting",
        "when =",
        "na_allowed = true\nwhen =",
        "[[question]]",
        "'na_allowed' is for quality",
        "take it out",
    ),
    "a preference with a refusal": (
        "setting",
        "when =",
        'refusal = "unknown"\nwhen =',
        "[[question]]",
        "'refusal' is for quality",
        "take it out",
    ),
    "a preference with several ticks": (
        "setting",
        "when =",
        "multiple = true\nwhen =",
        "[[question]]",
        "'multiple' is for quality",
        "can always be ticked",
    ),
    "a question twice": (
        "setting",
        '"room"',
        '"licence"',
        "id",
        "question 'licence' is there twice",
        "rename",
    ),
    "a question that another was": (
        "setting",
        '"room"',
        '"old-licence"',
        "id",
        "question 'old-licence' is there twice",
        "rename",
    ),
    "a question that was another": (
        "setting",
        "when =",
        'was = ["licence"]\nwhen =',
        "was",
        "question 'licence' is there twice",
        "rename",
    ),
    "26 words to ask": (
        "setting",
        "What is the room like?",
        f"{WORDS}?",
        "ask",
        "more than 25 words",
        "shorten",
    ),
    "two questions at once": (
        "setting",
        "What is the room like?",
        "What? How?",
        "ask",
        "one question mark",
        "ask one",
    ),
    "no question at all": (
        "setting",
        "What is the room like?",
        "The room.",
        "ask",
        "one question mark",
        "ask one",
    ),
    "no why": (
        "team",
        'why = "A licence can be checked."\n',
        "",
        "[[question]]",
        "'why' is missing",
        "sentences",
    ),
    "a blank why": (
        "team",
        "A licence can be checked.",
        " ",
        "[[question]]",
        "'why' is missing",
        "sentences",
    ),
    "no listen_for": (
        "team",
        'listen_for = "A name."\n',
        "",
        "[[question]]",
        "'listen_for' is missing",
        "sentences",
    ),
    "quality without a basis": (
        "team",
        'basis = "law"\n',
        "",
        "[[question]]",
        "'basis' is missing",
        "rests on",
    ),
    "a basis without a source": (
        "team",
        'sources = ["R1"]\n',
        "",
        "basis",
        "without sources",
        "expert judgement",
    ),
    "a source that is not there": ("team", '["R1"]', '["R9"]', "sources", "no source 'R9'", "add it there"),
    "seven options": (
        "team",
        NOBODY,
        "".join(OPTION.format(n=n, value=70) for n in range(5)) + NOBODY,
        '[[question.option]]\nid = "nobody"',
        "more than 6 options",
        "join some",
    ),
    "options out of order": (
        "team",
        NOBODY,
        OPTION.format(n=1, value=30) + OPTION.format(n=2, value=70) + NOBODY,
        "[[question.option]]",
        "not in order",
        "highest first",
    ),
    "16 words of an option": (
        "setting",
        "a busy one",
        " ".join(["word"] * 16),
        'label = "word',
        "option 'busy' has more than 15 words",
        "shorten",
    ),
    "an option without an anchor": (
        "team",
        'anchor = "It cannot be looked up."\n',
        "",
        '[[question.option]]\nid = "nobody"',
        "option 'nobody' has no anchor",
        "why it is worth",
    ),
    "a floor that fails without a word": (
        "team",
        'red_flag = "Ask who writes the order."\n',
        "",
        "[[question.option]]",
        "no sentence for when the floor fails",
        "red_flag",
    ),
}
# What has to be changed besides.
ALSO: dict[str, tuple[str, str]] = {"several ticks that never make 100": ("value = 100", "value = 60")}


def spoilt(folder: Path, what: str) -> tuple[Path, int]:
    """A bank with that fault, and the line it is on."""
    key, old, new, begins, _, _ = FAULTS[what]
    name = next(name for name in FILES if name.removesuffix(".toml").endswith(key))
    assert FILES[name].count(old) == 1, f"{old!r} does not stand in {name} exactly once"
    text = FILES[name].replace(old, new)
    if what in ALSO:
        text = text.replace(*ALSO[what])
    line = f"\n{text}".index(f"\n{begins}")
    return small_bank(folder, **{key: text}) / name, text.count("\n", 0, line) + 1


def test_a_bank_without_a_fault_has_none(tmp_path: Path):
    assert check_checklist(small_bank(tmp_path / "bank")) == []


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_on_its_line_with_its_mend(tmp_path: Path, what: str):
    path, line = spoilt(tmp_path / "bank", what)
    (fault,) = check_checklist(path.parent)
    words, mend = FAULTS[what][4:]
    found = (fault.path, fault.line, words in fault.what, mend in fault.mend)
    assert found == (path, line, True, True), str(fault)


def test_the_shipped_bank_has_no_faults():
    assert [str(fault) for fault in check_checklist(shipped("questions"))] == []


def test_several_faults_of_one_file_are_told_at_once(tmp_path: Path):
    text = (
        TEAM.replace("listen_for", "listenfor")
        .replace('"quality"', '"good"')
        .replace("value = 0", "value = -1")
    )
    faults = check_checklist(small_bank(tmp_path / "bank", team=text))
    assert [fault.line for fault in faults] == [5, 6, 23]


def test_faults_of_several_files_are_told_in_their_order(tmp_path: Path):
    spoilt_texts = {
        "setting": SETTING.replace("why = ", "wy = "),
        "team": TEAM.replace("why = ", "wy = "),
        "checklist": "!",
        "sources": "!",
    }
    faults = check_checklist(small_bank(tmp_path / "bank", **spoilt_texts))
    assert [fault.path.name for fault in faults] == [
        "01-team.toml",
        "02-setting.toml",
        "checklist.toml",
        "sources.toml",
    ]


def test_a_file_that_belongs_to_no_section_is_told(tmp_path: Path):
    folder = small_bank(tmp_path / "bank")
    (folder / "03-nothing.toml").write_text("")
    (fault,) = check_checklist(folder)
    assert (fault.path.name, fault.what) == ("03-nothing.toml", "belongs to no section")


def test_a_file_without_a_number_is_told(tmp_path: Path):
    folder = small_bank(tmp_path / "bank")
    (folder / "team.toml").write_text("")
    assert [fault.path.name for fault in check_checklist(folder)] == ["team.toml"]


def test_nineteen_questions_for_a_first_call_are_too_many(tmp_path: Path):
    many = "\n".join(
        TEAM.replace('"licence"', f'"licence-{n}"').replace('"old-licence"', f'"old-{n}"') for n in range(19)
    )
    faults = check_checklist(small_bank(tmp_path / "bank", team=many))
    assert all(fault.what.startswith("19 questions of tier 'first call' for ") for fault in faults)
    assert {fault.what.split(", ")[-1] for fault in faults} == {"at most 18"}
    assert all("look one up" in fault.mend for fault in faults)


def test_questions_for_other_offers_do_not_count_for_a_first_call(tmp_path: Path):
    many = "\n".join(
        TEAM.replace('"licence"', f'"licence-{n}"')
        .replace('"old-licence"', f'"old-{n}"')
        .replace("floor = 30", f'floor = 30\nwhen = {{ setting = ["{("clinic", "home")[n % 2]}"] }}')
        for n in range(19)
    )
    assert check_checklist(small_bank(tmp_path / "bank", team=many)) == []


def test_seven_options_are_fine_where_they_are_the_routes(tmp_path: Path):
    routes = ("iv", "im", "sc", "nasal-esketamine", "nasal-racemic", "sublingual", "oral")
    options = "".join(f'[[question.option]]\nid = "{route}"\nlabel = "so"\n' for route in routes)
    question = SETTING[: SETTING.index("[[question.option]]")].replace(
        "when =", 'from = "provider.routes"\nwhen ='
    )
    head = FILES["checklist.toml"].replace("quiet", "iv")
    assert check_checklist(small_bank(tmp_path / "bank", setting=question + options, checklist=head)) == []
