"""Which number is printed? (floor 3)

Digits with separators, number words (3万2千, 5億) and kanji numerals (二十八). A separator or a point in a place where
none belongs is damage and refused; nothing is repaired.
"""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation

import attrs

from welfareplan.amount import MOST_DIGITS
from welfareplan.printed.scanner import Scanner

KANJI_DIGITS = "〇一二三四五六七八九"
_TENS = {"千": 1000, "百": 100, "十": 10}
_SMALL = {"千": 1000, "百": 100}
# How many digits end a number behind them: 1千200, and neither 1千2 nor 3千2万, which is 3万2千 gone wrong.
_FILLED = {"千": 3, "百": 2}
_BIG = {"兆": 10**12, "億": 10**8, "万": 10**4}
# The words that make a unit of money, which is kept and not multiplied out.
_MONEY_UNITS = ("千円", "百万円")

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
# A comma or point between words parts them; next to anything else it is out of place, and so is a blank within digits.
_DAMAGE = r" ?[.']| ?[,・](?! ?[ぁ-ゖァ-ヺ一-鿿])| [0-9]"
# 千 and 百 at the beginning have lost their number, unless more follows (千百五十八).
_KANJI = "[一二三四五六七八九十][〇一二三四五六七八九十百千]*|[千百][一二三四五六七八九十百][〇一二三四五六七八九十百]*"
_UNIT_LETTER = "[%A-Za-zか一-鿿ァ-ヺ]"
_WORD_APART = " [万億兆]| 千(?= ?(?:[人件回戸世ht]|トン))"
_MONEY_APART = " ?(?:千|百万)円"
# A blank behind a number word parts no two figures where the unit of both comes at last (1万 8225人).
_REST_APART = (
    f" (?=(?:[1-9](?:,?[0-9]{{3}}|[0-9]{{2}})|[1-9][0-9,]{{0,4}} ?[千百万])(?: ?[千百万])*(?: ?{_UNIT_LETTER}))"
)
_TEN = 10
_EXACT = Context(prec=2 * MOST_DIGITS + 4, traps=[InvalidOperation])


@attrs.frozen
class Numeral:
    """A number as printed (数).

    Attributes:
        value: the number; number words are multiplied out.
        decimals: how many digits are printed after the point.
        whole: the digits printed before the point.
        in_words: whether number words (万, 千) were printed.
        scale: what the words behind its one run of digits multiply it by; None where more digits follow (3万2千).
        cut_short: whether 千 or 百 is the last that is printed of it, so that a unit must follow (554千トン).
        sign_like: whether it is one kanji, which alone may as well be a dash (一).
    """

    value: Decimal
    decimals: int
    whole: str
    in_words: bool = False
    scale: Decimal | None = Decimal(1)
    cut_short: bool = False
    sign_like: bool = False

    def times(self, factor: Decimal) -> Numeral:
        """The same number multiplied by a word that is not printed with it (5～6千: 5千)."""
        return attrs.evolve(self, value=times(self.value, factor), in_words=True, scale=factor)


def kanji_number(text: str) -> int | None:
    """The number that kanji numerals print, one after the other (二〇) or with their tens (二十), or None.

    >>> kanji_number("二十八"), kanji_number("二八"), kanji_number("千二百"), kanji_number("十十")
    (28, 28, 1200, None)
    """
    if not any(each in _TENS for each in text):
        return int("".join(str(KANJI_DIGITS.index(each)) for each in text))
    total, digit, least = 0, 0, 10**4
    for character in text:
        if character in _TENS:
            if _TENS[character] >= least:
                return None
            least = _TENS[character]
            total, digit = total + (digit or 1) * least, 0
        elif digit or character == "〇":
            return None
        else:
            digit = KANJI_DIGITS.index(character)
    return total + digit


def _run(scan: Scanner) -> tuple[Decimal, str, int] | None:
    """One run of digits: its value, the digits before the point, and how many stand after it."""
    start = scan.position
    found = scan.match(_DIGITS, blanks=False)
    if found is None:
        return _kanji_run(scan)
    if scan.ahead(_DAMAGE, blanks=False):
        scan.refuse("a point, a separator or a blank stands where none belongs", "小数点や桁区切りの位置が不自然です。")
    plain = found[0].replace(",", "")
    whole, _, decimals = plain.partition(".")
    if len(whole) + len(decimals) > MOST_DIGITS:
        scan.position = start
        scan.refuse(f"more than {MOST_DIGITS} digits are no figure", f"{MOST_DIGITS}桁を超えています。")
    if len(whole) > 1 and whole.startswith("0"):
        scan.position = start
        scan.refuse("a figure does not begin with a zero", "数値が0で始まっています。")
    return Decimal(plain), whole, len(decimals)


def _kanji_run(scan: Scanner) -> tuple[Decimal, str, int] | None:
    found = scan.match(_KANJI, blanks=False)
    if found is None:
        return None
    number = kanji_number(found[0])
    if number is None:
        scan.refuse("these kanji do not make a number", "漢数字として読めません。")
    return Decimal(number), str(number), 0


def numeral(scan: Scanner) -> Numeral | None:
    """The number that stands next, or None.

    Raises:
        UnreadableCellError: there is one, but damaged.
    """
    scan.skip()
    if scan.take("ゼロ"):
        return Numeral(Decimal(0), 0, "0")
    start = scan.position
    first = _run(scan)
    if first is None:
        return None
    value, whole, decimals = first
    sign_like = scan.position == start + 1 and not scan.text[start].isascii()
    _skip_to_word(scan)
    if scan.text.startswith((*_BIG, *_SMALL), scan.position) and not scan.text.startswith(_MONEY_UNITS, scan.position):
        product, scale = _multiplied(scan, value, fraction=decimals > 0)
        cut_short = scan.text[scan.position - 1] in _SMALL
        return Numeral(product, 0, whole, in_words=True, scale=scale, cut_short=cut_short)
    return Numeral(value, decimals, whole, sign_like=sign_like)


def _skip_to_word(scan: Scanner) -> None:
    """Go past the blank that layout leaves before a number word (3 万)."""
    if scan.ahead(_WORD_APART, blanks=False):
        scan.skip()


def _multiplied(scan: Scanner, first: Decimal, *, fraction: bool) -> tuple[Decimal, Decimal | None]:
    """The value of a number printed with words, whose first run of digits has been read, and its scale.

    Words must descend (億 before 万, 千 before 百 within each), and what follows a word must be smaller than it.
    """
    total, section, run = Decimal(0), Decimal(0), first
    least_small, least_big = 10**4, 10**16
    pending, scale = True, Decimal(1)
    runs, loose = 1, False
    while True:
        word = scan.text[scan.position]
        scan.position += 1
        loose = loose or (word in _SMALL and run >= _TEN)
        if word in _SMALL and pending and _SMALL[word] < least_small and not (runs > 1 and run >= _TEN):
            least_small = _SMALL[word]
            section, pending = _EXACT.add(section, _EXACT.multiply(run, Decimal(least_small))), False
        elif word in _BIG and _BIG[word] < least_big and (pending or section):
            least_big = _BIG[word]
            section = _EXACT.add(section, run) if pending else section
            total = _EXACT.add(total, _EXACT.multiply(section, Decimal(least_big)))
            section, pending, least_small = Decimal(0), False, 10**4
        else:
            scan.refuse("the number words do not descend", "「万」「千」などの並びが数として読めません。")
        if word == "百" and (run >= _TEN or fraction) and not scan.text.startswith(tuple(_BIG), scan.position):
            scan.refuse("百 stands behind one digit only", "「百」の前の数字が不自然です。")
        scale = _EXACT.multiply(scale, Decimal(_SMALL.get(word) or _BIG[word]))
        if scan.text.startswith((*_BIG, *_SMALL), scan.position):
            continue
        scan.match(_REST_APART, blanks=False)
        following = _run(scan)
        if following is None:
            break
        # Digits after a word: more than none, less than the word, and 千 and 百 behind one digit only (3千2百).
        loose = loose or not following[0]
        run, digits, decimals = following
        pending, runs = True, runs + 1
        if run >= min(least_small, least_big) or decimals or fraction or loose:
            scan.refuse("the digits after a number word do not fit it", "「万」「千」などの後の数字が合いません。")
        _skip_to_word(scan)
        if not scan.text.startswith(tuple(_SMALL), scan.position) and len(digits) < _FILLED.get(word, 0):
            scan.refuse("a word or digits are missing behind a number word", "「千」「百」の後の桁が足りません。")
        if not scan.text.startswith((*_BIG, *_SMALL), scan.position):
            if scan.ahead(_MONEY_APART, blanks=False):
                scan.refuse("a blank stands within the number words", "「万」「千」などの途中に空白があります。")
            section = _EXACT.add(section, run)
            break
    if least_big > _BIG["万"] and 0 < section < _BIG["万"] and total:
        # 1億8,555円 is as likely 1億8,555万円 that has lost its 万.
        scan.refuse("a word is missing between 億 and the digits behind it", "「億」の後の「万」がありません。")
    return _without_zeros(_EXACT.add(total, section)), scale if runs == 1 else None


def _without_zeros(value: Decimal) -> Decimal:
    """The same number without needless zeros after the point, and without an exponent."""
    plain = value.normalize(_EXACT)
    exponent = plain.as_tuple().exponent
    return plain.quantize(Decimal(1), context=_EXACT) if isinstance(exponent, int) and exponent > 0 else plain


def times(value: Decimal, factor: Decimal) -> Decimal:
    """An exact product, without needless zeros: 3 割 are 30 per cent."""
    return _without_zeros(_EXACT.multiply(value, factor))
