"""What does a progress sheet ask, and what does it say already? (floor 8)

The sheet of one body as a value: last year's figures, grade, 課題 and 提言 in words, and the cells to fill in with what is on file
of the year. The grade of an indicator is by the scheme that is named, and there is none without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from welfareplan.files.form_layout import (
    ACCOUNT,
    AIM,
    ANSWER_COLUMNS,
    AT,
    BEFORE,
    COLUMNS,
    CONTEXT_ROW,
    COURSE,
    COURSES,
    DONE,
    GRADE,
    GRADE_BEFORE,
    ISSUES_BEFORE,
    KIND,
    NAME,
    TEXT,
    UNASSIGNED,
    RowKey,
    Stamp,
    heading,
    steps_of,
)
from welfareplan.files.form_on_file import OnFile, scale_on_file, unit_for
from welfareplan.files.form_requests import Request, must_answer, open_recommendations, requests
from welfareplan.files.workbook_cells import Cell
from welfareplan.reports import wording
from welfareplan.reports.plain import visible
from welfareplan.terms import Kind, Stage

if TYPE_CHECKING:
    from welfareplan.dossier import Dossier
    from welfareplan.evaluation.grading import Evaluation
    from welfareplan.files.form_rows import Row
    from welfareplan.model.indicators import Indicator
    from welfareplan.model.plan import Plan
    from welfareplan.observations import Assessment
    from welfareplan.when import FiscalYear

_KINDS = (Kind.INITIATIVE, Kind.PROGRAMME, Kind.INDICATOR)
_FIGURES = 3  # so many of the last figures are shown
_STAGES = {Stage.INTERNAL: "庁内", Stage.COUNCIL: "協議会"}
_ADVICE = {Stage.COUNCIL: "協議会意見", Stage.RECOMMENDATION: "提言"}
_NOTE = (
    "黄色の欄に記入してください。数値は単位を付けずに入力し、値がないときは「未実施」「集計中」などの言葉で書きます。"
    "行・列の追加や削除、並べ替えはしないでください。"
)


@attrs.frozen(kw_only=True)
class Blank:
    """A cell to be filled in (記入欄).

    Attributes:
        cell: what stands there already.
        prompt: what is said when the cell is chosen.
        choices: the words to choose from; others are asked about and let in.
        number: whether a number is expected; a word is asked about and let in.
    """

    cell: Cell = attrs.Factory(Cell)
    prompt: str = ""
    choices: tuple[str, ...] = ()
    number: bool = False


@attrs.frozen(kw_only=True)
class FormRow:
    """A row of the sheet (行).

    Attributes:
        key: what stands, hidden, at its head.
        cells: its cells by the key of the column: words that are printed, or a blank.
        between: whether it only says under what the next ones stand.
        deep: how far its name is indented.
    """

    key: str
    cells: dict[str, str | Blank]
    between: bool = False
    deep: int = 0


@attrs.frozen(kw_only=True)
class Form:
    """The progress sheet of one body (進捗管理シート).

    Attributes:
        stamp: whose it is.
        body: the name of the body.
        title: what stands above it.
        about: whose plan it is, and until when it is wanted.
        scale: the steps of the self-grades, where they are known.
        headings: the heading of each column, by key.
        rows: its rows.
        notes: what stands below the title.
        asked: how many answers are expected.
    """

    stamp: Stamp
    body: str
    title: str
    about: str
    scale: str | None
    headings: dict[str, str]
    rows: tuple[FormRow, ...]
    notes: tuple[str, ...]
    asked: int


def progress_forms(
    dossier: Dossier,
    plan: Plan,
    *,
    year: FiscalYear,
    scale: str | None = None,
    before: Evaluation | None = None,
    due: str | None = None,
) -> tuple[Form, ...]:
    """The progress sheets of a year (進捗管理シート): one for each body that is asked, and one for what nobody leads.

    Args:
        dossier: the dossier.
        plan: the text of the plan that is asked about.
        year: the year that is asked about.
        scale: the steps of the self-grades (Ａ・Ｂ・Ｃ); without it those on file.
        before: the evaluation of the year before by a named scheme; without it no grade of an indicator is shown.
        due: until when the sheets are wanted, as it is printed.

    >>> from welfareplan.dossier import Dossier
    >>> from welfareplan.model.issues import Issue
    >>> from welfareplan.model.plan import Plan
    >>> from welfareplan.when import FiscalYear
    >>> progress_forms(Dossier(base=Plan(id="p")), Plan(id="p"), year=FiscalYear(2022))
    ()
    """
    writer = _Writer(dossier, plan, year, scale or scale_on_file(dossier), before)
    return tuple(writer.form(each, due) for each in requests(plan, dossier.assessments, year))


class _Writer:
    """What is printed on all sheets of a year."""

    def __init__(
        self, dossier: Dossier, plan: Plan, year: FiscalYear, scale: str | None, before: Evaluation | None
    ) -> None:
        self._dossier = dossier
        self._plan = plan
        self._year = year
        self._scale = scale
        self._graded = {} if before is None else {each.id: each for each in before}
        self._scheme = None if before is None else before.scheme
        self._on_file = OnFile(dossier, year)
        self._said: dict[str, list[Assessment]] = {}
        still_open = {each.id for each in open_recommendations(dossier.assessments, year)}
        for each in dossier.assessments:
            if each.year == year - 1 or each.id in still_open:
                self._said.setdefault(each.about, []).append(each)
        self._recommendations = {each.id: each for each in dossier.assessments if each.stage is Stage.RECOMMENDATION}

    def form(self, request: Request, due: str | None) -> Form:
        """The sheet of one request."""
        year = self._year.wareki()
        about = f"{self._plan.name}" + (f"　　提出期限：{due}" if due else "")
        return Form(
            stamp=Stamp(plan=self._dossier.base.id, year=self._year, body=request.body),
            body=visible(UNASSIGNED if request.body is None else wording.body(request.body, self._plan)),
            title=f"進捗管理シート（{year}）",
            about=visible(about),
            scale=self._scale,
            headings={key: heading(key, self._year) for key in COLUMNS} | {NAME: "・".join(map(self._word, _KINDS))},
            rows=tuple(self._row(each, request.body) for each in request.rows),
            notes=tuple(self._notes(request)),
            asked=sum(map(must_answer, request.rows)),
        )

    def _word(self, kind: Kind) -> str:
        """What the plan calls elements of a kind."""
        return dict(self._plan.terms).get(kind.value, kind.ja)

    def _notes(self, request: Request) -> Iterator[str]:
        yield _NOTE
        if self._scheme is not None:
            year = (self._year - 1).wareki()
            yield f"指標の「{heading(GRADE_BEFORE, self._year)}」は、{self._scheme.name}（{self._scheme.edition}）による{year}までの評価です。"
        if request.body is None:
            yield "計画に担当の記載がないものです。担当は推定していません。"

    def _row(self, row: Row, body: str | None) -> FormRow:
        name = visible(row.name)
        if row.id is None:
            return FormRow(key=CONTEXT_ROW, cells={NAME: name}, between=True, deep=row.deep)
        key = RowKey(row.id, row.responds).beside(name)
        printed: dict[str, str | Blank] = {NAME: name, KIND: self._kind(row)}
        if row.responds:
            printed |= self._response(row.id, body)
        elif row.kind is Kind.INDICATOR:
            printed |= self._figure(self._plan.indicator(row.id), body)
        else:
            printed |= self._account(row.id, body)
        return FormRow(key=key, cells=printed, deep=row.deep)

    def _kind(self, row: Row) -> str:
        lines = ["提言" if row.kind is None else self._word(row.kind)]
        if row.kind is Kind.INDICATOR and row.id is not None:
            indicator = self._plan.indicator(row.id)
            unit = unit_for(indicator, self._dossier.observations_of(indicator.id))
            lines += [] if unit is None else [f"（{wording.unit(unit)}）"]
        elif row.role is not None:
            lines.append(row.role.ja)
        if row.inferred:
            lines.append("（推定）")
        if not must_answer(row):
            lines.append("回答は任意" + (f"（{row.voluntary}）" if row.voluntary else ""))
        return "\n".join(lines)

    # --- What is printed ----------------------------------------------------------------------------------------------

    def _account(self, id: str, body: str | None) -> dict[str, str | Blank]:
        own = [each for each in self._said.get(id, ()) if each.stage is Stage.SELF]
        filled = self._on_file.account_cells(id, body)
        prompts = {
            DONE: f"{self._year.wareki()}に実施したことを書いてください。",
            GRADE: "段階から選んでください。" if steps_of(self._scale) else "自己評価を書いてください。",
            COURSE: "一覧から選んでください。",
        }
        return {
            AIM: self._by_body(own, "next", body),
            BEFORE: self._by_body(own, "done", body),
            GRADE_BEFORE: self._grades(id, body),
            ISSUES_BEFORE: self._issues(id, body),
            **{key: self._blank(key, filled.get(key, Cell()), prompts.get(key, "")) for key in (*ACCOUNT, TEXT)},
        }

    def _blank(self, key: str, cell: Cell, prompt: str) -> Blank:
        choices = {GRADE: steps_of(self._scale), COURSE: COURSES}.get(key, ())
        return Blank(cell=cell, prompt=prompt, choices=choices)

    def _figure(self, indicator: Indicator, body: str | None) -> dict[str, str | Blank]:
        on_file = self._dossier.observations_of(indicator.id)
        unit = unit_for(indicator, on_file)
        filled = self._on_file.figure_cells(indicator, body)
        result = self._graded.get(indicator.id)
        goal = [f"目標値 {wording.target(each)}" for each in indicator.targets]
        goal += [] if indicator.baseline is None else [f"基準値 {wording.reading(indicator.baseline)}"]
        past = [each.reading for each in on_file if each.reading.at.year < self._year.year]
        past.sort(key=lambda each: each.at.year, reverse=True)
        cells: dict[str, str | Blank] = {
            AIM: visible("\n".join(goal)),
            BEFORE: visible("\n".join(map(wording.reading, past[:_FIGURES]))),
            GRADE_BEFORE: "" if result is None else result.symbol or "―",
            ISSUES_BEFORE: self._issues(indicator.id, body),
        }
        prompts = {
            DONE: _prompt(unit),
            AT: "値がいつのものか、違うときは直してください（例：令和5年3月31日）。",
            TEXT: "値の説明など。",
        }
        for key in ANSWER_COLUMNS:
            blank = self._blank(key, filled.get(key, Cell()), prompts.get(key, ""))
            cells[key] = attrs.evolve(blank, number=True) if key == DONE else blank
        return cells

    def _response(self, id: str, body: str | None) -> dict[str, str | Blank]:
        advice = self._recommendations[id]
        cell = self._on_file.response_cells(id, body).get(DONE, Cell())
        return {
            ISSUES_BEFORE: visible(_said(advice, self._plan)),
            DONE: Blank(cell=cell, prompt="提言にどう対応したか（するか）を書いてください。"),
        }

    def _by_body(self, own: list[Assessment], field: str, body: str | None) -> str:
        """What was said the year before; by whom, where that was another body."""
        lines = []
        for each in sorted(own, key=lambda each: each.by != body):
            text: str | None = getattr(each, field)
            if text:
                who = "" if each.by == body or each.by is None else f"（{wording.name(each.by, self._plan)}）"
                lines.append(who + text.strip())
        return visible("\n".join(lines))

    def _grades(self, id: str, body: str | None) -> str:
        lines = []
        for each in sorted(self._said.get(id, ()), key=lambda each: each.by != body):
            if each.grade is None or each.stage is Stage.RECOMMENDATION:
                continue
            if each.stage is Stage.SELF:
                who = "" if each.by == body or each.by is None else f"{wording.name(each.by, self._plan)}："
            else:
                who = f"{_STAGES.get(each.stage, each.stage.ja)}："
            lines.append(who + each.grade)
        return visible("\n".join(lines))

    def _issues(self, id: str, body: str | None) -> str:
        said = self._said.get(id, ())
        own = self._by_body([each for each in said if each.stage is Stage.SELF], "issues", body)
        advice = [f"【{_ADVICE[each.stage]}】{_said(each, self._plan)}" for each in said if each.stage in _ADVICE]
        return visible("\n".join([*([own] if own else []), *advice]))


def _said(each: Assessment, plan: Plan) -> str:
    """The words of a recommendation, with the year and who gave it."""
    parts = [each.year.wareki() if each.year else "", wording.name(each.by, plan) if each.by else ""]
    head = "・".join(part for part in parts if part)
    words = "\n".join(part.strip() for part in (each.text, each.issues, each.next) if part)
    return words + (f"（{head}）" if head else "")


def _prompt(unit: str | None) -> str:
    if unit is None:
        return "数値を入力してください。値がないときは「未実施」などの言葉で書きます。"
    example = "80％は 80 と入力します。" if unit == "%" else "単位は付けずに入力します。"
    return f"単位：{wording.unit(unit)}。{example}値がないときは「未実施」などの言葉で書きます。"
