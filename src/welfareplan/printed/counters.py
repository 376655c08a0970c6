"""Which words count things? (floor 3)

Beside the table of units in ``amount`` stand the common counters of Japanese, which the table does not need because
nothing else is the same as they are, and the spelt-out names of measures. A word in neither is no unit.
"""

from __future__ import annotations

from functools import cache

from welfareplan.amount import UNITS
from welfareplan.printed.folding import fold
from welfareplan.printed.patterns import compiled

_COUNTERS = (
    # people and bodies
    "名 歯 段階 ユニット 人分 人日 人日分 人月 人回 人・回 人・日 人泊 泊 組 班 隊 チーム グループ サークル クラブ 企業 事業者 農家 経営体 組合 "
    "協議体 協議会 委員会 協定 自治体 都道府県 区市町村 市区町村 町村 保険者 議席 町内会 行政区 消防団 分団 老人クラブ "
    "自主防災組織 まちづくり協議会 NPO法人 社会福祉法人 町会 連合会 支部 ブロック 会員 選手 "
    # places
    "台 校 園 室 棟 床 席 基 隻 店 店舗 施設 機関 病院 診療所 薬局 医院 学校 小学校 中学校 小中学校 高校 保育所 幼稚園 公民館 "
    "地域 地点 校区 学区 小学校区 中学校区 町 村 市 区 県 区間 区域 圏域 拠点 駅 路線 系統 便 河川 海岸 橋 団地 区画 公園 サロン 集落 館 会場 窓口 避難所 ルート 坪 "
    # things done and things made
    "個 部 枚 冊 通 票 品 品目 本 頭 羽 匹 粒 食 袋 箱 束 株 玉 鉢 種 種類 項目 指標 施策 計画 事例 ケース 事業 講座 教室 コース コマ 学級 "
    "クラス プログラム イベント 商品 作品 品種 言語 か国 回線 サイト アクセス ビュー PV フォロワー ダウンロード メニュー セット 例 脚 機 公演 大会 試合 番組 曲 ページ 球 レース 種目 位 "
    # time
    "時間 日 か月 週 週間 歳 分 秒 日間 "
    # measures
    "m cm mm km km2 m2 m3 g mg L mL kL kW kWh MW MWh GWh MJ GJ TJ PJ dB ppm ppb pg-TEQ mmHg mg/dL mg/L μg/m3 kg/m2 kcal cal ドル"
)
_MEASURES = {
    "g": ("グラム", "ｸﾞﾗﾑ", "㌘"),
    "mg": ("ミリグラム", "㎎"),
    "g/人・日": ("g/人日", "g/人/日", "グラム/人・日", "g/(人・日)"),
    "mg/dL": ("mg/dl",),
    "mg/L": ("mg/l",),
    "mmHg": ("㎜Hg",),
    "μg/m3": ("µg/m3", "㎍/m3"),
    "m": ("メートル", "㍍"),
    "km": ("キロメートル", "㎞", "Km", "KM"),
    "m2": ("平方メートル", "平米", "㎡"),
    "km2": ("平方キロメートル", "㎢"),
    "m3": ("立方メートル", "立米", "㎥"),
    "L": ("リットル", "l", "ℓ", "㍑"),
    "mL": ("ミリリットル", "ml", "㎖"),
    "kL": ("キロリットル", "kl", "㎘"),
    "kW": ("キロワット", "KW", "kw", "㎾"),
    "kWh": ("キロワット時", "キロワットアワー", "KWh", "KWH", "kwh"),
    "kg": ("Kg", "KG"),
    "ha": ("Ha", "HA"),
    "分": ("分間",),
    "か月": ("か月間",),
    "ポイント": ("%pt", "ポイント(%)"),
}
# キロ is as often a kilometre as a kilogram; a denominator is read before, not behind the figure.
_NOT_ALONE = ("キロ", "人口", "延べ", "のべ")
_PLACE = "[かカヶケヵゕゖ箇個]"
_PLACES = f"{_PLACE}(?=所|月|国)"
SUBSTANCE = r"(t|kg|g|トン|キログラム|グラム)-(?:N[Oo][Xx]|S[Oo][Xx]|C[Oo]2(?:eq)?|CH4|N2O|PM)"
"""A mass of a substance (t-NOx): the substance belongs to the name of the indicator."""

_FRACTIONS = "% ‰ 倍 ポイント %/年 人/千人 人/10万人 年 分/日 g/人"
_MEASURED = (
    "kg kg/年 t ha 千ha m cm mm km km2 m2 m3 g mg L mL kL kW kWh MW MWh GWh MJ GJ TJ PJ dB ppm ppb pg-TEQ mmHg mg/dL mg/L "
    "μg/m3 kg/m2 kcal"
)
MEASURED = frozenset(f"{_FRACTIONS} {_MEASURED}".split())
"""Measured, not counted: three digits behind a point are a fraction, and no separator gone wrong."""


def _pattern(spelling: str) -> str:
    """A pattern for one spelling, in which the long vowel and the kind of か do not matter."""
    pattern = "".join(f"\\{each}" if each in "()/.*+?-" else each for each in spelling)
    return compiled(_PLACES).sub(_PLACE, pattern.replace("ー", "ー?"))


def _key(spelling: str) -> str:
    return compiled(_PLACES).sub("か", spelling.replace("ー", ""))


@cache
def _spellings() -> dict[str, str]:
    """Every spelling in plain form with its canonical one."""
    found = {each: each for each in _COUNTERS.split()}
    found.update({fold(each).text: name for name, others in _MEASURES.items() for each in (name, *others)})
    for unit in UNITS:
        for spelling in (unit.name, *unit.spellings):
            if spelling not in _NOT_ALONE and not spelling.endswith(("対", "当たり", "あたり", "人数)")):
                found[fold(spelling).text] = unit.name
    return found


@cache
def _canonical() -> dict[str, str]:
    return {_key(spelling): name for spelling, name in _spellings().items()}


@cache
def unit_pattern() -> str:
    """A pattern that finds any unit, the longest first; its one group is the mass of a substance."""
    longest_first = sorted(_spellings(), key=lambda each: (-len(each), each))
    return "|".join([SUBSTANCE, *dict.fromkeys(_pattern(each) for each in longest_first)])


def canonical(spelling: str) -> str:
    """The canonical spelling of a unit that ``unit_pattern`` has found.

    >>> canonical("ヶ所"), canonical("キログラム"), canonical("t-NOx")
    ('か所', 'kg', 't')
    """
    substance = compiled(SUBSTANCE).fullmatch(spelling)
    return _canonical()[_key(substance[1] if substance else spelling)]


def spelt(text: str) -> str | None:
    """The canonical spelling of a unit in plain form, or None where it is not known.

    >>> spelt("g/人/日"), spelt("人/10万人"), spelt("羽/年")
    ('g/人・日', '人/10万人', None)
    """
    return _canonical().get(_key(text))


def known_units() -> frozenset[str]:
    """The canonical spellings of all units that are known here."""
    return frozenset(_canonical().values())
