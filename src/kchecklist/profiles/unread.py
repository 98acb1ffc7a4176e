"""Answers that load but say nothing: a slip of the keyboard in a file must not pass in silence."""

from collections.abc import Iterator

from kchecklist.checklist.models import Checklist
from kchecklist.files.faults import Fault, named
from kchecklist.profiles.record import STATES
from kchecklist.profiles.shelf import Stored


def unread_answers(checklist: Checklist, stored: Stored) -> Iterator[Fault]:
    """A fault for each claim of an option which the checklist does not have, or of a state that nobody knows."""
    for name, answer in stored.profile.answers.items():
        question = checklist.question(name)
        if question is None:
            continue
        for level, claim in answer.claims():
            unknown_state = claim.state is not None and claim.state not in STATES
            if unknown_state or any(question.option(option) is None for option in claim.choice or ()):
                what = f"{named('answers', name, level)}: no such answer in this checklist, so it counts as not answered"
                yield Fault(stored.path, None, what, f"kchecklist check {stored.path.name} names the line")
