"""How much does the cell say? (floor 3)

One figure with its remarks, several figures with their labels, a count with its share, or the statement that there is no
figure. Figures that stand side by side without saying which is which are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from welfareplan.amount import Amount
from welfareplan.printed.context import Context, context_of
from welfareplan.printed.figures import Printed, amount_of, heading_flags, printed_figure
from welfareplan.printed.missing import missing
from welfareplan.printed.readings import AmountReading, Figure, MissingReading
from welfareplan.printed.remarks import Remarks, bracket, remark, separator
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.units import composed
from welfareplan.terms import Flag

KNOWN = "57.10％, 1万8225人, ▲408人, 0.4ポイント減, 91人（7％）, 男性：12.9％ 女性：2.8％, 延べ1,234人, ―, 未定"

_FALL = re.compile(r"の?(?:減少|減|低下|削減)(?=$|[ (),、※*])")
_RISE = re.compile(r"の?(?:増加|増|上昇)(?=$|[ (),、※*])")
_LABEL = re.compile(
    r"((?:[0-9]{1,3}(?:~[0-9]{1,3})?(?:歳代|歳児|歳以上|歳以下|歳未満|歳|代|年生))?[ぁ-ゖァ-ヺー々一-鿿・A-Za-z]{0,20}) ?:",
    re.ASCII,
)
_KNOWN_LABEL = re.compile(
    r"(男女計|男女合計|男女|男性|女性|男子|女子|男|女|全体|総数|合計|計|小学生|中学生|高校生|小学校|中学校|高校|全国|市内|市外|県|市|国)"
    r"(?= ?[0-9▲+-])",
    re.ASCII,
)


@attrs.frozen
class _Entry:
    """A figure of the cell: its amount, its label, and whether it stands in brackets behind another."""

    figure: Printed
    amount: Amount
    label: str | None
    bracketed: bool


@attrs.define
class _Cell:
    """What has been read of a cell so far."""

    scan: Scanner
    context: Context
    remarks: Remarks
    entries: list[_Entry] = attrs.Factory(list)
    missing: str | None = None

    def label(self) -> str | None:
        found = self.scan.match(_KNOWN_LABEL)
        if found:
            return found[1]
        found = self.scan.match(_LABEL)
        if found and found[1]:
            return self.scan.folded.printed_between(found.start(1), found.end(1))
        return None

    def entry(self, *, bracketed: bool = False) -> bool:
        """Read a figure with its label, if one stands next."""
        label = self.label()
        share = bracketed and bool(self.entries) and label is None
        figure = printed_figure(self.scan, self.remarks.denominator)
        if figure is None:
            if label is not None:
                self.scan.refuse("a label is printed without a figure", "見出しの後に数値がありません。")
            return False
        self.remarks.denominator = None
        figure = self._changed(figure)
        amount = amount_of(self.scan, figure, self.context, heading=not share)
        self.entries.append(_Entry(figure, amount, label, bracketed))
        return True

    def _changed(self, figure: Printed) -> Printed:
        """A figure with 減 or 増 behind it."""
        if self.scan.match(_FALL):
            if figure.sign:
                self.scan.refuse("a fall is printed with a sign before it", "符号と「減」が重なっています。")
            return attrs.evolve(figure, sign="-")
        if self.scan.match(_RISE) and figure.sign == "-":
            self.scan.refuse("a rise is printed with a minus before it", "マイナスと「増」が食い違っています。")
        return figure

    def in_brackets(self) -> bool:
        """Read a figure in brackets, if one stands next."""
        return self.entry(bracketed=True)

    def denominator_behind(self) -> None:
        """Put a denominator printed in brackets behind a figure (4.2人(人口千人あたり)) under that figure."""
        denominator, self.remarks.denominator = self.remarks.denominator, None
        if denominator is None or not self.entries:
            self.remarks.denominator = denominator
            return
        last = self.entries[-1].figure
        if last.unit is None and not denominator[1]:
            self.scan.refuse("a denominator is printed without a unit", "分母だけが書かれ、単位がありません。")
        self._again(attrs.evolve(last, unit=composed(last.unit, denominator[0])))

    def _again(self, figure: Printed) -> None:
        amount = amount_of(self.scan, figure, self.context)
        self.entries[-1] = attrs.evolve(self.entries[-1], figure=figure, amount=amount)


def read_amount(text: str, context: Context | Mapping[str, str] | None = None) -> AmountReading | MissingReading:
    """Read a cell that prints a figure, several, or the statement that there is none (数値).

    Args:
        text: the cell as printed.
        context: ``unit`` and ``per`` for what stands in a heading.

    Raises:
        UnreadableCellError: it is no figure, or a damaged one.
        InvalidValueError: the context is none.

    >>> read_amount("1万8225人").amount, read_amount("0.4ポイント減").amount
    (Amount('18225', '人'), Amount('-0.4', 'ポイント'))
    >>> read_amount("延べ 2", {"unit": "人"}).as_data()
    {'value': '2', 'unit': '人', 'flags': ['total_persons']}
    >>> read_amount("―").as_data()
    {'missing': 'not_stated'}
    """
    known = context_of(context)
    scan = Scanner(text, KNOWN)
    cell = _Cell(scan, known, Remarks.under(known))
    reference = scan.unwrap()
    while not scan.done:
        _next(cell)
    if cell.remarks.denominator is not None:
        scan.refuse("a denominator is printed without a figure", "分母だけが書かれています。")
    when = None if cell.remarks.when is None else attrs.evolve(cell.remarks.when, printed=text)
    if cell.missing is not None:
        return MissingReading(
            printed=text,
            missing=cell.missing,
            when=when,
            flags=tuple(cell.remarks.flags),
            leftover=tuple(scan.leftover),
        )
    _belong_together(cell)
    if reference or all(each.bracketed for each in cell.entries):
        cell.remarks.flag(Flag.REFERENCE)
    cell.remarks.flag(*heading_flags(known))
    return AmountReading(
        printed=text,
        figures=tuple(Figure(amount=each.amount, label=each.label) for each in cell.entries),
        when=when,
        flags=tuple(cell.remarks.flags),
        leftover=tuple(scan.leftover),
    )


def _next(cell: _Cell) -> None:
    """Read the next thing of a cell."""
    scan = cell.scan
    if cell.missing is None and not cell.entries:
        cell.missing = missing(scan)
        if cell.missing is not None:
            return
    if bracket(scan, cell.remarks, cell.in_brackets):
        cell.denominator_behind()
        return
    if remark(scan, cell.remarks):
        return
    apart = scan.position == 0 or scan.text[scan.position - 1] in " )"
    parted = bool(cell.entries) and separator(scan)
    if cell.missing is not None or not cell.entry():
        if parted:
            scan.refuse("nothing stands behind the separator", "区切りの後に数値がありません。")
        scan.end()
    elif len(cell.entries) > 1 and not (apart or parted or cell.entries[-1].label):
        scan.refuse("two figures run together", "2つの数値がつながっています。")


def _belong_together(cell: _Cell) -> None:
    """Insist that the figures of one cell can stand side by side.

    They can if each has its label (the first may be the total of the others), or if each has its own unit: a count and its
    share in brackets (91人(7%)), or two counts of different things (3回、45人).
    """
    if not cell.entries:
        cell.scan.refuse("no figure stands there", "数値が見当たりません。")
    first, *others = cell.entries
    if all(each.label is not None for each in others):
        return
    units = [first.figure.unit, *(each.figure.unit for each in others)]
    shares = sum(each.bracketed for each in others)
    if any(each.label is not None for each in cell.entries) or (shares and len(others) > 1):
        cell.scan.refuse("not every figure has its label", "見出しのない数値があります。")
    if None in units[bool(shares) :] or "年" in units or len(set(units)) < len(units):
        cell.scan.refuse("two figures stand there without saying which is which", "どの数値か判断できません。")
