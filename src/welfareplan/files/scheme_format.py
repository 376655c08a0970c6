"""How does a municipality's own scheme get in? (floor 7)

One TOML file: what the scheme is called and where it is published, which number it looks at, and its grades in order. Everything
that is wrong is told together, each with its place; bands that overlap or leave a gap are told at the grade where it shows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from welfareplan.errors import DataFileError, InvalidValueError
from welfareplan.evaluation.schemes.bands import Band, Bands, wrong_bands
from welfareplan.evaluation.schemes.own import OwnRule
from welfareplan.evaluation.schemes.quantities import QUANTITIES
from welfareplan.evaluation.schemes.remarks import Remark
from welfareplan.evaluation.schemes.scheme import Scheme
from welfareplan.files.converter import structure
from welfareplan.files.documents import Document
from welfareplan.files.explain import described, findings
from welfareplan.files.migrate import require_known
from welfareplan.files.reader import contents, parsed
from welfareplan.files.scheme_tables import GradeTable, SchemeTable
from welfareplan.files.troubles import REFUSALS, FileRefusedError, kind_of_value, unreadable
from welfareplan.ids import nearest
from welfareplan.problems import Origin, Problem
from welfareplan.terms import Condition, Falling

_TABLES = ("format", "scheme", "grade")
_SUFFIX = ".toml"
_MOST_GRADES = 100
_NO_FORMAT = InvalidValueError(
    "format = 1 is missing; write it at the head of the file",
    "「format = 1」がありません。ファイルの先頭に書いてください。",
)
_NO_GRADE = InvalidValueError(
    "there is no [[grade]]; write one for each band, the highest first",
    "[[grade]] が一つもありません。区分ごとに一つずつ、高い順に書いてください。",
)


def load_scheme(path: str | os.PathLike[str]) -> Scheme:
    """A scheme of one's own from a TOML file (独自の評価方法の読み込み).

    It explains itself and is evaluated as the published ones are: ``evaluate(…, scheme=load_scheme("our-town.toml"))``.

    Args:
        path: the file; ``docs/reference/own-schemes.md`` shows what it holds.

    Raises:
        DataFileError: the file cannot be read, or what it says is no scheme; it lists everything that is wrong, each with
            its place: unknown keys, numbers that are none, bands that overlap or leave a gap.

    >>> load_scheme("nowhere.toml")
    Traceback (most recent call last):
    ...
    welfareplan.errors.DataFileError: nowhere.toml has 1 problem:
      nowhere.toml: there is no such file or folder
    """
    file = Path(path)
    reading = _Reading(file.name)
    scheme = reading.read(file)
    if scheme is None:
        raise DataFileError(tuple(reading.problems), os.fspath(path))
    return scheme


class _Reading:
    """One file on the way to be a scheme (読み取りの途中)."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self, path: Path) -> Scheme | None:
        """The scheme, or None if anything is wrong."""
        document = self._document(path)
        if document is None:
            return None
        header = self._one(document.data.get("scheme"))
        grades = self._grades(document.data.get("grade"))
        return None if self.problems or header is None else self._scheme(header, grades)

    def _refuse(self, code: str, where: str | None = None, **facts: object) -> None:
        self.problems.append(Problem.of(code, None, Origin(self.file, where), **facts))

    def _wrong(self, error: InvalidValueError, where: str | None) -> None:
        self._refuse("invalid-value", where, message=error, message_ja=error.ja)

    def _document(self, path: Path) -> Document | None:
        if not path.exists():
            self._refuse("missing-file")
            return None
        if path.suffix.lower() != _SUFFIX:
            self._refuse("not-a-scheme-file", found=path.suffix)
            return None
        try:
            document, problems = parsed(self.file, contents(path))
            self.problems += problems
            if "format" not in document.data:
                self._wrong(_NO_FORMAT, None)
            else:
                require_known(document.data["format"])
        except FileRefusedError as error:
            self.problems.append(error.problem(self.file))
            return None
        except OSError as error:
            self.problems.append(unreadable(self.file, error))
            return None
        for table in document.data:
            if table not in _TABLES:
                self._refuse("unknown-table", found=table[:64], near=nearest(table, _TABLES))
        return document

    def _one(self, data: Any) -> SchemeTable | None:
        if data is None:
            self._refuse("no-scheme")
            return None
        if not isinstance(data, dict):
            found, found_ja = kind_of_value(data)
            self._refuse("wrong-table-shape", "[scheme]", header="[scheme]", found=found, found_ja=found_ja)
            return None
        made: SchemeTable | None = self._entry(SchemeTable, data, "[scheme]")
        return made

    def _grades(self, data: Any) -> list[GradeTable]:
        if data is None or data == []:
            self._wrong(_NO_GRADE, "[[grade]]")
            return []
        if not isinstance(data, list):
            found, found_ja = kind_of_value(data)
            self._refuse("wrong-table-shape", "[[grade]]", header="[[grade]]", found=found, found_ja=found_ja)
            return []
        if len(data) > _MOST_GRADES:
            self._refuse("too-many-entries", "[[grade]]", limit=_MOST_GRADES)
            return []
        found_ = [self._entry(GradeTable, each, _place(n, each)) for n, each in enumerate(data)]
        made = [each for each in found_ if each is not None]
        if len(made) == len(data):
            self._check(made)
        return made

    def _entry(self, cls: type[Any], data: Any, where: str) -> Any:
        try:
            return structure(cls)(data, None)
        except REFUSALS as error:
            for each in findings(error, data):
                place = ", ".join(filter(None, (where, described(each.path))))
                self._refuse(each.code, place, **each.facts)
            return None

    def _check(self, grades: list[GradeTable]) -> None:
        """What the grades say together: no symbol twice, one grade for each condition, bands without gap and overlap."""
        seen: dict[object, int] = {}
        for n, each in enumerate(grades):
            for name, en, ja in (
                (each.symbol, f"the symbol {each.symbol!r}", f"記号「{each.symbol}」"),
                (each.when, f"a grade for {str(each.when)!r}", f"「{each.when and each.when.ja}」の区分"),
            ):
                if name is not None and seen.setdefault(name, n) != n:
                    first = _place(seen[name], {"symbol": grades[seen[name]].symbol})
                    self._wrong(
                        InvalidValueError(
                            f"{en} stands twice, first in {first}", f"{ja}が二つあります（初めは {first}）。"
                        ),
                        _place(n, {"symbol": each.symbol}),
                    )
        places: list[int] = []
        bands: list[Band] = []
        for n, each in enumerate(grades):
            if each.when is None:
                try:
                    bands.append(each.band)
                    places.append(n)
                except InvalidValueError as error:
                    self._wrong(error, _place(n, {"symbol": each.symbol}))
                    return
        for problem in wrong_bands(tuple(bands)):
            at = None if problem.nth is None else places[problem.nth]
            self._wrong(problem.error, "[[grade]]" if at is None else _place(at, {"symbol": grades[at].symbol}))

    def _scheme(self, header: SchemeTable, grades: list[GradeTable]) -> Scheme | None:
        symbols = {each.when: each.symbol for each in grades if each.when is not None}
        number = QUANTITIES[header.quantity]
        try:
            rule = OwnRule(
                bands=Bands(
                    quantity=header.quantity,
                    bands=tuple(each.band for each in grades if each.when is None),
                    falling=header.falling or Falling.SAME,
                ),
                met=symbols.get(Condition.TARGET_MET),
                mark=symbols.get(Condition.NOT_ASSESSED),
                keep_within=header.keep_within,
                keep_within_points=header.keep_within_points,
            )
        except InvalidValueError as error:
            self._wrong(error, "[scheme], keep_within")
            return None
        return Scheme(
            slug=header.slug,
            name=header.name,
            edition=header.edition,
            grades=tuple(each.grade for each in grades),
            rule=rule,
            measure=header.measure or number.ja,
            unit=number.unit,
            rate_in_unit=number.unit is None,
            rate_is_change=number.unit is None,
            rate_decimals=header.decimals,
            order=tuple(_order(rule)),
            open_points=tuple(Remark(each, each) for each in header.notes),
            citations=header.citations,
        )


def _order(rule: OwnRule) -> Iterator[Remark]:
    """The rule in words."""
    number, falling = rule.bands.number, rule.bands.falling
    if rule.mark is not None:
        yield Remark(f"必要な値がないとき「{rule.mark}」", f"{rule.mark} where a figure is missing")
    if rule.met is not None:
        yield Remark(f"目標を達成しているとき「{rule.met}」", f"{rule.met} if the target is met")
    turned = "" if number.both_ways else f"。減少を目指す指標は、{falling.ja}"
    turned_en = "" if number.both_ways else f"; figures that should fall: {falling.value}"
    yield Remark(
        f"それ以外は、{number.ja}の値の入る区分{turned}", f"else by the band in which the {number.slug} lies{turned_en}"
    )


def _place(n: int, data: Any) -> str:
    """The place of a grade: ``[[grade]] 2 '○'``."""
    symbol = data.get("symbol") if isinstance(data, dict) else None
    return f"[[grade]] {n + 1}" + (f" '{symbol[:20]}'" if isinstance(symbol, str) else "")
