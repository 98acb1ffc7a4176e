"""How an answer comes to be known: told in a talk, or found by oneself."""

from dataclasses import dataclass

from kchecklist.profiles.record import Level


@dataclass(frozen=True, slots=True)
class Known:
    """How an answer is known, and from whom; ``who`` is None where nobody was named."""

    level: Level
    who: str | None = None
