"""Which numbers can be cut into bands? (floor 5)

The rates that municipalities print, and what they need to know of figures that should fall: a share of the way turns by itself,
a level or a change does not.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import attrs

from welfareplan.evaluation.schemes import basics, formulas
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Step, operand, shown


@attrs.frozen(kw_only=True, weakref_slot=False)
class Quantity:
    """A number that can be cut into bands (評価に用いる値).

    Attributes:
        slug: what it is called by.
        ja: its Japanese name.
        compute: what computes it, with its step, or says why it cannot be had.
        turned: what computes it for figures that should fall so that more is better, or None where nothing does.
        both_ways: whether ``compute`` serves rising and falling figures alike, so that no direction need be known.
        unit: its unit: per cent, or None for the unit of the figures (points where those are per cent).
        needs_target: whether it is held against a target.

    >>> QUANTITIES["share-of-way"].ja, QUANTITIES["change"].unit
    ('進捗率', None)
    """

    slug: str
    ja: str
    compute: Callable[[Figures], basics.Rate]
    turned: Callable[[Figures], basics.Rate] | None = None
    both_ways: bool = False
    unit: str | None = "%"
    needs_target: bool = True


def pace(figures: Figures) -> basics.Rate:
    """Share of the way ÷ share of the time × 100 (経過に対する進捗)."""
    way = formulas.share_of_way(figures)
    if isinstance(way, str):
        return way
    years = figures.baseline_year, figures.target_year, figures.actual_year
    if None in years:
        names = ("baseline_year", "target_year", "actual_year")
        return figures.reason(names[years.index(None)])
    since, until, now = (year or 0 for year in years)
    if until <= since or now <= since:
        return "no-time-between" if until <= since else "actual-before-baseline" if now < since else "too-few-points"
    time = Fraction(now - since, until - since) * 100
    share, step = way
    value = share / time * 100
    formula = f"{shown(share, '%')} ÷ {shown(time, '%')} × 100 ＝ {shown(value, '%')}"
    spent = f"（{now}－{since}）÷（{until}－{since}）×100＝{shown(time, '%')}"
    return value, Step(
        f"{step.en}; share of the time = {spent}; pace = {formula}",
        f"{step.ja}、経過割合＝{spent}、経過に対する進捗＝{formula}",
    )


def change(figures: Figures) -> basics.Rate:
    """Actual − baseline (増減), in the unit of the figures."""
    actual, base = figures.actual, figures.baseline
    if actual is None or base is None:
        return figures.reason("actual" if actual is None else "baseline")
    value = Fraction(actual) - Fraction(base)
    formula = f"{shown(actual)}－{operand(base)}＝{shown(value, basics.change_unit(figures.unit))}"
    return value, Step(f"change = actual - baseline = {formula}", f"増減＝実績値－基準値＝{formula}")


@attrs.frozen(weakref_slot=False)
class _Turned:
    """A change with its sign turned, so that a fall counts up."""

    compute: Callable[[Figures], basics.Rate]

    def __call__(self, figures: Figures) -> basics.Rate:
        found = self.compute(figures)
        if isinstance(found, str):
            return found
        value, step = found
        turned = f"{shown(-value)}"
        return -value, Step(
            f"{step.en}; a fall is wanted, so {turned}", f"{step.ja}、減少が望ましいため符号を変えて {turned}"
        )


QUANTITIES: dict[str, Quantity] = {
    each.slug: each
    for each in (
        Quantity(slug="level-ratio", ja="達成率", compute=formulas.level_ratio, turned=formulas.level_ratio_inverse),
        Quantity(slug="level-ratio-inverse", ja="達成率", compute=formulas.level_ratio_inverse),
        Quantity(slug="share-of-way", ja="進捗率", compute=formulas.share_of_way, both_ways=True),
        Quantity(slug="pace", ja="経過に対する進捗", compute=pace, both_ways=True),
        Quantity(
            slug="relative-change",
            ja="相対的変化",
            compute=formulas.relative_change,
            turned=_Turned(formulas.relative_change),
            needs_target=False,
        ),
        Quantity(slug="change", ja="増減", compute=change, turned=_Turned(change), unit=None, needs_target=False),
    )
}
"""The numbers that can be cut into bands, by name."""
