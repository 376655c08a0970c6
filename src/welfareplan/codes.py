"""Which municipality is 40203? (floor 2)

全国地方公共団体コード: five digits (JIS X 0401 and 0402) and a check digit. The rule of the check digit is the Ministry's
(総務省): weights 6, 5, 4, 3, 2; the last digit of 11 minus the remainder of the sum by 11.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import attrs

from welfareplan.errors import InvalidValueError, shown, shown_ja

_WEIGHTS = (6, 5, 4, 3, 2)
_PREFECTURES = 47
_LONGEST = 20  # a code with anything long behind it is no code


def check_digit(five: str) -> str:
    """The check digit (検査数字) of a five-digit code.

    Raises:
        InvalidValueError: not five digits.

    >>> check_digit("40203")
    '6'
    """
    if re.fullmatch(r"[0-9]{5}", five) is None:
        raise InvalidValueError(
            f"{shown(five)} is not five digits, of which a check digit can be made",
            f"{shown_ja(five)}は5桁の数字ではないので、検査数字を計算できません。",
        )
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, five, strict=True))
    return str((11 - total % 11) % 10)


def _is_five(five: str) -> bool:
    """Whether five digits can be a code: a prefecture of 01-47, and 000 for itself or 100-799 for what lies in it."""
    return 1 <= int(five[:2]) <= _PREFECTURES and (five[2:] == "000" or "100" <= five[2:] <= "799")


def _digits(found: object) -> str:
    """The digits of a text or a number; empty where there are none, or too many."""
    if isinstance(found, int):
        return str(found) if 0 <= found < 10**6 else ""
    return unicodedata.normalize("NFKC", found.strip()[:_LONGEST]) if isinstance(found, str) else ""


def _is_six(six: str) -> bool:
    return _is_five(six[:5]) and check_digit(six[:5]) == six[5]


def _require_six(_instance: object, _attribute: object, value: Any) -> None:  # noqa: ANN401 - attrs gives any value
    if not isinstance(value, str) or re.fullmatch(r"[0-9]{6}", value) is None or not _is_six(value):
        raise InvalidValueError(
            f"{shown(value)} is not a six-digit municipal code with a right check digit; "
            "MunicipalCode.of reads other forms",
            f"{shown_ja(value)}は検査数字の正しい6桁の全国地方公共団体コードではありません。",
        )


@attrs.frozen(order=True, weakref_slot=False)
class MunicipalCode:
    """The code of a municipality or prefecture (全国地方公共団体コード), six digits with the check digit.

    Attributes:
        six: the six digits.

    Raises:
        InvalidValueError: not six digits, no such prefecture, or a wrong check digit.

    >>> MunicipalCode.of("40203")
    MunicipalCode('402036')
    """

    six: str = attrs.field(validator=_require_six)

    @classmethod
    def of(cls, text: str | int) -> MunicipalCode:
        """Read a code of five or six digits (団体コードの読み取り), in either width; a lost leading zero is put back.

        Five digits can be a code without check digit (12203 市川市) or one of six that lost its zero (012203 士別市).
        Where both would be right nothing is guessed. A spreadsheet may hand over a number.

        Raises:
            InvalidValueError: not a code, a wrong check digit, or two readings.

        >>> MunicipalCode.of("1202").six, MunicipalCode.of("10006").six, MunicipalCode.of(402036).six
        ('012025', '010006', '402036')
        """
        digits = _digits(text)
        if re.fullmatch(r"[0-9]{4,6}", digits) is None:
            raise InvalidValueError(
                f"{shown(text)} is not a municipal code: five digits, or six with the check digit",
                f"{shown_ja(text)}は全国地方公共団体コード（5桁、又は検査数字を含む6桁）ではありません。",
            )
        readings: set[str] = set()
        for padded in {digits, "0" + digits}:
            if len(padded) == 5 and _is_five(padded):  # noqa: PLR2004
                readings.add(padded + check_digit(padded))
            if len(padded) == 6 and _is_six(padded):  # noqa: PLR2004
                readings.add(padded)
        if len(readings) == 1:
            return cls(readings.pop())
        if readings:
            first, second = sorted(readings)
            raise InvalidValueError(
                f"{digits!r} can be {second!r} without its check digit or {first!r} without its leading zero; "
                "write six digits",
                f"「{digits}」は {second} の検査数字を省いたものとも {first} の先頭の 0 が落ちたものとも読めます。"
                "6桁で書いてください。",
            )
        right = f"; the check digit of {digits[:5]} is {check_digit(digits[:5])}" if len(digits) == 6 else ""  # noqa: PLR2004
        right_ja = f"{digits[:5]} の検査数字は {check_digit(digits[:5])} です。" if right else ""
        raise InvalidValueError(
            f"{digits!r} is not a municipal code{right}",
            f"「{digits}」は全国地方公共団体コードではありません。{right_ja}",
        )

    @property
    def five(self) -> str:
        """The five digits without the check digit (JIS X 0401 and 0402), such as ``40203``."""
        return self.six[:5]

    @property
    def prefecture(self) -> str:
        """The two digits of the prefecture (都道府県コード), such as ``40`` for 福岡県."""
        return self.six[:2]

    def __repr__(self) -> str:
        return f"MunicipalCode({self.six!r})"

    def __str__(self) -> str:
        return self.six
