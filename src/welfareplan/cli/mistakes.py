"""What is wrong with the arguments? (floor 9)

The mistakes that cyclopts finds, as Japanese sentences that say what to do.
"""

from __future__ import annotations

from typing import get_args

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from welfareplan.ids import nearest


def sentence(error: CycloptsError) -> str:
    """The mistake in Japanese, with the nearest thing that is right where there is one."""
    match error:
        case UnknownOptionError(token=token, argument_collection=arguments):
            return _unknown_option(
                token.keyword or token.value,
                [name for each in arguments for name in each.names if name.startswith("-")],
            )
        case MissingArgumentError():
            return _missing(error)
        case RepeatArgumentError(token=token):
            return f"オプション「{token.keyword}」が二度書かれています。一つにしてください。"
        case UnusedCliTokensError(unused_tokens=tokens):
            listed = "、".join(f"「{each}」" for each in tokens or ())
            return f"引数が多すぎます：{listed}。"
        case CoercionError():
            return _coercion(error)
        case _:
            return f"引数を読めません：{error}"


def _unknown_option(word: str, known: list[str]) -> str:
    option = word.partition("=")[0]
    near = nearest(option, known)
    hint = f"「{near}」ではありませんか。" if near else f"使えるのは {'、'.join(known)} です。"
    return f"オプション「{option}」はありません。{hint}"


def _missing(error: MissingArgumentError) -> str:
    argument = error.argument
    if argument is None:
        return "引数が足りません。"
    if error.keyword:
        return f"オプション「{error.keyword}」には値が必要です。"
    if not argument.field_info.is_positional:
        return f"オプション「{argument.name}」を指定してください。"
    return f"引数「{argument.name.lstrip('-').upper()}」がありません。"


def _coercion(error: CoercionError) -> str:
    token, choices = error.token, [str(each) for each in get_args(error.target_type)]
    found = "" if token is None else f"「{token.value}」"
    name = "" if token is None or not token.keyword else f"オプション「{token.keyword}」に"
    if not choices:
        return f"{name}{found}は使えません。"
    near = None if token is None else nearest(token.value, choices)
    hint = f"「{near}」ではありませんか。" if near else ""
    return f"{name}{found}は使えません。{hint}選べるのは {'、'.join(choices)} です。"
