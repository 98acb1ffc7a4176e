"""What the presets come to for the models of care in the field: one table. Source: design.md, section 4.

Nine invented providers, alike in all that is quality; they differ in route, place and therapy alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.checklist.models import ROUTES, SETTINGS, Checklist, Mark
from kchecklist.files.shipped import shipped
from kchecklist.profiles.editing import changed
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Profile
from kchecklist.scoring.order import order
from kchecklist.scoring.standing import Standing, standings
from kchecklist.scoring.stating import preset_applied

from .answering import perfect

BANK = load_checklist(shipped("questions"))

IM_OFFICE = "injections with a therapist throughout, in a home-like office"
LOZENGE_OFFICE = "lozenges with a therapist throughout, in a practice"
IV_AND_THERAPY = "infusions in a clinic, with therapy around them"
THERAPY_OFFICE = "a therapist throughout, by injection or lozenge"
OWN_THERAPIST = "lozenges in the office of one's own therapist"
HOME_AND_THERAPY = "lozenges at home with a sober sitter, and a therapist"
IV_ONLY = "infusions in a clinic, without therapy"
HOME_ALONE = "lozenges at home, without a therapist"
SPRAVATO = "Spravato in a certified clinic, without therapy"

THROUGHOUT = {"therapy-before": "included", "therapy-during": "included", "therapy-after": "included"}
AROUND = THROUGHOUT | {"therapy-during": "none"}
IN_HOUSE = {"who-gives-therapy": "in-house", "integration-format": "one-to-one"}
MY_OWN = {"who-gives-therapy": "my-own", "integration-format": "one-to-one"}
NO_THERAPY = {
    "therapy-before": "none",
    "therapy-during": "none",
    "therapy-after": "none",
    "who-gives-therapy": "nobody",
    "integration-format": "none",
}
WITH_THERAPIST = {"who-is-in-the-room": "therapist", "room-feel": "home-like"}
WITH_STAFF = {"who-is-in-the-room": "medical", "room-feel": "medical"}
WITH_SITTER = {"who-is-in-the-room": "trained-sitter", "room-feel": "my-own-home"}

Taste = Mapping[str, str]
OFFERS: dict[str, tuple[tuple[str, ...], str, Taste]] = {
    IM_OFFICE: (("im",), "office", THROUGHOUT | IN_HOUSE | WITH_THERAPIST),
    LOZENGE_OFFICE: (("sublingual",), "office", THROUGHOUT | IN_HOUSE | WITH_THERAPIST),
    IV_AND_THERAPY: (("iv",), "clinic", AROUND | IN_HOUSE | WITH_STAFF),
    THERAPY_OFFICE: (("im", "sublingual"), "office", THROUGHOUT | IN_HOUSE | WITH_THERAPIST),
    OWN_THERAPIST: (("sublingual",), "office", THROUGHOUT | MY_OWN | WITH_THERAPIST),
    HOME_AND_THERAPY: (("sublingual",), "home", AROUND | MY_OWN | WITH_SITTER),
    IV_ONLY: (("iv",), "clinic", NO_THERAPY | WITH_STAFF),
    HOME_ALONE: (("sublingual",), "home", NO_THERAPY | WITH_SITTER),
    SPRAVATO: (("nasal-esketamine",), "clinic", NO_THERAPY | WITH_STAFF),
}
EVERYBODY = tuple(OFFERS)


def everybody_but(*names: str) -> tuple[str, ...]:
    return tuple(name for name in EVERYBODY if name not in names)


@dataclass(frozen=True)
class Row:
    """Under a preset, and marks of one's own, these stand level and each of them ahead of each of those."""

    preset: str
    level: tuple[str, ...]
    ahead_of: tuple[str, ...] = ()
    marks: Mapping[str, Mapping[str, Mark]] = field(default_factory=dict)


TABLE = {
    "therapy": Row(
        "therapy-at-the-heart",
        level=(IM_OFFICE, LOZENGE_OFFICE, THERAPY_OFFICE, OWN_THERAPIST),
        ahead_of=(IV_ONLY, HOME_ALONE),
    ),
    "medicine": Row(
        "medicine-first", level=(IV_AND_THERAPY, IV_ONLY), ahead_of=(HOME_AND_THERAPY, HOME_ALONE)
    ),
    "home": Row("at-home", level=(HOME_AND_THERAPY,), ahead_of=(IV_AND_THERAPY, IV_ONLY, SPRAVATO)),
    "Spravato": Row("spravato-through-insurance", level=(SPRAVATO,), ahead_of=everybody_but(SPRAVATO)),
    "not sure": Row("not-sure-yet", level=EVERYBODY),
    "injection wanted": Row(
        "not-sure-yet", level=(IM_OFFICE,), ahead_of=(LOZENGE_OFFICE,), marks={"route": {"im": "wanted"}}
    ),
    "lozenge wanted": Row(
        "not-sure-yet",
        level=(LOZENGE_OFFICE,),
        ahead_of=(IM_OFFICE,),
        marks={"route": {"sublingual": "wanted"}},
    ),
    "therapy, by injection": Row(
        "therapy-at-the-heart",
        level=(IM_OFFICE, THERAPY_OFFICE),
        ahead_of=(LOZENGE_OFFICE, OWN_THERAPIST),
        marks={"route": {"im": "wanted"}},
    ),
}


def complaints(checklist: Checklist, row: Row) -> list[str]:
    """Where the providers do not stand as the row says."""
    stand = _standings(checklist, row)
    placed = order(stand.values())
    wrong = []
    for name in row.level:
        first, here = stand[row.level[0]], stand[name]
        if (here.gate, here.low, here.high) != (first.gate, first.low, first.high):
            wrong.append(f"{name} at {here.low} is not level with {row.level[0]} at {first.low}")
        wrong += [f"{name} is not ahead of {o}" for o in row.ahead_of if not placed.is_ahead(name, o)]
    return wrong


def _standings(checklist: Checklist, row: Row) -> dict[str, Standing]:
    mine = preset_applied(Priorities(), checklist, row.preset)
    mine = changed(mine, marks={**mine.marks, **row.marks} or None)
    return {each.id: each for each in standings(checklist, _profiles(checklist), mine)}


def _profiles(checklist: Checklist) -> list[Profile]:
    return [
        perfect(checklist, name, routes, (setting,), taste)
        for name, (routes, setting, taste) in OFFERS.items()
    ]


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_under_a_preset_they_stand_as_the_table_says(row: Row):
    assert complaints(BANK, row) == []


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_whatever_is_marked_nobody_is_open_or_fails(row: Row):
    for each in _standings(BANK, row).values():
        still_open = [f.question.id for f in each.findings if f.scored and not f.settled]
        assert still_open == [], each.id
        assert each.gate == (1, 1), each.id
        assert not each.red_flags, each.id


def test_what_the_providers_offer_is_known_to_the_bank():
    for routes, setting, taste in OFFERS.values():
        for name, option in taste.items():
            question = BANK.question(name)
            assert question is not None, name
            assert question.kind == "preference", name
            assert option in {one.id for one in question.options}, (name, option)
        assert set(routes) <= set(ROUTES)
        assert setting in SETTINGS


def test_every_preset_has_a_row():
    assert {row.preset for row in TABLE.values()} == {preset.id for preset in BANK.head.presets}


def with_marks(preset_id: str, **marks: dict[str, Mark]) -> Checklist:
    """The bank with other marks in one preset; a question's hyphens are written as underscores."""
    more = {name.replace("_", "-"): of for name, of in marks.items()}
    presets = tuple(
        preset.model_copy(update={"marks": preset.marks | more}) if preset.id == preset_id else preset
        for preset in BANK.head.presets
    )
    head = BANK.head.model_copy(update={"presets": presets})
    return Checklist.model_construct(head=head, sections=BANK.sections, sources=BANK.sources)


SKEWED = {
    "therapy": ("therapy-at-the-heart", {"route": {"im": "wanted"}}),
    "medicine": ("medicine-first", {"therapy_before": {"included": "wanted", "none": "unwanted"}}),
    "home": ("at-home", {"place": {"clinic": "wanted"}}),
    "Spravato": ("spravato-through-insurance", {"route": {"iv": "wanted", "nasal-esketamine": "fine"}}),
    "not sure": ("not-sure-yet", {"room_feel": {"medical": "unwanted"}}),
}


@pytest.mark.parametrize("name", SKEWED)
def test_a_preset_that_leans_another_way_is_seen(name: str):
    preset, marks = SKEWED[name]
    assert complaints(with_marks(preset, **marks), TABLE[name])
