"""What can go wrong, and the words for it? (floor 1)

Every exception of the library. Only these escape it; each is also the builtin that a caller would expect, carries the
parts of its message as attributes, and has its sentence twice: ``str(error)`` in English for developers, ``error.ja``
in Japanese for planning desks.
"""

from __future__ import annotations

from typing import Protocol


class ProblemLike(Protocol):
    """What a :class:`DataFileError` needs to know of a problem (問題点); ``welfareplan.Problem`` has it."""

    @property
    def code(self) -> str:
        """The code word, such as ``unknown-id``."""

    @property
    def ja(self) -> str:
        """The whole line in Japanese, with its place."""


class WelfarePlanError(Exception):
    """The root of every error of this library (誤り).

    Attributes:
        ja: the same message in Japanese.
    """

    def __init__(self, message: str, ja: str | None = None) -> None:
        super().__init__(message)
        self.ja = message if ja is None else ja

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by attributes, so that subclasses with other constructors survive as they are."""
        return _rebuild, (type(self), self.args, dict(self.__dict__))


def _rebuild(cls: type[WelfarePlanError], args: tuple[object, ...], state: dict[str, object]) -> WelfarePlanError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidValueError(WelfarePlanError, ValueError):
    """A value that can never be right (あり得ない値): a period that ends before it begins, a malformed id.

    >>> import welfareplan as wp
    >>> wp.FiscalPeriod(wp.FiscalYear(2026), wp.FiscalYear(2025))
    Traceback (most recent call last):
    ...
    welfareplan.errors.InvalidValueError: a period cannot end (FY2025) before it begins (FY2026)
    """


class UnknownIdError(WelfarePlanError, LookupError):
    """An id that the plan does not have (存在しないID).

    Attributes:
        id: what was asked for.
        where: where it was looked for, such as ``plan 'kurume-2020'``.
        near: the nearest known id, or None.
    """

    def __init__(self, id: str, where: str, near: str | None = None) -> None:
        hint, hint_ja = ("", "") if near is None else (f"; did you mean {near!r}?", f"「{near}」ではありませんか。")
        super().__init__(
            f"{id!r} is not in {where}{hint}",
            f"「{id}」は {where} にありません。{hint_ja}",
        )
        self.id = id
        self.where = where
        self.near = near


class UnitMismatchError(WelfarePlanError, TypeError):
    """Two amounts whose units cannot be compared (単位の不一致), such as 戸 and 世帯.

    Attributes:
        left: the unit of the first amount, or None where it has none.
        right: the unit of the second.
    """

    def __init__(self, left: str | None, right: str | None) -> None:
        super().__init__(
            f"cannot compare amounts in {left or 'no unit'!r} and {right or 'no unit'!r}; "
            "state both in units that count the same thing",
            f"単位「{left or 'なし'}」と「{right or 'なし'}」は比較できません。同じものを数える単位にそろえてください。",
        )
        self.left = left
        self.right = right


class RevisionConflictError(WelfarePlanError):
    """A revision drafted against another text (改正の前提の不一致).

    Attributes:
        revision: the id of the revision, or None for a bare change.
        id: the element (or link, by its key) the change speaks of.
        field: the field, or None where the change concerns the whole element.
        expected: what the revision says the plan says.
        found: what the plan says.
    """

    def __init__(
        self,
        message: str,
        ja: str,
        *,
        revision: str | None,
        id: str,
        field: str | None = None,
        expected: object = None,
        found: object = None,
    ) -> None:
        super().__init__(message, ja)
        self.revision = revision
        self.id = id
        self.field = field
        self.expected = expected
        self.found = found


class DataFileError(WelfarePlanError, ValueError):
    """A document that cannot be used (ファイルの誤り); says everything that is wrong with it at once.

    Attributes:
        problems: all of them, in the order of the files.
    """

    def __init__(self, problems: tuple[ProblemLike, ...], name: str = "the document") -> None:
        count = len(problems)
        super().__init__(
            "\n".join([f"{name} has {count} problem{'s' if count != 1 else ''}:", *(f"  {each}" for each in problems)]),
            "\n".join([f"{name}：問題点が{count}件あります。", *(f"  {each.ja}" for each in problems)]),
        )
        self.problems = problems


class UnreadableCellError(WelfarePlanError, ValueError):
    """A printed cell that cannot be read without guessing (読めないセル).

    Attributes:
        cell: the text as printed.
        at: the position of the first character that could not be read, counted from 0.
        known: the forms that are known for this kind of cell.
    """

    def __init__(self, cell: str, *, at: int = 0, known: str = "", why: str = "", why_ja: str = "") -> None:
        super().__init__(
            f"cannot read {cell!r}{': ' + why if why else ''}; known forms are {known or 'on the page printed cells'}",
            f"「{cell}」は読み取れません。{why_ja}",
        )
        self.cell = cell
        self.at = at
        self.known = known
