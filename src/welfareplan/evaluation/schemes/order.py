"""In which order is a rule tried? (floor 5)

Each published rule in words, step by step, in both languages: what the help of the command line and the reference show. The
code of a rule and its words are tested on the same cases.
"""

from __future__ import annotations

from welfareplan.evaluation.schemes.remarks import Remark

ORDER: dict[str, tuple[Remark, ...]] = {
    "kenko-nippon-21-2": (
        Remark(
            "実績値か基準値がない、又は両者が比較できないとき「E」",
            "E without actual or baseline, or where the two cannot be compared",
        ),
        Remark("目標値に達しているとき「A」（検定は要しない）", "A if the target is met; no test is needed"),
        Remark(
            "検定で有意差がないとき、検定結果がなければ相対的変化が5%未満のとき「C」",
            "C if a test finds no significant change, or without a test if the relative change is less than 5 %",
        ),
        Remark("悪い方向への変化のとき「D」", "D if the change is for the worse"),
        Remark(
            "改善していて、基準値と目標値を結ぶ直線の値以上なら「B」、届かなければ「B*」",
            "improved: B if at least as good as the straight line from baseline to target, B* if not",
        ),
        Remark(
            "複数項目の総合評価：A＝5、B・B*＝4、C＝3、D＝2の平均を五捨六入（Eは除く）。Bの段階では、Bを5、B*を4とした平均がAになればB、ならなければB*",
            "several items: A 5, B and B* 4, C 3, D 2, E left out; the mean, its first decimal 0 to 5 down and 6 to 9 up; in class B "
            "it is B if the mean with every B as 5 and every B* as 4 would be A, else B*",
        ),
    ),
    "level-ratio": (
        Remark(
            "実績値÷目標値×100。望ましい方向・基準値・年は考慮しない",
            "actual ÷ target × 100; direction, baseline and years play no part",
        ),
        Remark("目標値が0のときは計算しない", "undefined where the target is 0"),
    ),
    "level-ratio-inverse": (
        Remark("目標値÷実績値×100（減少を目指す指標）", "target ÷ actual × 100, for figures that should fall"),
        Remark(
            "実績値が0のときは計算しない。目標値が0のときは常に0になる",
            "undefined where the actual is 0; where the target is 0 it is always 0",
        ),
    ),
    "share-of-way": (
        Remark(
            "（実績値－基準値）÷（目標値－基準値）×100。減少を目指す指標も同じ式",
            "(actual − baseline) ÷ (target − baseline) × 100; the same for falling targets",
        ),
        Remark("基準値と目標値が同じときは計算しない（0÷0）", "undefined where baseline and target are equal (0 ÷ 0)"),
    ),
    "line-value": (
        Remark(
            "基準値＋（目標値－基準値）×（実績年－基準年）÷（目標年－基準年）",
            "baseline + (target − baseline) × (year of actual − year of baseline) ÷ (target year − year of baseline)",
        ),
    ),
    "relative-change": (
        Remark(
            "（実績値－基準値）÷基準値×100。基準値が0のときは計算しない",
            "(actual − baseline) ÷ baseline × 100; undefined where the baseline is 0",
        ),
    ),
    "fukuoka": (
        Remark("実績値か基準値がないときは評価しない", "no letter without actual or baseline"),
        Remark(
            "目標を達成している、又は基準値と目標値を結ぶ直線の値以上のとき「a」",
            "a if the target is met, or the actual is at least as good as the straight line from baseline to target",
        ),
        Remark(
            "アンケートによる割合で、基準値からの変動幅が3ポイント未満のとき「b」",
            "b if the figures are shares from a survey that moved by less than 3 points",
        ),
        Remark("基準値より改善、又は同じとき「b」", "b if improved on or equal to the baseline"),
        Remark("それ以外は「c」", "c otherwise"),
    ),
    "tochigi": (
        Remark("最終年度の目標値を達成しているとき「◎」", "◎ if the final target is met"),
        Remark(
            "設定時の値・現況値・年度目標値が同じとき「−」",
            "− if the value when set, the actual and the year's target are one figure",
        ),
        Remark("年度目標値を達成しているとき「○」", "○ if the target of the year is met"),
        Remark("前年度より改善していれば「△」、していなければ「▲」", "△ if better than the year before, ▲ if not"),
    ),
    "nagayo": (
        Remark("実績値がないとき「−」", "− without an actual"),
        Remark("目標値を超えているとき「S」", "S if beyond the target"),
        Remark("基準値を超えているとき「A」", "A if beyond the baseline"),
        Remark("基準値からの悪化が10%以内のとき「B」", "B if at most 10 % of the baseline worse than it"),
        Remark("それ以外は「C」", "C otherwise"),
    ),
    "etajima": (
        Remark(
            "基準値より良ければ「○」、同じなら「△」、悪ければ「×」",
            "○ better than the baseline, △ equal to it, × worse",
        ),
        Remark("実施していない（実績値がない）ときは記号なし", "no mark for what was not carried out"),
    ),
    "chiba": (
        Remark(
            "前年度の値より良ければ「進展」、同じか悪ければ「進展せず」",
            "進展 if better than the year before, 進展せず if equal or worse",
        ),
        Remark("目標値は考慮しない", "the target plays no part"),
    ),
    "baseline-direction": (
        Remark(
            "基準値より良ければ「改善」、同じなら「変わらない」、悪ければ「悪化」",
            "改善 if better than the baseline, 変わらない if equal, 悪化 if worse",
        ),
        Remark("目標値は考慮しない", "the target plays no part"),
    ),
    "target-met": (
        Remark(
            "目標を達成していれば「達成」、いなければ「達成していない」。超・以上・以下・未満は文言のとおり、範囲は両端を含む",
            "達成 if the target is met, 達成していない if not; bounds are strict where 超 and 未満 are printed, a range includes both ends",
        ),
    ),
    "points": (
        Remark(
            "目標達成率（実績値÷目標値×100）が100%以上なら7点、90%以上なら6点、以下10%ごとに1点ずつ下がり、50%未満は1点",
            "7 points for a level ratio of 100 % or more, 6 from 90 %, one less for each 10 % below, 1 for less than 50 %",
        ),
    ),
    "tama": (
        Remark(
            "計画の5年間のk年目について、達成度＝実績値÷（目標値×k×20%）×100",
            "in year k of the five: rate = actual ÷ (target × k × 20 %) × 100",
        ),
        Remark(
            "100%以上は「①」、60%以上は「②」、60%未満は「③」",
            "① for 100 % or more, ② for 60 % or more, ③ for less than 60 %",
        ),
    ),
    "open-sdg-2.4": (
        Remark(
            "値が2時点に満たない、又は基準値と実績値の符号が異なるときは評価しない。0の基準値・目標値は0.001とみなす",
            "not assessed with fewer than two years, or figures of different sign; a baseline or target of 0 counts as 0.001",
        ),
        Remark("目標値に達していれば target_achieved", "target_achieved if the target is met"),
        Remark(
            "目標値があるとき、実際の年平均伸び率÷必要な年平均伸び率が、0.95以上は substantial、0.60以上は moderate、0以上は limited、負は deterioration",
            "with a target, by observed ÷ needed yearly growth: substantial from 0.95, moderate from 0.60, limited from 0, else deterioration",
        ),
        Remark(
            "目標値がないとき、望ましい方向への年平均伸び率が、1.5%以上、0.5%以上、0%以上、負の順（限界に近いと基準が縮む）",
            "without a target, by yearly growth in the wanted direction: from 1.5 %, from 0.5 %, from 0 %, below (less near a limit)",
        ),
        Remark(
            "一つの指標に系列が複数あるとき、得点の平均（グループ内の平均が先）が、2.5以上、0以上、-2.5以上、それ未満の順。全て達成していれば target_achieved",
            "several series of one indicator: the mean of their scores (within groups first) from 2.5, from 0, from −2.5, below; "
            "target_achieved only if every series has met its target",
        ),
    ),
    "un-sdg-2023": (
        Remark("値が2時点に満たないときは「-」", "- with fewer than two years"),
        Remark("目標値に達しているとき「3」", "3 if the target is met"),
        Remark(
            "目標値が0%か100%で、実績値が1ポイント以内のとき「3」",
            "3 if the target is 0 % or 100 % and the actual within 1 point of it",
        ),
        Remark(
            "伸び率を目標年まで延ばした値が、目標までの道のりの95%以上なら「3」、10%以上なら「2」、それ未満は「1」",
            "the growth carried on to the target year: 3 for 95 % or more of the way, 2 for 10 % or more, 1 for less",
        ),
        Remark(
            "目標値がないとき、年平均伸び率が2%以上なら「3」、0.5%以上なら「2」、それ未満は「1」（減少が望ましいときは逆）",
            "without a target, by yearly growth: 3 from 2 %, 2 from 0.5 %, else 1 (turned where a fall is wanted)",
        ),
    ),
    "linear-projection": (
        Remark(
            "直近6時点の平均の年変化を、目標年まで延ばす（6時点なければ、連続する4～5時点）",
            "the mean yearly change of the last six figures (or of four or five consecutive ones) carried on to the target year",
        ),
        Remark(
            "達成していて、目標年にも達成が見込まれるとき「1」", "1 if the target is met and would still be met then"
        ),
        Remark("変化がないか、悪い方向のとき「4」", "4 if nothing changes, or for the worse"),
        Remark(
            "目標年に残る不足が現在の不足の5%未満なら「1」、20%以下なら「2」、それを超えると「3」",
            "by what would be missing then ÷ what is missing now: 1 for less than 5 %, 2 up to 20 %, 3 beyond",
        ),
    ),
}
"""The rule of each scheme in words, by its name."""
