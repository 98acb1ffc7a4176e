"""What was replaced: what is kept of it, for how long, and in which order."""

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kchecklist.profiles.history import Version, keep, keep_once, outgrown, thin, untie, version_at, versions
from kchecklist.profiles.writing import NotSaved

NOW = dt.datetime(2026, 11, 21, 10, 30)
HOUR, DAY, MONTH = dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(days=30)
YEARS = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2026, 12, 31)).map(
    lambda m: m.replace(microsecond=0)
)
LATELY = st.integers(0, 3 * 86400).map(lambda seconds: NOW - dt.timedelta(seconds=seconds))
MOMENTS = st.lists(st.one_of(YEARS, LATELY), max_size=40, unique=True).map(sorted)


def stood(moments: list[dt.datetime], by_hand: frozenset[int] = frozenset()) -> tuple[Version, ...]:
    return tuple(Version(moment, 1, n in by_hand, Path(str(n))) for n, moment in enumerate(moments))


def left(found: tuple[Version, ...], now: dt.datetime) -> tuple[Version, ...]:
    gone = set(outgrown(found, now))
    return tuple(version for version in found if version not in gone)


def test_what_is_kept_is_named_for_the_moment_it_was_replaced_and_private(tmp_path: Path):
    kept = keep(tmp_path / "a" / "b", b"one", NOW.replace(microsecond=5))
    assert kept.name == "20261121-103000.toml"
    assert kept.read_bytes() == b"one"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "a", tmp_path / "a" / "b")} == {0o700}


def test_versions_of_one_second_keep_their_order_and_those_by_hand_among_them(tmp_path: Path):
    texts = [b"%d" % n for n in range(12)]
    for n, text in enumerate(texts):
        keep(tmp_path, text, NOW, by_hand=n % 3 == 0)
    found = versions(tmp_path)
    assert [version.path.read_bytes() for version in found] == texts
    assert [version.by_hand for version in found] == [n % 3 == 0 for n in range(12)]
    assert {version.until for version in found} == {NOW}


def test_a_clock_that_is_set_back_does_not_turn_the_order_round(tmp_path: Path):
    keep(tmp_path, b"first", NOW)
    keep(tmp_path, b"second", NOW - DAY)
    keep(tmp_path, b"third", NOW + HOUR)
    assert [version.path.read_bytes() for version in versions(tmp_path)] == [b"first", b"second", b"third"]


def test_the_same_is_not_kept_twice_in_a_row_but_again_later_and_for_good_when_asked(tmp_path: Path):
    for text, by_hand in (
        (b"a", False),
        (b"a", False),
        (b"a", True),
        (b"a", False),
        (b"b", False),
        (b"a", False),
    ):
        keep(tmp_path, text, NOW, by_hand)
    assert [(version.path.read_bytes(), version.by_hand) for version in versions(tmp_path)] == [
        (b"a", False),
        (b"a", True),
        (b"b", False),
        (b"a", False),
    ]


def test_the_file_itself_is_kept_so_that_who_still_writes_into_it_loses_nothing(tmp_path: Path):
    source = tmp_path / "source.toml"
    source.write_bytes(b"before")
    source.chmod(0o600)
    with source.open("ab") as editor:
        kept = keep(tmp_path / "history", b"before", NOW, source=source)
        (tmp_path / "new").write_bytes(b"after")
        (tmp_path / "new").replace(source)
        editor.write(b" and more")
    assert (kept.read_bytes(), source.read_bytes()) == (b"before and more", b"after")


@pytest.mark.parametrize("why", ["open to others", "another name", "no links here"])
def test_a_copy_is_kept_where_the_file_itself_must_not_be(tmp_path: Path, monkeypatch, why: str):
    source = tmp_path / "source.toml"
    source.write_bytes(b"before")
    source.chmod(0o644 if why == "open to others" else 0o600)
    if why == "another name":
        os.link(source, tmp_path / "other")
    if why == "no links here":
        monkeypatch.setattr(os, "link", no_links)
    kept = keep(tmp_path / "history", b"before", NOW, source=source)
    source.write_bytes(b"changed in place")
    assert (kept.read_bytes(), kept.stat().st_mode & 0o777) == (b"before", 0o600)


def no_links(*_: object) -> None:
    raise OSError(1, "Operation not permitted")


def test_what_could_not_be_replaced_then_stood_until_it_was(tmp_path: Path):
    source = tmp_path / "source.toml"
    source.write_bytes(b"stood")
    keep(tmp_path / "history", b"stood", NOW, by_hand=True, source=source)
    keep(tmp_path / "history", b"stood", NOW + DAY, source=source)
    (version,) = versions(tmp_path / "history")
    assert (version.until, version.by_hand) == (NOW + DAY, True)


def test_what_is_kept_is_no_longer_the_file_itself_where_nothing_was_replaced(tmp_path: Path):
    source = tmp_path / "source.toml"
    source.write_bytes(b"before")
    source.chmod(0o600)
    untie(keep(tmp_path / "history", b"before", NOW, source=source), source)
    assert versions(tmp_path / "history") == ()
    kept = keep(tmp_path / "history", b"before", NOW)
    untie(kept, source)
    assert kept.exists()


def test_what_some_version_holds_is_not_kept_once_more(tmp_path: Path):
    for text in (b"a", b"b"):
        keep_once(tmp_path, text, NOW)
    keep_once(tmp_path, b"a", NOW)
    assert [version.path.read_bytes() for version in versions(tmp_path)] == [b"a", b"b"]


def test_a_clock_that_goes_wrong_once_takes_nothing_away(tmp_path: Path):
    for minute in range(5):
        keep(tmp_path, b"%d" % minute, NOW + minute * dt.timedelta(minutes=1))
    wrong = NOW + 100 * MONTH
    keep(tmp_path, b"wrong", wrong)
    thin(tmp_path, wrong)
    assert len(versions(tmp_path)) == 6


def test_a_folder_that_is_in_the_way_is_told(tmp_path: Path):
    (tmp_path / "history").write_text("in the way")
    with pytest.raises(NotSaved):
        keep(tmp_path / "history" / "oak", b"one", NOW)


@pytest.mark.parametrize(
    "name", ["notes.txt", "20261121-103000.txt", "20261399-103000.toml", ".20261121-103000.toml", "x.toml"]
)
def test_what_is_no_version_is_left_alone(tmp_path: Path, name: str):
    (tmp_path / name).write_text("mine")
    keep(tmp_path, b"one", NOW - 9 * MONTH)
    keep(tmp_path, b"two", NOW)
    thin(tmp_path, NOW)
    assert len(versions(tmp_path)) == 2
    assert (tmp_path / name).read_text() == "mine"


def test_nothing_is_kept_where_there_is_no_folder(tmp_path: Path):
    assert versions(tmp_path / "none") == ()
    thin(tmp_path / "none", NOW)


def test_of_a_long_history_the_last_hour_is_whole_and_the_rest_grows_thinner():
    often = [NOW - dt.timedelta(minutes=10 * n) for n in reversed(range(6 * 24 * 400))]
    kept = left(stood(often), NOW)
    ages = [NOW - version.until for version in kept]
    assert sum(age <= HOUR for age in ages) == 7
    assert sum(HOUR < age <= DAY for age in ages) == 23
    assert sum(DAY < age <= MONTH for age in ages) == 29
    assert sum(age > MONTH for age in ages) == 12


@given(MOMENTS)
def test_the_last_hour_and_the_newest_are_kept_whole(moments):
    kept = [version.until for version in left(stood(moments), NOW)]
    assert [m for m in moments if NOW - m <= HOUR] == [m for m in kept if NOW - m <= HOUR]
    assert moments[-1:] == kept[-1:]


@given(MOMENTS)
def test_every_hour_day_and_month_keeps_its_last_as_long_as_its_kind_counts(moments):
    kept = {version.until for version in left(stood(moments), NOW)}
    for form, oldest in (("%Y%m%d%H", DAY), ("%Y%m%d", MONTH), ("%Y%m", 1000 * MONTH)):
        last = {moment.strftime(form): moment for moment in moments}
        assert {moment for moment in last.values() if NOW - moment <= oldest} <= kept


@given(MOMENTS, st.integers(0, 40 * 86400), st.frozensets(st.integers(0, 40)))
def test_it_makes_no_difference_when_it_was_thinned_before(moments, seconds, by_hand):
    found, later = stood(moments, by_hand), NOW + dt.timedelta(seconds=seconds)
    assert left(left(found, NOW), later) == left(found, later)


@given(MOMENTS, st.frozensets(st.integers(0, 40)))
def test_what_a_person_had_laid_out_stays_for_good(moments, by_hand):
    found = stood(moments, by_hand)
    assert not any(version.by_hand for version in outgrown(found, NOW + 100 * MONTH))


@given(MOMENTS.filter(bool), YEARS)
def test_what_stood_at_a_moment_is_the_first_that_was_replaced_after_it(moments, moment):
    found = stood(moments)
    at = version_at(found, moment)
    assert (at is None) == (moments[-1] <= moment)
    if at is not None:
        assert at.until == min(m for m in moments if m > moment)
