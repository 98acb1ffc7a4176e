"""Every way in which a newer bank may differ from the older one, and what becomes of the old profile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .versions import Bank, asked, find, floor, option, quality, take_out

Values = tuple[int, ...]


@dataclass(frozen=True)
class Change:
    """What the newer bank does, and what is then known of the old answers.

    ``finds`` maps questions to the points they can still bring, () where they count for nothing and None where
    they do not apply to the offer. ``shows`` are words of `show`. ``gone`` are ids that are no longer asked.
    ``answers`` is a question of the newer bank to answer anew with an option, and ``old_id`` where its answer
    stood before.
    """

    edit: Callable[[Bank], None]
    finds: Mapping[str, Values | None]
    answers: tuple[str, str]
    old_id: str
    shows: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    status: int = 0
    gate: str = "pass"
    pick_gone: bool = False
    contradicted: frozenset[str] = field(default=frozenset({"alarm"}))


def _question_removed(bank: Bank) -> None:
    take_out(bank, "training")


def _question_renamed(bank: Bank) -> None:
    find(bank, "training").update(id="schooling", was=["training"])


def _question_split(bank: Bank) -> None:
    find(bank, "training").update(id="courses", was=["training"])
    bank["team"].append(quality("hours", many=100, some=50, none=0))


def _option_removed(bank: Bank) -> None:
    found = find(bank, "training")
    found["option"].remove(option(bank, "training", "job"))


def _option_renamed(bank: Bank) -> None:
    option(bank, "training", "job").update(id="by-doing", was=["job"], label="by doing it")


def _option_split(bank: Bank) -> None:
    option(bank, "training", "job").update(id="watched", was=["job"], label="watched at first", value=70)
    find(bank, "training")["option"].insert(2, {"id": "unwatched", "label": "by themselves", "value": 30})


def _options_merged(bank: Bank) -> None:
    found = find(bank, "alarm")
    found["option"].remove(option(bank, "alarm", "later"))
    option(bank, "alarm", "soon").update(id="in-time", was=["soon", "later"], label="in time")


def _quality_to_info(bank: Bank) -> None:
    found = find(bank, "training")
    found["kind"] = "info"
    for one in found["option"]:
        del one["value"]


def _preference_to_quality(bank: Bank) -> None:
    found = find(bank, "mood")
    found["kind"] = "quality"
    for one, value in zip(found["option"], (100, 50, 0), strict=True):
        one["value"] = value


def _section_removed(bank: Bank) -> None:
    del bank["money"]


def _section_renamed(bank: Bank) -> None:
    bank["cost"] = bank.pop("money")


def _moved(bank: Bank) -> None:
    question = take_out(bank, "training")
    bank["watch"].insert(0, question)


def _when_narrowed(bank: Bank) -> None:
    find(bank, "training")["when"] = {"setting": ["home"]}


def _multiple_on(bank: Bank) -> None:
    find(bank, "light")["multiple"] = True


def _multiple_off(bank: Bank) -> None:
    found = find(bank, "devices")
    del found["multiple"]
    for one, value in zip(found["option"], (100, 50, 0), strict=True):
        one["value"] = value


def _floor_added(bank: Bank) -> None:
    floor(find(bank, "training"))
    find(bank, "training")["floor"] = 50


def _floor_removed(bank: Bank) -> None:
    del find(bank, "signs")["floor"]


def _floor_renamed(bank: Bank) -> None:
    find(bank, "signs").update(id="vital-signs", was=["signs"])


def _preference_renamed(bank: Bank) -> None:
    find(bank, "mood").update(id="feel", was=["mood"])
    option(bank, "feel", "calm").update(id="quiet", was=["calm"])


def _two_new_ones(bank: Bank) -> None:
    bank["team"].insert(0, quality("names", known=100, unknown=0))
    bank["room"].insert(0, asked("view", "info", "garden", "street"))


KNEW = ("label job (said, nurse manager, 2 Nov 2026)",)
NO_LONGER = ("No longer asked; counts for nothing", "training: job (said, nurse manager, 2 Nov 2026)")

CHANGES = {
    "question removed": Change(
        _question_removed, {}, ("licence", "later"), "licence", NO_LONGER, gone=("training",)
    ),
    "question renamed": Change(
        _question_renamed, {"schooling": (30,)}, ("schooling", "course"), "training", KNEW
    ),
    "question split": Change(
        _question_split, {"courses": (30,), "hours": (0, 50, 100)}, ("courses", "course"), "training", KNEW
    ),
    "option removed": Change(
        _option_removed,
        {"training": (0, 100)},
        ("training", "course"),
        "training",
        ("an answer that this checklist does not have (said, nurse manager, 2 Nov 2026)",),
        status=1,
    ),
    "option renamed": Change(
        _option_renamed, {"training": (30,)}, ("training", "by-doing"), "training", ("by doing it (said",)
    ),
    "option split": Change(
        _option_split,
        {"training": (70,)},
        ("training", "unwatched"),
        "training",
        ("watched at first (said",),
    ),
    "options merged": Change(
        _options_merged,
        {"alarm": (50,)},
        ("alarm", "in-time"),
        "alarm",
        ("in time (in writing", "in time (said"),
        contradicted=frozenset(),
    ),
    "quality became info": Change(
        _quality_to_info, {"training": ()}, ("training", "course"), "training", KNEW
    ),
    "preference became quality": Change(
        _preference_to_quality, {"mood": (100,)}, ("mood", "plain"), "mood", ("label calm (said",)
    ),
    "section removed": Change(
        _section_removed,
        {},
        ("licence", "later"),
        "licence",
        ("fees: parts (signed, 6 Nov 2026)", "billing: monthly (said, front desk, 2 Nov 2026)"),
        gone=("fees", "billing"),
        pick_gone=True,
    ),
    "section renamed": Change(
        _section_renamed,
        {"fees": (50,)},
        ("fees", "whole"),
        "fees",
        ("label parts (signed",),
        pick_gone=True,
    ),
    "moved to another section": Change(_moved, {"training": (30,)}, ("training", "course"), "training", KNEW),
    "when narrowed": Change(_when_narrowed, {"training": None}, ("licence", "later"), "licence"),
    "multiple on": Change(
        _multiple_on, {"light": (80,)}, ("light", "glaring"), "light", ("label soft; label dim (said",)
    ),
    "multiple off": Change(
        _multiple_off,
        {"devices": (0, 100)},
        ("devices", "oximeter"),
        "devices",
        ("somewhere between: label cuff / label ecg (said",),
    ),
    "floor added": Change(
        _floor_added, {"training": (30,)}, ("training", "course"), "training", KNEW, gate="fail"
    ),
    "floor removed": Change(
        _floor_removed, {"signs": (0,)}, ("signs", "twice"), "signs", ("label never (said",)
    ),
    "floor renamed": Change(
        _floor_renamed,
        {"vital-signs": (0,)},
        ("vital-signs", "twice"),
        "signs",
        ("Floors set aside by me", "label never (said"),
    ),
    "preference renamed": Change(
        _preference_renamed, {"feel": (100,)}, ("feel", "plain"), "mood", ("label calm (said",)
    ),
    "questions added": Change(
        _two_new_ones, {"names": (0, 100), "view": ()}, ("names", "known"), "names", KNEW
    ),
}
