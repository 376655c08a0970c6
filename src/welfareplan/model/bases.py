"""By which law? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.ids import require_id
from welfareplan.model.element import Element
from welfareplan.terms import Obligation
from welfareplan.when import PartialDate


@attrs.frozen(kw_only=True, weakref_slot=False)
class LegalItem:
    """A matter that the law wants in the plan (法定事項).

    Attributes:
        id: the identifier, unique in the plan like that of an element.
        label: the number as the document prints it (①), which may differ from the law's.
        text: the words as the document prints them.
        provision: the item of the law (第107条第1項第2号), where it is known.
        since: since when the law has it.

    Raises:
        InvalidValueError: a malformed id.

    >>> LegalItem(id="matter-1", label="①", provision="第107条第1項第2号").provision
    '第107条第1項第2号'
    """

    id: str = attrs.field(validator=require_id)
    label: str | None = None
    text: str | None = None
    provision: str | None = None
    since: PartialDate | None = None


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class LegalBasis(Element):
    """A provision the plan rests on (根拠法).

    Attributes:
        statute: the law, 社会福祉法.
        provision: its article, 第107条.
        obligation: how strongly it asks for the plan, where that is stated.
        since: since when in that strength.
        items: the matters it wants in the plan.

    >>> LegalBasis(id="law", statute="社会福祉法", provision="第107条", obligation=Obligation.EFFORT).obligation.ja
    '努力義務'
    """

    statute: str
    provision: str | None = None
    obligation: Obligation | None = None
    since: PartialDate | None = None
    items: tuple[LegalItem, ...] = ()
