"""How are the figures of a year added? (floor 7)

New figures are added, equal ones change nothing, and different ones are corrections, which somebody must want. A figure
without a source is not taken.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

import attrs

from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.files.import_words import folded
from welfareplan.files.importing import Imported, import_table
from welfareplan.ids import propose
from welfareplan.model.element import Citation
from welfareplan.model.plan import Plan
from welfareplan.model.sources import Source
from welfareplan.observations import Observation


@attrs.frozen(kw_only=True)
class Recorded:
    """What became of the figures of a file (追加の結果).

    Attributes:
        dossier: the dossier with them.
        added: the figures that were not there.
        same: those that were there already, and say the same.
        corrected: those that say something else: what stood there, and what is to stand.
        unmatched: the names of indicators that the plan does not have, or has twice.
    """

    dossier: Dossier
    added: tuple[Observation, ...] = ()
    same: tuple[Observation, ...] = ()
    corrected: tuple[tuple[Observation, Observation], ...] = ()
    unmatched: tuple[str, ...] = ()


def record(dossier: Dossier, figures: Iterable[Observation], *, correct: bool = False) -> Recorded:
    """Add figures to a dossier (実績の追加).

    Args:
        dossier: the dossier.
        figures: the figures; each says where it is stated.
        correct: whether figures that stand already may be replaced by different ones. Without it they stay, and are
            named in ``corrected`` all the same.

    Raises:
        InvalidValueError: a figure has no source, or two of the new ones are of one indicator and time.

    >>> from welfareplan.model.plan import Plan
    >>> record(Dossier(base=Plan(id="kurume-2020")), []).added
    ()
    """
    standing = {each.key: each for each in dossier.observations}
    added: dict[object, Observation] = {}
    same: list[Observation] = []
    corrected: list[tuple[Observation, Observation]] = []
    seen: set[object] = set()
    for each in figures:
        if not each.cites:
            raise InvalidValueError(
                f"the figure of {each.indicator!r} for {each.reading.at} has no source; name one",
                f"「{each.indicator}」の{each.reading.at.wareki()}の値に出典がありません。出典を指定してください。",
            )
        if each.key in seen:
            raise InvalidValueError(
                f"two figures of {each.indicator!r} are for {each.reading.at}; keep one",
                f"「{each.indicator}」の{each.reading.at.wareki()}の値が二つあります。一つにしてください。",
            )
        seen.add(each.key)
        old = standing.get(each.key)
        if old is None:
            added[each.key] = each
        elif old.reading == each.reading and each.note in {None, old.note}:
            same.append(old)
        else:
            corrected.append((old, each))
            if correct:
                standing[each.key] = each
    observations = (*standing.values(), *added.values())
    return Recorded(
        dossier=attrs.evolve(dossier, observations=observations),
        added=tuple(added.values()),
        same=tuple(same),
        corrected=tuple(corrected),
    )


def record_table(
    dossier: Dossier,
    path: str | os.PathLike[str],
    *,
    source: str | None = None,
    correct: bool = False,
    sheet: str | None = None,
    era: str | None = None,
) -> tuple[Recorded, Imported]:
    """Add the figures of a table to a dossier (表からの実績の追加); indicators are known by their printed name.

    Args:
        dossier: the dossier.
        path: a ``.csv`` or ``.xlsx`` file with the figures, as for ``import_table``.
        source: the id of a source of the plan, or the title of a new one; without it the name of the file.
        correct: whether different figures replace those that stand.
        sheet: the sheet of a workbook.
        era: the era of years printed without it.

    Raises:
        DataFileError: the file cannot be read.
        InvalidValueError: it has no headings, or ``record`` refuses a figure.
    """
    found = import_table(path, sheet=sheet, era=era, source=source)
    id, base = source_of(dossier, source or found.file)
    names: dict[str, list[str]] = {}
    for indicator in dossier.latest.indicators:
        for name in {folded(indicator.title or ""), folded(indicator.name)} - {""}:
            names.setdefault(name, []).append(indicator.id)
    known: dict[str, str] = {}
    unmatched: list[str] = []
    for row in found.dossier.base.indicators:
        matching = names.get(folded(row.title or ""), [])
        if len(matching) == 1:
            known[row.id] = matching[0]
        else:
            unmatched.append(row.title or row.id)
    figures = [
        attrs.evolve(each, indicator=known[each.indicator], cites=_cited(each.cites, id))
        for each in found.dossier.observations
        if each.indicator in known
    ]
    recorded = record(dossier, figures, correct=correct)
    if recorded.added or (correct and recorded.corrected):
        recorded = attrs.evolve(recorded, dossier=attrs.evolve(recorded.dossier, base=base))
    return attrs.evolve(recorded, unmatched=tuple(unmatched)), found


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


def _cited(cites: Sequence[Citation], id: str) -> tuple[Citation, ...]:
    return tuple(Citation(id, each.place) for each in cites)
