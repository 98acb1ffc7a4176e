"""A person's own questions add to a bank, and never keep it from being used."""

from pathlib import Path

import pytest

from kchecklist.checklist.additions import load_with_additions
from kchecklist.checklist.checking import check_additions
from kchecklist.checklist.loading import load_checklist
from kchecklist.files.faults import BadFile

from .small_bank import small_bank

PARKING = """\
[[question]]
id = "parking"
ask = "Where does my driver wait"
kind = "quality"

[[question.option]]
id = "good"
label = "good"
value = 100

[[question.option]]
id = "worrying"
label = "worrying"
value = 0
"""
NOTE = '[[question]]\nid = "dog"\nask = "May my dog come?"\nkind = "info"\n'
CLASH = PARKING.replace('"parking"', '"room"')


@pytest.fixture
def bank(tmp_path):
    return small_bank(tmp_path / "bank")


@pytest.fixture
def own(tmp_path):
    """The folder of additions, and a way to write into it."""

    class Own:
        path = tmp_path / "data" / "questions"

        def put(self, name: str, text: str) -> Path:
            self.path.mkdir(parents=True, exist_ok=True)
            path = self.path / name
            path.write_text(text, encoding="utf-8", newline="")
            return path

    return Own()


def said(added):
    """The faults, without the folder they lie in."""
    return [str(fault).replace(str(fault.path.parent), "...") for fault in added.faults]


def sections(checklist):
    return {section.id: [question.id for question in section.questions] for section in checklist.sections}


def test_without_a_folder_there_is_the_bank_and_no_fault(bank, own):
    added = load_with_additions(bank, own.path)
    assert added.checklist == load_checklist(bank)
    assert added.faults == ()


def test_a_file_adds_at_the_end_of_its_section(bank, own):
    own.put("01-setting.toml", PARKING)
    own.put("02-setting.toml", NOTE)
    added = load_with_additions(bank, own.path)
    assert sections(added.checklist) == {"team": ["licence"], "setting": ["room", "parking", "dog"]}
    assert added.checklist.order == ("licence", "old-licence", "room", "parking", "dog")
    assert added.faults == ()


def test_the_section_of_my_own_questions_is_there_last_as_soon_as_it_has_one(bank, own):
    own.put("99-own.toml", "")
    assert list(sections(load_with_additions(bank, own.path).checklist)) == ["team", "setting"]
    own.put("99-own.toml", NOTE)
    own.put("sections.toml", '[[section]]\nid = "dogs"\ntitle = "Dogs"\n')
    checklist = load_with_additions(bank, own.path).checklist
    assert list(sections(checklist)) == ["team", "setting", "dogs", "own"]
    last = checklist.sections[-1]
    assert (last.title, last.phase, last.weight) == ("My own", "always", 1)
    assert last.about
    assert [head.id for head in checklist.head.sections] == list(sections(checklist))


def test_a_bank_may_say_itself_what_my_own_section_is_called(own, tmp_path):
    bank = small_bank(tmp_path / "bank")
    head = (bank / "checklist.toml").read_text(encoding="utf-8")
    mine = '[[section]]\nid = "own"\ntitle = "Meine"\n\n[[section]]'
    (bank / "checklist.toml").write_text(head.replace("[[section]]", mine, 1), encoding="utf-8")
    own.put("99-own.toml", NOTE)
    last = load_with_additions(bank, own.path).checklist.sections[-1]
    assert (last.id, last.title) == ("own", "Meine")


def test_whole_sections_and_sources_can_be_added(bank, own):
    own.put("sections.toml", '[[section]]\nid = "dogs"\ntitle = "Dogs"\nphase = "before"\nweight = 2\n')
    own.put("01-dogs.toml", NOTE.replace('kind = "info"', 'kind = "info"\nsources = ["Mine"]'))
    own.put("sources.toml", '[Mine]\ntitle = "T"\nissuer = "I"\nkind = "news"\nread = "text"\n')
    added = load_with_additions(bank, own.path)
    assert added.faults == ()
    assert sections(added.checklist)["dogs"] == ["dog"]
    assert added.checklist.section_of["dog"].weight == 2
    assert added.checklist.added == ("dogs",)
    assert set(added.checklist.sources) == {"R1", "Mine"}


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("03-own.toml", "torn [", ".../03-own.toml:1: is not valid TOML"),
        ("03-own.toml", '[[question]]\nid = "x"\nkind = "info"\n', ".../03-own.toml:1: question.ask: is missing; add it"),
        ("03-own.toml", NOTE + 'was = ["room"]\n', ".../03-own.toml:5: question 'room' is there already; rename"),
        ("03-own.toml", CLASH, ".../03-own.toml:2: question 'room' is there already; rename this one"),
        ("03-own.toml", PARKING.replace('"parking"', '"old-licence"'), "question 'old-licence' is there already"),
        ("03-gone.toml", NOTE, ".../03-gone.toml: belongs to no section; name it NN-section.toml, with one of: team, setting, own"),
        ("checklist.toml", 'id = "x"\n', "belongs to no section"),
        ("05-own.sync-conflict-20261121.toml", NOTE, ".../05-own.sync-conflict-20261121.toml: is another version of 05-own.toml; compare the two and delete one"),
        ("05-own.sync-conflict-20261121-100200-ABCDEF.toml", NOTE, ": is another version of 05-own.toml; compare"),
        ("99-own (conflicted copy).toml", NOTE, ": is another version of 99-own.toml; compare the two and delete one"),
        ("02-own (Anna's conflicted copy 2026-11-21).toml", NOTE, ": is another version of 02-own.toml; compare"),
        ("sections.sync-conflict-20261121.toml", "", ": is another version of sections.toml; compare"),
        ("sections.toml", '[[section]]\nid = "team"\ntitle = "T"\n', ".../sections.toml:2: section 'team' is there already"),
        ("sections.toml", '[[section]]\nid = "two words"\ntitle = "T"\n', "sections.toml:2: section.id: should be small"),
        ("sources.toml", '[R1]\ntitle = "T"\nissuer = "I"\nkind = "news"\nread = "text"\n', "source 'R1' is there already"),
        ("sources.toml", '[R2]\ntitle = "T"\nkind = "law"\nread = ""\n', "sources.toml:1: R2.issuer: is missing"),
    ],
)  # fmt: skip
def test_what_is_bad_is_left_out_with_one_line_and_hides_nothing(bank, own, name, text, fault):
    own.put("02-own.toml", PARKING)
    own.put(name, text)
    added = load_with_additions(bank, own.path)
    (line,) = said(added)
    assert fault in line
    assert sections(added.checklist) == {"team": ["licence"], "setting": ["room"], "own": ["parking"]}
    assert added.checklist.question("room").ask == "What is the room like?"


def test_a_question_that_is_there_already_leaves_the_rest_of_its_file(bank, own):
    own.put("02-own.toml", NOTE + CLASH + PARKING + NOTE)
    added = load_with_additions(bank, own.path)
    assert sections(added.checklist)["own"] == ["dog", "parking"]
    assert len(added.faults) == 2


def test_a_folder_that_cannot_be_read_is_a_fault_and_no_end(bank, tmp_path):
    path = tmp_path / "questions"
    path.write_text("a file", encoding="utf-8")
    added = load_with_additions(bank, path)
    assert added.checklist == load_checklist(bank)
    assert "questions: cannot be read" in str(added.faults[0])


def test_a_link_to_a_folder_that_is_not_there_is_said(bank, tmp_path):
    link = tmp_path / "questions"
    link.symlink_to(tmp_path / "a disk that is not in")
    added = load_with_additions(bank, link)
    assert said(added) == [
        ".../questions: cannot be read: No such file or directory; it should be a folder of yours"
    ]
    assert added.checklist == load_checklist(bank)


def test_files_that_are_no_questions_are_passed_over(bank, own):
    own.put(".99-own-x.tmp", "torn [")
    own.put("README.md", "mine")
    own.put(".hidden.toml", "torn [")
    assert load_with_additions(bank, own.path).faults == ()


def test_a_bank_that_is_bad_is_still_an_end(own, tmp_path):
    with pytest.raises(BadFile):
        load_with_additions(tmp_path, own.path)


def test_checking_asks_for_order_and_words_but_not_for_reasons(bank, own):
    own.put(
        "02-own.toml",
        PARKING.replace("= 100", "= 10").replace("value = 0", "value = 100").replace("= 10\n", "= 0\n"),
    )
    own.put("03-own.toml", NOTE.replace("May my dog come?", "  "))
    own.put("04-own.toml", '[[question]]\nid = "x"\n')
    checklist = load_checklist(bank)
    faults = [str(fault).rpartition("/")[2] for fault in check_additions(checklist, own.path)]
    assert faults == [
        "02-own.toml:6: options are not in order of value; put the highest first",
        "03-own.toml:3: ask: asks nothing; write it down",
        "04-own.toml:1: question.ask: is missing; add it",
        "04-own.toml:1: question.kind: is missing; add it",
    ]
    for name in ("02-own.toml", "03-own.toml", "04-own.toml"):
        (own.path / name).unlink()
    own.put("99-own.toml", PARKING + NOTE)
    assert check_additions(checklist, own.path) == []


def test_checking_names_each_source_that_neither_the_bank_nor_i_have(bank, own):
    own.put("02-own.toml", f'{NOTE}sources = ["R1", "Mine", "R7", "R8"]\n')
    own.put("sources.toml", '[Mine]\ntitle = "T"\nissuer = "I"\nkind = "news"\nread = "text"\n')
    checklist = load_checklist(bank)
    assert [str(fault).rpartition("/")[2] for fault in check_additions(checklist, own.path)] == [
        f"02-own.toml:5: sources: number {n} is no source here; add it to sources.toml" for n in (3, 4)
    ]


def test_checking_names_a_section_of_mine_that_could_outweigh_a_priority(bank, own):
    more = (
        '[[section]]\nid = "dogs"\ntitle = "Dogs"\nweight = 90\n',
        *(f'[[section]]\nid = "s{n}"\ntitle = "S"\n' for n in (1, 2)),
    )
    own.put("sections.toml", "".join(more))
    (fault,) = check_additions(load_checklist(bank), own.path)
    assert "sections.toml:1: a section could outweigh a priority" in str(fault)
