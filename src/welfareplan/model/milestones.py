"""What happened, what is to come? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.errors import InvalidValueError, require_whole
from welfareplan.model.element import Element
from welfareplan.terms import Basis, MilestoneKind, MilestoneStatus
from welfareplan.when import FiscalPeriod, PartialDate, When

_DAYS = 366  # nothing in a plan meets more often than daily


@attrs.frozen(weakref_slot=False)
class Times:
    """How many times a year (回数): 年２～３回 is ``Times(2, 3)``, 年１回 is ``Times(1, 1)``.

    Attributes:
        least: at least so many.
        most: at most so many.

    Raises:
        InvalidValueError: the range is empty, or its ends are no whole numbers from 0 to 366.

    >>> Times(2, 3)
    Times(least=2, most=3)
    """

    least: int
    most: int

    def __attrs_post_init__(self) -> None:
        require_whole("least times", "最少の回数", self.least, 0, _DAYS)
        require_whole("most times", "最多の回数", self.most, 0, _DAYS)
        if self.least > self.most:
            raise InvalidValueError(
                f"{self.least} to {self.most} times is not a range: write the smaller number first",
                f"回数「{self.least}～{self.most}」は範囲として成り立ちません。小さいほうを先に書いてください。",
            )


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Milestone(Element):
    """Something that happened or is planned (経過・予定).

    Attributes:
        when: the date, year or period as far as it is stated.
        kind: what happens.
        status: held or planned, where that is stated.
        times: how often a year, as a range.
        approx: whether the times are printed with 程度.
        topics: what is on the agenda, as printed.
        body: the id of the body that meets or acts.

    Raises:
        InvalidValueError: ``when`` is a calendar year or carries a day; a PartialDate says that.

    >>> Milestone(id="amended", kind=MilestoneKind.AMENDMENT, when=PartialDate(2021, 12)).kind.ja
    '改訂'
    """

    when: PartialDate | When | FiscalPeriod | None = None
    kind: MilestoneKind
    status: MilestoneStatus | None = None
    times: Times | None = None
    approx: bool = False
    topics: tuple[str, ...] = ()
    body: str | None = None

    def __attrs_post_init__(self) -> None:
        if isinstance(self.when, When) and (self.when.basis is Basis.CALENDAR or self.when.on is not None):
            date = self.when.on or PartialDate(self.when.year)
            raise InvalidValueError(
                f"a milestone of the calendar year or day {date} says so with {date!r}; When is for fiscal and unstated years",
                f"経過・予定の時点「{date}」は、年度ではなく日付として書いてください。",
            )
