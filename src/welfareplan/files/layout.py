"""Which table goes into which file? (floor 7)

A dossier as plain data: one document, or the files of a folder. What no file can hold is refused here, with its place in
the dossier, before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from welfareplan.dossier import Dossier
from welfareplan.errors import DataFileError
from welfareplan.files import csv_format, toml_format
from welfareplan.files.converter import unstructure
from welfareplan.files.explain import described
from welfareplan.files.folders import in_order
from welfareplan.files.migrate import FORMAT
from welfareplan.files.text import Path, name, unwritable
from welfareplan.files.vocabulary import ASSESSMENT, ELSEWHERE, FOLDER, OBSERVATION, OBSERVATIONS, PLAN, REVISION
from welfareplan.model.plan import KINDS
from welfareplan.problems import Place, Problem
from welfareplan.revision.revisions import Revision
from welfareplan.when import APRIL, FiscalYear

Data = dict[str, Any]


def document_of(dossier: Dossier) -> Data:
    """A dossier as one document: the tables in their order, without those that are empty."""
    tables = _tables(dossier)
    return {"format": FORMAT, **tables}


def _tables(dossier: Dossier) -> Data:
    base = dossier.base
    tables: Data = {PLAN: _plain(PLAN, base)}
    lists = {
        **{row.table: getattr(base, row.field) for row in KINDS},
        REVISION: dossier.revisions,
        OBSERVATION: dossier.observations,
        ASSESSMENT: dossier.assessments,
    }
    tables.update({table: [_plain(table, each) for each in values] for table, values in lists.items() if values})
    return tables


def _plain(table: str, value: Any) -> Any:
    try:
        return unstructure(value)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # Only a value of another class than the field says comes to this; whoever put it there is told which entry it is.
        place = Place(table, str(getattr(value, "id", value)))
        raise DataFileError((Problem.of("unwritable-value", place, detail=str(error)),)) from None


def folder_of(dossier: Dossier) -> dict[str, str]:
    """The texts of the files of a folder, by name."""
    tables = _tables(dossier)
    files: dict[str, str] = {}
    for file, names in FOLDER.items():
        own = {table: tables[table] for table in names if table in tables}
        head = {"format": FORMAT} if PLAN in names else {}
        if own:
            files[file] = toml_format.render({**head, **own})
    observations = tables.get(OBSERVATION, [])
    if csv_format.can_hold(observations):
        if observations:
            files[OBSERVATIONS] = csv_format.render(observations)
    else:  # a text that is stated and empty: CSV has no way to say so
        files["observations.toml"] = toml_format.render({OBSERVATION: observations})
    files.update(_revision_files(dossier.revisions, tables.get(REVISION, [])))
    return files


def _revision_files(revisions: Iterable[Revision], tables: Iterable[Data]) -> Iterator[tuple[str, str]]:
    """A file for each revision, or one for all where the order of their dates and names would not be theirs."""
    names: dict[str, tuple[Revision, Data]] = {}
    for revision, table in zip(revisions, tables, strict=True):
        number, file = 1, f"revisions/{revision.adopted}.toml"
        while file in names:
            number += 1
            file = f"revisions/{revision.adopted}_{number}.toml"
        names[file] = (revision, table)
    order = sorted(sorted(names, key=in_order), key=lambda file: names[file][0].adopted.last_day)
    if order == list(names):
        for file, (_, table) in names.items():
            yield file, toml_format.render({REVISION: [table]})
    else:
        yield "revisions.toml", toml_format.render({REVISION: [table for _, table in names.values()]})


def require_writable(dossier: Dossier, target: str) -> None:
    """Refuse what no file can hold.

    Raises:
        DataFileError: a control character or half of a surrogate pair in a text, or a fiscal year that does not begin in
            April; all of them, with their places.
    """
    problems = [
        Problem.of(code, Place(kind, id, described(path) or None), None, **facts)
        for kind, id, value in _owners(dossier)
        for path, code, facts in _unwritable(value)
    ]
    if problems:
        raise DataFileError(tuple(problems), target)


def _owners(dossier: Dossier) -> Iterator[tuple[str, str, Any]]:
    base = dossier.base
    fields = (field.name for field in attrs.fields(type(base)))
    header = {field: getattr(base, field) for field in fields if field not in ELSEWHERE}
    yield PLAN, base.id, header
    for row in KINDS:
        for element in getattr(base, row.field):
            yield row.table, element.key if row.table == "link" else element.id, element
    for revision in dossier.revisions:
        yield REVISION, revision.id, revision
    for observation in dossier.observations:
        yield OBSERVATION, observation.indicator, observation
    for assessment in dossier.assessments:
        yield ASSESSMENT, assessment.id, assessment


def _unwritable(value: Any, path: Path = ()) -> Iterator[tuple[Path, str, Mapping[str, object]]]:
    if isinstance(value, str):
        if found := unwritable(value):
            yield path, "control-character", {"character": name(found)}
    elif isinstance(value, FiscalYear):
        if value.first_month != APRIL:
            yield path, "other-calendar", {"found": value, "month": value.first_month}
    elif isinstance(value, tuple):
        for n, each in enumerate(value):
            yield from _unwritable(each, (*path, n))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _unwritable(each, (*path, key))
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _unwritable(getattr(value, field.name), (*path, field.name))
