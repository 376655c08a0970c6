"""What is a scheme? (floor 5)

A published rule with its name, its edition and its source; there is no neutral grade, so there is no scheme without them.
"""

from __future__ import annotations

import re
from typing import Protocol

import attrs

from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement
from welfareplan.ids import nearest

_SLUG = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}", re.ASCII)


def _require_slug(_instance: object, _attribute: object, slug: str) -> None:
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
    """How judgements of several indicators become one (総合評価), where the source says how."""

    def __call__(self, judgements: tuple[Judgement, ...], /) -> Judgement:
        """Judge all of them together."""


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
        rate_decimals: how many decimals of the rate are printed.
        roll_up: the scheme's own rule for several indicators, or None where it has none.
        inferred: whether the rule was read off results and not published in words.
        open_points: what the source leaves open, and what is done here.
        citations: where the rule is published.

    Raises:
        InvalidValueError: a malformed slug.

    >>> import welfareplan as wp
    >>> fukuoka = wp.schemes.get("fukuoka")
    >>> fukuoka.edition, [grade.symbol for grade in fukuoka.grades], len(fukuoka.citations)
    ('福岡市保健福祉総合計画', ['a', 'b', 'c'], 1)
    """

    slug: str = attrs.field(validator=_require_slug)
    name: str
    edition: str
    grades: tuple[Grade, ...] = ()
    rule: Rule
    measure: str | None = None
    unit: str | None = "%"
    rate_in_unit: bool = False
    rate_decimals: int = 1
    roll_up: RollUp | None = None
    inferred: bool = False
    open_points: tuple[str, ...] = ()
    citations: tuple[str, ...]

    def judge(self, figures: Figures) -> Judgement:
        """Apply the rule (判定)."""
        return self.rule(figures)

    def grade(self, symbol: str) -> Grade:
        """A grade by its symbol.

        Raises:
            UnknownIdError: the scheme has no such grade.
        """
        for each in self.grades:
            if each.symbol == symbol:
                return each
        symbols = [each.symbol for each in self.grades]
        raise UnknownIdError(symbol, f"the grades of scheme {self.slug!r}", nearest(symbol, symbols))

    def __repr__(self) -> str:
        grades = " ".join(each.symbol for each in self.grades) or "a rate"
        return f"<Scheme {self.slug} ({self.edition}): {grades}>"
