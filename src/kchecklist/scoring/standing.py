"""How a provider stands: the range its score can still end in, section by section and as a whole.

Source: scoring.md, section 3.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from kchecklist.checklist.models import MOST_OPTIONS, Checklist, Option, Question
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Profile
from kchecklist.scoring.floors import Floor, Gate, floors, gate
from kchecklist.scoring.possible import Finding, findings_on, seen_in
from kchecklist.scoring.scales import FULL, scales
from kchecklist.scoring.views import EVERYTHING, View
from kchecklist.scoring.weights import section_weights

FindingsOf = Callable[[Profile], tuple[Finding, ...]]
ENOUGH_COVERAGE = Fraction(1, 2)
"""Below this a provider is too early to place."""
_PARTS = math.lcm(*range(1, MOST_OPTIONS + 1))
"""A mean over any number of options is a whole number of these parts, so that sums stay whole."""


@dataclass(frozen=True, slots=True)
class SectionRange:
    """The range one section can still end in; all but ``total`` are shares from 0 to 1.

    ``middle`` takes the mean of what is possible, for planning and never shown. ``weight`` is the section's
    share among all sections, not only those that apply here; ``total`` the weights of its questions in sum.
    """

    id: str
    low: Fraction
    high: Fraction
    middle: Fraction
    coverage: Fraction
    weight: Fraction
    total: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything known about how one provider stands; shares run from 0 to 1.

    ``sections`` are those that apply, in bank order. ``settled`` says that nothing scored is open. ``asked``
    and ``applying`` count the quality and preference questions that apply, scored under the marks or not, with
    those not applicable and those read from the routes and settings; info questions are in neither.
    ``not_applicable_share`` is the share of weight that was set aside by hand as not applicable.
    """

    profile: Profile
    findings: tuple[Finding, ...]
    sections: tuple[SectionRange, ...]
    low: Fraction
    high: Fraction
    middle: Fraction
    coverage: Fraction
    settled: bool
    floors: tuple[Floor, ...]
    gate: Gate
    red_flags: tuple[tuple[Question, Option], ...]
    contradicted: tuple[Question, ...]
    asked: int
    applying: int
    too_early: bool
    not_applicable_share: Fraction

    @property
    def id(self) -> str:
        """The provider's id."""
        return self.profile.id

    @property
    def ruled_out(self) -> bool:
        """Whether the person has ruled the provider out, so that it takes no part in comparing."""
        return self.profile.provider.status == "ruled out"

    @property
    def worst(self) -> tuple[int, Fraction]:
        """The least it can turn out to be: gate, then score."""
        return self.gate[0], self.low

    @property
    def best(self) -> tuple[int, Fraction]:
        """The most it can turn out to be: gate, then score."""
        return self.gate[1], self.high


def standing(
    checklist: Checklist, profile: Profile, priorities: Priorities, view: View = EVERYTHING
) -> Standing:
    """How one provider stands. Nobody else's record has a part in it."""
    return standings(checklist, (profile,), priorities, view)[0]


def standings(
    checklist: Checklist,
    profiles: Iterable[Profile],
    priorities: Priorities,
    view: View = EVERYTHING,
    findings: FindingsOf | None = None,
) -> tuple[Standing, ...]:
    """How each of these providers stands, in the order given, on the evidence that this view believes.

    ``findings`` gives those of a profile that believe everything, under this checklist and these marks, where somebody
    has them already; they are worked out without it.
    """
    weights = section_weights(checklist, priorities)
    if findings is None:
        made = scales(checklist, priorities)
        findings = partial(findings_on, made)
    return tuple(_standing(seen_in(view, findings(each), each), each, weights) for each in profiles)


def _standing(found: tuple[Finding, ...], profile: Profile, weights: Mapping[str, Fraction]) -> Standing:
    by_section: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.scored:
            by_section.setdefault(finding.section, []).append(finding)
    ranges = (_section_range(name, inside, weights[name]) for name, inside in by_section.items())
    sections = tuple(section for section in ranges if section is not None)
    low, high, middle, coverage = _overall(sections)
    floors_here = floors(found, profile)
    counted = [finding for finding in found if finding.question.kind != "info"]
    return Standing(
        profile=profile,
        findings=found,
        sections=sections,
        low=low,
        high=high,
        middle=middle,
        coverage=coverage,
        settled=_weighs(sections) and all(finding.settled for finding in found if finding.scored),
        floors=floors_here,
        gate=gate(floors_here),
        red_flags=tuple((finding.question, option) for finding in found for option in finding.red_flags),
        contradicted=tuple(finding.question for finding in found if finding.contradicted),
        asked=sum(finding.asked for finding in counted),
        applying=len(counted),
        too_early=coverage < ENOUGH_COVERAGE or any(floor.fresh for floor in floors_here),
        not_applicable_share=_not_applicable_share(by_section, weights),
    )


def _section_range(name: str, findings: Iterable[Finding], weight: Fraction) -> SectionRange | None:
    """The range of a section; None when every scored question of it is not applicable."""
    total = least = most = parts = settled = 0
    for finding in findings:
        if values := finding.values:
            share = finding.question.weight
            total += share
            least += share * values[0]
            most += share * values[-1]
            parts += share * sum(values) * (_PARTS // len(values))
            settled += share * (len(values) == 1)
    if not total:
        return None
    points = FULL * total
    return SectionRange(
        id=name,
        low=Fraction(least, points),
        high=Fraction(most, points),
        middle=Fraction(parts, points * _PARTS),
        coverage=Fraction(settled, total),
        weight=weight,
        total=total,
    )


def _weighs(sections: Iterable[SectionRange]) -> bool:
    return any(section.weight for section in sections)


def _overall(sections: tuple[SectionRange, ...]) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Low, high, middle and coverage of the whole; everything is possible where nothing weighs anything."""
    if not _weighs(sections):
        return Fraction(0), Fraction(1), Fraction(1, 2), Fraction(0)
    whole = sum((section.weight for section in sections), Fraction())
    shares = [section.weight / whole for section in sections]

    def over(amounts: Iterable[Fraction]) -> Fraction:
        return sum((share * amount for share, amount in zip(shares, amounts, strict=True)), Fraction())

    return (
        over(section.low for section in sections),
        over(section.high for section in sections),
        over(section.middle for section in sections),
        over(section.coverage for section in sections),
    )


def _not_applicable_share(
    by_section: Mapping[str, list[Finding]], weights: Mapping[str, Fraction]
) -> Fraction:
    whole = sum((weights[name] for name in by_section), Fraction())
    if not whole:
        return Fraction(0)
    return (
        sum((weights[name] * _share_set_aside(findings) for name, findings in by_section.items()), Fraction())
        / whole
    )


def _share_set_aside(findings: Iterable[Finding]) -> Fraction:
    weights = [(finding.question.weight, finding.not_applicable) for finding in findings]
    return Fraction(sum(weight for weight, aside in weights if aside), sum(weight for weight, _ in weights))
