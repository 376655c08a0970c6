"""How are the assessments of a year added? (floor 7)

As figures are: new ones are added, equal ones change nothing, and different ones are corrections, which somebody must want.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from welfareplan.ids import propose
from welfareplan.observations import Assessment
from welfareplan.terms import Stage

if TYPE_CHECKING:
    from welfareplan.dossier import Dossier

_SAID = ("done", "grade", "scale", "issues", "next", "course", "text")
_Key = tuple[str, object, Stage, str | None, str | None]


@attrs.frozen(kw_only=True)
class RecordedAssessments:
    """What became of the assessments that were given (点検・評価の追加の結果).

    Attributes:
        dossier: the dossier with them.
        added: those that were not there.
        same: those that were there already, and say the same.
        corrected: those that say something else: what stood there, and what is to stand.
    """

    dossier: Dossier
    added: tuple[Assessment, ...] = ()
    same: tuple[Assessment, ...] = ()
    corrected: tuple[tuple[Assessment, Assessment], ...] = ()


def record_assessments(dossier: Dossier, given: Iterable[Assessment], *, correct: bool = False) -> RecordedAssessments:
    """Add assessments to a dossier (点検・評価の追加).

    There is one of each body, element, year and stage, and one response of each body to a recommendation. What stands there
    already keeps its id.

    Args:
        dossier: the dossier.
        given: the assessments; the id of a new one is proposed.
        correct: whether assessments that stand already may be replaced by different ones. Without it they stay, and are
            named in ``corrected`` all the same.

    >>> from welfareplan.dossier import Dossier
    >>> from welfareplan.model.plan import Plan
    >>> record_assessments(Dossier(base=Plan(id="kurume-2020")), []).added
    ()
    """
    standing = {_key(each): each for each in dossier.assessments}
    kept = {each.id: each for each in dossier.assessments}
    added: list[Assessment] = []
    same: list[Assessment] = []
    corrected: list[tuple[Assessment, Assessment]] = []
    for each in given:
        old = standing.get(_key(each))
        if old is None:
            new = attrs.evolve(each, id=propose("assessment", _text(each), {*kept, *dossier.ids}))
            kept[new.id] = new
            added.append(new)
        elif all(_words(old, field) == _words(each, field) for field in _SAID):
            same.append(old)
        else:
            new = attrs.evolve(each, id=old.id, extra=old.extra)
            corrected.append((old, new))
            if correct:
                kept[old.id] = new
    return RecordedAssessments(
        dossier=attrs.evolve(dossier, assessments=tuple(kept.values())),
        added=tuple(added),
        same=tuple(same),
        corrected=tuple(corrected),
    )


def _key(each: Assessment) -> _Key:
    year = None if each.stage is Stage.RESPONSE else each.year
    return each.about, year, each.stage, each.by, each.answers


def _text(each: Assessment) -> str:
    return " ".join(str(part) for part in (each.about, each.year, each.stage.value, each.by, each.answers))


def _words(each: Assessment, field: str) -> str | None:
    value: str | None = getattr(each, field)
    return None if value is None else value.strip() or None
