"""What the generated folders hold: a second opinion on folders that are all alike would prove nothing."""

from pathlib import Path
from typing import Any

from .folders import make_folder
from .reading import View, read_folder
from .second_opinion import second_opinion

FOLDERS = 150


def kinds(document: dict[str, Any]) -> set[Any]:
    """What occurs in a comparison, one name for each thing."""
    found: set[Any] = {("stop", document["stop"])}
    for pair in document["pairs"]:
        flip = pair["flip_distance"]
        found |= {pair["words"], ("flip", flip if flip in (None, "0", "1") else "between")}
        found.add(("always ahead", pair["always_ahead"], pair["always_ahead_in_my_order"]))
        found.add(("like for like", pair["like_for_like"]["delta"] is not None))
    for provider in document["providers"]:
        found |= {("gate", provider["gate"]), ("too early", provider["too_early"])}
        found |= {("ruled out", provider["rank"] is None), ("nothing applies", not provider["sections"])}
        found |= {("warning", name) for name in ("red_flags", "contradicted") if provider[name]}
        for floor in provider["floors"]:
            found |= {("floor", floor["state"]), ("refused", floor["refused"]), ("thin", floor["thin"])}
        for row in provider["ask_next"]:
            found |= {("open floor", row["floor"]), ("worth asking", row["voi"] != "0", row["swing"] != "0")}
        for name in ("first_course", "first_year", "month", "hour"):
            figure = provider["cost"][name]
            found.add((name, "unknown" if figure is None else "open" if figure[1] is None else "closed"))
        found.add(("prices missing", bool(provider["cost"]["missing"])))
    return found


def test_the_folders_hold_all_that_the_specification_tells_apart(tmp_path: Path) -> None:
    found: set[Any] = set()
    for seed in range(FOLDERS):
        places = make_folder(seed, tmp_path / str(seed))
        found |= kinds(second_opinion(read_folder(places.bank, places.data), View()))
    yes_and_no = ("stop", "too early", "ruled out", "refused", "thin", "open floor", "prices missing")
    wanted: set[Any] = {(name, answer) for name in yes_and_no for answer in (True, False)}
    wanted |= {"can't tell yet", "ahead", "clearly ahead", "practically level"}
    wanted |= {("flip", end) for end in (None, "0", "1", "between")}
    wanted |= {("always ahead", True, True), ("always ahead", False, True), ("always ahead", False, False)}
    wanted |= {("like for like", True), ("like for like", False), ("nothing applies", True)}
    wanted |= {("gate", state) for state in ("pass", "unknown", "fail")}
    wanted |= {("floor", state) for state in ("pass", "unknown", "fail", "waived")}
    wanted |= {("warning", "red_flags"), ("warning", "contradicted")}
    wanted |= {("worth asking", True, True), ("worth asking", False, True), ("worth asking", False, False)}
    figures = ("first_course", "first_year", "month", "hour")
    wanted |= {(name, end) for name in figures for end in ("unknown", "open", "closed")}
    assert wanted <= found, f"never met: {sorted(map(str, wanted - found))}"
