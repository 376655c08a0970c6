"""The page of the schemes, made from the schemes themselves: ``python -m tests.evaluation.page`` writes it again."""

from __future__ import annotations

from pathlib import Path

from welfareplan.evaluation import schemes
from welfareplan.evaluation.reasons import REASONS
from welfareplan.evaluation.schemes import Scheme

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "schemes.md"

HEAD = """\
# Schemes 評価方法

The published rules by which plans were graded, each with its edition, its grades, the order in which it is tried, what its source
leaves open, and where it is published. `schemes.get("fukuoka")` finds one by its name, `schemes.ALL` lists them, and
`welfareplan schemes fukuoka` shows what stands here.

There is no neutral grade and no default scheme: the same figures get different letters under different rules, and the same letter
means different things. A grade compares with grades of the same scheme and edition only. A rule of one's own is written as
[a TOML file](own-schemes.md); how to come to a published result again is shown under [recomputing](recomputing.md).

公表された評価方法の一覧です。版、評価区分、判定の順序、原典に定めのない点、出典を示します。中立の評価はなく、既定の評価方法もありません。
同じ数値でも方法によって評価は異なり、記号は同じ評価方法・同じ版の中でだけ比べられます。

## Common ground 共通の規則

Years are plain numbers: 平成22年 and 平成22年度 both enter a formula as 2010. All arithmetic is exact, intermediate values are never
rounded, and a printed rate is rounded once, at the end, half away from zero (四捨五入). Rates are not capped at 100 and not floored
at 0.

### When a target is met 目標の達成

| `sense` | 目標 | met when |
|---|---|---|
| `at_least` | 以上 | actual ≥ target |
| `more_than` | 超 | actual > target |
| `at_most` | 以下 | actual ≤ target |
| `less_than` | 未満 | actual < target |
| `between` | 範囲 | target ≤ actual ≤ upper |
| `reach`, `approach` | 数値だけ, に近づける | actual ≥ target where a rise is wanted, actual ≤ target where a fall is; undecided where that is unknown |
| `increase`, `decrease` | 増加, 減少 | actual > baseline, actual < baseline; by the least size where one is printed (2割以上増やす) |
| `maintain` | 維持 | undecided, unless somebody declares how far the level may move |
| `none` | 設定なし | there is nothing to grade |

約 and 程度 change nothing. A target in words (整備) is met if somebody says so (`Declared(reached=True)`). The wanted direction is
what the plan states; where it does not, a bare number above the baseline implies a rise and one below it a fall, and every result
says that this was inferred. Nothing else implies a direction, and an inferred one is never stored.

### What cannot be computed 算出できない場合

| situation | outcome |
|---|---|
| no actual, or no baseline where the rule needs one | the scheme's mark for "cannot be assessed" if it has one, else no grade and the reason |
| baseline and actual of different definitions or surveys | the same |
| target = baseline | the share of the way is 0 ÷ 0: undefined, never 0 % or 100 % |
| target = 0 | the level ratio is undefined, the inverse one always 0 |
| actual = 0 | the inverse level ratio is undefined |
| baseline = 0 | the relative change is undefined |
| a value marked 参考, or later than the cut-off | not graded |
| the wanted direction is unknown where the rule needs it | no grade, reason `direction-unknown` |

A missing figure is never zero. Where there is no grade there is a reason, one word of [the list below](#reasons-理由).
"""


def page() -> str:
    """The whole page."""
    listed = [
        "## The list 一覧\n",
        "| name | 評価方法 | grades 評価区分 | rate | 根拠 |",
        "|---|---|---|---|---|",
        *(
            f"| [`{each.slug}`](#{anchor(each)}) | {each.name} | {_symbols(each)} | {each.measure or ''} | {_ground(each)[1]} |"
            for each in schemes.ALL
        ),
        "",
    ]
    return "\n".join([HEAD, *listed, *map(section, schemes.ALL), reasons()])


def anchor(scheme: Scheme) -> str:
    """What a link to the section of a scheme ends with."""
    return scheme.slug.replace(".", "")


def _symbols(scheme: Scheme) -> str:
    return plain(" ".join(each.symbol for each in scheme.grades)) or "–"


def _ground(scheme: Scheme) -> tuple[str, str]:
    return ("inferred from results or words", "推定") if scheme.inferred else ("published", "公表")


def section(scheme: Scheme) -> str:
    """What the page says of one scheme."""
    rate = (
        ""
        if scheme.measure is None
        else f" It gives a rate: {scheme.measure}{'' if scheme.unit is None else f' ({scheme.unit})'}."
    )
    parts = [
        f"## {scheme.slug}\n",
        f"{scheme.name}。版：{scheme.edition}。\n",
        f"The rule is {_ground(scheme)[0]}.{rate}"
        + (" Several indicators or series are summed up by a rule of its own." if scheme.roll_up else "")
        + "\n",
    ]
    if scheme.grades:
        parts += [
            "| grade 評価 | 意味 | meaning |",
            "|---|---|---|",
            *(f"| {plain(each.symbol)} | {each.ja} | {each.en} |" for each in scheme.grades),
            "",
        ]
    parts += ["In this order 判定の順序:\n", *_numbered(scheme)]
    if scheme.open_points:
        parts += ["Left open by the source 原典に定めのない点:\n", *_listed(scheme)]
    parts += ["Sources 出典:\n", *(f"- {_source(each)}" for each in scheme.citations), ""]
    return "\n".join(parts)


def plain(text: str) -> str:
    """Text in which a star is a star."""
    return text.replace("*", "\\*")


def _numbered(scheme: Scheme) -> list[str]:
    lines = [(f"{n}. {plain(each.ja)}。", f"   {plain(each.en)}.") for n, each in enumerate(scheme.order, 1)]
    return [*(line for pair in lines for line in pair), ""]


def _listed(scheme: Scheme) -> list[str]:
    lines = [(f"- {plain(each.ja)}。", f"  {plain(each.en)}.") for each in scheme.open_points]
    return [*(line for pair in lines for line in pair), ""]


def _source(citation: str) -> str:
    """A citation with its address as a link, and the place in it."""
    address, _, place = citation.partition(" ")
    return f"<{address}>" + (f", {place}" if place else "")


def reasons() -> str:
    """The list of the reasons."""
    return "\n".join(
        [
            "## Reasons 理由\n",
            "Why there is no number, no grade, or no use for a figure.\n",
            "| word | 日本語 | English |",
            "|---|---|---|",
            *(f"| `{word}` | {ja} | {en} |" for word, (en, ja) in REASONS.items()),
            "",
        ]
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
