"""What does the source leave open, and what is done here? (floor 5)"""

from __future__ import annotations

from welfareplan.evaluation.schemes.remarks import Remark

OPEN_POINTS: dict[str, tuple[Remark, ...]] = {
    "kenko-nippon-21-2": (
        Remark(
            "増加・減少だけを示す目標は、その方向へ動いていれば達成とみなす（幅の下限は公表されていない）",
            "a target that is only a direction is met by any movement that way; how small one still counts is not published",
        ),
        Remark("直線上ちょうどの値はBとする", "exactly on the line is B"),
        Remark(
            "検定結果が示されていない場合の5%は目安であり、原典は個別の判断を認めている",
            "the 5 % without a test are a guide from which the source departs by judgement; here it is followed",
        ),
        Remark(
            "検定結果がなく標本数が示されている場合は、母比率の差の検定（両側5%）の結果を用いる。原典の検定の詳細は確認できていない",
            "without a published result, shares whose samples are stated are tested here (two proportions, two-sided, 5 %); the "
            "details of the source's own test were not in reach",
        ),
    ),
    "level-ratio": (
        Remark(
            "減少を目指す指標でも同じ式で計算されるため、率だけでは良否を判断できない",
            "the same quotient is printed for figures that should fall, so the rate alone is no verdict",
        ),
    ),
    "level-ratio-inverse": (
        Remark(
            "原典には率に添えた記号があるが、その基準は公表資料から読み取れない",
            "letters are printed beside the rate, but their thresholds were not in reach",
        ),
    ),
    "share-of-way": (
        Remark(
            "計算式は解説によるもので、この率を公表した自治体の資料は確認できていない",
            "the formula is from an explanation; no municipal results printed with it were in reach",
        ),
    ),
    "fukuoka": (
        Remark(
            "「順調」の定義は公表されておらず、基準値と目標値を結ぶ直線以上とした",
            "順調 is not defined; it is read as at least as good as the straight line from baseline to target",
        ),
        Remark(
            "±3パーセントはポイントと読み、ちょうど3は変化ありとした",
            "±3パーセント is read as points, and exactly 3 is a change",
        ),
        Remark(
            "達成と直線の判定を、誤差の判定より先に行う",
            "whether the target or the line is reached is asked before the margin of the survey",
        ),
    ),
    "tochigi": (
        Remark(
            "平成23～27年度の計画では「−」は現況値未確定を意味する",
            "in the plan of FY2011 to FY2015 the same mark − means that there is no figure yet",
        ),
        Remark(
            "前年度の値がないときは、前年度又は同じ年度の設定時の値と比べる",
            "without a figure of the year before, the value when set is compared with, if it is of that or of the same year",
        ),
    ),
    "nagayo": (
        Remark(
            "減少を目指す指標は原典に記載がなく、比較の向きを逆にした",
            "falling targets are not mentioned; every comparison is mirrored",
        ),
        Remark(
            "目標値ちょうどはSとしない（「超えている」の文言による）",
            "a figure equal to the target is not S, by the word 超えている",
        ),
        Remark("基準値が0のときは、同じ値だけをBとする", "with a baseline of 0 only 0 is B"),
        Remark(
            "平成29年の公表では同じ段階の記号が一つずつずれている",
            "in the edition of 2017 the same steps have other letters, one on",
        ),
    ),
    "etajima": (
        Remark(
            "基準値との比較であることは文言からの推定",
            "that the baseline is what is compared with is inferred from the words",
        ),
        Remark(
            "達成度（順調・要改善）の基準は公表されていない",
            "the second axis (順調, 要改善) has no published rule and is left out",
        ),
    ),
    "chiba": (
        Remark(
            "最終報告では前年度でなく目標設定時との比較が用いられた",
            "the final report compared with the time when the targets were set, so the year compared with is stated",
        ),
    ),
    "baseline-direction": (
        Remark(
            "「改善」「変わらない」の名称は公表資料からの推定",
            "the names 改善 and 変わらない are inferred; only 悪化 is printed",
        ),
    ),
    "points": (
        Remark(
            "達成率の計算式は公表されておらず、実績値÷目標値とした",
            "how the rate is made is not said; the level ratio is taken",
        ),
        Remark("率は四捨五入せずに区分する", "the rate is banded before it is rounded"),
        Remark(
            "望ましい方向が分からず、目標が数値だけのときは、率だけを示し点は付けない",
            "where a bare number is the target and the direction is unknown, there is a rate and no points",
        ),
        Remark(
            "合計点の求め方は公表資料から読み取れないため扱わない",
            "how the total is made up is not in the text in reach, so there is none",
        ),
    ),
    "tama": (
        Remark(
            "表には「20%を超え」とあるが、ちょうど100%は①とした",
            "the table also says 20%を超え; exactly 100 % is ①",
        ),
        Remark(
            "基準値を考慮しないため、もともと高い値の指標は初年度から①になる",
            "the baseline plays no part, so a figure that starts high is ① from the first year",
        ),
        Remark(
            "計画期間が5年でない計画には用いない。計画期間が分からないときは平成27年度を1年目とする",
            "a plan of another length than five years has no such year; without a period FY2015 is the first",
        ),
    ),
    "open-sdg-2.4": (
        Remark(
            "目標値が数値でない場合は年平均伸び率そのものを区分する",
            "without a number as target the yearly growth itself is banded",
        ),
        Remark(
            "基準値と目標値が同じで未達成の場合は評価しない",
            "where baseline and target are equal and the target is not met, nothing is assessed",
        ),
        Remark(
            "望ましい方向の既定値（減少）は用いず、方向が不明なら評価しない",
            "the source's default direction (fall) is not used; an unknown direction is not assessed",
        ),
    ),
    "un-sdg-2023": (
        Remark(
            "基準値が0以下、又は符号が変わる場合は伸び率を計算せず、評価しない",
            "with a baseline of 0 or less, or a change of sign, growth is undefined and nothing is assessed",
        ),
        Remark("目標年の記載がない場合は2030年とする", "without a stated target year it is 2030"),
        Remark(
            "はい・いいえで答える指標は、言葉で示された目標に達したかどうかの指定による",
            "yes/no indicators are judged by what is declared of a target in words",
        ),
        Remark(
            "それ自体が伸び率である値の評価は、原典では専門家の判断による",
            "series that are growth rates themselves are left to experts by the source",
        ),
    ),
    "linear-projection": (
        Remark(
            "達成済みで、目標年にも達成が見込まれる場合は「1」とする",
            "a target that is met and would still be met is 1; it follows from the word reached",
        ),
        Remark(
            "値の間隔が1年でない場合は実際の年数で割る",
            "figures that are not a year apart are divided by the real years",
        ),
        Remark(
            "毎年度の目標や、増加・減少だけの目標の規則は公表資料から読み取れないため扱わない",
            "targets of every year and pure directions have rules of their own that were not in reach",
        ),
    ),
}
"""What each source leaves open, by the name of the scheme."""
