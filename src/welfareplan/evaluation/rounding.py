"""How exact is a number, and how is it printed? (floor 5)

The one place where evaluation rounds: the exact quotient, once, at the end, ties away from zero (四捨五入). The printed
rates of published evaluations agree with this rule.
"""

from __future__ import annotations

from decimal import Context, Decimal, DivisionByZero, InvalidOperation
from fractions import Fraction

EXACT = Context(prec=200, traps=[InvalidOperation, DivisionByZero])
"""For sums and products of figures, which stay exact."""

QUOTIENT = Context(prec=50, traps=[InvalidOperation, DivisionByZero])
"""For quotients that are handed out as Decimals."""

_WIDE = Context(prec=400)


def rounded(value: Fraction | Decimal | int, places: int = 1) -> Decimal:
    """The number rounded once to some decimal places, ties away from zero (四捨五入).

    Args:
        value: the exact number.
        places: how many digits stay after the point, 0 or more.

    >>> rounded(Fraction(37, 40) * 100, 0), rounded(Fraction(-1, 8), 2), rounded(Decimal("62"))
    (Decimal('93'), Decimal('-0.13'), Decimal('62.0'))
    """
    exact = Fraction(value) * 10**places
    whole, rest = divmod(abs(exact.numerator), exact.denominator)
    whole += 2 * rest >= exact.denominator
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places, context=_WIDE)


def percent(ratio: Fraction | Decimal, places: int = 1) -> str:
    """A ratio as per cent, rounded once.

    >>> percent(Fraction(2044, 1020))
    '200.4%'
    """
    return f"{rounded(Fraction(ratio) * 100, places):,f}%"
