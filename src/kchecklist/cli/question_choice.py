"""Which question somebody means: its id, or an unambiguous beginning of one."""

from difflib import get_close_matches

import click

from kchecklist.checklist.models import Checklist, Question
from kchecklist.files.text import one_line


def the_question(checklist: Checklist, name: str) -> Question:
    """The one question that the word means. Raises UsageError."""
    question = checklist.question(name)
    if question is not None:
        return question
    wanted = name.casefold()
    found = [each for each in checklist.questions if each.id.startswith(wanted)] if wanted else []
    if len(found) == 1:
        return found[0]
    near = [each.id for each in found] or get_close_matches(wanted, checklist.order, 3)
    hint = f"did you mean {', '.join(near)}?" if near else "kchecklist questions lists them"
    raise click.UsageError(f"no question '{one_line(name)}'; {hint}")
