"""The invented offers in examples/: that they load, say that they are invented, and stand as counted by hand."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.cli.entry import main
from kchecklist.files.shipped import shipped
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.layout import profile_text, table_text
from kchecklist.profiles.person import read_record
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import LEVELS, STATES, Claim, Profile, document
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.scoring.floors import gate_word
from kchecklist.scoring.standing import Standing, standing

CHECKLIST = load_checklist(shipped("questions"))
EXAMPLES = DataFolder(shipped("examples"))
FILES = sorted(EXAMPLES.providers.glob("*.toml"))
PRIORITIES = read_record(EXAMPLES.priorities, Priorities)


def example(beginning: str) -> Stored:
    """The one example whose file's name begins so."""
    (path,) = EXAMPLES.providers.glob(f"{beginning}*.toml")
    return load(path)


def stands(beginning: str) -> Standing:
    return standing(CHECKLIST, example(beginning).profile, PRIORITIES)


def profiles() -> list[Profile]:
    return [load(path).profile for path in FILES]


def claims() -> Iterator[tuple[Profile, str, str, Claim]]:
    """Every claim with its profile, question and level."""
    for profile in profiles():
        for question, answer in profile.answers.items():
            for level, claim in answer.claims():
                yield profile, question, level, claim


def test_all_six_load_without_a_fault():
    shelf = ProfileStore(EXAMPLES, CHECKLIST.order).shelf()
    assert not shelf.faults
    assert not shelf.versions
    assert len(shelf.stored) == 6


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_writing_an_example_again_gives_the_same_bytes(path: Path):
    assert profile_text(load(path).profile, CHECKLIST.order).encode() == path.read_bytes()


def test_writing_the_priorities_again_gives_the_same_bytes():
    names = tuple(field.alias or name for name, field in Priorities.model_fields.items())
    text = table_text(document(PRIORITIES), lambda place: () if place else names)
    assert text.encode() == EXAMPLES.priorities.read_bytes()


def test_a_file_is_named_after_the_id_in_it():
    assert [load(path).profile.id for path in FILES] == [path.stem for path in FILES]


def test_the_examples_were_filled_in_with_this_checklist():
    head = CHECKLIST.head
    used = {(profile.checklist, profile.checklist_version) for profile in profiles()}
    assert used == {(head.id, head.version)}


def test_every_question_and_every_option_is_known_to_the_bank():
    for profile in profiles():
        for name, answer in profile.answers.items():
            question = CHECKLIST.question(name)
            assert question is not None, (profile.id, name)
            assert question.id == name, (profile.id, name)
            assert question.from_ is None, (profile.id, name)
            options = {option.id for option in question.options}
            for level, claim in answer.claims():
                assert options >= set(claim.choice or ()), (profile.id, name, level)
        assert profile.waivers.keys() <= set(CHECKLIST.order), profile.id


def test_the_routes_and_settings_are_known_to_the_bank():
    for name, kept in (("route", "routes"), ("place", "settings")):
        question = CHECKLIST.question(name)
        assert question is not None
        options = {option.id for option in question.options}
        for profile in profiles():
            assert options >= set(getattr(profile.provider, kept)) != set(), profile.id


def test_only_a_question_that_applies_is_answered():
    for profile in profiles():
        found = {finding.question.id for finding in standing(CHECKLIST, profile, PRIORITIES).findings}
        assert profile.answers.keys() <= found, profile.id


def test_a_claim_names_only_a_conversation_that_there_was():
    for profile, question, level, claim in claims():
        if claim.conversation is not None:
            assert profile.conversation(claim.conversation), (profile.id, question, level)


def test_what_was_found_in_a_paper_or_on_a_page_stands_where_the_bank_says_and_in_no_talk():
    looked_up = set()
    for profile, name, level, claim in claims():
        question = CHECKLIST.question(name)
        if question is None or question.found is None:
            continue
        if claim.conversation is None:
            looked_up.add((profile.id, name, level, question.found))
        else:
            # A question for papers may still have been answered by the people there.
            assert level == "said", (profile.id, name, level)
    elsewhere = {(profile, name, level) for profile, name, level, found in looked_up if level != found}
    assert elsewhere == {
        ("old-oak-room-1a2b3c", "before-session-rules", "heard"),
        ("two-chairs-clinic-3c4d5e", "room-feel", "checked"),
    }
    assert len({name for _, name, *_ in looked_up}) > 20


def test_everything_that_was_claimed_has_a_day():
    for profile, question, level, claim in claims():
        assert profile.told(claim)[1] is not None, (profile.id, question, level)


def test_the_priorities_name_sections_questions_and_options_of_the_bank():
    assert set(PRIORITIES.sections) <= {section.id for section in CHECKLIST.sections}
    assert PRIORITIES.sections
    assert PRIORITIES.marks
    for name, marks in PRIORITIES.marks.items():
        question = CHECKLIST.question(name)
        assert question is not None
        assert question.kind == "preference"
        assert marks.keys() <= {option.id for option in question.options}


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_of_evidence_appears(level: str):
    assert any(found == level for _, _, found, _ in claims())


@pytest.mark.parametrize("state", STATES)
def test_each_state_of_an_answer_appears(state: str):
    assert any(claim.state == state for *_, claim in claims())


def test_somebody_will_get_back_by_a_day():
    assert any(claim.state == "pending" and claim.due for *_, claim in claims())


def test_one_answer_lies_somewhere_between():
    between = [
        name
        for _, name, _, claim in claims()
        if len(claim.choice or ()) > 1 and (q := CHECKLIST.question(name)) is not None and q.kind == "quality"
    ]
    assert between == ["suicidal-thoughts-plan"]


def test_one_question_is_to_be_come_back_to():
    marked = [
        (profile.id, name) for profile in profiles() for name, a in profile.answers.items() if a.come_back
    ]
    assert marked == [("two-chairs-clinic-3c4d5e", "touch-policy")]


def test_one_website_says_another_thing_than_the_people_there():
    found = {
        profile.id: [q.id for q in standing(CHECKLIST, profile, PRIORITIES).contradicted]
        for profile in profiles()
    }
    assert {name: ids for name, ids in found.items() if ids} == {
        "two-chairs-clinic-3c4d5e": ["someone-with-me"]
    }
    answer = example("two-chairs").profile.answers["someone-with-me"]
    assert [level for level, _ in answer.claims()] == ["said", "advertised"]


def test_one_floor_is_waived_with_a_reason_and_a_day_to_look_again():
    waived = [(profile.id, name, w) for profile in profiles() for name, w in profile.waivers.items()]
    ((profile, question, waiver),) = waived
    assert (profile, question) == ("one-lamp-office-2b3c4d", "life-support-training")
    assert waiver.counts
    assert waiver.review is not None


def test_one_offer_fails_a_floor_and_one_is_too_early_to_place():
    by_id = {profile.id: standing(CHECKLIST, profile, PRIORITIES) for profile in profiles()}
    words = {name: gate_word(each.gate) for name, each in by_id.items()}
    assert [name for name, word in words.items() if word == "fail"] == ["brass-bell-infusions-4d5e6f"]
    assert [name for name, each in by_id.items() if each.too_early] == ["seven-windows-6f7a8b"]


def test_every_offer_has_an_open_question_a_strong_answer_and_a_weak_one():
    for profile in profiles():
        said = [f for f in standing(CHECKLIST, profile, PRIORITIES).findings if f.question.kind == "quality"]
        assert any(not finding.asked for finding in said), profile.id
        assert any(finding.settled and finding.values == (100,) for finding in said), profile.id
        assert any(finding.settled and max(finding.values, default=100) <= 30 for finding in said), profile.id


def test_every_offer_has_costs_and_one_caller_asked_whether_that_is_all():
    assert all(profile.costs.currency == "USD" for profile in profiles())
    assert [p.id for p in profiles() if p.costs.nothing_else] == ["brass-bell-infusions-4d5e6f"]


def test_every_example_says_that_it_is_invented():
    for profile in profiles():
        provider = profile.provider
        assert provider.name.endswith(" (invented)")
        assert (provider.note or "").startswith("Invented example.")
        assert (provider.phone or "").startswith("555 01")
        assert (provider.website or "").endswith(".example")


def test_the_offers_were_added_on_different_days_of_november():
    days = [(added.year, added.month, added.day) for p in profiles() if (added := p.provider.added)]
    assert {(year, month) for year, month, _ in days} == {(2026, 11)}
    assert len(set(days)) == len(profiles())


# Counted by hand from scoring.md: the least answered, as a whole.
#
# Section 4. The picks are monitoring and integration, of n = 11 sections; all b are 1.
#   1 + 1/2 + ... + 1/11 = 83711/27720.
#   monitoring    (1/11)  83711/27720          = 83711/304920                     = 753399/2744280
#   integration   (1/11) (83711/27720 - 1)     = 55991/304920                     = 503919/2744280
#   each other    (304920 - 83711 - 55991)/9 of 304920ths = 165218/(9 x 304920)   = 165218/2744280
# Nothing is taken at home, so of `home` only an info question is left and it does not apply; the ten others weigh, in 2744280ths,
#   753399 + 503919 + 8 x 165218 = 2579062.
#
# Section 3, section by section: the questions that apply (no ketamine other than esketamine, so neither
# starting-dose nor medicine-source nor pharmacy-accreditation) as weight x value; "open" is the weight of what
# is not settled. Questions of kind info are never scored.
#   team         doctor-on-site is not marked; 5x30 (named at booking), open 4+3+4+3+3 = 17, T = 22
#   screening    nothing settled: pending and "don't know" are any value; T = 5+4+5+3+4+4+3+3+3+3+3+3 = 43
#   medicine     route is not marked, so not scored; open 3+4+3+3+2+2, T = 17
#   monitoring   5x100 (certified) + 4x70 (two hours) = 780, open 5+5+5+4+4+2+4+1+3 = 33, T = 42
#   setting      place, room-feel and music-and-light are not marked; who-is-in-the-room is: 0, 50 or 100;
#                weight 3, unsaid; 3x30 (patients vary), open 3+3+2+3+2 = 13, T = 16
#   therapy      of the preferences only therapy-after is marked: "optional", wanted, 3x100;
#                open 3+3+2+3+3+2 = 16, T = 19
#   integration  fit-to-leave is not for Spravato (the two hours are asked under monitoring);
#                integration-format "none", unwanted, 3x0; ride checked 4x100; open 3+3+4 = 10, T = 17
#   progress     open 3+3+3+3+4+3+3, T = 22
#   rights       open, T = 4+4+4+3+2+2+3+2+2+2 = 28
#   cost         3x30 (per session only) + 2x70 (times, not of the day after) = 230, open 3+2+2 = 7, T = 12
# low = settled points / 100 T; high = (settled points + 100 open) / 100 T; coverage = (T - open) / T.
SEVEN_WINDOWS = {
    "team": (Fraction(3, 44), Fraction(37, 44), Fraction(5, 22)),
    "screening": (Fraction(0), Fraction(1), Fraction(0)),
    "medicine": (Fraction(0), Fraction(1), Fraction(0)),
    "monitoring": (Fraction(13, 70), Fraction(34, 35), Fraction(3, 14)),
    "setting": (Fraction(9, 160), Fraction(139, 160), Fraction(3, 16)),
    "therapy": (Fraction(3, 19), Fraction(1), Fraction(3, 19)),
    "integration": (Fraction(4, 17), Fraction(14, 17), Fraction(7, 17)),
    "progress": (Fraction(0), Fraction(1), Fraction(0)),
    "rights": (Fraction(0), Fraction(1), Fraction(0)),
    "cost": (Fraction(23, 120), Fraction(31, 40), Fraction(5, 12)),
}
# The eight sections that are no picks, in sum:
#   low       3/44 + 9/160 + 3/19 + 23/120    = (6840 + 5643 + 15840 + 19228)/100320  = 47551/100320
#   high      5 + 37/44 + 139/160 + 31/40     = 5 + (1480 + 1529 + 1364)/1760         = 13173/1760
#   coverage  5/22 + 3/16 + 3/19 + 5/12       = (2280 + 1881 + 1584 + 4180)/10032     = 9925/10032
WHOLE = 2579062
SEVEN_WINDOWS_LOW = (
    753399 * Fraction(13, 70) + 503919 * Fraction(4, 17) + 165218 * Fraction(47551, 100320)
) / WHOLE
SEVEN_WINDOWS_HIGH = (
    753399 * Fraction(34, 35) + 503919 * Fraction(14, 17) + 165218 * Fraction(13173, 1760)
) / WHOLE
SEVEN_WINDOWS_COVERAGE = (
    753399 * Fraction(3, 14) + 503919 * Fraction(7, 17) + 165218 * Fraction(9925, 10032)
) / WHOLE


def test_each_section_of_the_least_answered_is_as_counted_by_hand():
    sections = stands("seven-windows").sections
    assert {s.id: (s.low, s.high, s.coverage) for s in sections} == SEVEN_WINDOWS


def test_the_least_answered_as_a_whole_is_as_counted_by_hand():
    found = stands("seven-windows")
    assert found.low == SEVEN_WINDOWS_LOW
    assert found.high == SEVEN_WINDOWS_HIGH
    assert found.coverage == SEVEN_WINDOWS_COVERAGE


def test_no_other_example_is_less_answered():
    least = min(profiles(), key=lambda p: standing(CHECKLIST, p, PRIORITIES).coverage)
    assert least.id == "seven-windows-6f7a8b"


# Floors of a clinic with Spravato (section 5): prescriber-licence 30, not below 30, holds; the certified site
# 100; medical-evaluation and vital-signs pending, someone-with-me and life-support-training not asked: open.
def test_the_least_answered_has_four_floors_open_and_fails_none():
    states = {floor.question.id: floor.state for floor in stands("seven-windows").floors}
    assert states == {
        "prescriber-licence": "pass",
        "medical-evaluation": "unknown",
        "someone-with-me": "unknown",
        "vital-signs": "unknown",
        "life-support-training": "unknown",
        "spravato-certified-site": "pass",
    }


# Counted by hand, one section with an answer "somewhere between": screening at Old Oak Room.
#   medical-evaluation     5 x 70          = 350
#   medicines-review       4 x 70          = 280
#   suicidal-thoughts-plan 5 x 30 or 70    = 150 to 350, not settled
#   diagnosis-confirmed    3 x 100         = 300
#   blood-pressure-limit   4 x 70          = 280
#   heart-and-vessels 4, psychosis-and-mania 3, who-is-turned-away 3, talks-to-my-clinicians 3,
#   other-medical-risks 3, substance-use 3: not asked, 0 to 1900
#   pregnancy: not applicable, so it leaves every sum
#   T = 5+4+5+3+4+4+3+3+3+3+3 = 40, so of 4000 points
#   low       350 + 280 + 150 + 300 + 280        = 1360/4000 = 17/50
#   high      350 + 280 + 350 + 300 + 280 + 1900 = 3460/4000 = 173/200
#   coverage  5 + 4 + 3 + 4                      = 16/40 = 2/5
def test_a_section_with_an_answer_in_between_is_as_counted_by_hand():
    (screening,) = (section for section in stands("old-oak-room").sections if section.id == "screening")
    assert screening.low == Fraction(17, 50)
    assert screening.high == Fraction(173, 200)
    assert screening.coverage == Fraction(2, 5)


def test_the_json_of_the_examples_says_what_was_counted_by_hand(capsys):
    assert main(["--folder", str(shipped("examples")), "compare", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    found = {provider["id"]: provider for provider in document["providers"]}
    least = found["seven-windows-6f7a8b"]
    assert (least["low"], least["high"]) == (str(SEVEN_WINDOWS_LOW), str(SEVEN_WINDOWS_HIGH))
    assert (least["coverage"], least["gate"], least["too_early"]) == (
        str(SEVEN_WINDOWS_COVERAGE),
        "unknown",
        True,
    )
    sections = {s["id"]: (s["low"], s["high"], s["coverage"]) for s in least["sections"]}
    assert sections == {name: tuple(map(str, hand)) for name, hand in SEVEN_WINDOWS.items()}
    screening = next(s for s in found["old-oak-room-1a2b3c"]["sections"] if s["id"] == "screening")
    assert (screening["low"], screening["high"], screening["coverage"]) == ("17/50", "173/200", "2/5")
    assert found["brass-bell-infusions-4d5e6f"]["gate"] == "fail"
