"""The pictures of the documentation, in both languages: ``python -m tests.docs.figures`` draws them again.

What a picture shows of the example is taken from the example.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from tests.docs.drawing import BLUE, GREEN, GREY, INK, ROSE, SOFT, WHITE, YELLOW, Anchor, Picture
from tests.docs.fences import DOCS
from tests.test_layers import FLOORS

import welfareplan as wp
from welfareplan.files.writer import new as new_workbook

FOLDER = DOCS / "figures"
LANGUAGES = ("en", "ja")

Words = Callable[[str, str], str]
"""Chooses the words of a language: English first, Japanese second."""

FIGURES: dict[str, Callable[[Words], Picture]] = {}


def figure(draw: Callable[[Words], Picture]) -> Callable[[Words], Picture]:
    """A picture, under the name of the function that draws it."""
    FIGURES[draw.__name__.replace("_", "-")] = draw
    return draw


@cache
def _kurume() -> wp.Dossier:
    return wp.example("kurume")


# --- The subject ------------------------------------------------------------------------------------------------------


@figure
def parts_of_a_plan(say: Words) -> Picture:
    """What a plan consists of, and what leads from one to the other."""
    plan = _kurume().latest
    picture = Picture(760, 430)
    columns = [
        (20, say("issues", "課題"), [each.name for each in plan.issues[:3]], BLUE),
        (275, say("initiatives", "取組"), [each.name for each in plan.initiatives[:3]], YELLOW),
        (530, say("directions", "方向性"), [each.name for each in plan.directions[:3]], GREEN),
    ]
    for x, heading, names, fill in columns:
        picture.text(x + 105, 30, heading, anchor="middle", bold=True)
        for n, name in enumerate(names):
            picture.box(x, 45 + n * 62, 210, 50, _shortened(name), fill=fill, size=13)
    for n in range(3):
        y = 70 + n * 62
        picture.arrow((275, y), (230, y), dashed=True)
        picture.arrow((485, y), (530, y), dashed=True)
    picture.text(252, 258, say("answers", "課題に対応"), anchor="middle", size=13, colour=SOFT)
    picture.text(508, 258, say("pursues", "方向性に属する"), anchor="middle", size=13, colour=SOFT)
    visits = plan.indicator("visits")
    target = visits.targets[0]
    assert visits.baseline is not None
    picture.text(635, 330, say("indicators", "成果指標"), anchor="middle", bold=True)
    picture.box(530, 342, 210, 74, f"{visits.title}\n{visits.baseline.amount} → {target.amount}", fill=ROSE, size=13)
    picture.arrow((740, 379), (752, 379), (752, 70), (740, 70))
    picture.text(744, 300, say("shows", "成果を示す"), anchor="end", size=13, colour=SOFT)
    picture.text(275, 330, say("programmes", "事業"), bold=True)
    picture.box(275, 342, 210, 50, say("what a department runs", "担当課が実施し報告する単位"), fill=GREY, size=13)
    picture.arrow((440, 342), (440, 222), dashed=True)
    picture.text(430, 300, say("part of", "取組を構成"), anchor="end", size=13, colour=SOFT)
    picture.line((20, 352), (60, 352))
    picture.text(70, 357, say("stated in the plan of Kurume", "久留米市の計画に明記"), size=13)
    picture.line((20, 380), (60, 380), dashed=True)
    picture.text(70, 385, say("possible, not stated there", "あり得るが、明記はない"), size=13)
    return picture


def _shortened(name: str, at: int = 15) -> str:
    return (
        name
        if len(name) <= at
        else f"{name[:at]}\n{name[at:]}"
        if len(name) <= 2 * at
        else f"{name[:at]}\n{name[at : 2 * at - 1]}…"
    )


@figure
def fiscal_years(say: Words) -> Picture:
    """Fiscal and calendar years across the change of era."""
    picture = Picture(760, 300)
    first, last = date(2018, 1, 1), date(2022, 1, 1)

    def at(day: date) -> float:
        return 110 + 630 * (day - first).days / (last - first).days

    rows = {30: say("calendar", "暦年"), 100: say("era", "元号"), 170: say("fiscal", "年度")}
    for y, heading in rows.items():
        picture.text(10, y + 28, heading, bold=True)
    change = date(2019, 5, 1)
    for day, words in (
        (date(2019, 4, 1), say("1 April 2019", "2019年4月1日")),
        (change, say("1 May: 令和 begins", "5月1日 改元")),
    ):
        picture.line((at(day), 20), (at(day), 246 if day == change else 268), dashed=True)
        picture.text(at(day) + 4, 262 if day == change else 284, words, size=13, colour=SOFT)
    for year in range(2018, 2022):
        x = at(date(year, 1, 1))
        picture.box(x, 30, at(date(year + 1, 1, 1)) - x, 46, say(f"{year}", f"{year}年"), fill=GREY)
    picture.box(at(first), 100, at(change) - at(first), 46, "平成30年～31年", fill=YELLOW)
    picture.box(at(change), 100, at(last) - at(change), 46, "令和元年～", fill=GREEN)
    for year in range(2018, 2021):
        fiscal = wp.FiscalYear(year)
        x = at(fiscal.start)
        names = {fiscal.wareki(), fiscal.wareki("平成")}
        words = f"{fiscal}\n" + " = ".join(sorted(names, key=lambda name: "平成" not in name))
        picture.box(x, 170, at(wp.FiscalYear(year + 1).start) - x, 62, words, fill=BLUE, size=13)
    return picture


@figure
def plan_period(say: Words) -> Picture:
    """The period of the plan of Kurume with what happened in it."""
    dossier = _kurume()
    period = dossier.base.period
    assert period is not None
    picture = Picture(760, 330)

    def at(day: date) -> float:
        begin, end = wp.FiscalYear(2019).start, wp.FiscalYear(2026).end
        return 10 + 740 * (day - begin).days / ((end - begin).days + 1)

    for year in range(2019, 2027):
        fiscal = wp.FiscalYear(year)
        x = at(fiscal.start)
        inside = fiscal in period
        words = f"{fiscal}\n{fiscal.wareki()}"
        picture.box(x, 150, at(wp.FiscalYear(year + 1).start) - x, 54, words, fill=BLUE if inside else WHITE, size=12)
    begin, end = at(period.first.start), at(wp.FiscalYear(period.last.year + 1).start)
    picture.box(
        begin, 218, end - begin, 34, f"{say('the period', '計画期間')} {period} ({period.wareki()})", fill=YELLOW
    )
    assert dossier.base.adopted is not None
    events = [
        (dossier.base.adopted.last_day, say("adopted", "策定"), str(dossier.base.adopted), 40),
        *(
            (each.in_force.last_day, each.title or "", str(each.in_force), 40 + 44 * (n % 2))
            for n, each in enumerate(dossier.revisions, 1)
        ),
    ]
    for day, title, text, y in events:
        picture.line((at(day), y + 26), (at(day), 150))
        picture.dot(at(day), 150)
        anchor: Anchor = "start" if at(day) < 600 else "end"
        picture.text(at(day) - 8, y, title, anchor=anchor, size=13)
        picture.text(at(day) - 8, y + 18, text, anchor=anchor, size=12, colour=SOFT)
    for year, words in (
        (2022, say("interim figures", "中間実績")),
        (2025, say("target year, next plan drafted", "目標年度・次期計画の策定")),
    ):
        x = at(wp.FiscalYear(year).start) + 45
        picture.arrow((x, 290), (x, 256))
        picture.text(x, 310, words, anchor="middle", size=13)
    return picture


@figure
def midterm_review(say: Words) -> Picture:
    """One plan, three texts."""
    dossier = _kurume()
    picture = Picture(760, 300)
    texts = [say("base text", "策定時の本文"), *(each.title or "" for each in dossier.revisions)]
    days = [dossier.base.adopted, *(each.in_force for each in dossier.revisions)]
    fills = (BLUE, YELLOW, GREEN)
    for n, (title, day, fill) in enumerate(zip(texts, days, fills, strict=True)):
        x = 20 + n * 270
        picture.box(x, 50, 180, 66, _shortened(title, 13), fill=fill, size=13)
        picture.text(x + 90, 36, str(day), anchor="middle", size=13, colour=SOFT)
        if n:
            count = len(dossier.revisions[n - 1].changes)
            picture.arrow((x - 90, 83), (x, 83))
            picture.text(x - 45, 72, say(f"{count} changes", f"変更{count}件"), anchor="middle", size=12)
    picture.line((20, 200), (740, 200), thick=2)
    for x, words in ((90, "2020-04-01"), (360, "2021-12-31"), (630, "2022-11-30")):
        picture.dot(x, 200)
        picture.text(x, 226, f'as_of("{words}")', anchor="middle", size=12)
    for x, target in ((90, 110), (360, 380), (630, 650)):
        picture.arrow((x, 194), (target, 120), dashed=True)
    picture.text(
        380,
        270,
        say(
            "The text of a day is computed: the base text and the revisions then in force.",
            "ある日の本文は計算で求める：策定時の本文に、その日までに効力の生じた改訂を順に適用する。",
        ),
        anchor="middle",
        size=13,
        colour=SOFT,
    )
    return picture


@figure
def volumes(say: Words) -> Picture:
    """Plans within a plan, and beside it."""
    plan = _kurume().latest
    picture = Picture(760, 330)
    picture.box(270, 20, 220, 44, plan.related_plan("general-plan").name, fill=GREY)
    picture.text(500, 47, say("above", "上位計画"), size=13, colour=SOFT)
    picture.arrow((380, 64), (380, 100))
    picture.box(190, 100, 380, 130, fill=WHITE)
    picture.text(380, 124, plan.title or "", anchor="middle", bold=True)
    for n, joint in enumerate(plan.joint):
        picture.box(205 + n * 180, 140, 170, 56, f"{joint.ordinal}\n{joint.title}", fill=BLUE, size=13)
    picture.text(
        380,
        218,
        say("two plans made as one document", "二つの計画を一体的に策定"),
        anchor="middle",
        size=13,
        colour=SOFT,
    )
    sub = plan.subplan("reoffending")
    picture.box(610, 135, 140, 66, _shortened(sub.title or "", 9), fill=YELLOW, size=13)
    picture.arrow((610, 168), (570, 168))
    picture.text(680, 220, say("a separate volume", "分冊"), anchor="middle", size=13, colour=SOFT)
    picture.text(680, 238, str(sub.adopted), anchor="middle", size=12, colour=SOFT)
    human = plan.related_plan("human-rights")
    picture.box(10, 135, 140, 66, _shortened(human.title or "", 9), fill=GREY, size=13)
    picture.line((150, 168), (190, 168), dashed=True)
    picture.text(80, 220, say("related; how is not said", "関係の記載なし"), anchor="middle", size=13, colour=SOFT)
    picture.box(270, 270, 220, 44, plan.related_plan("welfare-plans").group or "", fill=GREY, size=13)
    picture.arrow((380, 230), (380, 270))
    picture.text(500, 297, say("this plan is their base", "基本となる計画"), size=13, colour=SOFT)
    return picture


@figure
def yearly_cycle(say: Words) -> Picture:
    """What happens every year."""
    picture = Picture(760, 250)
    steps = [
        (say("departments fill in\nprogress sheets", "各課が進捗管理\nシートに記入"), BLUE),
        (say("in-house committee\njudges", "庁内の委員会が\n評価"), YELLOW),
        (say("council of residents\ncomments", "推進協議会が\n審議・提言"), GREEN),
        (say("departments respond,\nreport is published", "各課が対応を示し\n報告書を公表"), ROSE),
    ]
    for n, (words, fill) in enumerate(steps):
        x = 15 + n * 188
        picture.box(x, 20, 160, 66, words, fill=fill, size=13)
        if n < len(steps) - 1:
            picture.arrow((x + 160, 53), (x + 188, 53))
    picture.arrow((659, 86), (659, 150), (95, 150), (95, 86))
    picture.tag(
        380,
        150,
        say("what was promised for next year is what is asked next year", "翌年度の取組が、翌年の評価の対象になる"),
    )
    picture.text(
        380,
        210,
        say(
            "Kept in a dossier: figures (observations) and judgements (assessments), each with its year and its stage.",
            "綴りに残るもの：数値（実績）と評価・意見（点検・評価）。それぞれに年度と段階が付く。",
        ),
        anchor="middle",
        size=13,
        colour=SOFT,
    )
    return picture


@figure
def the_straight_line(say: Words) -> Picture:
    """The numbers of one indicator."""
    row = wp.progress(_kurume(), through=wp.FiscalYear(2022))["visits"]
    assert row.baseline is not None
    assert row.target is not None
    assert row.actual is not None
    numbers = [row.baseline_value, row.target_value, row.actual_value, row.line_value, row.share_of_way]
    base, goal, actual, line, way = (each for each in numbers if isinstance(each, Decimal))
    picture = Picture(760, 390)

    def x(year: int) -> float:
        return 90 + (year - 2018) * 85

    def y(value: Decimal) -> float:
        return 300 - float((value - base) / (goal - base)) * 230

    picture.line((60, 328), (740, 328))
    for year in range(2018, 2026):
        picture.text(x(year), 348, f"FY{year}", anchor="middle", size=12, colour=SOFT)
        picture.line((x(year), 324), (x(year), 332))
    picture.line((x(2018), y(base)), (x(2025), y(goal)), dashed=True)
    picture.dot(x(2018), y(base), hollow=True)
    picture.text(x(2018) + 12, y(base) + 12, f"{say('baseline', '基準値')} {base:,}件", size=13)
    picture.dot(x(2025), y(goal), hollow=True)
    picture.text(x(2025) - 10, y(goal) - 14, f"{say('target', '目標値')} {goal:,}件", anchor="end", size=13)
    picture.dot(x(2021), y(line), size=4, colour=SOFT, hollow=True)
    picture.text(
        x(2021) - 12,
        y(line) - 8,
        f"{say('on the line', '直線上の値')} {line:,.0f}件",
        anchor="end",
        size=13,
        colour=SOFT,
    )
    picture.dot(x(2021), y(actual))
    picture.text(x(2021) + 12, y(actual) + 6, f"{say('actual', '実績値')} {actual:,}件", size=13)
    picture.arrow((x(2021), y(line) + 8), (x(2021), y(actual) - 8), both=True)
    picture.text(
        400,
        378,
        say(f"share of the way {way:.1%}: ", f"進捗率 {way:.1%}＝")
        + f"({actual:,} - {base:,}) ÷ ({goal:,} - {base:,})",
        anchor="middle",
        size=13,
    )
    return picture


# --- The library ------------------------------------------------------------------------------------------------------


_ROOMS = {
    9: (("examples", "testing", "cli"), "how it is entered", "入口"),
    8: (("reports",), "how people read it", "人が読む形"),
    7: (("files", "exchange"), "how it gets in and out", "読み書き"),
    6: (("checks", "rules"), "is it sound?", "点検"),
    5: (("evaluation", "dossier"), "how is it doing? what is on file?", "評価・綴り"),
    4: (("revision", "observations"), "how does it change? what happened?", "改訂・実績"),
    3: (("model", "printed"), "what does the plan say? what does a cell say?", "計画・印刷されたセル"),
    2: (("when", "dates", "amount", "terms", "eras", "codes", "ids"), "when, how much, which word", "年度・数量・用語"),
    1: (("errors", "problems", "wording"), "what can go wrong, in words", "誤りとその文章"),
}


@figure
def the_house(say: Words) -> Picture:
    """The floors, with the rooms that the table of floors names."""
    picture = Picture(760, 520)
    for n, (floor, (rooms, english, japanese)) in enumerate(_ROOMS.items()):
        y = 40 + n * 51
        shown = [room for room in rooms if room in FLOORS]
        fill = (GREY, ROSE, YELLOW, GREEN, BLUE)[n % 5]
        picture.box(60, y, 680, 44, fill=fill)
        picture.text(30, y + 28, str(floor), anchor="middle", bold=True)
        picture.text(75, y + 28, " · ".join(shown), size=14, bold=True)
        picture.text(725, y + 28, say(english, japanese), anchor="end", size=13, colour=SOFT)
    picture.text(
        60, 24, f"import welfareplan as wp  {say('(the front door, floor 9)', '（正面の入口、9階）')}", bold=True
    )
    picture.arrow((18, 60), (18, 490))
    picture.text(
        60,
        510,
        say("An import goes down or stays in its room.", "import は下の階へ向かうか、同じ部屋の中にとどまる。"),
        size=13,
        colour=SOFT,
    )
    return picture


@figure
def identity(say: Words) -> Picture:
    """What an id survives."""
    picture = Picture(760, 270)
    left = [
        ("①", "支え合う意識の希薄化", "bonds"),
        ("②", "集える場の不足", "places"),
        ("③", "相談しづらいこと", "consulting"),
    ]
    right = [
        ("①", "相談しづらいこと", "consulting"),
        ("②", "つながりの希薄化", "bonds"),
        ("③", "担い手の不足", "helpers"),
    ]
    ids_left, ids_right = [each[2] for each in left], [each[2] for each in right]
    for x, rows, heading in ((20, left, say("before", "改訂前")), (480, right, say("after", "改訂後"))):
        picture.text(x + 130, 30, heading, anchor="middle", bold=True)
        for n, (label, title, id) in enumerate(rows):
            gone = id not in ids_right or id not in ids_left
            picture.box(x, 45 + n * 58, 260, 46, fill=ROSE if gone else BLUE)
            picture.text(x + 14, 73 + n * 58, f"{label} {title}", size=14)
            picture.text(x + 250, 73 + n * 58, id, anchor="end", size=12, colour=SOFT)
    for n, id in enumerate(ids_left):
        if id in ids_right:
            picture.arrow((280, 68 + n * 58), (480, 68 + ids_right.index(id) * 58))
    picture.text(
        380,
        245,
        say(
            "Renumbered and retitled, bonds is the same issue. places was removed, helpers added.",
            "番号や名称が変わっても bonds は同じ課題。places は削除、helpers は追加。",
        ),
        anchor="middle",
        size=13,
        colour=SOFT,
    )
    return picture


@figure
def the_algebra(say: Words) -> Picture:
    """What diff, apply and inverse do with two texts."""
    picture = Picture(760, 230)
    picture.box(20, 80, 150, 60, f"a\n{say('text before', '改訂前の本文')}", fill=BLUE, size=14)
    picture.box(590, 80, 150, 60, f"b\n{say('text after', '改訂後の本文')}", fill=GREEN, size=14)
    picture.box(290, 70, 180, 80, f"diff(a, b)\n{say('changes', '変更の一式')}", fill=YELLOW, size=14)
    picture.arrow((170, 100), (290, 100))
    picture.arrow((470, 100), (590, 100))
    picture.text(530, 90, "apply", anchor="middle", size=13)
    picture.arrow((665, 140), (665, 195), (95, 195), (95, 140), dashed=True)
    picture.tag(380, 195, "apply(b, diff(a, b).inverse()) == a")
    picture.text(380, 40, "apply(a, diff(a, b)) == b", anchor="middle", size=14)
    return picture


@cache
def _template() -> list[list[str]]:
    """The headings and the example of a sheet of the workbook's template."""
    with TemporaryDirectory() as folder:
        new_workbook(Path(folder) / "plan.xlsx")
        sheet = load_workbook(Path(folder) / "plan.xlsx")["課題"]
        return [[str(cell.value or "") for cell in sheet[n]] for n in (2, 3)]


@figure
def the_workbook(say: Words) -> Picture:
    """A sheet of the planning desk's workbook."""
    headings, example = _template()
    shown = [n for n, heading in enumerate(headings) if heading in {"行の印", "番号", "名称", "本文", "頁", "識別子"}]
    wides = {"行の印": 76, "番号": 56, "名称": 200, "本文": 80, "頁": 46, "識別子": 76}
    rows = [headings, example, ["", "①", "地域のつながりの希薄化"], ["", "②", "気軽に集える場の不足"]]
    picture = Picture(800, 240)
    x = 60.0
    for n in shown:
        wide = wides[headings[n]]
        picture.box(x, 30, wide, 24, chr(ord("A") + n), fill=GREY, size=12)
        for m, row in enumerate(rows):
            fill = BLUE if m == 0 else GREY if headings[n] == "識別子" else YELLOW if m == 1 else WHITE
            picture.box(x, 54 + m * 32, wide, 32, fill=fill)
            words = row[n] if n < len(row) else ""
            picture.text(x + 6, 75 + m * 32, words, size=13, colour=SOFT if m == 1 else INK, bold=m == 0)
        x += wide
    for m in range(len(rows)):
        picture.box(20, 54 + m * 32, 40, 32, str(m + 2), fill=GREY, size=12)
    for m, words in enumerate(
        (
            say("headings", "見出し"),
            say("example, not read", "記入例（読み込みません）"),
            say("write here", "ここから書きます"),
        )
    ):
        picture.text(x + 8, 75 + m * 32, "← " + words, size=12, colour=SOFT)
    picture.text(
        60,
        215,
        say(
            "Row 1 is hidden and says what each column means.",
            "1行目は隠れています。列の意味が書いてあるので、消さないでください。",
        ),
        size=13,
        colour=SOFT,
    )
    return picture


def drawn(name: str, language: str) -> str:
    """A picture in a language."""
    return FIGURES[name](lambda english, japanese: japanese if language == "ja" else english).svg()


def path_of(name: str, language: str) -> Path:
    """Where a picture lies; Sphinx takes ``name.ja.svg`` for Japanese pages by itself."""
    return FOLDER / (f"{name}.svg" if language == "en" else f"{name}.{language}.svg")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in FIGURES:
        for spoken in LANGUAGES:
            path_of(each, spoken).write_text(drawn(each, spoken), encoding="utf-8")
