"""From a folder to a checklist: kchecklist.checklist.loading and models."""

from pathlib import Path

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.checklist.models import ROUTES, SETTINGS, Checklist, When
from kchecklist.files.faults import BadFile

from .small_bank import HEAD, SETTING, TEAM, small_bank


@pytest.fixture
def small(tmp_path: Path) -> Checklist:
    return load_checklist(small_bank(tmp_path / "bank"))


def test_a_bank_of_id_title_version_and_sections_loads(tmp_path: Path):
    (tmp_path / "checklist.toml").write_text(
        'id = "x"\ntitle = "X"\nversion = "1"\n[[section]]\nid = "own"\ntitle = "My own"\n'
    )
    assert [section.id for section in load_checklist(tmp_path).sections] == ["own"]


def test_sections_stand_in_the_order_of_the_head(tmp_path: Path):
    (tmp_path / "bank").mkdir()
    turned = (
        HEAD.replace('id = "team"', "%")
        .replace('id = "setting"', 'id = "team"')
        .replace("%", 'id = "setting"')
    )
    checklist = load_checklist(small_bank(tmp_path / "bank", checklist=turned))
    assert [question.id for question in checklist.questions] == ["room", "licence"]


def test_two_files_of_a_section_stand_in_the_order_of_their_numbers(tmp_path: Path):
    folder = small_bank(tmp_path / "bank")
    (folder / "00-setting.toml").write_text(SETTING.replace('"room"', '"view"'))
    assert [question.id for question in load_checklist(folder).questions] == ["licence", "view", "room"]


def test_a_question_keeps_every_key_of_its_file(small: Checklist):
    licence = small.by_id["licence"]
    assert licence.model_dump(by_alias=True, exclude_unset=True)["option"][1] == {
        "id": "nobody",
        "label": "nobody is named",
        "value": 0,
        "anchor": "It cannot be looked up.",
        "red_flag": "Ask who writes the order.",
    }


def test_a_question_is_found_by_its_former_id(small: Checklist):
    assert small.question("old-licence") is small.question("licence")


def test_an_option_is_found_by_its_former_id(small: Checklist):
    assert small.by_id["licence"].option("called") is small.by_id["licence"].option("named")


@pytest.mark.parametrize("name", ["unheard-of", "", "LICENCE"])
def test_a_question_that_is_not_there_is_none(small: Checklist, name: str):
    assert small.question(name) is None


def test_a_present_option_is_never_hidden_by_a_former_one(small: Checklist):
    assert small.by_id["licence"].option("nobody").value == 0


def test_the_order_holds_present_and_former_ids(small: Checklist):
    assert small.order == ("licence", "old-licence", "room")


def test_every_question_knows_its_section(small: Checklist):
    assert {name: section.id for name, section in small.section_of.items()} == {
        "licence": "team",
        "room": "setting",
    }


@pytest.mark.parametrize(
    ("when", "routes", "settings", "meets"),
    [
        (When(), (), (), True),
        (When(), ("iv",), ("home",), True),
        (When(route=("iv",)), (), (), True),
        (When(route=("iv",)), ("iv", "oral"), (), True),
        (When(route=("iv",)), ("oral",), (), False),
        (When(route=("iv", "im")), ("im",), (), True),
        (When(route=("iv",), setting=("clinic",)), ("iv",), (), True),
        (When(route=("iv",), setting=("clinic",)), ("iv",), ("home",), False),
        (When(route=("iv",), setting=("clinic",)), ("oral",), ("clinic",), False),
        (When(route=("iv",), setting=("clinic",)), ("iv",), ("home", "clinic"), True),
        (When(route=()), ("iv",), (), False),
    ],
)
def test_a_case_meets_an_offer_when_every_key_shares_a_value(when, routes, settings, meets):
    assert when.meets(routes, settings) is meets


def test_one_table_of_when_counts_like_a_list_of_it(small: Checklist, tmp_path: Path):
    listed = SETTING.replace("when = {", "when = [{").replace("] }", "] }]")
    assert load_checklist(small_bank(tmp_path / "other", setting=listed)).by_id["room"] == small.by_id["room"]


def test_any_of_several_cases_is_enough(tmp_path: Path):
    several = SETTING.replace("when = {", "when = [{").replace("] }", '] }, { route = ["oral"] }]')
    room = load_checklist(small_bank(tmp_path / "bank", setting=several)).by_id["room"]
    assert [room.applies_to(["oral"], ["home"]), room.applies_to(["iv"], ["home"])] == [True, False]


@pytest.mark.parametrize(("route", "setting"), [(r, s) for r in ROUTES for s in SETTINGS])
def test_a_question_without_when_is_for_every_offer(small: Checklist, route: str, setting: str):
    assert small.by_id["licence"].applies_to([route], [setting])


def test_a_generator_of_routes_serves_every_case(tmp_path: Path):
    several = SETTING.replace("when = {", "when = [{").replace("] }", '] }, { route = ["iv"] }]')
    room = load_checklist(small_bank(tmp_path / "bank", setting=several)).by_id["room"]
    assert not room.applies_to((r for r in ["oral"]), (s for s in ["home"]))


def test_a_bank_with_faults_is_refused_with_all_of_them(tmp_path: Path):
    spoilt = {
        "team": TEAM.replace("kind = ", "kynd = "),
        "setting": SETTING.replace("preference", "preferrence"),
    }
    with pytest.raises(BadFile) as caught:
        load_checklist(small_bank(tmp_path / "bank", **spoilt))
    assert {fault.path.name for fault in caught.value.faults} == {"01-team.toml", "02-setting.toml"}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(BadFile, match="not a folder with a question bank"):
        load_checklist(tmp_path / "nowhere")


def test_an_empty_folder_is_told(tmp_path: Path):
    with pytest.raises(BadFile, match=r"checklist\.toml"):
        load_checklist(tmp_path)
