"""A municipality's own scheme in a file: what it can say, and what is refused with its place."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import welfareplan as wp
from welfareplan.evaluation.schemes import Figures, OwnRule, Scheme
from welfareplan.files.scheme_format import load_scheme
from welfareplan.terms import Falling

EXAMPLE = Path(__file__).parents[2] / "examples" / "schemes" / "our-town.toml"
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "own-schemes.md"

HEAD = """\
format = 1
[scheme]
slug = "own"
name = "本町の評価"
edition = "令和6年度"
citations = ["計画書"]
quantity = "share-of-way"
"""
GRADES = """
[[grade]]
symbol = "○"
words = "順調"
at_least = "60"
[[grade]]
symbol = "△"
words = "遅れ"
below = "60"
"""


def written(tmp_path: Path, text: str, name: str = "own.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(wp.DataFileError) as caught:
        load_scheme(path)
    assert all(each.ja for each in caught.value.problems)
    return [str(each) for each in caught.value.problems]


class TestLoading:
    def test_the_example(self) -> None:
        scheme = load_scheme(EXAMPLE)
        assert isinstance(scheme.rule, OwnRule)
        assert (scheme.slug, scheme.edition, scheme.measure, scheme.unit) == ("our-town", "令和6年度版", "進捗率", "%")
        assert [(each.symbol, each.en) for each in scheme.grades][:2] == [
            ("◎", "target met"),
            ("○", "on the whole on the way"),
        ]
        assert (scheme.rule.met, scheme.rule.mark, scheme.rule.keep_within) == ("◎", "－", Decimal(5))
        found = wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme=scheme)
        assert [each.symbol for each in found] == ["▲", "△", None, "△", "△"]
        assert "20.7801009372…% は「0%以上60%未満」に当たる" in found["visits"].explain()
        assert (
            found["mutual-help"]
            .explain("en")
            .startswith(
                "＜指標１＞地域での支え合いや助け合いが充実していると感じる市民の割合: '▲' (worse than the baseline)\n"
                "scheme: our-town, 令和6年度版\n"
            )
        )

    def test_what_need_not_be_said(self, tmp_path: Path) -> None:
        scheme = load_scheme(written(tmp_path, HEAD + GRADES))
        assert (scheme.rate_decimals, scheme.open_points, scheme.grade("○").en) == (1, (), "順調")
        assert scheme.judge(Figures(baseline=Decimal(0), target=Decimal(10), actual=Decimal(6))).grade == "○"

    def test_all_that_can_be_said(self, tmp_path: Path) -> None:
        text = HEAD.replace("share-of-way", "change") + (
            'falling = "mirror"\nmeasure = "変化量"\ndecimals = 2\nnotes = ["備考"]\n'
            '[[grade]]\nsymbol = "＋"\nwords = "増"\nabove = 2.5\n[[grade]]\nsymbol = "－"\nwords = "減"\nat_most = 2.5\n'
        )
        scheme = load_scheme(written(tmp_path, text))
        assert isinstance(scheme.rule, OwnRule)
        assert (scheme.rule.bands.falling, scheme.measure, scheme.rate_decimals) == (Falling.MIRROR, "変化量", 2)
        assert (scheme.rate_in_unit, [each.en for each in scheme.open_points]) == (True, ["備考"])
        fell = Figures(unit="件", baseline=Decimal(10), target=Decimal(5), actual=Decimal("7.4"))
        assert (scheme.judge(fell).grade, scheme.rate_text(scheme.judge(fell), "件")) == ("＋", "2.60件")
        assert scheme.rate_text(scheme.judge(fell), "%") == "2.60ポイント"
        assert [str(each) for each in scheme.rule.bands.bands] == ["2.5%超", "2.5%以下"]

    def test_a_result_is_exact(self, tmp_path: Path) -> None:
        scheme = load_scheme(written(tmp_path, HEAD + GRADES))
        just_below = Figures(baseline=Decimal(0), target=Decimal(10), actual=Decimal("5.9999999999"))
        assert scheme.judge(just_below).grade == "△"

    def test_the_page_shows_a_file_that_loads(self, tmp_path: Path) -> None:
        blocks = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        whole = [each for each in blocks if "[scheme]" in each]
        assert whole
        for n, block in enumerate(whole):
            assert isinstance(load_scheme(written(tmp_path, block, f"page{n}.toml")), Scheme)

    def test_the_page_names_every_key_and_number(self) -> None:
        from welfareplan.evaluation.schemes.quantities import QUANTITIES
        from welfareplan.files.scheme_tables import GradeTable, SchemeTable
        from welfareplan.files.vocabulary import keys_of
        from welfareplan.terms import Condition

        text = PAGE.read_text(encoding="utf-8")
        words = [*keys_of(SchemeTable), *keys_of(GradeTable), *QUANTITIES, *Falling, *Condition]
        assert [each for each in words if f"`{each}`" not in text] == []


class TestRefusing:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("format = 1\n", "", "own.toml: format = 1 is missing; write it at the head of the file"),
            (
                "format = 1",
                "format = 2",
                "own.toml, format: format 2 needs welfareplan ≥ 2.0; this one reads up to format 1",
            ),
            ("[scheme]", "[schem]", "own.toml: there is no table 'schem'; did you mean 'scheme'?"),
            (
                "[[grade]]",
                'measur = "率"\n[[grade]]',
                "own.toml, [scheme]: there is no key 'measur'; did you mean 'measure'?",
            ),
            (
                '"own"',
                '"十"',
                "own.toml, [scheme], slug: '十' cannot name a scheme: use 1 to 64 of a-z, 0-9, '-' and '.', not beginning with a sign",
            ),
            (
                '"own"',
                '"fukuoka"',
                "own.toml, [scheme], slug: 'fukuoka' is the name of a published scheme; give yours a name of its own",
            ),
            ('"本町の評価"', '" "', "own.toml, [scheme], name: there are no words here"),
            ('["計画書"]', "[]", "own.toml, [scheme]: a scheme says where it is published; name the document at least"),
            (
                "share-of-way",
                "share-of-wey",
                "own.toml, [scheme], quantity: 'share-of-wey' is not a number that can be cut into bands; these are level-ratio, level-ratio-inverse, share-of-way, pace, relative-change, change; did you mean 'share-of-way'?",
            ),
            (
                "share-of-way",
                "level-ratio",
                "own.toml, [scheme]: a level-ratio does not say what becomes of figures that should fall; write falling as one of same, mirror, refuse",
            ),
            (
                "[[grade]]",
                "decimals = 10\n[[grade]]",
                "own.toml, [scheme]: 10 decimals cannot be printed; write 0 to 9",
            ),
            (
                "[[grade]]",
                'keep_within = "5"\n[[grade]]',
                "own.toml, [scheme], keep_within: a level may move only where there is a grade for what has met its target",
            ),
            ('"60"', '"6o"', "own.toml, [[grade]] 1 '○', at_least: '6o' is not an exact number"),
            ('"60"', "true", "own.toml, [[grade]] 1 '○', at_least: expected a number, found true"),
            (
                "at_least",
                "at_lest",
                "own.toml, [[grade]] 1 '○': there is no key 'at_lest'; did you mean 'at_least'?",
            ),
            (
                'at_least = "60"',
                'at_least = "60"\nabove = "60"',
                "own.toml, [[grade]] 1 '○': the grade '○' has both 'at_least' and 'above'; keep one",
            ),
            (
                'at_least = "60"',
                'at_least = "60"\nwhen = "target_met"',
                "own.toml, [[grade]] 1 '○': the grade '○' stands for 'target_met', which is no band; take its bounds out",
            ),
            (
                'at_least = "60"',
                'at_least = "70"',
                "own.toml, [[grade]] 2 '△': the bands leave a gap from 60 (included) to 70 (not included): between '○' and '△'",
            ),
            (
                'below = "60"',
                'at_most = "65"',
                "own.toml, [[grade]] 2 '△': the bands overlap from 60 (included) to 65 (included) between '○' and '△'; the highest stands first and each ends where the one before begins",
            ),
            (
                'at_least = "60"',
                'at_least = "60"\nbelow = "50"',
                "own.toml, [[grade]] 1 '○': the band '○' ends (50) before it begins (60)",
            ),
            (
                '"△"',
                '"○"',
                "own.toml, [[grade]] 2 '○': the symbol '○' stands twice, first in [[grade]] 1 '○'",
            ),
        ],
    )
    def test_one_thing_wrong(self, tmp_path: Path, old: str, new: str, expected: str) -> None:
        found = problems(written(tmp_path, (HEAD + GRADES).replace(old, new, 1)))
        assert found[0].startswith(expected)

    def test_everything_is_told_at_once(self, tmp_path: Path) -> None:
        text = HEAD.replace('name = "本町の評価"', 'nam = "本町の評価"').replace('["計画書"]', '"計画書"') + (
            '[[grade]]\nsymbol = "A"\nwords = 5\n[[grade]]\nsymbol = "B"\nwords = "b"\nwhen = "met"\n'
        )
        assert problems(written(tmp_path, text)) == [
            "own.toml, [scheme]: 'name' is missing",
            "own.toml, [scheme], citations: expected a list, found text '計画書'; write it in brackets: [ … ]",
            "own.toml, [scheme]: there is no key 'nam'; did you mean 'name'?",
            "own.toml, [[grade]] 1 'A', words: expected text, found the number 5; write it in quotes: \"5\"",
            "own.toml, [[grade]] 2 'B', when: 'met' is not one of: target_met, not_assessed",
        ]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "format = 1\n",
                [
                    "own.toml: there is no [scheme]",
                    "own.toml, [[grade]]: there is no [[grade]]; write one for each band",
                ],
            ),
            (
                "format = 1\nscheme = 5\ngrade = 5\n",
                [
                    "own.toml, [scheme]: expected [scheme], found the number 5",
                    "own.toml, [[grade]]: expected [[grade]], found the number 5",
                ],
            ),
            (
                HEAD + '[[grade]]\nsymbol = "◎"\nwords = "達成"\nwhen = "target_met"\n',
                ["own.toml, [[grade]]: a rule of bands needs at least one band"],
            ),
            (
                HEAD + "grade = [5]\n",
                [
                    "own.toml, [scheme]: there is no key 'grade'",
                    "own.toml, [[grade]]: there is no [[grade]]; write one for each band",
                ],
            ),
            (
                HEAD.replace("format = 1", "") + GRADES,
                ["own.toml: format = 1 is missing; write it at the head of the file"],
            ),
            ("これはTOMLではない", ["own.toml, line 1, column 1: "]),
            (HEAD + GRADES * 60, ["own.toml, [[grade]]: there are too many entries: at most 100"]),
        ],
    )
    def test_other_shapes(self, tmp_path: Path, text: str, expected: list[str]) -> None:
        found = problems(written(tmp_path, text))
        assert [each[: len(start)] for each, start in zip(found, expected, strict=True)] == expected

    def test_two_grades_for_one_condition(self, tmp_path: Path) -> None:
        twice = '[[grade]]\nsymbol = "◎"\nwords = "達成"\nwhen = "target_met"\n'
        found = problems(written(tmp_path, HEAD + GRADES + twice + twice.replace("◎", "☆")))
        assert found == ["own.toml, [[grade]] 4 '☆': a grade for 'target_met' stands twice, first in [[grade]] 3 '◎'"]

    def test_files_that_are_none(self, tmp_path: Path) -> None:
        assert problems(tmp_path / "gone.toml") == ["gone.toml: there is no such file or folder"]
        assert problems(written(tmp_path, "{}", "own.json")) == [
            "own.json: a scheme of one's own is a .toml file, found '.json'"
        ]
        (tmp_path / "folder.toml").mkdir()
        assert len(problems(tmp_path / "folder.toml")) == 1
        (tmp_path / "own.toml").write_bytes(b"\xff\xfe\x00")
        assert len(problems(tmp_path / "own.toml")) == 1

    @given(st.text(max_size=60), st.integers(0, len(HEAD + GRADES)))
    def test_only_our_own_errors_come_out(self, tmp_path_factory: pytest.TempPathFactory, noise: str, at: int) -> None:
        text = HEAD + GRADES
        path = tmp_path_factory.mktemp("schemes", numbered=True) / "own.toml"
        path.write_text(text[:at] + noise + text[at:], encoding="utf-8", errors="surrogatepass")
        with suppress(wp.DataFileError):
            assert isinstance(load_scheme(path), Scheme)
