"""Which plans, revisions and dossiers can there be? (floor 9)

Strategies of whole plans, of a plan with an edited version of it, and of what stands in a dossier beside the plan.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import strategies as st

from welfareplan.amount import MOST_DIGITS, Amount
from welfareplan.dossier import Dossier
from welfareplan.model.indicators import Indicator
from welfareplan.model.links import Link
from welfareplan.model.plan import ELEMENT_KINDS, KINDS, Plan
from welfareplan.model.programmes import Programme
from welfareplan.observations import Assessment, Observation
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Course, Kind, Stage
from welfareplan.testing.elements import ends_of_links, link_between
from welfareplan.testing.fields import Known, elements, fields_of, many
from welfareplan.testing.values import Field, citations, extras, ids, partial_dates, readings, some, texts, years
from welfareplan.when import PartialDate

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_HOLDERS = tuple(row.kind for row in ELEMENT_KINDS)


@st.composite
def plans(draw: st.DrawFn, *, dangling: bool = False, most: int = 10) -> Plan:
    """Plans (計画) with elements of any kind, valid by construction: references name what is there.

    Args:
        draw: given by Hypothesis.
        dangling: whether references may also name what is not there.
        most: at most so many elements and items of legal bases.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=20, deadline=None)
    ... @given(plans())
    ... def every_id_is_found(plan):
    ...     assert all(plan[id].id == id for id in plan.ids)
    >>> every_id_is_found()
    """
    kinds = draw(st.lists(st.sampled_from(_HOLDERS), max_size=most))
    items = draw(st.integers(0, min(2, most - len(kinds)))) if Kind.BASIS in kinds else 0
    names = draw(st.lists(ids(), min_size=len(kinds) + items + 1, max_size=len(kinds) + items + 1, unique=True))
    own_id, item_ids = names.pop(0), tuple(names.pop(0) for _ in range(items))
    by_kind: dict[Kind, list[str]] = {}
    for kind, id in zip(kinds, names, strict=True):
        by_kind.setdefault(kind, []).append(id)
    known = Known(
        ids={kind: tuple(found) for kind, found in by_kind.items()}, items=item_ids, plan=own_id, dangling=dangling
    )
    own: dict[str, Any] = {}
    for row in ELEMENT_KINDS:
        held = known.ids.get(row.kind, ())
        first = held[0] if held and row.kind is Kind.BASIS else None  # which has the items of all legal bases
        own[row.field] = tuple(draw(elements(row.kind, id, known, item_ids if id == first else ())) for id in held)
    ends = ends_of_links(known)
    if ends:
        linked = link_between(ends, sources=known.named(Kind.SOURCE))
        own["links"] = tuple(draw(st.lists(linked, max_size=4, unique_by=lambda link: link.key)))
    return Plan(id=own_id, **own, **some(draw, fields_of(Kind.PLAN, own_id, known)))


def _respelt(value: Any) -> Any:  # noqa: ANN401 - any value of the model
    """The same meaning, printed otherwise: one more zero after the point, another cell."""
    if isinstance(value, Decimal):
        sign, digits, exponent = value.as_tuple()
        assert isinstance(exponent, int)  # noqa: S101 - an amount is finite
        longer = Decimal((sign, (*digits, 0), exponent - 1))
        return longer if len(digits) < MOST_DIGITS and -exponent < MOST_DIGITS else value
    if isinstance(value, tuple):
        return tuple(_respelt(each) for each in value)
    if isinstance(value, Amount):
        return attrs.evolve(value, value=_respelt(value.value))
    if attrs.has(type(value)) and not isinstance(value, (Plan, Link)):
        changed = {
            field.name: _respelt(getattr(value, field.name))
            for field in attrs.fields(type(value))
            if field.name in {"amount", "upper", "baseline", "targets", "money"}
        }
        if hasattr(value, "printed"):
            changed["printed"] = f"{value.printed or ''}〃"
        return attrs.evolve(value, **changed)
    return value


_EDITS = ("amend", "respell", "remove", "shuffle", "rename", "add", "plan")


class _Editor:
    """Edits the tuples of a plan."""

    def __init__(self, draw: st.DrawFn, plan: Plan) -> None:
        self.draw = draw
        self.plan = plan
        self.had = plan.ids

    def _place(self, field: str) -> tuple[tuple[Any, ...], int]:
        held = getattr(self.plan, field)
        return held, self.draw(st.integers(0, len(held) - 1))

    def _put(self, field: str, held: Any) -> None:  # noqa: ANN401 - a tuple of what the field holds
        self.plan = attrs.evolve(self.plan, **{field: held})

    def remove(self, field: str) -> None:
        held, place = self._place(field)
        self._put(field, held[:place] + held[place + 1 :])

    def shuffle(self, field: str) -> None:
        self._put(field, tuple(self.draw(st.permutations(getattr(self.plan, field)))))

    def rename(self, field: str) -> None:
        held, place = self._place(field)
        changed = attrs.evolve(held[place], title=self.draw(texts()), label=self.draw(texts()))
        self._put(field, (*held[:place], changed, *held[place + 1 :]))

    def respell(self, field: str) -> None:
        self._put(field, _respelt(getattr(self.plan, field)))

    def amend(self, field: str, kind: Kind) -> None:
        held, place = self._place(field)
        element = held[place]
        if kind is Kind.LINK:
            donor = self.draw(st.sampled_from(held))
            changed = attrs.evolve(element, basis=donor.basis, cites=self.draw(many(citations())))
        else:
            known = Known.of(self.plan)
            changed = attrs.evolve(element, **some(self.draw, fields_of(kind, element.id, known)))
            if kind is Kind.BASIS and element.items and self.draw(st.booleans()):
                changed = attrs.evolve(changed, items=element.items[1:])
        self._put(field, (*held[:place], changed, *held[place + 1 :]))

    def add(self, field: str, kind: Kind) -> None:
        known = Known.of(self.plan)
        new: Any
        if kind is Kind.LINK:
            ends = ends_of_links(known)
            if not ends:
                return
            new = self.draw(link_between(ends))
            if new.key in {link.key for link in self.plan.links}:
                return
        else:
            standing = self.plan.ids
            # What has left the plan may come back, and as another kind: no author should, every diff must bear it.
            gone = sorted(self.had - standing)
            free = st.one_of(*([st.sampled_from(gone)] if gone else []), ids().filter(lambda id: id not in standing))
            new = self.draw(elements(kind, self.draw(free), known))
        held = getattr(self.plan, field)
        place = self.draw(st.integers(0, len(held)))
        self._put(field, (*held[:place], new, *held[place:]))

    def amend_plan(self) -> None:
        self.plan = attrs.evolve(self.plan, **some(self.draw, fields_of(Kind.PLAN, self.plan.id, Known.of(self.plan))))

    def edit(self, actions: tuple[str, ...]) -> None:
        action = self.draw(st.sampled_from(actions))
        rows = [row for row in KINDS if getattr(self.plan, row.field)] if action != "add" else list(KINDS)
        if action == "rename":
            rows = [row for row in rows if row.kind is not Kind.LINK]
        if action == "respell":
            rows = [row for row in rows if row.cls in {Indicator, Programme}]
        if not rows and action == "respell":
            return
        if action == "plan" or not rows:
            self.amend_plan()
            return
        row = self.draw(st.sampled_from(rows))
        if action in {"amend", "add"}:
            getattr(self, action)(row.field, row.kind)
        else:
            getattr(self, action)(row.field)


@st.composite
def edited(draw: st.DrawFn, plan: Plan, *, most: int = 6) -> Plan:
    """Edited versions of a plan (変更後の計画): removals, additions, moves, renamings, respellings, amendments of any field.

    An id that leaves may come back as another kind, and references may come to name what has left: authors should not,
    and every program that compares two texts must bear it.

    Args:
        draw: given by Hypothesis.
        plan: the plan.
        most: at most so many edits.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=20, deadline=None)
    ... @given(edited(Plan(id="kurume-2020")))
    ... def a_plan_keeps_its_id(plan):
    ...     assert plan.id == "kurume-2020"
    >>> a_plan_keeps_its_id()
    """
    editor = _Editor(draw, plan)
    # Respelling alone (表記の整理) is a revision of its own, and among edits of every kind it would hardly ever be alone.
    actions = draw(st.sampled_from((_EDITS, _EDITS, _EDITS, ("respell",))))
    for _ in range(draw(st.integers(0, most))):
        editor.edit(actions)
    return editor.plan


@st.composite
def plan_pairs(draw: st.DrawFn, *, most: int = 10) -> tuple[Plan, Plan]:
    """A plan and an edited version of it (新旧の計画).

    Args:
        draw: given by Hypothesis.
        most: at most so many elements in the first.

    >>> from hypothesis import given, settings
    >>> from welfareplan.revision.differ import diff
    >>> @settings(max_examples=20, deadline=None)
    ... @given(plan_pairs())
    ... def what_is_equal_has_no_difference(pair):
    ...     assert (pair[0] == pair[1]) == (not diff(*pair))
    >>> what_is_equal_has_no_difference()
    """
    before = draw(plans(most=most))
    return before, draw(edited(before))


@st.composite
def revisions(draw: st.DrawFn, plan: Plan) -> Revision:
    """Revisions (改訂) that apply to a plan.

    Args:
        draw: given by Hypothesis.
        plan: the plan.

    >>> from hypothesis import given, settings
    >>> from welfareplan.revision.applier import apply
    >>> @settings(max_examples=20, deadline=None)
    ... @given(revisions(Plan(id="kurume-2020")))
    ... def an_empty_revision_changes_nothing(revision):
    ...     assert revision.changes or apply(Plan(id="kurume-2020"), revision) == Plan(id="kurume-2020")
    >>> an_empty_revision_changes_nothing()
    """
    return draw(_revision(plan, draw(ids()), draw(partial_dates()), None))


@st.composite
def _revision(draw: st.DrawFn, plan: Plan, id: str, adopted: PartialDate, effective: PartialDate | None) -> Revision:
    stated = some(draw, {"title": texts(), "reason": texts(), "cites": many(citations())})
    after = draw(edited(plan))
    return Revision.between(plan, after, id=id, adopted=adopted, effective=effective, **stated)


def _vague(day: date, least: date, precision: str) -> PartialDate:
    """A day as a document may state it, unless it would then be in force before the revision before it."""
    exact = PartialDate.from_date(day)
    parts = {"day": exact, "month": PartialDate(day.year, day.month), "year": PartialDate(day.year)}
    return parts[precision] if parts[precision].last_day >= least else exact


@st.composite
def _histories(draw: st.DrawFn, base: Plan, most: int) -> tuple[Revision, ...]:
    made: list[Revision] = []
    names = draw(st.lists(ids(), max_size=most, unique=True))
    day, plan, precision = date(2020, 4, 1), base, st.sampled_from(("day", "month", "year"))
    for id in names:
        adopted = _vague(day + timedelta(days=draw(st.integers(0, 400))), day, draw(precision))
        later = adopted.last_day + timedelta(days=draw(st.integers(0, 90)))
        effective = draw(st.sampled_from((None, PartialDate.from_date(later))))
        revision = draw(_revision(plan, id, adopted, effective))
        made.append(revision)
        plan, day = Dossier(base=plan, revisions=(revision,)).latest, revision.in_force.last_day
    return tuple(made)


def _known_indicators(plan: Plan) -> SearchStrategy[str]:
    return st.sampled_from([each.id for each in plan.indicators]) if plan.indicators else ids()


@st.composite
def observations(draw: st.DrawFn, plan: Plan) -> Observation:
    """Observations (実績) of the indicators of a plan; of any id where it has no indicators.

    Args:
        draw: given by Hypothesis.
        plan: the plan.

    >>> from hypothesis import find
    >>> plan = Plan(id="p", indicators=(Indicator(id="visits"),))
    >>> find(observations(plan), lambda observation: True).indicator
    'visits'
    """
    fields: dict[str, Field] = {"note": texts(), "extra": extras(), "cites": many(citations(_sources(plan)))}
    return Observation(indicator=draw(_known_indicators(plan)), reading=draw(readings()), **some(draw, fields))


def _sources(plan: Plan) -> tuple[str, ...] | None:
    return tuple(each.id for each in plan.sources) or None


@st.composite
def assessments(draw: st.DrawFn, plan: Plan) -> Assessment:
    """Assessments (点検・評価) of anything in a plan.

    Args:
        draw: given by Hypothesis.
        plan: the plan.

    >>> from hypothesis import find
    >>> find(assessments(Plan(id="p")), lambda assessment: True)
    <Assessment 0 of p: self>
    """
    text = texts()
    fields: dict[str, Field] = {
        "year": years(),
        "at": partial_dates(),
        "done": text,
        "grade": text,
        "scale": text,
        "issues": text,
        "next": text,
        "course": st.sampled_from(Course),
        "text": text,
        "cites": many(citations(_sources(plan))),
        "extra": extras(),
    }
    if plan.bodies:
        fields["by"] = st.sampled_from([each.id for each in plan.bodies])
    about = draw(st.sampled_from(sorted(plan.ids)))
    return Assessment(id=draw(ids()), about=about, stage=draw(st.sampled_from(Stage)), **some(draw, fields))


@st.composite
def dossiers(draw: st.DrawFn, *, most: int = 10, most_revisions: int = 3) -> Dossier:
    """Dossiers (計画の綴り): a base plan, revisions in order, observations and assessments of what ever stood in it.

    Args:
        draw: given by Hypothesis.
        most: at most so many elements in the base plan.
        most_revisions: at most so many revisions.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=20, deadline=None)
    ... @given(dossiers())
    ... def history_has_a_beginning(dossier):
    ...     assert dossier.as_of("1868") == dossier.base
    >>> history_has_a_beginning()
    """
    base = draw(plans(most=most))
    history = draw(_histories(base, most_revisions))
    said_of = draw(st.sampled_from((base, Dossier(base=base, revisions=history).latest)))
    seen = draw(st.lists(observations(said_of), max_size=4, unique_by=lambda each: each.key))
    judged = draw(st.lists(assessments(said_of), max_size=2, unique_by=lambda each: each.id))
    return Dossier(base=base, revisions=history, observations=tuple(seen), assessments=tuple(judged))
