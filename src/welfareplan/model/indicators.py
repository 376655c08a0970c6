"""By what is it measured? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.amount import Amount, comparable
from welfareplan.errors import InvalidValueError, require_instance, require_whole, shown
from welfareplan.model.element import Element
from welfareplan.terms import Better, Counts, Flag, IndicatorKind, Occasion, ReadingKind, ReadingState, Sense
from welfareplan.when import FiscalPeriod, When

_DUE = (When, FiscalPeriod, type(None))
_EVERYBODY = 10**10  # no survey asks more people than there are
_WITH_FIGURE = frozenset({ReadingState.REPORTED, ReadingState.PROVISIONAL})
_BOUNDS = frozenset({Sense.APPROACH, Sense.AT_LEAST, Sense.MORE_THAN, Sense.AT_MOST, Sense.LESS_THAN, Sense.BETWEEN})


@attrs.frozen(kw_only=True, weakref_slot=False)
class Reading:
    """One figure, or the statement that there is none (基準値・実績値).

    Attributes:
        at: the time it speaks of.
        amount: the figure, or None.
        kind: survey, result, estimate or forecast, where that is stated.
        state: whether there is a figure, and if not why.
        why: the word printed in place of a figure (未実施), or the reason given.
        flags: remarks printed with it (約, 延べ, 累計, 参考 …), in printed order.
        sample: how many persons answered, for a survey.
        occasion: interim, final or yearly, where that is stated.
        printed: the cell as printed. Not part of equality: 平成32年度 and 令和2年度 are one year.

    Raises:
        InvalidValueError: a figure is missing that the state says is there, or the reverse; a sample below 1.

    >>> Reading(at=When.fiscal(2018), amount=Amount("226650", "件")).amount
    Amount('226650', '件')
    """

    at: When
    amount: Amount | None = None
    kind: ReadingKind | None = None
    state: ReadingState = ReadingState.REPORTED
    why: str | None = None
    flags: tuple[Flag, ...] = ()
    sample: int | None = None
    occasion: Occasion | None = None
    printed: str | None = attrs.field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        if (
            type(self.at) is not When or type(self.state) is not ReadingState
        ):  # asked here, as there are thousands of these
            require_instance(self.at, When, "the time of a reading", "値の時点", "a When, such as When.fiscal(2021)")
            require_instance(self.state, ReadingState, "the state of a reading", "値の状態", "a ReadingState")
        if (self.amount is not None) != (self.state in _WITH_FIGURE):
            found = "no amount" if self.amount is None else f"{self.amount}"
            raise InvalidValueError(
                f"a reading of {self.at} with state {self.state.value!r} has {found}; "
                "give the amount, or the state that says why there is none",
                f"{self.at} の値は、状態「{self.state.ja}」と数値の有無が食い違っています。"
                "数値を入れるか、数値のない理由を状態で示してください。",
            )
        if self.sample is not None:
            require_whole("sample", "標本数", self.sample, 1, _EVERYBODY)


def _range_contradiction(lower: Amount, upper: Amount) -> tuple[str, str] | None:
    if not comparable(lower.unit, upper.unit):
        return f"has ends in {lower.unit!r} and {upper.unit!r}", "下限と上限の単位が比較できません。"
    if lower > upper:
        return f"ends ({upper}) below where it begins ({lower})", "上限が下限を下回っています。"
    return None


@attrs.frozen(kw_only=True, weakref_slot=False)
class Target:
    """What an indicator is to become (目標値).

    Attributes:
        due: the year it is for, or the years of each of which it is asked (毎年度); None where it is not stated.
        sense: what is asked of the figure.
        amount: the number; the lower end of a range; the least size of a change for INCREASE and DECREASE.
        upper: the upper end of a range.
        words: a state to be reached, as printed, where the target is no number.
        flags: remarks printed with it.
        printed: the cell as printed; not part of equality.

    Raises:
        InvalidValueError: the parts do not make a target of that sense (a range without its ends, NONE with a number).

    >>> Target(due=When.fiscal(2025), sense=Sense.REACH, amount=Amount("70.0", "%")).amount
    Amount('70.0', '%')
    """

    due: When | FiscalPeriod | None = None
    sense: Sense = Sense.REACH
    amount: Amount | None = None
    upper: Amount | None = None
    words: str | None = None
    flags: tuple[Flag, ...] = ()
    printed: str | None = attrs.field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        if type(self.sense) is not Sense:
            require_instance(self.sense, Sense, "the sense of a target", "目標の意味", "a Sense")
        if not isinstance(self.due, _DUE):
            raise InvalidValueError(
                f"the time of a target is {shown(self.due)}; give a When, such as When.fiscal(2025), or a FiscalPeriod",
                f"目標の時点が {shown(self.due)} です。When か FiscalPeriod の値で指定してください。",
            )
        wrong = self._contradiction()
        if wrong:
            english, japanese = wrong
            raise InvalidValueError(
                f"a target of sense {self.sense.value!r} {english}", f"「{self.sense.ja}」の目標は{japanese}"
            )

    def _contradiction(self) -> tuple[str, str] | None:
        if self.sense is Sense.NONE and (self.amount or self.upper or self.words):
            return "says that there is none, but has one", "設定なしのはずですが、値があります。"
        if self.sense in _BOUNDS and self.amount is None:
            return "needs an amount", "数値が必要です。"
        if self.sense is Sense.REACH and (self.amount is None) == (self.words is None):
            return "needs an amount or words, and not both", "数値か言葉のどちらか一方が必要です。"
        if (self.upper is None) == (self.sense is Sense.BETWEEN):
            return "has an upper end if and only if it is a range", "上限があるのは範囲の目標だけです。"
        return None if self.amount is None or self.upper is None else _range_contradiction(self.amount, self.upper)

    @property
    def due_year(self) -> int | None:
        """The plain number of the (last) year it is for (目標年), or None."""
        if isinstance(self.due, FiscalPeriod):
            return self.due.last.year
        return None if self.due is None else self.due.year


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Indicator(Element):
    """What the plan measures itself by (成果指標・目標項目).

    Attributes:
        under: the id of the indicator it is a part or breakdown of.
        kind: outcome, output or reference, where that is stated.
        unit: the canonical unit of its figures.
        better: the wanted direction, only where the plan states it.
        counts: whether a figure counts one year, all years so far, or a point in time.
        definition: what exactly is counted.
        method: how it is taken.
        grounds: why the target was set so.
        baseline: the figure it starts from.
        targets: what it is to become, interim targets before final ones.
        succeeds: ids it continues; ``other-plan#id`` names one of another plan.
        comparable: whether its figures can be compared with those of what it succeeds, where that is stated.

    >>> Indicator(id="visits", title="地域での見守り訪問活動件数", unit="件").better is None
    True
    """

    under: str | None = None
    kind: IndicatorKind | None = None
    unit: str | None = None
    better: Better | None = None
    counts: Counts | None = None
    definition: str | None = None
    method: str | None = None
    grounds: str | None = None
    baseline: Reading | None = None
    targets: tuple[Target, ...] = ()
    succeeds: tuple[str, ...] = ()
    comparable: bool | None = None
