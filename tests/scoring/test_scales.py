"""What answers are worth: the bank's values, or the person's marks."""

from kchecklist.checklist.models import Option
from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.scales import Scale, scales

from .banks import NOTHING_STATED, bank, info, preference, quality

ROUTE = preference("route", "iv", "im", "oral")


def scale_of(question, marks=None) -> Scale:
    return scales(bank(question), Priorities(marks=marks or {}))[0]


def test_a_quality_question_is_worth_what_the_bank_says():
    scale = scale_of(quality("q", 100, 70, 0))
    assert scale.worth == {"v100": 100, "v70": 70, "v0": 0}
    assert scale.values == (0, 70, 100)


def test_values_are_counted_once():
    options = tuple(Option(id=f"o{n}", label="x", value=value) for n, value in enumerate((100, 0, 0)))
    assert scale_of(quality("q", options=options)).values == (0, 100)


def test_a_question_whose_ticks_add_up_can_take_none_half_or_all():
    assert scale_of(quality("q", 70, 30, 20, multiple=True)).values == (0, 50, 100)


def test_info_is_never_scored():
    assert scale_of(info("q", "yes", "no"), {"q": {"yes": "wanted"}}).worth == {}


def test_a_preference_without_a_mark_is_unscored():
    assert scale_of(ROUTE).worth == {}


def test_an_option_without_a_mark_counts_as_fine():
    assert scale_of(ROUTE, {"route": {"iv": "wanted"}}).worth == {"iv": 100, "im": 50, "oral": 50}


def test_marks_that_are_all_equal_leave_the_preference_unscored():
    assert scale_of(ROUTE, {"route": dict.fromkeys(("iv", "im", "oral"), "unwanted")}).worth == {}
    assert scale_of(ROUTE, {"route": {"iv": "fine"}}).worth == {}


def test_a_mark_for_an_option_that_the_bank_does_not_have_says_nothing():
    assert scale_of(ROUTE, {"route": {"smoked": "wanted"}}).worth == {}


def test_marks_under_former_ids_count():
    renamed = preference(
        "route", options=(Option(id="iv", label="x", was=("drip",)), *ROUTE.options[1:]), was=("how",)
    )
    assert scale_of(renamed, {"how": {"drip": "wanted"}}).worth["iv"] == 100


def test_a_mark_under_the_present_ids_wins_over_a_former_one():
    renamed = preference(
        "route", options=(Option(id="iv", label="x", was=("drip",)), *ROUTE.options[1:]), was=("how",)
    )
    assert (
        scale_of(renamed, {"route": {"drip": "wanted", "iv": "unwanted"}, "how": {"iv": "fine"}}).worth["iv"]
        == 0
    )


def test_there_is_a_scale_for_every_question_in_the_order_of_the_bank():
    found = scales(bank(quality("b"), info("a")), NOTHING_STATED)
    assert [(scale.section, scale.question.id) for scale in found] == [("team", "b"), ("team", "a")]
