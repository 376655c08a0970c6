"""Which date does the document state? (floor 2)

A date as it is printed: to the day, to the month, or the year alone. Whoever needs a day says which end of it he means.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Self

import attrs

from welfareplan import eras
from welfareplan.errors import InvalidValueError, require_whole, shown, shown_ja

LAST_YEAR = 9998
"""The last year: a fiscal year ends in the next calendar year, and Python's dates end with 9999."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_FEBRUARY, _DECEMBER = 2, 12
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days_of(year: int, month: int) -> int:
    """How many days a month has, without asking on which weekday it begins."""
    return _DAYS[month - 1] + (month == _FEBRUARY and calendar.isleap(year))


def text_match(pattern: re.Pattern[str], text: object) -> re.Match[str] | None:
    """Match a whole text (文字列の照合); what is no text, such as a bare number of a file, does not match."""
    return pattern.fullmatch(text) if isinstance(text, str) else None


@attrs.frozen(order=False, repr=False, weakref_slot=False)
class PartialDate:
    """A date as a document states it (記載された日付): a year, a month or a day.

    Attributes:
        year: the Western year, 1 to 9998.
        month: 1 to 12, or None.
        day: the day of the month, or None.

    Raises:
        InvalidValueError: there is no such day, or a day is given without its month.

    >>> PartialDate(2021, 12)
    PartialDate(2021, 12)
    >>> str(PartialDate(2021, 12)), PartialDate(2021, 12).last_day
    ('2021-12', datetime.date(2021, 12, 31))
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        require_whole("year", "年", self.year, 1, LAST_YEAR)
        if self.month is None:
            if self.day is not None:
                raise InvalidValueError(
                    f"a date with day {shown(self.day)} needs its month",
                    f"日（{shown(self.day)}）があるのに月がありません。",
                )
            return
        require_whole("month", "月", self.month, 1, _DECEMBER)
        if self.day is not None:
            last = _days_of(self.year, self.month)
            require_whole(
                f"day of {self.year:04}-{self.month:02}", f"{self.year}年{self.month}月の日", self.day, 1, last
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a date (日付の読み取り): ``2021``, ``2021-12`` or ``2021-12-01``.

        Raises:
            InvalidValueError: the text is not such a date, or there is no such day.

        >>> PartialDate.of("2021-12")
        PartialDate(2021, 12)
        """
        match = text_match(_DATE, text)
        if match is None:
            raise InvalidValueError(
                f"{shown(text)} is not a date; write it like 2021-12-01, 2021-12 or 2021",
                f"{shown_ja(text)}は日付として読めません。2021-12-01、2021-12、2021 のように書いてください。",
            )
        year, month, day = match.groups()
        return cls(int(year), None if month is None else int(month), None if day is None else int(day))

    @classmethod
    def from_date(cls, day: date) -> Self:
        """The whole date of a day (年月日).

        Raises:
            InvalidValueError: a day of the year 9999.

        >>> PartialDate.from_date(date(2021, 12, 1))
        PartialDate(2021, 12, 1)
        """
        return cls(day.year, day.month, day.day)

    @property
    def first_day(self) -> date:
        """The first day it can mean (初日)."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it can mean (末日); what is known to the month is in force from this day."""
        month = self.month or _DECEMBER
        return date(self.year, month, self.day or _days_of(self.year, month))

    @property
    def is_exact(self) -> bool:
        """Whether the day is known; 月のみ判明 otherwise."""
        return self.day is not None

    def wareki(self, era: str | None = None) -> str:
        """The date as printed in Japanese (和暦).

        Without an era it takes the one in force on the day; for a month that of its first day (昭和64年1月), for a year
        alone that of its last (令和元年). With an era it counts on in it, as plans printed before its end do.

        Raises:
            InvalidValueError: no such era, or the date lies before it.

        >>> PartialDate(2021, 12).wareki(), PartialDate(2019, 5, 1).wareki("平成")
        ('令和3年12月', '平成31年5月1日')
        """
        found = eras.era(era) if era else eras.era_on(self.last_day if self.month is None else self.first_day)
        text = f"{found.name}{eras.wareki_number(found, self.year)}年"
        return text + (f"{self.month}月" if self.month else "") + (f"{self.day}日" if self.day else "")

    def __repr__(self) -> str:
        return f"PartialDate({', '.join(str(part) for part in (self.year, self.month, self.day) if part is not None)})"

    def __str__(self) -> str:
        return "-".join(
            [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)],
        )
