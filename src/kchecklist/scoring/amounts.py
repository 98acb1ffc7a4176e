"""Interval arithmetic on what is only partly known, with what it still lacks kept by name.

Source: scoring.md, section 11.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from kchecklist.profiles.record import Number


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of at least 0 that lies between two ends, both possible; ``high`` is None without an upper end."""

    low: Fraction
    high: Fraction | None

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.low + other.low, _both(self.high, other.high, lambda a, b: a + b))

    def __mul__(self, other: "Amount") -> "Amount":
        # Nothing times whatever is not known is nothing.
        if ZERO in (self, other):
            return ZERO
        return Amount(self.low * other.low, _both(self.high, other.high, lambda a, b: a * b))

    def less(self, other: "Amount") -> "Amount":
        """What is left of it when the other is taken away, at least 0."""
        low = Fraction(0) if other.high is None else max(self.low - other.high, Fraction(0))
        return Amount(low, None if self.high is None else max(self.high - other.low, Fraction(0)))

    def over(self, other: "Amount") -> "Amount | None":
        """The interval quotient; None where the other can be 0."""
        if not other.low:
            return None
        low = Fraction(0) if other.high is None else self.low / other.high
        return Amount(low, None if self.high is None else self.high / other.low)

    def floored(self) -> "Amount":
        """How many times in whole numbers."""
        return Amount(
            Fraction(math.floor(self.low)), None if self.high is None else Fraction(math.floor(self.high))
        )


ZERO = Amount(Fraction(0), Fraction(0))
ANYTHING = Amount(Fraction(0), None)
"""What an absent price can be: from 0, without an upper end."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """An amount that was reckoned up, and what it lacks.

    ``amount`` is None when it cannot be reckoned. ``missing`` are the keys of a profile's costs that are absent
    and leave it without a firm end; ``needs`` are those that keep it from being reckoned: absent counts, and
    keys at fault. What is multiplied by 0 is in neither.
    """

    amount: Amount | None
    missing: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()

    def __add__(self, other: "Reckoning") -> "Reckoning":
        return self._with(other, lambda a, b: a + b)

    def __mul__(self, other: "Reckoning") -> "Reckoning":
        # Here, not only in Amount: what nothing is multiplied by is not asked after either.
        return NOTHING if ZERO in (self.amount, other.amount) else self._with(other, lambda a, b: a * b)

    def less(self, other: "Reckoning") -> "Reckoning":
        """What is left of it when the other is taken away, at least 0."""
        return self._with(other, Amount.less)

    def over(self, other: "Reckoning") -> "Reckoning":
        """The interval quotient, which cannot be reckoned where the other can be 0."""
        return self._with(other, Amount.over)

    def floored(self) -> "Reckoning":
        """How many times in whole numbers."""
        amount = None if self.amount is None else self.amount.floored()
        return Reckoning(amount, self.missing, self.needs)

    def _with(self, other: "Reckoning", join: Callable[[Amount, Amount], Amount | None]) -> "Reckoning":
        amount = None if self.amount is None or other.amount is None else join(self.amount, other.amount)
        return Reckoning(amount, self.missing | other.missing, self.needs | other.needs)


NOTHING = Reckoning(ZERO)


def amount_of(value: Number | tuple[Number, Number]) -> Amount:
    """A figure of a record as an amount, exactly as it was typed: 0.1 is one tenth."""
    low, high = value if isinstance(value, tuple) else (value, value)
    return Amount(Fraction(low), Fraction(high))


def exactly(value: Number | Fraction) -> Reckoning:
    """A number that is known and lacks nothing."""
    return Reckoning(Amount(Fraction(value), Fraction(value)))


def _both(
    one: Fraction | None, other: Fraction | None, join: Callable[[Fraction, Fraction], Fraction]
) -> Fraction | None:
    return None if one is None or other is None else join(one, other)
