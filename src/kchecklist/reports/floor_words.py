"""How safety floors are said: one of them, and all of a provider's in a sentence or in a table's cell.

Every function gives one visible line. Source: scoring.md, section 5.
"""

from collections import Counter
from collections.abc import Iterator

from kchecklist.files.text import one_line
from kchecklist.reports.words import NOT_ASKED, count, told_words, topic
from kchecklist.scoring.floors import Floor
from kchecklist.scoring.standing import Standing

SAFETY_FLOOR = "safety floor"
SET_ASIDE = "set aside by me"
STILL_OPEN = "still open"
TWO_ANSWERS = "two answers, ask again"


def floor_state_words(floor: Floor) -> str:
    """How one floor stands: ``not asked``, ``still open``, ``two answers, ask again``, ``fails``, ``thin``."""
    match floor.state:
        case "waived":
            return SET_ASIDE
        case "fail":
            return "would not say" if floor.refused else "fails"
        case "unknown":
            return TWO_ANSWERS if floor.contradicted else STILL_OPEN if floor.asked else NOT_ASKED
    return "thin" if floor.thin else "does not fail"


def floors_words(standing: Standing) -> str:
    """The floors in a sentence, with what is thin, set aside and flagged beside it."""
    if not standing.floors:
        return " · ".join(["no floor applies", *_beside(standing)])
    parts = [*_failing(standing), *_open(standing, "with two answers, ask again")]
    if not parts:
        asked, counted, aside = _asked(standing)
        parts = (
            [f"no {'other ' if aside else ''}floor failed ({asked} of {counted} asked)"] if counted else []
        )
    return " · ".join([*parts, *_beside(standing)])


def floors_brief(standing: Standing) -> str:
    """The floors in a table's cell: ``none failed (7 of 7)``, ``2 not asked``, ``fails 1 · 2 red flags``."""
    failed = [floor for floor in standing.floors if floor.state == "fail"]
    refused = sum(floor.refused for floor in failed)
    parts = []
    if len(failed) > refused:
        parts.append(f"fails {len(failed) - refused}")
    if refused:
        parts.append(f"would not say {refused}")
    opened = [] if failed else _open(standing, "with two answers")
    parts += opened
    if not parts and standing.floors:
        asked, counted, aside = _asked(standing)
        parts = [f"{'no other' if aside else 'none'} failed ({asked} of {counted})"] if counted else []
    if not standing.floors:
        parts = ["no floor applies"]
    return " · ".join([*parts, *_beside(standing, open_named=bool(opened))])


def named_floors(standing: Standing) -> Iterator[tuple[str, str]]:
    """Which floors are open and which are thin, a row each, as a name and what stands under it.

    Those with two answers, and those set aside, have rows of their own elsewhere.
    """
    found = [floor for floor in standing.floors if floor.state == "unknown" and not floor.contradicted]
    if found:
        said = (f"{topic(floor.question)} ({floor_state_words(floor)})" for floor in found)
        yield "floors open", ", ".join(said)
    thin = [floor for floor in standing.floors if floor.thin]
    if thin:
        yield "floors thin", ", ".join(topic(floor.question) for floor in thin)


# Beneath


def _failing(standing: Standing) -> list[str]:
    failed = [floor for floor in standing.floors if floor.state == "fail"]
    heard = [_why_it_fails(floor, standing) for floor in failed if not floor.refused]
    parts = [f"fails {len(heard)}: {'; '.join(heard)}"] if heard else []
    return parts + [_why_it_fails(floor, standing) for floor in failed if floor.refused]


def _why_it_fails(floor: Floor, standing: Standing) -> str:
    finding = next(finding for finding in standing.findings if finding.question.id == floor.question.id)
    if finding.claim is not None and finding.refused:
        told = ", ".join(told_words(standing.profile, finding.claim))
        asked = floor.question.topic
        what = f"would not say {one_line(asked)}" if asked else f"would not say: {topic(floor.question)}"
        return what + (f" ({told})" if told else "")
    return "; ".join(one_line(option.label) for option in finding.options)


def _asked(standing: Standing) -> tuple[int, int, int]:
    """How many floors were asked, of how many that count, and how many the person set aside."""
    counted = [floor for floor in standing.floors if floor.state != "waived"]
    return sum(floor.asked for floor in counted), len(counted), len(standing.floors) - len(counted)


def _open(standing: Standing, twice: str) -> list[str]:
    """How many floors are open, and in which way; ``twice`` is what is said of those with two answers."""
    found = Counter(floor_state_words(floor) for floor in standing.floors if floor.state == "unknown")
    # A table's cell has no room for more than a word.
    said = ((NOT_ASKED, "not asked"), (STILL_OPEN, "open"))
    parts = [f"{found[state]} {words}" for state, words in said if found[state]]
    return parts + ([f"{count(found[TWO_ANSWERS], 'floor')} {twice}"] if found[TWO_ANSWERS] else [])


def _beside(standing: Standing, open_named: bool = True) -> list[str]:
    named = sum(f.contradicted and f.state == "unknown" for f in standing.floors) if open_named else 0
    twice = len(standing.contradicted) - named
    thin = sum(floor.thin for floor in standing.floors)
    aside = sum(floor.state == "waived" for floor in standing.floors)
    flags = len(standing.red_flags)
    asked = count(twice, "more question" if named else "question")
    parts = [f"{asked} with two answers"] if twice else []
    parts += [f"{thin} thin"] if thin else []
    parts += [f"{aside} {SET_ASIDE}"] if aside else []
    return parts + ([count(flags, "red flag")] if flags else [])
