"""What does a rule answer? (floor 5)

A judgement: the grade or the reason why there is none, and the steps by which anybody can come to it with a pocket
calculator.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.reasons import REASONS
from welfareplan.evaluation.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS_SHOWN = 10
_HUGE = Fraction(10**30)
_FIRST_DIGITS = Context(prec=_DIGITS_SHOWN, rounding=ROUND_DOWN, Emax=10**9, Emin=-(10**9))

_SIGNS = (
    *(
        ("＋", " + "),
        ("－", " - "),
        ("÷", " ÷ "),
        ("×", " × "),
        ("＝", " = "),
        ("（", "("),
        ("）", ")"),
        ("～", " to "),
        ("｜", "|"),
        ("｛", "{"),
        ("｝", "}"),
        ("、", ", "),
    ),
    *(("＞", ">"), ("＜", "<"), ("≧", "≥"), ("≦", "≤")),
)


def _in_half_width(formula: str) -> str:
    """A formula with the signs that readers of English know; both languages share the numbers."""
    for wide, narrow in _SIGNS:
        formula = formula.replace(wide, narrow)
    return " ".join(formula.split())


Sentences = tuple[str, str]
"""A sentence in English and in Japanese."""


class Step:
    """One step of a rule with its numbers (判定の手順), a sentence in both languages.

    Attributes:
        en: the sentence in English, its signs in half width.
        ja: the sentence in Japanese.

    >>> Step("the line stands at 1＋（3－1）×2÷4＝2", "直線上の値は 1＋（3－1）×2÷4＝2").en
    'the line stands at 1 + (3 - 1) × 2 ÷ 4 = 2'
    """

    __slots__ = ("_facts", "_said", "_words")

    _words: Callable[..., Sentences]
    _facts: tuple[object, ...]
    _said: Sentences | None

    def __init__(self, en: str, ja: str) -> None:
        self._said = (_in_half_width(en), ja)

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self._sentences()[0]

    @property
    def ja(self) -> str:
        """The sentence in Japanese."""
        return self._sentences()[1]

    def _sentences(self) -> Sentences:
        if self._said is None:
            en, ja = self._words(*self._facts)
            self._said = _in_half_width(en), ja
        return self._said

    def __eq__(self, other: object) -> bool:
        return self._sentences() == other._sentences() if isinstance(other, Step) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._sentences())

    def __reduce__(self) -> tuple[object, ...]:
        return Step, self._sentences()

    def __repr__(self) -> str:
        return f"Step(en={self.en!r}, ja={self.ja!r})"


class LaterStep(Step):
    """A step that is put into words when somebody reads it (手順の後からの文章化): most judgements are only counted.

    Args:
        words: what makes the sentences.
        facts: the numbers of the step.

    >>> LaterStep(lambda n: (f"{n} figures", f"値は{n}個"), 3).ja
    '値は3個'
    """

    __slots__ = ()

    def __init__(self, words: Callable[..., Sentences], *facts: object) -> None:
        self._words = words
        self._facts = facts
        self._said = None


@attrs.frozen(kw_only=True, weakref_slot=False)
class Judgement:
    """What a rule says of one set of figures (判定).

    Attributes:
        grade: the symbol of the grade, or None.
        reason: why there is no grade, or why it is the mark for "cannot be assessed"; one of the reasons.
        rate: the exact rate the rule computes, in the scheme's own measure (mostly per cent).
        score: the exact score, where the scheme has scores.
        steps: the steps, in order.

    >>> Judgement(grade="b", steps=(Step("70 > 60", "70＞60"),)).steps[0].ja
    '70＞60'
    """

    grade: str | None = None
    reason: str | None = None
    rate: Fraction | None = None
    score: Fraction | None = None
    steps: tuple[Step, ...] = ()

    def printed_rate(self, places: int) -> Decimal | None:
        """The rate as printed with so many decimals: rounded once, half away from zero (四捨五入); None where there is none.

        >>> Judgement(rate=Fraction(37, 40) * 100).printed_rate(0)
        Decimal('93')
        """
        return None if self.rate is None else rounded(self.rate, places)

    @property
    def message(self) -> str | None:
        """The reason as an English sentence."""
        return None if self.reason is None else REASONS[self.reason][0]

    @property
    def ja(self) -> str | None:
        """The reason as a Japanese sentence."""
        return None if self.reason is None else REASONS[self.reason][1]


def shown(value: Fraction | Decimal | int, unit: str | None = None) -> str:
    """A number for reading: in full where it ends, else ten digits and an ellipsis, never rounded.

    What has more than thirty digits before the point is shown by its first ten and the power of ten.

    >>> shown(Fraction("67.05"), "%"), shown(Fraction(1, 3)), shown(Decimal("226650"), "件"), shown(2**200)
    ('67.05%', '0.3333333333…', '226,650件', '1.606938044…×10^60')
    """
    if abs(Fraction(value)) >= _HUGE:
        return f"{_in_powers(Fraction(value))}{unit or ''}"
    if isinstance(value, Decimal):
        return f"{value:,f}{unit or ''}"
    value = Fraction(value)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    places = 0
    while rest == 1 and places <= _DIGITS_SHOWN and (value * 10**places).denominator != 1:
        places += 1
    ends = rest == 1 and places <= _DIGITS_SHOWN
    places = places if ends else _DIGITS_SHOWN
    whole, digits = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    text = f"{whole:,}" + (f".{digits:0{places}}" if places else "")
    return f"{'-' if value < 0 else ''}{text}{'' if ends else '…'}{unit or ''}"


def operand(value: Fraction | Decimal | int) -> str:
    """A number behind a sign of a formula: a negative one in brackets, as a pocket calculator wants it.

    >>> f"0－{operand(Decimal(-120))}", f"0－{operand(Decimal(120))}"
    ('0－（-120）', '0－120')
    """
    return f"（{shown(value)}）" if value < 0 else shown(value)


def _in_powers(value: Fraction) -> str:
    """The first digits and the power of ten; Python refuses to write the longest numbers out."""
    first = _FIRST_DIGITS.divide(Decimal(abs(value.numerator)), Decimal(value.denominator))
    power = first.adjusted()
    return f"{'-' if value < 0 else ''}{first.scaleb(-power, _FIRST_DIGITS)}…×10^{power}"
