"""What do all the documents say together? (floor 7)

Every entry of every document is read by itself, so that one wrong entry hides no other. What could be read is put together
and checked even when some entries are wrong; then nothing is said that may only follow from what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

import attrs

from welfareplan.checks import check, observation_place
from welfareplan.dossier import Dossier
from welfareplan.files.converter import structure
from welfareplan.files.documents import Document, Entry, Ledger, space_of
from welfareplan.files.explain import findings
from welfareplan.files.limits import MOST_PROBLEMS, MOST_ROWS
from welfareplan.files.migrate import migrate, require_known
from welfareplan.files.text import Path
from welfareplan.files.troubles import REFUSALS, FileRefusedError, kind_of_value
from welfareplan.files.vocabulary import ASSESSMENT, OBSERVATION, PLAN, REVISION, TABLES
from welfareplan.ids import is_id, nearest
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
        self._found: dict[str, list[tuple[Entry, Any]]] = {table: [] for table in TABLES}
        self._ledger = Ledger()

    def leave_out(self, problems: Iterable[Problem], *, known: bool = False) -> None:
        """Take in problems; an error leaves something out, of which the ids are known or not."""
        for problem in problems:
            self.problems.append(problem)
            if problem.severity is Severity.ERROR:
                self.is_complete = False
                self._sees_all = self._sees_all and known

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
            if not self._found[PLAN]:
                self._refuse(documents[0].file, None, "no-plan")

    def _read_document(self, document: Document) -> None:
        data = dict(document.data)
        if "format" in data:
            try:
                data = migrate(data, require_known(data.pop("format")))
            except FileRefusedError as error:
                self.leave_out([error.problem(document.file)])
                return
        document = attrs.evolve(document, data=data)
        for table, content in data.items():
            if len(self.problems) >= MOST_PROBLEMS:
                return
            if self._is_table(document.file, table, content):
                self._read_table(document, table, [content] if table == PLAN else content)

    def _is_table(self, file: str, table: str, content: Any) -> bool:
        header = "[plan]" if table == PLAN else f"[[{table}]]"
        if table not in TABLES:
            near = nearest(table, ["format", *TABLES])
            self._refuse(file, None, "unknown-table", found=table[:64], near=near)
        elif not isinstance(content, dict if table == PLAN else list):
            found, found_ja = kind_of_value(content)
            self._refuse(file, f"[{table}]", "wrong-table-shape", header=header, found=found, found_ja=found_ja)
        elif table != PLAN and len(content) > MOST_ROWS:
            self._refuse(file, header, "too-many-entries", limit=MOST_ROWS)
        else:
            return True
        return False

    def _read_table(self, document: Document, table: str, content: Sequence[Any]) -> None:
        hook, found = structure(TABLES[table]), self._found[table]
        for n, data in enumerate(content):
            try:
                found.append((Entry(document, table, n), hook(data, None)))
            except REFUSALS as error:
                self._explain(Entry(document, table, n), error)
                if len(self.problems) >= MOST_PROBLEMS:
                    return

    def _refuse(self, file: str, where: str | None, code: str, **facts: object) -> None:
        self.leave_out([Problem.of(code, None, Origin(file, where), **facts)])

    def _explain(self, entry: Entry, error: BaseException) -> None:
        id = entry.id
        self._failed.update(_ids_within(entry.data))
        for each in islice(findings(error, entry.data), MOST_PROBLEMS):
            place = None if id is None else Place(entry.table, id, str(each.path[0]) if each.path else None)
            self.leave_out([Problem.of(each.code, place, entry.origin(each.path), **each.facts)], known=True)
        if entry.table == PLAN:  # it keeps its place, so that nobody is told that there is none
            self._found[PLAN].append((entry, None))

    # --- Putting together ---------------------------------------------------------------------------------------------

    def dossier(self, *, on: date | None = None, checked: bool = True) -> Dossier | None:
        """The dossier, or None if something was left out; adds what the rules find.

        Args:
            on: the day by which figures and milestones may be late.
            checked: whether the rules are asked.
        """
        revisions = self._found[REVISION]
        if len({entry.document.file for entry, _ in revisions}) > 1:
            revisions.sort(key=lambda each: each[1].adopted.last_day)
        parts = self._unique()
        if not self._found[PLAN]:
            return None
        entry, header = self._found[PLAN][0]
        made = Dossier(
            base=attrs.evolve(header or _stand_in(entry), **{row.field: tuple(parts[row.table]) for row in KINDS}),
            revisions=tuple(parts[REVISION]),
            observations=tuple(parts[OBSERVATION]),
            assessments=tuple(parts[ASSESSMENT]),
        )
        if checked and self._sees_all:
            self._check(made, on)
        return made if self.is_complete else None

    def _unique(self) -> dict[str, list[Any]]:
        """What was read, by table, without what stands twice; every name goes into the ledger."""
        parts: dict[str, list[Any]] = {table: [] for table in TABLES}
        for table, found in self._found.items():
            if table == OBSERVATION:  # of these the rules say what stands twice
                parts[table] = [value for _, value in found]
                continue
            for entry, value in found:
                if table == PLAN and parts[PLAN]:
                    first = parts[PLAN][0].origin()
                    self.leave_out([Problem.of("duplicate-table", None, entry.origin(), first=first)], known=True)
                elif table == PLAN:
                    parts[PLAN].append(entry)
                    self._ledger.add("element", _stand_in(entry).id if value is None else value.id, entry)
                elif self._is_new(table, entry, value):
                    parts[table].append(value)
        for entry, revision in self._found[REVISION]:
            for n, change in enumerate(revision.changes):
                if isinstance(change, Addition):
                    self._ledger.add(space_of(change.kind), change.id, entry, ("changes", n, "element"))
        return parts

    def _is_new(self, table: str, entry: Entry, value: Any) -> bool:
        """Whether nothing before has one of the names of an entry; tells it if not."""
        space, is_new = space_of(table), True
        for name, path in _names(table, value):
            first = self._ledger.first(space, name)
            if first is None:
                self._ledger.add(space, name, entry, path)
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

    def _check(self, made: Dossier, on: date | None) -> None:
        found = check(made, on=on)
        if any(each.place is not None and each.place.kind == OBSERVATION for each in found):
            for entry, value in self._found[OBSERVATION]:
                self._ledger.add(OBSERVATION, observation_place(value), entry)
        for problem in found:
            if self.is_complete or self._stands_anyway(problem):
                self.problems.extend(self._placed(problem))

    def _stands_anyway(self, problem: Problem) -> bool:
        """Whether a problem is one even if what was left out is put right."""
        named = {value for name, value in problem.facts if name == "found"}
        place = set() if problem.place is None else {problem.place.id}
        return (
            problem.severity is Severity.ERROR
            and problem.code not in _OF_HISTORY
            and not (named | place) & self._failed
        )

    def _placed(self, problem: Problem) -> list[Problem]:
        origins = [] if problem.place is None else self._ledger.origins(problem.place)
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
