"""What is the figure to become? (floor 3)

Targets with a bound (80％以上), a range, a change (2割以上増やす), a direction in words, a state to be reached, or none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from welfareplan.amount import Amount, known_unit
from welfareplan.printed.context import Context, context_of
from welfareplan.printed.figures import Printed, amount_of, heading_flags, printed_figure
from welfareplan.printed.folding import DASH
from welfareplan.printed.missing import missing
from welfareplan.printed.readings import MissingReading, TargetReading
from welfareplan.printed.remarks import Remarks, bracket, flag_word, label, time_beside
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.wishes import wish
from welfareplan.terms import Sense

KNOWN = "80％以上, 93％超, 5～10件, 40％以上、60％以下, 30％程度, 100％に近づける, 2割以上増やす, 増加, 現状維持, 設定しない"

_BOUNDS: tuple[tuple[Sense, re.Pattern[str]], ...] = (
    (Sense.AT_LEAST, re.compile("以上")),
    (Sense.MORE_THAN, re.compile("超(?:え)?(?![過一-鿿])|を(?:超える|上回る|こえる)")),
    (Sense.AT_MOST, re.compile("以下|以内")),
    (Sense.LESS_THAN, re.compile("未満|を下回る")),
    (Sense.APPROACH, re.compile("[にへ](?:限りなく)?近(?:づけ|付け|づ)(?:る|く)")),
)
_CHANGES: tuple[tuple[Sense, re.Pattern[str]], ...] = (
    (Sense.INCREASE, re.compile("の?(?:増加|増やす|増|アップ|上昇|引き?上げ)(?:させる|する|る)?")),
    (Sense.DECREASE, re.compile("の?(?:減少|減らす|減|ダウン|低下|削減|低減|縮減|引き?下げ)(?:させる|する|る)?")),
)
_MAINTAIN = re.compile("(?:の水準)?[をで]?維持(?:する)?")
_POLITE = re.compile("(?:[をの]?達成|[をの]?確保)?(?:とする|にする|を目標とする|を目指す|をめざす|を達成|を確保)?")
_FROM_NOW = re.compile("(?:現状|現在|基準)値?(?:よりも|より|から|比)")
_TO = re.compile(rf"[~{DASH}-](?= ?[0-9])|から(?= ?[0-9])", re.ASCII)
_EITHER_WAY = re.compile(r"(?:±|\+/-) ?")
_COMMA = re.compile("[、,]")
_DUE = re.compile("(?:までに|まで|には)?[、,]?")
# 714人以下(19年比20%減): the same target in other terms adds nothing.
_COMPARED = re.compile(
    r"\(対?(?:(?:明治|大正|昭和|平成|令和|[SHR])?(?:元|[0-9]{1,4})年度?|前年度?|基準年度?|現状値?|当初|策定時)比? ?[でからよりの]{0,2} ?"
    r"[▲+-]?約?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)? ?(?:%|ポイント|割|人|件|か所|回|t|kg)の?(?:減少|減|増加|増|削減)?\)",
    re.ASCII,
)
_NUMBER_AHEAD = re.compile(
    r"[0-9]|[▲+-] ?[0-9一二三四五六七八九]|±|ゼロ(?=$|[ ()※件人%])|[年月週]間? ?[▲+-]?[0-9]|人口[0-9千万十]|10万人|[1一][日人年回校](?:当|あ)"
    r"|[一二三四五六七八九十百]+(?:割|件|人|か所|ヶ所|箇所|回|世帯|団体|%)",
    re.ASCII,
)
_STATE = re.compile(r"(?:第[0-9]{1,2}(?=[期次回層章号種])|[^()※*0-9%‰±+▲~-])+", re.ASCII)
_MOST_WORDS = 60
_WORDY = re.compile(r"(?![にへをがでとはもやりるれろん])[^:]*[一-鿿][^:]*[一-鿿][^:]*")
_TWICE = re.compile(r"([一-鿿])\1")
_UNSETTLED = re.compile(
    "未(?:定|設定|確定|策定|実施)|(?:検討|調整|協議|調査|集計|策定|作成|精査|確認|算定|審議)中|なし|無し|無|不明|非公表|対象外"
)

_NO_RANGE = ("the two bounds do not make a range", "上限と下限の組み合わせとして読めません。")


@attrs.define
class _Target:
    """What has been read of a target so far."""

    scan: Scanner
    context: Context
    remarks: Remarks
    text: str

    def read(self) -> TargetReading | MissingReading:
        """Read the whole cell."""
        scan = self.scan
        self._before()
        found = self._number() if self._number_ahead() else self._words()
        while not scan.done:
            if not (self._restated() or bracket(scan, self.remarks, lambda: False) or self._behind()):
                scan.end()
        if self.remarks.denominator is not None:
            scan.refuse("a denominator is printed apart from its figure", "分母が数値から離れています。")
        if isinstance(found, TargetReading) and found.amount is not None:
            self.remarks.flag(*heading_flags(self.context))
        when = self.remarks.when
        return attrs.evolve(found, flags=tuple(self.remarks.flags), when=when, leftover=tuple(scan.leftover))

    def _before(self) -> None:
        """Read what stands before the target: its year, a label, a footnote, brackets around everything."""
        scan = self.scan
        while True:
            if scan.unwrap():
                continue
            if time_beside(scan, self.remarks):
                start = scan.position
                scan.match(_DUE)
                scan.keep(start)
            elif not (label(scan) or self._footnote() or bracket(scan, self.remarks, lambda: False)):
                return

    def _footnote(self) -> bool:
        return self.scan.sees("※", "*") and flag_word(self.scan, self.remarks)

    def _behind(self) -> bool:
        return flag_word(self.scan, self.remarks) or time_beside(self.scan, self.remarks)

    def _restated(self) -> bool:
        self.scan.skip()
        start = self.scan.position
        if self.scan.match(_COMPARED) is None:
            return False
        self.scan.keep(start)
        return True

    def _number_ahead(self) -> bool:
        """Whether a number stands next, perhaps behind flags (約, 延べ); they are read if so, and left if not."""
        scan = self.scan
        start, flags = scan.position, list(self.remarks.flags)
        while flag_word(scan, self.remarks):
            pass
        scan.skip()
        behind = _FROM_NOW.match(scan.text, scan.position)
        if _NUMBER_AHEAD.match(scan.text, behind.end() if behind else scan.position):
            return True
        scan.position, self.remarks.flags = start, flags
        return False

    def _words(self) -> TargetReading | MissingReading:
        """Read a target in words."""
        scan = self.scan
        start = scan.position
        found = scan.match(_STATE)
        words = found[0].strip() if found else ""
        if words in {DASH, ""} or _UNSETTLED.fullmatch(words):
            scan.position = start
            said = missing(scan)
            if said is None:
                scan.refuse("neither a figure nor words stand there", "数値も言葉も見当たりません。")
            return MissingReading(printed=self.text, missing=said)
        sense = wish(scan, words)
        if sense is not None:
            return TargetReading(printed=self.text, sense=sense)
        odd = not _WORDY.fullmatch(words) or _TWICE.search(words) or known_unit(words)
        if odd or len(words) > _MOST_WORDS:
            scan.refuse("these words are no state to be reached", "目標とする状態として読めません。")
        state = scan.folded.printed_between(start, scan.position)
        return TargetReading(printed=self.text, sense=Sense.REACH, words=state)

    def _number(self) -> TargetReading:
        """Read a target with a number."""
        scan = self.scan
        start = scan.position
        from_now = scan.match(_FROM_NOW) is not None
        if from_now:
            scan.keep(start)
        either_way = scan.match(_EITHER_WAY) is not None
        figure = self._figure()
        if either_way:
            return self._within_either_way(figure)
        if scan.match(_TO):
            return self._range(figure, self._figure(), politely=not from_now)
        bound = self._bound()
        if bound is Sense.AT_LEAST:
            scan.match(_COMMA)
            if scan.sees(*"0123456789"):
                return self._range(figure, self._upper(), politely=not from_now)
        return self._sensed(figure, bound, from_now=from_now)

    def _figure(self) -> Printed:
        denominator, self.remarks.denominator = self.remarks.denominator, None
        figure = printed_figure(self.scan, denominator)
        if figure is None:
            self.scan.refuse("a number is missing there", "数字がありません。")
        while flag_word(self.scan, self.remarks):
            pass
        return figure

    def _bound(self) -> Sense | None:
        """The bound that stands next (以上), or None."""
        for sense, pattern in _BOUNDS:
            if self.scan.match(pattern):
                return sense
        return None

    def _upper(self) -> Printed:
        figure = self._figure()
        if self._bound() is not Sense.AT_MOST:
            self.scan.refuse(*_NO_RANGE)
        return figure

    def _amount(self, figure: Printed) -> Amount:
        return amount_of(self.scan, figure, self.context)

    def _range(self, lower: Printed, upper: Printed, *, politely: bool) -> TargetReading:
        lower = attrs.evolve(lower, unit=lower.unit or upper.unit)
        first, last = self._amount(lower), self._amount(attrs.evolve(upper, unit=upper.unit or lower.unit))
        ends = politely and first.unit == last.unit and first.value < last.value
        if not ends or self._bound() is not None or self._change() is not None:
            self.scan.refuse(*_NO_RANGE)
        self._politely()
        return TargetReading(printed=self.text, sense=Sense.BETWEEN, amount=first, upper=last)

    def _within_either_way(self, figure: Printed) -> TargetReading:
        amount = self._amount(figure)
        if figure.sign or not self.scan.take("以内"):
            self.scan.refuse(
                "± is a range only with 以内", "「±」は「以内」とともに書かれた場合だけ範囲として読めます。"
            )
        self._politely()
        lower = attrs.evolve(amount, value=-amount.value)
        return TargetReading(printed=self.text, sense=Sense.BETWEEN, amount=lower, upper=amount)

    def _change(self) -> Sense | None:
        for sense, pattern in _CHANGES:
            if self.scan.match(pattern):
                return sense
        return None

    def _politely(self) -> None:
        """Go past words that only say that it is a target (を目指す, とする)."""
        start = self.scan.position
        self.scan.match(_POLITE)
        self.scan.keep(start)

    def _sensed(self, figure: Printed, bound: Sense | None, *, from_now: bool) -> TargetReading:
        scan = self.scan
        amount = self._amount(figure)
        change = self._change()
        if change or from_now:
            if change is None or bound not in {None, Sense.AT_LEAST} or figure.sign:
                scan.refuse("it is not clear what change is meant", "増減の大きさとして読めません。")
            self._politely()
            return TargetReading(printed=self.text, sense=change, amount=amount)
        sense = bound or Sense.REACH
        start = scan.position
        if scan.match(_MAINTAIN):
            if bound is None:
                sense = Sense.MAINTAIN
            scan.keep(start)
        if figure.sign == "-" and bound not in {None, Sense.APPROACH}:
            within = bound is Sense.AT_MOST and scan.text[:start].endswith("以内")
            if not within:
                scan.refuse(
                    "after a minus it is not clear which way the bound holds",
                    "マイナスの値の上限か下限か判断できません。",
                )
            sense = Sense.AT_LEAST
        self._politely()
        return TargetReading(printed=self.text, sense=sense, amount=amount)


def read_target(text: str, context: Context | Mapping[str, str] | None = None) -> TargetReading | MissingReading:
    """Read a cell that prints a target (目標値).

    Args:
        text: the cell as printed.
        context: ``unit`` and ``per`` for what stands in a heading.

    Raises:
        UnreadableCellError: it is no target, or one that contradicts itself.
        InvalidValueError: the context is none.

    >>> read_target("2割以上増やす").as_data()
    {'sense': 'increase', 'value': '20', 'unit': '%'}
    >>> read_target("40％以上、60％以下").as_data()
    {'sense': 'between', 'value': '40', 'unit': '%', 'upper': '60'}
    >>> read_target("△10％以内").sense, read_target("整備").words
    (<Sense.AT_LEAST: 'at_least'>, '整備')
    """
    known = context_of(context)
    return _Target(Scanner(text, KNOWN), known, Remarks.under(known), text).read()
