"""Which elements can a plan hold? (floor 9)

Strategies of every kind of element and of links. Given a plan, references name what stands in it; without one there are
none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from welfareplan.model.bases import LegalBasis
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.indicators import Indicator
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import LEGAL_PAIRS, Link
from welfareplan.model.milestones import Milestone
from welfareplan.model.passages import Passage
from welfareplan.model.plan import ELEMENT_KINDS, KIND_OF, Plan
from welfareplan.model.programmes import Programme
from welfareplan.model.relations import RelatedPlan, SubPlan
from welfareplan.model.sources import Source
from welfareplan.terms import Kind, LeadRole, LinkBasis, Relation
from welfareplan.testing.fields import Known, elements, many
from welfareplan.testing.values import citations, ids, optional

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

T = TypeVar("T")


def _of(cls: type[T], plan: Plan | None) -> SearchStrategy[T]:
    kind, known = KIND_OF[cls], Known.of(plan)
    taken = frozenset() if plan is None else plan.ids
    new = ids().filter(lambda id: id not in taken) if taken else ids()
    return new.flatmap(lambda id: elements(kind, id, known))


def legal_bases(plan: Plan | None = None) -> SearchStrategy[LegalBasis]:
    """Legal bases (根拠法), without items.

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(legal_bases(), lambda basis: True)
    <LegalBasis 0>
    """
    return _of(LegalBasis, plan)


def related_plans(plan: Plan | None = None) -> SearchStrategy[RelatedPlan]:
    """Related plans (関連計画).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(related_plans(), lambda related_plan: True)
    <RelatedPlan 0>
    """
    return _of(RelatedPlan, plan)


def subplans(plan: Plan | None = None) -> SearchStrategy[SubPlan]:
    """Sub-plans (分冊・内包計画).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(subplans(), lambda subplan: True)
    <SubPlan 0>
    """
    return _of(SubPlan, plan)


def bodies(plan: Plan | None = None) -> SearchStrategy[Body]:
    """Bodies (主体).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(bodies(), lambda body: True)
    <Body 0>
    """
    return _of(Body, plan)


def sources(plan: Plan | None = None) -> SearchStrategy[Source]:
    """Sources (出典).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(sources(), lambda source: True)
    <Source 0>
    """
    return _of(Source, plan)


def passages(plan: Plan | None = None) -> SearchStrategy[Passage]:
    """Passages (本文).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(passages(), lambda passage: True)
    <Passage 0>
    """
    return _of(Passage, plan)


def issues(plan: Plan | None = None) -> SearchStrategy[Issue]:
    """Issues (課題).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(issues(), lambda issue: True)
    <Issue 0>
    """
    return _of(Issue, plan)


def directions(plan: Plan | None = None) -> SearchStrategy[Direction]:
    """Directions (方向性).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(directions(), lambda direction: True)
    <Direction 0>
    """
    return _of(Direction, plan)


def initiatives(plan: Plan | None = None) -> SearchStrategy[Initiative]:
    """Initiatives (取組).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(initiatives(), lambda initiative: True)
    <Initiative 0>
    """
    return _of(Initiative, plan)


def programmes(plan: Plan | None = None) -> SearchStrategy[Programme]:
    """Programmes (事業).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(programmes(), lambda programme: True)
    <Programme 0>
    """
    return _of(Programme, plan)


def indicators(plan: Plan | None = None) -> SearchStrategy[Indicator]:
    """Indicators (指標).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(indicators(), lambda indicator: True)
    <Indicator 0>
    """
    return _of(Indicator, plan)


def milestones(plan: Plan | None = None) -> SearchStrategy[Milestone]:
    """Milestones (経過・予定).

    Args:
        plan: what they may refer to, and whose ids they do not take; left out, they refer to nothing.

    >>> from hypothesis import find
    >>> find(milestones(), lambda milestone: True)
    <Milestone 0>
    """
    return _of(Milestone, plan)


def links(plan: Plan) -> SearchStrategy[Link]:
    """Links (対応関係) between elements of a plan, each between kinds it may stand between; none if there are none.

    Args:
        plan: the plan.

    >>> from hypothesis import find
    >>> plan = Plan(id="p", issues=(Issue(id="isolation"),), initiatives=(Initiative(id="salon"),))
    >>> find(links(plan), lambda link: True).key
    'salon answers isolation'
    """
    ends = ends_of_links(Known.of(plan))
    return link_between(ends, sources=tuple(each.id for each in plan.sources)) if ends else st.nothing()


Ends = tuple[tuple[Relation, tuple[str, ...], tuple[str, ...]], ...]


def ends_of_links(known: Known) -> Ends:
    """From where to where each relation can lead among what is known; relations that cannot be are left out."""
    found: list[tuple[Relation, tuple[str, ...], tuple[str, ...]]] = []
    for relation, (sources, targets) in LEGAL_PAIRS.items():
        # In the order of the table: a set of words has another order in each process, and a failure must come back.
        starts = known.named(*(row.kind for row in ELEMENT_KINDS if row.kind in sources))
        ends = known.named(*(row.kind for row in ELEMENT_KINDS if row.kind in targets))
        if relation is Relation.COVERS:
            ends = known.items
        elif Kind.PLAN in targets and known.plan is not None:
            ends = (*ends, known.plan)
        if starts and ends:
            found.append((relation, starts, ends))
    return tuple(found)


@st.composite
def link_between(draw: st.DrawFn, ends: Ends, *, sources: tuple[str, ...] = ()) -> Link:
    """A link with such ends."""
    relation, starts, targets = draw(st.sampled_from(ends))
    return Link(
        source=draw(st.sampled_from(starts)),
        relation=relation,
        target=draw(st.sampled_from(targets)),
        basis=draw(st.sampled_from(LinkBasis)),
        role=draw(optional(st.sampled_from(LeadRole))) if relation is Relation.LEADS else None,
        cites=draw(many(citations(sources))) if sources else (),
    )
