"""Notes in the plain interview, and what is known of the talk: how I know, who said it, how we talk."""

from collections.abc import Callable, Mapping

from kchecklist.cli import plain_words as words
from kchecklist.cli.output import tell
from kchecklist.files.text import one_line
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.sitting import Sitting
from kchecklist.interview.talks import CHANNELS


class Noting:
    """What ``n``, ``n=``, ``m``, ``h`` and ``talk`` do in a sitting.

    Each may raise CannotAnswer with a sentence for the person.
    """

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    @property
    def doings(self) -> Mapping[str, Callable[[str], None]]:
        """Word -> what it does with the rest of its line."""
        return {
            "n": self._note,
            "n=": self._noted,
            "m": self._note_call,
            "h": self._heard,
            "talk": self._talk,
        }

    def _note(self, rest: str) -> None:
        if not rest:
            raise CannotAnswer(
                "n and the note on one line; n= and a note puts it in the place of what stands"
            )
        before = words.note_here(self._sitting)
        self._noted(f"{before}\n{rest}" if before else rest)

    def _noted(self, note: str) -> None:
        self._sitting.note(note)
        tell(f"Note: {one_line(note)}" if note else "No note")

    def _note_call(self, rest: str) -> None:
        if not rest:
            raise CannotAnswer("m and the note on one line: what belongs to no question")
        talk = self._sitting.conversation
        self._sitting.note_call(f"{talk.note}\n{rest}" if talk and talk.note else rest)
        tell(f"Noted to the call: {one_line(rest)}")

    def _heard(self, rest: str) -> None:
        word, _, who = rest.partition(" ")
        level = words.level_meant(word)
        if level is None:
            tell(words.levels())
            return
        question = self._sitting.question
        self._sitting.heard(level, who.strip() or self._sitting.known(question).who)
        lasting = question is None or not question.is_looked_up
        tell(f"{'From now on' if lasting else 'This one'}: {words.heard_here(self._sitting)}")

    def _talk(self, rest: str) -> None:
        channel = next((name for name in CHANNELS if rest and name.startswith(rest.casefold())), None)
        if channel is None:
            raise CannotAnswer(f"talk and one of: {', '.join(CHANNELS)}")
        self._sitting.talk(channel=channel)
        tell(f"We talk {CHANNELS[channel]}")
