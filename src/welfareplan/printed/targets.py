"""What is the figure to become? (floor 3)

Targets with a bound (80％以上), a range, a change (2割以上増やす), a direction in words, a state to be reached, or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from welfareplan.printed.bounds import Aim
from welfareplan.printed.comparisons import POINT, REFERENCE, reference, restated
from welfareplan.printed.context import Context, context_of
from welfareplan.printed.denominators import over
from welfareplan.printed.figures import heading_flags
from welfareplan.printed.folding import fold
from welfareplan.printed.missing import missing
from welfareplan.printed.patterns import whole, within
from welfareplan.printed.readings import MissingReading, TargetReading
from welfareplan.printed.remarks import Remarks, bracket, flag_word, label, label_behind, time_beside
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.states import state, words_ahead
from welfareplan.printed.wishes import level_kept, no_target
from welfareplan.terms import Flag, Sense

KNOWN = "80％以上, 93％超, 5～10件, 40％以上、60％以下, 30％程度, 100％に近づける, 2割以上増やす, 増加, 現状維持, 設定しない"

_DUE = "(?:までに|まで|には|に(?![対比])|中に|末までに)[、,]?|[、,]"
# A year or value that something is compared with is no time of the target, and no label before it.
_COMPARED = rf"{POINT}(?:[をのでに]?維持|以上|以下|並み| ?[+▲] ?[0-9]|の[0-9])|(?:{REFERENCE})"
_KEPT_INSIDE = "(?:現状|現状の?水準を?)?維持"
_SET, _NOT_SET = "設定|目標", "(?:目標値?)?未設定|(?:今後|別途|次年度).*"
_CHANGES = frozenset({Sense.INCREASE, Sense.DECREASE})
_DIRECTIONS = _CHANGES | {Sense.MAINTAIN}
# Words of labels of other values than the target: 現状値, 策定時.
_PRESENT = "現状|現況|現在|基準|実績|当初|開始|策定時|改[定訂]時|直近|最新|決算|速報|暫定|確定|ベースライン"


@attrs.define
class _Target:
    """What has been read of a target so far."""

    scan: Scanner
    aim: Aim
    found: TargetReading | MissingReading | None = None
    in_brackets: bool = False
    glued: bool = False

    @property
    def remarks(self) -> Remarks:
        return self.aim.remarks

    def read(self) -> TargetReading | MissingReading:
        """Read the whole cell."""
        scan = self.scan
        self.in_brackets = scan.unwrap()
        self._before()
        self.found = (self._number() if self.aim.ahead() else None) or self._words()
        while not scan.done:
            if restated(scan) or reference(scan):
                continue
            kept = len(scan.leftover)
            if not (bracket(scan, self.remarks, self._inside) or self._behind()):
                scan.unknown()
            self._is_no_other_value([each for each in scan.leftover[kept:] if not within(_KEPT_INSIDE, each)])
        self._over_what_follows()
        found = self.found
        if isinstance(found, TargetReading) and found.amount is not None:
            self.remarks.flag(*[Flag.REFERENCE] * self.in_brackets, *heading_flags(self.aim.context))
        when = self.remarks.when
        return attrs.evolve(found, flags=tuple(self.remarks.flags), when=when, leftover=tuple(scan.leftover))

    def _over_what_follows(self) -> None:
        """Put a denominator in brackets behind a bound (13.0以下（人口10万人対）) under the number."""
        denominator, found = self.remarks.denominator, self.found
        if denominator is None:
            return
        if not isinstance(found, TargetReading) or found.amount is None or found.upper is not None:
            self.scan.refuse("a denominator is printed apart from its figure", "分母が数値から離れています。")
        unit = over(self.scan, found.amount.unit, denominator)
        self.found = attrs.evolve(found, amount=attrs.evolve(found.amount, unit=unit))

    def _before(self) -> None:
        """Read what stands before the target: its year, a label, a footnote, brackets around everything."""
        scan = self.scan
        while True:
            if scan.unwrap():
                continue
            kept_at = scan.ahead(rf"({POINT})維持")
            compared = scan.ahead(_COMPARED) is not None and not (kept_at and scan.apart(kept_at.end(1)))
            kept = len(scan.leftover)
            if not compared and time_beside(scan, self.remarks):
                due = scan.kept(_DUE) is not None or scan.sees_behind("までに", "まで", ":", ")")
                every_year = self.remarks.when is not None and self.remarks.when.when is None
                self.glued = not (due or every_year or scan.set_apart)
            elif compared or not (label(scan) or self._footnote() or bracket(scan, self.remarks, lambda: False)):
                return
            self._is_no_other_value(scan.leftover[kept:])

    def _is_no_other_value(self, labels: Sequence[str]) -> None:
        """Insist that no label says that this is the present value."""
        plain = [fold(each).text for each in labels]
        if any(within(_PRESENT, each) and "目標" not in each for each in plain):
            self.scan.refuse("a label says that this is no target", "目標値ではなく、現状値などと書かれています。")

    def _footnote(self) -> bool:
        return self.scan.sees("※", "*") and flag_word(self.scan, self.remarks)

    def _behind(self) -> bool:
        scan = self.scan
        return flag_word(scan, self.remarks) or time_beside(scan, self.remarks) or label_behind(scan)

    def _inside(self) -> bool:
        """Read what brackets may say of the target itself: 現状維持（80％）, 80％（現状維持）, 20％減（714人）."""
        scan, found = self.scan, self.found
        if not isinstance(found, TargetReading):
            return False
        if found.sense is Sense.REACH and found.amount is not None and scan.kept(_KEPT_INSIDE):
            self.found = attrs.evolve(found, sense=Sense.MAINTAIN)
            return True
        start = scan.position
        known = found.sense is Sense.MAINTAIN and found.amount is None
        if not (known or (found.sense in _CHANGES and found.amount is not None)) or not self.aim.ahead():
            return False
        figure = self.aim.figure()
        bound = self.aim.bound()
        amount = self.aim.amount(figure)
        if known and bound is None:
            self.found = attrs.evolve(found, amount=amount)
        elif known or amount.unit == getattr(found.amount, "unit", None):
            scan.refuse("two targets stand there", "目標値が2つ書かれています。")
        else:
            scan.keep(start)
        return True

    def _words(self) -> TargetReading | MissingReading:
        """Read a target in words."""
        scan = self.scan
        words = words_ahead(scan)
        said = None if no_target(words) else missing(scan, of_target=True)
        if said is not None and within(_SET, said) and not whole(_NOT_SET, said):
            scan.refuse("it is not clear whether a target is set", "目標が設定されているか判断できません。")
        if said is not None:
            return MissingReading(printed=self.aim.printed, missing=said)
        if level_kept(scan):
            return TargetReading(printed=self.aim.printed, sense=Sense.MAINTAIN)
        compared = reference(scan)
        sense, named = state(scan)
        if self.glued and sense in _DIRECTIONS:
            scan.refuse(
                "the year may be that of the target or of what it starts from",
                "年度が目標年度か基準年度か判断できません。",
            )
        if compared and sense not in _CHANGES:
            scan.refuse("it is not clear what change is meant", "増減のどちらを目指すのか判断できません。")
        return TargetReading(printed=self.aim.printed, sense=sense, words=named)

    def _number(self) -> TargetReading | None:
        scan = self.scan
        start, flags, kept = scan.position, list(self.remarks.flags), len(scan.leftover)
        found = self.aim.read()
        if found is None:
            scan.position, self.remarks.flags = start, flags
            del scan.leftover[kept:]
        return found


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
    scan = Scanner(text, KNOWN)
    return _Target(scan, Aim(scan, known, Remarks.under(known), text)).read()
