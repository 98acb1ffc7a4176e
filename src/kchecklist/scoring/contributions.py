"""Why a range is what it is: what each question brings to it, and what it leaves open. Source: scoring.md, section 3."""

from dataclasses import dataclass
from fractions import Fraction

from kchecklist.scoring.possible import Finding
from kchecklist.scoring.scales import FULL
from kchecklist.scoring.standing import SectionRange, Standing
from kchecklist.scoring.weighing import share_of_one


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one question brings to a provider's whole score; all three are shares of it, from 0 to 1.

    ``share`` is the most that any answer can bring, ``low`` what it brings at least and ``high`` at most, as far as it
    is known. Over all questions ``share`` sums to 1, ``low`` and ``high`` to the ends of the range.
    """

    finding: Finding
    share: Fraction
    low: Fraction
    high: Fraction

    @property
    def lost(self) -> Fraction:
        """What it can bring no longer, whatever is still open."""
        return self.share - self.high

    @property
    def open(self) -> Fraction:
        """What of the range hangs on it."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class SectionContribution:
    """A section's part of the whole: the sums of its ``questions``, which stand in bank order."""

    section: SectionRange
    share: Fraction
    low: Fraction
    high: Fraction
    questions: tuple[Contribution, ...]


def contributions(standing: Standing) -> tuple[SectionContribution, ...]:
    """What makes a provider's range, section by section; what is not applicable or unscored brings nothing.

    Where no section that applies weighs anything, all of it is 0 while the range is 0 to 1.
    """
    of_one = share_of_one(standing)
    return tuple(_of_section(standing, section, of_one[section.id]) for section in standing.sections)


def _of_section(standing: Standing, section: SectionRange, of_one: Fraction) -> SectionContribution:
    questions = tuple(
        _of_question(finding, of_one)
        for finding in standing.findings
        if finding.section == section.id and finding.values
    )
    share = of_one * section.total
    return SectionContribution(section, share, share * section.low, share * section.high, questions)


def _of_question(finding: Finding, of_one: Fraction) -> Contribution:
    share = of_one * finding.question.weight
    return Contribution(finding, share, share * finding.values[0] / FULL, share * finding.values[-1] / FULL)
