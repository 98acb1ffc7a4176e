"""What becomes of a claim when a person answers, asks in vain, notes, or takes something back."""

import datetime as dt

from kchecklist.checklist.models import Option, Question
from kchecklist.files.faults import KchecklistError
from kchecklist.profiles.editing import changed
from kchecklist.profiles.record import Claim, State, document


class CannotAnswer(KchecklistError):
    """An answer that this question does not take; the text says what to do instead."""


def ticks_several(question: Question) -> bool:
    """Whether choosing an option leaves the others ticked: where ticks add up, or an offer has several."""
    return question.multiple or question.from_ is not None


def chosen(question: Question, before: Claim | None, option: Option) -> Claim:
    """The claim after choosing an option: alone, or, where several count, ticked or unticked."""
    ticked = ticks(question, before)
    if not ticks_several(question):
        return _claim(before, choice=(option.id,))
    return _claim(before, choice=_toggled(question, ticked, option))


def between(question: Question, before: Claim | None, option: Option) -> Claim:
    """The claim with an option more, or less: somewhere between, or, on a preference, "I can choose"."""
    choice = _toggled(question, ticks(question, before), option)
    return _claim(before, choice=choice if ticks_several(question) else choice or None)


def stated(question: Question, before: Claim | None, state: State, due: dt.date | None = None) -> Claim:
    """The claim that there was no answer, and why.

    Raises:
        CannotAnswer: for not_applicable where the bank does not allow it, and for what stands in the offer itself.
    """
    if question.from_ is not None:
        raise CannotAnswer("tick what they offer you; leave it empty as long as you do not know")
    if state == "not_applicable" and not question.na_allowed:
        raise CannotAnswer(
            "this question applies to every offer; 'they don't know' and 'won't say' are answers too"
        )
    return _claim(before, state=state, due=due if state == "pending" else None)


def cleared(before: Claim | None) -> Claim | None:
    """The claim without its answer; a note stays."""
    return None if before is None else _claim(before)


def noted(before: Claim | None, note: str) -> Claim:
    """The claim with this note, or without one when it is blank."""
    return changed(before or Claim(), note=kept_note(note))


def kept_note(text: str) -> str | None:
    """A note as it is kept: lines end in LF; None when there is nothing but blanks."""
    return text.replace("\r\n", "\n") if text.strip() else None


def unattributed(claim: Claim) -> Claim:
    """The claim without who said it, where and when."""
    return changed(claim, who=None, on=None, conversation=None)


def carried(claim: Claim, over: Claim | None, there: Claim | None) -> Claim:
    """The claim as it comes to stand at another level, where ``there`` stands, not yet from anybody.

    A note that it only has from ``over``, the claim it was made over, stays behind with that one; no note is lost.
    """
    behind, there = over or Claim(), there or Claim()
    own = {k: v for k, v in (claim.model_extra or {}).items() if k not in (behind.model_extra or {})}
    notes = (there.note, None if claim.note == behind.note else claim.note)
    note = "\n".join(dict.fromkeys(note for note in notes if note))
    after = noted(Claim.model_validate({**document(there), **own}), note)
    if not claim.is_claim:
        return after
    return unattributed(_claim(after, choice=claim.choice, state=claim.state, due=claim.due))


def ticks(question: Question, claim: Claim | None) -> tuple[str, ...]:
    """The present ids of the options chosen, in bank order; options the bank does not have are passed over."""
    choice = claim.choice if claim and claim.choice else ()
    known = {option.id for name in choice if (option := question.option(name)) is not None}
    return tuple(option.id for option in question.options if option.id in known)


def _toggled(question: Question, ticked: tuple[str, ...], option: Option) -> tuple[str, ...]:
    after = set(ticked) ^ {option.id}
    return tuple(o.id for o in question.options if o.id in after)


def _claim(
    before: Claim | None,
    choice: tuple[str, ...] | None = None,
    state: str | None = None,
    due: dt.date | None = None,
) -> Claim:
    return changed(before or Claim(), choice=choice, state=state, due=due)
