"""What goes on in the next plan? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import attrs
from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, Format, Replace
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.output import emit, present, say
from welfareplan.cli.paths import Text, open_dossier, open_text
from welfareplan.cli.writing import DOSSIER_OUT, write_dossier
from welfareplan.errors import InvalidValueError, RevisionConflictError, UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from welfareplan.dossier import Dossier
    from welfareplan.revision.matching import Match


def match(
    old: Annotated[str, Parameter(help="前の期の計画。@DATE を付けると、その日に効力のある本文を指します。")],
    new: Annotated[str, Parameter(help="次の期の計画。書き方は同じです。")],
    /,
    *,
    least: Annotated[float, Parameter(name="--least", help="候補とする類似度の下限（0～1）。")] = 0.5,
    accepted: Annotated[
        list[str] | None,
        Parameter(
            name="--accept",
            metavar="ID",
            negative="",
            help="正しいと確かめた候補の、新しい計画の識別子。繰り返して書けます。継承元に書き入れ、-o に書き出します。",
        ),
    ] = None,
    all_: Annotated[
        bool,
        Parameter(name="--accept-all", negative="", show_default=False, help="全ての候補を正しいものとします。"),
    ] = False,
    out: DOSSIER_OUT = None,
    replace: Replace = False,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Propose which elements continue which (次期計画との対応)."""
    from welfareplan.revision.matching import match as propose

    before, after = open_text(old), open_text(new)
    try:
        found = propose(before.plan, after.plan, least=least)
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    if accepted or all_:
        chosen = found if all_ else _named(accepted or (), found)
        if out is None:
            raise CommandLineError("--accept には、書き出す先が要ります。-o で指定してください。")
        write_dossier(_with(chosen, before, after), out, replace=replace)
        say(f"候補{len(chosen)}件を継承元に書き入れました。")
        return FINE
    if out is not None:
        raise CommandLineError("-o は、確かめた候補を --accept で指定したときに使います。")
    if format_ == "json":
        from welfareplan.cli.data import matches_data

        emit("match", matches_data(found), ascii_only=ascii_)
    else:
        from welfareplan.reports.past import matches_table

        present(matches_table(found, before.plan, after.plan))
    return FINE


def _named(ids: Sequence[str], found: tuple[Match, ...]) -> tuple[Match, ...]:
    """The proposals for these elements of the new plan.

    Raises:
        CommandLineError: there is none for one of them; says the nearest for which there is.
    """
    from welfareplan.ids import nearest

    known = {each.new for each in found}
    for id in ids:
        if id not in known:
            near = nearest(id, known)
            hint = "" if near is None else f"「{near}」ではありませんか。"
            raise CommandLineError(f"新しい計画の「{id}」についての候補はありません。{hint}")
    return tuple(each for each in found if each.new in ids)


def _with(chosen: tuple[Match, ...], before: Text, after: Text) -> Dossier:
    """The dossier of the new plan with what was accepted.

    Raises:
        CommandLineError: it cannot be written into the text as adopted.
    """
    from welfareplan.revision.matching import accept

    dossier = after.dossier
    if after.day is not None:
        raise CommandLineError("候補は策定時の本文に書き入れます。新しい計画は @DATE を付けずに指定してください。")
    late = [each.new for each in chosen if each.new not in dossier.base]
    if late:
        raise CommandLineError(
            f"「{late[0]}」は改訂で加えられた要素です。その改訂のファイルの succeeds に書いてください。"
        )
    made = attrs.evolve(dossier, base=accept(dossier.base, chosen, old=before.plan))
    try:
        made.latest  # noqa: B018 - whether its revisions still apply
    except RevisionConflictError as error:
        raise CommandLineError(f"継承元を書き入れると、改訂が適用できなくなります。{error.ja}") from error
    return made


def follow(
    path: Annotated[str, Parameter(help="新しい計画の綴り（フォルダー、.toml、.json、.xlsx）。")],
    id: Annotated[str, Parameter(name="ID", help="指標の識別子。")],
    older: Annotated[
        tuple[str, ...], Parameter(name="OLD", show_default=False, help="前の期の計画の綴り。いくつでも書けます。")
    ] = (),
    /,
    *,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Follow the figures of an indicator across terms (系列の追跡)."""
    from welfareplan.following import follow as find

    try:
        found = find(open_dossier(path), id, before=[open_dossier(each) for each in older])
    except (InvalidValueError, UnknownIdError) as error:
        raise CommandLineError(error.ja) from error
    if format_ == "json":
        from welfareplan.cli.data import series_data

        emit("follow", series_data(found), ascii_only=ascii_)
    else:
        from welfareplan.reports.past import series_table

        present(series_table(found))
    return FINE
