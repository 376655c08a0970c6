"""What stands in the file of a scheme of one's own? (floor 7)

The two tables of the file as values: ``[scheme]``, and a ``[[grade]]`` for each grade.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.evaluation import schemes
from welfareplan.evaluation.schemes.bands import Band, require_quantity
from welfareplan.evaluation.schemes.quantities import QUANTITIES
from welfareplan.evaluation.schemes.scheme import Grade, require_slug
from welfareplan.terms import Condition, Falling

_MOST_DECIMALS = 9


def _own_slug(instance: object, attribute: attrs.Attribute[str], slug: str) -> None:
    require_slug(instance, attribute, slug)
    if any(slug == each.slug for each in schemes.ALL):
        raise InvalidValueError(
            f"{slug!r} is the name of a published scheme; give yours a name of its own",
            f"「{slug}」は公表された評価方法の名前です。別の名前を付けてください。",
        )


def _quantity(_instance: object, _attribute: object, name: str) -> None:
    require_quantity(name)


def _some(_instance: object, _attribute: object, value: tuple[str, ...]) -> None:
    if not any(each.strip() for each in value):
        raise InvalidValueError(
            "a scheme says where it is published; name the document at least",
            "評価方法の出典を、文書の名前だけでも書いてください。",
        )


def _decimals(_instance: object, _attribute: object, value: int) -> None:
    if not 0 <= value <= _MOST_DECIMALS:
        raise InvalidValueError(
            f"{value} decimals cannot be printed; write 0 to {_MOST_DECIMALS}",
            f"小数点以下の桁数「{value}」は0から{_MOST_DECIMALS}までで書いてください。",
        )


def _words(_instance: object, _attribute: object, value: str) -> None:
    if not value.strip():
        raise InvalidValueError("there are no words here", "空欄です。言葉を書いてください。")


@attrs.frozen(kw_only=True)
class SchemeTable:
    """The table ``[scheme]`` (評価方法の表).

    Attributes:
        slug: what it is called by.
        name: its Japanese name.
        edition: which edition of it.
        citations: where it is published.
        quantity: which number is cut into bands.
        falling: what is done with figures that should fall.
        measure: what the number is called in print, or None for its usual name.
        decimals: how many decimals of it are printed.
        keep_within: by how many per cent a level to be kept may move.
        keep_within_points: by how many points, where the level is in per cent.
        notes: what the rule leaves open, and what is done.
    """

    slug: str = attrs.field(validator=_own_slug)
    name: str = attrs.field(validator=_words)
    edition: str = attrs.field(validator=_words)
    citations: tuple[str, ...] = attrs.field(validator=_some)
    quantity: str = attrs.field(validator=_quantity)
    falling: Falling | None = None
    measure: str | None = None
    decimals: int = attrs.field(default=1, validator=_decimals)
    keep_within: Decimal | None = None
    keep_within_points: Decimal | None = None
    notes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        turned = QUANTITIES[self.quantity].turned is not None
        if turned and self.falling is None:
            raise InvalidValueError(
                f"a {self.quantity} does not say what becomes of figures that should fall; write falling as one of "
                f"{', '.join(each.value for each in Falling)}",
                f"「{self.quantity}」では、減少を目指す指標の扱いを falling に書いてください"
                f"（{'、'.join(f'{each.value}＝{each.ja}' for each in Falling)}）。",
            )


@attrs.frozen(kw_only=True)
class GradeTable:
    """A table ``[[grade]]`` (評価区分の表).

    Attributes:
        symbol: the grade as printed.
        words: what it means.
        words_en: the same in English, or None.
        when: for what it stands, where it is no band.
        at_least: where the band begins, included.
        above: where it begins, not included.
        below: where it ends, not included.
        at_most: where it ends, included.
    """

    symbol: str = attrs.field(validator=_words)
    words: str = attrs.field(validator=_words)
    words_en: str | None = None
    when: Condition | None = None
    at_least: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None
    at_most: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        for one, other in (("at_least", "above"), ("below", "at_most")):
            if getattr(self, one) is not None and getattr(self, other) is not None:
                raise InvalidValueError(
                    f"the grade {self.symbol!r} has both {one!r} and {other!r}; keep one",
                    f"区分「{self.symbol}」に {one} と {other} の両方があります。一方だけを書いてください。",
                )
        bounded = any(each is not None for each in (self.at_least, self.above, self.below, self.at_most))
        if self.when is not None and bounded:
            raise InvalidValueError(
                f"the grade {self.symbol!r} stands for {self.when.value!r}, which is no band; take its bounds out",
                f"区分「{self.symbol}」は「{self.when.ja}」のための区分です。範囲は書けません。",
            )

    @property
    def grade(self) -> Grade:
        """The grade with its words."""
        return Grade(self.symbol, self.words, self.words if self.words_en is None else self.words_en)

    @property
    def band(self) -> Band:
        """The band.

        Raises:
            InvalidValueError: it ends before it begins.
        """
        lower = self.above if self.at_least is None else self.at_least
        upper = self.at_most if self.below is None else self.below
        return Band(
            grade=self.grade,
            lower=None if lower is None else Fraction(lower),
            lower_included=self.above is None,
            upper=None if upper is None else Fraction(upper),
            upper_included=self.at_most is not None,
        )
