"""What does a scheme of one's own say? (floor 5)

A municipality's rule as data: a number cut into bands, and what goes before it: a grade for whatever has met its target, a mark
for what cannot be assessed, how far a level may move that is to be kept.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.evaluation.rounding import EXACT
from welfareplan.evaluation.schemes import basics
from welfareplan.evaluation.schemes.bands import Bands
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement, Step, shown
from welfareplan.terms import Sense

_MISSING = frozenset({"no-actual", "no-baseline", "definition-changed", "unit-differs", "after-cut-off"})
"""The reasons for which a figure is missing, and not only a number undefined."""


def _not_negative(_instance: object, _attribute: object, value: Decimal | None) -> None:
    if value is not None and value < 0:
        raise InvalidValueError(
            f"a level cannot be allowed to move by {value}; write 0 or more",
            f"許容する幅「{value}」は0以上の数で書いてください。",
        )


@attrs.frozen(kw_only=True, weakref_slot=False)
class OwnRule:
    """A rule that somebody supplies (独自の評価方法); itself a rule a scheme can have.

    In this order: what cannot be assessed; what has met its target; the bands.

    Attributes:
        bands: the number and its bands.
        met: the symbol of the grade for whatever has met its target, tried before the bands; None where there is none.
        mark: the symbol for what cannot be assessed because a figure is missing; None where there is none.
        keep_within: by how many per cent of it a level that is to be kept (維持) may move.
        keep_within_points: by how many points, where the level is in per cent; it goes before ``keep_within``.

    Raises:
        InvalidValueError: a level may move, but there is no grade for what has met its target.

    >>> from welfareplan.evaluation.schemes.bands import Band
    >>> from welfareplan.evaluation.schemes.scheme import Grade
    >>> late = Band(grade=Grade("△", "未達成", "not met"))
    >>> rule = OwnRule(bands=Bands(quantity="share-of-way", bands=(late,)), met="◎")
    >>> [rule(Figures(baseline=50, target=60, actual=actual)).grade for actual in (55, 60)]
    ['△', '◎']
    """

    bands: Bands
    met: str | None = None
    mark: str | None = None
    keep_within: Decimal | None = attrs.field(default=None, validator=_not_negative)
    keep_within_points: Decimal | None = attrs.field(default=None, validator=_not_negative)

    def __attrs_post_init__(self) -> None:
        if self.met is None and (self.keep_within is not None or self.keep_within_points is not None):
            raise InvalidValueError(
                "a level may move only where there is a grade for what has met its target",
                "維持の許容幅を定めるには、目標を達成したときの区分（target_met）が必要です。",
            )

    def __call__(self, figures: Figures) -> Judgement:
        """Judge."""
        allowed: tuple[Step, ...] = ()
        if figures.sense is Sense.MAINTAIN and figures.tolerance is None:
            figures, allowed = self._with_tolerance(figures)
        if figures.has_target and figures.actual is None and not figures.is_in_words:
            return basics.ungraded(figures.reason("actual"), mark=self.mark)
        steps: tuple[Step, ...] = ()
        if self.met is not None and figures.has_target:
            verdict = basics.met(figures)
            if verdict.met:
                return basics.judged(self.met, *allowed, verdict.step)
            if verdict.met is None:
                return self._marked(basics.ungraded(verdict.reason or "direction-unknown", verdict.step))
            steps = (*allowed, verdict.step)
        found = self.bands(figures)
        return self._marked(attrs.evolve(found, steps=(*steps, *found.steps)))

    def _marked(self, judgement: Judgement) -> Judgement:
        """The mark where a figure is missing; no grade and the reason for everything else."""
        if judgement.grade is None and judgement.reason in _MISSING:
            return attrs.evolve(judgement, grade=self.mark)
        return judgement

    def _with_tolerance(self, figures: Figures) -> tuple[Figures, tuple[Step, ...]]:
        """How far the level may move, where the evaluation does not say so itself, and how that comes about."""
        level = figures.baseline if figures.target is None else figures.target
        if figures.unit == "%" and self.keep_within_points is not None:
            return attrs.evolve(figures, tolerance=self.keep_within_points), ()
        if self.keep_within is None or level is None:
            return figures, ()
        tolerance = EXACT.multiply(abs(level), EXACT.divide(self.keep_within, Decimal(100)))
        allowed = shown(Fraction(tolerance), basics.change_unit(figures.unit))
        formula = f"{shown(abs(level))}×{shown(self.keep_within)}%＝{allowed}"
        step = Step(f"the level may move by {formula}", f"許容する変動の幅は {formula}")
        return attrs.evolve(figures, tolerance=tolerance), (step,)
