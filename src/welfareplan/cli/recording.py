"""How are the figures of a year added? (floor 9)"""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from welfareplan.cli.complaints import FINDINGS, FINE, CommandLineError
from welfareplan.cli.output import present, say
from welfareplan.cli.paths import open_dossier, require_path
from welfareplan.errors import DataFileError, InvalidValueError


def record(
    dossier: Annotated[str, Parameter(help="計画の綴り（フォルダー、.toml、.json）。")],
    /,
    *,
    figures: Annotated[str, Parameter(name="--figures", metavar="FILE", help="追加する実績の表（.csv 又は .xlsx）。")],
    correct: Annotated[
        bool,
        Parameter(
            name="--correct", negative="", show_default=False, help="既にある値と異なる値を、訂正として置き換えます。"
        ),
    ] = False,
    source: Annotated[
        str | None, Parameter(name="--source", help="出典の識別子、又は新しい出典の名称。省くと表のファイル名。")
    ] = None,
    sheet: Annotated[str | None, Parameter(name="--sheet", metavar="NAME", help="シート名。")] = None,
    era: Annotated[str | None, Parameter(name="--era", metavar="ERA", help="元号が省略された年の元号。")] = None,
) -> int:
    """Add the figures of a year (実績の追加)."""
    from welfareplan.files.recording import record_table
    from welfareplan.files.writer import dump
    from welfareplan.reports.sheets import Table
    from welfareplan.reports.wording import name, reading

    held = open_dossier(dossier)
    require_path(figures)
    try:
        done, table = record_table(held, figures, source=source, correct=correct, sheet=sheet, era=era)
    except DataFileError:
        raise
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    refused = bool(done.corrected) and not correct
    if not refused and done.dossier != held:
        dump(done.dossier, dossier, replace=True)
    plan = held.latest
    rows = [(name(each.indicator, plan), "追加", "", reading(each.reading)) for each in done.added]
    rows += [
        (name(new.indicator, plan), "訂正", reading(old.reading), reading(new.reading)) for old, new in done.corrected
    ]
    notes = [f"変更のない値は{len(done.same)}件です。"] if done.same else []
    notes += [f"計画にない、又は一つに決められない指標です：{each}" for each in done.unmatched]
    notes += [f"{each.address}「{each.text}」：{each.why_ja}" for each in table.doubts]
    present(
        Table(
            title="実績の追加", headings=("指標", "処理", "現在の値", "新しい値"), rows=tuple(rows), notes=tuple(notes)
        )
    )
    if refused:
        say("\n既にある値と異なる値があるため、何も書き込んでいません。訂正するときは --correct を付けてください。")
    return FINDINGS if refused or done.unmatched or table.doubts else FINE
