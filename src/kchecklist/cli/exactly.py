"""Several answers named at once: on one line of the plain interview, or as words of a command."""

from collections.abc import Sequence

from kchecklist.checklist.models import Option, Question
from kchecklist.interview import claims
from kchecklist.interview.notebook import Notebook
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.editing import changed
from kchecklist.profiles.record import Claim


class ExactNotebook(Notebook):
    """A notebook in which an answer can be written whole."""

    def write_exactly(self, question: Question, options: Sequence[Option]) -> None:
        """Answer with these options and no others, as one change; one named twice counts once."""
        if question.from_ is not None:
            self._offer(question, *({*self.offered(question)} ^ {option.id for option in options}))
            return
        claim = claims.cleared(self.claim(question)) or Claim()
        if question.multiple:
            claim = changed(claim, choice=())
        # Each is written as if chosen by itself, one after the other, so that the interview's rules hold.
        write = claims.chosen
        for option in dict.fromkeys(option.id for option in options):
            claim = write(question, claim, question.by_id[option])
            write = claims.chosen if question.multiple else claims.between
        self._put(question, claim)


class PlainSitting(ExactNotebook, Sitting):
    """A sitting whose answers are typed as lines."""

    def choose_exactly(self, options: Sequence[Option]) -> None:
        """Answer the question on the table with these options and no others."""
        self.write_exactly(self._on_the_table(), options)
