"""How a record came to where it stands: what can be taken back and brought again, told from its history alone."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kchecklist.profiles.editing import changed, with_claim, with_conversation, with_provider
from kchecklist.profiles.record import Claim, Conversation, Profile, Provider
from kchecklist.profiles.shelf import Stored
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.trail import MOST_STATES, STILL_WRITING, Change, State, trail, trail_of

NOON = dt.datetime(2026, 11, 21, 12)
START = Profile(provider=Provider(id="oak-1", name="Oak"))


def numbered(n: int) -> Profile:
    return with_provider(START, phone=f"555 {n:04}") if n else START


def through(*stood: int | str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What can be taken back and brought again after standing at these; "z 1" came by taking back or bringing again."""
    turns = [isinstance(each, str) for each in stood]
    numbers = [int(each[2:]) if isinstance(each, str) else each for each in stood]
    left = zip(numbers, [*turns[1:], False], strict=True)
    found = trail([State(numbered(n), NOON, turned) for n, turned in left])

    def pairs(changes: tuple[Change, ...]) -> list[tuple[int, int]]:
        return [tuple(int(p.provider.phone[4:]) if p.provider.phone else 0 for p in (c.before, c.after)) for c in changes]  # fmt: skip

    return pairs(found.back), pairs(found.forward)


def test_what_only_went_on_is_taken_back_one_by_one():
    assert through(0, 1, 2) == ([(0, 1), (1, 2)], [])
    assert through(0) == ([], [])


def test_what_was_taken_back_can_be_brought_again():
    assert through(0, 1, 2, "z 1") == ([(0, 1)], [(1, 2)])
    assert through(0, 1, 2, "z 1", "z 0") == ([], [(1, 2), (0, 1)])


def test_what_was_brought_again_can_be_taken_back_again():
    assert through(0, 1, 2, "z 1", "z 0", "z 1") == ([(0, 1)], [(1, 2)])
    assert through(0, 1, 2, "z 1", "z 0", "z 1", "z 2") == ([(0, 1), (1, 2)], [])


def test_several_that_were_saved_in_one_go_are_all_turned():
    assert through(0, 1, 2, 3, "z 0") == ([], [(2, 3), (1, 2), (0, 1)])
    assert through(0, 1, 2, 3, "z 0", "z 2") == ([(0, 1), (1, 2)], [(2, 3)])


def test_a_new_change_ends_what_could_be_brought_again():
    assert through(0, 1, 2, "z 1", 3) == ([(0, 1), (1, 3)], [])


def test_who_comes_to_where_they_were_by_a_change_of_their_own_takes_that_one_back():
    """An answer that was cleared comes back, and not the change before it."""
    assert through(0, 1, 0) == ([(0, 1), (1, 0)], [])


def test_what_was_thinned_away_meanwhile_is_no_trouble():
    assert through(0, 2, "z 1", "z 5") == ([(0, 2), (2, 1), (1, 5)], [])


ACTS = st.lists(st.sampled_from(["do", "back", "forward"]), max_size=30)


@given(ACTS)
def test_it_tells_what_somebody_with_a_memory_would(acts):
    back, here, forward, new = [], 0, [], 0
    stood: list[int | str] = [here]
    for act in acts:
        if act == "do":
            new += 1
            back, here, forward = [*back, here], new, []
            stood.append(here)
        elif act == "back" and back:
            forward.append(here)
            here = back.pop()
            stood.append(f"z {here}")
        elif act == "forward" and forward:
            back.append(here)
            here = forward.pop()
            stood.append(f"z {here}")
    way = [*back, here]
    ahead = [here, *reversed(forward)]
    assert through(*stood) == (list(pairwise(way)), list(pairwise(ahead))[::-1])


def test_how_long_a_call_took_is_no_change():
    talk = Conversation(id=1, on=NOON)
    begun, over = (with_conversation(START, changed(talk, minutes=minutes)) for minutes in (None, 5))
    found = trail(
        [
            State(START, NOON),
            State(begun, NOON),
            State(over, NOON, turned=True),
            State(START, NOON),
            State(START),
        ]
    )
    assert (len(found.back), len(found.forward)) == (0, 1)
    found = trail([State(START, NOON), State(begun, NOON), State(over)])
    assert [(change.before, change.after) for change in found.back] == [(START, over)]


def noted(text: str, question: str = "names") -> Profile:
    return with_claim(START, (question,), "said", Claim(note=text))


def test_a_note_that_was_typed_in_one_go_is_one_change():
    second = dt.timedelta(seconds=1)
    texts = ["the", "the nurse", "the nurse says"]
    states = [
        State(START, NOON),
        *(State(noted(text), NOON + n * second) for n, text in enumerate(texts[:-1], 1)),
    ]
    found = trail([*states, State(noted(texts[-1]))])
    assert [(change.before, change.after) for change in found.back] == [(START, noted(texts[-1]))]


def test_after_a_pause_or_elsewhere_it_is_another_change():
    later = NOON + 2 * STILL_WRITING
    paused = trail([State(START, NOON), State(noted("the"), later), State(noted("the nurse"))])
    assert len(paused.back) == 2
    other = with_claim(noted("the"), ("licence",), "said", Claim(note="a"))
    further = with_claim(noted("the"), ("licence",), "said", Claim(note="ab"))
    found = trail([State(START, NOON), State(noted("the"), NOON), State(other, NOON), State(further)])
    assert [change.after for change in found.back] == [noted("the"), further]


def test_a_note_that_is_taken_out_is_a_change_of_its_own():
    bare = with_claim(START, ("names",), "said", Claim(choice=("best",)))
    with_note = with_claim(START, ("names",), "said", Claim(choice=("best",), note="kind"))
    found = trail([State(START, NOON), State(with_note, NOON), State(bare)])
    assert len(found.back) == 2


def test_it_is_read_from_what_the_store_kept_whatever_else_lies_there(store: ProfileStore):
    stored: Stored = store.create("Oak")
    stood = [stored.profile]
    for n in range(1, 4):
        stored = store.save(stored, with_provider(stored.profile, phone=f"555 {n}")).stored
        stood.append(stored.profile)
    folder = store.history_of(stored.profile.id)
    (folder / "20200101-000000.toml").write_text("ruined")
    (folder / "20200101-000001.toml").write_text('format = 99\n[provider]\nid = "x"\nname = "X"\n')
    found = trail_of(folder, stored.profile)
    assert [change.before for change in found.back] == stood[:-1]
    assert [change.after for change in found.back] == stood[1:]
    assert found.forward == ()


def test_nobody_waits_for_a_very_long_history(store: ProfileStore, monkeypatch):
    monkeypatch.setattr("kchecklist.profiles.trail.MOST_STATES", 3)
    assert MOST_STATES > 3
    stored = store.create("Oak")
    for n in range(6):
        stored = store.save(stored, with_provider(stored.profile, phone=f"555 {n}")).stored
    assert len(trail_of(store.history_of(stored.profile.id), stored.profile).back) == 3
