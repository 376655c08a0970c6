"""How does a quotient stay exact without being divided? (floor 5)

Rules compare quotients, and now and then somebody prints one. To compare takes a multiplication of Decimals, which is exact;
only who prints needs the fraction, and making one takes ten times as long.
"""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction
from typing import Any, Self

Number = Decimal | Fraction
"""What figures and what is computed of them are."""

_EXACT = Context(prec=300, traps=[InvalidOperation, Inexact])
"""Wide enough for products of any figures; it raises rather than rounds."""


class Quotient(Fraction):
    """The fraction of two exact numbers (商), which is worked out when somebody looks at it.

    It is a fraction like any other in all that is asked of it.

    >>> Quotient(Decimal("3.7"), Decimal(4)) == Fraction("0.925")
    True
    """

    __slots__ = ("bottom", "top")

    top: Decimal
    bottom: Decimal

    def __new__(cls, top: Decimal, bottom: Decimal) -> Self:
        """Keep ``top ÷ bottom``; the bottom is made positive."""
        made = object.__new__(cls)
        made.top, made.bottom = (top, bottom) if bottom > 0 else (top.copy_negate(), bottom.copy_negate())
        return made

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - asked where a slot is empty, as those of Fraction are at first
        if name not in {"_numerator", "_denominator"}:
            raise AttributeError(name)
        value = Fraction(self.top) / Fraction(self.bottom)
        self._numerator, self._denominator = value.numerator, value.denominator
        return object.__getattribute__(self, name)

    def __repr__(self) -> str:
        return f"Fraction({self.numerator}, {self.denominator})"

    def __reduce__(self) -> tuple[object, ...]:
        return Fraction, (self.numerator, self.denominator)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _memo: object) -> Self:
        return self


def beside(left: Number, right: Number) -> int:
    """1 if a number is greater than another, 0 if equal, -1 if less (大小の比較), exactly.

    >>> beside(Decimal("66.6"), Quotient(Decimal(200), Decimal(3))), beside(Decimal("70.0"), Fraction(70))
    (-1, 0)
    """
    one, other = left, right
    if type(right) is Quotient and type(left) is Decimal:
        one, other = _product(left, right.bottom), right.top
    elif type(left) is Quotient and type(right) is Decimal:
        one, other = left.top, _product(right, left.bottom)
    return (one > other) - (one < other)


def _product(left: Decimal, right: Decimal) -> Number:
    try:
        return _EXACT.multiply(left, right)
    except Inexact:  # hundreds of digits
        return Fraction(left) * Fraction(right)
