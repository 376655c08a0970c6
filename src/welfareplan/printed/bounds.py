"""Which number is aimed at, and from which side? (floor 3)

Bounds (80％以上), ranges (5～10件), changes (2割以上増やす) and the words around them that only say that it is a target.
"""

from __future__ import annotations

import attrs

from welfareplan.amount import Amount
from welfareplan.printed.comparisons import POINT, REFERENCE
from welfareplan.printed.context import Context
from welfareplan.printed.denominators import Denominator, denominator_before, over
from welfareplan.printed.figures import RELATIVE, Printed, amount_of, printed_figure
from welfareplan.printed.folding import DASH
from welfareplan.printed.numerals import Numeral
from welfareplan.printed.readings import TargetReading
from welfareplan.printed.remarks import Remarks, flag_word
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.units import per_behind
from welfareplan.terms import Sense

_BOUNDS: tuple[tuple[Sense, str], ...] = (
    (Sense.AT_LEAST, r"以上|\(以上\)"),
    (Sense.MORE_THAN, "超(?:え)?(?![過一-鿿])|を(?:超える|上回る|こえる)(?:こと)?|より(?:多く|高く|上)"),
    (Sense.AT_MOST, r"以下|以内|\((?:以下|以内)\)"),
    (Sense.LESS_THAN, r"未満|\(未満\)|を下回る(?:こと)?|より(?:少なく|低く|下)"),
    (Sense.APPROACH, "[にへ](?:限りなく)?近(?:づけ|付け|づ)(?:る|く)(?:こと)?"),
)
_CHANGES: tuple[tuple[Sense, str], ...] = (
    (Sense.INCREASE, "の?(?:増加|増やす|増(?![設員築刷便床])|アップ|UP|上昇|向上|引き?上げ|延伸)(?:させる|する|る)?"),
    (Sense.DECREASE, "の?(?:減少|減らす|減(?!免)|ダウン|DOWN|低下|削減|低減|縮減|引き?下げ|短縮)(?:させる|する|る)?"),
)
_MAINTAIN = "(?:の水準)?[をでの]?維持(?:する|します)?"
_RAISED = "(?:引き?上げ|引き?下げ|上げ|下げ|高め|抑え)る?|(?:増加|減少|向上|拡大|上昇)(?:させる|する)?|増やす|減らす"
_POLITE = rf"(?:[をの]?達成|[をの]?確保)?(?:(?:に|まで|へ)(?:{_RAISED})|とする|にする|(?:を|と)?(?:目標とする|目指す|目指します|めざす)|を達成|を確保)?"
# What is to be done so many times, at so many places: the number is the target.
_DOING = (
    "(?:[をのでにへ]|において)?(?:新規)?(?:整備|設置|開設|実施|開催|養成|育成|確保|策定|設立|新設|創設|配置|導入|発行|作成|認定|登録|派遣|達成|完成|"
    "普及|支援|受け?入れ?|指定|締結|選定|建設|供用開始|開始|訪問|巡回|発信|配布|掲載|参加|利用|交付|確立|展開|継続|完了|運用|公開|公表|結成|"
    "提供|活用|改修|更新|植栽|造成|誘致|採用|輩出|取得|加入|募集|受講|修了|来場|出席|応募)(?:する|完了|済み?)?(?=$|[ (、。※*])"
)
_FROM = rf"{REFERENCE}|{POINT}(?:の(?=[0-9])|(?= ?[+▲] ?[0-9]))"
_TO = rf"[~{DASH}-](?= ?[0-9▲])"
# 40％から60％ may as well be a rise from one to the other; 40から60％ has one unit, and is a range.
_FROM_TO = "から(?= ?[0-9])"
_EITHER_WAY = r"(?:±|\+/-) ?"
_BETWEEN_BOUNDS = "[、,~]?(?:かつ)?(?= ?[0-9])"
_WHOLE = "限りなく|(?:可能な限り|できる(?:だけ|限り)|なるべく)(?= ?[0-9ゼ])|(?:[全各](?:(?:年代|年齢層|世代|学年|項目)で?)?|全体の|すべて(?:の[一-鿿]{1,6}で)?|全て|いずれも|それぞれ)(?= ?[0-9])"
# The indicator itself, named before its number: 再犯者数を20％減らす.
_SUBJECT = "[ァ-ヺー一-鿿・]{2,16}[数率量額](?:を|は)(?= ?約? ?[0-9])"
_LEAST = "少なくとも|最低(?:でも)?(?= ?[0-9])"
_COUNTS = r"(?:割|件|人|名|か所|カ所|ヶ所|箇所|回|世帯|団体|校|社|戸|台|施設|事業所|倍|%)"
_NUMBER_AHEAD = rf"[0-9]|[▲+-] ?[0-9一二三四五六七八九]|±|ゼロ(?=$|[ ()※件人%に]|[をの](?:目指|めざ|維持))|[一二三四五六七八九十百〇]{{1,8}}{_COUNTS}"
# A number of these is a length, and in words it is part of a state (24時間対応, 3歳児健診の実施).
_LENGTHS = frozenset({"時間", "歳", "年", "か月", "日", "分", "週", "週間", "種", "町", "村", "市", "区", "県"})
_LENGTH_ALONE = "(?:程度)?(?:以上|以下|以内|未満|超)?(?:の?(?:延伸|短縮|増加?|減少?)|(?:の水準)?[をでの]?維持(?:する)?)?(?= ?(?:$|[(※*。~—、/-]))"
_ORDINAL = "次|級|号|期|部|大|か年|学年|者|類"
_LEAST_SHARED = 10

_NO_RANGE = ("the two bounds do not make a range", "上限と下限の組み合わせとして読めません。")


@attrs.define
class Aim:
    """A target with a number, as it is read (数値目標の読取).

    Attributes:
        scan: the cell.
        context: what stands in headings.
        remarks: what is said beside the number.
        printed: the cell as printed.
        from_now: whether a change is measured from something that is printed before it.
        at_least: whether 少なくとも is printed before the number.
        denominator: what is printed before the number (年, 1日当たり).
    """

    scan: Scanner
    context: Context
    remarks: Remarks
    printed: str
    from_now: bool = False
    at_least: bool = False
    denominator: Denominator | None = None

    def ahead(self) -> bool:
        """Whether a number stands next, perhaps behind flags (約, 延べ) or a reference; they are read if so, and left if not."""
        scan = self.scan
        start, flags, kept = scan.position, list(self.remarks.flags), len(scan.leftover)
        before = -1
        while before != scan.position:
            before = scan.position
            if scan.match(_LEAST):
                self.at_least = True
            if not (flag_word(scan, self.remarks) or scan.kept(_WHOLE) or scan.kept(_SUBJECT)):
                self.from_now = scan.kept(_FROM) is not None or self.from_now
                self.denominator = self.denominator or denominator_before(scan)
        if scan.ahead(_NUMBER_AHEAD):
            return True
        if self.denominator:
            scan.refuse("a number is missing there", "数字がありません。")
        scan.position, self.remarks.flags, self.from_now, self.at_least = start, flags, False, False
        del scan.leftover[kept:]
        return False

    def read(self) -> TargetReading | None:
        """Read the target; None where the number is part of words (24時間対応)."""
        scan = self.scan
        if scan.match(_EITHER_WAY):
            return self._within_either_way(self.figure())
        figure = self.figure()
        if (figure.unit is None and scan.ahead(_ORDINAL)) or (
            figure.unit in _LENGTHS and not scan.ahead(_LENGTH_ALONE)
        ):
            return None
        if scan.match(_TO) or (figure.unit is None and scan.match(_FROM_TO)):
            return self._range(figure, self.figure())
        bound = self.bound()
        if bound is not None and figure.unit and "/" not in figure.unit:
            figure = attrs.evolve(figure, unit=per_behind(scan, figure.unit))
        if bound is Sense.AT_LEAST and scan.match(_BETWEEN_BOUNDS):
            upper = self.figure()
            if self.bound() is not Sense.AT_MOST:
                scan.refuse(*_NO_RANGE)
            return self._range(figure, upper)
        return self._sensed(figure, bound)

    def figure(self) -> Printed:
        """The figure that stands next, with its flags.

        Raises:
            UnreadableCellError: there is none.
        """
        figure = printed_figure(self.scan)
        if figure is None:
            self.scan.refuse("a number is missing there", "数字がありません。")
        while flag_word(self.scan, self.remarks):
            pass
        return figure

    def bound(self) -> Sense | None:
        """The bound that stands next (以上), or None."""
        for sense, pattern in _BOUNDS:
            if self.scan.match(pattern):
                return sense
        return None

    def amount(self, figure: Printed, *, relative: bool = False) -> Amount:
        """A figure as an amount, over the denominator printed before it.

        Args:
            figure: the figure.
            relative: whether it is the size of a change, which in per cent has no need of the unit of the column.

        Raises:
            UnreadableCellError: there is no unit for the denominator.
        """
        if self.denominator:
            figure = attrs.evolve(figure, unit=over(self.scan, figure.unit, self.denominator))
        relative = (relative and figure.unit in RELATIVE) or figure.unit == "倍"
        return amount_of(self.scan, figure, self.context, heading=not relative)

    def _range(self, lower: Printed, upper: Printed) -> TargetReading:
        scan = self.scan
        if lower.unit is None:
            lower = attrs.evolve(lower, unit=upper.unit, number=_shared(scan, lower.number, upper.number))
        first, last = self.amount(lower), self.amount(attrs.evolve(upper, unit=upper.unit or lower.unit))
        ends = not (self.from_now or self.at_least) and first.unit == last.unit and first.value < last.value
        if not ends or self.bound() is not None or self._change() is not None:
            scan.refuse(*_NO_RANGE)
        self._politely(first.unit)
        return TargetReading(printed=self.printed, sense=Sense.BETWEEN, amount=first, upper=last)

    def _within_either_way(self, figure: Printed) -> TargetReading:
        amount = self.amount(figure)
        if figure.sign or not self.scan.take("以内"):
            self.scan.refuse(
                "± is a range only with 以内", "「±」は「以内」とともに書かれた場合だけ範囲として読めます。"
            )
        self._politely(amount.unit)
        lower = attrs.evolve(amount, value=-amount.value)
        return TargetReading(printed=self.printed, sense=Sense.BETWEEN, amount=lower, upper=amount)

    def _change(self) -> Sense | None:
        for sense, pattern in _CHANGES:
            if self.scan.match(pattern):
                return sense
        return None

    def _politely(self, unit: str | None) -> None:
        """Go past words that only say that it is a target (を目指す, とする), or what is to be done so often (3か所整備)."""
        self.scan.kept(_MAINTAIN)
        if unit is not None:
            self.scan.kept(_DOING)
        self.scan.kept(_POLITE)

    def _sensed(self, figure: Printed, bound: Sense | None) -> TargetReading:
        scan = self.scan
        change = self._change()
        if self.from_now and figure.sign and change is None:
            change = Sense.DECREASE if figure.sign == "-" else Sense.INCREASE
            figure = attrs.evolve(figure, sign="")
        amount = self.amount(figure, relative=bool(change))
        if self.at_least:
            if bound not in {None, Sense.AT_LEAST}:
                scan.refuse(*_NO_RANGE)
            bound = Sense.AT_LEAST
        if change or (self.from_now and amount.unit != "倍"):
            if change is None or bound not in {None, Sense.AT_LEAST} or figure.sign or amount.unit in {None, "倍"}:
                scan.refuse("it is not clear what change is meant", "増減の大きさとして読めません。")
            scan.kept(_POLITE)
            return TargetReading(printed=self.printed, sense=change, amount=amount)
        sense = bound or Sense.REACH
        start = scan.position
        if bound is None and scan.kept(_MAINTAIN):
            sense = Sense.MAINTAIN
        if figure.sign == "-" and scan.text[:start].endswith("以内"):
            sense = Sense.AT_LEAST  # 以内 limits the size of the number
        self._politely(amount.unit)
        return TargetReading(printed=self.printed, sense=sense, amount=amount)


def _shared(scan: Scanner, lower: Numeral, upper: Numeral) -> Numeral:
    """The lower end with the number word that is printed once for both ends (5～6千人, 3～4割).

    Raises:
        UnreadableCellError: it may or may not be meant for both.
    """
    scale = upper.scale
    if lower.in_words or scale == 1:
        return lower
    if scale is not None and lower.value * scale < upper.value:
        return lower.times(scale)
    if scale is None or lower.value * _LEAST_SHARED < scale:
        scan.refuse(*_NO_RANGE)
    return lower
