"""What do all the documents say together? (floor 7)

Every entry of every document is read by itself, so that one wrong entry hides no other: quickly, and once more by what can
tell what is wrong if that declines. What could be read is put together and checked even when some entries are wrong; then
nothing is said that may only follow from what is missing. Where everything came from is written down only if it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

import attrs

from welfareplan.checks import check_but, observation_place
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.files.converter import structure
from welfareplan.files.documents import Batch, Document, Entry, Ledger, space_of
from welfareplan.files.explain import findings, forget
from welfareplan.files.limits import MOST_PROBLEMS, MOST_ROWS
from welfareplan.files.migrate import MIGRATIONS, migrate, require_known
from welfareplan.files.quick import DECLINED, quick
from welfareplan.files.text import Path
from welfareplan.files.troubles import REFUSALS, FileRefusedError, kind_of_value
from welfareplan.files.vocabulary import ASSESSMENT, OBSERVATION, PLAN, REVISION, TABLES
from welfareplan.ids import is_id, nearest
from welfareplan.making import evolved
from welfareplan.model.bases import LegalBasis
from welfareplan.model.plan import KINDS, Plan, key_of
from welfareplan.problems import Origin, Place, Problem, Severity
from welfareplan.revision.changes import Addition

_OF_TWO = frozenset({"duplicate-figure", "superseded-figure"})
_OF_HISTORY = frozenset({"revision-conflict", "reused-id"})


class Assembly:
    """The documents of one dossier on the way to be values (組み立て).

    Attributes:
        problems: everything found wrong.
        is_complete: whether nothing had to be left out.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.is_complete = True
        self._sees_all = True  # whether what was left out is known by its ids
        self._failed: set[str] = set()
        self._found: dict[str, list[Batch]] = {}

    def leave_out(self, problems: Iterable[Problem], *, known: bool = False) -> None:
        """Take in problems; an error leaves something out, of which the ids are known or not."""
        for problem in problems:
            self.problems.append(problem)
            if problem.severity is Severity.ERROR:
                self.is_complete = False
                self._sees_all = self._sees_all and known

    def told(self) -> tuple[Problem, ...]:
        """Everything found, of errors no more than anybody reads (指摘の一覧)."""
        errors = [n for n, each in enumerate(self.problems) if each.severity is Severity.ERROR]
        if len(errors) <= MOST_PROBLEMS + 1:
            return tuple(self.problems)
        left_out = set(errors[MOST_PROBLEMS:])
        kept = [each for n, each in enumerate(self.problems) if n not in left_out]
        last = self.problems[errors[MOST_PROBLEMS - 1]].origin
        where = Origin(last.file) if last is not None else None
        return (*kept, Problem.of("too-many-problems", None, where, limit=MOST_PROBLEMS))

    # --- Reading entries ----------------------------------------------------------------------------------------------

    def read(self, documents: Sequence[Document]) -> None:
        """Read every entry of every document."""
        is_stated = any("format" in each.data for each in documents)
        for document in documents:
            self._read_document(document)
            if len(self.problems) >= MOST_PROBLEMS:
                self._refuse(document.file, None, "too-many-problems", limit=MOST_PROBLEMS)
                return
        if self._sees_all and documents:
            if not is_stated:
                self._refuse(documents[0].file, None, "missing-format")
            if PLAN not in self._found:
                self._refuse(documents[0].file, None, "no-plan")

    def _read_document(self, document: Document) -> None:
        try:
            document = _in_present_format(document)
        except FileRefusedError as error:
            self.leave_out([error.problem(document.file)])
            return
        for table, content in document.data.items():
            if len(self.problems) >= MOST_PROBLEMS:
                return
            if table != "format" and self._is_table(document.file, table, content):
                self._read_table(Batch(document, table), [content] if table == PLAN else content)

    def _is_table(self, file: str, table: str, content: Any) -> bool:
        is_right = table in TABLES and isinstance(content, dict if table == PLAN else list)
        if is_right and len(content) <= MOST_ROWS:
            return True
        header = "[plan]" if table == PLAN else f"[[{table}]]"
        if table not in TABLES:
            near = nearest(table, ["format", *TABLES])
            self._refuse(file, None, "unknown-table", found=table[:64], near=near)
        elif not is_right:
            found, found_ja = kind_of_value(content)
            self._refuse(file, f"[{table}]", "wrong-table-shape", header=header, found=found, found_ja=found_ja)
        else:
            self._refuse(file, header, "too-many-entries", limit=MOST_ROWS)
        return False

    def _read_table(self, batch: Batch, content: Iterable[Any]) -> None:
        self._found.setdefault(batch.table, []).append(batch)
        cls, left = TABLES[batch.table], iter(content)
        read = quick(cls)
        while len(self.problems) < MOST_PROBLEMS:
            try:
                batch.values.extend(map(read, left))
            except DECLINED:  # what was read until then has been taken in
                self._read_closely(batch)
            else:
                return

    def _read_closely(self, batch: Batch) -> None:
        entry = Entry(batch.document, batch.table, batch.next)
        try:
            batch.values.append(structure(TABLES[batch.table])(entry.data, None))
        except REFUSALS as error:
            self._explain(entry, error)
            forget(error)
            if entry.table == PLAN:  # it keeps its place, so that nobody is told that there is none
                batch.values.append(None)
            else:
                batch.missing.add(entry.nth)

    def _refuse(self, file: str, where: str | None, code: str, **facts: object) -> None:
        self.leave_out([Problem.of(code, None, Origin(file, where), **facts)])

    def _explain(self, entry: Entry, error: BaseException) -> None:
        id = entry.id
        self._failed.update(_ids_within(entry.data))
        for each in islice(findings(error, entry.data), MOST_PROBLEMS):
            place = None if id is None else Place(entry.table, id, str(each.path[0]) if each.path else None)
            self.leave_out([Problem.of(each.code, place, entry.origin(each.path), **each.facts)], known=True)

    # --- Putting together ---------------------------------------------------------------------------------------------

    def dossier(self, *, on: date | None = None, checked: bool = True) -> Dossier | None:
        """The dossier, or None if something was left out; adds what the rules find.

        Args:
            on: the day by which figures and milestones may be late.
            checked: whether the rules are asked.
        """
        parts = {table: self._values(table) for table in TABLES}
        if not parts[PLAN]:
            return None
        ledger = None
        try:
            made = self._put_together(parts)
        except InvalidValueError:  # something stands twice: now it is worth while to find out what, and where
            ledger = self._written_down(parts)
            made = self._put_together(parts)
        if checked and self._sees_all:
            self._check(made, on, ledger)
        return made if self.is_complete else None

    def _pairs(self, table: str) -> list[tuple[Entry, Any]]:
        """The values of a table with their entries; revisions of several documents by the day of their adoption."""
        pairs = [pair for batch in self._found.get(table, ()) for pair in batch.pairs()]
        if table == REVISION and len({entry.document.file for entry, _ in pairs}) > 1:
            pairs.sort(key=lambda pair: pair[1].adopted.last_day)
        return pairs

    def _values(self, table: str) -> list[Any]:
        batches = self._found.get(table, ())
        if table == REVISION and len(batches) > 1:
            return [value for _, value in self._pairs(table)]
        return [value for batch in batches for value in batch.values]

    def _put_together(self, parts: Mapping[str, list[Any]]) -> Dossier:
        if len(parts[PLAN]) > 1:
            raise InvalidValueError("two plans")
        header = parts[PLAN][0] or _stand_in(self._pairs(PLAN)[0][0])
        return Dossier(
            base=evolved(header, **{row.field: tuple(parts[row.table]) for row in KINDS if parts[row.table]}),
            revisions=tuple(parts[REVISION]),
            observations=tuple(parts[OBSERVATION]),
            assessments=tuple(parts[ASSESSMENT]),
        )

    def _written_down(self, parts: dict[str, list[Any]] | None = None) -> Ledger:
        """Where everything comes from; what stands twice is told, and left out of the parts."""
        ledger, parts = Ledger(), {} if parts is None else parts
        for table in TABLES:
            pairs = self._pairs(table)
            if table == PLAN:
                (entry, plan), *others = pairs
                ledger.add("element", _stand_in(entry).id if plan is None else plan.id, entry)
                for other, _ in others:
                    facts = {"first": entry.origin()}
                    self.leave_out([Problem.of("duplicate-table", None, other.origin(), **facts)], known=True)
                parts[PLAN] = [plan]
            elif table != OBSERVATION:  # of these the rules say what stands twice
                parts[table] = [value for entry, value in pairs if self._is_new(ledger, entry, value)]
        for entry, revision in self._pairs(REVISION):
            for n, change in enumerate(revision.changes):
                if isinstance(change, Addition):
                    ledger.add(space_of(change.kind), change.id, entry, ("changes", n, "element"))
        return ledger

    def _is_new(self, ledger: Ledger, entry: Entry, value: Any) -> bool:
        """Whether nothing before has one of the names of an entry; tells it if not."""
        table = entry.table
        space, is_new = space_of(table), True
        for name, path in _names(table, value):
            first = ledger.first(space, name)
            if first is None:
                ledger.add(space, name, entry, path)
                continue
            is_new = False
            place, here = Place(table, name), entry.origin(path)
            if table == "link":  # its sentence has no room for the places, so it is told at both
                self.leave_out(
                    [Problem.of("duplicate-link", place, each, found=name) for each in (first, here)], known=True
                )
            else:
                facts = {"first": first, "second": here, "first_ja": first, "second_ja": here}
                self.leave_out([Problem.of("duplicate-id", place, here, found=name, **facts)], known=True)
        return is_new

    def _check(self, made: Dossier, on: date | None, ledger: Ledger | None) -> None:
        # What names an entry that could not be read is not to blame.
        found = check_but(made, on=on, unknown=self._failed)
        if not self.is_complete:
            found = tuple(filter(_stands_anyway, found))
        if not found:
            return
        if ledger is None:
            ledger = self._written_down()
        if any(each.place is not None and each.place.kind == OBSERVATION for each in found):
            for entry, value in self._pairs(OBSERVATION):
                ledger.add(OBSERVATION, observation_place(value), entry)
        for problem in found:
            self.problems.extend(_placed(problem, ledger))


def _stands_anyway(problem: Problem) -> bool:
    """Whether a problem is one even if what was left out is put right."""
    return problem.severity is Severity.ERROR and problem.code not in _OF_HISTORY


def _in_present_format(document: Document) -> Document:
    if "format" not in document.data:
        return document
    number = require_known(document.data["format"])
    if number not in MIGRATIONS:
        return document
    tables = {table: content for table, content in document.data.items() if table != "format"}
    return attrs.evolve(document, data=migrate(tables, number))


def _placed(problem: Problem, ledger: Ledger) -> list[Problem]:
    origins = [] if problem.place is None else ledger.origins(problem.place)
    if not origins:
        return [problem]
    return [attrs.evolve(problem, origin=each) for each in (origins if problem.code in _OF_TWO else origins[:1])]


def _stand_in(entry: Entry) -> Plan:
    """A plan in place of one whose header could not be read, so that the rest can be checked."""
    return Plan(id=entry.id if entry.id is not None and is_id(entry.id) else "plan")


def _names(table: str, value: Any) -> Iterator[tuple[str, Path]]:
    """What an entry is called by, and the parts of it that have names of their own."""
    yield key_of(value) if table == "link" else value.id, ()
    if isinstance(value, LegalBasis):
        for n, item in enumerate(value.items):
            yield item.id, ("items", n)


def _ids_within(data: Any) -> set[str]:
    """Every id that an entry states, however deep: what names one of them is not to blame."""
    ids: set[str] = set()
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
            if isinstance(value.get("id"), str):
                ids.add(value["id"])
        elif isinstance(value, list):
            waiting.extend(value)
    return ids
