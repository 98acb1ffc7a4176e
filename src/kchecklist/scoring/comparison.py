"""Some providers compared: how each stands, who is ahead, how firm that is, what to ask next.

Source: scoring.md; each part says its section.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kchecklist.checklist.models import Checklist
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Profile
from kchecklist.scoring.ask_next import AskNext, ask_next
from kchecklist.scoring.firmness import Firmness, firmness_of_pairs
from kchecklist.scoring.like_for_like import LikeForLike, like_for_like_of_pairs
from kchecklist.scoring.money import CostFigures, cost_figures
from kchecklist.scoring.order import Order, order
from kchecklist.scoring.standing import FindingsOf, Standing, standings
from kchecklist.scoring.views import EVERYTHING, View
from kchecklist.scoring.weights import ordered_picks


@dataclass(frozen=True)
class Comparison:
    """Providers compared under one person's priorities, on the evidence that one view believes.

    ``standings`` keep the order given. Everything else is made when it is first asked for, so that a screen pays
    only for what it shows.
    """

    checklist: Checklist
    priorities: Priorities
    view: View
    standings: tuple[Standing, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Standing]:
        """Every standing by the provider's id."""
        return {each.id: each for each in self.standings}

    @cached_property
    def order(self) -> Order:
        """Who is ahead of whom, and who can stand where."""
        return order(self.standings)

    @cached_property
    def ask_next(self) -> AskNext:
        """What to ask next, and of whom."""
        return ask_next(self.checklist, self.standings)

    @cached_property
    def picks(self) -> tuple[str, ...]:
        """The priorities that count, in order; none where nothing or points were stated."""
        return ordered_picks(self.checklist, self.priorities)

    @cached_property
    def firmness(self) -> tuple[Firmness, ...]:
        """How firm each pair of ``order.pairs`` is, in their order."""
        return firmness_of_pairs(self.order.pairs, self.standings, self.picks)

    @cached_property
    def like_for_like(self) -> tuple[LikeForLike, ...]:
        """Each pair of ``order.pairs`` on what is settled for both, in their order."""
        return like_for_like_of_pairs(self.order.pairs, self.standings)

    @cached_property
    def costs(self) -> Mapping[str, CostFigures]:
        """The cost figures of each provider, by its id."""
        return {each.id: cost_figures(each.profile.costs, self.priorities.money) for each in self.standings}

    def stands_on_the_same(self, other: "Comparison") -> bool:
        """Whether both are of the same records, questions, priorities and evidence, in whatever order they stand."""
        mine, theirs = ({each.id: each.profile for each in found.standings} for found in (self, other))
        return (
            (self.checklist, self.priorities, self.view) == (other.checklist, other.priorities, other.view)
        ) and mine == theirs

    def by_standing(self) -> "Comparison":
        """The same, with the standings sorted by how they stand."""
        return replace(self, standings=tuple(self.by_id[name] for name in self.order.by_standing))


def compare(
    checklist: Checklist,
    profiles: Iterable[Profile],
    priorities: Priorities,
    view: View = EVERYTHING,
    findings: FindingsOf | None = None,
) -> Comparison:
    """These providers compared; those ruled out are shown, and take no part in the order. ``findings``: see standings."""
    made = standings(checklist, profiles, priorities, view, findings)
    return Comparison(checklist, priorities, view, made)
