"""What has been read of a table so far? (floor 7)

Indicators whose rows are being read, the figures found, and what was left out or is worth a look.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import attrs

from welfareplan.files import import_words as words
from welfareplan.files.import_cells import DoubtfulCellError
from welfareplan.ids import propose
from welfareplan.model.element import Citation, pairs
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.observations import Observation
from welfareplan.printed import WhenReading
from welfareplan.terms import Basis, Better
from welfareplan.when import FiscalPeriod, When


@attrs.frozen(kw_only=True)
class Doubt:
    """A cell that was left out, or is worth a look (疑わしいセル).

    Attributes:
        address: where it stands: 指標!F7.
        text: the cell as printed.
        heading: the heading of its column.
        why: the reason.
        why_ja: the same in Japanese.
    """

    address: str
    text: str
    heading: str
    why: str
    why_ja: str


@attrs.define(kw_only=True, eq=False)
class Draft:
    """An indicator whose rows are being read."""

    id: str
    title: str
    cites: tuple[Citation, ...]
    context: dict[str, str]
    label: str | None = None
    unit: str | None = None
    baseline: Reading | None = None
    targets: list[Target] = attrs.Factory(list)
    better: Better | None = None
    texts: dict[str, str] = attrs.Factory(dict)
    extra: dict[str, str] = attrs.Factory(dict)

    def keep(self, name: str, text: str) -> None:
        """Keep a text beside the indicator."""
        text = text.strip()
        if text and text not in self.extra.get(name, "").split("\n"):
            self.extra[name] = "\n".join(filter(None, (self.extra.get(name), text)))

    def add(self, field: str, text: str) -> None:
        """Put a text into a field; a second one is kept beside the indicator."""
        if self.texts.setdefault(field, text) != text:
            self.keep(words.ROLES[field], text)

    def made(self) -> Indicator:
        """The indicator."""
        amounts = [self.baseline.amount if self.baseline else None, *(each.amount for each in self.targets)]
        units = {each.unit for each in amounts if each is not None}
        return Indicator(
            id=self.id,
            label=self.label,
            title=self.title,
            unit=self.unit or (units.pop() if len(units) == 1 else None),
            better=self.better,
            baseline=self.baseline,
            targets=tuple(self.targets),
            cites=self.cites,
            extra=pairs(self.extra),
            definition=self.texts.get(words.DEFINITION),
            method=self.texts.get(words.METHOD),
            grounds=self.texts.get(words.GROUNDS),
        )


@attrs.define(kw_only=True, eq=False)
class Drafts:
    """What has been read of the tables of a file so far (読み取りの途中)."""

    source: str
    era: str | None
    period: FiscalPeriod | None
    merged: str
    basis: Basis | None = None
    fallbacks: Mapping[str, WhenReading] = attrs.Factory(dict)
    observations: list[Observation] = attrs.Factory(list)
    doubts: list[Doubt] = attrs.Factory(list)
    remarks: list[Doubt] = attrs.Factory(list)
    notes: list[tuple[str, str]] = attrs.Factory(list)
    _drafts: list[Draft] = attrs.Factory(list)
    _taken: set[str] = attrs.Factory(set)
    _seen: set[Hashable] = attrs.Factory(set)

    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators, in the order of the tables."""
        return tuple(each.made() for each in self._drafts)

    def draft(self, title: str, cites: tuple[Citation, ...], context: dict[str, str]) -> Draft:
        """A new indicator."""
        id = propose("indicator", title, self._taken)
        self._taken.add(id)
        made = Draft(id=id, title=title, cites=cites, context=context)
        self._drafts.append(made)
        return made

    def observe(self, id: str, found: Reading, cite: str) -> None:
        """Add a figure.

        Raises:
            DoubtfulCellError: the indicator has one of that time.
        """
        if (id, found.at) in self._seen:
            raise DoubtfulCellError(
                "the indicator has a second figure of the same time", "同じ時点の値が二つあります。"
            )
        self._seen.add((id, found.at))
        self.observations.append(Observation(indicator=id, reading=found, cites=(Citation(self.source, cite),)))

    def settled(self, at: When) -> When:
        """A time with what the user says that bare years count."""
        if at.basis is Basis.UNSTATED and self.basis is not None:
            return attrs.evolve(at, basis=self.basis)
        return at
