"""What came back? (floor 7)

Filled progress sheets become figures, self-assessments and responses: what was added, what is corrected, what looks wrong, and who
has not answered. Nothing is written here; the dossier that comes out is a new one.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.files.folders import in_order, printable
from welfareplan.files.form_answering import Answers
from welfareplan.files.form_layout import ACCOUNT, DONE, ISSUES
from welfareplan.files.form_on_file import OnFile
from welfareplan.files.form_reading import FilledSheet, read_forms
from welfareplan.files.form_recording import RecordedAssessments, record_assessments
from welfareplan.files.form_requests import Request, must_answer, requests
from welfareplan.files.limits import MOST_PROBLEMS
from welfareplan.files.reader import contents
from welfareplan.files.recording import Recorded, record, source_of
from welfareplan.files.troubles import FileRefusedError, unreadable
from welfareplan.problems import Origin, Problem
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from welfareplan.dossier import Dossier
    from welfareplan.files.form_rows import Row
    from welfareplan.model.plan import Plan
    from welfareplan.when import FiscalYear


@attrs.frozen(kw_only=True)
class Missing:
    """Something that was asked and not answered (未回答).

    Attributes:
        body: the id of the body; None for what nobody is stated to lead.
        row: what was asked; None where no sheet of the body came at all.
        blank: the columns that are blank in a row of which others are filled in; empty where nothing is.
        gone: whether the sheet that came does not have the row any more.
    """

    body: str | None
    row: Row | None = None
    blank: tuple[str, ...] = ()
    gone: bool = False


@attrs.frozen(kw_only=True)
class Collected:
    """What became of the sheets (回収の結果).

    Attributes:
        before: the dossier as it was.
        dossier: the dossier with the answers.
        year: the year that was asked about.
        sheets: the sheets that were read.
        figures: what became of the figures.
        accounts: what became of the self-assessments and responses.
        missing: what was not answered, by body and in the order of the sheets.
        problems: what could not be collected, what looks wrong, and what is to be mentioned.
        held: the ids of the elements of which an answer is held back until it is confirmed.
    """

    before: Dossier
    dossier: Dossier
    year: FiscalYear
    sheets: tuple[FilledSheet, ...]
    figures: Recorded
    accounts: RecordedAssessments
    missing: tuple[Missing, ...] = ()
    problems: tuple[Problem, ...] = ()
    held: tuple[str, ...] = ()

    @property
    def corrections(self) -> int:
        """How many answers differ from what is on file (訂正の件数)."""
        return len(self.figures.corrected) + len(self.accounts.corrected)


def form_files(path: str | os.PathLike[str]) -> list[Path]:
    """The workbooks that are meant by a path (対象のファイル): a file itself, or the ``.xlsx`` files of a folder, in order."""
    found = Path(path)
    if not found.is_dir():
        return [found]
    inside = (
        each for each in found.iterdir() if each.suffix.lower() == ".xlsx" and not each.name.startswith((".", "~$"))
    )
    return sorted(inside, key=lambda each: in_order(each.name))


def collect(
    dossier: Dossier,
    paths: Iterable[str | os.PathLike[str]],
    *,
    plan: Plan | None = None,
    year: FiscalYear | None = None,
    scale: str | None = None,
    source: str | None = None,
    correct: bool = False,
    confirmed: Collection[str] = (),
) -> Collected:
    """Read filled progress sheets back (進捗管理シートの回収).

    Args:
        dossier: the dossier they were written from.
        paths: the workbooks; what cannot be read is named among the problems.
        plan: the text of the plan by which is said who was asked; without it the one with all revisions.
        year: the year that is collected; without it that of the sheets.
        scale: the steps of the self-grades, where the sheets do not say them or say them otherwise.
        source: the id of a source of the plan, or the title of a new one, from which the answers are cited.
        correct: whether answers on file may be replaced by different ones.
        confirmed: the ids of elements whose answers were confirmed, however doubtful they look.

    Raises:
        InvalidValueError: no sheet of this plan is among the files, or there are sheets of several years and none is named.
    """
    problems: list[Problem] = []
    sheets = list(_of_plan(dossier, _sheets(paths, problems), problems))
    chosen = year or _year(sheets, problems)
    mine = [each for each in sheets if each.stamp.year == chosen]
    for each in sheets:
        if each.stamp.year != chosen:
            _tell(problems, "other-year", each, found=each.stamp.year.wareki(), expected=chosen.wareki())
    _tell_twice(mine, problems)
    id, base = source_of(dossier, source or f"進捗管理シート（{chosen.wareki()}）")
    answers = Answers(dossier, chosen, scale=scale, confirmed=confirmed)
    for each in mine:
        answers.take(each, id)
    figures = record(dossier, answers.figures(), correct=correct, careful=False)
    accounts = record_assessments(figures.dossier, answers.accounts(), correct=correct)
    after = accounts.dossier
    if after != dossier:
        after = attrs.evolve(after, base=base)
    asked = requests(plan or dossier.latest, dossier.assessments, chosen)
    return Collected(
        before=dossier,
        dossier=after,
        year=chosen,
        sheets=tuple(mine),
        figures=figures,
        accounts=accounts,
        missing=tuple(_missing(asked, mine, answers, OnFile(dossier, chosen))),
        problems=(*problems, *answers.problems)[:MOST_PROBLEMS],
        held=tuple(answers.held),
    )


def _tell(problems: list[Problem], code: str, sheet: FilledSheet, **facts: object) -> None:
    problems.append(Problem.of(code, None, Origin(sheet.file, sheet.name), **facts))


def _sheets(paths: Iterable[str | os.PathLike[str]], problems: list[Problem]) -> Iterator[FilledSheet]:
    for path in paths:
        found = Path(path)
        file = printable(Path(found.name))
        try:
            if found.suffix.lower() != ".xlsx":
                raise FileRefusedError("unknown-file-kind", found=found.suffix)  # noqa: TRY301 - one way out for all refusals
            sheets, wrong = read_forms(contents(found), file)
        except FileRefusedError as error:
            problems.append(error.problem(file))
        except (OSError, ValueError) as error:
            problems.append(unreadable(file, error))
        else:
            problems += wrong
            yield from sheets


def _of_plan(dossier: Dossier, sheets: Iterable[FilledSheet], problems: list[Problem]) -> Iterator[FilledSheet]:
    for each in sheets:
        body = each.stamp.body
        if each.stamp.plan != dossier.base.id:
            _tell(problems, "other-plan", each, found=each.stamp.plan, expected=dossier.base.id)
        elif body is not None and body not in dossier.ids:
            _tell(problems, "unknown-body", each, found=body)
        else:
            yield each


def _year(sheets: Sequence[FilledSheet], problems: Sequence[Problem]) -> FiscalYear:
    years = sorted({each.stamp.year for each in sheets})
    if len(years) == 1:
        return years[0]
    if not years:
        said = "\n".join(f"{each}" for each in problems[:5])
        said_ja = "\n".join(each.ja for each in problems[:5])
        raise InvalidValueError(
            f"none of the files holds a progress sheet of this plan\n{said}".rstrip(),
            f"この計画の進捗管理シートがありません。\n{said_ja}".rstrip(),
        )
    listed = "; ".join(f"{year}: {', '.join(_files(sheets, year))}" for year in years)
    listed_ja = "\n".join(f"{year.wareki()}：{'、'.join(_files(sheets, year))}" for year in years)
    raise InvalidValueError(
        f"there are sheets of {len(years)} years ({listed}); name one",
        f"複数の年度のシートがあります。--year で年度を指定してください。\n{listed_ja}",
    )


def _files(sheets: Sequence[FilledSheet], year: FiscalYear) -> list[str]:
    return list(dict.fromkeys(each.file for each in sheets if each.stamp.year == year))


def _tell_twice(sheets: Sequence[FilledSheet], problems: list[Problem]) -> None:
    first: dict[str | None, FilledSheet] = {}
    for each in sheets:
        other = first.setdefault(each.stamp.body, each)
        if other is not each:
            _tell(problems, "sheet-twice", each, other=f"{other.file} {other.name}")


def _missing(
    asked: Sequence[Request], sheets: Sequence[FilledSheet], answers: Answers, on_file: OnFile
) -> Iterator[Missing]:
    given = {id for (_, id, responds), columns in answers.touched.items() if DONE in columns and not responds}
    for request in asked:
        came = [each for each in sheets if each.stamp.body == request.body]
        rows = [each for each in request.asked if must_answer(each)]
        lacking = list(_rows_missing(request.body, rows, answers, on_file, given))
        if lacking and not came:
            yield Missing(body=request.body)
            continue
        present = {(row.key.id, row.key.responds) for sheet in came for row in sheet.rows}
        for each in lacking:
            gone = each.row is not None and (each.row.id, each.row.responds) not in present
            yield attrs.evolve(each, gone=gone)


def _rows_missing(
    body: str | None, rows: Sequence[Row], answers: Answers, on_file: OnFile, given: Collection[str]
) -> Iterator[Missing]:
    for row in rows:
        id = row.id or ""
        columns = answers.touched.get((body, id, row.responds), set())
        if row.kind is Kind.INDICATOR:
            if id not in given and on_file.figure(id) is None:
                yield Missing(body=body, row=row)
        elif row.responds:
            if not columns and on_file.response(id, body) is None:
                yield Missing(body=body, row=row)
        elif not columns:
            if on_file.own(id, body) is None:
                yield Missing(body=body, row=row)
        elif blank := tuple(key for key in ACCOUNT if key not in columns and key != ISSUES):
            yield Missing(body=body, row=row, blank=blank)
