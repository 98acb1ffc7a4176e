"""Floors that decide who stands first and are only heard or advertised."""

import pytest

from kchecklist.scoring.comparison import compare
from kchecklist.scoring.deciding_floors import unsure_floors

from .banks import NOTHING_STATED, at, bank, offer, quality

BANK = bank(quality("q", weight=5), quality("f", floor=50), quality("g", floor=50))
KEPT = {"f": "v100", "g": "v100"}


def found(*records) -> list[tuple[str, str, str]]:
    comparison = compare(BANK, records, NOTHING_STATED)
    unsure = unsure_floors(comparison.standings, comparison.ask_next.contenders)
    return [(one.provider, one.question.id, one.level) for one in unsure]


@pytest.mark.parametrize("level", ["heard", "advertised"])
def test_one_that_keeps_the_first_in_or_another_out_decides(level):
    unsure = at(**{level: "v100"})
    assert found(offer("a", KEPT | {"q": "v100", "f": unsure}), offer("b", KEPT | {"q": "v0"})) == [
        ("a", "f", level)
    ]
    out = at(**{level: "v0"})
    assert found(offer("a", KEPT | {"q": "v0"}), offer("b", KEPT | {"q": "v100", "f": out})) == [
        ("b", "f", level)
    ]


@pytest.mark.parametrize("level", ["said", "written", "signed", "checked"])
def test_what_was_told_to_the_person_is_sure_enough(level):
    sure = at(**{level: "v100"}, heard="v100")
    assert found(offer("a", KEPT | {"q": "v100", "f": sure}), offer("b", KEPT | {"q": "v0"})) == []


def test_one_that_fails_does_not_decide_where_another_keeps_the_provider_out_on_surer_grounds():
    out = offer("b", {"q": "v100", "f": at(heard="v0"), "g": "v0"})
    assert found(offer("a", KEPT | {"q": "v0"}), out) == []


def test_one_that_fails_does_not_decide_where_its_provider_would_be_behind_without_it():
    out = offer("b", {"q": "v0", "f": at(heard="v0"), "g": "v100"})
    assert found(offer("a", KEPT | {"q": "v100"}), out) == []


def test_one_that_is_kept_decides_nothing_of_who_is_behind_all_the_same():
    behind = offer("b", KEPT | {"q": "v0", "f": at(heard="v100")})
    assert found(offer("a", KEPT | {"q": "v100"}), behind) == []


def test_one_that_keeps_the_first_in_decides_nothing_where_all_others_would_be_behind_even_so():
    failing = offer("b", {"f": "v0", "g": "v0", "q": "v0"})
    assert found(offer("a", KEPT | {"q": "v100", "f": at(heard="v100")}), failing) == []


def test_those_set_aside_or_ruled_out_and_one_alone_decide_nothing():
    heard = KEPT | {"q": "v100", "f": at(heard="v100")}
    behind = offer("b", KEPT | {"q": "v0"})
    out = KEPT | {"q": "v100", "f": at(heard="v0")}
    assert found(offer("a", heard)) == []
    assert found(offer("a", out)) == []
    assert found(offer("a", KEPT | {"q": "v50"}), behind, offer("c", out, status="ruled out")) == []
    assert found(offer("a", heard, {"f": "mine"}), behind) == []
    assert found(offer("a", heard, status="ruled out"), behind, offer("c", KEPT | {"q": "v100"})) == []
