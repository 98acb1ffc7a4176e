"""Whatever a person does in a sitting, in whatever order."""

import datetime as dt
import tomllib
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kchecklist.interview.sitting import CannotAnswer, Sitting
from kchecklist.profiles.layout import profile_text, same_table
from kchecklist.profiles.record import LEVELS, STATES, Level, Profile, document

from .sittings import CHECKLIST, Clock

STRANGE: dict[str, Any] = {
    "format": 1,
    "x-mine": {"list": [1, Decimal("2.50")]},
    "provider": {"id": "a", "name": "A", "routes": ["my own"], "x-fax": "1"},
    "conversation": [{"id": 4, "on": dt.date(2026, 6, 1), "with": "front desk", "x-mood": "calm"}],
    "answers": {
        "names": {
            "x-flag": True,
            "said": {"choice": ["worst"], "conversation": 4, "note": "start: names", "x-page": 1},
            "written": {"state": "refused", "x-page": 2},
            "signed": {"note": "start: form", "x-page": 3},
        },
        "old-licence": {"come_back": True, "said": {"choice": ["top"], "who": "a nurse", "x-page": 4}},
        "room": {"overheard": {"choice": ["x"]}},
        "no-longer-asked": {"heard": {"choice": ["yes"], "note": "start: gone", "x-page": 5}},
        "route": {"said": {"note": "start: route"}},
    },
    "costs": {"session": [450, Decimal("500.50")], "x-parking": Decimal("1E+3")},
    "waivers": {"licence": {"reason": "mine", "x-asked": "my GP"}},
}
BARE: dict[str, Any] = {"provider": {"id": "a", "name": "A"}}

digits = st.integers(1, 3)
questions = st.sampled_from(CHECKLIST.questions)
words = st.sampled_from(["Ann", "page 2\nline 2", "\r\n", '"""', "\\", "\x00", "[/] =1+1"])


def strange_keys(value: Any, path: tuple[str, ...] = ()) -> dict[str, Any]:
    """What stands under the keys planted at the start, but for where among the levels of an answer it stands."""
    found: dict[str, Any] = {}
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.startswith(("x-", "overheard")):
                found[f"{path[0] if path else ''}: {key}: {inner}"] = inner
            else:
                found |= strange_keys(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for inner in value:
            found |= strange_keys(inner, path)
    return found


def notes(profile: Profile) -> str:
    answers = (claim.note for answer in profile.answers.values() for _, claim in answer.notes())
    return "\n".join(note for note in (*answers, *(talk.note for talk in profile.conversations)) if note)


def _answered(profile: Profile, question: str, level: Level) -> tuple[Any, Any]:
    answer = profile.answers.get(question)
    claim = answer.claim(level) if answer else None
    return (claim.choice, claim.state) if claim else (None, None)


class AnySitting(RuleBasedStateMachine):
    """Answers, notes, steps and undoes in any order, against what must always hold."""

    @initialize(start=st.sampled_from([STRANGE, BARE]), mode=st.sampled_from(["short", "everything", "open"]))
    def begin(self, start, mode):
        self.start = Profile.model_validate(start)
        self.clock = Clock()
        self.sitting = Sitting(CHECKLIST, self.start, self.clock, mode)
        self.typed = 0
        self.standing: list[tuple[Profile, list[str]]] = []
        self.undone: list[tuple[Profile, list[str]]] = []
        self.kept = [each for each in notes(self.start).split("\n") if each]

    def do(self, act, *, loses=None, adds=None):
        """Act, and keep what stood before for every change."""
        before, kept = self.sitting.profile, list(self.kept)
        steps = len(self.sitting._steps)
        try:
            act()
        except CannotAnswer as error:
            assert str(error)
            assert self.sitting.profile is before
            assert len(self.sitting._steps) == steps
            return
        changed = self.sitting.profile != before
        assert len(self.sitting._steps) - steps == int(changed), "one action is one step back"
        if changed:
            self.standing.append((before, kept))
            self.undone = []
        for line in (loses or "").split("\n"):
            if line in self.kept:
                self.kept.remove(line)
        if adds:
            self.kept.append(adds)

    @rule(digit=digits)
    def choose(self, digit):
        self.do(lambda: self.sitting.choose(self.sitting.option(digit)))

    @rule(digit=digits)
    def between(self, digit):
        self.do(lambda: self.sitting.add_between(self.sitting.option(digit)))

    @rule(state=st.sampled_from(STATES))
    def no_answer(self, state):
        self.do(lambda: self.sitting.no_answer(state, dt.date(2026, 12, 1)))

    @rule()
    def clear(self):
        self.do(self.sitting.clear)

    @precondition(lambda self: self.sitting.question is not None)
    @rule(text=words)
    def note_more(self, text):
        stood = self.sitting.claim(self.sitting.question)
        mine = f"typed {self.typed}"
        self.typed += 1
        before = stood.note if stood and stood.note else ""
        self.do(lambda: self.sitting.note(f"{before}\n{mine}\n{text}"), adds=mine)

    @rule(question=questions)
    def note_another(self, question):
        stood = self.sitting.claim(question)
        mine = f"typed {self.typed}"
        self.typed += 1
        before = stood.note if stood and stood.note else ""
        self.do(lambda: self.sitting.note(f"{before}\n{mine}", question), adds=mine)

    @precondition(lambda self: self.sitting.question is not None)
    @rule(blank=st.sampled_from(["", " \n"]))
    def note_nothing(self, blank):
        stood = self.sitting.claim(self.sitting.question)
        self.do(lambda: self.sitting.note(blank), loses=stood.note if stood else None)
        # Moving a note leaves a copy where it came from: what is still written down may not be lost later.

    @rule()
    def note_call(self):
        talk = self.sitting.conversation
        mine = f"typed {self.typed}"
        self.typed += 1
        self.do(
            lambda: self.sitting.note_call(f"{talk.note if talk and talk.note else ''}\n{mine}"), adds=mine
        )

    @rule()
    def come_back(self):
        self.do(self.sitting.come_back)

    @rule(level=st.sampled_from(LEVELS), who=st.sampled_from([None, "", "Ann", "Dr Bo"]))
    def heard(self, level, who):
        self.do(lambda: self.sitting.heard(level, who))

    @rule(channel=st.sampled_from([None, "phone"]), who=st.sampled_from([None, "Ann"]))
    def talk(self, channel, who):
        self.do(lambda: self.sitting.talk(channel, who))

    @rule()
    def next(self):
        self.sitting.next()

    @rule()
    def back(self):
        self.sitting.back()

    @rule(question=questions)
    def jump(self, question):
        self.do(lambda: self.sitting.jump(question.id))

    @rule(mode=st.sampled_from(["short", "everything", "open"]))
    def go_through(self, mode):
        self.sitting.go_through(mode)

    @rule(days=st.integers(0, 2))
    def wait(self, days):
        self.clock.wait(days=days)

    @rule()
    def save(self):
        """Go on from the file, as after a save."""
        self.sitting.profile = self.read_back()

    @rule()
    def undo(self):
        now = self.sitting.profile, self.kept
        undone = self.sitting.undo()
        assert (undone is not None) == bool(self.standing)
        if self.standing:
            self.undone.append(now)
            before, self.kept = self.standing.pop()
            assert self.sitting.profile == before

    @rule()
    def redo(self):
        now = self.sitting.profile, self.kept
        redone = self.sitting.redo()
        assert (redone is not None) == bool(self.undone)
        if self.undone:
            self.standing.append(now)
            after, self.kept = self.undone.pop()
            assert self.sitting.profile == after

    def read_back(self):
        text = profile_text(self.sitting.profile, CHECKLIST.order)
        return Profile.model_validate(tomllib.loads(text, parse_float=Decimal))

    @invariant()
    def it_validates_writes_and_reads_back_equal(self):
        after = self.read_back()
        assert after == self.sitting.profile
        assert same_table(document(after), document(self.sitting.profile))

    @invariant()
    def keys_that_nobody_knows_survive(self):
        assert (
            strange_keys(document(self.start)).items() <= strange_keys(document(self.sitting.profile)).items()
        )

    @invariant()
    def no_note_is_lost(self):
        lines = notes(self.sitting.profile).split("\n")
        assert not [line for line in self.kept if line not in lines]

    @invariant()
    def the_question_is_one_of_the_questions_or_none(self):
        question = self.sitting.question
        assert question is None or question in self.sitting.questions
        assert 1 <= self.sitting.number <= len(self.sitting.questions) + 1
        assert (question is None) == (self.sitting.number == len(self.sitting.questions) + 1)

    @invariant()
    def progress_adds_up(self):
        parts = self.sitting.progress()
        tally = self.sitting.tally
        assert sum(part.asked for part in parts) == tally.asked + tally.found
        assert tally.to_ask + tally.to_find == len(self.sitting.questions)
        assert sum(part.total for part in parts) == len(self.sitting.questions)
        assert sum(part.here for part in parts) == (self.sitting.question is not None)

    @invariant()
    def a_claim_of_a_talk_names_a_conversation_and_any_other_a_day(self):
        own = self.sitting.conversation
        assert own is None or own.id > max((talk.id for talk in self.start.conversations), default=0)
        for name, answer in self.sitting.profile.answers.items():
            for level, claim in answer.claims():
                if (claim.choice, claim.state) == _answered(self.start, name, level):
                    continue  # at most noted; it keeps who said it and when
                if level in ("said", "written"):
                    assert self.sitting.profile.conversation(claim.conversation) or claim.who == "a nurse"
                    assert claim.on is None
                else:
                    assert claim.conversation is None

    def teardown(self):
        if not hasattr(self, "sitting"):
            return
        while self.sitting.undo() is not None:
            pass
        assert self.sitting.profile == self.start
        assert same_table(document(self.sitting.profile), document(self.start))


TestAnySitting = AnySitting.TestCase
TestAnySitting.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)
