"""Sections 1, 2 and 10: what a record says about one question, and the values that are left."""

from dataclasses import dataclass
from typing import Any

from .reading import LEVELS, Folder, Section, Table, View, day_of, filed_under

MARKS = {"wanted": 100, "fine": 50, "unwanted": 0}


@dataclass(frozen=True)
class Reading:
    """One question for one provider.

    ``possible`` are the values left in the view asked for, ``on_record`` those without a view; both are empty
    where the question is in no sum: not scored, or not applicable.
    """

    section: Section
    question: Table
    possible: frozenset[int]
    on_record: frozenset[int]
    asked: bool
    refused: bool
    contradicted: bool
    waived: bool
    red_flags: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.question["id"]

    @property
    def weight(self) -> int:
        return self.question["weight"]

    @property
    def counts(self) -> bool:
        """Whether it is scored and applies."""
        return bool(self.possible)

    @property
    def settled(self) -> bool:
        return len(self.possible) == 1

    def floor_state(self, possible: frozenset[int]) -> str:
        """Section 5, for a floor with these values left."""
        least = self.question["floor"]
        if self.waived:
            return "waived"
        if all(value < least for value in possible):
            return "fail"
        if all(value >= least for value in possible) and not self.contradicted:
            return "pass"
        return "unknown"


def readings(folder: Folder, profile: Table, view: View) -> list[Reading]:
    """Every question that is for this offer, in bank order."""
    provider = profile["provider"]
    own = {"route": provider.get("routes", []), "setting": provider.get("settings", [])}
    marks = folder.priorities.get("marks", {})
    return [
        _reading(section, question, profile, marks_of(question, marks), view)
        for section, question in folder.questions
        if is_for(question, own)
    ]


def is_for(question: Table, own: dict[str, list[str]]) -> bool:
    """Whether one of the tables of ``when`` is met, or there is none."""
    if "when" not in question:
        return True
    tables = question["when"] if isinstance(question["when"], list) else [question["when"]]
    for table in tables:
        if all(not own[key] or set(own[key]) & set(wanted) for key, wanted in table.items()):
            return True
    return False


def marks_of(question: Table, marks: Table) -> Table:
    """Option -> mark, one by one: what stands under the newest id of the question, then of the option, wins."""
    found = {}
    for option in question.get("option", []):
        for question_id in [question["id"], *question.get("was", [])]:
            mark = filed_under(option, marks.get(question_id, {}))
            if mark is not None:
                found.setdefault(option["id"], mark)
    return found


def _reading(section: Section, question: Table, profile: Table, marks: Table, view: View) -> Reading:
    worth = _worth(question, marks)
    everything = _everything(question, worth)
    waiver = filed_under(question, profile.get("waivers", {})) or {}
    if "from" in question:
        key = question["from"].removeprefix("provider.")
        own = [name for name in profile["provider"].get(key, []) if name in worth]
        left = frozenset({max(worth[name] for name in own)}) if own and everything else everything
        return Reading(section, question, left, left, bool(own), False, False, False, ())
    claims = _claims(question, profile)
    saying = [(level, claim, told) for level, claim in claims if (told := _told(question, claim)) is not None]
    left, shown, refused, contradicted = everything, everything, False, False
    if saying:
        level, claim, told = saying[0]
        left = _left(question, told, worth, everything)
        shown = left if _is_believed(level, claim, profile, view) else everything
        refused = told == "refused"
        contradicted = any(_contradict(question, told, other) for _, _, other in saying[1:])
    return Reading(
        section,
        question,
        possible=shown,
        on_record=left,
        asked=bool(claims),
        refused=refused,
        contradicted=contradicted,
        waived=bool(waiver.get("reason", "").strip()),
        red_flags=tuple(
            option["id"]
            for option in question.get("option", [])
            if "red_flag" in option
            and any(isinstance(told, frozenset) and option["id"] in told for _, _, told in saying)
        ),
    )


def _worth(question: Table, marks: Table) -> dict[str, int]:
    """Option -> its value or mark; empty where nothing is scored."""
    options = question.get("option", [])
    if question["kind"] == "quality":
        return {option["id"]: option["value"] for option in options}
    if question["kind"] == "info":
        return {}
    worth = {option["id"]: MARKS[marks.get(option["id"], "fine")] for option in options}
    return worth if marks and len(set(worth.values())) > 1 else {}


def _everything(question: Table, worth: dict[str, int]) -> frozenset[int]:
    if question.get("multiple") and worth:
        return frozenset({0, 50, 100})
    return frozenset(worth.values())


def _claims(question: Table, profile: Table) -> list[tuple[str, Table]]:
    """The highest level first; a table with neither choice nor state is no claim."""
    answer = filed_under(question, profile.get("answers", {})) or {}
    found = [(level, answer[level]) for level in reversed(LEVELS) if level in answer]
    return [(level, claim) for level, claim in found if "choice" in claim or "state" in claim]


def _told(question: Table, claim: Table) -> Any:
    """The options of an answer, "refused", "not_applicable", or None where the claim says nothing."""
    state = claim.get("state")
    if state == "refused":
        return state
    if state == "not_applicable":
        return state if question.get("na_allowed") else None
    if state is not None:
        return None
    present = {}
    for option in question.get("option", []):
        for name in [option["id"], *option.get("was", [])]:
            present[name] = option["id"]
    if any(name not in present for name in claim["choice"]):
        return None
    if not claim["choice"] and not question.get("multiple"):
        return None
    return frozenset(present[name] for name in claim["choice"])


def _left(question: Table, told: Any, worth: dict[str, int], everything: frozenset[int]) -> frozenset[int]:
    if told == "not_applicable" or not everything:
        return frozenset()
    if told == "refused":
        return everything if question.get("refusal") == "unknown" else frozenset({min(everything)})
    if question["kind"] == "preference":
        return frozenset({max(worth[name] for name in told)})
    if question.get("multiple"):
        return frozenset({min(100, sum(worth[name] for name in told))})
    return frozenset(worth[name] for name in told)


def _contradict(question: Table, deciding: Any, other: Any) -> bool:
    if "not_applicable" in (deciding, other):
        return False
    if "refused" in (deciding, other):
        return deciding != other
    return deciding != other if question.get("multiple") else not deciding & other


def _is_believed(level: str, claim: Table, profile: Table, view: View) -> bool:
    talks = {talk["id"]: talk for talk in profile.get("conversation", [])}
    on = claim.get("on") or talks.get(claim.get("conversation"), {}).get("on")
    new_enough = view.since is None or on is None or day_of(on) >= view.since
    return LEVELS.index(level) >= LEVELS.index(view.level) and new_enough
