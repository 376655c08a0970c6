"""What is told of a file that cannot be read? (floor 7)

Two exceptions for within this room: one for a whole file, one for a value in it. Neither leaves it; they become problems.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any, Self

from welfareplan.amount import MOST_DIGITS
from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.ids import nearest
from welfareplan.problems import Origin, Problem
from welfareplan.wording.system import refusal


class FileRefusedError(Exception):
    """A file that cannot be read as a whole (読めないファイル)."""

    def __init__(self, code: str, where: str | None = None, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.where = where
        self.facts = facts

    def problem(self, file: str) -> Problem:
        """The problem it is, in a file."""
        return Problem.of(self.code, None, Origin(file, self.where), **self.facts)


class ValueRefusedError(Exception):
    """A value that a file cannot hold there (書けない値)."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def unreadable(file: str, error: OSError | ValueError) -> Problem:
    """The problem of a file that the system does not let us read or write."""
    detail, detail_ja = refusal(error)
    return Problem.of("unreadable-file", None, Origin(file), detail=detail, detail_ja=detail_ja)


class Step(str):  # noqa: SLOT000 - a str cannot have slots of its own
    """A note on an error: the key or the number under which the value stands that raised it."""

    name: str | int

    @classmethod
    def to(cls, name: str | int) -> Self:
        """The step to a key, or to an entry of a list counted from 0."""
        step = cls(name)
        step.name = name
        return step


REFUSALS = (ValueRefusedError, InvalidValueError, ExceptionGroup)
"""What reading a value may raise."""


def note(error: Exception, name: str | int) -> Exception:
    """Note on an error where it happened."""
    error.__notes__ = [*getattr(error, "__notes__", ()), Step.to(name)]
    return error


_ALIKE: tuple[tuple[type[Any], str, str], ...] = ((dict, "a table", "表"), (list, "a list", "リスト"))


def kind_of_value(value: Any) -> tuple[str, str]:
    """What a value of a file is, in English and Japanese, short whatever it is."""
    if isinstance(value, str):
        return f"text {shown(value)}", f"文字列{shown_ja(value)}"
    for cls, english, japanese in _ALIKE:
        if isinstance(value, cls):
            return english, japanese
    written = _written(value)
    if value is None or isinstance(value, bool):
        return written, written
    if isinstance(value, date | time):
        return f"the date or time {written}", f"日付・時刻 {written}"
    return f"the number {written}", f"数値 {written}"


def _written(value: Any) -> str:
    """A bare value as the file has it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)[:40] if not isinstance(value, int) or abs(value) < 10**MOST_DIGITS else "…"  # too long to print


def wrong_type(value: Any, expected: str, expected_ja: str) -> ValueRefusedError:
    """The error for a value of another type than the place holds, with the likeliest way to mend it."""
    found, found_ja = kind_of_value(value)
    advice = advice_ja = ""
    if expected == "text" and isinstance(value, int | Decimal | date | time) and not isinstance(value, bool):
        written = _written(value)
        advice, advice_ja = f'; write it in quotes: "{written}"', f'引用符で囲んでください："{written}"'
    elif expected == "a list" and not isinstance(value, dict):
        advice, advice_ja = "; write it in brackets: [ … ]", "角かっこで囲んでください：[ … ]"
    return ValueRefusedError(
        "wrong-type",
        expected=expected,
        expected_ja=expected_ja,
        found=found,
        found_ja=found_ja,
        advice=advice,
        advice_ja=advice_ja,
    )


def unknown_key(key: str, known: Iterable[str]) -> ValueRefusedError:
    """The error for a key that the table does not have."""
    return ValueRefusedError("unknown-key", found=shown(key), found_ja=shown_ja(key), near=nearest(key, known))
