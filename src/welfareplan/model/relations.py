"""What stands beside this plan? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.model.element import Element
from welfareplan.terms import PlanRelation, Volume
from welfareplan.when import FiscalPeriod, PartialDate


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class RelatedPlan(Element):
    """Another plan, or an unnamed group of plans, that this one names (上位計画・関連計画).

    Attributes:
        relation: where it stands seen from this plan, or None where the document does not say.
        group: the words for an unnamed group (福祉の各計画).
        vision: its vision (目指す都市像), where this document quotes it.
        period: its period.
        body: the id of the body that made it.

    >>> RelatedPlan(id="general", title="新総合計画", relation=PlanRelation.ABOVE).relation.ja
    '上位計画'
    """

    relation: PlanRelation | None = None
    group: str | None = None
    vision: str | None = None
    period: FiscalPeriod | None = None
    body: str | None = None


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class SubPlan(Element):
    """A plan within this one, in the same volume or its own (分冊・内包計画).

    Attributes:
        bases: ids of the legal bases it rests on.
        adopted: when it was adopted.
        volume: in the same volume or a separate one, where that is stated.

    >>> SubPlan(id="reoffending", title="久留米市再犯防止推進計画", volume=Volume.SEPARATE).volume.ja
    '分冊'
    """

    bases: tuple[str, ...] = ()
    adopted: PartialDate | None = None
    volume: Volume | None = None
