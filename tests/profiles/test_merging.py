"""Two sides changed one profile: kchecklist.profiles.merging; design.md, section 5."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.profiles.merging import merged, rebased
from kchecklist.profiles.record import Profile, document

MANY = settings(max_examples=120, deadline=None)
_notes = st.sampled_from(["here", "there", "before", 'a\n"""'])
_claims = st.fixed_dictionaries(
    {},
    optional={
        "choice": st.lists(st.sampled_from("ab"), max_size=1),
        "note": _notes,
        "x-mine": st.sampled_from([1, 2]),
    },
)
_answers = st.fixed_dictionaries(
    {}, optional={"said": _claims, "checked": _claims, "come_back": st.booleans()}
)
_names = st.sampled_from(["first", "second", "a.b"])
_numbers = st.sampled_from([450, Decimal("450.0"), 500, [1, 2], Decimal("nan")])
TABLES = st.fixed_dictionaries(
    {
        "format": st.just(1),
        "provider": st.fixed_dictionaries(
            {"id": st.just("x-1"), "name": _notes}, optional={"note": _notes, "x-mine": _numbers}
        ),
    },
    optional={
        "conversation": st.lists(
            st.fixed_dictionaries({"id": st.integers(1, 3)}, optional={"note": _notes, "with": _notes}),
            max_size=3,
            unique_by=lambda talk: talk["id"],
        ),
        "answers": st.dictionaries(_names, _answers, max_size=3),
        "costs": st.fixed_dictionaries(
            {}, optional={key: st.integers(0, 3) for key in ("session", "extras", "course_days")}
        ),
        "waivers": st.dictionaries(
            _names, st.fixed_dictionaries({}, optional={"reason": _notes}), max_size=2
        ),
        "x-mine": _numbers,
        "x-table": st.dictionaries(_names, _numbers, max_size=2),
    },
)
Unit = tuple[str | int, ...]


def typed(value: Any) -> Any:
    """The value to the type and digit."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [typed(inner) for inner in value]
    return type(value).__name__, str(value)


def units(table: dict[str, Any]) -> dict[Unit, Any]:
    """What is merged as one: written down here once more, from the design and not from the code."""
    return dict(_units(table))


def _units(table: dict[str, Any]) -> Iterator[tuple[Unit, Any]]:
    for key, value in table.items():
        if key == "conversation":
            yield from (((key, talk["id"]), typed(talk)) for talk in value)
        elif key == "answers":
            for question, answer in value.items():
                yield from (((key, question, part), typed(inner)) for part, inner in answer.items())
        elif key in ("provider", "costs", "waivers"):
            yield from (((key, part), typed(inner)) for part, inner in value.items())
        else:
            yield (key,), typed(value)


@MANY
@given(TABLES, TABLES)
def test_a_side_that_changed_nothing_gives_the_other_side(base, other):
    both = [merged(base, other, base), merged(base, base, other)]
    assert [(units(table), clashes) for table, clashes in both] == [(units(other), ())] * 2


@MANY
@given(TABLES, TABLES)
def test_two_sides_that_did_the_same_do_not_clash(base, both):
    table, clashes = merged(base, both, both)
    assert (units(table), clashes) == (units(both), ())


@MANY
@given(TABLES, TABLES, TABLES)
def test_nothing_that_i_typed_vanishes(base, mine, theirs):
    table = units(merged(base, mine, theirs)[0])
    before = units(base)
    assert all(table[unit] == value for unit, value in units(mine).items() if before.get(unit) != value)


@MANY
@given(TABLES, TABLES, TABLES)
def test_nothing_that_they_typed_vanishes(base, mine, theirs):
    table, clashes = merged(base, mine, theirs)
    before, found = units(base), units(table)
    typed_there = {unit: value for unit, value in units(theirs).items() if before.get(unit) != value}
    assert all(found[unit] == value or unit in clashes for unit, value in typed_there.items())


@MANY
@given(TABLES, TABLES, TABLES)
def test_what_clashes_is_what_both_changed_and_neither_deleted(base, mine, theirs):
    before, here, there = units(base), units(mine), units(theirs)
    both = {
        unit
        for unit in here.keys() & there.keys()
        if here[unit] != there[unit] and before.get(unit) not in (here[unit], there[unit])
    }
    assert set(merged(base, mine, theirs)[1]) == both


@MANY
@given(TABLES, TABLES, TABLES)
def test_of_what_clashes_mine_is_kept(base, mine, theirs):
    table, clashes = merged(base, mine, theirs)
    assert all(units(table)[unit] == units(mine)[unit] for unit in clashes)


@MANY
@given(TABLES, TABLES, TABLES)
def test_what_one_side_deleted_goes_unless_the_other_changed_it(base, mine, theirs):
    before, here, there = units(base), units(mine), units(theirs)
    found = units(merged(base, mine, theirs)[0])
    gone = {u for u in before if (u not in here and there.get(u) in (None, before[u]))} | {
        u for u in before if (u not in there and here.get(u) in (None, before[u]))
    }
    assert not gone & found.keys()


@MANY
@given(TABLES, TABLES, TABLES)
def test_nothing_appears_that_neither_side_has(base, mine, theirs):
    here, there = units(mine), units(theirs)
    found = units(merged(base, mine, theirs)[0])
    assert all(value in (here.get(unit), there.get(unit)) for unit, value in found.items())


@MANY
@given(TABLES, TABLES, TABLES)
def test_what_comes_of_it_is_a_profile(base, mine, theirs):
    tables = [document(Profile.model_validate(side)) for side in (base, mine, theirs)]
    Profile.model_validate(merged(*tables)[0])


def profile_of(table: dict[str, Any]) -> Profile:
    return Profile.model_validate(table)


@MANY
@given(TABLES, TABLES)
def test_what_i_did_is_done_to_what_nobody_else_changed(base, mine):
    after = rebased(profile_of(base), profile_of(mine), profile_of(base))
    assert units(document(after)) == units(mine)


@MANY
@given(TABLES, TABLES)
def test_doing_nothing_leaves_what_they_did(base, theirs):
    after = rebased(profile_of(base), profile_of(base), profile_of(theirs))
    assert units(document(after)) == units(theirs)


@MANY
@given(TABLES, TABLES, TABLES)
def test_what_i_did_is_done_to_what_they_did(base, mine, theirs):
    after = rebased(*map(profile_of, (base, mine, theirs)))
    assert units(document(after)) == units(merged(base, mine, theirs)[0])


def offer(**keys: Any) -> dict[str, Any]:
    return {"provider": {"id": "x-1", "name": "X"}, **keys}


def test_two_answers_to_two_questions_are_both_kept():
    here = offer(answers={"first": {"said": {"choice": ("a",)}}})
    there = offer(answers={"second": {"said": {"choice": ("b",)}}})
    assert merged(offer(), here, there) == (offer(answers=here["answers"] | there["answers"]), ())


def test_two_levels_of_one_question_are_both_kept():
    here = offer(answers={"q": {"said": {"choice": ("a",)}}})
    there = offer(answers={"q": {"checked": {"choice": ("b",)}}})
    table, clashes = merged(offer(), here, there)
    assert (set(table["answers"]["q"]), clashes) == ({"said", "checked"}, ())


def test_a_number_that_is_none_is_no_clash_with_itself():
    def nan() -> dict[str, Any]:
        return offer(**{"x-mine": Decimal("nan")})

    assert merged(nan(), nan(), nan())[1] == ()


def test_a_number_typed_another_way_there_is_a_change():
    table, _ = merged(
        offer(costs={"session": 450}),
        offer(costs={"session": 450}),
        offer(costs={"session": Decimal("450.0")}),
    )
    assert repr(table["costs"]["session"]) == "Decimal('450.0')"


def test_true_there_is_a_change_from_1():
    table, _ = merged(offer(**{"x-mine": 1}), offer(**{"x-mine": 1}), offer(**{"x-mine": True}))
    assert table["x-mine"] is True


def test_a_time_in_another_zone_is_a_change():
    def at(hour: int, offset: int) -> dict[str, Any]:
        zone = dt.timezone(dt.timedelta(hours=offset))
        return offer(**{"x-mine": dt.datetime(2026, 1, 1, hour, tzinfo=zone)})

    assert merged(at(10, 0), at(10, 0), at(11, 1))[0]["x-mine"].hour == 11
