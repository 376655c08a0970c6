"""What can go wrong, and the words for it."""

import copy
import pickle

import pytest

from welfareplan.errors import (
    DataFileError,
    InvalidValueError,
    RevisionConflictError,
    UnitMismatchError,
    UnknownIdError,
    UnreadableCellError,
    WelfarePlanError,
    require_instance,
    require_whole,
    shown,
    shown_ja,
)
from welfareplan.problems import Problem

PROBLEM = Problem.of("unknown-id", field="target", found="isolaton", plan="kurume-2020", near="isolation")

ERRORS = [
    WelfarePlanError("wrong"),
    InvalidValueError("wrong", "誤り"),
    UnknownIdError("isolaton", "plan 'kurume-2020'", "isolation", where_ja="計画「kurume-2020」"),
    UnitMismatchError("戸", "世帯"),
    RevisionConflictError("wrong", "誤り", revision="midterm", id="salon", field="title", expected="a", found="b"),
    DataFileError((PROBLEM,), "plan.toml"),
    UnreadableCellError("896\n.%", at=4, known="12.3%", why="a point alone", why_ja="小数点が離れています。"),
]


def by_name(error: WelfarePlanError) -> str:
    return type(error).__name__


class TestEveryError:
    @pytest.mark.parametrize("error", ERRORS, ids=by_name)
    def test_is_of_this_library(self, error: WelfarePlanError) -> None:
        assert isinstance(error, WelfarePlanError)

    @pytest.mark.parametrize("error", ERRORS, ids=by_name)
    def test_says_itself_in_japanese(self, error: WelfarePlanError) -> None:
        assert error.ja

    @pytest.mark.parametrize("again", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy])  # noqa: S301
    @pytest.mark.parametrize("error", ERRORS, ids=by_name)
    def test_survives_pickling_and_copying_with_its_parts(self, error: WelfarePlanError, again: object) -> None:
        assert callable(again)
        copied = again(error)

        assert type(error) is type(copied)
        assert str(error) == str(copied)
        assert vars(error) == vars(copied)

    @pytest.mark.parametrize(
        ("error", "builtin"),
        [
            (ERRORS[1], ValueError),
            (ERRORS[2], LookupError),
            (ERRORS[3], TypeError),
            (ERRORS[5], ValueError),
            (ERRORS[6], ValueError),
        ],
    )
    def test_is_the_builtin_a_caller_expects(self, error: WelfarePlanError, builtin: type[Exception]) -> None:
        assert isinstance(error, builtin)


class TestMessages:
    def test_without_a_japanese_sentence_the_english_one_stands_in(self) -> None:
        assert WelfarePlanError("wrong").ja == "wrong"

    def test_an_unknown_id_names_the_nearest(self) -> None:
        error = ERRORS[2]

        assert isinstance(error, UnknownIdError)
        assert str(error) == "'isolaton' is not in plan 'kurume-2020'; did you mean 'isolation'?"
        assert error.ja == "「isolaton」は計画「kurume-2020」にありません。「isolation」ではありませんか。"
        assert (error.id, error.where, error.near) == ("isolaton", "plan 'kurume-2020'", "isolation")

    def test_an_unknown_id_with_nothing_near(self) -> None:
        error = UnknownIdError("zzz", "plan 'p'")

        assert str(error) == "'zzz' is not in plan 'p'"
        assert error.ja == "「zzz」は plan 'p' にありません。"

    def test_a_unit_mismatch_names_both_units(self) -> None:
        error = UnitMismatchError("戸", None)

        assert str(error) == (
            "cannot compare amounts in '戸' and no unit; state both in units that count the same thing"
        )
        assert error.ja == "単位「戸」と「単位なし」は比較できません。同じものを数える単位にそろえてください。"
        assert (error.left, error.right) == ("戸", None)

    def test_a_conflict_carries_its_parts(self) -> None:
        error = ERRORS[4]

        assert isinstance(error, RevisionConflictError)
        assert (
            error.revision,
            error.id,
            error.field,
            error.expected,
            error.found,
        ) == ("midterm", "salon", "title", "a", "b")

    def test_a_file_says_all_that_is_wrong_at_once(self) -> None:
        error = DataFileError((PROBLEM, PROBLEM))

        assert str(error) == f"the document has 2 problems:\n  {PROBLEM}\n  {PROBLEM}"
        assert error.ja == f"文書に問題点が2件あります。\n  {PROBLEM.ja}\n  {PROBLEM.ja}"
        assert error.problems == (PROBLEM, PROBLEM)

    def test_a_file_with_one_problem(self) -> None:
        assert str(DataFileError((PROBLEM,), "plan.toml")).startswith("plan.toml has 1 problem:\n")

    def test_a_cell_that_cannot_be_read(self) -> None:
        error = ERRORS[6]

        assert isinstance(error, UnreadableCellError)
        assert str(error) == "cannot read '896\\n.%': a point alone; known forms are 12.3%"
        assert error.ja == "「896\\n.%」は読み取れません。小数点が離れています。"
        assert (error.cell, error.at, error.known) == ("896\n.%", 4, "12.3%")

    def test_a_cell_of_unknown_form_points_to_the_page(self) -> None:
        assert str(UnreadableCellError("?")) == "cannot read '?'; known forms are on the page printed cells"


class TestWhatIsShown:
    @pytest.mark.parametrize(
        ("value", "english", "japanese"),
        [
            ("salon", "'salon'", "「salon」"),
            ("a\nb", "'a\\nb'", "「a\\nb」"),
            ("あ" * 41, f"'{'あ' * 40}…'", f"「{'あ' * 40}…」"),
            (2.5, "2.5", "「2.5」"),
            (None, "None", "「None」"),
            (10**5000, "a number of more than 40 digits", "40桁を超える数"),
            (
                ("a",) * 40,
                "('a', 'a', 'a', 'a', 'a', 'a', 'a', 'a',…",
                "「('a', 'a', 'a', 'a', 'a', 'a', 'a', 'a',…」",
            ),
        ],
        ids=["text", "lines", "long", "number", "none", "huge", "tuple"],
    )
    def test_is_short_and_one_line(self, value: object, english: str, japanese: str) -> None:
        assert english == shown(value)
        assert japanese == shown_ja(value)


class TestRequirements:
    @pytest.mark.parametrize("value", [1, 12])
    def test_whole_numbers_in_range_pass(self, value: int) -> None:
        require_whole("month", "月", value, 1, 12)

    @pytest.mark.parametrize("value", [0, 13, True, 3.0, "3", None, float("nan")])
    def test_anything_else_is_refused(self, value: object) -> None:
        with pytest.raises(InvalidValueError) as caught:
            require_whole("month", "月", value, 1, 12)

        assert str(caught.value) == f"month {value!r} is not a whole number from 1 to 12"
        assert caught.value.ja == f"月「{value}」は1から12までの整数ではありません。"

    def test_a_value_of_another_class_is_refused(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            require_instance("2020", int, "the year", "年", "a number")

        assert str(caught.value) == "the year is '2020'; give a number"
        assert caught.value.ja == "年が「2020」です。int の値で指定してください。"
