"""What does the user declare for an evaluation? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from welfareplan.cli.complaints import CommandLineError
from welfareplan.ids import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.evaluation.declaring import Declared

DECLARE = Annotated[
    list[str] | None,
    Parameter(
        name="--declare",
        metavar="ID=WORD",
        negative="",
        help="計画に明記のないことを、この評価に限り指定します。望ましい方向は up・down、検定の結果は significant・not_significant、"
        "維持の許容幅は「20人以内」、言葉で示された目標の達成は reached・not_reached、調査の値は survey、"
        "定義が変わり比較できない値は not_comparable です。繰り返せます。計画は変えません。",
    ),
]
"""The option by which something is declared; every command that grades has it."""

_WITHIN = "以内"


def declarations(texts: Iterable[str] | None) -> dict[str, Declared]:
    """What the user declares, by indicator: ``visits=up``, ``members=20人以内``; several of one indicator go together.

    Raises:
        CommandLineError: something has not that form, or says of one indicator two things that exclude each other.
    """
    from welfareplan.evaluation.declaring import Declared

    found: dict[str, dict[str, object]] = {}
    for text in texts or ():
        id, sign, word = text.partition("=")
        if not id or not sign:
            raise CommandLineError(f"--declare の「{text}」は、ID=up のような形ではありません。")
        name, value = _meaning(id, word)
        given = found.setdefault(id, {})
        if given.setdefault(name, value) != value:
            raise CommandLineError(f"--declare で「{id}」に、互いに異なる指定があります。一方だけを書いてください。")
    return {id: Declared(**given) for id, given in found.items()}  # type: ignore[arg-type]  # by the names of its fields


def _meaning(id: str, word: str) -> tuple[str, object]:
    """What a word declares: the field of ``Declared``, and its value.

    Raises:
        CommandLineError: it declares nothing; says the nearest that does.
    """
    from welfareplan.terms import Better, Significance

    words: dict[str, tuple[str, object]] = {
        **{each.value: ("better", each) for each in Better},
        **{each.value: ("significance", each) for each in Significance},
        "reached": ("reached", True),
        "not_reached": ("reached", False),
        "survey": ("survey", True),
        "not_comparable": ("comparable", False),
    }
    if word in words:
        return words[word]
    if word.endswith(_WITHIN):
        return "tolerance", _tolerance(id, word)
    near = nearest(word, words)
    hint = "" if near is None else f"「{id}={near}」ではありませんか。"
    raise CommandLineError(
        f"--declare の「{id}={word}」の「{word}」は使えません。使えるのは {'、'.join(words)} と、「20人以内」のような許容幅です。{hint}"
    )


def _tolerance(id: str, word: str) -> object:
    """How far a level may move, as it is printed: 20人以内, 3ポイント以内.

    Raises:
        CommandLineError: it cannot be read.
    """
    from welfareplan.errors import UnreadableCellError
    from welfareplan.printed import TargetReading, read_target

    try:
        read = read_target(word)
    except UnreadableCellError as error:
        raise CommandLineError(f"--declare の「{id}={word}」が読み取れません。{error.ja}") from error
    if not isinstance(read, TargetReading) or read.amount is None:
        raise CommandLineError(
            f"--declare の「{id}={word}」は許容幅として読み取れません。「20人以内」のように書いてください。"
        )
    return read.amount
