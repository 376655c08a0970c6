"""How are the figures of a year added? (floor 7)

New figures are added, equal ones change nothing, a provisional one gives way to the final one, and different ones are
corrections, which somebody must want. A figure without a source is not taken.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from welfareplan.amount import comparable
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.ids import propose
from welfareplan.model.element import pairs
from welfareplan.model.indicators import Reading
from welfareplan.model.plan import Plan
from welfareplan.model.sources import Source
from welfareplan.observations import Observation
from welfareplan.terms import Basis, ReadingState

BEFORE = "訂正前"
"""Under what the figure that was corrected is kept."""

_WAITING = frozenset({ReadingState.PROVISIONAL, ReadingState.PENDING, ReadingState.NOT_STATED})

Pair = tuple[Observation, Observation]
"""What stands there, and what is to stand."""


@attrs.frozen(kw_only=True)
class Recorded:
    """What became of figures (追加の結果).

    Attributes:
        dossier: the dossier with them.
        added: the figures that were not there.
        same: those that were there already, and say the same.
        replaced: those that stood as provisional, pending or not stated, with what has come since.
        corrected: those that say something else: what stood there, and what is to stand.
        silent: those that state nothing (―) where a figure stands; it stays.
        doubtful: those that were left out, with the reason in English and Japanese.
    """

    dossier: Dossier
    added: tuple[Observation, ...] = ()
    same: tuple[Observation, ...] = ()
    replaced: tuple[Pair, ...] = ()
    corrected: tuple[Pair, ...] = ()
    silent: tuple[Observation, ...] = ()
    doubtful: tuple[tuple[Observation, str, str], ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the dossier is another one."""
        return bool(self.added or self.replaced or self.corrected)


def record(
    dossier: Dossier, figures: Iterable[Observation], *, correct: bool = False, careful: bool = True
) -> Recorded:
    """Add figures to a dossier (実績の追加).

    A figure is doubtful that is of the year of the baseline and differs from it, of the year of another figure of which it is
    not said whether both years count the same, or in a unit that cannot be compared with the indicator's.

    Args:
        dossier: the dossier.
        figures: the figures; each says where it is stated.
        correct: whether figures that stand already may be replaced by different ones, which then keep the former in
            ``extra``. Without it they stay, and are named in ``corrected`` all the same.
        careful: whether figures are held against the plan as above; not where whoever asks has done so.

    Raises:
        InvalidValueError: a figure has no source, or two of the new ones are of one indicator and time.

    >>> record(Dossier(base=Plan(id="kurume-2020")), []).added
    ()
    """
    desk = _Desk(dossier, correct=correct, careful=careful)
    for each in figures:
        desk.take(each)
    return desk.done()


class _Desk:
    """Figures on their way into a dossier."""

    def __init__(self, dossier: Dossier, *, correct: bool, careful: bool) -> None:
        self._dossier = dossier
        self._may_correct = correct
        self._is_careful = careful
        self._standing = {each.key: each for each in dossier.observations}
        self._added: dict[object, Observation] = {}
        self._seen: set[object] = set()
        self._same: list[Observation] = []
        self._replaced: list[Pair] = []
        self._corrected: list[Pair] = []
        self._silent: list[Observation] = []
        self._doubtful: list[tuple[Observation, str, str]] = []

    def take(self, new: Observation) -> None:
        """Take in a figure."""
        self._require_fit(new)
        self._seen.add(new.key)
        old = self._standing.get(new.key)
        doubt = self._doubt(new, old) if self._is_careful else None
        if doubt is not None:
            self._doubtful.append((new, *doubt))
        elif old is None:
            self._add(new)
        elif (
            new.reading.state is ReadingState.NOT_STATED and new.reading.why is None and old.reading.amount is not None
        ):
            self._silent.append(new)
        elif says_the_same(old.reading, new.reading) and new.note in {None, old.note}:
            self._same.append(old)
        elif old.reading.state in _WAITING and new.reading.state is not ReadingState.NOT_STATED:
            self._replace(old, new)
        else:
            self._correct(old, new)

    def _require_fit(self, new: Observation) -> None:
        if not new.cites:
            raise InvalidValueError(
                f"the figure of {new.indicator!r} for {new.reading.at} has no source; name one",
                f"「{new.indicator}」の{new.reading.at.wareki()}の値に出典がありません。出典を指定してください。",
            )
        if new.key in self._seen:
            raise InvalidValueError(
                f"two figures of {new.indicator!r} are for {new.reading.at}; keep one",
                f"「{new.indicator}」の{new.reading.at.wareki()}の値が二つあります。一つにしてください。",
            )

    def _add(self, new: Observation) -> None:
        plan = self._dossier.latest
        baseline = plan.indicator(new.indicator).baseline if new.indicator in plan else None
        if baseline is not None and baseline.at == new.reading.at:
            self._same.append(attrs.evolve(new, reading=baseline))
        else:
            self._added[new.key] = new

    def _replace(self, old: Observation, new: Observation) -> None:
        made = attrs.evolve(
            new,
            reading=_kept(old.reading, new.reading),
            note=new.note or old.note,
            extra=pairs({**dict(old.extra), **dict(new.extra)}),
        )
        self._replaced.append((old, made))
        self._standing[new.key] = made

    def _correct(self, old: Observation, new: Observation) -> None:
        former = f"{old.reading.amount or old.reading.state.ja}（{'、'.join(map(str, old.cites))}）"
        extra = {**dict(old.extra), **dict(new.extra)}
        extra[BEFORE] = "\n".join(filter(None, (extra.get(BEFORE), former)))
        made = attrs.evolve(new, reading=_kept(old.reading, new.reading), note=new.note or old.note, extra=pairs(extra))
        self._corrected.append((old, made))
        if self._may_correct:
            self._standing[new.key] = made

    def _doubt(self, new: Observation, old: Observation | None) -> tuple[str, str] | None:
        """Why a figure cannot be taken as it is, or None if it can."""
        plan = self._dossier.latest
        indicator = plan.indicator(new.indicator) if new.indicator in plan else None
        amount, at = new.reading.amount, new.reading.at
        unit = None if indicator is None else indicator.unit
        if amount is not None and unit is not None and not comparable(amount.unit, unit):
            return (
                f"the figure is in {amount.unit!r} and the indicator in {unit!r}",
                f"値の単位は「{amount.unit}」、指標の単位は「{unit}」です。",
            )
        others = [each.reading.at for each in self._dossier.observations if each.indicator == new.indicator]
        baseline = None if indicator is None else indicator.baseline
        others += [] if baseline is None else [baseline.at]
        for other in others if old is None else ():
            if (
                other != at
                and other.year == at.year
                and Basis.UNSTATED in {other.basis, at.basis}
                and other.on == at.on
            ):
                return (
                    f"a figure of {other} stands there, and it is not said whether {at} counts the same; name it with --basis",
                    f"{other.wareki()}の値が既にあり、{at.wareki()}と同じ時点か分かりません。--basis で年度・暦年の別を指定してください。",
                )
        if old is None and baseline is not None and baseline.at == at and not says_the_same(baseline, new.reading):
            return (
                f"the baseline of that time is {baseline.amount}; correct the plan or the figure",
                f"同じ時点の基準値（{baseline.amount}）と異なります。計画か値を確認してください。",
            )
        return None

    def done(self) -> Recorded:
        """What has become of the figures."""
        observations = (*self._standing.values(), *self._added.values())
        return Recorded(
            dossier=attrs.evolve(self._dossier, observations=observations),
            added=tuple(self._added.values()),
            same=tuple(self._same),
            replaced=tuple(self._replaced),
            corrected=tuple(self._corrected),
            silent=tuple(self._silent),
            doubtful=tuple(self._doubtful),
        )


def says_the_same(old: Reading, new: Reading) -> bool:
    """Whether a new reading says what an old one does (値の一致); what the new one leaves unsaid is no difference."""
    return (
        old.amount == new.amount
        and old.state is new.state
        and (new.why is None or new.why == old.why)
        and (new.kind is None or new.kind is old.kind)
        and (new.sample is None or new.sample == old.sample)
        and (new.occasion is None or new.occasion is old.occasion)
        and set(new.flags) <= set(old.flags)
    )


def _kept(old: Reading, new: Reading) -> Reading:
    """The new reading with what only the old one says of the survey."""
    return attrs.evolve(
        new, kind=new.kind or old.kind, sample=new.sample or old.sample, occasion=new.occasion or old.occasion
    )


def source_of(dossier: Dossier, name: str) -> tuple[str, Plan]:
    """The id of a source (出典), and the base plan that has it.

    Args:
        dossier: the dossier.
        name: the id or title of one of its sources, or the title of a new one.
    """
    base = dossier.base
    for each in base.sources:
        if name in {each.id, each.title}:
            return each.id, base
    if name in dossier.ids:
        return name, base
    id = propose("source", name, dossier.ids)
    return id, attrs.evolve(base, sources=(*base.sources, Source(id=id, title=name)))
