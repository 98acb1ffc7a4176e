"""How an answer comes to be known: told in a talk, or found by oneself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kchecklist.checklist.models import Question
from kchecklist.profiles.record import Level


@dataclass(frozen=True, slots=True)
class Known:
    """How an answer is known, and from whom; ``who`` is None where nobody was named."""

    level: Level
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Knowing:
    """How what is recorded now comes to be known.

    ``told`` is how we know what we are told, and ``chosen`` that somebody chose it; otherwise it comes of how we
    talk. ``found`` is what was chosen for questions that are looked up, by their ids.
    """

    told: Known = Known("said")
    chosen: bool = False
    found: Mapping[str, Known] = field(default_factory=dict)

    def of(self, question: Question | None) -> Known:
        """How an answer to this question is known; with None, what belongs to the talk."""
        if question is None or not question.is_looked_up:
            return self.told
        if (chosen := self.found.get(question.id)) is not None:
            return chosen
        return Known(question.found) if question.found is not None else self.told

    def heard(self, question: Question | None, known: Known) -> "Knowing":
        """From now on it is known in this way; for a question that is looked up, that one alone."""
        if question is not None and question.is_looked_up:
            return replace(self, found={**self.found, question.id: known})
        return replace(self, told=known, chosen=True)

    def told_by(self, who: str | None) -> "Knowing":
        """What we are told comes from this person now; nobody named changes nothing."""
        return replace(self, told=replace(self.told, who=who)) if who else self

    def talking(self, channel: str | None) -> "Knowing":
        """We talk in this way now: what comes by e-mail is in writing, unless somebody chose how it is known."""
        if channel is None or self.chosen:
            return self
        return replace(self, told=replace(self.told, level="written" if channel == "e-mail" else "said"))
