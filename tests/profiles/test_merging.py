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

NO_TALK: st.SearchStrategy[Any] = st.none()


def _talk(number: int) -> st.SearchStrategy[Any]:
    """A talk that is like no talk with another number."""
    day = dt.date(2026, 1, number)
    return st.fixed_dictionaries(
        {"id": st.just(number), "on": st.just(day)}, optional={"note": _notes, "with": _notes}
    )


def _tables(*talks: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {
            "format": st.just(1),
            "provider": st.fixed_dictionaries(
                {"id": st.just("x-1"), "name": _notes}, optional={"note": _notes, "x-mine": _numbers}
            ),
            "conversation": st.tuples(*talks).map(lambda found: [talk for talk in found if talk]),
        },
        optional={
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


BEFORE = _tables(_talk(1), _talk(2))
HERE = _tables(*(NO_TALK | _talk(number) for number in (1, 2, 3)))
THERE = _tables(*(NO_TALK | _talk(number) for number in (1, 2, 4)))
"""Each side has a number of its own for what it adds; the same number on both sides is told of further down."""
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
@given(BEFORE, HERE)
def test_a_side_that_changed_nothing_gives_the_other_side(base, other):
    both = [merged(base, other, base), merged(base, base, other)]
    assert [(units(table), clashes) for table, clashes in both] == [(units(other), ())] * 2


@MANY
@given(BEFORE, HERE)
def test_two_sides_that_did_the_same_do_not_clash(base, both):
    table, clashes = merged(base, both, both)
    assert (units(table), clashes) == (units(both), ())


@MANY
@given(BEFORE, HERE, THERE)
def test_nothing_that_i_typed_vanishes(base, mine, theirs):
    table = units(merged(base, mine, theirs)[0])
    before = units(base)
    assert all(table[unit] == value for unit, value in units(mine).items() if before.get(unit) != value)


@MANY
@given(BEFORE, HERE, THERE)
def test_nothing_that_they_typed_vanishes(base, mine, theirs):
    table, clashes = merged(base, mine, theirs)
    before, found = units(base), units(table)
    typed_there = {unit: value for unit, value in units(theirs).items() if before.get(unit) != value}
    assert all(found[unit] == value or unit in clashes for unit, value in typed_there.items())


@MANY
@given(BEFORE, HERE, THERE)
def test_what_clashes_is_what_both_changed_and_neither_deleted(base, mine, theirs):
    before, here, there = units(base), units(mine), units(theirs)
    both = {
        unit
        for unit in here.keys() & there.keys()
        if here[unit] != there[unit] and before.get(unit) not in (here[unit], there[unit])
    }
    assert set(merged(base, mine, theirs)[1]) == both


@MANY
@given(BEFORE, HERE, THERE)
def test_of_what_clashes_mine_is_kept(base, mine, theirs):
    table, clashes = merged(base, mine, theirs)
    assert all(units(table)[unit] == units(mine)[unit] for unit in clashes)


@MANY
@given(BEFORE, HERE, THERE)
def test_what_one_side_deleted_goes_unless_the_other_changed_it(base, mine, theirs):
    before, here, there = units(base), units(mine), units(theirs)
    found = units(merged(base, mine, theirs)[0])
    gone = {u for u in before if (u not in here and there.get(u) in (None, before[u]))} | {
        u for u in before if (u not in there and here.get(u) in (None, before[u]))
    }
    assert not gone & found.keys()


@MANY
@given(BEFORE, HERE, THERE)
def test_nothing_appears_that_neither_side_has(base, mine, theirs):
    here, there = units(mine), units(theirs)
    found = units(merged(base, mine, theirs)[0])
    assert all(value in (here.get(unit), there.get(unit)) for unit, value in found.items())


@MANY
@given(BEFORE, HERE, THERE)
def test_what_comes_of_it_is_a_profile(base, mine, theirs):
    tables = [document(Profile.model_validate(side)) for side in (base, mine, theirs)]
    Profile.model_validate(merged(*tables)[0])


def profile_of(table: dict[str, Any]) -> Profile:
    return Profile.model_validate(table)


@MANY
@given(BEFORE, HERE)
def test_what_i_did_is_done_to_what_nobody_else_changed(base, mine):
    after = rebased(profile_of(base), profile_of(mine), profile_of(base))
    assert units(document(after)) == units(mine)


@MANY
@given(BEFORE, HERE)
def test_doing_nothing_leaves_what_they_did(base, theirs):
    after = rebased(profile_of(base), profile_of(base), profile_of(theirs))
    assert units(document(after)) == units(theirs)


@MANY
@given(BEFORE, HERE, THERE)
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


# Two windows, each with a talk of its own under one number


def talk_with(number: int, who: str, **keys: Any) -> dict[str, Any]:
    return {"id": number, "on": dt.datetime(2026, 11, 21, 10), "with": who, **keys}


def heard_in(number: int, option: str = "a") -> dict[str, Any]:
    return {"said": {"choice": (option,), "conversation": number}}


def whom(profile: Profile) -> dict[str, str | None]:
    """Who told what, by question."""
    return {name: profile.told(answer.said)[0] for name, answer in profile.answers.items() if answer.said}


BO = offer(conversation=[talk_with(1, "Bo")], answers={"first": heard_in(1)})
ANN = offer(conversation=[talk_with(1, "Ann")], answers={"second": heard_in(1)})


def test_two_talks_under_one_number_are_both_kept_with_what_was_said_in_them():
    table, clashes = merged(offer(), BO, ANN)
    assert (whom(profile_of(table)), clashes) == ({"first": "Bo", "second": "Ann"}, ())


def test_of_two_talks_under_one_number_the_one_on_disk_keeps_it():
    talks = {talk.id: talk.with_ for talk in profile_of(merged(offer(), BO, ANN)[0]).conversations}
    assert talks == {1: "Ann", 2: "Bo"}


def test_a_talk_that_both_sides_have_alike_is_one_talk():
    both = offer(conversation=[talk_with(1, "Ann")], answers={"first": heard_in(1)})
    table, clashes = merged(offer(), both, ANN)
    assert ([talk["id"] for talk in table["conversation"]], clashes) == ([1], ())


def test_an_old_answer_of_a_talk_that_is_gone_does_not_follow_a_new_one():
    gone = {"old": heard_in(1)}
    base = offer(answers=gone)
    mine, theirs = ({**side, "answers": side["answers"] | gone} for side in (BO, ANN))
    after = profile_of(merged(base, mine, theirs)[0])
    assert (after.answers["old"].said.conversation, after.answers["first"].said.conversation) == (1, 2)


def test_merging_once_more_after_it_was_written_opens_no_third_talk():
    once = document(profile_of(merged(offer(), BO, ANN)[0]))
    again, clashes = merged(document(profile_of(offer())), document(profile_of(BO)), once)
    assert (whom(profile_of(again)), len(again["conversation"]), clashes) == (whom(profile_of(once)), 2, ())


def test_what_i_went_on_to_do_follows_my_talk_to_its_new_number():
    """The keeper's case: the save found another talk, and I had answered on meanwhile."""
    on_disk = profile_of(merged(offer(), BO, ANN)[0])
    newer = {**BO, "answers": BO["answers"] | {"third": heard_in(1)}}
    newer["conversation"] = [talk_with(1, "Bo", note="kind"), talk_with(2, "Cy")]
    newer["answers"] |= {"fourth": heard_in(2)}
    after = rebased(profile_of(BO), profile_of(newer), on_disk)
    assert whom(after) == {"first": "Bo", "second": "Ann", "third": "Bo", "fourth": "Cy"}
    assert [talk.note for talk in after.conversations if talk.with_ == "Bo"] == ["kind"]


def test_what_i_take_back_goes_from_the_talk_with_the_new_number():
    on_disk = profile_of(merged(offer(), BO, ANN)[0])
    assert units(document(rebased(profile_of(BO), profile_of(offer()), on_disk))) == units(
        document(profile_of(ANN))
    )


def test_a_talk_that_both_sides_added_alike_takes_no_other_talks_place():
    both = [talk_with(2, "Bo")]
    mine = offer(conversation=[talk_with(1, "Bo"), *both], answers={"first": heard_in(2)})
    theirs = offer(conversation=[talk_with(1, "Ann"), *both])
    after = profile_of(merged(offer(conversation=[talk_with(1, "Bo")]), mine, theirs)[0])
    assert ([talk.id for talk in after.conversations], whom(after)) == ([1, 2], {"first": "Bo"})


def test_a_talk_that_i_take_back_stays_while_they_answered_in_it():
    """Both sides had it; an answer must never lose who gave it."""
    theirs = {**BO, "answers": BO["answers"] | {"third": heard_in(1)}}
    after = rebased(profile_of(BO), profile_of(offer()), profile_of(theirs))
    assert whom(after) == {"third": "Bo"}


def test_a_talk_that_one_side_deleted_with_its_answers_left_goes():
    bare = offer(answers=BO["answers"])
    assert "conversation" not in merged(BO, BO, bare)[0]


PEOPLE = ("Ann", "Bo", "Cy")
MOMENTS = tuple(dt.datetime(2026, 11, 21, 10, minute) for minute in range(3))


@st.composite
def talked(draw: Any, base: dict[str, Any], mark: str) -> dict[str, Any]:
    """What a side makes of a record by talking: further talks, and answers heard in any of its talks."""
    numbers = draw(st.lists(st.integers(1, 6), max_size=2, unique=True))
    had = {talk["id"] for talk in base.get("conversation", [])}
    # One person has no two talks with the same people that begin in the same second.
    begun = {(talk["with"], talk["on"]) for talk in base.get("conversation", [])}
    others = [(who, at) for who in PEOPLE for at in MOMENTS if (who, at) not in begun]
    told = draw(st.lists(st.sampled_from(others), min_size=len(numbers), max_size=len(numbers), unique=True))
    talks = [
        talk_with(number, who, on=at)
        for number, (who, at) in zip(numbers, told, strict=True)
        if number not in had
    ]
    known = sorted(had | {talk["id"] for talk in talks})
    answers = {}
    for name in draw(st.lists(_names, max_size=3, unique=True)) if known else []:
        claim = {"conversation": draw(st.sampled_from(known)), "note": mark}
        answers[name] = {
            **base.get("answers", {}).get(name, {}),
            draw(st.sampled_from(["said", "written"])): claim,
        }
    return offer(
        conversation=[*base.get("conversation", []), *talks], answers=base.get("answers", {}) | answers
    )


def who_told(table: dict[str, Any]) -> dict[tuple[str, str, str | None], Any]:
    """Who told each claim and when; whose claim it is stands in its note."""
    side = profile_of(table)
    return {
        (name, level, claim.note): side.told(claim)
        for name, answer in side.answers.items()
        for level, claim in answer.notes()
    }


@st.composite
def three_sides(draw: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    base = draw(talked(offer(), "before"))
    return base, draw(talked(base, "mine")), draw(talked(base, "theirs"))


@MANY
@given(three_sides())
def test_who_told_what_is_as_on_the_side_it_came_from(sides):
    base, mine, theirs = (document(profile_of(side)) for side in sides)
    after = merged(base, mine, theirs)[0]
    assert who_told(after).items() <= (who_told(mine) | who_told(theirs)).items()


@MANY
@given(three_sides(), st.data())
def test_who_told_what_is_the_same_still_when_i_went_on_meanwhile(sides, data):
    base, mine, theirs = (profile_of(side) for side in sides)
    on_disk = profile_of(merged(*map(document, (base, mine, theirs)))[0])
    newer = document(profile_of(data.draw(talked(document(mine), "newer"))))
    after = who_told(document(rebased(mine, profile_of(newer), on_disk)))
    assert after.items() <= (who_told(newer) | who_told(document(on_disk))).items()


@MANY
@given(three_sides())
def test_taking_all_of_mine_back_leaves_theirs_with_who_told_it(sides):
    base, mine, theirs = (profile_of(side) for side in sides)
    on_disk = profile_of(merged(*map(document, (base, mine, theirs)))[0])
    after = who_told(document(rebased(mine, base, on_disk)))
    expected = who_told(document(theirs))
    assert {key: told for key, told in after.items() if key[2] == "theirs"}.items() <= expected.items()
    assert not [key for key in after if key[2] == "mine"]
