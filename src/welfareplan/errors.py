"""What can go wrong, and the words for it? (floor 1)

Every exception of the library. Only these escape it; each is also the builtin that a caller would expect, carries the
parts of its message as attributes, and has its sentence twice: ``str(error)`` in English for developers, ``error.ja``
in Japanese for planning desks.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

_LONGEST = 40  # enough to recognise a text; a megabyte of damage does not belong in a message


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _is_huge(value: object) -> bool:
    """Whether a number has more digits than are shown; Python refuses to print the largest."""
    return isinstance(value, int) and abs(value) >= 10**_LONGEST


def _printed(value: object) -> str:
    """A value in the signs that a file has for it: not text, which stands in quotes."""
    return _short(str(value) if isinstance(value, Decimal) else repr(value))


def shown(value: object) -> str:
    """What was found, as an English message shows it: text in quotes, cut after 40 characters (引用).

    >>> shown("令和4年"), shown(Decimal("2.5")), shown("9" * 50)
    ("'令和4年'", '2.5', "'9999999999999999999999999999999999999999…'")
    """
    if _is_huge(value):
        return f"a number of more than {_LONGEST} digits"
    return repr(_short(value)) if isinstance(value, str) else _printed(value)


def shown_ja(value: object) -> str:
    """What was found, as a Japanese message shows it: in 「」, cut after 40 characters (引用).

    >>> shown_ja("令和4年"), shown_ja(None)
    ('「令和4年」', '「None」')
    """
    if _is_huge(value):
        return f"{_LONGEST}桁を超える数"
    # A line break is written \\n, so that the message stays one line.
    return f"「{repr(_short(value))[1:-1] if isinstance(value, str) else _printed(value)}」"


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

    >>> try:
    ...     raise InvalidValueError("a period cannot end before it begins", "期間の終わりが始まりより前です。")
    ... except WelfarePlanError as error:
    ...     print(error.ja)
    期間の終わりが始まりより前です。
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

    >>> from welfareplan.when import FiscalPeriod, FiscalYear
    >>> FiscalPeriod(FiscalYear(2026), FiscalYear(2025))
    Traceback (most recent call last):
    ...
    welfareplan.errors.InvalidValueError: a period cannot end (FY2025) before it begins (FY2026)
    """


def require_whole(name: str, name_ja: str, value: object, least: int, most: int) -> None:
    """Require a whole number in a range (整数の範囲); True is none, nor is 3.0.

    Raises:
        InvalidValueError: it is not.

    >>> require_whole("month", "月", 13, 1, 12)
    Traceback (most recent call last):
    ...
    welfareplan.errors.InvalidValueError: month 13 is not a whole number from 1 to 12
    """
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise InvalidValueError(
            f"{name} {shown(value)} is not a whole number from {least} to {most}",
            f"{name_ja}{shown_ja(value)}は{least}から{most}までの整数ではありません。",
        )


def require_instance(value: object, cls: type, what: str, what_ja: str, wanted: str) -> None:
    """Require a value of a class (値の型), where a wrong one would be believed until much later.

    Raises:
        InvalidValueError: it is not.

    >>> require_instance("2020", int, "the year", "年", "a number")
    Traceback (most recent call last):
    ...
    welfareplan.errors.InvalidValueError: the year is '2020'; give a number
    """
    if not isinstance(value, cls):
        raise InvalidValueError(
            f"{what} is {shown(value)}; give {wanted}",
            f"{what_ja}が{shown_ja(value)}です。{cls.__name__} の値で指定してください。",
        )


class UnknownIdError(WelfarePlanError, LookupError):
    """An id that the plan does not have (存在しないID).

    Attributes:
        id: what was asked for.
        where: where it was looked for, such as ``plan 'kurume-2020'``.
        near: the nearest known id, or None.

    >>> print(UnknownIdError("isolaton", "plan 'kurume-2020'", "isolation", where_ja="計画「kurume-2020」").ja)
    「isolaton」は計画「kurume-2020」にありません。「isolation」ではありませんか。
    """

    def __init__(self, id: str, where: str, near: str | None = None, *, where_ja: str | None = None) -> None:
        hint, hint_ja = ("", "") if near is None else (f"; did you mean {near!r}?", f"「{near}」ではありませんか。")
        super().__init__(
            f"{shown(id)} is not in {where}{hint}",
            f"{shown_ja(id)}は{f' {where} ' if where_ja is None else where_ja}にありません。{hint_ja}",
        )
        self.id = id
        self.where = where
        self.near = near


class UnitMismatchError(WelfarePlanError, TypeError):
    """Two amounts whose units cannot be compared (単位の不一致), such as 戸 and 世帯.

    Attributes:
        left: the unit of the first amount, or None where it has none.
        right: the unit of the second.

    >>> from welfareplan.amount import Amount
    >>> Amount("5", "戸") < Amount("6", "世帯")
    Traceback (most recent call last):
    ...
    welfareplan.errors.UnitMismatchError: cannot compare amounts in '戸' and '世帯'; state both in units that count the same thing
    """

    def __init__(self, left: str | None, right: str | None) -> None:
        first, second = ("no unit" if unit is None else f"{unit!r}" for unit in (left, right))
        first_ja, second_ja = ("「単位なし」" if unit is None else f"「{unit}」" for unit in (left, right))
        super().__init__(
            f"cannot compare amounts in {first} and {second}; state both in units that count the same thing",
            f"単位{first_ja}と{second_ja}は比較できません。同じものを数える単位にそろえてください。",
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

    >>> import welfareplan as wp
    >>> plan = wp.Plan(id="kurume-2020", title="支え合うプラン")
    >>> wp.apply(
    ...     plan, wp.ChangeSet((wp.Amendment(wp.Kind.PLAN, "kurume-2020", "title", old="別の名", new="新しい名"),))
    ... )
    Traceback (most recent call last):
    ...
    welfareplan.errors.RevisionConflictError: a change amends the title of 'kurume-2020': it says the old title is '別の名', but the plan says '支え合うプラン'
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

    >>> import welfareplan as wp
    >>> try:
    ...     wp.load("nowhere.toml")
    ... except DataFileError as error:
    ...     print([problem.code for problem in error.problems])
    ['missing-file']
    """

    def __init__(self, problems: tuple[ProblemLike, ...], name: str | None = None) -> None:
        count = len(problems)
        plural = "" if count == 1 else "s"
        super().__init__(
            "\n".join([f"{name or 'the document'} has {count} problem{plural}:", *(f"  {each}" for each in problems)]),
            "\n".join(
                [f"{name or '文書'}に問題点が{count}件あります。", *(f"  {each.ja}" for each in problems)],
            ),
        )
        self.problems = problems


class UnreadableCellError(WelfarePlanError, ValueError):
    """A printed cell that cannot be read without guessing (読めないセル).

    Attributes:
        cell: the text as printed.
        at: the position of the first character that could not be read, counted from 0.
        known: the forms that are known for this kind of cell.

    >>> from welfareplan import printed
    >>> try:
    ...     printed.read("896.％", kind="amount")
    ... except UnreadableCellError as error:
    ...     print(error.cell, error.at)
    896.％ 3
    """

    def __init__(self, cell: str, *, at: int = 0, known: str = "", why: str = "", why_ja: str = "") -> None:
        super().__init__(
            f"cannot read {shown(cell)}{': ' + why if why else ''}; "
            f"known forms are {known or 'on the page printed cells'}",
            f"{shown_ja(cell)}は読み取れません。{why_ja}",
        )
        self.cell = cell
        self.at = at
        self.known = known
