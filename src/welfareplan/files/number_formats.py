"""What does a spreadsheet show of a number or a date? (floor 7)

A cell holds 0.8 and shows 80％, holds 45383 and shows 令和6年4月1日. What is read is what the officer sees. Number formats are
those of ECMA-376 (18.8.30), with the numbers that stand for Japanese dates, which openpyxl does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

import attrs

from welfareplan.eras import era_on
from welfareplan.errors import InvalidValueError
from welfareplan.files.limits import LONGEST_NUMBER

GENERAL = "General"

JAPANESE_DATES: dict[int, str] = {
    **dict.fromkeys((27, 36, 50, 57), "ge.m.d"),
    **dict.fromkeys((28, 29, 51, 54, 58), 'ggge"年"m"月"d"日"'),
    **dict.fromkeys((34, 52, 55), 'yyyy"年"m"月"'),
    **dict.fromkeys((35, 53, 56), 'm"月"d"日"'),
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
}
"""The formats that a Japanese Excel stores by number only (ECMA-376 18.8.30, ja-jp)."""

_QUIET = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_SECTION = re.compile(r'((?:"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|[^;])*)(;|$)')
_NUMBER = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[[^\]]*\]'
    r"|(?P<digits>General|G/標準|標準|[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+,*)|(?P<sign>%)|(?P<plain>.)"
)
_DATE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[[^\]]*\]|(?P<part>g+|e+|y+|m+|d+|a{3,4})|(?P<time>[hHsS]|AM/PM)|(?P<plain>.)',
    re.IGNORECASE,
)
_OF_NEGATIVES = str.maketrans("", "", "▲△-−－()（） ")
_CONDITION = re.compile(r"\[[<>=]")
_EMPTY_BRACKETS = re.compile(r"\(\)|（）")
_ZERO_SECTION = 3


@attrs.frozen
class Shown:
    """What a spreadsheet shows of a number (表示).

    Attributes:
        text: the whole of it, without separators: 80%, 64.1％, 1235人.
        figure: the number alone, in digits.
        is_percent: whether it is shown in percent, and so is a hundred times what the cell holds.
        differs: whether the cell holds other digits than it shows.
    """

    text: str
    figure: str
    is_percent: bool = False
    differs: bool = False


def is_date(number_format: str) -> bool:
    """Whether a number format shows dates.

    >>> is_date('ggge"年度"'), is_date("#,##0"), is_date("General"), is_date("0.0E+00")
    (True, False, False, False)
    """
    shown = _QUIET.sub("", number_format.partition(";")[0])
    return (
        re.search("[0#?]|General|標準", shown) is None and re.search("[ymdhsge]|aaa", shown, re.IGNORECASE) is not None
    )


def exactly(value: float) -> Decimal | None:
    """A number as a spreadsheet keeps it, with 15 digits; None for what is no figure."""
    try:
        exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    except (ValueError, ArithmeticError):
        return None
    return exact if exact.is_finite() and abs(exact.adjusted()) <= LONGEST_NUMBER else None


def shown_number(value: float, number_format: str = GENERAL) -> Shown | None:
    """A number as its cell shows it; None for what is no figure.

    Separators are left out, and a minus is a minus however the format prints it. Of a format that is not understood (with
    conditions, fractions, exponents) the number stands as it is.

    >>> (
    ...     shown_number(0.8, "0%").text,
    ...     shown_number(57.1, "0.00").text,
    ...     shown_number(-1234567, '#,##0,"千円";▲#,##0,"千円"').text,
    ... )
    ('80%', '57.10', '-1235千円')
    >>> shown_number(2 / 3, "0.0%")
    Shown(text='66.7%', figure='66.7', is_percent=True, differs=True)
    """
    exact = exactly(value)
    if exact is None:
        return None
    parts = _parts(exact, number_format)
    if parts is None:
        return Shown(_digits(exact, 0), _digits(exact, 0))
    before, digits, behind, percents = parts
    if not digits:  # a zero that is shown as a dash, or not at all
        return Shown("0", "0", differs=True)
    scaled = exact.scaleb(2 * percents)
    least = most = None
    if digits[0] in "#0?.":
        scaled = scaled.scaleb(-3 * (len(digits) - len(digits.rstrip(","))))
        places = digits.rstrip(",").partition(".")[2]
        least, most = places.count("0"), len(places)
    seen = (
        scaled
        if most is None or -_exponent(scaled) <= most
        else scaled.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    )
    figure = _digits(seen, least or 0)
    sign, figure_alone = ("-", figure[1:]) if figure.startswith("-") else ("", figure)
    return Shown(f"{sign}{before}{figure_alone}{behind}", figure, bool(percents), seen != scaled)


def _parts(exact: Decimal, number_format: str) -> tuple[str, str, str, int] | None:
    """What stands before the digits, the digits of the format, what stands behind them, and how many percent signs."""
    if _CONDITION.search(number_format):
        return None
    found_sections = _SECTION.findall(number_format)
    sections = [text for text, _ in found_sections][: sum(end == ";" for _, end in found_sections) + 1]
    nth = 1 if exact < 0 and len(sections) > 1 else 2 if exact == 0 and len(sections) >= _ZERO_SECTION else 0
    around, digits, percents = ["", ""], "", 0
    for found in _NUMBER.finditer(sections[nth]):
        if found["digits"]:
            if digits:
                return None
            digits = found["digits"]
        elif found["sign"]:
            percents += 1
            around[1] += "%"
        elif text := found["quoted"] or found["escaped"] or found["plain"]:
            if found["plain"] and text in "/eE@":
                return None
            around[bool(digits)] += text
    if nth == 1:
        around = [each.translate(_OF_NEGATIVES) for each in around]
    if not digits and nth != _ZERO_SECTION - 1:
        return None
    return around[0].strip(), digits, around[1].strip(), percents


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _digits(number: Decimal, least: int) -> str:
    """A number in digits with at least so many places."""
    whole, _, places = f"{number:f}".partition(".")
    places = places.rstrip("0").ljust(least, "0")
    text = f"{whole}.{places}" if places else whole
    return "0" + text[2:] if text.startswith("-0") and not text.strip("-0.") else text


# --- Dates ------------------------------------------------------------------------------------------------------------


def _era_name(day: date, token: str) -> str:
    found = era_on(day)
    return {1: found.letter, 2: found.name[0]}.get(len(token), found.name)


def _era_year(day: date, token: str) -> str:
    n = day.year - era_on(day).offset
    return f"{n:02d}" if len(token) > 1 else str(n)


_PARTS: dict[str, Callable[[date, str], str]] = {
    "g": _era_name,
    "e": _era_year,
    "y": lambda day, token: str(day.year)[-max(len(token), 2) :],
    "m": lambda day, token: str(day.month).zfill(len(token)),
    "d": lambda day, token: str(day.day).zfill(len(token)),
    "a": lambda _day, _token: "",  # the day of the week says nothing more
}
_NAMED = re.compile("m{3,}|d{3,}", re.IGNORECASE)


def shown_date(value: date, number_format: str) -> str:
    """A date as its cell shows it (日付の表示); in ISO form where the format names months in English or is not understood.

    >>> shown_date(date(2024, 4, 1), '[$-ja-JP]ggge"年"m"月"d"日"'), shown_date(date(2024, 4, 1), 'ggge"年度"')
    ('令和6年4月1日', '令和6年度')
    """
    shown = _QUIET.sub("", number_format.partition(";")[0]).lower()
    day = value.date() if isinstance(value, datetime) else value
    if _NAMED.search(shown) or not ("yyyy" in shown or ("g" in shown and "e" in shown)):
        return f"{day:%Y-%m-%d}" if "d" in shown or "m" not in shown else f"{day:%Y-%m}"
    text = ""
    for found in _DATE.finditer(number_format.partition(";")[0]):
        if found["time"]:
            break
        try:
            text += _PARTS[found["part"][0].lower()](day, found["part"]) if found["part"] else ""
        except InvalidValueError:  # before 明治
            return f"{day:%Y-%m-%d}"
        text += found["quoted"] or found["escaped"] or found["plain"] or ""
    return _EMPTY_BRACKETS.sub("", text).strip()
