"""What is a scheme? (floor 5)

A published rule with its name, its edition and its source; there is no neutral grade, so there is no scheme without them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import attrs

from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.evaluation.schemes.basics import change_unit
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement
from welfareplan.evaluation.schemes.remarks import Remark
from welfareplan.ids import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

_SLUG = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}", re.ASCII)


def require_slug(_instance: object, _attribute: object, slug: str) -> None:
    """Validate the name of a scheme (評価方法の名前の検査) for attrs.

    Raises:
        InvalidValueError: it has not the shape of one.
    """
    if _SLUG.fullmatch(slug) is None:
        raise InvalidValueError(
            f"{slug!r} cannot name a scheme: use 1 to 64 of a-z, 0-9, '-' and '.', not beginning with a sign",
            f"「{slug}」は評価方法の名前の形ではありません。半角の a-z・0-9・ハイフン・点を64字以内で書いてください。",
        )


class Rule(Protocol):
    """A rule (判定方法): figures in, judgement out; it looks at nothing else."""

    def __call__(self, figures: Figures, /) -> Judgement:
        """Judge."""


class RollUp(Protocol):
    """How several judgements become one (総合評価), where the source says how."""

    def __call__(self, judgements: tuple[Judgement, ...], groups: tuple[str | None, ...] = (), /) -> Judgement:
        """Judge all of them together.

        Args:
            judgements: the judgements.
            groups: the group of each, for a rule that takes means within groups first; None is a group of its own.
        """


@attrs.frozen(weakref_slot=False)
class Grade:
    """One grade of a scheme (評価区分).

    Attributes:
        symbol: as printed: B*, ◎, 進展.
        ja: what the source says it means.
        en: the same in English.

    >>> Grade("◎", "最終目標達成", "the final target is met").symbol
    '◎'
    """

    symbol: str
    ja: str
    en: str


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Scheme:
    """A published way of judging (評価方法).

    Attributes:
        slug: what it is called by.
        name: its Japanese name.
        edition: which edition of it.
        grades: its grades, the best first; empty where it gives a number only.
        rule: the rule.
        measure: what ``rate`` is (達成率), or None where the rule computes none.
        unit: the unit of ``rate``; per cent unless said otherwise, None for a plain number.
        rate_in_unit: whether ``rate`` is in the unit of the figures instead.
        rate_is_change: whether that is the difference of two figures, which of per cents is in points.
        rate_decimals: how many decimals of the rate are printed.
        roll_up: the scheme's own rule for several indicators, or None where it has none.
        asks_significance: whether the rule asks if a change is statistically significant.
        of_series: whether ``roll_up`` is for the series of one indicator only, and not for several indicators.
        inferred: whether the rule was read off results and not published in words.
        order: the rule in words, in the order in which it is tried.
        open_points: what the source leaves open, and what is done here.
        citations: where the rule is published.

    Raises:
        InvalidValueError: a malformed slug.

    >>> import welfareplan as wp
    >>> fukuoka = wp.schemes.get("fukuoka")
    >>> fukuoka.edition, [grade.symbol for grade in fukuoka.grades], len(fukuoka.citations)
    ('福岡市保健福祉総合計画', ['a', 'b', 'c'], 1)
    """

    slug: str = attrs.field(validator=require_slug)
    name: str
    edition: str
    grades: tuple[Grade, ...] = ()
    rule: Rule
    measure: str | None = None
    unit: str | None = "%"
    rate_in_unit: bool = False
    rate_is_change: bool = False
    rate_decimals: int = 1
    roll_up: RollUp | None = None
    asks_significance: bool = False
    of_series: bool = False
    inferred: bool = False
    order: tuple[Remark, ...] = ()
    open_points: tuple[Remark, ...] = ()
    citations: tuple[str, ...]

    def judge(self, figures: Figures) -> Judgement:
        """Apply the rule (判定)."""
        return self.rule(figures)

    def rate_text(self, judgement: Judgement, unit: str | None = None) -> str | None:
        """The rate of a judgement as printed: the exact one rounded once, half away from zero; None where there is none.

        Args:
            judgement: the judgement.
            unit: the unit of the figures, for a rate that is in that.
        """
        rate = judgement.printed_rate(self.rate_decimals)
        if rate is None:
            return None
        own = change_unit(unit) if self.rate_is_change else unit
        return f"{rate:,f}{(own if self.rate_in_unit else self.unit) or ''}"

    def together(self, judgements: Iterable[Judgement], groups: Iterable[str | None] = ()) -> Judgement:
        """Several judgements as one (総合評価), by the scheme's own rule; without a grade where it has none.

        Args:
            judgements: the judgements of several indicators, or of the series of one.
            groups: the group of each series, where they stand in groups; None is a group of its own.

        Raises:
            InvalidValueError: there are groups, but not one for each judgement.
        """
        members, labels = tuple(judgements), tuple(groups)
        if labels and len(labels) != len(members):
            raise InvalidValueError(
                f"there are {len(members)} judgements and {len(labels)} groups; give one group for each, or none at all",
                f"評価が{len(members)}件、グループが{len(labels)}件です。評価ごとに一つずつ指定してください。",
            )
        return Judgement(reason="no-roll-up") if self.roll_up is None else self.roll_up(members, labels)

    def grade(self, symbol: str) -> Grade:
        """A grade by its symbol.

        Raises:
            UnknownIdError: the scheme has no such grade.
        """
        for each in self.grades:
            if each.symbol == symbol:
                return each
        symbols = [each.symbol for each in self.grades]
        where_ja = f"評価方法「{self.slug}」の評価区分"
        raise UnknownIdError(symbol, f"the grades of scheme {self.slug!r}", nearest(symbol, symbols), where_ja=where_ja)

    def __repr__(self) -> str:
        grades = " ".join(each.symbol for each in self.grades) or "a rate"
        return f"<Scheme {self.slug} ({self.edition}): {grades}>"
