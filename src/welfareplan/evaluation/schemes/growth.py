"""How fast does it grow? (floor 5)

Yearly growth as the n-th root of a quotient. Roots are not rational, so they are taken to sixty digits, and what then lies
within 10⁻⁴⁰ of a bound counts as on it: a figure that is exactly on a bound is not judged by the last digit of a root.
"""

from __future__ import annotations

from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from fractions import Fraction
from itertools import pairwise

_ROOTS = Context(prec=80, Emax=10**9, Emin=-(10**9), traps=[InvalidOperation, DivisionByZero, Overflow])
_NEAR = Fraction(1, 10**40)


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """A number of at least 0 to any power, to some eighty digits.

    >>> power(Fraction(27, 8), Fraction(1, 3)) - Fraction(3, 2) < Fraction(1, 10**70)
    True
    """
    if base == 0:
        return Fraction(0)
    decimal = _ROOTS.divide(Decimal(base.numerator), Decimal(base.denominator))
    root = _ROOTS.divide(Decimal(exponent.numerator), Decimal(exponent.denominator))
    return Fraction(_ROOTS.power(decimal, root))


def growth(first: Fraction, last: Fraction, years: int) -> Fraction:
    """The yearly growth that leads from one figure to another of the same sign (年平均伸び率), as a fraction of one."""
    return power(last / first, Fraction(1, years)) - 1


def reaches(value: Fraction, bound: Fraction | str) -> bool:
    """Whether a computed value reaches a bound, with the last digits of a root forgiven."""
    return value >= Fraction(bound) - _NEAR


def interpolated(value: Fraction, points: tuple[tuple[Fraction, Fraction], ...]) -> Fraction:
    """The value of a piecewise linear function, held at its ends outside.

    >>> interpolated(Fraction(1, 2), ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(5))))
    Fraction(5, 2)
    """
    if value <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if value <= right:
            return low + (high - low) * (value - left) / (right - left)
    return points[-1][1]
