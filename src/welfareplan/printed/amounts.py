"""How much does the cell say? (floor 3)

One figure with its remarks, several figures with their labels, a count with its share, or the statement that there is no
figure. Figures that stand side by side without saying which is which are refused.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from welfareplan.printed.comparisons import reference
from welfareplan.printed.context import Context, context_of
from welfareplan.printed.denominators import denominator_before, over
from welfareplan.printed.figures import RELATIVE, Printed, amount_of, heading_flags, printed_figure
from welfareplan.printed.labels import Label, label_ahead, label_before, label_in_brackets
from welfareplan.printed.missing import missing
from welfareplan.printed.patterns import whole
from welfareplan.printed.readings import NOT_STATED, AmountReading, Figure, MissingReading
from welfareplan.printed.remarks import Remarks, bracket, flag_word, label, label_behind, separator, time_beside
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.together import Entry, belong_together, fraction, run_together
from welfareplan.printed.words import LABEL
from welfareplan.terms import Flag

KNOWN = "57.10％, 1万8225人, ▲408人, 0.4ポイント減, 91人（7％）, 男性：12.9％ 女性：2.8％, 延べ1,234人, ―, 未定"

_BEHIND = "$|[ (),、※*]"
# What stands behind a change that is set apart from it: the label of the next figure.
_LABELLED = "[^0-9]{1,20}[0-9]"
_FALL = "の?(?:減少|減|低下|削減|短縮)"
_RISE = "の?(?:増加|増|上昇|向上|延伸|アップ)"
_NONE = frozenset({"なし", "無し", "無", "ナシ"})
_TO_COME = ("予定", "見込", "見込み")
_YEAR_ALONE = r"\( ?(?:19|20)[0-9]{2}"
_OF_A_DATE = frozenset({"日", "月", "年"})
_TOTALS = frozenset({"合計", "総数", "全体", "男女計", "男女合計"})
# The mark of a list before its first label.
_BULLET = "・ ?(?=[ぁ-ゖァ-ヺ一-鿿])"


@attrs.define
class _Cell:
    """What has been read of a cell so far (読取中のセル).

    Attributes:
        scan: the cell.
        context: what stands in headings.
        remarks: what is said beside the figures.
        entries: the figures.
        missing: the word that says that there is none.
        compared: whether a change is measured from something that is printed.
        heading: a label that waits for its figure.
        end: where the last figure ended.
        slashed: whether a slash stands between two figures.
        kinds: by the place of a figure the word before it that says of which kind it is (計画, 実績).
    """

    scan: Scanner
    context: Context
    remarks: Remarks
    entries: list[Entry] = attrs.Factory(list)
    missing: str | None = None
    compared: bool = False
    heading: Label | None = None
    end: int = -1
    slashed: bool = False
    kinds: dict[int, str] = attrs.Factory(dict)

    def entry(self, *, bracketed: bool = False) -> bool:
        """Read a figure with its label, if one stands next."""
        scan = self.scan
        scan.skip()
        start = scan.position
        denominator = self.remarks.denominator or denominator_before(scan)
        own = None if denominator else label_before(scan)
        while (own or denominator) and flag_word(scan, self.remarks, inside=bracketed):
            pass
        share = bracketed and bool(self.entries) and own is None
        joined = not (own or self.heading or len(self.entries) in self.kinds) and self._joined(
            scan.text[self.end : start]
        )
        figure = printed_figure(scan, denominator)
        if figure is None:
            scan.position = start
            return False
        if self.missing is not None:
            scan.refuse("a figure stands beside the word that there is none", "値なしの語と数値が並んでいます。")
        if joined:
            scan.refuse("two figures run together", "2つの数値がつながっています。")
        if bracketed and own is None and (figure.unit or "").partition("/")[0] in _OF_A_DATE:
            scan.refuse("this may be the rest of a date", "日付の一部が欠けている可能性があります。")
        self.remarks.denominator = None
        sign = figure.sign
        figure, changed = self._changed(figure)
        relative = (changed or self.compared) and figure.unit in RELATIVE
        amount = amount_of(scan, figure, self.context, heading=not (share or relative))
        self.entries.append(Entry(figure, amount, own or self.heading, bracketed, changed or bool(sign)))
        self.heading, self.end = None, len(scan.text[: scan.position].rstrip())
        return True

    def _joined(self, between: str) -> bool:
        """Whether a figure runs into the one before it; a label in brackets sets them apart."""
        return bool(self.entries) and self.entries[-1].label is None and run_together(between)

    def _changed(self, figure: Printed) -> tuple[Printed, bool]:
        """A figure with 減 or 増 behind it."""
        if self._word_behind(_FALL):
            if figure.sign:
                self.scan.refuse("a fall is printed with a sign before it", "符号と「減」が重なっています。")
            return attrs.evolve(figure, sign="-"), True
        rise = self._word_behind(_RISE)
        if rise and figure.sign == "-":
            self.scan.refuse("a rise is printed with a minus before it", "マイナスと「増」が食い違っています。")
        return figure, rise

    def _word_behind(self, pattern: str) -> bool:
        """Read a word behind a figure, if it stands next and the next word is set apart from it."""
        scan = self.scan
        start = scan.position
        if scan.match(pattern) and (
            scan.ahead(_BEHIND, blanks=False) or (scan.ahead(_LABELLED) and scan.apart(scan.position))
        ):
            return True
        scan.position = start
        return False

    def in_brackets(self) -> bool:
        """Read a figure in brackets, or a word that says why there is none, if either stands next."""
        if self.missing == NOT_STATED and not self.entries:
            dated = self.remarks.when is not None
            said = missing(self.scan)
            if said in _NONE and dated:
                self.scan.refuse("it is not said what there was none of", "何が「なし」なのか読み取れません。")
            self.missing = said or self.missing
            return said is not None
        if reference(self.scan):
            self.compared = True
            return True
        share = self.entries[-1].amount if self.entries else None
        return fraction(self.scan, share) or self.entry(bracketed=True)

    def labelled(self) -> bool:
        """Read a label in brackets of its own: of the figure before it, or of the one behind it."""
        found = label_in_brackets(self.scan)
        if found is None:
            return False
        if self.entries and self.entries[-1].label is None and self.heading is None:
            self.entries[-1] = attrs.evolve(self.entries[-1], label=found)
        elif self.heading is None:
            self.heading = found
        else:
            self.scan.refuse("two labels stand side by side", "見出しが並んでいます。")
        return True

    def denominator_behind(self) -> None:
        """Put a denominator printed in brackets behind a figure (4.2人(人口千人あたり)) under that figure."""
        denominator, self.remarks.denominator = self.remarks.denominator, None
        if denominator is None or not self.entries:
            self.remarks.denominator = denominator
            return
        last = self.entries[-1]
        figure = attrs.evolve(last.figure, unit=over(self.scan, last.figure.unit, denominator))
        self.entries[-1] = attrs.evolve(last, figure=figure, amount=amount_of(self.scan, figure, self.context))

    def read_next(self) -> None:
        """Read the next thing of the cell."""
        scan = self.scan
        if self.missing is None and not self.entries and self.heading is None:
            self.missing = missing(scan)
            if self.missing is not None:
                return
        if self.labelled():
            return
        if reference(scan):
            self.compared = True
            return
        if bracket(scan, self.remarks, self.in_brackets):
            self.denominator_behind()
            return
        if self._said():
            return
        self.slashed = self.slashed or (bool(self.entries) and scan.sees("/"))
        if self.entries and separator(scan):
            labelled = label_ahead(scan)
            if scan.done or (scan.sees("(", *"、/・:;") and not labelled) or scan.ahead("(?:延べ?|のべ|約|うち)$"):
                scan.refuse("nothing stands behind the separator", "区切りの後に数値がありません。")
            return
        if not self.entry():
            scan.unknown()

    def _said(self) -> bool:
        """Read a remark outside brackets, if one stands next."""
        scan = self.scan
        if flag_word(scan, self.remarks) or time_beside(scan, self.remarks):
            return True
        if label(scan):
            self.kinds[len(self.entries)] = scan.leftover[-1]
            return True
        return len(self.entries) == 1 and label_behind(scan)

    def check(self, *, in_brackets: bool) -> None:
        """Insist that there is a figure, that what is compared is a change, and that several figures belong together.

        Args:
            in_brackets: whether brackets stand around the whole cell.
        """
        scan = self.scan
        if not self.entries or self.heading is not None:
            scan.refuse("no figure stands there", "数値が見当たりません。")
        if self.compared and not any(each.changed or each.figure.unit in RELATIVE for each in self.entries):
            scan.refuse(
                "something is compared there, but no change is printed", "比較の語がありますが、増減が読めません。"
            )
        if in_brackets and self.entries[0].amount.unit is None and whole(_YEAR_ALONE, scan.text):
            scan.refuse("this may be a year or a figure", "年か数値か判断できません。")
        self._told_apart()
        belong_together(scan, self.entries, slashed=self.slashed)

    def _told_apart(self) -> None:
        """Make the kinds of several figures (計画：12件 実績：10件) their labels; one before the first holds for all."""
        for number, each in enumerate(self.entries):
            if each.label and whole(LABEL, each.label.text):
                self.kinds[number] = each.label.text
        if len(self.entries) < 2 or not set(self.kinds) - {0}:  # noqa: PLR2004 - one figure needs no label
            return
        if len(self.kinds) < len(self.entries):
            self.scan.refuse("not every figure has its label", "見出しのない数値があります。")
        self.entries = [attrs.evolve(each, label=Label(self.kinds[n])) for n, each in enumerate(self.entries)]
        self.scan.leftover = [each for each in self.scan.leftover if each not in self.kinds.values()]

    def figures(self) -> tuple[Figure, ...]:
        """The figures with their labels; a total that stands alone needs none (合計100人)."""
        (first, *others), labels = (
            self.entries,
            [None if each.label is None else each.label.text for each in self.entries],
        )
        if not others and labels[0] in _TOTALS:
            self.scan.leftover.extend(each for each in labels if each)
            return (Figure(amount=first.amount),)
        return tuple(Figure(amount=each.amount, label=label) for each, label in zip(self.entries, labels, strict=True))


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
    in_brackets = scan.unwrap()
    scan.match(_BULLET)
    while not scan.done:
        cell.read_next()
    if cell.remarks.denominator is not None:
        scan.refuse("a denominator is printed without a figure", "分母だけが書かれています。")
    return _without_figure(cell) if cell.missing is not None else _with_figures(cell, in_brackets=in_brackets)


def _without_figure(cell: _Cell) -> MissingReading:
    remarks = cell.remarks
    said = cell.missing or NOT_STATED
    if cell.compared or (remarks.when is not None and said.endswith(_TO_COME)):
        cell.scan.refuse("that is when the figure will come, not its time", "値の時点ではなく、公表などの予定です。")
    return MissingReading(
        printed=cell.scan.folded.printed,
        missing=said,
        when=remarks.when,
        flags=tuple(remarks.flags),
        leftover=tuple(cell.scan.leftover),
    )


def _with_figures(cell: _Cell, *, in_brackets: bool) -> AmountReading:
    cell.check(in_brackets=in_brackets)
    remarks = cell.remarks
    if in_brackets or all(each.bracketed for each in cell.entries):
        remarks.flag(Flag.REFERENCE)
    remarks.flag(*heading_flags(cell.context))
    return AmountReading(
        printed=cell.scan.folded.printed,
        figures=cell.figures(),
        when=remarks.when,
        flags=tuple(remarks.flags),
        leftover=tuple(cell.scan.leftover),
    )
