"""What is on file about one plan? (floor 5)

The base text, its dated revisions, and what has been observed and judged since. The plan as of a day is computed, never
stored: base plus the revisions in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import takewhile

import attrs

from welfareplan.days import Day, day_of
from welfareplan.errors import InvalidValueError
from welfareplan.model.bases import LegalBasis
from welfareplan.model.plan import Plan
from welfareplan.observations import Assessment, Observation
from welfareplan.revision.applier import replay
from welfareplan.revision.changes import Addition, Amendment
from welfareplan.revision.history import History, history
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Dossier:
    """Everything on file about one plan (計画の綴り).

    Attributes:
        base: the plan as first adopted (策定時の本文).
        revisions: its revisions in order of adoption (改訂). That ``effective`` does not decrease along them is for
            ``check`` to say.
        observations: figures seen since (実績).
        assessments: what was judged since (点検・評価).

    Raises:
        InvalidValueError: two revisions, or two assessments, have one id.

    >>> Dossier(base=Plan(id="kurume-2020"))
    <Dossier kurume-2020: 0 revisions, 0 observations, 0 assessments>
    """

    base: Plan
    revisions: tuple[Revision, ...] = ()
    observations: tuple[Observation, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    def __attrs_post_init__(self) -> None:
        self._require_different("revision", "改訂", (each.id for each in self.revisions))
        self._require_different("assessment", "点検・評価", (each.id for each in self.assessments))

    def _require_different(self, word: str, word_ja: str, ids: Iterable[str]) -> None:
        seen: set[str] = set()
        for id in ids:
            if id in seen:
                raise InvalidValueError(
                    f"the {word} {id!r} stands twice in the dossier of plan {self.base.id!r}; every {word} needs its own id",
                    f"計画「{self.base.id}」の綴りに{word_ja}「{id}」が二つあります。それぞれ別の識別子にしてください。",
                )
            seen.add(id)

    def as_of(self, day: Day) -> Plan:
        """The plan as it stood on a day (時点の本文): the base text and the revisions then in force.

        Revisions are applied in their order up to the first that is not yet in force. One that is known to the month only
        is in force from the last day of that month.

        Args:
            day: the day; of a month or year, as text or :class:`PartialDate`, its last day is meant.

        Raises:
            InvalidValueError: the text is not a date.
            RevisionConflictError: a revision was drafted against another text.

        >>> from welfareplan.when import PartialDate
        >>> midterm = Revision(id="midterm", adopted=PartialDate(2022, 11))
        >>> Dossier(base=Plan(id="kurume-2020"), revisions=(midterm,)).as_of("2022-12-01")
        <Plan kurume-2020: empty>
        """
        last = day_of(day)
        return replay(self.base, takewhile(lambda each: each.in_force.last_day <= last, self.revisions))

    @cached_property
    def latest(self) -> Plan:
        """The plan with all its revisions (最新の本文), whether or not they are in force yet.

        Raises:
            RevisionConflictError: a revision was drafted against another text.
        """
        return replay(self.base, self.revisions)

    def history(self, id: str) -> History:
        """Every value an element had (沿革), from when to when, by which revision.

        Args:
            id: the id of any element that ever stood in the plan, the plan's own id, or the key of a link.

        Raises:
            UnknownIdError: nothing of that id ever stood in the plan; says the nearest that did.

        >>> [
        ...     span.value
        ...     for span in Dossier(base=Plan(id="kurume-2020", title="支え合うプラン"))
        ...     .history("kurume-2020")
        ...     .of("title")
        ... ]
        ['支え合うプラン']
        """
        return history(self.base, self.revisions, id)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id that ever stood in the plan: in the base text or after any revision (使用済みの識別子).

        Observations and assessments may name any of them; a new element may take none.
        """
        ids = set(self.base.ids)
        for revision in self.revisions:
            for change in revision.changes:
                match change:
                    case Addition(kind=kind, element=element) if kind is not Kind.LINK:
                        ids.add(change.id)
                        if isinstance(element, LegalBasis):
                            ids.update(item.id for item in element.items)
                    case Amendment(kind=Kind.BASIS, field="items", new=items):
                        ids.update(item.id for item in items)
                    case _:
                        pass
        return frozenset(ids)

    @cached_property
    def _by_indicator(self) -> Mapping[str, tuple[Observation, ...]]:
        found: dict[str, list[Observation]] = {}
        for observation in self.observations:
            found.setdefault(observation.indicator, []).append(observation)
        return {indicator: tuple(observations) for indicator, observations in found.items()}

    def observations_of(self, indicator: str) -> tuple[Observation, ...]:
        """The observations (実績) of an indicator, in the order they stand; none if the id is not observed or unknown.

        >>> Dossier(base=Plan(id="kurume-2020")).observations_of("visits")
        ()
        """
        return self._by_indicator.get(indicator, ())

    def __repr__(self) -> str:
        counts = {
            "revision": len(self.revisions),
            "observation": len(self.observations),
            "assessment": len(self.assessments),
        }
        counted = ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for word, n in counts.items())
        return f"<Dossier {self.base.id}: {counted}>"
