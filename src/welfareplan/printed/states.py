"""Which words are a state to be reached? (floor 3)

A target that is neither number nor direction (整備, 全小学校区に設置). A state may hold a figure that is part of its name
(24時間対応, 第3期計画の策定) or says how many in each place (各中学校区に1か所); any other figure is no part of a state.
"""

from __future__ import annotations

from typing import NoReturn

from welfareplan.amount import known_unit
from welfareplan.printed.folding import DASH
from welfareplan.printed.patterns import whole, within
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.wishes import points, wish
from welfareplan.printed.words import FLAG_WORDS, is_torn
from welfareplan.terms import Sense

_LETTERS = "[ぁ-ゖァ-ヺー々一-鿿・、A-Za-z]"
# Words end where a time begins: 減少傾向へ 令和4年度.
_WORDS = (
    r"(?:第[0-9]{1,2}(?=[期次回層章号種])|(?!(?:明治|大正|昭和|平成|令和) ?[0-9元]|(?<![A-Za-z])[HRS][0-9]{1,2}(?![0-9]))"
    r"[^()※*0-9%‰±+▲~。-])+"
)
_NAMED = (
    rf"(?:(?:第[0-9]{{1,2}}[期次回層章号種]|[0-9]{{1,2}}時間(?:・?[0-9]{{1,3}}日)?|[0-9]{{1,3}}歳(?:児|以上の|未満の)?"
    rf"|[0-9]{{1,2}}(?:次|級|号|期|大|か月児|か年|年|者|種類の)|[A-Z]{{2,}}[0-9]{{1,6}}(?:シリーズ)?){_LETTERS}{{2,30}}){{1,2}}"
)
_PLACE = "(?:区|域|圏|市|町|村|校|園|所|館|局|施設|団体|課|部署|センター|拠点|世帯|自治会|町内会|会|内|地区)"
_AT = f"[一-鿿ァ-ヺー]{{0,12}}{_PLACE}"
_IN_EACH = (
    rf"(?:(?:各|1){_AT}(?:に|ごとに|毎に|につき|で)?|全?{_AT}(?:に|ごとに|毎に|につき))[0-9]{{1,3}}"
    rf"(?:か所|カ所|ヶ所|箇所|人|名|団体|校|施設|拠点|グループ|組織|台|基|回)(?:以上|程度|ずつ)?(?!以|未満|超|程){_LETTERS}{{0,12}}"
)
_AT_LEVEL = r"(?:明治|大正|昭和|平成|令和|[HRS])?(?:元|[0-9]{1,4})年度?の?(?:水準|レベル|値|実績値?)(?:以上|以下|並み)"
_WITH_FIGURES = rf"(?:{_NAMED}|{_IN_EACH}|{_AT_LEVEL})(?=$| ?[(※。])"
_MOST_WORDS = 60
# No state begins or ends with the rest of a word, or asks for what is lost (を目指す).
_CUT_OFF = (
    "^(?:[のをん]|[にへがでとはもやりるれろいきすせて][一-鿿ァ-ヺ]|させ|する|[をに]?(?:目指|図)|[、,]|.[,、])"
    r"|[のをがにへとでは・、,]$|[,、].$|\."
)
_WORDY = "[^:]{0,60}[一-鿿][^:]{0,60}[一-鿿][^:]{0,60}|[ァ-ヺー]{4,12}"
# Letters of which no two stand together, a word that has lost its beginning, a flag that has lost its number.
_DAMAGED = r"^ゼロ[をに]|([一-鿿のでにをがりきせるけげみてずづッンュョャウー・、])\1|^[度々約累延]|第(?![0-9一二三四五六七八九十])"
# A counter whose number is lost: か所整備, 年間件, 歳児健診の実施.
_NUMBER_LOST = (
    "(?:^|[年月週]間?|に|で)(?:[かカヶケヵ箇]所|回(?=$|[のをに]?(?:開催|実施|以|程))|件(?=$|[以程のをに])|[人名](?=$|養成|育成|[以程])|校(?=$|[でに])"
    "|歳|時間(?=$|対応|体制|[以程])|割(?=$|[以程]))|^[年月週]間$"
)


def words_ahead(scan: Scanner) -> str:
    """The words that stand next, in plain form, up to a bracket or a mark; empty if there are none."""
    found = scan.ahead(_WORDS)
    return found[0].strip() if found else ""


def state(scan: Scanner) -> tuple[Sense, str | None]:
    """Read words: what they ask of the figure, or the state they name, as printed.

    Raises:
        UnreadableCellError: they are neither, or it is not clear what they ask.
    """
    scan.skip()
    start = scan.position
    named = scan.match(_WITH_FIGURES)
    if named and points(named[0]) and not whole(_AT_LEVEL, named[0]):
        _refuse(scan)
    if not named:
        found = scan.match(_WORDS)
        words = found[0].strip() if found else ""
        if words in {"", DASH} and not scan.ahead("[0-9]"):
            scan.refuse("neither a figure nor words stand there", "数値も言葉も見当たりません。")
        sense = wish(scan, words)
        if sense is not None:
            return sense, None
        torn = (
            is_torn(words) or within(_CUT_OFF, words) is not None or any(whole(flag, words) for _, flag in FLAG_WORDS)
        )
        if not whole(_WORDY, words) or known_unit(words) or torn or len(words) > _MOST_WORDS:
            _refuse(scan)
    if within(f"{_DAMAGED}|{_NUMBER_LOST}", scan.text[start : scan.position]):
        _refuse(scan)
    return Sense.REACH, scan.folded.printed_between(start, scan.position)


def _refuse(scan: Scanner) -> NoReturn:
    scan.refuse("these words are no state to be reached", "目標とする状態として読めません。")
