"""What holds for several people together, and where they differ, in sentences.

Source: scoring.md, section 6; a person is named in the words, None is whoever the folder belongs to.
"""

from collections.abc import Iterable, Mapping

from kchecklist.files.text import one_line
from kchecklist.reports.names import listed
from kchecklist.reports.words import capital
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.together import held_by_all, told_differently

Person = str | None
NOBODY_AHEAD = "as far as is known, nobody is ahead of anybody"


def together_lines(people: Mapping[Person, Comparison], names: Mapping[str, str]) -> tuple[str, ...]:
    """What holds for all of these people, a line for each pair, then where they differ; nothing for fewer than two.

    ``people`` maps each to the comparison under their priorities, of the same providers; ``names`` the ids of
    providers to their names. Pairs of which nobody can tell who is ahead are left out.
    """
    comparisons = list(people.values())
    if len(comparisons) < 2 or len(comparisons[0].order.ranks) < 2:
        return ()
    held, differ = held_by_all(comparisons), told_differently(comparisons)
    everybody = all_of(people)
    lines = [f"{everybody}: {_name(a, names)} is ahead of {_name(b, names)}" for a, b in held]
    lines += [_difference(a, b, people, names) for a, b in differ]
    return tuple(capital(line) for line in lines) or (capital(f"{everybody}: {NOBODY_AHEAD}"),)


def all_of(people: Iterable[Person]) -> str:
    """Everybody, as a sentence names them: ``for me, for Ben and for Anna``."""
    return listed(map(for_whom, people))


def for_whom(person: Person) -> str:
    """One of them: ``for me``, ``for Anna``."""
    return "for me" if person is None else f"for {one_line(person)}"


def _difference(a: str, b: str, people: Mapping[Person, Comparison], names: Mapping[str, str]) -> str:
    said: dict[str, list[Person]] = {}
    for person, comparison in people.items():
        said.setdefault(_said(comparison, a, b, names), []).append(person)
    parts = [f"{all_of(persons)} {words}" for words, persons in said.items()]
    return f"{_name(a, names)} and {_name(b, names)}: {'; '.join(parts)}"


def _said(comparison: Comparison, a: str, b: str, names: Mapping[str, str]) -> str:
    pair = next((pair for pair in comparison.order.pairs if {pair.a, pair.b} == {a, b}), None)
    if pair is None:
        return "not compared"
    return f"{_name(pair.a, names)} is ahead" if "ahead" in pair.words else str(pair.words)


def _name(provider_id: str, names: Mapping[str, str]) -> str:
    return one_line(names[provider_id])
