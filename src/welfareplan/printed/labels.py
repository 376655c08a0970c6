"""Which of several figures is it? (floor 3)

Labels before a figure (男性：12.9％, 小学生 80％, 20～64歳男性7,864歩) or in brackets beside it (8.5％（男性）). A label with a colon
or of a group that is known stands alone; any other word is one only where every figure of the cell has its own.
"""

from __future__ import annotations

import attrs

from welfareplan.printed.folding import Folded
from welfareplan.printed.patterns import compiled, whole, within
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.words import FLAG_WORDS, GROUP, WHO, is_torn

# Words of a label; a length without its number (65歳以上 that has lost a part) is none.
_PART = "第[0-9一二三四五六七八九十]{1,2}[期次回]"
_WORDS = "[ぁ-ゖァ-ヺ々一-鿿A-Za-z][ぁ-ゖァ-ヺー々一-鿿A-Za-z・]{0,19}"
_AMONG = "(?:(?:うち|内)、?)?"
_KNOWN = rf"{_AMONG}(?:(?:{GROUP}の?)(?:{WHO})?|(?:{WHO})の?(?:{GROUP}|\((?:{GROUP}|{WHO})\))?)"
_NUMBER = "(?:約|延べ?|のべ)? ?[▲+-]?(?![0-9]{1,3}(?:~[0-9]{1,3})?(?:年|歳))[0-9]"
# A bare age runs into its figure only where a word ends it: 3歳児91.1％, but 3歳 91.1％.
_STANDING = rf"({_KNOWN})(?:(?= {_NUMBER})|(?<=[性女子男体数計生校国県市町村外内均児代上下満]) ?(?={_NUMBER}))"
_WITH_COLON = rf"((?:{GROUP}(?![0-9])|{_PART}|{_WORDS}+|\([^()]{{1,12}}\)){{1,4}}) ?:"
# 約 before the number is a flag, unless it ends a word (予約12件).
_LOOSE = rf"({_WORDS})(?:(?<!約)|(?<=[予契成要公条節婚特協]約))(?= ?{_NUMBER})"
_TORN = (
    "^(?:以|[上下](?![水半期級])|[度月和成べ]|年(?![少長中齢]))|歳|[かヶケヵカ箇]月|(?<![前昨青少成壮高中老熟翌毎])年(?![度間長少中配齢代金次])|人口(?!$)|^.?人口|対$|当たり|以上|以下|延|累|推計|見込|参考"
    r"|人べ|([一-鿿])\1"
)
# What a word before a number may end with although it belongs to the number: a sign, a flag, a time it is counted over.
_OF_THE_NUMBER = (
    f"(?:マイナス|プラス|{'|'.join(words.removeprefix('約|') for _, words in FLAG_WORDS)}|(?<!自然)(?<!社会)(?<!増)(?<!加)[増減]"
    "|(?<![平休祝])[月週日]|[第各毎超]|(?<![安保健完万])全|未満|最低|少なくとも|上限|下限|除く|含む|毎年|年間|月間|[HRSTM])$"
)
_IN_BRACKETS = rf"\( ?({_KNOWN}) ?\)"


@attrs.frozen
class Label:
    """What a figure of a cell is called there (見出し).

    Attributes:
        text: the label as printed.
        loose: whether nothing but its place says that it is one.
    """

    text: str
    loose: bool = False


def _label(folded: Folded, start: int, end: int, *, loose: bool = False) -> Label:
    return Label(_closed_up(folded.printed_between(start, end)), loose)


def _closed_up(label: str) -> str:
    """A label without the blanks that set its letters apart (男 性); blanks between words stay.

    >>> _closed_up("男 性"), _closed_up("特定健診 受診率")
    ('男性', '特定健診 受診率')
    """
    letters = label.split()
    return "".join(letters) if all(len(each) == 1 for each in letters) else label


def label_before(scan: Scanner) -> Label | None:
    """The label that stands next, before a figure, or None.

    Raises:
        UnreadableCellError: it is a torn word.
    """
    start = scan.position
    found = scan.match(_WITH_COLON)
    if found:
        if _is_torn(found[1]):
            scan.position = start
            scan.unknown()
        return _label(scan.folded, *found.span(1))
    known = scan.match(_STANDING)
    if known:
        return _label(scan.folded, *known.span(1))
    loose = scan.match(_LOOSE)
    if loose is None or _is_torn(loose[1]) or within(_OF_THE_NUMBER, loose[1]):
        scan.position = start
        return None
    return _label(scan.folded, *loose.span(1), loose=True)


def _is_torn(label: str) -> bool:
    """Whether letters of a label seem to be lost."""
    words = compiled(GROUP).sub("", label)
    return is_torn(label) or within(_TORN, words) is not None or (len(label) == 1 and not whole(WHO, label))


def label_ahead(scan: Scanner) -> bool:
    """Whether a label in brackets of its own stands next."""
    return scan.ahead(_IN_BRACKETS) is not None


def label_in_brackets(scan: Scanner) -> Label | None:
    """The label that stands next in brackets of its own, or None."""
    found = scan.match(_IN_BRACKETS)
    return None if found is None else _label(scan.folded, *found.span(1))
