"""What does somebody say for an evaluation? (floor 5)

Directions, tolerances, test results: what the plan does not state and a rule needs. The plan stays as it is, and every result
says what was declared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError, UnknownIdError, require_instance
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.scheme import Scheme
from welfareplan.evaluation.surveys import survey_change
from welfareplan.ids import nearest
from welfareplan.terms import Better, DirectionBasis, Significance
from welfareplan.when import FiscalPeriod

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from welfareplan.model.indicators import Indicator
    from welfareplan.model.plan import Plan


@attrs.frozen(kw_only=True, weakref_slot=False)
class Declared:
    """What somebody declares about an indicator for an evaluation (評価者による指定); the plan stays as it is.

    Attributes:
        better: the wanted direction, where the plan does not state it.
        tolerance: how far a level that is to be kept may move.
        significance: what a statistical test of the change said.
        survey: whether the figures come from a survey.
        limit: the natural limit in the wanted direction.
        comparable: False where baseline and actual are of different definitions or surveys.
        reached: whether a target in words was reached.

    Raises:
        InvalidValueError: a word or an amount that is none.

    >>> import welfareplan as wp
    >>> less = Declared(better=wp.Better.DOWN)
    >>> wp.evaluate(
    ...     wp.example("kurume"),
    ...     through=wp.FiscalYear(2022),
    ...     scheme=wp.schemes.get("fukuoka"),
    ...     declare={"new-consultations": less},
    ... )["new-consultations"].symbol
    'c'
    """

    better: Better | None = None
    tolerance: Amount | None = None
    significance: Significance | None = None
    survey: bool | None = None
    limit: Amount | None = None
    comparable: bool | None = None
    reached: bool | None = None

    def __attrs_post_init__(self) -> None:
        for value, cls, what, ja, wanted in (
            (self.better, Better, "the direction declared", "指定された望ましい方向", "Better.UP or Better.DOWN"),
            (
                self.tolerance,
                Amount,
                "the tolerance declared",
                "指定された許容幅",
                "an Amount, such as Amount('3', '%')",
            ),
            (self.significance, Significance, "the test result declared", "指定された検定結果", "a Significance"),
            (self.limit, Amount, "the limit declared", "指定された限界", "an Amount, such as Amount('100', '%')"),
        ):
            if value is not None:
                require_instance(value, cls, what, ja, wanted)

    @property
    def beside_the_direction(self) -> str:
        """What is declared besides the direction, in words (方向のほかの指定); empty where it is nothing.

        >>> Declared(significance=Significance.NOT_SIGNIFICANT, tolerance=Amount("20", "人")).beside_the_direction
        '維持の許容幅 20人、検定の結果 有意差なし'
        """
        words = (
            None if self.tolerance is None else f"維持の許容幅 {self.tolerance.value:,f}{self.tolerance.unit or ''}",
            None if self.significance is None else f"検定の結果 {self.significance.ja}",
            {True: "調査の値", False: "調査でない値", None: None}[self.survey],
            None if self.limit is None else f"限界値 {self.limit.value:,f}{self.limit.unit or ''}",
            {True: "基準値と比較できる", False: "基準値と比較できない", None: None}[self.comparable],
            {True: "目標の状態に達した", False: "目標の状態に達していない", None: None}[self.reached],
        )
        return "、".join(each for each in words if each is not None)


def all_declared(plan: Plan, declare: Mapping[str, Better | Declared] | None) -> dict[str, Declared]:
    """What is declared, by indicator (評価者による指定の一覧), after it was looked at beside the plan.

    Raises:
        UnknownIdError: something is declared for an indicator that is not in the plan.
        InvalidValueError: a direction is declared against the one the plan states, or what is declared is none.
    """
    if not declare:
        return {}
    known = {each.id: each for each in plan.indicators}
    found: dict[str, Declared] = {}
    for id, given in declare.items():
        if id not in known:
            raise UnknownIdError(
                id, f"the indicators of plan {plan.id!r}", nearest(id, known), where_ja=f"計画「{plan.id}」の指標"
            )
        each = given if isinstance(given, Declared) else Declared(better=given)
        _require_agreement(known[id], each)
        found[id] = each
    return found


def _require_agreement(indicator: Indicator, given: Declared) -> None:
    stated = indicator.better
    if given.better is not None and stated is not None and given.better is not stated:
        raise InvalidValueError(
            f"indicator {indicator.id!r} is declared {given.better.value!r}, but the plan states {stated.value!r}; "
            "amend the plan instead",
            f"指標「{indicator.id}」は計画に「{stated.ja}」と明記されており、「{given.better.ja}」とは指定できません。",
        )
    if given.reached is not None and not any(each.words is not None for each in indicator.targets):
        raise InvalidValueError(
            f"indicator {indicator.id!r} is declared {'' if given.reached else 'not '}reached, but its target is not in words; "
            "a number says itself whether it is reached",
            f"指標「{indicator.id}」の目標は言葉で示されたものではないため、達成の有無を指定できません。",
        )


def figures_of(
    row: IndicatorProgress, scheme: Scheme, period: FiscalPeriod | None = None, given: Declared | None = None
) -> Figures:
    """The figures that a rule looks at (評価に用いる数値): those of a row, with what is declared for it.

    Where the scheme asks whether a change is significant, both figures state how many answered and nobody has declared a
    result, the shares are tested here.

    Args:
        row: the row.
        scheme: the scheme that will judge it.
        period: the period of the plan.
        given: what is declared.

    Raises:
        UnitMismatchError: a tolerance or limit is declared in a unit that cannot be compared.
    """
    figures = Figures.of_progress(row, period)
    changes: dict[str, Any] = {}
    if given is not None:
        if given.better is not None and row.indicator.better is None:
            changes |= {"better": given.better, "basis": DirectionBasis.DECLARED}
        changes |= {
            "significance": given.significance,
            "survey": figures.survey if given.survey is None else given.survey,
            "tolerance": None if given.tolerance is None else _in_unit(given.tolerance, row),
            "limit": None if given.limit is None else _in_unit(given.limit, row),
            "comparable": given.comparable,
            "reached": given.reached,
        }
    if scheme.asks_significance and changes.get("significance") is None:
        tested = survey_change(row)
        if not isinstance(tested, Undefined):
            changes["test"] = tested.test
    return attrs.evolve(figures, **changes) if changes else figures


def _in_unit(amount: Amount, row: IndicatorProgress) -> Decimal:
    """The number in the unit of the row; how far a share may move is said in ポイント."""
    return amount.value if amount.unit == row.change_unit else amount.value_in(row.unit)
