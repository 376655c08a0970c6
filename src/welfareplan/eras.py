"""Which year is 平成32年度? (floor 2)

Era offsets (元号), n to year and back. ``year = offset + n`` holds for every n, also for years that never came
(平成36年度 is FY2024): plans printed before an era ended go on counting in it.

The first days are those of the era laws and edicts: 令和 and 平成 (元号を改める政令), 昭和, 大正 and 明治 (改元の詔書).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import attrs

from welfareplan.errors import InvalidValueError, require_whole, shown, shown_ja


@attrs.frozen(weakref_slot=False)
class Era:
    """A Japanese era (元号).

    Attributes:
        name: as printed in full, 令和.
        letter: the abbreviation, R.
        sign: the ligature in Unicode, ㋿.
        offset: the year before its first; 令和n is ``offset + n``.
        first_day: the day on which it began.

    >>> ERAS[-1].name, ERAS[-1].offset, ERAS[-1].first_day
    ('令和', 2018, datetime.date(2019, 5, 1))
    """

    name: str
    letter: str
    sign: str
    offset: int
    first_day: date


ERAS: tuple[Era, ...] = (
    Era("明治", "M", "㍾", 1867, date(1868, 1, 25)),
    Era("大正", "T", "㍽", 1911, date(1912, 7, 30)),
    Era("昭和", "S", "㍼", 1925, date(1926, 12, 25)),
    Era("平成", "H", "㍻", 1988, date(1989, 1, 8)),
    Era("令和", "R", "㋿", 2018, date(2019, 5, 1)),
)

_BY_SPELLING = {spelling: era for era in ERAS for spelling in (era.name, era.letter, era.letter.lower())}
_WAREKI = re.compile(r"(明治|大正|昭和|平成|令和|[MTSHRmtshr])([0-9]{1,3}|元)(年度|年)?", re.ASCII)
_MOST = 999  # an era year of four digits is a Western year that lost its way
_LONGEST_TEXT = 30


def era(spelling: str) -> Era:
    """The era (元号) of a name, letter or ligature.

    Raises:
        InvalidValueError: there is no such era.

    >>> era("㋿").name
    '令和'
    """
    found = _BY_SPELLING.get(plain(spelling))
    if found is None:
        names = "・".join(each.name for each in ERAS)
        raise InvalidValueError(
            f"there is no era {shown(spelling)}; known are {names} and their letters M T S H R",
            f"元号{shown_ja(spelling)}はありません。使えるのは {names} と M・T・S・H・R です。",
        )
    return found


def western(spelling: str, n: int) -> int:
    """The Western year (西暦) of year n of an era, for any n from 1 to 999.

    Raises:
        InvalidValueError: no such era, or n out of range.

    >>> western("平成", 32), western("R", 1), western("昭和", 64)
    (2020, 2019, 1989)
    """
    found = era(spelling)
    require_whole(f"the year of {found.name}", f"{found.name}の年", n, 1, _MOST)
    return found.offset + n


def era_on(day: date) -> Era:
    """The era in force on a day (その日の元号), from 1868-01-25 on.

    Raises:
        InvalidValueError: the day lies before 明治.

    >>> era_on(date(2019, 4, 30)).name, era_on(date(2019, 5, 1)).name
    ('平成', '令和')
    """
    for each in reversed(ERAS):
        # By the parts: a datetime is a date as well, and Python compares the two with an error.
        if (day.year, day.month, day.day) >= (each.first_day.year, each.first_day.month, each.first_day.day):
            return each
    raise InvalidValueError(
        f"{day.isoformat()} lies before 明治 (1868-01-25), the first era known here",
        f"{day.isoformat()} は明治（1868年1月25日）より前です。",
    )


def wareki_number(found: Era, year: int) -> str:
    """The number of a Western year in an era as it is printed (和暦の年数): 元 for the first.

    Raises:
        InvalidValueError: the year lies before the era.

    >>> wareki_number(era("令和"), 2019), wareki_number(era("平成"), 2020)
    ('元', '32')
    """
    n = year - found.offset
    if n < 1:
        raise InvalidValueError(
            f"{year} lies before {found.name}, which begins with {found.offset + 1}",
            f"{year}年は{found.name}元年（{found.offset + 1}年）より前です。",
        )
    return "元" if n == 1 else str(n)


def plain(text: object) -> str:
    """A short text without blanks and in half width (正規化), as era years are compared; empty for anything else.

    >>> plain("令和 ４年度")
    '令和4年度'
    """
    if not isinstance(text, str) or len(text) > _LONGEST_TEXT:
        return ""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_wareki(text: object) -> tuple[int, str | None]:
    """Read a Japanese year (和暦): 令和4年度, R4, 平成31年, 令和元年度 give the Western year and what stands after it.

    Width and blanks do not matter and ligatures are read. The second value is ``"年度"``, ``"年"`` or None.

    Raises:
        InvalidValueError: the text is not an era year and nothing else.

    >>> read_wareki("令和４年度"), read_wareki("㍻31年"), read_wareki("R元")
    ((2022, '年度'), (2019, '年'), (2019, None))
    """
    match = _WAREKI.fullmatch(plain(text))
    if match is None:
        raise InvalidValueError(
            f"{shown(text)} is not a year of a Japanese era; write it like 令和4年度 or R4",
            f"{shown_ja(text)}は和暦の年として読めません。「令和4年度」「R4」のように書いてください。",
        )
    return western(match[1], 1 if match[2] == "元" else int(match[2])), match[3]


def hint_for(text: object) -> str:
    """What to write for a Japanese year (和暦) where a file wants a Western one; empty if the text is none.

    >>> hint_for("令和4年度"), hint_for("R4"), hint_for("平成31年"), hint_for("4")
    ('FY2022', 'FY2022', '2019', '')
    """
    try:
        year, suffix = read_wareki(text)
    except InvalidValueError:
        return ""
    return f"{year:04}" if suffix == "年" else f"FY{year:04}"
