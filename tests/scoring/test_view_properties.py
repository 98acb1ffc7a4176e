"""Views nest: scoring.md, section 13, property 14."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.profiles.record import LEVELS
from kchecklist.scoring.standing import Standing, standing
from kchecklist.scoring.views import EVERYTHING, View

from .strategies import cases
from .view_strategies import dated, views

SOME = settings(max_examples=60, deadline=None)


def widened(view: View, lower: View) -> View:
    """The view that believes what both believe."""
    level = max(view.level, lower.level, key=LEVELS.index)
    return View(level, max((day for day in (view.since, lower.since) if day), default=None))


def nests(inner: Standing, outer: Standing) -> bool:
    return (
        outer.low <= inner.low <= inner.high <= outer.high
        and outer.gate[0] <= inner.gate[0] <= inner.gate[1] <= outer.gate[1]
        and outer.coverage <= inner.coverage
    )


@SOME
@given(cases(sections=2), st.data())
def test_a_view_that_believes_less_contains_the_one_that_believes_more(case, data):
    profile = data.draw(dated(case.profile))
    one = data.draw(views())
    stricter = widened(one, data.draw(views()))
    everything, some, less = (
        standing(case.checklist, profile, case.priorities, view) for view in (EVERYTHING, one, stricter)
    )
    assert nests(everything, some)
    assert nests(some, less)
    for inner, outer in zip(everything.findings, less.findings, strict=True):
        # Ticks that add up can bring 80 where nothing known leaves 0, 50 or 100.
        assert not inner.values or outer.values[0] <= inner.values[0] <= inner.values[-1] <= outer.values[-1]


@SOME
@given(cases(sections=2), st.data())
def test_no_view_changes_a_warning(case, data):
    profile = data.draw(dated(case.profile))
    everything = standing(case.checklist, profile, case.priorities)
    some = standing(case.checklist, profile, case.priorities, data.draw(views()))
    assert some.red_flags == everything.red_flags
    assert some.contradicted == everything.contradicted
    assert some.asked == everything.asked
    assert [(f.refused, f.asked) for f in some.floors] == [(f.refused, f.asked) for f in everything.floors]


@SOME
@given(cases(sections=2), st.data())
def test_a_view_is_the_record_without_what_it_does_not_believe(case, data):
    """Slow and obvious: what is not believed was never said."""
    profile, view = data.draw(dated(case.profile)), data.draw(views())
    seen = standing(case.checklist, profile, case.priorities, view)
    whole = standing(case.checklist, profile, case.priorities)
    doubted = [
        finding.question.id
        for finding in whole.findings
        if finding.claim is not None and not view.believes(finding.deciding, profile.told(finding.claim)[1])
    ]
    left = {name: answer for name, answer in profile.answers.items() if name not in doubted}
    expected = standing(case.checklist, profile.model_copy(update={"answers": left}), case.priorities)
    assert (seen.low, seen.high, seen.middle, seen.coverage, seen.gate) == (
        expected.low,
        expected.high,
        expected.middle,
        expected.coverage,
        expected.gate,
    )
    assert seen.settled == expected.settled
