"""Which cells does a progress sheet have? (floor 7)

A progress sheet (進捗管理シート) asks one body about one year. Hidden cells say whose it is and which element each row and which
column means, so that it is read back whatever was moved; what is printed beside them is compared with them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

import attrs

from welfareplan.ids import is_id
from welfareplan.terms import Course
from welfareplan.when import FiscalYear

FORM = 1
"""The number of the form; a higher one is refused."""

GUIDE_SHEET = "記入のしかた"
UNASSIGNED = "担当の記載なし"
"""What the sheet is called that holds what no body is stated to lead."""

ROW, NAME, KIND, AIM, BEFORE, GRADE_BEFORE, ISSUES_BEFORE = (
    "@row",
    "@name",
    "@kind",
    "@aim",
    "@before",
    "@grade_before",
    "@issues_before",
)
DONE, GRADE, ISSUES, NEXT, COURSE, AT, TEXT = "done", "grade", "issues", "next", "course", "at", "text"
"""The keys of the columns that are filled in."""

FORM_ROW, KEYS_ROW, HEAD_ROW, CONTEXT_ROW = "@form", "@keys", "@head", "@context"
"""The keys of rows that are about no element: the blanks at the top, the keys of the columns, the headings, what stands between."""

ACCOUNT = (DONE, GRADE, ISSUES, NEXT, COURSE)
"""What a body is asked about an initiative or programme; the remark is left to it."""

FILLED_ON, SCALE = BEFORE, DONE
"""Under which columns, in the row of blanks, the day of filling in and the steps of the self-grade stand."""

_STAMP = re.compile(
    r"welfareplan-form/(?P<form>[0-9]{1,4}) plan=(?P<plan>\S{1,64}) year=FY(?P<year>[0-9]{4})(?: body=(?P<body>\S{1,64}))?",
    re.ASCII,
)
_KEY = re.compile(r"(?P<answers>answers )?(?P<id>\S{1,64}) [0-9a-f]{8}", re.ASCII)
_PARTS = re.compile(r"[・,、，/／|｜\s]+")
_MOST_STEPS = 12
_LONGEST_LIST = 200  # signs; a spreadsheet takes no longer list of choices than 255


@attrs.frozen(kw_only=True)
class Stamp:
    """Whose sheet it is (シートの素性).

    Attributes:
        form: the number of the form.
        plan: the id of the plan.
        year: the year that is asked about.
        body: the id of the body that is asked; None for what nobody is stated to lead.
    """

    form: int = FORM
    plan: str
    year: FiscalYear
    body: str | None = None

    def __str__(self) -> str:
        body = "" if self.body is None else f" body={self.body}"
        return f"welfareplan-form/{self.form} plan={self.plan} year={self.year}{body}"


def read_stamp(text: object) -> Stamp | None:
    """The stamp in the first cell of a sheet; None where there is none.

    >>> str(read_stamp("welfareplan-form/1 plan=kurume-2020 year=FY2022 body=section"))
    'welfareplan-form/1 plan=kurume-2020 year=FY2022 body=section'
    """
    found = _STAMP.fullmatch(str(text).strip()[:300])
    if found is None or not all(is_id(found[each]) for each in ("plan", "body") if found[each] is not None):
        return None
    if not int(found["year"]):
        return None
    return Stamp(form=int(found["form"]), plan=found["plan"], year=FiscalYear(int(found["year"])), body=found["body"])


def folded(text: object) -> str:
    """A text without differences of width and layout, for comparing what is printed with what is meant."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split())


@attrs.frozen
class RowKey:
    """What stands, hidden, at the head of a row (行の鍵).

    Attributes:
        id: the id of the element that the row is about; of a recommendation where ``responds``.
        responds: whether the row asks for a response to a recommendation (提言への対応).
    """

    id: str
    responds: bool = False

    def beside(self, name: str) -> str:
        """The cell itself, with a mark of the name that is printed beside it.

        >>> RowKey("visits").beside("見守り訪問"), RowKey("advice-1", responds=True).beside("見守り訪問")
        ('visits 2e2b2e78', 'answers advice-1 2e2b2e78')
        """
        mark = hashlib.sha256(folded(name).encode(errors="surrogatepass")).hexdigest()[:8]
        return f"answers {self.id} {mark}" if self.responds else f"{self.id} {mark}"


def read_row_key(text: object) -> RowKey | None:
    """The key at the head of a row; None where there is none.

    >>> read_row_key("visits 2e2b2e78"), read_row_key("見守り")
    (RowKey(id='visits', responds=False), None)
    """
    found = _KEY.fullmatch(str(text).strip()[:100])
    return RowKey(found["id"], found["answers"] is not None) if found and is_id(found["id"]) else None


def heading(key: str, year: FiscalYear) -> str:
    """What stands over a column.

    >>> heading("done", FiscalYear(2022)), heading("next", FiscalYear(2022))
    ('令和4年度の実績', '令和5年度の取組')
    """
    now, before, after = (each.wareki() for each in (year, year - 1, year + 1))
    return {
        NAME: "取組・事業・指標",
        KIND: "区分",
        AIM: f"目標・{now}の計画",
        BEFORE: f"{before}までの実績",
        GRADE_BEFORE: "評価",
        ISSUES_BEFORE: f"{before}の課題・提言",
        DONE: f"{now}の実績",
        GRADE: "自己評価",
        ISSUES: "課題",
        NEXT: f"{after}の取組",
        COURSE: "今後の方向",
        AT: "値の時点",
        TEXT: "備考",
    }[key]


PRINTED_COLUMNS = (NAME, KIND, AIM, BEFORE, GRADE_BEFORE, ISSUES_BEFORE)
"""The columns that are filled in already."""

ANSWER_COLUMNS = (DONE, GRADE, ISSUES, NEXT, COURSE, AT, TEXT)
"""The columns that are to be filled in."""

COLUMNS = (*PRINTED_COLUMNS, *ANSWER_COLUMNS)
"""The columns in their order, behind the hidden one that says what each row is about."""

COURSES = tuple(each.ja for each in Course)


def steps_of(scale: str | None) -> tuple[str, ...]:
    """The steps of a scale that names them (自己評価の段階); none where it does not.

    >>> steps_of("Ａ・Ｂ・Ｃ・Ｄ"), steps_of("市の5段階評価")
    (('Ａ', 'Ｂ', 'Ｃ', 'Ｄ'), ())
    """
    parts = tuple(dict.fromkeys(each for each in _PARTS.split(scale or "") if each))
    return parts if 1 < len(parts) <= _MOST_STEPS and sum(map(len, parts)) <= _LONGEST_LIST else ()
