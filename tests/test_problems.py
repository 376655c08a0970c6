"""A problem is a value: a code, its facts, and where it is in the plan and in the files."""

from __future__ import annotations

import errno
import os
import pickle
from string import Formatter

import pytest

from welfareplan.errors import DataFileError, InvalidValueError
from welfareplan.problems import CHECK_CODES, CODES, FILE_CODES, FORM_CODES, Code, Origin, Place, Problem, Severity
from welfareplan.wording.system import refusal

DANGLING = Problem.of(
    "unknown-id",
    Place("link", "network answers isolaton", "target"),
    field="target",
    found="isolaton",
    plan="kurume-2020",
    near="isolation",
)


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


class TestWords:
    def test_the_sentence_is_told_in_both_languages(self) -> None:
        assert DANGLING.message == "target 'isolaton' is not in plan 'kurume-2020'; did you mean 'isolation'?"
        assert (
            DANGLING.message_ja
            == "target の「isolaton」は計画「kurume-2020」にありません。「isolation」ではありませんか。"
        )

    def test_nothing_near_is_guessed(self) -> None:
        problem = Problem.of("unknown-id", field="target", found="x", plan="p", near=None)
        assert str(problem) == "target 'x' is not in plan 'p'"
        assert problem.ja == "target の「x」は計画「p」にありません。"

    def test_what_to_do_is_told_in_both_languages(self) -> None:
        assert DANGLING.hint == "Write the id of an element of the plan, or add the element."
        assert DANGLING.hint_ja == "計画にある要素の識別子を書くか、要素を追加してください。"

    def test_a_fact_that_was_not_given_reads_as_its_name(self) -> None:
        problem = Problem.of("unknown-id", found="{x}")
        assert problem.message == "<field> '{x}' is not in plan '<plan>'"
        assert problem.message_ja == "<field> の「{x}」は計画「<plan>」にありません。"

    @pytest.mark.parametrize(("severity", "ja"), [("error", "誤り"), ("warning", "要確認"), ("hint", "参考")])
    def test_how_bad_it_is_has_a_word(self, severity: str, ja: str) -> None:
        assert ja == Severity(severity).ja

    def test_how_bad_it_is_follows_from_the_code(self) -> None:
        assert Severity.ERROR is DANGLING.severity


class TestPlaces:
    ORIGIN = Origin("structure.toml", "[[link]] 4")

    def test_the_place_in_the_plan_is_told_where_the_file_is_not_known(self) -> None:
        assert DANGLING.where == "link 'network answers isolaton', target"
        assert f"link 'network answers isolaton', target: {DANGLING.message}" == str(DANGLING)
        assert f"link 'network answers isolaton', target：{DANGLING.message_ja}" == DANGLING.ja

    def test_the_place_in_the_file_is_what_a_reader_looks_up(self) -> None:
        problem = Problem(code=DANGLING.code, facts=DANGLING.facts, place=DANGLING.place, origin=self.ORIGIN)
        assert f"structure.toml, [[link]] 4: {DANGLING.message}" == str(problem)
        assert f"structure.toml, [[link]] 4：{DANGLING.message_ja}" == problem.ja

    def test_a_whole_file_and_a_whole_element(self) -> None:
        assert (str(Origin("plan.toml")), str(Place("issue", "a"))) == ("plan.toml", "issue 'a'")

    def test_neither_may_be_known(self) -> None:
        assert Problem.of("unknown-id").where == ""


class TestValues:
    def test_facts_are_text_in_order(self) -> None:
        problem = Problem.of("years-disagree", on=2, at=1)
        assert problem.facts == (("at", "1"), ("on", "2"))

    def test_equal_problems_are_one(self) -> None:
        again = Problem(code=DANGLING.code, facts=DANGLING.facts, place=DANGLING.place)
        assert len({DANGLING, again}) == 1

    def test_a_problem_survives_pickling(self) -> None:
        assert pickle.loads(pickle.dumps(DANGLING)) == DANGLING  # noqa: S301 - our own bytes

    def test_a_code_that_is_not_in_the_table_is_refused(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^there is no problem code 'unknown-code'$") as caught:
            Problem.of("unknown-code")
        assert caught.value.ja == "問題点コード「unknown-code」はありません。"

    def test_an_error_carries_its_problems(self) -> None:
        assert DataFileError((DANGLING,)).problems == (DANGLING,)


class TestTable:
    def test_no_code_stands_twice(self) -> None:
        assert len(CODES) == len(FILE_CODES) + len(FORM_CODES) + len(CHECK_CODES)

    @pytest.mark.parametrize("row", CHECK_CODES, ids=lambda row: row.code)
    def test_both_languages_are_filled_in_with_the_same_facts(self, row: Code) -> None:
        assert {name.removesuffix("_ja") for name in _facts(row.ja)} == _facts(row.message)

    @pytest.mark.parametrize("row", CHECK_CODES, ids=lambda row: row.code)
    def test_the_explanations_are_sentences(self, row: Code) -> None:
        assert row.code == row.code.lower().replace(" ", "-")
        assert "." == row.meaning[-1] == row.hint[-1]
        assert "。" == row.meaning_ja[-1] == row.hint_ja[-1]
        assert not row.message.endswith(".")
        assert row.ja.endswith(("。", "{error_ja}"))


class TestRefusals:
    """What is told of a file that the system refuses does not depend on the system's words."""

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (
                PermissionError(errno.EACCES, "拒否されました"),
                "アクセスが許可されていないか、ほかのプログラムで開かれています",
            ),
            (OSError(errno.ENOSPC, "x"), "空き容量がありません"),
            (ValueError("embedded null byte"), "名前に使えない文字が含まれています"),
            (OSError("Cannot seek"), "cannot seek"),
        ],
        ids=repr,
    )
    def test_goes_by_the_number_of_the_error(self, error: OSError | ValueError, said: str) -> None:
        assert refusal(error)[1] == said

    def test_of_a_number_without_words_of_ours_the_system_speaks(self) -> None:
        english, japanese = refusal(OSError(errno.EXDEV, "x"))
        assert english == japanese == os.strerror(errno.EXDEV).lower()
