"""Two providers on the questions that are settled for both, as sentences and question by question.

Source: scoring.md, section 8.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kchecklist.reports.floor_words import floors_words
from kchecklist.reports.names import Names, listed
from kchecklist.reports.page import Fields, Heading, Lines, Part, Words
from kchecklist.reports.provider.answers import question_words
from kchecklist.reports.provider.two_answers import two_answers_words
from kchecklist.reports.words import answer_words, count
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.floors import FAILED
from kchecklist.scoring.like_for_like import Alike, LikeForLike, like_for_like, questions_alike
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.shown import shown_percent, shown_points
from kchecklist.scoring.standing import Standing

LIKE_FOR_LIKE = "Like for like"
ABOUT = (
    "Only the questions that are settled for both: what nobody asked yet counts for neither. "
    "Points are of 100 on those questions; safety floors stand apart, and no point makes up for one."
)
POINTS = "points"
NOTHING_SHARED = "no question is settled for both yet"


def like_for_like_parts(comparison: Comparison, names: Names) -> Iterator[Part]:
    """A sentence for each pair."""
    if not comparison.order.pairs:
        return
    yield Heading(LIKE_FOR_LIKE)
    yield Words(ABOUT)
    yield Lines(tuple(like_for_like_words(alike, comparison, names) for alike in comparison.like_for_like))


def like_for_like_words(alike: LikeForLike, comparison: Comparison, names: Names) -> str:
    """What the questions settled for both say about two providers."""
    a, b = names[alike.a], names[alike.b]
    if alike.delta is None:
        return f"{a} and {b}: {_no_result(alike)}"
    ahead, behind = (a, b) if alike.delta > 0 else (b, a)
    said = f"on {_settled_for_both(alike)}"
    points = shown_points(abs(alike.delta))
    level = not alike.delta or points == "0.0"
    result = f"{a} and {b} come out level" if level else f"{ahead} does {points} points better than {behind}"
    return f"{result} {said}{_warning(alike, comparison)}{_failing(alike, comparison, names)}"


def pair_parts(a: Standing, b: Standing, names: Names) -> Iterator[Part]:
    """All of it about two providers: the result, then each question settled for both, what weighs most first."""
    alike = like_for_like(a, b)
    yield Heading(f"{LIKE_FOR_LIKE}: {names[a.id]} and {names[b.id]}")
    yield Words(ABOUT)
    coverages = " and ".join(f"{shown_percent(each.coverage)} of {names[each.id]}" for each in (a, b))
    warning = ": they took different tests" if alike.different_tests else ""
    yield Fields(
        (
            ("settled for both", f"{count(alike.questions, 'question')}, {shown_percent(alike.weight)} of the weight"),
            ("settled", f"{coverages}{warning}"),
            ("in all", _result(alike, names)),
            *((f"floors of {names[each.id]}", floors_words(each)) for each in (a, b)),
        )
    )  # fmt: skip
    questions = questions_alike(a, b)
    # In the points of the result, so that the parts add up to it.
    gains = [(one, one.gain / alike.weight) for one in questions if alike.weight and one.gain]
    yield from _in_favour(names[a.id], [(one, gain) for one, gain in gains if gain > 0], a, b, names)
    yield from _in_favour(names[b.id], [(one, -gain) for one, gain in gains if gain < 0], a, b, names)
    level = [one for one in questions if not one.gain]
    if level:
        title = "Level" if alike.weight else "Answered, but they weigh nothing"
        yield Heading(f"{title}: {count(len(level), 'question')}", level=2)
        yield Lines(tuple(_level(one, a, b, names) for one in level))


def _in_favour(
    name: str, gains: Sequence[tuple[Alike, Fraction]], a: Standing, b: Standing, names: Names
) -> Iterator[Part]:
    """The questions on which one of the two does better, what weighs most first."""
    if not gains:
        return
    together = shown_points(sum((gain for _, gain in gains), Fraction()))
    yield Heading(f"For {name}: {count(len(gains), 'question')}, together {together} {POINTS}", level=2)
    for one, gain in sorted(gains, key=lambda found: -found[1]):
        yield Heading(f"{question_words(one.a.question)} {shown_points(gain)} {POINTS}", level=3)
        yield Lines((_answer(one.a, a, names), _answer(one.b, b, names)))


def _level(one: Alike, a: Standing, b: Standing, names: Names) -> str:
    said, other = answer_words(one.a, a.profile), answer_words(one.b, b.profile)
    alike = said == other and not (one.a.contradicted or one.b.contradicted)
    both = said if alike else f"{_answer(one.a, a, names)} · {_answer(one.b, b, names)}"
    return f"{question_words(one.a.question)} {both}"


def _answer(finding: Finding, standing: Standing, names: Names) -> str:
    said = two_answers_words(finding, standing.profile) or answer_words(finding, standing.profile)
    return f"{names[standing.id]}: {said}"


def _settled_for_both(alike: LikeForLike) -> str:
    questions = count(alike.questions, "question")
    return f"the {questions} settled for both ({shown_percent(alike.weight)} of the weight)"


def _failing(alike: LikeForLike, comparison: Comparison, names: Names) -> str:
    """Who of the two fails a safety floor: no point makes up for that."""
    failing = [names[name] for name in (alike.a, alike.b) if comparison.by_id[name].gate == FAILED]
    return f"; {listed(failing)} {'fails' if len(failing) == 1 else 'fail'} a safety floor" if failing else ""


def _no_result(alike: LikeForLike) -> str:
    return "what is settled for both weighs nothing" if alike.questions else NOTHING_SHARED


def _result(alike: LikeForLike, names: Names) -> str:
    if alike.delta is None:
        return _no_result(alike)
    points = shown_points(abs(alike.delta))
    if points == "0.0":
        return "level"
    return f"{names[alike.a if alike.delta > 0 else alike.b]}: {points} points better"


def _warning(alike: LikeForLike, comparison: Comparison) -> str:
    if not alike.different_tests:
        return ""
    one, other = (shown_percent(comparison.by_id[name].coverage) for name in (alike.a, alike.b))
    return f"; they took different tests: {one} and {other} are settled"
