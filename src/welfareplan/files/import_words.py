"""Which word of a heading means what? (floor 7)

The words over the columns of published tables, and the words that stand in a column of records (目標, 実績).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from welfareplan.amount import known_unit

INDICATOR, LABEL, UNIT, BASELINE, TARGET, ACTUAL = "indicator", "label", "unit", "baseline", "target", "actual"
BASELINE_YEAR, TARGET_YEAR, YEAR, RECORD = "baseline_year", "target_year", "year", "record"
BETTER, DEFINITION, METHOD, GROUNDS, UNUSED = "better", "definition", "method", "grounds", "unused"

FIGURES = frozenset({BASELINE, TARGET, ACTUAL})
"""The roles of columns that hold figures."""

ROLES = {
    INDICATOR: "指標",
    LABEL: "番号",
    UNIT: "単位",
    BASELINE: "基準値",
    TARGET: "目標値",
    ACTUAL: "実績値",
    BASELINE_YEAR: "基準年度",
    TARGET_YEAR: "目標年度",
    YEAR: "年度",
    RECORD: "目標・実績の別",
    BETTER: "望ましい方向",
    DEFINITION: "定義",
    METHOD: "把握方法",
    GROUNDS: "目標設定の根拠",
    UNUSED: "（備考に残す）",
}
"""What a column may hold, with its Japanese word."""

LONGEST_HEADING = 40
"""Signs of a heading without blanks; what is longer is a sentence."""

LETTERS = frozenset({*"abcABCアイウ①②③123", "b/a", "B/A", "値", "数値"})
"""Signs by which formulas call the columns."""

_KEPT = 4096  # the same headings and names are asked for again and again

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (INDICATOR, r".{0,10}指標(?:名称?|項目名?|等|\d{1,2})?|指標.{0,4}名.{0,3}|.{0,4}KPI.{0,4}"),
        (INDICATOR, r"(?:数値|成果|評価|管理|達成|測定|点検)?(?:目標)?項目名?|目標名"),
        (LABEL, r"No\.?|NO\.?|№|#|番号|指標(?:番号|No\.?)|整理番号|通番|連番|項番"),
        (RECORD, r"目標[・/と]実績.{0,3}|計画[・/と]実績.{0,3}"),
        (UNUSED, r".*(?:実績.*目標|目標.*実績).*|(?:基本|施策|重点|政策|取組)目標.{0,3}"),
        (GROUNDS, r".*(?:根拠|理由|設定の?考え方).*"),
        (DEFINITION, r".*(?:定義|算出|算定|計算式|説明|指標の内容).*"),
        (METHOD, r".*(?:把握方法|測定方法|調査方法|収集方法|出典|出所|データ元|資料名).*"),
        (BETTER, r"(?:目指す|めざす|望ましい|目標の|増減の)?方向性?|増減方向"),
        (
            UNUSED,
            r".*(?:備考|摘要|担当|所管|主管|課名|部署|関係課|評価|判定|増減|伸び率|前年度?比|コメント|分析|要因|課題).*",
        ),
        (UNUSED, r".*(?:予定|想定|予測|見通し).*"),
        (
            UNUSED,
            r".*(?:達成|進捗|執行|実施)(?:率|度|状況).*|[A-Za-z][/÷×*-][A-Za-z].{0,4}|.*達成見込.*|.*推移グラフ.*|.*率の?推移.*|.*ランク.*",
        ),
        (BASELINE_YEAR, r"(?:基準|現状|現況|策定時|当初)(?:値の?)?(?:年度?|時点|年次)"),
        (TARGET_YEAR, r"目標(?:値の?)?(?:年度?|時点|年次|期限)|達成(?:年度|時期|期限)|期限"),
        (YEAR, r"年度?|年次|時点|調査年度?"),
        (UNIT, r".*単位.*"),
        (TARGET, r".*(?:目標|計画(?:値|量|数)|見込み?量|めざす値|目指す値).*|(?:事業|当初)?計画"),
        (BASELINE, r".*(?:基準|現状|現況|策定時|設定時|当初|初期|開始時|従前|ベースライン).*"),
        (ACTUAL, r".*(?:実績|今回|前回|直近|最新|中間|現在|結果|推移|調査|集計|決算|見込|速報|確定).*"),
    )
)
_NAMES = re.compile(
    r"(?:主な)?(?:事業|取組み?|サービス|項目)(?:の)?(?:名称?|内容|種[類別])?|名称|内容|(?:数値|成果)?目標"
)
_GROUPS = re.compile(r"(?:主要)?施策(?:の)?(?:名称?|内容)?|区分|分類|種[類別]")
_DETAILS = re.compile(r"区分|内訳|対象者?|属性|性別|学年|年代|年齢|種[類別]|細目|細区分|地区|圏域|")
_RECORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (UNUSED, re.compile(r".*(?:率|度|差|比|増減|評価)")),
    (TARGET, re.compile(r"(?:年度)?(?:目標|計画|見込み?量?|見込み?数|計画見込)(?:値|量|数|回数|人数|件数)?")),
    (TARGET, re.compile(r"[0-9]{0,2}\.?(?:量の見込み|需要量|確保(?:の?方策|の?内容|量|数))")),
    (BASELINE, re.compile(r"(?:基準|当初)値?")),
    (ACTUAL, re.compile(r"(?:年度)?実績(?:値|量|数|回数|人数|件数)?|実数|結果|(?:現状|現況|現在)値?")),
)
_ONE = "(?:[0-9]{0,2}(?:量の見込み|需要量|供給量|確保(?:の?方策|の?内容|量|数)|(?:計画|目標|実績)[値量数]?))"
_DIFFERENCE = re.compile(
    f"{_ONE}(?:と|との|に対する|[-−ー‐–]){_ONE}(?:との|の)?(?:差引?|過不足)?|{_ONE}との差引?|過不足"
)
_OF_SIGNS = re.compile("[(（]?[①-⑳A-ZＡ-Ｚア-オ][-－−‐ー–][①-⑳A-ZＡ-Ｚア-オ][)）]?")
_BRACKETED = re.compile(r"[(\[【〔<〈《「『]([^()\[\]【】〔〕<>〈〉《》「」『』]{1,24})[)\]】〕>〉》」』]")
_LETTER = re.compile(r"(?<=[度年値績額量数画標込])[A-Za-z]$")
_TIME = re.compile("^(?:明治|大正|昭和|平成|令和|[MTSHR])?(?:[0-9]{1,4}|元)(?:年度|年)?")
_UNIT_LINE = re.compile(r"単位:?([^\s()]{1,12})")
_UP = re.compile(r"(?:増|上昇|向上|拡大|改善して増|↑|↗|⇧|アップ|上げ).*")
_DOWN = re.compile(r"(?:減|低下|縮小|抑制|↓|↘|⇩|ダウン|下げ).*")


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    r"""A heading without differences of width and layout.

    >>> folded("目標値\n（Ｒ７）")
    '目標値(R7)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def without_letter(text: str) -> str:
    """A folded heading without the letter that a formula beside it calls it by.

    >>> without_letter("H27年度 実績 B"), without_letter("目標値（Ａ）")
    ('H27年度実績', '目標値(A)')
    """
    return _LETTER.sub("", folded(text))


def is_letter(text: str) -> bool:
    """Whether a part of a heading is nothing but the letter of a formula, or a word for figures."""
    return folded(text).strip("()") in LETTERS


def bare(text: str) -> str:
    """A folded heading without what stands in brackets; the whole where nothing else is there."""
    return _BRACKETED.sub("", text) or text


def bracketed(text: str) -> tuple[str, ...]:
    """What stands in brackets in a heading."""
    return tuple(_BRACKETED.findall(text))


@lru_cache(maxsize=_KEPT)
def role_of(text: str) -> str | None:
    """What a heading alone says that its column holds; None if it says nothing.

    >>> (
    ...     role_of("評価指標"),
    ...     role_of("目標値（R7）"),
    ...     role_of("R7（目標）"),
    ...     role_of("R7計画"),
    ...     role_of("達成率"),
    ...     role_of("H30"),
    ... )
    ('indicator', 'target', 'target', 'target', 'unused', None)
    """
    flat = without_letter(text)
    for alone in (bare(flat), *bracketed(flat), _TIME.sub("", bare(flat))):
        if len(alone) > LONGEST_HEADING:
            return None
        role = next((role for role, pattern in _PATTERNS if pattern.fullmatch(alone)), None)
        if role is not None:
            return role
    return None


@lru_cache(maxsize=_KEPT)
def tier_of(text: str) -> int | None:
    """How surely a heading is that of the names of indicators: 0 指標, 1 目標項目, 2 事業名, 3 区分, None not at all."""
    alone = bare(folded(text))
    patterns = (*(pattern for _, pattern in _PATTERNS[:2]), _NAMES, _GROUPS)
    return next((tier for tier, pattern in enumerate(patterns) if pattern.fullmatch(alone)), None)


def is_detail(text: str) -> bool:
    """Whether a heading is one of parts of an indicator (内訳, 性別), or none at all."""
    return _DETAILS.fullmatch(bare(folded(text))) is not None


def record_of(text: str) -> str | None:
    """What a row holds, by the word in a column of records; None for other words.

    >>> record_of("見込量"), record_of("実績値"), record_of("達成率"), record_of("男性"), record_of("確保方策（実績）")
    ('target', 'actual', 'unused', None, 'actual')
    """
    flat = folded(text)
    if any(each.startswith("実績") for each in bracketed(flat)):
        return ACTUAL
    alone = bare(flat)
    return next((role for role, pattern in _RECORDS if pattern.fullmatch(alone)), None)


def is_difference(text: str) -> bool:
    """Whether the name of a row says that it is the difference of others: arithmetic, and no indicator.

    >>> (
    ...     is_difference("量の見込みと確保方策の差（②－①）"),
    ...     is_difference("確保方策-実績"),
    ...     is_difference("②-①"),
    ...     is_difference("賃金の差"),
    ... )
    (True, True, True, False)
    """
    return (
        _DIFFERENCE.fullmatch(bare(folded(text))) is not None or _OF_SIGNS.fullmatch("".join(text.split())) is not None
    )


def unit_in(text: str) -> str | None:
    """The unit that a heading or name prints in brackets (実績値（人）), as printed; the last, if there are several.

    >>> unit_in("大気環境基準達成率（二酸化窒素）【％】※1"), unit_in("相談（件数）")
    ('%', None)
    """
    found = [each.removeprefix("単位").lstrip(":") for each in bracketed(folded(text)) if _is_unit(each)]
    return found[-1] if found else None


def unit_line(text: str) -> str | None:
    """The unit that a line above a table gives for all of it: （単位：千円）."""
    found = _UNIT_LINE.search(folded(text))
    return found[1] if found and known_unit(found[1]) is not None else None


def _is_unit(text: str) -> bool:
    return known_unit(text.removeprefix("単位").lstrip(":")) is not None


def direction_of(text: str) -> str | None:
    """The wanted direction that a cell says in words or arrows: up, down, or None.

    >>> direction_of("増加を目指す"), direction_of("↓"), direction_of("維持")
    ('up', 'down', None)
    """
    alone = folded(text)
    return "up" if _UP.fullmatch(alone) else "down" if _DOWN.fullmatch(alone) else None
