"""What if two departments edit one draft? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import attrs
from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, Format, Replace
from welfareplan.cli.complaints import FINDINGS, FINE, CommandLineError
from welfareplan.cli.output import complain, emit, present, say
from welfareplan.cli.paths import open_text
from welfareplan.cli.writing import DOSSIER_OUT, write_dossier
from welfareplan.errors import InvalidValueError
from welfareplan.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.dossier import Dossier
    from welfareplan.problems import Problem
    from welfareplan.revision.merging import Merge
    from welfareplan.revision.sides import Side

Names = list[str] | None


def merge(
    base: Annotated[str, Parameter(help="分かれる前の本文。@DATE を付けると、その日に効力のある本文を指します。")],
    ours: Annotated[str, Parameter(help="こちらの案。書き方は同じです。")],
    theirs: Annotated[str, Parameter(help="相手の案。書き方は同じです。")],
    /,
    *,
    take_ours: Annotated[
        Names,
        Parameter(
            name="--ours",
            metavar="NAME",
            negative="",
            help="こちらの案を採る競合（例: salon.title）。繰り返して書けます。",
        ),
    ] = None,
    take_theirs: Annotated[
        Names, Parameter(name="--theirs", metavar="NAME", negative="", help="相手の案を採る競合。繰り返して書けます。")
    ] = None,
    prefer: Annotated[
        Literal["ours", "theirs"] | None, Parameter(name="--prefer", help="残る競合の全てで採る案。")
    ] = None,
    out: DOSSIER_OUT = None,
    replace: Replace = False,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Merge two edited versions of one plan (案の統合)."""
    from welfareplan.revision.merging import merge as combine
    from welfareplan.revision.sides import Side

    texts = [open_text(each) for each in (base, ours, theirs)]
    try:
        found = combine(*(each.plan for each in texts))
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    found = _chosen(found, {Side.OURS: take_ours or (), Side.THEIRS: take_theirs or ()})
    if prefer is not None:
        found = found.settle(Side(prefer))
    ours_, theirs_ = texts[1].dossier, texts[2].dossier
    merged = None if found.conflicts else attrs.evolve(ours_, base=found.plan, revisions=())
    problems = _problems(merged)
    if format_ == "json":
        from welfareplan.cli.data import merge_data

        emit("merge", merge_data(found, problems), ascii_only=ascii_)
    else:
        _show(found, problems, writes=out is not None)
    if merged is None or any(each.severity is Severity.ERROR for each in problems):
        _tell_why_not(found)
        return FINDINGS
    if out is not None:
        write_dossier(merged, out, replace=replace, tell=say if format_ == "text" else complain)
        _tell_what_is_left(ours_, theirs_)
    return FINDINGS if problems else FINE


def _chosen(found: Merge, names: dict[Side, Iterable[str]]) -> Merge:
    """The merge with the choices made that the user named.

    Raises:
        CommandLineError: there is no such conflict, or both sides are chosen for it.
    """
    ours, theirs = map(set, names.values())
    if ours & theirs:
        raise CommandLineError(f"「{min(ours & theirs)}」に --ours と --theirs の両方が書かれています。")
    wanted = {name: side for side, given in names.items() for name in given}
    known = {each.name for each in found.conflicts}
    chosen = found
    # One choice may settle another or bring one up, such as about two things of one id.
    while hit := next((each for each in chosen.conflicts if each.name in wanted), None):
        known.add(hit.name)
        chosen = chosen.choose(hit, wanted[hit.name])
    for name in wanted:
        if name not in known:
            left = "、".join(dict.fromkeys(each.name for each in found.conflicts))
            listed = f"競合は、{left}です。" if left else "競合はありません。"
            raise CommandLineError(f"「{name}」という競合はありません。{listed}")
    return chosen


def _problems(merged: Dossier | None) -> tuple[Problem, ...]:
    """The errors and warnings about the merged text."""
    from welfareplan.checks import check

    return () if merged is None else tuple(each for each in check(merged) if each.severity is not Severity.HINT)


def _show(found: Merge, problems: tuple[Problem, ...], *, writes: bool) -> None:
    from welfareplan.reports.past import conflicts_table
    from welfareplan.reports.tables import problems_table

    if found.conflicts:
        present(conflicts_table(found))
    elif problems:
        present(problems_table(problems, found.plan))
    elif not writes:
        say("競合はありません。-o で書き出す先を指定すると、統合した本文を書き出します。")


def _tell_why_not(found: Merge) -> None:
    if not found.conflicts:
        complain("統合した本文に誤りがあるため、書き出しませんでした。どちらかの案を直して、もう一度実行してください。")
        return
    name = found.conflicts[0].name
    complain(
        f"競合が{len(found.conflicts)}件あるため、書き出しませんでした。"
        f"採る案を --ours {name} 又は --theirs {name} のように一つずつ指定するか、"
        "残りの全てについて --prefer ours 又は --prefer theirs を指定してください。"
    )


def _tell_what_is_left(ours: Dossier, theirs: Dossier) -> None:
    """Tell what of the two dossiers is no part of the text and so was not merged."""
    if ours.revisions:
        complain(f"こちらの案の改訂{len(ours.revisions)}件は、本文に反映し、記録としては書き出していません。")
    stray = [each for each in theirs.observations if each not in ours.observations]
    judged = [each for each in theirs.assessments if each not in ours.assessments]
    if stray or judged:
        complain(f"相手の案にだけある実績{len(stray)}件、点検・評価{len(judged)}件は書き出していません。")
