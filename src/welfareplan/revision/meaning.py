"""What does a change mean? (floor 4)

Changes are stored as additions, removals, amendments and orders; what a reader calls them (目標値の引上げ, 統合, 廃止) is read
off them here, every time anew. Each change is read at least once, so nothing is passed over in silence.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.model.element import Element
from welfareplan.model.indicators import Target
from welfareplan.model.links import Link
from welfareplan.revision.changes import Addition, Amendment, Change, ChangeSet, Removal, Reordering
from welfareplan.terms import Kind, Meaning, Relation, Sense
from welfareplan.when import FiscalPeriod

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from welfareplan.model.plan import Plan

_SERIES = frozenset({"definition", "method", "unit", "counts", "comparable"})
"""Fields of an indicator whose change breaks its series: figures before and after are not of one kind."""


@attrs.frozen(kw_only=True, weakref_slot=False)
class Event:
    """What happened to an element, in the field's words (変更の意味).

    Attributes:
        meaning: what happened.
        kind: the kind of the element.
        id: its id, or the key of a link.
        english: the sentence in English.
        ja: the sentence in Japanese.
        changes: the places of the changes that say so, counted from 0 in the change set.

    >>> import welfareplan as wp
    >>> dossier = wp.example("kurume")
    >>> before, after = dossier.as_of("2022-11-29"), dossier.as_of("2022-11-30")
    >>> first = wp.events(before, after, wp.diff(before, after))[0]
    >>> first.meaning, first.ja
    (<Meaning.ADDED: 'added'>, '分冊・内包計画「久留米市再犯防止推進計画」を新設した。')
    """

    meaning: Meaning
    kind: Kind
    id: str
    english: str
    ja: str
    changes: tuple[int, ...]

    def __str__(self) -> str:
        return self.english


def events(before: Plan, after: Plan, changes: ChangeSet) -> tuple[Event, ...]:
    """Read changes in the field's words (変更の意味).

    Args:
        before: the plan the changes apply to.
        after: the plan they make.
        changes: the changes, as ``diff(before, after)`` gives them or a revision holds them.

    Returns:
        What happened, in the order of the changes; every change is read by at least one event.

    >>> import welfareplan as wp
    >>> dossier = wp.example("kurume")
    >>> before, after = dossier.as_of("2022-11-29"), dossier.as_of("2022-11-30")
    >>> [each.id for each in wp.events(before, after, wp.diff(before, after))]
    ['reoffending', 'subplan-made']
    """
    return tuple(_Reader(before, after, changes.changes).read())


class _Reader:
    def __init__(self, before: Plan, after: Plan, changes: tuple[Change, ...]) -> None:
        self.before = before
        self.after = after
        self.changes = changes
        self.removed = {each.id: n for n, each in enumerate(changes) if isinstance(each, Removal)}
        self.moves = dict(self._moves())
        self.successors: dict[str, list[str]] = {}
        for _, element in self._added(changes):
            for old in getattr(element, "succeeds", ()):
                self.successors.setdefault(old, []).append(element.id)

    @staticmethod
    def _added(changes: Iterable[Change]) -> Iterator[tuple[int, Element]]:
        for n, change in enumerate(changes):
            if isinstance(change, Addition) and isinstance(change.element, Element):
                yield n, change.element

    def _moves(self) -> Iterator[tuple[int, int]]:
        """Pairs of a removed and an added link that say an element went from one target to another."""
        gone: dict[tuple[str, Relation], list[int]] = {}
        for n, change in enumerate(self.changes):
            if isinstance(change, Removal) and isinstance(change.element, Link):
                gone.setdefault((change.element.source, change.element.relation), []).append(n)
        for n, change in enumerate(self.changes):
            if isinstance(change, Addition) and isinstance(change.element, Link):
                waiting = gone.get((change.element.source, change.element.relation))
                if waiting:
                    yield waiting.pop(0), n

    def name(self, id: str) -> str:
        for plan in (self.after, self.before):
            if id in plan:
                element = plan[id]
                return f"「{element.name}」" if isinstance(element, Element) else f"「{id}」"
        return f"「{id}」"

    def event(self, meaning: Meaning, change: Change, english: str, ja: str, *numbers: int) -> Event:
        id = change.kind.value if isinstance(change, Reordering) else change.id
        return Event(meaning=meaning, kind=change.kind, id=id, english=english, ja=ja, changes=numbers)

    def read(self) -> Iterator[Event]:
        arrived = set(self.moves.values())
        for n, change in enumerate(self.changes):
            if n in arrived:
                continue  # read with the removal it belongs to
            match change:
                case Reordering(kind=kind):
                    yield self.event(
                        Meaning.REORDERED,
                        change,
                        f"the order of the {kind.value}s changed",
                        f"{kind.ja}の掲載順を改めた。",
                        n,
                    )
                case Amendment():
                    yield from self.amended(n, change)
                case Addition(element=Link() as link) | Removal(element=Link() as link):
                    yield self.linked(n, change, link)
                case Addition(element=Element() as element):
                    yield self.arrived(n, change, element)
                case _:
                    yield self.left(n, change)

    def linked(self, n: int, change: Addition | Removal, link: Link) -> Event:
        source, target = self.name(link.source), self.name(link.target)
        if n in self.moves:
            other = self.changes[self.moves[n]]
            new = other.element.target if isinstance(other, Addition) and isinstance(other.element, Link) else ""
            return self.event(
                Meaning.MOVED,
                change,
                f"{source} moved from {target} to {self.name(new)} ({link.relation.value})",
                f"{source}の{link.relation.ja}先を{target}から{self.name(new)}に移した。",
                n,
                self.moves[n],
            )
        if isinstance(change, Addition):
            return self.event(
                Meaning.LINKED,
                change,
                f"{source} now {link.relation.value} {target}",
                f"{source}と{target}の対応関係（{link.relation.ja}）を加えた。",
                n,
            )
        return self.event(
            Meaning.UNLINKED,
            change,
            f"{source} no longer {link.relation.value} {target}",
            f"{source}と{target}の対応関係（{link.relation.ja}）を除いた。",
            n,
        )

    def arrived(self, n: int, change: Addition, element: Element) -> Event:
        name, kind = self.name(element.id), change.kind
        old = [each for each in getattr(element, "succeeds", ()) if "#" not in each]
        numbers = (n, *(self.removed[each] for each in old if each in self.removed))
        if len(old) > 1:
            names = "".join(self.name(each) for each in old)
            return self.event(
                Meaning.MERGED, change, f"{names} were merged into {name}", f"{names}を統合し、{name}とした。", *numbers
            )
        if old and len(self.successors[old[0]]) > 1:
            return self.event(
                Meaning.SPLIT,
                change,
                f"{name} was split off {self.name(old[0])}",
                f"{self.name(old[0])}を分け、{name}を設けた。",
                *numbers,
            )
        if old:
            return self.event(
                Meaning.REPLACED,
                change,
                f"{kind.value} {self.name(old[0])} was replaced by {name}",
                f"{kind.ja}{self.name(old[0])}を{name}に改めた。",
                *numbers,
            )
        return self.event(Meaning.ADDED, change, f"{kind.value} {name} was added", f"{kind.ja}{name}を新設した。", n)

    def left(self, n: int, change: Addition | Removal) -> Event:
        name, kind = self.name(change.id), change.kind
        after = self.successors.get(change.id, [])
        if after:
            names = "".join(self.name(each) for each in after)
            return self.event(
                Meaning.SUCCEEDED, change, f"{name} is continued by {names}", f"{name}は{names}に引き継いだ。", n
            )
        return self.event(
            Meaning.RETIRED, change, f"{kind.value} {name} was removed", f"{kind.ja}{name}を廃止した。", n
        )

    def amended(self, n: int, change: Amendment) -> Iterator[Event]:
        if change.old == change.new or _folded(change.old) == _folded(change.new):
            yield self.simple(
                Meaning.WORDING, change, n, "only the spelling of {field} changed", "{field}の表記を整理した。"
            )
        elif change.kind is Kind.INDICATOR and change.field == "targets":
            yield from self.targets(n, change)
        elif change.field == "period":
            yield self.simple(
                _period_meaning(change.old, change.new), change, n, "its period is now {new}", "期間を{new}に改めた。"
            )
        else:
            meaning, english, ja = _PLAIN.get((change.kind, change.field)) or _PLAIN.get((None, change.field)) or _OTHER
            if change.kind is Kind.INDICATOR and change.field in _SERIES:
                meaning, english, ja = _BROKEN
            yield self.simple(meaning, change, n, english, ja)

    def simple(self, meaning: Meaning, change: Amendment, n: int, english: str, ja: str) -> Event:
        facts = {"field": change.field, "new": _shown(change.new), "old": _shown(change.old)}
        return self.event(
            meaning,
            change,
            f"{self.name(change.id)}: {english.format(**facts)}",
            f"{self.name(change.id)}の{ja.format(**facts)}",
            n,
        )

    def targets(self, n: int, change: Amendment) -> Iterator[Event]:
        for meaning, old, new in pair_targets(change.old, change.new):
            facts = {"old": _target(old), "new": _target(new)}
            english, ja = _TARGET_WORDS[meaning]
            name = self.name(change.id)
            yield self.event(meaning, change, f"{name}: {english.format(**facts)}", f"{name}の{ja.format(**facts)}", n)


def pair_targets(
    old: tuple[Target, ...], new: tuple[Target, ...]
) -> tuple[tuple[Meaning, Target | None, Target | None], ...]:
    """Pair targets by the year they are due, and say what became of each (目標値の新旧).

    Raised and lowered speak of the number, not of whether it became harder.

    Returns:
        Meaning, old target and new target, for every pair that differs; a target moved to another year is one pair.
    """
    waiting: dict[object, list[Target]] = {}
    for target in old:
        waiting.setdefault(target.due, []).append(target)
    pairs: list[tuple[Target | None, Target | None]] = []
    unpaired: list[Target] = []
    for target in new:
        same_year = waiting.get(target.due)
        if same_year:
            pairs.append((same_year.pop(0), target))
        else:
            unpaired.append(target)
    left = [target for targets in waiting.values() for target in targets]
    if len(left) == len(unpaired) == 1:
        pairs.append((left.pop(), unpaired.pop()))
    pairs += [(target, None) for target in left]
    pairs += [(None, target) for target in unpaired]
    return tuple((_target_meaning(one, other), one, other) for one, other in pairs if one != other)


def _target_meaning(old: Target | None, new: Target | None) -> Meaning:
    if old is None or new is None:
        return Meaning.TARGET_SET if old is None else Meaning.TARGET_DROPPED
    if old.due != new.due:
        return Meaning.TARGET_MOVED
    if (
        old.amount
        and new.amount
        and old.sense is new.sense
        and old.amount.unit == new.amount.unit
        and old.upper == new.upper
    ):
        if old.amount < new.amount:
            return Meaning.TARGET_RAISED
        if new.amount < old.amount:
            return Meaning.TARGET_LOWERED
    return Meaning.TARGET_RESTATED


def _period_meaning(old: FiscalPeriod | None, new: FiscalPeriod | None) -> Meaning:
    if old is None or new is None or old.first != new.first:
        return Meaning.PERIOD_CHANGED
    return Meaning.PERIOD_EXTENDED if old.last < new.last else Meaning.PERIOD_SHORTENED


def _folded(value: Any) -> Any:  # noqa: ANN401 - any value of a field
    """Prose without what is spelling only: width, blanks and line breaks. Other values stand as they are."""
    return "".join(unicodedata.normalize("NFKC", value).split()) if isinstance(value, str) else value


def _shown(value: object) -> str:
    if value is None or value == ():
        return "（なし）"
    return (
        f"「{value}」" if isinstance(value, str) else value.wareki() if isinstance(value, FiscalPeriod) else str(value)
    )


def _target(target: Target | None) -> str:
    if target is None:
        return "（なし）"
    due = "" if target.due is None else f"（{target.due.wareki()}）"
    number = "" if target.amount is None else str(target.amount)
    upper = "" if target.upper is None else f"～{target.upper}"
    sense = "" if target.sense in {Sense.REACH, Sense.BETWEEN} else target.sense.ja
    return f"{number}{upper}{target.words or ''}{sense}{due}"


_OTHER = (Meaning.CHANGED, "{field} changed from {old} to {new}", "{field}を{old}から{new}に改めた。")
_BROKEN = (
    Meaning.SERIES_BROKEN,
    "its {field} changed, so figures before and after are not of one series",
    "{field}を改めた（改訂前後の値は接続しない）。",
)
_PLAIN: dict[tuple[Kind | None, str], tuple[Meaning, str, str]] = {
    (Kind.INDICATOR, "baseline"): (Meaning.BASELINE_CORRECTED, "the baseline was corrected", "基準値を訂正した。"),
    (Kind.SUBPLAN, "adopted"): (Meaning.CHANGED, "adopted {new}", "策定時期を{new}とした。"),
    (None, "title"): (Meaning.RETITLED, "was called {old}", "名称を{old}から改めた。"),
    (None, "label"): (Meaning.RENUMBERED, "was numbered {old}, now {new}", "番号を{old}から{new}に改めた。"),
    (None, "text"): (Meaning.REWORDED, "the text was reworded", "本文を改めた。"),
    (None, "under"): (Meaning.MOVED, "moved from under {old} to under {new}", "位置を{old}の下から{new}の下に移した。"),
}
_TARGET_WORDS: dict[Meaning, tuple[str, str]] = {
    Meaning.TARGET_RAISED: ("the target was raised from {old} to {new}", "目標値を{old}から{new}に引き上げた。"),
    Meaning.TARGET_LOWERED: ("the target was lowered from {old} to {new}", "目標値を{old}から{new}に引き下げた。"),
    Meaning.TARGET_MOVED: ("the target moved from {old} to {new}", "目標を{old}から{new}に移した。"),
    Meaning.TARGET_SET: ("the target {new} was set", "目標値{new}を設けた。"),
    Meaning.TARGET_DROPPED: ("the target {old} was dropped", "目標値{old}を廃した。"),
    Meaning.TARGET_RESTATED: ("the target {old} was restated as {new}", "目標値{old}を{new}に改めた。"),
}
