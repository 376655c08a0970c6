"""What does a printed cell say? (floor 3)

The readers of one cell under one name: by the kind of the column, or, where that is unknown, by trying them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from welfareplan.amount import known_unit
from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.printed.amounts import read_amount
from welfareplan.printed.context import Context, context_of
from welfareplan.printed.periods import read_period
from welfareplan.printed.readings import AmountReading, Data, MissingReading, Reading, TargetReading, UnitReading
from welfareplan.printed.targets import read_target
from welfareplan.printed.times import read_when
from welfareplan.printed.units import read_unit
from welfareplan.terms import Sense

Reader = Callable[[str, Context | Mapping[str, str] | None], Reading]

READERS: dict[str, Reader] = {
    "period": read_period,
    "when": read_when,
    "amount": read_amount,
    "target": read_target,
    "unit": read_unit,
}
"""The kinds of cell and their readers; ``cell`` is any of them."""


def read_cell(text: str, context: Context | Mapping[str, str] | None = None) -> Reading:
    """Read a cell (セルの読取) of a column of which it is not known what it holds.

    A cell that one kind of reader alone can read is that; a bare figure is a figure, although it could be a target, but a
    change (20％削減) may be a result or a target and is refused. Words that would be a state to be reached are not guessed at,
    nor is a unit outside the table.

    Args:
        text: the cell as printed.
        context: what is known besides.

    Raises:
        UnreadableCellError: no reader can read it, or several can and differ.
        InvalidValueError: the context is none.

    >>> read_cell("令和2年度～令和7年度").as_data(), read_cell("80％以上").as_data()
    ({'first': 'FY2020', 'last': 'FY2025'}, {'sense': 'at_least', 'value': '80', 'unit': '%'})
    """
    known = context_of(context)
    found: list[Reading] = []
    for reader in READERS.values():
        try:
            reading = reader(text, known)
        except UnreadableCellError:
            continue
        before = found[0] if found else None
        if not _guess(reading, text, before) and not (isinstance(before, AmountReading) and _is_bare(reading)):
            found.append(reading)
    kinds = {type(each) for each in found}
    if len(kinds) == 1:
        return found[0]
    several = bool(kinds)
    raise UnreadableCellError(
        text,
        why="it can be read in several ways; say which kind it is" if several else "no kind of cell reads so",
        why_ja="読み方が複数あります。種類を指定してください。" if several else "どの種類のセルとしても読めません。",
    )


def _is_bare(reading: Reading) -> bool:
    """Whether a target is the figure and nothing more; 20％削減 is a wish or a fact, and not told apart here."""
    return isinstance(reading, TargetReading) and reading.sense is Sense.REACH


def _guess(reading: Reading, text: str, before: Reading | None) -> bool:
    """Whether the reading is only one because anything in words would be; 整備済み may be a figure's place or a target."""
    if isinstance(reading, UnitReading):
        return known_unit(text) is None
    return isinstance(reading, TargetReading) and reading.words is not None and not isinstance(before, MissingReading)


def read(text: str, *, kind: str = "cell", context: Context | Mapping[str, str] | None = None) -> Reading:
    """Read one printed cell (セルの読取).

    Args:
        text: the cell as printed.
        kind: ``period``, ``when``, ``amount``, ``target``, ``unit``, or ``cell`` where that is not known.
        context: what stands in headings: a :class:`Context`, or a mapping with its keys.

    Raises:
        UnreadableCellError: the cell is damaged, contradicts itself, or cannot be read without guessing.
        InvalidValueError: no such kind, or a context that is none.

    >>> read("64.1％（R1調査）", kind="amount").as_data()
    {'value': '64.1', 'unit': '%', 'when': {'year': 2019, 'basis': 'unstated'}}
    """
    reader = read_cell if kind == "cell" else READERS.get(kind)
    if reader is None:
        kinds = ", ".join([*READERS, "cell"])
        raise InvalidValueError(
            f"there is no kind of cell {kind!r}; the kinds are {kinds}",
            f"セルの種類「{kind}」はありません。使えるのは {kinds} です。",
        )
    return reader(text, context)


def read_as_data(text: str, kind: str = "cell", context: Context | Mapping[str, str] | None = None) -> Data:
    r"""The reading of a cell as plain data (セルの読取結果); ``{"unreadable": True}`` where it cannot be read.

    Args:
        text: the cell as printed.
        kind: as for ``read``.
        context: as for ``read``.

    Raises:
        InvalidValueError: no such kind, or a context that is none.

    >>> read_as_data("896\n.％", "amount")
    {'unreadable': True}
    """
    try:
        return read(text, kind=kind, context=context).as_data()
    except UnreadableCellError:
        return {"unreadable": True}
